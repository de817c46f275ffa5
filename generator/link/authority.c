/* SPDX-License-Identifier: MIT */
#include "authority.h"

#include <errno.h>
#include <unistd.h>

#include "arena.h"

/* The path of a table: in `dir` if it is there, else in `fallback`. NULL if
 * it is in neither: reported. */
static const char *
table_path(struct arena *a, struct diag *d, const char *dir,
    const char *fallback, const char *name)
{
	const char *const folder[] = {dir, fallback};
	struct slice path = slice_of(name);

	for (int i = 0; i < 2; i++) {
		if (folder[i] == NULL)
			continue;
		path = arena_printf(a, "%s/%s", folder[i], name);
		if (access(path.p, F_OK) == 0)
			return path.p;
	}
	diag(d, DIAG_CANNOT_READ, (struct location){.path = path},
	    slice_of(strerror(ENOENT)));
	return NULL;
}

bool
authority_load(struct authority *auth, struct arena *a, struct diag *d,
    const char *dir, const char *fallback)
{
	const char *units = table_path(a, d, dir, fallback, "units.tsv");
	const char *idioms = table_path(a, d, dir, fallback, "idioms.tsv");
	const char *places = table_path(a, d, dir, fallback, "places.tsv");
	const char *industries =
	    table_path(a, d, dir, fallback, "industries.tsv");

	*auth = (struct authority){0};
	if (units == NULL || idioms == NULL || places == NULL || industries == NULL)
		return false;
	auth->units = units_load(a, d, units);
	auth->idioms = idioms_load(a, d, idioms);
	auth->gazetteer = gazetteer_load(a, d, places);
	auth->industries = industries_load(a, d, industries);
	return auth->units != NULL && auth->idioms != NULL &&
	       auth->gazetteer != NULL &&
	       auth->industries != NULL;
}

/* SPDX-License-Identifier: MIT */
#include "authority.h"

#include <errno.h>
#include <unistd.h>

#include "arena.h"
#include "gazetteer_check.h"

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
    const struct lexicon_sources *s)
{
	enum { UNITS, IDIOMS, PLACES, INDUSTRIES, NAMES, TABLES };
	static const char *const name[TABLES] = {"units.tsv", "idioms.tsv",
	    "places.tsv", "industries.tsv", "names.tsv"};
	const char *path[TABLES];
	bool all = true;

	*auth = (struct authority){0};
	for (int i = 0; i < TABLES; i++) {
		path[i] = table_path(a, d, s->dir, s->fallback, name[i]);
		all = all && path[i] != NULL;
	}
	if (!all)
		return false;
	auth->units = units_load(a, d, path[UNITS]);
	auth->idioms = idioms_load(a, d, path[IDIOMS]);
	auth->gazetteer = gazetteer_load(a, d, path[PLACES]);
	auth->industries = industries_load(a, d, path[INDUSTRIES]);
	auth->namewords = namewords_load(a, d, path[NAMES]);
	auth->lexicon = lexicon_load(a, d, s);
	return auth->units != NULL && auth->idioms != NULL &&
	       auth->gazetteer != NULL && auth->industries != NULL &&
	       auth->namewords != NULL;
}

void
authority_check(const struct authority *auth, struct arena *a, struct diag *d,
    const struct lexicon_sources *s)
{
	const char *readings =
	    table_path(a, d, s->dir, s->fallback, "pinyin.tsv");

	if (readings != NULL)
		gazetteer_check(auth->gazetteer, d, readings);
}

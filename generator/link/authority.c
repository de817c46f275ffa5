/* SPDX-License-Identifier: MIT */
#include "authority.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
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

/* The seats and trades of names that stand as they are. */
static void
check_names(const struct authority *auth, struct diag *d)
{
	for (size_t i = 0; i < namewords_nfixed(auth->namewords); i++) {
		const struct fixed_name *f =
		    namewords_fixed(auth->namewords, (uint32_t)i);

		if (f->place.n > 0 &&
		    gazetteer_by_id(auth->gazetteer, f->place) == NULL)
			diag(d, DIAG_TABLE_BAD_CELL, f->at, f->place);
		if (f->industry.n > 0 &&
		    industries_by_code(auth->industries, f->industry) == NULL)
			diag(d, DIAG_TABLE_BAD_CELL, f->at, f->industry);
	}
}

void
authority_check(const struct authority *auth, struct arena *a, struct diag *d,
    const struct lexicon_sources *s)
{
	const char *readings =
	    table_path(a, d, s->dir, s->fallback, "pinyin.tsv");

	if (readings != NULL)
		gazetteer_check(auth->gazetteer, d, readings);
	check_names(auth, d);
}

/* -- what they are, all together -- */

static bool
add_file(struct buffer *out, struct diag *d, const char *name, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct digest digest;
	bool ok = fd >= 0 && digest_of_file(&digest, fd);

	if (ok) {
		digest_hex(&digest, buffer_room(out, DIGEST_HEX));
		out->n += DIGEST_HEX;
		buffer_printf(out, " %s\n", name);
	} else {
		diag(d, DIAG_CANNOT_READ,
		    (struct location){.path = slice_of(path)},
		    slice_of(strerror(errno)));
	}
	if (fd >= 0)
		close(fd);
	return ok;
}

static int
is_table(const struct dirent *e)
{
	return slice_ends(slice_of(e->d_name), SLICE(".tsv"));
}

static int
by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* The tables of `dir`, but for those that `over` has too. */
static bool
add_folder(struct buffer *out, struct arena *a, struct diag *d, const char *dir,
    const char *over)
{
	struct dirent **entry;
	int n = dir != NULL ? scandir(dir, &entry, is_table, by_bytes) : 0;
	bool ok = true;

	for (int i = 0; i < n; i++) {
		const char *name = entry[i]->d_name;

		if (over == NULL ||
		    access(arena_printf(a, "%s/%s", over, name).p, F_OK) != 0)
			ok = add_file(out, d, name,
				 arena_printf(a, "%s/%s", dir, name).p) &&
			     ok;
		free(entry[i]);
	}
	if (n > 0)
		free(entry);
	return ok;
}

bool
authority_digest(struct digest *out, struct arena *a, struct diag *d,
    const struct lexicon_sources *s)
{
	struct buffer all = {0};
	bool ok = add_folder(&all, a, d, s->dir, NULL);

	ok = add_folder(&all, a, d, s->fallback, s->dir) && ok;
	if (s->learnt != NULL)
		ok = add_file(&all, d, "learnt", s->learnt) && ok;
	if (s->dictionary != NULL)
		ok = add_file(&all, d, "dictionary", s->dictionary) && ok;
	buffer_put(&all, s->learnt_text);
	*out = digest_of(buffer_slice(&all));
	buffer_free(&all);
	return ok;
}

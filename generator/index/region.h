/* SPDX-License-Identifier: MIT */
/* region.h - the region or industry that a reader means by a name
 *
 * A name in any script, a former one, an id or a code. Where several places
 * share it all of them are meant, for a reader can tell 朝阳 from 朝阳 by the
 * results, but not by a message. An archive knows the names of what is in it;
 * only for one that it does not know are the authority files asked. */
#ifndef REGION_H
#define REGION_H
#include "buffer.h"
#include "diag.h"

struct arena;
struct authority;
struct catalogue;

enum { REGION_MOST = 16 };

struct regions {
	struct slice id[REGION_MOST];
	size_t n; /* 0: not asked for */
};

/* Finds places of the archive; ids are in `a`. False if none has the name. */
bool region_find(
    struct regions *r, struct arena *a, struct catalogue *c, struct slice name);
/* The same of all places that there are, none of which the archive need have.
 * False, reported with the names that look or sound most like it, if there is
 * no such place. */
bool region_find_any(struct regions *r, struct diag *d,
    const struct authority *auth, struct slice name);

/* The code of an industry, by code, name or term; p NULL if there is none. */
struct slice industry_find(
    struct arena *a, struct catalogue *c, struct slice name);
/* Reports that there is none, with the names that look most like it. */
void industry_report(
    struct diag *d, const struct authority *auth, struct slice name);

/* SQL: whether the row w of place_region held when article a was printed. */
#define REGION_HELD                                                            \
	"(a.date BETWEEN w.\"from\" AND w.\"to\" OR "                          \
	"(a.date IS NULL AND w.\"from\" IS NULL))"
#endif

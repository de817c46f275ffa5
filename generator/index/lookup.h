/* SPDX-License-Identifier: MIT */
/* lookup.h - what the keys and codes of figures stand for
 *
 * There are few places, units and industries and very many figures: they are
 * read once, where joins would look for them again and again. */
#ifndef LOOKUP_H
#define LOOKUP_H
#include "catalogue.h"

struct lookup;

struct named {
	struct slice id, zh, en; /* p NULL: none */
};

/* A place lay in a region from one day to another, a row of place_region. */
struct lay {
	int64_t place, region; /* keys */
	struct slice kind;     /* of the region, then */
	struct slice from, to; /* p NULL: in undated articles */
};

/* NULL if the database fails: reported. */
struct lookup *lookup_new(struct catalogue *c);
void lookup_free(struct lookup *n); /* NULL is fine */

/* Nothing where there is none of that key or code. */
struct named lookup_place(const struct lookup *n, int64_t key);
struct named lookup_unit(const struct lookup *n, struct slice id);
struct named lookup_industry(const struct lookup *n, struct slice code);
/* Where a place lay on a day (p NULL: in undated articles): the first, itself,
 * if `after` is NULL, then what it was part of, and so on; NULL: no more. */
const struct lay *lookup_lay(const struct lookup *n, int64_t place,
    struct slice day, const struct lay *after);
#endif

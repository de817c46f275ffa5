/* SPDX-License-Identifier: MIT */
/* region.h - the region that a reader means by a name
 *
 * A name in any script, a former one or an id. Where several places share it
 * all of them are meant, for a reader can tell 朝阳 from 朝阳 by the results,
 * but not by a message. */
#ifndef REGION_H
#define REGION_H
#include "buffer.h"
#include "diag.h"

struct gazetteer;
struct place;

enum { REGION_MOST = 16 };

struct regions {
	const struct place *v[REGION_MOST];
	size_t n; /* 0: not asked for */
};

/* False, reported with the names that are most like it, if there is no such
 * place. */
bool region_find(struct regions *r, struct diag *d, const struct gazetteer *g,
    struct slice name);
/* SQL: whether the row w of place_region held when article a was printed. */
#define REGION_HELD                                                            \
	"(a.date BETWEEN w.\"from\" AND w.\"to\" OR "                          \
	"(a.date IS NULL AND w.\"from\" IS NULL))"
/* Letters to change, add or drop, or to swap with the next, to make `b` of
 * `a` (Damerau 1964), ASCII case apart; `most` + 1 if more than `most`. */
unsigned region_distance(struct slice a, struct slice b, unsigned most);
#endif

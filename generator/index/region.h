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

struct authority;
struct place;

enum { REGION_MOST = 16 };

struct regions {
	const struct place *v[REGION_MOST];
	size_t n; /* 0: not asked for */
};

/* False, reported with the names that look or sound most like it, if there is
 * no such place. */
bool region_find(struct regions *r, struct diag *d,
    const struct authority *auth, struct slice name);
/* SQL: whether the row w of place_region held when article a was printed. */
#define REGION_HELD                                                            \
	"(a.date BETWEEN w.\"from\" AND w.\"to\" OR "                          \
	"(a.date IS NULL AND w.\"from\" IS NULL))"
#endif

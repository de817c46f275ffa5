/* SPDX-License-Identifier: MIT */
/* gazetteer_rows.h - what the rows of places.tsv say; for gazetteer.c, which
 * reads them, place_names.c, which finds them, and gazetteer_check.c, which
 * judges them */
#ifndef GAZETTEER_ROWS_H
#define GAZETTEER_ROWS_H
#include "gazetteer.h"
#include "map.h"
#include "table.h"
#include "termset.h"
#include "vec.h"

/* Deep enough for town, county, prefecture, province, region, country. */
enum { DEEPEST = 8 };

struct entry {
	struct place place;
	struct location at;
	struct slice variants[LANGS], parents, code; /* the cells */
	VEC(struct membership) memberships;          /* by date */
	VEC(struct dated_name) names;
	const struct place *usual; /* what it belonged to for longest */
};

/* What a term stands for, and when it did. */
struct meaning {
	const struct entry *entry;
	struct interval when;
	struct slice name;
	bool shy;
};

struct gazetteer {
	struct arena *arena;
	struct entry *entry;
	size_t n;
	struct map by_id; /* struct entry * */
	struct termset terms[LANGS];
	VEC(struct meaning) meanings[LANGS]; /* by value of term */
};

static inline const struct entry *
entry_of(const struct place *p)
{
	return (const struct entry *)p; /* its first member */
}

/* Whether the variants say that the heading means something else more often:
 * "?中东" for 中东. */
static inline bool
entry_heading_is_shy(const struct entry *e)
{
	struct slice rest = e->variants[ZH], item;

	while (table_item(&rest, '|', &item))
		if (item.n > 0 && item.p[0] == '?' &&
		    slice_eq(slice_tail(item, 1), e->place.name[ZH]))
			return true;
	return false;
}
#endif

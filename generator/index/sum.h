/* SPDX-License-Identifier: MIT */
/* sum.h - whether claims may be added, and what they make */
#ifndef SUM_H
#define SUM_H
#include "statistics.h"

/* What of a claim a sum needs. */
struct point {
	int64_t article, place, organisation; /* keys, 0: none */
	double min, max;                      /* NAN: open */
	struct date from, to;                 /* period */
	bool establishment; /* a factory, mine, school or commune: no two
			     * of them have a thing in common */
	bool approximate;
};

/* Which places lie in which, at any time: nested ones may not be added. */
struct nesting;

struct nesting *nesting_load(struct arena *a, struct catalogue *c);
/* Fills in counts, range, median and sum of `row` from its claims, which come
 * in the order of articles and are then sorted. */
void sum_points(struct statistics_row *row, const struct nesting *nesting,
    struct point *v, size_t n, bool is_amount);
#endif

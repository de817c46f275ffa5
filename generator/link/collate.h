/* SPDX-License-Identifier: MIT */
/* collate.h - whether two figures say the same; inside this room only */
#ifndef COLLATE_H
#define COLLATE_H
#include "linker.h"

struct comparison {
	bool same_value; /* whatever words and units tell it */
	double likeness; /* to choose among several that are the same */
	enum difference difference; /* what an editor should see */
};

struct comparison compare_figures(
    const struct linker *l, const struct figure *zh, const struct figure *en);
/* The first figure at or after `off`. */
size_t figure_from(const struct linker *l, size_t off);
/* evidence.c: whether a figure without a partner is missing in the other half,
 * and not only put in other words. Asks for all pairs. */
bool is_surely_missing(const struct linker *l, int32_t figure);
/* Whether the stretch of the other half prints the number of `f` where no
 * pair has taken it: in a name, a date, an adverb. What touches `but` does
 * not count. */
bool is_printed_unpaired(const struct linker *l, const struct figure *f,
    struct span there, struct span but);
/* Whether one may be the changed rendering of the other: of one kind, and
 * counted in units that do not exclude each other. */
bool of_one_sort(
    const struct linker *l, const struct figure *a, const struct figure *b);
/* Whether one looks like the other with a slip of the pen: the digits are
 * nearly the same, or the numbers a power of ten apart, and the units do not
 * exclude each other. */
bool may_be_slip(
    const struct linker *l, const struct figure *a, const struct figure *b);
/* discrepancies.c: reports that times differ. */
void tell_time(struct linker *l, struct span zh, struct span en);
#endif

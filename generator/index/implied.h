/* SPDX-License-Identifier: MIT */
/* implied.h - the base that a change and what it came to leave no doubt about
 *
 * "Rose by 15 percent, to 230,000 tons" says that it was 200,000 tons. The
 * change comes first, in the same sentence, about the same item and place; the
 * base is the value divided by the factor, with the bounds of both. */
#ifndef IMPLIED_H
#define IMPLIED_H
#include "selection.h"
#include "vec.h"

struct implied {
	struct arena *arena; /* of the changes of one sentence */
	VEC(struct claim) changes;
	int64_t article, bead;
};

void implied_init(struct implied *i);
void implied_release(struct implied *i);
/* Takes the claims in the order of the text. True if `c` and a change before
 * it imply a base: `*base` is `c` with the base's value and period and the
 * role "base"; good until the next call. */
bool implied_base(struct implied *i, const struct claim *c, struct claim *base);
#endif

/* SPDX-License-Identifier: MIT */
/* plain.h - the units of a plain text, whatever it is
 *
 * A line is a paragraph, as Chinese texts are kept, and the sentence splitter
 * finds the units; or, where somebody else has split, a line is a unit, empty
 * ones too, so that the n-th unit is the n-th line. */
#ifndef PLAIN_H
#define PLAIN_H
#include "beads.h"

/* Units are views into `text`. `lexicon` is the splitter's; it may be NULL. */
struct unit_list plain_units(struct arena *a, struct slice text, enum lang l,
    bool presplit, const struct lexicon *lexicon);
#endif

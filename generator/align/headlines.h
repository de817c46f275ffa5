/* SPDX-License-Identifier: MIT */
/* headlines.h - which headline lines render each other
 *
 * A title stands above both versions, cut into lines or not; the lines below
 * it, in the body, repeat it, put it in other words or are not there at all.
 * So titles are laid beside titles and body lines beside body lines. */
#ifndef HEADLINES_H
#define HEADLINES_H
#include "bitext.h"

/* Fills b->headlines and b->repeats. `lexicon` may be NULL. */
void headlines_align(
    struct bitext *b, struct arena *a, const struct lexicon *lexicon);
#endif

/* SPDX-License-Identifier: MIT */
/* ladder.h - beads of paragraphs, made from beads of sentences */
#ifndef LADDER_H
#define LADDER_H
#include "bitext.h"

/* Paragraphs whose sentences meet in a bead belong together: aligned for
 * themselves they come out worse. */
struct bead_list ladder_build(struct arena *a, const struct bitext *b);
#endif

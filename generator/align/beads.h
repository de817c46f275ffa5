/* SPDX-License-Identifier: MIT */
/* beads.h - the aligner itself, over any two lists of units
 *
 * A unit is what is never cut: a sentence, or a line of a text that somebody
 * else has split. */
#ifndef BEADS_H
#define BEADS_H
#include "bitext.h"

struct text_unit {
	struct slice text;
	uint32_t paragraph;
	enum paragraph_kind kind;
};

struct unit_list {
	struct text_unit *v;
	size_t n;
};

/* Beads that cover both lists once, in order of the Chinese; of the English
 * too, unless `reorder` asks for pairs that are out of order. Time and memory
 * grow with the length of the lists, not with its square. `lexicon` may be
 * NULL. */
struct bead_list align_units(struct arena *a,
    const struct unit_list units[LANGS], const struct lexicon *lexicon,
    bool reorder);

/* The sentences of an article as the aligner saw them. */
void bitext_units(
    const struct bitext *b, struct arena *a, struct unit_list units[LANGS]);
#endif

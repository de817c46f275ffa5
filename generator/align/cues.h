/* SPDX-License-Identifier: MIT */
/* cues.h - what in a unit can be found again in the other language
 *
 * A cue is a number that stands for the same thing in both halves: the stem
 * of an English word (for the Chinese half: of a word that may render it), the
 * value of a numeral, a name. */
#ifndef CUES_H
#define CUES_H
#include "beads.h"

struct cue {
	uint32_t id;     /* below cue_table.nids */
	uint32_t before; /* last unit before that shows it + 1, or 0 */
	float chance;    /* that its partner shows it too */
	float gain;      /* what it is worth if its partner does */
};

/* The cues of one unit, each id once. */
struct cue_list {
	struct cue *v;
	uint32_t n;
	uint32_t length; /* characters of the unit, blanks excluded */
};

struct cue_table {
	struct cue_list *unit[LANGS];
	size_t n[LANGS];
	uint32_t nids;
};

void cues_find(struct cue_table *t, struct arena *a,
    const struct unit_list units[LANGS], const struct lexicon *lexicon);
#endif

/* SPDX-License-Identifier: MIT */
/* seams.h - how units begin and end
 *
 * A question is rendered by a question, and what is said aloud by something
 * said aloud: where no word tells whose a sentence of a dialogue is, its last
 * mark and its quotation marks do. */
#ifndef SEAMS_H
#define SEAMS_H
#include "beads.h"

/* By the quotation: it begins with one, holds one, neither. */
#define SEAM_BEGINS 3
/* By the last mark: . ? ! and others; by the quotation: it ends with one, ends
 * inside one, neither. */
#define SEAM_MARKS 4
#define SEAM_QUOTES 3
#define SEAM_ENDS (SEAM_MARKS * SEAM_QUOTES)

struct seams {
	struct seam {
		uint8_t begin, end;
	} * v[LANGS];          /* by unit */
	unsigned occur[LANGS]; /* the ends that do: bits */
	/* Log odds of what a Chinese and an English unit show where a bead
	 * begins, or ends, against two units that were drawn by lot: by what
	 * the Chinese one shows, which has to occur, and by English unit. */
	float *begins[SEAM_BEGINS], *ends[SEAM_ENDS];
};

/* The tables by English unit have room for `width` of them. */
void seams_find(struct seams *s, struct arena *a,
    const struct unit_list units[LANGS], size_t width);
/* From the beads at hand, and from what is usual; `beads` may be NULL. */
void seams_learn(struct seams *s, const struct unit_list units[LANGS],
    const struct bead_list *beads);
#endif

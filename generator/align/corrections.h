/* SPDX-License-Identifier: MIT */
/* corrections.h - beads that a person has laid down: corrections/ID.tsv
 *
 * A reader's word is final. A row is a sentence bead:
 *
 *	zh	en	zh_words	en_words	note
 *
 * The first two number its sentences from 0 through the half, "3", "3,4",
 * "3-5" or "-" for none; the next two tell how the text of each side begins
 * and ends, "新华社…时报道。", so that a row that no longer fits, because the
 * article was changed, is reported and passed over instead of joining what
 * does not belong together. Sentences without a row are aligned around those
 * that have one. */
#ifndef CORRECTIONS_H
#define CORRECTIONS_H
#include "bitext.h"

struct correction {
	struct run side[LANGS];
	struct slice words[LANGS];
	struct slice note;
	struct location at;
};

struct corrections {
	VEC(struct correction) rows;
};

/* Reads a file into `a`. A row that is no bead is reported and skipped. */
void corrections_read(
    struct corrections *c, struct arena *a, struct diag *d, const char *path);
/* Whether a row's sentences are there and have its words. */
bool correction_fits(const struct bitext *b, const struct correction *c);
/* Lays the rows down that fit; those that do not are reported. `c` must
 * outlive the bitext. */
void bitext_correct(struct bitext *b, struct arena *a, struct diag *d,
    const struct lexicon *lexicon, const struct corrections *c);
/* Appends a file for a person to edit: every sentence bead, those that nobody
 * has confirmed as comments. */
void corrections_print(
    struct buffer *out, const struct bitext *b, struct slice id);
#endif

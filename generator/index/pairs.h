/* SPDX-License-Identifier: MIT */
/* pairs.h - the pairs of sentences in a catalogue, as a translation memory
 *
 * TMX (tmx.h) of the sentence beads that have both sides and that nobody needs
 * to look at: a score of BEAD_LOW or more, or laid down by a person. */
#ifndef PAIRS_H
#define PAIRS_H
#include "catalogue.h"
#include "tabular.h"

struct pairs;

/* Begins a memory. NULL if the database refuses: reported. */
struct pairs *pairs_begin(struct catalogue *c, table_put *put, void *context);
/* The pairs of an article, by its key, or of all, in the order of the paper
 * and of the text. False once `put` has failed. */
bool pairs_add(struct pairs *p, int64_t article);
bool pairs_add_all(struct pairs *p);
/* Completes the memory and frees `p`. False if `put` has failed. */
bool pairs_end(struct pairs *p);
#endif

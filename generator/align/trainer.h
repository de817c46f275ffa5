/* SPDX-License-Identifier: MIT */
/* trainer.h - learns a lexicon from many texts
 *
 * Texts are aligned by whoever calls, with what is known so far; the trainer
 * gathers the tokens of their beads and learns from all at once. */
#ifndef TRAINER_H
#define TRAINER_H
#include "buffer.h"
#include "learn.h"

struct trainer;

/* Memory is bounded by the `most` beads that are kept: where there are more,
 * every second one, every fourth one ..., whatever the number of threads. */
struct trainer *trainer_new(size_t most);
void trainer_free(struct trainer *t);

/* What one pair of texts has to teach. Lives in `a`; any thread may make
 * one. */
struct lesson;
struct lesson *lesson_new(struct arena *a, const struct unit_list units[LANGS],
    const struct bead_list *beads, const struct lexicon *lexicon);
/* One at a time; the result depends on the order. */
void trainer_add(struct trainer *t, const struct lesson *lesson);

struct trainer_report {
	size_t beads, seen; /* learnt from, of so many added */
	uint32_t types[LANGS];
	size_t pairs; /* found; written */
	size_t rows;
	struct learn_report learn;
};

/* Learns, and appends a lexicon.tsv to `out`; the beads are forgotten, so
 * that another round may begin. */
void trainer_learn(struct trainer *t, const struct crew *crew,
    struct buffer *out, struct trainer_report *report);
#endif

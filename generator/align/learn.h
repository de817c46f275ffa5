/* SPDX-License-Identifier: MIT */
/* learn.h - from beads to the chances of pairs of tokens, both ways */
#ifndef LEARN_H
#define LEARN_H
#include "model1.h"
#include "tokens.h"
#include "weights.h"

/* A Chinese and an English type, and the chances that either produces the
 * other. */
struct chance {
	uint32_t zh, en;
	uint32_t beads; /* that show both; 0 where nobody counted */
	float to_en, to_zh;
};

struct chance_list {
	struct chance *v; /* in order of `zh` */
	size_t n;
};

/* Who does the counting: `run` calls `task` once for each number below
 * `ntasks`, on any thread, and comes back when all are done. */
struct crew {
	void *context;
	void (*run)(void *context, uint32_t ntasks,
	    void (*task)(void *arg, uint32_t i), void *arg);
};

/* What was learnt, for those who want to tell. */
struct learn_report {
	double perplexity[LANGS][LEARN_ITERATIONS + 1]; /* of the language told,
							   by iteration */
};

/* Both lists have the same beads. A pair that one bead alone shows would
 * speak for that bead and no other: it is left out. The result lives in `a`;
 * `crew` and `report` may be NULL. */
struct chance_list learn_chances(struct arena *a,
    const struct bead_tokens tokens[LANGS], const struct crew *crew,
    struct learn_report *report);
/* The tokens of the beads that have both sides: characters and stems. */
void learn_tokens(struct bead_tokens out[LANGS], struct arena *a,
    const struct text *t, const struct bead_list *beads);
#endif

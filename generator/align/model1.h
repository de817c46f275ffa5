/* SPDX-License-Identifier: MIT */
/* model1.h - IBM Model 1: which tokens produce which, learnt from beads
 *
 * Brown et al. 1993, with Moore's (2004) corrections: counts are smoothed so
 * that a rare token does not gather what it never produced, the empty token
 * is there several times, and the first chances are log likelihood ratios.
 *
 * One direction at a time. Told tokens take turns, each with all beads that
 * show it, so that it needs no table of pairs and no lock, and comes out the
 * same bit by bit whoever counts which of them. */
#ifndef MODEL1_H
#define MODEL1_H
#include "slice.h"

struct arena;

/* Beads as lists of tokens, each token once in a bead. */
struct bead_tokens {
	size_t nbeads;
	size_t *first;   /* by bead, one more than there are: into `v` */
	uint32_t *v;     /* types */
	uint32_t ntypes; /* all are below this */
};

/* A pair of types that share more beads than chance would have it. */
struct model1_pair {
	uint32_t given;
	uint32_t beads; /* that show both */
	float chance;   /* that `given` produces the told one */
};

struct model1;

/* Both lists must outlive the model. */
struct model1 *model1_new(
    const struct bead_tokens *given, const struct bead_tokens *told);
void model1_free(struct model1 *m);
/* A round: every told type is counted once, every `step`th from `first` on at a
 * time and on any thread, then the round is settled. The first round finds the
 * pairs and what they begin with. */
void model1_count(struct model1 *m, uint32_t first, uint32_t step);
void model1_settle(struct model1 *m);
/* Of the told tokens, by the chances that the last round began with; 0 before
 * the second. */
double model1_perplexity(const struct model1 *m);
/* In the order in which the beads show them. */
size_t model1_pairs(
    const struct model1 *m, uint32_t told, const struct model1_pair **pair);
#endif

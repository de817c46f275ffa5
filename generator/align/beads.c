/* SPDX-License-Identifier: MIT */
#include "beads.h"

#include <math.h>

#include "aligner.h"
#include "weights.h"

static void
sum_lengths(struct aligner *al)
{
	for (int l = 0; l < LANGS; l++) {
		size_t n = al->units[l].n;

		al->length[l] = ARENA_NEW(al->arena, uint32_t, n + 1);
		for (size_t i = 0; i < n; i++)
			al->length[l][i + 1] =
			    al->length[l][i] + al->cues.unit[l][i].length;
		al->mean[l] = n ? (float)al->length[l][n] / (float)n : 0;
	}
}

/* Learns ratio and variance of the lengths from the beads of one and one. */
static void
learn_lengths(struct aligner *al, const struct bead_list *beads)
{
	double z = 0, e = 0, square = 0, n = 0;

	for (size_t k = 0; k < beads->n; k++) {
		const struct bead *b = &beads->v[k];

		if (b->side[ZH].count != 1 || b->side[EN].count != 1)
			continue;
		z += al->cues.unit[ZH][b->side[ZH].first].length;
		e += al->cues.unit[EN][b->side[EN].first].length;
	}
	if (z < 100 || e < 100)
		return;
	al->ratio = (float)(e / z);
	for (size_t k = 0; k < beads->n; k++) {
		const struct bead *b = &beads->v[k];
		double lz, le;

		if (b->side[ZH].count != 1 || b->side[EN].count != 1)
			continue;
		lz = al->cues.unit[ZH][b->side[ZH].first].length * al->ratio;
		le = al->cues.unit[EN][b->side[EN].first].length;
		square += (le - lz) * (le - lz) / ((lz + le) / 2 + 1);
		n++;
	}
	al->variance =
	    (square + VARIANCE_PRIOR * VARIANCE) / (n + VARIANCE_PRIOR);
}

/* Learns what it costs to leave a unit alone: a text cut short by the
 * translator has many, most have none. */
static void
learn_deletions(struct aligner *al, const struct bead_list *beads)
{
	double paired = 0, alone = 0;

	for (size_t k = 0; k < beads->n; k++) {
		const struct bead *b = &beads->v[k];
		bool pair = b->side[ZH].count > 0 && b->side[EN].count > 0;

		paired += pair;
		alone += !pair;
	}
	al->deletion =
	    (float)-log((alone + DELETION_PRIOR * exp(-COST_DELETION)) /
			(paired + DELETION_PRIOR));
}

/* 0..1: how likely the bead is right, by what speaks for it and against
 * leaving its sides alone (fitted by tests/align/measure.py). */
static void
score_beads(struct comparer *c, const struct bead_list *beads)
{
	for (size_t k = 0; k < beads->n; k++) {
		struct bead *b = &beads->v[k];

		if (b->side[ZH].count == 0 || b->side[EN].count == 0)
			continue;
		b->score =
		    1 / (1 + exp(-SCORE_SLOPE *
				 (comparer_score(c, b->side[ZH], b->side[EN]) -
				     SCORE_MIDDLE)));
	}
}

struct bead_list
align_units(struct arena *a, const struct unit_list units[LANGS],
    const struct lexicon *lexicon, bool reorder)
{
	struct aligner al = {
	    .arena = a,
	    .units = units,
	    .variance = VARIANCE,
	    .deletion = COST_DELETION,
	};
	struct bead_list beads;
	struct comparer *c;

	cues_find(&al.cues, a, units, lexicon);
	sum_lengths(&al);
	al.ratio = al.mean[EN] / al.mean[ZH];
	if (!(al.ratio > RATIO / 2 && al.ratio < RATIO * 2))
		al.ratio = RATIO;
	beads = coarse_align(&al);
	learn_lengths(&al, &beads);
	learn_deletions(&al, &beads);
	beads = fine_align(&al, &beads);
	c = comparer_new(&al);
	if (reorder)
		reorder_beads(&al, c, &beads);
	score_beads(c, &beads);
	return beads;
}

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
		al->words[l] = ARENA_NEW(al->arena, uint32_t, n + 1);
		for (size_t i = 0; i < n; i++) {
			const struct unit_tokens *u = &al->text.unit[l][i];

			al->length[l][i + 1] = al->length[l][i] + u->length;
			al->words[l][i + 1] =
			    al->words[l][i] + (l == EN ? u->n : u->length);
		}
	}
	al->ratio = (float)al->length[EN][al->units[EN].n] /
		    (float)al->length[ZH][al->units[ZH].n] *
		    (float)al->units[ZH].n / (float)al->units[EN].n;
	if (!(al->ratio > RATIO / 2 && al->ratio < RATIO * 2))
		al->ratio = RATIO;
}

static void
weigh_shapes(struct aligner *al)
{
	const float cost[NSHAPES] = {0, 0, 0, COST_1_2, COST_1_2, COST_1_3,
	    COST_1_3, COST_2_2, COST_1_4, COST_1_4, COST_2_3, COST_2_3,
	    COST_1_5, COST_1_5, COST_3_3};

	for (size_t k = 0; k < NSHAPES; k++)
		al->shape[k] = -cost[k];
}

/* Looks up what may render what, and what it says of a unit that none of its
 * tokens is rendered. */
static void
link_tokens(struct aligner *al, const struct lexicon *lexicon,
    const struct chance_list *learnt)
{
	const float miss[LANGS] = {
	    logf(1 - MIXTURE) * WEIGHT_ZH,
	    logf(1 - MIXTURE) * WEIGHT_EN,
	};

	links_make(&al->links, al->arena, &al->text, lexicon, learnt);
	for (int l = 0; l < LANGS; l++) {
		al->lonely[l] = ARENA_NEW(al->arena, float, al->text.n[l]);
		for (size_t i = 0; i < al->text.n[l]; i++) {
			const struct unit_tokens *u = &al->text.unit[l][i];
			uint32_t n = 0;

			for (uint32_t k = 0; k < u->n; k++)
				n += al->links.linked[l][u->v[k]];
			al->lonely[l][i] = (float)n * miss[l];
		}
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
		z += al->text.unit[ZH][b->side[ZH].first].length;
		e += al->text.unit[EN][b->side[EN].first].length;
	}
	if (z < 100 || e < 100)
		return;
	al->ratio = (float)(e / z);
	for (size_t k = 0; k < beads->n; k++) {
		const struct bead *b = &beads->v[k];
		double lz, le;

		if (b->side[ZH].count != 1 || b->side[EN].count != 1)
			continue;
		lz = al->text.unit[ZH][b->side[ZH].first].length * al->ratio;
		le = al->text.unit[EN][b->side[EN].first].length;
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

static struct bead_list
align_once(struct aligner *al)
{
	struct bead_list beads = coarse_align(al);

	learn_lengths(al, &beads);
	learn_deletions(al, &beads);
	return fine_align(al, &beads);
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

	tokens_find(&al.text, a, units, lexicon);
	sum_lengths(&al);
	weigh_shapes(&al);
	link_tokens(&al, lexicon, NULL);
	beads = align_once(&al);
	if (units[ZH].n >= LEARN_LEAST && units[EN].n >= LEARN_LEAST)
		for (int i = 0; i < LEARN_ROUNDS; i++) {
			struct bead_tokens tokens[LANGS];
			struct chance_list learnt;

			learn_tokens(tokens, a, &al.text, &beads);
			learnt = learn_chances(a, tokens, NULL, NULL);

			link_tokens(&al, lexicon, &learnt);
			beads = align_once(&al);
		}
	c = comparer_new(&al);
	if (reorder)
		reorder_beads(&al, c, &beads);
	score_beads(c, &beads);
	return beads;
}

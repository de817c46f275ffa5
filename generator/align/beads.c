/* SPDX-License-Identifier: MIT */
#include "beads.h"

#include <math.h>

#include "aligner.h"
#include "weights.h"

/* Of a shape, against one and one, where nothing is known of the text. */
static float
shape_cost(size_t shape)
{
	const float cost[NSHAPES] = {0, COST_DELETION, COST_DELETION, COST_1_2,
	    COST_1_2, COST_1_3, COST_1_3, COST_2_2, COST_1_4, COST_1_4,
	    COST_2_3, COST_2_3, COST_1_5, COST_1_5, COST_3_3};

	return cost[shape];
}

static bool
starts_paragraph(const struct unit_list *u, size_t i)
{
	return i == 0 || u->v[i].paragraph != u->v[i - 1].paragraph;
}

static void
sum_up(struct aligner *al)
{
	for (int l = 0; l < LANGS; l++) {
		size_t n = al->units[l].n;

		al->length[l] = ARENA_NEW(al->arena, uint32_t, n + 1 + LANES);
		al->words[l] = ARENA_NEW(al->arena, uint32_t, n + 1);
		al->begun[l] = ARENA_NEW(al->arena, uint32_t, n + 1 + LANES);
		for (size_t i = 0; i < n; i++) {
			const struct unit_tokens *u = &al->text.unit[l][i];

			al->length[l][i + 1] = al->length[l][i] + u->length;
			al->words[l][i + 1] =
			    al->words[l][i] + (l == EN ? u->n : u->length);
			al->begun[l][i + 1] =
			    al->begun[l][i] +
			    starts_paragraph(&al->units[l], i);
		}
	}
	al->ratio = (float)al->length[EN][al->units[EN].n] /
		    (float)al->length[ZH][al->units[ZH].n] *
		    (float)al->units[ZH].n / (float)al->units[EN].n;
	if (!(al->ratio > RATIO / 2 && al->ratio < RATIO * 2))
		al->ratio = RATIO;
}

/* Paragraphs tend to begin together. */
static void
judge_openings(struct aligner *al)
{
	static const float score[2][2] = {
	    {0, PARAGRAPH_ALONE}, {PARAGRAPH_ALONE, PARAGRAPH_TOGETHER}};

	size_t width = lattice_width(al);

	for (size_t begins = 0; begins < 2; begins++) {
		float *out = al->opening[begins] =
		    ARENA_NEW(al->arena, float, width);

		for (size_t j = 0; j < al->units[EN].n; j++)
			out[j] =
			    score[begins][starts_paragraph(&al->units[EN], j)];
	}
}

static bool
all_plain(const struct unit_list *u)
{
	for (size_t i = 0; i < u->n; i++)
		if (u->v[i].kind != PARAGRAPH_TEXT)
			return false;
	return true;
}

/* Of captions and plain text. */
static void
judge_kinds(struct aligner *al)
{
	size_t width = lattice_width(al);

	if (all_plain(&al->units[ZH]) && all_plain(&al->units[EN]))
		return;
	for (size_t zh = 0; zh < PARAGRAPH_KINDS; zh++) {
		float *out = al->kind[zh] = ARENA_NEW(al->arena, float, width);

		for (size_t j = 0; j < al->units[EN].n; j++)
			out[j] = al->units[EN].v[j].kind != zh ? KIND_DIFFERS
				 : zh != PARAGRAPH_TEXT        ? KIND_SAME
							       : 0;
	}
}

/* The others have nothing to say. */
static void
keep_linked(struct aligner *al, enum lang l, size_t i)
{
	const struct unit_tokens *all = &al->text.unit[l][i];
	struct unit_tokens *u = &al->shown[l][i];

	u->v = ARENA_NEW(al->arena, uint32_t, all->n);
	for (uint32_t k = 0; k < all->n; k++)
		if (al->links.linked[l][all->v[k]])
			u->v[u->n++] = all->v[k];
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
		al->lonely[l] = ARENA_NEW(
		    al->arena, float, al->text.n[l] + GROUP_MAX + LANES);
		al->shown[l] =
		    ARENA_NEW(al->arena, struct unit_tokens, al->text.n[l]);
		for (size_t i = 0; i < al->text.n[l]; i++) {
			keep_linked(al, (enum lang)l, i);
			al->lonely[l][i] = (float)al->shown[l][i].n * miss[l];
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

/* Learns how usual the first `nshapes` shapes are, against one and one: a text
 * cut short by the translator leaves many units alone, most leave none; some
 * cut every sentence in two. */
static void
learn_shapes(struct aligner *al, const float *seen, size_t nshapes, float prior)
{
	for (size_t k = 1; k < nshapes; k++)
		al->shape[k] = logf((seen[k] + prior * expf(-shape_cost(k))) /
				    (seen[0] + prior));
}

static struct bead_list
align_once(struct aligner *al, const struct bead_list *before)
{
	struct bead_list beads = coarse_align(al, before);
	float seen[NSHAPES] = {0};

	for (size_t k = 0; k < beads.n; k++)
		seen[bead_shape(
		    beads.v[k].side[ZH].count, beads.v[k].side[EN].count)]++;
	learn_lengths(al, &beads);
	seams_learn(&al->seams, al->units, &beads);
	learn_shapes(al, seen, COARSE_LEARNT, COARSE_PRIOR);
	beads = fine_align(al, &beads, seen);
	seams_learn(&al->seams, al->units, &beads);
	learn_shapes(al, seen, NSHAPES, SHAPE_PRIOR);
	return beads;
}

/* Beads that were made afterwards are no way through the lattice. */
static void
score_reordered(struct bead_list *beads)
{
	for (size_t k = 0; k < beads->n; k++)
		if (beads->v[k].score == 0 || beads->v[k].reordered)
			beads->v[k].score = SCORE_REORDERED;
}

struct bead_list
align_units(struct arena *a, const struct unit_list units[LANGS],
    const struct lexicon *lexicon, bool reorder)
{
	struct aligner al = {
	    .arena = a,
	    .units = units,
	    .variance = VARIANCE,
	};
	struct bead_list beads;

	tokens_find(&al.text, a, units, lexicon);
	sum_up(&al);
	judge_openings(&al);
	judge_kinds(&al);
	for (size_t k = 0; k < NSHAPES; k++)
		al.shape[k] = -shape_cost(k);
	seams_find(&al.seams, a, units, lattice_width(&al));
	seams_learn(&al.seams, units, NULL);
	link_tokens(&al, lexicon, NULL);
	beads = align_once(&al, NULL);
	if (units[ZH].n >= LEARN_LEAST && units[EN].n >= LEARN_LEAST)
		for (int i = 0; i < LEARN_ROUNDS; i++) {
			struct bead_tokens tokens[LANGS];
			struct chance_list learnt;

			learn_tokens(tokens, a, &al.text, &beads);
			learnt = learn_chances(a, tokens, NULL, NULL);

			link_tokens(&al, lexicon, &learnt);
			beads = align_once(&al, &beads);
		}
	if (reorder) {
		reorder_beads(&al, comparer_new(&al), &beads);
		score_reordered(&beads);
	}
	return beads;
}

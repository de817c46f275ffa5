/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "aligner.h"

#define DEPTH 3 /* Chinese units in the largest shape */
/* How far from the way of the pass before a better one is looked for, once
 * the text has taught itself. */
#define REVIEW 40

struct coarse {
	const struct aligner *al;
	struct lattice lattice;
	struct spread spread;
	/* Of the last rows: the best score by cell, and the likeness of the
	 * row's unit to all English units of the band before the cell. */
	float *score[DEPTH + 1], *likeness[DEPTH + 1];
};

/* Log odds of what Chinese unit `i` and English unit `j` show together. */
static float
compare(const struct coarse *c, size_t i, size_t j)
{
	const struct unit_tokens *en = &c->al->shown[EN][j];
	float zh_length = 1 / run_length(c->al, ZH, i, i + 1);
	float en_length = 1 / run_length(c->al, EN, j, j + 1);
	double odds = 1, sum = 0;

	for (uint32_t k = 0; k < en->n; k++) {
		struct spread_sum s = c->spread.sum[en->v[k]];

		if (s.to_en == 0)
			continue;
		odds *= (1 + s.to_en * zh_length) * (1 + s.to_zh * en_length);
		if (odds > 1e200) {
			sum += log(odds);
			odds = 1;
		}
	}
	sum += odds > 1 ? log(odds) : 0;
	return (float)sum * COARSE_WEIGHT;
}

/* Likeness of Chinese unit `i` to the English units of row i + 1, summed
 * up. */
static void
compare_row(struct coarse *c, size_t i)
{
	const struct row *r = &c->lattice.row[i + 1];
	float *out = c->likeness[(i + 1) % (DEPTH + 1)], sum = 0;

	spread_unit(&c->spread, c->al, i);
	*out = 0;
	for (uint32_t j = r->lo; j < r->hi; j++) {
		sum += compare(c, i, j);
		*++out = sum;
	}
}

/* The part of a row's likeness that the `n` English units before column `j`
 * have. */
static inline float
likeness(const struct row *r, const float *sum, size_t j, size_t n)
{
	size_t from = j - n;

	if (from < r->lo)
		from = r->lo;
	if (j > r->hi)
		j = r->hi;
	return j > from ? sum[j - r->lo] - sum[from - r->lo] : 0;
}

/* The score of cell (i, j) reached by shape `shape`, if it is above
 * `least`. */
static inline float
cell_score(const struct coarse *c, const struct step *step, size_t shape,
    size_t i, size_t j, float least)
{
	const struct shape *s = &bead_shapes[shape];
	float score;

	if (j < step->lo || j > step->hi)
		return -INFINITY;
	score = step->before[j - step->lo];
	for (size_t k = i; s->n[EN] > 0 && k > i - s->n[ZH]; k--)
		score += likeness(&c->lattice.row[k],
		    c->likeness[k % (DEPTH + 1)], j, s->n[EN]);
	if (score + step->most <= least)
		return -INFINITY;
	return score + bead_frame(c->al, shape, i, j);
}

static void
fill_row(struct coarse *c, size_t i)
{
	const struct row *r = &c->lattice.row[i];
	float *now = c->score[i % (DEPTH + 1)];
	struct step step[COARSE_SHAPES];

	lattice_steps(
	    c->al, &c->lattice, c->score, DEPTH + 1, i, step, COARSE_SHAPES);
	for (size_t j = r->lo; j <= r->hi; j++) {
		float *best = &now[j - r->lo];

		*best = i == 0 && j == 0 ? 0 : -INFINITY;
		for (size_t k = 0; k < COARSE_SHAPES; k++) {
			float score = cell_score(c, &step[k], k, i, j, *best);

			if (score <= *best)
				continue;
			*best = score;
			c->lattice.back[r->at + j - r->lo] = (uint8_t)k;
		}
	}
}

struct bead_list
coarse_align(const struct aligner *al, const struct bead_list *before)
{
	struct coarse c = {.al = al};
	size_t nz = al->units[ZH].n;

	lattice_lay(&c.lattice, al->arena,
	    before != NULL ? band_around(al, before, REVIEW) : band_find(al),
	    nz + 1);
	spread_init(&c.spread, al);
	for (size_t k = 0; k <= DEPTH; k++) {
		c.score[k] = ARENA_NEW(al->arena, float, c.lattice.widest);
		c.likeness[k] = ARENA_NEW(al->arena, float, c.lattice.widest);
	}
	for (size_t i = 0; i <= nz; i++) {
		if (i > 0)
			compare_row(&c, i - 1);
		fill_row(&c, i);
	}
	return lattice_trace(&c.lattice, al->arena);
}

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
	/* Of the last rows, by column: the best score, and the likeness of the
	 * row's unit to all English units of the band before the column. */
	float *score[DEPTH + 1], *likeness[DEPTH + 1];
	/* Of the row at hand and a shape: ways_add(). */
	float *total;
	int32_t *shape; /* by column */
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

/* Likeness of Chinese unit `i` to the English units of row i + 1, summed up;
 * there is none outside. */
static void
compare_row(struct coarse *c, size_t i)
{
	const struct row *r = &c->lattice.row[i + 1];
	struct span seen = lattice_seen(&c->lattice, i + 1, DEPTH - 1);
	float *out = c->likeness[(i + 1) % (DEPTH + 1)], sum = 0;
	uint32_t j = seen.start;

	spread_unit(&c->spread, c->al, i);
	while (j < r->lo)
		out[j++] = 0;
	while (j < r->hi) {
		out[j] = sum;
		sum += compare(c, i, j++);
	}
	while (j < seen.end)
		out[j++] = sum;
}

/* What speaks for the ways to row `i` that end with shape `k`, but for the
 * frame of their last bead. */
static void
weigh(struct coarse *c, size_t i, size_t k)
{
	size_t first = i - bead_shapes[k].n[ZH], nen = bead_shapes[k].n[EN];
	struct span cells = shape_cells(&c->lattice.row[i], k);
	float *restrict total = c->total;

	if (span_len(cells) == 0)
		return; /* and nothing stands so far before the row */
	memcpy(total + cells.start,
	    c->score[first % (DEPTH + 1)] + cells.start - nen,
	    span_len(cells) * sizeof(*total));
	for (size_t m = i; nen > 0 && m > first; m--) {
		const float *like = c->likeness[m % (DEPTH + 1)];

		for (size_t j = cells.start; j < cells.end; j += LANES)
			for (size_t l = 0; l < LANES; l++)
				total[j + l] += like[j + l] - like[j + l - nen];
	}
}

static void
fill_row(struct coarse *c, size_t i)
{
	struct span seen = lattice_seen(&c->lattice, i, DEPTH);
	struct ways w = {c->score[i % (DEPTH + 1)], c->shape};

	ways_begin(&w, &c->lattice, i, seen);
	for (size_t k = 0; k < COARSE_SHAPES; k++) {
		if (k == ALONE_EN || bead_shapes[k].n[ZH] > i)
			continue;
		weigh(c, i, k);
		ways_add(&w, c->al, &c->lattice, i, k, c->total);
	}
	ways_end(&w, c->al, &c->lattice, i, seen, c->total);
}

struct bead_list
coarse_align(const struct aligner *al, const struct bead_list *before)
{
	struct coarse c = {.al = al};
	size_t nz = al->units[ZH].n, width = lattice_width(al);

	lattice_lay(&c.lattice, al->arena,
	    before != NULL ? band_around(al, before, REVIEW) : band_find(al),
	    nz + 1);
	spread_init(&c.spread, al);
	for (size_t k = 0; k <= DEPTH; k++) {
		c.score[k] = ARENA_NEW(al->arena, float, width);
		c.likeness[k] = ARENA_NEW(al->arena, float, width);
	}
	c.total = ARENA_NEW(al->arena, float, width);
	c.shape = ARENA_NEW(al->arena, int32_t, width);
	for (size_t i = 0; i <= nz; i++) {
		if (i > 0)
			compare_row(&c, i - 1);
		fill_row(&c, i);
	}
	return lattice_trace(&c.lattice, al->arena);
}

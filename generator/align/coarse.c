/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "aligner.h"

#define DEPTH 3 /* Chinese units in the largest shape */

struct coarse {
	const struct aligner *al;
	struct lattice lattice;
	float *gain; /* scratch by cue */
	/* Of the last rows: the best score by cell, and the likeness of the
	 * row's unit to all English units of the band before the cell. */
	float *score[DEPTH + 1], *likeness[DEPTH + 1];
};

/* Likeness of Chinese unit `i` to the English units of row i + 1, summed
 * up. */
static void
compare_row(struct coarse *c, size_t i)
{
	const struct cue_table *t = &c->al->cues;
	const struct cue_list *zh = &t->unit[ZH][i];
	const struct row *r = &c->lattice.row[i + 1];
	float *out = c->likeness[(i + 1) % (DEPTH + 1)], sum = 0;

	for (uint32_t k = 0; k < zh->n; k++)
		c->gain[zh->v[k].id] = zh->v[k].gain;
	*out = 0;
	for (uint32_t j = r->lo; j < r->hi; j++) {
		const struct cue_list *en = &t->unit[EN][j];

		for (uint32_t k = 0; k < en->n; k++)
			sum += c->gain[en->v[k].id];
		*++out = sum;
	}
	for (uint32_t k = 0; k < zh->n; k++)
		c->gain[zh->v[k].id] = 0;
}

/* The part of row `i`'s likeness that the `n` English units before column
 * `j` have. */
static float
likeness(const struct coarse *c, size_t i, size_t j, size_t n)
{
	const struct row *r = &c->lattice.row[i];
	const float *sum = c->likeness[i % (DEPTH + 1)];
	size_t from = j - n;

	if (from < r->lo)
		from = r->lo;
	if (j > r->hi)
		j = r->hi;
	return j > from ? sum[j - r->lo] - sum[from - r->lo] : 0;
}

/* The score of cell (i, j) reached by shape `s`, if it is above `least`. */
static float
cell_score(const struct coarse *c, const struct shape *s, size_t i, size_t j,
    float least)
{
	size_t pi = i - s->n[ZH], pj = j - s->n[EN];
	float score;

	if (i < s->n[ZH] || j < s->n[EN] || !lattice_has(&c->lattice, pi, pj))
		return -INFINITY;
	score = c->score[pi % (DEPTH + 1)][pj - c->lattice.row[pi].lo];
	for (size_t k = 0; k < s->n[ZH] && s->n[EN] > 0; k++)
		score += likeness(c, i - k, j, s->n[EN]);
	if (score + bead_frame_most(s) <= least)
		return -INFINITY;
	return score + bead_frame(c->al, s, i, j);
}

static void
fill_row(struct coarse *c, size_t i)
{
	const struct row *r = &c->lattice.row[i];
	float *now = c->score[i % (DEPTH + 1)];

	for (size_t j = r->lo; j <= r->hi; j++) {
		float *best = &now[j - r->lo];

		*best = i == 0 && j == 0 ? 0 : -INFINITY;
		for (size_t k = 0; k < COARSE_SHAPES; k++) {
			float score =
			    cell_score(c, &bead_shapes[k], i, j, *best);

			if (score <= *best)
				continue;
			*best = score;
			c->lattice.back[r->at + j - r->lo] = (uint8_t)k;
		}
	}
}

struct bead_list
coarse_align(const struct aligner *al)
{
	struct coarse c = {.al = al};
	size_t nz = al->units[ZH].n;

	lattice_lay(&c.lattice, al->arena, band_find(al), nz + 1);
	c.gain = ARENA_NEW(al->arena, float, al->cues.nids);
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

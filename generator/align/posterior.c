/* SPDX-License-Identifier: MIT */
/* How sure a bead is: the share of all ways through the lattice that pass
 * through it, each weighed by its score (forward and backward, Rabiner
 * 1989). */
#include <math.h>

#include "aligner.h"

#define SCORE_STEPS 1e6

struct posterior {
	const struct lattice *x;
	const struct share_list *shares;
	/* By cell: all ways to it, against the best of them; and the share of
	 * all ways through the lattice that pass, against `before`. */
	double *before, *behind;
	/* By row: what its numbers were multiplied by, since the ways to a cell
	 * are more and more. */
	double *scale;
};

static size_t
cell_at(const struct lattice *x, size_t i, size_t j)
{
	return x->row[i].at + j - x->row[i].lo;
}

/* The cell that shape `k` leads from to (i, j). Only where the shape is. */
static size_t
cell_before(const struct lattice *x, size_t i, size_t j, size_t k)
{
	return cell_at(x, i - bead_shapes[k].n[ZH], j - bead_shapes[k].n[EN]);
}

/* What numbers of so many rows before row `i` are multiplied by to be
 * compared with its own. */
static void
find_factors(const struct posterior *p, size_t i, double factor[GROUP_MAX + 1])
{
	factor[0] = 1;
	for (size_t d = 1; d <= GROUP_MAX; d++)
		factor[d] = d <= i ? factor[d - 1] * p->scale[i - d + 1] : 0;
}

static inline struct share *
shares_of(const struct posterior *p, size_t cell, struct share **end)
{
	*end = p->shares->all.v + p->shares->first[cell + 1];
	return p->shares->all.v + p->shares->first[cell];
}

static void
go_forward(struct posterior *p, size_t i)
{
	const struct row *r = &p->x->row[i];
	double factor[GROUP_MAX + 1], most = 0;

	find_factors(p, i, factor);
	for (size_t j = r->lo; j <= r->hi; j++) {
		size_t cell = cell_at(p->x, i, j);
		double sum = cell == 0 ? 1 : 0;
		struct share *end, *s = shares_of(p, cell, &end);

		for (; s < end; s++)
			sum += s->v * factor[bead_shapes[s->shape].n[ZH]] *
			       p->before[cell_before(p->x, i, j, s->shape)];
		p->before[cell] = sum;
		most = sum > most ? sum : most;
	}
	if (i + 1 < p->x->nrows)
		p->scale[i + 1] = most > 0 ? 1 / most : 1;
}

/* Back from the cells of row `i`; adds to how often shapes are expected. */
static void
go_back(struct posterior *p, size_t i, float *expected)
{
	const struct row *r = &p->x->row[i];
	double factor[GROUP_MAX + 1];

	find_factors(p, i, factor);
	for (size_t j = r->hi + 1; j-- > r->lo;) {
		size_t cell = cell_at(p->x, i, j);
		struct share *end, *s = shares_of(p, cell, &end);

		if (p->behind[cell] == 0)
			continue;
		for (; s < end; s++) {
			size_t from = cell_before(p->x, i, j, s->shape);
			double behind = s->v *
					factor[bead_shapes[s->shape].n[ZH]] *
					p->behind[cell];

			p->behind[from] += behind;
			expected[s->shape] += (float)(p->before[from] * behind);
		}
	}
}

static void
score_bead(const struct posterior *p, struct bead *b)
{
	size_t i = b->side[ZH].first + b->side[ZH].count;
	size_t j = b->side[EN].first + b->side[EN].count;
	size_t k = bead_shape(b->side[ZH].count, b->side[EN].count);
	size_t cell = cell_at(p->x, i, j);
	struct share *end, *s = shares_of(p, cell, &end);
	double factor[GROUP_MAX + 1], score;

	while (s + 1 < end && s->shape != k)
		s++; /* to the last shape of the best way, which is there */
	find_factors(p, i, factor);
	score = p->before[cell_before(p->x, i, j, k)] * s->v *
		factor[b->side[ZH].count] * p->behind[cell];
	/* More digits would tell of the machine. */
	score = rint(score * SCORE_STEPS) / SCORE_STEPS;
	b->score = score > 1 ? 1 : score > 0 ? score : 1 / SCORE_STEPS;
}

void
posterior_judge(const struct aligner *al, const struct lattice *x,
    const struct share_list *shares, struct bead_list *beads, float *expected)
{
	struct posterior p = {
	    .x = x,
	    .shares = shares,
	    .before = ARENA_NEW(al->arena, double, x->ncells),
	    .behind = ARENA_NEW(al->arena, double, x->ncells),
	    .scale = ARENA_NEW(al->arena, double, x->nrows),
	};

	for (size_t i = 0; i < x->nrows; i++)
		go_forward(&p, i);
	p.behind[x->ncells - 1] = 1 / p.before[x->ncells - 1];
	memset(expected, 0, NSHAPES * sizeof(*expected));
	for (size_t i = x->nrows; i-- > 0;)
		go_back(&p, i, expected);
	for (size_t k = 0; k < beads->n; k++)
		score_bead(&p, &beads->v[k]);
}

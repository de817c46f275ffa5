/* SPDX-License-Identifier: MIT */
/* How sure a bead is: the share of all ways through the lattice that pass
 * through it, each weighed by its score (forward and backward, Rabiner
 * 1989). */
#include <math.h>

#include "aligner.h"

/* Logs: ways that are so much less likely are left out. */
#define NEGLIGIBLE 12.0F

struct posterior {
	const struct lattice *x;
	const float *edge;
	float *before, *behind; /* by cell: log of all ways to it, from it */
	float all;
};

static float
log_add(float a, float b)
{
	float more = a > b ? a : b, less = a > b ? b : a;

	return less < more - NEGLIGIBLE ? more
					: more + log1pf(expf(less - more));
}

static size_t
cell_at(const struct lattice *x, size_t i, size_t j)
{
	return x->row[i].at + j - x->row[i].lo;
}

/* The cell that shape `k` leads from to (i, j). Only for edges that are. */
static size_t
cell_before(const struct lattice *x, size_t i, size_t j, size_t k)
{
	return cell_at(x, i - bead_shapes[k].n[ZH], j - bead_shapes[k].n[EN]);
}

static void
go_forward(struct posterior *p)
{
	for (size_t i = 0; i < p->x->nrows; i++)
		for (size_t j = p->x->row[i].lo; j <= p->x->row[i].hi; j++) {
			size_t cell = cell_at(p->x, i, j);
			const float *edge = p->edge + cell * NSHAPES;
			float sum = cell == 0 ? 0 : -INFINITY;

			for (size_t k = 0; k < NSHAPES; k++)
				if (edge[k] > -INFINITY)
					sum = log_add(
					    sum, p->before[cell_before(
						     p->x, i, j, k)] +
						     edge[k] * TEMPERATURE);
			p->before[cell] = sum;
		}
}

/* Back from cell (i, j); adds to how often shapes are expected. */
static void
go_back(struct posterior *p, size_t i, size_t j, float *expected)
{
	size_t cell = cell_at(p->x, i, j);
	const float *edge = p->edge + cell * NSHAPES;

	for (size_t k = 0; k < NSHAPES; k++) {
		float behind, share;
		size_t from;

		if (edge[k] == -INFINITY)
			continue;
		from = cell_before(p->x, i, j, k);
		behind = p->behind[cell] + edge[k] * TEMPERATURE;
		share = p->before[from] + behind - p->all;
		if (!(share > -NEGLIGIBLE))
			continue;
		p->behind[from] = log_add(p->behind[from], behind);
		expected[k] += expf(share);
	}
}

static void
score_bead(const struct posterior *p, struct bead *b)
{
	size_t i = b->side[ZH].first + b->side[ZH].count;
	size_t j = b->side[EN].first + b->side[EN].count;
	size_t k = bead_shape(b->side[ZH].count, b->side[EN].count);
	size_t cell = cell_at(p->x, i, j);
	float share = p->before[cell_before(p->x, i, j, k)] +
		      p->edge[cell * NSHAPES + k] * TEMPERATURE +
		      p->behind[cell] - p->all;

	b->score = share < 0 ? exp(share) : 1;
}

void
posterior_judge(const struct aligner *al, const struct lattice *x,
    const float *edge, struct bead_list *beads, float *expected)
{
	struct posterior p = {
	    .x = x,
	    .edge = edge,
	    .before = ARENA_NEW(al->arena, float, x->ncells),
	    .behind = ARENA_NEW(al->arena, float, x->ncells),
	};

	go_forward(&p);
	p.all = p.before[x->ncells - 1];
	for (size_t c = 0; c + 1 < x->ncells; c++)
		p.behind[c] = -INFINITY;
	memset(expected, 0, NSHAPES * sizeof(*expected));
	for (size_t i = x->nrows; i-- > 0;)
		for (size_t j = x->row[i].hi + 1; j-- > x->row[i].lo;)
			go_back(&p, i, j, expected);
	for (size_t k = 0; k < beads->n; k++)
		score_bead(&p, &beads->v[k]);
}

/* SPDX-License-Identifier: MIT */
#include "model1.h"

#include <math.h>
#include <stdlib.h>

#include "arena.h"
#include "weights.h"

struct told {
	struct model1_pair *pair;
	uint32_t npairs;
	size_t first, n; /* its beads, in `bead` */
	double surprise; /* minus the logs of its chances, summed up */
	float *count;    /* by pair, of this round */
};

struct model1 {
	struct arena *arena;
	const struct bead_tokens *given;
	uint32_t *bead; /* by told type, in order */
	uint32_t *seen; /* by given type: beads that show it */
	double *norm;   /* by given type: its counts, summed up */
	struct told *told;
	uint32_t ntold;
	size_t ntokens;
	unsigned round;
	double perplexity;
};

/* Turns the lists of beads round: by type, its beads. */
static void
turn_round(struct model1 *m, const struct bead_tokens *t)
{
	size_t at = 0;

	for (size_t k = 0; k < t->first[t->nbeads]; k++)
		m->told[t->v[k]].n++;
	for (uint32_t i = 0; i < t->ntypes; i++) {
		m->told[i].first = at;
		at += m->told[i].n;
		m->told[i].n = 0;
	}
	m->bead = ARENA_NEW(m->arena, uint32_t, at);
	for (size_t b = 0; b < t->nbeads; b++)
		for (size_t k = t->first[b]; k < t->first[b + 1]; k++) {
			struct told *told = &m->told[t->v[k]];

			m->bead[told->first + told->n++] = (uint32_t)b;
		}
}

struct model1 *
model1_new(const struct bead_tokens *given, const struct bead_tokens *told)
{
	struct arena *a = arena_new();
	struct model1 *m = ARENA_NEW(a, struct model1, 1);

	m->arena = a;
	m->given = given;
	m->ntold = told->ntypes;
	m->ntokens = told->first[told->nbeads];
	m->told = ARENA_NEW(a, struct told, told->ntypes);
	turn_round(m, told);
	m->seen = ARENA_NEW(a, uint32_t, given->ntypes);
	for (size_t k = 0; k < given->first[given->nbeads]; k++)
		m->seen[given->v[k]]++;
	m->norm = ARENA_NEW(a, double, given->ntypes);
	return m;
}

void
model1_free(struct model1 *m)
{
	if (m == NULL)
		return;
	for (uint32_t i = 0; i < m->ntold; i++) {
		free(m->told[i].pair);
		free(m->told[i].count);
	}
	arena_free(m->arena);
}

/* n log(n / expected), twice of which summed over a table is its G^2. */
static double
cell(double n, double expected)
{
	return n > 0 ? n * log(n / expected) : 0;
}

/* Dunning's (1993) log likelihood ratio of two types that share `both` of `n`
 * beads; 0 if that is no more than chance would give. */
static double
likelihood_ratio(double both, double x, double y, double n)
{
	if (both * n <= x * y)
		return 0;
	return cell(both, x * y / n) + cell(x - both, x * (n - y) / n) +
	       cell(y - both, (n - x) * y / n) +
	       cell(n - x - y + both, (n - x) * (n - y) / n);
}

/* The pairs of a told type: the types that its beads give oftener than chance
 * would, so that there are as many as the words have meanings, and not as the
 * corpus has beads. `shared` is scratch, by given type, all 0. */
static void
find_pairs(struct model1 *m, struct told *t, uint32_t *shared, uint32_t *list)
{
	const struct bead_tokens *g = m->given;
	uint32_t n = 0;

	for (size_t b = 0; b < t->n; b++) {
		uint32_t bead = m->bead[t->first + b];

		for (size_t k = g->first[bead]; k < g->first[bead + 1]; k++)
			if (shared[g->v[k]]++ == 0)
				list[n++] = g->v[k];
	}
	t->pair = must_alloc(arena_times(sizeof(*t->pair), n));
	t->count = must_alloc(arena_times(sizeof(*t->count), n));
	for (uint32_t k = 0; k < n; k++) {
		uint32_t given = list[k], both = shared[given];
		double ratio = likelihood_ratio(
		    both, (double)t->n, m->seen[given], (double)g->nbeads);

		shared[given] = 0;
		if (ratio < MODEL1_LEAST)
			continue;
		t->pair[t->npairs] = (struct model1_pair){given, both, 0};
		t->count[t->npairs++] = (float)ratio;
	}
	/* What is left of them stays for as long as the model does. */
	t->pair =
	    must_realloc(t->pair, arena_times(sizeof(*t->pair), t->npairs));
	t->count =
	    must_realloc(t->count, arena_times(sizeof(*t->count), t->npairs));
}

/* Shares out every token of the type among what may have produced it. `chance`
 * and `count` are scratch by given type; `chance` is all 0. */
static void
count_pairs(struct model1 *m, struct told *t, float *chance, double *count)
{
	const struct bead_tokens *g = m->given;
	double empty = MODEL1_NULLS * (double)t->n / (double)m->ntokens;
	double product = 1;

	for (uint32_t k = 0; k < t->npairs; k++) {
		chance[t->pair[k].given] = t->pair[k].chance;
		count[t->pair[k].given] = 0;
	}
	t->surprise = 0;
	for (size_t b = 0; b < t->n; b++) {
		uint32_t bead = m->bead[t->first + b];
		size_t from = g->first[bead], end = g->first[bead + 1];
		double sum = empty;

		for (size_t k = from; k < end; k++)
			sum += chance[g->v[k]];
		for (size_t k = from; k < end; k++)
			count[g->v[k]] += chance[g->v[k]] / sum;
		product *= sum / ((double)(end - from) + MODEL1_NULLS);
		if (product < 1e-200 || b + 1 == t->n) {
			t->surprise -= log(product);
			product = 1;
		}
	}
	for (uint32_t k = 0; k < t->npairs; k++) {
		t->count[k] = (float)count[t->pair[k].given];
		chance[t->pair[k].given] = 0;
	}
}

void
model1_count(struct model1 *m, uint32_t first, uint32_t step)
{
	size_t n = m->given->ntypes;
	uint32_t *shared = must_alloc(arena_times(sizeof(*shared), n));
	uint32_t *list = must_alloc(arena_times(sizeof(*list), n));
	float *chance = must_alloc(arena_times(sizeof(*chance), n));
	double *count = must_alloc(arena_times(sizeof(*count), n));

	memset(shared, 0, n * sizeof(*shared));
	for (size_t k = 0; k < n; k++)
		chance[k] = 0;
	for (uint32_t i = first; i < m->ntold; i += step)
		if (m->round == 0)
			find_pairs(m, &m->told[i], shared, list);
		else
			count_pairs(m, &m->told[i], chance, count);
	free(shared);
	free(list);
	free(chance);
	free(count);
}

/* The ratios become chances so that no type gives more than 1 in all. */
static void
settle_first(struct model1 *m)
{
	double most = 0;

	for (uint32_t g = 0; g < m->given->ntypes; g++)
		most = m->norm[g] > most ? m->norm[g] : most;
	for (uint32_t i = 0; i < m->ntold; i++)
		for (uint32_t k = 0; k < m->told[i].npairs; k++)
			m->told[i].pair[k].chance =
			    most > 0 ? (float)(m->told[i].count[k] / most) : 0;
}

void
model1_settle(struct model1 *m)
{
	double surprise = 0;

	memset(m->norm, 0, m->given->ntypes * sizeof(*m->norm));
	for (uint32_t i = 0; i < m->ntold; i++) {
		const struct told *t = &m->told[i];

		for (uint32_t k = 0; k < t->npairs; k++)
			m->norm[t->pair[k].given] += t->count[k];
		surprise += t->surprise;
	}
	if (m->round++ == 0) {
		settle_first(m);
		return;
	}
	if (m->ntokens > 0)
		m->perplexity = exp(surprise / (double)m->ntokens);
	for (uint32_t i = 0; i < m->ntold; i++)
		for (uint32_t k = 0; k < m->told[i].npairs; k++) {
			struct model1_pair *p = &m->told[i].pair[k];

			p->chance =
			    (float)((m->told[i].count[k] + MODEL1_ADDED) /
				    (m->norm[p->given] +
					MODEL1_ADDED * m->ntold));
		}
}

double
model1_perplexity(const struct model1 *m)
{
	return m->perplexity;
}

size_t
model1_pairs(
    const struct model1 *m, uint32_t told, const struct model1_pair **pair)
{
	*pair = m->told[told].pair;
	return m->told[told].npairs;
}

/* SPDX-License-Identifier: MIT */
#include "learn.h"

#include "vec.h"
#include "weights.h"

/* Each counts every so many-th type: frequent and rare ones alike. */
#define TASKS 64

/* The tokens of one language that the beads pair, by `kind`. */
static struct bead_tokens
tokens_of(struct arena *a, const struct text *t, const struct bead_list *beads,
    enum lang l, enum token_kind kind)
{
	struct bead_tokens out = {.ntypes = t->ntypes[l]};
	/* By type: the last bead that shows it + 1. */
	uint32_t *seen = ARENA_NEW(a, uint32_t, t->ntypes[l]);
	size_t n = 0;

	for (size_t i = 0; i < t->n[l]; i++)
		n += t->unit[l][i].n;
	out.v = ARENA_NEW(a, uint32_t, n);
	out.first = ARENA_NEW(a, size_t, beads->n + 1);
	n = 0;
	for (size_t b = 0; b < beads->n; b++) {
		const struct bead *bead = &beads->v[b];
		struct run r = bead->side[l];

		if (bead->side[ZH].count == 0 || bead->side[EN].count == 0)
			continue;
		for (uint32_t i = r.first; i < r.first + r.count; i++)
			for (uint32_t k = 0; k < t->unit[l][i].n; k++) {
				uint32_t id = t->unit[l][i].v[k];

				if (t->type[l][id].kind != kind ||
				    seen[id] == b + 1)
					continue;
				seen[id] = (uint32_t)b + 1;
				out.v[n++] = id;
			}
		out.first[++out.nbeads] = n;
	}
	return out;
}

void
learn_tokens(struct bead_tokens out[LANGS], struct arena *a,
    const struct text *t, const struct bead_list *beads)
{
	out[ZH] = tokens_of(a, t, beads, ZH, TOKEN_HAN);
	out[EN] = tokens_of(a, t, beads, EN, TOKEN_STEM);
}

/* -- one direction -- */

static void
count_task(void *arg, uint32_t i)
{
	model1_count(arg, i, TASKS);
}

static struct model1 *
train(const struct bead_tokens *given, const struct bead_tokens *told,
    const struct crew *crew, double *perplexity)
{
	struct model1 *m = model1_new(given, told);

	for (int i = 0; i <= LEARN_ITERATIONS; i++) {
		if (crew == NULL)
			model1_count(m, 0, 1);
		else
			crew->run(crew->context, TASKS, count_task, m);
		model1_settle(m);
		if (perplexity != NULL)
			perplexity[i] = model1_perplexity(m);
	}
	return m;
}

/* -- both together -- */

/* The pairs of a model by their given type. */
struct turned {
	size_t *first; /* by given type, one more than there are */
	struct turned_pair {
		uint32_t told;
		float chance;
	} * v;
};

static void
turn(struct turned *t, struct arena *a, const struct model1 *m, uint32_t ntold,
    uint32_t ngiven)
{
	const struct model1_pair *pair;

	t->first = ARENA_NEW(a, size_t, (size_t)ngiven + 2);
	for (uint32_t i = 0; i < ntold; i++)
		for (size_t k = model1_pairs(m, i, &pair); k > 0; k--)
			t->first[pair[k - 1].given + 2]++;
	for (uint32_t g = 0; g < ngiven; g++)
		t->first[g + 2] += t->first[g + 1];
	t->v = ARENA_NEW(a, struct turned_pair, t->first[ngiven + 1]);
	/* Afterwards every start has moved to the next one. */
	for (uint32_t i = 0; i < ntold; i++) {
		size_t n = model1_pairs(m, i, &pair);

		for (size_t k = 0; k < n; k++)
			t->v[t->first[pair[k].given + 1]++] =
			    (struct turned_pair){i, pair[k].chance};
	}
}

struct chance_list
learn_chances(struct arena *a, const struct bead_tokens tokens[LANGS],
    const struct crew *crew, struct learn_report *report)
{
	const struct bead_tokens *zh = &tokens[ZH], *en = &tokens[EN];
	struct model1 *to_en =
	    train(zh, en, crew, report != NULL ? report->perplexity[EN] : NULL);
	struct arena *scratch = arena_new();
	float *chance = ARENA_NEW(scratch, float, en->ntypes);
	VEC(struct chance) out = {0};
	struct turned turned;
	struct model1 *to_zh;

	turn(&turned, scratch, to_en, en->ntypes, zh->ntypes);
	model1_free(to_en);
	to_zh =
	    train(en, zh, crew, report != NULL ? report->perplexity[ZH] : NULL);
	for (uint32_t z = 0; z < zh->ntypes; z++) {
		const struct model1_pair *pair;
		size_t n = model1_pairs(to_zh, z, &pair);

		for (size_t k = turned.first[z]; k < turned.first[z + 1]; k++)
			chance[turned.v[k].told] = turned.v[k].chance;
		for (size_t k = 0; k < n; k++) {
			float others = 1 - LEAVE_OUT / (float)pair[k].beads;

			if (pair[k].beads > 1)
				*VEC_ADD(a, &out) = (struct chance){
				    .zh = z,
				    .en = pair[k].given,
				    .beads = pair[k].beads,
				    .to_en = chance[pair[k].given] * others,
				    .to_zh = pair[k].chance * others,
				};
		}
		for (size_t k = turned.first[z]; k < turned.first[z + 1]; k++)
			chance[turned.v[k].told] = 0;
	}
	model1_free(to_zh);
	arena_free(scratch);
	return (struct chance_list){out.v, out.n};
}

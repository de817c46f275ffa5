/* SPDX-License-Identifier: MIT */
#include "aligner.h"
#include "vec.h"

/* How much better than the next a unit's partner must be. */
#define CLEARLY 2.0F
/* How well two units left alone must go together to be called a pair, and
 * how many beads may lie between them. */
#define PAIR_LEAST 3.0F
#define REACH 24
#define CERTAIN 0.95 /* a bead with this score is left alone */
#define CROSS_MAX 3  /* units of a group that is taken apart */

struct reordering {
	const struct aligner *al;
	struct comparer *comparer;
	VEC(struct bead) out;
};

static struct run
one(size_t i)
{
	return (struct run){(uint32_t)i, 1};
}

/* The Chinese unit of `zh` that English unit `j` clearly goes with, counted
 * from the first; -1 if none does. */
static int
partner(struct reordering *r, struct run zh, uint32_t j)
{
	float best = -1e9F, next = -1e9F;
	int at = -1;

	for (uint32_t i = 0; i < zh.count; i++) {
		float score =
		    comparer_score(r->comparer, one(zh.first + i), one(j));

		if (score > best) {
			next = best;
			best = score;
			at = (int)i;
		} else if (score > next) {
			next = score;
		}
	}
	return best - next >= CLEARLY ? at : -1;
}

/* The English units of `en` by their partners: a run for each unit of `zh`.
 * False if one is left over or they do not stand together, or if nothing is
 * crosswise. */
static bool
find_runs(struct reordering *r, struct run zh, struct run en, struct run *runs)
{
	int last = -1;
	bool crosswise = false;

	memset(runs, 0, zh.count * sizeof(*runs));
	for (uint32_t j = en.first; j < en.first + en.count; j++) {
		int at = partner(r, zh, j);

		if (at < 0)
			return false;
		if (runs[at].count == 0)
			runs[at].first = j;
		else if (runs[at].first + runs[at].count != j)
			return false;
		runs[at].count++;
		crosswise |= at < last;
		last = at;
	}
	for (uint32_t i = 0; i < zh.count; i++)
		if (runs[i].count == 0)
			return false;
	return crosswise;
}

/* Puts the beads of a group that crosses in place of it. Those whose English
 * stands before that of a bead already told are out of order. */
static bool
take_apart(struct reordering *r, struct run zh, struct run en)
{
	struct run runs[CROSS_MAX];
	uint32_t furthest = 0;

	if (zh.count < 2 || en.count < 2 || zh.count > CROSS_MAX ||
	    en.count > CROSS_MAX || !find_runs(r, zh, en, runs))
		return false;
	for (uint32_t i = 0; i < zh.count; i++) {
		*VEC_ADD(r->al->arena, &r->out) = (struct bead){
		    .side = {one(zh.first + i), runs[i]},
		    .reordered = runs[i].first < furthest,
		};
		if (runs[i].first > furthest)
			furthest = runs[i].first;
	}
	return true;
}

static bool
is_doubtful(const struct bead *b)
{
	return b->side[ZH].count == 1 && b->side[EN].count == 1 &&
	       b->score < CERTAIN;
}

static void
cross_groups(struct reordering *r, const struct bead_list *beads)
{
	for (size_t k = 0; k < beads->n; k++) {
		const struct bead *b = &beads->v[k];
		struct run zh = b->side[ZH], en = b->side[EN];

		if (take_apart(r, zh, en))
			continue;
		/* Two pairs may have been made of two that cross. */
		if (k + 1 < beads->n && is_doubtful(b) && is_doubtful(b + 1)) {
			zh.count = en.count = 2;
			if (take_apart(r, zh, en)) {
				k++;
				continue;
			}
		}
		*VEC_ADD(r->al->arena, &r->out) = *b;
	}
}

/* The bead of English alone, near bead `k`, that goes best with its Chinese;
 * the number of beads if there is none. */
static size_t
find_alone(struct reordering *r, size_t k)
{
	size_t from = k > REACH ? k - REACH : 0, best = r->out.n;
	float least = PAIR_LEAST;

	for (size_t m = from; m < r->out.n && m <= k + REACH; m++) {
		const struct bead *b = &r->out.v[m];
		float score;

		if (b->side[ZH].count > 0 || b->side[EN].count == 0)
			continue;
		score = comparer_score(
		    r->comparer, r->out.v[k].side[ZH], b->side[EN]);
		if (score < least)
			continue;
		least = score;
		best = m;
	}
	return best;
}

static void
join_alone(struct reordering *r)
{
	size_t n = 0;

	for (size_t k = 0; k < r->out.n; k++) {
		struct bead *b = &r->out.v[k];
		size_t m;

		if (b->side[EN].count > 0 || b->side[ZH].count == 0)
			continue;
		m = find_alone(r, k);
		if (m == r->out.n)
			continue;
		b->side[EN] = r->out.v[m].side[EN];
		b->reordered = true;
		r->out.v[m].side[EN].count = 0; /* now an empty bead */
	}
	for (size_t k = 0; k < r->out.n; k++) {
		const struct bead *b = &r->out.v[k];

		if (b->side[ZH].count + b->side[EN].count > 0)
			r->out.v[n++] = *b;
	}
	r->out.n = n;
}

void
reorder_beads(
    const struct aligner *al, struct comparer *c, struct bead_list *beads)
{
	struct reordering r = {.al = al, .comparer = c};

	cross_groups(&r, beads);
	join_alone(&r);
	*beads = (struct bead_list){r.out.v, r.out.n};
}

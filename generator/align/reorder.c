/* SPDX-License-Identifier: MIT */
#include "aligner.h"
#include "vec.h"

/* How much better than the next a unit's partner must be. */
#define CLEARLY 2.0F
/* How well two units left alone must go together to be called a pair, and
 * how many beads may lie between them. */
#define PAIR_LEAST 3.0F
#define REACH 24
/* How much better than its partner Chinese left alone must go with the English
 * of a bead to take its place. */
#define ROB_LEAST 5.0F
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

static bool
is_paired(const struct bead *b)
{
	return b->side[ZH].count > 0 && b->side[EN].count > 0;
}

static float
score_of(struct reordering *r, const struct bead *b)
{
	return comparer_score(r->comparer, b->side[ZH], b->side[EN]);
}

/* The pair near bead `k` whose English goes far better with the Chinese that
 * bead `k` has alone; the number of beads if there is none. */
static size_t
find_loot(struct reordering *r, size_t k)
{
	size_t from = k > REACH ? k - REACH : 0, best = r->out.n;
	float most = ROB_LEAST;

	for (size_t m = from; m < r->out.n && m <= k + REACH; m++) {
		const struct bead *b = &r->out.v[m];
		float score, gain;

		if (!is_paired(b) || b->score >= CERTAIN)
			continue;
		score = comparer_score(
		    r->comparer, r->out.v[k].side[ZH], b->side[EN]);
		gain = score - score_of(r, b);
		if (score < PAIR_LEAST || gain < most)
			continue;
		most = gain;
		best = m;
	}
	return best;
}

/* Where a piece was left out and another told elsewhere, the way through both
 * texts pairs the one with the other: the piece that was told takes what is
 * its own, and what was left out stays alone. */
static void
rob_pairs(struct reordering *r)
{
	for (size_t k = 0; k < r->out.n; k++) {
		struct bead *b = &r->out.v[k], *pair;
		size_t m;

		if (b->side[EN].count > 0 || (m = find_loot(r, k)) == r->out.n)
			continue;
		pair = &r->out.v[m];
		b->side[EN] = pair->side[EN];
		b->reordered = true;
		pair->side[EN].count = 0;
		b->score = pair->score = 0;
	}
}

/* The bead that stands alone in language `l` and continues the run of bead
 * `k`, before or behind it; the number of beads if there is none. */
static size_t
find_neighbour(const struct reordering *r, size_t k, enum lang l, bool before)
{
	struct run run = r->out.v[k].side[l];

	for (size_t m = k > REACH ? k - REACH : 0;
	     m < r->out.n && m <= k + REACH; m++) {
		const struct bead *b = &r->out.v[m];
		uint32_t at = before ? b->side[l].first + b->side[l].count
				     : b->side[l].first;

		if (b->side[l].count > 0 && b->side[l ^ 1].count == 0 &&
		    at == (before ? run.first : run.first + run.count))
			return m;
	}
	return r->out.n;
}

/* Gives bead `k` its neighbour on one side, if it goes with it better than
 * alone. */
static bool
absorb(struct reordering *r, size_t k, enum lang l, bool before)
{
	size_t m = find_neighbour(r, k, l, before);
	struct bead *b = &r->out.v[k], whole = *b;
	float alone = r->al->shape[bead_shape(l == ZH, l == EN)];

	if (m == r->out.n)
		return false;
	whole.side[l].first -= before;
	whole.side[l].count++;
	if (r->out.v[m].side[l].count != 1 ||
	    score_of(r, &whole) <= score_of(r, b) + alone)
		return false;
	*b = whole;
	r->out.v[m].side[l].count = 0; /* now an empty bead */
	return true;
}

/* Pairs that the way through both texts did not know, being out of order or
 * larger than any shape, take in what was left alone beside them. */
static void
fill_pairs(struct reordering *r)
{
	for (size_t k = 0; k < r->out.n; k++)
		for (int l = 0; l < LANGS; l++) {
			const struct bead *b = &r->out.v[k];

			if (!is_paired(b) ||
			    (!b->reordered && b->side[l].count < GROUP_MAX))
				continue;
			while (absorb(r, k, (enum lang)l, true) ||
			       absorb(r, k, (enum lang)l, false))
				;
		}
}

static void
drop_empty(struct reordering *r)
{
	size_t n = 0;

	for (size_t k = 0; k < r->out.n; k++) {
		const struct bead *b = &r->out.v[k];

		if (b->side[ZH].count + b->side[EN].count > 0)
			r->out.v[n++] = *b;
	}
	r->out.n = n;
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
	drop_empty(r);
}

void
reorder_beads(
    const struct aligner *al, struct comparer *c, struct bead_list *beads)
{
	struct reordering r = {.al = al, .comparer = c};

	cross_groups(&r, beads);
	rob_pairs(&r);
	join_alone(&r);
	fill_pairs(&r);
	drop_empty(&r);
	*beads = (struct bead_list){r.out.v, r.out.n};
}

/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "aligner.h"
#include "vec.h"
#include "weights.h"

/* How far from the rough way the second pass looks. */
#define MARGIN 3

/* What the cues say of the groups that begin with one English unit and end
 * with one Chinese unit, by their numbers of units less one. */
struct likeness {
	float v[GROUP_MAX][GROUP_MAX]; /* Chinese, English */
};

/* By cue: the last Chinese unit that shows it + 1, and its gain. */
struct sighting {
	uint32_t row;
	float gain;
};

/* A cue of an English unit that the last Chinese units show: how many units
 * ago, and what it is worth. */
struct hit {
	uint32_t before; /* as of the cue */
	uint32_t age;
	float gain;
};

struct fine {
	const struct aligner *al;
	struct lattice lattice;
	struct sighting *seen;
	/* The last Chinese units, the latest first: how many there are, their
	 * lengths in English characters, and size_cost of those up to each. */
	size_t depth;
	float length[GROUP_MAX], cost[GROUP_MAX];
	VEC(struct hit) hits;        /* of the row, by English unit */
	size_t *hits_end;            /* by English unit from `first` on */
	struct likeness *like;       /* of the row, by first English unit */
	size_t first;                /* the English unit of like[0] */
	float *score[GROUP_MAX + 1]; /* of the last rows, by cell */
};

/* Cells within MARGIN of the corners of the rough way, and all between. */
static struct row *
lay_band(const struct aligner *al, const struct bead_list *coarse)
{
	size_t nz = al->units[ZH].n, ne = al->units[EN].n;
	struct row *row = ARENA_NEW(al->arena, struct row, nz + 1);

	for (size_t i = 0; i <= nz; i++)
		row[i] = (struct row){.lo = (uint32_t)ne};
	row[0].lo = 0;
	row[nz].hi = (uint32_t)ne;
	for (size_t k = 0; k < coarse->n; k++) {
		const struct run *z = &coarse->v[k].side[ZH];
		const struct run *e = &coarse->v[k].side[EN];
		uint32_t lo = e->first > MARGIN ? e->first - MARGIN : 0;
		uint32_t hi = e->first + e->count + MARGIN;

		for (uint32_t i = z->first; i <= z->first + z->count; i++) {
			row[i].lo = lo < row[i].lo ? lo : row[i].lo;
			row[i].hi = hi > row[i].hi ? hi : row[i].hi;
			if (row[i].hi > ne)
				row[i].hi = (uint32_t)ne;
		}
	}
	return row;
}

/* Chinese unit `i` enters: what it shows is the latest sighting. */
static void
sight(struct fine *f, size_t i)
{
	const struct cue_list *zh = &f->al->cues.unit[ZH][i];

	for (uint32_t k = 0; k < zh->n; k++)
		f->seen[zh->v[k].id] =
		    (struct sighting){(uint32_t)i + 1, zh->v[k].gain};
}

/* Finds the hits of the English units from `first` to `end`. */
static void
find_hits(struct fine *f, size_t i, size_t end)
{
	f->hits.n = 0;
	for (size_t j = f->first; j < end; j++) {
		const struct cue_list *en = &f->al->cues.unit[EN][j];

		for (uint32_t k = 0; k < en->n; k++) {
			const struct sighting *s = &f->seen[en->v[k].id];

			if (s->row + GROUP_MAX <= i + 1 || s->row == 0)
				continue;
			*VEC_ADD(f->al->arena, &f->hits) = (struct hit){
			    .before = en->v[k].before,
			    .age = (uint32_t)i + 1 - s->row,
			    .gain = s->gain,
			};
		}
		f->hits_end[j - f->first] = f->hits.n;
	}
}

/* What it costs that so little of a unit of that length was found. */
static float
lack(float length, float found)
{
	float missing = length * FOUND_PER_CHARACTER - found;

	return missing > 0 ? missing * LACK_WEIGHT : 0;
}

/* Compares the groups that end with the Chinese units at hand with those that
 * begin with English unit `first`. A cue counts once however often a group
 * shows it. In a larger group chance shows more cues, so each is worth less:
 * the 1/length of Brown et al.'s Model 1. A unit that adds nothing to its
 * group does not belong there. */
static void
compare(struct fine *f, size_t first, size_t end)
{
	const struct cue_list *en = &f->al->cues.unit[EN][first];
	float gain[GROUP_MAX] = {0}, hits[GROUP_MAX] = {0};
	float found[GROUP_MAX] = {0}, lacks[GROUP_MAX] = {0};
	struct likeness *out = &f->like[first - f->first];
	size_t at = first - f->first, k = at > 0 ? f->hits_end[at - 1] : 0;

	for (size_t q = 0; q < GROUP_MAX && first + q < end; q++) {
		float sum = 0, n = 0, lack_zh = 0;

		for (; k < f->hits_end[at + q]; k++) {
			const struct hit *h = &f->hits.v[k];

			if (h->before > first)
				continue;
			gain[h->age] += h->gain;
			hits[h->age]++;
		}
		for (size_t p = 0; p < f->depth; p++) {
			sum += gain[p];
			n += hits[p];
			lack_zh += lack(f->length[p], gain[p]);
			lacks[p] += lack((float)en[q].length, sum - found[p]);
			found[p] = sum;
			out->v[p][q] =
			    sum - n * f->cost[p] - lack_zh - lacks[p];
		}
	}
}

static void
compare_row(struct fine *f, size_t i)
{
	const struct row *r = &f->lattice.row[i + 1];

	sight(f, i);
	f->depth = i + 1 < GROUP_MAX ? i + 1 : GROUP_MAX;
	for (size_t p = 0; p < f->depth; p++) {
		f->length[p] =
		    (float)f->al->cues.unit[ZH][i - p].length * f->al->ratio;
		f->cost[p] = size_cost(f->al, i - p, i + 1);
	}
	f->first = r->lo > GROUP_MAX ? r->lo - GROUP_MAX : 0;
	find_hits(f, i, r->hi);
	for (size_t j = f->first; j < r->hi; j++)
		compare(f, j, r->hi);
}

/* The score of cell (i, j) reached by shape `s`, if it is above `least`. */
static float
cell_score(const struct fine *f, const struct shape *s, size_t i, size_t j,
    float least)
{
	size_t pi = i - s->n[ZH], pj = j - s->n[EN];
	float score;

	if (i < s->n[ZH] || j < s->n[EN] || !lattice_has(&f->lattice, pi, pj))
		return -INFINITY;
	score = f->score[pi % (GROUP_MAX + 1)][pj - f->lattice.row[pi].lo];
	if (s->n[ZH] > 0 && s->n[EN] > 0)
		score += f->like[pj - f->first].v[s->n[ZH] - 1][s->n[EN] - 1];
	if (score + bead_frame_most(s) <= least)
		return -INFINITY;
	return score + bead_frame(f->al, s, i, j);
}

static void
fill_row(struct fine *f, size_t i)
{
	const struct row *r = &f->lattice.row[i];
	float *now = f->score[i % (GROUP_MAX + 1)];

	for (size_t j = r->lo; j <= r->hi; j++) {
		float *best = &now[j - r->lo];

		*best = i == 0 && j == 0 ? 0 : -INFINITY;
		for (size_t k = 0; k < NSHAPES; k++) {
			float score =
			    cell_score(f, &bead_shapes[k], i, j, *best);

			if (score <= *best)
				continue;
			*best = score;
			f->lattice.back[r->at + j - r->lo] = (uint8_t)k;
		}
	}
}

struct bead_list
fine_align(const struct aligner *al, const struct bead_list *coarse)
{
	struct fine f = {.al = al};
	size_t nz = al->units[ZH].n;

	lattice_lay(&f.lattice, al->arena, lay_band(al, coarse), nz + 1);
	f.seen = ARENA_NEW(al->arena, struct sighting, al->cues.nids);
	f.hits_end = ARENA_NEW(al->arena, size_t, f.lattice.widest + GROUP_MAX);
	f.like =
	    ARENA_NEW(al->arena, struct likeness, f.lattice.widest + GROUP_MAX);
	for (size_t k = 0; k <= GROUP_MAX; k++)
		f.score[k] = ARENA_NEW(al->arena, float, f.lattice.widest);
	for (size_t i = 0; i <= nz; i++) {
		if (i > 0)
			compare_row(&f, i - 1);
		fill_row(&f, i);
	}
	return lattice_trace(&f.lattice, al->arena);
}

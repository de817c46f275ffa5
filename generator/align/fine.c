/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "aligner.h"

/* How far from the rough way the second pass looks. */
#define MARGIN 4

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

struct fine {
	const struct aligner *al;
	struct lattice lattice;
	struct sighting *seen;
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

/* Compares the groups that end with Chinese unit `i` with those that begin
 * with English unit `first`. A cue counts once however often a group shows
 * it. In a larger group chance shows more cues, so each is worth less: the
 * 1/length of Brown et al.'s Model 1. */
static void
compare(struct fine *f, size_t i, size_t first, const float *cost,
    struct likeness *out)
{
	const struct aligner *al = f->al;
	float gain[GROUP_MAX] = {0}, hits[GROUP_MAX] = {0};

	for (size_t q = 0; q < GROUP_MAX && first + q < al->units[EN].n; q++) {
		const struct cue_list *en = &al->cues.unit[EN][first + q];
		float sum = 0, n = 0;

		for (uint32_t k = 0; k < en->n; k++) {
			const struct sighting *s = &f->seen[en->v[k].id];
			size_t age = i + 1 - s->row;

			if (s->row == 0 || age >= GROUP_MAX ||
			    en->v[k].before > first)
				continue;
			gain[age] += s->gain;
			hits[age]++;
		}
		for (size_t p = 0; p < GROUP_MAX && p <= i; p++) {
			sum += gain[p];
			n += hits[p];
			out->v[p][q] = sum - n * cost[p];
		}
	}
}

static void
compare_row(struct fine *f, size_t i)
{
	const struct row *r = &f->lattice.row[i + 1];
	float cost[GROUP_MAX];

	sight(f, i);
	for (size_t p = 0; p < GROUP_MAX && p <= i; p++)
		cost[p] = size_cost(f->al, i - p, i + 1);
	f->first = r->lo > GROUP_MAX ? r->lo - GROUP_MAX : 0;
	for (size_t j = f->first; j < r->hi; j++)
		compare(f, i, j, cost, &f->like[j - f->first]);
}

static float
cell_score(const struct fine *f, const struct shape *s, size_t i, size_t j)
{
	size_t pi = i - s->n[ZH], pj = j - s->n[EN];
	float score;

	if (i < s->n[ZH] || j < s->n[EN] || !lattice_has(&f->lattice, pi, pj))
		return -INFINITY;
	score = f->score[pi % (GROUP_MAX + 1)][pj - f->lattice.row[pi].lo];
	if (score == -INFINITY)
		return score;
	score += bead_frame(f->al, s, i, j);
	if (s->n[ZH] > 0 && s->n[EN] > 0)
		score += f->like[pj - f->first].v[s->n[ZH] - 1][s->n[EN] - 1];
	return score;
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
			float score = cell_score(f, &bead_shapes[k], i, j);

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

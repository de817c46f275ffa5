/* SPDX-License-Identifier: MIT */
#include "beads.h"

#include <math.h>

#include "cues.h"

/* Half the width of the band of cells that are looked at. */
#define BAND 150
#define GROUP_MAX 5

/* The shapes of beads and what each costs, as logs of odds against a bead of
 * one and one. */
static const struct shape {
	uint8_t n[LANGS];
	float cost;
} shapes[] = {
    {{1, 1}, 0},
    {{1, 0}, -4},
    {{0, 1}, -4},
    {{2, 1}, -2},
    {{1, 2}, -2},
    {{2, 2}, -4.5F},
    {{3, 1}, -3.2F},
    {{1, 3}, -3.2F},
    {{4, 1}, -4.2F},
    {{1, 4}, -4.2F},
    {{2, 3}, -5.5F},
    {{3, 2}, -5.5F},
    {{1, 5}, -5},
    {{5, 1}, -5},
    {{3, 3}, -7},
};

#define NSHAPES (sizeof(shapes) / sizeof(shapes[0]))
#define NO_SHAPE 0xff

/* A row of the table of cells: what `end` units of the Chinese have been
 * consumed at, from column `lo` to column `hi`. */
struct row {
	uint32_t lo, hi;
	size_t at; /* of its first cell */
};

struct aligner {
	struct arena *arena;
	const struct unit_list *units;
	struct cue_table cues;
	struct row *row; /* units[ZH].n + 1 of them */
	/* A cell a column: the shape that leads to it, and the likeness of
	 * the row's unit to all English units of the row before the cell. */
	uint8_t *back;
	float *likeness;
	uint64_t *length[LANGS]; /* of the units before, summed up */
	double ratio, variance;  /* English characters a Chinese one */
};

static void
lay_band(struct aligner *al)
{
	size_t nz = al->units[ZH].n, ne = al->units[EN].n, cells = 0;

	al->row = ARENA_NEW(al->arena, struct row, nz + 1);
	for (size_t i = 0; i <= nz; i++) {
		size_t centre = nz ? i * ne / nz : 0;
		size_t step = nz ? ne / nz + 1 : ne;

		al->row[i].lo = centre > BAND ? (uint32_t)(centre - BAND) : 0;
		al->row[i].hi = (uint32_t)(centre + BAND + step);
		if (al->row[i].hi > ne || i == nz)
			al->row[i].hi = (uint32_t)ne;
		if (i == 0)
			al->row[i].lo = 0;
		al->row[i].at = cells;
		cells += al->row[i].hi - al->row[i].lo + 1;
	}
	al->back = ARENA_NEW(al->arena, uint8_t, cells);
	memset(al->back, NO_SHAPE, cells);
	al->likeness = ARENA_NEW(al->arena, float, cells);
}

static void
sum_lengths(struct aligner *al)
{
	for (int l = 0; l < LANGS; l++) {
		size_t n = al->units[l].n;

		al->length[l] = ARENA_NEW(al->arena, uint64_t, n + 1);
		for (size_t i = 0; i < n; i++)
			al->length[l][i + 1] =
			    al->length[l][i] + al->cues.unit[l][i].length;
	}
}

/* Likeness of Chinese unit `i` to the English units of its row, summed up.
 * `chance` is a scratch by cue. */
static void
compare_row(struct aligner *al, size_t i, float *chance)
{
	const struct cue_list *zh = &al->cues.unit[ZH][i];
	const struct row *r = &al->row[i];
	float *out = &al->likeness[r->at], sum = 0;

	for (uint32_t k = 0; k < zh->n; k++)
		chance[zh->v[k].id] = zh->v[k].chance;
	for (uint32_t j = r->lo; j < r->hi; j++) {
		const struct cue_list *en = &al->cues.unit[EN][j];

		for (uint32_t k = 0; k < en->n; k++) {
			uint32_t id = en->v[k].id;

			if (chance[id] > 0)
				sum += logf(0.5F + 0.5F * chance[id] *
						       al->cues.weight[id]);
		}
		*++out = sum;
	}
	for (uint32_t k = 0; k < zh->n; k++)
		chance[zh->v[k].id] = 0;
}

/* The part of row `i`'s likeness that the `n` English units before column
 * `j` have. */
static float
likeness(const struct aligner *al, size_t i, size_t j, size_t n)
{
	const struct row *r = &al->row[i];
	size_t from = j - n;

	if (from < r->lo)
		from = r->lo;
	if (j > r->hi)
		j = r->hi;
	return j > from ? al->likeness[r->at + j - r->lo] -
			      al->likeness[r->at + from - r->lo]
			: 0;
}

/* Squared deviation from the length expected (Gale & Church 1993), cut off
 * where it says no more than that the lengths do not fit. */
static float
length_cost(const struct aligner *al, const struct shape *s, size_t i, size_t j)
{
	double z = (double)(al->length[ZH][i] - al->length[ZH][i - s->n[ZH]]);
	double e = (double)(al->length[EN][j] - al->length[EN][j - s->n[EN]]);
	double mean = (z * al->ratio + e) / 2 + 1;
	double delta = e - z * al->ratio;
	double cost = delta * delta / (2 * al->variance * mean);

	return -(float)(cost < 12 ? cost : 12);
}

static bool
starts_paragraph(const struct unit_list *u, size_t i)
{
	return i == 0 || u->v[i].paragraph != u->v[i - 1].paragraph;
}

/* Paragraphs tend to begin together and beads to stay inside them. */
static float
paragraph_cost(
    const struct aligner *al, const struct shape *s, size_t i, size_t j)
{
	const struct unit_list *zh = &al->units[ZH], *en = &al->units[EN];
	bool z = starts_paragraph(zh, i - s->n[ZH]);
	bool e = starts_paragraph(en, j - s->n[EN]);
	float cost = z && e ? 1.5F : z || e ? -1.0F : 0;

	for (size_t k = i - s->n[ZH] + 1; k < i; k++)
		cost -= starts_paragraph(zh, k) ? 2.5F : 0;
	for (size_t k = j - s->n[EN] + 1; k < j; k++)
		cost -= starts_paragraph(en, k) ? 2.5F : 0;
	if (zh->v[i - 1].kind != en->v[j - 1].kind)
		cost -= 4;
	else if (zh->v[i - 1].kind != PARAGRAPH_TEXT)
		cost += 3;
	return cost;
}

/* How well a bead of shape `s` fits that ends before cell (i, j). */
static float
bead_score(const struct aligner *al, const struct shape *s, size_t i, size_t j)
{
	float score = s->cost;

	if (s->n[ZH] == 0 || s->n[EN] == 0)
		return score;
	for (size_t k = 1; k <= s->n[ZH]; k++)
		score += likeness(al, i - k, j, s->n[EN]);
	return score + length_cost(al, s, i, j) + paragraph_cost(al, s, i, j);
}

static bool
cell_in(const struct aligner *al, size_t i, size_t j)
{
	return j >= al->row[i].lo && j <= al->row[i].hi;
}

/* Fills row `i`. Of the scores only those of the last rows are kept. */
static void
fill_row(struct aligner *al, size_t i, float *ring[GROUP_MAX + 1])
{
	const struct row *r = &al->row[i];
	float *now = ring[i % (GROUP_MAX + 1)];

	for (size_t j = r->lo; j <= r->hi; j++) {
		float best = i == 0 && j == 0 ? 0 : -INFINITY;

		for (size_t k = 0; k < NSHAPES; k++) {
			const struct shape *s = &shapes[k];
			size_t pi = i - s->n[ZH], pj = j - s->n[EN];
			float score;

			if (i < s->n[ZH] || j < s->n[EN] ||
			    !cell_in(al, pi, pj))
				continue;
			score = ring[pi % (GROUP_MAX + 1)][pj - al->row[pi].lo];
			if (score == -INFINITY)
				continue;
			score += bead_score(al, s, i, j);
			if (score > best) {
				best = score;
				al->back[r->at + j - r->lo] = (uint8_t)k;
			}
		}
		now[j - r->lo] = best;
	}
}

static void
fill(struct aligner *al)
{
	float *ring[GROUP_MAX + 1];
	size_t widest = 0;

	for (size_t i = 0; i <= al->units[ZH].n; i++) {
		size_t width = al->row[i].hi - al->row[i].lo + 1;

		widest = width > widest ? width : widest;
	}
	for (size_t k = 0; k <= GROUP_MAX; k++)
		ring[k] = ARENA_NEW(al->arena, float, widest);
	for (size_t i = 0; i <= al->units[ZH].n; i++)
		fill_row(al, i, ring);
}

/* 0..1: what speaks for the bead against leaving its sides alone. */
static double
confidence(float score)
{
	return 1 / (1 + exp(-(double)score / 4));
}

static struct bead_list
trace(const struct aligner *al)
{
	struct bead_list list = {0};
	size_t i = al->units[ZH].n, j = al->units[EN].n, n = i + j;

	list.v = ARENA_NEW(al->arena, struct bead, n);
	while (i > 0 || j > 0) {
		const struct row *r = &al->row[i];
		const struct shape *s = &shapes[al->back[r->at + j - r->lo]];
		struct bead *b = &list.v[--n];

		b->score = s->n[ZH] && s->n[EN]
			       ? confidence(bead_score(al, s, i, j) + 4)
			       : 0;
		i -= s->n[ZH];
		j -= s->n[EN];
		b->side[ZH] = (struct run){(uint32_t)i, s->n[ZH]};
		b->side[EN] = (struct run){(uint32_t)j, s->n[EN]};
		list.n++;
	}
	list.v += n;
	return list;
}

/* Learns ratio and variance of the lengths from the beads of one and one. */
static void
learn_lengths(struct aligner *al, const struct bead_list *beads)
{
	double z = 0, e = 0, square = 0, n = 0;

	for (size_t k = 0; k < beads->n; k++) {
		const struct bead *b = &beads->v[k];

		if (b->side[ZH].count != 1 || b->side[EN].count != 1)
			continue;
		z += al->cues.unit[ZH][b->side[ZH].first].length;
		e += al->cues.unit[EN][b->side[EN].first].length;
	}
	if (z < 100 || e < 100)
		return;
	al->ratio = e / z;
	for (size_t k = 0; k < beads->n; k++) {
		const struct bead *b = &beads->v[k];
		double lz, le;

		if (b->side[ZH].count != 1 || b->side[EN].count != 1)
			continue;
		lz = al->cues.unit[ZH][b->side[ZH].first].length * al->ratio;
		le = al->cues.unit[EN][b->side[EN].first].length;
		square += (le - lz) * (le - lz) / ((lz + le) / 2 + 1);
		n++;
	}
	/* As if ten beads had been seen before. */
	al->variance = (square + 10 * 6.0) / (n + 10);
}

struct bead_list
align_units(struct arena *a, const struct unit_list units[LANGS],
    const struct lexicon *lexicon)
{
	struct aligner al = {.arena = a, .units = units};
	struct bead_list beads;
	float *chance;

	cues_find(&al.cues, a, units, lexicon);
	sum_lengths(&al);
	lay_band(&al);
	chance = ARENA_NEW(a, float, al.cues.nids);
	for (size_t i = 0; i < units[ZH].n; i++)
		compare_row(&al, i, chance);
	al.ratio = 3.2;
	al.variance = 6;
	if (al.length[ZH][units[ZH].n] > 0 && al.length[EN][units[EN].n] > 0)
		al.ratio = (double)al.length[EN][units[EN].n] /
			   (double)al.length[ZH][units[ZH].n];
	if (al.ratio < 2 || al.ratio > 5)
		al.ratio = 3.2;
	fill(&al);
	beads = trace(&al);
	learn_lengths(&al, &beads);
	memset(al.back, NO_SHAPE,
	    al.row[units[ZH].n].at + units[EN].n + 1 - al.row[units[ZH].n].lo);
	fill(&al);
	return trace(&al);
}

/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "aligner.h"
#include "weights.h"

#define NO_SHAPE 0xff

const struct shape bead_shapes[NSHAPES] = {
    {{1, 1}},
    {{1, 0}},
    {{0, 1}},
    {{2, 1}},
    {{1, 2}},
    {{1, 3}},
    {{3, 1}},
    {{2, 2}},
    {{4, 1}},
    {{1, 4}},
    {{2, 3}},
    {{3, 2}},
    {{1, 5}},
    {{5, 1}},
    {{3, 3}},
};

size_t
bead_shape(uint32_t zh, uint32_t en)
{
	size_t k = 0;

	while (k + 1 < NSHAPES &&
	       (bead_shapes[k].n[ZH] != zh || bead_shapes[k].n[EN] != en))
		k++;
	return k;
}

void
lattice_lay(struct lattice *x, struct arena *a, struct row *row, size_t nrows)
{
	*x = (struct lattice){.row = row, .nrows = nrows};
	for (size_t i = 0; i < nrows; i++) {
		size_t width = row[i].hi - row[i].lo + 1;

		row[i].at = x->ncells;
		x->ncells += width;
		x->widest = width > x->widest ? width : x->widest;
	}
	x->back = ARENA_NEW(a, uint8_t, x->ncells);
	memset(x->back, NO_SHAPE, x->ncells);
}

struct bead_list
lattice_trace(const struct lattice *x, struct arena *a)
{
	size_t i = x->nrows - 1, j = x->row[i].hi, n = i + j;
	struct bead_list list = {.v = ARENA_NEW(a, struct bead, n)};

	while (i > 0 || j > 0) {
		const struct row *r = &x->row[i];
		const struct shape *s =
		    &bead_shapes[x->back[r->at + j - r->lo]];

		i -= s->n[ZH];
		j -= s->n[EN];
		list.v[--n] = (struct bead){
		    .side = {{(uint32_t)i, s->n[ZH]}, {(uint32_t)j, s->n[EN]}},
		};
		list.n++;
	}
	list.v += n;
	return list;
}

static float
length_of(const struct aligner *al, enum lang l, size_t from, size_t end)
{
	return (float)(al->length[l][end] - al->length[l][from]);
}

/* Squared deviation from the length expected (Gale & Church 1993), cut off
 * where it says no more than that the lengths do not fit. */
static float
length_cost(const struct aligner *al, const struct shape *s, size_t i, size_t j)
{
	float z = length_of(al, ZH, i - s->n[ZH], i) * al->ratio;
	float e = length_of(al, EN, j - s->n[EN], j);
	float cost = (e - z) * (e - z) / (al->variance * (z + e + 2));

	return (cost < LENGTH_CAP ? cost : LENGTH_CAP) +
	       (z + e) * COST_PER_CHARACTER;
}

static bool
starts_paragraph(const struct unit_list *u, size_t i)
{
	return i == 0 || u->v[i].paragraph != u->v[i - 1].paragraph;
}

/* Paragraphs tend to begin together and beads to stay inside them. */
static float
paragraph_score(
    const struct aligner *al, const struct shape *s, size_t i, size_t j)
{
	const struct unit_list *zh = &al->units[ZH], *en = &al->units[EN];
	bool z = starts_paragraph(zh, i - s->n[ZH]);
	bool e = starts_paragraph(en, j - s->n[EN]);
	float score = z && e   ? PARAGRAPH_TOGETHER
		      : z || e ? PARAGRAPH_ALONE
			       : 0;

	for (size_t k = i - s->n[ZH] + 1; k < i; k++)
		score += starts_paragraph(zh, k) ? PARAGRAPH_INSIDE : 0;
	for (size_t k = j - s->n[EN] + 1; k < j; k++)
		score += starts_paragraph(en, k) ? PARAGRAPH_INSIDE : 0;
	if (zh->v[i - 1].kind != en->v[j - 1].kind)
		score += KIND_DIFFERS;
	else if (zh->v[i - 1].kind != PARAGRAPH_TEXT)
		score += KIND_SAME;
	return score;
}

float
run_frame(const struct aligner *al, struct run zh, struct run en)
{
	struct shape s = {{(uint8_t)zh.count, (uint8_t)en.count}};
	size_t i = zh.first + zh.count, j = en.first + en.count;
	size_t shape = bead_shape(zh.count < GROUP_MAX ? zh.count : GROUP_MAX,
	    en.count < GROUP_MAX ? en.count : GROUP_MAX);

	return PAIRED + al->shape[shape] - length_cost(al, &s, i, j) +
	       seams_score(&al->seams, zh, en) + paragraph_score(al, &s, i, j);
}

float
bead_frame(const struct aligner *al, size_t shape, size_t i, size_t j)
{
	const struct shape *s = &bead_shapes[shape];

	struct run zh = {(uint32_t)i - s->n[ZH], s->n[ZH]};
	struct run en = {(uint32_t)j - s->n[EN], s->n[EN]};

	if (s->n[ZH] == 0 || s->n[EN] == 0)
		return al->shape[shape];
	return PAIRED + al->shape[shape] - length_cost(al, s, i, j) +
	       seams_score(&al->seams, zh, en) + paragraph_score(al, s, i, j);
}

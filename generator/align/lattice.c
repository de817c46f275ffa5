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

void
lattice_steps(const struct aligner *al, const struct lattice *x,
    float *const *score, size_t nrows, size_t i, struct step *step, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		const struct shape *s = &bead_shapes[k];
		const struct row *r;

		step[k] = (struct step){.lo = 1};
		if (i < s->n[ZH])
			continue;
		r = &x->row[i - s->n[ZH]];
		step[k] = (struct step){
		    .before = score[(i - s->n[ZH]) % nrows],
		    .lo = r->lo + s->n[EN],
		    .hi = r->hi + s->n[EN],
		    .most = bead_frame_most(al, k),
		};
	}
}

/* Of captions and plain text. */
static float
kind_score(const struct aligner *al, size_t i, size_t j)
{
	enum paragraph_kind zh = al->units[ZH].v[i - 1].kind;
	enum paragraph_kind en = al->units[EN].v[j - 1].kind;

	return zh != en ? KIND_DIFFERS : zh != PARAGRAPH_TEXT ? KIND_SAME : 0;
}

/* Paragraphs tend to begin together and beads to stay inside them. `zh` and
 * `en` count paragraphs from the front of the bead on. */
static inline float
paragraph_score(const uint32_t *zh, size_t nzh, const uint32_t *en, size_t nen)
{
	static const float begin[2][2] = {
	    {0, PARAGRAPH_ALONE}, {PARAGRAPH_ALONE, PARAGRAPH_TOGETHER}};
	uint32_t inside = zh[nzh] - zh[1] + en[nen] - en[1];

	return begin[zh[1] - zh[0]][en[1] - en[0]] +
	       (float)inside * PARAGRAPH_INSIDE;
}

/* Squared deviation from the length expected (Gale & Church 1993), cut off
 * where it says no more than that the lengths do not fit. */
static inline float
length_cost(const struct aligner *al, float zh, float en)
{
	float z = zh * al->ratio, off = en - z;
	float cost = off * off / (al->variance * (z + en + 2));

	return (cost < LENGTH_CAP ? cost : LENGTH_CAP) +
	       (z + en) * COST_PER_CHARACTER;
}

/* Of the groups that begin with units `i` and `j`. */
static float
frame(const struct aligner *al, size_t i, size_t nzh, size_t j, size_t nen)
{
	const uint32_t *zh = &al->length[ZH][i], *en = &al->length[EN][j];
	float score =
	    PAIRED -
	    length_cost(
		al, (float)(zh[nzh] - zh[0]), (float)(en[nen] - en[0])) +
	    seams_score(&al->seams, i, i + nzh - 1, j, j + nen - 1) +
	    paragraph_score(&al->begun[ZH][i], nzh, &al->begun[EN][j], nen);

	if (al->captions)
		score += kind_score(al, i + nzh, j + nen);
	return score;
}

float
run_frame(const struct aligner *al, struct run zh, struct run en)
{
	size_t shape = bead_shape(zh.count < GROUP_MAX ? zh.count : GROUP_MAX,
	    en.count < GROUP_MAX ? en.count : GROUP_MAX);

	return al->shape[shape] +
	       frame(al, zh.first, zh.count, en.first, en.count);
}

float
bead_frame(const struct aligner *al, size_t shape, size_t i, size_t j)
{
	size_t nzh = bead_shapes[shape].n[ZH], nen = bead_shapes[shape].n[EN];

	if (nzh == 0 || nen == 0)
		return al->shape[shape];
	return al->shape[shape] + frame(al, i - nzh, nzh, j - nen, nen);
}

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

size_t
lattice_width(const struct aligner *al)
{
	return al->units[EN].n + 1 + GROUP_MAX + LANES;
}

struct span
lattice_seen(const struct lattice *x, size_t i, size_t depth)
{
	struct span s = {x->row[i].lo, x->row[i].hi + 1};

	for (size_t k = i + 1; k <= i + depth && k < x->nrows; k++) {
		s.start = x->row[k].lo < s.start ? x->row[k].lo : s.start;
		s.end = x->row[k].hi >= s.end ? x->row[k].hi + 1 : s.end;
	}
	s.start = s.start > GROUP_MAX ? s.start - GROUP_MAX : 0;
	return s;
}

struct span
shape_cells(const struct row *r, size_t k)
{
	uint32_t n = bead_shapes[k].n[EN];

	if (n > r->hi)
		return (struct span){r->hi + 1, r->hi + 1};
	return (struct span){r->lo > n ? r->lo : n, r->hi + 1};
}

static void
no_ways(const struct ways *w, size_t from, size_t end)
{
	for (size_t j = from; j < end; j++) {
		w->score[j] = -INFINITY;
		w->shape[j] = NO_SHAPE;
	}
}

void
ways_begin(
    const struct ways *w, const struct lattice *x, size_t i, struct span seen)
{
	no_ways(w, seen.start, x->row[i].hi + 1 + LANES);
	if (i == 0)
		w->score[0] = 0;
}

/* Squared deviation from the length expected (Gale & Church 1993), cut off
 * where it says no more than that the lengths do not fit. */
static inline float
length_cost(float z, float en, float variance)
{
	float off = en - z, cost = off * off / (variance * (z + en + 2));

	return (cost < LENGTH_CAP ? cost : LENGTH_CAP) +
	       (z + en) * COST_PER_CHARACTER;
}

/* Adds what speaks for the beads of Chinese units `zh` and of the `nen` English
 * ones before column j, apart from their words, to total[j - from], for j from
 * `from` to `end`. */
static void
add_frames(const struct aligner *al, float shape, struct run zh, size_t nen,
    size_t from, size_t end, float *restrict total)
{
	const struct seams *seams = &al->seams;
	size_t last = zh.first + zh.count - 1;
	const uint32_t *length = al->length[EN], *begun = al->begun[EN];
	const uint32_t *zh_begun = &al->begun[ZH][zh.first];
	const float *begins = seams->begins[seams->v[ZH][zh.first].begin];
	const float *ends = seams->ends[seams->v[ZH][last].end];
	const float *opening = al->opening[zh_begun[1] - zh_begun[0]];
	const float *kind = al->kind[al->units[ZH].v[last].kind];
	uint32_t zh_inside = zh_begun[zh.count] - zh_begun[1];
	float variance = al->variance;
	float z = (float)(al->length[ZH][last + 1] - al->length[ZH][zh.first]) *
		  al->ratio;

	for (; from < end; from += LANES, total += LANES) {
		float frame[LANES];

		for (size_t l = 0; l < LANES; l++) {
			size_t j = from + l, first = j - nen;
			int32_t en = (int32_t)(length[j] - length[first]);
			/* Paragraphs that begin inside the bead. */
			int32_t inside =
			    (int32_t)(zh_inside + begun[j] - begun[first + 1]);

			frame[l] =
			    PAIRED - length_cost(z, (float)en, variance) +
			    (begins[first] + ends[j - 1]) +
			    (opening[first] + (float)inside * PARAGRAPH_INSIDE);
		}
		for (size_t l = 0; kind != NULL && l < LANES; l++)
			frame[l] += kind[from + l - 1];
		for (size_t l = 0; l < LANES; l++)
			total[l] += shape + frame[l];
	}
}

float
run_frame(const struct aligner *al, struct run zh, struct run en)
{
	size_t shape = bead_shape(zh.count < GROUP_MAX ? zh.count : GROUP_MAX,
	    en.count < GROUP_MAX ? en.count : GROUP_MAX);
	size_t end = en.first + en.count;
	float total[LANES] = {0};

	add_frames(al, al->shape[shape], zh, en.count, end, end + 1, total);
	return total[0];
}

static void
keep_better(const struct ways *w, struct span cells, size_t k,
    const float *restrict total)
{
	for (size_t j = cells.start; j < cells.end; j += LANES) {
		float *restrict score = w->score + j;
		int32_t *restrict shape = w->shape + j;

		for (size_t l = 0; l < LANES; l++) {
			bool better = total[j + l] > score[l];

			shape[l] = better ? (int32_t)k : shape[l];
			score[l] = better ? total[j + l] : score[l];
		}
	}
}

void
ways_add(const struct ways *w, const struct aligner *al,
    const struct lattice *x, size_t i, size_t k, float *total)
{
	const struct shape *s = &bead_shapes[k];
	const struct row *r = &x->row[i];
	struct span cells = shape_cells(r, k);
	struct run zh = {(uint32_t)i - s->n[ZH], s->n[ZH]};

	for (size_t j = r->lo; j < cells.start; j++)
		total[j] = -INFINITY;
	if (s->n[EN] > 0)
		add_frames(al, al->shape[k], zh, s->n[EN], cells.start,
		    cells.end, total + cells.start);
	else
		for (size_t j = cells.start; j < cells.end; j++)
			total[j] += al->shape[k];
	keep_better(w, cells, k, total);
}

void
ways_end(const struct ways *w, const struct aligner *al, struct lattice *x,
    size_t i, struct span seen, float *total)
{
	const struct row *r = &x->row[i];
	uint8_t *back = x->back + r->at;

	total[r->lo] = -INFINITY;
	*back = (uint8_t)w->shape[r->lo];
	for (size_t j = r->lo + 1; j <= r->hi; j++) {
		total[j] = w->score[j - 1] + al->shape[ALONE_EN];
		/* Of two that are as good the first shape counts. */
		if (total[j] > w->score[j] ||
		    (total[j] == w->score[j] && w->shape[j] > ALONE_EN)) {
			w->score[j] = total[j];
			w->shape[j] = ALONE_EN;
		}
		back[j - r->lo] = (uint8_t)w->shape[j];
	}
	no_ways(w, r->hi + 1, seen.end);
}

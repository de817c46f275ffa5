/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "aligner.h"
#include "vec.h"
#include "weights.h"

/* How far from the rough way the second pass looks. */
#define MARGIN 3
/* How much worse than the best a way may be that is worth remembering. */
#define NEAR 15.0F

/* So many factors are multiplied before their log is taken; none is above
 * 1,300, so that a float holds them. */
#define FACTORS 12

/* What the last Chinese units give a token: v[0] none of them, v[1] the last
 * one, v[2] the last two ...; behind GROUP_MAX it does not count. */
struct window {
	float v[1 + LANES];
};

/* What is kept by column belongs to the English unit that stands there, or to
 * the groups that begin with it; what is kept by Chinese unit, of the last
 * ones, is in slot i % GROUP_MAX. */
struct fine {
	const struct aligner *al;
	struct lattice lattice;
	struct spread spread;
	struct window **mass; /* by English unit and token */
	/* By numbers of Chinese units less one: what the mass that they give
	 * is multiplied by. */
	float shrink[LANES];
	/* Of the row, by English unit from `first` on and token of the
	 * Chinese unit, of which there are `width` with those that fill the
	 * last lanes. */
	float *back_mass, *sum;
	size_t width;
	/* Log odds by column: of English units, by numbers of Chinese ones less
	 * one; of Chinese units, by numbers of English ones less one. */
	float *en[GROUP_MAX], *zh[GROUP_MAX][GROUP_MAX];
	struct span seen[GROUP_MAX]; /* by Chinese unit: the English ones met */
	size_t first, end;           /* those of the row */
	float *like[NSHAPES];        /* what the links say of groups */
	float *score[GROUP_MAX + 1]; /* by the last rows */
	float *total[NSHAPES];       /* of the row: ways_add() */
	int32_t *shape;              /* by column */
	struct share_list shares;
};

/* The most English units that a shape with so many Chinese ones has, and these
 * shapes. */
static const uint8_t most_en[GROUP_MAX] = {5, 3, 3, 1, 1};
static const uint8_t group_shape[GROUP_MAX][GROUP_MAX] = {
    {0, 4, 5, 9, 12}, {3, 7, 10}, {6, 11, 14}, {8}, {13}};

/* The English units that may be in a group with Chinese unit `i`: groups begin
 * and end at cells of the band. */
static struct span
reach(const struct fine *f, size_t i)
{
	const struct row *row = f->lattice.row;
	size_t last = f->lattice.nrows - 1;
	struct span s = {row[i + 1].lo, row[i + 1].hi};

	for (size_t p = 0; p < GROUP_MAX; p++) {
		/* Groups of p + 1 that end with the unit, or begin with it. */
		size_t from = i >= p ? i - p : 0;
		size_t to = i + 1 + p < last ? i + 1 + p : last;
		size_t lo = row[i + 1].lo, hi = row[i].hi + most_en[p];

		lo = lo > most_en[p] ? lo - most_en[p] : 0;
		lo = lo > row[from].lo ? lo : row[from].lo;
		hi = hi < row[to].hi ? hi : row[to].hi;
		s.start = lo < s.start ? (uint32_t)lo : s.start;
		s.end = hi > s.end ? (uint32_t)hi : s.end;
	}
	return s;
}

static size_t
whole_lanes(size_t n)
{
	return (n + LANES - 1) / LANES * LANES;
}

/* Another Chinese unit gives a token `mass`. */
static inline void
window_move(struct window *w, float mass)
{
	float v[LANES];

	for (size_t p = 0; p < LANES; p++)
		v[p] = w->v[p] + mass;
	memcpy(w->v + 1, v, sizeof(v));
}

/* Adds what Chinese unit `i` and English unit `j` give each other. */
static void
meet(struct fine *f, size_t j)
{
	const struct unit_tokens *en = &f->al->shown[EN][j];
	float *back = f->back_mass + (j - f->first) * f->width;
	struct window *mass = f->mass[j];

	for (uint32_t k = 0; k < en->n; k++) {
		for (uint32_t m = f->spread.head[en->v[k]]; m > 0;) {
			const struct spread_entry *s = &f->spread.v[m - 1];

			back[s->k] += s->to_zh;
			m = s->next;
		}
		window_move(&mass[k], f->spread.sum[en->v[k]].to_en);
	}
}

/* Log odds of the tokens of English unit `j` beside the last Chinese units,
 * one to `depth` of them. */
static void
judge_en(struct fine *f, size_t i, size_t depth, size_t j)
{
	const struct window *mass = f->mass[j];
	uint32_t n = f->al->shown[EN][j].n;

	for (size_t p = 0; p < depth; p++) {
		struct span seen = f->seen[(i - p) % GROUP_MAX];

		if (j < seen.start || j >= seen.end)
			depth = p;
		else
			f->en[p][j] = 0;
	}
	for (uint32_t k = 0; k < n;) {
		uint32_t end = n - k > FACTORS ? k + FACTORS : n;
		float odds[LANES] = {1, 1, 1, 1, 1, 1, 1, 1};

		for (; k < end; k++)
			for (size_t p = 0; p < LANES; p++)
				odds[p] *= 1 + mass[k].v[1 + p] * f->shrink[p];
		for (size_t p = 0; p < depth; p++)
			if (odds[p] > 1)
				f->en[p][j] += logf(odds[p]);
	}
}

/* The product of 1 and what each token of the Chinese unit is given, so many
 * lanes of them, once `back` is added to it. */
static double
add_back(float *restrict sum, const float *restrict back, size_t nlanes,
    float length)
{
	float odds[LANES] = {1, 1, 1, 1, 1, 1, 1, 1};

	for (size_t k = 0; k < nlanes * LANES; k += LANES)
		for (size_t l = 0; l < LANES; l++) {
			sum[k + l] += back[k + l];
			odds[l] *= 1 + sum[k + l] * length;
		}
	return (double)odds[0] * odds[1] * odds[2] * odds[3] *
	       ((double)odds[4] * odds[5] * odds[6] * odds[7]);
}

/* The most English units from `j` on that a group with Chinese unit `i` may
 * have: it begins at a cell of the band. */
static size_t
most_behind(const struct fine *f, size_t i, size_t j)
{
	const struct row *row = f->lattice.row;

	if (j >= row[i].lo && j <= row[i].hi)
		return most_en[0];
	return j >= row[i > 2 ? i - 2 : 0].lo && j <= row[i].hi ? most_en[1]
								: most_en[3];
}

/* Log odds of the tokens of Chinese unit `i` beside the English ones from `j`
 * on, one to as many as can be. */
static void
judge_zh(struct fine *f, size_t i, size_t j)
{
	const float *back = f->back_mass + (j - f->first) * f->width;
	size_t nlanes = f->width / LANES, most = most_behind(f, i, j);

	memset(f->sum, 0, f->width * sizeof(*f->sum));
	for (size_t q = 0; q < most && j + q < f->end; q++) {
		float length = 1 / run_length(f->al, EN, j, j + q + 1);
		float odds = 0;

		for (size_t k = 0; k < nlanes; k += FACTORS) {
			double product = add_back(f->sum + k * LANES,
			    back + q * f->width + k * LANES,
			    nlanes - k < FACTORS ? nlanes - k : FACTORS,
			    length);

			odds += product > 1 ? (float)log(product) : 0;
		}
		f->zh[i % GROUP_MAX][q][j] = odds;
	}
}

/* What speaks for the groups that end with Chinese unit `i` and begin with
 * English units `j` and so many more. */
static void
judge_groups(struct fine *f, size_t i, size_t depth, size_t j)
{
	const struct aligner *al = f->al;
	float zh[GROUP_MAX][LANES] = {{0}}, lonely_zh = 0;

	for (size_t p = 0; p < depth; p++) {
		float en[LANES] = {0};

		lonely_zh += al->lonely[ZH][i - p];
		for (size_t q = 0; q < most_en[p]; q++) {
			const float *of_zh = f->zh[(i - p) % GROUP_MAX][q] + j;
			const float *of_en = f->en[p] + j + q;
			const float *lonely_en = al->lonely[EN] + j + q;
			float *restrict out = f->like[group_shape[p][q]] + j;

			for (size_t l = 0; l < LANES; l++) {
				zh[q][l] += of_zh[l];
				en[l] += of_en[l] * WEIGHT_EN + lonely_en[l];
				out[l] =
				    en[l] + zh[q][l] * WEIGHT_ZH + lonely_zh;
			}
		}
	}
}

static void
compare_row(struct fine *f, size_t i)
{
	const struct row *r = &f->lattice.row[i + 1];
	size_t depth = i + 1 < GROUP_MAX ? i + 1 : GROUP_MAX;

	f->seen[i % GROUP_MAX] = reach(f, i);
	f->first = f->seen[i % GROUP_MAX].start;
	f->end = f->seen[i % GROUP_MAX].end;
	spread_unit(&f->spread, f->al, i);
	f->width = whole_lanes(f->al->shown[ZH][i].n);
	memset(f->back_mass, 0,
	    (f->end - f->first) * f->width * sizeof(*f->back_mass));
	for (size_t p = 0; p < depth; p++)
		f->shrink[p] = 1 / run_length(f->al, ZH, i - p, i + 1);
	for (size_t j = f->first; j < f->end; j++)
		meet(f, j);
	for (size_t j = f->first; j < f->end; j++) {
		judge_zh(f, i, j);
		judge_en(f, i, depth, j);
	}
	for (size_t j = f->first; j < r->hi; j += LANES)
		judge_groups(f, i, depth, j);
}

/* What speaks for the ways to row `i` that end with shape `k`, but for the
 * frame of their last bead. */
static void
weigh(struct fine *f, size_t i, size_t k)
{
	size_t first = i - bead_shapes[k].n[ZH], nen = bead_shapes[k].n[EN];
	struct span cells = shape_cells(&f->lattice.row[i], k);
	const float *before = f->score[first % (GROUP_MAX + 1)];
	const float *like = f->like[k];
	float *restrict total = f->total[k];

	if (nen == 0)
		memcpy(total + cells.start, before + cells.start,
		    span_len(cells) * sizeof(*total));
	else
		for (size_t j = cells.start; j < cells.end; j += LANES)
			for (size_t l = 0; l < LANES; l++)
				total[j + l] =
				    before[j + l - nen] + like[j + l - nen];
}

/* What the shapes come to at the cells of a row becomes shares. */
static void
share_out(struct fine *f, size_t i)
{
	const struct row *r = &f->lattice.row[i];
	const float *best = f->score[i % (GROUP_MAX + 1)];
	const float *total[NSHAPES];
	size_t shape[NSHAPES], nshapes = 0;

	for (size_t k = 0; k < NSHAPES; k++)
		if (bead_shapes[k].n[ZH] <= i) {
			total[nshapes] = f->total[k];
			shape[nshapes++] = k;
		}
	for (size_t j = r->lo; j <= r->hi; j++) {
		float least = best[j] - NEAR;

		f->shares.first[r->at + j - r->lo] = (uint32_t)f->shares.all.n;
		for (size_t k = 0; k < nshapes; k++)
			if (total[k][j] > least)
				*VEC_ADD(f->al->arena,
				    &f->shares.all) = (struct share){
				    expf((total[k][j] - best[j]) * TEMPERATURE),
				    (uint32_t)shape[k]};
	}
	f->shares.first[r->at + r->hi + 1 - r->lo] = (uint32_t)f->shares.all.n;
}

static void
fill_row(struct fine *f, size_t i)
{
	struct span seen = lattice_seen(&f->lattice, i, GROUP_MAX);
	struct ways w = {f->score[i % (GROUP_MAX + 1)], f->shape};

	ways_begin(&w, &f->lattice, i, seen);
	for (size_t k = 0; k < NSHAPES; k++) {
		if (k == ALONE_EN || bead_shapes[k].n[ZH] > i)
			continue;
		weigh(f, i, k);
		ways_add(&w, f->al, &f->lattice, i, k, f->total[k]);
	}
	ways_end(&w, f->al, &f->lattice, i, seen, f->total[ALONE_EN]);
	share_out(f, i);
}

static void
lay_tables(struct fine *f)
{
	struct arena *a = f->al->arena;
	const struct text *t = &f->al->text;
	size_t columns = lattice_width(f->al), most_met = 0, most = 0;

	for (size_t i = 0; i + 1 < f->lattice.nrows; i++) {
		size_t met = span_len(reach(f, i));
		size_t n = f->al->shown[ZH][i].n;

		most_met = met > most_met ? met : most_met;
		most = n > most ? n : most;
	}
	spread_init(&f->spread, f->al);
	f->mass = ARENA_NEW(a, struct window *, t->n[EN]);
	for (size_t j = 0; j < t->n[EN]; j++)
		f->mass[j] = ARENA_NEW(a, struct window, f->al->shown[EN][j].n);
	most = whole_lanes(most);
	f->back_mass = ARENA_NEW(a, float, arena_times(most_met, most));
	f->sum = ARENA_NEW(a, float, most);
	for (size_t p = 0; p < GROUP_MAX; p++) {
		f->en[p] = ARENA_NEW(a, float, columns);
		for (size_t q = 0; q < GROUP_MAX; q++)
			f->zh[p][q] = ARENA_NEW(a, float, columns);
	}
	for (size_t k = 0; k < NSHAPES; k++) {
		f->like[k] = ARENA_NEW(a, float, columns);
		f->total[k] = ARENA_NEW(a, float, columns);
	}
	for (size_t k = 0; k <= GROUP_MAX; k++)
		f->score[k] = ARENA_NEW(a, float, columns);
	f->shape = ARENA_NEW(a, int32_t, columns);
	f->shares.first = ARENA_NEW(a, uint32_t, f->lattice.ncells + 1);
}

struct bead_list
fine_align(
    const struct aligner *al, const struct bead_list *coarse, float *expected)
{
	struct fine f = {.al = al};
	struct bead_list beads;
	size_t nz = al->units[ZH].n;

	lattice_lay(
	    &f.lattice, al->arena, band_around(al, coarse, MARGIN), nz + 1);
	lay_tables(&f);
	for (size_t i = 0; i <= nz; i++) {
		if (i > 0)
			compare_row(&f, i - 1);
		fill_row(&f, i);
	}
	beads = lattice_trace(&f.lattice, al->arena);
	posterior_judge(al, &f.lattice, &f.shares, &beads, expected);
	return beads;
}

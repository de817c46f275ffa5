/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "aligner.h"
#include "vec.h"
#include "weights.h"

/* How far from the rough way the second pass looks. */
#define MARGIN 3
/* How much worse than the best a way may be that is worth remembering. */
#define NEAR 15.0F

/* What the links say of the groups that begin with one English unit and end
 * with one Chinese unit, by their numbers of units less one. */
struct likeness {
	float v[GROUP_MAX][GROUP_MAX]; /* Chinese, English */
};

/* Numbers by numbers of units, less one. */
struct by_units {
	float v[GROUP_MAX];
};

/* So many numbers are multiplied side by side: a loop of this length is a
 * few vector instructions. */
#define LANES 8
/* So many factors are multiplied before their log is taken; none is above
 * 1,300, so that a float holds them. */
#define FACTORS 12

/* What the last Chinese units give a token: v[0] none of them, v[1] the last
 * one, v[2] the last two ...; behind GROUP_MAX it does not count. */
struct window {
	float v[1 + LANES];
};

/* A table by the last Chinese units, the latest in slot i % GROUP_MAX. */
struct fine {
	const struct aligner *al;
	struct lattice lattice;
	struct spread spread;
	struct window **mass; /* by English unit and token */
	/* Of the row, by English unit from `first` on and token of the
	 * Chinese unit, of which there are `width` with those that fill the
	 * last lanes. */
	float *back_mass, *sum;
	size_t width;
	/* Log odds: of English units, by numbers of Chinese ones; of Chinese
	 * units, by first English unit and number of English ones. */
	struct by_units *en;
	struct by_units *zh[GROUP_MAX];
	struct span seen[GROUP_MAX]; /* by slot: the English units met */
	struct likeness *like;       /* of the row, by first English unit */
	size_t first, end;           /* the English unit of like[0] */
	float *score[GROUP_MAX + 1]; /* of the last rows, by cell */
	float *share;                /* by cell and shape: posterior_judge() */
};

/* The most English units that a shape with so many Chinese ones has. */
static const uint8_t most_en[GROUP_MAX] = {5, 3, 3, 1, 1};

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
	float length[LANES] = {0};
	float *out = f->en[j - f->first].v;

	for (size_t p = 0; p < depth; p++) {
		struct span seen = f->seen[(i - p) % GROUP_MAX];

		if (j < seen.start || j >= seen.end)
			depth = p;
		else
			length[p] = 1 / run_length(f->al, ZH, i - p, i + 1);
		out[p] = 0;
	}
	for (uint32_t k = 0; k < n;) {
		uint32_t end = n - k > FACTORS ? k + FACTORS : n;
		float odds[LANES] = {1, 1, 1, 1, 1, 1, 1, 1};

		for (; k < end; k++)
			for (size_t p = 0; p < LANES; p++)
				odds[p] *= 1 + mass[k].v[1 + p] * length[p];
		for (size_t p = 0; p < depth; p++)
			out[p] += logf(odds[p]);
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
	float *out = f->zh[i % GROUP_MAX][j - f->first].v;

	memset(f->sum, 0, f->width * sizeof(*f->sum));
	for (size_t q = 0; q < most && j + q < f->end; q++) {
		float length = 1 / run_length(f->al, EN, j, j + q + 1);

		out[q] = 0;
		for (size_t k = 0; k < nlanes; k += FACTORS)
			out[q] += (float)log(add_back(f->sum + k * LANES,
			    back + q * f->width + k * LANES,
			    nlanes - k < FACTORS ? nlanes - k : FACTORS,
			    length));
	}
}

/* What speaks for the groups that end with Chinese unit `i` and begin with
 * English unit `j`. Further back the band has fewer columns. */
static void
judge_groups(struct fine *f, size_t i, size_t j, size_t depth, size_t end)
{
	struct likeness *out = &f->like[j - f->first];
	float zh[GROUP_MAX] = {0}, lonely_zh = 0;

	for (size_t p = 0; p < depth && j <= f->lattice.row[i - p].hi; p++) {
		struct span seen = f->seen[(i - p) % GROUP_MAX];
		size_t nq = j + most_en[p] < end ? most_en[p] : end - j;
		float en = 0;

		lonely_zh += f->al->lonely[ZH][i - p];
		if (j >= seen.start)
			for (size_t q = 0; q < nq && j + q < seen.end; q++)
				zh[q] +=
				    f->zh[(i - p) % GROUP_MAX][j - seen.start]
					.v[q];
		for (size_t q = 0; q < nq; q++) {
			en += f->en[j + q - f->first].v[p] * WEIGHT_EN +
			      f->al->lonely[EN][j + q];
			out->v[p][q] = en + zh[q] * WEIGHT_ZH + lonely_zh;
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
	for (size_t j = f->first; j < f->end; j++)
		meet(f, j);
	for (size_t j = f->first; j < f->end; j++) {
		judge_zh(f, i, j);
		judge_en(f, i, depth, j);
	}
	for (size_t j = f->first; j < r->hi; j++)
		judge_groups(f, i, j, depth, r->hi);
}

/* The score of cell (i, j) reached by shape `s`, if it comes near `least`. */
static inline float
cell_score(const struct fine *f, const struct step *step, size_t shape,
    size_t i, size_t j, float least)
{
	const struct shape *s = &bead_shapes[shape];
	float score;

	if (j < step->lo || j > step->hi)
		return -INFINITY;
	score = step->before[j - step->lo];
	if (s->n[ZH] > 0 && s->n[EN] > 0)
		score += f->like[j - s->n[EN] - f->first]
			     .v[s->n[ZH] - 1][s->n[EN] - 1];
	if (score + step->most <= least - NEAR)
		return -INFINITY;
	return score + bead_frame(f->al, shape, i, j);
}

/* The scores that the shapes reach a cell with become shares. */
static void
share_out(float *share, float best)
{
	for (size_t k = 0; k < NSHAPES; k++)
		share[k] = share[k] > best - NEAR
			       ? expf((share[k] - best) * TEMPERATURE)
			       : 0;
}

static void
fill_row(struct fine *f, size_t i)
{
	const struct row *r = &f->lattice.row[i];
	float *now = f->score[i % (GROUP_MAX + 1)];
	struct step step[NSHAPES];

	lattice_steps(
	    f->al, &f->lattice, f->score, GROUP_MAX + 1, i, step, NSHAPES);
	for (size_t j = r->lo; j <= r->hi; j++) {
		size_t cell = r->at + j - r->lo;
		float *share = &f->share[cell * NSHAPES];
		float best = i == 0 && j == 0 ? 0 : -INFINITY;

		for (size_t k = 0; k < NSHAPES; k++) {
			share[k] = cell_score(f, &step[k], k, i, j, best);
			if (share[k] <= best)
				continue;
			best = share[k];
			f->lattice.back[cell] = (uint8_t)k;
		}
		share_out(share, best);
		now[j - r->lo] = best;
	}
}

static void
lay_tables(struct fine *f)
{
	struct arena *a = f->al->arena;
	const struct text *t = &f->al->text;
	/* A row looks at those of the next GROUP_MAX rows too. */
	size_t width = 0, most = 0;

	for (size_t i = 0; i + 1 < f->lattice.nrows; i++) {
		size_t last = i + GROUP_MAX < f->lattice.nrows
				  ? i + GROUP_MAX
				  : f->lattice.nrows - 1;
		size_t w = f->lattice.row[last].hi - f->lattice.row[i + 1].lo +
			   GROUP_MAX;

		width = w > width ? w : width;
		most =
		    f->al->shown[ZH][i].n > most ? f->al->shown[ZH][i].n : most;
	}
	spread_init(&f->spread, f->al);
	f->mass = ARENA_NEW(a, struct window *, t->n[EN]);
	for (size_t j = 0; j < t->n[EN]; j++)
		f->mass[j] = ARENA_NEW(a, struct window, f->al->shown[EN][j].n);
	most = whole_lanes(most);
	f->back_mass = ARENA_NEW(a, float, arena_times(width, most));
	f->sum = ARENA_NEW(a, float, most);
	f->en = ARENA_NEW(a, struct by_units, width);
	for (size_t k = 0; k < GROUP_MAX; k++)
		f->zh[k] = ARENA_NEW(a, struct by_units, width);
	f->like = ARENA_NEW(a, struct likeness, width);
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
	for (size_t k = 0; k <= GROUP_MAX; k++)
		f.score[k] = ARENA_NEW(al->arena, float, f.lattice.widest);
	f.share =
	    ARENA_NEW(al->arena, float, arena_times(f.lattice.ncells, NSHAPES));
	for (size_t i = 0; i <= nz; i++) {
		if (i > 0)
			compare_row(&f, i - 1);
		fill_row(&f, i);
	}
	beads = lattice_trace(&f.lattice, al->arena);
	posterior_judge(al, &f.lattice, f.share, &beads, expected);
	return beads;
}

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

/* Numbers by numbers of units, less one, or by slot (see below). */
struct by_units {
	float v[GROUP_MAX];
};

/* A table by the last Chinese units, the latest in slot i % GROUP_MAX. */
struct fine {
	const struct aligner *al;
	struct lattice lattice;
	struct spread spread;
	/* By English unit: for each of its tokens, what the last Chinese
	 * units give it. */
	struct by_units **mass;
	/* Of the row, by English unit from `first` on and token of the
	 * Chinese unit. */
	float *back_mass, *sum;
	/* Log odds: of English units, by numbers of Chinese ones; of Chinese
	 * units, by first English unit and number of English ones. */
	struct by_units *en;
	struct by_units *zh[GROUP_MAX];
	struct span seen[GROUP_MAX]; /* by slot: the English units met */
	struct likeness *like;       /* of the row, by first English unit */
	size_t first, end;           /* the English unit of like[0] */
	float *score[GROUP_MAX + 1]; /* of the last rows, by cell */
	float *edge; /* by cell and shape: what it adds, or -INFINITY */
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

/* Adds what Chinese unit `i` and English unit `j` give each other. */
static void
meet(struct fine *f, size_t i, size_t j)
{
	const struct unit_tokens *en = &f->al->shown[EN][j];
	float *back = f->back_mass + (j - f->first) * f->al->shown[ZH][i].n;

	for (uint32_t k = 0; k < en->n; k++) {
		float sum = 0;

		for (uint32_t m = f->spread.head[en->v[k]]; m > 0;) {
			const struct spread_entry *s = &f->spread.v[m - 1];

			sum += s->to_en;
			back[s->k] += s->to_zh;
			m = s->next;
		}
		f->mass[j][k].v[i % GROUP_MAX] = sum;
	}
}

/* Log odds of the tokens of English unit `j` beside the last Chinese units,
 * one to `depth` of them. */
static void
judge_en(struct fine *f, size_t i, size_t depth, size_t j)
{
	const struct unit_tokens *en = &f->al->shown[EN][j];
	double odds[GROUP_MAX] = {1, 1, 1, 1, 1};
	float length[GROUP_MAX];
	float *out = f->en[j - f->first].v;

	for (size_t p = 0; p < depth; p++) {
		struct span seen = f->seen[(i - p) % GROUP_MAX];

		length[p] = 1 / run_length(f->al, ZH, i - p, i + 1);
		if (j < seen.start || j >= seen.end)
			depth = p;
		out[p] = 0;
	}
	for (uint32_t k = 0; k < en->n; k++) {
		const float *mass = f->mass[j][k].v;
		float sum = 0;

		for (size_t p = 0; p < depth; p++) {
			sum += mass[(i - p) % GROUP_MAX];
			odds[p] *= 1 + sum * length[p];
		}
		if (k % 32 == 31 || k + 1 == en->n)
			for (size_t p = 0; p < depth; p++) {
				out[p] += (float)log(odds[p]);
				odds[p] = 1;
			}
	}
}

/* Log odds of the tokens of Chinese unit `i` beside the English ones from `j`
 * on, one to GROUP_MAX of them. */
static void
judge_zh(struct fine *f, size_t i, size_t j)
{
	uint32_t n = f->al->shown[ZH][i].n;
	const float *back = f->back_mass + (j - f->first) * n;
	float *out = f->zh[i % GROUP_MAX][j - f->first].v;

	memset(f->sum, 0, n * sizeof(*f->sum));
	for (size_t q = 0; q < GROUP_MAX && j + q < f->end; q++) {
		float length = 1 / run_length(f->al, EN, j, j + q + 1);
		double odds = 1;

		out[q] = 0;
		for (uint32_t k = 0; k < n; k++) {
			f->sum[k] += back[q * n + k];
			odds *= 1 + f->sum[k] * length;
			if (k % 32 == 31 || k + 1 == n) {
				out[q] += (float)log(odds);
				odds = 1;
			}
		}
	}
}

/* What speaks for the groups that end with Chinese unit `i` and begin with
 * English unit `j`. */
static void
judge_groups(struct fine *f, size_t i, size_t j, size_t depth, size_t end)
{
	struct likeness *out = &f->like[j - f->first];
	float zh[GROUP_MAX] = {0}, lonely_zh = 0;

	for (size_t p = 0; p < depth; p++) {
		struct span seen = f->seen[(i - p) % GROUP_MAX];
		float en = 0;

		lonely_zh += f->al->lonely[ZH][i - p];
		for (size_t q = 0; q < most_en[p] && j + q < end; q++) {
			if (j >= seen.start && j + q < seen.end)
				zh[q] +=
				    f->zh[(i - p) % GROUP_MAX][j - seen.start]
					.v[q];
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
	size_t n = f->al->shown[ZH][i].n;

	f->seen[i % GROUP_MAX] = reach(f, i);
	f->first = f->seen[i % GROUP_MAX].start;
	f->end = f->seen[i % GROUP_MAX].end;
	spread_unit(&f->spread, f->al, i);
	memset(f->back_mass, 0, (f->end - f->first) * n * sizeof(float));
	for (size_t j = f->first; j < f->end; j++)
		meet(f, i, j);
	for (size_t j = f->first; j < f->end; j++) {
		judge_zh(f, i, j);
		judge_en(f, i, depth, j);
	}
	for (size_t j = f->first; j < r->hi; j++)
		judge_groups(f, i, j, depth, r->hi);
}

/* The score of cell (i, j) reached by shape `s`, if it comes near `least`, and
 * what the shape adds to it. */
static float
cell_score(const struct fine *f, size_t shape, size_t i, size_t j, float least,
    float *edge)
{
	const struct shape *s = &bead_shapes[shape];
	size_t pi = i - s->n[ZH], pj = j - s->n[EN];
	float before, like = 0;

	*edge = -INFINITY;
	if (i < s->n[ZH] || j < s->n[EN] || !lattice_has(&f->lattice, pi, pj))
		return -INFINITY;
	before = f->score[pi % (GROUP_MAX + 1)][pj - f->lattice.row[pi].lo];
	if (s->n[ZH] > 0 && s->n[EN] > 0)
		like = f->like[pj - f->first].v[s->n[ZH] - 1][s->n[EN] - 1];
	if (before + like + bead_frame_most(f->al, shape) <= least - NEAR)
		return -INFINITY;
	*edge = like + bead_frame(f->al, shape, i, j);
	return before + *edge;
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
			float score = cell_score(f, k, i, j, *best,
			    &f->edge[(r->at + j - r->lo) * NSHAPES + k]);

			if (score <= *best)
				continue;
			*best = score;
			f->lattice.back[r->at + j - r->lo] = (uint8_t)k;
		}
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
	f->mass = ARENA_NEW(a, struct by_units *, t->n[EN]);
	for (size_t j = 0; j < t->n[EN]; j++)
		f->mass[j] =
		    ARENA_NEW(a, struct by_units, f->al->shown[EN][j].n);
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

	lattice_lay(&f.lattice, al->arena, lay_band(al, coarse), nz + 1);
	lay_tables(&f);
	for (size_t k = 0; k <= GROUP_MAX; k++)
		f.score[k] = ARENA_NEW(al->arena, float, f.lattice.widest);
	f.edge =
	    ARENA_NEW(al->arena, float, arena_times(f.lattice.ncells, NSHAPES));
	for (size_t i = 0; i <= nz; i++) {
		if (i > 0)
			compare_row(&f, i - 1);
		fill_row(&f, i);
	}
	beads = lattice_trace(&f.lattice, al->arena);
	posterior_judge(al, &f.lattice, f.edge, &beads, expected);
	return beads;
}

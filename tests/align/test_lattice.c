/* SPDX-License-Identifier: MIT */
/* The rows of the lattice, filled shape by shape, against a plain model that
 * fills it cell by cell. */
#include <math.h>

#include "aligner.h"
#include "test.h"
#include "weights.h"

enum { UNITS_MOST = 30, DEPTH = GROUP_MAX };

static float *
draw_floats(struct arena *a, size_t n)
{
	float *v = ARENA_NEW(a, float, n);

	for (size_t i = 0; i < n; i++)
		v[i] = (float)draw(2000) / 400 - 2;
	return v;
}

/* Running sums of numbers below `most`. */
static uint32_t *
draw_sums(struct arena *a, size_t n, uint32_t most)
{
	uint32_t *v = ARENA_NEW(a, uint32_t, n + 1 + LANES);

	for (size_t i = 0; i < n; i++)
		v[i + 1] = v[i] + draw(most);
	return v;
}

/* An aligner that knows all but words. */
static struct aligner
draw_aligner(struct arena *a, struct unit_list units[LANGS])
{
	struct aligner al = {
	    .arena = a, .units = units, .ratio = 3.5F, .variance = 6};
	size_t width;

	for (int l = 0; l < LANGS; l++) {
		size_t n = units[l].n = 1 + draw(UNITS_MOST);

		units[l].v = ARENA_NEW(a, struct text_unit, n);
		al.length[l] = draw_sums(a, n, l == ZH ? 20 : 70);
		al.begun[l] = draw_sums(a, n, 2);
		al.seams.v[l] = ARENA_NEW(a, struct seam, n);
		for (size_t i = 0; i < n; i++) {
			units[l].v[i].kind = draw(PARAGRAPH_KINDS);
			al.seams.v[l][i] =
			    (struct seam){(uint8_t)draw(SEAM_BEGINS),
				(uint8_t)draw(SEAM_ENDS)};
		}
	}
	width = lattice_width(&al);
	for (size_t k = 0; k < SEAM_BEGINS; k++)
		al.seams.begins[k] = draw_floats(a, width);
	for (size_t k = 0; k < SEAM_ENDS; k++)
		al.seams.ends[k] = draw_floats(a, width);
	for (size_t k = 0; k < 2; k++)
		al.opening[k] = draw_floats(a, width);
	for (size_t k = 0, plain = draw(2); !plain && k < PARAGRAPH_KINDS; k++)
		al.kind[k] = draw_floats(a, width);
	for (size_t k = 0; k < NSHAPES; k++)
		al.shape[k] = -(float)draw(800) / 100;
	return al;
}

/* A band that rises, or now and then falls, and has both corners. */
static struct row *
draw_band(struct arena *a, size_t nz, uint32_t ne)
{
	struct row *row = ARENA_NEW(a, struct row, nz + 1);

	for (size_t i = 0; i <= nz; i++) {
		uint32_t at = (uint32_t)(ne * i / nz), half = 2 + draw(8);

		row[i].lo = at > half ? at - half : 0;
		row[i].hi = at + half < ne ? at + half : ne;
	}
	row[0].lo = 0;
	row[nz].hi = ne;
	return row;
}

/* What the words say of a bead: anything that is the same each time. */
static float
words(size_t i, size_t j, size_t k)
{
	return (float)((i * 31 + j * 17 + k * 7) % 23) - 8;
}

/* The same as add_frames() tells, in doubles and one bead at a time. */
static double
plain_frame(const struct aligner *al, size_t i, size_t nz, size_t j, size_t ne)
{
	const uint32_t *zh = &al->begun[ZH][i], *en = &al->begun[EN][j];
	double z = (al->length[ZH][i + nz] - al->length[ZH][i]) * al->ratio;
	double e = al->length[EN][j + ne] - al->length[EN][j];
	double cost = (e - z) * (e - z) / (al->variance * (z + e + 2));
	const float *kind = al->kind[al->units[ZH].v[i + nz - 1].kind];

	return PAIRED - fmin(cost, LENGTH_CAP) - (z + e) * COST_PER_CHARACTER +
	       al->seams.begins[al->seams.v[ZH][i].begin][j] +
	       al->seams.ends[al->seams.v[ZH][i + nz - 1].end][j + ne - 1] +
	       al->opening[zh[1] - zh[0]][j] +
	       (zh[nz] - zh[1] + en[ne] - en[1]) * PARAGRAPH_INSIDE +
	       (kind != NULL ? kind[j + ne - 1] : 0);
}

static double
plain_total(const struct aligner *al, const struct row *row,
    double score[UNITS_MOST + 1][UNITS_MOST + 1], size_t i, size_t j, size_t k)
{
	size_t nz = bead_shapes[k].n[ZH], ne = bead_shapes[k].n[EN];

	if (i < nz || j < ne || j - ne < row[i - nz].lo ||
	    j - ne > row[i - nz].hi)
		return -INFINITY;
	if (nz == 0 || ne == 0)
		return score[i - nz][j - ne] + al->shape[k];
	return score[i - nz][j - ne] + words(i, j, k) + al->shape[k] +
	       plain_frame(al, i - nz, nz, j - ne, ne);
}

static void
fill_row(const struct aligner *al, struct lattice *x, float *const *score,
    int32_t *shape, float **total, size_t i)
{
	struct ways w = {score[i % (DEPTH + 1)], shape};
	struct span seen = lattice_seen(x, i, DEPTH);

	ways_begin(&w, x, i, seen);
	for (size_t k = 0; k < NSHAPES; k++) {
		size_t nz = bead_shapes[k].n[ZH], ne = bead_shapes[k].n[EN];
		struct span cells = shape_cells(&x->row[i], k);

		if (k == ALONE_EN || nz > i)
			continue;
		for (size_t j = cells.start; j < cells.end; j++)
			total[k][j] = score[(i - nz) % (DEPTH + 1)][j - ne] +
				      (ne > 0 ? words(i, j, k) : 0);
		ways_add(&w, al, x, i, k, total[k]);
	}
	ways_end(&w, al, x, i, seen, total[ALONE_EN]);
}

static bool
close_to(double a, double b)
{
	return a == b || fabs(a - b) < 1e-3;
}

static void
check_row(const struct aligner *al, const struct lattice *x, const float *score,
    float **total, double plain[UNITS_MOST + 1][UNITS_MOST + 1], size_t i)
{
	const struct row *r = &x->row[i];

	for (size_t j = r->lo; j <= r->hi; j++) {
		double best = i == 0 && j == 0 ? 0 : -INFINITY;

		for (size_t k = 0; k < NSHAPES; k++) {
			double want = plain_total(al, x->row, plain, i, j, k);

			best = want > best ? want : best;
			if (bead_shapes[k].n[ZH] <= i)
				CHECK(close_to(total[k][j], want));
		}
		plain[i][j] = best;
		CHECK(close_to(score[j], best));
		if (best > -INFINITY && i + j > 0)
			CHECK(close_to(plain_total(al, x->row, plain, i, j,
					   x->back[r->at + j - r->lo]),
			    best));
	}
}

static void
rows_are_cells(void)
{
	for (int round = 0; round < 300; round++) {
		static double plain[UNITS_MOST + 1][UNITS_MOST + 1];
		struct arena *a = arena_new();
		struct unit_list units[LANGS];
		struct aligner al = draw_aligner(a, units);
		size_t nz = units[ZH].n, width = lattice_width(&al);
		float *score[DEPTH + 1], *total[NSHAPES];
		int32_t *shape = ARENA_NEW(a, int32_t, width);
		struct lattice x;

		lattice_lay(
		    &x, a, draw_band(a, nz, (uint32_t)units[EN].n), nz + 1);
		for (size_t k = 0; k <= DEPTH; k++)
			score[k] = draw_floats(a, width);
		for (size_t k = 0; k < NSHAPES; k++)
			total[k] = draw_floats(a, width);
		for (size_t i = 0; i <= nz; i++) {
			fill_row(&al, &x, score, shape, total, i);
			check_row(
			    &al, &x, score[i % (DEPTH + 1)], total, plain, i);
		}
		arena_free(a);
	}
}

static void
runs_of_no_shape(void)
{
	for (int round = 0; round < 300; round++) {
		struct arena *a = arena_new();
		struct unit_list units[LANGS];
		struct aligner al = draw_aligner(a, units);
		struct run r[LANGS];
		double want;

		for (int l = 0; l < LANGS; l++) {
			uint32_t n = (uint32_t)units[l].n;

			r[l].first = draw(n);
			r[l].count = 1 + draw(n - r[l].first);
		}
		want = al.shape[bead_shape(
			   r[ZH].count < GROUP_MAX ? r[ZH].count : GROUP_MAX,
			   r[EN].count < GROUP_MAX ? r[EN].count : GROUP_MAX)] +
		       plain_frame(&al, r[ZH].first, r[ZH].count, r[EN].first,
			   r[EN].count);
		CHECK(close_to(run_frame(&al, r[ZH], r[EN]), want));
		arena_free(a);
	}
}

int
main(void)
{
	TEST(rows_are_cells);
	TEST(runs_of_no_shape);
	return test_done();
}

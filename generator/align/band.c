/* SPDX-License-Identifier: MIT */
#include "aligner.h"
#include "vec.h"

/* Half the width of the band where cues hold it, and the most that it grows
 * to where there are none. */
#define BAND_LEAST 12
#define BAND_MOST 200

/* A link of tokens that either half shows once: unit `i` may render unit `j`.
 */
struct point {
	uint32_t i, j;
	uint32_t before; /* the point before in its chain + 1, or 0 */
};

struct point_list {
	struct point *v;
	size_t n;
};

/* In order of the Chinese. */
static struct point_list
find_points(const struct aligner *al)
{
	const struct text *t = &al->text;
	uint32_t *where = ARENA_NEW(al->arena, uint32_t, t->ntypes[EN]);
	VEC(struct point) out = {0};

	for (size_t j = 0; j < t->n[EN]; j++)
		for (uint32_t k = 0; k < t->unit[EN][j].n; k++)
			where[t->unit[EN][j].v[k]] = (uint32_t)j;
	for (size_t i = 0; i < t->n[ZH]; i++)
		for (uint32_t k = 0; k < t->unit[ZH][i].n; k++) {
			uint32_t z = t->unit[ZH][i].v[k];

			if (t->type[ZH][z].count > 1)
				continue;
			for (uint32_t m = al->links.first[z];
			     m < al->links.first[z + 1]; m++) {
				uint32_t e = al->links.v[m].en;

				if (t->type[EN][e].count == 1)
					*VEC_ADD(al->arena, &out) =
					    (struct point){
						.i = (uint32_t)i,
						.j = where[e],
					    };
			}
		}
	return (struct point_list){out.v, out.n};
}

/* Keeps the longest chain of points that rises in both halves: chance throws
 * points all over the table, but only true ones line up (patience sorting,
 * as for the longest increasing subsequence). */
static void
keep_chain(const struct aligner *al, struct point_list *p)
{
	/* By length of chain: the point that ends it lowest. */
	uint32_t *end = ARENA_NEW(al->arena, uint32_t, p->n), longest = 0, at;

	for (uint32_t k = 0; k < p->n; k++) {
		uint32_t lo = 0, hi = longest;

		while (lo < hi) {
			uint32_t mid = lo + (hi - lo) / 2;

			if (p->v[end[mid]].j <= p->v[k].j)
				lo = mid + 1;
			else
				hi = mid;
		}
		p->v[k].before = lo > 0 ? end[lo - 1] + 1 : 0;
		end[lo] = k;
		longest = lo == longest ? longest + 1 : longest;
	}
	if (longest == 0)
		return;
	/* The chain is written back from its end; a point's place in it is
	 * never behind its place in the list. */
	at = end[longest - 1] + 1;
	for (uint32_t k = longest; k > 0; k--) {
		end[k - 1] = at - 1;
		at = p->v[at - 1].before;
	}
	for (uint32_t k = 0; k < longest; k++)
		p->v[k] = p->v[end[k]];
	p->n = longest;
}

/* Drops the points that stand away from the line between their neighbours. */
static void
drop_strays(struct point_list *p)
{
	size_t n = 0;

	for (size_t k = 0; k < p->n; k++) {
		struct point at = p->v[k];
		struct point a = n > 0 ? p->v[n - 1] : (struct point){0};
		double line;

		if (k + 1 < p->n && p->v[k + 1].i > a.i) {
			struct point b = p->v[k + 1];

			line = a.j +
			       (double)(b.j - a.j) * (at.i - a.i) / (b.i - a.i);
			if (at.j > line + BAND_LEAST ||
			    at.j < line - BAND_LEAST)
				continue;
		}
		p->v[n++] = at;
	}
	p->n = n;
}

struct band {
	const struct aligner *al;
	struct row *row;
};

/* The rows from point `a` to point `b`: between them the way may stray by
 * a third of the distance. */
static void
lay_piece(struct band *band, struct point a, struct point b)
{
	size_t ne = band->al->units[EN].n, steps = b.i - a.i;
	size_t gap = steps > b.j - a.j ? steps : b.j - a.j;
	size_t half = BAND_LEAST + gap / 3;

	if (half > BAND_MOST)
		half = BAND_MOST;
	for (size_t k = 0; k <= steps; k++) {
		struct row *r = &band->row[a.i + k];
		size_t lo = a.j, hi = b.j;

		/* A step of a steep line spans several columns. */
		if (steps > 0) {
			lo += (size_t)(b.j - a.j) * k / steps;
			hi = a.j + (size_t)(b.j - a.j) * (k + 1) / steps;
		}
		hi = hi + half < ne ? hi + half : ne;
		lo = lo > half ? lo - half : 0;
		r->lo = lo < r->lo ? (uint32_t)lo : r->lo;
		r->hi = hi > r->hi ? (uint32_t)hi : r->hi;
	}
}

struct row *
band_find(const struct aligner *al)
{
	size_t nz = al->units[ZH].n, ne = al->units[EN].n;
	struct band band = {al, ARENA_NEW(al->arena, struct row, nz + 1)};
	struct point_list points = find_points(al);
	struct point at = {0}, end = {(uint32_t)nz, (uint32_t)ne, 0};

	keep_chain(al, &points);
	drop_strays(&points);
	for (size_t i = 0; i <= nz; i++)
		band.row[i] = (struct row){.lo = (uint32_t)ne};
	for (size_t k = 0; k < points.n; k++) {
		lay_piece(&band, at, points.v[k]);
		at = points.v[k];
	}
	lay_piece(&band, at, end);
	return band.row;
}

struct row *
band_around(
    const struct aligner *al, const struct bead_list *beads, uint32_t margin)
{
	size_t nz = al->units[ZH].n, ne = al->units[EN].n;
	struct row *row = ARENA_NEW(al->arena, struct row, nz + 1);

	for (size_t i = 0; i <= nz; i++)
		row[i] = (struct row){.lo = (uint32_t)ne};
	row[0].lo = 0;
	row[nz].hi = (uint32_t)ne;
	for (size_t k = 0; k < beads->n; k++) {
		const struct run *z = &beads->v[k].side[ZH];
		const struct run *e = &beads->v[k].side[EN];
		uint32_t lo = e->first > margin ? e->first - margin : 0;
		uint32_t hi = e->first + e->count + margin;

		for (uint32_t i = z->first; i <= z->first + z->count; i++) {
			row[i].lo = lo < row[i].lo ? lo : row[i].lo;
			row[i].hi = hi > row[i].hi ? hi : row[i].hi;
			if (row[i].hi > ne)
				row[i].hi = (uint32_t)ne;
		}
	}
	return row;
}

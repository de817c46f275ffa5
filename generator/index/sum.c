/* SPDX-License-Identifier: MIT */
#include "sum.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "map.h"

/* Beyond so many comparisons a group is taken for overlapping. */
enum { PATIENCE = 1 << 20 };

struct nesting {
	struct pair {
		int64_t place, region;
	} * pair; /* sorted */
	size_t n;
};

static int
pair_cmp(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return x->region < y->region ? -1 : x->region > y->region;
}

struct nesting *
nesting_load(struct arena *a, struct catalogue *c)
{
	struct nesting *nesting = ARENA_NEW(a, struct nesting, 1);
	struct query *q =
	    query_new(c, "SELECT DISTINCT place, region FROM place_region");
	VEC(struct pair) pairs = {0};

	while (q != NULL && query_next(q))
		*VEC_ADD(a, &pairs) =
		    (struct pair){query_integer(q, 0), query_integer(q, 1)};
	query_free(q);
	if (pairs.n > 0)
		qsort(pairs.v, pairs.n, sizeof(*pairs.v), pair_cmp);
	nesting->pair = pairs.v;
	nesting->n = pairs.n;
	return nesting;
}

static bool
lies_in(const struct nesting *n, int64_t place, int64_t region)
{
	struct pair key = {place, region};

	return place == region ||
	       (n->n > 0 &&
		   bsearch(&key, n->pair, n->n, sizeof(key), pair_cmp) != NULL);
}

static bool
is_before(struct date x, struct date y)
{
	return x.known && y.known && date_cmp(x, y) < 0;
}

/* Whether two claims cannot be about the same. */
static bool
are_apart(const struct nesting *n, const struct point *x, const struct point *y)
{
	if (is_before(x->to, y->from) || is_before(y->to, x->from))
		return true;
	if (x->place != 0 && y->place != 0 && !lies_in(n, x->place, y->place) &&
	    !lies_in(n, y->place, x->place))
		return true;
	return x->establishment && y->establishment &&
	       x->organisation != y->organisation;
}

static int
point_cmp(const void *a, const void *b)
{
	const struct point *x = a, *y = b;

	return date_cmp(x->from, y->from);
}

/* Whether all are apart, two by two. Sorted by their beginnings, so that a
 * claim need only be compared until one begins after its end. */
static bool
all_apart(const struct nesting *n, const struct point *v, size_t count)
{
	size_t compared = 0;

	for (size_t i = 0; i < count; i++)
		for (size_t k = i + 1; k < count; k++) {
			if (is_before(v[i].to, v[k].from) &&
			    v[count - 1].from.known)
				break; /* and so all that follow */
			if (++compared > PATIENCE ||
			    !are_apart(n, &v[i], &v[k]))
				return false;
		}
	return true;
}

static size_t
count_articles(const struct point *v, size_t n)
{
	size_t count = 0;

	/* Claims come article by article. */
	for (size_t i = 0; i < n; i++)
		count += i == 0 || v[i].article != v[i - 1].article;
	return count;
}

static int
double_cmp(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* Of `n` values, which are sorted in place; infinite: NAN. */
static double
median(double *v, size_t n)
{
	double m;

	qsort(v, n, sizeof(*v), double_cmp);
	m = n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
	return isfinite(m) ? m : NAN;
}

/* No value is below its lower bound, so the median is not below theirs; the
 * same from above. */
static void
find_median(struct statistics_row *row, const struct point *v, size_t n)
{
	double *bound = must_alloc(arena_times(sizeof(*bound), n));

	for (size_t i = 0; i < n; i++)
		bound[i] = isnan(v[i].min) ? -INFINITY : v[i].min;
	row->median_min = median(bound, n);
	for (size_t i = 0; i < n; i++)
		bound[i] = isnan(v[i].max) ? INFINITY : v[i].max;
	row->median_max = median(bound, n);
	free(bound);
}

void
sum_points(struct statistics_row *row, const struct nesting *nesting,
    struct point *v, size_t n, bool is_amount)
{
	row->claims = n;
	row->articles = count_articles(v, n);
	row->min = INFINITY;
	row->max = -INFINITY;
	for (size_t i = 0; i < n; i++) {
		/* Once open, an end stays so: no number is less than NAN. */
		if (isnan(v[i].min) || v[i].min < row->min)
			row->min = v[i].min;
		if (isnan(v[i].max) || v[i].max > row->max)
			row->max = v[i].max;
		row->sum_min += v[i].min;
		row->sum_max += v[i].max;
		row->approximate = row->approximate || v[i].approximate;
	}
	find_median(row, v, n);
	qsort(v, n, sizeof(*v), point_cmp);
	if (!is_amount)
		row->not_summed = NO_AMOUNT;
	else if (isnan(row->sum_min) && isnan(row->sum_max))
		row->not_summed = UNBOUNDED;
	else if (!all_apart(nesting, v, n))
		row->not_summed = OVERLAP;
	if (row->not_summed != SUMMED)
		row->sum_min = row->sum_max = NAN;
}

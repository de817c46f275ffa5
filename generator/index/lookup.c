/* SPDX-License-Identifier: MIT */
#include "lookup.h"

#include <stdlib.h>

#include "map.h"
#include "vec.h"

struct entry {
	int64_t key;
	struct named named;
};

struct lookup {
	struct arena *arena;
	VEC(struct entry) places; /* by key */
	VEC(struct lay) lays;     /* by place, then as far as they reach */
	struct map units, industries;
};

static struct slice
copy(struct lookup *n, struct query *q, int column)
{
	struct slice s = query_text(q, column);

	return s.p != NULL ? arena_copy(n->arena, s) : s;
}

static struct named
read_named(struct lookup *n, struct query *q, int column)
{
	return (struct named){
	    copy(n, q, column), copy(n, q, column + 1), copy(n, q, column + 2)};
}

static void
read_places(struct lookup *n, struct catalogue *c)
{
	struct query *q = query_new(
	    c, "SELECT key, id, name_zh, name_en FROM place ORDER BY key");

	while (q != NULL && query_next(q))
		*VEC_ADD(n->arena, &n->places) =
		    (struct entry){query_integer(q, 0), read_named(n, q, 1)};
	query_free(q);
}

static void
read_lays(struct lookup *n, struct catalogue *c)
{
	struct query *q =
	    query_new(c, "SELECT place, region, kind, \"from\", \"to\" "
			 "FROM place_region ORDER BY place, level");

	while (q != NULL && query_next(q))
		*VEC_ADD(n->arena, &n->lays) =
		    (struct lay){query_integer(q, 0), query_integer(q, 1),
			copy(n, q, 2), copy(n, q, 3), copy(n, q, 4)};
	query_free(q);
}

static void
read_codes(
    struct lookup *n, struct catalogue *c, struct map *into, const char *sql)
{
	struct query *q = query_new(c, sql);

	map_init(into, n->arena);
	while (q != NULL && query_next(q)) {
		struct named *x = ARENA_NEW(n->arena, struct named, 1);

		*x = read_named(n, q, 0);
		*map_at(into, x->id) = x;
	}
	query_free(q);
}

struct lookup *
lookup_new(struct catalogue *c)
{
	struct lookup *n = must_alloc(sizeof(*n));

	*n = (struct lookup){.arena = arena_new()};
	read_places(n, c);
	read_lays(n, c);
	read_codes(n, c, &n->units, "SELECT id, name_zh, name_en FROM unit");
	read_codes(n, c, &n->industries,
	    "SELECT code, name_zh, name_en FROM industry");
	if (catalogue_ok(c))
		return n;
	lookup_free(n);
	return NULL;
}

void
lookup_free(struct lookup *n)
{
	if (n == NULL)
		return;
	arena_free(n->arena);
	free(n);
}

static int
entry_cmp(const void *a, const void *b)
{
	int64_t x = ((const struct entry *)a)->key,
		y = ((const struct entry *)b)->key;

	return x < y ? -1 : x > y;
}

struct named
lookup_place(const struct lookup *n, int64_t key)
{
	struct entry want = {.key = key};
	const struct entry *p = n->places.n > 0
				    ? bsearch(&want, n->places.v, n->places.n,
					  sizeof(want), entry_cmp)
				    : NULL;

	return p != NULL ? p->named : (struct named){0};
}

static struct named
find_code(const struct map *in, struct slice code)
{
	const struct named *x = code.p != NULL ? map_get(in, code) : NULL;

	return x != NULL ? *x : (struct named){0};
}

struct named
lookup_unit(const struct lookup *n, struct slice id)
{
	return find_code(&n->units, id);
}

struct named
lookup_industry(const struct lookup *n, struct slice code)
{
	return find_code(&n->industries, code);
}

/* The first of a place's rows. */
static size_t
find_lay(const struct lookup *n, int64_t place)
{
	size_t low = 0, high = n->lays.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (n->lays.v[middle].place < place)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
held(const struct lay *l, struct slice day)
{
	if (day.p == NULL || l->from.p == NULL)
		return day.p == NULL && l->from.p == NULL;
	return slice_cmp(l->from, day) <= 0 && slice_cmp(day, l->to) <= 0;
}

const struct lay *
lookup_lay(const struct lookup *n, int64_t place, struct slice day,
    const struct lay *after)
{
	size_t i = after != NULL ? (size_t)(after - n->lays.v) + 1
				 : find_lay(n, place);

	for (; i < n->lays.n && n->lays.v[i].place == place; i++)
		if (held(&n->lays.v[i], day))
			return &n->lays.v[i];
	return NULL;
}

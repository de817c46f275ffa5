/* SPDX-License-Identifier: MIT */
#include "parts.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "map.h"
#include "vec.h"

/* So much text is held before it goes to the files. */
enum { HELD = 16 << 20 };

/* The file of a region or an industry. */
struct part {
	struct slice path;
	struct buffer text;
	const char *staged; /* NULL: nothing of it is on the disk yet */
};

/* The file of the region of this key. Sorted by that. */
struct region_part {
	int64_t region;
	struct part *part;
};

struct parts {
	struct arena *arena;
	struct diag *diag;
	const struct dataset_store *store;
	struct slice heading;
	struct lookup *lookup;
	VEC(struct part *) all;
	VEC(struct region_part) regions;
	struct map paths;      /* of regions -> struct part */
	struct map industries; /* code -> struct part */
	size_t held;
};

static struct part *
part_at(struct parts *p, struct map *by, struct slice key, struct slice path)
{
	struct part *part = map_get(by, key);

	if (part != NULL)
		return part;
	part = ARENA_NEW(p->arena, struct part, 1);
	part->path = path;
	*map_at(by, arena_copy(p->arena, key)) = part;
	*VEC_ADD(p->arena, &p->all) = part;
	return part;
}

static void
load_regions(struct parts *p, struct catalogue *c)
{
	struct query *q =
	    query_new(c, "SELECT key, path FROM place "
			 "WHERE path IS NOT NULL AND kind <> 'country' "
			 "ORDER BY key");

	while (q != NULL && query_next(q)) {
		struct slice path = query_text(q, 1);

		*VEC_ADD(p->arena, &p->regions) =
		    (struct region_part){query_integer(q, 0),
			part_at(p, &p->paths, path,
			    arena_printf(p->arena, "regions/%.*s/figures.csv",
				SLICE_ARG(path)))};
	}
	query_free(q);
}

static void
load_industries(struct parts *p, struct catalogue *c)
{
	struct query *q =
	    query_new(c, "SELECT code FROM industry WHERE section IS NOT NULL");

	while (q != NULL && query_next(q)) {
		struct slice code = query_text(q, 0);

		part_at(p, &p->industries, code,
		    arena_printf(p->arena, "industries/%.*s/figures.csv",
			SLICE_ARG(code)));
	}
	query_free(q);
}

struct parts *
parts_new(struct catalogue *c, struct diag *d,
    const struct dataset_store *store, struct slice heading)
{
	struct parts *p = must_alloc(sizeof(*p));

	*p = (struct parts){.arena = arena_new(), .diag = d, .store = store};
	p->heading = arena_copy(p->arena, heading);
	map_init(&p->paths, p->arena);
	map_init(&p->industries, p->arena);
	load_regions(p, c);
	load_industries(p, c);
	p->lookup = lookup_new(c);
	if (p->lookup != NULL && catalogue_ok(c))
		return p;
	parts_free(p);
	return NULL;
}

void
parts_free(struct parts *p)
{
	if (p == NULL)
		return;
	VEC_EACH (at, &p->all)
		buffer_free(&(*at)->text);
	lookup_free(p->lookup);
	arena_free(p->arena);
	free(p);
}

/* Appends to the file what is held for it. */
static bool
spill(struct parts *p, struct part *part)
{
	FILE *f;
	bool ok;

	if (part->text.n == 0)
		return true;
	if (part->staged == NULL)
		part->staged = p->store->stage(p->store->context, part->path);
	if (part->staged == NULL)
		return false;
	f = fopen(part->staged, "ab");
	ok = f != NULL && slice_write(buffer_slice(&part->text), f);
	ok = f != NULL && fclose(f) == 0 && ok;
	if (!ok)
		diag(p->diag, DIAG_CANNOT_WRITE,
		    (struct location){.path = part->path},
		    slice_of(strerror(errno)));
	buffer_free(&part->text);
	part->text = (struct buffer){0};
	return ok;
}

static bool
add(struct parts *p, struct part *part, struct slice row)
{
	size_t before = part->text.n;

	if (part->text.n == 0 && part->staged == NULL)
		buffer_put(&part->text, p->heading);
	buffer_put(&part->text, row);
	p->held += part->text.n - before;
	if (p->held < HELD)
		return true;
	p->held = 0;
	VEC_EACH (at, &p->all)
		if (!spill(p, *at))
			return false;
	return true;
}

static int
region_cmp(const void *a, const void *b)
{
	int64_t x = ((const struct region_part *)a)->region,
		y = ((const struct region_part *)b)->region;

	return x < y ? -1 : x > y;
}

/* NULL if it has none. */
static struct part *
find_region(const struct parts *p, int64_t region)
{
	struct region_part want = {.region = region};
	const struct region_part *found =
	    p->regions.n > 0 ? bsearch(&want, p->regions.v, p->regions.n,
				   sizeof(want), region_cmp)
			     : NULL;

	return found != NULL ? found->part : NULL;
}

bool
parts_add(struct parts *p, const struct claim *c, struct slice row)
{
	struct part *industry = map_get(&p->industries, c->industry.id);

	for (const struct lay *l = NULL;
	     (l = lookup_lay(p->lookup, c->place_key, c->date, l)) != NULL;) {
		struct part *region = find_region(p, l->region);

		if (region != NULL && !add(p, region, row))
			return false;
	}
	return industry == NULL || add(p, industry, row);
}

bool
parts_finish(struct parts *p)
{
	VEC_EACH (at, &p->all) {
		struct part *part = *at;
		bool ok = true;

		if (part->staged != NULL)
			ok = spill(p, part) &&
			     p->store->note(p->store->context, part->path);
		else if (part->text.n > 0)
			ok = p->store->put(p->store->context, part->path,
			    buffer_slice(&part->text));
		if (!ok)
			return false;
	}
	return true;
}

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

/* A place lay in the region of `part` from one day to another; p NULL for
 * claims of undated articles. Sorted by place. */
struct lay {
	int64_t place;
	struct slice from, to;
	struct part *part;
};

struct parts {
	struct arena *arena;
	struct diag *diag;
	const struct dataset_store *store;
	struct slice heading;
	VEC(struct lay) lays;
	VEC(struct part *) all;
	struct map regions;    /* path -> struct part */
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

static struct slice
copy(struct arena *a, struct slice s)
{
	return s.p == NULL ? s : arena_copy(a, s);
}

static void
load_regions(struct parts *p, struct catalogue *c)
{
	struct query *q =
	    query_new(c, "SELECT w.place, w.\"from\", w.\"to\", r.path "
			 "FROM place_region w JOIN place r ON r.key = w.region "
			 "WHERE r.path IS NOT NULL AND r.kind <> 'country' "
			 "ORDER BY w.place, w.level");

	while (q != NULL && query_next(q)) {
		struct slice path = query_text(q, 3);
		struct lay l = {
		    .place = query_integer(q, 0),
		    .from = copy(p->arena, query_text(q, 1)),
		    .to = copy(p->arena, query_text(q, 2)),
		    .part = part_at(p, &p->regions, path,
			arena_printf(p->arena, "regions/%.*s/figures.csv",
			    SLICE_ARG(path))),
		};

		*VEC_ADD(p->arena, &p->lays) = l;
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
	map_init(&p->regions, p->arena);
	map_init(&p->industries, p->arena);
	load_regions(p, c);
	load_industries(p, c);
	if (catalogue_ok(c))
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

/* The first of a place's rows. */
static size_t
find(const struct parts *p, int64_t place)
{
	size_t low = 0, high = p->lays.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->lays.v[middle].place < place)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool
parts_add(struct parts *p, const struct claim *c, struct slice row)
{
	struct part *industry = map_get(&p->industries, c->industry.id);

	for (size_t i = find(p, c->place_key);
	     i < p->lays.n && p->lays.v[i].place == c->place_key; i++) {
		const struct lay *l = &p->lays.v[i];
		bool held = c->date.p == NULL
				? l->from.p == NULL
				: l->from.p != NULL &&
				      slice_cmp(l->from, c->date) <= 0 &&
				      slice_cmp(c->date, l->to) <= 0;

		if (held && !add(p, l->part, row))
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

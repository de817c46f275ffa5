/* SPDX-License-Identifier: MIT */
#include "holdings.h"

#include <stdlib.h>

#include "arena.h"
#include "map.h"
#include "vec.h"

struct entry {
	struct holding holding;
	uint64_t text_hash;
};

struct holdings {
	struct arena *arena;
	VEC(struct entry) entries;
};

struct holdings *
holdings_new(void)
{
	struct holdings *h = must_alloc(sizeof(*h));

	*h = (struct holdings){.arena = arena_new()};
	return h;
}

void
holdings_free(struct holdings *h)
{
	if (h == NULL)
		return;
	arena_free(h->arena);
	free(h);
}

void
holdings_add(struct holdings *h, const struct article *a, uint32_t file)
{
	struct slice path = a->source->path, name = a->source->name;
	struct entry *e = VEC_ADD(h->arena, &h->entries);

	*e = (struct entry){
	    .holding = {.id = arena_copy(h->arena, a->id),
		.path = arena_copy(h->arena, path),
		.name = slice_eq(path, name) ? SLICE_NONE
					     : arena_copy(h->arena, name),
		.file = file,
		.date = a->date,
		.page = a->page},
	    .text_hash = slice_hash(a->source->text),
	};
	if (e->holding.name.p == NULL)
		e->holding.name = e->holding.path;
	for (enum lang l = ZH; l < LANGS; l++)
		if (a->half[l].present)
			e->holding.title[l] = arena_copy(
			    h->arena, article_text(a, a->half[l].title));
}

/* Order of the paper; an unknown page stands behind the others of its day. */
static int
entry_cmp(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	uint32_t page_x = x->holding.page - 1, page_y = y->holding.page - 1;
	int c = date_cmp(x->holding.date, y->holding.date);

	if (c != 0)
		return c;
	if (page_x != page_y) /* 0 has become the greatest */
		return page_x < page_y ? -1 : 1;
	c = slice_cmp(x->holding.id, y->holding.id);
	if (c != 0)
		return c;
	if (x->text_hash != y->text_hash)
		return x->text_hash < y->text_hash ? -1 : 1;
	c = slice_cmp(x->holding.name, y->holding.name);
	return c != 0 ? c : slice_cmp(x->holding.path, y->holding.path);
}

void
holdings_settle(struct holdings *h, struct diag *d)
{
	struct entry *v = h->entries.v;
	struct slice id = SLICE_NONE;
	unsigned same = 0;

	if (h->entries.n == 0)
		return;
	qsort(v, h->entries.n, sizeof(*v), entry_cmp);
	/* An id holds date and page, so that equal ones are neighbours. */
	for (size_t i = 0; i < h->entries.n; i++) {
		struct holding *x = &v[i].holding;

		if (id.p == NULL || !slice_eq(x->id, id)) {
			id = x->id;
			same = 1;
			continue;
		}
		x->id =
		    arena_printf(h->arena, "%.*s-%u", SLICE_ARG(id), ++same);
		diag(
		    d, DIAG_SAME_ID, (struct location){.path = x->path}, x->id);
	}
}

size_t
holdings_count(const struct holdings *h)
{
	return h->entries.n;
}

const struct holding *
holdings_get(const struct holdings *h, size_t i)
{
	return &h->entries.v[i].holding;
}

/* Up to half of the room before the article and the rest behind it, or more
 * on one side where the day ends on the other. */
static void
take_day(struct neighbours *n, const struct holdings *h, size_t i)
{
	enum { ROOM = sizeof(n->day) / sizeof(*n->day) };
	const struct entry *v = h->entries.v;
	struct date day = v[i].holding.date;
	size_t first = i, end = i + 1, from, to;

	while (first > 0 && date_cmp(v[first - 1].holding.date, day) == 0)
		first--;
	while (end < h->entries.n && date_cmp(v[end].holding.date, day) == 0)
		end++;
	n->day_total = end - first;
	from = i - first > ROOM / 2 ? i - ROOM / 2 : first;
	to = end - from > ROOM + 1 ? from + ROOM + 1 : end;
	if (to - from < ROOM + 1)
		from = to - first > ROOM + 1 ? to - ROOM - 1 : first;
	for (size_t k = from; k < to; k++)
		if (k != i)
			n->day[n->nday++] = &v[k].holding;
}

struct neighbours
holdings_around(const struct holdings *h, size_t i)
{
	struct neighbours n = {
	    .previous = i > 0 ? holdings_get(h, i - 1) : NULL,
	    .next = i + 1 < h->entries.n ? holdings_get(h, i + 1) : NULL,
	};

	if (h->entries.v[i].holding.date.known)
		take_day(&n, h, i);
	return n;
}

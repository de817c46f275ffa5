/* SPDX-License-Identifier: MIT */
#include "postings.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "map.h"
#include "varint.h"

/* Bytes that grow inside the arena; many lists stay very short. */
struct bytes {
	uint8_t *v;
	uint32_t n, capacity;
};

struct entry {
	struct slice term;
	uint32_t n, first, last; /* articles */
	struct bytes articles;   /* without the first */
	struct bytes places;
};

/* What stands before each term of a run; its bytes follow: the term, the
 * articles without the first, the places. */
struct head {
	uint32_t term, n, first, last, articles, places;
};

/* A run being read: the term it stands at. */
struct spill {
	FILE *file;
	struct head head;
	struct buffer bytes;
	bool at_end;
};

struct postings {
	struct diag *diag;
	const char *folder;
	struct arena *arena; /* of the three below; emptied with every run */
	struct map map;
	VEC(struct entry *) entries;
	size_t memory, most; /* taken for them, as good as; before a run */
	struct arena *runs_arena;
	VEC(struct spill) runs;
};

static bool
fault(struct postings *p)
{
	diag(p->diag, DIAG_CANNOT_WRITE,
	    (struct location){.path = slice_of(p->folder)},
	    slice_of(strerror(errno)));
	return false;
}

static void
clear(struct postings *p)
{
	arena_reset(p->arena);
	map_init(&p->map, p->arena);
	p->entries.v = NULL;
	p->entries.n = p->entries.capacity = 0;
	p->memory = 0;
}

struct postings *
postings_new(struct diag *d, const char *folder, size_t memory)
{
	struct postings *p = must_alloc(sizeof(*p));

	*p = (struct postings){.diag = d,
	    .folder = folder,
	    .most = memory ? memory : POSTINGS_MEMORY,
	    .arena = arena_new(),
	    .runs_arena = arena_new()};
	map_init(&p->map, p->arena);
	return p;
}

void
postings_free(struct postings *p)
{
	if (p == NULL)
		return;
	VEC_EACH (r, &p->runs) {
		if (r->file != NULL)
			fclose(r->file);
		buffer_free(&r->bytes);
	}
	arena_free(p->arena);
	arena_free(p->runs_arena);
	free(p);
}

static void
put(struct postings *p, struct bytes *b, uint32_t v)
{
	if (b->capacity - b->n < VARINT_MAX) {
		uint32_t capacity = b->capacity ? b->capacity * 2 : 16;

		b->v = arena_grow(p->arena, b->v, b->n, capacity);
		b->capacity = capacity;
		p->memory += capacity;
	}
	b->n += (uint32_t)varint_put(b->v + b->n, v);
}

static struct entry *
entry_of(struct postings *p, struct slice term)
{
	struct entry *e = map_get(&p->map, term);

	if (e != NULL)
		return e;
	e = ARENA_NEW(p->arena, struct entry, 1);
	e->term = arena_copy(p->arena, term);
	*map_at(&p->map, e->term) = e;
	*VEC_ADD(p->arena, &p->entries) = e;
	p->memory += sizeof(*e) + sizeof(struct map_slot) * 2 + term.n;
	return e;
}

static void
add(struct postings *p, uint32_t article, const struct term *t)
{
	struct entry *e = entry_of(p, t->text);
	uint32_t before = 0;

	if (e->n++ == 0)
		e->first = article;
	else
		put(p, &e->articles, article - e->last);
	e->last = article;
	put(p, &e->places, (uint32_t)t->places.n);
	VEC_EACH (place, &t->places) {
		put(p, &e->places, *place - before);
		before = *place;
	}
}

/* -- runs -- */

static int
entry_cmp(const void *a, const void *b)
{
	return slice_cmp((*(struct entry *const *)a)->term,
	    (*(struct entry *const *)b)->term);
}

/* A file without a name, that goes with us whatever happens. */
static FILE *
nameless(const char *folder)
{
	int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	FILE *f = fd >= 0 ? fdopen(fd, "w+") : tmpfile();

	if (f == NULL && fd >= 0)
		close(fd);
	return f;
}

static bool
write_bytes(FILE *f, const void *bytes, size_t n)
{
	return n == 0 || fwrite(bytes, 1, n, f) == n;
}

static bool
write_entry(FILE *f, const struct entry *e)
{
	struct head h = {(uint32_t)e->term.n, e->n, e->first, e->last,
	    e->articles.n, e->places.n};

	return write_bytes(f, &h, sizeof(h)) &&
	       write_bytes(f, e->term.p, e->term.n) &&
	       write_bytes(f, e->articles.v, e->articles.n) &&
	       write_bytes(f, e->places.v, e->places.n);
}

static bool
write_run(struct postings *p)
{
	struct spill *r = VEC_ADD(p->runs_arena, &p->runs);
	bool ok = (r->file = nameless(p->folder)) != NULL;

	if (p->entries.n > 0)
		qsort(p->entries.v, p->entries.n, sizeof(*p->entries.v),
		    entry_cmp);
	for (size_t i = 0; ok && i < p->entries.n; i++)
		ok = write_entry(r->file, p->entries.v[i]);
	ok = ok && fflush(r->file) == 0;
	if (!ok)
		return fault(p);
	clear(p);
	return true;
}

bool
postings_add(
    struct postings *p, uint32_t article, const struct term_list *terms)
{
	for (size_t i = 0; i < terms->n; i++)
		add(p, article, terms->v[i]);
	return p->memory < p->most || write_run(p);
}

/* -- merging -- */

static bool
read_entry(struct spill *r)
{
	size_t n;

	buffer_clear(&r->bytes);
	if (fread(&r->head, sizeof(r->head), 1, r->file) != 1) {
		r->at_end = true;
		return !ferror(r->file);
	}
	n = (size_t)r->head.term + r->head.articles + r->head.places;
	if (fread(buffer_room(&r->bytes, n), 1, n, r->file) != n)
		return false;
	r->bytes.n = n;
	return true;
}

static struct slice
term_at(const struct spill *r)
{
	return slice_head(buffer_slice(&r->bytes), r->head.term);
}

static const struct spill *
least(const struct postings *p)
{
	const struct spill *least = NULL;

	VEC_EACH (r, &p->runs)
		if (!r->at_end && (least == NULL || slice_cmp(term_at(r),
							term_at(least)) < 0))
			least = r;
	return least;
}

/* One term as it is put together from the runs that have it. */
struct merged {
	struct buffer term, articles, places;
	uint32_t n, last;
};

static void
append(struct merged *m, const struct spill *r)
{
	struct slice bytes = slice_tail(buffer_slice(&r->bytes), r->head.term);

	m->articles.n +=
	    varint_put((uint8_t *)buffer_room(&m->articles, VARINT_MAX),
		r->head.first - m->last);
	buffer_put(&m->articles, slice_head(bytes, r->head.articles));
	buffer_put(&m->places, slice_tail(bytes, r->head.articles));
	m->last = r->head.last;
	m->n += r->head.n;
}

/* Collects the least term of all; runs are in order of their articles. */
static bool
collect(struct postings *p, struct merged *m)
{
	const struct spill *first = least(p);
	bool ok = true;

	buffer_clear(&m->term);
	buffer_clear(&m->articles);
	buffer_clear(&m->places);
	m->n = m->last = 0;
	if (first == NULL)
		return true;
	buffer_put(&m->term, term_at(first));
	VEC_EACH (r, &p->runs)
		if (ok && !r->at_end &&
		    slice_eq(term_at(r), buffer_slice(&m->term))) {
			append(m, r);
			ok = read_entry(r);
		}
	return ok;
}

bool
postings_merge(struct postings *p, struct diag *d,
    bool (*take)(void *context, const struct posting_list *list), void *context)
{
	struct merged m = {0};
	bool ok, disk;

	p->diag = d;
	ok = disk = write_run(p);
	VEC_EACH (r, &p->runs) {
		if (!ok)
			break;
		rewind(r->file);
		ok = disk = read_entry(r);
	}
	while (ok && (disk = collect(p, &m)) && m.n > 0) {
		/* A byte an article says that there are none. */
		if (m.places.n == m.n)
			buffer_clear(&m.places);
		ok = take(context,
		    &(struct posting_list){buffer_slice(&m.term), m.n,
			buffer_slice(&m.articles), buffer_slice(&m.places)});
	}
	buffer_free(&m.term);
	buffer_free(&m.articles);
	buffer_free(&m.places);
	return disk ? ok : fault(p);
}

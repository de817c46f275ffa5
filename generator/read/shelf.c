/* SPDX-License-Identifier: MIT */
#include "shelf.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

#include "container.h"
#include "tei_article.h"

/* Windows may end in many containers at once; so many stay open. */
enum { KEPT_OPEN = 4 };

/* A document that was fetched: its bytes, or, if that failed, why. */
struct fetched {
	struct buffer bytes;
	bool failed;
};

/* The places from `from` up to `end`, until all were handed out. */
struct window {
	struct window *next;
	size_t from, end, left;
	struct fetched *fetched; /* by place */
};

struct opened {
	struct container *container;
	uint32_t no;   /* of the container in the corpus */
	uint64_t next; /* where it stands at least */
};

struct shelf {
	const struct corpus *corpus;
	struct read_options options;
	const uint32_t *order;
	size_t n;
	pthread_mutex_t lock; /* of all below */
	struct window *windows;
	size_t fetched; /* places before this one have a window */
	struct opened open[KEPT_OPEN];
};

struct shelf *
shelf_new(const struct corpus *c, const struct read_options *o,
    const uint32_t *order, size_t n)
{
	struct shelf *s = must_alloc(sizeof(*s));

	*s = (struct shelf){.corpus = c, .options = *o, .order = order, .n = n};
	if (s->options.window == 0)
		s->options.window = SHELF_WINDOW;
	pthread_mutex_init(&s->lock, NULL);
	tei_article_init();
	return s;
}

static void
free_window(struct window *w)
{
	for (size_t i = 0; i < w->end - w->from; i++)
		buffer_free(&w->fetched[i].bytes);
	free(w->fetched);
	free(w);
}

void
shelf_free(struct shelf *s)
{
	struct window *next;

	if (s == NULL)
		return;
	for (struct window *w = s->windows; w != NULL; w = next) {
		next = w->next;
		free_window(w);
	}
	for (size_t i = 0; i < KEPT_OPEN; i++)
		container_close(s->open[i].container);
	pthread_mutex_destroy(&s->lock);
	free(s);
}

static const struct corpus_file *
file_at(const struct shelf *s, size_t i)
{
	return &s->corpus->files.v[s->order != NULL ? s->order[i] : i];
}

/* ---- fetching ---- */

/* A document to fetch. */
struct wanted {
	uint32_t container;
	uint64_t at;
	size_t place; /* in the window */
};

static int
wanted_cmp(const void *a, const void *b)
{
	const struct wanted *x = a, *y = b;

	if (x->container != y->container)
		return x->container < y->container ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

/* The container `no` at or before the document `at`. What is wrong with it
 * was reported when its documents were listed. */
static struct opened *
open_at(struct shelf *s, uint32_t no, uint64_t at)
{
	struct opened *o = &s->open[0];

	for (size_t i = 0; i < KEPT_OPEN; i++) {
		struct opened *x = &s->open[i];

		if (x->container != NULL && x->no == no) {
			o = x;
			break;
		}
		/* The one that is furthest behind in the corpus goes. */
		if (o->container != NULL &&
		    (x->container == NULL || x->no < o->no))
			o = x;
	}
	if (o->container != NULL && o->no == no && o->next <= at)
		return o;
	container_close(o->container);
	*o = (struct opened){
	    .container =
		container_open(NULL, s->corpus->containers.v[no], &s->options),
	    .no = no,
	};
	return o->container != NULL ? o : NULL;
}

static void
fetch(struct shelf *s, const struct wanted *w, struct fetched *f)
{
	struct opened *o = open_at(s, w->container, w->at);
	const char *why = "not there any more";
	struct document document;

	if (o != NULL && container_find(o->container, w->at, &document)) {
		o->next = w->at + 1;
		if (container_read(o->container, &f->bytes, &why))
			return;
	}
	f->failed = true;
	buffer_clear(&f->bytes);
	buffer_puts(&f->bytes, why);
}

/* Makes the window that begins with place `from`, which is in a container. */
static struct window *
make_window(struct shelf *s, size_t from)
{
	struct window *w = must_alloc(sizeof(*w));
	struct wanted *wanted = NULL;
	size_t n = 0, room = 0, end;
	uint64_t bytes = 0;

	for (end = from; end < s->n && bytes < s->options.window; end++) {
		const struct corpus_file *f = file_at(s, end);

		bytes += sizeof(struct fetched) + f->size;
		if (!f->contained)
			continue;
		if (n == room) {
			room = room ? room * 2 : 256;
			wanted = must_realloc(
			    wanted, arena_times(sizeof(*wanted), room));
		}
		wanted[n++] = (struct wanted){f->container, f->at, end - from};
	}
	*w = (struct window){.from = from, .end = end, .left = n};
	w->fetched = must_alloc(arena_times(sizeof(*w->fetched), end - from));
	memset(w->fetched, 0, (end - from) * sizeof(*w->fetched));
	assert(n > 0); /* the file at `from` */
	qsort(wanted, n, sizeof(*wanted), wanted_cmp);
	for (size_t i = 0; i < n; i++)
		fetch(s, &wanted[i], &w->fetched[wanted[i].place]);
	free(wanted);
	return w;
}

/* What was fetched for place `i`; it is the caller's now. */
static struct fetched
hand_out(struct shelf *s, size_t i)
{
	struct window **link, *w;
	struct fetched f;

	pthread_mutex_lock(&s->lock);
	while (s->fetched <= i) {
		/* Files between containers need no window. */
		size_t from = s->fetched;

		while (from < i && !file_at(s, from)->contained)
			from++;
		w = make_window(s, from);
		w->next = s->windows;
		s->windows = w;
		s->fetched = w->end;
	}
	for (link = &s->windows; (*link)->from > i || (*link)->end <= i;)
		link = &(*link)->next;
	w = *link;
	f = w->fetched[i - w->from];
	w->fetched[i - w->from].bytes = (struct buffer){0};
	if (--w->left == 0) {
		*link = w->next;
		free_window(w);
	}
	pthread_mutex_unlock(&s->lock);
	return f;
}

static bool
read_contained(struct shelf *shelf, size_t i, struct source *s, struct arena *a,
    struct diag *d)
{
	const struct corpus_file *file = file_at(shelf, i);
	struct fetched f = hand_out(shelf, i);
	bool ok = !f.failed;

	if (ok)
		ok = source_take(s, a, d, buffer_slice(&f.bytes), file->kind,
		    file->path, file->name, &shelf->options);
	else
		diag(d, DIAG_CANNOT_READ,
		    (struct location){file->path, SLICE_NONE, 0},
		    buffer_slice(&f.bytes));
	buffer_free(&f.bytes);
	return ok;
}

bool
shelf_read(struct shelf *shelf, size_t i, struct source *s, struct arena *a,
    struct diag *d)
{
	const struct corpus_file *f = file_at(shelf, i);

	if (f->contained)
		return read_contained(shelf, i, s, a, d);
	if (f->standard)
		return source_take(s, a, d,
		    slice_head(slice_tail(shelf->corpus->standard_input, f->at),
			f->size),
		    f->kind, f->path, f->name, &shelf->options);
	return source_read(s, a, d, f->path.p, f->name, &shelf->options);
}

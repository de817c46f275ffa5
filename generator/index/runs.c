/* SPDX-License-Identifier: MIT */
#include "runs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "buffer.h"
#include "file.h"
#include "varint.h"
#include "vec.h"

/* Read at a time from each run while all are merged. */
enum { WINDOW = 32 << 10 };

/* What stands before each term of a run; its bytes follow: the term, the
 * articles without the first, the places. */
struct head {
	uint32_t term, first, last, articles, places;
};

/* A run: its part of the file, and while it is read, the term it stands at. */
struct run {
	uint64_t at, end; /* of the file, not read yet */
	struct buffer window;
	size_t used; /* of the window */
	struct head head;
	struct slice bytes; /* in the window */
	bool at_end;
};

struct runs {
	struct diag *diag;
	const char *folder;
	FILE *file;
	uint64_t size;
	struct arena *arena;
	VEC(struct run) runs;
};

static bool
fault(struct runs *r)
{
	diag(r->diag, DIAG_CANNOT_WRITE,
	    (struct location){.path = slice_of(r->folder)},
	    slice_of(strerror(errno)));
	return false;
}

struct runs *
runs_new(struct diag *d, const char *folder)
{
	struct runs *r = must_alloc(sizeof(*r));

	*r = (struct runs){.diag = d, .folder = folder, .arena = arena_new()};
	return r;
}

void
runs_free(struct runs *r)
{
	if (r == NULL)
		return;
	if (r->file != NULL)
		fclose(r->file);
	VEC_EACH (run, &r->runs)
		buffer_free(&run->window);
	arena_free(r->arena);
	free(r);
}

void
runs_tell(struct runs *r, struct diag *d)
{
	r->diag = d;
}

/* -- writing -- */

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
put(struct runs *r, const void *bytes, size_t n)
{
	r->size += n;
	return n == 0 || fwrite(bytes, 1, n, r->file) == n;
}

bool
runs_put(struct runs *r, const struct run_entry *e)
{
	struct head h = {(uint32_t)e->term.n, e->first, e->last,
	    (uint32_t)e->articles.n, (uint32_t)e->places.n};

	if (r->file == NULL && (r->file = nameless(r->folder)) == NULL)
		return false;
	return put(r, &h, sizeof(h)) && put(r, e->term.p, e->term.n) &&
	       put(r, e->articles.p, e->articles.n) &&
	       put(r, e->places.p, e->places.n);
}

bool
runs_end(struct runs *r)
{
	uint64_t at = r->runs.n > 0 ? r->runs.v[r->runs.n - 1].end : 0;

	if (r->size > at)
		*VEC_ADD(r->arena, &r->runs) =
		    (struct run){.at = at, .end = r->size};
	if (r->file != NULL && fflush(r->file) == 0 && !ferror(r->file))
		return true;
	return r->size == 0 && r->file == NULL ? true : fault(r);
}

/* -- merging -- */

/* Makes sure that `n` bytes stand in the window from `used` on. */
static bool
fill(struct runs *r, struct run *run, size_t n)
{
	struct buffer *w = &run->window;
	size_t left = w->n - run->used, more = WINDOW;

	if (left >= n)
		return true;
	if (left > 0)
		memmove(w->p, w->p + run->used, left);
	w->n = left;
	run->used = 0;
	if (more < n - left)
		more = n - left;
	if (more > run->end - run->at)
		more = (size_t)(run->end - run->at);
	if (more < n - left) {
		errno = EIO; /* it was cut off */
		return false;
	}
	if (!file_read_at(fileno(r->file), buffer_room(w, more), more, run->at))
		return false;
	w->n += more;
	run->at += more;
	return true;
}

static bool
next_entry(struct runs *r, struct run *run)
{
	size_t n;

	if (run->used == run->window.n && run->at == run->end) {
		run->at_end = true;
		return true;
	}
	if (!fill(r, run, sizeof(run->head)))
		return false;
	memcpy(&run->head, run->window.p + run->used, sizeof(run->head));
	run->used += sizeof(run->head);
	n = (size_t)run->head.term + run->head.articles + run->head.places;
	if (!fill(r, run, n))
		return false;
	run->bytes = (struct slice){run->window.p + run->used, n};
	run->used += n;
	return true;
}

static struct slice
term_at(const struct run *run)
{
	return slice_head(run->bytes, run->head.term);
}

static const struct run *
least(const struct runs *r)
{
	const struct run *least = NULL;

	VEC_EACH (run, &r->runs)
		if (!run->at_end && (least == NULL || slice_cmp(term_at(run),
							  term_at(least)) < 0))
			least = run;
	return least;
}

/* One term as it is put together from the runs that have it. */
struct merged {
	struct buffer term, articles, places;
	uint32_t last;
};

static void
append(struct merged *m, const struct run *run)
{
	struct slice bytes = slice_tail(run->bytes, run->head.term);

	m->articles.n +=
	    varint_put((uint8_t *)buffer_room(&m->articles, VARINT_MAX),
		run->head.first - m->last);
	buffer_put(&m->articles, slice_head(bytes, run->head.articles));
	buffer_put(&m->places, slice_tail(bytes, run->head.articles));
	m->last = run->head.last;
}

/* Collects the least term of all; runs are in order of their articles. */
static bool
collect(struct runs *r, struct merged *m)
{
	const struct run *first = least(r);
	bool ok = true;

	buffer_clear(&m->term);
	buffer_clear(&m->articles);
	buffer_clear(&m->places);
	m->last = 0;
	if (first == NULL)
		return true;
	buffer_put(&m->term, term_at(first));
	VEC_EACH (run, &r->runs)
		if (ok && !run->at_end &&
		    slice_eq(term_at(run), buffer_slice(&m->term))) {
			append(m, run);
			ok = next_entry(r, run);
		}
	return ok;
}

bool
runs_merge(struct runs *r,
    bool (*take)(void *context, const struct posting_list *list), void *context)
{
	struct merged m = {0};
	bool ok = true, disk = true;

	VEC_EACH (run, &r->runs)
		ok = disk = disk && next_entry(r, run);
	while (ok && (disk = collect(r, &m)) && m.articles.n > 0)
		ok = take(context,
		    &(struct posting_list){buffer_slice(&m.term),
			buffer_slice(&m.articles), buffer_slice(&m.places)});
	buffer_free(&m.term);
	buffer_free(&m.articles);
	buffer_free(&m.places);
	return disk ? ok : fault(r);
}

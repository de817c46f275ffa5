/* SPDX-License-Identifier: MIT */
/* buffer.h - text that grows; zero-initialise, then buffer_free */
#ifndef BUFFER_H
#define BUFFER_H
#include <assert.h>

#include "slice.h"

struct buffer {
	char *p; /* NULL while empty; not terminated */
	size_t n, capacity;
};

void buffer_free(struct buffer *b);
void buffer_grow(struct buffer *b, size_t more);
/* `s` on one line: a run of ASCII's white space becomes one blank. */
void buffer_put_line(struct buffer *b, struct slice s);
void buffer_printf(struct buffer *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Room for `more` bytes after the end; the caller fills and adds to n. */
static inline char *
buffer_room(struct buffer *b, size_t more)
{
	if (b->capacity - b->n < more)
		buffer_grow(b, more);
	return b->p + b->n;
}

static inline void
buffer_put(struct buffer *b, struct slice s)
{
	char *end;

	if (s.n == 0)
		return;
	end = buffer_room(b, s.n);
	assert(end != NULL && s.p != NULL);
	memcpy(end, s.p, s.n);
	b->n += s.n;
}

static inline void
buffer_puts(struct buffer *b, const char *cstr)
{
	buffer_put(b, slice_of(cstr));
}

static inline void
buffer_putc(struct buffer *b, char c)
{
	*buffer_room(b, 1) = c;
	b->n++;
}

static inline void
buffer_clear(struct buffer *b)
{
	b->n = 0;
}

static inline struct slice
buffer_slice(const struct buffer *b)
{
	return (struct slice){b->p, b->n};
}
#endif

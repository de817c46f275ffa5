/* SPDX-License-Identifier: MIT */
#include "buffer.h"

#include <stdarg.h>
#include <stdlib.h>

#include "arena.h"
#include "format.h"

void
buffer_free(struct buffer *b)
{
	free(b->p);
	*b = (struct buffer){0};
}

void
buffer_grow(struct buffer *b, size_t more)
{
	size_t want = arena_times(b->n + more, 2);

	b->p = must_realloc(b->p, want < 256 ? 256 : want);
	b->capacity = want < 256 ? 256 : want;
}

void
buffer_put_line(struct buffer *b, struct slice s)
{
	bool blank = false;

	for (size_t i = 0; i < s.n; i++) {
		bool white =
		    s.p[i] == ' ' || (s.p[i] >= '\t' && s.p[i] <= '\r');

		if (blank && !white)
			buffer_putc(b, ' ');
		if (!white)
			buffer_putc(b, s.p[i]);
		blank = white;
	}
}

void
buffer_printf(struct buffer *b, const char *fmt, ...)
{
	enum { FEW = 128 };
	char *end = buffer_room(b, FEW);
	size_t room = b->capacity - b->n, n;
	va_list ap;

	va_start(ap, fmt);
	n = format_v(end, room, fmt, ap);
	va_end(ap);
	if (n >= room) {
		va_start(ap, fmt);
		format_v(buffer_room(b, n + 1), n + 1, fmt, ap);
		va_end(ap);
	}
	b->n += n;
}

/* SPDX-License-Identifier: MIT */
#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "arena.h"

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
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		abort(); /* a format of ours is wrong */
	buffer_room(b, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(b->p + b->n, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->n += (size_t)n;
}

/* SPDX-License-Identifier: MIT */
/* lines.h - the lines of a source and how they are indented */
#ifndef LINES_H
#define LINES_H
#include "source.h"

struct line {
	struct span text; /* trimmed; empty: a blank line */
	uint32_t indent;  /* columns: U+3000 is 2, a tab goes to 8 */
	uint32_t wide;    /* how many U+3000 are in it */
};

/* Line `i` (from 0) without its line end. */
struct span line_span(const struct source *s, size_t i);
struct line line_read(const struct source *s, size_t i);

static inline bool
line_blank(const struct line *l)
{
	return l->text.start == l->text.end;
}
#endif

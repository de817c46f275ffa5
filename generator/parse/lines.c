/* SPDX-License-Identifier: MIT */
#include "lines.h"

#include "chars.h"

struct span
line_span(const struct source *s, size_t i)
{
	uint32_t start = s->line_start[i], end = (uint32_t)s->text.n;

	if (i + 1 < s->nlines)
		end = s->line_start[i + 1];
	if (end > start && s->text.p[end - 1] == '\n')
		end--;
	if (end > start && s->text.p[end - 1] == '\r')
		end--;
	return (struct span){start, end};
}

struct line
line_read(const struct source *s, size_t i)
{
	struct span whole = line_span(s, i);
	struct line l = {.text = span_trim(s->text, whole)};
	uint32_t off = whole.start;

	if (line_blank(&l))
		return l;
	while (off < l.text.start) {
		if (s->text.p[off] == '\t') {
			l.indent = (l.indent | 7) + 1;
			off++;
		} else if (s->text.p[off] == ' ') {
			l.indent++;
			off++;
		} else {
			l.indent += 2;
			l.wide++;
			off += 3;
		}
	}
	return l;
}

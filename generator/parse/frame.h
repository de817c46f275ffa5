/* SPDX-License-Identifier: MIT */
/* frame.h - where the versions of an article stand in its file
 *
 *	Title: ...		header fields and body of the translation
 *
 *	<hr />
 *
 *	Original:
 *
 *	### title		heading, header lines and body of the original
 *
 * The marks are taken from cmark's block tree.  Where a body's own text hides
 * them from cmark (a code fence that is never closed), the bytes decide. */
#ifndef FRAME_H
#define FRAME_H
#include "source.h"

/* Lines from 0, the end excluded; from == end: there is none. */
struct part {
	size_t from, end;
};

struct frame {
	struct part first;   /* up to the separator, or the whole file */
	struct part second;  /* behind the heading */
	struct span heading; /* "### title" without marks; may be empty */
	bool divided;        /* there is a second part */
};

void frame_find(
    struct frame *f, struct arena *a, struct diag *d, const struct source *s);
/* Whether a line is a Markdown heading; `title` is its text. */
bool heading_line(const struct source *s, size_t line, struct span *title);
#endif

/* SPDX-License-Identifier: MIT */
/* markdown.h - CommonMark, by way of cmark, which only markdown.c includes
 *
 * cmark 0.30 takes time quadratic in some inputs and some 150 bytes a block,
 * so an outside text is not given to it as it is: see outline(). */
#ifndef MARKDOWN_H
#define MARKDOWN_H
#include "buffer.h"
#include "source.h"
#include "vec.h"

enum block_kind {
	BLOCK_PARAGRAPH,
	BLOCK_HEADING,
	BLOCK_RULE, /* thematic break */
	BLOCK_HTML,
	BLOCK_CODE, /* fenced or indented */
	BLOCK_OTHER /* list, quotation */
};

/* A block that stands at the top level. */
struct block {
	enum block_kind kind;
	int level;         /* of a heading, from 1 */
	size_t first, end; /* lines of the source, from 0, end excluded */
};

struct outline {
	VEC(struct block) blocks; /* in text order */
	size_t nlines;            /* lines that cmark has seen */
};

/* The top-level blocks of the lines before `end`, but of the first
 * OUTLINE_LINES at most. */
#define OUTLINE_LINES ((size_t)1 << 15)
void outline(
    struct outline *o, struct arena *a, const struct source *s, size_t end);

/* Appends `text` as HTML: raw HTML and dangerous links left out, lines that end
 * and go on in Chinese joined. `text` comes from the archive's editor, and is
 * cut at a sane size. */
void markdown_html(struct buffer *out, struct slice text);
#endif

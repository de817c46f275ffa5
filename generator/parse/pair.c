/* SPDX-License-Identifier: MIT */
#include "article.h"
#include "body.h"
#include "lines.h"

/* Paragraphs that blank lines divide, whatever is in them. */
static void
read_blocks(struct half *half, struct arena *a, const struct source *s,
    struct part lines)
{
	struct paragraph *open = NULL;

	for (size_t i = lines.from; i < lines.end; i++) {
		struct line l = line_read(s, i);

		if (line_blank(&l)) {
			open = NULL;
			continue;
		}
		if (open == NULL) {
			open = VEC_ADD(a, &half->paragraphs);
			open->span = l.text;
		}
		open->span.end = l.text.end;
		if (half->body.end == 0)
			half->body.start = l.text.start;
		half->body.end = l.text.end;
	}
}

struct article *
article_pair(
    struct arena *a, const struct source *s, size_t en_line, bool blocks)
{
	struct article *x = ARENA_NEW(a, struct article, 1);
	struct part lines[LANGS] = {{0, en_line}, {en_line, s->nlines}};

	x->source = s;
	x->id = s->name;
	for (int l = 0; l < LANGS; l++) {
		struct half *half = &x->half[l];

		half->lang = (enum lang)l;
		half->dateline.paragraph = -1;
		if (blocks)
			read_blocks(half, a, s, lines[l]);
		else
			body_read(half, a, s, lines[l], 0);
		half->present = half->paragraphs.n > 0;
	}
	return x;
}

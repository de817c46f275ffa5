/* SPDX-License-Identifier: MIT */
#include "bitext.h"
#include "utf8.h"

static struct span
unit_span(const struct bitext *b, enum lang l, bool line, size_t i)
{
	return line ? b->sentences[l].v[i].span
		    : b->article->half[l].paragraphs.v[i].span;
}

static void
put_run(struct buffer *out, struct run r)
{
	if (r.count == 0)
		buffer_puts(out, "-");
	else if (r.count == 1)
		buffer_printf(out, "%u", r.first);
	else
		buffer_printf(out, "%u-%u", r.first, r.first + r.count - 1);
}

static void
put_beads(struct buffer *out, const struct bitext *b, bool line)
{
	const struct bead_list *list = line ? &b->lines : &b->paragraphs;

	for (size_t k = 0; k < list->n; k++) {
		const struct bead *bead = &list->v[k];

		buffer_puts(out, line ? "sentence " : "paragraph ");
		put_run(out, bead->side[ZH]);
		buffer_putc(out, ' ');
		put_run(out, bead->side[EN]);
		buffer_printf(out, " %.2f%s\n", bead->score,
		    bead->reordered ? " reordered" : "");
		for (int l = 0; l < LANGS; l++)
			for (size_t i = 0; i < bead->side[l].count; i++) {
				buffer_printf(
				    out, "  %s ", lang_code((enum lang)l));
				buffer_put_line(
				    out, article_text(b->article,
					     unit_span(b, (enum lang)l, line,
						 bead->side[l].first + i)));
				buffer_putc(out, '\n');
			}
	}
}

void
bitext_print(struct buffer *out, const struct bitext *b)
{
	put_beads(out, b, false);
	put_beads(out, b, true);
}

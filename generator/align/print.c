/* SPDX-License-Identifier: MIT */
#include "bitext.h"
#include "utf8.h"

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
put_beads(struct buffer *out, const struct bitext *b,
    const struct bead_list *list, enum bead_level level)
{
	for (size_t k = 0; k < list->n; k++) {
		const struct bead *bead = &list->v[k];

		buffer_printf(out, "%s ", bead_level_name(level));
		put_run(out, bead->side[ZH]);
		buffer_putc(out, ' ');
		put_run(out, bead->side[EN]);
		buffer_printf(out, " %.2f%s%s\n", bead->score,
		    bead->reordered ? " reordered" : "",
		    bead->confirmed != NULL ? " confirmed" : "");
		for (int l = 0; l < LANGS; l++)
			for (uint32_t i = 0; i < bead->side[l].count; i++) {
				buffer_printf(
				    out, "  %s ", lang_code((enum lang)l));
				buffer_put_line(
				    out, article_text(b->article,
					     bitext_unit(b, level, (enum lang)l,
						 bead->side[l].first + i)));
				buffer_putc(out, '\n');
			}
	}
}

void
bitext_print(struct buffer *out, const struct bitext *b)
{
	put_beads(out, b, &b->headlines, BEAD_HEADLINE);
	put_beads(out, b, &b->repeats, BEAD_HEADLINE);
	put_beads(out, b, &b->paragraphs, BEAD_PARAGRAPH);
	put_beads(out, b, &b->lines, BEAD_SENTENCE);
}

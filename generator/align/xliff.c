/* SPDX-License-Identifier: MIT */
/* XLIFF 2.0: a unit a bead, so that a tool shows each sentence with what
 * renders it. A sentence that was added has an empty source, one that was left
 * out no target: the tool shows it as yet to be translated. */
#include "exchange.h"
#include "xml.h"

static void
put_note(struct buffer *out, const char *text)
{
	buffer_puts(out, "<notes>");
	xml_leaf(out, "note", slice_of(text));
	buffer_puts(out, "</notes>\n");
}

static void
put_text(struct buffer *out, const struct exchange *x, const struct bead *b,
    enum lang l, const char *name)
{
	struct buffer text = {0};

	exchange_put_run(&text, x, l, b->side[l], NULL);
	xml_leaf(out, name, buffer_slice(&text));
	buffer_putc(out, '\n');
	buffer_free(&text);
}

static void
put_unit(struct buffer *out, const struct exchange *x, const struct bead *b,
    size_t no)
{
	bool zh = b->side[ZH].count > 0, en = b->side[EN].count > 0;

	buffer_printf(out, "<unit id=\"b%zu\"", no);
	if (x->level == BEAD_HEADLINE)
		buffer_puts(out, " type=\"duikan:headline\"");
	buffer_puts(out, ">\n");
	if (!zh)
		put_note(out, "not in the original");
	else if (!en)
		put_note(out, "not translated");
	else if (bead_low(b))
		put_note(out, "these may not belong together");
	else if (b->reordered)
		put_note(out, "stands elsewhere in the translation");
	buffer_printf(out, "<segment state=\"%s\">\n",
	    !en                    ? "initial"
	    : b->confirmed != NULL ? "reviewed"
	    : bead_low(b)          ? "initial\" subState=\"duikan:low"
				   : "translated");
	put_text(out, x, b, ZH, "source");
	if (en)
		put_text(out, x, b, EN, "target");
	buffer_puts(out, "</segment>\n</unit>\n");
}

static void
put_level(struct buffer *out, const struct exchange *x, enum bead_level level)
{
	struct exchange at = {x->bitext, x->id, level};
	const struct bead_list *beads = bitext_beads(x->bitext, level);
	size_t no = bitext_first_bead(x->bitext, level);

	for (size_t i = 0; i < beads->n; i++)
		put_unit(out, &at, &beads->v[i], no + i);
}

void
exchange_xliff(struct buffer *out, const struct exchange *x)
{
	buffer_puts(out, XML_DECLARATION
	    "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\""
	    " version=\"2.0\" srcLang=\"zh\" trgLang=\"en\">\n"
	    "<file id=\"f\"");
	xml_attr(out, "original", x->bitext->article->source->name);
	buffer_puts(out, ">\n");
	put_level(out, x, BEAD_HEADLINE);
	put_level(out, x, BEAD_SENTENCE);
	/* A file has a unit at least. */
	buffer_puts(out, "</file>\n</xliff>\n");
}

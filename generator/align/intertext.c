/* SPDX-License-Identifier: MIT */
/* InterText reads a version a file, its alignable elements numbered
 * "paragraph:sentence" from 1, and a linkGrp whose xtargets name those of
 * toDoc, a semicolon, those of fromDoc. */
#include "exchange.h"
#include "xml.h"

/* The first sentence of each paragraph of half `l`. */
static uint32_t *
first_sentences(struct arena *a, const struct bitext *b, enum lang l)
{
	uint32_t *first =
	    ARENA_NEW(a, uint32_t, b->article->half[l].paragraphs.n);

	for (size_t i = b->sentences[l].n; i > 0; i--)
		first[b->sentences[l].v[i - 1].paragraph] = (uint32_t)i - 1;
	return first;
}

/* The id of sentence `i`. */
static void
put_id(struct buffer *out, const struct bitext *b, enum lang l,
    const uint32_t *first, uint32_t i)
{
	uint32_t paragraph = b->sentences[l].v[i].paragraph;

	buffer_printf(out, "%u:%u", paragraph + 1, i - first[paragraph] + 1);
}

void
intertext_document(struct buffer *out, const struct exchange *x, enum lang l)
{
	const struct bitext *b = x->bitext;
	struct exchange sentences = {b, x->id, BEAD_SENTENCE};
	struct arena *a = arena_new();
	uint32_t *first = first_sentences(a, b, l), i = 0;

	buffer_puts(out, XML_DECLARATION "<text");
	xml_attr(out, "xml:lang", slice_of(lang_code(l)));
	buffer_puts(out, ">\n");
	for (uint32_t p = 0; p < b->article->half[l].paragraphs.n; p++) {
		buffer_printf(out, "<p id=\"%u\">\n", p + 1);
		for (; i < b->sentences[l].n &&
		       b->sentences[l].v[i].paragraph == p;
		     i++) {
			struct buffer text = {0};

			exchange_put_run(
			    &text, &sentences, l, (struct run){i, 1}, NULL);
			buffer_puts(out, "<s id=\"");
			put_id(out, b, l, first, i);
			buffer_puts(out, "\">");
			xml_text(out, buffer_slice(&text));
			buffer_puts(out, "</s>\n");
			buffer_free(&text);
		}
		buffer_puts(out, "</p>\n");
	}
	buffer_puts(out, "</text>\n");
	arena_free(a);
}

static void
put_targets(struct buffer *out, const struct bitext *b, enum lang l,
    const uint32_t *first, struct run r)
{
	for (uint32_t i = 0; i < r.count; i++) {
		if (i > 0)
			buffer_putc(out, ' ');
		put_id(out, b, l, first, r.first + i);
	}
}

void
intertext_alignment(struct buffer *out, const struct exchange *x)
{
	struct exchange sentences = {x->bitext, x->id, BEAD_SENTENCE};
	struct arena *a = arena_new();
	uint32_t *first[LANGS];
	struct rungs r;
	struct bead b;

	for (int l = 0; l < LANGS; l++)
		first[l] = first_sentences(a, x->bitext, (enum lang)l);
	buffer_puts(out, XML_DECLARATION "<linkGrp toDoc=\"");
	xml_value(out, x->id);
	buffer_puts(out, ".en.xml\" fromDoc=\"");
	xml_value(out, x->id);
	buffer_puts(out, ".zh.xml\">\n");
	rungs_begin(&r, a, &sentences);
	while (rungs_next(&r, &b)) {
		buffer_printf(out, "<link type=\"%u-%u\" xtargets=\"",
		    b.side[EN].count, b.side[ZH].count);
		put_targets(out, x->bitext, EN, first[EN], b.side[EN]);
		buffer_putc(out, ';');
		put_targets(out, x->bitext, ZH, first[ZH], b.side[ZH]);
		buffer_printf(out, "\" status=\"%s\"%s/>\n",
		    b.confirmed != NULL ? "man" : "auto",
		    bead_low(&b) ? " mark=\"1\"" : "");
	}
	buffer_puts(out, "</linkGrp>\n");
	arena_free(a);
}

/* SPDX-License-Identifier: MIT */
#include "article.h"
#include "utf8.h"

const char *
agency_name(enum agency agency)
{
	static const char *const names[] = {
	    NULL, "xinhua", "own", "tass", "other"};

	return names[agency];
}

/* On one line: line ends and tabs are shown as \n, \r and \t. */
static void
put_text(struct buffer *out, struct slice s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\n')
			buffer_puts(out, "\\n");
		else if (s.p[i] == '\r')
			buffer_puts(out, "\\r");
		else if (s.p[i] == '\t')
			buffer_puts(out, "\\t");
		else if (s.p[i] == '\\')
			buffer_puts(out, "\\\\");
		else
			buffer_putc(out, s.p[i]);
	}
}

static void
put_span(struct buffer *out, const struct article *a, const char *what,
    struct span at)
{
	if (at.end == at.start)
		return;
	buffer_printf(
	    out, "%s [%u,%u) ", what, (unsigned)at.start, (unsigned)at.end);
	put_text(out, article_text(a, at));
	buffer_putc(out, '\n');
}

static void
put_dateline(
    struct buffer *out, const struct article *a, const struct dateline *dl)
{
	char date[DATE_SIZE];

	if (dl->paragraph < 0)
		return;
	put_span(out, a, "  dateline", dl->span);
	buffer_printf(out, "    paragraph %d\n", (int)dl->paragraph);
	if (dl->agency != AGENCY_NONE)
		buffer_printf(out, "    agency %s\n", agency_name(dl->agency));
	put_span(out, a, "    agency-text", dl->agency_text);
	put_span(out, a, "    place", dl->place);
	put_span(out, a, "    date-text", dl->date_text);
	if (dl->date.known)
		buffer_printf(
		    out, "    date %s\n", date_format(dl->date, date));
}

static void
put_half(struct buffer *out, const struct article *a, const struct half *h)
{
	static const char *const kinds[] = {
	    "text", "credit", "caption", "apparatus"};
	size_t i = 0;

	buffer_printf(out, "%s\n", lang_code(h->lang));
	put_span(out, a, "  title", h->title);
	VEC_EACH (line, &h->headlines)
		put_span(out, a,
		    !line->in_body  ? "  headline title"
		    : line->repeats ? "  headline body repeats"
				    : "  headline body",
		    line->span);
	VEC_EACH (author, &h->authors)
		put_span(out, a, "  author", *author);
	put_dateline(out, a, &h->dateline);
	VEC_EACH (p, &h->paragraphs) {
		buffer_printf(out, "  paragraph %zu ", i++);
		put_span(out, a, kinds[p->kind], p->span);
	}
}

void
article_print(struct buffer *out, const struct article *a)
{
	char date[DATE_SIZE];

	buffer_puts(out, "article ");
	buffer_put(out, a->id);
	buffer_printf(out, "\ndate %s\n",
	    a->date.known ? date_format(a->date, date) : "unknown");
	if (a->page > 0)
		buffer_printf(out, "page %u\n", (unsigned)a->page);
	else
		buffer_puts(out, "page unknown\n");
	put_span(out, a, "page-name", a->page_name);
	put_span(out, a, "column", a->column);
	for (int lang = ZH; lang < LANGS; lang++)
		if (a->half[lang].present)
			put_half(out, a, &a->half[lang]);
}

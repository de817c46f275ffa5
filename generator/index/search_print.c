/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "retrieval.h"
#include "selection.h"
#include "utf8.h"

static const char *const names[SEARCH_FORMATS] = {
    "table", "csv", "tsv", "jsonl", "markdown", "ids", "tmx"};

int
search_format_find(struct slice name)
{
	for (int f = 0; f < SEARCH_FORMATS; f++)
		if (slice_eq(name, slice_of(names[f])))
			return f;
	return -1;
}

const char *
search_format_name(enum search_format f)
{
	return names[f];
}

/* -- for people -- */

/* A text in one line, what was found in bold. */
static void
put_marked(
    struct buffer *out, const struct search_hit *hit, enum lang l, bool colour)
{
	struct slice text = hit->sentence[l];
	size_t done = 0;

	buffer_puts(out, "    ");
	VEC_EACH (m, &hit->marks) {
		if (m->lang != l || !colour)
			continue;
		table_put_line(
		    out, (struct slice){text.p + done, m->span.start - done});
		buffer_puts(out, "\033[1m");
		table_put_line(out, slice_at(text, m->span));
		buffer_puts(out, "\033[0m");
		done = m->span.end;
	}
	table_put_line(out, slice_tail(text, done));
	buffer_putc(out, '\n');
}

/* The end of a text that takes no more than `width` columns, or its head. */
static struct slice
fitting(struct slice text, bool end, size_t width)
{
	size_t off = 0;

	if (end) {
		while (utf8_width(slice_tail(text, off)) > width)
			utf8_next(text, &off);
		return slice_tail(text, off);
	}
	for (size_t next = 0; next < text.n; off = next) {
		utf8_next(text, &next);
		if (utf8_width(slice_head(text, next)) > width)
			return slice_head(text, off);
	}
	return text;
}

/* The text before or behind a mark, as much as fits in `width` columns: where
 * it is cut, there is an ellipsis. */
static void
put_context(struct buffer *out, struct slice text, bool before, size_t width)
{
	static const char ellipsis[] = "…";
	struct buffer line = {0};
	struct slice all, part;
	bool cut;

	table_put_line(&line, text);
	all = slice_trim(buffer_slice(&line));
	part = fitting(all, before, width);
	cut = part.n < all.n;
	if (cut)
		part = fitting(all, before, width - 1);
	for (size_t w = utf8_width(part) + cut; before && w < width; w++)
		buffer_putc(out, ' ');
	if (cut && before)
		buffer_puts(out, ellipsis);
	buffer_put(out, part);
	if (cut && !before)
		buffer_puts(out, ellipsis);
	buffer_free(&line);
}

enum { KWIC_WIDTH = 32 };

/* Each mark in the middle of a line, and below it the other version. */
static void
put_kwic(struct buffer *out, const struct search_hit *hit, bool colour)
{
	VEC_EACH (m, &hit->marks) {
		struct slice text = hit->sentence[m->lang];
		struct slice other = hit->sentence[m->lang == ZH ? EN : ZH];

		put_context(
		    out, slice_head(text, m->span.start), true, KWIC_WIDTH);
		buffer_puts(out, colour ? " \033[1m" : " [");
		table_put_line(out, slice_at(text, m->span));
		buffer_puts(out, colour ? "\033[0m " : "] ");
		put_context(
		    out, slice_tail(text, m->span.end), false, KWIC_WIDTH);
		buffer_putc(out, '\n');
		if (m + 1 < hit->marks.v + hit->marks.n && m[1].lang == m->lang)
			continue; /* of the same sentence */
		buffer_printf(out, "%*s", KWIC_WIDTH + 2, "");
		put_context(out, other, false, KWIC_WIDTH * 2);
		buffer_putc(out, '\n');
	}
}

static void
put_heading(struct buffer *out, const struct search_hit *hit, bool colour)
{
	if (hit->date.n > 0)
		buffer_put(out, hit->date);
	else
		buffer_puts(out, "undated");
	if (hit->page > 0)
		buffer_printf(out, " p. %lld", (long long)hit->page);
	buffer_puts(out, "  ");
	buffer_puts(out, colour ? "\033[4m" : "");
	buffer_put(out, hit->article);
	buffer_puts(out, colour ? "\033[0m\n" : "\n");
	for (enum lang l = ZH; l < LANGS; l++) {
		if (hit->title[l].n == 0)
			continue;
		buffer_puts(out, "  ");
		table_put_line(out, hit->title[l]);
		buffer_putc(out, '\n');
	}
}

static bool
print_for_people(struct search *s, const struct search_style *style,
    table_put *put, void *context)
{
	bool colour = style->colour;
	struct buffer out = {0};
	struct search_hit hit;
	bool ok = true, any = false;

	while (ok && search_next(s, &hit)) {
		buffer_clear(&out);
		if (hit.first && any)
			buffer_putc(&out, '\n');
		if (hit.first)
			put_heading(&out, &hit, colour);
		if (style->kwic)
			put_kwic(&out, &hit, colour);
		for (enum lang l = ZH; l < LANGS && !style->kwic; l++)
			if (hit.sentence[l].n > 0)
				put_marked(&out, &hit, l, colour);
		any = true;
		ok = put(context, buffer_slice(&out));
	}
	buffer_free(&out);
	return ok;
}

/* -- for programs -- */

static const struct table_column columns[] = {
    {"date", "date", 0, COLUMN_TEXT},
    {"page", "page", 0, COLUMN_NUMBER},
    {"article", "article", 0, COLUMN_TEXT},
    {"title_zh", "title", 0, COLUMN_TEXT},
    {"title_en", "", 0, COLUMN_TEXT},
    {"bead", NULL, 0, COLUMN_TEXT},
    {"sentence_zh", "sentence", 0, COLUMN_TEXT},
    {"sentence_en", "", 0, COLUMN_TEXT},
    {"score", NULL, 0, COLUMN_NUMBER},
    {"link", "link", 0, COLUMN_LINK, true},
};

static bool
print_row(struct tabular *t, const struct search_hit *hit, struct slice base)
{
	struct buffer text = {0};
	bool ok;

	tabular_text(t, hit->date);
	if (hit->page > 0)
		tabular_number(t, (double)hit->page);
	else
		tabular_text(t, SLICE_NONE);
	tabular_text(t, hit->article);
	tabular_text(t, hit->title[ZH]);
	tabular_text(t, hit->title[EN]);
	if (hit->bead >= 0)
		buffer_printf(&text, "%.*s.b%lld", SLICE_ARG(hit->article),
		    (long long)hit->bead);
	tabular_text(t, hit->bead >= 0 ? buffer_slice(&text) : SLICE_NONE);
	tabular_text(t, hit->sentence[ZH]);
	tabular_text(t, hit->sentence[EN]);
	buffer_clear(&text);
	tabular_number(t, round(hit->score * 1000) / 1000);
	buffer_put(&text, base);
	article_link(&text, hit->article, hit->date);
	if (hit->bead >= 0)
		buffer_printf(&text, "#b%lld", (long long)hit->bead);
	tabular_text(t, buffer_slice(&text));
	ok = tabular_end_row(t);
	buffer_free(&text);
	return ok;
}

static bool
print_rows(struct search *s, const struct search_style *style,
    enum table_format format, table_put *put, void *context)
{
	struct tabular *t = tabular_new(
	    format, columns, sizeof(columns) / sizeof(*columns), put, context);
	struct search_hit hit;
	bool ok = true;

	while (ok && search_next(s, &hit))
		ok = print_row(t, &hit, style->base);
	return tabular_finish(t);
}

static bool
print_ids(struct search *s, table_put *put, void *context)
{
	struct search_hit hit;
	bool ok = true;

	while (ok && search_next(s, &hit))
		ok = !hit.first ||
		     (put(context, hit.article) && put(context, SLICE("\n")));
	return ok;
}

bool
search_print(struct search *s, const struct search_style *style, table_put *put,
    void *context)
{
	static const enum table_format table[SEARCH_FORMATS] = {
	    [SEARCH_CSV] = TABLE_CSV,
	    [SEARCH_TSV] = TABLE_TSV,
	    [SEARCH_JSONL] = TABLE_JSONL,
	    [SEARCH_MARKDOWN] = TABLE_MARKDOWN};

	if (style->format == SEARCH_PEOPLE)
		return print_for_people(s, style, put, context);
	if (style->format == SEARCH_IDS)
		return print_ids(s, put, context);
	if (style->format == SEARCH_TMX)
		return search_memory(s, put, context);
	return print_rows(s, style, table[style->format], put, context);
}

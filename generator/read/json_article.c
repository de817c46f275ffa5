/* SPDX-License-Identifier: MIT */
#include "json_article.h"

#include <jansson.h>
#include <stdio.h>

struct reading {
	json_t *root;
	char *why;
	size_t why_size;
	bool failed;
};

static void
fail(struct reading *r, const char *name, const char *words)
{
	if (!r->failed)
		snprintf(r->why, r->why_size, "%s %s", name, words);
	r->failed = true;
}

/* A string field; p NULL: not there. */
static struct slice
text(struct reading *r, const char *name)
{
	json_t *v = json_object_get(r->root, name);

	if (v == NULL || json_is_null(v))
		return SLICE_NONE;
	if (!json_is_string(v)) {
		fail(r, name, "is no string");
		return SLICE_NONE;
	}
	return (struct slice){json_string_value(v), json_string_length(v)};
}

/* The next line of `rest`; white space at its ends does not count. */
static bool
next_line(struct slice *rest, struct slice *line)
{
	while (rest->n > 0) {
		const char *lf = memchr(rest->p, '\n', rest->n);
		size_t n = lf != NULL ? (size_t)(lf - rest->p) : rest->n;

		*line = slice_trim(slice_head(*rest, n));
		*rest = slice_tail(*rest, n + (lf != NULL));
		if (line->n > 0)
			return true;
	}
	return false;
}

/* On one line; two blanks divide lines, as in the headlines of the paper. */
static void
put_line(struct buffer *out, struct slice s)
{
	struct slice line;
	bool first = true;

	while (next_line(&s, &line)) {
		buffer_puts(out, first ? "" : "  ");
		buffer_put(out, line);
		first = false;
	}
}

static void
put_authors(struct reading *r, struct buffer *out, const char *own)
{
	json_t *v = json_object_get(r->root, own), *one;
	size_t i;

	if (v == NULL || json_is_null(v))
		v = json_object_get(r->root, own = "author");
	if (json_is_string(v)) {
		put_line(out, (struct slice){
				  json_string_value(v), json_string_length(v)});
		return;
	}
	if (v != NULL && !json_is_null(v) && !json_is_array(v))
		fail(r, own, "is neither string nor list");
	json_array_foreach(v, i, one)
	{
		if (!json_is_string(one)) {
			fail(r, own, "has what is no string");
			return;
		}
		buffer_puts(out, i > 0 ? "  " : "");
		put_line(out, (struct slice){json_string_value(one),
				  json_string_length(one)});
	}
}

static void
put_page(struct reading *r, struct buffer *out)
{
	json_t *v = json_object_get(r->root, "page");

	if (json_is_integer(v))
		buffer_printf(out, "%lld", (long long)json_integer_value(v));
	else
		put_line(out, text(r, "page"));
}

static bool
has_page(const struct reading *r)
{
	json_t *v = json_object_get(r->root, "page");

	return v != NULL && !json_is_null(v);
}

/* Markdown would take it for a mark, the frame for a border. */
static bool
looks_marked(struct slice line)
{
	return memchr("<#>*-_=`~+|[&!", line.p[0], 14) != NULL ||
	       slice_starts_nocase(line, SLICE("original")) ||
	       slice_starts(line, SLICE("原文"));
}

static void
put_english(struct reading *r, struct buffer *out, struct slice body)
{
	struct slice line;

	buffer_puts(out, "Title: ");
	put_line(out, text(r, "title_en"));
	buffer_puts(out, "\nAuthor: ");
	put_authors(r, out, "author_en");
	buffer_puts(out, "\nDate: ");
	put_line(out, text(r, "date"));
	if (has_page(r)) {
		buffer_puts(out, "\nPage: ");
		put_page(r, out);
	}
	buffer_puts(out, "\n\n");
	while (next_line(&body, &line)) {
		if (looks_marked(line))
			buffer_puts(out, "    ");
		buffer_put(out, line);
		buffer_puts(out, "\n\n");
	}
}

static void
put_chinese(struct reading *r, struct buffer *out, struct slice body)
{
	struct slice line;

	put_line(out, text(r, "title_zh"));
	buffer_puts(out, "\n\n");
	put_authors(r, out, "author_zh");
	buffer_putc(out, '\n');
	put_line(out, text(r, "date"));
	if (has_page(r)) {
		buffer_puts(out, "\n第");
		put_page(r, out);
		buffer_puts(out, "版(");
		put_line(out, text(r, "page_name"));
		buffer_putc(out, ')');
	}
	buffer_puts(out, "\n专栏：");
	put_line(out, text(r, "column"));
	buffer_puts(out, "\n\n");
	while (next_line(&body, &line)) {
		buffer_puts(out, "    ");
		buffer_put(out, line);
		buffer_putc(out, '\n');
	}
}

bool
json_article(struct buffer *out, struct slice line, char *why, size_t n)
{
	json_error_t error;
	struct reading r = {
	    .root = json_loadb(line.p, line.n, JSON_REJECT_DUPLICATES, &error),
	    .why = why,
	    .why_size = n,
	};
	struct slice zh, en;

	if (r.root == NULL) {
		snprintf(why, n, "column %d: %s", error.column, error.text);
		return false;
	}
	if (!json_is_object(r.root))
		fail(&r, "the line", "is no object");
	zh = text(&r, "text_zh");
	en = text(&r, "text_en");
	if (slice_trim(zh).n == 0 && slice_trim(en).n == 0)
		fail(&r, "text_zh and text_en", "are both missing");
	if (slice_trim(en).n > 0)
		put_english(&r, out, en);
	/* Without the border, what looks like one in the text would be it. */
	buffer_puts(out, "<hr />\n\nOriginal:\n\n### ");
	if (slice_trim(zh).n > 0)
		put_chinese(&r, out, zh);
	json_decref(r.root);
	return !r.failed;
}

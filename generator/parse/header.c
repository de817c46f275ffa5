/* SPDX-License-Identifier: MIT */
#include "header.h"

#include "chars.h"
#include "lines.h"

enum { PAGE_MAX = 999 };

/* Lines that are not fields but may stand between them: a title or a list of
 * authors that goes on in the next line. */
enum { STRAY_LINES = 3, STRAY_BYTES = 400 };

static const struct {
	struct slice name; /* lower case */
	size_t member;
} fields[] = {
#define FIELD(name, member)                                                    \
	{                                                                      \
		{name, sizeof(name) - 1}, offsetof(struct header, member)      \
	}
    FIELD("title", title),
    FIELD("author", author),
    FIELD("authors", author),
    FIELD("date", date),
    FIELD("page", page),
    FIELD("edition", page),
    FIELD("column", column),
#undef FIELD
};

static struct span
span_of(const struct source *s, struct slice part)
{
	uint32_t start = (uint32_t)(part.p - s->text.p);

	return (struct span){start, start + (uint32_t)part.n};
}

static struct slice
without_stars(struct slice t)
{
	while (slice_starts(t, SLICE("*")))
		t = slice_tail(t, 1);
	while (slice_ends(t, SLICE("*")))
		t.n--;
	return slice_trim(t);
}

/* "Name: value", the name perhaps in bold; the member of struct header that
 * it goes to, or 0 if it is something else. */
static struct span *
field_line(struct header *h, struct slice t, struct slice *value)
{
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		struct slice name = fields[i].name, rest = t;

		while (slice_starts(rest, SLICE("*")))
			rest = slice_tail(rest, 1);
		if (!slice_starts_nocase(rest, name))
			continue;
		rest = slice_tail(rest, name.n);
		while (slice_starts(rest, SLICE("*")) ||
		       slice_starts(rest, SLICE(" ")))
			rest = slice_tail(rest, 1);
		if (slice_starts(rest, SLICE(":")))
			rest = slice_tail(rest, 1);
		else if (slice_starts(rest, SLICE("：")))
			rest = slice_tail(rest, 3);
		else
			continue;
		*value = without_stars(slice_trim(rest));
		return (struct span *)((char *)h + fields[i].member);
	}
	return NULL;
}

/* A field among the lines that follow a stray one. */
static bool
field_ahead(const struct source *s, size_t i, size_t end)
{
	struct header scrap;
	struct slice value;

	for (size_t k = i; k < end && k < i + STRAY_LINES; k++) {
		struct slice t = slice_trim(slice_at(s->text, line_span(s, k)));

		if (field_line(&scrap, t, &value) != NULL)
			return true;
	}
	return false;
}

void
header_fields(struct header *h, const struct source *s, struct part p)
{
	struct span *last = NULL;

	*h = (struct header){.body = p.from};
	for (size_t i = p.from; i < p.end; i++) {
		struct slice t, value = SLICE_NONE;
		struct span *field;

		t = slice_trim(slice_at(s->text, line_span(s, i)));
		if (t.n == 0)
			continue;
		field = field_line(h, t, &value);
		if (field == NULL && last != NULL &&
		    field_ahead(s, i + 1, p.end)) {
			if (last->start == last->end)
				last->start = span_of(s, t).start;
			last->end = span_of(s, t).end;
			h->body = i + 1;
			continue;
		}
		/* A second "Date:" is the body's. */
		if (field == NULL || field->end > 0)
			break;
		*field = span_of(s, value);
		last = field;
		h->body = i + 1;
	}
}

static struct span *
original_field(struct header *h, const struct source *s, struct slice t)
{
	struct slice column = SLICE("专栏"), rest = slice_tail(t, column.n);
	size_t off = 3, digits = 0, name, close;

	if (slice_starts(t, column) && (slice_starts(rest, SLICE("：")) ||
					   slice_starts(rest, SLICE(":")))) {
		rest = slice_tail(rest, rest.p[0] == ':' ? 1 : 3);
		h->column = span_of(s, slice_trim(rest));
		return &h->column;
	}
	if (t.n <= 32 && t.n > 0 && read_date(t).known) {
		h->date = span_of(s, t);
		return &h->date;
	}
	/* 0000-00-00 is a date line too, of a day that never was. */
	if (t.n <= 32 && read_number(t, &digits, 4) >= 0 && digits == 4 &&
	    slice_starts(slice_tail(t, digits), SLICE("-"))) {
		h->date = span_of(s, t);
		return &h->date;
	}
	if (!slice_starts(t, SLICE("第")))
		return NULL;
	while (off < t.n && !slice_starts(slice_tail(t, off), SLICE("版")))
		off += utf8_len(t.p[off]);
	if (off >= t.n || off > 64 || h->page.end > 0)
		return NULL;
	if (off + 3 < t.n && t.p[off + 3] != '(' &&
	    !slice_starts(slice_tail(t, off + 3), SLICE("（")))
		return NULL;
	h->page = span_of(s, slice_head(t, off + 3));
	name = off + 3;
	if (name < t.n && (t.p[name] == '(' ||
			      slice_starts(slice_tail(t, name), SLICE("（")))) {
		name += utf8_len(t.p[name]);
		close = slice_find(t, SLICE(")"), name);
		if (close == SIZE_MAX)
			close = slice_find(t, SLICE("）"), name);
		if (close == SIZE_MAX)
			close = t.n;
		h->page_name = span_of(
		    s, slice_trim((struct slice){t.p + name, close - name}));
	}
	return &h->page;
}

void
header_original(struct header *h, const struct source *s, struct part p)
{
	size_t stray[STRAY_LINES], nstray = 0;

	*h = (struct header){.body = p.from};
	for (size_t i = p.from; i < p.end; i++) {
		struct slice t = slice_trim(slice_at(s->text, line_span(s, i)));

		if (t.n == 0)
			continue;
		if (original_field(h, s, t) != NULL) {
			/* What stood before a field belongs to the header:
			 * the authors. */
			if (nstray > 0 && h->author.end == 0)
				h->author = (struct span){
				    line_read(s, stray[0]).text.start,
				    line_read(s, stray[nstray - 1]).text.end};
			nstray = 0;
			h->body = i + 1;
			if (h->column.end > 0)
				break; /* always the last */
			continue;
		}
		if (nstray == STRAY_LINES || h->page.end > 0 ||
		    t.n > STRAY_BYTES)
			break;
		stray[nstray++] = i;
	}
}

struct date
read_date(struct slice s)
{
	static const char *const marks[3][4] = {
	    {"-", "/", ".", "年"}, {"-", "/", ".", "月"}, {"", "", "", "日"}};
	int32_t part[3];
	size_t off = 0;
	int style = -1;

	s = slice_trim(s);
	for (int i = 0; i < 3; i++) {
		part[i] = read_number(s, &off, i == 0 ? 4 : 2);
		if (part[i] < 0)
			return (struct date){0};
		for (int k = 0; k < 4 && style < 0; k++)
			if (slice_starts(
				slice_tail(s, off), slice_of(marks[0][k])))
				style = k;
		if (style < 0 || !slice_starts(slice_tail(s, off),
				     slice_of(marks[i][style])))
			return (struct date){0};
		off += strlen(marks[i][style]);
	}
	if (off != s.n)
		return (struct date){0};
	return date_make(part[0], part[1], part[2]);
}

uint32_t
read_page(struct slice s)
{
	int32_t page;
	size_t off = 0;

	s = slice_trim(s);
	if (slice_starts(s, SLICE("第")))
		off = 3;
	page = read_number(s, &off, 3);
	return page > 0 && page <= PAGE_MAX ? (uint32_t)page : 0;
}

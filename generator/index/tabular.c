/* SPDX-License-Identifier: MIT */
#include "tabular.h"

#include <math.h>
#include <stdlib.h>

#include "json.h"
#include "utf8.h"
#include "vec.h"

enum { FLUSH = 1 << 16 };

struct cell {
	size_t start, n; /* in `cells` */
	uint32_t width;
};

struct tabular {
	enum table_format format;
	const struct table_column *columns;
	size_t ncolumns, at; /* at: the next cell's column */
	table_put *put;
	void *context;
	bool failed;
	struct buffer out;
	/* For people: nothing can be printed before all is known. */
	struct arena *arena;
	struct buffer cells;
	VEC(struct cell) grid;
	uint32_t *width; /* of each column */
};

static const char *const format_name[TABLE_FORMATS] = {
    "table", "csv", "tsv", "jsonl", "markdown"};

const char *
table_format_name(enum table_format f)
{
	return format_name[f];
}

int
table_format_find(struct slice name)
{
	for (int f = 0; f < TABLE_FORMATS; f++)
		if (slice_eq(name, slice_of(format_name[f])))
			return f;
	return -1;
}

static void
flush(struct tabular *t)
{
	if (t->out.n > 0 && !t->failed)
		t->failed = !t->put(t->context, buffer_slice(&t->out));
	buffer_clear(&t->out);
}

/* -- cells -- */

static bool
is_shown(const struct tabular *t, size_t column)
{
	return t->columns[column].heading != NULL ||
	       (t->format != TABLE_PEOPLE && t->format != TABLE_MARKDOWN);
}

/* OWASP, "CSV Injection": what a spreadsheet takes for a formula. */
static bool
is_formula(struct slice s)
{
	return s.n > 0 && strchr("=+-@\t\r", s.p[0]) != NULL && s.p[0] != '\0';
}

static void
put_csv(struct buffer *out, struct slice s, bool guard)
{
	bool quote = false;

	for (size_t i = 0; i < s.n && !quote; i++)
		quote = s.p[i] == '"' || s.p[i] == ',' || s.p[i] == '\n' ||
			s.p[i] == '\r';
	if (quote)
		buffer_putc(out, '"');
	if (guard && is_formula(s))
		buffer_putc(out, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			buffer_putc(out, '"');
		buffer_putc(out, s.p[i]);
	}
	if (quote)
		buffer_putc(out, '"');
}

static bool
is_blank(uint32_t cp)
{
	return cp <= ' ' || cp == 0x7f || cp == 0x3000 || cp == 0xa0;
}

void
table_put_line(struct buffer *out, struct slice s)
{
	bool blank = false;

	for (size_t off = 0; off < s.n;) {
		uint32_t cp = utf8_next(s, &off);

		if (is_blank(cp)) {
			blank = true;
			continue;
		}
		if ((cp >= 0x202a && cp <= 0x202e) ||
		    (cp >= 0x2066 && cp <= 0x2069))
			continue;
		if (blank)
			buffer_putc(out, ' ');
		blank = false;
		out->n += utf8_encode(cp, buffer_room(out, 4));
	}
}

/* Tabs and line ends would break the row. */
static void
put_tsv(struct buffer *out, struct slice s, bool guard)
{
	if (guard && is_formula(s))
		buffer_putc(out, '\'');
	for (size_t i = 0; i < s.n; i++)
		buffer_putc(
		    out, s.p[i] == '\t' || s.p[i] == '\n' || s.p[i] == '\r'
			     ? ' '
			     : s.p[i]);
}

static void
put_markdown(struct buffer *out, struct slice s)
{
	struct buffer line = {0};

	table_put_line(&line, s);
	for (size_t i = 0; i < line.n; i++) {
		if (strchr("\\|`*_[]<", line.p[i]) != NULL)
			buffer_putc(out, '\\');
		buffer_putc(out, line.p[i]);
	}
	buffer_free(&line);
}

/* Keeps a cell for later, cut to `widest` columns. */
static void
keep(struct tabular *t, struct slice s, size_t widest)
{
	struct cell *c = VEC_ADD(t->arena, &t->grid);
	size_t end = 0, width = 0, fits = 0;
	struct slice line;

	c->start = t->cells.n;
	table_put_line(&t->cells, s);
	line = (struct slice){t->cells.p + c->start, t->cells.n - c->start};
	c->width = (uint32_t)utf8_width(line);
	if (widest > 0 && c->width > widest) {
		while (end < line.n) {
			size_t next = end;

			utf8_next(line, &next);
			width += utf8_width(
			    (struct slice){line.p + end, next - end});
			if (width > widest - 1)
				break;
			fits = width;
			end = next;
		}
		t->cells.n = c->start + end;
		buffer_puts(&t->cells, "…");
		c->width = (uint32_t)fits + 1;
	}
	c->n = t->cells.n - c->start;
}

static void
add_cell(struct tabular *t, struct slice s, double v, bool number)
{
	const struct table_column *c = &t->columns[t->at];

	switch (t->format) {
	case TABLE_CSV:
		if (t->at > 0)
			buffer_putc(&t->out, ',');
		put_csv(&t->out, s, !number);
		break;
	case TABLE_TSV:
		if (t->at > 0)
			buffer_putc(&t->out, '\t');
		put_tsv(&t->out, s, !number);
		break;
	case TABLE_JSONL:
		if (t->at == 0)
			json_begin_object(&t->out, NULL);
		if (number)
			json_number(&t->out, c->name, v);
		else
			json_string(&t->out, c->name, s);
		break;
	case TABLE_MARKDOWN:
		if (is_shown(t, t->at)) {
			buffer_puts(&t->out, "| ");
			put_markdown(&t->out, s);
			buffer_putc(&t->out, ' ');
		}
		break;
	default:
		if (is_shown(t, t->at))
			keep(t, s, c->widest);
	}
	t->at++;
}

void
tabular_text(struct tabular *t, struct slice s)
{
	add_cell(t, s, NAN, false);
}

void
tabular_number(struct tabular *t, double v)
{
	struct buffer text = {0};

	if (isfinite(v))
		put_number(&text, v);
	add_cell(t, buffer_slice(&text), v, true);
	buffer_free(&text);
}

bool
tabular_end_row(struct tabular *t)
{
	static const char *const end[TABLE_FORMATS] = {
	    "", "\r\n", "\n", "}\n", "|\n"};

	while (t->at < t->ncolumns)
		tabular_text(t, SLICE_NONE);
	t->at = 0;
	buffer_puts(&t->out, end[t->format]);
	if (t->out.n >= FLUSH)
		flush(t);
	return !t->failed;
}

/* -- the table -- */

static void
put_heading(struct tabular *t)
{
	for (size_t i = 0; i < t->ncolumns; i++) {
		const struct table_column *c = &t->columns[i];

		add_cell(t,
		    slice_of(t->format == TABLE_CSV || t->format == TABLE_TSV
				 ? c->name
				 : c->heading),
		    NAN, true);
	}
	t->at = t->ncolumns;
	tabular_end_row(t);
	if (t->format != TABLE_MARKDOWN)
		return;
	for (size_t i = 0; i < t->ncolumns; i++)
		if (is_shown(t, i))
			buffer_puts(
			    &t->out, t->columns[i].number ? "|---:" : "|---");
	buffer_puts(&t->out, "|\n");
}

struct tabular *
tabular_new(enum table_format format, const struct table_column *columns,
    size_t ncolumns, table_put *put, void *context)
{
	struct tabular *t = must_alloc(sizeof(*t));

	*t = (struct tabular){.format = format,
	    .columns = columns,
	    .ncolumns = ncolumns,
	    .put = put,
	    .context = context,
	    .arena = arena_new()};
	t->width = ARENA_NEW(t->arena, uint32_t, ncolumns + 1);
	if (format != TABLE_JSONL)
		put_heading(t);
	return t;
}

static void
pad(struct buffer *out, size_t n, const char *with)
{
	while (n-- > 0)
		buffer_puts(out, with);
}

static void
print_row(struct tabular *t, const struct cell *row)
{
	size_t k = 0;

	for (size_t i = 0; i < t->ncolumns; i++) {
		const struct cell *c = &row[k];
		size_t gap;

		if (!is_shown(t, i))
			continue;
		gap = t->width[k] - c->width;
		if (k++ > 0)
			buffer_puts(&t->out, "  ");
		pad(&t->out, t->columns[i].number ? gap : 0, " ");
		buffer_put(
		    &t->out, (struct slice){t->cells.p + c->start, c->n});
		pad(&t->out, t->columns[i].number ? 0 : gap, " ");
	}
	while (t->out.n > 0 && t->out.p[t->out.n - 1] == ' ')
		t->out.n--;
	buffer_putc(&t->out, '\n');
}

static void
print_for_people(struct tabular *t)
{
	size_t shown = 0;

	for (size_t i = 0; i < t->ncolumns; i++)
		shown += is_shown(t, i);
	for (size_t i = 0; i < t->grid.n; i++)
		if (t->width[i % shown] < t->grid.v[i].width)
			t->width[i % shown] = t->grid.v[i].width;
	for (size_t i = 0; i < t->grid.n; i += shown) {
		print_row(t, &t->grid.v[i]);
		for (size_t k = 0; i == 0 && k < shown; k++) {
			buffer_puts(&t->out, k > 0 ? "  " : "");
			pad(&t->out, t->width[k], "─");
		}
		if (i == 0)
			buffer_putc(&t->out, '\n');
		if (t->out.n >= FLUSH)
			flush(t);
	}
}

bool
tabular_finish(struct tabular *t)
{
	bool ok;

	if (t->format == TABLE_PEOPLE)
		print_for_people(t);
	flush(t);
	ok = !t->failed;
	buffer_free(&t->out);
	buffer_free(&t->cells);
	arena_free(t->arena);
	free(t);
	return ok;
}

/* SPDX-License-Identifier: MIT */
#include "tabular.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "json.h"
#include "spreadsheet.h"
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
	bool failed, colour;
	struct buffer out, number; /* number: scratch */
	/* For people: nothing can be printed before all is known. */
	struct arena *arena;
	struct buffer cells;
	VEC(struct cell) grid;
	uint32_t *width; /* of each column */
	/* A workbook is written beside and handed on when it is whole. */
	struct spreadsheet *sheet;
	struct sheet_column *sheet_columns;
	struct slice path;
};

static const char *const format_name[TABLE_FORMATS] = {
    "table", "csv", "tsv", "jsonl", "markdown", "html", "xlsx"};

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
			return f == TABLE_XLSX && !spreadsheet_supported() ? -1
									   : f;
	return -1;
}

void
tabular_flush(struct tabular *t)
{
	if (t->out.n > 0 && !t->failed)
		t->failed = !t->put(t->context, buffer_slice(&t->out));
	buffer_clear(&t->out);
}

/* -- cells -- */

static bool
is_shown(const struct tabular *t, size_t column)
{
	const struct table_column *c = &t->columns[column];

	switch (t->format) {
	case TABLE_PEOPLE:
		return c->heading != NULL && !c->long_text;
	case TABLE_MARKDOWN:
	case TABLE_HTML:
		return c->heading != NULL;
	default:
		return true;
	}
}

/* OWASP, "CSV Injection": what a spreadsheet takes for a formula. */
static bool
is_formula(struct slice s)
{
	return s.n > 0 && strchr("=+-@\t\r", s.p[0]) != NULL && s.p[0] != '\0';
}

/* The end of a stretch from `i` on that has no quotation mark. */
static size_t
until_quote(struct slice s, size_t i)
{
	const char *quote = memchr(s.p + i, '"', s.n - i);

	return quote != NULL ? (size_t)(quote - s.p) : s.n;
}

static bool
must_quote(struct slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '"' || s.p[i] == ',' || s.p[i] == '\n' ||
		    s.p[i] == '\r')
			return true;
	return false;
}

static void
put_csv(struct buffer *out, struct slice s, bool guard)
{
	bool quote = must_quote(s);

	if (quote)
		buffer_putc(out, '"');
	if (guard && is_formula(s))
		buffer_putc(out, '\'');
	for (size_t i = 0, end; quote && i < s.n; i = end + 1) {
		end = until_quote(s, i);
		buffer_put(out, (struct slice){s.p + i, end - i});
		if (end < s.n)
			buffer_puts(out, "\"\"");
	}
	if (!quote)
		buffer_put(out, s);
	else
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
put_markdown(struct buffer *out, struct slice s, enum column_kind kind)
{
	struct buffer line = {0};

	if (kind == COLUMN_LINK && s.n > 0) {
		/* CommonMark: a destination in <>, where no > may be. */
		buffer_puts(out, "[→](<");
		table_put_line(out, s);
		buffer_puts(out, ">)");
		return;
	}

	table_put_line(&line, s);
	for (size_t i = 0; i < line.n; i++) {
		if (strchr("\\|`*_[]<", line.p[i]) != NULL)
			buffer_putc(out, '\\');
		buffer_putc(out, line.p[i]);
	}
	buffer_free(&line);
}

void
table_put_html(struct buffer *out, struct slice s)
{
	for (size_t i = 0; i < s.n; i++)
		switch (s.p[i]) {
		case '&':
			buffer_puts(out, "&amp;");
			break;
		case '<':
			buffer_puts(out, "&lt;");
			break;
		case '>':
			buffer_puts(out, "&gt;");
			break;
		case '"':
			buffer_puts(out, "&quot;");
			break;
		default:
			buffer_putc(out, s.p[i]);
		}
}

/* Columns are named NAME_zh, NAME_en where they have a language. */
static void
put_html_cell(struct tabular *t, struct slice s)
{
	const struct table_column *c = &t->columns[t->at];
	struct slice name = slice_of(c->name);

	buffer_puts(&t->out, c->kind == COLUMN_NUMBER         ? "<td class=n>"
			     : slice_ends(name, SLICE("_zh")) ? "<td lang=zh>"
							      : "<td>");
	if (c->kind == COLUMN_LINK && s.n > 0) {
		buffer_puts(&t->out, "<a href=\"");
		table_put_html(&t->out, s);
		buffer_puts(&t->out, "\">→</a>");
	} else {
		table_put_html(&t->out, s);
	}
	buffer_puts(&t->out, "</td>");
}

static void
put_sheet_cell(struct tabular *t, struct slice s, double v, bool number)
{
	if (number)
		spreadsheet_number(t->sheet, v);
	else if (t->columns[t->at].kind == COLUMN_LINK)
		spreadsheet_link(t->sheet, s);
	else
		spreadsheet_text(t->sheet, s);
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

	if (t->format == TABLE_HTML && t->at == 0)
		buffer_puts(&t->out, "<tr>");

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
			put_markdown(&t->out, s, c->kind);
			buffer_putc(&t->out, ' ');
		}
		break;
	case TABLE_HTML:
		if (is_shown(t, t->at))
			put_html_cell(t, s);
		break;
	case TABLE_XLSX:
		put_sheet_cell(t, s, v, number);
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
	buffer_clear(&t->number);
	if (isfinite(v) && t->format != TABLE_JSONL && t->format != TABLE_XLSX)
		put_number(&t->number, v);
	add_cell(t, buffer_slice(&t->number), v, true);
}

void
tabular_colour(struct tabular *t)
{
	t->colour = true;
}

bool
tabular_end_row(struct tabular *t)
{
	static const char *const end[TABLE_FORMATS] = {
	    "", "\r\n", "\n", "}\n", "|\n", "</tr>\n", ""};

	while (t->at < t->ncolumns)
		tabular_text(t, SLICE_NONE);
	t->at = 0;
	if (t->format == TABLE_XLSX)
		spreadsheet_end_row(t->sheet);
	buffer_puts(&t->out, end[t->format]);
	if (t->out.n >= FLUSH)
		tabular_flush(t);
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
			buffer_puts(&t->out, t->columns[i].kind == COLUMN_NUMBER
						 ? "|---:"
						 : "|---");
	buffer_puts(&t->out, "|\n");
}

static void
put_html_heading(struct tabular *t)
{
	buffer_puts(&t->out,
	    "<!DOCTYPE html>\n<html lang=en>\n<meta charset=utf-8>\n"
	    "<title>duikan</title>\n<style>\n"
	    "table { border-collapse: collapse; font: 14px/1.4 sans-serif }\n"
	    "th, td { border: 1px solid #bbb; padding: .2em .5em; "
	    "text-align: left; vertical-align: top }\n"
	    "thead th { position: sticky; top: 0; background: #eee }\n"
	    ".n { text-align: right; white-space: nowrap }\n"
	    "</style>\n<table>\n<thead>\n<tr>");
	for (size_t i = 0; i < t->ncolumns; i++) {
		if (!is_shown(t, i))
			continue;
		buffer_puts(&t->out, t->columns[i].kind == COLUMN_NUMBER
					 ? "<th class=n scope=col>"
					 : "<th scope=col>");
		table_put_html(&t->out, slice_of(t->columns[i].heading));
		buffer_puts(&t->out, "</th>");
	}
	buffer_puts(&t->out, "</tr>\n</thead>\n<tbody>\n");
}

/* -- the workbook -- */

/* What a column of that kind of text is read in. */
static double
sheet_width(const struct table_column *c)
{
	return c->long_text               ? 60
	       : c->kind == COLUMN_LINK   ? 34
	       : c->kind == COLUMN_NUMBER ? 11
	       : c->widest > 0            ? c->widest + 2
					  : 13;
}

static bool
open_sheet(struct tabular *t)
{
	t->sheet_columns =
	    ARENA_NEW(t->arena, struct sheet_column, t->ncolumns);
	for (size_t i = 0; i < t->ncolumns; i++)
		t->sheet_columns[i] = (struct sheet_column){
		    t->columns[i].name, sheet_width(&t->columns[i])};
	t->sheet =
	    spreadsheet_new(t->path.p, "duikan", t->sheet_columns, t->ncolumns);
	return t->sheet != NULL;
}

const char *
tabular_scratch(void)
{
	const char *folder = getenv("TMPDIR");

	return folder != NULL && *folder != '\0' ? folder : "/tmp";
}

/* A file for the workbook to be in until it is handed on. */
static bool
open_scratch_sheet(struct tabular *t)
{
	char *path;
	int fd;

	t->path = arena_printf(t->arena, "%s/duikan-XXXXXX", tabular_scratch());
	path = (char *)(uintptr_t)t->path.p;
	fd = mkstemp(path);
	if (fd < 0)
		return false;
	close(fd);
	if (open_sheet(t))
		return true;
	unlink(path);
	return false;
}

/* Closes the workbook and hands its bytes on. */
static void
put_sheet(struct tabular *t)
{
	FILE *f = NULL;
	size_t n;

	if (!spreadsheet_close(t->sheet)) {
		t->failed = true;
	} else if (t->put == NULL) {
		return; /* it is where it should be */
	} else {
		f = fopen(t->path.p, "rb");
		t->failed = f == NULL;
	}
	while (!t->failed &&
	       (n = fread(buffer_room(&t->out, FLUSH), 1, FLUSH, f)) > 0) {
		t->out.n += n;
		tabular_flush(t);
	}
	if (f != NULL) {
		t->failed = ferror(f) || t->failed;
		fclose(f);
	}
	if (t->put != NULL)
		unlink(t->path.p);
}

static void
tabular_free(struct tabular *t)
{
	buffer_free(&t->out);
	buffer_free(&t->number);
	buffer_free(&t->cells);
	arena_free(t->arena);
	free(t);
}

static struct tabular *
make(enum table_format format, const struct table_column *columns,
    size_t ncolumns)
{
	struct tabular *t = must_alloc(sizeof(*t));

	*t = (struct tabular){.format = format,
	    .columns = columns,
	    .ncolumns = ncolumns,
	    .arena = arena_new()};
	t->width = ARENA_NEW(t->arena, uint32_t, ncolumns + 1);
	return t;
}

struct tabular *
tabular_new(enum table_format format, const struct table_column *columns,
    size_t ncolumns, table_put *put, void *context)
{
	struct tabular *t = make(format, columns, ncolumns);

	t->put = put;
	t->context = context;
	if (format == TABLE_HTML)
		put_html_heading(t);
	else if (format != TABLE_JSONL && format != TABLE_XLSX)
		put_heading(t);
	if (format != TABLE_XLSX || open_scratch_sheet(t))
		return t;
	tabular_free(t);
	return NULL;
}

struct tabular *
tabular_workbook(
    const char *path, const struct table_column *columns, size_t ncolumns)
{
	struct tabular *t = make(TABLE_XLSX, columns, ncolumns);

	t->path = arena_copy(t->arena, slice_of(path));
	if (open_sheet(t))
		return t;
	tabular_free(t);
	return NULL;
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
		bool right = t->columns[i].kind == COLUMN_NUMBER;
		size_t gap;

		if (!is_shown(t, i))
			continue;
		gap = t->width[k] - c->width;
		if (k++ > 0)
			buffer_puts(&t->out, "  ");
		pad(&t->out, right ? gap : 0, " ");
		buffer_put(
		    &t->out, (struct slice){t->cells.p + c->start, c->n});
		pad(&t->out, right ? 0 : gap, " ");
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
		buffer_puts(&t->out, t->colour && i == 0 ? "\033[1m" : "");
		print_row(t, &t->grid.v[i]);
		if (t->colour && i == 0) {
			t->out.n--; /* the end of the line */
			buffer_puts(&t->out, "\033[0m\n");
		}
		for (size_t k = 0; i == 0 && k < shown; k++) {
			buffer_puts(&t->out, k > 0 ? "  " : "");
			pad(&t->out, t->width[k], "─");
		}
		if (i == 0)
			buffer_putc(&t->out, '\n');
		if (t->out.n >= FLUSH)
			tabular_flush(t);
	}
}

bool
tabular_finish(struct tabular *t)
{
	bool ok;

	if (t->format == TABLE_PEOPLE)
		print_for_people(t);
	else if (t->format == TABLE_HTML)
		buffer_puts(&t->out, "</tbody>\n</table>\n");
	else if (t->format == TABLE_XLSX)
		put_sheet(t);
	tabular_flush(t);
	ok = !t->failed;
	tabular_free(t);
	return ok;
}

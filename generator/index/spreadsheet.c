/* SPDX-License-Identifier: MIT */
#include "spreadsheet.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <xlsxwriter.h>

#include "arena.h"
#include "buffer.h"
#include "utf8.h"

/* Excel's limits (Microsoft, "Excel specifications and limits"): the last one
 * is of a text in a formula. */
enum { SHEET_ROWS = 1048576, CELL_CHARACTERS = 32767, LINK_CHARACTERS = 255 };

struct spreadsheet {
	lxw_workbook *book;
	lxw_worksheet *sheet;
	lxw_format *heading, *link;
	const struct sheet_column *columns;
	size_t ncolumns, sheets;
	struct slice name; /* of the first sheet */
	uint32_t row;
	uint16_t column;
	bool failed;
	struct buffer text; /* scratch */
};

bool
spreadsheet_supported(void)
{
	return true;
}

static void
new_sheet(struct spreadsheet *w)
{
	uint16_t last = (uint16_t)(w->ncolumns - 1);
	char name[32];

	if (++w->sheets == 1)
		snprintf(name, sizeof(name), "%.*s", SLICE_ARG(w->name));
	else
		snprintf(name, sizeof(name), "%.*s %zu", SLICE_ARG(w->name),
		    w->sheets);
	w->sheet = workbook_add_worksheet(w->book, name);
	if (w->sheet == NULL) {
		w->failed = true;
		return;
	}
	for (uint16_t i = 0; i <= last; i++)
		worksheet_set_column(w->sheet, i, i, w->columns[i].width, NULL);
	worksheet_freeze_panes(w->sheet, 1, 0);
	for (uint16_t i = 0; i <= last; i++)
		worksheet_write_string(
		    w->sheet, 0, i, w->columns[i].heading, w->heading);
	w->row = 1;
	w->column = 0;
}

struct spreadsheet *
spreadsheet_new(const char *path, const char *sheet,
    const struct sheet_column *columns, size_t ncolumns)
{
	const char *slash = strrchr(path, '/');
	char *folder =
	    slash != NULL ? strndup(path, (size_t)(slash - path)) : strdup(".");
	lxw_workbook_options options = {
	    .constant_memory = LXW_TRUE, .tmpdir = folder};
	/* The day of the format (MS-DOS) that the archive's entries have:
	 * no clock, no time zone. */
	lxw_doc_properties properties = {.created = 315532800};
	lxw_workbook *book =
	    folder != NULL ? workbook_new_opt(path, &options) : NULL;
	struct spreadsheet *w;

	free(folder); /* the library has its own copy */
	if (book == NULL) {
		errno = EIO;
		return NULL;
	}
	w = must_alloc(sizeof(*w));
	*w = (struct spreadsheet){.book = book,
	    .columns = columns,
	    .ncolumns = ncolumns,
	    .name = slice_of(sheet)};
	workbook_set_properties(book, &properties);
	w->heading = workbook_add_format(book);
	format_set_bold(w->heading);
	w->link = workbook_get_default_url_format(book);
	new_sheet(w);
	return w;
}

/* `s`, NUL-terminated and no longer than `most` UTF-16 units, which Excel
 * counts. NUL itself reaches no article; other controls are escaped by the
 * library (ECMA-376, ST_Xstring). */
static const char *
fit(struct spreadsheet *w, struct slice s, size_t most)
{
	size_t units = 0, off = 0, end = 0;

	buffer_clear(&w->text);
	while (off < s.n && units < most) {
		end = off;
		units += utf8_next(s, &off) > 0xffff ? 2 : 1;
	}
	if (off < s.n) {
		buffer_put(&w->text, slice_head(s, end));
		buffer_puts(&w->text, "…");
	} else {
		buffer_put(&w->text, s);
	}
	buffer_putc(&w->text, '\0');
	return w->text.p;
}

static void
check(struct spreadsheet *w, lxw_error e)
{
	if (e != LXW_NO_ERROR)
		w->failed = true;
}

void
spreadsheet_text(struct spreadsheet *w, struct slice s)
{
	if (s.n > 0 && !w->failed)
		check(w, worksheet_write_string(w->sheet, w->row, w->column,
			     fit(w, s, CELL_CHARACTERS), NULL));
	w->column++;
}

void
spreadsheet_number(struct spreadsheet *w, double v)
{
	if (isfinite(v) && !w->failed)
		check(w, worksheet_write_number(
			     w->sheet, w->row, w->column, v, NULL));
	w->column++;
}

/* A formula that shows its address. Of a link proper, the library keeps 2.4 KB
 * until the end, and Excel takes 65,530 a sheet. */
void
spreadsheet_link(struct spreadsheet *w, struct slice s)
{
	struct buffer formula = {0};

	if (s.n == 0 || s.n > LINK_CHARACTERS || w->failed) {
		spreadsheet_text(w, s);
		return;
	}
	buffer_puts(&formula, "=HYPERLINK(\"");
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			buffer_putc(&formula, '"');
		buffer_putc(&formula, s.p[i]);
	}
	buffer_puts(&formula, "\")");
	buffer_putc(&formula, '\0');
	check(w, worksheet_write_formula_str(w->sheet, w->row, w->column++,
		     formula.p, w->link, fit(w, s, CELL_CHARACTERS)));
	buffer_free(&formula);
}

void
spreadsheet_end_row(struct spreadsheet *w)
{
	w->column = 0;
	if (++w->row == SHEET_ROWS && !w->failed) {
		worksheet_autofilter(
		    w->sheet, 0, 0, w->row - 1, (uint16_t)(w->ncolumns - 1));
		new_sheet(w);
	}
}

bool
spreadsheet_close(struct spreadsheet *w)
{
	bool ok = !w->failed;

	if (ok)
		worksheet_autofilter(w->sheet, 0, 0,
		    w->row > 1 ? w->row - 1 : 1, (uint16_t)(w->ncolumns - 1));
	errno = 0;
	ok = workbook_close(w->book) == LXW_NO_ERROR && ok;
	if (!ok && errno == 0)
		errno = EIO;
	buffer_free(&w->text);
	free(w);
	return ok;
}

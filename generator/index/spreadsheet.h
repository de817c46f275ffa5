/* SPDX-License-Identifier: MIT */
/* spreadsheet.h - a table as an Office Open XML workbook (ECMA-376), .xlsx
 *
 * libxlsxwriter writes it, which nothing else here includes, row by row and
 * with bounded memory. The first row is frozen and filters; a table of more
 * rows than a sheet holds (1,048,576) goes on in the next. The bytes depend on
 * the table alone. */
#ifndef SPREADSHEET_H
#define SPREADSHEET_H
#include "slice.h"

struct spreadsheet;

/* What a column is and how wide: `width` in characters. */
struct sheet_column {
	const char *heading;
	double width;
};

/* Whether the program was built with libxlsxwriter. */
bool spreadsheet_supported(void);
/* A new file at `path`, or NULL (errno); what is needed beside it, in its
 * folder, has no name. `columns` must outlive it. */
struct spreadsheet *spreadsheet_new(const char *path, const char *sheet,
    const struct sheet_column *columns, size_t ncolumns);
/* The next cell of the row. Text must be UTF-8, as all is that was read; what
 * Excel's limit of 32,767 characters cuts ends in an ellipsis. */
void spreadsheet_text(struct spreadsheet *w, struct slice s);
void spreadsheet_number(struct spreadsheet *w, double v); /* NAN: empty */
/* A link that shows `s`, from where the workbook is if it is relative. */
void spreadsheet_link(struct spreadsheet *w, struct slice s);
void spreadsheet_end_row(struct spreadsheet *w);
/* Writes and frees it; false (errno) if that fails. */
bool spreadsheet_close(struct spreadsheet *w);
#endif

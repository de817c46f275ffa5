/* SPDX-License-Identifier: MIT */
/* tabular.h - results as a table for people or for programs
 *
 * Cells are given from left to right, row by row. For people the columns are
 * aligned by their width on a terminal, and long texts are cut; everything
 * else gets all of every text. */
#ifndef TABULAR_H
#define TABULAR_H
#include "arena.h"
#include "buffer.h"

enum table_format {
	TABLE_PEOPLE, /* aligned columns */
	TABLE_CSV,    /* RFC 4180, UTF-8, CR LF */
	TABLE_TSV,
	TABLE_JSONL, /* an object a row */
	TABLE_MARKDOWN,
	TABLE_HTML, /* a page of its own */
	TABLE_XLSX, /* a workbook (workbook.h); no text for a terminal */
	TABLE_FORMATS
};

enum column_kind {
	COLUMN_TEXT,
	COLUMN_NUMBER, /* aligned to the right */
	COLUMN_LINK    /* text that is an address */
};

struct table_column {
	const char *name;    /* of the field, for programs */
	const char *heading; /* for people; NULL: not for them */
	uint16_t widest;     /* columns on a terminal; 0: any width */
	enum column_kind kind;
	bool long_text; /* not for a terminal: too long for a column */
};

/* Takes what is ready; false stops the printing. */
typedef bool table_put(void *context, struct slice text);

struct tabular;

/* A table with its heading; `columns` must outlive it. NULL if a workbook
 * cannot be made (errno). */
struct tabular *tabular_new(enum table_format format,
    const struct table_column *columns, size_t ncolumns, table_put *put,
    void *context);
/* A workbook that is written to `path` itself; what it needs beside that is in
 * the same folder for as long. NULL (errno) if it cannot be made. */
struct tabular *tabular_workbook(
    const char *path, const struct table_column *columns, size_t ncolumns);
/* The folder where a workbook is made that is printed: TMPDIR or /tmp. */
const char *tabular_scratch(void);
/* The next cell. Text that begins as a formula does gets an apostrophe in
 * CSV and TSV, so that no spreadsheet runs it. p NULL: empty. */
void tabular_text(struct tabular *t, struct slice s);
void tabular_number(struct tabular *t, double v); /* NAN: empty */
/* From now on: the heading for people in bold (ECMA-48). */
void tabular_colour(struct tabular *t);
/* The rest of the row is empty. False once `put` has failed. */
bool tabular_end_row(struct tabular *t);
/* Hands on what is ready now, which else is gathered. */
void tabular_flush(struct tabular *t);
/* Prints what is left and frees the table. False if `put` has failed. */
bool tabular_finish(struct tabular *t);

/* Appends text as it stands in one line of a terminal: white space and
 * controls become one blank, characters that turn the direction of what
 * follows are left out. */
void table_put_line(struct buffer *out, struct slice s);
/* Appends text as HTML or XML shows it: & < > " are escaped. */
void table_put_html(struct buffer *out, struct slice s);
/* The format of that name ("table", "csv" ...), or -1: also of one that this
 * program was built without. */
int table_format_find(struct slice name);
const char *table_format_name(enum table_format f);
#endif

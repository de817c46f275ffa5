/* SPDX-License-Identifier: MIT */
/* table.h - tab-separated tables: one fact a line, "#" begins a comment
 *
 * No quoting: a cell holds neither tab nor line feed.  An empty line is
 * passed over, white space around a cell dropped. */
#ifndef TABLE_H
#define TABLE_H
#include "diag.h"

struct arena;

struct table {
	struct row {
		struct slice *cell; /* ncells of them, views into text */
		size_t ncells;
		struct location at; /* for diagnostics */
	} * row;
	size_t nrows;
	struct slice text;
};

/* Reads a file into `a`. Rows with fewer than `least` cells are reported and
 * skipped; cells up to `most` that a row lacks are empty.  False only if the
 * file cannot be read or is not UTF-8: reported. */
bool table_read(struct table *t, struct arena *a, struct diag *d,
    const char *path, size_t least, size_t most);
/* The text alone, without a byte order mark, for tables of another form. */
bool table_text(
    struct slice *text, struct arena *a, struct diag *d, const char *path);
/* The same over text in memory; `path` is for diagnostics. */
void table_parse(struct table *t, struct arena *a, struct diag *d,
    struct slice path, struct slice text, size_t least, size_t most);
/* The next of the values that `separator` divides in `*rest`, trimmed; false
 * at the end. For cells that hold a list. */
bool table_item(struct slice *rest, char separator, struct slice *item);
#endif

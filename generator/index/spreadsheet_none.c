/* SPDX-License-Identifier: MIT */
/* for programs without libxlsxwriter */
#include "spreadsheet.h"

#include <errno.h>

bool
spreadsheet_supported(void)
{
	return false;
}

struct spreadsheet *
spreadsheet_new(const char *path, const char *sheet,
    const struct sheet_column *columns, size_t ncolumns)
{
	errno = ENOTSUP;
	return NULL;
}

void
spreadsheet_text(struct spreadsheet *w, struct slice s)
{
}

void
spreadsheet_number(struct spreadsheet *w, double v)
{
}

void
spreadsheet_link(struct spreadsheet *w, struct slice s)
{
}

void
spreadsheet_end_row(struct spreadsheet *w)
{
}

bool
spreadsheet_close(struct spreadsheet *w)
{
	return false;
}

/* SPDX-License-Identifier: MIT */
#include "table.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "arena.h"
#include "buffer.h"
#include "utf8.h"
#include "vec.h"

bool
table_item(struct slice *rest, char separator, struct slice *item)
{
	while (rest->n > 0) {
		const char *end = memchr(rest->p, separator, rest->n);
		size_t n = end != NULL ? (size_t)(end - rest->p) : rest->n;

		*item = slice_trim(slice_head(*rest, n));
		*rest = slice_tail(*rest, n + (end != NULL));
		if (item->n > 0)
			return true;
	}
	return false;
}

static struct row
split_row(struct arena *a, struct slice line, size_t most)
{
	struct row r = {.cell = ARENA_NEW(a, struct slice, most)};

	while (r.ncells < most) {
		const char *tab = memchr(line.p, '\t', line.n);
		size_t n = tab != NULL ? (size_t)(tab - line.p) : line.n;

		r.cell[r.ncells++] = slice_trim(slice_head(line, n));
		if (tab == NULL)
			break;
		line = slice_tail(line, n + 1);
	}
	return r;
}

void
table_parse(struct table *t, struct arena *a, struct diag *d, struct slice path,
    struct slice text, size_t least, size_t most)
{
	VEC(struct row) rows = {0};
	size_t next;

	for (size_t i = 0; i < text.n; i = next) {
		const char *end = memchr(text.p + i, '\n', text.n - i);
		struct slice line;
		struct row r;

		next = end != NULL ? (size_t)(end - text.p) + 1 : text.n;
		line = slice_head(slice_tail(text, i), next - i);
		while (line.n > 0 && (line.p[line.n - 1] == '\n' ||
					 line.p[line.n - 1] == '\r'))
			line.n--;
		if (slice_trim(line).n == 0 || line.p[0] == '#')
			continue;
		r = split_row(a, line, most);
		r.at = (struct location){path, text, i};
		if (r.ncells < least) {
			diag(d, DIAG_TABLE_SHORT_ROW, r.at, line);
			continue;
		}
		*VEC_ADD(a, &rows) = r;
	}
	*t = (struct table){rows.v, rows.n, text};
}

enum { SIZE_HINT_MOST = 1 << 26 };

static bool
slurp(struct buffer *b, const char *path)
{
	FILE *f = fopen(path, "rbe");
	struct stat st;
	bool ok;
	size_t n;

	if (f == NULL)
		return false;
	/* One more tells the end of what is as long as it says. */
	if (fstat(fileno(f), &st) == 0 && st.st_size > 0 &&
	    st.st_size < SIZE_HINT_MOST)
		buffer_room(b, (size_t)st.st_size + 1);
	do {
		char *end = buffer_room(b, 1);

		n = fread(end, 1, b->capacity - b->n, f);
		b->n += n;
	} while (n > 0);
	ok = !ferror(f);
	fclose(f);
	return ok;
}

bool
table_text(
    struct slice *text, struct arena *a, struct diag *d, const char *path)
{
	struct location at = {.path = slice_of(path)};
	struct buffer b = {0};
	size_t valid;

	errno = 0;
	if (!slurp(&b, path)) {
		diag(d, DIAG_CANNOT_READ, at,
		    slice_of(errno ? strerror(errno) : "read error"));
		buffer_free(&b);
		return false;
	}
	*text = arena_copy(a, buffer_slice(&b));
	buffer_free(&b);
	if ((valid = utf8_valid_prefix(*text)) < text->n) {
		at.text = slice_head(*text, valid);
		at.off = valid;
		diag(d, DIAG_NOT_UTF8, at, arena_printf(a, "%zu", valid));
		return false;
	}
	if (slice_starts(*text, SLICE("\xef\xbb\xbf")))
		*text = slice_tail(*text, 3);
	return true;
}

bool
table_read(struct table *t, struct arena *a, struct diag *d, const char *path,
    size_t least, size_t most)
{
	struct slice text;

	if (!table_text(&text, a, d, path))
		return false;
	table_parse(t, a, d, arena_copy(a, slice_of(path)), text, least, most);
	return true;
}

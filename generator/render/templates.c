/* SPDX-License-Identifier: MIT */
#include "templates.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "buffer.h"
#include "file.h"
#include "lang.h"
#include "markup.h"
#include "serialise.h"
#include "table.h"
#include "utf8.h"

enum { TEMPLATE_MAX = 4 << 20 }; /* bytes */

static struct slice
join(struct arena *a, const char *dir, const char *name)
{
	return arena_printf(a, "%s/%s", dir, name);
}

static bool
slurp(struct arena *a, const char *path, struct slice *text)
{
	FILE *f = fopen(path, "rbe");
	struct buffer b = {0};
	size_t n;

	if (f == NULL)
		return false;
	do {
		n = fread(buffer_room(&b, 65536), 1, 65536, f);
		b.n += n;
	} while (n > 0 && b.n <= TEMPLATE_MAX);
	*text = arena_copy(a, buffer_slice(&b));
	n = (size_t)ferror(f);
	if (b.n > TEMPLATE_MAX)
		errno = EFBIG;
	n |= b.n > TEMPLATE_MAX;
	buffer_free(&b);
	fclose(f);
	return n == 0;
}

/* p NULL if it is nowhere. */
static struct slice
find(struct templates *t, const char *name)
{
	const char *dirs[] = {t->dir, t->fallback};
	struct slice own = slice_of(name);

	/* An editor's words go before any template's. */
	if (t->pages != NULL && slice_starts(own, SLICE("pages/"))) {
		struct slice path = join(t->arena, t->pages, name + 6);

		if (file_is_there(path.p))
			return path;
	}
	for (int i = 0; i < 2; i++)
		if (dirs[i] != NULL) {
			struct slice path = join(t->arena, dirs[i], name);

			if (file_is_there(path.p))
				return path;
		}
	return SLICE_NONE;
}

const struct template_file *
template_get(struct templates *t, const char *name)
{
	struct template_file *f;

	VEC_EACH (known, &t->files)
		if (slice_eq((*known)->name, slice_of(name)))
			return *known;
	f = ARENA_NEW(t->arena, struct template_file, 1);
	f->name = arena_copy(t->arena, slice_of(name));
	f->path = find(t, name);
	if (f->path.p == NULL) {
		diag(t->diag, DIAG_TEMPLATE_MISSING,
		    (struct location){.path = slice_of(t->fallback)}, f->name);
		return NULL;
	}
	if (!slurp(t->arena, f->path.p, &f->text)) {
		diag(t->diag, DIAG_TEMPLATE_UNREADABLE,
		    (struct location){.path = f->path},
		    slice_of(strerror(errno)));
		return NULL;
	}
	return *VEC_ADD(t->arena, &t->files) = f;
}

bool
template_exists(struct templates *t, const char *name)
{
	return find(t, name).p != NULL;
}

struct location
template_line(const struct template_file *f, size_t line)
{
	size_t off = 0;

	for (; line > 1; line--) {
		const char *nl = memchr(f->text.p + off, '\n', f->text.n - off);

		if (nl == NULL)
			break;
		off = (size_t)(nl - f->text.p) + 1;
	}
	return (struct location){f->path, f->text, off};
}

struct names {
	struct slice *v;
	size_t n, capacity;
};

/* The names of the regular files in a folder of `dir`; no such folder is
 * fine. False, reported, if it cannot be listed. */
static bool
list_folder(struct templates *t, const char *dir, const char *folder,
    struct names *names)
{
	struct slice path = join(t->arena, dir, folder);
	DIR *handle = opendir(path.p);
	struct dirent *e;
	int error;

	if (handle == NULL && (errno == ENOENT || errno == ENOTDIR))
		return true;
	while (handle != NULL && (errno = 0, e = readdir(handle)) != NULL) {
		struct slice full = join(t->arena, path.p, e->d_name);

		if (e->d_name[0] != '.' && file_is_there(full.p))
			*VEC_ADD(t->arena, names) =
			    arena_printf(t->arena, "%s/%s", folder, e->d_name);
	}
	error = errno;
	if (handle != NULL)
		closedir(handle);
	if (error != 0)
		diag(t->diag, DIAG_TEMPLATE_UNREADABLE,
		    (struct location){.path = path}, slice_of(strerror(error)));
	return error == 0;
}

static int
name_cmp(const void *a, const void *b)
{
	return slice_cmp(*(const struct slice *)a, *(const struct slice *)b);
}

bool
templates_check(struct templates *t)
{
	if (t->dir == NULL || folder_is_there(t->dir))
		return true;
	diag(t->diag, DIAG_TEMPLATE_MISSING, (struct location){0},
	    slice_of(t->dir));
	return false;
}

bool
templates_static(
    struct templates *t, const struct template_file ***files, size_t *n)
{
	static const char *const folders[] = {"static", "tei"};
	struct names names = {0};

	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
		if ((t->dir != NULL &&
			!list_folder(t, t->dir, folders[i], &names)) ||
		    (t->fallback != NULL &&
			!list_folder(t, t->fallback, folders[i], &names)))
			return false;
	}
	if (names.n > 0)
		qsort(names.v, names.n, sizeof(*names.v), name_cmp);
	*files = ARENA_NEW(t->arena, const struct template_file *, names.n + 1);
	*n = 0;
	for (size_t i = 0; i < names.n; i++) {
		if (i > 0 && slice_eq(names.v[i], names.v[i - 1]))
			continue;
		(*files)[*n] = template_get(t, names.v[i].p);
		if ((*files)[(*n)++] == NULL)
			return false;
	}
	return true;
}

/* Letters, digits and "-": a part of a template's name. */
static bool
is_key(struct slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!cp_is_letter((unsigned char)s.p[i]) &&
		    !cp_is_digit((unsigned char)s.p[i]) && s.p[i] != '-')
			return false;
	return s.n > 0;
}

/* Names carry the prefix that the text is parsed with later. The spans stand
 * as they are written, one piece of text: a page has a hundred of them. */
static void
put_string(struct markup *m, const struct row *r)
{
	static const enum lang order[] = {EN, ZH};
	struct buffer html = {0};

	for (int i = 0; i < LANGS; i++) {
		const char *code = lang_code(order[i]);

		buffer_printf(
		    &html, "<span data-ui=\"%s\" lang=\"%s\">", code, code);
		html_text(&html, r->cell[1 + i]);
		buffer_puts(&html, "</span>");
	}
	markup_open(m, "xsl:template");
	markup_attr_printf(m, "name", "s.%.*s", SLICE_ARG(r->cell[0]));
	markup_open(m, "xsl:text");
	markup_attr(m, "disable-output-escaping", SLICE("yes"));
	markup_text(m, buffer_slice(&html));
	markup_close(m);
	markup_close(m);
	buffer_free(&html);
	markup_line(m);
	markup_open(m, "xsl:template");
	markup_attr_printf(m, "name", "a.%.*s", SLICE_ARG(r->cell[0]));
	markup_text(m, r->cell[1]);
	markup_text(m, SLICE(" "));
	markup_text(m, r->cell[2]);
	markup_close(m);
	markup_line(m);
}

bool
templates_strings(struct templates *t, struct buffer *xsl)
{
	const struct template_file *f = template_get(t, "strings.tsv");
	struct table table;
	struct markup m;

	if (f == NULL)
		return false;
	table_parse(&table, t->arena, t->diag, f->path, f->text, 3, 3);
	markup_init(&m, "xsl:stylesheet", NULL);
	markup_attr(
	    &m, "xmlns:xsl", SLICE("http://www.w3.org/1999/XSL/Transform"));
	markup_attr(&m, "version", SLICE("1.0"));
	for (size_t i = 0; i < table.nrows; i++) {
		if (is_key(table.row[i].cell[0]))
			put_string(&m, &table.row[i]);
		else
			diag(t->diag, DIAG_TABLE_BAD_CELL, table.row[i].at,
			    table.row[i].cell[0]);
	}
	markup_write(&m, xsl);
	markup_release(&m);
	return true;
}

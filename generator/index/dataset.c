/* SPDX-License-Identifier: MIT */
#include "dataset.h"

#include <errno.h>
#include <stdio.h>

#include "claims_table.h"
#include "dataset_info.h"
#include "pairs.h"
#include "parts.h"

/* Text goes to the files in pieces of about this many bytes. */
enum { PIECE = 1 << 16 };

/* One of the files that claims go into, with `table` and `text`. */
struct stream {
	struct slice path;
	enum table_format format;
	FILE *file;
	struct tabular *table;
	struct buffer text; /* what of the table is not in the file yet */
};

enum { CSV, JSONL, STREAMS };

static const struct selection all_claims = {.ordinals = true};

struct dataset {
	struct catalogue *catalogue;
	struct diag *diag;
	const struct dataset_store *store;
	struct stream stream[STREAMS];
	struct parts *parts;
	struct claim_style style;
	size_t claims, sheet_rows;
	struct digester *sheet; /* of the workbook's rows */
};

static bool
fail(const struct dataset *s, struct slice path)
{
	diag(s->diag, DIAG_CANNOT_WRITE, (struct location){.path = path},
	    slice_of(strerror(errno)));
	return false;
}

static bool
keep(void *held, struct slice text)
{
	buffer_put(held, text);
	return true;
}

static bool
write_text(struct dataset *s, struct stream *to)
{
	bool ok = slice_write(buffer_slice(&to->text), to->file);

	buffer_clear(&to->text);
	return ok || fail(s, to->path);
}

static bool
open_stream(struct dataset *s, struct stream *to)
{
	const char *path = s->store->stage(s->store->context, to->path);

	if (path == NULL)
		return false;
	if (to->format == TABLE_XLSX) {
		to->table =
		    tabular_workbook(path, claim_columns, claim_ncolumns());
		return to->table != NULL || fail(s, to->path);
	}
	to->file = fopen(path, "wb");
	/* -Wanalyzer-malloc-leak, -Wanalyzer-file-leak: close_stream() */
	if (to->file == NULL)
		return fail(s, to->path);
	to->table = tabular_new(
	    to->format, claim_columns, claim_ncolumns(), keep, &to->text);
	return to->table != NULL || fail(s, to->path);
}

static bool
open_streams(struct dataset *s)
{
	static const struct {
		const char *path;
		enum table_format format;
	} all[STREAMS] = {
	    {"data/figures.csv", TABLE_CSV},
	    {"data/figures.jsonl", TABLE_JSONL},
	};

	for (size_t i = 0; i < STREAMS; i++) {
		s->stream[i].path = slice_of(all[i].path);
		s->stream[i].format = all[i].format;
		if (!open_stream(s, &s->stream[i]))
			return false;
	}
	return true;
}

static bool
add_claim(struct dataset *s, const struct claim *c)
{
	for (size_t i = 0; i < STREAMS; i++) {
		struct stream *to = &s->stream[i];
		size_t start = to->text.n;
		struct slice row;

		claim_cells(to->table, c, &s->style);
		tabular_end_row(to->table);
		tabular_flush(to->table);
		row = slice_tail(buffer_slice(&to->text), start);
		if (i == CSV && !parts_add(s->parts, c, row))
			return false;
		/* The workbook has the same cells, and JSON tells any two of
		 * them apart. */
		if (i == JSONL && s->claims < s->sheet_rows)
			digester_add(s->sheet, row);
		if (to->text.n >= PIECE && !write_text(s, to))
			return false;
	}
	s->claims++;
	return true;
}

static struct digest
end_sheet(struct dataset *s)
{
	struct buffer text = {0};

	/* It tells how many it does not have. */
	buffer_printf(&text, "%zu of %zu", s->sheet_rows, s->claims);
	digester_add(s->sheet, buffer_slice(&text));
	buffer_free(&text);
	return digester_end(s->sheet);
}

/* False if it fails, or `ok` says that something has. */
static bool
close_stream(struct dataset *s, struct stream *to, bool ok)
{
	if (to->table == NULL) {
		if (to->file != NULL)
			fclose(to->file);
		return ok;
	}
	if (!tabular_finish(to->table))
		ok = ok && fail(s, to->path);
	ok = ok && (to->file == NULL || write_text(s, to));
	if (to->file != NULL && fclose(to->file) != 0 && ok)
		ok = fail(s, to->path);
	buffer_free(&to->text);
	return ok;
}

/* Reads the claims once and puts each into all files. */
static bool
write_claims(struct dataset *s)
{
	struct claims *claims;
	struct claim claim;
	bool ok;

	tabular_flush(s->stream[CSV].table);
	s->parts = parts_new(s->catalogue, s->diag, s->store,
	    buffer_slice(&s->stream[CSV].text));
	claims = claims_open(s->catalogue, &all_claims);
	ok = s->parts != NULL && claims != NULL;
	while (ok && claims_next(claims, &claim))
		ok = add_claim(s, &claim);
	claims_close(claims);
	ok = ok && catalogue_ok(s->catalogue) && parts_finish(s->parts);
	parts_free(s->parts);
	return ok;
}

static bool
put_piece(void *file, struct slice text)
{
	return slice_write(text, file);
}

/* All pairs of sentences. */
static bool
write_memory(struct dataset *s)
{
	const struct slice name = SLICE("data/alignment.tmx");
	const char *path = s->store->stage(s->store->context, name);
	FILE *file = path != NULL ? fopen(path, "wb") : NULL;
	struct pairs *pairs;
	bool ok;

	if (file == NULL)
		return path != NULL && fail(s, name);
	pairs = pairs_begin(s->catalogue, put_piece, file);
	if (pairs != NULL)
		pairs_add_all(pairs);
	ok = pairs == NULL || pairs_end(pairs);
	ok = fclose(file) == 0 && ok;
	if (!ok)
		return fail(s, name);
	return catalogue_ok(s->catalogue) &&
	       s->store->note(s->store->context, name);
}

static bool
put_info(struct dataset *s, size_t sheet_rows)
{
	static const struct {
		const char *path;
		bool (*write)(
		    struct buffer *out, struct catalogue *c, size_t sheet_rows);
	} all[] = {
	    {"data/datapackage.json", dataset_package},
	    {"data/figures.csv-metadata.json", dataset_csvw},
	    {"data/README.md", dataset_readme},
	};
	bool ok = true;

	for (size_t i = 0; ok && i < sizeof(all) / sizeof(*all); i++) {
		struct buffer text = {0};

		ok = all[i].write(&text, s->catalogue, sheet_rows) &&
		     s->store->put(s->store->context, slice_of(all[i].path),
			 buffer_slice(&text));
		buffer_free(&text);
	}
	return ok;
}

bool
dataset_write(struct catalogue *c, struct diag *d,
    const struct dataset_store *store, size_t sheet_rows, struct digest *sheet)
{
	struct arena *a = arena_new();
	struct dataset s = {.catalogue = c,
	    .diag = d,
	    .store = store,
	    .sheet_rows = sheet_rows,
	    .sheet = digester_new()};
	bool ok;

	s.style.base = catalogue_base(c, a);
	ok = open_streams(&s) && write_claims(&s);
	*sheet = end_sheet(&s);
	for (size_t i = 0; i < STREAMS; i++)
		ok = close_stream(&s, &s.stream[i], ok) &&
		     store->note(store->context, s.stream[i].path);
	arena_free(a);
	return ok && write_memory(&s) && put_info(&s, sheet_rows);
}

/* -- the workbook -- */

/* A table that is not whole says so where it ends. */
static void
tell_rest(struct stream *to, size_t left)
{
	struct buffer text = {0};

	buffer_printf(&text, "and %zu more: figures.csv has all", left);
	tabular_text(to->table, buffer_slice(&text));
	tabular_end_row(to->table);
	buffer_free(&text);
}

static void
fill_sheet(struct dataset *s, struct stream *to, size_t most)
{
	struct claims *claims = claims_open(s->catalogue, &all_claims);
	struct claim claim;
	size_t rows = 0;

	while (rows < most && claims != NULL && claims_next(claims, &claim)) {
		claim_cells(to->table, &claim, &s->style);
		tabular_end_row(to->table);
		rows++;
	}
	claims_close(claims);
	if (rows == most) {
		size_t all = claims_count(s->catalogue, all_claims.lang);

		if (all > rows)
			tell_rest(to, all - rows);
	}
}

bool
dataset_workbook(struct catalogue *c, struct diag *d,
    const struct dataset_store *store, size_t rows)
{
	struct arena *a = arena_new();
	struct dataset s = {.catalogue = c, .diag = d, .store = store};
	struct stream sheet = {.path = DATASET_WORKBOOK, .format = TABLE_XLSX};
	bool ok;

	/* A link of a workbook starts from where the workbook is. */
	s.style.base = catalogue_base(c, a);
	if (s.style.base.n == 0)
		s.style.base = SLICE("../");
	ok = open_stream(&s, &sheet);
	if (ok)
		fill_sheet(&s, &sheet, rows);
	ok = close_stream(&s, &sheet, ok && catalogue_ok(c));
	arena_free(a);
	return ok;
}

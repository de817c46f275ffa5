/* SPDX-License-Identifier: MIT */
/* catalogue.h - the archive's database: who, where, what, when
 *
 * An SQLite file with a documented schema, the published data/archive.db.
 * Written once, by one thread, in the order of the paper; then read. Text is
 * indexed by FTS5 with the Chinese split into bigrams, contentless. */
#ifndef CATALOGUE_H
#define CATALOGUE_H
#include "dossier.h"
#include "holdings.h"

struct archive_info;
struct catalogue;
struct query;

/* A new database at `path`; NULL if it cannot be made: reported. */
struct catalogue *catalogue_create(struct diag *d, const char *path,
    const struct archive_info *info, const struct authority *auth);
/* Opens one to read. NULL if it is missing, damaged or of another version:
 * reported, with advice. */
struct catalogue *catalogue_open(struct diag *d, const char *path);
/* False if the database fails: reported. */
bool catalogue_add(struct catalogue *c, const struct dossier *d);
/* Indices and statistics; the file is then complete and its bytes depend on
 * the input alone. */
bool catalogue_finish(struct catalogue *c);
void catalogue_close(struct catalogue *c);

/* A read-only SQL query, for pages, tables and search. `?1`, `?2` ... are
 * bound in order. NULL if SQLite refuses it: reported. */
struct query *query_new(struct catalogue *c, const char *sql);
void query_bind(struct query *q, int i, struct slice text);
void query_bind_integer(struct query *q, int i, int64_t v);
bool query_next(struct query *q);		/* false at the end */
void query_rewind(struct query *q);		/* run it anew */
int query_columns(const struct query *q);
const char *query_column_name(const struct query *q, int column);
/* Good until the next query_next; p NULL for SQL NULL. */
struct slice query_text(struct query *q, int column);
int64_t query_integer(struct query *q, int column);
double query_real(struct query *q, int column);		/* NAN for NULL */
void query_free(struct query *q);
#endif

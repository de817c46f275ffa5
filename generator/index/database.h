/* SPDX-License-Identifier: MIT */
/* database.h - SQLite, which nothing else here includes
 *
 * The first fault is reported; after it all queries end at once, so that it
 * is enough to look at database_ok at the end. */
#ifndef DATABASE_H
#define DATABASE_H
#include "buffer.h"
#include "diag.h"

struct database;
struct query;

/* A new file (":memory:": none) to be written once: nothing is synced and
 * nothing rolled back, for who publishes it does so when it is whole. NULL if
 * it cannot be made: reported to `d`, as all that follows. */
struct database *database_create(struct diag *d, const char *path);
/* To read only. NULL if it is missing or no database: reported. */
struct database *database_open(struct diag *d, const char *path);
/* The same file once more, to be read by another thread: all is in `complete`
 * and nobody writes to it any more. NULL if that cannot be: reported. */
struct database *database_again(
    const struct database *complete, struct diag *d);
void database_close(struct database *db);
bool database_ok(const struct database *db);
/* Runs statements divided by ";". */
bool database_run(struct database *db, const char *sql);
/* Lets temporary tables outgrow memory, into files without a name beside the
 * database, where alone a sandbox may let us write. Before any is made. */
bool database_scratch(struct database *db);
/* A function for queries, of texts: a missing one has p NULL. It appends its
 * value to `result`; false is NULL. */
typedef bool database_function(
    const struct slice *argument, struct buffer *result);
bool database_define(struct database *db, const char *name, int narguments,
    database_function *function);
/* The rowid of the row inserted last. */
int64_t database_last_row(struct database *db);

/* A statement. `?1`, `?2` ... or `:name` are bound by number from 1. NULL if
 * SQLite refuses it: reported. */
struct query *database_query(struct database *db, const char *sql);
/* The number of the parameter ":name", 0 if there is none. */
int query_parameter(const struct query *q, const char *name);
/* A slice with p NULL binds SQL NULL. The text is copied. */
void query_bind(struct query *q, int i, struct slice text);
/* The same without the copy: it must stay until the query is rewound. */
void query_bind_static(struct query *q, int i, struct slice text);
void query_bind_integer(struct query *q, int i, int64_t v);
void query_bind_real(struct query *q, int i, double v); /* NAN: NULL */
void query_bind_null(struct query *q, int i);
bool query_next(struct query *q);   /* false at the end */
void query_rewind(struct query *q); /* run it anew */
/* Runs it to its end, rewinds it and sets all parameters to NULL. */
bool query_run(struct query *q);
int query_columns(const struct query *q);
const char *query_column_name(const struct query *q, int column);
bool query_is_null(struct query *q, int column);
/* Good until the next query_next; p NULL for SQL NULL. */
struct slice query_text(struct query *q, int column);
int64_t query_integer(struct query *q, int column);
double query_real(struct query *q, int column); /* NAN for NULL */
void query_free(struct query *q);               /* NULL is fine */
#endif

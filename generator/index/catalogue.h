/* SPDX-License-Identifier: MIT */
/* catalogue.h - the archive's database: who, where, what, when
 *
 * An SQLite file, the published data/archive.db; schema.sql documents it.
 * Written once, by one thread, in the order of the paper; then read. Text is
 * indexed by FTS5 with the Chinese split into bigrams, contentless. */
#ifndef CATALOGUE_H
#define CATALOGUE_H
#include "database.h"
#include "dossier.h"
#include "holdings.h"

struct archive_info;
struct authority;
struct catalogue;

/* A new database at `path`, where nothing is yet; ":memory:" for none. NULL
 * if it cannot be made: reported. `auth` must outlive it. */
struct catalogue *catalogue_create(struct diag *d, const char *path,
    const struct archive_info *info, const struct authority *auth);
/* Opens one to read. NULL if it is missing, damaged or of another version:
 * reported, with advice. */
struct catalogue *catalogue_open(struct diag *d, const char *path);
/* False if the database fails: reported. */
bool catalogue_add(struct catalogue *c, const struct dossier *d);
/* Indices and statistics; the file is then complete and its bytes depend on
 * the input alone. It may be queried until it is closed. */
bool catalogue_finish(struct catalogue *c);
/* The finished file once more, to be queried by another thread, which is told
 * of faults through `d`. NULL if that cannot be: reported. */
struct catalogue *catalogue_again(const struct catalogue *c, struct diag *d);
void catalogue_close(struct catalogue *c); /* NULL is fine */
/* Whether all has gone well. */
bool catalogue_ok(const struct catalogue *c);
/* A value of the table `meta`, copied to `a`; p NULL if there is none. */
struct slice catalogue_meta(
    struct catalogue *c, struct arena *a, const char *name);
/* What makes a path within the archive a permanent link: its base URL, with a
 * slash at its end, in `a`; n 0 if there is none. */
struct slice catalogue_base(struct catalogue *c, struct arena *a);

/* Runs statements that make temporary tables: what pages ask for again and
 * again, summed up once. They last as long as `c` and are no part of its
 * file. False if SQLite refuses one: reported. */
bool catalogue_derive(struct catalogue *c, const char *sql);
/* A function for its queries (database.h). */
bool catalogue_define(struct catalogue *c, const char *name, int narguments,
    database_function *function);
/* A read-only SQL query, for pages, tables and search; database.h has what to
 * do with it. `?1`, `?2` ... are bound in order. NULL if SQLite refuses it:
 * reported. */
struct query *query_new(struct catalogue *c, const char *sql);
#endif

/* SPDX-License-Identifier: MIT */
#include "database.h"

#include <math.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "arena.h"

struct database {
	sqlite3 *sqlite;
	struct diag *diag;
	char *path;
	bool failed;
};

struct query {
	struct database *db;
	sqlite3_stmt *statement;
};

static bool
fail(struct database *db, const char *words)
{
	if (!db->failed)
		diag(db->diag, DIAG_DATABASE,
		    (struct location){.path = slice_of(db->path)},
		    slice_of(words));
	db->failed = true;
	return false;
}

/* Passes the result of a call on, reported if it is a fault. */
static bool
check(struct database *db, int result)
{
	return result == SQLITE_OK ||
	       fail(db, db->sqlite != NULL ? sqlite3_errmsg(db->sqlite)
					   : sqlite3_errstr(result));
}

/* Counting the memory in use, which nobody asks for, would have all threads
 * wait for each other wherever a connection takes some. */
static void
count_no_memory(void)
{
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static struct database *
make(struct diag *d, const char *path, int flags, const char *vfs)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct database *db = must_alloc(sizeof(*db));
	size_t len = strlen(path) + 1;

	pthread_once(&once, count_no_memory); /* before anything is opened */
	*db = (struct database){.diag = d, .path = must_alloc(len)};
	memcpy(db->path, path, len);
	if (check(db,
		sqlite3_open_v2(path, &db->sqlite,
		    flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, vfs)))
		return db;
	database_close(db);
	return NULL;
}

struct database *
database_create(struct diag *d, const char *path)
{
	struct database *db =
	    make(d, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

	/* A page size of our own, that the file does not depend on how
	 * SQLite was built. */
	if (db != NULL &&
	    database_run(db,
		"PRAGMA page_size = 4096; PRAGMA auto_vacuum = NONE;"
		"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
		"PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY;"
		"PRAGMA cache_size = -16384; PRAGMA encoding = 'UTF-8';"))
		return db;
	database_close(db);
	return NULL;
}

struct database *
database_open(struct diag *d, const char *path)
{
	struct database *db = make(d, path, SQLITE_OPEN_READONLY, NULL);

	/* The file may come from anywhere: its schema must not run code. */
	if (db != NULL &&
	    check(db, sqlite3_db_config(
			  db->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL)) &&
	    check(db, sqlite3_db_config(db->sqlite,
			  SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL)) &&
	    database_run(db,
		"PRAGMA cache_size = -65536;"
		"PRAGMA mmap_size = 268435456; PRAGMA temp_store = MEMORY;"))
		return db;
	database_close(db);
	return NULL;
}

struct database *
database_again(const struct database *complete, struct diag *d)
{
	/* The first keeps its lock for as long as it is open; nobody writes
	 * any more, so that this one can do without. */
	struct database *db =
	    make(d, complete->path, SQLITE_OPEN_READONLY, "unix-none");

	if (db != NULL &&
	    database_run(
		db, "PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY;"))
		return db;
	database_close(db);
	return NULL;
}

void
database_close(struct database *db)
{
	if (db == NULL)
		return;
	sqlite3_close(db->sqlite);
	free(db->path);
	free(db);
}

bool
database_ok(const struct database *db)
{
	return !db->failed;
}

bool
database_run(struct database *db, const char *sql)
{
	return !db->failed &&
	       check(db, sqlite3_exec(db->sqlite, sql, NULL, NULL, NULL));
}

bool
database_scratch(struct database *db)
{
	const char *slash = strrchr(db->path, '/');

	if (slash == NULL)
		return true;
	/* A variable of SQLite's, for the process; the only other way is the
	 * environment. */
	sqlite3_free(sqlite3_temp_directory);
	sqlite3_temp_directory =
	    sqlite3_mprintf("%.*s", (int)(slash - db->path), db->path);
	return database_run(db, "PRAGMA temp_store = FILE;"
				"PRAGMA temp.cache_size = -16384;");
}

/* What SQLite keeps of a function. */
struct defined {
	database_function *function;
	struct buffer result;
};

static void
forget(void *p)
{
	struct defined *d = p;

	buffer_free(&d->result);
	free(d);
}

static void
call(sqlite3_context *c, int n, sqlite3_value **values)
{
	struct defined *d = sqlite3_user_data(c);
	struct slice argument[8];

	for (int i = 0; i < n; i++) {
		argument[i].p = (const char *)sqlite3_value_text(values[i]);
		argument[i].n = argument[i].p != NULL
				    ? (size_t)sqlite3_value_bytes(values[i])
				    : 0;
	}
	buffer_clear(&d->result);
	if (d->function(argument, &d->result))
		sqlite3_result_text64(c, d->result.n > 0 ? d->result.p : "",
		    d->result.n, SQLITE_TRANSIENT, SQLITE_UTF8);
}

bool
database_define(struct database *db, const char *name, int narguments,
    database_function *function)
{
	struct defined *d = must_alloc(sizeof(*d));

	*d = (struct defined){.function = function};
	return check(db, sqlite3_create_function_v2(db->sqlite, name,
			     narguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC, d,
			     call, NULL, NULL, forget));
}

int64_t
database_last_row(struct database *db)
{
	return sqlite3_last_insert_rowid(db->sqlite);
}

struct query *
database_query(struct database *db, const char *sql)
{
	sqlite3_stmt *statement;
	struct query *q;

	if (db->failed ||
	    !check(db, sqlite3_prepare_v3(db->sqlite, sql, -1,
			   SQLITE_PREPARE_PERSISTENT, &statement, NULL)))
		return NULL;
	q = must_alloc(sizeof(*q));
	*q = (struct query){db, statement};
	return q;
}

int
query_parameter(const struct query *q, const char *name)
{
	return sqlite3_bind_parameter_index(q->statement, name);
}

static void
bind_text(struct query *q, int i, struct slice text, sqlite3_destructor_type t)
{
	check(q->db, text.p == NULL ? sqlite3_bind_null(q->statement, i)
				    : sqlite3_bind_text64(q->statement, i,
					  text.p, text.n, t, SQLITE_UTF8));
}

void
query_bind(struct query *q, int i, struct slice text)
{
	bind_text(q, i, text, SQLITE_TRANSIENT);
}

void
query_bind_static(struct query *q, int i, struct slice text)
{
	bind_text(q, i, text, SQLITE_STATIC);
}

void
query_bind_integer(struct query *q, int i, int64_t v)
{
	check(q->db, sqlite3_bind_int64(q->statement, i, v));
}

void
query_bind_real(struct query *q, int i, double v)
{
	check(q->db, isnan(v) ? sqlite3_bind_null(q->statement, i)
			      : sqlite3_bind_double(q->statement, i, v));
}

void
query_bind_null(struct query *q, int i)
{
	check(q->db, sqlite3_bind_null(q->statement, i));
}

bool
query_next(struct query *q)
{
	int result;

	if (q->db->failed)
		return false;
	result = sqlite3_step(q->statement);
	if (result != SQLITE_ROW && result != SQLITE_DONE)
		check(q->db, result);
	return result == SQLITE_ROW;
}

void
query_rewind(struct query *q)
{
	sqlite3_reset(q->statement); /* its fault was told by the step */
}

bool
query_run(struct query *q)
{
	while (query_next(q))
		continue;
	query_rewind(q);
	sqlite3_clear_bindings(q->statement);
	return !q->db->failed;
}

int
query_columns(const struct query *q)
{
	return sqlite3_column_count(q->statement);
}

const char *
query_column_name(const struct query *q, int column)
{
	return sqlite3_column_name(q->statement, column);
}

bool
query_is_null(struct query *q, int column)
{
	return sqlite3_column_type(q->statement, column) == SQLITE_NULL;
}

struct slice
query_text(struct query *q, int column)
{
	const char *text =
	    (const char *)sqlite3_column_text(q->statement, column);

	if (text == NULL)
		return SLICE_NONE;
	return (struct slice){
	    text, (size_t)sqlite3_column_bytes(q->statement, column)};
}

int64_t
query_integer(struct query *q, int column)
{
	return sqlite3_column_int64(q->statement, column);
}

double
query_real(struct query *q, int column)
{
	return query_is_null(q, column)
		   ? NAN
		   : sqlite3_column_double(q->statement, column);
}

void
query_free(struct query *q)
{
	if (q == NULL)
		return;
	sqlite3_finalize(q->statement);
	free(q);
}

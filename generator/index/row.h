/* SPDX-License-Identifier: MIT */
/* row.h - records as rows: fields become columns of the same name
 *
 * schema.sql tells how fields that are no single value are named. A field
 * that a table has no column for is passed over: the article's key or a join
 * gives it. */
#ifndef ROW_H
#define ROW_H
#include "database.h"
#include "record.h"

/* bead.key of the bead `n` of an article: so that the index, whose rows are
 * beads, tells which article a hit is in without reading it. */
#define ROW_BEADS INT64_C(16777216) /* more than 16 MB of text can have */
/* The row of the headlines in the index, behind those of the beads. */
#define ROW_HEADLINES (ROW_BEADS - 1)

struct rows;

/* What stands for an id in the tables; the row must be there already. */
struct row_keys {
	int64_t (*place)(void *context, struct slice id);
	int64_t (*organisation)(void *context, struct slice id);
	void *context;
};

/* Prepares the inserts. NULL, reported, if one is refused. */
struct rows *rows_new(
    struct arena *a, struct database *db, const struct row_keys *keys);
/* Inserts all records of an article, which gets the key `article`. */
bool rows_add(struct rows *r, const struct dossier *d, int64_t article);
void rows_free(struct rows *r); /* NULL is fine */
#endif

/* SPDX-License-Identifier: MIT */
/* dataset.h - the files that people take away: the folder data/
 *
 * figures.csv, figures.jsonl and, where it can, figures.xlsx have a row a
 * claim; alignment.tmx has the pairs of sentences; datapackage.json
 * (Frictionless Data Package 1) and figures.csv-metadata.json (W3C CSV on the
 * Web) tell what the columns are, README.md how the numbers were read. Beside
 * the pages of regions and industries lies a figures.csv of theirs. */
#ifndef DATASET_H
#define DATASET_H
#include "catalogue.h"
#include "digest.h"

/* Where files go: see publication.h. */
struct dataset_store {
	bool (*put)(void *context, struct slice path, struct slice bytes);
	const char *(*stage)(void *context, struct slice path);
	bool (*note)(void *context, struct slice path);
	void *context;
};

/* What a spreadsheet opens in seconds; a row of the workbook costs ten times
 * what one of the other files does. */
enum { DATASET_SHEET_ROWS = 100000 };

#define DATASET_WORKBOOK SLICE("data/figures.xlsx")

/* Writes all but the workbook from a finished catalogue. `sheet_rows` is what
 * they tell of that one; 0: that there is none. `*sheet` is the digest of what
 * the workbook says: two with the same are the same. False if the database or
 * a file fails: reported. */
bool dataset_write(struct catalogue *c, struct diag *d,
    const struct dataset_store *store, size_t sheet_rows, struct digest *sheet);
/* Stages the workbook, with the first `rows` claims; where there are more, it
 * tells how many. The caller hands it in. False if the database or the file
 * fails: reported. */
bool dataset_workbook(struct catalogue *c, struct diag *d,
    const struct dataset_store *store, size_t rows);
#endif

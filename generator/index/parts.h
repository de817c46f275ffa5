/* SPDX-License-Identifier: MIT */
/* parts.h - the claims of each region and each industry, as files of rows
 *
 * Rows come once, in any order of subjects, and are put into the files of all
 * regions that the claim's place lay in on the day of the paper, countries
 * apart, and of its industry (a division: a section is the divisions' files
 * one after another). Not all files are open nor all text
 * is in memory at a time. */
#ifndef PARTS_H
#define PARTS_H
#include "dataset.h"
#include "selection.h"

struct parts;

/* `heading` is the first line of every file. NULL if the database fails. */
struct parts *parts_new(struct catalogue *c, struct diag *d,
    const struct dataset_store *store, struct slice heading);
/* Puts a claim's row where it belongs. False if a file fails: reported. */
bool parts_add(struct parts *p, const struct claim *c, struct slice row);
/* Completes the files. */
bool parts_finish(struct parts *p);
void parts_free(struct parts *p); /* NULL is fine */
#endif

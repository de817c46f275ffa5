/* SPDX-License-Identifier: MIT */
/* shardfile.h - where a part of the records goes: a file that has its name
 * only once it is complete, or standard output */
#ifndef SHARDFILE_H
#define SHARDFILE_H
#include "records.h"

struct shardfile;

/* DIR/part-K-of-N.records, in `dir`, which is made; NULL: standard output.
 * NULL if the file cannot be made: reported. */
struct shardfile *shardfile_new(
    struct diag *d, const char *dir, struct shard s);
/* Adds the line of a record. False if it cannot be written: reported. */
bool shardfile_put(struct shardfile *f, struct slice line);
/* Adds the last line and gives the file its name. */
bool shardfile_finish(struct shardfile *f);
/* What is not finished is taken away. NULL is fine. */
void shardfile_free(struct shardfile *f);
#endif

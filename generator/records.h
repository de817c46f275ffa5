/* SPDX-License-Identifier: MIT */
/* records.h - parcels as lines of text: what `extract --shard` writes and
 * `build --from-records` reads
 *
 *	duikan-record BASE64	a parcel (parcel.h) with the text of its article
 *	duikan-shard K/N COUNT	part K of N is complete, of COUNT records
 *
 * Lines may come in any order and any number of files, so they can go through
 * whatever moves lines from machine to machine. */
#ifndef RECORDS_H
#define RECORDS_H
#include "parcel.h"

#define RECORDS_SUFFIX ".records"

/* Part `k` (from 1) of `n`; n 0: all, in one piece. */
struct shard {
	uint32_t k, n;
};

/* Whether the article of this name is in that part: by its name alone. */
bool shard_has(struct shard s, struct slice name);
/* "3/8". False if it is anything else. */
bool shard_parse(struct shard *s, struct slice text);

/* Appends the line of a parcel; the last line of a part. */
void records_line(struct buffer *out, struct slice parcel);
void records_end(struct buffer *out, struct shard s, size_t count);

struct records;

/* Finds the records in the folder `from`, in its files *.records, or those of
 * standard input ("-"), which are kept in a file without a name in `scratch`.
 * NULL if a file cannot be read, holds other lines, or parts are missing:
 * reported. `label` is what parcels must have. */
struct records *records_open(struct diag *d, const char *from,
    const char *scratch, const struct digest *label);
void records_free(struct records *r);
size_t records_count(const struct records *r);
/* The parcel of a record, its bytes in `a`; thread-safe. False if it is
 * damaged, or has another label: reported. */
bool records_get(const struct records *r, size_t i, struct parcel *p,
    struct arena *a, struct diag *d);
/* Reports that what a record says cannot be. */
void records_refuse(const struct records *r, size_t i, struct diag *d);
#endif

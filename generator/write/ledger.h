/* SPDX-License-Identifier: MIT */
/* ledger.h - what the files of a site were when they were made, and what they
 * were made from, so that the next build can tell which it need not make
 *
 * A file beside the site, never in it. It says of itself which manifest it
 * goes with and carries a checksum: one that is old, cut off or damaged is no
 * ledger, and nothing but time is lost. No fault of one is ever reported. */
#ifndef LEDGER_H
#define LEDGER_H
#include "digest.h"

/* A file. `key` tells what it was made from; zeros: nobody has said. */
struct leaf {
	struct digest digest, key;
	uint64_t size;
	int64_t mtime; /* nanoseconds */
};

/* What a whole site was made from, by what the file system said of it and by
 * what it had in it; zeros: not known. */
struct inputs {
	struct digest stamps, bytes;
};

struct ledger;

/* The ledger in the folder `at`, if it is that of the site with this manifest;
 * NULL if there is none. It keeps eight bytes a file in memory. */
struct ledger *ledger_open(int at, const struct digest *manifest);
void ledger_close(struct ledger *l); /* NULL is fine */
struct inputs ledger_inputs(const struct ledger *l);
/* From now on the ledger in the folder `at`, which `l` is, says that. */
void ledger_renew(const struct ledger *l, int at, const struct inputs *inputs);
/* Thread-safe. */
bool ledger_find(const struct ledger *l, struct slice path, struct leaf *out);
/* Hands over all files in the order in which they were made, until `take`
 * says false; whether it never did. `path` is NUL-terminated. */
bool ledger_each(const struct ledger *l,
    bool (*take)(void *context, const char *path, const struct leaf *leaf),
    void *context);

struct journal;

/* The next ledger, while files are made; NULL if it cannot be. */
struct journal *journal_begin(int at);
/* One at a time. */
void journal_add(struct journal *j, struct slice path, const struct leaf *leaf);
/* Makes it the folder's ledger, unless something has failed. */
void journal_end(struct journal *j, const struct digest *manifest,
    const struct inputs *inputs);
void journal_drop(struct journal *j); /* NULL is fine */
#endif

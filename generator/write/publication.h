/* SPDX-License-Identifier: MIT */
/* publication.h - a site is published whole or not at all
 *
 * Files are staged in a folder beside the output, then the two are exchanged
 * in one step (renameat2 RENAME_EXCHANGE, else two renames). A lock keeps a
 * second build out; leavings of a killed one are cleaned up by the next. What
 * was ours in the old site is known from its manifest; a user's own files are
 * carried over. */
#ifndef PUBLICATION_H
#define PUBLICATION_H
#include "diag.h"
#include "slice.h"

struct publication;

/* Locks `out` and makes the staging folder. NULL, reported, if the folder is
 * not ours and not empty, not writable, locked by another build, or on
 * another file system than its staging. */
struct publication *publication_begin(struct diag *d, const char *out);
/* Where a file will be staged, for what must write itself (the database);
 * parent folders are made. The caller reports it with publication_note once
 * it is complete. NUL-terminated, owned by `p`. */
const char *publication_stage(struct publication *p, struct slice path);
bool publication_note(struct publication *p, struct slice path);
/* Stages a file. Thread-safe. False if it cannot be written, or if `path` is
 * absolute, leaves the folder or is there already: reported. */
bool publication_put(struct publication *p, struct slice path,
    struct slice bytes);
/* Writes the manifest (SHA-256, sorted by path), syncs, exchanges. */
bool publication_commit(struct publication *p);
/* Removes the staging, unless committed, and unlocks. NULL is fine. */
void publication_end(struct publication *p);
#endif

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
#include "digest.h"
#include "vec.h"

struct publication;

/* Locks `out` and makes the staging folder; folders above it are made too.
 * NULL, reported, if the folder is neither empty nor ours (it has our
 * manifest), if it is not writable, locked by another build, or a mount point
 * (its staging would be on another file system). */
struct publication *publication_begin(struct diag *d, const char *out);

/* A file's `path` is relative, with "/", and stays in the folder; no two may
 * differ in case only. What is wrong with one is reported and leaves the
 * others alone; when the disk fails, that is reported once and all that
 * follows returns false. `d` gets the reports in publication_end. */

/* Stages a file. Thread-safe. False if it cannot be written or `path` is bad
 * or there already. */
bool publication_put(
    struct publication *p, struct slice path, struct slice bytes);
/* The same for a file that was made from what `key` tells. */
bool publication_put_as(struct publication *p, struct slice path,
    struct slice bytes, const struct digest *key);

/* Without making it anew: the old site's file, if it was made from the same
 * and nobody has touched it since. It is a link to it then, and what is put
 * under its path is dropped, being the same. False if there is none; it has to
 * be put. Thread-safe. */
bool publication_keep(
    struct publication *p, struct slice path, const struct digest *key);

/* Looks up what the old site's files were made from, and remembers that of the
 * new ones, in a folder beside the site. Before anything is put; without it
 * nothing is kept. Files that come out as they were are links to the old ones
 * as well. `stamps` is what the file system says of all that the site is made
 * from; zeros: not known. True if the old site was made from that and is as it
 * was then. */
bool publication_remember(struct publication *p, const struct digest *stamps);
/* The same question after the first was answered with no: `bytes` is what
 * there is in all that. Where the answer is yes, the first is answered with
 * yes from now on. */
bool publication_made_of(struct publication *p, const struct digest *bytes);
/* What the site is made from has changed since it was asked for. */
void publication_doubt(struct publication *p);
/* That folder, for what else is remembered; NULL if there is none. */
const char *publication_cache(const struct publication *p);

/* Where a file will be staged, for what must write itself (the database);
 * parent folders are made. NUL-terminated, owned by `p`; NULL if it may not
 * be. The caller hands it in with publication_note once it is complete and
 * leaves nothing beside it. Both thread-safe. */
const char *publication_stage(struct publication *p, struct slice path);
/* The folder of the new site while it is made, for files without a name that
 * are too large for memory; owned by `p`. */
const char *publication_folder(struct publication *p);
/* The folder in which the site and its staging folder are. */
const char *publication_parent(const struct publication *p);
bool publication_note(struct publication *p, struct slice path);
/* The same for a file that was made from what `key` tells. */
bool publication_note_as(
    struct publication *p, struct slice path, const struct digest *key);
/* A file that is complete. */
struct published {
	struct slice path;
	const char *staged; /* where it is now */
	struct digest digest;
};
typedef VEC(struct published) published_list;
/* Adds those right in `folder`, not those in folders below it, sorted by bytes
 * of their path; all in `a`. */
void publication_list(struct publication *p, struct arena *a,
    struct slice folder, published_list *out);
/* Makes all that follows return false. May be called in a signal handler. */
void publication_stop(struct publication *p);

/* Writes the manifest (SHA-256, sorted by path), carries over the user's own
 * files (carry.h), syncs, exchanges, removes the old site. False, and the old
 * site is whole, if one of them fails: reported. No thread may put any more.
 * What is left of the old site if it cannot be removed is reported, but the
 * new one is published. */
bool publication_commit(struct publication *p);
/* Removes the staging, unless committed, and unlocks. NULL is fine. */
void publication_end(struct publication *p);
#endif

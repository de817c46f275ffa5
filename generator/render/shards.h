/* SPDX-License-Identifier: MIT */
/* shards.h - the search page's index, as scripts that a page can load piece
 * by piece, also from file://
 *
 * A browser lets a page from file:// load classic scripts and nothing else,
 * so every piece is a call with a string (static/search.js has the other end):
 *
 *   search/index.js       how many articles, where years and pieces begin
 *   search/t/000/001.js   terms and the articles they stand in
 *   search/p/000/001.js   the places of terms, for phrases
 *   search/x/000/001.js   the texts of a few articles, bead by bead
 *
 * A line of a "t" piece is a term, how many articles, and their list, between
 * tildes: "v" and the varints of postings.h, or "b" and a bit an article,
 * whatever is shorter, in base 64 without padding. One of a "p" piece is a term
 * and its places. Only a term may have tildes of its own. A piece ends before
 * it would grow past SHARD_MOST, but a term is never cut; pieces are in order
 * of their terms (by UTF-8 bytes), so their first terms tell where to look. */
#ifndef SHARDS_H
#define SHARDS_H
#include "authority.h"
#include "dossier.h"
#include "renderer.h"

enum { SHARD_MOST = 32 << 10, TEXTS_A_SHARD = 2 };

/* What the index takes of an article; made on any thread, in its arena. */
struct shard_entry;
struct shard_entry *shard_entry_make(struct arena *a, const struct dossier *d,
    const struct authority *authority);

struct shards;

/* Files go to `put`; what does not fit into memory goes to `folder`. */
struct shards *shards_new(
    struct diag *d, const char *folder, page_sink *put, void *context);
void shards_free(struct shards *s);
/* In the order of the paper. False if a file cannot be written: reported. */
bool shards_add(struct shards *s, const struct shard_entry *e);
/* The terms, once all articles are in; faults are reported to `d`. */
bool shards_finish(struct shards *s, struct diag *d);
#endif

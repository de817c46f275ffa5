/* SPDX-License-Identifier: MIT */
/* shards.h - the search page's index, as scripts that a page can load piece
 * by piece, also from file://
 *
 * A browser lets a page from file:// load classic scripts and nothing else,
 * so every piece is a call with a string (static/search.js has the other end):
 *
 *   search/index.js       how many articles, where years and pieces begin
 *   search/d/000/001.js   where the "t" pieces from 256 on begin
 *   search/t/000/001.js   words and phrases, the articles that they stand in
 *                         and the places of the rare (postings.h)
 *   search/f/000/001.js   labels and their articles
 *   search/x/000/001.js   the texts of a few articles, bead by bead
 *
 * A line of a "t" or "f" piece is a term, its articles and its places, between
 * tildes. The articles are "v" and the varints of runs.h, or "b" and a bit an
 * article, whatever is shorter; that and the places are in base 64 without
 * padding. Only a label may have tildes of its own. A piece ends before it
 * would grow past SHARD_MOST, but a line is never cut; pieces are in order of
 * their terms (by UTF-8 bytes), so their first terms tell where to look. What
 * index.js says grows by a term for 256 pieces, or four megabytes. */
#ifndef SHARDS_H
#define SHARDS_H
#include "authority.h"
#include "dossier.h"
#include "renderer.h"

enum { SHARD_MOST = 16 << 10, SHARDS_A_PART = 256, TEXTS_A_SHARD = 2 };

/* What the index takes of an article; made on any thread, in its arena. */
struct shard_entry;
struct shard_entry *shard_entry_make(struct arena *a, const struct dossier *d,
    const struct authority *authority);

struct shards;

/* Files go to `put`; what does not fit into memory goes to `folder`. How
 * often a phrase is said until it is `common`, 0: POSTINGS_COMMON. */
struct shards *shards_new(struct diag *d, const char *folder, uint32_t common,
    page_sink *put, void *context);
void shards_free(struct shards *s);
/* In the order of the paper. False if a file cannot be written: reported. */
bool shards_add(struct shards *s, const struct shard_entry *e);
/* The terms, once all articles are in; faults are reported to `d`. */
bool shards_finish(struct shards *s, struct diag *d);
#endif

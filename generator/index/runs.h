/* SPDX-License-Identifier: MIT */
/* runs.h - posting lists on the disk, sorted stretch by stretch, and merged
 *
 * The bytes of a posting list are varints:
 *   articles   differences of their numbers, the first one itself
 *   places     twice the last one in an article, and one, then twice how far
 *              it is back to the one before, and so on; for the first of
 *              these articles only */
#ifndef RUNS_H
#define RUNS_H
#include "diag.h"

struct runs;

/* They go to a file without a name in `folder`, which goes with us whatever
 * happens. */
struct runs *runs_new(struct diag *d, const char *folder);
void runs_free(struct runs *r);
/* From now on faults are reported to `d`. */
void runs_tell(struct runs *r, struct diag *d);

/* What a run knows of a term. */
struct run_entry {
	struct slice term;
	uint32_t first, last;  /* articles */
	struct slice articles; /* without the first */
	struct slice places;
};

/* All that is put until the next runs_end is a run: in order of its terms, of
 * articles that come after those of the run before. False if the disk fails:
 * reported by runs_end and runs_merge. */
bool runs_put(struct runs *r, const struct run_entry *e);
bool runs_end(struct runs *r);

struct posting_list {
	struct slice term;
	struct slice articles, places; /* n 0 where it has none */
};

/* Hands over every term once, in order of its bytes. False if `take` says so
 * or the disk fails: reported. */
bool runs_merge(struct runs *r,
    bool (*take)(void *context, const struct posting_list *list),
    void *context);
#endif

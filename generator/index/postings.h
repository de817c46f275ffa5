/* SPDX-License-Identifier: MIT */
/* postings.h - which articles each term stands in, and where
 *
 * Grows in memory up to a bound, then goes to the disk as a sorted run; the
 * runs are merged at the end (single-pass indexing: Heinz and Zobel 2003).
 * The bytes of a posting list are varints:
 *   articles   differences of their numbers, the first one itself
 *   places     for each of these articles how many, then differences, the
 *              first one itself */
#ifndef POSTINGS_H
#define POSTINGS_H
#include "diag.h"
#include "terms.h"

struct postings;

/* `folder` is where runs go, as files without a name, whenever about `memory`
 * bytes have been taken; 0: POSTINGS_MEMORY. */
enum { POSTINGS_MEMORY = 64 << 20 };
struct postings *postings_new(
    struct diag *d, const char *folder, size_t memory);
void postings_free(struct postings *p);
/* Copies what it needs. `article` rises from call to call. False if the disk
 * fails: reported. */
bool postings_add(
    struct postings *p, uint32_t article, const struct term_list *terms);

struct posting_list {
	struct slice term;
	uint32_t narticles;
	struct slice articles, places; /* places: n 0 where it has none */
};

/* Hands over every term once, in order of its bytes; nothing can be added
 * after. False if `take` says so or the disk fails: reported to `d`, for this
 * may be another thread. */
bool postings_merge(struct postings *p, struct diag *d,
    bool (*take)(void *context, const struct posting_list *list),
    void *context);
#endif

/* SPDX-License-Identifier: MIT */
/* termset.h - the longest of many terms that begins at a place in a text
 *
 * For names and words by the ten thousand. A bitmap over the first bytes (two
 * Chinese characters, or three bytes of another script) turns most places
 * away, another over three bytes more most of the rest; what is left costs one
 * hash probe for each length that a term with this beginning has. Terms are at
 * most TERM_MAX bytes long and at least two Chinese characters or three other
 * bytes. */
#ifndef TERMSET_H
#define TERMSET_H
#include "slice.h"
#include "vec.h"

enum { TERM_MAX = 63 };

/* One meaning of a term; terms of the same text are chained. */
struct term {
	struct slice text;
	uint32_t value; /* the owner's */
	const struct term *next;
};

struct termset {
	struct arena *arena;
	bool fold; /* ASCII letters match either case */
	VEC(struct term) terms;
	struct termset_slot *slot; /* by text */
	struct termset_head *head; /* by beginning */
	size_t nslots, nheads;     /* powers of two */
	/* By beginning, and by three bytes more where a term is as long: "the"
	 * begins terms, "the pr" none. */
	uint64_t *bitmap, *longer;
};

/* `a` owns what the set allocates; the texts must outlive it. */
void termset_init(struct termset *t, struct arena *a, bool fold);
/* False if the term is too long or too short to be matched. */
bool termset_add(struct termset *t, struct slice text, uint32_t value);
/* To be called once, after the last term; then the set is read-only. */
void termset_seal(struct termset *t);
/* The longest term at text.p[off], NULL if none. Word boundaries are the
 * caller's affair, who may ask for a term shorter than `below` bytes. */
const struct term *termset_match(
    const struct termset *t, struct slice text, size_t off, size_t below);
#endif

/* SPDX-License-Identifier: MIT */
/* suggest.h - the names that are most like one that nothing has */
#ifndef SUGGEST_H
#define SUGGEST_H
#include "slice.h"

struct arena;
struct buffer;

enum { SUGGESTIONS = 5 };

struct suggestions {
	struct arena *arena; /* of the folded names */
	struct slice asked;  /* folded */
	struct suggestion {
		struct slice name, folded; /* p NULL: none */
		unsigned distance;
	} best[SUGGESTIONS]; /* the most like it first */
};

void suggestions_init(
    struct suggestions *s, struct arena *a, struct slice asked);
/* Keeps `name` if it is like what was asked; of equals the first stays. */
void suggest(struct suggestions *s, struct slice name);
/* Keeps it before all that only look alike: it sounds the same. */
void suggest_surely(struct suggestions *s, struct slice name);
/* Appends "; perhaps A, B", nothing if there is none. */
void suggestions_print(const struct suggestions *s, struct buffer *out);
/* Letters to change, add or drop, or to swap with the next, to make `b` of
 * `a` (Damerau 1964), ASCII case apart; `most` + 1 if more than `most`. */
unsigned name_distance(struct slice a, struct slice b, unsigned most);
#endif

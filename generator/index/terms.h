/* SPDX-License-Identifier: MIT */
/* terms.h - what an article can be found by on the search page
 *
 * Words are counted through the article, so that a phrase can be told from
 * words that stand apart: each Chinese character, other word and punctuation
 * mark takes a place, white space none; between paragraphs there is a gap.
 *
 *   a pair of neighbouring Chinese characters     at the first one's place
 *   a Chinese character                           at its place, where it
 *                                                 begins or ends a stretch
 *   another word, folded                          at its place
 *   "k:KIND", "i:CODE", "rN:PATH"                 kinds of figures, industries
 *                                                 and regions, without places
 *
 * Folding makes full-width characters common, letters small and bare of their
 * accents, leaves out a comma between digits, and the ending of an English
 * plural by the rules of the S stemmer (Harman 1991). search.js does the same
 * to what a reader looks for, and a test holds the two together.
 *
 * Industries and regions carry their names, behind U+0001 each ("i:20",
 * Chinese, English), for the page to show. A region's N is the number of
 * names in its path; an article lies in the regions of its subjects and of the
 * places that it names, at its date. */
#ifndef TERMS_H
#define TERMS_H
#include "dossier.h"

struct term {
	struct slice text;
	VEC(uint32_t) places; /* rising; none: only that it is there */
};

struct term_list {
	struct term **v; /* each text once, in no order that matters */
	size_t n, capacity;
};

enum { TERM_MOST = 40 }; /* code points; longer words are no terms */

/* Allocated in `a`, or pieces of the article's text. */
struct term_list terms_find(
    struct arena *a, const struct dossier *d, const struct gazetteer *g);
/* The terms of a plain text, for tests. */
struct term_list terms_of_text(struct arena *a, struct slice text);
#endif

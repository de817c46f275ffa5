/* SPDX-License-Identifier: MIT */
/* terms.h - what an article can be found by on the search page
 *
 * Its words, in their places. Each Chinese character, other word and
 * punctuation mark takes a place, white space none; all punctuation is one
 * word, the comma. Between paragraphs there is a place without a word, which
 * no phrase can span, as where a word is too long to be one.
 *
 * Folding makes full-width characters common, letters small and bare of their
 * accents, leaves out a comma between digits, and the ending of an English
 * plural by the rules of the S stemmer (Harman 1991). search.js does the same
 * to what a reader looks for, and a test holds the two together.
 *
 * And labels, which begin with U+0001 (LABEL): "k:KIND" of figures, "i:CODE" of
 * industries and "rN:PATH" of regions, the last two with their names, behind
 * U+0001 each (Chinese, English), for the page to show. A region's N is the
 * number of names in its path; an article lies in the regions of its subjects
 * and of the places that it names, at its date. */
#ifndef TERMS_H
#define TERMS_H
#include "dossier.h"

struct term {
	struct slice text;
	/* A character or punctuation: in most articles, no matter which. */
	bool single;
};

struct term_list {
	VEC(struct term) words;   /* each text once */
	VEC(uint32_t) places;     /* words by number, from 1; 0: none */
	VEC(struct slice) labels; /* each once */
};

enum { TERM_MOST = 40 }; /* code points; longer words are no terms */
#define LABEL "\1"

/* Allocated in `a`, or pieces of the article's text. */
struct term_list terms_find(
    struct arena *a, const struct dossier *d, const struct gazetteer *g);
/* The terms of a plain text, for tests. */
struct term_list terms_of_text(struct arena *a, struct slice text);
#endif

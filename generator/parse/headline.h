/* SPDX-License-Identifier: MIT */
/* headline.h - the pieces of a title and the body lines that repeat them */
#ifndef HEADLINE_H
#define HEADLINE_H
#include "article.h"

/* A wording without blanks, marks, case and width; and what it is made of,
 * for comparing: pairs of characters in Chinese, words in English. */
struct wording {
	struct slice text;
	VEC(uint64_t) units;
};

void wording_of(
    struct wording *w, struct arena *a, struct slice s, enum lang lang);
/* The share (0..1) of the units of `a` that `b` has too. */
double wording_share(const struct wording *a, const struct wording *b);

/* Adds the pieces of `half->title` to its headlines: lines that two or more
 * ASCII blanks divide.  U+3000 stands inside a line. */
void headlines_of_title(struct half *half, struct arena *a, struct slice text);

/* A reader that is shown the first lines of a body one by one. */
struct headline_reader {
	struct arena *arena;
	enum lang lang;
	struct wording title;
	struct slice authors; /* their wording, as one */
	size_t matched;       /* in title.text, where the last line ended */
	size_t covered;       /* bytes of title.text that lines have repeated */
};

/* `authors` is the author line's wording. */
void headline_reader_init(struct headline_reader *r, struct arena *a,
    const struct half *half, struct slice text, struct slice authors);

enum headline_match {
	HEADLINE_NO,
	HEADLINE_MAYBE, /* short and without a full stop */
	HEADLINE_LIKE,  /* nearly the title's wording */
	HEADLINE_SAME
};
enum headline_match headline_match(
    struct headline_reader *r, struct slice line);
/* Whether the lines so far have repeated the title but for a word or two, so
 * that a short line that follows is no headline of it. */
bool headline_complete(const struct headline_reader *r);
#endif

/* SPDX-License-Identifier: MIT */
/* printed.h - every number that a stretch prints, whether it counts anything
 *
 * For a second look at a text, in doubt: whether "three" stands there at all,
 * be it in a name, a date, an idiom or an adverb. */
#ifndef PRINTED_H
#define PRINTED_H
#include "lang.h"
#include "slice.h"

struct arena;

struct printed_number {
	struct span span;
	double min, max; /* what it is or, of dozens, from .. below */
};

struct printed_numbers {
	struct printed_number *v; /* in text order */
	size_t n;
};

/* The numbers of `in`, whose bytes count in `text`. Allocated in `a`. */
struct printed_numbers numbers_printed(
    struct arena *a, enum lang lang, struct slice text, struct span in);
/* printed_zh.c, printed_en.c */
struct printed_numbers numbers_printed_zh(
    struct arena *a, struct slice text, struct span in);
struct printed_numbers numbers_printed_en(
    struct arena *a, struct slice text, struct span in);
#endif

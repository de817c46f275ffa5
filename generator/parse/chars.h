/* SPDX-License-Identifier: MIT */
/* chars.h - the marks and digits that articles are printed with
 *
 * Only what the frame needs: the values of numbers in the text are the
 * business of a later room. */
#ifndef CHARS_H
#define CHARS_H
#include "utf8.h"

#define IDEOGRAPHIC_SPACE 0x3000

/* The code point at `off`, 0 behind the end. */
static inline uint32_t
cp_at(struct slice s, size_t off)
{
	return off < s.n ? utf8_next(s, &off) : 0;
}

/* The last code point, 0 if there is none. */
static inline uint32_t
cp_last(struct slice s)
{
	size_t off = s.n;

	return s.n > 0 ? utf8_prev(s, &off) : 0;
}

/* Letters, digits and ideographs: what a comparison of wordings looks at. */
bool cp_is_wording(uint32_t cp);
bool cp_is_closing(uint32_t cp); /* quotes and brackets */
bool cp_is_opening(uint32_t cp);
/* A mark that ends a sentence, once closing quotes are taken off. */
bool ends_sentence(struct slice s);
/* Any mark that a full line may end with: those and : ; , and the like. */
bool ends_with_mark(struct slice s);
/* Han characters in `s`, and ASCII letters; for telling the languages. */
void count_scripts(struct slice s, size_t *han, size_t *latin);

/*
 * A small whole number at `*off`, which moves behind it: ASCII or full-width
 * digits, or Chinese (二十九, 一九六〇, 廿三).  -1 if there is none, or one
 * of more than `most` digits.
 */
int32_t read_number(struct slice s, size_t *off, int most);
#endif

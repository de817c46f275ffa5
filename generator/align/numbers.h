/* SPDX-License-Identifier: MIT */
/* numbers.h - the values of numerals, as anchors for the aligner
 *
 * A small reader: what a numeral counts, and how exactly, is found out later
 * by another room. */
#ifndef NUMBERS_H
#define NUMBERS_H
#include "lang.h"
#include "slice.h"

/* Reads the numeral that begins at `*off`, which moves behind it. False if
 * none does or its value is 0.
 * The value is in thousandths. */
bool number_read_zh(struct slice text, size_t *off, int64_t *milli);
bool number_read_en(struct slice text, size_t *off, int64_t *milli);
/* Whether a numeral may begin with a character, an English one with a word:
 * most do not. */
bool number_begins_zh(uint32_t cp);
bool number_begins(struct slice word);
#endif

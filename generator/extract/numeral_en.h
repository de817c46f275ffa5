/* SPDX-License-Identifier: MIT */
/* numeral_en.h - English numbers in words and digits
 *
 * Reads a numeral and nothing around it: 15.79 / 1.2 million / a hundred and
 * fifty / half a million / tens of thousands / two and a half / one-third /
 * twenty-first. Whether it counts anything is for figures_en.c to say. */
#ifndef NUMERAL_EN_H
#define NUMERAL_EN_H
#include "lex_en.h"

enum numeral_kind {
	NUMERAL_CARDINAL,
	NUMERAL_SEVERAL,  /* several, dozens, tens of thousands: from min
			   * to below max */
	NUMERAL_FRACTION, /* one-third, half */
	NUMERAL_ORDINAL
};

struct numeral {
	enum numeral_kind kind;
	uint32_t first, end; /* tokens, end excluded */
	double min, max;     /* the same but for NUMERAL_SEVERAL */
	double scale;        /* of the last scale word: 1e6 in 1.2 million;
			      * else 1 */
	bool in_words;       /* begins with a word, not with a digit */
};

/* The longest numeral that begins at token `i`; false if there is none, or
 * none that a newspaper could mean (TOKEN_HARD). */
bool numeral_en(const struct tokens *t, uint32_t i, struct numeral *n);
#endif

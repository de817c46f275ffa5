/* SPDX-License-Identifier: MIT */
/* wade_giles.h - from Hanyu Pinyin to Wade-Giles */
#ifndef WADE_GILES_H
#define WADE_GILES_H
#include "slice.h"

struct arena;

/* Syllables without tones, between blanks ("chong qing"), in the spelling of
 * Giles 1912 without apostrophes and marks, joined: "chungching". In `a`. */
struct slice wade_giles(struct arena *a, struct slice pinyin);
#endif

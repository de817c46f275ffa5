/* SPDX-License-Identifier: MIT */
/* organisations.h - how names of organisations in both languages are alike;
 * inside organisation*.c only */
#ifndef ORGANISATIONS_H
#define ORGANISATIONS_H
#include "linker.h"

/* Whether `en` begins with the letters of a name, as English spells them. A
 * rare character, whose reading the table lacks, may be any syllable, if the
 * others are spelt. */
bool sounds_like(const struct linker *l, struct slice zh, struct slice en);
/* Whether each character is spelt, to the last letter. */
bool spells(const struct linker *l, struct slice zh, struct slice word);
/* The share of the English name's words, but for its kind, that the Chinese
 * one explains: 0..1, less where their numbers contradict each other. */
double name_likeness(const struct linker *l, struct span zh, struct span en);
#endif

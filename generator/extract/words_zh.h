/* SPDX-License-Identifier: MIT */
/* words_zh.h - words by class: words_zh.tsv, built into the program
 *
 * The classes are bits (NOT_UNIT, NOUN_END ...; CUE_UP ...), written by
 * words_zh.py. A lookup costs a hash of one character. */
#ifndef WORDS_ZH_H
#define WORDS_ZH_H
#include <stddef.h>
#include <stdint.h>

#define WORDS_ZH_CLASSES
#include "words_zh.inc"
#undef WORDS_ZH_CLASSES

struct page;

struct word_zh {
	const char *text;
	uint8_t n;
	uint32_t cues;
	uint64_t classes;
};

/* A word that later figures look back for. */
struct cue {
	uint32_t off, n;
	uint32_t classes;
};

/* Length of the longest word of any of `classes` at `off`, or that ends
 * there inside the block; 0 if there is none. */
size_t word_at(const struct page *p, size_t off, uint64_t classes);
size_t word_before(const struct page *p, size_t off, uint64_t classes);
/* Notes the cue at `off`, if one stands there; its end, else `off`. */
size_t cue_note(struct page *p, size_t off);
/* The last cue of any of `classes` inside [from, to), or NULL. */
const struct cue *cue_last(
    const struct page *p, size_t from, size_t to, uint32_t classes);
/* The first characters of all cues. */
const char *cue_starts(void);

/* Length of the first of `words`, divided by blanks, that stands at `off` or
 * ends there; 0 if none does. Longer words come first where one begins or
 * ends another. For a few words; many belong in the table. */
size_t at_any(const struct page *p, size_t off, const char *words);
size_t before_any(const struct page *p, size_t off, const char *words);
/* The last place of `word` in [from, to), not too far back, or SIZE_MAX. */
size_t last_of(const struct page *p, size_t from, size_t to, const char *word);
#endif

/* SPDX-License-Identifier: MIT */
/* lexicon.h - which Chinese and English words render each other
 *
 * Read from the authority folder: glossary.tsv (Chinese, English), pinyin.tsv
 * (syllable, its characters) and inflections.tsv (irregular form, its base).
 * Read-only once loaded: threads may share it. English words are known by
 * their stems. */
#ifndef LEXICON_H
#define LEXICON_H
#include "diag.h"
#include "slice.h"

struct arena;
struct lexicon;

/* Loads the tables into `a`, which keeps owning them: each from `dir` if it
 * is there, else from `fallback` (either may be NULL). A bad row is reported
 * and skipped, a table that cannot be read reported and taken for empty.
 * Never NULL. */
struct lexicon *lexicon_load(
    struct arena *a, struct diag *d, const char *dir, const char *fallback);

/* One English word that may render a Chinese one. */
struct sense {
	uint32_t stem; /* id, below lexicon_nstems */
	float chance;  /* that it does, 0..1 */
};

size_t lexicon_nstems(const struct lexicon *x);
/* The longest Chinese word at `off` that has senses: its length in bytes, 0
 * if there is none. */
size_t lexicon_match(const struct lexicon *x, struct slice text, size_t off,
    const struct sense **sense, size_t *nsenses);
/* The id of an English word (ASCII letters) by its stem, or UINT32_MAX. */
uint32_t lexicon_stem(const struct lexicon *x, struct slice word);
/* The readings of a character, lower-case and without tones; how many. */
size_t lexicon_pinyin(
    const struct lexicon *x, uint32_t cp, const struct slice **reading);

/* The stem of `word` in `out` (at least STEM_MAX bytes); its length. Without
 * a table irregular forms stay what they are. */
#define STEM_MAX 24
size_t stem(struct slice word, char *out);
#endif

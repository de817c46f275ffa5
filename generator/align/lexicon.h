/* SPDX-License-Identifier: MIT */
/* lexicon.h - which Chinese and English words render each other
 *
 * Read from the authority folder: glossary.tsv (Chinese, English), pinyin.tsv
 * (syllable, its characters), inflections.tsv (irregular form, its base),
 * abbreviations.tsv (word, what a full stop behind it means) and lexicon.tsv
 * (what `duikan train` has learnt), if there is one; a dictionary besides, if
 * one is named. Read-only once loaded: threads may share it. English words are
 * known by their stems. */
#ifndef LEXICON_H
#define LEXICON_H
#include "diag.h"
#include "slice.h"

struct arena;
struct lexicon;

/* Where the tables are; any may be NULL. */
struct lexicon_sources {
	const char *dir, *fallback; /* a table is taken from the first that
				     * has it */
	const char *learnt;         /* in place of the folders' lexicon.tsv */
	struct slice learnt_text;   /* or its text */
	const char *dictionary;     /* in the format of CC-CEDICT */
};

/* Loads the tables into `a`, which keeps owning them. A bad row is reported
 * and skipped, a table that cannot be read reported and taken for empty.
 * Never NULL. */
struct lexicon *lexicon_load(
    struct arena *a, struct diag *d, const struct lexicon_sources *sources);

/* One English word that may render a Chinese one. */
struct sense {
	uint32_t stem; /* id, below lexicon_nstems */
	float chance;  /* that it does, 0..1 */
};

#define NO_STEM UINT32_MAX

/* A stem that a character was learnt to go with, and the chances that either
 * produces the other. */
struct learnt {
	uint32_t stem;
	float to_en, to_zh;
};

size_t lexicon_nstems(const struct lexicon *x);
/* The longest Chinese word at `off` that has senses: its length in bytes, 0
 * if there is none. */
size_t lexicon_match(
    const struct lexicon *x, struct slice text, size_t off, uint32_t *word);
size_t lexicon_senses(
    const struct lexicon *x, uint32_t word, const struct sense **sense);
size_t lexicon_learnt(
    const struct lexicon *x, uint32_t cp, const struct learnt **learnt);
/* The id of an English word (ASCII letters) by its stem, or NO_STEM. */
uint32_t lexicon_stem(const struct lexicon *x, struct slice word);
/* The stem itself, in `out` (at least STEM_MAX bytes), and its id or
 * NO_STEM. */
struct slice lexicon_stem_of(
    const struct lexicon *x, struct slice word, char *out, uint32_t *id);
/* The readings of a character, lower-case and without tones; how many. */
#define READINGS_MAX 3
size_t lexicon_pinyin(
    const struct lexicon *x, uint32_t cp, struct slice reading[READINGS_MAX]);

/* What abbreviations.tsv says of an English word. */
enum full_stop {
	STOP_ENDS,   /* nothing: a full stop behind it ends the sentence */
	STOP_NAME,   /* a name follows: never the end */
	STOP_NUMBER, /* the end unless a number follows */
	STOP_OPEN,   /* the end only before a word that begins sentences */
	STOP_BEGINS, /* such a word */
	STOP_SAYS    /* "...?" Wang asked */
};
/* STOP_ENDS if `x` is NULL. */
enum full_stop lexicon_stop(const struct lexicon *x, struct slice word);

/* The stem of `word` in `out` (at least STEM_MAX bytes); its length. Without
 * a table irregular forms stay what they are. */
#define STEM_MAX 24
size_t stem(struct slice word, char *out);
#endif

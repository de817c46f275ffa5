/* SPDX-License-Identifier: MIT */
/* bigram.h - text as the words of the full-text index (schema.sql, `words`)
 *
 * Chinese has no blanks between words. A stretch of n characters becomes its
 * n-1 overlapping pairs and its last character alone, so that a word of two
 * is exact, a longer one a phrase, and a single one a prefix (Nie, Gao, Zhang
 * and Zhou 2000, on pairs against words for Chinese retrieval). */
#ifndef BIGRAM_H
#define BIGRAM_H
#include "buffer.h"

/* Appends what the index is given for `text`. Full-width ASCII becomes
 * common. */
void bigram_split(struct buffer *out, struct slice text);
/* Appends an FTS5 expression for what a reader looks for: all of the tokens
 * that any text with `phrase` in it has, and nothing where there are none. It
 * may match more than the phrase in a text with Chinese: compare with
 * bigram_holds. */
void bigram_query(struct buffer *out, struct slice phrase);
/* Whether the text has the phrase in it, letter by letter: full-width and
 * common, capital and small are the same. */
bool bigram_holds(struct slice text, struct slice phrase);
/* The same, from `from`; the end in `*end`. SIZE_MAX if it is not there. */
size_t bigram_find(
    struct slice text, struct slice phrase, size_t from, size_t *end);
/* Whether there is a Chinese character in it. */
bool bigram_has_han(struct slice text);
#endif

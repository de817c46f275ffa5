/* SPDX-License-Identifier: MIT */
/* marks.h - the punctuation that sentence ends are made of */
#ifndef MARKS_H
#define MARKS_H
#include "sentences.h"

bool mark_is_final(uint32_t cp);  /* 。！？ and their like, not "." */
bool mark_is_dots(uint32_t cp);   /* what ellipses are made of */
bool mark_is_closer(uint32_t cp); /* closing quote or bracket */
bool mark_is_opener(uint32_t cp);
bool mark_opens_bracket(uint32_t cp); /* round ones and book titles */
bool mark_closes_bracket(uint32_t cp);

/* The code point at `off` of the paragraph, 0 at its end, and the one before
 * it, 0 at the start of the sentence. */
uint32_t mark_at(const struct sentence_scan *s, size_t off);
uint32_t mark_before(const struct sentence_scan *s, size_t off);
/* The first offset from `off` that is not white space. */
size_t mark_skip_blanks(const struct sentence_scan *s, size_t off);
/* Passes the marks of a group (?! or ......), then the closers behind it. */
size_t mark_skip_finals(struct sentence_scan *s, size_t off);
size_t mark_skip_closers(struct sentence_scan *s, size_t off);

/* Whether `off` stands in a bracket that was opened in mid-sentence, not long
 * ago, and is closed before long. */
bool mark_in_bracket(struct sentence_scan *s, size_t off);

/* Whether what stands at `off`, behind blanks, may begin a sentence. */
bool sentence_can_begin_zh(const struct sentence_scan *s, size_t off);
bool sentence_can_begin_en(const struct sentence_scan *s, size_t off);

/* Each looks at the mark that stands from `off` to `next` and returns where
 * the sentence ends, or 0 if it goes on. */
size_t sentence_end_zh(struct sentence_scan *s, size_t off, size_t next);
size_t sentence_end_en(struct sentence_scan *s, size_t off, size_t next);
#endif

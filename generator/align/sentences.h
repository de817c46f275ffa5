/* SPDX-License-Identifier: MIT */
/* sentences.h - where sentences end (RECORDS: the record `bead`)
 *
 * A Chinese sentence ends at 。！？ or …… and an English one at . ! ? or ...,
 * with the closing quotes and brackets behind it. A semicolon ends none in
 * either language: translators put full stops for them as they like, and
 * aligning finds that. A mark inside a bracket or a book title in
 * mid-sentence ends nothing, nor does one behind a mark that counts (1. I. A.
 * 1.2.), which stays with what it counts. What stands in brackets between two
 * sentences, as (Applause), is one of its own. */
#ifndef SENTENCES_H
#define SENTENCES_H
#include "lang.h"
#include "lexicon.h"
#include "slice.h"

/* A walk over one paragraph; only sentences.c looks inside. */
struct sentence_scan {
	struct slice text;
	enum lang lang;
	size_t first;      /* where the paragraph begins */
	size_t start, end; /* of the sentence; of the paragraph */
	size_t next_close; /* first bracket closed at or after here */
	unsigned depth;    /* brackets open now */
	size_t opened;     /* where the outer one stands */
	bool leading;      /* the outer one stands first in its sentence */
	bool quoted;       /* an odd number of " so far */
	const struct lexicon *lexicon;
};

/* Begins with the front of `paragraph`, a piece of `text`. `lexicon` knows
 * the abbreviations; it may be NULL. */
void sentence_scan_init(struct sentence_scan *s, struct slice text, enum lang l,
    struct span paragraph, const struct lexicon *lexicon);
/* The next sentence: trimmed, never empty. False when nothing but white space
 * is left. Between two sentences there is nothing but white space. */
bool sentence_scan_next(struct sentence_scan *s, struct span *sentence);
#endif

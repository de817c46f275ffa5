/* SPDX-License-Identifier: MIT */
/* tokens.h - the words of two lists of units, as numbers
 *
 * English words are known by their stems. Chinese ones are single characters
 * (which beat a segmentation into words, when what renders what has to be
 * learnt), and beside them whatever the lexicon, numerals or spelling can
 * tell more of: words of the glossary, numbers, names. */
#ifndef TOKENS_H
#define TOKENS_H
#include "beads.h"

enum token_kind {
	TOKEN_HAN,    /* value: code point */
	TOKEN_WORD,   /* value: word of the lexicon */
	TOKEN_NUMBER, /* value: thousandths */
	TOKEN_NAME,   /* value: English type that is spelt like it */
	TOKEN_STEM    /* value: stem of the lexicon, or NO_STEM */
};

struct token_type {
	uint64_t value;
	struct slice stem; /* of TOKEN_STEM */
	uint32_t count;    /* units that show it */
	uint16_t span;     /* characters, of a Chinese one */
	uint8_t kind;
};

struct unit_tokens {
	uint32_t *v; /* types, each once */
	uint32_t n;
	uint32_t length; /* characters of the unit, blanks excluded */
};

struct text {
	struct unit_tokens *unit[LANGS];
	size_t n[LANGS];
	struct token_type *type[LANGS];
	uint32_t ntypes[LANGS];
	uint64_t ntokens[LANGS]; /* English words, Chinese characters */
	uint32_t *here;          /* by stem of the lexicon: type + 1, or 0 */
};

/* `lexicon` may be NULL. */
void tokens_find(struct text *t, struct arena *a,
    const struct unit_list units[LANGS], const struct lexicon *lexicon);
#endif

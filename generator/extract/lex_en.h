/* SPDX-License-Identifier: MIT */
/* lex_en.h - English text as a row of words, numbers and marks
 *
 * One pass over the bytes; every word is looked up once in the table that
 * words_en.py writes, and the rules of the English scanner work on the row. */
#ifndef LEX_EN_H
#define LEX_EN_H
#include "arena.h"
#include "slice.h"

/* Classes of words, see words_en.tsv. */
#define IS_SMALL (UINT64_C(1) << 0) /* zero .. nine */
#define IS_TEEN (UINT64_C(1) << 1)  /* ten .. nineteen */
#define IS_TENS (UINT64_C(1) << 2)  /* twenty, thirty .. */
#define IS_SCALE (UINT64_C(1) << 3) /* hundred, thousand, million .. */
#define IS_DOZEN (UINT64_C(1) << 4)
#define IS_MANY (UINT64_C(1) << 5)      /* tens, dozens, hundreds .. */
#define IS_VAGUE (UINT64_C(1) << 6)     /* several, few, couple */
#define IS_PART (UINT64_C(1) << 7)      /* half, thirds, quarters .. */
#define IS_ORDINAL (UINT64_C(1) << 8)   /* first, second .. */
#define IS_MULTIPLY (UINT64_C(1) << 9)  /* doubled, trebled .. */
#define IS_FOLD (UINT64_C(1) << 10)     /* twofold .. */
#define IS_FOLDWORD (UINT64_C(1) << 11) /* fold */
#define IS_TWICE (UINT64_C(1) << 12)
#define IS_MONTH (UINT64_C(1) << 13)
#define IS_ABBREV (UINT64_C(1) << 14) /* its full stop ends no sentence */
#define IS_WEEKDAY (UINT64_C(1) << 15)
#define IS_SEASON (UINT64_C(1) << 16)
#define IS_PERIOD (UINT64_C(1) << 17) /* year, month .. */
#define IS_PERIODS (UINT64_C(1) << 18)
#define IS_DAYPART (UINT64_C(1) << 19)
#define IS_CLOCK (UINT64_C(1) << 20)
#define IS_BOUND (UINT64_C(1) << 21) /* more, about, least .. */
#define IS_UP (UINT64_C(1) << 22)    /* increased .. */
#define IS_DOWN (UINT64_C(1) << 23)
#define IS_REACH (UINT64_C(1) << 24)
#define IS_EXCEED (UINT64_C(1) << 25)
#define IS_PLAN (UINT64_C(1) << 26)
#define IS_STOP (UINT64_C(1) << 27) /* ends a noun phrase */
#define IS_PREP (UINT64_C(1) << 28)
#define IS_CONJ (UINT64_C(1) << 29)
#define IS_AUX (UINT64_C(1) << 30)
#define IS_PRONOUN (UINT64_C(1) << 31)
#define IS_ARTICLE (UINT64_C(1) << 32)
#define IS_VERB (UINT64_C(1) << 33)
#define IS_NAMED (UINT64_C(1) << 34)  /* plant, regiment .. */
#define IS_SERIES (UINT64_C(1) << 35) /* type, chapter .. */
#define IS_SPORT (UINT64_C(1) << 36)
#define IS_DEICTIC (UINT64_C(1) << 37)    /* this, last, next .. */
#define IS_DAYWORD (UINT64_C(1) << 38)    /* today .. */
#define IS_POSITION (UINT64_C(1) << 39)   /* early, end .. */
#define IS_COUNTER (UINT64_C(1) << 40)    /* kinds, people, sets .. */
#define IS_COMPOUND (UINT64_C(1) << 41)   /* member in twelve-member */
#define IS_DETERMINER (UINT64_C(1) << 42) /* the, its, our .. */
#define IS_FIRSTLY (UINT64_C(1) << 43)    /* secretary in first secretary */
#define IS_SHARE (UINT64_C(1) << 44)      /* accounted for .. */
#define IS_FESTIVAL (UINT64_C(1) << 45)
#define IS_DECADE (UINT64_C(1) << 46) /* the fifties */
#define IS_SHIFT (UINT64_C(1) << 47)  /* went, changed: from .. to */
#define IS_BOUNDS (UINT64_C(1) << 48) /* a last word of what bounds */
#define IS_HALVE (UINT64_C(1) << 49)  /* halved */
#define IS_CARDINAL (IS_SMALL | IS_TEEN | IS_TENS | IS_SCALE | IS_DOZEN)

#define WORDS_ENUM
#include "words_en.inc"
#undef WORDS_ENUM

/* Marks are their own ASCII character; these are not ASCII. */
enum {
	MARK_DASH = 0x80,
	MARK_QUOTE,
	MARK_PERCENT,
	MARK_PERMILLE,
	MARK_CURRENCY,
	MARK_DEGREE,
	MARK_HALF,
	MARK_QUARTER,
	MARK_QUARTERS,
	MARK_OTHER
};

enum token_kind { TOKEN_END, TOKEN_WORD, TOKEN_NUMBER, TOKEN_MARK };

enum {
	TOKEN_SPACED = 1,  /* white space stands before it */
	TOKEN_CAPITAL = 2, /* a word with a capital at the start */
	TOKEN_GROUPED = 4, /* 1,171 */
	TOKEN_DECIMAL = 8, /* 15.79 */
	TOKEN_HARD = 16,   /* not ASCII, or too long to be a number */
	TOKEN_LOWER = 32,  /* the word has a small letter */
};

struct token {
	uint32_t start, end; /* in the text */
	uint16_t word;       /* EN_..., or the mark; 0 for other words */
	uint8_t kind;
	uint8_t flags;
	uint64_t is;
};

/* A row has a TOKEN_END at both ends: v[0] and v[n - 1]. */
struct tokens {
	struct slice text; /* that start and end count in */
	struct token *v;
	uint32_t n;
};

/* Cuts `block` of `text`; the row is allocated in `a`. */
struct tokens lex_en(struct arena *a, struct slice text, struct span block);
/* What the table says next to the classes: 3 for three. */
int64_t word_value(const struct token *t);
/* Whether a sentence ends with the mark at `i`. */
bool lex_ends_sentence(const struct tokens *t, uint32_t i);

static inline bool
token_is(const struct token *t, int word)
{
	return t->kind == TOKEN_WORD && t->word == word;
}

static inline bool
token_mark(const struct token *t, int mark)
{
	return t->kind == TOKEN_MARK && t->word == mark;
}

static inline bool
token_spaced(const struct token *t)
{
	return (t->flags & TOKEN_SPACED) != 0;
}

static inline bool
token_capital(const struct token *t)
{
	return (t->flags & TOKEN_CAPITAL) != 0;
}

/* A hyphen or dash that joins its neighbours. */
static inline bool
token_joins(const struct token *t)
{
	return (token_mark(t, '-') || token_mark(t, MARK_DASH)) &&
	       !token_spaced(t) && !token_spaced(t + 1);
}
#endif

/* SPDX-License-Identifier: MIT */
#include "lex_en.h"

#include "utf8.h"
#include "vec.h"

struct word {
	const char *text;
	uint8_t len;
	int64_t value;
	uint64_t is;
};

#include "words_en.inc"

enum { SLOTS = sizeof(word_slots) / sizeof(*word_slots) };
/* A numeral of more digits than this is no number that a newspaper means. */
enum { DIGITS_MOST = 40 };

enum { OTHER, BLANK, LETTER, DIGIT, HIGH };

struct lexer {
	const char *p; /* the text */
	uint32_t at, end;
	struct token *out;
};

static inline uint8_t
class_at(const struct lexer *l, uint32_t at)
{
	unsigned char c;

	if (at >= l->end)
		return OTHER;
	c = (unsigned char)l->p[at];
	if ((unsigned char)((c | 0x20) - 'a') < 26)
		return LETTER;
	if (c >= 0x80)
		return HIGH;
	if ((unsigned char)(c - '0') < 10)
		return DIGIT;
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' ? BLANK : OTHER;
}

/* As word_hash() in words_en.py, over letters of either case. */
static uint16_t
word_find(const char *p, uint32_t n)
{
	uint32_t h = 0, at;

	for (uint32_t i = 0; i < n; i++)
		h = h * 31 + ((unsigned char)p[i] | 0x20);
	h *= 0x9e3779b1U;
	for (at = h >> 20; word_slots[at].word != 0; at = (at + 1) % SLOTS) {
		const struct word *w = &words[word_slots[at].word];
		uint32_t i = 0;

		if (word_slots[at].tag != (h & 0xffff) || w->len != n)
			continue;
		while (i < n && (p[i] | 0x20) == w->text[i])
			i++;
		if (i == n)
			return word_slots[at].word;
	}
	return EN_none;
}

int64_t
word_value(const struct token *t)
{
	return t->kind == TOKEN_WORD ? words[t->word].value : 0;
}

/* Letters of Latin-1 and Latin Extended: the pinyin with tone marks. */
static bool
is_latin(const char *p, uint32_t left)
{
	return left >= 2 && (unsigned char)p[0] >= 0xc3 &&
	       (unsigned char)p[0] <= 0xc9;
}

static void
lex_word(struct lexer *l, struct token *t)
{
	uint32_t n = l->at, plain;

	while (class_at(l, n) == LETTER)
		n++;
	plain = n;
	for (;;) {
		if (class_at(l, n) == LETTER)
			n++;
		else if (class_at(l, n) == HIGH &&
			 is_latin(l->p + n, l->end - n))
			n += 2;
		else
			break;
	}
	t->kind = TOKEN_WORD;
	if ((l->p[l->at] & 0x20) == 0)
		t->flags |= TOKEN_CAPITAL;
	if (n - l->at > 1 ? (l->p[l->at + 1] & 0x20) != 0
			  : (l->p[l->at] & 0x20) != 0)
		t->flags |= TOKEN_LOWER;
	if (n == plain && n - l->at <= 16) {
		t->word = word_find(l->p + l->at, n - l->at);
		t->is = words[t->word].is;
	}
	l->at = n;
}

/* Length of a digit at `at`, ASCII or full-width (U+FF10..FF19); 0 if none */
static uint32_t
digit_at(const struct lexer *l, uint32_t at)
{
	if (class_at(l, at) == DIGIT)
		return 1;
	if (l->end - at >= 3 && l->p[at] == '\xef' && l->p[at + 1] == '\xbc' &&
	    (unsigned char)l->p[at + 2] >= 0x90 &&
	    (unsigned char)l->p[at + 2] <= 0x99)
		return 3;
	return 0;
}

static uint32_t
digits_from(const struct lexer *l, uint32_t *at)
{
	uint32_t n = 0, len;

	while (*at < l->end && (len = digit_at(l, *at)) > 0) {
		*at += len;
		n++;
	}
	return n;
}

/* 1171 / 1,171 / 15.79 / .5 is left as a mark and a number. A group has three
 * digits: in "1,3" and "1950,1951" the comma divides. A translator who thinks
 * in 万 prints 60,3200. */
static void
lex_number(struct lexer *l, struct token *t)
{
	uint32_t at = l->at, next, n = digits_from(l, &at), total = n;

	t->kind = TOKEN_NUMBER;
	while (n > 0 && at < l->end && l->p[at] == ',') {
		uint32_t group;

		next = at + 1;
		if (total > 3 && (t->flags & TOKEN_GROUPED) == 0)
			break;
		group = digits_from(l, &next);
		if (group != 3 && !(group == 4 && total == n && n < 4 &&
				      (next >= l->end || l->p[next] != ',')))
			break;
		total += group;
		at = next;
		t->flags |= TOKEN_GROUPED;
	}
	next = at + 1;
	if (at < l->end && l->p[at] == '.' && next < l->end &&
	    digit_at(l, next) > 0) {
		total += digits_from(l, &next);
		at = next;
		t->flags |= TOKEN_DECIMAL;
	}
	if (total > DIGITS_MOST)
		t->flags |= TOKEN_HARD;
	l->at = at;
}

static uint16_t
mark_of(uint32_t cp)
{
	switch (cp) {
	case 0x2010:
	case 0x2011:
	case 0xff0d:
		return '-';
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2212:
	case 0xff5e:
		return MARK_DASH;
	case 0x2018:
	case 0x2019:
		return '\'';
	case 0x201c:
	case 0x201d:
	case 0x300a:
	case 0x300b:
		return MARK_QUOTE;
	case 0xff05:
	case 0xfe6a:
		return MARK_PERCENT;
	case 0x2030:
		return MARK_PERMILLE;
	case 0xa3:
	case 0xa5:
	case 0x20ac:
	case 0xffe5:
	case 0xff04:
		return MARK_CURRENCY;
	case 0xb0:
	case 0x2103:
		return MARK_DEGREE;
	case 0xbc:
		return MARK_QUARTER;
	case 0xbd:
		return MARK_HALF;
	case 0xbe:
		return MARK_QUARTERS;
	case 0xff0c:
		return ',';
	case 0xff1a:
		return ':';
	case 0x3002:
	case 0xff0e:
		return '.';
	default:
		return MARK_OTHER;
	}
}

static void
lex_mark(struct lexer *l, struct token *t)
{
	struct slice text = {l->p, l->end};
	size_t at = l->at;
	uint32_t cp = utf8_next(text, &at);

	t->kind = TOKEN_MARK;
	t->word = cp < 0x80 ? (uint16_t)cp : mark_of(cp);
	if (cp == '%')
		t->word = MARK_PERCENT;
	else if (cp == '$')
		t->word = MARK_CURRENCY;
	else if (cp == '"')
		t->word = MARK_QUOTE;
	else if (cp == '~')
		t->word = MARK_DASH;
	l->at = (uint32_t)at;
}

/* U+3000 and U+00A0 are white space too. */
static bool
skip_blanks(struct lexer *l)
{
	uint32_t begin = l->at;

	for (;;) {
		if (class_at(l, l->at) == BLANK)
			l->at++;
		else if (l->end - l->at >= 3 &&
			 memcmp(l->p + l->at, "\xe3\x80\x80", 3) == 0)
			l->at += 3;
		else if (l->end - l->at >= 2 &&
			 memcmp(l->p + l->at, "\xc2\xa0", 2) == 0)
			l->at += 2;
		else
			return l->at != begin;
	}
}

/* *shi*: the marks of Markdown's emphasis are no part of the text. */
static bool
at_emphasis(const struct lexer *l, uint32_t begin)
{
	bool word_before, word_behind;

	if (l->at >= l->end || l->p[l->at] != '*')
		return false;
	word_before = l->at > begin && (class_at(l, l->at - 1) == LETTER ||
					   class_at(l, l->at - 1) == DIGIT);
	word_behind = class_at(l, l->at + 1) == LETTER;
	return word_before != word_behind;
}

struct tokens
lex_en(struct arena *a, struct slice text, struct span block)
{
	VEC(struct token) row = {0};
	struct lexer l = {.p = text.p, .at = block.start, .end = block.end};
	struct tokens t = {.text = text};

	/* A word and its blank are six bytes; most rows never grow. */
	row.capacity = span_len(block) / 5 + 16;
	row.v = ARENA_NEW(a, struct token, row.capacity);
	VEC_ADD(a, &row)->end = block.start;
	row.v->start = block.start;
	for (;;) {
		bool spaced = skip_blanks(&l);
		struct token *tok;

		while (at_emphasis(&l, block.start)) {
			l.at++;
			spaced |= skip_blanks(&l);
		}
		if (l.at >= l.end)
			break;
		tok = VEC_ADD(a, &row);
		tok->start = l.at;
		tok->flags = spaced ? TOKEN_SPACED : 0;
		if (class_at(&l, l.at) == LETTER ||
		    is_latin(l.p + l.at, l.end - l.at))
			lex_word(&l, tok);
		else if (digit_at(&l, l.at) > 0)
			lex_number(&l, tok);
		else
			lex_mark(&l, tok);
		tok->end = l.at;
	}
	*VEC_ADD(a, &row) =
	    (struct token){block.end, block.end, .flags = TOKEN_SPACED};
	t.v = row.v;
	t.n = (uint32_t)row.n;
	return t;
}

bool
lex_ends_sentence(const struct tokens *t, uint32_t i)
{
	const struct token *m = &t->v[i], *next = m + 1;

	if (m->kind != TOKEN_MARK)
		return false;
	if (m->word == '!' || m->word == '?')
		return true;
	if (m->word != '.')
		return false;
	if (next->kind == TOKEN_END)
		return true;
	while (token_mark(next, MARK_QUOTE) || token_mark(next, ')') ||
	       token_mark(next, '\''))
		next++;
	if (!token_spaced(next) && next == m + 1)
		return false;
	if (i > 0 && (m[-1].is & IS_ABBREV) != 0 && m[-1].word != EN_may &&
	    (m[-1].flags & TOKEN_CAPITAL) != 0)
		return false;
	return next->kind != TOKEN_WORD || token_capital(next);
}

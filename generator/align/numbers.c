/* SPDX-License-Identifier: MIT */
#include "numbers.h"

#include "utf8.h"

#define UNITS_MAX INT64_C(1000000000000) /* a million million */

/* 0-9, 10 and up for 十百千万亿, or -1. */
static int64_t
zh_value(uint32_t cp)
{
	int digit = cp_digit(cp);

	if (digit >= 0)
		return digit;
	switch (cp) {
	case 0x4e24: /* 两 */
		return 2;
	case 0x5341: /* 十 */
		return 10;
	case 0x5eff: /* 廿 */
		return 20;
	case 0x5345: /* 卅 */
		return 30;
	case 0x767e: /* 百 */
		return 100;
	case 0x5343: /* 千 */
		return 1000;
	case 0x4e07: /* 万 */
		return 10000;
	case 0x4ebf: /* 亿 */
		return 100000000;
	default:
		return -1;
	}
}

static bool
is_point_zh(uint32_t cp)
{
	return cp == '.' || cp == 0xff0e || cp == 0xb7 || cp == 0x70b9;
}

/* total: whole 万 and 亿; section: below the next of them; digits: the run
 * of plain digits being read. In units, with `milli` behind the point. */
struct reading {
	int64_t total, section, digits, milli;
	bool any;
};

/* What is too large to be meant stays just that. */
static int64_t
times(int64_t a, int64_t b)
{
	return a > UNITS_MAX / b ? UNITS_MAX + 1 : a * b;
}

static void
read_multiplier(struct reading *r, int64_t v)
{
	int64_t n = r->any ? r->digits : r->section || r->total ? 0 : 1;

	if (v == 20 || v == 30) {
		r->section += v;
	} else if (v < 10000) {
		r->section += times(n ? n : 1, v);
		r->milli = times(r->milli, v);
	} else {
		r->total = v > 10000 ? times(r->total + r->section + n, v)
				     : r->total + times(r->section + n, v);
		r->milli = times(r->milli, v);
		r->section = 0;
	}
	r->digits = 0;
	r->any = false;
}

static int64_t
reading_value(const struct reading *r)
{
	return (r->total + r->section + r->digits) * 1000 + r->milli;
}

/* Thousandths behind the point at `*off`, which moves behind them. */
static int64_t
read_fraction(struct slice text, size_t *off)
{
	int64_t milli = 0, scale = 100;

	while (*off < text.n) {
		size_t next = *off;
		int64_t v = zh_value(utf8_next(text, &next));

		if (v < 0 || v > 9)
			break;
		milli += v * scale;
		scale /= 10;
		*off = next;
	}
	return milli;
}

bool
number_begins_zh(uint32_t cp)
{
	return zh_value(cp) >= 0;
}

bool
number_read_zh(struct slice text, size_t *off, int64_t *milli)
{
	struct reading r = {0};
	size_t at = *off;

	while (at < text.n) {
		size_t next = at;
		uint32_t cp = utf8_next(text, &next);
		int64_t v = zh_value(cp);

		if (v >= 0 && v < 10) {
			r.digits = r.any ? r.digits * 10 + v : v;
			r.any = true;
		} else if (v >= 10) {
			read_multiplier(&r, v);
		} else if (is_point_zh(cp) && r.any && next < text.n) {
			size_t end = next;

			r.milli = read_fraction(text, &end);
			if (end == next)
				break;
			next = end;
		} else {
			break;
		}
		if (r.total + r.section + r.digits > UNITS_MAX)
			break;
		at = next;
	}
	if (at == *off)
		return false;
	*off = at;
	*milli = reading_value(&r);
	return *milli != 0;
}

struct number_word {
	const char *word;
	int32_t value;
};

/* By the alphabet. */
static const struct number_word words[] = {
    {"billion", 1000000000},
    {"doubled", 2},
    {"eight", 8},
    {"eighteen", 18},
    {"eighth", 8},
    {"eighty", 80},
    {"eleven", 11},
    {"fifteen", 15},
    {"fifth", 5},
    {"fifty", 50},
    {"first", 1},
    {"five", 5},
    {"forty", 40},
    {"four", 4},
    {"fourteen", 14},
    {"fourth", 4},
    {"hundred", 100},
    {"million", 1000000},
    {"nine", 9},
    {"nineteen", 19},
    {"ninety", 90},
    {"ninth", 9},
    {"one", 1},
    {"second", 2},
    {"seven", 7},
    {"seventeen", 17},
    {"seventh", 7},
    {"seventy", 70},
    {"six", 6},
    {"sixteen", 16},
    {"sixth", 6},
    {"sixty", 60},
    {"ten", 10},
    {"tenth", 10},
    {"third", 3},
    {"thirteen", 13},
    {"thirty", 30},
    {"thousand", 1000},
    {"three", 3},
    {"twelve", 12},
    {"twenty", 20},
    {"twice", 2},
    {"two", 2},
};

/* The month names stand for their numbers, as 7月 does for July. May is
 * left out for the verb. */
static const struct number_word months[] = {{"april", 4}, {"august", 8},
    {"december", 12}, {"february", 2}, {"january", 1}, {"july", 7}, {"june", 6},
    {"march", 3}, {"november", 11}, {"october", 10}, {"september", 9}};

static int64_t
find_word(const struct number_word *list, size_t n, const char *lower)
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int c = strcmp(lower, list[mid].word);

		if (c == 0)
			return list[mid].value;
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return -1;
}

/* By its first two letters, which sorts out nearly all others. */
static bool
may_be_number(struct slice word)
{
	static const char *const second[26] = {['a' - 'a'] = "pu",
	    ['b' - 'a'] = "i",
	    ['d' - 'a'] = "eo",
	    ['e' - 'a'] = "il",
	    ['f' - 'a'] = "eio",
	    ['h' - 'a'] = "u",
	    ['j' - 'a'] = "au",
	    ['m' - 'a'] = "ai",
	    ['n' - 'a'] = "io",
	    ['o' - 'a'] = "cn",
	    ['s' - 'a'] = "ei",
	    ['t' - 'a'] = "ehw"};
	const char *s = second[(word.p[0] | 0x20) - 'a'];

	return s != NULL && strchr(s, word.p[1] | 0x20) != NULL;
}

static int64_t
word_value(struct slice word)
{
	char lower[12] = {0};
	int64_t v;

	if (word.n < 3 || word.n >= sizeof(lower) || !may_be_number(word))
		return -1;
	for (size_t i = 0; i < word.n; i++)
		lower[i] = (char)(word.p[i] | 0x20);
	v = find_word(words, sizeof(words) / sizeof(words[0]), lower);
	if (v < 0 && word.p[0] <= 'Z')
		v = find_word(
		    months, sizeof(months) / sizeof(months[0]), lower);
	return v;
}

static struct slice
letters_at(struct slice text, size_t off)
{
	size_t end = off;

	while (end < text.n && end - off < 12 &&
	       cp_is_letter((unsigned char)text.p[end]))
		end++;
	return slice_head(slice_tail(text, off), end - off);
}

static bool
digit_at(struct slice text, size_t off)
{
	return off < text.n && cp_is_digit((unsigned char)text.p[off]);
}

/* 1,171 or 15.79 at `*off`, in thousandths. */
static int64_t
read_digits(struct slice text, size_t *off)
{
	int64_t units = 0;
	size_t at = *off;

	for (; at < text.n; at++) {
		if (text.p[at] == ',' && at > *off && digit_at(text, at + 1))
			continue;
		if (!digit_at(text, at) || units > UNITS_MAX)
			break;
		units = units * 10 + (text.p[at] - '0');
	}
	*off = at;
	if (at < text.n && text.p[at] == '.' && digit_at(text, at + 1)) {
		*off = at + 1;
		return units * 1000 + read_fraction(text, off);
	}
	return units * 1000;
}

/* million behind 1.4, hundred behind two: what stands at `off` multiplies. */
static bool
multiply(struct slice text, size_t *off, int64_t *milli)
{
	size_t at = *off;
	struct slice word;
	int64_t v;

	if (at < text.n && (text.p[at] == ' ' || text.p[at] == '-'))
		at++;
	word = letters_at(text, at);
	v = word_value(word);
	if (v < 100 || *milli > INT64_C(1000000000000) / v * 1000)
		return false;
	*milli *= v;
	*off = at + word.n;
	return true;
}

/* sixty-five, one hundred and fifty */
static bool
add_words(struct slice text, size_t *off, int64_t *milli)
{
	size_t at = *off;
	struct slice word;
	int64_t v;

	if (at >= text.n || (text.p[at] != ' ' && text.p[at] != '-'))
		return false;
	word = letters_at(text, ++at);
	if (slice_eq(word, SLICE("and")) && *milli % 100000 == 0) {
		at += word.n + 1;
		word = letters_at(text, at);
	}
	v = word_value(word);
	if (v < 1 || v >= 100 || (word.n > 0 && word.p[0] < 'a'))
		return false;
	if (!(*milli % 100000 == 0 || (v < 10 && *milli % 10000 == 0)))
		return false;
	*milli += v * 1000;
	*off = at + word.n;
	return true;
}

bool
number_begins(struct slice word)
{
	int64_t v;

	if (word.n < 3 || !may_be_number(word))
		return false;
	v = word_value(letters_at(word, 0));
	return v >= 1 && v < 1000;
}

bool
number_read_en(struct slice text, size_t *off, int64_t *milli)
{
	size_t at = *off;

	if (digit_at(text, at)) {
		*milli = read_digits(text, &at);
	} else {
		struct slice word = letters_at(text, at);
		int64_t v = word_value(word);

		if (v < 1 || v >= 1000)
			return false;
		*milli = v * 1000;
		at += word.n;
		while (
		    add_words(text, &at, milli) || multiply(text, &at, milli))
			continue;
		*off = at;
		return true;
	}
	while (multiply(text, &at, milli))
		continue;
	*off = at;
	return *milli != 0;
}

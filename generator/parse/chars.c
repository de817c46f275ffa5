/* SPDX-License-Identifier: MIT */
#include "chars.h"

bool
cp_is_wording(uint32_t cp)
{
	cp = cp_narrow(cp);
	if (cp < 0x80)
		return cp_is_letter(cp) || cp_is_digit(cp);
	/* Latin with accents and the like; not the blocks of punctuation. */
	return cp >= 0xc0 && !(cp >= 0x2000 && cp < 0x2e80) &&
	       !(cp >= 0x3000 && cp < 0x3007) &&
	       !(cp > 0x3007 && cp < 0x3040) &&
	       !(cp >= 0xfe30 && cp < 0xfe70) && cp < 0xe0000 && cp != 0xfffd &&
	       cp != 0xd7 && cp != 0xf7;
}

bool
cp_is_closing(uint32_t cp)
{
	switch (cp) {
	case 0x201d: /* ” */
	case 0x2019:
	case 0x300d: /* 」 */
	case 0x300f:
	case 0x300b: /* 》 */
	case 0x3009:
	case 0x3011: /* 】 */
	case 0x3015:
	case 0xff09: /* ） */
	case ')':
	case ']':
	case '"':
	case '\'':
	case '*': /* Markdown's ** around a phrase */
		return true;
	default:
		return false;
	}
}

bool
cp_is_opening(uint32_t cp)
{
	switch (cp) {
	case 0x201c: /* “ */
	case 0x2018:
	case 0x300c: /* 「 */
	case 0x300e:
	case 0x300a: /* 《 */
	case 0x3008:
	case 0x3010: /* 【 */
	case 0x3014:
	case 0xff08: /* （ */
	case '(':
	case '[':
	case '"':
	case '*':
		return true;
	default:
		return false;
	}
}

static struct slice
without_closing(struct slice s)
{
	while (s.n > 0 && cp_is_closing(cp_last(s)))
		utf8_prev(s, &s.n);
	return s;
}

bool
ends_sentence(struct slice s)
{
	switch (cp_narrow(cp_last(without_closing(s)))) {
	case '.':
	case '!':
	case '?':
	case 0x3002: /* 。 */
	case 0x2026: /* … */
	case 0xff61:
		return true;
	default:
		return false;
	}
}

bool
ends_with_mark(struct slice s)
{
	if (ends_sentence(s))
		return true;
	switch (cp_narrow(cp_last(without_closing(s)))) {
	case ',':
	case ';':
	case ':':
	case 0x3001: /* 、 */
	case 0x2014: /* — */
		return true;
	default:
		return false;
	}
}

void
count_scripts(struct slice s, size_t *han, size_t *latin)
{
	*han = *latin = 0;
	for (size_t i = 0; i < s.n;) {
		uint32_t cp = utf8_next(s, &i);

		*han += cp_is_han(cp);
		*latin += cp_is_letter(cp);
	}
}

/* 十, 廿 and 卅 as tens; 0 for anything else. */
static int
tens_value(uint32_t cp)
{
	return cp == 0x5341 ? 1 : cp == 0x5eff ? 2 : cp == 0x5345 ? 3 : 0;
}

int32_t
read_number(struct slice s, size_t *off, int most)
{
	int32_t value = 0;
	int digits = 0;
	bool after_ten = false;

	for (size_t next = *off; next < s.n; *off = next) {
		uint32_t cp = utf8_next(s, &next);
		int digit = cp_digit(cp), tens = tens_value(cp);

		if (tens > 0 && !after_ten && value < 10) {
			value = 10 * (tens == 1 && digits > 0 ? value : tens);
			after_ten = true;
			most = digits + 2; /* one digit more: 二十九 */
		} else if (digit >= 0 && digits < most) {
			value = value * (after_ten ? 1 : 10) + digit;
		} else if (digit >= 0 || tens > 0) {
			return -1;
		} else {
			break;
		}
		digits++;
	}
	return digits > 0 ? value : -1;
}

/* SPDX-License-Identifier: MIT */
/* utf8.h - code points in and out of bytes (RFC 3629)
 *
 * Only utf8_valid_prefix() takes untrusted bytes; the others trust that
 * read/ let nothing else through. */
#ifndef UTF8_H
#define UTF8_H
#include "slice.h"

/* Length in bytes of the longest prefix that is well-formed UTF-8. */
size_t utf8_valid_prefix(struct slice s);
/* The code point that ends at `*off`, which moves before it; `*off` > 0. */
uint32_t utf8_prev(struct slice s, size_t *off);
/* Writes at most 4 bytes to `out` and returns how many. */
size_t utf8_encode(uint32_t cp, char *out);
/* How many code points `s` has. */
size_t utf8_count(struct slice s);
/* Terminal columns: 2 for wide and full-width, 0 for combining characters
 * (Unicode East Asian Width, UAX 11). */
size_t utf8_width(struct slice s);

/* Bytes of the character that begins with byte `c`. */
static inline size_t
utf8_len(char c)
{
	unsigned char u = (unsigned char)c;

	return u < 0x80 ? 1 : u < 0xe0 ? 2 : u < 0xf0 ? 3 : 4;
}

/* The code point at `*off`, which moves behind it; `*off` < s.n. */
static inline uint32_t
utf8_next(struct slice s, size_t *off)
{
	const unsigned char *p = (const unsigned char *)s.p + *off;

	if (p[0] < 0x80) {
		*off += 1;
		return p[0];
	}
	if (p[0] < 0xe0) {
		*off += 2;
		return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
	}
	if (p[0] < 0xf0) {
		*off += 3;
		return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 |
		       (p[2] & 0x3fu);
	}
	*off += 4;
	return (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 |
	       (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
}

/* The CJK unified ideographs, extensions and compatibility ones included. */
static inline bool
cp_is_han(uint32_t cp)
{
	return (cp >= 0x4e00 && cp <= 0x9fff) || cp == 0x3007 ||
	       (cp >= 0x3400 && cp <= 0x4dbf) ||
	       (cp >= 0xf900 && cp <= 0xfaff) ||
	       (cp >= 0x20000 && cp <= 0x323af);
}

static inline bool
cp_is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static inline bool
cp_is_letter(uint32_t cp) /* ASCII */
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
}

static inline uint32_t
cp_lower(uint32_t cp) /* ASCII */
{
	return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
}

/* ASCII's white space, the no-break space and U+3000. */
static inline bool
cp_is_white(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xa0 ||
	       cp == 0x3000;
}

/* The full-width twins of ASCII (U+FF01..U+FF5E) made ASCII, U+3000 and the
 * no-break space made a blank. */
static inline uint32_t
cp_narrow(uint32_t cp)
{
	if (cp >= 0xff01 && cp <= 0xff5e)
		return cp - 0xfee0;
	return cp == 0x3000 || cp == 0xa0 ? ' ' : cp;
}

/* What a digit of any decimal notation stands for: ASCII, full-width, or
 * Chinese, with the circles that zero is printed as; -1 for all else, 两 and
 * 十 included. */
static inline int
cp_digit(uint32_t cp)
{
	switch (cp) {
	case 0x3007: /* 〇 */
	case 0x25cb: /* ○ */
	case 0x25ef: /* ◯ */
	case 0x96f6: /* 零 */
		return 0;
	case 0x4e00: /* 一 */
		return 1;
	case 0x4e8c: /* 二 */
		return 2;
	case 0x4e09: /* 三 */
		return 3;
	case 0x56db: /* 四 */
		return 4;
	case 0x4e94: /* 五 */
		return 5;
	case 0x516d: /* 六 */
		return 6;
	case 0x4e03: /* 七 */
		return 7;
	case 0x516b: /* 八 */
		return 8;
	case 0x4e5d: /* 九 */
		return 9;
	default:
		cp = cp_narrow(cp);
		return cp >= '0' && cp <= '9' ? (int)(cp - '0') : -1;
	}
}
#endif

/* SPDX-License-Identifier: MIT */
#include "utf8.h"

#include <utf8proc.h>

/* Table 3-7 of the Unicode Standard: the second byte's range depends on the
 * first; the rest are 80..BF. */
static size_t
sequence_len(const unsigned char *p, size_t n)
{
	unsigned char lo = 0x80, hi = 0xbf;
	size_t len;

	if (p[0] < 0x80)
		return 1;
	if (p[0] < 0xc2 || p[0] > 0xf4)
		return 0;
	len = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
	if (n < len)
		return 0;
	if (p[0] == 0xe0)
		lo = 0xa0;
	else if (p[0] == 0xed)
		hi = 0x9f;
	else if (p[0] == 0xf0)
		lo = 0x90;
	else if (p[0] == 0xf4)
		hi = 0x8f;
	if (p[1] < lo || p[1] > hi)
		return 0;
	for (size_t i = 2; i < len; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	return len;
}

size_t
utf8_valid_prefix(struct slice s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t i = 0;

	while (i < s.n) {
		uint64_t eight;
		size_t len;

		/* English halves are ASCII nearly throughout. */
		while (s.n - i >= sizeof(eight)) {
			memcpy(&eight, p + i, sizeof(eight));
			if (eight & UINT64_C(0x8080808080808080))
				break;
			i += sizeof(eight);
		}
		if (i == s.n)
			break;
		/* Chinese is U+4E00..9FFF nearly throughout. */
		while (s.n - i >= 3 && p[i] >= 0xe4 && p[i] <= 0xe9 &&
		       (p[i + 1] & 0xc0) == 0x80 && (p[i + 2] & 0xc0) == 0x80)
			i += 3;
		if (i == s.n)
			break;
		len = sequence_len(p + i, s.n - i);
		if (len == 0)
			break;
		i += len;
	}
	return i;
}

uint32_t
utf8_prev(struct slice s, size_t *off)
{
	size_t i = *off, at;

	do
		i--;
	while (i > 0 && ((unsigned char)s.p[i] & 0xc0) == 0x80);
	*off = at = i;
	return utf8_next(s, &at);
}

size_t
utf8_encode(uint32_t cp, char *out)
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xc0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xe0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	out[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

size_t
utf8_count(struct slice s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

size_t
utf8_width(struct slice s)
{
	size_t width = 0;

	for (size_t i = 0; i < s.n;) {
		int w = utf8proc_charwidth((utf8proc_int32_t)utf8_next(s, &i));

		width += w > 0 ? (size_t)w : 0;
	}
	return width;
}

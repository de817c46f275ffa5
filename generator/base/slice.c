/* SPDX-License-Identifier: MIT */
#include "slice.h"

bool
slice_starts_nocase(struct slice s, struct slice lower)
{
	if (s.n < lower.n)
		return false;
	for (size_t i = 0; i < lower.n; i++)
		if (ascii_lower(s.p[i]) != lower.p[i])
			return false;
	return true;
}

bool
slice_eq_nocase(struct slice s, struct slice lower)
{
	return s.n == lower.n && slice_starts_nocase(s, lower);
}

int
slice_cmp(struct slice a, struct slice b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	if (c != 0)
		return c;
	return (a.n > b.n) - (a.n < b.n);
}

size_t
slice_find(struct slice s, struct slice needle, size_t from)
{
	const char *hit;

	if (needle.n == 0 || from > s.n || s.n - from < needle.n)
		return SIZE_MAX;
	hit = memmem(s.p + from, s.n - from, needle.p, needle.n);
	return hit != NULL ? (size_t)(hit - s.p) : SIZE_MAX;
}

static bool
ascii_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct slice
slice_trim(struct slice s)
{
	static const struct slice wide = {"\xe3\x80\x80", 3}; /* U+3000 */

	for (;;) {
		if (s.n > 0 && ascii_white(s.p[0]))
			s = slice_tail(s, 1);
		else if (slice_starts(s, wide))
			s = slice_tail(s, wide.n);
		else
			break;
	}
	for (;;) {
		if (s.n > 0 && ascii_white(s.p[s.n - 1]))
			s.n--;
		else if (slice_ends(s, wide))
			s.n -= wide.n;
		else
			break;
	}
	return s;
}

struct span
span_trim(struct slice text, struct span at)
{
	struct slice s = slice_trim(slice_at(text, at));
	uint32_t start = (uint32_t)(s.p - text.p);

	return (struct span){start, start + (uint32_t)s.n};
}

bool
slice_write(struct slice s, FILE *f)
{
	return s.n == 0 || fwrite(s.p, 1, s.n, f) == s.n;
}

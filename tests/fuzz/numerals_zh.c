/* SPDX-License-Identifier: MIT */
/* numerals_zh.c - wherever a Chinese numeral may begin, it ends inside the
 * text, states what can be, and is one, too, where nothing stands before it,
 * and behind it one character: 数 is one in 数人 and none alone */
#include "arena.h"
#include "numeral_zh.h"
#include "target.h"
#include "utf8.h"

static size_t
check(struct arena *a, struct slice text, size_t off)
{
	struct numeral n, alone;
	struct slice left;
	size_t end;

	if (!numeral_zh(&n, a, text, off))
		return off;
	MUST(n.span.start == off && n.span.end > off && n.span.end <= text.n);
	MUST(n.out_of_range || (n.min <= n.max && n.min >= 0 && n.step >= 0));
	end = n.span.end;
	if (end < text.n)
		utf8_next(text, &end);
	left = slice_tail(slice_head(text, end), off);
	MUST(utf8_valid_prefix(left) == left.n);
	MUST(numeral_zh(&alone, a, left, 0));
	MUST(alone.span.end <= left.n);
	return n.span.end;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct slice text = {(const char *)data, n};
	struct arena *a = arena_new();

	if (utf8_valid_prefix(text) == n)
		for (size_t off = 0; off < n;) {
			size_t end = check(a, text, off);

			if (end > off)
				off = end;
			else
				utf8_next(text, &off);
		}
	arena_free(a);
	return 0;
}

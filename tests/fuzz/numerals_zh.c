/* SPDX-License-Identifier: MIT */
/* numerals_zh.c - wherever a Chinese numeral may begin, it ends inside the
 * text, states what can be, and is the same when nothing stands around it */
#include "arena.h"
#include "numeral_zh.h"
#include "target.h"
#include "utf8.h"

static size_t
check(struct arena *a, struct slice text, size_t off)
{
	struct numeral n, alone;
	struct slice printed;

	if (!numeral_zh(&n, a, text, off))
		return off;
	MUST(n.span.start == off && n.span.end > off && n.span.end <= text.n);
	MUST(n.out_of_range || (n.min <= n.max && n.min >= 0 && n.step >= 0));
	printed = slice_at(text, n.span);
	MUST(utf8_valid_prefix(printed) == printed.n);
	MUST(numeral_zh(&alone, a, printed, 0));
	MUST(alone.span.end <= printed.n);
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

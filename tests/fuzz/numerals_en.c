/* SPDX-License-Identifier: MIT */
/* numerals_en.c - any text is cut into tokens that lie in it, in order; and
 * wherever an English number may begin, it ends among them and states what
 * can be */
#include "arena.h"
#include "numeral_en.h"
#include "target.h"
#include "utf8.h"

static void
check_tokens(const struct tokens *t)
{
	uint32_t end = 0;

	MUST(t->n >= 2);
	for (uint32_t i = 1; i + 1 < t->n; i++) {
		MUST(t->v[i].start >= end && t->v[i].start < t->v[i].end);
		end = t->v[i].end;
	}
	MUST(end <= t->text.n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct slice text = {(const char *)data, n};
	struct arena *a = arena_new();
	struct numeral found;
	struct tokens t;

	if (utf8_valid_prefix(text) == n) {
		t = lex_en(a, text, (struct span){0, (uint32_t)n});
		check_tokens(&t);
		for (uint32_t i = 1; i + 1 < t.n; i++) {
			if (!numeral_en(&t, i, &found))
				continue;
			MUST(found.first == i && found.end > i &&
			     found.end < t.n);
			MUST(found.min <= found.max);
		}
	}
	arena_free(a);
	return 0;
}

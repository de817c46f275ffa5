/* SPDX-License-Identifier: MIT */
#include "fold.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "arena.h"
#include "utf8.h"

/* What a name may have or lack between its syllables. */
static bool
is_joint(uint32_t cp)
{
	return cp == ' ' || cp == '-' || cp == '\'' || cp == '.' ||
	       cp == 0x2019 || cp == 0x2018 || cp == 0x02bc || cp == 0x3000;
}

/* Characters before the simplification and after, by the first. */
static const struct {
	uint16_t traditional, simplified;
} forms[] = {
#include "traditional.inc"
};

static uint32_t
simplified(uint32_t cp)
{
	size_t lo = 0, hi = sizeof(forms) / sizeof(*forms);

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (forms[mid].traditional == cp)
			return forms[mid].simplified;
		if (forms[mid].traditional < cp)
			lo = mid + 1;
		else
			hi = mid;
	}
	return cp;
}

struct slice
fold_name(struct arena *a, struct slice name)
{
	utf8proc_uint8_t *out = NULL;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)name.p,
	    (utf8proc_ssize_t)name.n, &out,
	    UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_STABLE |
		UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
	struct slice folded, kept;
	size_t off = 0, end = 0;
	char *p;

	if (n < 0)
		return name;
	folded = arena_copy(a, (struct slice){(char *)out, (size_t)n});
	free(out);
	p = (char *)arena_copy(a, folded).p;
	while (off < folded.n) {
		uint32_t cp = utf8_next(folded, &off);

		/* Both forms of a character are three bytes long. */
		if (!is_joint(cp))
			end += utf8_encode(simplified(cp), p + end);
	}
	kept = (struct slice){p, end};
	return kept;
}

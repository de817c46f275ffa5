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
		size_t from = off;

		if (!is_joint(utf8_next(folded, &off))) {
			memcpy(p + end, folded.p + from, off - from);
			end += off - from;
		}
	}
	kept = (struct slice){p, end};
	return kept;
}

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

/* Whether all of it is ASCII or plain Chinese characters, of which nothing is
 * folded but capitals and traditional forms: so are most names. */
static bool
is_plain(struct slice name)
{
	for (size_t off = 0; off < name.n;) {
		uint32_t cp = utf8_next(name, &off);

		if (cp >= 0x80 && !(cp >= 0x4e00 && cp <= 0x9fff))
			return false;
	}
	return true;
}

/* In place: no character becomes longer. Both forms of one are three bytes. */
static struct slice
fold_characters(char *p, struct slice name)
{
	size_t off = 0, end = 0;

	while (off < name.n) {
		uint32_t cp = utf8_next(name, &off);

		if (cp < 0x80 && !is_joint(cp))
			p[end++] = ascii_lower((char)cp);
		else if (!is_joint(cp))
			end += utf8_encode(simplified(cp), p + end);
	}
	return (struct slice){p, end};
}

struct slice
fold_name(struct arena *a, struct slice name)
{
	utf8proc_uint8_t *out = NULL;
	utf8proc_ssize_t n;
	struct slice folded;

	if (is_plain(name))
		return fold_characters((char *)arena_copy(a, name).p, name);
	n = utf8proc_map((const utf8proc_uint8_t *)name.p,
	    (utf8proc_ssize_t)name.n, &out,
	    UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_STABLE |
		UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
	if (n < 0)
		return name;
	folded = arena_copy(a, (struct slice){(char *)out, (size_t)n});
	free(out);
	return fold_characters((char *)folded.p, folded);
}

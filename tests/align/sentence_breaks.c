/* SPDX-License-Identifier: MIT */
/* sentence_breaks.c - where sentences begin, by this program and by ICU:
 *
 *	sentence_breaks AUTHORITY < PARAGRAPHS
 *
 * A line of the input is a paragraph behind its language and a tab. Prints two
 * lines for each: the code points at which a sentence other than the first
 * begins. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#include "arena.h"
#include "sentences.h"

static size_t
count_points(const char *s, size_t n)
{
	size_t points = 0;

	for (size_t i = 0; i < n; i++)
		points += ((unsigned char)s[i] & 0xc0) != 0x80;
	return points;
}

static void
print_own(enum lang l, const char *text, size_t n, const struct lexicon *x)
{
	struct sentence_scan scan;
	struct span span;

	sentence_scan_init(&scan, (struct slice){text, n}, l,
	    (struct span){0, (uint32_t)n}, x);
	for (bool first = true; sentence_scan_next(&scan, &span); first = false)
		if (!first)
			printf(" %zu", count_points(text, span.start));
	putchar('\n');
}

static bool
print_icu(enum lang l, const char *text, size_t n)
{
	UErrorCode error = U_ZERO_ERROR;
	int32_t nunits = 0, end = (int32_t)n;
	UChar *units = malloc((n + 1) * sizeof(*units));
	UBreakIterator *it;

	if (units == NULL)
		return false;
	u_strFromUTF8(units, end + 1, &nunits, text, end, &error);
	it = ubrk_open(
	    UBRK_SENTENCE, l == ZH ? "zh" : "en", units, nunits, &error);
	if (U_FAILURE(error)) {
		fprintf(stderr, "icu: %s\n", u_errorName(error));
		free(units);
		return false;
	}
	for (int32_t at = ubrk_next(it); at != UBRK_DONE && at < nunits;
	     at = ubrk_next(it))
		printf(" %d", u_countChar32(units, at));
	putchar('\n');
	ubrk_close(it);
	free(units);
	return true;
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct lexicon_sources from = {.dir = argc > 1 ? argv[1] : "."};
	struct lexicon *lexicon = lexicon_load(a, NULL, &from);
	char *line = NULL;
	size_t room = 0;
	ssize_t n;
	int rc = 0;

	while (rc == 0 && (n = getline(&line, &room, stdin)) > 0) {
		enum lang l = strncmp(line, "zh\t", 3) == 0 ? ZH : EN;

		if (n < 4 || line[2] != '\t' || line[n - 1] != '\n') {
			fputs("sentence_breaks: no language\n", stderr);
			rc = 2;
			break;
		}
		print_own(l, line + 3, (size_t)n - 4, lexicon);
		rc = print_icu(l, line + 3, (size_t)n - 4) ? 0 : 1;
	}
	free(line);
	arena_free(a);
	return rc;
}

/* SPDX-License-Identifier: MIT */
#include "lexicon.h"

/* How much of a word tells it from others: production and produce meet. */
#define STEM_KEEP 7

static bool
ends(const char *s, size_t n, const char *with, size_t len)
{
	return n >= len + 2 && memcmp(s + n - len, with, len) == 0;
}

static bool
has_vowel(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (memchr("aeiouy", s[i], 6) != NULL)
			return true;
	return false;
}

/* planned -> plan, but kill stays */
static size_t
single_consonant(const char *s, size_t n)
{
	if (n >= 4 && s[n - 1] == s[n - 2] &&
	    memchr("bdgmnprt", s[n - 1], 8) != NULL)
		return n - 1;
	return n;
}

/* The plural and the endings of verbs, much as Harman's S stemmer and the
 * first step of Porter's do. */
static size_t
inflection(char *s, size_t n)
{
	if (ends(s, n, "ies", 3) || ends(s, n, "ied", 3)) {
		s[n - 3] = 'y';
		return n - 2;
	}
	if (ends(s, n, "sses", 4) || ends(s, n, "shes", 4) ||
	    ends(s, n, "ches", 4) || ends(s, n, "xes", 3))
		return n - 2;
	if (ends(s, n, "s", 1) && s[n - 2] != 's' && s[n - 2] != 'u' &&
	    s[n - 2] != 'i')
		return n - 1;
	if (n > 3 && memcmp(s + n - 3, "eed", 3) == 0)
		return n;
	if (ends(s, n, "ed", 2) && has_vowel(s, n - 2))
		return single_consonant(s, n - 2);
	if (ends(s, n, "ing", 3) && has_vowel(s, n - 3))
		return single_consonant(s, n - 3);
	return n;
}

/* British spellings are written the American way. */
static size_t
american(char *s, size_t n)
{
	if (n > 5 && ends(s, n, "our", 3)) {
		s[n - 2] = 'r';
		return n - 1;
	}
	for (size_t i = 4; i + 2 <= n; i++)
		if (s[i] == 'i' && s[i + 1] == 's' &&
		    (i + 2 == n || (s[i + 2] == 'e' && i + 3 == n) ||
			(n - i >= 7 && memcmp(s + i, "isation", 7) == 0)))
			s[i + 1] = 'z';
	return n;
}

size_t
stem(struct slice word, char *out)
{
	size_t n = word.n < STEM_MAX ? word.n : STEM_MAX;

	for (size_t i = 0; i < n; i++)
		out[i] = ascii_lower(word.p[i]);
	n = american(out, inflection(out, n));
	if (n >= 3 && out[n - 1] == 'e')
		n--;
	if (n > 3 && out[n - 1] == 'y')
		out[n - 1] = 'i';
	return n < STEM_KEEP ? n : STEM_KEEP;
}

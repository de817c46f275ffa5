/* SPDX-License-Identifier: MIT */
#include "zh.h"

static bool
next_word(const char **words, size_t *n)
{
	while (**words == ' ')
		(*words)++;
	*n = strcspn(*words, " ");
	return *n > 0;
}

size_t
at_any(const struct page *p, size_t off, const char *words)
{
	size_t left = off <= p->text.n ? p->text.n - off : 0;

	for (size_t n; next_word(&words, &n); words += n)
		if (n <= left && memcmp(p->text.p + off, words, n) == 0)
			return n;
	return 0;
}

size_t
before_any(const struct page *p, size_t off, const char *words)
{
	for (size_t n; next_word(&words, &n); words += n)
		if (off >= p->begin + n &&
		    memcmp(p->text.p + off - n, words, n) == 0)
			return n;
	return 0;
}

size_t
last_of(const struct page *p, size_t from, size_t to, const char *word)
{
	size_t n = strlen(word);

	if (n == 0 || to < from + n)
		return SIZE_MAX;
	for (size_t i = to - n + 1; i-- > from;)
		if (memcmp(p->text.p + i, word, n) == 0)
			return i;
	return SIZE_MAX;
}

uint32_t
char_at(const struct page *p, size_t off)
{
	return off < p->text.n ? utf8_next(p->text, &off) : 0;
}

uint32_t
char_before(const struct page *p, size_t off)
{
	return off > p->begin ? utf8_prev(p->text, &off) : 0;
}

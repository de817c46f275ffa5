/* SPDX-License-Identifier: MIT */
#include "bigram.h"

#include "utf8.h"

/* Full-width ASCII as the common one, and ○, which stands for zero in
 * numerals, as the ideograph 〇. */
static uint32_t
fold_width(uint32_t cp)
{
	return cp == 0x25cb ? 0x3007 : cp_narrow(cp);
}

static uint32_t
fold(uint32_t cp)
{
	return cp_lower(fold_width(cp));
}

static void
put(struct buffer *out, uint32_t cp)
{
	out->n += utf8_encode(cp, buffer_room(out, 4));
}

/* Ends a stretch: its last character alone. */
static void
end_run(struct buffer *out, uint32_t last)
{
	if (last == 0)
		return;
	put(out, last);
	buffer_putc(out, ' ');
}

void
bigram_split(struct buffer *out, struct slice text)
{
	uint32_t last = 0; /* the Chinese character before, if any */

	for (size_t off = 0; off < text.n;) {
		uint32_t cp = fold_width(utf8_next(text, &off));

		if (!cp_is_han(cp)) {
			end_run(out, last);
			last = 0;
			put(out, cp);
			continue;
		}
		if (last != 0) {
			put(out, last);
			put(out, cp);
		}
		if (last != 0 || out->n > 0)
			buffer_putc(out, ' ');
		last = cp;
	}
	end_run(out, last);
	buffer_putc(out, ' '); /* more may be added */
}

bool
bigram_has_han(struct slice text)
{
	for (size_t off = 0; off < text.n;)
		if (cp_is_han(fold_width(utf8_next(text, &off))))
			return true;
	return false;
}

/* What unicode61 takes for part of a word, as far as it matters here: for
 * punctuation that is taken for a word, the expression only loses. */
static bool
is_word(uint32_t cp)
{
	return cp_is_letter(cp) || cp_is_digit(cp) ||
	       (cp >= 0xc0 && cp != 0xd7 && cp != 0xf7 &&
		   !(cp >= 0x2000 && cp <= 0x2bff) &&
		   !(cp >= 0x3000 && cp <= 0x3006) &&
		   !(cp >= 0x3008 && cp <= 0x3020) &&
		   !(cp >= 0xfe10 && cp <= 0xfe6f) &&
		   !(cp >= 0xff00 && cp <= 0xff65) &&
		   !(cp >= 0xe000 && cp <= 0xf8ff));
}

/* A stretch of Chinese in the phrase: a phrase of its pairs. At its end the
 * text may go on, so the last character alone is not asked for. */
static void
query_run(struct buffer *out, struct slice run)
{
	uint32_t last = 0;
	size_t n = 0;

	buffer_puts(out, "zh : \"");
	for (size_t off = 0; off < run.n; n++) {
		uint32_t cp = fold_width(utf8_next(run, &off));

		if (last != 0) {
			if (n > 1)
				buffer_putc(out, ' ');
			put(out, last);
			put(out, cp);
		}
		last = cp;
	}
	if (n == 1)
		put(out, last);
	buffer_puts(out, n == 1 ? "\" *" : "\"");
}

/* A phrase without Chinese: its words, stemmed, in either version. */
static void
query_words(struct buffer *out, struct slice phrase)
{
	size_t start = out->n;
	bool any = false;

	buffer_puts(out, "{zh en} : \"");
	for (size_t off = 0; off < phrase.n;) {
		uint32_t cp = fold_width(utf8_next(phrase, &off));

		any = any || is_word(cp);
		put(out, is_word(cp) ? cp : ' ');
	}
	buffer_putc(out, '"');
	if (!any)
		out->n = start;
}

void
bigram_query(struct buffer *out, struct slice phrase)
{
	size_t start = 0, end = 0, off = 0;
	bool any = false;

	if (!bigram_has_han(phrase)) {
		query_words(out, phrase);
		return;
	}
	/* What stands between the Chinese may be half a word, which the index
	 * cannot tell: that is left to the comparison. */
	while (off < phrase.n) {
		bool han = cp_is_han(fold_width(utf8_next(phrase, &off)));

		if (han)
			end = off;
		if (end > start && (!han || off == phrase.n)) {
			if (any)
				buffer_puts(out, " AND ");
			query_run(
			    out, (struct slice){phrase.p + start, end - start});
			any = true;
		}
		if (!han)
			start = end = off;
	}
}

size_t
bigram_find(struct slice text, struct slice phrase, size_t from, size_t *end)
{
	size_t start = from;

	if (phrase.n == 0)
		return SIZE_MAX;
	while (start < text.n) {
		size_t i = start, k = 0;

		while (k < phrase.n && i < text.n) {
			size_t i2 = i, k2 = k;

			if (fold(utf8_next(text, &i2)) !=
			    fold(utf8_next(phrase, &k2)))
				break;
			i = i2;
			k = k2;
		}
		if (k == phrase.n) {
			*end = i;
			return start;
		}
		utf8_next(text, &start);
	}
	return SIZE_MAX;
}

bool
bigram_holds(struct slice text, struct slice phrase)
{
	size_t end;

	return bigram_find(text, phrase, 0, &end) != SIZE_MAX;
}

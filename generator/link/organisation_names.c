/* SPDX-License-Identifier: MIT */
/* Whether a Chinese and an English name are of one organisation: by the
 * glossary, readings, places and ordinals that they are made of. */
#include "organisations.h"
#include "printed.h"
#include "utf8.h"

enum { SENSES_MOST = 48, SYLLABLE_MOST = 6 };

/* The length of the reading of `cp` that `en` begins with, 0 if none; *known
 * is false if the table has no reading of it. */
static size_t
reading_at(const struct linker *l, uint32_t cp, struct slice en, bool *known)
{
	struct slice reading[READINGS_MAX];
	size_t n = lexicon_pinyin(l->authority->lexicon, cp, reading);

	*known = n > 0;
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;

		while (k < reading[i].n && k < en.n &&
		       (en.p[k] | 0x20) == reading[i].p[k])
			k++;
		if (k == reading[i].n)
			return k;
	}
	return 0;
}

bool
sounds_like(const struct linker *l, struct slice zh, struct slice en)
{
	size_t off = 0, at = 0, spelt = 0, gap = 0;

	while (off < zh.n) {
		uint32_t cp = utf8_next(zh, &off);
		bool known;
		size_t n = 0, skip = 0;

		for (; n == 0 && skip <= gap; skip++)
			n = reading_at(
			    l, cp, slice_tail(en, at + skip), &known);
		if (!known && gap == 0) {
			gap = SYLLABLE_MOST;
			continue;
		}
		if (n == 0)
			return false;
		at += skip - 1 + n;
		gap = 0;
		spelt++;
		if (at < en.n && en.p[at] == '\'')
			at++;
	}
	return spelt > 0 && (gap == 0 || spelt > 1);
}

/* Whether characters of `zh`, one behind another, spell the whole word. */
static bool
is_spelt(const struct linker *l, struct slice zh, struct slice word)
{
	for (size_t start = 0; start < zh.n;) {
		size_t off = start, at = 0;
		bool known;

		while (at < word.n && off < zh.n) {
			size_t n = reading_at(l, utf8_next(zh, &off),
			    slice_tail(word, at), &known);

			if (n == 0)
				break;
			at += n;
		}
		if (at == word.n)
			return true;
		utf8_next(zh, &start);
	}
	return false;
}

bool
spells(const struct linker *l, struct slice zh, struct slice word)
{
	size_t off = 0, at = 0;
	bool known;

	while (off < zh.n) {
		size_t n = reading_at(
		    l, utf8_next(zh, &off), slice_tail(word, at), &known);

		if (n == 0)
			return false;
		at += n;
	}
	return at == word.n;
}

/* The length of the reading of `cp` that `word` ends with. */
static size_t
reading_at_end(const struct linker *l, uint32_t cp, struct slice word)
{
	for (size_t at = 1; at < word.n; at++) {
		bool known;
		size_t n = reading_at(l, cp, slice_tail(word, at), &known);

		if (n > 0 && at + n == word.n)
			return n;
	}
	return 0;
}

static bool
is_in_no_table(const struct linker *l, uint32_t cp)
{
	struct slice reading[READINGS_MAX];

	return cp_is_han(cp) &&
	       lexicon_pinyin(l->authority->lexicon, cp, reading) == 0;
}

/* 石岘, Shixian: two characters, one of which is in no table. */
static bool
is_nearly_spelt(const struct linker *l, struct slice zh, struct slice word)
{
	uint32_t before = 0;
	bool known;

	for (size_t off = 0; off < zh.n;) {
		uint32_t cp = utf8_next(zh, &off);
		size_t n = 0;

		if (before != 0 && is_in_no_table(l, cp))
			n = reading_at(l, before, word, &known);
		else if (before != 0 && is_in_no_table(l, before))
			n = reading_at_end(l, cp, word);
		if (n > 0 && word.n > n && word.n - n <= SYLLABLE_MOST)
			return true;
		before = cp;
	}
	return false;
}

/* 兰新铁路 joins Lanzhou and Xinjiang: a line is called by a character of each
 * end. */
static bool
is_end_of_line(const struct linker *l, struct slice zh, struct slice word)
{
	bool known;

	if (!slice_ends(zh, SLICE("铁路")) && !slice_ends(zh, SLICE("线")))
		return false;
	for (size_t off = 0; off < zh.n;)
		if (reading_at(l, utf8_next(zh, &off), word, &known) > 0)
			return true;
	return false;
}

/* What the words of a Chinese name may be in English. */
struct meanings {
	const struct sense *v[SENSES_MOST];
	size_t n[SENSES_MOST], count;
};

static void
collect_meanings(const struct linker *l, struct slice zh, struct meanings *m)
{
	m->count = 0;
	for (size_t off = 0; off < zh.n && m->count < SENSES_MOST;) {
		uint32_t word;

		if (lexicon_match(l->authority->lexicon, zh, off, &word) > 0) {
			m->n[m->count] = lexicon_senses(
			    l->authority->lexicon, word, &m->v[m->count]);
			m->count++;
		}
		utf8_next(zh, &off);
	}
}

static bool
is_meant(const struct linker *l, const struct meanings *m, struct slice word)
{
	uint32_t stem = lexicon_stem(l->authority->lexicon, word);

	for (size_t i = 0; stem != NO_STEM && i < m->count; i++)
		for (size_t k = 0; k < m->n[i]; k++)
			if (m->v[i][k].stem == stem)
				return true;
	return false;
}

/* The place whose name holds `at`, NULL if none. */
static const struct place *
place_at(const struct linker *l, struct span at)
{
	size_t i = first_hit(l, at.start + 1);

	if (i == 0)
		return NULL;
	return span_within(at, l->hits.v[i - 1].span) &&
		       !l->hits.v[i - 1].dropped
		   ? l->hits.v[i - 1].place
		   : NULL;
}

static bool
names_place(const struct linker *l, struct span name, const struct place *p)
{
	for (size_t i = first_hit(l, name.start);
	     i < l->hits.n && l->hits.v[i].span.end <= name.end; i++)
		if (l->hits.v[i].place == p && !l->hits.v[i].dropped)
			return true;
	return false;
}

static bool
is_small_word(struct slice word)
{
	static const char *const words[] = {
	    "of", "the", "and", "for", "at", "in", "No", "s"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (slice_eq(word, slice_of(words[i])))
			return true;
	return false;
}

/* The number in a name: 2 of 第二 and "No. 2"; 0 if there is none. 七一 and
 * "July First" are a month and its day. */
static int
number_of(const struct linker *l, enum lang lang, struct span name)
{
	struct printed_numbers n =
	    numbers_printed(l->arena, lang, l->text, name);

	return n.n > 0 && n.v[0].min >= 1 && n.v[0].min < 1000 ? (int)n.v[0].min
							       : 0;
}

static int
month_of(struct slice word)
{
	static const char *const months[] = {"January", "February", "March",
	    "April", "May", "June", "July", "August", "September", "October",
	    "November", "December"};

	for (int i = 0; i < 12; i++)
		if (slice_eq(word, slice_of(months[i])))
			return i + 1;
	return 0;
}

struct tally {
	size_t words, explained;
	int month;
};

static void
weigh_word(const struct linker *l, struct tally *t, struct span zh,
    struct span at, const struct meanings *m)
{
	struct slice word = slice_at(l->text, at);
	const struct place *p = place_at(l, at);
	size_t len;

	if (is_small_word(word))
		return;
	if (month_of(word) > 0) {
		t->month = month_of(word);
		return;
	}
	/* A kind has many words, and is compared as a kind. */
	if (namewords_match(l->authority->namewords, EN,
		slice_head(l->text, at.end), at.start, &len)
		.class
	    == WORD_ORGAN)
		return;
	t->words++;
	t->explained += (p != NULL && names_place(l, zh, p)) ||
			is_meant(l, m, word) ||
			is_spelt(l, slice_at(l->text, zh), word) ||
			is_nearly_spelt(l, slice_at(l->text, zh), word) ||
			is_end_of_line(l, slice_at(l->text, zh), word);
}

/* Numbers of the two: the same, or one contradicts the other. */
static double
weigh_numbers(
    const struct linker *l, struct tally *t, struct span zh, struct span en)
{
	int x = number_of(l, ZH, zh), y = number_of(l, EN, en);
	bool ordinal =
	    slice_find(slice_at(l->text, zh), SLICE("第"), 0) != SIZE_MAX;

	if (t->month > 0) {
		t->words++;
		t->explained += x == t->month * 10 + y || x == t->month;
		return 0;
	}
	if (y == 0)
		return ordinal ? -0.5 : 0;
	if (ordinal && x != y)
		return -1;
	t->words++;
	t->explained += x == y;
	return 0;
}

double
name_likeness(const struct linker *l, struct span zh, struct span en)
{
	struct meanings m;
	struct tally t = {0};
	size_t off = en.start;
	double penalty;

	collect_meanings(l, slice_at(l->text, zh), &m);
	while (off < en.end) {
		size_t end = off;

		while (end < en.end && cp_is_letter((uint32_t)l->text.p[end]))
			end++;
		if (end > off)
			weigh_word(l, &t, zh,
			    (struct span){(uint32_t)off, (uint32_t)end}, &m);
		off = end > off ? end : off + 1;
	}
	penalty = weigh_numbers(l, &t, zh, en);
	return penalty +
	       (t.words > 0 ? (double)t.explained / (double)t.words : 0);
}

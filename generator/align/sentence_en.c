/* SPDX-License-Identifier: MIT */
#include "marks.h"
#include "utf8.h"

#define WORD_MAX 24   /* bytes of a word that is looked at */
#define MARKER_MAX 12 /* bytes of a mark that counts */
#define LEAD_MAX 120  /* bytes that may stand before it */

static bool
is_upper(uint32_t cp)
{
	/* A-Z and the capitals of Latin-1, without × */
	return (cp >= 'A' && cp <= 'Z') ||
	       (cp >= 0xc0 && cp <= 0xde && cp != 0xd7);
}

static bool
is_lower(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 0xdf && cp <= 0x24f);
}

static bool
is_bullet(uint32_t cp)
{
	return cp == '-' || cp == 0x2013 || cp == 0x2014 || cp == '*' ||
	       cp == 0x2022;
}

/* The letters and inner full stops before `off`: U.S, a.m, Ltd. Looked for no
 * further back than an abbreviation reaches. */
static struct slice
word_before(const struct sentence_scan *s, size_t off)
{
	size_t from = off;

	while (from > s->start && off - from < WORD_MAX &&
	       (cp_is_letter((unsigned char)s->text.p[from - 1]) ||
		   s->text.p[from - 1] == '.'))
		from--;
	return (struct slice){s->text.p + from, off - from};
}

static struct slice
word_at(const struct sentence_scan *s, size_t off)
{
	size_t end = off;

	while (end < s->end && cp_is_letter((unsigned char)s->text.p[end]))
		end++;
	return (struct slice){s->text.p + off, end - off};
}

static bool
all_of(struct slice word, const char *set)
{
	for (size_t i = 0; i < word.n; i++)
		if (strchr(set, word.p[i]) == NULL)
			return false;
	return word.n > 0;
}

/* One capital, as in J. B. Smith. */
static bool
is_initial(struct slice word)
{
	return word.n == 1 && is_upper((unsigned char)word.p[0]);
}

static enum full_stop
stop_kind(const struct sentence_scan *s, struct slice word)
{
	if (is_initial(word))
		return STOP_OPEN;
	if (word.n > 1 && memchr(word.p, '.', word.n) != NULL)
		return slice_eq(word, SLICE("e.g")) ||
			       slice_eq(word, SLICE("i.e"))
			   ? STOP_NAME
			   : STOP_OPEN;
	return lexicon_stop(s->lexicon, word);
}

static bool
begins(const struct sentence_scan *s, struct slice word)
{
	return lexicon_stop(s->lexicon, word) == STOP_BEGINS;
}

/* -- marks that count -- */

/* "1", "1.2", "IV", "A": what may count items. */
static bool
counts(struct slice mark)
{
	size_t digits = 0;

	if (mark.n == 1 && cp_is_letter((unsigned char)mark.p[0]))
		return true;
	if (all_of(mark, "IVXLC") || all_of(mark, "ivx"))
		return true;
	for (size_t i = 0; i < mark.n; i++) {
		digits = mark.p[i] == '.' ? 0 : digits + 1;
		if (digits > 3)
			return false; /* a year */
	}
	return all_of(mark, "0123456789.") && mark.p[0] != '.';
}

/* Whether nothing stands between the front of the sentence and `off` but a
 * bullet, quotes, an opening bracket, or a remark in brackets and one word, as
 * in (Applause) 3. or Table 2. */
static bool
is_headed(const struct sentence_scan *s, size_t off)
{
	struct slice text = {s->text.p, off};
	size_t at = s->start;
	bool word = false;

	if (off - s->start > LEAD_MAX)
		return false;
	while (at < off) {
		uint32_t cp = mark_at(s, at);
		size_t close;

		if (cp_is_letter(cp) && !word && is_upper(cp)) {
			word = true;
			at += word_at(s, at).n;
			continue;
		}
		if (cp == '(' &&
		    (close = slice_find(text, SLICE(")"), at)) != SIZE_MAX)
			at = close;
		else if (!cp_is_white(cp) && !mark_is_opener(cp) &&
			 !is_bullet(cp))
			return false;
		at += utf8_len(s->text.p[at]);
	}
	return true;
}

/* Whether the full stop at `off` is that of a mark that counts, at the head
 * of the sentence, where a list begins ("as follows: 1.") or in a row of a
 * table, where more than a blank stands before it. */
static bool
is_marker(const struct sentence_scan *s, size_t off)
{
	size_t from = off;
	struct slice mark;
	uint32_t before;
	size_t blank;

	while (from > s->start && off - from < MARKER_MAX &&
	       (cp_is_letter((unsigned char)s->text.p[from - 1]) ||
		   cp_is_digit((unsigned char)s->text.p[from - 1]) ||
		   s->text.p[from - 1] == '.'))
		from--;
	mark = (struct slice){s->text.p + from, off - from};
	if (!counts(mark))
		return false;
	if (is_headed(s, from))
		return true;
	blank = from;
	while (cp_is_white(before = mark_before(s, blank)))
		utf8_prev(s->text, &blank);
	return mark.n <= 2 &&
	       (before == ':' || before == ';' || from - blank > 1);
}

/* -- what stands around a mark -- */

/* Whether a full stop after `word` closes the sentence although the word may
 * be an abbreviation. `at` is what comes behind it. */
static bool
stop_ends(const struct sentence_scan *s, struct slice word, size_t at)
{
	uint32_t cp = mark_at(s, at);
	struct slice next;

	switch (stop_kind(s, word)) {
	case STOP_NAME:
		return false;
	case STOP_NUMBER:
		return !cp_is_digit(cp);
	case STOP_OPEN:
		while (mark_is_opener(cp)) {
			if (cp == '(')
				return false;
			at += utf8_len(s->text.p[at]);
			cp = mark_at(s, at);
		}
		next = word_at(s, at);
		/* H. L. A. Hart */
		if (is_initial(next) && mark_at(s, at + 1) == '.')
			return false;
		return begins(s, next);
	default:
		return true;
	}
}

/* "finished.The": the space behind the full stop was lost. */
static bool
is_glued(const struct sentence_scan *s, size_t off, size_t next)
{
	struct slice word = word_at(s, next);

	return off >= s->start + 3 &&
	       is_lower((unsigned char)s->text.p[off - 1]) &&
	       is_lower((unsigned char)s->text.p[off - 2]) && word.n >= 2 &&
	       is_upper((unsigned char)word.p[0]) &&
	       is_lower((unsigned char)word.p[1]) && begins(s, word);
}

/* "I... I've forgotten": who stammers begins again. */
static bool
stammers(const struct sentence_scan *s, size_t off, size_t at)
{
	struct slice word = word_before(s, off), next = word_at(s, at);

	if (word.n == 0 || next.n < word.n || word.n > 8)
		return false;
	for (size_t i = 0; i < word.n; i++)
		if (ascii_lower(word.p[i]) != ascii_lower(next.p[i]))
			return false;
	return next.n == word.n || word.n == 1 || next.p[word.n] == '\'';
}

/* "Who is it?" Wang asked: up to three words, no beginner, then a verb of
 * saying. */
static bool
says(const struct sentence_scan *s, size_t at)
{
	for (int i = 0; i < 4; i++) {
		struct slice word = word_at(s, at);
		enum full_stop stop = lexicon_stop(s->lexicon, word);

		if (stop == STOP_SAYS)
			return i > 0;
		if (word.n == 0 || stop == STOP_BEGINS ||
		    !is_upper((unsigned char)word.p[0]))
			return false;
		at += word.n;
		at += mark_at(s, at) == '.';
		at = mark_skip_blanks(s, at);
	}
	return false;
}

/* "b. The means", "iv) The end": what counts may be written small. */
static bool
small_marker(const struct sentence_scan *s, size_t at)
{
	struct slice mark = word_at(s, at);
	size_t next = at + mark.n + 1;

	return counts(mark) && next < s->end &&
	       (s->text.p[next - 1] == '.' || s->text.p[next - 1] == ')') &&
	       cp_is_white(mark_at(s, next)) &&
	       is_upper(mark_at(s, mark_skip_blanks(s, next)));
}

/* What stands behind the closers must be able to begin a sentence. */
bool
sentence_can_begin_en(const struct sentence_scan *s, size_t off)
{
	size_t at = mark_skip_blanks(s, off);
	uint32_t cp = mark_at(s, at);

	while (mark_is_opener(cp) || is_bullet(cp)) {
		at += utf8_len(s->text.p[at]);
		cp = mark_at(s, at);
	}
	return (!is_lower(cp) || small_marker(s, at)) && cp != ',' &&
	       cp != ';' && cp != ':' && cp != '.' && !mark_is_final(cp);
}

/* Passes the marks of a group: ?! or ... or . . . */
static size_t
skip_group(struct sentence_scan *s, size_t off, size_t next)
{
	size_t end = mark_skip_finals(s, next);

	while (s->text.p[off] == '.' && end + 1 < s->end &&
	       s->text.p[end] == ' ' && s->text.p[end + 1] == '.' &&
	       !cp_is_digit(mark_at(s, end + 2)))
		end = mark_skip_finals(s, end + 1);
	return end;
}

size_t
sentence_end_en(struct sentence_scan *s, size_t off, size_t next)
{
	struct sentence_scan ahead = *s;
	uint32_t before = mark_before(s, off), cp = mark_at(s, off);
	size_t marks, end, at;
	bool one;

	/* A group of marks is judged once, at its first. */
	if (before == 0 || mark_is_final(before) || mark_is_dots(before) ||
	    mark_in_bracket(s, off))
		return 0;
	marks = skip_group(s, off, next);
	one = marks == next && cp == '.';
	end = mark_skip_closers(&ahead, marks);
	at = mark_skip_blanks(s, end);
	if (at < s->end) {
		if (at == end && cp < 0x3000 && !is_glued(s, off, end))
			return 0;
		if (!sentence_can_begin_en(s, at))
			return 0;
		if (one && end == marks &&
		    (is_marker(s, off) ||
			!stop_ends(s, word_before(s, off), at)))
			return 0;
		if (!one && mark_is_dots(cp) && stammers(s, off, at))
			return 0;
		if (cp != '.' && end > marks && says(s, at))
			return 0;
	}
	*s = ahead;
	return end;
}

/* SPDX-License-Identifier: MIT */
#include "body.h"

#include "chars.h"
#include "credit.h"
#include "dateline.h"
#include "headline.h"
#include "lines.h"

/* In how many paragraphs a dateline is looked for. */
enum { DATELINE_PARAGRAPHS = 6 };
/* In bytes: what is surely a paragraph of a report and no line of verse;
 * the shortest line that may break off in mid-sentence, Chinese and English;
 * hard-wrapped lines. */
enum { REPORT_BYTES = 150, BROKEN_BYTES = 48, LONG_BYTES = 60 };
enum { WRAP_MIN = 40, WRAP_MAX = 120 };
/* In bytes: the longest name of a column, the longest line with an author. */
enum { COLUMN_BYTES = 40, CREDIT_BYTES = 100 };
enum { INDENTS = 64, HEADLINES_MAX = 16, NEAR_END = 3 };

struct body_line {
	struct line line;
	bool gap;   /* a blank line before it */
	bool joins; /* goes on with the line before */
};

struct body {
	struct half *half;
	struct arena *arena;
	struct slice text;
	VEC(struct body_line) lines; /* without blank ones */
	uint32_t usual;              /* the commonest indent */
	size_t loose;                /* see body_read() */
};

static struct slice
line_slice(const struct body *b, size_t i)
{
	return slice_at(b->text, b->lines.v[i].line.text);
}

static void
collect_lines(struct body *b, const struct source *s, struct part p)
{
	size_t count[INDENTS] = {0};
	bool gap = false;

	for (size_t i = p.from; i < p.end; i++) {
		struct line l = line_read(s, i);

		if (line_blank(&l)) {
			gap = true;
			continue;
		}
		*VEC_ADD(b->arena, &b->lines) =
		    (struct body_line){.line = l, .gap = gap};
		gap = false;
		count[l.indent < INDENTS ? l.indent : INDENTS - 1]++;
	}
	for (uint32_t i = 1; i < INDENTS; i++)
		if (count[i] > count[b->usual])
			b->usual = i;
}

/* The author line's wording, to know a signature by. */
static struct slice
authors_wording(const struct body *b)
{
	struct buffer all = {0};
	struct wording w;

	VEC_EACH (at, &b->half->authors)
		buffer_put(&all, slice_at(b->text, *at));
	wording_of(&w, b->arena, buffer_slice(&all), b->half->lang);
	buffer_free(&all);
	return w.text;
}

/* Headline lines: those that repeat the title, and short ones before a
 * dateline or the first full paragraph. */

static struct slice
without_markup(struct slice s)
{
	while (s.n > 0 && (s.p[0] == '*' || s.p[0] == '#' || s.p[0] == ' '))
		s = slice_tail(s, 1);
	while (s.n > 0 && (s.p[s.n - 1] == '*' || s.p[s.n - 1] == ' '))
		s.n--;
	return s;
}

static bool
has_dateline(const struct body *b, size_t i)
{
	struct dateline dl;

	return dateline_begins(
	    &dl, b->text, b->lines.v[i].line.text, b->half->lang);
}

static bool
is_full_paragraph(const struct body *b, size_t i)
{
	struct slice s = line_slice(b, i);

	return s.n >= REPORT_BYTES &&
	       (ends_sentence(s) || slice_find(s, SLICE("。"), 0) != SIZE_MAX ||
		   slice_find(s, SLICE(". "), 0) != SIZE_MAX);
}

static bool
starts_report(const struct body *b, size_t i)
{
	return has_dateline(b, i) || is_full_paragraph(b, i);
}

/* "Cultural Briefs:" before a headline or a dispatch; "Fellow Deputies:"
 * before a speech is none. */
static bool
is_column_name(const struct body *b, size_t i)
{
	struct slice s = line_slice(b, i);

	return i == 0 && b->half->lang == EN && s.n <= COLUMN_BYTES &&
	       slice_ends(s, SLICE(":")) && i + 1 < b->lines.n &&
	       (has_dateline(b, i + 1) || !is_full_paragraph(b, i + 1));
}

static bool
is_credit(const struct body *b, size_t i)
{
	struct standing st = {
	    b->lines.v[i].line.indent, b->usual, false, false};

	return paragraph_kind_of(line_slice(b, i), b->half->lang, st) !=
	       PARAGRAPH_TEXT;
}

/* Whether line `i` may be a headline that does not repeat the title. */
static bool
may_be_loose(const struct body *b, const struct headline_reader *r,
    enum headline_match match, size_t i)
{
	if (match == HEADLINE_MAYBE)
		return !headline_complete(r) || b->half->lang == EN;
	return is_column_name(b, i);
}

/* How many of the first lines are headlines; match[] says how. */
static size_t
count_headlines(
    struct body *b, struct headline_reader *r, enum headline_match *match)
{
	size_t sure = 0, i;

	for (i = 0; i < b->lines.n && i < HEADLINES_MAX; i++) {
		if (starts_report(b, i))
			return i;
		match[i] = headline_match(r, without_markup(line_slice(b, i)));
		if (match[i] >= HEADLINE_LIKE) {
			sure = i + 1;
			continue;
		}
		if (is_credit(b, i)) {
			/* A byline between headline and report. */
			if (i + 1 < b->lines.n && starts_report(b, i + 1))
				return i;
			break;
		}
		if (i >= b->loose || !may_be_loose(b, r, match[i], i))
			break;
		match[i] = HEADLINE_MAYBE;
	}
	/* Verse may follow: only what repeats the title is sure. */
	return sure;
}

static void
add_headlines(struct body *b, struct headline_reader *r, size_t *first)
{
	enum headline_match match[HEADLINES_MAX];
	size_t n = count_headlines(b, r, match);

	/* A body that only repeats the title is all the text there is. */
	*first = n < b->lines.n ? n : 0;
	for (size_t i = 0; i < *first; i++)
		*VEC_ADD(b->arena, &b->half->headlines) =
		    (struct headline){.span = b->lines.v[i].line.text,
			.in_body = true,
			.repeats = match[i] != HEADLINE_MAYBE};
}

/* Which lines go on with the one before. */

static bool
has_inner_mark(struct slice s)
{
	return slice_find(s, SLICE("，"), 0) != SIZE_MAX ||
	       slice_find(s, SLICE("。"), 0) != SIZE_MAX;
}

/* 还受到 / “经济主义”: the press broke the line before a quotation.  Slogans in
 * a list, （一） and （附图片） begin lines of their own. */
static bool
broken_before_quote(const struct body *b, size_t i)
{
	struct slice prev = line_slice(b, i - 1), s = line_slice(b, i);
	size_t off = utf8_len(s.p[0]);
	uint32_t cp = cp_at(s, 0);

	if (cp != 0x201c && cp_narrow(cp) != '(' && cp != 0x300a)
		return false;
	if (cp_narrow(cp) == '(' &&
	    (is_credit(b, i) || read_number(s, &off, 4) >= 0))
		return false;
	return prev.n >= BROKEN_BYTES && has_inner_mark(prev) &&
	       !ends_with_mark(prev) && !cp_is_closing(cp_last(prev));
}

/* `start` is the line that the paragraph begins with. */
static bool
joins_zh(const struct body *b, size_t start, size_t i)
{
	const struct line *l = &b->lines.v[i].line;
	struct slice prev = line_slice(b, i - 1);

	if (b->lines.v[i].gap)
		return false;
	/* Below an indented line one that is not goes on, also behind a single
	 * U+3000. */
	if (b->lines.v[start].line.indent > 2 && l->indent <= 2 &&
	    l->wide <= 1 && !ends_sentence(prev) &&
	    cp_narrow(cp_last(prev)) != ':')
		return true;
	return broken_before_quote(b, i);
}

static bool
starts_lower(struct slice s)
{
	return s.n > 0 && s.p[0] >= 'a' && s.p[0] <= 'z';
}

static bool
joins_en(const struct body *b, size_t i)
{
	struct slice prev = line_slice(b, i - 1);

	if (b->lines.v[i].gap || b->lines.v[i].line.indent > 1)
		return false;
	if (ends_sentence(prev) || cp_last(prev) == ':')
		return false;
	return starts_lower(line_slice(b, i)) ||
	       (prev.n >= LONG_BYTES && cp_last(prev) == ',');
}

/* Lines i to end-1 stand together, unindented.  If they are as long as a
 * typewriter's and break in mid-sentence, they are one paragraph. */
static bool
hard_wrapped(const struct body *b, size_t i, size_t end)
{
	bool broken = false;

	if (end - i < 3)
		return false;
	for (size_t k = i; k + 1 < end; k++) {
		size_t n = line_slice(b, k).n;

		if (n < WRAP_MIN || n > WRAP_MAX)
			return false;
		broken = broken || joins_en(b, k + 1);
	}
	return broken;
}

static void
join_lines(struct body *b, size_t first)
{
	size_t start = first;

	for (size_t i = first + 1; i < b->lines.n; i++) {
		b->lines.v[i].joins = b->half->lang == ZH
					  ? joins_zh(b, start, i)
					  : joins_en(b, i);
		if (!b->lines.v[i].joins)
			start = i;
	}
	if (b->half->lang == ZH)
		return;
	for (size_t i = first, end; i < b->lines.n; i = end) {
		for (end = i + 1; end < b->lines.n && !b->lines.v[end].gap &&
				  b->lines.v[end].line.indent < 2;)
			end++;
		if (hard_wrapped(b, i, end))
			for (size_t k = i + 1; k < end; k++)
				b->lines.v[k].joins = true;
	}
}

/* Whether the words of `s` are, or end with, the author line's: a signature;
 * "Cultivating New People, by He Kedi". */
static void
look_for_authors(struct standing *st, const struct body *b,
    struct slice authors, struct slice s)
{
	struct wording w;

	if (authors.n == 0 || s.n > CREDIT_BYTES || ends_sentence(s))
		return;
	wording_of(&w, b->arena, s, b->half->lang);
	st->author = slice_eq(w.text, authors);
	/* Behind a sentence it is a signature in the text's last line. */
	st->by_author = slice_ends(w.text, authors) &&
			slice_find(s, SLICE("。"), 0) == SIZE_MAX &&
			slice_find(s, SLICE(". "), 0) == SIZE_MAX;
}

static void
add_paragraphs(struct body *b, size_t first)
{
	struct half *half = b->half;

	for (size_t i = first; i < b->lines.n; i++) {
		struct span at = b->lines.v[i].line.text;

		if (b->lines.v[i].joins)
			half->paragraphs.v[half->paragraphs.n - 1].span.end =
			    at.end;
		else
			*VEC_ADD(b->arena, &half->paragraphs) =
			    (struct paragraph){.span = at};
	}
}

static void
tell_kinds(struct body *b, size_t first)
{
	struct slice authors = authors_wording(b);
	struct half *half = b->half;
	size_t line = first, n = half->paragraphs.n;
	bool apparatus = false;

	for (size_t i = 0; i < n; i++) {
		struct paragraph *p = &half->paragraphs.v[i];
		struct slice s = slice_at(b->text, p->span);
		struct standing st = {.usual = b->usual,
		    .near_end = i + NEAR_END >= n,
		    .alone = n == 1};

		st.indent = b->lines.v[line].line.indent;
		look_for_authors(&st, b, authors, s);
		apparatus = apparatus || begins_apparatus(s);
		p->kind = apparatus ? PARAGRAPH_APPARATUS
				    : paragraph_kind_of(s, half->lang, st);
		for (line++; line < b->lines.n && b->lines.v[line].joins;)
			line++;
	}
}

static void
find_dateline(struct body *b)
{
	struct half *half = b->half;
	size_t n = half->paragraphs.n;

	half->dateline = (struct dateline){.paragraph = -1};
	for (size_t i = 0; i < n && i < DATELINE_PARAGRAPHS; i++) {
		if (dateline_begins(&half->dateline, b->text,
			half->paragraphs.v[i].span, half->lang)) {
			half->dateline.paragraph = (int32_t)i;
			return;
		}
	}
	for (size_t i = n; i > 0 && n - i < NEAR_END; i--) {
		if (dateline_ends(&half->dateline, b->text,
			half->paragraphs.v[i - 1].span, half->lang)) {
			half->dateline.paragraph = (int32_t)i - 1;
			return;
		}
	}
}

void
body_read(struct half *half, struct arena *a, const struct source *s,
    struct part p, size_t loose)
{
	struct body b = {
	    .half = half, .arena = a, .text = s->text, .loose = loose};
	struct headline_reader r;
	size_t first;

	half->dateline.paragraph = -1;
	collect_lines(&b, s, p);
	if (b.lines.n == 0)
		return;
	half->body = (struct span){b.lines.v[0].line.text.start,
	    b.lines.v[b.lines.n - 1].line.text.end};
	headline_reader_init(&r, a, half, s->text, authors_wording(&b));
	add_headlines(&b, &r, &first);
	join_lines(&b, first);
	add_paragraphs(&b, first);
	tell_kinds(&b, first);
	find_dateline(&b);
}

/* SPDX-License-Identifier: MIT */
/* Numbers that count nothing: in names and marks, idioms, scores, clock times
 * and enumerators (RECORDS.md, "Not figures"). */
#include "page_en.h"

/* Tokens in which the same things may be counted again. */
enum { NEAR = 30 };

static bool
is_headline(const struct page *p)
{
	return p->paragraph < 0;
}

static bool
begins_sentence(const struct page *p, uint32_t i)
{
	const struct token *v = p->t.v;

	while (i > p->sentence && v[i - 1].kind == TOKEN_MARK)
		i--;
	return i <= p->sentence;
}

/* A token that carries on a noun phrase. */
static bool
is_noun(const struct token *t)
{
	return t->kind == TOKEN_WORD && (t->is & IS_STOP) == 0;
}

/* Whether a unit of measure, money or time begins at token `at`. */
static bool
measures(const struct page *p, uint32_t at)
{
	const struct token *t = &p->t.v[at];
	size_t len;
	const struct unit *unit =
	    t->kind == TOKEN_END ? NULL
				 : units_match(p->s->units, EN,
				       slice_tail(p->t.text, t->start), &len);

	return unit != NULL && unit->class != UNIT_CLASSIFIER &&
	       t->start + len >= t->end;
}

/* U-2, T-34, MiG-15, COVID-19, C46: letters stuck to the digits */
static bool
is_model(const struct page *p, const struct quantity *q)
{
	const struct token *t = &p->t.v[q->number.first], *b = t - 1;

	if (q->number.in_words)
		return false;
	if (b->kind == TOKEN_WORD && !token_spaced(t))
		return (b->is & IS_BOUND) == 0 && b->word != EN_rmb &&
		       b->word != EN_us && b->word != EN_hk;
	if (!token_mark(b, '-') || !token_joins(b) || b[-1].kind != TOKEN_WORD)
		return false;
	return !token_is(b - 1, EN_mid) && !token_is(b - 1, EN_some) &&
	       (b[-1].is & (IS_CARDINAL | IS_BOUND)) == 0;
}

/* 45A, 4x4, 3D: letters stuck to the end that are no unit */
static bool
is_glued(const struct page *p, const struct quantity *q)
{
	const struct token *t = &p->t.v[q->number.end];
	size_t len;

	if (q->number.in_words || t->kind != TOKEN_WORD || token_spaced(t) ||
	    p->t.v[q->number.end - 1].kind != TOKEN_NUMBER)
		return false;
	return units_match(p->s->units, EN, slice_tail(p->t.text, t->start),
		   &len) == NULL;
}

/* 3:2, 8:30, 1:100; 3-0 and "3 to 0"; 2-1 where a game is told of */
static bool
is_score(const struct page *p, const struct quantity *q, uint32_t *end)
{
	const struct token *t = &p->t.v[q->number.end], *last;
	struct numeral n;
	bool sport = false;

	if (q->is_range) {
		last = t - 1;
		if (q->number.max >= 300 || q->from_to ||
		    (!token_joins(last - 1) && !token_is(last - 1, EN_to)))
			return false;
	} else {
		if (token_mark(t, ':') && !token_spaced(t) &&
		    !token_spaced(t + 1) && t[1].kind == TOKEN_NUMBER) {
			*end = q->number.end + 2;
			while (token_mark(&p->t.v[*end], ':') &&
			       p->t.v[*end + 1].kind == TOKEN_NUMBER)
				*end += 2;
			return true;
		}
		if (!token_joins(t) && !token_is(t, EN_to))
			return false;
		if (!numeral_en(&p->t, q->number.end + 1, &n) ||
		    n.kind != NUMERAL_CARDINAL || n.scale != 1 ||
		    q->number.max >= 300 || n.max > q->number.max)
			return false;
		t = &p->t.v[n.end];
		*end = n.end;
		if (token_joins(&p->t.v[q->number.end]))
			return true;
	}
	if (t->kind == TOKEN_WORD && (t->is & IS_STOP) == 0)
		return false;
	for (uint32_t i = p->sentence;
	     i + 1 < p->t.n && i < q->number.first + 12; i++)
		sport |= (p->t.v[i].is & IS_SPORT) != 0;
	return sport;
}

/* "at nine", "three in the morning", "nine in the evening" */
static bool
is_hour(const struct page *p, const struct quantity *q)
{
	const struct token *t = &p->t.v[q->number.end];
	const struct token *b = &p->t.v[q->number.first - 1];

	if (q->number.max > 24 || q->is_range || q->first != q->number.first)
		return false;
	if ((token_is(t, EN_in) && token_is(t + 1, EN_the) &&
		(t[2].is & IS_DAYPART) != 0) ||
	    (token_is(t, EN_at) && (t[1].is & IS_DAYPART) != 0) ||
	    token_is(t, EN_sharp))
		return true;
	if ((token_is(t, EN_the) && (t[1].is & IS_DEICTIC) != 0 &&
		(t[2].is & IS_DAYPART) != 0) ||
	    ((t->is & IS_DEICTIC) != 0 && (t[1].is & IS_DAYPART) != 0))
		return true;
	return q->number.in_words && token_is(b, EN_at) &&
	       (t->kind != TOKEN_WORD || (t->is & IS_STOP) != 0) &&
	       !token_is(t, EN_per);
}

/* 8 o'clock, 8 a.m., 3 p.m. */
static bool
is_clock(const struct page *p, const struct quantity *q, uint32_t *end)
{
	const struct token *t = &p->t.v[q->number.end];

	if (token_is(t, EN_o) && token_mark(t + 1, '\'') &&
	    token_is(t + 2, EN_clock)) {
		*end = q->number.end + 3;
		return true;
	}
	if (is_hour(p, q))
		return true;
	if ((token_is(t, EN_a) || token_is(t, EN_p)) &&
	    token_mark(t + 1, '.') && token_is(t + 2, EN_m)) {
		*end = q->number.end + 3;
		return true;
	}
	return token_is(t, EN_am) || token_is(t, EN_pm) ||
	       token_is(t, EN_noon) || token_is(t, EN_midnight);
}

/* (1), 1., 1), [1] at the start of a sentence or in brackets; "One, ..." */
static bool
is_enumerator(const struct page *p, const struct quantity *q)
{
	const struct token *t = &p->t.v[q->number.end];
	const struct token *b = &p->t.v[q->number.first - 1];

	if (q->number.max > 99 || q->is_range)
		return false;
	if ((token_mark(b, '(') || token_mark(b, '[')) &&
	    (token_mark(t, ')') || token_mark(t, ']')))
		return true;
	/* "The methods are: 1. Clear ...; 2. Notify ..." */
	if ((token_mark(b, ':') || token_mark(b, ';')) && !q->number.in_words &&
	    (token_mark(t, '.') || token_mark(t, ')')) && token_spaced(t + 1) &&
	    t[1].kind == TOKEN_WORD)
		return true;
	if (!begins_sentence(p, q->number.first) ||
	    token_mark(b, MARK_CURRENCY))
		return false;
	return token_mark(t, ')') || token_mark(t, '.') || token_mark(t, ',') ||
	       token_mark(t, ':');
}

/* Type 59, page 3, Article 5, Room 302 */
static bool
is_in_series(const struct page *p, const struct quantity *q)
{
	const struct token *b = &p->t.v[q->first - 1];
	const struct token *t = &p->t.v[q->number.end];

	if (q->first != q->number.first || q->first <= p->sentence)
		return false;
	if (token_joins(b))
		b--;
	if ((b->is & (IS_SERIES | IS_NAMED)) == 0 || token_is(t, EN_out))
		return false;
	if (token_capital(b) && (!is_headline(p) || !is_noun(t)) &&
	    (!begins_sentence(p, (uint32_t)(b - p->t.v)) ||
		(!q->number.in_words && !is_noun(t))))
		return true;
	switch (b->word) {
	case EN_page:
	case EN_pages:
	case EN_article:
	case EN_chapter:
	case EN_type:
	case EN_model:
	case EN_room:
	case EN_flight:
	case EN_route:
	case EN_grade:
	case EN_class:
	case EN_section:
	case EN_volume:
	case EN_platform:
	case EN_mark:
	case EN_grades:
	case EN_number:
	case EN_force:
		return !is_noun(t) || (t->is & IS_VERB) != 0 ||
		       token_joins(&p->t.v[q->first - 1]);
	default:
		return false;
	}
}

static bool
ends_in_ed(const struct page *p, const struct token *t)
{
	return t->end - t->start > 3 && p->t.text.p[t->end - 1] == 'd' &&
	       p->t.text.p[t->end - 2] == 'e';
}

/* "32111 Drilling Team", "the 1205 drilling team", "8341 Unit": one thing
 * behind a number is not counted but called by it. */
static bool
is_named_thing(const struct page *p, const struct quantity *q)
{
	const struct token *t = &p->t.v[q->number.end];

	if (q->number.in_words || q->number.max < 2 || q->is_range ||
	    q->qualifier != EXACT ||
	    (t[-1].flags & (TOKEN_GROUPED | TOKEN_DECIMAL)) != 0 ||
	    token_joins(t))
		return false;
	for (int i = 0; i < 3 && is_noun(&t[i]); i++)
		if ((t[i].is & IS_NAMED) != 0 &&
		    (!is_noun(&t[i + 1]) || (t[i + 1].is & IS_VERB) != 0 ||
			(is_headline(p) && q->number.max >= 100) ||
			(token_capital(&t[i]) && !token_capital(&t[i + 1])) ||
			ends_in_ed(p, &t[i + 1])))
			return true;
	return false;
}

static bool
is_plural_noun(const struct page *p, uint32_t at)
{
	uint32_t end = noun_phrase_en(p, at);

	return end > at && p->t.text.p[p->t.v[end - 1].end - 1] == 's';
}

/* "Three-Anti", "Four Modernizations", "Gang of Four": in running text a
 * capital on a number word inside a sentence makes it part of a name. */
static bool
is_proper(const struct page *p, const struct quantity *q)
{
	const struct token *f = &p->t.v[q->number.first];
	const struct token *t = &p->t.v[q->number.end];

	if (is_headline(p) || !q->number.in_words || !token_capital(f))
		return false;
	if (token_mark(t, '-') && token_joins(t) && token_capital(t + 1))
		return true;
	/* Thousand Island Lake, the Hundred Days Reform */
	if ((f->is & IS_SCALE) != 0 && q->number.end == q->number.first + 1 &&
	    token_capital(t))
		return true;
	if (begins_sentence(p, q->number.first) || measures(p, q->number.end))
		return false;
	/* "The spoils: Two Army Headquarters, ..." */
	if (token_mark(f - 1, ':') && is_plural_noun(p, q->number.end))
		return false;
	return token_capital(t) || token_is(f - 1, EN_of) ||
	       token_capital(f - 1) || token_mark(f - 1, MARK_QUOTE);
}

/* "three-way", "two-line", "four-wheel": the first half of a compound, if it
 * does not measure or count (ten-ton, 12-member). */
static bool
is_compound(const struct page *p, const struct quantity *q, uint32_t *end)
{
	const struct token *t = &p->t.v[q->number.end];
	const struct unit *unit;
	size_t len;

	if (!token_joins(t) || t[1].kind != TOKEN_WORD)
		return false;
	if ((t[1].is & (IS_COMPOUND | IS_FOLDWORD)) != 0)
		return false;
	*end = q->number.end + 2;
	if ((t[1].is & IS_CARDINAL) != 0)
		return true;
	unit = units_match(
	    p->s->units, EN, slice_tail(p->t.text, t[1].start), &len);
	if (unit == NULL || t[1].start + len < t[1].end ||
	    token_is(t + 1, EN_time))
		return true;
	/* five-year plan, two-line struggle, first-class */
	return (slice_eq(unit->id, SLICE("year")) && !token_joins(t + 2) &&
		   ((t[2].is & IS_PLAN) != 0 || token_is(t + 2, EN_program) ||
		       token_is(t + 2, EN_programme))) ||
	       token_is(t + 1, EN_line) || token_is(t + 1, EN_class) ||
	       token_is(t + 1, EN_grade) || token_is(t + 1, EN_type) ||
	       token_is(t + 1, EN_point);
}

/* "one brigade headquarters and three regiments", "three guns and one tank" */
static bool
is_contrast(const struct page *p, const struct quantity *q)
{
	const struct token *b = &p->t.v[q->number.first - 1];
	uint32_t end = q->number.end, least;

	while (end < q->number.end + 5 && is_noun(&p->t.v[end]))
		end++;
	if (end == q->number.end)
		return false;
	if (token_mark(&p->t.v[end], ',') || token_is(&p->t.v[end], EN_and)) {
		end += token_mark(&p->t.v[end], ',') &&
			       token_is(&p->t.v[end + 1], EN_and)
			   ? 2
			   : 1;
		if ((p->t.v[end].is & IS_CARDINAL) != 0 &&
		    !token_is(&p->t.v[end], EN_one) &&
		    is_noun(&p->t.v[end + 1]))
			return true;
	}
	if (!token_mark(b, ',') && !token_is(b, EN_and) && !token_is(b, EN_or))
		return false;
	least = q->number.first > 9 ? q->number.first - 9 : 0;
	return p->floor > least && p->floor > p->sentence && p->figures.n > 0 &&
	       p->figures.v[p->figures.n - 1].end == p->floor &&
	       (p->t.v[p->floor].is & IS_STOP) == 0;
}

/* Whether token `b` is the plural of token `a`: seat, seats. */
static bool
is_plural_of(const struct page *p, const struct token *a, const struct token *b)
{
	uint32_t n = a->end - a->start;

	return n > 2 && b->kind == TOKEN_WORD && b->end - b->start == n + 1 &&
	       p->t.text.p[b->end - 1] == 's' &&
	       memcmp(p->t.text.p + a->start, p->t.text.p + b->start, n) == 0;
}

/* "twelve seats ..., one seat": the same things are counted near by. */
static bool
counts_alike(const struct page *p, uint32_t one)
{
	const struct token *v = p->t.v, *noun = &v[one + 1];
	uint32_t first = one > p->sentence + NEAR ? one - NEAR : p->sentence;

	if (!is_noun(noun))
		return false;
	for (uint32_t i = first; i < one + NEAR && i + 1 < p->t.n; i++) {
		if (i > one &&
		    (token_mark(&v[i], '.') || token_mark(&v[i], ';')))
			return false;
		if (is_plural_of(p, noun, &v[i]) && i > p->sentence &&
		    (v[i - 1].kind == TOKEN_NUMBER ||
			(v[i - 1].is & IS_CARDINAL) != 0))
			return true;
	}
	return false;
}

/* "one" is a pronoun or article unless it measures or stands among numbers:
 * one ton, one year; two tractors and one truck. */
static bool
is_pronoun(const struct page *p, const struct quantity *q)
{
	const struct token *t = &p->t.v[q->number.end];
	const struct token *b = &p->t.v[q->number.first - 1];
	const struct unit *unit;
	size_t len;

	if (!token_is(&p->t.v[q->number.first], EN_one) ||
	    q->number.end != q->number.first + 1 || q->is_range)
		return false;
	if (q->qualifier != EXACT && !is_noun(t))
		return true;
	if (q->qualifier != EXACT)
		return token_is(b, EN_about);
	/* "at one end ... and at the other" */
	if (token_is(t, EN_end) || token_is(t, EN_side) || token_is(t, EN_hand))
		return true;
	if (is_contrast(p, q) || counts_alike(p, q->number.first))
		return false;
	/* one hog per household; equal to one regiment */
	if (is_noun(t) && token_is(t + 1, EN_per))
		return false;
	if (is_noun(t) && token_is(b, EN_to) &&
	    (token_is(b - 1, EN_equal) || token_is(b - 1, EN_equivalent)))
		return false;
	if (token_joins(t))
		t++;
	if (token_is(b, EN_this) || token_is(b, EN_that) ||
	    token_is(b, EN_the) || token_is(b, EN_no) || token_is(b, EN_each) ||
	    token_is(b, EN_every) || token_is(b, EN_any) ||
	    t->kind != TOKEN_WORD)
		return true;
	unit =
	    units_match(p->s->units, EN, slice_tail(p->t.text, t->start), &len);
	if (unit == NULL || t->start + len < t->end)
		return true;
	if (unit->class == UNIT_CLASSIFIER)
		return !token_is(t + 1, EN_every) && !token_is(t + 1, EN_per);
	/* "one day" is some day, unless it lasts: in one day */
	if (slice_eq(unit->id, SLICE("day")) ||
	    slice_eq(unit->id, SLICE("night")))
		return !token_is(b, EN_in) && !token_is(b, EN_within) &&
		       !token_is(b, EN_for) && !token_is(b, EN_of) &&
		       !token_is(b, EN_only) && !token_is(b, EN_just) &&
		       !token_is(b, EN_and) && !token_is(b, EN_by);
	/* "one pound one", "one second": said of no second in particular */
	return slice_eq(unit->id, SLICE("second"));
}

/* "six fixes and five cashes", "four togethers": number words in a quotation
 * of a few words are a slogan. */
static bool
is_slogan(const struct page *p, const struct quantity *q)
{
	uint32_t i = q->number.first, j = q->number.end, n = 0;

	if (!q->number.in_words || q->number.max > 20 || measures(p, j))
		return false;
	while (n < 6 && i > p->sentence &&
	       !token_mark(&p->t.v[i - 1], MARK_QUOTE)) {
		i--;
		n += (p->t.v[i].is & IS_PREP) != 0 ? 6 : 1;
	}
	if (i <= p->sentence || n >= 6 || (p->t.v[i].flags & TOKEN_SPACED) != 0)
		return false;
	while (n < 7 && j < p->t.n - 1 && !token_mark(&p->t.v[j], MARK_QUOTE)) {
		j++;
		n++;
	}
	return n < 7 && token_mark(&p->t.v[j], MARK_QUOTE);
}

static bool
is_idiom(const struct page *p, const struct quantity *q, uint32_t *end)
{
	const struct token *f = &p->t.v[q->number.first];
	const struct token *t = &p->t.v[q->number.end];

	*end = q->number.end;
	/* thousands upon thousands; zero; half-hearted; one another */
	if ((f->is & IS_MANY) != 0 &&
	    (token_is(t, EN_upon) || token_is(t, EN_and) ||
		token_is(t, EN_on)) &&
	    (t[1].is & IS_MANY) != 0 && t[1].word == f->word) {
		*end = q->number.end + 2;
		return true;
	}
	if (q->number.max == 0 && q->number.in_words)
		return !measures(p, q->number.end);
	if (token_is(f, EN_half) && token_is(t, EN_past)) {
		*end = q->number.end + 2;
		return true;
	}
	/* half-hearted, but half-hour */
	if (token_is(f, EN_half) && token_joins(t))
		return !measures(p, q->number.end + 1);
	/* "the few", "quite a few", "very few" */
	if (q->number.kind == NUMERAL_SEVERAL && token_is(t - 1, EN_few) &&
	    (token_is(f - 1, EN_quite) || token_is(f - 1, EN_not)))
		return true;
	return false;
}

bool
is_name_en(const struct page *p, const struct quantity *q, uint32_t *end)
{
	const struct token *f = &p->t.v[q->number.first];
	const struct token *t = &p->t.v[q->number.end];

	*end = q->number.end;
	if (is_score(p, q, end) || is_clock(p, q, end) ||
	    is_compound(p, q, end) || is_idiom(p, q, end))
		return true;
	*end = q->number.end;
	/* 221 B.C. */
	if ((token_is(t, EN_b) && token_mark(t + 1, '.') &&
		token_is(t + 2, EN_c)) ||
	    token_is(t, EN_bc) || token_is(t, EN_ad))
		return true;
	/* the 1911 Revolution */
	if (!q->number.in_words && q->number.max >= 1000 &&
	    token_is(f - 1, EN_the) && dated_event_en(t))
		return true;
	/* the Group of 77 */
	if (token_is(f - 1, EN_of) && token_capital(f - 2) &&
	    (token_is(f - 2, EN_group) || token_is(f - 2, EN_gang)))
		return true;
	/* '58 */
	if (f->kind == TOKEN_NUMBER && token_mark(f - 1, '\'') &&
	    !token_spaced(f) && token_spaced(f - 1))
		return true;
	if (f->kind == TOKEN_NUMBER &&
	    (token_mark(f - 1, '.') && !token_spaced(f) &&
		f[-2].kind == TOKEN_NUMBER))
		return true;
	/* "July 15, 18 and 20" */
	if (p->times.n > 0 && p->floor == q->number.first - 1 &&
	    p->times.v[p->times.n - 1].end == p->floor &&
	    p->s->times.v[p->times.v[p->times.n - 1].index].kind == TIME_DAY &&
	    q->number.max <= 31 &&
	    (t->kind != TOKEN_WORD || (t->is & IS_STOP) != 0) &&
	    (token_mark(f - 1, ',') || token_is(f - 1, EN_and) ||
		token_is(f - 1, EN_or)))
		return true;
	if ((f[-1].is & IS_MONTH) != 0 && token_capital(f - 1) &&
	    (dated_name_en(&p->t.v[q->number.end]) ||
		(token_mark(f - 2, MARK_QUOTE) && token_mark(t, MARK_QUOTE))))
		return true;
	return is_slogan(p, q) || is_model(p, q) || is_glued(p, q) ||
	       is_enumerator(p, q) || is_in_series(p, q) ||
	       is_named_thing(p, q) || is_proper(p, q) || is_pronoun(p, q);
}

bool
is_thing_en(const struct page *p, uint32_t at)
{
	const struct token *t = &p->t.v[at];
	bool named = false;

	if (token_is(t, EN_such))
		t = &p->t.v[++at];
	if (!is_noun(t) || (t->is & (IS_VERB | IS_FIRSTLY)) != 0 ||
	    t->end - t->start < 3)
		return (token_is(t, EN_and) || token_mark(t, ',')) &&
		       ((token_is(t + 1, EN_no) && token_mark(t + 2, '.')) ||
			   (token_is(t - 3, EN_nos) &&
			       t[1].kind == TOKEN_NUMBER));
	for (uint32_t i = at; i < at + 3 && is_noun(&p->t.v[i]); i++)
		named |= (p->t.v[i].is & IS_NAMED) != 0;
	if (is_headline(p))
		return !named;
	return !token_capital(t);
}

/* second-largest */
static bool
ends_in_est(const struct page *p, const struct token *t)
{
	return t->end - t->start > 4 &&
	       memcmp(p->t.text.p + t->end - 3, "est", 3) == 0;
}

static bool
is_army_unit(const struct token *t)
{
	return token_is(t, EN_divisions) || token_is(t, EN_armies) ||
	       token_is(t, EN_brigades) || token_is(t, EN_regiments) ||
	       token_is(t, EN_battalions) || token_is(t, EN_corps);
}

/* Whether a list of ordinals goes on from token `at` to what they name. */
static bool
names_unit(const struct page *p, uint32_t at)
{
	struct numeral n;

	for (int i = 0; i < 16; i++) {
		while (token_mark(&p->t.v[at], ',') ||
		       token_is(&p->t.v[at], EN_and))
			at++;
		if (is_army_unit(&p->t.v[at]))
			return true;
		if (!numeral_en(&p->t, at, &n) || n.kind != NUMERAL_ORDINAL)
			return false;
		at = n.end;
	}
	return false;
}

bool
is_ordinal_en(const struct page *p, const struct numeral *n)
{
	const struct token *t = &p->t.v[n->end];
	const struct token *f = &p->t.v[n->first], *b = f - 1;
	/* "the 25th and 64th Divisions" */
	if (!n->in_words && names_unit(p, n->end))
		return false;
	/* the first and third mines */
	if ((token_is(t, EN_and) || token_mark(t, ',')) &&
	    (b->is & IS_DETERMINER) != 0) {
		const struct token *a = t + 1;
		struct numeral other;

		a += token_is(a, EN_and) ? 1 : 0;
		return numeral_en(&p->t, (uint32_t)(a - p->t.v), &other) &&
		       other.kind == NUMERAL_ORDINAL &&
		       (is_noun(&p->t.v[other.end]) || token_mark(a + 1, ',') ||
			   token_is(a + 1, EN_and));
	}
	if (token_joins(t))
		return !token_capital(t + 1) &&
		       (ends_in_est(p, t + 1) || token_is(t + 1, EN_phase) ||
			   token_is(t + 1, EN_stage) ||
			   token_is(t + 1, EN_batch) ||
			   token_is(t + 1, EN_generation));
	if (!is_thing_en(p, n->end) ||
	    (t->is & (IS_CARDINAL | IS_MANY | IS_VAGUE)) != 0)
		return false;
	if (n->min == 1 &&
	    (token_is(t, EN_time) || token_is(t, EN_place) ||
		token_is(t, EN_thing) || token_is(t, EN_person) ||
		token_is(t, EN_things) || token_is(t, EN_front)))
		return false;
	if (n->min == 2 && n->in_words && (t->is & (IS_UP | IS_DOWN)) != 0)
		return false;
	if (token_capital(f) && !is_headline(p) &&
	    !begins_sentence(p, n->first))
		return false;
	if ((b->is & IS_DETERMINER) != 0 || !n->in_words || is_headline(p))
		return true;
	return n->min > 2 && n->min < 1000 &&
	       (b->is & (IS_PREP | IS_VERB)) != 0 && !token_is(f, EN_second);
}

/* SPDX-License-Identifier: MIT */
/* What stands behind a number: its unit, the denominator of a rate, and the
 * noun phrase that it counts. */
#include "page_en.h"

/* The unit whose term begins at token `at` and ends with a token; `*end` gets
 * the token behind it. */
static const struct unit *
unit_at(const struct page *p, uint32_t at, uint32_t *end)
{
	const struct token *t = &p->t.v[at];
	const struct unit *unit;
	size_t len;

	if (t->kind == TOKEN_END)
		return NULL;
	unit =
	    units_match(p->s->units, EN, slice_tail(p->t.text, t->start), &len);
	if (unit == NULL)
		return NULL;
	while (at < p->t.n - 1 && p->t.v[at].end < t->start + len)
		at++;
	if (p->t.v[at].end != t->start + len)
		return NULL;
	*end = at + 1;
	return unit;
}

static enum figure_kind
kind_of(const struct page *p, const struct unit *unit, enum figure_kind kind)
{
	struct slice si;
	if (slice_eq(unit->id, SLICE("pct")) ||
	    slice_eq(unit->id, SLICE("permille")))
		return FIGURE_PERCENT;
	if (slice_eq(unit->id, SLICE("times")))
		return FIGURE_MULTIPLE;
	switch (unit->class) {
	case UNIT_MEASURE:
		return FIGURE_MEASURE;
	case UNIT_MONEY:
		return FIGURE_MONEY;
	case UNIT_TIME:
		return FIGURE_DURATION;
	case UNIT_COMPOSITE:
		return units_si(p->s->units, unit, p->s->paper, &si) > 0
			   ? FIGURE_MEASURE
			   : kind;
	default:
		return kind;
	}
}

/* Words behind "times" with which it compares: three times the, those of, as
 * much, more, his quota. */
static bool
compares(const struct token *t)
{
	if ((t->is & (IS_ARTICLE | IS_UP | IS_DOWN)) != 0)
		return !token_is(t, EN_a) && !token_is(t, EN_an) &&
		       !token_is(t, EN_each) && !token_is(t, EN_every) &&
		       !token_is(t, EN_all) && !token_is(t, EN_both);
	switch (t->word) {
	case EN_as:
	case EN_those:
	case EN_what:
	case EN_more:
	case EN_over:
	case EN_larger:
	case EN_greater:
	case EN_faster:
	case EN_bigger:
	case EN_longer:
	case EN_better:
		return true;
	case EN_that:
		return !token_is(t + 1, EN_he) && !token_is(t + 1, EN_the);
	default:
		return false;
	}
}

bool
continues_en(const struct page *p, const struct place *before, uint32_t at)
{
	if (at > before->end + 9 || at < before->end + 2 ||
	    !(token_mark(&p->t.v[before->end], ',') ||
		token_mark(&p->t.v[before->end], ';') ||
		token_is(&p->t.v[before->end], EN_and)))
		return false;
	for (uint32_t i = before->end + 1; i < at; i++) {
		const struct token *t = &p->t.v[i];

		if (t->kind != TOKEN_WORD ||
		    (t->is & (IS_AUX | IS_VERB | IS_UP | IS_DOWN | IS_REACH |
				 IS_SHARE | IS_PRONOUN)) != 0)
			return false;
	}
	return true;
}

/* "times": how often, unless something grew or is compared. */
static bool
multiplies(const struct page *p, const struct quantity *q, uint32_t end)
{
	uint32_t least =
	    q->first > p->sentence + 14 ? q->first - 14 : p->sentence;

	/* "exceeded six times last year's acreage": N times what something was
	 */
	if (q->first < q->number.first && (p->t.v[q->first].is & IS_EXCEED) &&
	    (p->t.v[end].is & (IS_DEICTIC | IS_PERIOD)) != 0)
		return true;
	if (compares(&p->t.v[end]) ||
	    (q->number.kind == NUMERAL_CARDINAL &&
		q->number.min != (double)(int64_t)q->number.min))
		return true;
	/* "rose ten times, textiles twelve times", "the index was 500 times" */
	if (p->figures.n > 0 &&
	    continues_en(p, &p->figures.v[p->figures.n - 1], q->first) &&
	    p->s->figures.v[p->figures.v[p->figures.n - 1].index].kind ==
		FIGURE_MULTIPLE)
		return true;
	if (token_is(&p->t.v[q->first - 1], EN_was) ||
	    token_is(&p->t.v[q->first - 1], EN_is))
		return true;
	for (uint32_t i = q->first; i-- > least;) {
		const struct token *b = &p->t.v[i];

		if ((b->is & (IS_UP | IS_DOWN | IS_EXCEED)) != 0)
			return true;
		if (b->kind == TOKEN_MARK && b->word != '-' &&
		    b->word != MARK_PERCENT)
			return false;
	}
	return false;
}

/* Nouns of the table that need an "of" to be units: 5 loads of hay, but
 * 5 wells are wells. */
static bool
counts_here(const struct page *p, const struct quantity *q,
    const struct unit *unit, uint32_t at, uint32_t end)
{
	const struct token *last = &p->t.v[end - 1], *t = &p->t.v[end];
	bool plural = p->t.text.p[last->end - 1] == 's' ||
		      token_is(last, EN_people) || token_is(last, EN_head) ||
		      token_mark(last, ')') || q->number.max <= 1;

	if (unit->class == UNIT_COMPOSITE)
		return true;
	if (token_joins(&p->t.v[at - 1]))
		return true;
	if (token_is(t, EN_of) || token_mark(t, '('))
		return plural;
	if ((p->t.v[at].is & IS_COUNTER) == 0)
		return slice_eq(unit->id, SLICE("time_count"));
	/* "12 people's communes", "5 set pieces" */
	return plural && !(token_mark(t, '\'') && token_is(t + 1, EN_s));
}

/* "133 major varieties" */
static uint32_t
late_kind(const struct page *p, uint32_t at, struct figure *f)
{
	uint32_t end = noun_phrase_en(p, at), behind;
	const struct unit *unit;

	if (end <= at + 1 || end > at + 5)
		return at;
	unit = unit_at(p, end - 1, &behind);
	if (unit == NULL || behind != end || !slice_eq(unit->id, SLICE("kind")))
		return at;
	f->unit = page_span(p, end - 1, end);
	f->unit_id = unit->id;
	return end;
}

static uint32_t
take(const struct page *p, struct figure *f, const struct unit *unit,
    uint32_t at, uint32_t end)
{
	f->unit = page_span(p, at, end);
	f->unit_id = unit->id;
	f->kind = kind_of(p, unit, f->kind);
	return end;
}

/* Where the unit begins: behind a hyphen, "of" (hundreds of tons) or "of a"
 * (four tenths of a second). */
static uint32_t
unit_begin(const struct page *p, const struct quantity *q, uint32_t at)
{
	const struct token *t = &p->t.v[at];

	if (token_joins(t))
		return at + 1;
	if (!token_is(t, EN_of))
		return at;
	if (q->number.kind == NUMERAL_SEVERAL)
		return at + 1;
	if (q->number.kind == NUMERAL_FRACTION &&
	    (token_is(t + 1, EN_a) || token_is(t + 1, EN_an)))
		return at + 2;
	return at;
}

/* "three consecutive years", "two full days", "20 more tons" */
static bool
is_padding(const struct token *t)
{
	switch (t->word) {
	case EN_consecutive:
	case EN_successive:
	case EN_whole:
	case EN_full:
	case EN_long:
	case EN_entire:
	case EN_solid:
	case EN_straight:
	case EN_extra:
	case EN_additional:
	case EN_more:
	case EN_short:
	case EN_calendar:
	case EN_working:
	case EN_running:
		return true;
	default:
		return false;
	}
}

static uint32_t
take_times(const struct page *p, const struct quantity *q, struct figure *f,
    uint32_t at, uint32_t end)
{
	bool many = multiplies(p, q, end);

	f->kind = many ? FIGURE_MULTIPLE : FIGURE_COUNT;
	f->unit = page_span(p, at, end);
	f->unit_id = many ? SLICE("times") : SLICE("time_count");
	return end;
}

/* "two fen of empty land": a tenth of a mu, not of a jiao */
static bool
is_of_land(const struct page *p, uint32_t at)
{
	uint32_t end;

	if (!token_is(&p->t.v[at], EN_of))
		return false;
	end = noun_phrase_en(p, at + 1);
	for (uint32_t i = at + 1; i < end; i++)
		if (token_is(&p->t.v[i], EN_land) ||
		    token_is(&p->t.v[i], EN_field) ||
		    token_is(&p->t.v[i], EN_fields))
			return true;
	return false;
}

uint32_t
unit_en(const struct page *p, const struct quantity *q, uint32_t at,
    struct figure *f)
{
	uint32_t begin = unit_begin(p, q, at), end;
	const struct unit *unit;

	if (begin != at && token_is(&p->t.v[begin], EN_fold)) {
		f->kind = FIGURE_MULTIPLE;
		f->unit = page_span(p, begin, begin + 1);
		f->unit_id = SLICE("times");
		return begin + 1;
	}
	unit = unit_at(p, begin, &end);
	if (unit != NULL && slice_eq(unit->id, SLICE("CNY_fen")) &&
	    is_of_land(p, end))
		unit = units_by_id(p->s->units, SLICE("fen_mu"));
	if (unit == NULL && begin == at && is_padding(&p->t.v[at])) {
		unit = unit_at(p, at + 1, &end);
		if (unit != NULL && unit->class == UNIT_CLASSIFIER)
			unit = NULL;
		begin = unit != NULL ? at + 1 : at;
	}
	if (unit == NULL)
		return f->kind == FIGURE_COUNT ? late_kind(p, at, f) : at;
	if (slice_eq(unit->id, SLICE("times")) ||
	    slice_eq(unit->id, SLICE("time_count")))
		return take_times(p, q, f, begin, end);
	if (unit->class == UNIT_CLASSIFIER || unit->class == UNIT_COMPOSITE) {
		if (q->number.kind == NUMERAL_FRACTION)
			return at;
		if (!counts_here(p, q, unit, begin, end))
			return late_kind(p, at, f);
	}
	/* "one third year students" */
	if (unit->class == UNIT_TIME && begin == at &&
	    q->number.kind == NUMERAL_FRACTION &&
	    !token_is(&p->t.v[q->number.first], EN_half))
		return at;
	return take(p, f, unit, begin, end);
}

uint32_t
per_en(const struct page *p, uint32_t at, struct figure *f)
{
	const struct token *t = &p->t.v[at];
	const struct unit *unit;
	uint32_t end;

	/* 180 yuan each, eight jiao apiece */
	if (token_is(t, EN_apiece) ||
	    (token_is(t, EN_each) &&
		(t[1].kind != TOKEN_WORD || (t[1].is & IS_STOP) != 0) &&
		!token_is(t + 1, EN_of))) {
		f->per = page_span(p, at, at + 1);
		return at + 1;
	}
	/* per-mu yield */
	if (token_is(t, EN_per) && token_joins(t + 1)) {
		unit = unit_at(p, at + 2, &end);
		if (unit == NULL)
			return at;
		f->per = page_span(p, at + 2, end);
		f->per_id = unit->id;
		return end;
	}
	if (token_is(t, EN_per) && token_is(t + 1, EN_capita)) {
		f->per = page_span(p, at + 1, at + 2);
		f->per_id = SLICE("person");
		return at + 2;
	}
	if (!(token_is(t, EN_per) || token_is(t, EN_a) || token_is(t, EN_an) ||
		token_is(t, EN_each) || token_is(t, EN_every) ||
		(token_mark(t, '/') && !token_spaced(t))))
		return at;
	if (token_is(t, EN_per) && token_is(t + 1, EN_cent))
		return at;
	unit = unit_at(p, at + 1, &end);
	if (unit == NULL) {
		if (!token_is(t, EN_per) || t[1].kind != TOKEN_WORD ||
		    (t[1].is & IS_STOP) != 0)
			return at;
		f->per = page_span(p, at + 1, at + 2);
		return at + 2;
	}
	/* "20 tons a year", but "20 workers a set of tools"? */
	if (!token_is(t, EN_per) && t->kind == TOKEN_WORD &&
	    unit->class == UNIT_CLASSIFIER && !token_is(t + 1, EN_person) &&
	    !token_is(t + 1, EN_household))
		return at;
	f->per = page_span(p, at + 1, end);
	f->per_id = unit->id;
	return end;
}

/* Whether the word at `t` may end a noun phrase: a plural, or a mass noun
 * that we know nothing about. */
static bool
is_plural(const struct page *p, const struct token *t)
{
	return (p->t.text.p[t->end - 1] == 's' && !token_is(t, EN_s)) ||
	       token_is(t, EN_people) || token_is(t, EN_men);
}

bool
is_plural_en(const struct page *p, uint32_t at)
{
	uint32_t end = noun_phrase_en(p, at);

	return end > at && is_plural(p, &p->t.v[end - 1]) &&
	       !token_capital(&p->t.v[at]);
}

/* "a foot long" */
bool
is_extent_en(const struct token *t)
{
	return token_is(t, EN_long) || token_is(t, EN_high) ||
	       token_is(t, EN_wide) || token_is(t, EN_deep) ||
	       token_is(t, EN_thick) || token_is(t, EN_tall);
}

/* An adverb or a past tense, by its ending. */
static bool
is_verbal(const struct page *p, const struct token *t)
{
	struct slice s = slice_at(p->t.text, (struct span){t->start, t->end});

	return !token_capital(t) && s.n > 4 &&
	       (slice_ends(s, SLICE("ly")) || slice_ends(s, SLICE("ed"))) &&
	       !slice_ends(s, SLICE("eed"));
}

static bool
goes_on(const struct page *p, uint32_t first, uint32_t at)
{
	const struct token *t = &p->t.v[at], *b = t - 1;

	if (t->kind == TOKEN_MARK) {
		if (token_joins(t))
			return t[1].kind == TOKEN_WORD ||
			       (at > first && t[1].kind == TOKEN_NUMBER);
		if (t->word == '\'')
			return token_is(t + 1, EN_s) &&
			       t[2].kind == TOKEN_WORD &&
			       (t[2].is & IS_STOP) == 0;
		/* U.S. planes, B-29 bombers */
		if (t->word == '.')
			return b->end - b->start == 1 && token_capital(b) &&
			       t[1].kind == TOKEN_WORD;
		/* small, local plants */
		return t->word == ',' && at == first + 1 && !is_plural(p, b) &&
		       t[1].kind == TOKEN_WORD && !token_capital(t + 1) &&
		       (t[1].is & (IS_STOP | IS_CARDINAL)) == 0;
	}
	/* section-level and above party cadres */
	if ((token_is(t, EN_above) || token_is(t, EN_below)) &&
	    token_is(b, EN_and))
		return true;
	if (token_is(t, EN_and) &&
	    (token_is(t + 1, EN_above) || token_is(t + 1, EN_below)))
		return at > first && t[2].kind == TOKEN_WORD &&
		       (t[2].is & IS_STOP) == 0;
	if (token_is(t, EN_and))
		return at > first && !token_is(t + 1, EN_no) &&
		       !token_is(t + 1, EN_nos) && t[1].kind == TOKEN_WORD &&
		       (t[1].is &
			   (IS_STOP | IS_VERB | IS_CARDINAL | IS_ORDINAL)) == 0;
	if (t->kind == TOKEN_NUMBER)
		return at > first && token_joins(b);
	if (t->kind != TOKEN_WORD || (t->is & IS_STOP) != 0 ||
	    token_is(t, EN_worth))
		return token_is(t, EN_s) || token_is(t, EN_u);
	if (at > first && (token_is(t, EN_fell) || token_is(t, EN_rose) ||
			      token_is(t, EN_grew)))
		return false; /* "230 mm of rain fell" */
	if ((t->is & (IS_VERB | IS_UP | IS_DOWN | IS_REACH | IS_EXCEED |
			 IS_DEICTIC)) != 0)
		return at == first || !is_plural(p, b);
	/* families collectively bought, counties reported */
	return at == first || !is_plural(p, b) || !is_verbal(p, t);
}

uint32_t
noun_phrase_en(const struct page *p, uint32_t at)
{
	uint32_t end = at;

	while (end < p->t.n - 1 && end < at + 12 && goes_on(p, at, end))
		end++;
	while (end > at && (p->t.v[end - 1].kind != TOKEN_WORD ||
			       token_is(&p->t.v[end - 1], EN_and)))
		end--;
	return end;
}

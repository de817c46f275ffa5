/* SPDX-License-Identifier: MIT */
/* The English scanner: walks the tokens of a block once, and tries times and
 * figures only where a word or digit can begin one. */
#include <math.h>

#include "dateline.h"
#include "page_en.h"

static const uint64_t begins_time = IS_MONTH | IS_WEEKDAY | IS_SEASON |
				    IS_DEICTIC | IS_DECADE | IS_DAYWORD |
				    IS_POSITION | IS_ORDINAL | IS_CARDINAL;
static const uint64_t begins_figure = IS_CARDINAL | IS_MANY | IS_VAGUE |
				      IS_PART | IS_ORDINAL | IS_MULTIPLY |
				      IS_FOLD | IS_TWICE | IS_HALVE;

/* Tokens that a sentence may have; what is longer is a list or worse, and cut
 * so that its figures and times do not wait for each other. */
enum { SENTENCE = 400 };

static struct figure *
add_figure(struct page *p, uint32_t first, uint32_t from, uint32_t number_end,
    uint32_t end)
{
	struct figure *f = VEC_ADD(p->s->arena, &p->s->figures);

	*VEC_ADD(p->s->arena, &p->figures) =
	    (struct place){first, end, from, p->s->figures.n - 1};
	f->lang = EN;
	f->paragraph = p->paragraph;
	f->sentence = NO_FIGURE;
	f->repeats = f->linked = NO_FIGURE;
	f->span = page_span(p, first, end);
	f->number = page_span(p, from, number_end);
	f->role = ROLE_LEVEL;
	p->floor = end;
	return f;
}

/* Digits that a double cannot hold: without groups, as printed. */
static struct slice
long_digits(struct page *p, const struct numeral *n)
{
	struct slice s = slice_at(p->t.text, page_span(p, n->first, n->end));
	char *out;
	size_t len = 0;

	if (n->end != n->first + 1 || n->kind != NUMERAL_CARDINAL ||
	    n->in_words || s.n <= 15)
		return SLICE_NONE;
	out = arena_alloc(p->s->arena, s.n);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ',')
			out[len++] = s.p[i];
	return len > 16 ? (struct slice){out, len} : SLICE_NONE;
}

/* What "more than 150" leaves open ends where its last named digit steps on:
 * 160 (RECORDS.md, implied_max). */
static double
implied_step(const struct numeral *n, const struct token *t)
{
	double v = n->min / n->scale, step = n->scale;

	if ((t->flags & TOKEN_DECIMAL) != 0 || v != (double)(int64_t)v)
		return 0;
	while (v >= 10 && v / 10 == (double)(int64_t)(v / 10)) {
		v /= 10;
		step *= 10;
	}
	return n->min + step;
}

static void
set_bounds(struct page *p, struct figure *f, const struct quantity *q)
{
	const struct numeral *n = &q->number;
	struct bound value = bound_of(n->min);

	value.digits = long_digits(p, n);
	if (n->kind == NUMERAL_SEVERAL) {
		f->qualifier = SEVERAL;
		f->min = bound_of(n->min);
		f->implied_max = bound_of(n->max);
		return;
	}
	if (q->is_range) {
		f->qualifier = RANGE;
		f->min = bound_of(n->min);
		f->max = bound_of(n->max);
		return;
	}
	figure_set(f, value, q->qualifier);
	if (q->qualifier == OVER && n->kind == NUMERAL_CARDINAL) {
		double most = implied_step(n, &p->t.v[n->first]);

		if (most > 0)
			f->implied_max = bound_of(most);
	}
}

/* "$1.2 million", "US$500": the sign before the numeral is its unit. */
static uint32_t
currency_before(const struct page *p, uint32_t from, struct figure *f)
{
	const struct token *v = &p->t.v[from];
	const struct unit *unit = NULL;
	uint32_t first = from;
	size_t len;
	struct slice s;

	if (from <= p->floor || from <= p->sentence)
		return from;
	if (token_mark(v - 1, MARK_CURRENCY) && !token_spaced(v)) {
		first = from - 1;
		if (first > p->floor && v[-2].kind == TOKEN_WORD &&
		    !token_spaced(v - 1))
			first--;
	} else if (token_is(v - 1, EN_rmb) || token_is(v - 1, EN_yuan))
		first = from - 1;
	if (first == from)
		return from;
	s = slice_at(p->t.text, page_span(p, first, from));
	unit = units_match(p->s->units, EN, s, &len);
	if (unit == NULL || len != s.n)
		return from;
	f->unit = page_span(p, first, from);
	f->unit_id = unit->id;
	f->kind = FIGURE_MONEY;
	return first;
}

static bool
out_of_range(struct page *p, const struct quantity *q)
{
	if (q->number.max <= 1e18)
		return false;
	diag(p->s->diag, DIAG_NUMBER_RANGE,
	    source_at(p->s->source, p->t.v[q->number.first].start),
	    slice_at(p->t.text, page_span(p, q->number.first, q->number.end)));
	return true;
}

/* "aged eighteen", "under the age of 30": years, though no unit says so */
static void
take_age(struct page *p, struct quantity *q, struct figure *f)
{
	const struct token *b = &p->t.v[q->first - 1];
	uint32_t skip;

	if (f->kind != FIGURE_COUNT || span_len(f->unit) > 0 ||
	    q->first < p->sentence + 3)
		return;
	if (token_is(b, EN_aged)) {
		f->kind = FIGURE_DURATION;
		f->unit_id = SLICE("age");
		return;
	}
	if (!token_is(b, EN_of) ||
	    (!token_is(b - 1, EN_age) && !token_is(b - 1, EN_ages)))
		return;
	f->kind = FIGURE_DURATION;
	f->unit_id = SLICE("age");
	skip = token_is(b - 2, EN_the) ? 3 : 2;
	if (q->qualifier != EXACT || q->first < p->floor + skip + 1)
		return;
	switch (p->t.v[q->first - skip - 1].word) {
	case EN_under:
	case EN_below:
		q->qualifier = UNDER;
		break;
	case EN_over:
	case EN_above:
		q->qualifier = OVER;
		break;
	default:
		return;
	}
	q->first -= skip + 1;
}

/* "US$800 to US$1,000": the sign stands before both ends. */
static uint32_t
and_far_price(
    const struct page *p, uint32_t end, struct quantity *q, uint32_t first)
{
	const struct token *t = &p->t.v[end];
	uint32_t from = q->number.first, n = from - first;
	struct numeral far;

	if (n == 0 || q->is_range || q->qualifier != EXACT ||
	    q->number.kind != NUMERAL_CARDINAL || bounds_change_en(&p->t, q) ||
	    bounds_step_en(&p->t, q) ||
	    !(token_is(t, EN_to) || token_joins(t) ||
		(token_is(t, EN_and) && q->from_to)))
		return end;
	for (uint32_t i = 0; i < n; i++)
		if (p->t.v[end + 1 + i].word != p->t.v[first + i].word ||
		    p->t.v[end + 1 + i].kind != p->t.v[first + i].kind)
			return end;
	if (!numeral_en(&p->t, end + 1 + n, &far) ||
	    far.kind != NUMERAL_CARDINAL || far.min <= q->number.max)
		return end;
	q->number.max = far.max;
	q->number.end = far.end;
	q->qualifier = RANGE;
	q->is_range = true;
	return far.end;
}

/* "30-odd thousand", "eighty or so million": the bound stands in between. */
static uint32_t
scale_behind_bound(const struct page *p, uint32_t at, struct numeral *n)
{
	if (n->kind != NUMERAL_CARDINAL || at == n->end)
		return at;
	for (; (p->t.v[at].is & IS_SCALE) != 0; at++) {
		double scale = pow(10, (double)word_value(&p->t.v[at]));

		if (n->max * scale > 1e18)
			break;
		n->min *= scale;
		n->max *= scale;
		n->scale *= scale;
		n->end = at + 1;
	}
	return at;
}

static uint32_t
read_cardinal(struct page *p, struct quantity *q)
{
	struct figure f = {0};
	uint32_t first, end, at, named;
	struct figure *out;

	one_in_en(p, q);
	if (is_name_en(p, q, &named) || out_of_range(p, q)) {
		p->floor = named;
		return named;
	}
	f.kind =
	    q->number.kind == NUMERAL_FRACTION ? FIGURE_FRACTION : FIGURE_COUNT;
	first = currency_before(p, q->number.first, &f);
	if (first != q->number.first)
		q->first = bound_before(&p->t, first, p->floor, &q->qualifier);
	at = bound_after(&p->t, q->number.end, &q->qualifier);
	at = end = scale_behind_bound(p, at, &q->number);
	if (span_len(f.unit) == 0)
		end = unit_en(p, q, at, &f);
	else
		end = and_far_price(p, end, q, first);
	if (end == at)
		take_age(p, q, &f);
	if (span_len(f.unit) > 0 && end > at) {
		uint32_t unit_end = end;

		end = and_a_half_en(p, end, q);
		if (end == unit_end)
			end = and_smaller_en(p, end, q, &f);
		if (end > unit_end) /* "2 hours 21 minutes 36 seconds" */
			end = and_smaller_en(p, end, q, &f);
		if (end == unit_end)
			end = and_far_end_en(p, end, q, &f);
	}
	if (q->number.kind == NUMERAL_CARDINAL && !q->is_range &&
	    q->qualifier == EXACT)
		end = bound_after(&p->t, end, &q->qualifier);
	end = below_zero_en(p, end, q, &f);
	/* "500 machine tools or so" */
	if (q->qualifier == EXACT && !q->is_range && f.kind == FIGURE_COUNT) {
		at = noun_phrase_en(p, end);
		if (at > end && at < end + 4 &&
		    bound_after(&p->t, at, &q->qualifier) > at) {
			f.item = page_span(p, end, at);
			end = bound_after(&p->t, at, &q->qualifier);
		}
	}
	out = add_figure(p, q->first < first ? q->first : first,
	    q->number.first, q->number.end, end);
	set_bounds(p, out, q);
	out->kind = f.kind;
	out->unit = f.unit;
	out->unit_id = f.unit_id;
	out->item = f.item;
	at = per_en(p, end, out);
	if (span_len(out->per) > 0 && out->kind != FIGURE_PERCENT)
		out->kind = FIGURE_RATE;
	p->floor = at;
	return at;
}

static bool
is_base_form(const struct token *t)
{
	return t->word == EN_double || t->word == EN_triple ||
	       t->word == EN_treble || t->word == EN_quadruple;
}

/* What twice something is: "twice as much", "twice what it was". */
static bool
is_compared_with(const struct token *t)
{
	return token_is(t, EN_as) || token_is(t, EN_the) ||
	       token_is(t, EN_that) || token_is(t, EN_those) ||
	       token_is(t, EN_what) || token_is(t, EN_its) ||
	       token_is(t, EN_their);
}

/* doubled, more than trebled, threefold, twice as much */
static uint32_t
read_multiple(struct page *p, uint32_t i)
{
	const struct token *t = &p->t.v[i];
	enum qualifier q = EXACT;
	uint32_t first = bound_before(&p->t, i, p->floor, &q);
	uint32_t end = i + 1;
	double value = (double)word_value(t);
	struct figure *f;

	/* "double that of 1960" compares, "doubled" grows */
	bool compares =
	    (t->is & IS_TWICE) != 0 ||
	    (is_base_form(t) &&
		(token_is(t + 1, EN_that) || token_is(t + 1, EN_the) ||
		    token_is(t + 1, EN_those) || token_is(t + 1, EN_what) ||
		    (t[1].is & IS_DEICTIC) != 0) &&
		(t[-1].is & IS_AUX) == 0 && !token_is(t - 1, EN_to) &&
		!token_is(t - 1, EN_and) && !token_is(t - 1, EN_we));

	/* doubled and redoubled */
	if (token_is(t + 1, EN_and) && token_is(t + 2, EN_redoubled)) {
		value *= 2;
		end = i + 3;
	}
	if ((t->is & IS_MULTIPLY) != 0 && !compares)
		value -= 1;
	if ((t->is & IS_TWICE) != 0 && !is_compared_with(t + 1)) {
		f = add_figure(p, first, i, end, end);
		f->unit_id = SLICE("time_count");
	} else {
		f = add_figure(p, first, i, end, end);
		f->kind = FIGURE_MULTIPLE;
		f->unit_id = SLICE("times");
		f->role = compares ? ROLE_RATIO : ROLE_INCREASE;
	}
	if (value > 0)
		figure_set(f, bound_of(value), q);
	else {
		f->qualifier = SEVERAL;
		f->min = bound_of(2);
	}
	return end;
}

/* halved, was halved, halving: a fall by half */
static uint32_t
read_halved(struct page *p, uint32_t i)
{
	enum qualifier q = EXACT;
	uint32_t first = bound_before(&p->t, i, p->floor, &q);
	struct figure *f = add_figure(p, first, i, i + 1, i + 1);

	f->kind = FIGURE_FRACTION;
	f->role = ROLE_DECREASE;
	figure_set(f, bound_of(0.5), q);
	return i + 1;
}

/* The base form needs an object or an auxiliary: "double the output", "will
 * double", not "double-cropping" or "a double victory". */
static bool
is_multiplied(const struct page *p, uint32_t i)
{
	const struct token *t = &p->t.v[i];

	if (token_joins(t + 1) || token_joins(t - 1))
		return false;
	/* men's doubles, mixed doubles, two doubles */
	if (t->word == EN_doubles &&
	    (token_is(t - 1, EN_s) || token_is(t - 1, EN_mixed) ||
		token_mark(t - 1, '\'') || (t[-1].is & IS_CARDINAL) != 0 ||
		t[-1].kind == TOKEN_NUMBER || (t[-1].is & IS_ARTICLE) != 0))
		return false;
	switch (t->word) {
	case EN_double:
	case EN_triple:
	case EN_treble:
	case EN_quadruple:
		return token_is(t - 1, EN_to) || (t[-1].is & IS_AUX) != 0 ||
		       token_is(t - 1, EN_least) || token_is(t - 1, EN_again) ||
		       token_is(t - 1, EN_even) || token_is(t - 1, EN_than) ||
		       token_is(t - 1, EN_nearly) || token_is(t + 1, EN_the) ||
		       token_is(t + 1, EN_that) ||
		       (t[1].is & (IS_ARTICLE | IS_PRONOUN | IS_DEICTIC)) != 0;
	default:
		return true;
	}
}

/* "No. 3" and "No. 1 and No. 3 mines" */
static bool
read_number_sign(const struct page *p, uint32_t i, double *v, uint32_t *end)
{
	const struct token *t = &p->t.v[i];
	struct numeral n;
	uint32_t skip = 1;

	if (!(token_is(t, EN_no) || token_is(t, EN_nos) ||
		token_is(t, EN_number)) ||
	    !token_capital(t))
		return false;
	if (token_mark(t + 1, '.'))
		skip = 2;
	if (token_is(t, EN_no) && skip == 1)
		return false;
	if (!numeral_en(&p->t, i + skip, &n) || n.kind != NUMERAL_CARDINAL)
		return false;
	*v = n.min;
	*end = n.end;
	return true;
}

static void
set_ordinals(struct page *p, struct figure *f, const double *v, size_t n)
{
	f->kind = FIGURE_ORDINAL;
	f->role = ROLE_NONE;
	f->min = bound_of(v[0]);
	f->max = bound_of(v[n - 1]);
	for (size_t i = 0; i < n; i++) {
		if (v[i] < f->min.value)
			f->min = bound_of(v[i]);
		if (v[i] > f->max.value)
			f->max = bound_of(v[i]);
	}
	if (n < 2)
		return;
	f->values.v = ARENA_NEW(p->s->arena, double, n);
	memcpy(f->values.v, v, n * sizeof(*v));
	f->values.n = n;
}

enum { ORDINALS = 16 };

/* A list goes on with ", third", "and No. 3" or "and 3". */
static uint32_t
next_ordinal(const struct page *p, uint32_t at, bool numbered, double *v)
{
	struct numeral n;
	uint32_t end;

	if (token_mark(&p->t.v[at], ','))
		at++;
	if (token_is(&p->t.v[at], EN_and) || token_is(&p->t.v[at], EN_or))
		at++;
	if (token_is(&p->t.v[at], EN_the))
		at++;
	if (read_number_sign(p, at, v, &end))
		return end;
	if (numeral_en(&p->t, at, &n) &&
	    (n.kind == NUMERAL_ORDINAL ||
		(numbered && n.kind == NUMERAL_CARDINAL && !n.in_words))) {
		*v = n.min;
		return n.end;
	}
	return 0;
}

/* "the No. 1, 2, 3 and 4 Cigarette Factories" name four; "Plant No. 1, 20
 * workers" names one. */
static uint32_t
end_of_names(const struct page *p, uint32_t end, double first)
{
	uint32_t last = end, at;
	double v;

	while ((at = next_ordinal(p, last, true, &v)) > 0 && v > first) {
		first = v;
		last = at;
	}
	return token_capital(&p->t.v[last]) ? last : end;
}

static uint32_t
read_ordinals(struct page *p, uint32_t i, uint32_t end, double first)
{
	bool numbered =
	    (p->t.v[i].is & IS_ORDINAL) == 0 && p->t.v[i].kind == TOKEN_WORD;
	double v[ORDINALS] = {first};
	size_t n = 1;
	uint32_t at, number_end = end;
	struct figure *f;

	while (
	    n < ORDINALS && (at = next_ordinal(p, end, numbered, &v[n])) > 0) {
		number_end = end = at;
		n++;
	}
	if (n > 1 && noun_phrase_en(p, end) > end)
		end = noun_phrase_en(p, end);
	f = add_figure(p, i, i, number_end, end);
	set_ordinals(p, f, v, n);
	if (noun_phrase_en(p, number_end) > number_end)
		f->item =
		    page_span(p, number_end, noun_phrase_en(p, number_end));
	return end;
}

/* "spent a week", "for a month": how long, not which */
static bool
lasts(const struct token *t)
{
	switch (t->word) {
	case EN_spent:
	case EN_spend:
	case EN_spending:
	case EN_took:
	case EN_take:
	case EN_takes:
	case EN_taking:
	case EN_lasted:
	case EN_lasts:
	case EN_lasting:
	case EN_needed:
	case EN_need:
	case EN_needs:
	case EN_for:
	case EN_in:
	case EN_after:
		return true;
	default:
		return false;
	}
}

/* "less than a month", "about a ton": the article counts where it is bounded
 * and measures. */
static uint32_t
read_indefinite(struct page *p, uint32_t i)
{
	struct quantity q = {.qualifier = EXACT};
	struct figure f = {0};
	struct figure *out;
	uint32_t at, end;

	q.number = (struct numeral){.first = i,
	    .end = i + 1,
	    .min = 1,
	    .max = 1,
	    .scale = 1,
	    .in_words = true};
	q.first = bound_before(&p->t, i, p->floor, &q.qualifier);
	end = unit_en(p, &q, i + 1, &f);
	if (end == i + 1 || f.kind == FIGURE_COUNT)
		return i;
	at = end;
	end = and_a_half_en(p, end, &q);
	/* "an hour and twenty minutes" */
	if (end == at)
		end = and_smaller_en(p, end, &q, &f);
	if (end == at && !is_extent_en(&p->t.v[end]) &&
	    !(f.kind == FIGURE_DURATION && lasts(&p->t.v[i - 1])) &&
	    (q.qualifier == EXACT ||
		(token_is(&p->t.v[i - 1], EN_about) &&
		    !(f.kind == FIGURE_DURATION && lasts(&p->t.v[i - 2])))))
		return i;
	out = add_figure(p, q.first, i, i + 1, end);
	set_bounds(p, out, &q);
	out->kind = f.kind;
	out->unit = f.unit;
	out->unit_id = f.unit_id;
	return end;
}

/* A figure that begins with token `i`; the token behind it, `i` if there is
 * none. */
static uint32_t
read_figure(struct page *p, uint32_t i)
{
	const struct token *t = &p->t.v[i];
	struct quantity q;
	struct span idiom;
	uint32_t end;
	double v;

	if (idioms_match(
		p->s->idioms, p->s->diag, EN, p->t.text, t->start, &idiom)) {
		while (i < p->t.n - 1 && p->t.v[i].start < idiom.end)
			i++;
		return p->floor = i;
	}
	if ((t->is & IS_MULTIPLY) != 0)
		return is_multiplied(p, i) ? read_multiple(p, i) : i;
	if ((t->is & (IS_FOLD | IS_TWICE)) != 0)
		return read_multiple(p, i);
	if ((t->is & IS_HALVE) != 0)
		return read_halved(p, i);
	if (read_number_sign(p, i, &v, &end))
		return is_thing_en(p, end) &&
			       !(p->paragraph >= 0 && token_capital(t - 1) &&
				   i > p->sentence)
			   ? read_ordinals(p, i, end, v)
			   : (p->floor = end_of_names(p, end, v));
	if (!quantity_en(&p->t, i, p->floor, &q))
		return token_is(t, EN_a) || token_is(t, EN_an)
			   ? read_indefinite(p, i)
			   : i;
	if (q.number.kind == NUMERAL_ORDINAL) {
		if (is_ordinal_en(p, &q.number))
			return read_ordinals(p, i, q.number.end, q.number.min);
		return q.number.end;
	}
	return read_cardinal(p, &q);
}

static void
add_time(
    struct page *p, uint32_t first, uint32_t end, const struct time_mention *m)
{
	struct time_mention *out = VEC_ADD(p->s->arena, &p->s->times);

	/* A dateline says when it was sent, not what it is about. */
	*VEC_ADD(p->s->arena, &p->times) = (struct place){first, end, first,
	    p->s->times.n - 1, p->t.v[first].start < p->dateline};
	*out = *m;
	out->lang = EN;
	out->paragraph = p->paragraph;
	out->sentence = NO_FIGURE;
	out->span = page_span(p, first, end);
	p->floor = end;
	if (interval_known(m->when))
		p->s->anchor.last = m->when;
}

/* "Our reporter in Baotou writes on June 20:" dates the report as a dateline
 * does, where the parser saw none in it. */
static void
date_report(struct page *p, const struct place *at)
{
	struct interval when = p->s->times.v[at->index].when;
	struct anchor *a = &p->s->anchor;
	bool reports = false;
	int32_t age;

	if (p->paragraph != 0 || p->sentence != 1 || p->times.n != 1 ||
	    !when.from.known || date_cmp(when.from, when.to) != 0 ||
	    !a->day.known || !token_mark(&p->t.v[at->end], ':'))
		return;
	for (uint32_t i = 1; i < at->first; i++) {
		const struct token *t = &p->t.v[i];

		reports |= token_is(t, EN_reports) || token_is(t, EN_writes) ||
			   token_is(t, EN_reporter) ||
			   token_is(t, EN_correspondent) ||
			   token_is(t, EN_dispatch) || token_is(t, EN_agency) ||
			   token_is(t, EN_newspaper);
	}
	age = date_number(a->day) - date_number(when.from);
	if (reports && age >= 0 && age < 32)
		a->day = when.from;
}

static bool
may_begin_time(const struct token *t)
{
	return t->kind == TOKEN_NUMBER ||
	       (t->is & (begins_time | IS_FESTIVAL)) != 0 || t->word == EN_a ||
	       ((t->is & IS_PERIOD) != 0 &&
		   (token_is(t + 1, EN_before) || token_is(t + 1, EN_after))) ||
	       (t->word == EN_year &&
		   (token_mark(t + 1, '\'') || token_joins(t + 1)) &&
		   (token_is(t + 2, EN_end) || token_is(t + 3, EN_end)));
}

static bool
may_begin(const struct token *t)
{
	return t->kind == TOKEN_NUMBER || (t->is & begins_figure) != 0 ||
	       may_begin_time(t) || t->word == EN_an || t->word == EN_no ||
	       t->word == EN_nos || t->word == EN_number;
}

static void
end_sentence(struct page *p, uint32_t end)
{
	if (p->figures.n > 0 || p->times.n > 0)
		context_en(p, end);
	p->figures.n = p->times.n = 0;
	p->sentence = end;
	if (p->year_age++ > 0)
		p->year = 0;
}

/* A dateline in the text moves the day that "yesterday" counts from, for its
 * paragraph; the first one's is known. */
static void
begin_paragraph(struct page *p, struct span block)
{
	struct scan *s = p->s;
	struct dateline dl;
	struct date day;

	if (p->paragraph < 0 || !dateline_begins(&dl, s->text, block, EN))
		return;
	p->dateline = dl.span.end;
	day = dateline_day(slice_at(s->text, dl.date_text), s->paper);
	if (p->paragraph > 0 && day.known)
		s->anchor.day = day;
}

void
scan_en(struct scan *s, struct span block, int32_t paragraph)
{
	struct page p = {
	    .s = s, .paragraph = paragraph, .sentence = 1, .floor = 1};
	struct date day = s->anchor.day;
	uint32_t i = 1;

	begin_paragraph(&p, block);
	period_carry(s);
	p.t = lex_en(s->arena, s->text, block);
	while (i < p.t.n - 1) {
		const struct token *t = &p.t.v[i];
		struct time_mention m = {0};
		uint32_t first = i, end;

		if (t->kind == TOKEN_MARK && lex_ends_sentence(&p.t, i))
			end_sentence(&p, i + 1);
		else if (i - p.sentence >= SENTENCE)
			end_sentence(&p, i);
		if (t->kind == TOKEN_MARK || !may_begin(t)) {
			i++;
			continue;
		}
		if (may_begin_time(t) && time_en(&p, i, &first, &end, &m)) {
			add_time(&p, first, end, &m);
			date_report(&p, &p.times.v[p.times.n - 1]);
			i = end;
			continue;
		}
		end = read_figure(&p, i);
		i = end > i ? end : i + 1;
	}
	end_sentence(&p, p.t.n - 1);
	if (paragraph > 0)
		s->anchor.day = day;
}

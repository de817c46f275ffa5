/* SPDX-License-Identifier: MIT */
/* Bases of comparison, the two ends of a change, periods. */
#include "context_en.h"

static const struct time_mention *
time_of(const struct page *p, const struct place *at)
{
	return &p->s->times.v[at->index];
}

/* The time of the sentence that begins at token `at` or behind a "the". */
static const struct place *
time_at(const struct page *p, uint32_t at)
{
	VEC_EACH (t, &p->times)
		if (t->first == at || t->first == at + 1)
			return t;
	return NULL;
}

/* "compared with", "over", "than", "as against" at token `i`: how many tokens
 * before what it compares with; 0 if it does not. */
static uint32_t
comparison_at(const struct page *p, uint32_t i)
{
	const struct token *t = &p->t.v[i];

	if ((token_is(t, EN_compared) || token_is(t, EN_relative)) &&
	    (token_is(t + 1, EN_with) || token_is(t + 1, EN_to)))
		return token_is(t + 2, EN_that) && token_is(t + 3, EN_of) ? 4
									  : 2;
	if (token_is(t, EN_as) && token_is(t + 1, EN_against))
		return 2;
	if (token_is(t, EN_as) &&
	    (token_is(t - 1, EN_much) || token_is(t - 1, EN_many) ||
		token_is(t - 1, EN_high) || token_is(t - 1, EN_large) ||
		token_is(t - 1, EN_great)))
		return token_is(t + 1, EN_in) ? 2
		       : token_is(t + 1, EN_that) || token_is(t + 1, EN_those)
			   ? 3
			   : 1;
	if (token_is(t, EN_over) || token_is(t, EN_than) ||
	    token_is(t, EN_against) || token_is(t, EN_from) ||
	    token_is(t, EN_above) || token_is(t, EN_below)) {
		if (token_is(t + 1, EN_in))
			return 2;
		if (token_is(t + 1, EN_that) && token_is(t + 2, EN_of))
			return 3;
		return 1;
	}
	if (token_is(t, EN_of) && i > 1 && token_is(t - 1, EN_that) &&
	    !token_is(t - 2, EN_and))
		return 1;
	return 0;
}

/* "the same period last year": an antecedent, which later words do not mean */
static bool
is_same_period(const struct page *p, const struct place *time)
{
	for (uint32_t i = time->first; i < time->end; i++)
		if (token_is(&p->t.v[i], EN_same) ||
		    token_is(&p->t.v[i], EN_corresponding))
			return true;
	return false;
}

/* "up 8.6 percent on the same period", "on last year": a change is on a time
 * only where it is compared with it. */
static bool
is_growth_on(const struct page *p, const struct figure *f, uint32_t i)
{
	const struct place *t = time_at(p, i + 1);

	return token_is(&p->t.v[i], EN_on) && f->role != ROLE_RATIO &&
	       t != NULL &&
	       (is_same_period(p, t) || token_is(&p->t.v[i - 1], EN_up) ||
		   token_is(&p->t.v[i - 1], EN_down) ||
		   time_of(p, t)->kind == TIME_YEAR);
}

/* "of the September production plan": done in September */
static bool
names_plan(const struct page *p, uint32_t at)
{
	for (uint32_t end = noun_phrase_en(p, at) + 1; at < end; at++)
		if ((p->t.v[at].is & IS_PLAN) != 0)
			return true;
	return false;
}

/* "95 percent of the 1983 figure", "312 percent of that in 1957", "three times
 * what it was in 1952": the tokens before the time, 0 if it is not so. */
static uint32_t
share_of(const struct page *p, const struct place *at, const struct figure *f,
    uint32_t i)
{
	const struct token *t = &p->t.v[i];
	uint32_t n = token_is(t, EN_of) ? 1 : 0;

	if (f->role != ROLE_RATIO || i != at->end)
		return 0;
	if (n > 0 && time_at(p, i + 1) != NULL)
		return !names_plan(p, time_at(p, i + 1)->end);
	/* "three times what it was in 1952", "the figure for 1986" */
	for (uint32_t k = i + n; k < i + n + 5; k++) {
		const struct token *w = &p->t.v[k];

		if (time_at(p, k) != NULL)
			return k - i;
		if (w->kind != TOKEN_WORD || (w->is & IS_VERB) != 0 ||
		    (k == i + n && !token_is(w, EN_that) &&
			!token_is(w, EN_what) && !token_is(w, EN_the)) ||
		    ((w->is & IS_STOP) != 0 &&
			(w->is & (IS_AUX | IS_PRONOUN | IS_ARTICLE)) == 0 &&
			!token_is(w, EN_that) && !token_is(w, EN_what) &&
			!token_is(w, EN_in) && !token_is(w, EN_for) &&
			!token_is(w, EN_of)))
			return 0;
	}
	return 0;
}

/* "year on year", "year-on-year" at token `i`: the tokens of it, or 0. */
static uint32_t
year_on_year(const struct page *p, uint32_t i)
{
	const struct token *t = &p->t.v[i];
	uint32_t n = token_joins(t + 1) ? 2 : 1;

	if (!token_is(t, EN_year) || !token_is(t + n, EN_on) ||
	    !token_is(t + 2 * n, EN_year))
		return 0;
	return 2 * n + 1;
}

static void
set_compared(struct page *p, struct place *at, uint32_t end)
{
	struct figure *f = figure_of(p, at);
	uint32_t i, skip;

	if (f->role != ROLE_INCREASE && f->role != ROLE_DECREASE &&
	    f->role != ROLE_RATIO)
		return;
	for (i = at->end; i < end && !ends_clause_en(&p->t.v[i]); i++) {
		const struct place *t;

		/* the next figure has its own base */
		if (at + 1 < p->figures.v + p->figures.n && i == at[1].first)
			return;
		skip = year_on_year(p, i);
		if (skip > 0) {
			f->compared = page_span(p, i, i + skip);
			at->year_on_year = true;
			return;
		}
		skip = share_of(p, at, f, i);
		/* "85 percent, as against nil" is no share of what it was */
		if (skip == 0 && f->role == ROLE_RATIO &&
		    f->kind != FIGURE_MULTIPLE)
			continue;
		if (skip == 0)
			skip = is_growth_on(p, f, i) ? 1 : comparison_at(p, i);
		if (skip == 0)
			continue;
		t = time_at(p, i + skip);
		if (t != NULL) {
			f->compared = page_span(p, i, t->end);
			f->compared_with = time_of(p, t)->when;
			return;
		}
		if ((p->t.v[i + skip].is & IS_PLAN) != 0 ||
		    ((p->t.v[i + skip].is & IS_ARTICLE) != 0 &&
			((p->t.v[i + skip + 1].is & IS_PLAN) != 0 ||
			    token_is(&p->t.v[i + skip + 1], EN_original)))) {
			f->compared =
			    page_span(p, i, noun_phrase_en(p, i + skip + 1));
			return;
		}
	}
}

/* Compared with last year at the start of the sentence, before the figure */
static void
set_compared_before(struct page *p, const struct place *at)
{
	struct figure *f = figure_of(p, at);
	uint32_t verb;

	if (span_len(f->compared) > 0 ||
	    (f->role != ROLE_INCREASE && f->role != ROLE_DECREASE))
		return;
	verb = word_before_en(p, at->first, IS_EXCEED, true);
	if (verb > 0 && verb + 6 > at->first) {
		f->compared = page_span(p, verb, at->first);
		VEC_EACH (t, &p->times)
			if (t->first > verb && t->end <= at->first)
				f->compared_with = time_of(p, t)->when;
		return;
	}
	for (uint32_t i = p->sentence; i < at->first; i++) {
		const struct token *t = &p->t.v[i];
		const struct place *time;

		if (!token_is(t, EN_compared))
			continue;
		time = time_at(p, i + comparison_at(p, i));
		if (time == NULL)
			continue;
		f->compared = page_span(p, i, time->end);
		f->compared_with = time_of(p, time)->when;
	}
}

/* "both higher than last year", "compared to the previous one": a time that
 * something is compared with, whatever the figure. */
static bool
is_compared_with(const struct page *p, const struct place *time)
{
	uint32_t least =
	    p->sentence + 4 < time->first ? time->first - 4 : p->sentence;

	/* "slightly exceeding last year's production" */
	if ((p->t.v[time->first - 1].is & IS_EXCEED) != 0 &&
	    time->first > p->sentence)
		return true;
	for (uint32_t i = time->first; i-- > least;) {
		uint32_t skip = comparison_at(p, i);

		if (skip > 0 &&
		    (token_is(&p->t.v[i], EN_than) ||
			token_is(&p->t.v[i], EN_compared)) &&
		    (i + skip == time->first || i + skip + 1 == time->first))
			return true;
	}
	return false;
}

/* Times inside a comparison are not what the sentence is about. */
static void
mark_bases(struct page *p)
{
	size_t i = 0;

	VEC_EACH (f, &p->figures) {
		struct span base = figure_of(p, f)->compared;

		while (i < p->times.n && span_len(base) > 0 &&
		       time_of(p, &p->times.v[i])->span.end <= base.end) {
			struct place *t = &p->times.v[i++];

			t->is_base |= time_of(p, t)->span.start >= base.start;
		}
	}
	VEC_EACH (t, &p->times)
		t->is_base |= is_compared_with(p, t);
}

/* "61 yuan in 1956": the time that follows at once */
static const struct place *
time_behind(const struct page *p, uint32_t at)
{
	const struct token *t = &p->t.v[at];

	if (token_is(t, EN_in) || token_is(t, EN_during) ||
	    token_is(t, EN_for) || token_is(t, EN_by) || token_is(t, EN_on))
		at++;
	return time_at(p, at);
}

/* "has nearly doubled since 1952" is about the time of the sentence. */
static bool
is_since(const struct page *p, const struct place *time)
{
	return token_is(&p->t.v[time->first] - 1, EN_since);
}

/* Nor is "before 1980, there were few" about 1980. */
static bool
is_before(const struct page *p, const struct place *time)
{
	return token_is(&p->t.v[time->first] - 1, EN_before);
}

/* "since it was introduced in 1987" tells when a stretch began. */
static bool
is_in_since(const struct page *p, const struct place *time)
{
	bool verb = false;

	for (uint32_t i = time->first;
	     i-- > p->sentence && i + 12 > time->first;) {
		const struct token *t = &p->t.v[i];

		if (ends_clause_en(t) || token_mark(t, ','))
			return false;
		if (token_is(t, EN_since))
			return verb;
		verb |= (t->is & (IS_AUX | IS_VERB)) != 0 ||
			slice_ends(slice_at(p->t.text, page_span(p, i, i + 1)),
			    SLICE("ed"));
	}
	return false;
}

/* "against fewer than 9 million two years ago" */
static bool
is_contrast(const struct page *p, const struct place *at)
{
	const struct token *b = &p->t.v[at->first - 1];

	return token_is(b, EN_against) ||
	       (token_is(b, EN_with) && token_is(b - 1, EN_compared)) ||
	       (token_is(b, EN_to) && token_is(b - 1, EN_compared));
}

/* "as against nil ten years ago" */
static bool
is_set_against(const struct page *p, const struct place *time)
{
	for (uint32_t i = time->first;
	     i-- > p->sentence && i + 5 > time->first;)
		if (token_is(&p->t.v[i], EN_against))
			return true;
	return false;
}

/* Times that are of one figure only: "rose from 500 ten years ago to 700". */
static void
mark_origins(struct page *p)
{
	VEC_EACH (at, &p->figures) {
		const struct place *t = time_behind(p, at->end);
		bool from = figure_of(p, at)->role == ROLE_FROM &&
			    figure_of(p, at)->linked != NO_FIGURE;

		if (t != NULL && (from || is_contrast(p, at)))
			p->times.v[t - p->times.v].is_origin = true;
	}
	VEC_EACH (t, &p->times)
		t->is_origin |= is_same_period(p, t) || is_in_since(p, t) ||
				is_set_against(p, t);
}

/* "since last October": until the day of the report */
static struct interval
until_now(const struct page *p, const struct place *time)
{
	struct interval when = time_of(p, time)->when;
	struct date day = p->s->anchor.day;

	if (day.known && date_cmp(when.from, day) <= 0)
		when.to = day;
	return when;
}

static bool
is_origin_told(const struct page *p)
{
	VEC_EACH (t, &p->times)
		if (t->is_origin && !is_same_period(p, t) && !is_in_since(p, t))
			return true;
	return false;
}

/* "one teacher in 1965, and now has 7" */
static bool
is_now_behind(const struct page *p, const struct place *time, uint32_t end)
{
	for (uint32_t i = time->end; i < end; i++)
		if (token_is(&p->t.v[i], EN_now))
			return true;
	return false;
}

/* The time that follows at once, else the nearest before the figure, else one
 * behind it, else what the sentences before were about. */
static void
set_period(struct page *p, const struct place *at)
{
	struct figure *f = figure_of(p, at);
	const struct place *behind = time_behind(p, at->end);
	const struct place *best = NULL;
	bool since = false;

	if (f->kind == FIGURE_ORDINAL)
		return;
	VEC_EACH (t, &p->times) {
		if (period_is_far(p->s, time_of(p, t)->when) &&
		    is_now_behind(p, t, at->first))
			continue;
		if (t->is_base || !interval_known(time_of(p, t)->when) ||
		    is_before(p, t) || (t->is_origin && t != behind) ||
		    (t->first > at->first && is_since(p, t)))
			continue;
		if (t->first < at->first || best == NULL || t == behind) {
			best = t;
			since = is_since(p, t);
		}
	}
	f->period = best == NULL ? p->s->period
		    : since      ? until_now(p, best)
				 : time_of(p, best)->when;
	/* not what was told of before the change */
	if (best == NULL && f->role == ROLE_TO && is_origin_told(p))
		f->period = (struct interval){0};
	if (at->year_on_year)
		f->compared_with = when_year_before(f->period);
}

/* "52.39 and 47.61 percent": the first has the unit of the second */
static void
share_unit(struct page *p, struct place *at)
{
	struct figure *f = figure_of(p, at);
	const struct token *t = &p->t.v[at->end];
	const struct figure *g;
	uint32_t next = at->end + 1;

	if (at + 1 == p->figures.v + p->figures.n || f->kind != FIGURE_COUNT ||
	    span_len(f->unit) > 0)
		return;
	if (token_mark(t, ',') && token_is(t + 1, EN_and))
		next++;
	else if (!token_is(t, EN_and) && !token_is(t, EN_or) &&
		 !token_is(t, EN_to) && !token_mark(t, ','))
		return;
	g = figure_of(p, at + 1);
	if (at[1].first != next || g->kind == FIGURE_COUNT ||
	    g->kind == FIGURE_ORDINAL || g->kind == FIGURE_FRACTION ||
	    g->kind == FIGURE_MULTIPLE || g->unit_id.p == NULL)
		return;
	f->kind = g->kind;
	f->unit_id = g->unit_id;
	f->per = g->per;
	f->per_id = g->per_id;
}

/* "narrowed from 2.4 percent in December to 1.6" */
static void
take_unit(struct page *p, const struct place *at, const struct figure *from)
{
	struct figure *f = figure_of(p, at);
	const struct token *t = &p->t.v[at->end];

	if (f->kind != FIGURE_COUNT || f->unit_id.p != NULL ||
	    from->unit_id.p == NULL || from->kind == FIGURE_ORDINAL ||
	    (t->kind == TOKEN_WORD && (t->is & IS_STOP) == 0))
		return;
	f->kind = from->kind;
	f->unit_id = from->unit_id;
	f->per = from->per;
	f->per_id = from->per_id;
}

static void
link_ends(struct page *p)
{
	struct place *from = NULL;

	VEC_EACH (at, &p->figures) {
		struct figure *f = figure_of(p, at);

		if (f->role == ROLE_FROM)
			from = at;
		else if (f->role == ROLE_TO && from != NULL) {
			f->linked = (int32_t)from->index;
			figure_of(p, from)->linked = (int32_t)at->index;
			if (span_len(figure_of(p, from)->item) > 0)
				f->item = figure_of(p, from)->item;
			take_unit(p, at, figure_of(p, from));
			if (figure_of(p, from)->kind == FIGURE_RATE &&
			    span_len(f->per) == 0 &&
			    slice_eq(f->unit_id, figure_of(p, from)->unit_id)) {
				f->kind = FIGURE_RATE;
				f->per = figure_of(p, from)->per;
				f->per_id = figure_of(p, from)->per_id;
			}
			from = NULL;
		}
	}
}

/* "460,000 tons of coal over five years", "rose by half over ten years": while
 * they lasted, not more than they. */
static void
read_during(struct page *p, struct place *at)
{
	struct figure *f = figure_of(p, at);
	const struct token *v = p->t.v;
	uint32_t i = at->first;

	if (f->kind != FIGURE_DURATION || f->qualifier != OVER ||
	    slice_eq(f->unit_id, SLICE("age")) || at == p->figures.v ||
	    !token_is(&v[i], EN_over) || i + 1 != at->from ||
	    at[-1].end + 8 < i)
		return;
	while (--i >= at[-1].end)
		if (v[i].kind != TOKEN_WORD ||
		    ((v[i].is & (IS_STOP | IS_VERB)) != 0 &&
			!token_is(&v[i], EN_of)))
			return;
	at->first = at->from;
	f->span.start = v[at->first].start;
	figure_set(f, f->min, EXACT);
	f->implied_max = (struct bound){0};
}

void
context_en(struct page *p, uint32_t end)
{
	/* backwards: the last of a list gives its unit to those before it */
	for (size_t i = p->figures.n; i-- > 0;) {
		share_unit(p, &p->figures.v[i]);
		rate_en(p, &p->figures.v[i]);
	}
	VEC_EACH (at, &p->figures) {
		read_during(p, at);
		role_en(p, at);
		item_en(p, at);
		set_compared(p, at, end);
		set_compared_before(p, at);
	}
	link_ends(p);
	mark_bases(p);
	mark_origins(p);
	VEC_EACH (at, &p->figures) {
		set_period(p, at);
		figure_convert(figure_of(p, at), p->s);
		/* points are added, not multiplied */
		if (!token_is(&p->t.v[at->end - 1], EN_points) &&
		    !token_is(&p->t.v[at->end - 1], EN_point))
			figure_factor(figure_of(p, at));
	}
	VEC_EACH (t, &p->times) {
		struct interval when = time_of(p, t)->when;

		if (t->is_base || t->is_origin || is_before(p, t) ||
		    !interval_known(when))
			continue;
		if (is_since(p, t))
			when = until_now(p, t);
		else if (period_is_far(p->s, when) && is_now_behind(p, t, end))
			when = (struct interval){0};
		p->s->period = when;
	}
}

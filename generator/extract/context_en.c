/* SPDX-License-Identifier: MIT */
/* What a sentence says about its figures: role, item, the two ends of a
 * change, base of comparison, period. Works when the sentence is read, on the
 * places of its figures and times. */
#include "page_en.h"

enum { CLAUSE = 16 }; /* tokens that a verb may stand before its number */

static struct figure *
figure_of(struct page *p, const struct place *at)
{
	return &p->s->figures.v[at->index];
}

static const struct time_mention *
time_of(const struct page *p, const struct place *at)
{
	return &p->s->times.v[at->index];
}

static bool
ends_clause(const struct token *t)
{
	return t->kind == TOKEN_END || token_mark(t, ';') ||
	       token_mark(t, ':') || token_mark(t, '.') || token_mark(t, '?') ||
	       token_mark(t, '!');
}

/* The nearest word of one of the classes before token `i` in its clause; 0 if
 * there is none. Commas end the search unless `far`. */
static uint32_t
word_before(const struct page *p, uint32_t i, uint64_t classes, bool far)
{
	uint32_t least = i > p->sentence + CLAUSE ? i - CLAUSE : p->sentence;

	while (i-- > least) {
		const struct token *t = &p->t.v[i];

		if (ends_clause(t) || (!far && token_mark(t, ',')))
			return 0;
		if ((t->is & classes) != 0)
			return i;
	}
	return 0;
}

static enum role
role_of_verb(const struct token *t)
{
	if ((t->is & IS_DOWN) != 0)
		return ROLE_DECREASE;
	return (t->is & (IS_UP | IS_EXCEED)) != 0 ? ROLE_INCREASE : ROLE_LEVEL;
}

/* "up 15 percent", "down by 3"; not "made up 15 percent", "set up 20" */
static enum role
role_of_particle(const struct page *p, uint32_t i)
{
	const struct token *b = &p->t.v[i];

	if (i <= p->sentence || (!token_is(b, EN_up) && !token_is(b, EN_down)))
		return ROLE_LEVEL;
	if (b[-1].kind == TOKEN_WORD && (b[-1].is & IS_AUX) == 0 &&
	    (b[-1].is & (IS_VERB | IS_SHARE)) != 0)
		return ROLE_LEVEL;
	switch (b[-1].word) {
	case EN_making:
	case EN_make:
	case EN_picked:
	case EN_build:
	case EN_building:
	case EN_dig:
	case EN_take:
	case EN_put:
		return ROLE_LEVEL;
	default:
		return token_is(b, EN_up) ? ROLE_INCREASE : ROLE_DECREASE;
	}
}

/* Words between a verb and its number that say nothing: "increased by an
 * average of", "was cut by only". */
static uint32_t
skip_fillers(const struct page *p, uint32_t i)
{
	for (;;) {
		const struct token *b = &p->t.v[i - 1];

		if (i <= p->sentence + 1)
			return i;
		if (token_is(b, EN_of) && i > p->sentence + 2 &&
		    (token_is(b - 1, EN_average) || token_is(b - 1, EN_total)))
			i -= i > p->sentence + 3 && (b[-2].is & IS_ARTICLE) != 0
				 ? 3
				 : 2;
		else if (token_is(b, EN_only) || token_is(b, EN_another) ||
			 token_is(b, EN_the) || token_is(b, EN_original) ||
			 token_is(b, EN_an) || token_is(b, EN_average) ||
			 token_is(b, EN_nearly) || token_is(b, EN_its))
			i--;
		else
			return i;
	}
}

static bool
is_share(const struct figure *f)
{
	return f->kind == FIGURE_PERCENT || f->kind == FIGURE_FRACTION ||
	       f->kind == FIGURE_MULTIPLE;
}

/* What stands behind: "15 percent higher", "a 15 percent increase", "45 days
 * ahead of schedule", "98 jin more than", "12.5% up" */
static enum role
role_behind(
    const struct page *p, const struct place *at, const struct figure *f)
{
	const struct token *t = &p->t.v[at->end];
	bool than = token_is(t + 1, EN_than);

	if ((token_is(t, EN_ahead) && token_is(t + 1, EN_of)) ||
	    token_is(t, EN_earlier) ||
	    (f->kind == FIGURE_DURATION && token_is(t, EN_early)))
		return ROLE_DECREASE;
	switch (t->word) {
	case EN_more:
	case EN_higher:
	case EN_larger:
	case EN_greater:
	case EN_longer:
	case EN_bigger:
	case EN_faster:
	case EN_over:
	case EN_above:
	case EN_up:
		if (is_share(f) || than || token_is(t, EN_above))
			return token_is(t, EN_up) && !is_share(f)
				   ? ROLE_LEVEL
				   : ROLE_INCREASE;
		return ROLE_LEVEL;
	case EN_less:
	case EN_lower:
	case EN_smaller:
	case EN_shorter:
	case EN_fewer:
	case EN_below:
	case EN_under:
	case EN_down:
		if (is_share(f) || than || token_is(t, EN_below))
			return ROLE_DECREASE;
		return ROLE_LEVEL;
	default:
		return is_share(f) ? role_of_verb(t) : ROLE_LEVEL;
	}
}

/* raised pigs, growing wheat: with things counted these verbs do not grow */
static bool
rears(const struct token *t, const struct figure *f)
{
	if (is_share(f))
		return false;
	switch (t->word) {
	case EN_raise:
	case EN_raised:
	case EN_raises:
	case EN_raising:
	case EN_grow:
	case EN_grew:
	case EN_grown:
	case EN_grows:
	case EN_growing:
	case EN_up:
	case EN_down:
	case EN_higher:
	case EN_lower:
	case EN_loss:
	case EN_fall:
	case EN_lost:
	case EN_expanded:
	case EN_advanced:
	case EN_hit:
	case EN_more:
	case EN_improved:
	case EN_improve:
	case EN_drop:
	case EN_mounted:
	case EN_additional:
	case EN_rise:
	case EN_less:
	case EN_fewer:
	case EN_improving:
	case EN_enlarged:
	case EN_extended:
	case EN_multiplied:
	case EN_growth:
	case EN_gained:
	case EN_gain:
	case EN_gains:
	case EN_gaining:
	case EN_jumped:
	case EN_climbed:
		return true;
	default:
		return false;
	}
}

static enum role
role_before(
    const struct page *p, const struct place *at, const struct figure *f)
{
	uint32_t i = skip_fillers(p, at->first);
	const struct token *b = &p->t.v[i - 1];
	const uint64_t change = IS_UP | IS_DOWN | IS_EXCEED;
	uint32_t verb;

	if (i <= p->sentence)
		return ROLE_LEVEL;
	if (role_of_particle(p, i - 1) != ROLE_LEVEL &&
	    (is_share(f) || at->end >= p->t.n || !token_is(b, EN_up)))
		return role_of_particle(p, i - 1);
	if (token_is(b, EN_by)) {
		if (role_of_particle(p, i - 2) != ROLE_LEVEL)
			return role_of_particle(p, i - 2);
		verb = word_before(p, i - 1, change, true);
		return verb > 0 ? role_of_verb(&p->t.v[verb]) : ROLE_LEVEL;
	}
	if (token_is(b, EN_to) || token_is(b, EN_from)) {
		verb = word_before(p, i - 1, IS_UP | IS_DOWN, true);
		if (verb == 0)
			return ROLE_LEVEL;
		return token_is(b, EN_to) ? ROLE_TO : ROLE_FROM;
	}
	/* a growth of 15 percent; a saving of 500 yuan */
	if (token_is(b, EN_of) && (b[-1].is & change) != 0)
		return role_of_verb(b - 1);
	if ((b->is & change) != 0 && !rears(b, f))
		return role_of_verb(b);
	/* increased more than one-third; an increase over last year of 15% */
	if (is_share(f) && f->kind != FIGURE_FRACTION) {
		verb = word_before(p, i, change | IS_REACH | IS_SHARE, false);
		if (verb > 0 && (p->t.v[verb].is & change) != 0 &&
		    !token_is(&p->t.v[at->end], EN_of) && i - verb <= 6)
			return role_of_verb(&p->t.v[verb]);
	}
	return ROLE_LEVEL;
}

/* A noun of planning counts only where the sentence goes on to say what is
 * planned: "plans to", "a target of", but not "fulfilled the plan". */
static bool
is_planning(const struct token *t)
{
	switch (t->word) {
	case EN_plan:
	case EN_plans:
	case EN_task:
	case EN_tasks:
	case EN_target:
	case EN_targets:
	case EN_goal:
	case EN_goals:
	case EN_quota:
	case EN_quotas:
		return token_is(t + 1, EN_to) || token_is(t + 1, EN_is) ||
		       token_is(t + 1, EN_for) || token_is(t + 1, EN_calls) ||
		       token_is(t + 1, EN_called) || token_is(t + 1, EN_was) ||
		       (token_is(t + 1, EN_of) && t->word != EN_plan) ||
		       token_is(t + 1, EN_provides);
	case EN_set:
		return token_is(t + 1, EN_at);
	case EN_to:
		return token_is(t - 1, EN_is) || token_is(t - 1, EN_are) ||
		       token_is(t - 1, EN_was) || token_is(t - 1, EN_were);
	default:
		return (t->is & IS_PLAN) != 0;
	}
}

static bool
is_planned(const struct page *p, const struct place *at)
{
	uint32_t least =
	    at->first > p->sentence + CLAUSE ? at->first - CLAUSE : p->sentence;

	for (uint32_t i = at->first; i-- > least;) {
		const struct token *t = &p->t.v[i];

		if (ends_clause(t) ||
		    ((t->is & IS_CONJ) != 0 && t->word != EN_and &&
			t->word != EN_or))
			return false;
		if (is_planning(t))
			return true;
	}
	return false;
}

static enum role
role_at_rest(
    const struct page *p, const struct place *at, const struct figure *f)
{
	uint32_t share = word_before(p, at->first, IS_SHARE, false);

	if (f->kind == FIGURE_MULTIPLE || f->kind == FIGURE_FRACTION)
		return ROLE_RATIO;
	if (f->kind == FIGURE_PERCENT &&
	    (token_is(&p->t.v[at->end], EN_of) ||
		(share > 0 && (token_is(&p->t.v[share + 1], EN_for) ||
				  share + 3 >= at->first))))
		return ROLE_RATIO;
	return is_planned(p, at) ? ROLE_PLAN : ROLE_LEVEL;
}

static void
set_role(struct page *p, const struct place *at)
{
	struct figure *f = figure_of(p, at);

	if (f->kind == FIGURE_ORDINAL || f->role == ROLE_INCREASE ||
	    f->role == ROLE_RATIO || (p->t.v[at->from].is & IS_TWICE) != 0)
		return;
	f->role = role_behind(p, at, f);
	if (f->role == ROLE_LEVEL)
		f->role = role_before(p, at, f);
	if (f->role == ROLE_LEVEL ||
	    (f->role == ROLE_INCREASE && !is_share(f) && is_planned(p, at)))
		f->role = role_at_rest(p, at, f);
}

/* The subject of a change: the noun phrase before its verb. */
static struct span
subject_of(const struct page *p, uint32_t verb)
{
	uint32_t end = verb, first;
	const struct token *v = p->t.v;

	while (end > p->sentence && ((v[end - 1].is & IS_AUX) != 0 ||
					(v[end - 1].is & IS_BOUND) != 0))
		end--;
	first = end;
	while (first > p->sentence && first + CLAUSE > end) {
		const struct token *b = &v[first - 1];

		if (b->kind == TOKEN_MARK && !token_joins(b) && b->word != '\'')
			break;
		if (b->kind == TOKEN_END ||
		    (b->is & (IS_AUX | IS_PRONOUN)) != 0 ||
		    token_is(b, EN_that) || token_is(b, EN_which))
			break;
		if ((b->is & IS_CONJ) != 0 && !token_is(b, EN_and))
			break;
		first--;
	}
	while (first < end && (v[first].is & (IS_ARTICLE | IS_CONJ)) != 0)
		first++;
	return first < end ? page_span(p, first, end) : (struct span){0};
}

/* "freight volume amounted to 318,000 tons", "millet, 28 yuan": what stands
 * before the verb, or the noun phrase before the number. */
static struct span
subject_before(const struct page *p, const struct place *at)
{
	uint32_t verb = word_before(p, at->first, IS_REACH | IS_EXCEED, false);
	uint32_t end = at->first, first;

	if (verb == 0)
		verb = word_before(p, at->first, IS_AUX, false);
	if (verb > 0 && verb + 6 > at->first)
		return subject_of(p, verb);
	while (
	    end > p->sentence && (token_mark(&p->t.v[end - 1], ',') ||
				     token_mark(&p->t.v[end - 1], ':') ||
				     token_mark(&p->t.v[end - 1], MARK_DASH) ||
				     (p->t.v[end - 1].is & IS_PREP) != 0))
		end--;
	first = end;
	while (first > p->sentence && first + 4 > end &&
	       p->t.v[first - 1].kind == TOKEN_WORD &&
	       (p->t.v[first - 1].is & IS_STOP) == 0)
		first--;
	return first < end ? page_span(p, first, end) : (struct span){0};
}

static void
set_item(struct page *p, const struct place *at)
{
	struct figure *f = figure_of(p, at);
	uint32_t begin = at->end, end;

	if (span_len(f->item) > 0 || f->kind == FIGURE_DURATION)
		return;
	if (f->role == ROLE_INCREASE || f->role == ROLE_DECREASE ||
	    f->role == ROLE_TO || f->role == ROLE_FROM) {
		uint32_t verb = word_before(p, at->end,
		    IS_UP | IS_DOWN | IS_EXCEED | IS_MULTIPLY, true);

		if (verb > 0 &&
		    (is_share(f) || f->role == ROLE_TO || f->role == ROLE_FROM))
			f->item = subject_of(p, verb);
		/* doubled production efficiency */
		if (span_len(f->item) == 0 &&
		    (p->t.v[at->from].is & IS_MULTIPLY) != 0) {
			end = noun_phrase_en(p, at->end);
			if (end > at->end)
				f->item = page_span(p, at->end, end);
		}
		if (span_len(f->item) > 0 || is_share(f))
			return;
	}
	if (f->kind != FIGURE_COUNT &&
	    (f->role == ROLE_LEVEL || f->role == ROLE_PLAN) &&
	    !token_is(&p->t.v[begin], EN_of))
		f->item = subject_before(p, at);
	if (span_len(f->item) > 0)
		return;
	if (token_is(&p->t.v[begin], EN_of))
		begin++;
	while ((p->t.v[begin].is & (IS_ARTICLE | IS_DETERMINER)) != 0)
		begin++;
	end = noun_phrase_en(p, begin);
	if (end > begin)
		f->item = page_span(p, begin, end);
	else if (span_len(f->unit) > 0 && f->kind == FIGURE_COUNT)
		f->item = f->unit;
	else
		f->item = subject_before(p, at);
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
	if (token_is(t, EN_over) || token_is(t, EN_than) ||
	    token_is(t, EN_against) || token_is(t, EN_from)) {
		if (token_is(t + 1, EN_in))
			return 2;
		if (token_is(t + 1, EN_that) && token_is(t + 2, EN_of))
			return 3;
		return 1;
	}
	if (token_is(t, EN_of) && i > 0 && token_is(t - 1, EN_that))
		return 1;
	return 0;
}

static void
set_compared(struct page *p, const struct place *at, uint32_t end)
{
	struct figure *f = figure_of(p, at);
	uint32_t i, skip;

	if (f->role != ROLE_INCREASE && f->role != ROLE_DECREASE &&
	    f->role != ROLE_RATIO)
		return;
	for (i = at->end; i < end && !ends_clause(&p->t.v[i]); i++) {
		const struct place *t;

		/* the next figure has its own base */
		if (at + 1 < p->figures.v + p->figures.n && i == at[1].first)
			return;
		skip = comparison_at(p, i);
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
	verb = word_before(p, at->first, IS_EXCEED, true);
	if (verb > 0 && verb + 6 > at->first) {
		f->compared = page_span(p, verb, at->first);
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

			t->is_base = time_of(p, t)->span.start >= base.start;
		}
	}
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

/* The time that follows at once, else the nearest before the figure, else one
 * behind it, else what the sentences before were about. */
static void
set_period(struct page *p, const struct place *at)
{
	struct figure *f = figure_of(p, at);
	const struct place *behind = time_behind(p, at->end);
	const struct time_mention *best = NULL;

	if (f->kind == FIGURE_ORDINAL)
		return;
	VEC_EACH (t, &p->times) {
		if (t->is_base || !interval_known(time_of(p, t)->when))
			continue;
		if (t->first < at->first || best == NULL || t == behind)
			best = time_of(p, t);
	}
	f->period = best != NULL ? best->when : p->s->period;
}

/* Words that carry a rate past its unit: 60 kilograms of coal per shift, 5,000
 * tons of goods daily */
static bool
per_behind(struct page *p, const struct place *at, struct figure *f)
{
	uint32_t i = at->end, limit = at->end + 8;

	for (; i < limit && i + 1 < p->t.n; i++) {
		const struct token *t = &p->t.v[i];
		bool article = token_is(t, EN_a) || token_is(t, EN_an);

		if (t->kind != TOKEN_WORD ||
		    (at[1].first == i && at + 1 < p->figures.v + p->figures.n))
			return false;
		if (token_is(t, EN_daily) || token_is(t, EN_annually) ||
		    token_is(t, EN_monthly) || token_is(t, EN_yearly)) {
			f->per = page_span(p, i, i + 1);
			f->per_id = token_is(t, EN_daily)     ? SLICE("day")
				    : token_is(t, EN_monthly) ? SLICE("month")
							      : SLICE("year");
			return true;
		}
		if ((article && (t[1].is & IS_PERIOD) != 0) ||
		    token_is(t, EN_per) || token_is(t, EN_each) ||
		    token_is(t, EN_every))
			return per_en(p, i, f) > i;
		if ((t->is & IS_STOP) != 0 && !token_is(t, EN_of))
			return false;
	}
	return false;
}

/* "yield per mu was 415 jin", "each household can receive 2,650 jin": since
 * the last comma or figure */
static bool
per_before(struct page *p, const struct place *at, struct figure *f)
{
	uint32_t least =
	    at->first > p->sentence + CLAUSE ? at->first - CLAUSE : p->sentence;

	if (at > p->figures.v && at[-1].end > least)
		least = at[-1].end;
	for (uint32_t i = at->first; i-- > least;) {
		const struct token *t = &p->t.v[i];

		if (ends_clause(t) || token_mark(t, ','))
			return false;
		if (!token_is(t, EN_per) && !token_is(t, EN_each) &&
		    !token_is(t, EN_every))
			continue;
		if (per_en(p, i, f) > i)
			return true;
		if (token_is(t, EN_per) || t[1].kind != TOKEN_WORD ||
		    (t[1].is & IS_STOP) != 0)
			return false;
		f->per = page_span(p, i, i + 2);
		return true;
	}
	return false;
}

static void
set_per(struct page *p, const struct place *at)
{
	struct figure *f = figure_of(p, at);

	if ((f->kind != FIGURE_COUNT && f->kind != FIGURE_MEASURE &&
		f->kind != FIGURE_MONEY) ||
	    span_len(f->per) > 0)
		return;
	if (per_behind(p, at, f) || per_before(p, at, f))
		f->kind = FIGURE_RATE;
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
		 !token_mark(t, ','))
		return;
	g = figure_of(p, at + 1);
	if (at[1].first != next || g->kind == FIGURE_COUNT ||
	    g->kind == FIGURE_ORDINAL || g->kind == FIGURE_FRACTION ||
	    span_len(g->unit) == 0)
		return;
	f->kind = g->kind;
	f->unit_id = g->unit_id;
	f->per = g->per;
	f->per_id = g->per_id;
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
			if (span_len(f->item) == 0)
				f->item = figure_of(p, from)->item;
			from = NULL;
		}
	}
}

void
context_en(struct page *p, uint32_t end)
{
	for (size_t i = p->figures.n; i-- > 0;)
		share_unit(p, &p->figures.v[i]);
	VEC_EACH (at, &p->figures) {
		set_per(p, at);
		set_role(p, at);
		set_item(p, at);
		set_compared(p, at, end);
		set_compared_before(p, at);
	}
	link_ends(p);
	mark_bases(p);
	VEC_EACH (at, &p->figures) {
		set_period(p, at);
		figure_convert(figure_of(p, at), p->s);
		figure_factor(figure_of(p, at));
	}
	VEC_EACH (t, &p->times)
		if (!t->is_base && interval_known(time_of(p, t)->when))
			p->s->period = time_of(p, t)->when;
}

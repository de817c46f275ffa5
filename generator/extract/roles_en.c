/* SPDX-License-Identifier: MIT */
/* Level, increase, decrease, from, to, plan or ratio: from the verb before a
 * number or the words behind it. */
#include "context_en.h"

bool
ends_clause_en(const struct token *t)
{
	return t->kind == TOKEN_END || token_mark(t, ';') ||
	       token_mark(t, ':') || token_mark(t, '.') || token_mark(t, '?') ||
	       token_mark(t, '!');
}

uint32_t
word_before_en(const struct page *p, uint32_t i, uint64_t classes, bool far)
{
	uint32_t least = i > p->sentence + CLAUSE ? i - CLAUSE : p->sentence;

	while (i-- > least) {
		const struct token *t = &p->t.v[i];

		if (ends_clause_en(t) || (!far && token_mark(t, ',')))
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

/* "went up", "has come down" */
static bool
moves(const struct token *t)
{
	return (t->is & IS_SHIFT) != 0 || token_is(t, EN_went) ||
	       token_is(t, EN_gone) || token_is(t, EN_go) ||
	       token_is(t, EN_goes) || token_is(t, EN_going) ||
	       token_is(t, EN_came) || token_is(t, EN_come) ||
	       token_is(t, EN_comes);
}

/* "up 15 percent", "down by 3"; not "made up 15 percent", "set up 20" */
static enum role
role_of_particle(const struct page *p, uint32_t i)
{
	const struct token *b = &p->t.v[i];

	if (i <= p->sentence || (!token_is(b, EN_up) && !token_is(b, EN_down)))
		return ROLE_LEVEL;
	if (b[-1].kind == TOKEN_WORD && (b[-1].is & IS_AUX) == 0 &&
	    (b[-1].is & (IS_VERB | IS_SHARE)) != 0 && !moves(b - 1))
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
			 token_is(b, EN_between) || token_is(b, EN_some) ||
			 token_is(b, EN_the) || token_is(b, EN_original) ||
			 token_is(b, EN_an) || token_is(b, EN_average) ||
			 token_is(b, EN_nearly) || token_is(b, EN_its) ||
			 token_is(b, EN_existing) || token_is(b, EN_current) ||
			 token_is(b, EN_present) || token_is(b, EN_previous) ||
			 token_is(b, EN_former))
			i--;
		else
			return i;
	}
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
	    (token_is(t, EN_in) && token_is(t + 1, EN_advance)) ||
	    token_is(t, EN_earlier) ||
	    (f->kind == FIGURE_DURATION && token_is(t, EN_early)))
		return ROLE_DECREASE;
	/* "will drop to 25 percent over five years" */
	if (token_is(t, EN_over) && at + 1 < p->figures.v + p->figures.n &&
	    at[1].first <= at->end + 1 &&
	    p->s->figures.v[at[1].index].kind == FIGURE_DURATION)
		return ROLE_LEVEL;
	/* "four minutes faster" are four less */
	if (f->kind == FIGURE_DURATION &&
	    (token_is(t, EN_faster) || token_is(t, EN_quicker)))
		return ROLE_DECREASE;
	if (f->kind == FIGURE_DURATION && token_is(t, EN_slower))
		return ROLE_INCREASE;
	/* a height, not a growth */
	if ((token_is(t, EN_above) || token_is(t, EN_below)) &&
	    token_is(t + 1, EN_sea))
		return ROLE_LEVEL;
	switch (t->word) {
	case EN_more:
	case EN_higher:
	case EN_larger:
	case EN_greater:
	case EN_longer:
	case EN_bigger:
	case EN_faster:
	case EN_better:
	case EN_over:
	case EN_above:
	case EN_up:
		if (is_share(f) || than || token_is(t, EN_above) ||
		    (token_is(t, EN_more) && span_len(f->unit) > 0))
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

static bool
has_from(const struct page *p, const struct place *at)
{
	for (const struct place *g = p->figures.v; g < at; g++)
		if (p->s->figures.v[g->index].role == ROLE_FROM)
			return true;
	return false;
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
	if (token_mark(b, '+') && !token_spaced(b + 1))
		return ROLE_INCREASE;
	/* what is shot or brought down does not become less */
	if (token_is(b, EN_down) && f->kind == FIGURE_COUNT &&
	    (token_is(b - 1, EN_shot) || token_is(b - 1, EN_brought)))
		return ROLE_LEVEL;
	if (role_of_particle(p, i - 1) != ROLE_LEVEL &&
	    (is_share(f) || at->end >= p->t.n || !token_is(b, EN_up)))
		return role_of_particle(p, i - 1);
	if (token_is(b, EN_by)) {
		if (role_of_particle(p, i - 2) != ROLE_LEVEL)
			return role_of_particle(p, i - 2);
		verb = word_before_en(p, i - 1, change, true);
		return verb > 0 ? role_of_verb(&p->t.v[verb]) : ROLE_LEVEL;
	}
	if (token_is(b, EN_to) || token_is(b, EN_from)) {
		verb =
		    word_before_en(p, i - 1, IS_UP | IS_DOWN | IS_SHIFT, true);
		if (verb == 0 || (b[-1].is & IS_REACH) != 0 ||
		    token_is(b - 1, EN_came) || token_is(b - 1, EN_comes) ||
		    token_is(b - 1, EN_come) || token_is(b - 1, EN_equal) ||
		    token_is(b - 1, EN_equivalent))
			return ROLE_LEVEL;
		/* "exports went to 23 countries" */
		if (token_is(b, EN_to) && f->kind == FIGURE_COUNT &&
		    (p->t.v[verb].is & (IS_UP | IS_DOWN)) == 0 &&
		    !has_from(p, at))
			return ROLE_LEVEL;
		return token_is(b, EN_to) ? ROLE_TO : ROLE_FROM;
	}
	/* "has risen at an average annual rate of 6.5 percent" */
	if (token_is(b, EN_of) && token_is(b - 1, EN_rate)) {
		verb = word_before_en(p, i - 1, IS_UP | IS_DOWN, false);
		if (verb > 0 && token_is(&p->t.v[verb + 1], EN_at))
			return role_of_verb(&p->t.v[verb]);
	}
	/* a growth of 15 percent; a saving of 500 yuan */
	if (token_is(b, EN_of) && (b[-1].is & change) != 0)
		return role_of_verb(b - 1);
	if ((b->is & change) != 0 && !rears(b, f))
		return role_of_verb(b);
	/* increased more than one-third; an increase over last year of 15% */
	if (is_share(f) && f->kind != FIGURE_FRACTION) {
		verb =
		    word_before_en(p, i, change | IS_REACH | IS_SHARE, false);
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
		       (token_is(t + 1, EN_of) && t->word != EN_plan &&
			   t->word != EN_plans) ||
		       token_is(t + 1, EN_provides);
	case EN_set:
		return token_is(t + 1, EN_at);
	case EN_to:
		return token_is(t - 1, EN_is) || token_is(t - 1, EN_are) ||
		       token_is(t - 1, EN_was) || token_is(t - 1, EN_were);
	default:
		return (t->is & IS_PLAN) != 0 && !token_mark(t + 1, ',');
	}
}

static bool
is_planned(const struct page *p, const struct place *at)
{
	uint32_t least =
	    at->first > p->sentence + CLAUSE ? at->first - CLAUSE : p->sentence;

	for (uint32_t i = at->first; i-- > least;) {
		const struct token *t = &p->t.v[i];

		if (ends_clause_en(t) ||
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

	if (f->kind == FIGURE_MULTIPLE || f->kind == FIGURE_FRACTION)
		return ROLE_RATIO;
	if (f->kind == FIGURE_PERCENT && token_is(&p->t.v[at->end], EN_of))
		return ROLE_RATIO;
	if (is_planned(p, at))
		return ROLE_PLAN;
	/* a share, unless it is told how high something stands */
	return f->kind == FIGURE_PERCENT &&
		       word_before_en(p, at->first, IS_REACH, false) == 0
		   ? ROLE_RATIO
		   : ROLE_LEVEL;
}

void
role_en(struct page *p, const struct place *at)
{
	struct figure *f = figure_of(p, at);

	if (f->kind == FIGURE_ORDINAL || f->role == ROLE_INCREASE ||
	    f->role == ROLE_RATIO || (p->t.v[at->from].is & IS_TWICE) != 0)
		return;
	f->role = role_behind(p, at, f);
	if (f->role != ROLE_LEVEL)
		return;
	f->role = role_before(p, at, f);
	/* "cut by 1.2 million yuan, or 14 percent": the same change */
	if (f->role == ROLE_LEVEL && is_share(f) && at > p->figures.v &&
	    token_is(&p->t.v[at->first - 1], EN_or) &&
	    !token_is(&p->t.v[at->end], EN_of) && at[-1].end + 2 >= at->first &&
	    (figure_of(p, at - 1)->role == ROLE_INCREASE ||
		figure_of(p, at - 1)->role == ROLE_DECREASE)) {
		f->role = figure_of(p, at - 1)->role;
		return;
	}
	/* "rose ten times, textiles twelve times": the verb is said once */
	if (f->role == ROLE_LEVEL && f->kind == FIGURE_MULTIPLE &&
	    at > p->figures.v && continues_en(p, at - 1, at->first) &&
	    figure_of(p, at - 1)->kind == FIGURE_MULTIPLE &&
	    (figure_of(p, at - 1)->role == ROLE_INCREASE ||
		figure_of(p, at - 1)->role == ROLE_DECREASE)) {
		f->role = figure_of(p, at - 1)->role;
		return;
	}
	if (f->role == ROLE_LEVEL ||
	    (f->role == ROLE_INCREASE && !is_share(f) && is_planned(p, at)))
		f->role = role_at_rest(p, at, f);
}

/* SPDX-License-Identifier: MIT */
#include "bounds_en.h"

#include <math.h>

enum { PHRASE = 5 };

struct phrase {
	enum qualifier qualifier;
	uint16_t word[PHRASE]; /* EN_none behind the last */
};

/* Longer ones before those that end them. RECORDS.md, `qualifier`. */
static const struct phrase before[] = {
    {AT_MOST, {EN_no, EN_more, EN_than}},
    {AT_MOST, {EN_not, EN_more, EN_than}},
    {AT_MOST, {EN_not, EN_exceeding}},
    {AT_MOST, {EN_not, EN_to, EN_exceed}},
    {AT_MOST, {EN_not, EN_exceed}},
    {AT_MOST, {EN_not, EN_over}},
    {AT_MOST, {EN_no, EN_greater, EN_than}},
    {AT_MOST, {EN_no, EN_higher, EN_than}},
    {AT_MOST, {EN_no, EN_longer, EN_than}},
    {AT_MOST, {EN_not, EN_longer, EN_than}},
    {AT_LEAST, {EN_no, EN_less, EN_than}},
    {AT_LEAST, {EN_not, EN_less, EN_than}},
    {AT_LEAST, {EN_no, EN_fewer, EN_than}},
    {AT_LEAST, {EN_not, EN_fewer, EN_than}},
    {AT_LEAST, {EN_no, EN_lower, EN_than}},
    {AT_LEAST, {EN_not, EN_lower, EN_than}},
    {AT_LEAST, {EN_not, EN_below}},
    {OVER, {EN_more, EN_than}},
    {OVER, {EN_greater, EN_than}},
    {OVER, {EN_higher, EN_than}},
    {OVER, {EN_larger, EN_than}},
    {OVER, {EN_longer, EN_than}},
    {OVER, {EN_upwards, EN_of}},
    {OVER, {EN_upward, EN_of}},
    {OVER, {EN_in, EN_excess, EN_of}},
    {OVER, {EN_north, EN_of}},
    {OVER, {EN_exceeding}},
    {OVER, {EN_exceeded}},
    {OVER, {EN_exceeds}},
    {OVER, {EN_exceed}},
    {OVER, {EN_surpassing}},
    {OVER, {EN_surpassed}},
    {OVER, {EN_surpass}},
    {OVER, {EN_topping}},
    {OVER, {EN_topped}},
    {OVER, {EN_over}},
    {OVER, {EN_above}},
    {OVER, {EN_beyond}},
    {UNDER, {EN_less, EN_than}},
    {UNDER, {EN_fewer, EN_than}},
    {UNDER, {EN_lower, EN_than}},
    {UNDER, {EN_smaller, EN_than}},
    {UNDER, {EN_shorter, EN_than}},
    {UNDER, {EN_short, EN_of}},
    {UNDER, {EN_under}},
    {UNDER, {EN_below}},
    {AT_LEAST, {EN_at, EN_least}},
    {AT_LEAST, {EN_at, EN_the, EN_least}},
    {AT_LEAST, {EN_a, EN_minimum, EN_of}},
    {AT_MOST, {EN_at, EN_most}},
    {AT_MOST, {EN_at, EN_the, EN_most}},
    {AT_MOST, {EN_a, EN_maximum, EN_of}},
    {AT_MOST, {EN_up, EN_to}},
    {AT_MOST, {EN_within}},
    {APPROX, {EN_close, EN_to}},
    {APPROX, {EN_close, EN_on}},
    {APPROX, {EN_nigh}},
    {APPROX, {EN_an, EN_estimated}},
    {APPROX, {EN_in, EN_the, EN_region, EN_of}},
    {APPROX, {EN_in, EN_the, EN_neighborhood, EN_of}},
    {APPROX, {EN_on, EN_the, EN_order, EN_of}},
    {APPROX, {EN_about}},
    {APPROX, {EN_around}},
    {APPROX, {EN_approximately}},
    {APPROX, {EN_nearly}},
    {APPROX, {EN_almost}},
    {APPROX, {EN_nearing}},
    {APPROX, {EN_approaching}},
    {APPROX, {EN_roughly}},
    {APPROX, {EN_approx}},
    {APPROX, {EN_circa}},
    {APPROX, {EN_some}},
};

static const struct phrase after[] = {
    {AT_LEAST, {EN_or, EN_more}},
    {AT_LEAST, {EN_or, EN_above}},
    {AT_LEAST, {EN_or, EN_over}},
    {AT_LEAST, {EN_or, EN_higher}},
    {AT_LEAST, {EN_or, EN_older}},
    {AT_LEAST, {EN_and, EN_above}},
    {AT_LEAST, {EN_and, EN_over}},
    {AT_LEAST, {EN_and, EN_upwards}},
    {AT_LEAST, {EN_and, EN_older}},
    {AT_MOST, {EN_or, EN_less}},
    {AT_MOST, {EN_or, EN_fewer}},
    {AT_MOST, {EN_or, EN_below}},
    {AT_MOST, {EN_or, EN_under}},
    {AT_MOST, {EN_and, EN_below}},
    {AT_MOST, {EN_and, EN_under}},
    {AT_LEAST, {EN_and, EN_more}},
    {APPROX, {EN_or, EN_so}},
    {APPROX, {EN_or, EN_thereabouts}},
};

/* "just over", "slightly more than", "well over": part of the qualifier */
static bool
softens(const struct token *t)
{
	switch (t->word) {
	case EN_just:
	case EN_only:
	case EN_well:
	case EN_slightly:
	case EN_far:
	case EN_much:
	case EN_even:
	case EN_already:
	case EN_little:
		return true;
	default:
		return false;
	}
}

/* "not over 500" bounds, "said about 500" does too, but "talk about one
 * thing" cannot be told from it: the number decides. */
uint32_t
bound_before(const struct tokens *t, uint32_t i, uint32_t floor,
    enum qualifier *qualifier)
{
	if (i <= floor || (t->v[i - 1].is & IS_BOUNDS) == 0)
		return i;
	for (size_t k = 0; k < sizeof(before) / sizeof(*before); k++) {
		const struct phrase *p = &before[k];
		uint32_t n = 0, m;

		while (n < PHRASE && p->word[n] != EN_none)
			n++;
		if (i < floor + n || t->v[i - 1].word != p->word[n - 1])
			continue;
		for (m = 0; m < n; m++)
			if (!token_is(&t->v[i - n + m], p->word[m]))
				break;
		if (m < n)
			continue;
		/* "scattered over 2,000 square kilometers" */
		if (n == 1 && p->word[0] == EN_over && i >= floor + 2 &&
		    (token_is(&t->v[i - 2], EN_scattered) ||
			token_is(&t->v[i - 2], EN_spread) ||
			token_is(&t->v[i - 2], EN_distributed) ||
			token_is(&t->v[i - 2], EN_all)))
			return i;
		/* "the above two" */
		if (n == 1 && p->word[0] == EN_above && i >= floor + 2 &&
		    token_is(&t->v[i - 2], EN_the))
			return i;
		*qualifier = p->qualifier;
		i -= n;
		if (i > floor && softens(&t->v[i - 1])) {
			i--;
			if (i > floor && token_is(&t->v[i], EN_little) &&
			    token_is(&t->v[i - 1], EN_a))
				i--;
		}
		return i;
	}
	return i;
}

uint32_t
bound_after(const struct tokens *t, uint32_t i, enum qualifier *qualifier)
{
	const struct token *v = &t->v[i];

	if (token_mark(v, '+') && !token_spaced(v)) {
		*qualifier = OVER;
		return i + 1;
	}
	if ((token_joins(v) &&
		(token_is(v + 1, EN_odd) || token_is(v + 1, EN_plus) ||
		    token_is(v + 1, EN_some)))) {
		*qualifier = OVER;
		return i + 2;
	}
	/* "the 180,000 plus in May"; not "20 plus 30" */
	if (token_is(v, EN_odd) ||
	    (token_is(v, EN_plus) && v[-1].kind == TOKEN_NUMBER &&
		v[1].kind != TOKEN_NUMBER && (v[1].is & IS_ARTICLE) == 0 &&
		(v[1].is & IS_CARDINAL) == 0)) {
		*qualifier = OVER;
		return i + 1;
	}
	if (token_is(v, EN_upwards) || token_is(v, EN_upward)) {
		*qualifier = AT_LEAST;
		return i + 1;
	}
	/* a hundred and some */
	if (token_is(v, EN_and) && token_is(v + 1, EN_some) &&
	    (v[-1].is & IS_SCALE) != 0) {
		*qualifier = OVER;
		return i + 2;
	}
	if (v->kind != TOKEN_WORD || (v->word != EN_or && v->word != EN_and))
		return i;
	for (size_t k = 0; k < sizeof(after) / sizeof(*after); k++) {
		if (v[0].word != after[k].word[0] ||
		    !token_is(v + 1, after[k].word[1]))
			continue;
		/* "50 tons or more than ..." compares */
		if (token_is(v + 2, EN_than))
			return i;
		/* "17 light guns and over 10,000 rounds": of the next */
		if (v[-1].kind == TOKEN_WORD && (v[-1].is & IS_CARDINAL) == 0 &&
		    (v[2].kind == TOKEN_NUMBER ||
			(v[2].is & (IS_CARDINAL | IS_MANY)) != 0 ||
			token_is(v + 2, EN_a)))
			return i;
		*qualifier = after[k].qualifier;
		return i + 2;
	}
	return i;
}

/* Numerals that may begin or end a range. */
static bool
is_plain(const struct numeral *n)
{
	return n->kind == NUMERAL_CARDINAL || n->kind == NUMERAL_FRACTION;
}

/* "from the existing", "from the original": back to the "from" */
static uint32_t
skip_original(const struct tokens *t, uint32_t i)
{
	while (i > 2)
		switch (t->v[i - 1].word) {
		case EN_the:
		case EN_its:
		case EN_their:
		case EN_existing:
		case EN_original:
		case EN_current:
		case EN_present:
		case EN_previous:
		case EN_former:
		case EN_past:
			i--;
			break;
		default:
			return i;
		}
	return i;
}

/* "rose from 37 million to 52 million": two ends of a change, unlike "ranging
 * from 10 to 20". */
bool
bounds_change_en(const struct tokens *t, const struct quantity *q)
{
	uint32_t i = skip_original(t, q->first);

	if (i < 2 || !token_is(&t->v[i - 1], EN_from))
		return false;
	for (int n = 0; n < 8 && --i > 0; n++) {
		const struct token *b = &t->v[i];

		/* "rose by 50 percent, from 300 to 450" */
		if (b->kind != TOKEN_WORD && b->kind != TOKEN_NUMBER &&
		    !token_joins(b) && !token_mark(b, ',') &&
		    !token_mark(b, MARK_PERCENT))
			return false;
		if (token_is(b, EN_ranging) || token_is(b, EN_range) ||
		    token_is(b, EN_ranged) || token_is(b, EN_varying) ||
		    token_is(b, EN_aged) || token_is(b, EN_vary))
			return false;
		if ((b->is & (IS_UP | IS_DOWN | IS_SHIFT)) != 0 ||
		    token_is(b, EN_up) || token_is(b, EN_down))
			return true;
	}
	return false;
}

/* "fell by 15 yuan to 145 yuan": a step and what it led to, not a range. */
bool
bounds_step_en(const struct tokens *t, const struct quantity *q)
{
	uint32_t i = q->first;

	if (i < 2 || !token_is(&t->v[i - 1], EN_by))
		return false;
	for (int n = 0; n < 6 && --i > 0; n++) {
		const struct token *b = &t->v[i];

		if (b->kind != TOKEN_WORD && !token_joins(b))
			return false;
		if ((b->is & (IS_UP | IS_DOWN | IS_SHIFT)) != 0)
			return true;
	}
	return false;
}

/* "dropped from forty to fifty percent a month to about ten percent": behind a
 * range the change goes on. */
static bool
leads_on(const struct tokens *t, uint32_t at)
{
	struct numeral n;

	for (uint32_t i = at; i < at + 5 && i + 2 < t->n; i++) {
		const struct token *v = &t->v[i];

		if (v->kind != TOKEN_WORD && !token_mark(v, MARK_PERCENT))
			return false;
		if (token_is(v, EN_to))
			return numeral_en(t, i + 1, &n) ||
			       (v[1].is & (IS_BOUNDS | IS_BOUND)) != 0;
	}
	return false;
}

/* "two or three hundred", "10 to 20 million": the first takes the scale of
 * the second where only that makes it the smaller one by less than that. */
static void
share_scale(struct numeral *a, const struct numeral *b)
{
	if (a->scale == 1 && b->scale > 1 && a->max < b->max / b->scale &&
	    a->max < 1000)
		a->max = a->min *= b->scale;
}

/* "a hundred and fifty or sixty", "two hundred and three or four thousand":
 * neighbours, of which the second leaves out the hundreds and the first the
 * thousands. */
static void
share_hundreds(struct numeral *a, struct numeral *b)
{
	double scale = a->max < 1000 && b->scale > 100 ? b->scale : 1;
	double hundreds = a->max - fmod(a->max, 100);
	double rest = a->max - hundreds, next = b->max / scale;

	if (hundreds == 0 || rest == 0 || next >= 100 ||
	    next - rest != (fmod(rest, 10) == 0 ? 10 : 1))
		return;
	a->min = a->max *= scale;
	b->min = b->max += hundreds * scale;
}

/* One that reaches to another: "10,000 to 50,000", "two or three", "20-30",
 * "between 20 and 30". Ordered, else it is a score or a list. */
static void
read_range(const struct tokens *t, struct quantity *q)
{
	const struct token *v = &t->v[q->number.end];
	struct numeral second, first = q->number;
	uint32_t at = q->number.end + 1;
	bool joins = token_joins(v);

	bool change = bounds_change_en(t, q);

	if (!is_plain(&first))
		return;
	/* "two- to threefold" */
	if (token_mark(v, '-') && !token_spaced(v) && token_is(v + 1, EN_to)) {
		at++;
		v++;
	} else if (!joins && !token_is(v, EN_to) && !token_is(v, EN_or) &&
		   !(token_is(v, EN_and) && q->from_to) &&
		   !(token_mark(v, MARK_DASH) && !token_spaced(v + 1)))
		return;
	if (token_is(v, EN_or) && token_is(v + 1, EN_even))
		at++;
	if (!numeral_en(t, at, &second) || !is_plain(&second) ||
	    second.kind != first.kind)
		return;
	if (change && token_is(v, EN_to) && !leads_on(t, second.end))
		return;
	/* "by 5 to 25 percent", but "by 8 million to 50 million" */
	if (token_is(v, EN_to) && first.max >= 1000 &&
	    second.min > 3 * first.max && bounds_step_en(t, q))
		return;
	share_scale(&first, &second);
	if (token_is(v, EN_or) && first.kind == NUMERAL_CARDINAL)
		share_hundreds(&first, &second);
	if (first.min >= second.max)
		return;
	/* "three-seven division" */
	if (joins && first.in_words && second.max > first.min + 2)
		return;
	/* "one or two hundred" is fine, "1 or 1,000" is two numbers */
	if (token_is(v, EN_or) && second.max > first.min * 3 + 1)
		return;
	q->number.min = first.min;
	q->number.max = second.max;
	q->number.scale = second.scale;
	q->number.end = second.end;
	q->qualifier = RANGE;
	q->is_range = true;
}

bool
quantity_en(
    const struct tokens *t, uint32_t i, uint32_t floor, struct quantity *q)
{
	*q = (struct quantity){.qualifier = EXACT};
	if (!numeral_en(t, i, &q->number))
		return false;
	if (q->number.kind == NUMERAL_SEVERAL)
		q->qualifier = SEVERAL;
	q->first = bound_before(t, i, floor, &q->qualifier);
	q->from_to =
	    q->first > floor && (token_is(&t->v[q->first - 1], EN_between) ||
				    token_is(&t->v[q->first - 1], EN_from));
	read_range(t, q);
	return true;
}

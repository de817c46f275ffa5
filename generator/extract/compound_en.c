/* SPDX-License-Identifier: MIT */
/* What stands behind a unit and belongs to its number: a second unit, a half,
 * the far end of a range; and the number behind "one in". */
#include <math.h>

#include "page_en.h"

/* Whether "in n" behind a number can tell a part of n: "seven in ten", "three
 * out of four". Of a hundred both numbers are told in Chinese, too. */
static bool
is_base_of_part(double part, double n, bool out_of)
{
	if (part >= n || n < 2 || n != (double)(int64_t)n)
		return false;
	if (part > 1 && !out_of)
		return n == 10 || n == 1000 || n == 10000;
	return n <= 20 || n == 1000 || n == 10000 || (n == 100 && part == 1);
}

/* "one in five", "three out of every four", "five parts in ten thousand" */
void
one_in_en(const struct page *p, struct quantity *q)
{
	const struct token *t = &p->t.v[q->number.end];
	uint32_t at = q->number.end + 1;
	struct numeral n;
	bool out_of;
	size_t len;

	if (q->number.min != q->number.max || q->is_range ||
	    q->number.kind != NUMERAL_CARDINAL)
		return;
	if (token_is(t, EN_part) || token_is(t, EN_parts)) {
		t++;
		at++;
	}
	out_of = token_is(t, EN_out) && token_is(t + 1, EN_of);
	if (out_of)
		at++;
	else if (!token_is(t, EN_in))
		return;
	if (token_is(&p->t.v[at], EN_every))
		at++;
	if (token_is(&p->t.v[at], EN_a) && (p->t.v[at + 1].is & IS_SCALE) != 0)
		at++;
	if (!numeral_en(&p->t, at, &n) || n.kind != NUMERAL_CARDINAL ||
	    n.min != n.max || !is_base_of_part(q->number.min, n.min, out_of))
		return;
	t = &p->t.v[n.end];
	if (token_joins(t) || token_mark(t, MARK_PERCENT) ||
	    (t->kind == TOKEN_WORD && (t->is & IS_COUNTER) == 0 &&
		units_match(p->s->units, EN, slice_tail(p->t.text, t->start),
		    &len) != NULL))
		return;
	q->number.kind = NUMERAL_FRACTION;
	q->number.min = q->number.max = q->number.min / n.min;
	q->number.end = n.end;
}

/* "a month and a half", "three jin and a half" behind the unit */
uint32_t
and_a_half_en(const struct page *p, uint32_t end, struct quantity *q)
{
	const struct token *t = &p->t.v[end];

	if (!token_is(t, EN_and) || !token_is(t + 1, EN_a) ||
	    !token_is(t + 2, EN_half) || q->is_range ||
	    q->number.kind != NUMERAL_CARDINAL || token_is(t + 3, EN_of) ||
	    (t[3].is & (IS_SCALE | IS_DOZEN)) != 0)
		return end;
	q->number.min += 0.5;
	q->number.max += 0.5;
	return end + 3;
}

/* How many of `small` make one of `big`; 0 if they do not add up. */
static double
ratio_of_units(const struct page *p, struct slice big, struct slice small)
{
	const struct units *u = p->s->units;
	const struct unit *a = units_by_id(u, big), *b = units_by_id(u, small);
	struct slice si_a, si_b;
	double x, y;

	if (slice_eq(big, SLICE("year")) && slice_eq(small, SLICE("month")))
		return 12;
	if (a == NULL || b == NULL)
		return 0;
	x = units_si(u, a, p->s->paper, &si_a);
	y = units_si(u, b, p->s->paper, &si_b);
	return y > 0 && x > y && slice_eq(si_a, si_b) ? x / y : 0;
}

/* Whether `v` has nothing as small as one part in `ratio`, or if it has, that
 * is a multiple of sixty of them: 2.35 hours end in minutes. */
static bool
ends_above(double v, double ratio)
{
	double rest = v - floor(v);

	return rest == 0 ||
	       (ratio == 3600 && fabs(rest * 60 - round(rest * 60)) < 1e-9);
}

/* One quantity in two units: 3 yuan 5 jiao, two years and three months */
uint32_t
and_smaller_en(const struct page *p, uint32_t end, struct quantity *q,
    const struct figure *f)
{
	struct quantity more;
	struct figure g = {0};
	uint32_t at = end, behind;
	double ratio;

	if (f->unit_id.p == NULL || q->is_range ||
	    q->number.kind != NUMERAL_CARDINAL || q->qualifier == RANGE)
		return end;
	if (token_is(&p->t.v[at], EN_and) || token_mark(&p->t.v[at], ','))
		at++;
	if (!numeral_en(&p->t, at, &more.number) ||
	    more.number.kind != NUMERAL_CARDINAL)
		return end;
	more.first = at;
	behind = unit_en(p, &more, more.number.end, &g);
	if (behind == more.number.end || g.unit_id.p == NULL)
		return end;
	/* behind mu, fen are of land */
	if (slice_eq(f->unit_id, SLICE("mu")) &&
	    slice_eq(g.unit_id, SLICE("CNY_fen")))
		g.unit_id = SLICE("fen_mu");
	ratio = ratio_of_units(p, f->unit_id, g.unit_id);
	/* what is there already is less than one of the next */
	if (ratio < 2 || more.number.max >= ratio ||
	    !ends_above(q->number.min, ratio))
		return end;
	q->number.min += more.number.min / ratio;
	q->number.max = q->number.min;
	return behind;
}

/* "fifty tons to sixty tons", "15% to 20%": one quantity, unless something
 * changed from the one to the other */
/* "rose 2.3 percentage points to 87.6 percent" */
static bool
is_points(const struct page *p, struct span unit)
{
	struct slice s = slice_at(p->t.text, unit);

	return slice_ends(s, SLICE("points")) || slice_ends(s, SLICE("point"));
}

uint32_t
and_far_end_en(const struct page *p, uint32_t end, struct quantity *q,
    const struct figure *f)
{
	const struct token *t = &p->t.v[end];
	struct quantity far = {.qualifier = EXACT};
	struct figure g = {.kind = FIGURE_COUNT};
	uint32_t behind;

	if (f->unit_id.p == NULL || q->is_range || q->qualifier != EXACT ||
	    q->number.kind != NUMERAL_CARDINAL || bounds_change_en(&p->t, q) ||
	    (f->kind != FIGURE_PERCENT && bounds_step_en(&p->t, q)) ||
	    is_points(p, f->unit) ||
	    !(token_is(t, EN_to) || token_is(t, EN_or) || token_joins(t) ||
		(token_is(t, EN_and) && q->from_to)))
		return end;
	if (!numeral_en(&p->t, end + 1, &far.number) ||
	    far.number.kind != NUMERAL_CARDINAL ||
	    far.number.min <= q->number.max)
		return end;
	far.first = end + 1;
	behind = unit_en(p, &far, far.number.end, &g);
	if (behind == far.number.end || !slice_eq(g.unit_id, f->unit_id))
		return end;
	q->number.max = far.number.max;
	q->number.end = far.number.end;
	q->qualifier = RANGE;
	q->is_range = true;
	return behind;
}

/* "sixteen or seventeen degrees below zero" */
uint32_t
below_zero_en(const struct page *p, uint32_t end, struct quantity *q,
    const struct figure *f)
{
	double min = q->number.min;
	const struct token *b = &p->t.v[q->number.first - 1];

	if (token_is(b, EN_minus) && f->unit_id.p != NULL) {
		q->number.min = -q->number.max;
		q->number.max = -min;
		if (q->first == q->number.first)
			q->first--;
		return end;
	}
	if (!slice_eq(f->unit_id, SLICE("degree")) ||
	    !token_is(&p->t.v[end], EN_below) ||
	    !token_is(&p->t.v[end + 1], EN_zero))
		return end;
	q->number.min = -q->number.max;
	q->number.max = -min;
	return end + 2;
}

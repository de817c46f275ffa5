/* SPDX-License-Identifier: MIT */
/* What the scanners of both languages do with a figure once they know its
 * words: bounds, conversion, the factor of a change. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "scan.h"

struct bound
bound_of(double v)
{
	return (struct bound){.known = true, .value = v};
}

enum { POWERS = 23 }; /* all of them exact in a double */

static const double power[POWERS] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7,
    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22};

/* Both numbers are exact, so that the quotient is what strtod(3) would read
 * (Clinger 1990). */
double
decimal_value(int64_t digits, size_t places)
{
	return (double)digits / power[places];
}

double
round_digits(double v, int digits)
{
	char text[32];
	double places, n;

	if (v == 0)
		return v;
	places = digits - 1 - floor(log10(fabs(v)));
	if (places >= 0 && places < POWERS &&
	    (n = round(v * power[(int)places]), fabs(n) < 9007199254740992.0))
		return n / power[(int)places];
	snprintf(text, sizeof(text), "%.*g", digits, v);
	return strtod(text, NULL);
}

/* Days since the end of what the news is still about: last year. */
enum { RECENT = 366 };

bool
period_is_far(const struct scan *s, struct interval when)
{
	return interval_known(when) && s->paper.known &&
	       (date_number(when.to) < date_number(s->paper) - RECENT ||
		   date_cmp(when.from, s->paper) > 0);
}

void
period_carry(struct scan *s)
{
	struct interval when = s->period;

	if (!interval_known(when))
		return;
	if (date_number(when.to) - date_number(when.from) < 27 ||
	    period_is_far(s, when))
		s->period = (struct interval){0};
}

void
figure_set(struct figure *f, struct bound value, enum qualifier q)
{
	static const struct bound open = {0};

	f->qualifier = q;
	f->min = q == UNDER || q == AT_MOST ? open : value;
	f->max = q == OVER || q == AT_LEAST ? open : value;
}

/* Twelve digits are more than any newspaper prints, and hide what binary
 * fractions add: 15 mu are 10000 m2, not 9999.999999999998. */
static struct bound
scaled(struct bound b, double by)
{
	if (!b.known)
		return b;
	/* Whole numbers that a double holds exactly need no rounding. */
	if (by == floor(by) && b.value == floor(b.value) &&
	    fabs(b.value * by) < 1e12)
		return bound_of(b.value * by);
	return bound_of(round_digits(b.value * by, 12));
}

void
figure_convert(struct figure *f, const struct scan *s)
{
	const struct unit *unit;
	double factor;

	if (f->unit_id.p == NULL)
		return;
	unit = units_by_id(s->units, f->unit_id);
	if (unit == NULL)
		return;
	factor = units_si(s->units, unit, s->paper, &f->si_unit);
	if (factor == 0)
		return;
	f->si_min = scaled(f->min, factor);
	f->si_max = scaled(f->max, factor);
}

/* What is left of 1 after a change by `v` as spoken, or what it has become.
 * A decrease "by one time" is a halving, as newspapers use it. */
static bool
factor_at(const struct figure *f, double v, double *factor)
{
	bool doubling = slice_eq(f->unit_id, SLICE("doubling"));
	double sign = f->role == ROLE_DECREASE ? -1 : 1;

	if (slice_eq(f->unit_id, SLICE("permille")))
		v /= 1000;
	else if (f->kind == FIGURE_PERCENT)
		v /= 100;
	else if (doubling)
		v = exp2(v);
	switch (f->role) {
	case ROLE_INCREASE:
	case ROLE_DECREASE:
		if (doubling)
			*factor = v;
		else if (f->kind == FIGURE_MULTIPLE && sign < 0)
			*factor = 1 / (1 + v);
		else
			*factor = 1 + sign * v;
		return *factor >= 0;
	case ROLE_TO:
	case ROLE_RATIO:
	case ROLE_LEVEL:
	case ROLE_PLAN:
		*factor = v;
		return f->kind == FIGURE_MULTIPLE ||
		       (f->role == ROLE_TO && f->kind == FIGURE_FRACTION) ||
		       (f->role == ROLE_RATIO && span_len(f->compared) > 0);
	default:
		return false;
	}
}

void
figure_factor(struct figure *f)
{
	struct bound least = f->min, most = f->max;
	double v;

	if (f->kind != FIGURE_MULTIPLE && f->kind != FIGURE_PERCENT &&
	    f->kind != FIGURE_FRACTION)
		return;
	if (f->role == ROLE_DECREASE) {
		least = f->max;
		most = f->min;
	}
	if (least.known && factor_at(f, least.value, &v))
		f->factor_min = scaled(bound_of(v), 1);
	if (most.known && factor_at(f, most.value, &v))
		f->factor_max = scaled(bound_of(v), 1);
}

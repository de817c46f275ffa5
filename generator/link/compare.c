/* SPDX-License-Identifier: MIT */
/* Whether two figures say the same, in whatever words. */
#include <math.h>
#include <stdio.h>

#include "compare.h"
#include "format.h"

/* Doubles that went through different conversions. */
#define TOLERANCE 1e-6
/* 几十 is 20 and dozens 24: such words agree if they are this near. */
#define SEVERAL_RATIO 2.6
#define VAGUE_RATIO 1.15
/* 十来个 and "a dozen" */
#define DOZEN_RATIO 1.25

bool
near(double a, double b)
{
	return fabs(a - b) <= TOLERANCE * fmax(fabs(a), fabs(b));
}

/* The number that the words name: 150 in "more than 150", 30 in 不到三十. */
struct bound
core(const struct figure *f)
{
	if (f->qualifier == UNDER || f->qualifier == AT_MOST)
		return f->max.known ? f->max : f->min;
	return f->min.known ? f->min : f->max;
}

bool
same_bound(struct bound a, struct bound b)
{
	if (!a.known || !b.known)
		return false;
	if (a.digits.p != NULL && b.digits.p != NULL)
		return slice_eq(a.digits, b.digits);
	return near(a.value, b.value);
}

/* "Doubled" and 翻两番 leave no doubt what the result is; "threefold", "three
 * times" and 倍 are used for what was added and for the result. */
static bool
is_loose(const struct linker *l, const struct figure *f)
{
	struct slice number = slice_at(l->text, f->number);

	return slice_eq(f->unit_id, SLICE("times")) &&
	       (span_len(f->unit) > 0 || slice_ends(number, SLICE("fold")));
}

/* 增加四倍 is fivefold: what one tells as added, the other may tell as the
 * result. */
static bool
factor_told(
    const struct linker *l, const struct figure *a, const struct figure *b)
{
	if ((a->qualifier == SEVERAL) != (b->qualifier == SEVERAL))
		return false;
	return (is_loose(l, b) && same_bound(a->factor_min, core(b))) ||
	       (is_loose(l, a) && is_loose(l, b) &&
		   same_bound(b->factor_min, core(a)));
}

static bool
same_factor(const struct figure *a, const struct figure *b)
{
	if (a->qualifier == UNDER || a->qualifier == AT_MOST)
		return same_bound(a->factor_max, b->factor_max);
	return same_bound(a->factor_min, b->factor_min);
}

/* What one version tells as the amount of a change, the other as its
 * result. */
static bool
told_as_result(const struct figure *amount, const struct figure *result)
{
	return (amount->role == ROLE_INCREASE ||
		   amount->role == ROLE_DECREASE) &&
	       result->role == ROLE_TO && result->kind != FIGURE_MULTIPLE &&
	       amount->kind != FIGURE_MULTIPLE && same_factor(amount, result);
}

/* Shares: 30％, three tenths and 0.3 are one number. */
static bool
share_of(const struct figure *f, double *share)
{
	struct bound b = core(f);

	if (!b.known)
		return false;
	if (f->kind == FIGURE_PERCENT)
		*share = b.value /
			 (slice_eq(f->unit_id, SLICE("permille")) ? 1000 : 100);
	else if (f->kind == FIGURE_FRACTION)
		*share = b.value;
	else
		return false;
	return true;
}

static bool
same_share(const struct figure *a, const struct figure *b)
{
	double x, y;

	return share_of(a, &x) && share_of(b, &y) && near(x, y);
}

/* 分别增加二成、四成和一倍 is "20 percent, 40 percent and 100 percent",
 * whether the words say that they grow or not. */
static bool
same_percentage(const struct figure *times, const struct figure *percent)
{
	return times->kind == FIGURE_MULTIPLE &&
	       percent->kind == FIGURE_PERCENT && core(times).known &&
	       core(percent).known && !percent->factor_min.known &&
	       near(100 * core(times).value, core(percent).value);
}

bool
same_si(const struct figure *a, const struct figure *b)
{
	struct bound x = a->si_min.known ? a->si_min : a->si_max;
	struct bound y = b->si_min.known ? b->si_min : b->si_max;

	return a->si_unit.p != NULL && slice_eq(a->si_unit, b->si_unit) &&
	       same_bound(x, y);
}

static bool
same_list(const struct figure *a, const struct figure *b)
{
	if (a->values.n == 0 || a->values.n != b->values.n)
		return false;
	for (size_t i = 0; i < a->values.n; i++)
		if (!near(a->values.v[i], b->values.v[i]))
			return false;
	return true;
}

/* 好几, 几十, several, dozens: the words leave it open. */
static bool
both_several(const struct figure *a, const struct figure *b)
{
	struct bound x = a->min, y = b->min;

	return a->qualifier == SEVERAL && b->qualifier == SEVERAL && x.known &&
	       y.known && x.value > 0 && y.value > 0 &&
	       x.value / y.value < SEVERAL_RATIO &&
	       y.value / x.value < SEVERAL_RATIO;
}

/* 三十几 is "30-odd", 十几 "a dozen": within what the words leave open. */
static bool
inside_several(const struct figure *a, const struct figure *b)
{
	struct bound v = core(b), limit = a->max;

	if (a->qualifier != SEVERAL || leaning_of(b) == LEAN_DOWN ||
	    !a->min.known || !v.known || !(v.value > 0) ||
	    (b->qualifier == EXACT && v.value >= 100))
		return false;
	if (!limit.known)
		limit = a->implied_max;
	/* "30-odd" names the ten from which it is open. */
	if (b->qualifier == OVER)
		return b->implied_max.known && v.value <= a->min.value &&
		       a->min.value < b->implied_max.value;
	return leaning_of(b) == LEAN_OPEN && limit.known &&
	       v.value >= a->min.value && v.value <= limit.value;
}

bool
near_ratio(double a, double b, double ratio)
{
	return a > 0 && b > 0 && a / b < ratio && b / a < ratio;
}

/* Nobody counts a dozen. */
static bool
is_dozen(const struct linker *l, const struct figure *f)
{
	struct slice number = slice_at(l->text, f->number);

	return slice_eq(number, SLICE("a dozen")) ||
	       slice_eq(number, SLICE("A dozen")) ||
	       slice_eq(number, SLICE("dozen"));
}

static bool
as_a_dozen(
    const struct linker *l, const struct figure *zh, const struct figure *en)
{
	return is_dozen(l, en) && leaning_of(zh) != LEAN_NONE &&
	       leaning_of(zh) != LEAN_DOWN &&
	       near_ratio(core(zh).value, core(en).value, DOZEN_RATIO);
}

enum { DIGITS = 17 };

/* The significant digits of a number without zeros at the end. */
static size_t
digits_of(struct bound b, char out[DIGITS + 8])
{
	char text[DIGITS + 8];
	size_t n = 0;

	if (!b.known || !(fabs(b.value) > 0))
		return 0;
	if (fabs(b.value) < 1e15 && b.value == floor(b.value)) {
		n = format_digits(out, (uint64_t)fabs(b.value));
	} else {
		snprintf(text, sizeof(text), "%.14e", fabs(b.value));
		for (const char *p = text; *p != 'e'; p++)
			if (*p != '.')
				out[n++] = *p;
	}
	while (n > 0 && out[n - 1] == '0')
		n--;
	return n;
}

static bool
is_round(struct bound b)
{
	char digits[DIGITS + 8];
	size_t n = digits_of(b, digits);

	return n > 0 && n <= 2 && b.value > 0;
}

/* 百十来斤 is a hundred and some: both leave the rest open. */
static bool
both_vague(const struct figure *a, const struct figure *b)
{
	struct bound x = core(a), y = core(b);

	return leaning_of(a) != LEAN_NONE && leaning_of(b) != LEAN_NONE &&
	       (a->qualifier == APPROX || b->qualifier == APPROX) &&
	       is_round(x) && is_round(y) &&
	       near_ratio(x.value, y.value, VAGUE_RATIO);
}

static bool
same_range(const struct figure *a, const struct figure *b)
{
	return same_bound(a->min, b->min) && same_bound(a->max, b->max);
}

bool
is_change(const struct figure *f)
{
	return f->kind == FIGURE_MULTIPLE || f->kind == FIGURE_PERCENT ||
	       f->kind == FIGURE_FRACTION;
}

/* 零下三十度 is "thirty below". */
static bool
is_below_zero(
    const struct linker *l, const struct figure *zh, const struct figure *en)
{
	struct bound x = core(zh), y = core(en);

	return x.known && y.known && x.value < 0 && near(-x.value, y.value) &&
	       slice_find(words_behind(l, en), SLICE("below"), 0) != SIZE_MAX;
}

/* 王长发等七人: "Wang Changfa and six others" */
static bool
is_with_others(
    const struct linker *l, const struct figure *zh, const struct figure *en)
{
	return zh->lang == ZH && core(zh).known && core(en).known &&
	       near(core(zh).value, core(en).value + 1) &&
	       slice_ends(slice_head(l->text, zh->span.start), SLICE("等")) &&
	       slice_find(words_behind(l, en), SLICE("other"), 0) != SIZE_MAX;
}

static bool
same_value(
    const struct linker *l, const struct figure *a, const struct figure *b)
{
	const struct unit *x = unit_of(l, a), *y = unit_of(l, b);
	bool si = x != NULL && y != NULL && !slice_eq(x->id, y->id) &&
		  a->si_unit.p != NULL && slice_eq(a->si_unit, b->si_unit);

	if ((a->kind == FIGURE_ORDINAL) != (b->kind == FIGURE_ORDINAL))
		return false;
	if (a->values.n > 0 || b->values.n > 0)
		return same_list(a, b);
	/* 超额百分之十二 is 112 percent of the plan. */
	if (a->kind == FIGURE_PERCENT && b->kind == FIGURE_PERCENT &&
	    core(a).known && core(b).known &&
	    (near(core(a).value + 100, core(b).value) ||
		near(core(b).value + 100, core(a).value)))
		return true;
	if (is_change(a) && is_change(b)) {
		/* 减少三分之二 is "cut to one third". */
		if (told_as_result(a, b) || told_as_result(b, a))
			return true;
		/* 增加1.5倍 and "increased 1.5 times" are the same words. */
		if (a->kind == b->kind && a->kind == FIGURE_MULTIPLE &&
		    slice_eq(a->unit_id, b->unit_id) &&
		    same_bound(core(a), core(b)))
			return true;
		if (a->factor_min.known && b->factor_min.known &&
		    (a->kind == FIGURE_MULTIPLE || b->kind == FIGURE_MULTIPLE))
			return same_factor(a, b) || factor_told(l, a, b);
		if (a->kind != b->kind || !slice_eq(a->unit_id, b->unit_id))
			return same_share(a, b) || same_factor(a, b) ||
			       same_percentage(a, b) || same_percentage(b, a);
	}
	if (both_several(a, b) || both_vague(a, b) || inside_several(a, b) ||
	    inside_several(b, a) || as_a_dozen(l, a, b) || same_length(a, b))
		return true;
	if (si && is_dan(x->id) && is_dan(y->id))
		si = false;
	if (si) /* 四角 and 40 fen */
		return same_si(a, b) || same_size(a, b);
	if (x != NULL && y != NULL && x != y && x->class == UNIT_TIME &&
	    y->class == UNIT_TIME)
		return false;
	if (a->qualifier == RANGE || b->qualifier == RANGE)
		return same_range(a, b);
	return same_bound(core(a), core(b)) || is_below_zero(l, a, b) ||
	       is_with_others(l, a, b);
}

/* One number, but tons for yuan, dollars for pounds. */
static bool
same_number(const struct figure *a, const struct figure *b)
{
	return a->kind != FIGURE_ORDINAL && b->kind != FIGURE_ORDINAL &&
	       !is_change(a) && !is_change(b) &&
	       (a->qualifier == RANGE || b->qualifier == RANGE
		       ? same_range(a, b)
		       : same_bound(core(a), core(b)));
}

static enum difference
difference_of(
    const struct linker *l, const struct figure *a, const struct figure *b)
{
	if (!same_value(l, a, b))
		return same_number(a, b) ? DIFFER_UNIT : DIFFER_VALUE;
	if (!is_change(a) && !is_change(b) && !units_agree(l, a, b))
		return DIFFER_UNIT;
	if (roles_differ(l, a, b))
		return DIFFER_ROLE;
	if (bounds_differ(l, a, b))
		return DIFFER_QUALIFIER;
	return DIFFER_NOT;
}

struct comparison
compare_figures(
    const struct linker *l, const struct figure *a, const struct figure *b)
{
	struct comparison c = {.same_value = same_value(l, a, b),
	    .difference = difference_of(l, a, b)};

	c.likeness = c.same_value ? 10 : 0;
	if (units_agree(l, a, b))
		c.likeness += unit_of(l, a) == unit_of(l, b) ? 3 : 2;
	if (units_exclude(l, a, b))
		c.likeness -= 2;
	if (a->kind == b->kind)
		c.likeness += 2;
	if (leaning_of(a) == leaning_of(b))
		c.likeness += leaning_of(a) == LEAN_NONE ? 1 : 3;
	else if (leaning_of(a) != LEAN_NONE && leaning_of(b) != LEAN_NONE)
		c.likeness -= 2;
	if (a->role == b->role)
		c.likeness += 0.5;
	return c;
}

/* -- slips -- */

/* Whether `a` becomes `b` by one digit changed, put in or left out, or by two
 * neighbours exchanged. */
static bool
one_slip(const char *a, size_t n, const char *b, size_t m)
{
	size_t head = 0, tail = 0, rest_a, rest_b;

	while (head < n && head < m && a[head] == b[head])
		head++;
	while (tail < n - head && tail < m - head &&
	       a[n - 1 - tail] == b[m - 1 - tail])
		tail++;
	rest_a = n - head - tail;
	rest_b = m - head - tail;
	if (rest_a == 2 && rest_b == 2)
		return a[head] == b[head + 1] && a[head + 1] == b[head];
	return head + tail > 0 && rest_a <= 1 && rest_b <= 1;
}

static bool
nearly_same_digits(const struct figure *a, const struct figure *b)
{
	char x[DIGITS + 8], y[DIGITS + 8];
	size_t n = digits_of(core(a), x), m = digits_of(core(b), y);

	return n > 0 && m > 0 && one_slip(x, n, y, m);
}

/* 第十一次 and "the tenth": nobody counts that far by the way, as in "first",
 * "second". */
static bool
are_late(const struct figure *a, const struct figure *b)
{
	enum { LATE = 4 };

	return a->values.n == 0 && b->values.n == 0 && a->min.known &&
	       b->min.known && a->min.value >= LATE && b->min.value >= LATE;
}

bool
of_one_sort(
    const struct linker *l, const struct figure *a, const struct figure *b)
{
	const struct unit *x = unit_of(l, a), *y = unit_of(l, b);

	/* "1.2 times" may become 12 percent, but not "a third". */
	if (is_change(a) && is_change(b))
		return (a->kind == FIGURE_MULTIPLE) ==
			   (b->kind == FIGURE_MULTIPLE) ||
		       nearly_same_digits(a, b);
	if (a->kind == FIGURE_ORDINAL && b->kind == FIGURE_ORDINAL)
		return are_late(a, b);
	/* Ordinals count other things too often: 第二步, "first". */
	if (a->kind != b->kind || a->kind == FIGURE_ORDINAL ||
	    (a->qualifier == SEVERAL) != (b->qualifier == SEVERAL))
		return false;
	return (is_bare(x) && is_bare(y)) ||
	       (x != NULL && y != NULL && slice_eq(x->id, y->id));
}

static bool
is_plain_kind(const struct figure *f)
{
	return f->kind == FIGURE_COUNT || f->kind == FIGURE_MEASURE ||
	       f->kind == FIGURE_MONEY || f->kind == FIGURE_RATE ||
	       f->kind == FIGURE_DURATION;
}

bool
may_be_slip(
    const struct linker *l, const struct figure *a, const struct figure *b)
{
	const struct unit *x = unit_of(l, a), *y = unit_of(l, b);
	bool same = x != NULL && x == y;

	if (a->kind == FIGURE_ORDINAL || b->kind == FIGURE_ORDINAL ||
	    (a->qualifier == SEVERAL) != (b->qualifier == SEVERAL))
		return false;
	if (a->kind != b->kind && !(is_plain_kind(a) && is_plain_kind(b)))
		return false;
	if (x != NULL && y != NULL && !same && !is_bare(x) && !is_bare(y))
		return same_number(a, b) && x->class == y->class;
	return nearly_same_digits(a, b);
}

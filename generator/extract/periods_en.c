/* SPDX-License-Identifier: MIT */
/* Halves, quarters, seasons, plan periods; this, last and next; ago. */
#include "reading_en.h"

static struct interval
season_of(int year, int first_month)
{
	if (first_month < 12)
		return interval_months(year, first_month, first_month + 2);
	return (struct interval){date_make(year, 12, 1),
	    date_make(year + 1, 2, days_in_month(year + 1, 2))};
}

/* this spring, last winter: of the seasons already begun the last is "this" */
bool
reading_season(struct reading *r)
{
	uint32_t skip = (reading_peek(r, 0)->is & IS_DEICTIC) != 0 ? 1 : 0;
	const struct token *t = reading_peek(r, skip);
	int year, first = (int)word_value(t);

	if ((t->is & IS_SEASON) == 0 || !reading_this_year(r))
		return false;
	if (skip > 0) {
		bool early = reading_anchor(r)->day.month < 6;

		switch (reading_peek(r, 0)->word) {
		case EN_this:
			year = reading_this_year(r) - (first == 12 && early);
			break;
		case EN_last:
			year = reading_this_year(r) - 1;
			break;
		case EN_next:
			year = reading_this_year(r) + 1;
			break;
		case EN_coming:
			year = when_year_of(reading_anchor(r), first, 0, true);
			break;
		default:
			return false;
		}
		r->at += 2;
	} else {
		struct reading behind = *r;

		if (t->word == EN_fall)
			return false;
		behind.at++;
		if (reading_is(&behind, 0, EN_before) &&
		    reading_is(&behind, 1, EN_last)) {
			behind.at += 2;
			year = reading_this_year(r) - 2;
		} else
			reading_year_behind(&behind, &year);
		/* "from autumn to the present" */
		if (year == 0) {
			const struct token *b = reading_peek(r, 0) - 1;

			if (!token_is(b, EN_from) && !token_is(b, EN_since))
				return false;
			year = when_year_of(reading_anchor(r), first, 0, false);
		}
		r->at = behind.at;
	}
	/* the winter of 1957-58 */
	if (token_joins(reading_peek(r, 0)) &&
	    reading_number(r->p, r->at + 1, 1, 2100) > 0)
		r->at += 2;
	r->when = season_of(year, first);
	r->kind = TIME_RANGE;
	return true;
}

static struct interval
week_of(struct date day, int weeks)
{
	int32_t monday =
	    date_number(day) - (date_weekday(day) + 6) % 7 + 7 * weeks;

	return (struct interval){
	    date_from_number(monday), date_from_number(monday + 6)};
}

/* last night, this morning; the day before yesterday, the day after tomorrow;
 * the next day, where a day has been told of */
static bool
read_day_part(struct reading *r)
{
	const struct token *t = reading_peek(r, 0), *n = t + 1;
	struct anchor *a = reading_anchor(r);
	struct anchor told = {.day = a->last.from};

	if (!a->day.known)
		return false;
	if ((n->is & IS_DAYPART) != 0 &&
	    (token_is(t, EN_this) || token_is(t, EN_last)) &&
	    !token_is(n, EN_noon)) {
		reading_set(r, when_days_from(a, token_is(t, EN_this) ? 0 : -1),
		    TIME_DAY, 2);
		return true;
	}
	if (token_is(t, EN_day) && token_is(n, EN_before) &&
	    token_is(n + 1, EN_yesterday)) {
		reading_set(r, when_days_from(a, -2), TIME_DAY, 3);
		return true;
	}
	if (token_is(t, EN_day) && token_is(n, EN_after) &&
	    token_is(n + 1, EN_tomorrow)) {
		reading_set(r, when_days_from(a, 2), TIME_DAY, 3);
		return true;
	}
	if (token_is(n, EN_day) && token_is(t - 1, EN_the) &&
	    (token_is(t, EN_next) || token_is(t, EN_following)) &&
	    told.day.known && date_cmp(a->last.from, a->last.to) == 0) {
		reading_set(r, when_days_from(&told, 1), TIME_DAY, 2);
		return true;
	}
	return false;
}

/* "last year's Spring Festival": `year` stands behind the year */
static bool
read_festival_of(struct reading *r, struct reading year)
{
	int told = r->p->year;
	bool ok;

	*r = year;
	r->at += 2;
	r->p->year = r->p->of_year;
	ok = reading_festival(r);
	r->p->year = told;
	return ok;
}

/* this year, last month, next week; "last year's fourth quarter" */
bool
reading_deictic(struct reading *r)
{
	const struct token *t = reading_peek(r, 0), *n = reading_peek(r, 1);
	struct anchor *a = reading_anchor(r);
	int year, by;
	uint32_t end = reading_year(r, r->at, &year);

	if (end > 0) {
		if (token_is(t, EN_the) ||
		    (token_is(t, EN_year) && !token_is(n, EN_before)))
			return false;
		r->at = end;
		reading_tell_year(r, year);
		if (year < reading_this_year(r))
			r->p->year = 0;
		reading_set(r, interval_year(year), TIME_YEAR, 0);
		if (year == 0)
			r->when = (struct interval){0};
		if (token_mark(reading_peek(r, 0), '\'') &&
		    reading_is(r, 1, EN_s)) {
			struct reading part = *r;

			part.at += 2;
			part.p->of_year = year;
			if (reading_part(&part) || read_festival_of(&part, *r))
				*r = part;
			part.p->of_year = 0;
		}
		return true;
	}
	if (read_day_part(r))
		return true;
	if (token_is(n, EN_before) && token_is(n + 1, EN_last) &&
	    a->day.known) {
		if (token_is(t, EN_week))
			reading_set(r, week_of(a->day, -2), TIME_RANGE, 3);
		else if (token_is(t, EN_month))
			reading_set(r, when_months_from(a, -2), TIME_MONTH, 3);
		else
			return false;
		return true;
	}
	by = token_is(t, EN_this) || token_is(t, EN_current)    ? 0
	     : token_is(t, EN_last) || token_is(t, EN_previous) ? -1
	     : token_is(t, EN_next) || token_is(t, EN_coming)   ? 1
								: 2;
	if (by == 2 || !a->day.known)
		return false;
	if (reading_is_month(n)) {
		int month = (int)word_value(n);

		year = a->day.year;
		if (by < 0)
			year = when_year_of(a, month, 0, false) -
			       (month == a->day.month);
		else if (by > 0)
			year++;
		reading_set(r, interval_month(year, month), TIME_MONTH, 2);
		return true;
	}
	switch (n->word) {
	case EN_month:
		reading_set(r, when_months_from(a, by), TIME_MONTH, 2);
		return true;
	case EN_century:
		year = (a->day.year - 1) / 100 + by;
		reading_set(r,
		    (struct interval){date_make(year * 100 + 1, 1, 1),
			date_make(year * 100 + 100, 12, 31)},
		    TIME_RANGE, 2);
		return true;
	case EN_week:
		reading_set(r, week_of(a->day, by), TIME_RANGE, 2);
		return true;
	case EN_quarter: {
		struct interval q =
		    when_quarter(a->day.year, (a->day.month + 2) / 3);

		by = (a->day.month + 2) / 3 + by;
		if (by < 1)
			q = when_quarter(a->day.year - 1, 4);
		else if (by > 4)
			q = when_quarter(a->day.year + 1, 1);
		else
			q = when_quarter(a->day.year, by);
		reading_set(r, q, TIME_QUARTER, 2);
		return true;
	}
	default:
		return false;
	}
}

/* the same period last year: the antecedent, in that year */
bool
reading_same_period(struct reading *r)
{
	struct interval last = reading_anchor(r)->last;
	const struct token *n = reading_peek(r, 1);
	int year;

	if (!reading_is(r, 0, EN_same) && !reading_is(r, 0, EN_corresponding))
		return false;
	if (!token_is(n, EN_period) &&
	    (n->is & (IS_PERIOD | IS_PERIODS)) == 0 &&
	    !token_is(n, EN_periods) && !token_is(n, EN_time))
		return false;
	r->at += 2;
	reading_year_behind(r, &year);
	if (year == 0)
		return false;
	r->kind = TIME_YEAR;
	r->when = interval_year(year);
	if (last.from.known && last.to.known) {
		r->when = when_shift(last, year - last.from.year);
		r->kind = reading_kind(r->when);
	}
	return true;
}

/* Which of something: first, second, latter, last; 0 if none. -1 is the last.
 */
static int
which(const struct reading *r, uint32_t *skip)
{
	struct numeral n;

	*skip = 1;
	if (reading_is(r, 0, EN_last) || reading_is(r, 0, EN_latter))
		return -1;
	if (reading_is(r, 0, EN_middle))
		return 2;
	if (!numeral_en(&r->p->t, r->at, &n) || n.kind != NUMERAL_ORDINAL ||
	    n.min > 20)
		return 0;
	*skip = n.end - r->at;
	return (int)n.min;
}

/* The month that "of August", "of last month", "this month" name. */
static bool
read_month_of(struct reading *r, int *year, int *month)
{
	struct reading m = *r;

	if (reading_is(&m, 0, EN_of))
		m.at++;
	if (reading_is(&m, 0, EN_the))
		m.at++;
	/* "the end of the month" */
	if (reading_is(&m, 0, EN_month) && reading_anchor(r)->day.known &&
	    token_is(reading_peek(&m, 0) - 1, EN_the)) {
		*year = reading_anchor(r)->day.year;
		*month = reading_anchor(r)->day.month;
		r->at = m.at + 1;
		return true;
	}
	if (!(reading_is_month(reading_peek(&m, 0)) ? reading_month(&m)
						    : reading_deictic(&m)) ||
	    m.kind != TIME_MONTH || !m.when.from.known)
		return false;
	*year = m.when.from.year;
	*month = m.when.from.month;
	r->at = m.at;
	return true;
}

static int
year_or_nearest(const struct reading *r, int year, int month)
{
	if (r->p->of_year != 0)
		return r->p->of_year;
	if (year != 0)
		return year;
	/* "the second half of last year ... the first half" */
	if (r->p->times.n > 0) {
		const struct time_mention *last =
		    &r->p->s->times.v[r->p->s->times.n - 1];

		if ((last->kind == TIME_HALF_YEAR ||
			last->kind == TIME_QUARTER) &&
		    last->when.from.known)
			return last->when.from.year;
	}
	return reading_year_of(r, month, 0);
}

/* the first ten days of August */
static bool
read_ten_days(struct reading *r, int n)
{
	int year, month;

	if (n < 0)
		n = 3;
	if (n > 3 || !read_month_of(r, &year, &month))
		return false;
	reading_set(r, when_ten_days(year, month, n), TIME_RANGE, 0);
	return true;
}

/* the first ten days of August, the last five days of June */
static bool
read_first_days(struct reading *r, int days, int which_end)
{
	int year, month, all;

	if (!read_month_of(r, &year, &month))
		return false;
	all = days_in_month(year, month);
	if (days < 1 || days >= all)
		return false;
	r->when = (struct interval){
	    date_make(year, month, which_end < 0 ? all - days + 1 : 1),
	    date_make(year, month, which_end < 0 ? all : days)};
	if (which_end < 0 && days == 10)
		r->when.from = date_make(year, month, 21);
	r->kind = TIME_RANGE;
	return true;
}

/* Whether a game or a play is told of, which has halves too. */
static bool
is_game(const struct reading *r)
{
	for (uint32_t i = r->p->sentence; i < r->at + 16 && i + 1 < r->p->t.n;
	     i++)
		if ((r->p->t.v[i].is & IS_SPORT) != 0)
			return true;
	return false;
}

/* the first three quarters, the first five months, the last two months */
static bool
read_first_months(struct reading *r, int which_end)
{
	struct numeral n;
	int year, months;

	if (!numeral_en(&r->p->t, r->at, &n) || n.kind != NUMERAL_CARDINAL) {
		/* "three quarters" is also a part of something */
		if (n.kind != NUMERAL_FRACTION || n.min != 0.75 ||
		    n.end != r->at + 2)
			return false;
		n.min = 3;
		n.end = r->at + 1;
	}
	if (token_is(&r->p->t.v[n.end], EN_days)) {
		r->at = n.end + 1;
		return read_first_days(r, (int)n.min, which_end);
	}
	if (token_is(&r->p->t.v[n.end], EN_quarters))
		months = (int)n.min * 3;
	else if (token_is(&r->p->t.v[n.end], EN_months))
		months = (int)n.min;
	else
		return false;
	if (months < 1 || months > 11)
		return false;
	r->at = n.end + 1;
	reading_year_behind(r, &year);
	if (year == 0 && r->p->of_year == 0 &&
	    (which_end < 0 || !token_is(&r->p->t.v[n.end], EN_quarters)))
		return false;
	year = year_or_nearest(r, year, months);
	r->when = which_end < 0 ? interval_months(year, 13 - months, 12)
				: interval_months(year, 1, months);
	r->kind = reading_kind(r->when);
	return true;
}

/* the first half of this year, the fourth quarter, the second half of August,
 * the First Five-Year Plan */
bool
reading_part(struct reading *r)
{
	uint32_t skip;
	int n = which(r, &skip), year, month;
	const struct token *t = reading_peek(r, skip);

	if (n == 0)
		return false;
	r->at += skip + 1;
	if (token_is(t, EN_half)) {
		struct reading m = *r;

		n = n < 0 ? 2 : n;
		if (n > 2)
			return false;
		if (reading_is(r, 0, EN_year))
			r->at++;
		else if (token_joins(reading_peek(r, 0)) &&
			 reading_is(r, 1, EN_year))
			r->at += 2;
		reading_year_behind(r, &year);
		if (year == 0 && read_month_of(&m, &year, &month)) {
			*r = m;
			r->when.from = date_make(year, month, n == 1 ? 1 : 16);
			r->when.to = date_make(year, month,
			    n == 1 ? 15 : days_in_month(year, month));
			r->kind = TIME_RANGE;
			return true;
		}
		if (year == 0 && r->p->of_year == 0 &&
		    !token_is(reading_peek(r, 0) - 1, EN_year) &&
		    (is_game(r) || reading_is(r, 0, EN_of) ||
			reading_peek(r, 0)->kind == TOKEN_WORD))
			return false;
		reading_set(r,
		    when_half_year(year_or_nearest(r, year, n * 6 - 5), n),
		    TIME_HALF_YEAR, 0);
		return true;
	}
	if (token_is(t, EN_third))
		return read_ten_days(r, n);
	if (token_is(t, EN_quarter)) {
		n = n < 0 ? 4 : n;
		reading_year_behind(r, &year);
		reading_set(r,
		    when_quarter(year_or_nearest(r, year, n * 3 - 2), n),
		    TIME_QUARTER, 0);
		return n <= 4;
	}
	if (n > 0 && t->word == EN_five &&
	    token_is(t + (token_joins(t + 1) ? 2 : 1), EN_year) &&
	    token_is(t + (token_joins(t + 1) ? 3 : 2), EN_plan)) {
		r->at += token_joins(t + 1) ? 3 : 2;
		if (reading_is(r, 0, EN_period))
			r->at++;
		reading_set(r, when_plan(n), TIME_PLAN_PERIOD, 0);
		return true;
	}
	if (t->word == EN_ten &&
	    (token_is(t + 1, EN_days) ||
		(token_joins(t + 1) && token_is(t + 2, EN_day)))) {
		r->at += token_is(t + 1, EN_days) ? 1 : 2;
		if (reading_is(r, 0, EN_period))
			r->at++;
		return read_ten_days(r, n);
	}
	r->at--;
	return (n == 1 || n == -1) && read_first_months(r, n);
}

/* "the century" behind "the end of" */
static bool
read_this_century(struct reading *r)
{
	int century = (reading_this_year(r) - 1) / 100;

	if (reading_this_year(r) == 0)
		return false;
	reading_set(r,
	    (struct interval){date_make(century * 100 + 1, 1, 1),
		date_make(century * 100 + 100, 12, 31)},
	    TIME_RANGE, 1);
	return true;
}

/* early June, mid-June, the end of 1957, the beginning of last month */
bool
reading_position(struct reading *r)
{
	const struct token *t = reading_peek(r, 0);
	int year, month, third;
	struct reading m = *r;

	if (token_is(t, EN_year)) {
		/* the year's end, year-end */
		m.at += token_is(t + 2, EN_end) ? 3 : 4;
		if (!token_is(&r->p->t.v[m.at - 1], EN_end) ||
		    reading_year(r, r->at, &year) == 0)
			return false;
		*r = m;
		reading_set(r, interval_month(year, 12), TIME_RANGE, 0);
		return true;
	}
	if ((t->is & IS_POSITION) == 0)
		return false;
	third = token_is(t, EN_early) || token_is(t, EN_beginning) ||
			token_is(t, EN_start)
		    ? 1
		: token_is(t, EN_mid) || token_is(t, EN_middle) ? 2
								: 3;
	m.at++;
	if (token_joins(reading_peek(&m, 0)))
		m.at++;
	if (t->word == EN_beginning || t->word == EN_start ||
	    t->word == EN_end || t->word == EN_middle) {
		if (!reading_is(&m, 0, EN_of))
			return false;
		m.at++;
	}
	*r = m;
	if (read_month_of(&m, &year, &month)) {
		*r = m;
		reading_set(
		    r, when_ten_days(year, month, third), TIME_RANGE, 0);
		return true;
	}
	if (reading_is(r, 0, EN_in) || reading_is(r, 0, EN_of))
		r->at++;
	m = *r;
	if ((reading_peek(&m, 0)->is & IS_SEASON) != 0 ||
	    ((reading_peek(&m, 0)->is & IS_DEICTIC) != 0 &&
		(reading_peek(&m, 1)->is & IS_SEASON) != 0)) {
		if (!reading_season(&m))
			return false;
		*r = m;
		return true;
	}
	if (reading_is(&m, 0, EN_the))
		m.at++;
	if (reading_decade(&m) ||
	    (reading_is(&m, 0, EN_century) && read_this_century(&m))) {
		int first = m.when.from.year,
		    years = m.when.to.year - first + 1;

		/* a third of it, its last year for the end */
		if (token_is(t, EN_end))
			m.when.from = date_make(first + years - 1, 1, 1);
		else if (third == 3)
			m.when.from = date_make(first + years * 2 / 3, 1, 1);
		else if (third == 2)
			m.when.from = date_make(first + years / 3, 1, 1);
		if (third < 3)
			m.when.to =
			    date_make(first + years * third / 3 - 1, 12, 31);
		*r = m;
		return true;
	}
	m = *r;
	r->at = reading_year(&m, m.at, &year);
	if (r->at == 0)
		return false;
	if (year == 0)
		r->when = (struct interval){0};
	else
		r->when = third == 1   ? interval_months(year, 1, 3)
			  : third == 2 ? interval_months(year, 6, 6)
				       : interval_months(year,
					     t->word == EN_end ? 12 : 10, 12);
	r->kind = TIME_RANGE;
	return true;
}

/* "twelve months earlier", "two days later": from the time told of */
static bool
read_earlier(struct reading *r, int count, const struct token *unit, int sign)
{
	struct interval last = reading_anchor(r)->last;
	struct anchor told = {.day = last.from};

	if (!last.from.known || !last.to.known || count > 500)
		return false;
	if (token_is(unit, EN_day) || token_is(unit, EN_days)) {
		if (date_cmp(last.from, last.to) != 0)
			return false;
		reading_set(
		    r, when_days_from(&told, sign * count), TIME_DAY, 0);
		return true;
	}

	if (token_is(unit, EN_month) || token_is(unit, EN_months)) {
		if (count % 12 != 0)
			return false;
		count /= 12;
	} else if (!token_is(unit, EN_year) && !token_is(unit, EN_years))
		return false;
	if (sign > 0) {
		reading_set(
		    r, interval_year(last.from.year + count), TIME_YEAR, 0);
		return true;
	}
	r->when = when_shift(last, sign * count);
	r->kind = reading_kind(r->when);
	return true;
}

/* ten days ago, three years ago, a month ago */
bool
reading_ago(struct reading *r)
{
	struct anchor *a = reading_anchor(r);
	struct numeral n;
	const struct token *t;
	int count;

	if (!numeral_en(&r->p->t, r->at, &n)) {
		if (!reading_is(r, 0, EN_a))
			return false;
		n.min = 1;
		n.kind = NUMERAL_CARDINAL;
		n.end = r->at + 1;
	}
	t = &r->p->t.v[n.end];
	if (n.kind != NUMERAL_CARDINAL || n.min > 5000 || !a->day.known ||
	    n.min != (int)n.min)
		return false;
	count = (int)n.min;
	r->at = n.end + 2;
	if (token_is(t + 1, EN_earlier))
		return !token_is(t + 2, EN_than) &&
		       read_earlier(r, count, t, -1);
	if (token_is(t + 1, EN_later))
		return read_earlier(r, count, t, 1);
	if (!token_is(t + 1, EN_ago))
		return false;
	if (token_is(t, EN_day) || token_is(t, EN_days))
		reading_set(r, when_days_from(a, -count), TIME_DAY, 0);
	else if (token_is(t, EN_week) || token_is(t, EN_weeks))
		reading_set(r, week_of(a->day, -count), TIME_RANGE, 0);
	else if (token_is(t, EN_month) || token_is(t, EN_months))
		reading_set(r, when_months_from(a, -count), TIME_MONTH, 0);
	else if (token_is(t, EN_year) || token_is(t, EN_years))
		reading_set(
		    r, interval_year(a->day.year - count), TIME_YEAR, 0);
	else
		return false;
	return true;
}

/* SPDX-License-Identifier: MIT */
/* Parts of years and months: halves, quarters, ten days, beginnings and ends;
 * the Five-Year Plans. */
#include "reading_en.h"

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

/* "In the first ten months sales came to": of this year, though no verb stands
 * behind it. */
static bool
is_told_of(const struct reading *r, int which_end)
{
	const struct token *b = &r->p->t.v[r->begin - 1];

	return which_end > 0 && token_is(b, EN_the) &&
	       r->begin == r->p->sentence + 2 &&
	       (token_is(b - 1, EN_in) || token_is(b - 1, EN_during)) &&
	       !reading_is(r, 0, EN_of);
}

/* the first three quarters, the first five months, the last two months */
static bool
read_first_months(struct reading *r, int which_end)
{
	/* "exports in the first three quarters totalled" */
	const uint64_t tells = IS_VERB | IS_REACH | IS_UP | IS_DOWN | IS_EXCEED;
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
	if (year == 0 && r->p->of_year == 0 && !is_told_of(r, which_end) &&
	    (which_end < 0 || reading_is(r, 0, EN_of) ||
		(reading_peek(r, 0)->kind == TOKEN_WORD &&
		    (reading_peek(r, 0)->is & (IS_STOP | tells)) == 0)))
		return false;
	year = year_or_nearest(r, year, months);
	r->when = which_end < 0 ? interval_months(year, 13 - months, 12)
				: interval_months(year, 1, months);
	r->kind = reading_kind(r->when);
	return true;
}

/* "the first half" alone is half a year, unless it is of a game or another
 * thing. */
static bool
is_half_year(const struct reading *r)
{
	if (r->p->of_year != 0 || token_is(reading_peek(r, 0) - 1, EN_year))
		return true;
	return !is_game(r) && reading_peek(r, 0)->kind != TOKEN_WORD;
}

/* the first half of this year, the second half of August; r->at is behind
 * "half" */
static bool
read_half(struct reading *r, int n)
{
	struct reading m = *r;
	int year, month;

	n = n < 0 ? 2 : n;
	if (n > 2)
		return false;
	if (reading_is(r, 0, EN_year))
		r->at++;
	else if (token_joins(reading_peek(r, 0)) && reading_is(r, 1, EN_year))
		r->at += 2;
	reading_year_behind(r, &year);
	if (year == 0 && read_month_of(&m, &year, &month)) {
		*r = m;
		r->when.from = date_make(year, month, n == 1 ? 1 : 16);
		r->when.to = date_make(
		    year, month, n == 1 ? 15 : days_in_month(year, month));
		r->kind = TIME_RANGE;
		return true;
	}
	if (year == 0 && !is_half_year(r))
		return false;
	reading_set(r, when_half_year(year_or_nearest(r, year, n * 6 - 5), n),
	    TIME_HALF_YEAR, 0);
	return true;
}

static bool
read_quarter(struct reading *r, int n)
{
	int year;

	n = n < 0 ? 4 : n;
	reading_year_behind(r, &year);
	reading_set(r, when_quarter(year_or_nearest(r, year, n * 3 - 2), n),
	    TIME_QUARTER, 0);
	return n <= 4;
}

/* "the third and fourth quarters"; r->at is behind the first of them */
static bool
read_quarters(struct reading *r, int n)
{
	struct reading m = *r;
	uint32_t skip;
	int last, year;

	if (!reading_is(&m, 0, EN_and))
		return false;
	m.at++;
	last = which(&m, &skip);
	m.at += skip;
	if (n < 1 || last <= n || last > 4 || !reading_is(&m, 0, EN_quarters))
		return false;
	m.at++;
	reading_year_behind(&m, &year);
	*r = m;
	year = year_or_nearest(r, year, n * 3 - 2);
	r->when = interval_months(year, n * 3 - 2, last * 3);
	r->kind = reading_kind(r->when);
	return true;
}

/* "the first week of July", "the last week of June" */
static bool
read_week_of(struct reading *r, int n)
{
	struct reading m = *r;
	int year, month, first;

	if (!reading_is(&m, 0, EN_week) || !reading_is(&m, 1, EN_of))
		return false;
	m.at++;
	if (!read_month_of(&m, &year, &month) || n > 4)
		return false;
	*r = m;
	first = n < 0 ? days_in_month(year, month) - 6 : n * 7 - 6;
	r->when = (struct interval){
	    date_make(year, month, first), date_make(year, month, first + 6)};
	r->kind = TIME_RANGE;
	return true;
}

/* "five-year plan period" at r->at */
static bool
read_plan(struct reading *r, int n)
{
	uint32_t year = token_joins(reading_peek(r, 1)) ? 2 : 1;

	if (n < 1 || !reading_is(r, 0, EN_five) ||
	    !reading_is(r, year, EN_year) || !reading_is(r, year + 1, EN_plan))
		return false;
	r->at += year + 2;
	if (reading_is(r, 0, EN_period))
		r->at++;
	reading_set(r, when_plan(n), TIME_PLAN_PERIOD, 0);
	return true;
}

/* "ten-day period of August" at r->at */
static bool
read_ten_day_period(struct reading *r, int n)
{
	if (!reading_is(r, 0, EN_ten) || !token_joins(reading_peek(r, 1)) ||
	    !reading_is(r, 2, EN_day))
		return false;
	r->at += 3;
	if (reading_is(r, 0, EN_period))
		r->at++;
	return read_ten_days(r, n);
}

/* the first half of this year, the fourth quarter, the last third of May, the
 * First Five-Year Plan, the first five months */
bool
reading_part(struct reading *r)
{
	uint32_t skip;
	int n = which(r, &skip);

	if (n == 0)
		return false;
	r->at += skip;
	if (reading_is(r, 0, EN_half) || reading_is(r, 0, EN_quarter) ||
	    reading_is(r, 0, EN_third)) {
		int part = reading_peek(r, 0)->word;

		r->at++;
		return part == EN_half      ? read_half(r, n)
		       : part == EN_quarter ? read_quarter(r, n)
					    : read_ten_days(r, n);
	}
	if (read_plan(r, n) || read_ten_day_period(r, n) ||
	    read_quarters(r, n) || read_week_of(r, n))
		return true;
	if (reading_is(r, 0, EN_ten) && reading_is(r, 1, EN_days)) {
		r->at += 2;
		return read_ten_days(r, n);
	}
	return (n == 1 || n == -1) && read_first_months(r, n);
}

/* the year's end, year-end */
static bool
read_year_end(struct reading *r)
{
	uint32_t skip = reading_is(r, 2, EN_end) ? 2 : 3;
	int year;

	if (!reading_is(r, 0, EN_year) || !reading_is(r, skip, EN_end) ||
	    reading_year(r, r->at, &year) == 0)
		return false;
	reading_set(r, interval_month(year, 12), TIME_RANGE, skip + 1);
	return true;
}

/* Which third of a stretch a word like "early" means. */
static int
third_of(const struct token *t)
{
	switch (t->word) {
	case EN_early:
	case EN_beginning:
	case EN_start:
		return 1;
	case EN_mid:
	case EN_middle:
		return 2;
	default:
		return 3;
	}
}

/* A decade's first or last three years, a century's first or last ten, or what
 * is left in the middle: as in Chinese (set_years). */
static void
narrow(struct reading *r, int third)
{
	int first = r->when.from.year, last = r->when.to.year;
	int part = last - first + 1 == 100 ? 10 : 3;

	if (third == 1)
		last = first + part - 1;
	else if (third == 3)
		first = last - part + 1;
	else {
		first += part;
		last -= part;
	}
	r->when.from = date_make(first, 1, 1);
	r->when.to = date_make(last, 12, 31);
}

/* "1970s", "the century" behind early, late or the end of */
static bool
read_decade_or_century(struct reading *r)
{
	if (reading_is(r, 0, EN_the))
		r->at++;
	if (reading_decade(r))
		return true;
	if (!reading_is(r, 0, EN_century) || reading_this_year(r) == 0)
		return false;
	reading_set(r, reading_century((reading_this_year(r) - 1) / 100 + 1),
	    TIME_RANGE, 1);
	return true;
}

/* "1957", "last year" behind early, mid or the end of */
static bool
read_part_of_year(struct reading *r, int third, bool last)
{
	int year;
	uint32_t end = reading_year(r, r->at, &year);

	if (end == 0)
		return false;
	r->at = end;
	r->kind = TIME_RANGE;
	r->when = third == 1   ? interval_months(year, 1, 3)
		  : third == 2 ? interval_months(year, 6, 6)
			       : interval_months(year, last ? 12 : 10, 12);
	if (year == 0)
		r->when = (struct interval){0};
	return true;
}

static bool
begins_season(const struct reading *r)
{
	return (reading_peek(r, 0)->is & IS_SEASON) != 0 ||
	       ((reading_peek(r, 0)->is & IS_DEICTIC) != 0 &&
		   (reading_peek(r, 1)->is & IS_SEASON) != 0);
}

/* early June, mid-June, the end of 1957, the beginning of last month */
bool
reading_position(struct reading *r)
{
	const struct token *t = reading_peek(r, 0);
	int year, month, third = third_of(t);
	bool last = token_is(t, EN_end);
	struct reading m;

	if (token_is(t, EN_year))
		return read_year_end(r);
	if ((t->is & IS_POSITION) == 0)
		return false;
	r->at += token_joins(reading_peek(r, 1)) ? 2 : 1;
	/* the early part of 1957 */
	if (reading_is(r, 0, EN_part) && reading_is(r, 1, EN_of))
		r->at += 2;
	else if ((token_is(t, EN_beginning) || token_is(t, EN_start) || last ||
		     token_is(t, EN_middle)) &&
		 !token_joins(t + 1)) {
		if (!reading_is(r, 0, EN_of))
			return false;
		r->at++;
	}
	m = *r;
	if (read_month_of(&m, &year, &month)) {
		*r = m;
		reading_set(
		    r, when_ten_days(year, month, third), TIME_RANGE, 0);
		return true;
	}
	if (reading_is(r, 0, EN_in) || reading_is(r, 0, EN_of))
		r->at++;
	if (begins_season(r))
		return reading_season(r);
	m = *r;
	if (read_decade_or_century(&m)) {
		*r = m;
		narrow(r, third);
		return true;
	}
	return read_part_of_year(r, third, last);
}

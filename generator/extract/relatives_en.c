/* SPDX-License-Identifier: MIT */
/* Times told from the report: this, last and next, seasons, ago; and from the
 * time told before: the same period, later, the next day. */
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

		/* "the fall of Berlin", but "the fall of 1948" */
		if (t->word == EN_fall &&
		    reading_calendar_year(r->p, r->at + 2) == 0)
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

/* "last year's fourth quarter": behind the year, its part or festival */
static void
read_of_year(struct reading *r, int year)
{
	struct reading part = *r;

	if (!token_mark(reading_peek(r, 0), '\'') || !reading_is(r, 1, EN_s))
		return;
	part.at += 2;
	part.p->of_year = year;
	if ((reading_peek(&part, 0)->is & IS_SEASON) != 0 &&
	    !reading_is(&part, 1, EN_festival)) {
		int first = (int)word_value(reading_peek(&part, 0));

		reading_set(&part, season_of(year, first), TIME_RANGE, 1);
		*r = part;
	} else if (reading_part(&part) || read_festival_of(&part, *r))
		*r = part;
	part.p->of_year = 0;
}

/* this year, the year before, the previous year */
static bool
read_year_told(struct reading *r)
{
	const struct token *t = reading_peek(r, 0);
	int year;
	uint32_t end = reading_year(r, r->at, &year);

	if (end == 0 || token_is(t, EN_the) ||
	    (token_is(t, EN_year) && !token_is(t + 1, EN_before)))
		return false;
	r->at = end;
	reading_tell_year(r, year);
	if (year < reading_this_year(r))
		r->p->year = 0;
	reading_set(r, interval_year(year), TIME_YEAR, 0);
	if (year == 0)
		r->when = (struct interval){0};
	read_of_year(r, year);
	return true;
}

/* the week before last, the month before last */
static bool
read_before_last(struct reading *r)
{
	const struct token *t = reading_peek(r, 0);
	struct anchor *a = reading_anchor(r);

	if (!token_is(t + 1, EN_before) || !token_is(t + 2, EN_last))
		return false;
	if (token_is(t, EN_week))
		reading_set(r, week_of(a->day, -2), TIME_RANGE, 3);
	else if (token_is(t, EN_month))
		reading_set(r, when_months_from(a, -2), TIME_MONTH, 3);
	else
		return false;
	return true;
}

/* last August is the nearest that is past, this August of this year */
static void
read_month_told(struct reading *r, int by)
{
	const struct anchor *a = reading_anchor(r);
	int month = (int)word_value(reading_peek(r, 1)), year = a->day.year;

	if (by < 0)
		year =
		    when_year_of(a, month, 0, false) - (month == a->day.month);
	else if (by > 0)
		year++;
	reading_set(r, interval_month(year, month), TIME_MONTH, 2);
}

static struct interval
quarter_from(struct date day, int by)
{
	int quarter = (day.month + 2) / 3 + by;

	if (quarter < 1)
		return when_quarter(day.year - 1, 4);
	if (quarter > 4)
		return when_quarter(day.year + 1, 1);
	return when_quarter(day.year, quarter);
}

struct interval
reading_century(int century)
{
	return (struct interval){date_make(century * 100 - 99, 1, 1),
	    date_make(century * 100, 12, 31)};
}

/* this, last or next: 0, -1 or 1; 2 if it is none of them */
static int
direction(const struct token *t)
{
	switch (t->word) {
	case EN_this:
	case EN_current:
		return 0;
	case EN_last:
	case EN_previous:
		return -1;
	case EN_next:
	case EN_coming:
		return 1;
	default:
		return 2;
	}
}

/* this year, last month, next week */
bool
reading_deictic(struct reading *r)
{
	struct anchor *a = reading_anchor(r);
	const struct token *n = reading_peek(r, 1);
	int by = direction(reading_peek(r, 0));

	if (read_year_told(r) || read_day_part(r))
		return true;
	if (!a->day.known)
		return false;
	if (read_before_last(r))
		return true;
	if (by == 2)
		return false;
	if (reading_is_month(n))
		read_month_told(r, by);
	else if (token_is(n, EN_month))
		reading_set(r, when_months_from(a, by), TIME_MONTH, 2);
	else if (token_is(n, EN_week))
		reading_set(r, week_of(a->day, by), TIME_RANGE, 2);
	else if (token_is(n, EN_quarter))
		reading_set(r, quarter_from(a->day, by), TIME_QUARTER, 2);
	else if (token_is(n, EN_century))
		reading_set(r,
		    reading_century((a->day.year - 1) / 100 + 1 + by),
		    TIME_RANGE, 2);
	else
		return false;
	return true;
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

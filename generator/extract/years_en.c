/* SPDX-License-Identifier: MIT */
/* Calendar years, centuries, and the year that a month is given in. */
#include "reading_en.h"

/* Digits without groups between `least` and `most`; 0 if not. */
int
reading_number(const struct page *p, uint32_t at, int least, int most)
{
	const struct token *t = &p->t.v[at];
	struct numeral n;

	if (t->kind != TOKEN_NUMBER ||
	    (t->flags & (TOKEN_GROUPED | TOKEN_DECIMAL | TOKEN_HARD)) != 0 ||
	    !numeral_en(&p->t, at, &n) || n.end > at + 2 || n.min < least ||
	    n.min > most)
		return 0;
	return (int)n.min;
}

enum time_kind
reading_kind(struct interval i)
{
	int months =
	    (i.to.year - i.from.year) * 12 + i.to.month - i.from.month + 1;

	if (!i.from.known || !i.to.known)
		return TIME_RANGE;
	if (date_cmp(i.from, i.to) == 0)
		return TIME_DAY;
	if (i.from.day != 1 || i.to.day != days_in_month(i.to.year, i.to.month))
		return TIME_RANGE;
	if (months == 1)
		return TIME_MONTH;
	if (months == 3 && i.from.month % 3 == 1)
		return TIME_QUARTER;
	if (months == 6 && i.from.month % 6 == 1)
		return TIME_HALF_YEAR;
	return months == 12 && i.from.month == 1 ? TIME_YEAR : TIME_RANGE;
}

/* Days ahead that a date without a year may lie. */
enum { NEAR = 31 };

/* "By the 13th they had ...": what is done does not lie ahead. */
static bool
is_past(const struct page *p, uint32_t at)
{
	for (uint32_t i = p->sentence; i < at + 14 && i + 1 < p->t.n; i++)
		switch (p->t.v[i].word) {
		case EN_had:
		case EN_has:
		case EN_have:
		case EN_was:
		case EN_were:
			return true;
		default:
			break;
		}
	return false;
}

bool
reading_ahead(const struct reading *r)
{
	const struct page *p = r->p;

	/* "from July on", "from now on" */
	if (reading_is(r, 0, EN_on) || reading_is(r, 0, EN_onward) ||
	    reading_is(r, 0, EN_onwards))
		return true;
	for (uint32_t i = r->begin; i-- > p->sentence && i + 30 > r->begin;) {
		const struct token *t = &p->t.v[i];

		if (token_is(t, EN_by) && i + 2 >= r->begin &&
		    !is_past(p, r->at))
			return true;
		if ((t->is & IS_PLAN) != 0 || token_is(t, EN_until) ||
		    token_is(t, EN_till) || token_is(t, EN_next) ||
		    token_is(t, EN_would) || token_is(t, EN_before))
			return true;
	}
	return false;
}

void
reading_tell_year(const struct reading *r, int year)
{
	r->p->year = year != reading_this_year(r) ? year : 0;
	r->p->year_age = 0;
}

/* Days ahead within a month, if the sentence does not tell what was; up to
 * the paper's own day even then. */
static bool
is_near(const struct reading *r, struct date day)
{
	struct date paper = r->p->s->paper;

	if (paper.known && date_number(day) <= date_number(paper))
		return true;
	return !is_past(r->p, r->at) &&
	       date_number(day) - date_number(reading_anchor(r)->day) <= NEAR;
}

/* A plan may name a month long past: what is to come has to be the nearer one,
 * within half a year. A day that comes within a month is that day unless the
 * sentence tells what was: programmes are announced without "will". */
int
reading_year_of(const struct reading *r, int month, int day)
{
	const struct anchor *a = reading_anchor(r);
	int year = when_year_of(a, month, day, false), ahead;

	if (r->p->year != 0) {
		r->p->year_age = 0;
		return r->p->year;
	}
	if (!a->day.known)
		return year;
	ahead = when_year_of(a, month, day, true);
	if (day > 0 && ahead > 0 && is_near(r, date_make(ahead, month, day)))
		return ahead;
	if (!reading_ahead(r))
		return year;
	return (ahead - a->day.year) * 12 + month - a->day.month <= 6 ? ahead
								      : year;
}

/* "1954": four digits, no unit and no counted things behind them unless the
 * words before call for a year. */
int
reading_calendar_year(const struct page *p, uint32_t at)
{
	const struct token *b = &p->t.v[at - 1], *t = &p->t.v[at + 1];
	int year = reading_number(p, at, 1000, 2100);
	bool called = token_is(b, EN_in) || token_is(b, EN_since) ||
		      token_is(b, EN_the) || token_is(b, EN_during) ||
		      token_is(b, EN_year) || token_is(b, EN_early) ||
		      token_is(b, EN_late) || token_is(b, EN_until) ||
		      token_is(b, EN_before) || (b->is & IS_MONTH) != 0;
	size_t len;

	if (year == 0 || p->t.v[at].end - p->t.v[at].start != 4)
		return 0;
	if ((!called || token_is(b, EN_the)) && (year < 1840 || year > 2020))
		return 0;
	/* the 1205 Drilling Team; not the 1955 Construction Bonds */
	for (int i = 0; i < 3 && token_capital(&t[i]); i++)
		if ((t[i].is & IS_NAMED) != 0 &&
		    (year < 1900 || !token_is(b, EN_the)))
			return 0;
	if (token_mark(b, MARK_CURRENCY) || token_mark(t, MARK_PERCENT) ||
	    (t->is & (IS_SCALE | IS_MANY)) != 0)
		return 0;
	if (t->kind == TOKEN_WORD && !token_spaced(t))
		return 0;
	if (token_joins(t) && t[1].kind == TOKEN_WORD)
		return 0;
	/* "the 1911 Revolution" is a name, as the May Fourth Movement is */
	if (called && dated_event_en(t))
		return 0;
	if (t->kind == TOKEN_WORD && (t->is & IS_STOP) == 0) {
		const struct unit *unit = units_match(
		    p->s->units, EN, slice_tail(p->t.text, t->start), &len);

		if (unit != NULL && unit->class != UNIT_CLASSIFIER &&
		    unit->class != UNIT_TIME && t->start + len >= t->end)
			return 0;
		/* "the original 1957 levels", not "1957 workers" */
		if (!called && is_plural_en(p, at + 1) &&
		    (t->is & IS_PLAN) == 0 && !token_is(t, EN_levels))
			return 0;
	}
	return year;
}

/* "compared with 1955", "than in 1955": a year that is not told of. */
static bool
is_compared(const struct page *p, uint32_t at)
{
	const struct token *b = &p->t.v[at - 1];

	if (at > p->sentence + 1 && token_is(b, EN_in))
		b--;
	return token_is(b, EN_than) || token_is(b, EN_over) ||
	       ((token_is(b, EN_with) || token_is(b, EN_to)) &&
		   token_is(b - 1, EN_compared));
}

/* "the year" is the one that is told of, this year where words look ahead. */
static int
told_year(const struct reading *r)
{
	const struct page *p = r->p;
	struct interval period = p->s->period;
	int now = reading_this_year(r);
	const struct token *b = &p->t.v[r->begin - 1];

	if (token_is(b, EN_since) ||
	    (token_is(b, EN_the) && token_is(b - 1, EN_since)))
		return now;
	for (size_t i = p->times.n; i-- > 0;) {
		struct interval told = p->s->times.v[p->times.v[i].index].when;

		if (told.to.known && !is_compared(p, p->times.v[i].first))
			return told.to.year;
	}
	if (!period.to.known || period.to.year > now || reading_ahead(r))
		return now;
	return period.to.year;
}

/* "this year", "last year", "the year before last", "the previous year",
 * "that year", "1957", "the year" at `at`: the token behind, or 0. */
uint32_t
reading_year(const struct reading *r, uint32_t at, int *year)
{
	const struct token *t;
	const struct interval last = reading_anchor(r)->last;
	int now = reading_this_year(r);

	if (token_is(&r->p->t.v[at], EN_the))
		at++;
	t = &r->p->t.v[at];
	*year = reading_calendar_year(r->p, at);
	if (*year > 0)
		return at + 1;
	if (token_is(t, EN_year)) {
		*year = told_year(r);
		if (token_is(t + 1, EN_before)) {
			if (token_is(t + 2, EN_last)) {
				*year = now - 2;
				return at + 3;
			}
			*year = told_year(r) - 1;
			return at + 2;
		}
		return at + 1;
	}
	if (!token_is(t + 1, EN_year))
		return 0;
	switch (t->word) {
	case EN_this:
	case EN_current:
		*year = now;
		break;
	case EN_last:
		*year = now - 1;
		break;
	case EN_next:
	case EN_coming:
		*year = now + 1;
		break;
	case EN_previous:
	case EN_preceding:
		/* "more than in any previous year" */
		if (token_is(t - 1, EN_any) || token_is(t - 1, EN_every) ||
		    token_is(t - 1, EN_each))
			return 0;
		*year = told_year(r) - 1;
		break;
	case EN_following:
		*year = last.from.known ? last.from.year + 1 : now + 1;
		break;
	case EN_that:
	case EN_same:
		*year = last.from.known ? last.from.year : now;
		break;
	default:
		return 0;
	}
	return at + 2;
}

/* The year behind a month, quarter or half: "of last year", ", 1960", "this
 * year". Without one, `*year` is 0. */
void
reading_year_behind(struct reading *r, int *year)
{
	uint32_t at = r->at, end;

	*year = 0;
	if (reading_is(r, 0, EN_of) || reading_is(r, 0, EN_in))
		at++;
	else if (token_mark(reading_peek(r, 0), ',') &&
		 reading_calendar_year(r->p, at + 1))
		at++;
	else if (reading_is(r, 0, EN_the))
		return;
	if (reading_is(r, 0, EN_in) && !token_is(&r->p->t.v[at], EN_the) &&
	    reading_calendar_year(r->p, at) == 0)
		return;
	end = reading_year(r, at, year);
	if (end > 0)
		r->at = end;
	else
		*year = 0;
}

/* 1950-08-01 */
static bool
read_iso_date(struct reading *r, int year)
{
	int month = reading_number(r->p, r->at + 2, 1, 12);
	int day = reading_number(r->p, r->at + 4, 1, 31);

	if (!token_joins(reading_peek(r, 1)) || month == 0 ||
	    !token_joins(reading_peek(r, 3)) || day == 0)
		return false;
	r->at += 5;
	reading_set_date(r, year, month, day);
	return true;
}

/* 1954, 1953-1957, 1957/58, from 1953 to 1957 */
bool
reading_years(struct reading *r)
{
	int year = reading_calendar_year(r->p, r->at), last = 0;
	const struct token *t = reading_peek(r, 1);

	if (year == 0)
		return false;
	if (read_iso_date(r, year))
		return true;
	r->at++;
	reading_set(r, interval_year(year), TIME_YEAR, 0);
	if (reading_joiner(r) > 0 || (token_mark(t, '/') && !token_spaced(t))) {
		last = reading_number(r->p, r->at + 1, 1, 2100);
		if (last > 0 && last < 100 && !reading_is(r, 0, EN_to) &&
		    r->p->t.v[r->at + 1].end - r->p->t.v[r->at + 1].start == 2)
			last += year / 100 * 100;
		if (last > year && last <= 2100 &&
		    !token_is(t + 2, EN_percent)) {
			r->when = (struct interval){
			    date_make(year, 1, 1), date_make(last, 12, 31)};
			r->kind = TIME_RANGE;
			r->at += 2;
		}
	}
	return true;
}

/* the 1950s, the 19th century, the twentieth century */
bool
reading_decade(struct reading *r)
{
	struct numeral n;
	const struct token *s = reading_peek(r, 1);
	int year = reading_number(r->p, r->at, 1000, 2100);

	/* the '80s */
	if (year == 0 && s->kind == TOKEN_WORD && !token_spaced(s) &&
	    s->word == EN_s) {
		year = reading_number(r->p, r->at, 10, 90);
		if (year == 0 || year % 10 != 0)
			return false;
		year += 1900;
	}
	if ((reading_peek(r, 0)->is & IS_DECADE) != 0) {
		const struct token *b = reading_peek(r, 0) - 1;

		year = 1900 + (int)word_value(reading_peek(r, 0));
		if (!token_is(b, EN_the) && (b->is & IS_POSITION) == 0)
			return false;
		reading_set(r,
		    (struct interval){
			date_make(year, 1, 1), date_make(year + 9, 12, 31)},
		    TIME_RANGE, 1);
		return true;
	}
	if (year > 0 && year % 10 == 0 && s->kind == TOKEN_WORD &&
	    !token_spaced(s) && s->word == EN_s) {
		reading_set(r,
		    (struct interval){
			date_make(year, 1, 1), date_make(year + 9, 12, 31)},
		    TIME_RANGE, 2);
		return true;
	}
	if (!numeral_en(&r->p->t, r->at, &n) || n.kind != NUMERAL_ORDINAL ||
	    n.min < 2 || n.min > 22 ||
	    !(token_is(&r->p->t.v[n.end], EN_century) ||
		(token_joins(&r->p->t.v[n.end]) &&
		    token_is(&r->p->t.v[n.end + 1], EN_century))))
		return false;
	/* the 3rd century B.C. */
	if (token_is(&r->p->t.v[n.end + 1], EN_b))
		return false;
	year = (int)n.min * 100;
	r->at = n.end + 1;
	r->when = (struct interval){
	    date_make(year - 99, 1, 1), date_make(year, 12, 31)};
	r->kind = TIME_RANGE;
	return true;
}

/* "to", "through", "-" and what they join: January to July, August 2-5 */
uint32_t
reading_joiner(const struct reading *r)
{
	if (reading_is(r, 0, EN_to) || reading_is(r, 0, EN_through) ||
	    reading_is(r, 0, EN_till) || reading_is(r, 0, EN_until))
		return 1;
	if (token_mark(reading_peek(r, 0), '-') ||
	    token_mark(reading_peek(r, 0), MARK_DASH))
		return 1;
	if (reading_is(r, 0, EN_and) && r->p->between)
		return 1;
	return 0;
}

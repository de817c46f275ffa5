/* SPDX-License-Identifier: MIT */
/* English expressions that name a day or a stretch of days (RECORDS.md,
 * `time`), read from the tokens and resolved against the anchor. */
#include "numeral_en.h"
#include "page_en.h"

/* What has been read so far of an expression. */
struct reading {
	struct page *p;
	uint32_t at; /* next token */
	struct interval when;
	enum time_kind kind;
};

static const struct token *
peek(const struct reading *r, uint32_t ahead)
{
	uint32_t last = r->p->t.n - 1;

	return &r->p->t.v[r->at + ahead < last ? r->at + ahead : last];
}

static bool
is_word(const struct reading *r, uint32_t ahead, int word)
{
	return token_is(peek(r, ahead), word);
}

static struct anchor *
anchor_of(const struct reading *r)
{
	return &r->p->s->anchor;
}

static int
this_year(const struct reading *r)
{
	return anchor_of(r)->day.known ? anchor_of(r)->day.year : 0;
}

static void
set(struct reading *r, struct interval when, enum time_kind kind, uint32_t n)
{
	r->when = when;
	r->kind = kind;
	r->at += n;
}

static enum time_kind
kind_of(struct interval i)
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

/* Digits without groups between `least` and `most`; 0 if not. */
static int
small_number(const struct page *p, uint32_t at, int least, int most)
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

/* Whether the words look ahead, so that "the end of August" in July is to
 * come. */
static bool
looks_ahead(const struct reading *r)
{
	const struct page *p = r->p;

	for (uint32_t i = r->at; i-- > p->sentence && i + 30 > r->at;) {
		const struct token *t = &p->t.v[i];

		if ((t->is & IS_PLAN) != 0 || token_is(t, EN_until) ||
		    token_is(t, EN_till) || token_is(t, EN_by) ||
		    token_is(t, EN_next) || token_is(t, EN_would))
			return true;
	}
	return false;
}

/* The year of a month or day that is given without one. */
static int
year_of(const struct reading *r, int month, int day)
{
	if (r->p->year != 0)
		return r->p->year;
	return when_year_of(anchor_of(r), month, day, looks_ahead(r));
}

static bool
is_plural_noun(const struct page *p, uint32_t at)
{
	uint32_t end = noun_phrase_en(p, at);

	return end > at && p->t.text.p[p->t.v[end - 1].end - 1] == 's' &&
	       !token_capital(&p->t.v[at]);
}

/* "1954": four digits, no unit and no counted things behind them unless the
 * words before call for a year. */
static int
calendar_year(const struct page *p, uint32_t at)
{
	const struct token *b = &p->t.v[at - 1], *t = &p->t.v[at + 1];
	int year = small_number(p, at, 1000, 2100);
	bool called = token_is(b, EN_in) || token_is(b, EN_since) ||
		      token_is(b, EN_the) || token_is(b, EN_during) ||
		      token_is(b, EN_year) || token_is(b, EN_early) ||
		      token_is(b, EN_late) || token_is(b, EN_until) ||
		      token_is(b, EN_before) || (b->is & IS_MONTH) != 0;
	size_t len;

	if (year == 0 || p->t.v[at].end - p->t.v[at].start != 4)
		return 0;
	if (!called && (year < 1840 || year > 2020))
		return 0;
	if (token_mark(b, MARK_CURRENCY) || token_mark(t, MARK_PERCENT) ||
	    (t->is & (IS_SCALE | IS_MANY)) != 0)
		return 0;
	if (t->kind == TOKEN_WORD && !token_spaced(t))
		return 0;
	if (token_joins(t) && t[1].kind == TOKEN_WORD)
		return 0;
	if (t->kind == TOKEN_WORD && (t->is & IS_STOP) == 0) {
		const struct unit *unit = units_match(
		    p->s->units, EN, slice_tail(p->t.text, t->start), &len);

		if (unit != NULL && unit->class != UNIT_CLASSIFIER &&
		    unit->class != UNIT_TIME && t->start + len >= t->end)
			return 0;
		if (!called && is_plural_noun(p, at + 1))
			return 0;
	}
	return year;
}

/* "this year", "last year", "the year before last", "the previous year",
 * "that year", "1957", "the year" at `at`: the token behind, or 0. */
static uint32_t
read_year(const struct reading *r, uint32_t at, int *year)
{
	const struct token *t;
	const struct interval last = anchor_of(r)->last;
	int now = this_year(r);

	if (token_is(&r->p->t.v[at], EN_the))
		at++;
	t = &r->p->t.v[at];
	*year = calendar_year(r->p, at);
	if (*year > 0)
		return at + 1;
	if (token_is(t, EN_year)) {
		*year = now;
		if (token_is(t + 1, EN_before) && token_is(t + 2, EN_last)) {
			*year = now - 2;
			return at + 3;
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
		*year = last.from.known && last.from.year < now
			    ? last.from.year - 1
			    : now - 1;
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
static void
read_year_behind(struct reading *r, int *year)
{
	uint32_t at = r->at, end;

	*year = 0;
	if (is_word(r, 0, EN_of) || is_word(r, 0, EN_in))
		at++;
	else if (token_mark(peek(r, 0), ',') && calendar_year(r->p, at + 1))
		at++;
	else if (is_word(r, 0, EN_the))
		return;
	if (is_word(r, 0, EN_in) && !token_is(&r->p->t.v[at], EN_the) &&
	    calendar_year(r->p, at) == 0)
		return;
	end = read_year(r, at, year);
	if (end > 0)
		r->at = end;
	else
		*year = 0;
}

/* The day of a month behind its name; 0 if there is none. */
static int
read_day(struct reading *r)
{
	struct numeral n;
	const struct token *t = peek(r, 0);
	int day = small_number(r->p, r->at, 1, 31);

	if (is_word(r, 0, EN_the))
		t = peek(r, 1);
	if (day > 0) {
		numeral_en(&r->p->t, r->at, &n);
		/* "In August 30 factories ..." counts factories. */
		if (n.kind != NUMERAL_ORDINAL &&
		    (n.end > r->at + 1 || is_plural_noun(r->p, n.end) ||
			token_mark(&r->p->t.v[n.end], MARK_PERCENT) ||
			token_is(&r->p->t.v[n.end], EN_percent)))
			return 0;
		r->at = n.end;
		return day;
	}
	if ((t->is & (IS_ORDINAL | IS_TENS)) != 0 &&
	    numeral_en(&r->p->t, (uint32_t)(t - r->p->t.v), &n) &&
	    n.kind == NUMERAL_ORDINAL && n.min <= 31) {
		r->at = n.end;
		return (int)n.min;
	}
	return 0;
}

static void
set_date(struct reading *r, int year, int month, int day)
{
	if (day > 0) {
		r->when = interval_day(date_make(year, month, day));
		r->kind = TIME_DAY;
	} else {
		r->when = interval_month(year, month);
		r->kind = TIME_MONTH;
	}
	if (year == 0)
		r->when = (struct interval){0};
}

/* "to", "through", "-" and what they join: January to July, August 2-5 */
static uint32_t
joiner(const struct reading *r)
{
	if (is_word(r, 0, EN_to) || is_word(r, 0, EN_through) ||
	    is_word(r, 0, EN_till) || is_word(r, 0, EN_until))
		return 1;
	if (token_mark(peek(r, 0), '-') || token_mark(peek(r, 0), MARK_DASH))
		return 1;
	if (is_word(r, 0, EN_and) && r->p->between)
		return 1;
	return 0;
}

static bool
is_month(const struct token *t)
{
	return (t->is & IS_MONTH) != 0 && token_capital(t);
}

/* The second end of a range that began with `month` and `day`. */
static bool
read_range_end(struct reading *r, int month, int day, int year)
{
	struct reading end = *r;
	int month2 = month, day2, year2;
	uint32_t skip = joiner(r);

	if (skip == 0)
		return false;
	end.at += skip;
	if (is_word(&end, 0, EN_the))
		end.at++;
	if (is_month(peek(&end, 0))) {
		month2 = (int)word_value(peek(&end, 0));
		end.at++;
		day2 = read_day(&end);
	} else {
		if (day == 0)
			return false;
		day2 = read_day(&end);
		if (day2 <= day)
			return false;
	}
	read_year_behind(&end, &year2);
	if (year2 == 0)
		year2 = year != 0 ? year + (month2 < month)
				  : year_of(r, month2, day2);
	if (year == 0)
		year = year2 - (month2 < month);
	r->at = end.at;
	r->when.from = date_make(year, month, day > 0 ? day : 1);
	r->when.to = date_make(
	    year2, month2, day2 > 0 ? day2 : days_in_month(year2, month2));
	r->kind = kind_of(r->when);
	return true;
}

/* Names that begin with a date: the May Fourth Movement, August 1st Film
 * Studio, the May 7 Cadre School. */
static bool
names_thing(const struct token *t)
{
	if (t->kind != TOKEN_WORD || !token_capital(t))
		return false;
	return (t->is & IS_NAMED) != 0 || token_is(t, EN_movement) ||
	       token_is(t, EN_incident) || token_is(t, EN_uprising) ||
	       token_is(t, EN_massacre) || token_is(t, EN_film) ||
	       token_is(t, EN_red) || token_is(t, EN_directive) ||
	       token_is(t, EN_circular) || token_is(t, EN_cadre) ||
	       token_is(t, EN_revolution);
}

/* August 2nd, 1960 / August 2-5 / November / January to July this year */
static bool
read_month(struct reading *r)
{
	const struct token *t = peek(r, 0);
	int month = (int)word_value(t), day, year;

	if (!is_month(t))
		return false;
	/* "May" the verb, "March" the walk: at the start of a sentence both
	 * are capitals. */
	if ((t->word == EN_may || t->word == EN_march) &&
	    (peek(r, 1)->is & IS_PRONOUN) != 0 && !is_word(r, 1, EN_this))
		return false;
	r->at++;
	if (token_mark(peek(r, 0), '.') && (t->end - t->start) <= 4 &&
	    t->word != EN_may && peek(r, 1)->kind == TOKEN_NUMBER)
		r->at++;
	day = read_day(r);
	if (day > 0 && names_thing(peek(r, 0)))
		return false;
	read_year_behind(r, &year);
	if (read_range_end(r, month, day, year))
		return true;
	if (year > 0)
		r->p->year = year != this_year(r) ? year : 0;
	else
		year = year_of(r, month, day);
	set_date(r, year, month, day);
	return true;
}

/* 2 August 1960, the 2nd of August */
static bool
read_day_month(struct reading *r)
{
	struct numeral n;
	uint32_t skip;
	int year, month, day;

	if (!numeral_en(&r->p->t, r->at, &n) || n.min < 1 || n.min > 31 ||
	    (n.kind != NUMERAL_ORDINAL && n.end != r->at + 1))
		return false;
	skip = token_is(&r->p->t.v[n.end], EN_of) ? 1 : 0;
	if (!is_month(&r->p->t.v[n.end + skip]) ||
	    (n.kind != NUMERAL_ORDINAL && (skip > 0 || n.in_words)))
		return false;
	day = (int)n.min;
	month = (int)word_value(&r->p->t.v[n.end + skip]);
	r->at = n.end + skip + 1;
	read_year_behind(r, &year);
	if (year == 0)
		year = year_of(r, month, day);
	set_date(r, year, month, day);
	return true;
}

/* "on the 30th", "Harbin, 30th:", "the 15th of this month" */
static bool
read_bare_day(struct reading *r)
{
	const struct token *b = peek(r, 0) - 1;
	struct date day = anchor_of(r)->day;
	struct numeral n;
	int year, month;

	if (!numeral_en(&r->p->t, r->at, &n) || n.kind != NUMERAL_ORDINAL ||
	    n.min > 31 || !day.known)
		return false;
	if (token_is(&r->p->t.v[n.end], EN_of) &&
	    (token_is(&r->p->t.v[n.end + 1], EN_this) ||
		token_is(&r->p->t.v[n.end + 1], EN_last)) &&
	    token_is(&r->p->t.v[n.end + 2], EN_month)) {
		month = day.month - token_is(&r->p->t.v[n.end + 1], EN_last);
		r->at = n.end + 3;
	} else {
		if (n.in_words ||
		    (token_is(b, EN_the)
			    ? !token_is(b - 1, EN_on) && !token_is(b - 1, EN_of)
			    : !token_mark(&r->p->t.v[n.end], ':') &&
				  !token_mark(&r->p->t.v[n.end], ')')))
			return false;
		if (r->p->t.v[n.end].kind == TOKEN_WORD &&
		    (r->p->t.v[n.end].is & IS_STOP) == 0)
			return false;
		month = day.month - (n.min > day.day);
		r->at = n.end;
	}
	year = day.year - (month < 1);
	set_date(r, year, month < 1 ? 12 : month, (int)n.min);
	return true;
}

/* 1954, 1953-1957, 1957/58, from 1953 to 1957 */
static bool
read_calendar_year(struct reading *r)
{
	int year = calendar_year(r->p, r->at), last = 0;
	const struct token *t = peek(r, 1);

	if (year == 0)
		return false;
	r->at++;
	set(r, interval_year(year), TIME_YEAR, 0);
	if (joiner(r) > 0 || (token_mark(t, '/') && !token_spaced(t))) {
		last = small_number(r->p, r->at + 1, 1, 2100);
		if (last > 0 && last < 100 && !is_word(r, 0, EN_to) &&
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
static bool
read_decade(struct reading *r)
{
	struct numeral n;
	const struct token *s = peek(r, 1);
	int year = small_number(r->p, r->at, 1000, 2100);

	if (year > 0 && year % 10 == 0 && s->kind == TOKEN_WORD &&
	    !token_spaced(s) && s->word == EN_s) {
		set(r,
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
	year = (int)n.min * 100;
	r->at = n.end + 1;
	r->when = (struct interval){
	    date_make(year - 99, 1, 1), date_make(year, 12, 31)};
	r->kind = TIME_RANGE;
	return true;
}

static struct interval
season_of(int year, int first_month)
{
	if (first_month < 12)
		return interval_months(year, first_month, first_month + 2);
	return (struct interval){date_make(year, 12, 1),
	    date_make(year + 1, 2, days_in_month(year + 1, 2))};
}

/* this spring, last winter: of the seasons already begun the last is "this" */
static bool
read_season(struct reading *r)
{
	uint32_t skip = (peek(r, 0)->is & IS_DEICTIC) != 0 ? 1 : 0;
	const struct token *t = peek(r, skip);
	int year, first = (int)word_value(t);

	if ((t->is & IS_SEASON) == 0 || !this_year(r))
		return false;
	if (skip > 0) {
		bool early = anchor_of(r)->day.month < 6;

		switch (peek(r, 0)->word) {
		case EN_this:
			year = this_year(r) - (first == 12 && early);
			break;
		case EN_last:
			year = this_year(r) - 1;
			break;
		case EN_next:
			year = this_year(r) + 1;
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
		read_year_behind(&behind, &year);
		if (year == 0)
			return false;
		r->at = behind.at;
	}
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

static bool read_half_or_quarter(struct reading *r);

/* this year, last month, next week; "last year's fourth quarter" */
static bool
read_deictic(struct reading *r)
{
	const struct token *t = peek(r, 0), *n = peek(r, 1);
	struct anchor *a = anchor_of(r);
	int year, by;
	uint32_t end = read_year(r, r->at, &year);

	if (end > 0) {
		if (token_is(t, EN_the) || token_is(t, EN_year))
			return false;
		r->at = end;
		set(r, interval_year(year), TIME_YEAR, 0);
		if (year == 0)
			r->when = (struct interval){0};
		if (token_mark(peek(r, 0), '\'') && is_word(r, 1, EN_s)) {
			struct reading part = *r;

			part.at += 2;
			part.p->of_year = year;
			if (read_half_or_quarter(&part))
				*r = part;
			part.p->of_year = 0;
		}
		return true;
	}
	by = token_is(t, EN_this) || token_is(t, EN_current)    ? 0
	     : token_is(t, EN_last) || token_is(t, EN_previous) ? -1
	     : token_is(t, EN_next) || token_is(t, EN_coming)   ? 1
								: 2;
	if (by == 2 || !a->day.known)
		return false;
	if (is_month(n)) {
		int month = (int)word_value(n);

		year = a->day.year;
		if (by < 0)
			year = when_year_of(a, month, 0, false) -
			       (month == a->day.month);
		else if (by > 0)
			year++;
		set(r, interval_month(year, month), TIME_MONTH, 2);
		return true;
	}
	switch (n->word) {
	case EN_month:
		set(r, when_months_from(a, by), TIME_MONTH, 2);
		return true;
	case EN_week:
		set(r, week_of(a->day, by), TIME_RANGE, 2);
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
		set(r, q, TIME_QUARTER, 2);
		return true;
	}
	default:
		return false;
	}
}

/* the same period last year: the antecedent, in that year */
static bool
read_same_period(struct reading *r)
{
	struct interval last = anchor_of(r)->last;
	const struct token *n = peek(r, 1);
	int year;

	if (!is_word(r, 0, EN_same) && !is_word(r, 0, EN_corresponding))
		return false;
	if (!token_is(n, EN_period) && (n->is & IS_PERIOD) == 0 &&
	    !token_is(n, EN_time))
		return false;
	r->at += 2;
	read_year_behind(r, &year);
	if (year == 0)
		return false;
	r->kind = TIME_YEAR;
	r->when = interval_year(year);
	if (last.from.known && last.to.known) {
		r->when = when_shift(last, year - last.from.year);
		r->kind = kind_of(r->when);
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
	if (is_word(r, 0, EN_last) || is_word(r, 0, EN_latter))
		return -1;
	if (is_word(r, 0, EN_middle))
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

	if (is_word(&m, 0, EN_of))
		m.at++;
	if (is_word(&m, 0, EN_the))
		m.at++;
	if (!(is_month(peek(&m, 0)) ? read_month(&m) : read_deictic(&m)) ||
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
	return this_year(r) != 0
		   ? when_year_of(anchor_of(r), month, 0, looks_ahead(r))
		   : 0;
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
	set(r, when_ten_days(year, month, n), TIME_RANGE, 0);
	return true;
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
	if (token_is(&r->p->t.v[n.end], EN_days) && n.min == 10) {
		r->at = n.end + 1;
		return read_ten_days(r, which_end);
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
	read_year_behind(r, &year);
	if (year == 0 && r->p->of_year == 0 &&
	    (which_end < 0 || !token_is(&r->p->t.v[n.end], EN_quarters)))
		return false;
	year = year_or_nearest(r, year, months);
	r->when = which_end < 0 ? interval_months(year, 13 - months, 12)
				: interval_months(year, 1, months);
	r->kind = kind_of(r->when);
	return true;
}

/* the first half of this year, the fourth quarter, the second half of August,
 * the First Five-Year Plan */
static bool
read_half_or_quarter(struct reading *r)
{
	uint32_t skip;
	int n = which(r, &skip), year, month;
	const struct token *t = peek(r, skip);

	if (n == 0)
		return false;
	r->at += skip + 1;
	if (token_is(t, EN_half)) {
		struct reading m = *r;

		n = n < 0 ? 2 : n;
		if (n > 2)
			return false;
		if (is_word(r, 0, EN_year))
			r->at++;
		else if (token_joins(peek(r, 0)) && is_word(r, 1, EN_year))
			r->at += 2;
		read_year_behind(r, &year);
		if (year == 0 && read_month_of(&m, &year, &month)) {
			*r = m;
			r->when.from = date_make(year, month, n == 1 ? 1 : 16);
			r->when.to = date_make(year, month,
			    n == 1 ? 15 : days_in_month(year, month));
			r->kind = TIME_RANGE;
			return true;
		}
		if (year == 0 && r->p->of_year == 0 &&
		    !token_is(peek(r, 0) - 1, EN_year))
			return false;
		set(r, when_half_year(year_or_nearest(r, year, n * 6 - 5), n),
		    TIME_HALF_YEAR, 0);
		return true;
	}
	if (token_is(t, EN_quarter)) {
		n = n < 0 ? 4 : n;
		read_year_behind(r, &year);
		set(r, when_quarter(year_or_nearest(r, year, n * 3 - 2), n),
		    TIME_QUARTER, 0);
		return n <= 4;
	}
	if (n > 0 && t->word == EN_five && token_joins(t + 1) &&
	    token_is(t + 2, EN_year) && token_is(t + 3, EN_plan)) {
		r->at += 3;
		if (is_word(r, 0, EN_period))
			r->at++;
		set(r, when_plan(n), TIME_PLAN_PERIOD, 0);
		return true;
	}
	if (t->word == EN_ten &&
	    (token_is(t + 1, EN_days) ||
		(token_joins(t + 1) && token_is(t + 2, EN_day)))) {
		r->at += token_is(t + 1, EN_days) ? 1 : 2;
		if (is_word(r, 0, EN_period))
			r->at++;
		return read_ten_days(r, n);
	}
	r->at--;
	return (n == 1 || n == -1) && read_first_months(r, n);
}

/* early June, mid-June, the end of 1957, the beginning of last month */
static bool
read_position(struct reading *r)
{
	const struct token *t = peek(r, 0);
	int year, month, third;
	struct reading m = *r;

	if ((t->is & IS_POSITION) == 0)
		return false;
	third = token_is(t, EN_early) || token_is(t, EN_beginning) ||
			token_is(t, EN_start)
		    ? 1
		: token_is(t, EN_mid) || token_is(t, EN_middle) ? 2
								: 3;
	m.at++;
	if (token_joins(peek(&m, 0)))
		m.at++;
	if (t->word == EN_beginning || t->word == EN_start ||
	    t->word == EN_end || t->word == EN_middle) {
		if (!is_word(&m, 0, EN_of))
			return false;
		m.at++;
	}
	*r = m;
	if (read_month_of(&m, &year, &month)) {
		*r = m;
		set(r, when_ten_days(year, month, third), TIME_RANGE, 0);
		return true;
	}
	if (is_word(r, 0, EN_in) || is_word(r, 0, EN_of))
		r->at++;
	m = *r;
	if ((peek(&m, 0)->is & IS_SEASON) != 0 ||
	    ((peek(&m, 0)->is & IS_DEICTIC) != 0 &&
		(peek(&m, 1)->is & IS_SEASON) != 0)) {
		if (!read_season(&m))
			return false;
		*r = m;
		return true;
	}
	if (read_decade(&m)) {
		*r = m;
		return true;
	}
	r->at = read_year(&m, m.at, &year);
	if (r->at == 0)
		return false;
	if (year == 0)
		r->when = (struct interval){0};
	else
		r->when = third == 1   ? interval_months(year, 1, 3)
			  : third == 2 ? interval_months(year, 5, 8)
				       : interval_months(year,
					     t->word == EN_end ? 12 : 10, 12);
	r->kind = TIME_RANGE;
	return true;
}

/* ten days ago, three years ago, a month ago */
static bool
read_ago(struct reading *r)
{
	struct anchor *a = anchor_of(r);
	struct numeral n;
	const struct token *t;
	int count;

	if (!numeral_en(&r->p->t, r->at, &n)) {
		if (!is_word(r, 0, EN_a))
			return false;
		n.min = 1;
		n.kind = NUMERAL_CARDINAL;
		n.end = r->at + 1;
	}
	t = &r->p->t.v[n.end];
	if (n.kind != NUMERAL_CARDINAL || n.min > 5000 ||
	    !token_is(t + 1, EN_ago) || !a->day.known || n.min != (int)n.min)
		return false;
	count = (int)n.min;
	r->at = n.end + 2;
	if (token_is(t, EN_day) || token_is(t, EN_days))
		set(r, when_days_from(a, -count), TIME_DAY, 0);
	else if (token_is(t, EN_week) || token_is(t, EN_weeks))
		set(r, week_of(a->day, -count), TIME_RANGE, 0);
	else if (token_is(t, EN_month) || token_is(t, EN_months))
		set(r, when_months_from(a, -count), TIME_MONTH, 0);
	else if (token_is(t, EN_year) || token_is(t, EN_years))
		set(r, interval_year(a->day.year - count), TIME_YEAR, 0);
	else
		return false;
	return true;
}

/* today, the day before yesterday, tomorrow */
static bool
read_day_word(struct reading *r)
{
	struct anchor *a = anchor_of(r);
	int by = (int)word_value(peek(r, 0));

	if ((peek(r, 0)->is & IS_DAYWORD) == 0)
		return false;
	/* "today" is mostly "nowadays" where nothing happens on the day */
	set(r, when_days_from(a, by), TIME_DAY, 1);
	return true;
}

/* on Monday, last Friday: the nearest before the anchor */
static bool
read_weekday(struct reading *r)
{
	struct date day = anchor_of(r)->day;
	int back;

	if ((peek(r, 0)->is & IS_WEEKDAY) == 0 || !day.known ||
	    !token_capital(peek(r, 0)))
		return false;
	back = (date_weekday(day) - (int)word_value(peek(r, 0)) + 7) % 7;
	set(r, when_days_from(anchor_of(r), -back), TIME_DAY, 1);
	return true;
}

/* National Day, May Day, International Women's Day: by the table of
 * festivals */
static const struct festival {
	uint16_t word[5];
	uint8_t month, day;
} festivals[] = {
    {{EN_national, EN_day}, 10, 1},
    {{EN_may, EN_day}, 5, 1},
    {{EN_labor, EN_day}, 5, 1},
    {{EN_labour, EN_day}, 5, 1},
    {{EN_army, EN_day}, 8, 1},
    {{EN_youth, EN_day}, 5, 4},
    {{EN_women, EN_s, EN_day}, 3, 8},
    {{EN_children, EN_s, EN_day}, 6, 1},
    {{EN_new, EN_year, EN_s, EN_day}, 1, 1},
    {{EN_new, EN_year, EN_s, EN_eve}, 12, 31},
    {{EN_christmas}, 12, 25},
};

static bool
read_festival(struct reading *r)
{
	for (size_t i = 0; i < sizeof(festivals) / sizeof(*festivals); i++) {
		const struct festival *f = &festivals[i];
		uint32_t at = 0, n = 0;

		while (n < 5 && f->word[n] != EN_none) {
			if (token_mark(peek(r, at), '\''))
				at++;
			if (!is_word(r, at, f->word[n]) ||
			    (f->word[n] != EN_s && !token_capital(peek(r, at))))
				break;
			at++;
			n++;
		}
		if (n < 5 && f->word[n] != EN_none)
			continue;
		r->at += at;
		set_date(r, year_of(r, f->month, f->day), f->month, f->day);
		return true;
	}
	return false;
}

typedef bool reader(struct reading *);

static reader *const readers[] = {
    read_same_period,
    read_festival,
    read_month,
    read_day_month,
    read_half_or_quarter,
    read_decade,
    read_position,
    read_season,
    read_deictic,
    read_ago,
    read_calendar_year,
    read_bare_day,
    read_day_word,
    read_weekday,
};

bool
time_en(struct page *p, uint32_t i, uint32_t *first, uint32_t *end,
    struct time_mention *m)
{
	const struct token *b = &p->t.v[i - 1];

	p->between = token_is(b, EN_between) ||
		     (token_is(b, EN_the) && token_is(b - 1, EN_between));
	for (size_t k = 0; k < sizeof(readers) / sizeof(*readers); k++) {
		struct reading r = {.p = p, .at = i};

		if (!readers[k](&r))
			continue;
		*first = token_is(b, EN_the) && i > p->floor ? i - 1 : i;
		*end = r.at;
		m->when = r.when;
		m->kind = r.kind;
		return true;
	}
	return false;
}

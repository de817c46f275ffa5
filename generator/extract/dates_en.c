/* SPDX-License-Identifier: MIT */
/* Days and months by name or number, festivals. */
#include "reading_en.h"

/* The day of a month behind its name; 0 if there is none. */
static int
read_day(struct reading *r)
{
	struct numeral n;
	const struct token *t = reading_peek(r, 0);
	int day = reading_number(r->p, r->at, 1, 31);

	if (reading_is(r, 0, EN_the))
		t = reading_peek(r, 1);
	if (day > 0) {
		numeral_en(&r->p->t, r->at, &n);
		/* "In August 30 factories ..." counts factories. */
		if (n.kind != NUMERAL_ORDINAL &&
		    (n.end > r->at + 1 || is_plural_en(r->p, n.end) ||
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

void
reading_set_date(struct reading *r, int year, int month, int day)
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

/* The second end of a range that began with `month` and `day`. */
static bool
read_range_end(struct reading *r, int month, int day, int year)
{
	struct reading end = *r;
	int month2 = month, day2, year2;
	uint32_t skip = reading_joiner(r);

	/* "July 15 and 16" */
	if (skip == 0 && day > 0 && reading_is(r, 0, EN_and) &&
	    reading_number(r->p, r->at + 1, day + 1, day + 1) > 0)
		skip = 1;
	/* "May and June", "July/August" */
	if (skip == 0 && day == 0 &&
	    (reading_is(r, 0, EN_and) || token_mark(reading_peek(r, 0), '/')) &&
	    reading_is_month(reading_peek(r, 1)) &&
	    word_value(reading_peek(r, 1)) == month + 1 &&
	    reading_peek(r, 2)->kind != TOKEN_NUMBER)
		skip = 1;
	if (skip == 0)
		return false;
	end.at += skip;
	if (reading_is(&end, 0, EN_the))
		end.at++;
	if (reading_is_month(reading_peek(&end, 0))) {
		month2 = (int)word_value(reading_peek(&end, 0));
		end.at++;
		day2 = read_day(&end);
	} else {
		if (day == 0)
			return false;
		day2 = read_day(&end);
		if (day2 <= day)
			return false;
	}
	reading_year_behind(&end, &year2);
	if (year2 != 0)
		reading_tell_year(r, year2);
	else if (year == 0 && day > 0)
		year = reading_year_of(r, month, day);
	if (year2 == 0)
		year2 = year != 0 ? year + (month2 < month)
				  : reading_year_of(r, month2, day2);
	if (year == 0)
		year = year2 - (month2 < month);
	r->at = end.at;
	r->when.from = date_make(year, month, day > 0 ? day : 1);
	r->when.to = date_make(
	    year2, month2, day2 > 0 ? day2 : days_in_month(year2, month2));
	r->kind = reading_kind(r->when);
	return true;
}

bool
dated_event_en(const struct token *t)
{
	if (t->kind != TOKEN_WORD || !token_capital(t))
		return false;
	switch (t->word) {
	case EN_movement:
	case EN_incident:
	case EN_uprising:
	case EN_massacre:
	case EN_revolution:
		return true;
	default:
		return false;
	}
}

bool
dated_name_en(const struct token *t)
{
	for (int i = 0;
	     i < 4 && t[i].kind == TOKEN_WORD && token_capital(&t[i]); i++)
		if ((t[i].is & IS_NAMED) != 0)
			return true;
	if (t->kind != TOKEN_WORD || !token_capital(t))
		return false;
	return dated_event_en(t) || token_is(t, EN_film) ||
	       token_is(t, EN_red) || token_is(t, EN_directive) ||
	       token_is(t, EN_circular) || token_is(t, EN_cadre);
}

/* The October Revolution, the May Fourth Movement */
static bool
names_event(const struct token *t)
{
	if (token_is(t, EN_socialist) || token_is(t, EN_fourth) ||
	    token_is(t, EN_thirtieth))
		t++;
	return token_capital(t) &&
	       (token_is(t, EN_revolution) || token_is(t, EN_uprising) ||
		   token_is(t, EN_movement) || token_is(t, EN_incident));
}

/* The "August 1st" Sports Meeting: a day in quotation marks before a noun is a
 * name. */
static bool
is_quoted(const struct reading *r)
{
	const struct token *t = reading_peek(r, 0);

	return token_mark(&r->p->t.v[r->begin - 1], MARK_QUOTE) &&
	       token_mark(t, MARK_QUOTE) && t[1].kind == TOKEN_WORD &&
	       (t[1].is & IS_STOP) == 0;
}

/* August 2nd, 1960 / August 2-5 / November / January to July this year */
bool
reading_month(struct reading *r)
{
	const struct token *t = reading_peek(r, 0);
	int month = (int)word_value(t), day, year;

	if (!reading_is_month(t))
		return false;
	/* "May" the verb, "March" the walk: at the start of a sentence both
	 * are capitals. */
	if (t->word == EN_march && token_is(t - 1, EN_long))
		return false;
	/* Jun, Jan and Dec are names too */
	if ((t->is & IS_ABBREV) != 0 && !token_mark(t + 1, '.') &&
	    t[1].kind != TOKEN_NUMBER)
		return false;
	if (t->word == EN_march && r->p->paragraph < 0 &&
	    t[1].kind != TOKEN_NUMBER && (t[-1].is & IS_PREP) == 0 &&
	    !token_is(t + 1, EN_of))
		return false;
	if ((t->word == EN_may || t->word == EN_march) &&
	    (reading_peek(r, 1)->is & IS_PRONOUN) != 0 &&
	    !reading_is(r, 1, EN_this) && (t[-1].is & IS_PREP) == 0 &&
	    (t[-1].is & IS_POSITION) == 0 && !token_joins(t - 1))
		return false;
	r->at++;
	if (token_mark(reading_peek(r, 0), '.') && (t->end - t->start) <= 4 &&
	    t->word != EN_may && reading_peek(r, 1)->kind == TOKEN_NUMBER)
		r->at++;
	day = read_day(r);
	if (day > 0 && (dated_name_en(reading_peek(r, 0)) || is_quoted(r)))
		return false;
	if (day == 0 && token_is(&r->p->t.v[r->begin - 1], EN_the) &&
	    names_event(reading_peek(r, 0)))
		return false;
	reading_year_behind(r, &year);
	if (read_range_end(r, month, day, year))
		return true;
	if (year > 0)
		reading_tell_year(r, year);
	else
		year = reading_year_of(r, month, day);
	reading_set_date(r, year, month, day);
	return true;
}

/* "to 10 May 1958" behind 5 May */
static bool
read_far_day(struct reading *r, int day, int month)
{
	struct reading m = *r;
	uint32_t skip = reading_joiner(r);
	int last, month2, year;

	if (skip == 0)
		return false;
	m.at += skip;
	last = reading_number(r->p, m.at, 1, 31);
	if (last == 0 || !reading_is_month(reading_peek(&m, 1)))
		return false;
	month2 = (int)word_value(reading_peek(&m, 1));
	m.at += 2;
	reading_year_behind(&m, &year);
	if (year == 0)
		year = reading_year_of(r, month2, last);
	*r = m;
	r->when =
	    (struct interval){date_make(year - (month2 < month), month, day),
		date_make(year, month2, last)};
	r->kind = reading_kind(r->when);
	return true;
}

/* 2 August 1960, the 2nd of August */
bool
reading_day_month(struct reading *r)
{
	struct numeral n;
	uint32_t skip;
	int year, month, day;

	if (!numeral_en(&r->p->t, r->at, &n) || n.min < 1 || n.min > 31 ||
	    (n.kind != NUMERAL_ORDINAL && n.end != r->at + 1))
		return false;
	skip = token_is(&r->p->t.v[n.end], EN_of) ? 1 : 0;
	if (!reading_is_month(&r->p->t.v[n.end + skip]) ||
	    (n.kind != NUMERAL_ORDINAL && (skip > 0 || n.in_words)))
		return false;
	day = (int)n.min;
	month = (int)word_value(&r->p->t.v[n.end + skip]);
	r->at = n.end + skip + 1;
	if (read_far_day(r, day, month))
		return true;
	reading_year_behind(r, &year);
	if (year == 0)
		year = reading_year_of(r, month, day);
	reading_set_date(r, year, month, day);
	return true;
}

/* "Xinhua News Agency, Jinan, 1st." and "..., 29th - The" */
static bool
ends_dateline(const struct reading *r, const struct numeral *n)
{
	const struct page *p = r->p;
	const struct token *t = &p->t.v[n->end];
	bool agency = false;

	if (!token_mark(&p->t.v[r->at - 1], ',') || r->at > p->sentence + 16 ||
	    !(token_mark(t, '.') || token_mark(t, '-') ||
		token_mark(t, MARK_DASH)))
		return false;
	for (uint32_t i = p->sentence; i < r->at; i++)
		agency |= token_is(&p->t.v[i], EN_agency) ||
			  token_is(&p->t.v[i], EN_dispatch) ||
			  token_is(&p->t.v[i], EN_newspaper) ||
			  token_is(&p->t.v[i], EN_reporter) ||
			  token_is(&p->t.v[i], EN_correspondent);
	return agency;
}

/* The verb of "on the 26th issued", "on the 26th stipulates": what an ordinal
 * stands on ("the 26th anniversary") is neither plural nor a participle. */
static bool
tells_deed(const struct page *p, const struct token *t)
{
	const char *last = p->t.text.p + t->end - 1;

	if (token_capital(t) || t->end - t->start < 4)
		return false;
	return (t->is & IS_VERB) != 0 || (*last == 's' && last[-1] != 's') ||
	       (*last == 'd' && last[-1] == 'e');
}

/* Whether words before "the 30th" make a day of it: on the 30th, by the 13th,
 * from the 3rd; and "Harbin, 30th:" in a dateline. */
static bool
calls_day(const struct reading *r, const struct numeral *n)
{
	const struct token *b = reading_peek(r, 0) - 1;
	const struct token *t = &r->p->t.v[n->end];

	if (token_is(t, EN_dispatch) || token_is(t, EN_cable) ||
	    token_is(t, EN_telegram))
		return !n->in_words;
	if (n->in_words)
		return false;
	if (!token_is(b, EN_the))
		return token_mark(t, ':') || token_mark(t, ')') ||
		       token_mark(t, ']') || ends_dateline(r, n);
	if (t->kind == TOKEN_WORD && (t->is & IS_STOP) == 0 &&
	    !tells_deed(r->p, t))
		return false;
	/* "today (the 25th)" */
	if (token_mark(b - 1, '(') && token_mark(t, ')'))
		return true;
	switch (b[-1].word) {
	case EN_on:
	case EN_by:
	case EN_from:
	case EN_to:
	case EN_since:
	case EN_until:
	case EN_till:
	case EN_before:
	case EN_after:
	case EN_through:
	case EN_between:
		return !token_is(t, EN_of);
	default:
		return token_is(b - 1, EN_of) &&
		       (token_mark(t, ',') || (b[-2].is & IS_DAYPART) != 0);
	}
}

/* "of this month", "of last month" at token `at`: months from now, 1 if there
 * are no such words. */
static int
month_behind(const struct page *p, uint32_t at)
{
	const struct token *t = &p->t.v[at];

	if (!token_is(t, EN_of) || !token_is(t + 2, EN_month))
		return 1;
	return token_is(t + 1, EN_this) ? 0 : token_is(t + 1, EN_last) ? -1 : 1;
}

/* The month of "opens on May 5 and closes on the 14th": that of the last day
 * in the clause, if the day to be read comes after it. */
static struct date
last_day_before(const struct page *p, uint32_t at, int day)
{
	const struct place *place;
	const struct time_mention *t;

	if (p->times.n == 0)
		return (struct date){0};
	place = &p->times.v[p->times.n - 1];
	for (uint32_t i = place->end; i < at; i++)
		if (token_mark(&p->t.v[i], ';'))
			return (struct date){0};
	t = &p->s->times.v[place->index];
	return t->kind == TIME_DAY && t->when.from.known &&
		       t->when.from.day < day
		   ? t->when.from
		   : (struct date){0};
}

/* "on the 30th", "the 15th of this month", "from the 3rd to the 7th" */
bool
reading_bare_day(struct reading *r)
{
	struct date day = reading_anchor(r)->day, last;
	struct numeral n, m = {0};
	int by;
	uint32_t skip;
	bool next_day;

	if (!numeral_en(&r->p->t, r->at, &n) || n.kind != NUMERAL_ORDINAL ||
	    n.min > 31 || !day.known)
		return false;
	if (month_behind(r->p, n.end) == 1 && !calls_day(r, &n))
		return false;
	r->at = n.end;
	skip = reading_joiner(r);
	/* "on the 25th and 26th" */
	next_day = skip == 0 && reading_is(r, 0, EN_and);
	if (next_day)
		skip = 1;
	if (skip > 0 && reading_is(r, skip, EN_the))
		skip++;
	if (skip > 0 && numeral_en(&r->p->t, r->at + skip, &m) &&
	    m.kind == NUMERAL_ORDINAL && m.min <= 31 && m.min > n.min &&
	    (!next_day || m.min == n.min + 1))
		r->at = m.end;
	else
		m = n;
	by = month_behind(r->p, r->at);
	last = last_day_before(r->p, r->begin, (int)n.min);
	if (by != 1)
		r->at += 3;
	else
		by = m.min > day.day && !reading_ahead(r) ? -1 : 0;
	if (month_behind(r->p, m.end) != 1 || !last.known)
		last = when_months_from(reading_anchor(r), by).from;
	r->when =
	    (struct interval){date_make(last.year, last.month, (int)n.min),
		date_make(last.year, last.month, (int)m.min)};
	r->kind = reading_kind(r->when);
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
    {{EN_spring, EN_festival}, 0, 0},
    {{EN_lunar, EN_new, EN_year}, 0, 0},
};

/* Of this year unless that is still weeks ahead of the report. */
static void
read_spring_festival(struct reading *r, int year)
{
	struct date now = reading_anchor(r)->day;
	struct date day =
	    when_spring_festival(year != 0 ? year : reading_this_year(r));

	if (year == 0 && day.known && !reading_ahead(r) &&
	    date_number(day) - date_number(now) > 20)
		day = when_spring_festival(now.year - 1);
	r->when = day.known ? interval_day(day) : (struct interval){0};
	r->kind = TIME_DAY;
}

bool
reading_festival(struct reading *r)
{
	if ((reading_peek(r, 0)->is & IS_FESTIVAL) == 0 &&
	    !reading_is(r, 0, EN_may))
		return false;
	for (size_t i = 0; i < sizeof(festivals) / sizeof(*festivals); i++) {
		const struct festival *f = &festivals[i];
		uint32_t at = 0, n = 0;
		int year;

		while (n < 5 && f->word[n] != EN_none) {
			if (token_mark(reading_peek(r, at), '\''))
				at++;
			if (!reading_is(r, at, f->word[n]) ||
			    (f->word[n] != EN_s &&
				!token_capital(reading_peek(r, at))))
				break;
			at++;
			n++;
		}
		if (n < 5 && f->word[n] != EN_none)
			continue;
		r->at += at;
		reading_year_behind(r, &year);
		if (year == 0)
			year = r->p->of_year;
		if (f->month == 0) {
			read_spring_festival(r, year);
			return true;
		}
		if (year == 0)
			year = reading_year_of(r, f->month, f->day);
		reading_set_date(r, year, f->month, f->day);
		return true;
	}
	return false;
}

/* SPDX-License-Identifier: MIT */
/* English expressions that name a day or a stretch of days (RECORDS.md,
 * `time`): the readers are tried in turn, the more particular ones first. */
#include "reading_en.h"

/* today, the day before yesterday, tomorrow */
static bool
read_day_word(struct reading *r)
{
	struct anchor *a = reading_anchor(r);
	int by = (int)word_value(reading_peek(r, 0));

	bool quoted = false;

	if ((reading_peek(r, 0)->is & IS_DAYWORD) == 0)
		return false;
	/* what a speaker calls today is seldom the day of the report */
	for (uint32_t i = r->p->sentence; i < r->at; i++)
		quoted ^= token_mark(&r->p->t.v[i], MARK_QUOTE);
	if (quoted)
		return false;
	reading_tell_year(r, reading_this_year(r));
	reading_set(r, when_days_from(a, by), TIME_DAY, 1);
	return true;
}

/* on Monday, last Friday: the nearest before the anchor */
static bool
read_weekday(struct reading *r)
{
	struct date day = reading_anchor(r)->day;
	int back;

	if ((reading_peek(r, 0)->is & IS_WEEKDAY) == 0 || !day.known ||
	    !token_capital(reading_peek(r, 0)))
		return false;
	back =
	    (date_weekday(day) - (int)word_value(reading_peek(r, 0)) + 7) % 7;
	if (token_is(reading_peek(r, 0) - 1, EN_next))
		back -= 7;
	reading_set(r, when_days_from(reading_anchor(r), -back), TIME_DAY, 1);
	return true;
}

typedef bool reader(struct reading *);

static reader *const readers[] = {
    reading_same_period,
    reading_festival,
    reading_month,
    reading_day_month,
    reading_part,
    reading_decade,
    reading_position,
    reading_season,
    reading_years,
    reading_deictic,
    reading_ago,
    reading_bare_day,
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
		struct reading r = {.p = p, .begin = i, .at = i};

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

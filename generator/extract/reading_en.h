/* SPDX-License-Identifier: MIT */
/* reading_en.h - a time expression while it is read
 *
 * A reader begins at r->at; where it finds its expression it returns true with
 * `when` and `kind` set and `at` behind it, else the reading is spoilt and to
 * be thrown away. */
#ifndef READING_EN_H
#define READING_EN_H
#include "numeral_en.h"
#include "page_en.h"

struct reading {
	struct page *p;
	uint32_t begin; /* first token */
	uint32_t at;    /* next token */
	struct interval when;
	enum time_kind kind;
};

static inline const struct token *
reading_peek(const struct reading *r, uint32_t ahead)
{
	uint32_t last = r->p->t.n - 1;

	return &r->p->t.v[r->at + ahead < last ? r->at + ahead : last];
}

static inline bool
reading_is(const struct reading *r, uint32_t ahead, int word)
{
	return token_is(reading_peek(r, ahead), word);
}

static inline struct anchor *
reading_anchor(const struct reading *r)
{
	return &r->p->s->anchor;
}

static inline int
reading_this_year(const struct reading *r)
{
	return reading_anchor(r)->day.known ? reading_anchor(r)->day.year : 0;
}

/* Sets what was read and goes on by `n` tokens. */
static inline void
reading_set(
    struct reading *r, struct interval when, enum time_kind kind, uint32_t n)
{
	r->when = when;
	r->kind = kind;
	r->at += n;
}

static inline bool
reading_is_month(const struct token *t)
{
	return (t->is & IS_MONTH) != 0 && token_capital(t);
}

/* years_en.c: digits without groups between `least` and `most` at token `at`,
 * else 0 */
int reading_number(const struct page *p, uint32_t at, int least, int most);
/* The calendar year that the four digits at token `at` are, else 0. */
int reading_calendar_year(const struct page *p, uint32_t at);
/* "this year", "the previous year", "1957" at token `at`: the token behind it,
 * or 0; `*year` is 0 if it cannot be resolved. */
uint32_t reading_year(const struct reading *r, uint32_t at, int *year);
/* The year that follows at r->at, "of last year" or ", 1960"; 0 if none. */
void reading_year_behind(struct reading *r, int *year);
/* Of what the words leave open, the nearest year: see when.h. */
int reading_year_of(const struct reading *r, int month, int day);
/* Dates that follow soon and name no year are of `year`. */
void reading_tell_year(const struct reading *r, int year);
/* Whether the words look ahead, so that "the end of August" in July is to
 * come. */
bool reading_ahead(const struct reading *r);
/* How many tokens join a range at r->at: "to", "through", "-"; 0 if none. */
uint32_t reading_joiner(const struct reading *r);
/* What kind of stretch the days are. */
enum time_kind reading_kind(struct interval i);
bool reading_years(struct reading *r);
bool reading_decade(struct reading *r);

/* dates_en.c */
void reading_set_date(struct reading *r, int year, int month, int day);
bool reading_month(struct reading *r);
bool reading_day_month(struct reading *r);
bool reading_bare_day(struct reading *r);
bool reading_festival(struct reading *r);

/* parts_en.c */
bool reading_part(struct reading *r);
bool reading_position(struct reading *r);

/* relatives_en.c: the n-th century */
struct interval reading_century(int century);
bool reading_season(struct reading *r);
bool reading_deictic(struct reading *r);
bool reading_same_period(struct reading *r);
bool reading_ago(struct reading *r);
#endif

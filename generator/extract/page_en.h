/* SPDX-License-Identifier: MIT */
/* page_en.h - what the parts of the English scanner share about a block */
#ifndef PAGE_EN_H
#define PAGE_EN_H
#include "bounds_en.h"
#include "lex_en.h"
#include "scan.h"

/* The tokens that a figure or a time of the current sentence takes up; end
 * excluded. `from` is the first token of the numeral, `unit_end` the one
 * behind its unit. */
struct place {
	uint32_t first, end, from;
	size_t index; /* in scan.figures or scan.times */
	/* Of a time: a figure is compared with it; it is said of the one
	 * figure before it only. */
	bool is_base, is_origin;
	bool year_on_year; /* of a figure: what it is compared with */
};

struct page {
	struct scan *s;
	struct tokens t;
	int32_t paragraph;
	uint32_t sentence; /* first token of the current sentence */
	uint32_t floor;    /* behind the last figure or time */
	int year;          /* of the dates told of, if it is not this
			    * year; 0 if not */
	int year_age;      /* sentences since `year` was last said */
	int of_year;       /* last year's ... */
	bool between;      /* "between" stands before the time */
	uint32_t dateline; /* where the paragraph's ends, a byte of the text */
	VEC(struct place) figures, times; /* of the current sentence */
};

static inline struct span
page_span(const struct page *p, uint32_t first, uint32_t end)
{
	return (struct span){p->t.v[first].start, p->t.v[end - 1].end};
}

/* names_en.c: whether the quantity is part of a name, a mark, an idiom, a
 * score or an enumerator and counts nothing. `*end` gets the token up to which
 * that is so. */
bool is_name_en(const struct page *p, const struct quantity *q, uint32_t *end);
/* Whether token `t` behind a date makes a name of it: the May Fourth Movement,
 * August 1st Film Studio, the May 7 Cadre School. */
bool dated_name_en(const struct token *t);
/* The same behind a year: the 1911 Revolution. */
bool dated_event_en(const struct token *t);
/* Whether a thing is named at token `at`, behind an ordinal. */
bool is_thing_en(const struct page *p, uint32_t at);
/* Whether the ordinal `n` stands on a thing. */
bool is_ordinal_en(const struct page *p, const struct numeral *n);

/* units_en.c: the unit of the quantity at token `at`, behind it, with
 * f->unit, unit_id and kind; the token behind the unit, `at` if there is
 * none. */
uint32_t unit_en(const struct page *p, const struct quantity *q, uint32_t at,
    struct figure *f);
/* Whether only nouns stand between a figure and token `at`: "rose ten times,
 * textiles twelve times". */
bool continues_en(
    const struct page *p, const struct place *before, uint32_t at);
/* "per mu", "a day", "/ha" at token `at`; the token behind it. */
uint32_t per_en(const struct page *p, uint32_t at, struct figure *f);
/* The noun phrase that begins at token `at`; the token behind it. */
uint32_t noun_phrase_en(const struct page *p, uint32_t at);
/* high, wide, deep: a five-foot high wall */
bool is_extent_en(const struct token *t);
/* Whether a noun phrase of several things begins at token `at`. */
bool is_plural_en(const struct page *p, uint32_t at);

/* compound_en.c: what belongs to the quantity behind its unit. Each gives the
 * token behind, `end` if there is nothing, and mends the quantity.
 * "and a half" */
uint32_t and_a_half_en(const struct page *p, uint32_t end, struct quantity *q);
/* "5 jiao" behind 3 yuan */
uint32_t and_smaller_en(const struct page *p, uint32_t end, struct quantity *q,
    const struct figure *f);
/* "to sixty tons" behind fifty tons */
uint32_t and_far_end_en(const struct page *p, uint32_t end, struct quantity *q,
    const struct figure *f);
/* "below zero" behind degrees */
uint32_t below_zero_en(const struct page *p, uint32_t end, struct quantity *q,
    const struct figure *f);
/* Makes "one in five" a part. */
void one_in_en(const struct page *p, struct quantity *q);

/* context_en.c: roles, items, pairs, bases and periods of the figures of the
 * sentence that ends before token `end`. */
void context_en(struct page *p, uint32_t end);

/* times_en.c: the time expression that begins at token `i`, as a day or a
 * stretch of days; false if there is none. `*first` may be moved back to
 * "the". */
bool time_en(struct page *p, uint32_t i, uint32_t *first, uint32_t *end,
    struct time_mention *m);
#endif

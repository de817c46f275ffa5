/* SPDX-License-Identifier: MIT */
/* scan.h - one pass over a stretch of text, in either language
 *
 * facts.c walks the headlines and paragraphs of a half and hands each to the
 * language's scanner, which appends figures and times in text order. What the
 * scanners share stands here and in when.h. */
#ifndef SCAN_H
#define SCAN_H
#include "facts.h"
#include "idioms.h"
#include "units.h"
#include "when.h"

struct scan {
	struct arena *arena;
	struct diag *diag;
	const struct bitext *bitext;
	const struct source *source;
	struct slice text; /* the whole source */
	const struct units *units;
	const struct idioms *idioms; /* may be NULL */
	struct date paper;           /* for unit conversions; may be unknown */
	struct anchor anchor;        /* moves on as times are met */
	struct interval period;      /* carried from clause to clause */
	VEC(struct figure) figures;
	VEC(struct time_mention) times;
	const uint32_t *zh_starters; /* made by scan_zh for itself */
};

/* Appends the figures and times of `block` (a headline or a paragraph, inside
 * s->text). Sentence numbers are filled in by the caller; `paragraph` is -1
 * for a headline. */
void scan_zh(struct scan *s, struct span block, int32_t paragraph);
void scan_en(struct scan *s, struct span block, int32_t paragraph);

/* A new block begins: what it is about may be the month or the year that was
 * told of, but not a day or a few, what is to come, or long past. */
void period_carry(struct scan *s);
/* Whether that is over since long or yet to come, so that 如今 and "now" mean
 * another time. */
bool period_is_far(const struct scan *s, struct interval when);

/* Bounds that a double holds, or that need their digits. */
struct bound bound_of(double v);
/* `v` as a decimal of so many digits, at most 15, names it. */
double round_digits(double v, int digits);
/* `digits` with the point before the last `places`, at most 15 digits. */
double decimal_value(int64_t digits, size_t places);
/* min and max from the value and the qualifier: RECORDS `min`, `max`. */
void figure_set(struct figure *f, struct bound value, enum qualifier q);
/* Conversion to SI at the paper's date, from min, max and unit_id. */
void figure_convert(struct figure *f, const struct scan *s);
/* final / base from kind, role and value, for changes. */
void figure_factor(struct figure *f);
#endif

/* SPDX-License-Identifier: MIT */
/* point_zh.h - the pieces of a Chinese time expression: times_zh.c puts them
 * together, dates_zh.c reads numbers, time_words_zh.c words */
#ifndef POINT_ZH_H
#define POINT_ZH_H
#include "zh.h"

enum level { LEVEL_NONE, LEVEL_YEAR, LEVEL_PART, LEVEL_MONTH, LEVEL_DAY };

/* A day or stretch of days. */
struct point {
	struct interval when;
	enum time_kind kind;
	enum level level;
	int year, month; /* 0: unknown */
	bool said;       /* the words name the year */
	size_t end;
};

/* Reads a point that begins at `off`; false if none does. `pt` is empty or,
 * for a part of a year, holds the year. */
typedef bool point_reader(struct page *p, size_t off, struct point *pt);

/* --- dates_zh.c --- */
/* A whole number that may stand in a date, remembered by the page. */
bool whole_number_zh(struct page *p, size_t off, struct numeral *n);
/* Behind the blanks at `off`. */
size_t blanks_zh(const struct page *p, size_t off);
/* Length of 至, 到 or a dash at `off`, or 0. */
size_t range_word_zh(const struct page *p, size_t off);
/* 1958 from 一九五八 or 1958, 0 from other numbers. */
int four_digits_zh(const struct numeral *n);
/* The year that words count from: the paper's, or the one told last. */
int base_year_zh(const struct page *p, bool antecedent);
int year_or_anchor_zh(const struct page *p, const struct point *pt);
/* Does what follows `off` close a stretch (止, 为止已)? */
bool is_over_zh(const struct page *p, size_t off);
/* Is what is told around `off` still to come? */
bool looks_ahead_zh(const struct page *p, size_t off);
bool year_part_zh(const struct page *p, size_t off, struct point *pt);
bool month_part_zh(const struct page *p, size_t off, struct point *pt);
point_reader numbered_year_zh, named_year_zh, quarters_zh, month_zh,
    month_day_zh, lone_day_zh;

/* --- time_words_zh.c --- */
point_reader relative_zh, weekday_zh, this_part_zh, season_zh, century_zh,
    decade_zh, plan_zh, festival_zh, ago_zh, later_zh;
#endif

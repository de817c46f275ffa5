/* SPDX-License-Identifier: MIT */
/* when.h - calendar arithmetic that both languages share
 *
 * Relative expressions count from an anchor: the dateline's day if there is
 * one, else the paper's. The newspaper looks back: a month or day without a
 * year is the nearest one that is not after the anchor, unless the words look
 * ahead. */
#ifndef WHEN_H
#define WHEN_H
#include "calendar.h"

/* What an expression is resolved against. */
struct anchor {
	struct date day;      /* dateline, else paper; may be unknown */
	struct interval last; /* antecedent: the time before it */
};

/* Months 3q-2 .. 3q; 1 and 2 for the halves; 1, 2, 3 for 上旬 中旬 下旬. */
struct interval when_quarter(int year, int quarter);
struct interval when_half_year(int year, int half);
struct interval when_ten_days(int year, int month, int third);
/* The n-th Five-Year Plan: 1 is 1953-1957, 2 1958-1962, 3 1966-1970, then
 * every five years. Unknown outside 1..20. */
struct interval when_plan(int n);
/* New Year of the farmers' calendar; unknown outside 1946..2003. */
struct date when_spring_festival(int year);
/* The same stretch `years` later (negative: earlier); 29 February becomes
 * 28 February, a month's end stays its end. */
struct interval when_shift(struct interval i, int years);
/* 同比, year on year: the same stretch a year earlier, if it is known */
struct interval when_year_before(struct interval i);
/* The years of month `m` (and day `d`, 0 if none) that the words mean when
 * they give no year: the nearest not after the anchor, or, where `ahead`, the
 * nearest not before it. 0 if the anchor is unknown. */
int when_year_of(const struct anchor *a, int month, int day, bool ahead);
/* Days, weeks, months, years before (negative) or after the anchor's day. */
struct interval when_days_from(const struct anchor *a, int days);
struct interval when_months_from(const struct anchor *a, int months);
#endif

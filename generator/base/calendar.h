/* SPDX-License-Identifier: MIT */
/* calendar.h - days and closed intervals of days, Gregorian (ISO 8601) */
#ifndef CALENDAR_H
#define CALENDAR_H
#include "slice.h"

struct date {
	int16_t year;
	uint8_t month, day; /* from 1 */
	bool known;
};

/* From the first day to the last, both included; an end that is not known
 * leaves the interval open. */
struct interval {
	struct date from, to;
};

/* Known only if there is such a day between the years 1 and 9999. */
struct date date_make(int year, int month, int day);
int days_in_month(int year, int month);
/* Days since 1970-01-01. */
int32_t date_number(struct date d);
struct date date_from_number(int32_t n);
/* 0 Sunday .. 6 Saturday */
int date_weekday(struct date d);
/* -1, 0, 1; an unknown date stands behind all others. */
static inline int
date_cmp(struct date a, struct date b)
{
	int x = a.year << 9 | a.month << 5 | a.day;
	int y = b.year << 9 | b.month << 5 | b.day;

	return a.known && b.known ? (x > y) - (x < y) : b.known - a.known;
}
/* "YYYY-MM-DD", exactly; unknown if it is anything else. */
struct date date_parse(struct slice s);

enum { DATE_SIZE = 11 };
/* ISO 8601, NUL-terminated; "" if unknown. Returns `out`. */
char *date_format(struct date d, char out[DATE_SIZE]);

struct interval interval_day(struct date d);
struct interval interval_month(int year, int month);
struct interval interval_months(int year, int first, int last);
struct interval interval_year(int year);
static inline bool
interval_known(struct interval i)
{
	return i.from.known || i.to.known;
}
#endif

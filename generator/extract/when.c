/* SPDX-License-Identifier: MIT */
#include "when.h"

struct interval
when_quarter(int year, int quarter)
{
	if (quarter < 1 || quarter > 4)
		return (struct interval){0};
	return interval_months(year, 3 * quarter - 2, 3 * quarter);
}

struct interval
when_half_year(int year, int half)
{
	if (half < 1 || half > 2)
		return (struct interval){0};
	return interval_months(year, 6 * half - 5, 6 * half);
}

struct interval
when_ten_days(int year, int month, int third)
{
	int first = 10 * third - 9, last = 10 * third;

	if (third < 1 || third > 3)
		return (struct interval){0};
	if (third == 3)
		last = days_in_month(year, month);
	return (struct interval){
	    date_make(year, month, first), date_make(year, month, last)};
}

/* The third plan was put off to 1966 by the readjustment of 1963-1965. */
struct interval
when_plan(int n)
{
	int first;

	if (n < 1 || n > 20)
		return (struct interval){0};
	first = n <= 2 ? 1948 + 5 * n : 1951 + 5 * n;
	return (struct interval){
	    date_make(first, 1, 1), date_make(first + 4, 12, 31)};
}

static struct date
date_shift(struct date d, int years, bool is_end)
{
	int year = d.year + years, days = days_in_month(year, d.month);
	bool last = d.day == days_in_month(d.year, d.month);

	if (!d.known)
		return d;
	if (d.day > days || (is_end && last))
		return date_make(year, d.month, days);
	return date_make(year, d.month, d.day);
}

struct interval
when_shift(struct interval i, int years)
{
	bool stretch = date_cmp(i.from, i.to) != 0;

	return (struct interval){
	    date_shift(i.from, years, false), date_shift(i.to, years, stretch)};
}

struct interval
when_year_before(struct interval i)
{
	return interval_known(i) ? when_shift(i, -1) : (struct interval){0};
}

int
when_year_of(const struct anchor *a, int month, int day, bool ahead)
{
	int year = a->day.year, at, now;

	if (!a->day.known)
		return 0;
	at = month * 32 + day;
	now = a->day.month * 32 + (day != 0 ? a->day.day : 0);
	if (ahead)
		return at < now ? year + 1 : year;
	return at > now ? year - 1 : year;
}

struct interval
when_days_from(const struct anchor *a, int days)
{
	if (!a->day.known)
		return (struct interval){0};
	return interval_day(date_from_number(date_number(a->day) + days));
}

struct interval
when_months_from(const struct anchor *a, int months)
{
	int n = a->day.year * 12 + a->day.month - 1 + months;

	if (!a->day.known || n < 12)
		return (struct interval){0};
	return interval_month(n / 12, n % 12 + 1);
}

/* New Year of the farmers' calendar, 1946 to 2003, as days after 1 January
 * (the dates of the official almanac). */
static const uint8_t spring[] = {32, 21, 40, 28, 47, 36, 26, 44, 33, 23, 42, 30,
    48, 38, 27, 45, 35, 24, 43, 32, 20, 39, 29, 47, 36, 26, 45, 33, 22, 41, 30,
    48, 37, 27, 46, 35, 24, 43, 32, 50, 39, 28, 47, 36, 26, 45, 34, 22, 40, 30,
    49, 37, 27, 46, 35, 23, 42, 31};

struct date
when_spring_festival(int year)
{
	if (year < 1946 || year > 2003)
		return (struct date){0};
	return date_from_number(
	    date_number(date_make(year, 1, 1)) + spring[year - 1946]);
}

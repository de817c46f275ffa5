/* SPDX-License-Identifier: MIT */
#include "calendar.h"

static bool
leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int
days_in_month(int year, int month)
{
	static const int days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (month < 1 || month > 12)
		return 0;
	return days[month - 1] + (month == 2 && leap(year));
}

struct date
date_make(int year, int month, int day)
{
	if (year < 1 || year > 9999 || day < 1 ||
	    day > days_in_month(year, month))
		return (struct date){0};
	return (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day, true};
}

/* Howard Hinnant, "chrono-compatible low-level date algorithms": years begin
 * in March, so that the leap day is the last. */
int32_t
date_number(struct date d)
{
	int y = d.year - (d.month <= 2), era = (y >= 0 ? y : y - 399) / 400;
	int yoe = y - era * 400;
	int doy =
	    (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
	int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + doe - 719468;
}

struct date
date_from_number(int32_t n)
{
	int32_t z = n + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
	int32_t doe = z - era * 146097;
	int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int32_t mp = (5 * doy + 2) / 153;
	int month = mp < 10 ? mp + 3 : mp - 9;

	return date_make(yoe + era * 400 + (month <= 2), month,
	    doy - (153 * mp + 2) / 5 + 1);
}

int
date_weekday(struct date d)
{
	int32_t n = (date_number(d) + 4) % 7; /* 1970-01-01: Thursday */

	return n < 0 ? n + 7 : n;
}

static int
digits(const char *p, int n)
{
	int v = 0;

	for (int i = 0; i < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			return -1;
		v = v * 10 + (p[i] - '0');
	}
	return v;
}

struct date
date_parse(struct slice s)
{
	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
		return (struct date){0};
	return date_make(
	    digits(s.p, 4), digits(s.p + 5, 2), digits(s.p + 8, 2));
}

char *
date_format(struct date d, char out[DATE_SIZE])
{
	const int part[] = {d.year / 1000, d.year / 100 % 10, d.year / 10 % 10,
	    d.year % 10, -1, d.month / 10, d.month % 10, -1, d.day / 10,
	    d.day % 10};

	if (!d.known) {
		out[0] = '\0';
		return out;
	}
	for (int i = 0; i < DATE_SIZE - 1; i++)
		out[i] = part[i] < 0 ? '-' : (char)('0' + part[i]);
	out[DATE_SIZE - 1] = '\0';
	return out;
}

struct interval
interval_day(struct date d)
{
	return (struct interval){d, d};
}

struct interval
interval_months(int year, int first, int last)
{
	return (struct interval){date_make(year, first, 1),
	    date_make(year, last, days_in_month(year, last))};
}

struct interval
interval_month(int year, int month)
{
	return interval_months(year, month, month);
}

struct interval
interval_year(int year)
{
	return interval_months(year, 1, 12);
}

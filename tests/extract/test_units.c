/* SPDX-License-Identifier: MIT */
/* test_units.c - the units table and the calendar of expressions
 *
 *	test-units AUTHORITY-FOLDER */
#include "arena.h"
#include "scan.h"
#include "test.h"

static struct arena *arena;
static struct units *units;

static const struct unit *
match(enum lang l, const char *text, size_t len)
{
	size_t got = 0;
	const struct unit *u = units_match(units, l, slice_of(text), &got);

	CHECK(u == NULL || got == len);
	return u;
}

static void
longest_term(void)
{
	CHECK_STR(match(ZH, "平方公里的", strlen("平方公里"))->id, "km2");
	CHECK_STR(match(ZH, "公里", strlen("公里"))->id, "km");
	CHECK_STR(match(ZH, "件（台）协作", strlen("件（台）"))->id, "piece");
	CHECK_STR(match(EN, "Square Kilometers of", 17)->id, "km2");
	CHECK_STR(match(EN, "tons", 4)->id, "t");
	CHECK(match(EN, "tonsure", 0) == NULL);
	CHECK(match(ZH, "", 0) == NULL);
	CHECK(match(ZH, "，", 0) == NULL);
}

static double
factor(const char *id, struct date when, const char *si)
{
	struct slice unit;
	double f =
	    units_si(units, units_by_id(units, slice_of(id)), when, &unit);

	CHECK_STR(unit, si);
	return f;
}

/* 16 liang to the jin until 24 June 1959, old currency until February 1955 */
static void
dated_conversions(void)
{
	struct date none = {0};

	CHECK(factor("liang", date_make(1959, 6, 24), "kg") == 0.03125);
	CHECK(factor("liang", date_make(1959, 6, 25), "kg") == 0.05);
	CHECK(factor("liang", none, NULL) == 0);
	CHECK(factor("CNY", date_make(1955, 2, 28), "CNY") == 0.0001);
	CHECK(factor("CNY", date_make(1955, 3, 1), "CNY") == 1);
	CHECK(factor("jin", none, "kg") == 0.5);
	CHECK(factor("kind", none, NULL) == 0);
}

static void
fractions(void)
{
	struct scan s = {.units = units, .paper = date_make(1960, 1, 1)};
	struct figure f = {.unit_id = SLICE("mu")};

	figure_set(&f, bound_of(15), EXACT);
	figure_convert(&f, &s);
	CHECK(f.si_min.value == 10000 && f.si_max.value == 10000);
	CHECK_STR(f.si_unit, "m2");
}

static struct date
day(int y, int m, int d)
{
	return date_make(y, m, d);
}

static void
same(struct interval i, struct date from, struct date to)
{
	CHECK(date_cmp(i.from, from) == 0 && date_cmp(i.to, to) == 0);
}

static void
calendar(void)
{
	struct anchor a = {.day = day(1960, 8, 3)};

	same(when_quarter(1959, 4), day(1959, 10, 1), day(1959, 12, 31));
	same(when_half_year(1960, 1), day(1960, 1, 1), day(1960, 6, 30));
	same(when_ten_days(1960, 2, 3), day(1960, 2, 21), day(1960, 2, 29));
	same(when_plan(1), day(1953, 1, 1), day(1957, 12, 31));
	same(when_plan(3), day(1966, 1, 1), day(1970, 12, 31));
	CHECK(!interval_known(when_plan(0)));
	same(when_shift(interval_day(day(1960, 2, 29)), -1), day(1959, 2, 28),
	    day(1959, 2, 28));
	same(when_shift(interval_month(1959, 2), 1), day(1960, 2, 1),
	    day(1960, 2, 29));
	CHECK(when_year_of(&a, 9, 0, false) == 1959);
	CHECK(when_year_of(&a, 9, 0, true) == 1960);
	CHECK(when_year_of(&a, 8, 4, false) == 1959);
	CHECK(when_year_of(&a, 8, 0, false) == 1960);
	same(when_months_from(&a, -8), day(1959, 12, 1), day(1959, 12, 31));
	same(when_days_from(&a, -3), day(1960, 7, 31), day(1960, 7, 31));
}

int
main(int argc, char **argv)
{
	arena = arena_new();
	if (argc != 2 ||
	    (units = units_load(arena, NULL,
		 arena_printf(arena, "%s/units.tsv", argv[1]).p)) == NULL)
		return 2;
	TEST(longest_term);
	TEST(dated_conversions);
	TEST(fractions);
	TEST(calendar);
	arena_free(arena);
	return test_done();
}

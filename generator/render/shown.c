/* SPDX-License-Identifier: MIT */
#include "shown.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "calendar.h"

/* What a double tells exactly, and the denominators that people use. */
enum { MOST_DIGITS = 15, MOST_DENOMINATOR = 20 };

static bool
is(struct slice s, const char *word)
{
	return slice_eq(s, slice_of(word));
}

/* -- numbers -- */

/* False if `n` is no decimal, or has more digits than a double. */
static bool
read_number(struct slice n, double *v)
{
	char text[64];
	size_t digits = 0, i = n.n > 0 && n.p[0] == '-';

	if (n.n == i || n.n >= sizeof(text))
		return false;
	for (; i < n.n && n.p[i] >= '0' && n.p[i] <= '9'; i++)
		digits++;
	for (size_t k = i; k < n.n; k++)
		if (n.p[k] != '.' && (n.p[k] < '0' || n.p[k] > '9'))
			return false;
	if (digits > MOST_DIGITS)
		return false;
	memcpy(text, n.p, n.n);
	text[n.n] = '\0';
	*v = strtod(text, NULL);
	return true;
}

/* `v` with `decimals` at most and thousands set apart. */
static void
put_grouped(struct buffer *out, double v, int decimals)
{
	char text[64];
	int n = snprintf(text, sizeof(text), "%.*f", decimals, v), whole = n;

	if (decimals > 0) {
		whole = n - decimals - 1;
		while (text[n - 1] == '0')
			n--;
		if (n == whole + 1)
			n--;
	}
	for (int i = 0; i < whole; i++) {
		buffer_putc(out, text[i]);
		if (text[i] != '-' && i + 1 < whole && (whole - i - 1) % 3 == 0)
			buffer_putc(out, ',');
	}
	buffer_put(out, (struct slice){text + whole, (size_t)(n - whole)});
}

void
shown_number(struct buffer *out, struct slice n)
{
	double v;

	if (read_number(n, &v))
		put_grouped(out, v, 4);
	else
		buffer_put(out, n);
}

static void
put_fraction(struct buffer *out, struct slice n)
{
	double v;

	if (!read_number(n, &v) || v == round(v)) {
		shown_number(out, n);
		return;
	}
	for (int d = 2; d <= MOST_DENOMINATOR; d++) {
		double times = floor(v * d + 0.5);

		if (fabs(v * d - times) >= 0.000001)
			continue;
		buffer_printf(out, "%.0f/%d (", times, d);
		put_grouped(out, v * 100, 1);
		buffer_puts(out, " %)");
		return;
	}
	shown_number(out, n);
}

static void
put_bound(struct buffer *out, struct slice kind, struct slice n)
{
	if (is(kind, "fraction"))
		put_fraction(out, n);
	else
		shown_number(out, n);
}

/* The sign in front: of one value, or of an interval with an open end. */
static const char *
sign_of(struct slice qualifier, struct slice min, struct slice max)
{
	if (slice_eq(min, max))
		return min.n == 0 ? "?" : is(qualifier, "approx") ? "≈ " : "";
	if (max.n == 0)
		return is(qualifier, "over") ? "> " : "≥ ";
	if (min.n == 0)
		return is(qualifier, "under") ? "< " : "≤ ";
	return "";
}

void
shown_amount(struct buffer *out, struct slice kind, struct slice qualifier,
    struct slice min, struct slice max)
{
	buffer_puts(out, sign_of(qualifier, min, max));
	if (min.n > 0)
		put_bound(out, kind, min);
	if (max.n > 0 && !slice_eq(min, max)) {
		buffer_puts(out, min.n > 0 ? "–" : "");
		put_bound(out, kind, max);
	}
	if (is(kind, "multiple"))
		buffer_puts(out, " ×");
	else if (is(kind, "percent"))
		buffer_puts(out, " %");
}

/* -- days -- */

enum { YEAR = 4, MONTH = 7, DAY = 10 }; /* bytes of "1957-12-26" */

static int
digits(struct slice day, size_t start, size_t end)
{
	int v = 0;

	for (size_t i = start; i < end; i++)
		v = v * 10 + (day.p[i] - '0');
	return v;
}

static bool
is_month(struct slice from, struct slice to)
{
	return digits(from, 8, DAY) == 1 &&
	       digits(to, 8, DAY) ==
		   days_in_month(digits(to, 0, YEAR), digits(to, 5, MONTH));
}

/* The first `n` bytes of both ends, or of one if they are the same. */
static void
put_ends(struct buffer *out, struct slice from, struct slice to, size_t n,
    const char *between)
{
	buffer_put(out, slice_head(from, n));
	if (slice_eq(slice_head(from, n), slice_head(to, n)))
		return;
	buffer_puts(out, between);
	buffer_put(out, slice_head(to, n));
}

void
shown_interval(struct buffer *out, struct slice from, struct slice to)
{
	if (from.n != DAY || to.n != DAY) {
		if (from.n == 0 && to.n == 0)
			return;
		buffer_put(out, from.n > 0 ? from : SLICE("…"));
		buffer_puts(out, " – ");
		buffer_put(out, to.n > 0 ? to : SLICE("…"));
		return;
	}
	if (is(slice_tail(from, YEAR), "-01-01") &&
	    is(slice_tail(to, YEAR), "-12-31"))
		put_ends(out, from, to, YEAR, "–");
	else if (is_month(from, to))
		put_ends(out, from, to, MONTH, " – ");
	else
		put_ends(out, from, to, DAY, " – ");
}

/* -- functions of queries -- */

static bool
amount(const struct slice *a, struct buffer *result)
{
	struct slice list = a[4];

	if (list.n > 2)
		buffer_put(result, (struct slice){list.p + 1, list.n - 2});
	else
		shown_amount(result, a[0], a[1], a[2], a[3]);
	return true;
}

static bool
interval(const struct slice *a, struct buffer *result)
{
	shown_interval(result, a[0], a[1]);
	return result->n > 0;
}

static size_t
find_words(const struct slice *a)
{
	return a[0].n > 0 && a[1].n > 0 ? slice_find(a[0], a[1], 0) : SIZE_MAX;
}

static bool
before(const struct slice *a, struct buffer *result)
{
	buffer_put(result, slice_head(a[0], find_words(a)));
	return a[0].n > 0;
}

static bool
after(const struct slice *a, struct buffer *result)
{
	size_t at = find_words(a);

	if (at == SIZE_MAX)
		return false;
	buffer_put(result, slice_tail(a[0], at + a[1].n));
	return true;
}

bool
shown_define(struct catalogue *c)
{
	return catalogue_define(c, "amount", 5, amount) &&
	       catalogue_define(c, "interval", 2, interval) &&
	       catalogue_define(c, "before", 2, before) &&
	       catalogue_define(c, "after", 2, after);
}

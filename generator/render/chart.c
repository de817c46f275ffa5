/* SPDX-License-Identifier: MIT */
#include "chart.h"

#include <math.h>
#include <stdlib.h>

#include "arena.h"
#include "calendar.h"
#include "database.h"
#include "markup.h"
#include "vec.h"

struct point {
	double from, to;     /* years, with the part of the year */
	double min, max;     /* NAN: open */
	struct slice *value; /* of each column */
};

struct chart {
	struct arena *arena;
	struct query *q;
	int columns, series, from, to, min, max, role;
	VEC(struct point) points;
	double first, last; /* years, whole */
	double least, most; /* values */
	bool logarithmic;
};

static int
column(struct query *q, const char *name)
{
	int i = query_columns(q);

	while (--i >= 0 && strcmp(query_column_name(q, i), name) != 0)
		;
	return i;
}

/* 1957-07-01 -> 1957.5; `end` is the end of the day. */
static double
year_of(struct slice date, bool end)
{
	struct date d = date_parse(date);

	if (!d.known)
		return NAN;
	return d.year + (d.month - 1) / 12.0 +
	       (d.day - (end ? 0 : 1)) / 12.0 / days_in_month(d.year, d.month);
}

double
chart_step(double span, int most)
{
	double power = pow(10, floor(log10(span / most)));

	for (int i = 0; i < 3; i++) {
		static const double step[] = {1, 2, 5};

		if (span / (step[i] * power) <= most * (1 + 1e-9))
			return step[i] * power;
	}
	return 10 * power;
}

static double
x_of(const struct chart *c, double year)
{
	return CHART_LEFT + (year - c->first) / (c->last - c->first) *
				(CHART_RIGHT - CHART_LEFT);
}

static double
y_of(const struct chart *c, double value)
{
	double share = c->logarithmic
			   ? log(value / c->least) / log(c->most / c->least)
			   : value / c->most;

	return CHART_BOTTOM - share * (CHART_BOTTOM - CHART_TOP);
}

/* The bounds of both axes. */
static void
measure(struct chart *c)
{
	double least = INFINITY, most = 0;

	c->first = INFINITY;
	c->last = -INFINITY;
	VEC_EACH (p, &c->points) {
		c->first = fmin(c->first, floor(p->from));
		c->last = fmax(c->last, ceil(p->to));
		least = fmin(least, fmin(p->min, p->max));
		most = fmax(most, fmax(p->min, p->max));
	}
	c->logarithmic = least > 0 && most / least > 200;
	if (c->logarithmic) {
		c->least = pow(10, floor(log10(least)));
		c->most = pow(10, ceil(log10(most) - 1e-9));
	} else {
		double step = chart_step(most > 0 ? most : 1, 5);

		c->least = 0;
		c->most = ceil(most / step - 1e-9) * step;
		if (c->most <= 0)
			c->most = step;
	}
}

static void
put_tick(struct markup *m, const char *axis, double at, double value)
{
	markup_open(m, "tick");
	markup_attr(m, "axis", slice_of(axis));
	markup_attr_printf(m, "at", "%.1f", at);
	markup_attr_printf(m, "value", "%.10g", value);
	markup_close(m);
}

static void
put_ticks(const struct chart *c, struct markup *m)
{
	double years = c->last - c->first;
	double step = fmax(1, chart_step(years, 12));

	/* The label of a year stands below its middle. */
	for (double y = ceil(c->first / step) * step; y < c->last; y += step)
		put_tick(m, "x", x_of(c, y + .5), y);
	if (c->logarithmic) {
		/* From one power of ten to the next, or over a few. */
		double decades = round(log10(c->most / c->least));
		double by = pow(10, ceil(decades / 6));

		for (double v = c->least; v <= c->most * 1.001; v *= by)
			put_tick(m, "y", y_of(c, v), v);
		return;
	}
	step = chart_step(c->most, 5);
	for (int i = 0; i * step <= c->most * 1.001; i++)
		put_tick(m, "y", y_of(c, i * step), i * step);
}

static void
put_columns(const struct chart *c, struct markup *m, const struct point *p)
{
	for (int i = 0; i < c->columns; i++)
		markup_attr(m, query_column_name(c->q, i), p->value[i]);
}

/* A value of a year or less, and no plan: what may be joined by a line. */
static bool
is_step(const struct chart *c, const struct point *p)
{
	return p->to - p->from < 1 + 1e-6 &&
	       !(c->role >= 0 && slice_eq(p->value[c->role], SLICE("plan")));
}

/* The point that the i-th goes on from, with no year between them, or NULL:
 * then there is a gap. */
static const struct point *
before(const struct chart *c, size_t i)
{
	const struct point *p = &c->points.v[i];

	while (is_step(c, p) && i-- > 0) {
		const struct point *q = &c->points.v[i];

		if (is_step(c, q) && p->from >= q->to - 1e-6)
			return p->from - q->to < 1 - 1e-6 ? q : NULL;
	}
	return NULL;
}

static double
height(const struct chart *c, const struct point *p)
{
	return y_of(c, isnan(p->max)   ? p->min
		       : isnan(p->min) ? p->max
				       : (p->min + p->max) / 2);
}

static void
put_point(const struct chart *c, struct markup *m, size_t i)
{
	const struct point *p = &c->points.v[i], *from = before(c, i);

	markup_open(m, "point");
	markup_attr_printf(m, "x1", "%.1f", x_of(c, p->from));
	markup_attr_printf(m, "x2", "%.1f", x_of(c, p->to));
	markup_attr_printf(m, "x", "%.1f", x_of(c, (p->from + p->to) / 2));
	markup_attr_printf(m, "y", "%.1f", height(c, p));
	if (isnan(p->max)) {
		markup_attr(m, "open", SLICE("up"));
	} else if (isnan(p->min)) {
		markup_attr(m, "open", SLICE("down"));
	} else if (p->min < p->max) {
		markup_attr_printf(m, "y1", "%.1f", y_of(c, p->min));
		markup_attr_printf(m, "y2", "%.1f", y_of(c, p->max));
	}
	if (from != NULL) {
		markup_attr_printf(
		    m, "x0", "%.1f", x_of(c, (from->from + from->to) / 2));
		markup_attr_printf(m, "y0", "%.1f", height(c, from));
	}
	put_columns(c, m, p);
	markup_close(m);
}

static int
point_cmp(const void *a, const void *b)
{
	const struct point *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return (x->to > y->to) - (x->to < y->to);
}

/* In order of time; how many different periods. */
static size_t
sort_points(struct chart *c)
{
	size_t periods = c->points.n > 0;

	if (c->points.n > 0)
		qsort(
		    c->points.v, c->points.n, sizeof(*c->points.v), point_cmp);
	for (size_t i = 1; i < c->points.n; i++)
		periods += point_cmp(&c->points.v[i - 1], &c->points.v[i]) != 0;
	return periods;
}

/* True if there was enough for a chart. */
static bool
put_chart(struct chart *c, struct markup *m, const char *row)
{
	if (sort_points(c) < CHART_LEAST)
		return false;
	measure(c);
	markup_open(m, row);
	put_columns(c, m, &c->points.v[0]);
	markup_attr_int(m, "width", CHART_WIDTH);
	markup_attr_int(m, "height", CHART_HEIGHT);
	markup_attr_int(m, "left", CHART_LEFT);
	markup_attr_int(m, "right", CHART_RIGHT);
	markup_attr_int(m, "bottom", CHART_BOTTOM);
	markup_attr_int(m, "points", (int64_t)c->points.n);
	if (c->logarithmic)
		markup_attr(m, "scale", SLICE("log"));
	put_ticks(c, m);
	for (size_t i = 0; i < c->points.n; i++)
		put_point(c, m, i);
	markup_close(m);
	return true;
}

/* What says nothing of a time or an amount is no point. */
static void
take_point(struct chart *c)
{
	struct point p = {
	    .from = year_of(query_text(c->q, c->from), false),
	    .to = year_of(query_text(c->q, c->to), true),
	    .min = query_real(c->q, c->min),
	    .max = query_real(c->q, c->max),
	};

	if (isnan(p.from) || isnan(p.to) || p.to < p.from ||
	    (isnan(p.min) && isnan(p.max)) || p.min < 0 || p.max < 0 ||
	    c->points.n >= CHART_POINTS)
		return;
	p.value = ARENA_NEW(c->arena, struct slice, (size_t)c->columns);
	for (int i = 0; i < c->columns; i++) {
		struct slice text = query_text(c->q, i);

		if (text.p != NULL)
			p.value[i] = arena_copy(c->arena, text);
	}
	*VEC_ADD(c->arena, &c->points) = p;
}

void
charts_draw(struct markup *m, const char *row, struct query *q)
{
	struct chart c = {
	    .arena = arena_new(),
	    .q = q,
	    .columns = query_columns(q),
	    .series = column(q, "series"),
	    .from = column(q, "from"),
	    .to = column(q, "to"),
	    .min = column(q, "min"),
	    .max = column(q, "max"),
	    .role = column(q, "role"),
	};
	struct slice series = SLICE_NONE;
	int charts = 0;

	if (c.series < 0 || c.from < 0 || c.to < 0 || c.min < 0 || c.max < 0)
		goto out; /* a site.sql of somebody's own */
	while (charts < CHART_MOST && query_next(q)) {
		struct slice next = query_text(q, c.series);

		if (series.p == NULL || !slice_eq(next, series)) {
			charts += put_chart(&c, m, row);
			arena_reset(c.arena);
			c.points.n = c.points.capacity = 0;
			series = arena_copy(c.arena, next);
		}
		take_point(&c);
	}
	if (charts < CHART_MOST)
		put_chart(&c, m, row);
out:
	arena_free(c.arena);
}

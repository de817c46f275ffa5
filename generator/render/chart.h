/* SPDX-License-Identifier: MIT */
/* chart.h - figures over time, as they were told
 *
 * A chart shows one series: figures about the same thing in the same unit. A
 * figure is drawn for what it says: a value as a point, a range as a bar from
 * end to end, an open end (150多) as an arrow from the bound that is told.
 * The axis of values begins at zero; it is logarithmic, and says so, where
 * the largest is more than two hundred times the smallest. */
#ifndef CHART_H
#define CHART_H

struct markup;
struct query;

enum {
	CHART_WIDTH = 720,
	CHART_HEIGHT = 260,
	CHART_LEFT = 76, /* the plot's edges */
	CHART_RIGHT = 704,
	CHART_TOP = 14,
	CHART_BOTTOM = 228,
	CHART_LEAST = 3, /* different periods, or there is no chart */
	CHART_MOST = 6,  /* charts a page */
	CHART_POINTS = 200,
};

/* Puts an element `row` a series, from rows that come in order of `series` and
 * have `from` and `to` (ISO dates, a period), `min` and `max` (NULL: open). All
 * columns of the first row are attributes of the chart. In it are elements
 * "tick" (axis x or y, at, value) and "point": x, x1 and x2 of its period, y of
 * its value or bound, y1 and y2 of a range, `open` ("up", "down") where there
 * is no other bound, x0 and y0 of the point it goes on from, and the columns of
 * its row. No line leads over a year without a figure, nor to or from what is
 * said of several years or has the `role` "plan". */
void charts_draw(struct markup *m, const char *row, struct query *q);

/* The step, 1, 2 or 5 times a power of ten, that cuts `span` into at most
 * `most` pieces; `span` > 0. */
double chart_step(double span, int most);
#endif

/* SPDX-License-Identifier: MIT */
#include "atlas.h"

#include <math.h>
#include <stdlib.h>

#include "database.h"
#include "diag.h"
#include "markup.h"
#include "table.h"
#include "templates.h"
#include "utf8.h"
#include "vec.h"

#define WIDTH 720.0
#define HEIGHT 560.0
/* Of labels, in Chinese characters of 13 units. */
#define LABEL_EM 13.0
#define LABEL_HEIGHT 15.0
enum { LABELS = 24 };
#define RADIANS (3.14159265358979323846 / 180)

struct line {
	struct slice class, d; /* an SVG path */
};

struct atlas {
	VEC(struct line) lines;
};

/* Standard parallels 25 and 47 north, centre 36 north 104 east. */
static void
project(double latitude, double longitude, double *x, double *y)
{
	const double south = sin(25 * RADIANS), north = sin(47 * RADIANS);
	const double n = (south + north) / 2;
	const double c = 1 - south * south + 2 * n * south;
	const double centre = sqrt(c - 2 * n * sin(36 * RADIANS)) / n;
	const double rho = sqrt(c - 2 * n * sin(latitude * RADIANS)) / n;
	const double theta = n * (longitude - 104) * RADIANS;
	const double scale = 775; /* units a radian of the globe */

	*x = WIDTH / 2 + scale * rho * sin(theta);
	*y = HEIGHT / 2 - scale * (centre - rho * cos(theta));
}

bool
atlas_project(double latitude, double longitude, double *x, double *y)
{
	if (!(fabs(latitude) <= 90) || isnan(longitude))
		return false;
	project(latitude, longitude, x, y);
	return *x >= 0 && *x <= WIDTH && *y >= 0 && *y <= HEIGHT;
}

struct points {
	struct point {
		double x, y;
	} * v;
	size_t n, capacity;
};

static bool
read_points(struct arena *a, struct slice cell, struct points *out)
{
	struct slice item;

	while (table_item(&cell, ' ', &item)) {
		struct point *p = VEC_ADD(a, out);
		char *end;
		double longitude = strtod(item.p, &end), latitude;

		if (*end != ',')
			return false;
		latitude = strtod(end + 1, &end);
		if (end != item.p + item.n || !(fabs(latitude) <= 90))
			return false;
		project(latitude, longitude, &p->x, &p->y);
	}
	return out->n > 2;
}

/* Through the middles of the edges, curved towards the corners: a coast drawn
 * by hand, not a polygon that claims to be exact. */
static struct slice
smooth(struct arena *a, const struct points *p, bool closed)
{
	struct buffer d = {0};
	struct slice path;
	size_t last = closed ? p->n : p->n - 1;

	if (closed)
		buffer_printf(&d, "M%.1f %.1f",
		    (p->v[p->n - 1].x + p->v[0].x) / 2,
		    (p->v[p->n - 1].y + p->v[0].y) / 2);
	else
		buffer_printf(&d, "M%.1f %.1f", p->v[0].x, p->v[0].y);
	for (size_t i = closed ? 0 : 1; i < last; i++) {
		const struct point *at = &p->v[i], *to = &p->v[(i + 1) % p->n];
		bool end = !closed && i + 1 == last;

		buffer_printf(&d, "Q%.1f %.1f %.1f %.1f", at->x, at->y,
		    end ? to->x : (at->x + to->x) / 2,
		    end ? to->y : (at->y + to->y) / 2);
	}
	if (closed)
		buffer_putc(&d, 'z');
	path = arena_copy(a, buffer_slice(&d));
	buffer_free(&d);
	return path;
}

struct atlas *
atlas_new(struct arena *a, struct diag *d, const struct template_file *f)
{
	struct atlas *t = ARENA_NEW(a, struct atlas, 1);
	struct table table;

	table_parse(&table, a, d, f->path, f->text, 3, 3);
	for (size_t i = 0; i < table.nrows; i++) {
		const struct row *r = &table.row[i];
		struct points p = {0};

		if (read_points(a, arena_copy(a, r->cell[2]), &p))
			*VEC_ADD(a, &t->lines) = (struct line){r->cell[0],
			    smooth(
				a, &p, !slice_eq(r->cell[0], SLICE("river")))};
		else
			diag(d, DIAG_TABLE_BAD_CELL, r->at, r->cell[1]);
	}
	return t;
}

static int
column(struct query *q, const char *name)
{
	for (int i = 0; i < query_columns(q); i++)
		if (strcmp(query_column_name(q, i), name) == 0)
			return i;
	return -1;
}

static double
value(struct query *q, int column)
{
	return column < 0 ? NAN : query_real(q, column);
}

/* The labels set so far, so that none covers another. */
struct labels {
	struct point at[LABELS];
	double half[LABELS]; /* of their widths */
	size_t n;
};

/* True if there is room for a label of `width` around (x, y). */
static bool
set_label(struct labels *l, double x, double y, double width)
{
	if (l->n == LABELS)
		return false;
	for (size_t i = 0; i < l->n; i++)
		if (fabs(l->at[i].y - y) < LABEL_HEIGHT &&
		    fabs(l->at[i].x - x) < l->half[i] + width / 2)
			return false;
	l->at[l->n] = (struct point){x, y};
	l->half[l->n++] = width / 2;
	return true;
}

static void
put_dot(struct markup *m, struct labels *l, struct slice name, double x,
    double y, double r)
{
	markup_attr_printf(m, "x", "%.1f", x);
	markup_attr_printf(m, "y", "%.1f", y);
	markup_attr_printf(m, "r", "%.1f", r);
	if (name.p != NULL &&
	    set_label(l, x, y - r, LABEL_EM * (double)utf8_count(name) + 4))
		markup_attr(m, "label", SLICE("yes"));
}

void
atlas_draw(
    const struct atlas *t, struct markup *m, const char *row, struct query *q)
{
	const int latitude = column(q, "latitude"),
		  longitude = column(q, "longitude"), n = column(q, "n"),
		  name = column(q, "name_zh");
	struct labels labels = {.n = 0};
	double most = 0;

	markup_attr_number(m, "width", WIDTH);
	markup_attr_number(m, "height", HEIGHT);
	VEC_EACH (l, &t->lines) {
		markup_open(m, "path");
		markup_attr(m, "class", l->class);
		markup_attr(m, "d", l->d);
		markup_close(m);
	}
	while (query_next(q)) {
		double x, y, size = value(q, n);

		if (size > most)
			most = size; /* rows come with the largest first */
		markup_open(m, row);
		for (int i = 0; i < query_columns(q); i++)
			markup_attr(
			    m, query_column_name(q, i), query_text(q, i));
		if (atlas_project(
			value(q, latitude), value(q, longitude), &x, &y))
			put_dot(m, &labels,
			    name < 0 ? SLICE_NONE : query_text(q, name), x, y,
			    size > 0 ? 2 + 12 * sqrt(size / most) : 2);
		markup_close(m);
	}
}

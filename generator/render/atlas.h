/* SPDX-License-Identifier: MIT */
/* atlas.h - a map with places as dots
 *
 * templates/map.tsv has the land below them. Everything is projected by
 * Albers' equal-area conic (J. P. Snyder, Map Projections: A Working Manual,
 * USGS 1987, section 14), so that dots are as dense as the places are. */
#ifndef ATLAS_H
#define ATLAS_H
#include "arena.h"

struct atlas;
struct diag;
struct markup;
struct query;
struct template_file;

/* In `a`, which keeps owning it; `f` must outlive it. A bad row is reported
 * and passed over. */
struct atlas *atlas_new(
    struct arena *a, struct diag *d, const struct template_file *f);
/* Puts into the open element: its width and height, an element "path" a line
 * of the land (class, d), and an element `row` a row of `q`, columns as
 * attributes, with x and y if `latitude` and `longitude` are within the map,
 * and r, the radius, whose square grows with `n` (rows come with the largest
 * first); label="yes" where `name_zh` can stand above without covering an
 * earlier one. All in units of the drawing. */
void atlas_draw(
    const struct atlas *t, struct markup *m, const char *row, struct query *q);
/* False if the point is not on the map; degrees. */
bool atlas_project(double latitude, double longitude, double *x, double *y);
#endif

/* SPDX-License-Identifier: MIT */
/* units.h - what is counted and measured in: corpus/authority/units.tsv
 *
 * Columns are named in the table's own header. A unit has terms in both
 * languages and, where there is one, conversions to SI with the dates between
 * which they held (16 liang to the jin until mid-1959, then 10). */
#ifndef UNITS_H
#define UNITS_H
#include "calendar.h"
#include "diag.h"
#include "lang.h"
#include "slice.h"

struct arena;
struct units;

enum unit_class {
	UNIT_CLASSIFIER,
	UNIT_MEASURE,
	UNIT_MONEY,
	UNIT_TIME,
	UNIT_COMPOSITE
};

struct unit {
	struct slice id; /* in URLs and records */
	enum unit_class class;
	struct slice name[LANGS]; /* for headings of tables */
};

/* Loads the table into `a`, which keeps owning it. Bad rows are reported and
 * skipped; NULL only if the file cannot be read. */
struct units *units_load(struct arena *a, struct diag *d, const char *path);
/* The unit whose term is the longest that begins `text`; `*len` gets its
 * length in bytes. NULL if none. */
const struct unit *units_match(
    const struct units *u, enum lang l, struct slice text, size_t *len);
const struct unit *units_by_id(const struct units *u, struct slice id);
/* The factor to SI that held on `when` and the SI unit (p NULL and 0 if there
 * is none). */
double units_si(const struct units *u, const struct unit *unit,
    struct date when, struct slice *si_unit);
#endif

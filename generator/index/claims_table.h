/* SPDX-License-Identifier: MIT */
/* claims_table.h - a row a claim: the columns of `duikan stats` and of the
 * files in data/, those of the view `claims` and the value for people */
#ifndef CLAIMS_TABLE_H
#define CLAIMS_TABLE_H
#include "selection.h"
#include "tabular.h"

/* What a field is, for datapackage.json and its like. */
struct claim_field {
	const char *type;        /* string, number, integer, date (ISO 8601) */
	const char *description; /* with the unit, where it is a number */
};

extern const struct table_column claim_columns[];
extern const struct claim_field claim_fields[]; /* one a column */
size_t claim_ncolumns(void);

/* How claims are told. */
struct claim_style {
	bool si;           /* values in SI units where there are some */
	struct slice base; /* what links begin with; n 0: nothing */
};

/* All cells of a row; does not end it. */
void claim_cells(
    struct tabular *t, const struct claim *c, const struct claim_style *style);
/* A value between `min` and `max` as the claim's qualifier bounds it: over
 * 150 is > 150. */
void put_claim_value(
    struct buffer *out, const struct claim *c, double min, double max);
/* "at least 304" as ≥ 304, ≤ 50, ≈ 154, 50–60, 154; "" if both are open. */
void put_bounds(struct buffer *out, double min, double max, bool approximate);
#endif

/* SPDX-License-Identifier: MIT */
/* statistics.h - claims as a table, and sums that say no more than they do
 *
 * Claims are added up only where adding means something: the same item, unit,
 * role and denominator, amounts (neither percentages nor ordinals), and no
 * two of them about the same thing at the same time: their periods are known
 * and apart, or their places are and neither lies in the other, or they are of
 * different factories, mines, schools or communes. Bounds stay bounds: 154
 * and "more than 150" make at least 304. */
#ifndef STATISTICS_H
#define STATISTICS_H
#include "selection.h"
#include "tabular.h"
#include "vec.h"

enum grouping {
	BY_REGION, /* the place itself */
	BY_PROVINCE,
	BY_CITY,
	BY_INDUSTRY,
	BY_ORGANISATION,
	BY_YEAR,    /* of the period, else of the paper; a period of
		     * several years is 1953/1957 */
	BY_QUARTER, /* 1960-Q2; another period FROM/TO */
	BY_UNIT,
	BY_ITEM,
	BY_ROLE, /* which all tables have anyway */
	BY_ARTICLE,
	GROUPINGS
};

struct statistics_request {
	struct selection selection;
	enum grouping by[GROUPINGS];
	size_t nby;     /* 0: a row a claim, with its sentence */
	bool si;        /* values in SI units where there are some */
	bool conflicts; /* only what articles disagree about (conflicts.h) */
	bool implied;   /* and bases that follow (implied.h) */
	bool colour;    /* for a terminal */
};

/* What stands against a sum. */
enum not_summed { SUMMED, NO_AMOUNT, OVERLAP, UNBOUNDED };

/* A row of a table that is grouped. */
struct statistics_row {
	struct named label[GROUPINGS]; /* of request.by; id and names */
	struct slice item, item_en, unit, unit_zh, unit_en, per, kind, role;
	size_t claims, articles;
	double min, max;               /* of all values; NAN: open */
	double median_min, median_max; /* the median lies between; NAN: open */
	enum not_summed not_summed;
	double sum_min, sum_max; /* NAN: open */
	bool approximate;
	struct slice values; /* what they are, "30; 77; more than 150" */
};

struct statistics {
	VEC(struct statistics_row) rows; /* sorted by label */
};

/* All in `a`. NULL if the database fails: reported. */
struct statistics *statistics_collect(
    struct arena *a, struct catalogue *c, const struct statistics_request *r);
/* Prints the table, grouped or not. False if the database or `put` fails. */
bool statistics_print(struct catalogue *c, const struct statistics_request *r,
    enum table_format format, table_put *put, void *context);

/* "region" ...; -1 if there is none of that name. */
int grouping_find(struct slice name);
const char *grouping_name(enum grouping g);
#endif

/* SPDX-License-Identifier: MIT */
/* facts.h - the figures and times that a bitext states
 *
 * A figure is a number that quantifies something; a time is an expression
 * that names a day or a stretch of days. Both carry what the words say, as a
 * closed set of fields; absent knowledge is marked as such, never guessed. */
#ifndef FACTS_H
#define FACTS_H
#include "bitext.h"

struct idioms;
struct units;

/* A number as the words state it. `digits` holds the decimal where a double
 * cannot (over 15 significant digits), else p is NULL. */
struct bound {
	bool known;
	double value;
	struct slice digits;
};

enum figure_kind {
	FIGURE_COUNT,
	FIGURE_MEASURE,
	FIGURE_MONEY,
	FIGURE_PERCENT,
	FIGURE_FRACTION,
	FIGURE_MULTIPLE,
	FIGURE_DURATION,
	FIGURE_ORDINAL,
	FIGURE_RATE
};

enum qualifier {
	EXACT,
	APPROX,
	OVER,     /* strictly above: 多, 余, 超过, more than */
	AT_LEAST, /* 以上, at least */
	UNDER,    /* 不到, less than */
	AT_MOST,  /* 以下, 以内, within */
	SEVERAL,  /* 几, 好几, 数, several */
	RANGE     /* 二、三天; from 50 to 60 tons */
};

enum role {
	ROLE_NONE,
	ROLE_LEVEL,
	ROLE_INCREASE,
	ROLE_DECREASE,
	ROLE_FROM,
	ROLE_TO,
	ROLE_PLAN,
	ROLE_RATIO
};

enum { NO_FIGURE = -1 };

struct figure {
	enum lang lang;
	struct span span;            /* number and unit as printed */
	struct span number;          /* the bare numeral */
	int32_t paragraph, sentence; /* -1: headline */
	int32_t repeats;             /* figure in an earlier printing of the
				      * same headline, or NO_FIGURE */
	enum figure_kind kind;
	enum qualifier qualifier;
	struct bound min, max, implied_max;
	struct {
		double *v;
		size_t n;
	} values;             /* a list of ordinals: 一、三井 */
	struct span unit;     /* empty: none */
	struct slice unit_id; /* p NULL: none or unknown */
	struct bound si_min, si_max;
	struct slice si_unit; /* p NULL: no conversion */
	struct span item;     /* empty: not found */
	enum role role;
	struct bound factor_min, factor_max; /* final / base */
	int32_t linked;                      /* other end of from -> to */
	struct span compared;                /* the words, 比去年同期 */
	struct interval compared_with;       /* resolved, if they name a time */
	struct span per;        /* denominator as printed: 亩 in 亩产 */
	struct slice per_id;    /* its unit, p NULL if none */
	struct interval period; /* that the figure is about */
};

enum time_kind {
	TIME_DAY,
	TIME_MONTH,
	TIME_QUARTER,
	TIME_HALF_YEAR,
	TIME_YEAR,
	TIME_RANGE,
	TIME_PLAN_PERIOD,
	TIME_VAGUE
};

struct time_mention {
	enum lang lang;
	struct span span;
	int32_t paragraph, sentence; /* -1: headline */
	enum time_kind kind;
	struct interval when; /* both ends unknown: not resolved */
};

struct facts {
	const struct bitext *bitext;
	struct {
		struct figure *v; /* in text order of the source */
		size_t n;
	} figures;
	struct {
		struct time_mention *v; /* in text order of the source */
		size_t n;
	} times;
};

/* Reads all figures and times of both halves. Everything is allocated in `a`
 * or points into the source or into `units`. `idioms` may be NULL: there are
 * none then. Never NULL; numbers that are out of range are reported. */
struct facts *facts_extract(struct arena *a, struct diag *d,
    const struct bitext *b, const struct units *units,
    const struct idioms *idioms);

/* Appends figures and times, one a line, `field=value` between tabs: the text
 * of `--stop-after=extract`. */
void facts_print(struct buffer *out, const struct facts *f);

/* The words of the record format, "at_least", "half_year"; NULL for
 * ROLE_NONE. */
const char *figure_kind_name(enum figure_kind k);
const char *qualifier_name(enum qualifier q);
const char *role_name(enum role r);
const char *time_kind_name(enum time_kind k);
#endif

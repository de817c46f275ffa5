/* SPDX-License-Identifier: MIT */
/* draft_zh.h - a Chinese figure while it is put together: figures_zh.c leads,
 * bounds_zh.c knows the words around the number, units_zh.c what is behind it
 */
#ifndef DRAFT_ZH_H
#define DRAFT_ZH_H
#include "zh.h"

struct draft {
	struct numeral n;
	struct span number;
	size_t start, end;
	double min, max;
	bool open_max; /* SEVERAL: max is the conventional limit */
	double step;
	enum qualifier qualifier;
	const struct unit *unit;
	size_t unit_start, unit_end;
	enum figure_kind kind;
	bool prefixed;
	bool first_is_bare; /* the range's first number has no unit */
};

static inline bool
unit_is(const struct unit *u, struct slice id)
{
	return u != NULL && slice_eq(u->id, id);
}

/* --- bounds_zh.c --- */
/* The start of the bound that ends at `off` (超过, 近), or SIZE_MAX. */
size_t prefix_zh(const struct page *p, size_t off, enum qualifier *q);
/* The end of the bound that begins at `off` (以上, 左右), else `off`. */
size_t suffix_zh(const struct page *p, size_t off, enum qualifier *q);
/* The end of 多, 余 or 来 at `off`, behind a unit or a numeral, else `off`. */
size_t more_zh(const struct page *p, size_t off, enum qualifier *q);
size_t more_digits_zh(const struct page *p, size_t off, const struct numeral *n,
    enum qualifier *q);
/* Takes in a bound with words between (至少运货五千吨). */
void reach_back_zh(const struct page *p, struct draft *d);

/* --- units_zh.c --- */
/* The unit that stands at `off`, NULL if none does. */
const struct unit *unit_at_zh(const struct page *p, size_t off, size_t *len);
/* Takes the unit at the draft's end, if what stands there is one. */
void take_unit_zh(struct page *p, struct draft *d);
/* Takes what else belongs to it: 三元五角, 两年半, 十秒二. */
void compound_zh(struct page *p, struct draft *d);
void and_half_zh(const struct page *p, struct draft *d);
void and_decimals_zh(struct page *p, struct draft *d);
/* 月息一分, 年息五厘: money as a rate of interest is percent. */
void interest_zh(const struct page *p, struct draft *d);
/* 七旬: tens of years, of a person */
void decades_of_age_zh(struct page *p, struct draft *d);
/* Takes the other end of a range; false if there is none. */
bool take_range_zh(struct page *p, struct draft *d);
/* Multiplies: percent is kept in points, whatever it was printed in. */
void to_points_zh(struct draft *d, double by);
#endif

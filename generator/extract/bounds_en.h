/* SPDX-License-Identifier: MIT */
/* bounds_en.h - what English says about a number to bound it
 *
 * more than 150 / nearly 40 / up to 50 / 500 or more / 30-odd / 10,000 to
 * 50,000 / two or three. */
#ifndef BOUNDS_EN_H
#define BOUNDS_EN_H
#include "facts.h"
#include "numeral_en.h"

/* A quantity: one numeral, or two that make a range, and its qualifier. */
struct quantity {
	struct numeral number; /* first .. end of the bare numeral(s) */
	enum qualifier qualifier;
	uint32_t first; /* with the words before: "more than" */
	bool is_range;
	bool from_to; /* "from" or "between" stands before it */
};

/* Reads the quantity whose numeral begins at token `i`; what stands before
 * token `floor` belongs to others. False if there is none. */
bool quantity_en(
    const struct tokens *t, uint32_t i, uint32_t floor, struct quantity *q);
/* Whether something changed from the quantity to another: "rose from". */
bool bounds_change_en(const struct tokens *t, const struct quantity *q);
/* Whether something changed by the quantity: "fell by". */
bool bounds_step_en(const struct tokens *t, const struct quantity *q);
/* The qualifier words before token `i`: their first token and, in
 * `*qualifier`, what they say; `i` and no change if there are none. */
uint32_t bound_before(const struct tokens *t, uint32_t i, uint32_t floor,
    enum qualifier *qualifier);
/* The same for what stands at token `i` behind a number or its unit ("or
 * more", "or so"): the token after it. */
uint32_t bound_after(
    const struct tokens *t, uint32_t i, enum qualifier *qualifier);
#endif

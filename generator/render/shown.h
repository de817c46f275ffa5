/* SPDX-License-Identifier: MIT */
/* shown.h - values as a reader is shown them: "> 15,000", "50–60 %", "1957"
 *
 * Numbers and days come as they stand in documents and in the database, as
 * text; nothing is appended for what is not known. */
#ifndef SHOWN_H
#define SHOWN_H
#include "buffer.h"

/* Thousands set apart, at most four decimals. What is longer than a double can
 * tell stays as it is. */
void shown_number(struct buffer *out, struct slice n);
/* What the words say of a value: `qualifier` and `kind` are names of records
 * or empty. A fraction is told with the smallest denominator that gives it. */
void shown_amount(struct buffer *out, struct slice kind, struct slice qualifier,
    struct slice min, struct slice max);
/* A closed interval of days, as short as it can be told: a day, a month, a
 * year or both ends. */
void shown_interval(struct buffer *out, struct slice from, struct slice to);
#endif

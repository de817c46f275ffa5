/* SPDX-License-Identifier: MIT */
/* shown.h - values as a reader is shown them: "> 15,000", "50–60 %", "1957"
 *
 * Numbers and days come as they stand in documents and in the database, as
 * text; nothing is appended for what is not known. */
#ifndef SHOWN_H
#define SHOWN_H
#include "catalogue.h"

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

/* Makes functions of these for the queries of pages, whose texts may be NULL:
 *
 *	amount(kind, qualifier, min, max, values)	values: a JSON array
 *	interval(from, to)
 *	before(sentence, words)	what stands before the words, all of it if they
 *				do not stand in it
 *	after(sentence, words)	NULL if they do not
 */
bool shown_define(struct catalogue *c);
#endif

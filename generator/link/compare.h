/* SPDX-License-Identifier: MIT */
/* compare.h - what the comparison of two figures is made of; inside compare*.c
 * only
 *
 * compare.c knows values, compare_units.c what they are counted in,
 * compare_words.c what is said around them. */
#ifndef COMPARE_H
#define COMPARE_H
#include "collate.h"

/* compare.c: equal but for conversions; within a ratio of each other. */
bool near(double a, double b);
bool near_ratio(double a, double b, double ratio);
/* The number that the words name: 150 in "more than 150", 30 in 不到三十. */
struct bound core(const struct figure *f);
bool same_bound(struct bound a, struct bound b);
bool same_si(const struct figure *a, const struct figure *b);
/* A multiple, share or part, which may tell a change. */
bool is_change(const struct figure *f);

/* compare_units.c: of one of the facts' figures; NULL if it has no unit. */
const struct unit *unit_of(const struct linker *l, const struct figure *f);
/* Chinese counts with classifiers where English has a bare noun. */
bool is_bare(const struct unit *u);
bool units_agree(
    const struct linker *l, const struct figure *a, const struct figure *b);
/* Units that cannot render each other: tons and yuan. */
bool units_exclude(
    const struct linker *l, const struct figure *a, const struct figure *b);
/* Stretches of time in different units: 一年半, eighteen months. */
bool same_length(const struct figure *a, const struct figure *b);
/* One number of units of nearly one size: 一尺, "a foot". */
bool same_size(const struct figure *a, const struct figure *b);
bool is_dan(struct slice unit_id);
/* What follows a figure, to the end of the clause at most. */
struct slice words_behind(const struct linker *l, const struct figure *f);

/* compare_words.c: which way a bound leaves a number open. 以上 and "more
 * than" are told apart by some and not by others. */
enum leaning { LEAN_NONE, LEAN_UP, LEAN_DOWN, LEAN_OPEN };
enum leaning leaning_of(const struct figure *f);
bool bounds_differ(
    const struct linker *l, const struct figure *a, const struct figure *b);
/* An amount of change told as its result, or the other way round. */
bool roles_differ(
    const struct linker *l, const struct figure *a, const struct figure *b);
#endif

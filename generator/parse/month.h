/* SPDX-License-Identifier: MIT */
/* month.h - the English names of the months */
#ifndef MONTH_H
#define MONTH_H
#include "slice.h"

/* 1 to 12 if `s` begins with a month's name or its abbreviation (Aug, Aug.,
 * Sept.), in whatever case, as a whole word; `*off` moves behind it. Else 0. */
int month_name(struct slice s, size_t *off);
#endif

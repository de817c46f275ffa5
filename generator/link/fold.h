/* SPDX-License-Identifier: MIT */
/* fold.h - names made comparable: case, accents and joints dropped */
#ifndef FOLD_H
#define FOLD_H
#include "slice.h"

struct arena;

/* Case folded, marks stripped, compatibility forms (full width) undone,
 * traditional characters simplified (traditional.tsv), and without blanks,
 * hyphens, apostrophes and full stops, so that "Xi'an" and "XIAN", "Ürümqi"
 * and "urumqi", 遼寧 and 辽宁 meet. In `a`. */
struct slice fold_name(struct arena *a, struct slice name);
#endif

/* SPDX-License-Identifier: MIT */
/* idioms.h - words that hold a numeral and state no number:
 * corpus/authority/idioms.tsv
 *
 * 三心二意, 统一, 百花齐放, 一二·九; "one another", "at first". A text between
 * slashes is a Perl-compatible pattern (pcre2pattern(3)) that is tried where a
 * number of several digits stands (in English: of any): names with any number
 * in them, 五○一号信箱. */
#ifndef IDIOMS_H
#define IDIOMS_H
#include "diag.h"
#include "lang.h"
#include "slice.h"

struct arena;
struct idioms;

/* Loads the table into `a`, which keeps owning it. Bad rows are reported and
 * skipped; NULL only if the file cannot be read. */
struct idioms *idioms_load(struct arena *a, struct diag *d, const char *path);
/* The longest idiom around `off`, or else what a pattern finds there. It is
 * where its first numeral character (Chinese) or its first letter or digit
 * (English, case aside, whole words) stands. `idioms` may be NULL: there are
 * none then. A pattern that gives up is reported. */
bool idioms_match(const struct idioms *idioms, struct diag *d, enum lang l,
    struct slice text, size_t off, struct span *at);
#endif

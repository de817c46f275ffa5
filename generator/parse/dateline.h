/* SPDX-License-Identifier: MIT */
/* dateline.h - who reports from where and when: 新华社重庆2日电
 *
 * The grammar is the newspaper's, the English one what translators made of
 * it; it reads one line and looks no further than its first few words. */
#ifndef DATELINE_H
#define DATELINE_H
#include "article.h"

/* What `at` (one paragraph or line, trimmed) begins with, or NONE in
 * `dateline->span.end`. `paragraph` and `date` are left alone. False if it
 * begins with no dateline. */
bool dateline_begins(
    struct dateline *dl, struct slice text, struct span at, enum lang lang);
/* The same for the brackets that a paragraph ends with:
 * （新华社据塔斯社莫斯科二十六日电）. */
bool dateline_ends(
    struct dateline *dl, struct slice text, struct span at, enum lang lang);
/* The day meant by "30日", "10月30日", "the 30th" in a paper of the day
 * `paper`: the nearest one not after it.  Unknown if `paper` is, or if the
 * words name no day. */
struct date dateline_day(struct slice words, struct date paper);

/* Each language's grammar: the length in bytes of the dateline that `s`
 * begins with, 0 if there is none.  Spans are offsets into `s`. */
size_t dateline_zh(struct dateline *dl, struct slice s);
size_t dateline_en(struct dateline *dl, struct slice s);
#endif

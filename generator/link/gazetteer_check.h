/* SPDX-License-Identifier: MIT */
/* gazetteer_check.h - whether the rows of places.tsv agree with each other */
#ifndef GAZETTEER_CHECK_H
#define GAZETTEER_CHECK_H
#include "gazetteer.h"

/* Reports, at the place's row: days on which it belonged to nothing or to what
 * was not there, ways up that do not end, names that two places share without
 * a "?", readings that the characters do not have (pinyin.tsv, whose path is
 * `readings`), positions outside China or far from what holds the place, and
 * codes of another province. What keeps a row from being read at all was
 * reported by gazetteer_load. */
void gazetteer_check(
    const struct gazetteer *g, struct diag *d, const char *readings);
#endif

/* SPDX-License-Identifier: MIT */
/* notice.h - an article as catalogues of libraries know it: title, authors,
 * day, subjects, and where it is */
#ifndef NOTICE_H
#define NOTICE_H
#include "pages.h"

struct notice {
	struct slice id, date;     /* YYYY-MM-DD; p NULL: undated */
	struct slice path;         /* articles/1960/08/ID */
	struct slice title[LANGS]; /* p NULL: none */
	struct slice page, column;
	struct slice authors[LANGS], places, industries; /* lists */
	bool has[LANGS];
};

/* The articles in the order of the paper. NULL: reported. */
struct query *notices_query(struct catalogue *c);
/* The next one; its texts stay until the one behind it. */
bool notices_next(struct query *q, struct notice *n);
/* The next item of a list. */
bool notice_item(struct slice *list, struct slice *item);
/* What it is called: the title, else the id. */
struct slice notice_title(const struct notice *n);
#endif

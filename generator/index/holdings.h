/* SPDX-License-Identifier: MIT */
/* holdings.h - what a corpus holds, before any article is read closely
 *
 * A quick first pass over the articles settles what no article can know
 * alone: its unique id, its neighbours in the paper. It keeps a few hundred
 * bytes an article and no text. */
#ifndef HOLDINGS_H
#define HOLDINGS_H
#include "article.h"

struct holding {
	struct slice id;           /* unique in the archive */
	struct slice path;         /* to be told */
	struct slice name;         /* as recorded; the tie-breaker */
	uint32_t file;             /* its number in the corpus */
	struct slice title[LANGS]; /* p NULL where a half is missing */
	struct date date;
	uint32_t page;
};

struct holdings;

struct holdings *holdings_new(void);
void holdings_free(struct holdings *h);
/* Copies what it needs of `a`. Not thread-safe. */
void holdings_add(struct holdings *h, const struct article *a, uint32_t file);
/* Sorts by date, page, id and path, the undated last, and gives articles that
 * share an id a suffix (-2, -3) in order of their text's hash, then name, so
 * that the same corpus gets the same ids in any order: reported. */
void holdings_settle(struct holdings *h, struct diag *d);
size_t holdings_count(const struct holdings *h);
/* In the order of the paper. */
const struct holding *holdings_get(const struct holdings *h, size_t i);

/* What stands around an article in the paper; NULL where there is nothing. */
struct neighbours {
	const struct holding *previous, *next;
	/* Others of its day, those next to it, in order; none if undated. */
	const struct holding *day[8];
	size_t nday;
	size_t day_total; /* of the day's articles, itself included */
};

struct neighbours holdings_around(const struct holdings *h, size_t i);
#endif

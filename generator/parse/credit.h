/* SPDX-License-Identifier: MIT */
/* credit.h - tells text from who made it and what stands below a picture */
#ifndef CREDIT_H
#define CREDIT_H
#include "article.h"

/* What can be known about a paragraph besides its words. */
struct standing {
	uint32_t indent, usual; /* columns; of it, of most others */
	bool near_end;          /* one of the last three */
	bool alone;             /* the only one */
	bool author, by_author; /* its words are, end with the author line's */
};

enum paragraph_kind paragraph_kind_of(
    struct slice s, enum lang lang, struct standing st);
/* "**Named Entities**" and the like: the translator's lists begin. */
bool begins_apparatus(struct slice s);
#endif

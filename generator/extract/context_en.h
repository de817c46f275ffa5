/* SPDX-License-Identifier: MIT */
/* context_en.h - what a sentence says about its figures
 *
 * Called when the sentence is read, on the places of its figures and times. */
#ifndef CONTEXT_EN_H
#define CONTEXT_EN_H
#include "page_en.h"

enum { CLAUSE = 16 }; /* tokens that a verb may stand before its number */

static inline struct figure *
figure_of(struct page *p, const struct place *at)
{
	return &p->s->figures.v[at->index];
}

static inline bool
is_share(const struct figure *f)
{
	return f->kind == FIGURE_PERCENT || f->kind == FIGURE_FRACTION ||
	       f->kind == FIGURE_MULTIPLE;
}

/* ; : . ? ! and the ends of the row */
bool ends_clause_en(const struct token *t);
/* The nearest word of one of the classes before token `i` in its clause; 0 if
 * there is none. Commas end the search unless `far`. */
uint32_t word_before_en(
    const struct page *p, uint32_t i, uint64_t classes, bool far);

/* roles_en.c: level, increase, to, plan, ratio ... */
void role_en(struct page *p, const struct place *at);
/* items_en.c: what is counted, measured or changed */
void item_en(struct page *p, const struct place *at);
/* rates_en.c: denominators that do not follow their unit at once */
void rate_en(struct page *p, const struct place *at);
#endif

/* SPDX-License-Identifier: MIT */
/* matcher.h - the articles that an expression fits, and where in them */
#ifndef MATCHER_H
#define MATCHER_H
#include "expression.h"
#include "retrieval.h"

/* A sentence or, with bead -1, a headline that a term of the expression
 * found. */
struct finding {
	int64_t article, bead;
	uint32_t term;
};

/* An article with its findings, each once. */
struct match {
	int64_t article;
	size_t first, n; /* in findings */
	double score;    /* the more, the more it is about what was asked */
};

struct matches {
	VEC(struct finding) findings;
	VEC(struct match) articles; /* in the order of the paper */
};

/* All in `a`. False if the database fails: reported. */
bool matches_find(struct matches *m, struct arena *a, struct catalogue *c,
    const struct search_request *r, const struct expression *e);
#endif

/* SPDX-License-Identifier: MIT */
/* expression.h - what a reader looks for, as typed
 *
 *	expression = and { "OR" and }
 *	and        = not { ["AND"] not }
 *	not        = "NOT" not | "(" expression ")" | term
 *	term       = words | "title:" words | "author:" words | "org:" words
 *	           | "unit:" words | "value" ( ">" | ">=" | "<" | "<=" | "=" )
 *	             number
 *
 * Operators are words of their own, in capitals; words with blanks in them are
 * a phrase. What a unit and a value side by side ask for is one figure that has
 * both. */
#ifndef EXPRESSION_H
#define EXPRESSION_H
#include "arena.h"
#include "slice.h"
#include "vec.h"

enum term_kind {
	TERM_TEXT,
	TERM_TITLE,
	TERM_AUTHOR,
	TERM_ORGANISATION,
	TERM_FIGURE
};

enum comparison { ANY_VALUE, ABOVE, AT_LEAST_IT, BELOW, AT_MOST_IT, EQUAL };

struct term {
	enum term_kind kind;
	struct slice words; /* of a figure: its unit, p NULL: any */
	enum comparison comparison;
	double value;
	bool negated; /* below a NOT: shows nothing */
};

struct node {
	enum node_kind { NODE_TERM, NODE_AND, NODE_OR, NODE_NOT } kind;
	size_t term; /* in the expression's list */
	VEC(struct node *) parts;
};

struct expression {
	struct node *root; /* NULL: everything */
	VEC(struct term) terms;
};

/* Parses `n` words; all in `a`, but the text of terms, which stays in
 * `words`. NULL, or else what is wrong with them. */
const char *expression_parse(
    struct expression *e, struct arena *a, const struct slice *words, size_t n);
#endif

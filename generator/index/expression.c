/* SPDX-License-Identifier: MIT */
#include "expression.h"

#include <math.h>
#include <stdlib.h>

/* Parentheses and NOTs within each other. */
enum { DEPTH = 64 };

struct parser {
	struct arena *arena;
	struct expression *e;
	const struct slice *word;
	size_t n, at;
	unsigned depth;
	bool negated;
	const char *fault;
};

static struct node *parse_or(struct parser *p);

static struct node *
fail(struct parser *p, const char *words)
{
	if (p->fault == NULL)
		p->fault = words;
	return NULL;
}

static bool
is_at(const struct parser *p, const char *word)
{
	return p->at < p->n && slice_eq(p->word[p->at], slice_of(word));
}

static bool
accept(struct parser *p, const char *word)
{
	bool here = is_at(p, word);

	p->at += here;
	return here;
}

static struct node *
new_node(struct parser *p, enum node_kind kind)
{
	struct node *n = ARENA_NEW(p->arena, struct node, 1);

	n->kind = kind;
	return n;
}

/* -- terms -- */

static bool
parse_number(struct slice s, double *value)
{
	char digits[64], *end;

	if (s.n == 0 || s.n >= sizeof(digits))
		return false;
	memcpy(digits, s.p, s.n);
	digits[s.n] = '\0';
	*value = strtod(digits, &end);
	return *end == '\0' && isfinite(*value);
}

/* "value>1000" */
static bool
parse_value(struct parser *p, struct slice s, struct term *t)
{
	static const struct {
		const char *sign;
		enum comparison comparison;
	} all[] = {{">=", AT_LEAST_IT}, {"<=", AT_MOST_IT}, {">", ABOVE},
	    {"<", BELOW}, {"=", EQUAL}};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		struct slice sign = slice_of(all[i].sign);

		if (!slice_starts(s, sign))
			continue;
		t->kind = TERM_FIGURE;
		t->comparison = all[i].comparison;
		if (!parse_number(slice_tail(s, sign.n), &t->value))
			fail(p, "value is compared with a number: value>1000");
		return true;
	}
	return false;
}

static void
parse_term(struct parser *p, struct slice s, struct term *t)
{
	static const struct {
		const char *name;
		enum term_kind kind;
	} fields[] = {{"title:", TERM_TITLE}, {"author:", TERM_AUTHOR},
	    {"org:", TERM_ORGANISATION}, {"unit:", TERM_FIGURE}};

	if (slice_starts(s, SLICE("value")) &&
	    parse_value(p, slice_tail(s, strlen("value")), t))
		return;
	t->words = s;
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		struct slice name = slice_of(fields[i].name);

		if (!slice_starts(s, name))
			continue;
		t->kind = fields[i].kind;
		t->words = slice_trim(slice_tail(s, name.n));
		if (t->words.n == 0)
			fail(p, "a field has nothing behind its colon");
	}
}

/* -- the grammar -- */

/* NOLINTBEGIN(misc-no-recursion): DEPTH deep */
static struct node *
parse_not(struct parser *p)
{
	struct node *n, *part;

	if (p->depth == DEPTH)
		return fail(p, "too many parentheses");
	if (p->at == p->n || is_at(p, "AND") || is_at(p, "OR") || is_at(p, ")"))
		return fail(p, "an operator has nothing to work on");
	p->depth++;
	if (accept(p, "NOT")) {
		p->negated = !p->negated;
		n = new_node(p, NODE_NOT);
		part = parse_not(p);
		p->negated = !p->negated;
		if (part != NULL)
			*VEC_ADD(p->arena, &n->parts) = part;
	} else if (accept(p, "(")) {
		n = parse_or(p);
		if (n != NULL && !accept(p, ")"))
			n = fail(p, "a parenthesis is not closed");
	} else {
		n = new_node(p, NODE_TERM);
		n->term = p->e->terms.n;
		VEC_ADD(p->arena, &p->e->terms)->negated = p->negated;
		parse_term(
		    p, slice_trim(p->word[p->at++]), &p->e->terms.v[n->term]);
	}
	p->depth--;
	return n;
}

/* Makes one figure of a unit and a value. */
static bool
merge(struct expression *e, const struct node *a, const struct node *b)
{
	struct term *x, *y;

	if (a->kind != NODE_TERM || b->kind != NODE_TERM)
		return false;
	x = &e->terms.v[a->term];
	y = &e->terms.v[b->term];
	if (x->kind != TERM_FIGURE || y->kind != TERM_FIGURE ||
	    (x->words.p != NULL) == (y->words.p != NULL))
		return false;
	if (y->words.p != NULL) {
		x->words = y->words;
	} else {
		x->comparison = y->comparison;
		x->value = y->value;
	}
	e->terms.n--; /* y came last */
	return true;
}

static struct node *
parse_and(struct parser *p)
{
	struct node *n = new_node(p, NODE_AND), *part = NULL;

	do {
		struct node *before = part;

		part = parse_not(p);
		if (part == NULL)
			return NULL;
		if (before != NULL && merge(p->e, before, part))
			part = before;
		else
			*VEC_ADD(p->arena, &n->parts) = part;
	} while (accept(p, "AND") ||
		 (p->at < p->n && !is_at(p, "OR") && !is_at(p, ")")));
	return n;
}

static struct node *
parse_or(struct parser *p)
{
	struct node *n = new_node(p, NODE_OR);

	do {
		struct node *part = parse_and(p);

		if (part == NULL)
			return NULL;
		*VEC_ADD(p->arena, &n->parts) = part;
	} while (accept(p, "OR"));
	return n;
}
/* NOLINTEND(misc-no-recursion) */

const char *
expression_parse(
    struct expression *e, struct arena *a, const struct slice *words, size_t n)
{
	struct parser p = {.arena = a, .e = e, .word = words, .n = n};

	*e = (struct expression){0};
	if (n == 0)
		return NULL;
	e->root = parse_or(&p);
	if (p.fault == NULL && p.at < n)
		p.fault = "a parenthesis was not opened";
	return p.fault;
}

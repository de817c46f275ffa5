/* SPDX-License-Identifier: MIT */
/* expression.c - whatever a reader types on the command line, a word a line,
 * is refused with a reason or is a tree whose leaves are its terms, each once,
 * in order */
#include "expression.h"
#include "target.h"

enum { WORDS = 4096, DEPTH = 200 };

/* Counts the terms below a node. */
static size_t
check_node(
    const struct expression *e, const struct node *n, size_t next, int depth)
{
	MUST(depth < DEPTH);
	if (n->kind == NODE_TERM) {
		MUST(n->term == next && next < e->terms.n);
		MUST(n->parts.n == 0);
		return next + 1;
	}
	MUST(n->parts.n > 0 && (n->kind != NODE_NOT || n->parts.n == 1));
	VEC_EACH (part, &n->parts)
		next = check_node(e, *part, next, depth + 1);
	return next;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct slice rest = {(const char *)data, n}, words[WORDS];
	struct arena *a = arena_new();
	struct expression e;
	const char *fault;
	size_t many = 0;

	while (rest.n > 0 && many < WORDS) {
		size_t end = slice_find(rest, SLICE("\n"), 0);

		words[many] = slice_head(rest, end);
		rest = slice_tail(rest, words[many++].n + 1);
	}
	fault = expression_parse(&e, a, words, many);
	MUST(fault == NULL || *fault != '\0');
	if (fault == NULL && e.root != NULL)
		MUST(check_node(&e, e.root, 0, 0) == e.terms.n);
	arena_free(a);
	return 0;
}

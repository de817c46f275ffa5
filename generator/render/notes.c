/* SPDX-License-Identifier: MIT */
#include "notes.h"

#include <stdlib.h>

static int
note_cmp(const void *a, const void *b)
{
	const struct note *x = a, *y = b;

	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	if (x->span.end != y->span.end)
		return x->span.end > y->span.end ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind > y->kind ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

void
notes_settle(struct notes *notes, struct arena *a)
{
	struct note **open = ARENA_NEW(a, struct note *, notes->n + 1);
	size_t depth = 0;

	if (notes->n > 0)
		qsort(notes->v, notes->n, sizeof(*notes->v), note_cmp);
	for (size_t i = 0; i < notes->n; i++) {
		struct note *n = &notes->v[i];

		while (depth > 0 && open[depth - 1]->span.end <= n->span.start)
			depth--;
		/* The open ones nest, so those that `n` crosses, which end
		 * before it does, are on top. */
		while (depth > 0 && open[depth - 1]->span.end < n->span.end) {
			if (open[depth - 1]->kind >= n->kind) {
				n->crossed = true;
				break;
			}
			open[--depth]->crossed = true;
		}
		if (!n->crossed)
			open[depth++] = n;
	}
}

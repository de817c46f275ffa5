/* SPDX-License-Identifier: MIT */
#include "suggest.h"

#include "arena.h"
#include "buffer.h"
#include "fold.h"
#include "utf8.h"

enum { LONGEST = 48 };

static size_t
letters_of(struct slice s, uint32_t out[LONGEST])
{
	size_t n = 0;

	for (size_t off = 0; off < s.n && n < LONGEST; n++) {
		out[n] = cp_lower(utf8_next(s, &off));
	}
	return n;
}

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

unsigned
name_distance(struct slice a, struct slice b, unsigned most)
{
	uint32_t x[LONGEST], y[LONGEST];
	size_t nx = letters_of(a, x), ny = letters_of(b, y);
	unsigned row[3][LONGEST + 1];

	if (nx > ny + most || ny > nx + most)
		return most + 1;
	for (unsigned k = 0; k <= ny; k++)
		row[0][k] = k;
	for (size_t i = 1; i <= nx; i++) {
		unsigned *here = row[i % 3], *above = row[(i - 1) % 3];

		here[0] = (unsigned)i;
		for (size_t k = 1; k <= ny; k++) {
			here[k] = least(above[k - 1] + (x[i - 1] != y[k - 1]),
			    1 + least(above[k], here[k - 1]));
			if (i > 1 && k > 1 && x[i - 1] == y[k - 2] &&
			    x[i - 2] == y[k - 1])
				here[k] =
				    least(here[k], row[(i - 2) % 3][k - 2] + 1);
		}
	}
	return least(row[nx % 3][ny], most + 1);
}

void
suggestions_init(struct suggestions *s, struct arena *a, struct slice asked)
{
	*s = (struct suggestions){
	    .arena = a, .asked = fold_name(a, slice_trim(asked))};
}

static void
keep(struct suggestions *s, struct suggestion new)
{
	size_t i = SUGGESTIONS;

	for (size_t k = 0; k < SUGGESTIONS; k++)
		if (s->best[k].name.p != NULL &&
		    slice_eq(s->best[k].folded, new.folded)) {
			if (s->best[k].distance <= new.distance)
				return;
			s->best[k].name = SLICE_NONE;
		}
	while (i > 0 && (s->best[i - 1].name.p == NULL ||
			    s->best[i - 1].distance > new.distance))
		i--;
	if (i == SUGGESTIONS)
		return;
	memmove(&s->best[i + 1], &s->best[i],
	    (SUGGESTIONS - 1 - i) * sizeof(*s->best));
	s->best[i] = new;
}

void
suggest(struct suggestions *s, struct slice name)
{
	uint32_t letters[LONGEST];
	unsigned most = ((unsigned)letters_of(s->asked, letters) + 1) / 3;
	struct suggestion new = {.name = name};

	if (name.n == 0 || s->asked.n == 0)
		return;
	new.folded = fold_name(s->arena, name);
	new.distance = name_distance(s->asked, new.folded, most);
	/* 庆 is within 重庆, and 重庆地区 has it: likely meant. */
	if (new.folded.n > 0 &&
	    (slice_find(s->asked, new.folded, 0) != SIZE_MAX ||
		slice_find(new.folded, s->asked, 0) != SIZE_MAX))
		new.distance = 1;
	else if (new.distance > most)
		return;
	keep(s, new);
}

void
suggest_surely(struct suggestions *s, struct slice name)
{
	keep(s, (struct suggestion){name, fold_name(s->arena, name), 0});
}

void
suggestions_print(const struct suggestions *s, struct buffer *out)
{
	bool first = true;

	for (size_t k = 0; k < SUGGESTIONS; k++) {
		if (s->best[k].name.p == NULL)
			continue;
		buffer_puts(out, first ? "; perhaps " : ", ");
		buffer_put(out, s->best[k].name);
		first = false;
	}
}

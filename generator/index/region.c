/* SPDX-License-Identifier: MIT */
#include "region.h"

#include "gazetteer.h"
#include "utf8.h"

enum { LONGEST = 48, SUGGESTIONS = 5 };

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
region_distance(struct slice a, struct slice b, unsigned most)
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

struct suggestion {
	struct slice name;
	unsigned distance;
};

/* Keeps the best, in order; of equals the one that came first. */
static void
suggest(
    struct suggestion best[SUGGESTIONS], struct slice asked, struct slice name)
{
	uint32_t letters[LONGEST];
	unsigned most = ((unsigned)letters_of(asked, letters) + 1) / 3;
	unsigned distance;
	size_t i = SUGGESTIONS;

	if (name.n == 0)
		return;
	distance = region_distance(asked, name, most);
	/* 庆 is within 重庆, and 重庆地区 has it: likely meant. */
	if (slice_find(asked, name, 0) != SIZE_MAX ||
	    slice_find(name, asked, 0) != SIZE_MAX)
		distance = 0;
	else if (distance > most)
		return;
	for (size_t k = 0; k < SUGGESTIONS; k++)
		if (best[k].name.p != NULL &&
		    region_distance(best[k].name, name, 0) == 0)
			return; /* but for its capitals the same */
	while (i > 0 &&
	       (best[i - 1].name.p == NULL || best[i - 1].distance > distance))
		i--;
	if (i == SUGGESTIONS)
		return;
	memmove(&best[i + 1], &best[i], (SUGGESTIONS - 1 - i) * sizeof(*best));
	best[i] = (struct suggestion){name, distance};
}

static void
report(struct diag *d, const struct gazetteer *g, struct slice name)
{
	struct suggestion best[SUGGESTIONS] = {0};
	struct buffer words = {0};

	for (size_t i = 0; i < gazetteer_size(g); i++) {
		const struct place *p = gazetteer_place(g, i);

		suggest(best, name, p->name[ZH]);
		suggest(best, name, p->name[EN]);
		suggest(best, name, p->id);
	}
	buffer_put(&words, name);
	for (size_t k = 0; k < SUGGESTIONS && best[k].name.p != NULL; k++) {
		buffer_puts(&words, k == 0 ? "; perhaps " : ", ");
		buffer_put(&words, best[k].name);
	}
	diag(
	    d, DIAG_NO_SUCH_REGION, (struct location){0}, buffer_slice(&words));
	buffer_free(&words);
}

bool
region_find(struct regions *r, struct diag *d, const struct gazetteer *g,
    struct slice name)
{
	const struct place *by_id = gazetteer_by_id(g, name);

	r->n = gazetteer_find(g, name, r->v, REGION_MOST);
	if (r->n > REGION_MOST)
		r->n = REGION_MOST;
	if (r->n == 0 && by_id != NULL)
		r->v[r->n++] = by_id;
	if (r->n == 0)
		report(d, g, name);
	return r->n > 0;
}

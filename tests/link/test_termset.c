/* SPDX-License-Identifier: MIT */
/* Sets of terms against a list that is looked through. */
#include "termset.h"
#include "test.h"

enum { TERMS = 400, TEXT = 600, PIECES = 24 };

/* So few characters that beginnings and whole terms meet by chance. */
static struct slice
draw_text(struct arena *a, size_t pieces)
{
	static const char *const piece[] = {
	    "中", "国", "工", "a", "b", "A", " ", "é"};
	struct slice s = SLICE("");

	while (pieces-- > 0)
		s = arena_printf(a, "%.*s%s", SLICE_ARG(s), piece[draw(8)]);
	return s;
}

static bool
same(struct slice a, struct slice b, bool fold)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (fold ? ascii_lower(a.p[i]) != ascii_lower(b.p[i])
			 : a.p[i] != b.p[i])
			return false;
	return true;
}

/* The first of the longest terms at `off`. */
static const struct slice *
plain_match(const struct slice *term, const bool *held, struct slice text,
    size_t off, size_t below, bool fold)
{
	const struct slice *best = NULL;
	struct slice s = slice_tail(text, off);

	for (size_t i = 0; i < TERMS; i++)
		if (held[i] && term[i].n < below && term[i].n <= s.n &&
		    (best == NULL || term[i].n > best->n) &&
		    same(term[i], slice_head(s, term[i].n), fold))
			best = &term[i];
	return best;
}

/* Meanings of the same text are told in the order they were added. */
static void
check_meanings(
    const struct term *t, const struct slice *term, const bool *held, bool fold)
{
	for (size_t i = 0; i < TERMS; i++)
		if (held[i] && same(term[i], t->text, fold)) {
			CHECK(t != NULL && t->value == i);
			if (t == NULL)
				return;
			if (t->next == NULL)
				return;
			t = t->next;
		}
}

/* How many places have a term. */
static size_t
check_set(bool fold)
{
	struct arena *a = arena_new();
	struct slice term[TERMS], text = draw_text(a, TEXT);
	bool held[TERMS];
	struct termset t;
	size_t hits = 0;

	termset_init(&t, a, fold);
	for (uint32_t i = 0; i < TERMS; i++) {
		term[i] = draw_text(a, 1 + draw(PIECES));
		held[i] = termset_add(&t, term[i], i);
	}
	termset_seal(&t);
	for (size_t off = 0; off <= text.n; off++) {
		size_t below = draw(3) > 0 ? SIZE_MAX : draw(40);
		const struct term *hit = termset_match(&t, text, off, below);
		const struct slice *want =
		    plain_match(term, held, text, off, below, fold);

		CHECK((hit != NULL) == (want != NULL));
		if (hit == NULL || want == NULL)
			continue;
		hits++;
		CHECK(same(hit->text, *want, fold));
		CHECK(hit->value == (size_t)(want - term));
		check_meanings(hit, term, held, fold);
	}
	arena_free(a);
	return hits;
}

static void
finds_what_a_list_has(void)
{
	for (int round = 0; round < 40; round++)
		CHECK(check_set(round % 2 > 0) > 0);
}

static void
lengths(void)
{
	struct arena *a = arena_new();
	struct termset t;
	char text[TERM_MAX + 2];

	memset(text, 'x', sizeof(text));
	termset_init(&t, a, false);
	CHECK(!termset_add(&t, SLICE("xx"), 0));
	CHECK(!termset_add(&t, SLICE("中"), 0));
	CHECK(!termset_add(&t, (struct slice){text, TERM_MAX + 1}, 0));
	CHECK(termset_add(&t, SLICE("xxx"), 1));
	CHECK(termset_add(&t, (struct slice){text, TERM_MAX}, 2));
	termset_seal(&t);
	CHECK(termset_match(&t, (struct slice){text, sizeof(text)}, 0, SIZE_MAX)
		  ->value == 2);
	CHECK(termset_match(&t, (struct slice){text, TERM_MAX - 1}, 0, SIZE_MAX)
		  ->value == 1);
	arena_free(a);
}

int
main(void)
{
	TEST(finds_what_a_list_has);
	TEST(lengths);
	return test_done();
}

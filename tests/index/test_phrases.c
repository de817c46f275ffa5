/* SPDX-License-Identifier: MIT */
/* Phrases are found again, spelt as printed, and forgotten unless said. */
#include "phrases.h"

#include <stdlib.h>

#include "map.h"
#include "test.h"

static uint32_t
word(struct phrases *p, const char *text, bool single)
{
	struct slice s = slice_of(text);

	return phrases_word(p, s, slice_quick_hash(s), single);
}

static void
check_text(const struct phrases *p, uint32_t number, const char *text)
{
	struct buffer b = {0};

	phrase_text(p, number, &b);
	CHECK_STR(buffer_slice(&b), text);
	buffer_free(&b);
}

static void
spells_phrases(void)
{
	struct phrases p;
	uint32_t steel, iron, gang, tie, mill;

	phrases_init(&p, 0);
	steel = word(&p, "steel", false);
	iron = word(&p, "iron", false);
	gang = word(&p, "钢", true);
	tie = word(&p, "铁", true);
	mill = phrases_grown(&p, phrases_grown(&p, steel, iron), gang);
	check_text(&p, steel, "steel");
	check_text(&p, mill, "steel iron钢");
	check_text(&p, phrases_grown(&p, mill, tie), "steel iron钢铁");
	check_text(&p, phrases_grown(&p, tie, iron), "铁iron");
	CHECK(word(&p, "steel", false) == steel);
	CHECK(phrases_grown(&p, phrases_grown(&p, steel, iron), gang) == mill);
	CHECK(p.n == 8);
	phrases_release(&p);
}

enum { WORDS = 3000, LEAST = 5 };

/* Words, and of each a pair with the next; each was said as often as its
 * number has ones. */
static void
make_many(struct phrases *p)
{
	char text[16];

	for (unsigned i = 0; i < WORDS; i++) {
		snprintf(text, sizeof(text), "w%u", i);
		phrase_at(p, word(p, text, false))->said =
		    (uint32_t)__builtin_popcount(i);
	}
	for (uint32_t i = 1; i < WORDS; i++)
		phrase_at(p, phrases_grown(p, i, i + 1))->said =
		    (uint32_t)__builtin_popcount((i - 1) & i);
}

static void
forgets_what_is_rare(void)
{
	struct phrases p;
	size_t before, words = 0, pairs = 0;
	char text[32];

	phrases_init(&p, 0);
	make_many(&p);
	CHECK(p.n == 2 * WORDS - 1);
	before = phrases_memory(&p);
	phrases_forget(&p, LEAST);
	CHECK(phrases_memory(&p) < before);
	for (uint32_t i = 1; i <= p.n; i++) {
		const struct phrase *x = phrase_at(&p, i);
		struct buffer b = {0};
		unsigned n;

		CHECK(x->said >= LEAST && x->last == PHRASE_NEW);
		phrase_text(&p, i, &b);
		buffer_putc(&b, '\0');
		n = (unsigned)strtoul(b.p + 1, NULL, 10);
		buffer_free(&b);
		if (x->head == 0)
			snprintf(text, sizeof(text), "w%u", n);
		else
			snprintf(text, sizeof(text), "w%u w%u", n, n + 1);
		check_text(&p, i, text);
		words += x->head == 0;
		pairs += x->head != 0;
		CHECK(x->head != 0 ? phrases_grown(&p, x->head, x->word) == i
				   : word(&p, text, false) == i);
	}
	CHECK(pairs > 100 && words > pairs && words + pairs == p.n);
	phrases_release(&p);
}

int
main(void)
{
	TEST(spells_phrases);
	TEST(forgets_what_is_rare);
	return test_done();
}

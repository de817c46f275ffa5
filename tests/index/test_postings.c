/* SPDX-License-Identifier: MIT */
/* What is taken in comes out, by phrase; runs on the disk change nothing. */
#include "map.h"
#include "postings.h"
#include "test.h"
#include "varint.h"

static void
put_numbers(struct buffer *out, struct slice varints)
{
	const uint8_t *p = (const uint8_t *)varints.p, *end = p + varints.n;

	while (p < end)
		buffer_printf(out, " %u", (unsigned)varint_get(&p));
}

static bool
print(void *out, const struct posting_list *l)
{
	buffer_printf(out, "%.*s:", SLICE_ARG(l->term));
	put_numbers(out, l->articles);
	buffer_puts(out, " |");
	put_numbers(out, l->places);
	buffer_putc(out, '\n');
	return true;
}

static struct buffer
index_texts(const char *const *text, size_t n, size_t memory, uint32_t common)
{
	struct diag *d = diag_new();
	struct postings *p = postings_new(d, "/tmp", memory, common);
	struct arena *a = arena_new();
	struct buffer out = {0};

	for (size_t i = 0; i < n; i++) {
		struct term_list terms = terms_of_text(a, slice_of(text[i]));

		CHECK(postings_add(p, (uint32_t)i, &terms));
		arena_reset(a);
	}
	CHECK(postings_merge(p, d, print, &out));
	CHECK(diag_worst(d) < (int)FATAL);
	postings_free(p);
	arena_free(a);
	diag_free(d);
	return out;
}

/* Places from the last to the first; a comma is any punctuation. */
static void
words_have_places(void)
{
	const char *const text[] = {"产品154种。New", "1,171 产品，产品"};
	struct buffer out = index_texts(text, 2, 0, 0);

	CHECK_STR(buffer_slice(&out), ",: 0 1 |\n"
				      ",new: 0 | 9\n"
				      ",产: 1 | 7\n"
				      "1171: 1 | 1\n"
				      "1171产: 1 | 1\n"
				      "154: 0 | 5\n"
				      "154种: 0 | 5\n"
				      "new: 0 | 11\n"
				      "产: 0 1 |\n"
				      "产品: 0 1 | 1 9 6\n"
				      "品: 0 1 |\n"
				      "品,: 1 | 5\n"
				      "品154: 0 | 3\n"
				      "种: 0 |\n"
				      "种,: 0 | 7\n");
	buffer_free(&out);
}

/* As the S stemmer has it; accents and capitals do not count. */
static void
words_are_folded(void)
{
	const char *const text[] = {
	    "Factories shoes gas bus glass eyes Ｌüda's ÉTÉ ○九"};
	struct buffer out = index_texts(text, 1, 0, 0);
	static const char *const terms[] = {"bus:", "\nshoes:", "\ngas:",
	    "\nfactory:", "\nglass:", "\neye:", "\nluda:", "\nete:", "\n〇九:"};

	for (size_t i = 1; i < sizeof(terms) / sizeof(*terms); i++)
		CHECK(slice_find(buffer_slice(&out), slice_of(terms[i]), 0) !=
		      SIZE_MAX);
	CHECK(
	    slice_find(buffer_slice(&out), slice_of(terms[0]), 0) != SIZE_MAX);
	buffer_free(&out);
}

enum { TEXTS = 500 };

static void
same_with_runs(const char *const *text, uint32_t common)
{
	struct buffer all = index_texts(text, TEXTS, 0, common);
	struct buffer runs = index_texts(text, TEXTS, 4096, common);

	CHECK(all.n > 10000);
	CHECK(slice_eq(buffer_slice(&all), buffer_slice(&runs)));
	buffer_free(&all);
	buffer_free(&runs);
}

static void
runs_change_nothing(void)
{
	static char bytes[TEXTS][64];
	const char *text[TEXTS];

	for (int i = 0; i < TEXTS; i++) {
		snprintf(bytes[i], sizeof(bytes[i]),
		    "钢铁%d 生产 word%d word%d", i % 7, i % 11, i * i % 101);
		text[i] = bytes[i];
	}
	same_with_runs(text, 0);
	same_with_runs(text, 9);
}

/* -- the definition in postings.h, word for word and slowly -- */

enum { LETTERS = 24, COMMON = 9 };

struct naive {
	uint32_t n, last;
	uint32_t said, here; /* so often, in the last article */
	struct buffer articles, places;
};

/* Whether the phrase was common before the article. */
static bool
naive_common(struct map *all, struct slice phrase, uint32_t article)
{
	struct naive *x = map_get(all, phrase);

	return phrase.n == 3 ||
	       (x != NULL &&
		   x->said - (x->last == article + 1 ? x->here : 0) >= COMMON);
}

static void
naive_note(
    struct map *all, struct slice text, struct slice phrase, uint32_t article)
{
	struct naive *x;
	void **at;

	at = map_at(all, phrase);
	if (*at == NULL)
		*at = ARENA_NEW(all->arena, struct naive, 1);
	x = *at;
	if (x->last == article + 1)
		return;
	buffer_printf(
	    &x->articles, " %u", x->n++ > 0 ? article + 1 - x->last : article);
	x->last = article + 1;
	x->here = 0;
	if (naive_common(all, phrase, article))
		return;
	for (size_t i = text.n, before = SIZE_MAX; i >= phrase.n; i -= 3) {
		struct slice here = {text.p + i - phrase.n, phrase.n};
		size_t place = (i - phrase.n) / 3;

		if (!slice_eq(here, phrase))
			continue;
		buffer_printf(&x->places, " %zu",
		    before == SIZE_MAX ? place * 2 + 1 : (before - place) * 2);
		before = place;
		x->said++;
		x->here++;
	}
}

static void
naive_add(struct map *all, struct slice text, uint32_t article)
{
	for (size_t n = 3; n <= text.n; n += 3)
		for (size_t i = 0; i + n <= text.n; i += 3) {
			struct slice x = {text.p + i, n};
			struct slice head = {x.p, n - 3},
				     tail = {x.p + 3, n - 3};

			if (n == 3 || naive_common(all, head, article) ||
			    naive_common(all, tail, article))
				naive_note(all, text, x, article);
		}
}

struct naive_context {
	struct map *all;
	size_t n;
};

static bool
compare(void *context, const struct posting_list *l)
{
	struct naive_context *c = context;
	struct naive *x = map_get(c->all, l->term);
	struct buffer articles = {0}, places = {0};

	put_numbers(&articles, l->articles);
	put_numbers(&places, l->places);
	CHECK(x != NULL &&
	      slice_eq(buffer_slice(&articles), buffer_slice(&x->articles)) &&
	      slice_eq(buffer_slice(&places), buffer_slice(&x->places)));
	if (x != NULL) {
		buffer_free(&x->articles);
		buffer_free(&x->places);
	}
	buffer_free(&articles);
	buffer_free(&places);
	c->n++;
	return true;
}

/* Texts of three characters, so that phrases of four and five are common. */
static void
grows_as_defined(void)
{
	static const char letters[3][4] = {"甲", "乙", "丙"};
	struct diag *d = diag_new();
	struct postings *p = postings_new(d, "/tmp", 0, COMMON);
	struct arena *a = arena_new();
	struct map all;
	struct naive_context c = {&all, 0};
	uint32_t seed = 1949;

	map_init(&all, a);
	for (uint32_t i = 0; i < 200; i++) {
		char bytes[LETTERS * 3];
		struct slice text = {bytes, sizeof(bytes)};
		struct term_list terms;

		for (size_t k = 0; k < LETTERS; k++) {
			seed = seed * 1664525 + 1013904223;
			memcpy(bytes + 3 * k, letters[(seed >> 24) % 3], 3);
		}
		text = arena_copy(a, text);
		terms = terms_of_text(a, text);
		naive_add(&all, text, i);
		CHECK(postings_add(p, i, &terms));
	}
	CHECK(postings_merge(p, d, compare, &c));
	CHECK(c.n == all.n && c.n > 300);
	postings_free(p);
	arena_free(a);
	diag_free(d);
}

/* The disk that fails is told, and nothing is handed over. */
static void
no_folder_is_a_fault(void)
{
	struct diag *d = diag_new();
	struct postings *p = postings_new(d, "/dev/null/none", 1, 0);
	struct arena *a = arena_new();
	struct term_list terms = terms_of_text(a, SLICE("生产"));
	bool ok = postings_add(p, 0, &terms);

	CHECK(ok == (diag_worst(d) < (int)FATAL));
	postings_free(p);
	arena_free(a);
	diag_free(d);
}

int
main(void)
{
	TEST(words_have_places);
	TEST(words_are_folded);
	TEST(runs_change_nothing);
	TEST(grows_as_defined);
	TEST(no_folder_is_a_fault);
	return test_done();
}

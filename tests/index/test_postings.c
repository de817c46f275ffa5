/* SPDX-License-Identifier: MIT */
/* What is taken in comes out, by term; runs on the disk change nothing. */
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
	buffer_printf(
	    out, "%.*s %u:", SLICE_ARG(l->term), (unsigned)l->narticles);
	put_numbers(out, l->articles);
	buffer_puts(out, " |");
	put_numbers(out, l->places);
	buffer_putc(out, '\n');
	return true;
}

static struct buffer
index_texts(const char *const *text, size_t n, size_t memory)
{
	struct diag *d = diag_new();
	struct postings *p = postings_new(d, "/tmp", memory);
	struct arena *a = arena_new();
	struct buffer out = {0};

	for (size_t i = 0; i < n; i++) {
		struct term_list terms = terms_of_text(a, slice_of(text[i]));

		CHECK(postings_add(p, (uint32_t)i * 3, &terms));
		arena_reset(a);
	}
	CHECK(postings_merge(p, d, print, &out));
	CHECK(diag_worst(d) < (int)FATAL);
	postings_free(p);
	arena_free(a);
	diag_free(d);
	return out;
}

static void
words_have_places(void)
{
	const char *const text[] = {
	    "新产品154种。New plants", "1,171 产品，种"};
	struct buffer out = index_texts(text, 2, 0);

	CHECK_STR(buffer_slice(&out), "1171 1: 3 | 1 0\n"
				      "154 1: 0 | 1 3\n"
				      "new 1: 0 | 1 6\n"
				      "plant 1: 0 | 1 7\n"
				      "产 2: 0 3 | 0 1 1\n"
				      "产品 2: 0 3 | 1 1 1 1\n"
				      "品 2: 0 3 | 1 2 1 2\n"
				      "新 1: 0 | 1 0\n"
				      "新产 1: 0 | 1 0\n"
				      "种 2: 0 3 | 1 4 1 4\n");
	buffer_free(&out);
}

/* As the S stemmer has it; accents and capitals do not count. */
static void
words_are_folded(void)
{
	const char *const text[] = {
	    "Factories shoes gas bus glass eyes Ｌüda's ÉTÉ ○九"};
	struct buffer out = index_texts(text, 1, 0);
	static const char *const terms[] = {"bus ", "\nshoes ", "\ngas ",
	    "\nfactory ", "\nglass ", "\neye ", "\nluda ", "\nete ", "\n〇九 "};

	for (size_t i = 1; i < sizeof(terms) / sizeof(*terms); i++)
		CHECK(slice_find(buffer_slice(&out), slice_of(terms[i]), 0) !=
		      SIZE_MAX);
	CHECK(
	    slice_find(buffer_slice(&out), slice_of(terms[0]), 0) != SIZE_MAX);
	buffer_free(&out);
}

enum { TEXTS = 500 };

static void
runs_change_nothing(void)
{
	static char bytes[TEXTS][64];
	const char *text[TEXTS];
	struct buffer all, runs;

	for (int i = 0; i < TEXTS; i++) {
		snprintf(bytes[i], sizeof(bytes[i]),
		    "钢铁%d 生产 word%d word%d", i % 7, i % 11, i * i % 101);
		text[i] = bytes[i];
	}
	all = index_texts(text, TEXTS, 0);
	runs = index_texts(text, TEXTS, 4096); /* dozens of runs */
	CHECK(all.n > 10000);
	CHECK(slice_eq(buffer_slice(&all), buffer_slice(&runs)));
	buffer_free(&all);
	buffer_free(&runs);
}

/* The disk that fails is told, and nothing is handed over. */
static void
no_folder_is_a_fault(void)
{
	struct diag *d = diag_new();
	struct postings *p = postings_new(d, "/dev/null/none", 1);
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
	TEST(no_folder_is_a_fault);
	return test_done();
}

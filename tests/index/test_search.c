/* SPDX-License-Identifier: MIT */
/* Search against a plain look through the text, for every word of two
 * characters in the corpus and many longer and shorter ones. */
#include "archive_info.h"
#include "compose.h"
#include "map.h"
#include "retrieval.h"
#include "utf8.h"

static struct arena *a;
static struct diag *d;
static struct authority auth;
static struct catalogue *c;
static struct dossier *real[REAL];

/* How many sentence beads have the word in their Chinese, and how many
 * articles there or in a headline. */
static void
look(struct slice word, size_t *articles, size_t *sentences)
{
	*articles = *sentences = 0;
	for (size_t i = 0; i < REAL; i++) {
		const struct bitext *b = real[i]->facts->bitext;
		const struct article *x = b->article;
		size_t before = *sentences;
		bool headline = false;

		for (size_t k = 0; k < b->lines.n; k++) {
			struct run r = b->lines.v[k].side[ZH];
			bool found = false;

			for (uint32_t n = 0; n < r.count; n++)
				found = found ||
					slice_find(
					    article_text(x, b->sentences[ZH]
								.v[r.first + n]
								.span),
					    word, 0) != SIZE_MAX;
			*sentences += found;
		}
		VEC_EACH (h, &x->half[ZH].headlines)
			headline =
			    headline || slice_find(article_text(x, h->span),
					    word, 0) != SIZE_MAX;
		*articles += headline || *sentences > before;
	}
}

static bool
agrees(struct slice word)
{
	struct search_request r = {.phrases = &word, .nphrases = 1};
	struct search *s = search_new(c, &r);
	size_t articles, sentences;
	bool same;

	look(word, &articles, &sentences);
	same =
	    search_articles(s) == articles && search_sentences(s) == sentences;
	if (!same)
		printf("# %.*s: %zu articles and %zu sentences, not %zu and "
		       "%zu\n",
		    SLICE_ARG(word), search_articles(s), search_sentences(s),
		    articles, sentences);
	search_free(s);
	return same;
}

/* Compares all words of `length` Chinese characters. */
static size_t
compare(size_t length)
{
	struct map seen;
	size_t n = 0;

	map_init(&seen, a);
	for (size_t i = 0; i < REAL; i++) {
		const struct article *x = dossier_article(real[i]);
		struct slice body = article_text(x, x->half[ZH].body);

		for (size_t off = 0, end; off < body.n; utf8_next(body, &off)) {
			size_t k = 0;
			struct slice word;
			void **at;

			for (end = off; k < length && end < body.n; k++)
				if (!cp_is_han(utf8_next(body, &end)))
					break;
			if (k < length)
				continue;
			word = (struct slice){body.p + off, end - off};
			at = map_at(&seen, word);
			if (*at == NULL) {
				*at = c;
				n++;
				CHECK(agrees(word));
			}
		}
	}
	return n;
}

static void
finds_single_characters(void)
{
	CHECK(compare(1) > 500);
}

static void
finds_words_of_two(void)
{
	CHECK(compare(2) > 1500);
}

static void
finds_words_of_three(void)
{
	CHECK(compare(3) > 1500);
}

static void
finds_words_of_five(void)
{
	CHECK(compare(5) > 1000);
}

static void
finds_what_is_mixed(void)
{
	static const char *const words[] = {"以“蚂蚁", "蚂蚁啃骨头”", "22日电",
	    "难，再艰", "产品，并", "：支援"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		CHECK(agrees(slice_of(words[i])));
}

int
main(void)
{
	struct archive_info info = {.title = SLICE("Corpus")};

	a = arena_new();
	d = diag_new();
	auth = compose_authority(a, d);
	c = catalogue_create(d, ":memory:", &info, &auth);
	for (size_t i = 0; i < REAL; i++) {
		real[i] = compose_real(a, d, &auth, i);
		CHECK(catalogue_add(c, real[i]));
	}
	CHECK(catalogue_finish(c));
	TEST(finds_single_characters);
	TEST(finds_words_of_two);
	TEST(finds_words_of_three);
	TEST(finds_words_of_five);
	TEST(finds_what_is_mixed);
	catalogue_close(c);
	diag_free(d);
	arena_free(a);
	return test_done();
}

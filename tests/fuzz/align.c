/* SPDX-License-Identifier: MIT */
/* align.c - whatever the article, its sentences and beads are whole: sentences
 * cover their paragraphs but for white space, beads cover sentences and
 * paragraphs once */
#include <stdlib.h>

#include "bitext.h"
#include "target.h"

static bool
is_blank(const struct bitext *b, size_t from, size_t end)
{
	struct span between = {(uint32_t)from, (uint32_t)end};

	MUST(from <= end);
	return slice_trim(article_text(b->article, between)).n == 0;
}

static void
check_sentences(const struct bitext *b, enum lang l)
{
	const struct half *h = &b->article->half[l];
	size_t k = 0;

	for (size_t p = 0; p < h->paragraphs.n; p++) {
		struct span at = h->paragraphs.v[p].span;
		size_t end = at.start;

		for (; k < b->sentences[l].n &&
		       b->sentences[l].v[k].paragraph == p;
		     k++) {
			struct span s = b->sentences[l].v[k].span;

			MUST(span_within(s, at) && s.start < s.end);
			MUST(is_blank(b, end, s.start));
			MUST(bitext_sentence_at(b, l, s.start) == (int32_t)k);
			end = s.end;
		}
		MUST(is_blank(b, end, at.end));
	}
	MUST(k == b->sentences[l].n);
}

/* Beads hold every unit of half `l` once; the Chinese in order. */
static void
check_beads(const struct bead_list *beads, enum lang l, size_t n)
{
	char *seen = calloc(n + 1, 1);
	size_t next = 0, total = 0;

	for (size_t k = 0; k < beads->n; k++) {
		struct run r = beads->v[k].side[l];

		MUST(beads->v[k].score >= 0 && beads->v[k].score <= 1);
		MUST(r.first + r.count <= n);
		for (uint32_t i = 0; i < r.count; i++)
			MUST(!seen[r.first + i]++);
		MUST(l == EN || r.count == 0 || r.first == next);
		next += r.count;
		total += r.count;
	}
	MUST(total == n);
	free(seen);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct lexicon *lexicon;
	static struct arena *tables;
	struct arena *a = arena_new();
	struct source s;
	struct article *article;

	if (lexicon == NULL) {
		tables = arena_new();
		lexicon = lexicon_load(
		    tables, NULL, &(struct lexicon_sources){.dir = AUTHORITY});
	}
	if (source_from_bytes(&s, a, NULL,
		(struct slice){(const char *)data, n}, SLICE("fuzz"), NULL) &&
	    (article = article_parse(a, NULL, &s)) != NULL) {
		struct bitext *b = bitext_align(a, article, lexicon);

		for (int l = 0; l < LANGS; l++) {
			enum lang lang = (enum lang)l;

			check_sentences(b, lang);
			check_beads(&b->lines, lang, b->sentences[l].n);
			check_beads(&b->paragraphs, lang,
			    article->half[l].paragraphs.n);
			for (uint32_t i = 0; i < b->sentences[l].n; i++) {
				struct run r =
				    bitext_bead_of(b, lang, i)->side[l];

				MUST(i >= r.first && i - r.first < r.count);
			}
		}
	}
	arena_free(a);
	return 0;
}

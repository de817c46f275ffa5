/* SPDX-License-Identifier: MIT */
/* bench_align.c - sentences a second through the aligner, one thread
 *
 *	bench-align AUTHORITY ARTICLE...
 *
 * Aligns the articles round and round, as a build does; reading, parsing and
 * splitting happen before and are not timed. Then long texts are made of them
 * all, at several lengths, to see that time and memory grow with length and no
 * faster. Sentences of both languages are counted. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "beads.h"
#include "buffer.h"

#define ENOUGH 200000 /* sentences to time */

struct sample {
	struct source source;
	struct unit_list units[LANGS];
};

static double
cpu_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool
sample_make(
    struct sample *s, struct arena *a, const char *path, struct lexicon *x)
{
	struct article *article;

	if (!source_read(&s->source, a, NULL, path, slice_of(path), NULL) ||
	    (article = article_parse(a, NULL, &s->source)) == NULL)
		return false;
	bitext_units(bitext_align(a, article, x), a, s->units);
	return true;
}

static void
round_and_round(const struct sample *s, size_t n, struct lexicon *x)
{
	struct arena *a = arena_new();
	double begun = cpu_seconds(), took;
	size_t done = 0, beads = 0;

	for (size_t i = 0; done < ENOUGH; i = (i + 1) % n) {
		beads += align_units(a, s[i].units, x, true).n;
		done += s[i].units[ZH].n + s[i].units[EN].n;
		arena_reset(a);
	}
	took = cpu_seconds() - begun;
	printf("articles: %zu sentences, %zu beads in %.2f s: %.0f "
	       "sentences/s\n",
	    done, beads, took, (double)done / took);
	arena_free(a);
}

/* One text of at least `least` sentences; a number that no other sentence has
 * stands in each tenth, as dates and amounts do. */
static void
one_long_text(const struct sample *s, size_t n, struct lexicon *x, size_t least)
{
	struct arena *a = arena_new();
	struct unit_list long_text[LANGS] = {{NULL, 0}, {NULL, 0}};
	size_t total = 0, before;
	double begun, took;

	for (int l = 0; l < LANGS; l++)
		long_text[l].v = ARENA_NEW(a, struct text_unit, least * 2);
	for (size_t i = 0; total < least; i = (i + 7) % n)
		for (int l = 0; l < LANGS; l++)
			for (size_t k = 0; k < s[i].units[l].n; k++) {
				struct text_unit u = s[i].units[l].v[k];

				if (k % 10 == 0)
					u.text = arena_printf(a, "%.*s %zu",
					    SLICE_ARG(u.text), total / 40 + k);
				long_text[l].v[long_text[l].n++] = u;
				total++;
			}
	before = arena_size(a);
	begun = cpu_seconds();
	align_units(a, long_text, x, false);
	took = cpu_seconds() - begun;
	printf("one text: %zu sentences in %.2f s: %.0f sentences/s, %.0f "
	       "bytes each\n",
	    total, took, (double)total / took,
	    (double)(arena_size(a) - before) / (double)total);
	arena_free(a);
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct sample *s = ARENA_NEW(a, struct sample, (size_t)argc);
	struct lexicon *x;
	size_t n = 0;

	if (argc < 3)
		return 2;
	x = lexicon_load(a, NULL, &(struct lexicon_sources){.dir = argv[1]});
	for (int i = 2; i < argc; i++)
		n += sample_make(&s[n], a, argv[i], x);
	if (n == 0)
		return 3;
	round_and_round(s, n, x);
	for (size_t least = 1250; least <= 20000; least *= 2)
		one_long_text(s, n, x, least);
	arena_free(a);
	return 0;
}

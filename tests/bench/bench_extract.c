/* SPDX-License-Identifier: MIT */
/* bench_extract.c - megabytes a second of figures and times, by language
 *
 *	bench-extract [-m MEGABYTES] UNITS-FOLDER ARTICLE...
 *
 * Takes the articles round and round until so much text of each language has
 * gone through facts_extract(), one thread. Reading, parsing and aligning
 * happen before and are not timed. Then one long article is made of them all,
 * at two lengths, to see that time grows with length and no faster. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "buffer.h"
#include "facts.h"
#include "idioms.h"
#include "units.h"

struct sample {
	struct source source;
	struct article article[LANGS]; /* with one half only */
	struct bitext *bitext[LANGS];
};

static double
cpu_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* An article of which only half `l` is left. */
static struct bitext *
one_half(struct arena *a, const struct article *whole, struct article *out,
    enum lang l)
{
	*out = *whole;
	out->half[!l] = (struct half){.lang = !l};
	return bitext_align(a, out, NULL);
}

static bool
sample_make(struct sample *s, struct arena *a, struct diag *d,
    struct slice bytes, struct slice name)
{
	struct read_options o = {.max_size = UINT32_MAX / 4};
	struct article *article;

	if (!source_from_bytes(&s->source, a, d, bytes, name, &o) ||
	    (article = article_parse(a, d, &s->source)) == NULL)
		return false;
	for (int l = 0; l < LANGS; l++)
		s->bitext[l] =
		    one_half(a, article, &s->article[l], (enum lang)l);
	return true;
}

static size_t
half_size(const struct sample *s, enum lang l)
{
	return span_len(s->article[l].half[l].body);
}

/* Reads `s` once and returns the seconds; adds what was found. */
static double
extract_once(const struct sample *s, enum lang l, const struct units *units,
    const struct idioms *idioms, struct diag *d, size_t *found)
{
	struct arena *a = arena_new();
	double begun = cpu_seconds();
	struct facts *f = facts_extract(a, d, s->bitext[l], units, idioms);
	double took = cpu_seconds() - begun;

	*found += f->figures.n + f->times.n;
	arena_free(a);
	return took;
}

static void
round_and_round(const struct sample *s, size_t n, enum lang l, double bytes,
    const struct units *units, const struct idioms *idioms, struct diag *d)
{
	double done = 0, took = 0;
	size_t found = 0;

	for (size_t i = 0; done < bytes; i = (i + 1) % n) {
		took += extract_once(&s[i], l, units, idioms, d, &found);
		done += (double)half_size(&s[i], l);
	}
	printf("%s: %.1f MB in %.2f s: %.1f MB/s, %.0f figures and times/s\n",
	    lang_code(l), done / 1e6, took, done / 1e6 / took,
	    (double)found / took);
}

/* The bodies of all samples in one article, over and over. */
static void
one_long_article(const struct sample *s, size_t n, enum lang l, size_t bytes,
    const struct units *units, const struct idioms *idioms)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	struct buffer b = {0};
	struct sample whole;
	size_t found = 0;
	double took;

	buffer_puts(&b, l == EN ? "Title: Long\nDate: 1960-01-01\nPage: 1\n\n"
				: "### 长\n\n1960-01-01\n第1版()\n专栏：\n\n");
	for (size_t i = 0; b.n < bytes; i = (i + 1) % n) {
		const struct half *h = &s[i].article[l].half[l];

		VEC_EACH (p, &h->paragraphs) {
			buffer_puts(&b, "    ");
			buffer_put(&b, slice_at(s[i].source.text, p->span));
			buffer_puts(&b, "\n");
		}
	}
	if (!sample_make(&whole, a, d, buffer_slice(&b), SLICE("long")))
		exit(EXIT_FAILURE);
	took = extract_once(&whole, l, units, idioms, d, &found);
	printf("%s: one article of %.1f MB: %.1f MB/s\n", lang_code(l),
	    (double)b.n / 1e6, (double)b.n / 1e6 / took);
	buffer_free(&b);
	diag_free(d);
	arena_free(a);
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	struct read_options o = {0};
	struct source file;
	struct sample *s;
	const struct units *units;
	const struct idioms *idioms;
	double megabytes = 20;
	size_t n = 0;

	if (argc > 2 && strcmp(argv[1], "-m") == 0) {
		megabytes = strtod(argv[2], NULL);
		argc -= 2;
		argv += 2;
	}
	if (argc < 4 || (units = units_load(a, d, argv[1])) == NULL ||
	    (idioms = idioms_load(a, d, argv[2])) == NULL) {
		fputs("usage: bench-extract [-m MB] UNITS IDIOMS ARTICLE...\n",
		    stderr);
		return EXIT_FAILURE;
	}
	s = ARENA_NEW(a, struct sample, (size_t)argc);
	for (int i = 3; i < argc; i++)
		if (source_read(&file, a, d, argv[i], slice_of(argv[i]), &o) &&
		    sample_make(&s[n], a, d, file.text, file.path))
			n++;
	diag_print(d, stderr, WARNING);
	for (int l = 0; l < LANGS && n > 0; l++) {
		round_and_round(
		    s, n, (enum lang)l, megabytes * 1e6, units, idioms, d);
		one_long_article(s, n, (enum lang)l, 1000000, units, idioms);
		one_long_article(s, n, (enum lang)l, 10000000, units, idioms);
	}
	diag_free(d);
	arena_free(a);
	return n > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

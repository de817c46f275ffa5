/* SPDX-License-Identifier: MIT */
/* bench_names.c - megabytes a second looked through for names of places
 *
 *	bench-names [-m MEGABYTES] PLACES ARTICLE...
 *
 * The names are those of the table and, up to 20,000 of each language, others
 * made of their parts; the text is that of the articles, round and round, one
 * half at a time and one thread. What is timed is what linking does at each
 * character: the longest name that begins there. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "arena.h"
#include "article.h"
#include "gazetteer.h"
#include "termset.h"
#include "utf8.h"

enum { NAMES = 20000 };

static double
cpu_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Half of one name and half of another. */
static struct slice
blend(struct arena *a, struct slice x, struct slice y)
{
	size_t i = 0, k = 0;

	while (i < x.n / 2)
		utf8_next(x, &i);
	while (k < y.n / 2)
		utf8_next(y, &k);
	return arena_printf(a, "%.*s%.*s", SLICE_ARG(slice_head(x, i)),
	    SLICE_ARG(slice_tail(y, k)));
}

static void
fill(struct termset *set, struct arena *a, const struct gazetteer *g,
    enum lang l)
{
	const struct termset *names = gazetteer_terms(g, l);
	size_t n = names->terms.n, made;
	uint64_t seed = 1;

	termset_init(set, a, false);
	for (made = 0; made < n && made < NAMES; made++)
		termset_add(set, names->terms.v[made].text, 0);
	while (made < NAMES) {
		uint64_t r = seed =
		    seed * 6364136223846793005u + 1442695040888963407u;
		struct slice s = blend(a, names->terms.v[(r >> 33) % n].text,
		    names->terms.v[(r >> 13) % n].text);

		made += termset_add(set, s, 0);
	}
	termset_seal(set);
	printf("%s: %zu names, %zu of them places\n", lang_code(l),
	    set->terms.n, n);
}

static bool
starts(struct slice text, size_t off, enum lang l)
{
	return l == ZH || (text.p[off] >= 'A' && text.p[off] <= 'Z');
}

static size_t
look(const struct termset *set, struct slice text, enum lang l)
{
	size_t found = 0;

	for (size_t off = 0; off < text.n;) {
		const struct term *t =
		    starts(text, off, l)
			? termset_match(set, text, off, SIZE_MAX)
			: NULL;

		found += t != NULL;
		off += t != NULL ? t->text.n : utf8_len(text.p[off]);
	}
	return found;
}

static struct slice
read_half(struct arena *a, struct diag *d, const char *path, enum lang l)
{
	static const struct read_options options;
	struct source *s = ARENA_NEW(a, struct source, 1);
	struct article *article;

	if (!source_read(s, a, d, path, slice_of(path), &options) ||
	    (article = article_parse(a, d, s)) == NULL)
		return SLICE_NONE;
	return slice_at(s->text, article->half[l].body);
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	struct gazetteer *g;
	double megabytes = 200;
	int o;

	while ((o = getopt(argc, argv, "m:")) != -1)
		if (o == 'm')
			megabytes = atof(optarg);
	if (argc - optind < 2 ||
	    (g = gazetteer_load(a, d, argv[optind])) == NULL)
		return EXIT_FAILURE;
	for (int l = 0; l < LANGS; l++) {
		int n = argc - optind - 1;
		struct slice *text = ARENA_NEW(a, struct slice, (size_t)n);
		struct termset set;
		double done = 0, begun;
		size_t found = 0;

		for (int i = 0; i < n; i++)
			text[i] =
			    read_half(a, d, argv[optind + 1 + i], (enum lang)l);
		fill(&set, a, g, (enum lang)l);
		begun = cpu_seconds();
		for (int i = 0; done < megabytes * 1e6; i = (i + 1) % n) {
			found += look(&set, text[i], (enum lang)l);
			done += (double)text[i].n + 1;
		}
		printf("%s: %.0f MB/s, a name every %.0f bytes\n",
		    lang_code((enum lang)l),
		    done / 1e6 / (cpu_seconds() - begun), done / (double)found);
	}
	diag_free(d);
	arena_free(a);
	return EXIT_SUCCESS;
}

/* SPDX-License-Identifier: MIT */
/* What is told of a sentence and its rendering: every row of collation.tsv is
 * an article of its own. */
#include "pipeline.h"

/* The word for what was told: the column `told`. */
static struct slice
told(const struct dossier *d)
{
	struct buffer b = {0};
	bool all = true;

	VEC_EACH (x, &d->discrepancies)
		put_once(&b, slice_of(discrepancy_kind_name(x->kind)));
	for (size_t i = 0; i < d->facts->figures.n; i++)
		all = all && (d->facts->figures.v[i].lang != ZH ||
				 d->figure_links[i].verdict == VERDICT_AGREE);
	if (b.n == 0)
		buffer_put(&b, all ? SLICE("agree") : SLICE("quiet"));
	return taken(&b);
}

static bool
is_as_told(struct slice got, struct slice want)
{
	return slice_eq(got, want) || (slice_eq(want, SLICE("quiet")) &&
					  slice_eq(got, SLICE("agree")));
}

int
main(int argc, char **argv)
{
	struct table t;

	if (argc < 3)
		return 99;
	arena = arena_new();
	if (!authority_load(&auth, arena, NULL,
		&(struct lexicon_sources){.dir = argv[1]}) ||
	    !table_read(&t, arena, NULL, argv[2], 4, 4))
		return 99;
	for (size_t i = 0; i < t.nrows; i++) {
		const struct slice *c = t.row[i].cell;
		struct dossier *d =
		    dossier_of(arena_printf(arena, "%.*s", SLICE_ARG(c[0])).p,
			"短讯", arena_printf(arena, "%.*s", SLICE_ARG(c[2])).p,
			"News", arena_printf(arena, "%.*s", SLICE_ARG(c[3])).p);
		struct slice got = told(d);
		bool right = is_as_told(got, c[1]);

		test_count++;
		test_failed += !right;
		printf("%sok %d - %.*s\n", right ? "" : "not ", test_count,
		    SLICE_ARG(c[3]));
		if (right)
			continue;
		printf("# %.*s\n# got %.*s, want %.*s\n", SLICE_ARG(c[2]),
		    SLICE_ARG(got), SLICE_ARG(c[1]));
		if (d->discrepancies.n > 0)
			printf("# %.*s\n",
			    SLICE_ARG(d->discrepancies.v[0].message));
		else
			for (size_t k = 0; k < d->facts->figures.n; k++)
				printf("# %.*s\n",
				    SLICE_ARG(slice_at(
					dossier_article(d)->source->text,
					d->facts->figures.v[k].span)));
	}
	return test_done();
}

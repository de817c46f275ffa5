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

static void
explain(const struct dossier *d, struct slice got, const struct slice *c)
{
	struct slice text = dossier_article(d)->source->text;

	printf("# %.*s\n# got %.*s, want %.*s\n", SLICE_ARG(c[2]),
	    SLICE_ARG(got), SLICE_ARG(c[1]));
	if (d->discrepancies.n > 0)
		printf("# %.*s\n", SLICE_ARG(d->discrepancies.v[0].message));
	else
		VEC_EACH (f, &d->facts->figures)
			printf("# %.*s\n", SLICE_ARG(slice_at(text, f->span)));
}

static bool
tells(struct slice *c)
{
	struct dossier *d = dossier_of(arena_copy(arena, c[0]).p, "短讯",
	    arena_copy(arena, c[2]).p, "News", arena_copy(arena, c[3]).p);
	struct slice got = told(d);
	bool right = is_as_told(got, c[1]);

	if (!right)
		explain(d, got, c);
	return right;
}

int
main(int argc, char **argv)
{
	struct table t;

	load_cases(argc, argv, &t, 4, 4);
	return test_rows(&t, 3, tells);
}

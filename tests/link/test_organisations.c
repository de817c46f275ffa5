/* SPDX-License-Identifier: MIT */
/* Names of organisations in a sentence and its rendering: every row of
 * organisations.tsv is an article of its own. */
#include "pipeline.h"

static bool
all_paired(const struct dossier *d)
{
	VEC_EACH (o, &d->organisations)
		if (o->pair < 0)
			return false;
	return true;
}

static bool
finds_names(struct slice *c)
{
	struct dossier *d = dossier_of("1960-05-01", "短讯",
	    arena_copy(arena, c[0]).p, "News", arena_copy(arena, c[1]).p);
	struct slice zh = organisations(d, ZH), en = organisations(d, EN);
	bool right = slice_eq(zh, c[2]) && slice_eq(en, c[3]) && all_paired(d);

	if (!right)
		printf("# got %.*s / %.*s%s\n", SLICE_ARG(zh), SLICE_ARG(en),
		    all_paired(d) ? "" : ", unpaired");
	return right;
}

int
main(int argc, char **argv)
{
	struct table t;

	load_cases(argc, argv, &t, 2, 4);
	return test_rows(&t, 1, finds_names);
}

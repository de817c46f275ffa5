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

int
main(int argc, char **argv)
{
	struct table t;

	if (argc < 3)
		return 99;
	arena = arena_new();
	if (!authority_load(&auth, arena, NULL,
		&(struct lexicon_sources){.dir = argv[1]}) ||
	    !table_read(&t, arena, NULL, argv[2], 2, 4))
		return 99;
	for (size_t i = 0; i < t.nrows; i++) {
		const struct slice *c = t.row[i].cell;
		struct dossier *d = dossier_of("1960-05-01", "短讯",
		    arena_printf(arena, "%.*s", SLICE_ARG(c[0])).p, "News",
		    arena_printf(arena, "%.*s", SLICE_ARG(c[1])).p);
		struct slice zh = organisations(d, ZH),
			     en = organisations(d, EN);
		bool right =
		    slice_eq(zh, c[2]) && slice_eq(en, c[3]) && all_paired(d);

		test_count++;
		test_failed += !right;
		printf("%sok %d - %.*s\n", right ? "" : "not ", test_count,
		    SLICE_ARG(c[1]));
		if (!right)
			printf("# got %.*s / %.*s%s\n", SLICE_ARG(zh),
			    SLICE_ARG(en), all_paired(d) ? "" : ", unpaired");
	}
	return test_done();
}

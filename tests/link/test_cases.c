/* SPDX-License-Identifier: MIT */
/* Sentences that mislead: cases.tsv says what is to be found in each. */
#include "pipeline.h"

enum { DATE, TEXT_ZH, TEXT_EN, PLACES_ZH, PLACES_EN, IMPLIED, INDUSTRY, CELLS };

static bool
is_as_said(const struct row *r, struct slice got, enum lang l)
{
	struct slice want = r->cell[PLACES_ZH + l];

	if (slice_eq(want, SLICE("-")))
		want = SLICE("");
	if (slice_eq(got, want))
		return true;
	printf("# %s: %.*s\n#   found \"%.*s\"\n", lang_code(l),
	    SLICE_ARG(r->cell[TEXT_ZH + l]), SLICE_ARG(got));
	return false;
}

static const char *
half(struct slice cell)
{
	return slice_eq(cell, SLICE("-")) ? NULL : arena_copy(arena, cell).p;
}

static struct slice
main_industry(const struct dossier *d)
{
	return d->industries.n > 0 ? d->industries.v[0].industry->code
				   : SLICE("-");
}

static void
check_row(const struct row *r)
{
	const char *zh = half(r->cell[TEXT_ZH]), *en = half(r->cell[TEXT_EN]);
	struct dossier *d = dossier_of(
	    arena_copy(arena, r->cell[DATE]).p, "短讯", zh, "News", en);
	struct slice implied_zh = implied(d, ZH);

	CHECK(is_as_said(r, places(d, ZH), ZH));
	CHECK(is_as_said(r, places(d, EN), EN));
	CHECK_STR(implied_zh.n > 0 ? implied_zh : SLICE("-"),
	    arena_copy(arena, r->cell[IMPLIED]).p);
	if (!slice_eq(r->cell[INDUSTRY], SLICE("*")))
		CHECK_STR(
		    main_industry(d), arena_copy(arena, r->cell[INDUSTRY]).p);
}

static struct table cases;

static void
all_cases(void)
{
	CHECK(cases.nrows >= 30);
	for (size_t i = 0; i < cases.nrows; i++)
		check_row(&cases.row[i]);
}

int
main(int argc, char **argv)
{
	load_cases(argc, argv, &cases, CELLS, CELLS);
	TEST(all_cases);
	arena_free(arena);
	return test_done();
}

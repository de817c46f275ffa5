/* SPDX-License-Identifier: MIT */
/* test_lists AUTHORITY TEMPLATES - pages of lists are made again if, and only
 * if, they would come out otherwise */
#include "again.h"
#include "map.h"
#include "renderer.h"
#include "test.h"

#define ARTICLE(name, tons)                                                    \
	"Title: " name "\nDate: 1957-03-01\n\n" name " made " tons             \
	" tons of steel.\n\n<hr />\n\nOriginal:\n\n### " name                  \
	"\n\n1957-03-01\n\n    " name "炼钢" tons "吨。\n"

static struct authority auth;
static const char *templates;

/* A site as the tests' sink keeps it: what pages were made from. */
struct site {
	struct arena *arena;
	struct map keys; /* path -> struct digest */
	bool ready;      /* what is there may be kept */
	int made, kept, wrong;
};

static bool
put(void *context, struct slice path, struct slice bytes)
{
	return true;
}

static bool
keep(void *context, struct slice path, const struct digest *key)
{
	struct site *s = context;
	struct digest *had = map_get(&s->keys, path);
	bool same = s->ready && had != NULL && digest_eq(had, key);

	s->kept += same;
	if (same)
		return true;
	had = ARENA_NEW(s->arena, struct digest, 1);
	*had = *key;
	*map_at(&s->keys, arena_copy(s->arena, path)) = had;
	return false;
}

static bool
put_as(void *context, struct slice path, struct slice bytes,
    const struct digest *key)
{
	struct site *s = context;
	struct digest *asked = map_get(&s->keys, path);

	s->made++;
	s->wrong += asked == NULL || !digest_eq(asked, key);
	return true;
}

static void
add(struct catalogue *c, struct arena *a, const char *text)
{
	struct source s;

	CHECK(source_from_bytes(
	    &s, a, NULL, slice_of(text), SLICE("steel.txt"), NULL));
	CHECK(catalogue_add(c, again_dossier(a, &s, &auth, false)));
}

/* Makes the lists of two articles. */
static void
build(struct site *site, const char *one, const char *other, char with)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	struct archive_info info = {.title = SLICE("Lists")};
	struct catalogue *c = catalogue_create(d, ":memory:", &info, &auth);
	struct renderer *r = renderer_new(d, NULL, templates, NULL, &info,
	    &auth, (struct site_extras){.search = false});
	struct list_sink sink = {.context = site,
	    .put = put,
	    .keeps = true,
	    .with.byte[0] = (unsigned char)with,
	    .keep = keep,
	    .put_as = put_as};

	site->made = site->kept = 0;
	add(c, a, one);
	add(c, a, other);
	CHECK(catalogue_finish(c));
	CHECK(render_lists(r, d, c, 1, &sink));
	CHECK(diag_worst(d) < (int)WARNING);
	site->ready = true;
	catalogue_close(c);
	renderer_free(r);
	diag_free(d);
	arena_free(a);
}

static void
made_if_changed(void)
{
	struct site s = {.arena = arena_new()};
	int all;

	map_init(&s.keys, s.arena);
	build(&s, ARTICLE("重庆", "15"), ARTICLE("上海", "20"), 1);
	all = s.made;
	CHECK(all > 10 && s.kept == 0);
	build(&s, ARTICLE("重庆", "15"), ARTICLE("上海", "20"), 1);
	CHECK(s.made == 0 && s.kept == all);
	/* Another figure for Shanghai: its pages and those of all, not those
	 * of Chongqing. */
	build(&s, ARTICLE("重庆", "15"), ARTICLE("上海", "21"), 1);
	CHECK(s.made > 0 && s.made < all / 2 && s.made + s.kept == all);
	/* With another program or template, all. */
	build(&s, ARTICLE("重庆", "15"), ARTICLE("上海", "21"), 2);
	CHECK(s.made == all && s.kept == 0);
	CHECK(s.wrong == 0);
	printf("# %d pages\n", all);
	arena_free(s.arena);
}

int
main(int argc, char **argv)
{
	struct arena *tables = arena_new();
	struct lexicon_sources from = {.dir = argc > 2 ? argv[1] : ""};

	if (argc < 3 || !authority_load(&auth, tables, NULL, &from))
		return 99;
	templates = argv[2];
	TEST(made_if_changed);
	arena_free(tables);
	return test_done();
}

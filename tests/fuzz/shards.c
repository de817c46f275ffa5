/* SPDX-License-Identifier: MIT */
/* shards.c - whatever the article, the pieces of the search index are calls
 * with JSON that nothing can break out of, and one of them has its text */
#include <jansson.h>

#include "again.h"
#include "target.h"
#include "utf8.h"

static bool
holds(struct slice s, const char *text)
{
	return slice_find(s, slice_of(text), 0) != SIZE_MAX;
}

/* What the call is given; the caller's. */
static json_t *
arguments(struct slice js)
{
	struct slice call = js;
	struct buffer list = {0};
	json_t *all;

	MUST(slice_ends(js, SLICE(")\n")));
	call = slice_tail(js, slice_find(js, SLICE("("), 0) + 1);
	call.n -= strlen(")\n");
	buffer_putc(&list, '[');
	buffer_put(&list, call);
	buffer_putc(&list, ']');
	all = json_loadb(list.p, list.n, 0, NULL);
	buffer_free(&list);
	return all;
}

static bool
take(void *context, struct slice path, struct slice js)
{
	bool *has_text = context;
	json_t *all;

	MUST(slice_starts(path, SLICE("search/")));
	MUST(slice_ends(path, SLICE(".js")));
	MUST(utf8_valid_prefix(js) == js.n);
	/* A script ends neither before its file nor inside a string. */
	MUST(!holds(js, "</") && !holds(js, "<!--"));
	MUST(!holds(js, "\xe2\x80\xa8") && !holds(js, "\xe2\x80\xa9"));
	MUST(slice_find(js, SLICE("\n"), 0) == js.n - 1);
	MUST(slice_starts(js, SLICE("duikanShard(\"")) ||
	     slice_starts(js, SLICE("duikanIndex({")));
	all = arguments(js);
	MUST(all != NULL);
	if (slice_starts(path, SLICE("search/x/"))) {
		MUST(json_array_size(all) == 3);
		MUST(json_array_size(json_array_get(all, 2)) == 2);
		*has_text = true;
	}
	json_decref(all);
	return true;
}

/* As two articles: what is said twice is common. */
static void
check(struct arena *a, const struct dossier *d, const struct authority *auth)
{
	struct diag *diag = diag_new();
	bool has_text = false;
	struct shards *s = shards_new(diag, "/tmp", 2, take, &has_text);

	for (int i = 0; i < TEXTS_A_SHARD; i++)
		MUST(shards_add(s, shard_entry_make(a, d, auth)));
	MUST(shards_finish(s, diag) && has_text);
	MUST(diag_worst(diag) < (int)FATAL);
	shards_free(s);
	diag_free(diag);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const struct lexicon_sources from = {.dir = AUTHORITY};
	static struct authority auth;
	static struct arena *tables;
	struct arena *a = arena_new();
	struct dossier *d;
	struct source s;

	if (tables == NULL) {
		tables = arena_new();
		MUST(authority_load(&auth, tables, NULL, &from));
	}
	if (source_take(&s, a, NULL, (struct slice){(const char *)data, n},
		SOURCE_TEXT, SLICE("fuzz"), SLICE("fuzz.txt"), NULL) &&
	    (d = again_dossier(a, &s, &auth, false)) != NULL)
		check(a, d, &auth);
	arena_free(a);
	return 0;
}

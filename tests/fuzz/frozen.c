/* SPDX-License-Identifier: MIT */
/* frozen.c - bytes that are said to be a frozen dossier are rejected or are
 * one that later rooms can use; and every article thaws as it was frozen
 *
 * The input is tried as such bytes. If it is an article, its own frozen
 * dossier is tried with a few bytes changed, which depend on the input. */
#include <libxml/parser.h>
#include <stdlib.h>

#include "again.h"
#include "map.h"
#include "target.h"

static struct authority auth;

static void
keep_silent(void *context, const char *fmt, ...)
{
}

static void
try_bytes(struct arena *a, struct slice bytes)
{
	struct dossier *d = frozen_thaw(a, bytes, &auth, NULL);
	struct buffer out = {0};
	xmlDoc *doc;
	size_t xml;

	if (d == NULL)
		return;
	xml = again_print(&out, a, d, &auth);
	doc = xmlReadMemory(out.p + xml, (int)(out.n - xml), NULL, NULL,
	    XML_PARSE_NONET | XML_PARSE_HUGE);
	MUST(doc != NULL);
	xmlFreeDoc(doc);
	buffer_free(&out);
}

static void
try_changed(struct arena *a, struct buffer *bytes, uint64_t seed)
{
	uint64_t state = seed | 1;

	for (int i = 0; i < 16; i++) {
		char *p = bytes->p + next_random(&state) % bytes->n, was = *p;

		*p = (char)(next_random(&state) >> 32);
		try_bytes(a, buffer_slice(bytes));
		/* Faults add up: those that were harmless stay. */
		if (frozen_thaw(a, buffer_slice(bytes), &auth, NULL) == NULL)
			*p = was;
	}
}

static void
try_article(struct arena *a, struct slice text)
{
	struct buffer bytes = {0};
	struct dossier *d;
	struct source s;

	if (!source_take(&s, a, NULL, text, SOURCE_TEXT, SLICE("fuzz"),
		SLICE("a<&>\"'b.txt"), NULL))
		return;
	d = again_dossier(a, &s, &auth, text.n % 2 == 1);
	if (d == NULL)
		return;
	frozen_put(&bytes, d, &auth, true);
	MUST(again_same(a, d, buffer_slice(&bytes), &auth, NULL));
	try_changed(a, &bytes, slice_hash(text));
	buffer_free(&bytes);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const struct lexicon_sources from = {.dir = AUTHORITY};
	struct slice input = {(const char *)data, n};
	static struct arena *tables;
	struct arena *a = arena_new();

	if (tables == NULL) {
		tables = arena_new();
		xmlSetGenericErrorFunc(NULL, keep_silent);
		MUST(authority_load(&auth, tables, NULL, &from));
	}
	try_bytes(a, input);
	try_article(a, input);
	arena_free(a);
	return 0;
}

/* SPDX-License-Identifier: MIT */
/* tei.c - whatever the article, its TEI document is well-formed, as another
 * parser sees it, and gives the text of the article back, byte for byte */
#include <libxml/parser.h>
#include <stdlib.h>

#include "apparatus.h"
#include "target.h"
#include "tei_article.h"

static void
keep_silent(void *context, const char *fmt, ...)
{
}

static void
check_document(const struct source *s, const struct markup *m)
{
	struct buffer xml = {0}, text = {0}, name = {0};
	char why[160];
	xmlDoc *doc;

	markup_write(m, &xml);
	doc = xmlReadMemory(xml.p, (int)xml.n, NULL, NULL, XML_PARSE_NONET);
	MUST(doc != NULL);
	xmlFreeDoc(doc);
	MUST(tei_article(&text, &name, buffer_slice(&xml), why, sizeof(why)) ==
	     TEI_ARTICLE);
	MUST(slice_eq(buffer_slice(&text), s->text));
	MUST(slice_eq(buffer_slice(&name), s->name));
	buffer_free(&name);
	buffer_free(&text);
	buffer_free(&xml);
}

static void
check_article(struct arena *a, const struct source *s,
    const struct article *article, const struct authority *auth)
{
	static const struct archive_info info = {.title = {"Fuzz & Co", 9}};
	struct bitext *b = bitext_align(a, article, auth->lexicon);
	struct facts *f = facts_extract(a, NULL, b, auth->units, auth->idioms);
	struct dossier *d = dossier_make(a, NULL, f, article->id, auth);
	const struct tei *t;
	struct markup m;

	t = tei_build(&m, NULL, a, d, &info, auth);
	check_document(s, &m);
	markup_annex(&m, "around");
	put_apparatus(&m, t);
	markup_release(&m);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const struct lexicon_sources from = {.dir = AUTHORITY};
	static struct authority auth;
	static struct arena *tables;
	struct arena *a = arena_new();
	struct source s;

	if (tables == NULL) {
		tables = arena_new();
		xmlSetGenericErrorFunc(NULL, keep_silent);
		MUST(authority_load(&auth, tables, NULL, &from));
	}
	if (source_take(&s, a, NULL, (struct slice){(const char *)data, n},
		SOURCE_TEXT, SLICE("fuzz"), SLICE("a<&>\"'b.txt"), NULL)) {
		const struct article *article = article_parse(a, NULL, &s);

		if (article != NULL)
			check_article(a, &s, article, &auth);
	}
	arena_free(a);
	return 0;
}

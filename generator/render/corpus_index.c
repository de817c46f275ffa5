/* SPDX-License-Identifier: MIT */
/* corpus_index.c - the archive as one TEI corpus: tei/corpus.xml takes in a
 * teiCorpus a month, which takes in that month's articles, by XInclude */
#include "harvest.h"
#include "tei.h"

enum { MOST = 5000 }; /* articles that a file takes in */

static void
begin(struct markup *m, const struct harvest *h, struct slice title)
{
	markup_init(m, "teiCorpus", "http://www.tei-c.org/ns/1.0");
	markup_schema(m, TEI_LISTS_SCHEMA);
	markup_attr(m, "xmlns:xi", SLICE("http://www.w3.org/2001/XInclude"));
	markup_line(m);
	put_tei_header(m, &h->o->renderer->info, title,
	    SLICE("The documents that it takes in."));
	markup_close(m);
	markup_line(m);
}

static void
begin_part(struct parts *p, const struct harvest *h, struct markup *root)
{
	begin(&p->m, h,
	    arena_printf(h->arena, "%.*s: %.*s",
		SLICE_ARG(h->o->renderer->info.title), SLICE_ARG(p->key)));
	markup_open(root, "xi:include");
	markup_attr(root, "href", slice_tail(parts_path(p), strlen("tei/")));
	markup_close(root);
	markup_line(root);
}

bool
put_corpus(const struct harvest *h)
{
	struct parts parts = {
	    .o = h->o,
	    .arena = h->arena,
	    .folder = "tei",
	    .most = MOST,
	};
	struct query *q = query_new(h->catalogue,
	    "SELECT coalesce(substr(date, 1, 7), 'undated'), "
	    "coalesce(replace(substr(date, 1, 7), '-', '/'), 'undated') "
	    "|| '/' || id FROM article ORDER BY key");
	struct markup root;
	bool ok = q != NULL;

	begin(&root, h, h->o->renderer->info.title);
	while (ok && query_next(q)) {
		ok = parts_step(&parts, query_text(q, 0));
		if (!ok)
			break;
		if (parts.fresh)
			begin_part(&parts, h, &root);
		markup_open(&parts.m, "xi:include");
		markup_attr_printf(&parts.m, "href", "../articles/%.*s.xml",
		    SLICE_ARG(query_text(q, 1)));
		markup_close(&parts.m);
		markup_line(&parts.m);
	}
	query_free(q);
	ok = parts_end(&parts) && ok;
	if (ok)
		return put_document(h->o, &root, SLICE("tei/corpus.xml"));
	markup_release(&root);
	return false;
}

/* SPDX-License-Identifier: MIT */
/* oai.c - OAI-PMH Static Repositories (Open Archives Initiative, 2004), one a
 * year, with records in oai_dc
 *
 * A static repository has no server of its own: a gateway, which archive.md
 * names, answers for it. */
#include <stdlib.h>
#include <time.h>

#include "harvest.h"
#include "notice.h"

#define OAI "http://www.openarchives.org/OAI/2.0/"

enum { MOST = 5000 }; /* what the specification has in mind */

static void
leaf(struct markup *m, const char *name, struct slice text)
{
	if (text.n > 0)
		markup_leaf(m, name, NULL, text);
}

static void
list(struct markup *m, const char *name, struct slice items)
{
	struct slice item;

	while (notice_item(&items, &item))
		markup_leaf(m, name, NULL, item);
}

/* "http://gateway/oai/" and the address without its scheme. */
static void
base_url(const struct parts *p, struct markup *m, const struct harvest *h)
{
	const struct archive_info *info = &h->o->renderer->info;
	size_t scheme = slice_find(h->base, SLICE("://"), 0);
	struct slice gate = info->oai_gateway,
		     rest = scheme == SIZE_MAX
				? h->base
				: slice_tail(h->base, scheme + 3);

	markup_open(m, "oai:baseURL");
	markup_text(m, gate);
	if (!slice_ends(gate, SLICE("/")))
		markup_text(m, SLICE("/"));
	markup_text(m, rest);
	markup_text(m, parts_path(p));
	markup_close(m);
	markup_line(m);
}

static void
begin(struct parts *p, const struct harvest *h, struct slice earliest)
{
	const struct archive_info *info = &h->o->renderer->info;
	struct markup *m = &p->m;

	markup_init(m, "Repository", OAI "static-repository");
	markup_attr(m, "xmlns:oai", slice_of(OAI));
	markup_line(m);
	markup_open(m, "Identify");
	markup_line(m);
	markup_leaf(m, "oai:repositoryName", NULL,
	    arena_printf(h->arena, "%.*s: %.*s", SLICE_ARG(info->title),
		SLICE_ARG(p->key)));
	base_url(p, m, h);
	leaf(m, "oai:protocolVersion", SLICE("2.0"));
	leaf(m, "oai:adminEmail", info->contact);
	leaf(m, "oai:earliestDatestamp", earliest);
	leaf(m, "oai:deletedRecord", SLICE("no"));
	leaf(m, "oai:granularity", SLICE("YYYY-MM-DD"));
	markup_close(m);
	markup_line(m);
	markup_open(m, "ListMetadataFormats");
	markup_open(m, "oai:metadataFormat");
	leaf(m, "oai:metadataPrefix", SLICE("oai_dc"));
	leaf(m, "oai:schema", SLICE(OAI "oai_dc.xsd"));
	leaf(m, "oai:metadataNamespace", SLICE(OAI "oai_dc/"));
	markup_close(m);
	markup_close(m);
	markup_line(m);
	markup_open(m, "ListRecords");
	markup_attr(m, "metadataPrefix", SLICE("oai_dc"));
	markup_line(m);
}

static void
dublin_core(struct markup *m, const struct harvest *h, const struct notice *n)
{
	const struct archive_info *info = &h->o->renderer->info;

	markup_open(m, "oai_dc:dc");
	markup_attr(m, "xmlns:oai_dc", SLICE(OAI "oai_dc/"));
	markup_attr(m, "xmlns:dc", SLICE("http://purl.org/dc/elements/1.1/"));
	markup_line(m);
	for (enum lang l = ZH; l < LANGS; l++)
		if (n->title[l].n > 0)
			markup_leaf(m, "dc:title", lang_code(l), n->title[l]);
	list(m, "dc:creator",
	    n->authors[ZH].n > 0 ? n->authors[ZH] : n->authors[EN]);
	list(m, "dc:subject", n->industries);
	list(m, "dc:coverage", n->places);
	leaf(m, "dc:publisher", info->publisher);
	leaf(m, "dc:date", n->date);
	leaf(m, "dc:type", SLICE("Text"));
	leaf(m, "dc:format", SLICE("text/html"));
	markup_open(m, "dc:identifier");
	put_link(m, h, n->path, ".html");
	markup_close(m);
	markup_line(m);
	leaf(m, "dc:source",
	    info->newspaper_zh.n > 0 ? info->newspaper_zh : info->newspaper);
	for (enum lang l = ZH; l < LANGS; l++)
		if (n->has[l])
			leaf(m, "dc:language", slice_of(lang_code(l)));
	leaf(m, "dc:rights", info->rights);
	markup_close(m);
}

static void
put_record(struct parts *p, const struct harvest *h, const struct notice *n,
    struct slice stamp)
{
	size_t scheme = slice_find(h->base, SLICE("://"), 0);
	struct slice host = slice_tail(h->base, scheme + 3);
	const char *slash = memchr(host.p, '/', host.n);

	markup_open(&p->m, "oai:record");
	markup_open(&p->m, "oai:header");
	markup_open(&p->m, "oai:identifier");
	markup_text(&p->m, SLICE("oai:"));
	markup_text(&p->m, slice_head(host, (size_t)(slash - host.p)));
	markup_text(&p->m, SLICE(":"));
	markup_text(&p->m, n->id);
	markup_close(&p->m);
	leaf(&p->m, "oai:datestamp", stamp);
	markup_close(&p->m);
	markup_open(&p->m, "oai:metadata");
	dublin_core(&p->m, h, n);
	markup_close(&p->m);
	markup_close(&p->m);
	markup_line(&p->m);
}

/* The day of SOURCE_DATE_EPOCH; p NULL without it. */
static struct slice
day_of_build(struct arena *a)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t t = epoch != NULL ? (time_t)strtoll(epoch, NULL, 10) : 0;
	struct tm tm;

	if (epoch == NULL || gmtime_r(&t, &tm) == NULL)
		return SLICE_NONE;
	return arena_printf(
	    a, "%04d-%02d-%02d", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

static bool
possible(const struct harvest *h)
{
	const struct archive_info *info = &h->o->renderer->info;
	size_t scheme = slice_find(h->base, SLICE("://"), 0);

	return scheme != SIZE_MAX && info->contact.n > 0 &&
	       info->oai_gateway.n > 0;
}

bool
put_oai(const struct harvest *h)
{
	struct parts p = {
	    .o = h->o,
	    .arena = h->arena,
	    .folder = "oai",
	    .most = MOST,
	};
	struct slice built = day_of_build(h->arena);
	struct query *q;
	struct notice n;
	bool ok;

	if (!possible(h))
		return true;
	q = notices_query(h->catalogue);
	ok = q != NULL;
	while (ok && notices_next(q, &n)) {
		/* What no day is known of has the first there is. */
		struct slice day =
		    n.date.p != NULL ? n.date : SLICE("1946-05-15");
		struct slice stamp = built.p != NULL ? built : day;

		ok = parts_step(&p,
		    n.date.p != NULL ? slice_head(day, 4) : SLICE("undated"));
		if (ok && p.fresh)
			begin(&p, h, stamp);
		if (ok)
			put_record(&p, h, &n, stamp);
	}
	query_free(q);
	return parts_end(&p) && ok;
}

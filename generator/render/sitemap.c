/* SPDX-License-Identifier: MIT */
/* sitemap.c - sitemap.xml (sitemaps.org 0.9) and robots.txt (RFC 9309) */
#include "harvest.h"

#define SITEMAP "http://www.sitemaps.org/schemas/sitemap/0.9"

enum { MOST = 50000 }; /* the protocol's limit; far below its 50 MB */

static bool
put_url(const struct harvest *h, struct parts *parts, struct markup *index,
    struct slice path, const char *suffix)
{
	/* All have one key, so that they are numbered through. */
	if (!parts_step(parts, SLICE("pages")))
		return false;
	if (parts->fresh) {
		markup_init(&parts->m, "urlset", SITEMAP);
		markup_line(&parts->m);
		markup_open(index, "sitemap");
		markup_open(index, "loc");
		put_link(index, h, parts_path(parts), "");
		markup_close(index);
		markup_close(index);
		markup_line(index);
	}
	markup_open(&parts->m, "url");
	markup_open(&parts->m, "loc");
	put_link(&parts->m, h, path, suffix);
	markup_close(&parts->m);
	markup_close(&parts->m);
	markup_line(&parts->m);
	return true;
}

static bool
put_urls(const struct harvest *h, struct parts *parts, struct markup *index)
{
	struct query *q = query_new(h->catalogue,
	    "SELECT 'articles/' || "
	    "coalesce(replace(substr(date, 1, 7), '-', '/'), 'undated') "
	    "|| '/' || id FROM article ORDER BY key");
	bool ok = q != NULL;

	VEC_EACH (path, &h->o->listed->pages)
		ok = ok && put_url(h, parts, index, *path, "");
	while (ok && query_next(q))
		ok = put_url(h, parts, index, query_text(q, 0), ".html");
	query_free(q);
	return ok;
}

static bool
put_robots(const struct harvest *h)
{
	struct buffer b = {0};
	bool ok;

	buffer_puts(&b, "User-agent: *\nDisallow:\n");
	if (h->base.n > 0)
		buffer_printf(
		    &b, "\nSitemap: %.*ssitemap.xml\n", SLICE_ARG(h->base));
	else
		buffer_puts(&b,
		    "\n# There is no sitemap: it wants absolute addresses, and "
		    "archive.md\n# has no Base-URL.\n");
	ok = h->o->put(h->o->context, SLICE("robots.txt"), buffer_slice(&b));
	buffer_free(&b);
	return ok;
}

bool
put_sitemap(const struct harvest *h)
{
	struct parts parts = {
	    .o = h->o,
	    .arena = h->arena,
	    .folder = "sitemaps",
	    .most = MOST,
	};
	struct markup index;
	bool ok;

	if (!put_robots(h))
		return false;
	if (h->base.n == 0)
		return true;
	markup_init(&index, "sitemapindex", SITEMAP);
	markup_line(&index);
	ok = put_urls(h, &parts, &index);
	ok = parts_end(&parts) && ok;
	if (ok)
		return put_document(h->o, &index, SLICE("sitemap.xml"));
	markup_release(&index);
	return false;
}

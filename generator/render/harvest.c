/* SPDX-License-Identifier: MIT */
#include "harvest.h"

#include <libxml/uri.h>

struct slice
parts_path(const struct parts *p)
{
	return p->number == 1 ? arena_printf(p->arena, "%s/%.*s.xml", p->folder,
				    SLICE_ARG(p->key))
			      : arena_printf(p->arena, "%s/%.*s-%d.xml",
				    p->folder, SLICE_ARG(p->key), p->number);
}

bool
parts_end(struct parts *p)
{
	if (p->n == 0)
		return true;
	p->n = 0;
	return put_document(p->o, &p->m, parts_path(p));
}

bool
parts_step(struct parts *p, struct slice key)
{
	bool same = p->key.p != NULL && slice_eq(p->key, key);

	p->fresh = !same || p->n == p->most;
	if (p->fresh) {
		if (!parts_end(p))
			return false;
		p->number = same ? p->number + 1 : 1;
		p->key = arena_copy(p->arena, key);
	}
	p->n++;
	return true;
}

void
put_link(struct markup *m, const struct harvest *h, struct slice path,
    const char *suffix)
{
	struct buffer b = {0};
	xmlChar *escaped;

	buffer_put(&b, path);
	buffer_puts(&b, suffix);
	buffer_putc(&b, '\0');
	escaped = xmlURIEscapeStr((const xmlChar *)b.p, (const xmlChar *)"/");
	if (escaped == NULL)
		out_of_memory();
	buffer_clear(&b);
	buffer_put(&b, h->base);
	buffer_puts(&b, (const char *)escaped);
	markup_text(m, buffer_slice(&b));
	xmlFree(escaped);
	buffer_free(&b);
}

bool
put_harvest(const struct outlet *o, struct catalogue *c)
{
	struct arena *a = arena_new();
	struct harvest h = {
	    .o = o, .catalogue = c, .arena = a, .base = catalogue_base(c, a)};
	bool ok = put_sitemap(&h) && put_feeds(&h) && put_mods(&h) &&
		  put_oai(&h) && put_corpus(&h) && put_authority(&h);

	arena_free(a);
	return ok;
}

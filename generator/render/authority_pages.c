/* SPDX-License-Identifier: MIT */
/* authority_pages.c - the documents that articles point to: places with their
 * history, organisations, industries */
#include "harvest.h"
#include "map.h"
#include "table.h"
#include "tei.h"

struct lists {
	const struct outlet *o;
	struct catalogue *catalogue;
	const struct authority *authority;
	struct arena *arena;
	struct markup m;
};

static void
begin(struct lists *x, const char *title, const char *source)
{
	const struct archive_info *info = &x->o->renderer->info;

	markup_init(&x->m, "TEI", "http://www.tei-c.org/ns/1.0");
	markup_schema(&x->m, TEI_LISTS_SCHEMA);
	markup_line(&x->m);
	put_tei_header(&x->m, info,
	    arena_printf(x->arena, "%.*s: %s", SLICE_ARG(info->title), title),
	    slice_of(source));
}

static void
end_element(struct lists *x)
{
	markup_close(&x->m);
	markup_line(&x->m);
}

/* ---- places ---- */

static void
put_interval(struct markup *m, struct interval when)
{
	char day[DATE_SIZE];

	if (when.from.known)
		markup_attr(m, "from", slice_of(date_format(when.from, day)));
	if (when.to.known)
		markup_attr(m, "to", slice_of(date_format(when.to, day)));
}

/* A name that held for a time; its forms stand between "=". */
static void
put_dated_name(struct lists *x, const struct dated_name *n, enum lang l)
{
	struct slice forms = n->name[l], form;

	while (table_item(&forms, '=', &form)) {
		markup_open(&x->m, "placeName");
		markup_attr(&x->m, "type", SLICE("dated"));
		markup_attr(&x->m, "xml:lang", slice_of(lang_code(l)));
		put_interval(&x->m, n->when);
		markup_text(&x->m, form);
		end_element(x);
	}
}

static void
put_place(struct lists *x, const struct place *p)
{
	const struct gazetteer *g = x->authority->gazetteer;
	const struct membership *in;
	const struct dated_name *name;
	size_t n;

	markup_open(&x->m, "place");
	markup_attr_printf(&x->m, "xml:id", "place.%.*s", SLICE_ARG(p->id));
	markup_attr(&x->m, "type", slice_of(place_kind_name(p->kind)));
	markup_line(&x->m);
	for (enum lang l = ZH; l < LANGS; l++)
		if (p->name[l].n > 0)
			markup_leaf(
			    &x->m, "placeName", lang_code(l), p->name[l]);
	if (p->pinyin.n > 0)
		markup_leaf(&x->m, "placeName", "zh-Latn-pinyin", p->pinyin);
	name = gazetteer_names(g, p, &n);
	for (size_t i = 0; i < n; i++)
		for (enum lang l = ZH; l < LANGS; l++)
			put_dated_name(x, &name[i], l);
	in = gazetteer_memberships(g, p, &n);
	for (size_t i = 0; i < n; i++) {
		markup_open(&x->m, "region");
		markup_attr_printf(
		    &x->m, "ref", "#place.%.*s", SLICE_ARG(in[i].in->id));
		put_interval(&x->m, in[i].when);
		markup_text(&x->m, in[i].in->name[EN]);
		end_element(x);
	}
	put_location(&x->m, p);
	markup_leaf(&x->m, "idno", NULL, p->path);
	end_element(x);
}

/* The places of the archive and all that they ever belonged to. */
static bool *
places_needed(struct lists *x)
{
	const struct gazetteer *g = x->authority->gazetteer;
	struct query *q =
	    query_new(x->catalogue, "SELECT id FROM place ORDER BY key");
	bool *needed = ARENA_NEW(x->arena, bool, gazetteer_size(g) + 1);
	VEC(const struct place *) left = {0};
	const struct place *p;

	while (q != NULL && query_next(q)) {
		p = gazetteer_by_id(g, query_text(q, 0));
		if (p != NULL)
			*VEC_ADD(x->arena, &left) = p;
	}
	query_free(q);
	while (left.n > 0) {
		const struct membership *in;
		size_t n, i;

		p = left.v[--left.n];
		i = gazetteer_index(g, p);
		if (needed[i])
			continue;
		needed[i] = true;
		in = gazetteer_memberships(g, p, &n);
		for (i = 0; i < n; i++)
			*VEC_ADD(x->arena, &left) = in[i].in;
	}
	return needed;
}

static bool
put_places(struct lists *x)
{
	const struct gazetteer *g = x->authority->gazetteer;
	const bool *needed = places_needed(x);
	bool any = false;

	begin(x, "places",
	    "From the gazetteer of the archive: names, former names and what a "
	    "place belonged to, with the days between which that held.");
	markup_close(&x->m);
	markup_open(&x->m, "standOff");
	markup_open(&x->m, "listPlace");
	markup_line(&x->m);
	for (size_t i = 0; i < gazetteer_size(g); i++) {
		if (!needed[i])
			continue;
		put_place(x, gazetteer_place(g, i));
		any = true;
	}
	/* TEI wants something in a list. */
	return any ? put_document(x->o, &x->m, SLICE("tei/places.xml"))
		   : (markup_release(&x->m), true);
}

/* ---- organisations ---- */

int
organisation_part(struct slice id)
{
	return (int)(slice_hash(id) % ORGANISATION_PARTS);
}

static void
put_organisation(struct lists *x, struct query *q)
{
	struct slice id = query_text(q, 0), kind = query_text(q, 3);
	bool named = false;

	markup_open(&x->m, "org");
	markup_attr_printf(&x->m, "xml:id", "org.%.*s", SLICE_ARG(id));
	markup_attr(&x->m, "type", kind);
	if (!query_is_null(q, 5))
		markup_attr_printf(&x->m, "ana", "industries.xml#industry.%.*s",
		    SLICE_ARG(query_text(q, 5)));
	markup_line(&x->m);
	for (enum lang l = ZH; l < LANGS; l++)
		if (query_text(q, 1 + (int)l).n > 0) {
			markup_leaf(&x->m, "orgName", lang_code(l),
			    query_text(q, 1 + (int)l));
			named = true;
		}
	if (!named)
		markup_leaf(&x->m, "orgName", NULL, id);
	if (!query_is_null(q, 4)) {
		markup_open(&x->m, "placeName");
		markup_attr_printf(&x->m, "ref", "places.xml#place.%.*s",
		    SLICE_ARG(query_text(q, 4)));
		markup_text(&x->m, query_text(q, 6));
		end_element(x);
	}
	markup_leaf(&x->m, "idno", NULL, id);
	end_element(x);
}

/* One of the files that organisations are divided over. */
static bool
put_part(struct lists *x, int part)
{
	struct query *q = query_new(x->catalogue,
	    "SELECT o.id, o.name_zh, o.name_en, o.kind, p.id, o.industry, "
	    "coalesce(p.name_en, p.name_zh) "
	    "FROM organisation o LEFT JOIN place p ON p.key = o.place "
	    "ORDER BY o.id");
	bool any = false;

	if (q == NULL)
		return false;
	begin(x, "organisations", "From the articles of the archive.");
	markup_close(&x->m);
	markup_open(&x->m, "standOff");
	markup_open(&x->m, "listOrg");
	markup_line(&x->m);
	while (query_next(q)) {
		if (organisation_part(query_text(q, 0)) != part)
			continue;
		put_organisation(x, q);
		any = true;
	}
	query_free(q);
	return any ? put_document(x->o, &x->m,
			 arena_printf(
			     x->arena, "tei/organisations-%x.xml", part))
		   : (markup_release(&x->m), true);
}

/* ---- industries ---- */

/* NOLINTBEGIN(misc-no-recursion): sections and divisions */
static void
put_category(struct lists *x, const struct industry *i)
{
	const struct industries *all = x->authority->industries;

	markup_open(&x->m, "category");
	markup_attr_printf(
	    &x->m, "xml:id", "industry.%.*s", SLICE_ARG(i->code));
	markup_line(&x->m);
	for (enum lang l = ZH; l < LANGS; l++)
		markup_leaf(&x->m, "catDesc", lang_code(l), i->name[l]);
	for (size_t k = 0; i->section == NULL && k < industries_size(all); k++)
		if (industries_get(all, k)->section == i)
			put_category(x, industries_get(all, k));
	end_element(x);
}
/* NOLINTEND(misc-no-recursion) */

static bool
put_industries(struct lists *x)
{
	const struct industries *all = x->authority->industries;

	begin(x, "industries",
	    "Sections and divisions of ISIC Rev. 4 (United Nations, 2008).");
	markup_open(&x->m, "encodingDesc");
	markup_open(&x->m, "classDecl");
	markup_open(&x->m, "taxonomy");
	markup_attr(&x->m, "xml:id", SLICE("isic4"));
	markup_line(&x->m);
	markup_leaf(&x->m, "desc", "en",
	    SLICE("International Standard Industrial Classification of All "
		  "Economic Activities, Revision 4"));
	for (size_t i = 0; i < industries_size(all); i++)
		if (industries_get(all, i)->section == NULL)
			put_category(x, industries_get(all, i));
	end_element(x);
	end_element(x);
	end_element(x);
	end_element(x);
	markup_open(&x->m, "text");
	markup_open(&x->m, "body");
	markup_leaf(&x->m, "p", "en",
	    SLICE("The classes that articles are in: see classDecl."));
	return put_document(x->o, &x->m, SLICE("tei/industries.xml"));
}

bool
put_authority(const struct harvest *h)
{
	struct lists x = {
	    .o = h->o,
	    .catalogue = h->catalogue,
	    .authority = h->o->renderer->authority,
	    .arena = h->arena,
	};
	bool ok = put_places(&x) && put_industries(&x);

	for (int part = 0; ok && part < ORGANISATION_PARTS; part++)
		ok = put_part(&x, part);
	return ok;
}

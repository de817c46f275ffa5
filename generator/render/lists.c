/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "atlas.h"
#include "chart.h"
#include "harvest.h"
#include "markup.h"
#include "members.h"
#include "pages.h"
#include "plan.h"
#include "press.h"
#include "shown.h"

/* ?1 ... of a query, and what stands in the attributes of a page. */
struct bindings {
	struct slice *name, *value;
	size_t n;
};

/* A part of a list, with pages in a folder of its own. */
struct part {
	struct slice name; /* p NULL: the list as a whole */
	int64_t n;         /* rows */
};

/* A page of the plan, with its queries, while its subjects go by. */
struct maker {
	const struct outlet *o;
	struct press *press;
	struct arena *arena; /* of one subject */
	const struct plan_page *plan;
	const struct style *style;
	const struct slice *text; /* by language */
	struct query **section;
	struct query *rows, *count, *parts, *value;
	struct bindings subject;
	struct slice folder;
	VEC(struct part) part;
	int64_t total; /* rows in all parts */
};

/* Where in a list a page stands. */
struct spot {
	size_t part;         /* of maker.part */
	int64_t page, pages; /* from 1, of the part */
};

/* The highest N of the parameters "?N" in `sql`. */
static size_t
count_parameters(const char *sql)
{
	size_t most = 0;

	for (const char *p = sql; (p = strchr(p, '?')) != NULL;) {
		size_t n = strtoul(++p, NULL, 10);

		if (n > most)
			most = n;
	}
	return most;
}

static void
bind(const struct maker *k, struct query *q, const char *sql)
{
	size_t n = count_parameters(sql);

	query_rewind(q);
	for (size_t i = 0; i < n && i < k->subject.n; i++)
		query_bind(q, (int)i + 1, k->subject.value[i]);
}

/* An element a row, its columns as attributes. */
static void
put_row(struct markup *m, const char *name, struct query *q)
{
	markup_open(m, name);
	for (int i = 0; i < query_columns(q); i++)
		markup_attr(m, query_column_name(q, i), query_text(q, i));
	markup_close(m);
}

static void
put_section(const struct maker *k, struct markup *m, size_t i)
{
	const struct plan_section *s = &k->plan->sections.v[i];
	struct query *q = k->section[i];

	bind(k, q, s->sql);
	markup_open(m, s->name);
	switch (s->drawing) {
	case DRAW_MAP:
		atlas_draw(k->o->renderer->atlas, m, s->row, q);
		break;
	case DRAW_CHARTS:
		charts_draw(m, s->row, q);
		break;
	case DRAW_NOTHING:
		while (query_next(q))
			put_row(m, s->row, q);
	}
	markup_close(m);
}

static void
put_parts(const struct maker *k, struct markup *m)
{
	markup_open(m, "parts");
	VEC_EACH (p, &k->part) {
		markup_open(m, "part");
		markup_attr(m, "name", p->name);
		markup_attr_int(m, "n", p->n);
		markup_close(m);
	}
	markup_close(m);
}

static void
begin_page(const struct maker *k, struct markup *m)
{
	markup_init_shared(m, style_names(k->style), "page", NULL);
	markup_attr(m, "kind", slice_of(k->plan->kind));
	for (size_t i = 0; i < k->subject.n; i++)
		markup_attr(m, k->subject.name[i].p, k->subject.value[i]);
	if (k->rows != NULL)
		markup_attr_int(m, "total", k->total);
	/* data/ need not have all. */
	if (k->plan->text != NULL && k->o->renderer->extras.workbook)
		markup_attr(m, "workbook", SLICE("data/figures.xlsx"));
	if (k->plan->text != NULL && members_supported())
		markup_attr(m, "bundle", SLICE("data/everything.zip"));
}

/* The way from here to the other pages of the list. */
static void
put_spot(const struct maker *k, struct markup *m, struct spot at)
{
	const struct part *p = &k->part.v[at.part];

	markup_attr_int(m, "page-no", at.page);
	markup_attr_int(m, "pages", at.pages);
	if (p->name.p == NULL)
		return;
	markup_attr(m, "part", p->name);
	markup_attr_int(m, "part-total", p->n);
	if (at.part > 0)
		markup_attr(m, "previous-part", p[-1].name);
	if (at.part + 1 < k->part.n)
		markup_attr(m, "next-part", p[1].name);
}

/* What stands at the head of a list, on its first page. */
static void
put_head(const struct maker *k, struct markup *m)
{
	if (k->plan->about && k->o->renderer->info.about_html.n > 0) {
		markup_open(m, "about");
		markup_fragment(m, k->o->renderer->info.about_html);
		markup_close(m);
	}
	for (enum lang l = ZH; l < LANGS; l++)
		if (k->text[l].n > 0) {
			markup_open(m, "text");
			markup_attr(m, "lang", slice_of(lang_code(l)));
			markup_fragment(m, k->text[l]);
			markup_close(m);
		}
	for (size_t i = 0; i < k->plan->sections.n; i++)
		put_section(k, m, i);
}

/* index.html, then page-2.html ... in the folder of the subject or part. */
static bool
end_page(
    const struct maker *k, struct markup *m, struct slice part, int64_t page)
{
	struct buffer path = {0};
	bool ok;

	buffer_put(&path, k->folder);
	if (k->folder.n > 0)
		buffer_putc(&path, '/');
	if (part.n > 0)
		buffer_printf(&path, "%.*s/", SLICE_ARG(part));
	if (page == 1)
		buffer_puts(&path, part.n > 0 ? "index.html" : k->plan->file);
	else
		buffer_printf(&path, "page-%lld.html", (long long)page);
	ok = press_put(k->press, k->style, m, buffer_slice(&path));
	buffer_free(&path);
	return ok;
}

/* How many rows the list has: the subject's "n" says so, or they have to be
 * counted. */
static int64_t
count_rows(struct maker *k)
{
	for (size_t i = 0; i < k->subject.n; i++)
		if (k->subject.value[i].p != NULL &&
		    slice_eq(k->subject.name[i], SLICE("n")))
			return strtoll(k->subject.value[i].p, NULL, 10);
	bind(k, k->count, k->plan->rows);
	return query_next(k->count) ? query_integer(k->count, 0) : 0;
}

/* The parts, or one without a name. */
static void
take_parts(struct maker *k)
{
	k->part.n = k->part.capacity = 0;
	k->total = 0;
	if (k->rows == NULL)
		return;
	if (k->parts != NULL) {
		bind(k, k->parts, k->plan->parts);
		while (query_next(k->parts)) {
			struct part *p = VEC_ADD(k->arena, &k->part);

			p->name = arena_copy(k->arena, query_text(k->parts, 0));
			p->n = query_integer(k->parts, 1);
			k->total += p->n;
		}
	}
	if (k->part.n > 0)
		return;
	k->total = count_rows(k);
	*VEC_ADD(k->arena, &k->part) = (struct part){.n = k->total};
}

/* The pages of one part, from the rows that are left. */
static bool
put_part(const struct maker *k, size_t i)
{
	const struct part *p = &k->part.v[i];
	const int64_t per_page = k->plan->per_page;
	struct spot at = {i, 1, (p->n + per_page - 1) / per_page};
	struct markup m;

	for (int64_t n = 0; at.page == 1 || n < p->n; at.page++) {
		begin_page(k, &m);
		put_spot(k, &m, at);
		if (at.page == 1 && p->name.p == NULL)
			put_head(k, &m);
		for (int64_t end = n + per_page; n < end && n < p->n; n++)
			if (query_next(k->rows))
				put_row(&m, k->plan->row, k->rows);
		if (!end_page(k, &m, p->name, at.page))
			return false;
	}
	return true;
}

/* A list in parts has a first page that leads to them. */
static bool
put_front(const struct maker *k)
{
	struct markup m;

	begin_page(k, &m);
	put_head(k, &m);
	if (k->rows != NULL)
		put_parts(k, &m);
	return end_page(k, &m, SLICE_NONE, 1);
}

/* A script of one subject, if there is anything to say. */
static bool
put_script(const struct maker *k)
{
	struct buffer js = {0};
	struct slice value;
	bool ok = true;

	bind(k, k->value, k->plan->value);
	if (!query_next(k->value) || (value = query_text(k->value, 0)).n == 0)
		return true;
	buffer_printf(&js, "%s(", k->plan->callback);
	buffer_put(&js, value);
	buffer_puts(&js, ")\n");
	ok = k->o->put(k->o->context,
	    arena_printf(
		k->arena, "%.*s/%s", SLICE_ARG(k->folder), k->plan->file),
	    buffer_slice(&js));
	buffer_free(&js);
	return ok;
}

/* All pages of one subject. */
static bool
put_subject(struct maker *k)
{
	if (k->value != NULL)
		return put_script(k);
	take_parts(k);
	if ((k->part.n == 0 || k->part.v[0].name.p != NULL) && !put_front(k))
		return false;
	if (k->rows != NULL)
		bind(k, k->rows, k->plan->rows);
	for (size_t i = 0; i < k->part.n; i++)
		if (!put_part(k, i))
			return false;
	return true;
}

/* The subject that stands in a row of "each". */
static void
take_subject(struct maker *k, struct query *q)
{
	size_t n = (size_t)query_columns(q);

	k->subject = (struct bindings){
	    ARENA_NEW(k->arena, struct slice, n),
	    ARENA_NEW(k->arena, struct slice, n),
	    n,
	};
	for (size_t i = 0; i < n; i++) {
		struct slice value = query_text(q, (int)i);

		k->subject.name[i] = arena_copy(
		    k->arena, slice_of(query_column_name(q, (int)i)));
		if (value.p != NULL)
			k->subject.value[i] = arena_copy(k->arena, value);
	}
	k->folder = k->subject.value[0];
}

static bool
put_subjects(struct maker *k, struct catalogue *c)
{
	struct query *each;
	bool ok = true;

	if (k->plan->each == NULL)
		return put_subject(k);
	each = query_new(c, k->plan->each);
	if (each == NULL)
		return false;
	while (ok && query_next(each)) {
		arena_reset(k->arena);
		take_subject(k, each);
		ok = put_subject(k);
	}
	query_free(each);
	return ok;
}

static bool
open_queries(struct maker *k, struct catalogue *c)
{
	const struct plan_page *p = k->plan;

	for (size_t i = 0; i < p->sections.n; i++) {
		k->section[i] = query_new(c, p->sections.v[i].sql);
		if (k->section[i] == NULL)
			return false;
	}
	if (p->callback != NULL)
		return (k->value = query_new(c, p->value)) != NULL;
	if (p->parts != NULL && (k->parts = query_new(c, p->parts)) == NULL)
		return false;
	if (p->rows == NULL)
		return true;
	k->rows = query_new(c, p->rows);
	k->count = query_new(c, arena_printf(k->o->renderer->templates.arena,
				    "SELECT count(*) FROM (%s)", p->rows)
				    .p);
	return k->rows != NULL && k->count != NULL;
}

static bool
put_plan_page(
    const struct outlet *o, struct press *press, struct catalogue *c, size_t i)
{
	const struct plan_page *p = &o->renderer->plan.pages.v[i];
	struct maker k = {
	    .o = o,
	    .press = press,
	    .arena = arena_new(),
	    .plan = p,
	    .style = o->renderer->list_style[i],
	    .text = o->renderer->text[i],
	};
	bool ok;

	k.section = must_alloc((p->sections.n + 1) * sizeof(*k.section));
	memset(k.section, 0, (p->sections.n + 1) * sizeof(*k.section));
	ok = open_queries(&k, c) && put_subjects(&k, c);
	for (size_t s = 0; s < p->sections.n; s++)
		query_free(k.section[s]);
	query_free(k.rows);
	query_free(k.count);
	query_free(k.parts);
	query_free(k.value);
	free(k.section);
	arena_free(k.arena);
	return ok;
}

bool
render_lists(const struct renderer *r, struct diag *d, struct catalogue *c,
    unsigned jobs, const struct list_sink *sink)
{
	struct page_list listed = {.arena = arena_new()};
	/* Addresses of pages need that of the site. */
	const struct outlet o = {r, d, sink->put, sink->context,
	    r->info.base_url.n > 0 ? &listed : NULL};
	struct press *press = press_new(&o, sink, jobs);
	bool ok = true;

	for (size_t i = 0; i < r->nfiles; i++)
		ok = ok && sink->put(sink->context, r->files[i]->name,
			       r->files[i]->text);
	ok = ok && shown_define(c);
	VEC_EACH (sql, &r->plan.prepare)
		ok = ok && catalogue_derive(c, *sql);
	for (size_t i = 0; i < r->plan.pages.n; i++)
		if (r->extras.search ||
		    strcmp(r->plan.pages.v[i].kind, "search") != 0)
			ok = ok && put_plan_page(&o, press, c, i);
	ok = press_finish(press) && ok;
	ok = ok && put_harvest(&o, c);
	arena_free(listed.arena);
	/* A query that fails ends its rows and is told. */
	return ok && diag_worst(d) < (int)FATAL;
}

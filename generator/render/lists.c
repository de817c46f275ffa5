/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "markup.h"
#include "pages.h"
#include "plan.h"

/* ?1 ... of a query, and what stands in the attributes of a page. */
struct bindings {
	struct slice *name, *value;
	size_t n;
};

/* A page of the plan, with its queries, while its subjects go by. */
struct maker {
	const struct outlet *o;
	struct arena *arena; /* of one subject */
	const struct plan_page *plan;
	const struct style *style;
	struct query **section;
	struct query *rows, *count;
	struct bindings subject;
	struct slice folder;
	int64_t total, pages;
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
	while (query_next(q))
		put_row(m, s->row, q);
	markup_close(m);
}

static void
begin_page(const struct maker *k, struct markup *m, int64_t page)
{
	markup_init(m, "page", NULL);
	markup_attr(m, "kind", slice_of(k->plan->kind));
	for (size_t i = 0; i < k->subject.n; i++)
		markup_attr(m, k->subject.name[i].p, k->subject.value[i]);
	if (k->rows != NULL) {
		markup_attr_int(m, "page-no", page);
		markup_attr_int(m, "pages", k->pages);
		markup_attr_int(m, "total", k->total);
	}
	if (k->plan->about && k->o->renderer->info.about_html.n > 0) {
		markup_open(m, "about");
		markup_fragment(m, k->o->renderer->info.about_html);
		markup_close(m);
	}
	for (size_t i = 0; page == 1 && i < k->plan->sections.n; i++)
		put_section(k, m, i);
}

/* index.html, then page-2.html ... in the subject's folder. */
static bool
end_page(const struct maker *k, struct markup *m, int64_t page)
{
	const char *slash = k->folder.n > 0 ? "/" : "";
	struct slice path =
	    page == 1 ? arena_printf(k->arena, "%.*s%s%s", SLICE_ARG(k->folder),
			    slash, k->plan->file)
		      : arena_printf(k->arena, "%.*s%spage-%lld.html",
			    SLICE_ARG(k->folder), slash, (long long)page);
	bool ok = put_page(k->o, k->style, m, path, NULL, 0);

	markup_release(m);
	return ok;
}

static void
count_rows(struct maker *k)
{
	k->total = 0;
	if (k->rows == NULL)
		return;
	bind(k, k->count, k->plan->rows);
	if (query_next(k->count))
		k->total = query_integer(k->count, 0);
	k->pages = (k->total + k->plan->per_page - 1) / k->plan->per_page;
}

/* All pages of one subject. */
static bool
put_subject(struct maker *k)
{
	struct markup m;
	int64_t page = 1;

	count_rows(k);
	begin_page(k, &m, page);
	if (k->rows != NULL) {
		bind(k, k->rows, k->plan->rows);
		for (int64_t i = 0; query_next(k->rows); i++) {
			if (i > 0 && i % k->plan->per_page == 0) {
				if (!end_page(k, &m, page))
					return false;
				begin_page(k, &m, ++page);
			}
			put_row(&m, k->plan->row, k->rows);
		}
	}
	return end_page(k, &m, page);
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
	if (p->rows == NULL)
		return true;
	k->rows = query_new(c, p->rows);
	k->count = query_new(c, arena_printf(k->o->renderer->templates.arena,
				    "SELECT count(*) FROM (%s)", p->rows)
				    .p);
	return k->rows != NULL && k->count != NULL;
}

static bool
put_plan_page(const struct outlet *o, struct catalogue *c, size_t i)
{
	const struct plan_page *p = &o->renderer->plan.pages.v[i];
	struct maker k = {
	    .o = o,
	    .arena = arena_new(),
	    .plan = p,
	    .style = o->renderer->list_style[i],
	};
	bool ok;

	k.section = must_alloc((p->sections.n + 1) * sizeof(*k.section));
	memset(k.section, 0, (p->sections.n + 1) * sizeof(*k.section));
	ok = open_queries(&k, c) && put_subjects(&k, c);
	for (size_t s = 0; s < p->sections.n; s++)
		query_free(k.section[s]);
	query_free(k.rows);
	query_free(k.count);
	free(k.section);
	arena_free(k.arena);
	return ok;
}

bool
render_lists(const struct renderer *r, struct diag *d, struct catalogue *c,
    page_sink *put, void *context)
{
	const struct outlet o = {r, d, put, context};

	for (size_t i = 0; i < r->nfiles; i++)
		if (!put(context, r->files[i]->name, r->files[i]->text))
			return false;
	for (size_t i = 0; i < r->plan.pages.n; i++)
		if ((r->search ||
			strcmp(r->plan.pages.v[i].kind, "search") != 0) &&
		    !put_plan_page(&o, c, i))
			return false;
	/* A query that fails ends its rows and is told. */
	return diag_worst(d) < (int)FATAL;
}

/* SPDX-License-Identifier: MIT */
#include "renderer.h"

#include <stdlib.h>

#include "pages.h"

/* The style of page `i` of the plan: an earlier page's if that has it. */
static struct style *
list_style(struct renderer *r, size_t i)
{
	const struct plan_page *p = r->plan.pages.v;

	for (size_t k = 0; k < i; k++)
		if (strcmp(p[k].style, p[i].style) == 0)
			return r->list_style[k];
	return style_load(&r->templates, p[i].style);
}

static bool
load(struct renderer *r)
{
	struct templates *t = &r->templates;
	const struct template_file *site, *map;

	if (!templates_check(t) || !templates_static(t, &r->files, &r->nfiles))
		return false;
	r->article_style = style_load(t, "article.xsl");
	site = r->article_style != NULL ? template_get(t, "site.sql") : NULL;
	map = site != NULL ? template_get(t, "map.tsv") : NULL;
	if (map == NULL || !plan_read(&r->plan, t->arena, t->diag, site))
		return false;
	r->atlas = atlas_new(t->arena, t->diag, map);
	r->list_style =
	    ARENA_NEW(t->arena, struct style *, r->plan.pages.n + 1);
	for (size_t i = 0; i < r->plan.pages.n; i++) {
		r->list_style[i] = list_style(r, i);
		if (r->list_style[i] == NULL)
			return false;
	}
	return true;
}

struct renderer *
renderer_new(struct diag *d, const char *dir, const char *fallback,
    const struct archive_info *info, const struct authority *auth, bool search)
{
	struct renderer *r = must_alloc(sizeof(*r));

	style_init();
	*r = (struct renderer){
	    .templates =
		{
		    .arena = arena_new(),
		    .diag = d,
		    .dir = dir,
		    .fallback = fallback,
		},
	    .info = *info,
	    .authority = auth,
	    .search = search,
	};
	/* Pages and documents cannot do without a title. */
	if (r->info.title.n == 0)
		r->info.title = SLICE("Archive");
	if (load(r))
		return r;
	renderer_free(r);
	return NULL;
}

void
renderer_free(struct renderer *r)
{
	if (r == NULL)
		return;
	for (size_t i = 0; r->list_style != NULL && i < r->plan.pages.n; i++) {
		bool shared = false;

		for (size_t k = 0; k < i && !shared; k++)
			shared = r->list_style[k] == r->list_style[i];
		if (!shared)
			style_free(r->list_style[i]);
	}
	style_free(r->article_style);
	arena_free(r->templates.arena);
	free(r);
}

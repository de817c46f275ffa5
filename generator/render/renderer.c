/* SPDX-License-Identifier: MIT */
#include "renderer.h"

#include <stdlib.h>

#include "pages.h"

static const char *const page_names[] = {
    [PAGE_ARTICLE] = "article.xsl",
};

static bool
load(struct renderer *r)
{
	struct templates *t = &r->templates;
	bool ok = templates_static(t, &r->files, &r->nfiles);

	for (int i = 0; i < PAGE_KINDS && ok; i++) {
		r->style[i] = style_load(t, page_names[i]);
		ok = r->style[i] != NULL;
	}
	return ok;
}

struct renderer *
renderer_new(struct diag *d, const char *dir, const char *fallback,
    const struct archive_info *info, const struct authority *auth)
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
	    .info = info,
	    .authority = auth,
	};
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
	for (int i = 0; i < PAGE_KINDS; i++)
		style_free(r->style[i]);
	arena_free(r->templates.arena);
	free(r);
}

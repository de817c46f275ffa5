/* SPDX-License-Identifier: MIT */
#include "renderer.h"

#include <stdlib.h>

#include "markdown.h"
#include "markup.h"
#include "pages.h"
#include "utf8.h"

/* The style of page `i` of the plan: an earlier page's if that has it. */
static struct style *
list_style(struct renderer *r, size_t i)
{
	const struct plan_page *p = r->plan.pages.v;

	for (size_t k = 0; k < i; k++)
		if (p[k].style != NULL && strcmp(p[k].style, p[i].style) == 0)
			return r->list_style[k];
	return style_load(&r->templates, p[i].style);
}

static bool
is_han(uint32_t cp)
{
	return (cp >= 0x3001 && cp <= 0x303f) || (cp >= 0x3400 && cp <= 0x9fff);
}

/* Sets off what is Chinese in an English text; not inside tags. */
static void
mark_chinese(struct buffer *out, struct slice html)
{
	bool tag = false, marked = false;

	for (size_t i = 0, next = 0; i < html.n; i = next) {
		uint32_t cp = utf8_next(html, &next);
		bool han = !tag && is_han(cp);

		if (han != marked)
			buffer_puts(
			    out, han ? "<span lang=\"zh\">" : "</span>");
		marked = han;
		tag = cp == '<' || (tag && cp != '>');
		buffer_put(out, slice_head(slice_tail(html, i), next - i));
	}
}

/* A page of the editor as XHTML; p NULL if it is no text. */
static struct slice
read_page(struct arena *a, struct slice markdown, enum lang l)
{
	struct buffer html = {0}, marked = {0};
	struct slice page = SLICE_NONE;

	if (utf8_valid_prefix(markdown) == markdown.n) {
		markdown_html(&html, markdown);
		if (l == EN)
			mark_chinese(&marked, buffer_slice(&html));
		page = arena_copy(a, buffer_slice(l == EN ? &marked : &html));
	}
	buffer_free(&html);
	buffer_free(&marked);
	return markup_check(page) ? page : SLICE_NONE;
}

/* The editor's words of page `i`: Markdown, which cmark makes safe. */
static bool
load_text(struct renderer *r, size_t i)
{
	static const char *const suffix[LANGS] = {[ZH] = ".zh", [EN] = ""};
	struct templates *t = &r->templates;
	const char *name = r->plan.pages.v[i].text;

	for (enum lang l = ZH; name != NULL && l < LANGS; l++) {
		struct slice file =
		    arena_printf(t->arena, "pages/%s%s.md", name, suffix[l]);
		const struct template_file *f;

		/* One language is enough; the English is asked for. */
		if (l == ZH && !template_exists(t, file.p))
			continue;
		f = template_get(t, file.p);
		if (f == NULL)
			return false;
		r->text[i][l] = read_page(t->arena, f->text, l);
		if (r->text[i][l].p != NULL)
			continue;
		diag(t->diag, DIAG_TEMPLATE_BAD, (struct location){f->path},
		    SLICE("has characters that are not text"));
		return false;
	}
	return true;
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
	r->text = (struct slice(*)[LANGS])arena_alloc(
	    t->arena, arena_times(sizeof(*r->text), r->plan.pages.n + 1));
	for (size_t i = 0; i < r->plan.pages.n; i++) {
		if (r->plan.pages.v[i].style == NULL)
			continue;
		r->list_style[i] = list_style(r, i);
		if (r->list_style[i] == NULL || !load_text(r, i))
			return false;
	}
	return true;
}

struct renderer *
renderer_new(struct diag *d, const char *dir, const char *fallback,
    const char *pages, const struct archive_info *info,
    const struct authority *auth, struct site_extras extras)
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
		    .pages = pages,
		},
	    .info = *info,
	    .authority = auth,
	    .extras = extras,
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

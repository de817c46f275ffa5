/* SPDX-License-Identifier: MIT */
/* pages.h - what the files of this room share of the renderer */
#ifndef PAGES_H
#define PAGES_H
#include "atlas.h"
#include "plan.h"
#include "renderer.h"
#include "style.h"
#include "templates.h"

struct renderer {
	struct templates templates;
	const struct template_file **files; /* copied to the site */
	size_t nfiles;
	struct plan plan;
	struct atlas *atlas;
	struct style *article_style;
	struct style **list_style;   /* by page of the plan; some are one */
	struct slice (*text)[LANGS]; /* by page of the plan: HTML, or p NULL */
	struct archive_info info;
	const struct authority *authority;
	struct site_extras extras;
};

/* The pages that were put, for the sitemap. */
struct page_list {
	struct arena *arena;
	VEC(struct slice) pages;
};

/* Where a page goes and how it gets there. */
struct outlet {
	const struct renderer *renderer;
	struct diag *diag;
	page_sink *put;
	void *context;
	struct page_list *listed; /* NULL: nobody wants to know */
};

/* "articles/1960/08/ID" of an article, without ".html". */
struct slice article_path(struct arena *a, struct slice id, struct date date);
/* The folder of a month of the paper, "1960/08", or "undated". */
struct slice month_path(struct arena *a, struct date date);
/* Transforms `doc` and hands the page on; `params` come on top of what every
 * page gets (common.xsl). */
bool put_page(const struct outlet *o, const struct style *style,
    struct markup *doc, struct slice path, const struct style_param *params,
    size_t nparams);
/* Closes what is open in the XML document `m`, hands it on and releases it. */
bool put_document(const struct outlet *o, struct markup *m, struct slice path);
/* The teiHeader, left open behind its fileDesc, of a document that is no
 * article. */
void put_tei_header(struct markup *m, const struct archive_info *info,
    struct slice title, struct slice source);
#endif

/* SPDX-License-Identifier: MIT */
/* renderer.h - from dossiers and the catalogue to the files of the site
 *
 * An article's TEI document is the master of its page: the HTML is that
 * document through templates/article.xsl. Lists are small XML documents
 * through their stylesheets. Nothing here touches the disk but the loading of
 * templates; finished files go to a page_sink. */
#ifndef RENDERER_H
#define RENDERER_H
#include "archive_info.h"
#include "authority.h"
#include "catalogue.h"
#include "digest.h"
#include "holdings.h"

/* Takes a finished file of the site: `path` is relative, with "/". False
 * stops the rendering. */
typedef bool page_sink(void *context, struct slice path, struct slice bytes);

struct renderer;

/* What a site need not have; nothing leads to what it has not. */
struct site_extras {
	bool search;   /* the search page */
	bool workbook; /* data/figures.xlsx */
};

/* Parses every stylesheet, from `dir` where it has the file, else from
 * `fallback`; `dir` may be NULL. `pages` is the corpus's own folder of
 * editorial pages or NULL. NULL if one is malformed or missing: reported with
 * file and line. The renderer is read-only and shared by threads. */
struct renderer *renderer_new(struct diag *d, const char *dir,
    const char *fallback, const char *pages, const struct archive_info *info,
    const struct authority *auth, struct site_extras extras);
void renderer_free(struct renderer *r);

/* Where render_article puts what it makes, in `a`. */
enum { ARTICLE_FILES = 2 };
void article_files(struct slice path[ARTICLE_FILES], struct arena *a,
    struct slice id, struct date date);
/* The article's TEI document and its page. */
bool render_article(const struct renderer *r, struct diag *d,
    const struct dossier *article, const struct neighbours *near,
    page_sink *put, void *context);
/* Where lists go. A page is made from its document and from what `with`
 * tells: the digest of both is its key. If `keep` has the page with that key,
 * it need not be made; else `put_as` gets it. */
struct list_sink {
	void *context;
	page_sink *put;
	bool keeps; /* false: the three below are not used */
	struct digest with;
	bool (*keep)(
	    void *context, struct slice path, const struct digest *key);
	bool (*put_as)(void *context, struct slice path, struct slice bytes,
	    const struct digest *key);
};

/* Everything that lists: home, about, regions, industries, dates, statistics,
 * and the files that pages need (CSS, JS); on `jobs` threads, so that `sink`
 * may be used by several at a time. */
bool render_lists(const struct renderer *r, struct diag *d, struct catalogue *c,
    unsigned jobs, const struct list_sink *sink);
#endif

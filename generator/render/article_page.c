/* SPDX-License-Identifier: MIT */
#include "apparatus.h"
#include "citation.h"
#include "markup.h"
#include "pages.h"

static struct slice
page_path(struct arena *a, struct slice id, struct date date)
{
	struct slice path = article_path(a, id, date);

	return arena_printf(a, "%.*s.html", SLICE_ARG(path));
}

static void
put_neighbour(struct markup *m, struct arena *a, const char *name,
    const struct holding *h)
{
	enum lang l;

	if (h == NULL)
		return;
	l = h->title[EN].n > 0 ? EN : ZH;
	markup_open(m, name);
	markup_attr(m, "href", page_path(a, h->id, h->date));
	if (h->page > 0)
		markup_attr_int(m, "page", h->page);
	markup_attr(m, "lang", slice_of(lang_code(l)));
	markup_text(m, h->title[l].n > 0 ? h->title[l] : h->id);
	markup_close(m);
}

/* What the page shows and the document does not say: what stands around the
 * article in the paper, and how it is cited; and what it says in another
 * order, its apparatus. */
static void
put_around(struct markup *m, struct arena *a, const struct renderer *r,
    const struct tei *t, const struct neighbours *near, struct slice path)
{
	const struct dossier *d = t->dossier;
	const struct article *article = t->article;

	markup_annex(m, "around");
	markup_attr(m, "month", month_path(a, article->date));
	if (near->day_total > 0)
		markup_attr_int(m, "day-total", (int64_t)near->day_total);
	put_neighbour(m, a, "previous", near->previous);
	put_neighbour(m, a, "next", near->next);
	for (size_t i = 0; i < near->nday; i++)
		put_neighbour(m, a, "same-day", near->day[i]);
	put_citation(m, a, &r->info, article, d->id, path);
	put_apparatus(m, t);
	markup_close(m);
}

static bool
put_tei(const struct outlet *o, struct arena *a, const struct markup *m,
    struct slice path)
{
	struct buffer xml = {0};
	bool ok;

	markup_write(m, &xml);
	ok = o->put(o->context, arena_printf(a, "%.*s.xml", SLICE_ARG(path)),
	    buffer_slice(&xml));

	buffer_free(&xml);
	return ok;
}

void
article_files(struct slice path[ARTICLE_FILES], struct arena *a,
    struct slice id, struct date date)
{
	struct slice bare = article_path(a, id, date);

	path[0] = arena_printf(a, "%.*s.xml", SLICE_ARG(bare));
	path[1] = page_path(a, id, date);
}

bool
render_article(const struct renderer *r, struct diag *d,
    const struct dossier *article, const struct neighbours *near,
    page_sink *put, void *context)
{
	const struct outlet o = {r, d, put, context};
	struct date date = dossier_article(article)->date;
	struct arena *a = arena_new();
	struct slice page = page_path(a, article->id, date);
	const struct tei *t;
	struct markup m;
	bool ok;

	t = tei_build(&m, style_names(r->article_style), a, article, &r->info,
	    r->authority);
	ok = put_tei(&o, a, &m, article_path(a, article->id, date));
	if (ok) {
		put_around(&m, a, r, t, near, page);
		ok = put_page(&o, r->article_style, &m, page, NULL, 0);
	}
	markup_release(&m);
	arena_free(a);
	return ok;
}

/* SPDX-License-Identifier: MIT */
#include "markup.h"
#include "pages.h"
#include "tei.h"

/* The link to a neighbour; names are literals that outlive the call. */
static size_t
neighbour_params(struct arena *a, const struct holding *h,
    const char *const name[3], struct style_param *out)
{
	enum lang l;

	if (h == NULL)
		return 0;
	l = h->title[EN].n > 0 ? EN : ZH;
	out[0] = (struct style_param){
	    name[0], arena_printf(a, "%.*s.html",
			 SLICE_ARG(article_path(a, h->id, h->date)))};
	out[1] = (struct style_param){
	    name[1], h->title[l].n > 0 ? h->title[l] : h->id};
	out[2] = (struct style_param){name[2], slice_of(lang_code(l))};
	return 3;
}

static bool
put_tei(const struct outlet *o, struct arena *a, const struct markup *m,
    struct slice path)
{
	struct buffer xml = {0};
	bool ok =
	    markup_write(m, &xml) &&
	    o->put(o->context, arena_printf(a, "%.*s.xml", SLICE_ARG(path)),
		buffer_slice(&xml));

	buffer_free(&xml);
	return ok;
}

bool
render_article(const struct renderer *r, struct diag *d,
    const struct dossier *article, const struct neighbours *near,
    page_sink *put, void *context)
{
	static const char *const previous[] = {
	    "previous", "previous-title", "previous-lang"};
	static const char *const next[] = {"next", "next-title", "next-lang"};
	const struct outlet o = {r, d, put, context};
	struct date date = dossier_article(article)->date;
	struct arena *a = arena_new();
	struct slice path = article_path(a, article->id, date);
	struct style_param params[7];
	struct markup m;
	size_t n = 0;
	bool ok;

	params[n++] = (struct style_param){"month", month_path(a, date)};
	n += neighbour_params(a, near->previous, previous, &params[n]);
	n += neighbour_params(a, near->next, next, &params[n]);
	tei_build(&m, a, article, &r->info, r->authority);
	/* The document first: a stylesheet may strip its white space. */
	ok = put_tei(&o, a, &m, path) &&
	     put_page(&o, r->article_style, &m,
		 arena_printf(a, "%.*s.html", SLICE_ARG(path)), params, n);
	markup_release(&m);
	arena_free(a);
	return ok;
}

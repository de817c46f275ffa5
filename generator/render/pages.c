/* SPDX-License-Identifier: MIT */
#include "pages.h"

#include <stdio.h>

#include "markup.h"

struct slice
month_path(struct arena *a, struct date date)
{
	char day[DATE_SIZE]; /* 1960-08-03 */

	if (!date.known)
		return SLICE("undated");
	date_format(date, day);
	day[4] = '/';
	return arena_copy(a, (struct slice){day, 7});
}

struct slice
article_path(struct arena *a, struct slice id, struct date date)
{
	struct slice month = month_path(a, date);

	return arena_printf(
	    a, "articles/%.*s/%.*s", SLICE_ARG(month), SLICE_ARG(id));
}

/* "../" for every folder that `path` goes down. */
static struct slice
way_up(struct slice path, char *out, size_t size)
{
	size_t n = 0;

	for (size_t i = 0; i < path.n && n + 3 <= size; i++)
		if (path.p[i] == '/') {
			memcpy(out + n, "../", 3);
			n += 3;
		}
	return (struct slice){out, n};
}

bool
put_page(const struct outlet *o, const struct style *style, struct markup *doc,
    struct slice path, const struct style_param *params, size_t nparams)
{
	const struct archive_info *info = &o->renderer->info;
	struct style_param all[16];
	struct buffer html = {0};
	char up[96];
	size_t n = 0;
	bool ok;

	all[n++] = (struct style_param){"root", way_up(path, up, sizeof(up))};
	all[n++] = (struct style_param){"site", info->title};
	all[n++] = (struct style_param){"site-zh", info->title_zh};
	all[n++] = (struct style_param){"publisher", info->publisher};
	all[n++] = (struct style_param){"rights", info->rights};
	all[n++] = (struct style_param){
	    "search", o->renderer->extras.search ? SLICE("yes") : SLICE("")};
	for (size_t i = 0; i < nparams; i++)
		all[n++] = params[i];
	ok = style_apply(style, o->diag, doc, all, n, &html) &&
	     o->put(o->context, path, buffer_slice(&html));
	buffer_free(&html);
	return ok;
}

bool
put_document(const struct outlet *o, struct markup *m, struct slice path)
{
	struct buffer xml = {0};
	bool ok;

	while (m->at != NULL)
		markup_close(m);
	markup_write(m, &xml);
	ok = o->put(o->context, path, buffer_slice(&xml));
	buffer_free(&xml);
	markup_release(m);
	return ok;
}

void
put_tei_header(struct markup *m, const struct archive_info *info,
    struct slice title, struct slice source)
{
	markup_open(m, "teiHeader");
	markup_line(m);
	markup_open(m, "fileDesc");
	markup_line(m);
	markup_open(m, "titleStmt");
	markup_leaf(m, "title", NULL, title);
	markup_close(m);
	markup_line(m);
	markup_open(m, "publicationStmt");
	markup_leaf(m, "publisher", NULL,
	    info->publisher.n > 0 ? info->publisher : info->title);
	markup_close(m);
	markup_line(m);
	markup_open(m, "sourceDesc");
	markup_leaf(m, "p", NULL, source);
	markup_close(m);
	markup_line(m);
	markup_close(m);
	markup_line(m);
}

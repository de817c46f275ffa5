/* SPDX-License-Identifier: MIT */
/* mods.c - a modsCollection a month (MODS 3.7, Library of Congress)
 *
 * A record's ID is "m." and the article's: the article's page leads there. */
#include <limits.h>

#include "harvest.h"
#include "notice.h"

enum { MOST = 5000 }; /* records in a file of undated ones */

static const char *const language[LANGS] = {"chi", "eng"}; /* ISO 639-2/B */

static void
title_info(struct markup *m, const char *type, enum lang l, struct slice title)
{
	if (title.n == 0)
		return;
	markup_open(m, "titleInfo");
	if (type != NULL)
		markup_attr(m, "type", slice_of(type));
	markup_attr(m, "lang", slice_of(language[l]));
	markup_leaf(m, "title", NULL, title);
	markup_close(m);
}

static void
names(struct markup *m, const struct notice *n)
{
	/* The translation's authors are the original's, spelled otherwise. */
	struct slice list =
	    n->authors[ZH].n > 0 ? n->authors[ZH] : n->authors[EN];
	struct slice name;

	while (notice_item(&list, &name)) {
		markup_open(m, "name");
		markup_leaf(m, "namePart", NULL, name);
		markup_open(m, "role");
		markup_open(m, "roleTerm");
		markup_attr(m, "type", SLICE("text"));
		markup_attr(m, "authority", SLICE("marcrelator"));
		markup_text(m, SLICE("author"));
		markup_close(m);
		markup_close(m);
		markup_close(m);
	}
}

static void
date(struct markup *m, const char *name, struct slice day)
{
	if (day.p == NULL)
		return;
	markup_open(m, name);
	markup_attr(m, "encoding", SLICE("w3cdtf"));
	markup_text(m, day);
	markup_close(m);
}

static void
host(struct markup *m, const struct archive_info *info, const struct notice *n)
{
	markup_open(m, "relatedItem");
	markup_attr(m, "type", SLICE("host"));
	title_info(m, NULL, ZH, info->newspaper_zh);
	title_info(m, NULL, EN, info->newspaper);
	if (n->page.n > 0 || n->date.n > 0) {
		markup_open(m, "part");
		if (n->page.n > 0) {
			markup_open(m, "extent");
			markup_attr(m, "unit", SLICE("page"));
			markup_leaf(m, "start", NULL, n->page);
			markup_close(m);
		}
		date(m, "date", n->date);
		markup_close(m);
	}
	markup_close(m);
}

static void
subjects(struct markup *m, const char *name, struct slice list)
{
	struct slice item;

	while (notice_item(&list, &item)) {
		markup_open(m, "subject");
		markup_leaf(m, name, NULL, item);
		markup_close(m);
	}
}

static void
put_record(struct markup *m, const struct harvest *h, const struct notice *n)
{
	const struct archive_info *info = &h->o->renderer->info;

	markup_open(m, "mods");
	markup_attr_printf(m, "ID", "m.%.*s", SLICE_ARG(n->id));
	markup_attr(m, "version", SLICE("3.7"));
	markup_line(m);
	title_info(m, NULL, ZH, n->title[ZH]);
	title_info(
	    m, n->title[ZH].n > 0 ? "translated" : NULL, EN, n->title[EN]);
	if (n->title[ZH].n == 0 && n->title[EN].n == 0)
		title_info(m, NULL, EN, n->id);
	names(m, n);
	markup_leaf(m, "typeOfResource", NULL, SLICE("text"));
	markup_leaf(m, "genre", NULL, SLICE("newspaper article"));
	if (n->date.p != NULL) {
		markup_open(m, "originInfo");
		date(m, "dateIssued", n->date);
		markup_close(m);
	}
	for (enum lang l = ZH; l < LANGS; l++) {
		if (!n->has[l])
			continue;
		markup_open(m, "language");
		markup_open(m, "languageTerm");
		markup_attr(m, "type", SLICE("code"));
		markup_attr(m, "authority", SLICE("iso639-2b"));
		markup_text(m, slice_of(language[l]));
		markup_close(m);
		markup_close(m);
	}
	subjects(m, "topic", n->industries);
	subjects(m, "geographic", n->places);
	if (info->newspaper.n > 0 || info->newspaper_zh.n > 0)
		host(m, info, n);
	markup_open(m, "identifier");
	markup_attr(m, "type", SLICE("local"));
	markup_text(m, n->id);
	markup_close(m);
	if (h->base.n > 0) {
		markup_open(m, "location");
		markup_open(m, "url");
		put_link(m, h, n->path, ".html");
		markup_close(m);
		markup_close(m);
	}
	if (info->rights.n > 0)
		markup_leaf(m, "accessCondition", NULL, info->rights);
	markup_close(m);
	markup_line(m);
}

bool
put_mods(const struct harvest *h)
{
	struct query *q = notices_query(h->catalogue);
	struct parts parts = {
	    .o = h->o,
	    .arena = h->arena,
	    .folder = "mods",
	};
	struct notice n;
	bool ok = q != NULL;

	while (ok && notices_next(q, &n)) {
		struct slice month =
		    n.date.p != NULL ? slice_head(n.date, 7) : SLICE("undated");

		/* No article knows how many others its month has. */
		parts.most = n.date.p != NULL ? INT_MAX : MOST;
		ok = parts_step(&parts, month);
		if (ok && parts.fresh)
			markup_init(&parts.m, "modsCollection",
			    "http://www.loc.gov/mods/v3");
		if (ok)
			put_record(&parts.m, h, &n);
	}
	query_free(q);
	return parts_end(&parts) && ok;
}

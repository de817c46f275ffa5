/* SPDX-License-Identifier: MIT */
/* feeds.c - Atom feeds (RFC 4287): the newest articles by day of the paper, of
 * the archive, of each region and of each industry */
#include "harvest.h"

enum { ENTRIES = 40 };

/* The paper came out in Peking. */
#define DAY_BEGINS "T00:00:00+08:00"

/* The first sentences. */
#define SUMMARY(lang, blank)                                                   \
	"(SELECT substr(group_concat(t, '" blank "'), 1, 400) FROM (SELECT "   \
	"b." lang "_text AS t FROM bead b WHERE b.key BETWEEN a.key * "        \
	"16777216 AND a.key * 16777216 + 16777215 AND b.level = 'sentence' "   \
	"AND b." lang "_text <> '' ORDER BY b.key LIMIT 4))"
/* `newest` is a query of the keys of ?1 articles: nobody wants a summary of
 * more. */
#define ENTRIES_OF(newest)                                                     \
	"SELECT a.id, a.date, 'articles/' || replace(substr(a.date, 1, 7), "   \
	"'-', '/') || '/' || a.id, a.title_zh, a.title_en, "                   \
	"coalesce(" SUMMARY("en", " ") ", " SUMMARY(                           \
	    "zh", "") ") "                                                     \
		      "FROM (" newest                                          \
		      ") x CROSS JOIN article a ON a.key = x.article "         \
		      "ORDER BY a.key DESC"
/* What the page of ?2 lists (templates/site.sql). */
#define NEWEST_OF(kind)                                                        \
	ENTRIES_OF("SELECT l.article FROM listed l "                           \
		   "CROSS JOIN article d ON d.key = l.article "                \
		   "WHERE l.kind = '" kind "' AND l.subject = ?2 "             \
		   "AND d.date IS NOT NULL "                                   \
		   "ORDER BY l.article DESC LIMIT ?1")

struct feed {
	const struct harvest *h;
	struct markup m;
	struct slice folder; /* with a slash, or empty */
	const char *up;      /* from there to the top */
	struct slice title;
};

/* An address that readers can follow, absolute where that is known. */
static void
link_to(struct feed *f, const char *rel, const char *type, struct slice path,
    const char *suffix)
{
	markup_open(&f->m, "link");
	markup_attr(&f->m, "rel", slice_of(rel));
	markup_attr(&f->m, "type", slice_of(type));
	if (f->h->base.n > 0)
		markup_attr_printf(&f->m, "href", "%.*s%.*s%s",
		    SLICE_ARG(f->h->base), SLICE_ARG(path), suffix);
	else
		markup_attr_printf(
		    &f->m, "href", "%s%.*s%s", f->up, SLICE_ARG(path), suffix);
	markup_close(&f->m);
	markup_line(&f->m);
}

/* The same for ever: the address of the page, or a tag (RFC 4151) of a name
 * that nobody has (RFC 6761). */
static void
identify(struct feed *f, struct slice path, const char *suffix)
{
	markup_open(&f->m, "id");
	if (f->h->base.n > 0)
		put_link(&f->m, f->h, path, suffix);
	else
		markup_text(&f->m,
		    arena_printf(f->h->arena, "tag:duikan.invalid,2026:%.*s%s",
			SLICE_ARG(path), suffix));
	markup_close(&f->m);
	markup_line(&f->m);
}

static void
instant(struct feed *f, const char *name, struct slice day)
{
	markup_leaf(&f->m, name, NULL,
	    arena_printf(f->h->arena, "%.*s" DAY_BEGINS, SLICE_ARG(day)));
}

static void
begin_feed(struct feed *f, struct slice newest)
{
	const struct archive_info *info = &f->h->o->renderer->info;

	markup_init(&f->m, "feed", "http://www.w3.org/2005/Atom");
	markup_line(&f->m);
	markup_leaf(&f->m, "title", NULL, f->title);
	identify(f, f->folder, "feed.xml");
	instant(f, "updated", newest);
	link_to(f, "self", "application/atom+xml", f->folder, "feed.xml");
	link_to(f, "alternate", "text/html", f->folder, "index.html");
	markup_open(&f->m, "author");
	markup_leaf(&f->m, "name", NULL,
	    info->publisher.n > 0 ? info->publisher : info->title);
	markup_close(&f->m);
	markup_line(&f->m);
	if (info->rights.n > 0)
		markup_leaf(&f->m, "rights", NULL, info->rights);
	markup_open(&f->m, "generator");
	markup_attr(&f->m, "version", SLICE(DUIKAN_VERSION));
	markup_text(&f->m, SLICE("duikan"));
	markup_close(&f->m);
	markup_line(&f->m);
}

static void
put_entry(struct feed *f, struct query *q)
{
	struct slice path = query_text(q, 2), zh = query_text(q, 3),
		     en = query_text(q, 4), summary = query_text(q, 5);

	markup_open(&f->m, "entry");
	markup_line(&f->m);
	markup_leaf(&f->m, "title", NULL,
	    en.n == 0 && zh.n == 0 ? query_text(q, 0)
	    : en.n > 0 && zh.n > 0 ? arena_printf(f->h->arena, "%.*s · %.*s",
					 SLICE_ARG(en), SLICE_ARG(zh))
	    : en.n > 0             ? en
				   : zh);
	identify(f, path, ".html");
	instant(f, "updated", query_text(q, 1));
	instant(f, "published", query_text(q, 1));
	link_to(f, "alternate", "text/html", path, ".html");
	link_to(f, "alternate", "application/tei+xml", path, ".xml");
	if (summary.n > 0)
		markup_leaf(&f->m, "summary", NULL, summary);
	markup_close(&f->m);
	markup_line(&f->m);
}

/* `q` gives the entries; where there are none, there is no feed. */
static bool
put_feed(const struct harvest *h, struct query *q, struct slice folder,
    struct slice title)
{
	struct arena *a = arena_new();
	struct harvest own = *h;
	struct buffer up = {0};
	struct feed f = {.h = &own, .folder = folder, .title = title};
	bool ok = true;

	own.arena = a;
	for (size_t i = 0; i < folder.n; i++)
		if (folder.p[i] == '/')
			buffer_puts(&up, "../");
	buffer_putc(&up, '\0');
	f.up = up.p;
	query_bind_integer(q, 1, ENTRIES);
	if (query_next(q)) {
		begin_feed(&f, query_text(q, 1));
		do
			put_entry(&f, q);
		while (query_next(q));
		ok = put_document(h->o, &f.m,
		    arena_printf(a, "%.*sfeed.xml", SLICE_ARG(folder)));
	}
	query_rewind(q);
	buffer_free(&up);
	arena_free(a);
	return ok;
}

/* A feed for each row of `each`: key, folder, Chinese and English name. */
static bool
put_subjects(const struct harvest *h, const char *each, const char *entries)
{
	struct query *q = query_new(h->catalogue, each);
	struct query *newest = query_new(h->catalogue, entries);
	bool ok = q != NULL && newest != NULL;

	while (ok && query_next(q)) {
		struct arena *a = arena_new();

		query_bind(newest, 2, query_text(q, 0));
		ok = put_feed(h, newest, query_text(q, 1),
		    arena_printf(a, "%.*s: %.*s %.*s",
			SLICE_ARG(h->o->renderer->info.title),
			SLICE_ARG(query_text(q, 3)),
			SLICE_ARG(query_text(q, 2))));
		arena_free(a);
	}
	query_free(newest);
	query_free(q);
	return ok;
}

bool
put_feeds(const struct harvest *h)
{
	struct query *all = query_new(h->catalogue,
	    ENTRIES_OF("SELECT key AS article FROM article "
		       "WHERE date IS NOT NULL ORDER BY key DESC LIMIT ?1"));
	bool ok = all != NULL &&
		  put_feed(h, all, SLICE(""), h->o->renderer->info.title);

	query_free(all);
	return ok &&
	       put_subjects(h,
		   "SELECT key, 'regions/' || path || '/', name_zh, name_en "
		   "FROM place WHERE path IS NOT NULL ORDER BY key",
		   NEWEST_OF("r")) &&
	       put_subjects(h,
		   "SELECT code, 'industries/' || code || '/', name_zh, "
		   "name_en FROM industry ORDER BY code",
		   NEWEST_OF("i"));
}

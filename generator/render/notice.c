/* SPDX-License-Identifier: MIT */
#include "notice.h"

#include "table.h"

/* Lists are divided by the unit separator, which no text has: source.h. */
static const char notices_sql[] =
    "SELECT a.id, a.date, 'articles/' || "
    "coalesce(replace(substr(a.date, 1, 7), '-', '/'), 'undated') "
    "|| '/' || a.id, a.title_zh, a.title_en, a.page, a.\"column\", "
    "(SELECT group_concat(value, char(31)) FROM json_each(a.authors_zh)), "
    "(SELECT group_concat(value, char(31)) FROM json_each(a.authors_en)), "
    "(SELECT group_concat(name, char(31)) FROM ("
    "SELECT coalesce(n.name_en, n.name_zh) AS name "
    "FROM article_place s JOIN place n ON n.key = s.place "
    "WHERE s.article = a.key ORDER BY s.rank)), "
    "(SELECT group_concat(name, char(31)) FROM ("
    "SELECT coalesce(n.name_en, n.name_zh) AS name "
    "FROM article_industry s JOIN industry n ON n.code = s.industry "
    "WHERE s.article = a.key ORDER BY s.rank)), "
    "a.counts_paragraphs_zh > 0, a.counts_paragraphs_en > 0 "
    "FROM article a ORDER BY a.key";

struct query *
notices_query(struct catalogue *c)
{
	return query_new(c, notices_sql);
}

bool
notices_next(struct query *q, struct notice *n)
{
	if (!query_next(q))
		return false;
	*n = (struct notice){
	    .id = query_text(q, 0),
	    .date = query_text(q, 1),
	    .path = query_text(q, 2),
	    .title = {query_text(q, 3), query_text(q, 4)},
	    .page = query_text(q, 5),
	    .column = query_text(q, 6),
	    .authors = {query_text(q, 7), query_text(q, 8)},
	    .places = query_text(q, 9),
	    .industries = query_text(q, 10),
	    .has = {query_integer(q, 11) != 0, query_integer(q, 12) != 0},
	};
	return true;
}

bool
notice_item(struct slice *list, struct slice *item)
{
	return table_item(list, '\x1f', item);
}

struct slice
notice_title(const struct notice *n)
{
	return n->title[EN].n > 0   ? n->title[EN]
	       : n->title[ZH].n > 0 ? n->title[ZH]
				    : n->id;
}

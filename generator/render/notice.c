/* SPDX-License-Identifier: MIT */
#include "notice.h"

#include "table.h"

/* Lists are divided by the unit separator, which no text has: source.h. */
#define LIST(column)                                                           \
	"(SELECT group_concat(value, char(31)) FROM json_each(a." column "))"
#define NAMES(from)                                                            \
	"(SELECT group_concat(name, char(31)) FROM (SELECT "                   \
	"coalesce(n.name_en, n.name_zh) AS name FROM " from                    \
	" WHERE s.article = a.key ORDER BY s.rank))"

struct query *
notices_query(struct catalogue *c)
{
	return query_new(c,
	    "SELECT a.id, a.date, 'articles/' || "
	    "coalesce(replace(substr(a.date, 1, 7), '-', '/'), 'undated') "
	    "|| '/' || a.id, a.title_zh, a.title_en, a.page, "
	    "a.\"column\", " LIST("authors_zh") ", " LIST(
		"authors_en") ", " NAMES("article_place s JOIN place n ON "
					 "n.key = s.place") ", " NAMES("article"
								       "_indust"
								       "ry s "
								       "JOIN "
								       "industr"
								       "y n ON "
								       "n.code "
								       "= "
								       "s."
								       "industr"
								       "y") ", "
									    "a."
									    "co"
									    "un"
									    "ts"
									    "_p"
									    "ar"
									    "ag"
									    "ra"
									    "ph"
									    "s_"
									    "zh"
									    " >"
									    " 0"
									    ", "
									    "a."
									    "co"
									    "un"
									    "ts"
									    "_p"
									    "ar"
									    "ag"
									    "ra"
									    "ph"
									    "s_"
									    "en"
									    " >"
									    " 0"
									    " "
									    "FR"
									    "OM"
									    " a"
									    "rt"
									    "ic"
									    "le"
									    " a"
									    " O"
									    "RD"
									    "ER"
									    " B"
									    "Y "
									    "a."
									    "ke"
									    "y");
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

/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "map.h"
#include "retrieval.h"

struct value {
	struct slice id, zh, en;
	int64_t articles, last; /* last: the article that was counted */
};

struct counter {
	struct arena *arena;
	uint8_t *found; /* by key of article */
	size_t nfound;
	struct map values; /* by id */
	VEC(struct value *) order;
};

static const char *const names[FACETS] = {
    "region", "industry", "year", "author"};

/* Article, id and names, the rows of an article together; of those whose keys
 * are ?1 to ?2. */
static const char *const queries[FACETS] = {
    "SELECT s.article, r.id, r.name_zh, r.name_en FROM article a "
    "JOIN article_place s ON s.article = a.key "
    "JOIN place_region w ON w.place = s.place "
    "JOIN place r ON r.key = w.region WHERE a.key BETWEEN ?1 AND ?2 "
    "AND " REGION_HELD " ORDER BY a.key",
    "SELECT s.article, i.code, i.name_zh, i.name_en "
    "FROM article_industry s JOIN industry i ON i.code = s.industry "
    "WHERE s.article BETWEEN ?1 AND ?2 ORDER BY s.article",
    "SELECT key, substr(date, 1, 4), NULL, NULL FROM article "
    "WHERE date IS NOT NULL AND key BETWEEN ?1 AND ?2",
    "SELECT a.key, j.value, j.value, NULL FROM article a, "
    "json_each(a.authors_zh) j WHERE a.key BETWEEN ?1 AND ?2 ORDER BY a.key",
};

int
facet_find(struct slice name)
{
	for (int f = 0; f < FACETS; f++)
		if (slice_eq(name, slice_of(names[f])))
			return f;
	return -1;
}

static struct slice
copy(struct arena *a, struct slice s)
{
	return s.p == NULL ? s : arena_copy(a, s);
}

static void
count(struct counter *k, int64_t article, struct query *q)
{
	struct slice id = query_text(q, 1);
	struct value *v = map_get(&k->values, id);

	if (v == NULL) {
		v = ARENA_NEW(k->arena, struct value, 1);
		v->id = arena_copy(k->arena, id);
		v->zh = copy(k->arena, query_text(q, 2));
		v->en = copy(k->arena, query_text(q, 3));
		*map_at(&k->values, v->id) = v;
		*VEC_ADD(k->arena, &k->order) = v;
	}
	v->articles += v->last != article;
	v->last = article;
}

static int
value_cmp(const void *a, const void *b)
{
	const struct value *x = *(struct value *const *)a;
	const struct value *y = *(struct value *const *)b;

	if (x->articles != y->articles)
		return x->articles > y->articles ? -1 : 1;
	return slice_cmp(x->id, y->id);
}

static void
count_rows(struct counter *k, struct query *q, int64_t first, int64_t last)
{
	query_rewind(q);
	query_bind_integer(q, 1, first);
	query_bind_integer(q, 2, last);
	while (query_next(q)) {
		int64_t article = query_integer(q, 0);

		if (article > 0 && (size_t)article < k->nfound &&
		    k->found[article] && query_text(q, 1).n > 0)
			count(k, article, q);
	}
}

/* Few articles are looked up one by one; for many all are gone through. */
static bool
print_facet(struct counter *k, struct catalogue *c, const struct search *s,
    enum facet f, struct tabular *t)
{
	struct query *q = query_new(c, queries[f]);
	bool ok = q != NULL;

	map_init(&k->values, k->arena);
	k->order.n = 0;
	if (ok && search_articles(s) < k->nfound / 8)
		for (size_t i = 0; i < search_articles(s); i++)
			count_rows(
			    k, q, search_article(s, i), search_article(s, i));
	else if (ok)
		count_rows(k, q, 1, INT64_MAX);
	query_free(q);
	if (k->order.n > 0)
		qsort(k->order.v, k->order.n, sizeof(*k->order.v), value_cmp);
	VEC_EACH (at, &k->order) {
		const struct value *v = *at;

		tabular_text(t, slice_of(names[f]));
		tabular_text(t, v->id);
		tabular_text(t, v->zh);
		tabular_text(t, v->en);
		tabular_number(t, (double)v->articles);
		ok = ok && tabular_end_row(t);
	}
	return ok;
}

static void
mark_found(struct counter *k, const struct search *s)
{
	for (size_t i = 0; i < search_articles(s); i++)
		if ((size_t)search_article(s, i) >= k->nfound)
			k->nfound = (size_t)search_article(s, i) + 1;
	k->found = ARENA_NEW(k->arena, uint8_t, k->nfound + 1);
	for (size_t i = 0; i < search_articles(s); i++)
		k->found[search_article(s, i)] = 1;
}

bool
facets_print(struct catalogue *c, const struct search *s,
    const enum facet *facets, size_t n, enum table_format format,
    table_put *put, void *context)
{
	static const struct table_column columns[] = {
	    {"facet", "facet", 0, COLUMN_TEXT},
	    {"id", "id", 0, COLUMN_TEXT},
	    {"name_zh", "name", 24, COLUMN_TEXT},
	    {"name_en", "", 32, COLUMN_TEXT},
	    {"articles", "articles", 0, COLUMN_NUMBER},
	};
	struct counter k = {.arena = arena_new()};
	struct tabular *t = tabular_new(
	    format, columns, sizeof(columns) / sizeof(*columns), put, context);
	bool ok = t != NULL;

	mark_found(&k, s);
	for (size_t i = 0; ok && i < n; i++)
		ok = print_facet(&k, c, s, facets[i], t);
	arena_free(k.arena);
	return t != NULL && tabular_finish(t) && catalogue_ok(c);
}

/* SPDX-License-Identifier: MIT */
#include "region.h"

#include "authority.h"
#include "catalogue.h"
#include "fold.h"
#include "place_names.h"
#include "suggest.h"
#include "table.h"
#include "utf8.h"

/* Whether each character of `asked` can be read as the place's syllable: 重亲
 * is 重庆 to the ear. What says its kind (市) may follow. */
static bool
sounds_like(const struct lexicon *x, struct slice asked, struct slice pinyin)
{
	struct slice syllable;
	size_t off = 0, n = 0;

	for (; table_item(&pinyin, ' ', &syllable); n++) {
		struct slice reading[READINGS_MAX];
		size_t count, i = 0;

		if (off >= asked.n)
			return false;
		count = lexicon_pinyin(x, utf8_next(asked, &off), reading);
		while (i < count && !slice_eq(reading[i], syllable))
			i++;
		if (i == count)
			return false;
	}
	return n > 1 && asked.n - off <= 3;
}

static void
report(struct diag *d, const struct authority *auth, struct slice name)
{
	const struct gazetteer *g = auth->gazetteer;
	struct arena *a = arena_new();
	struct suggestions s;
	struct buffer words = {0};

	suggestions_init(&s, a, name);
	for (size_t i = 0; i < gazetteer_size(g); i++) {
		const struct place *p = gazetteer_place(g, i);

		if (sounds_like(auth->lexicon, s.asked, p->pinyin))
			suggest_surely(&s, p->name[ZH]);
		suggest(&s, p->name[ZH]);
		suggest(&s, p->name[EN]);
		suggest(&s, p->id);
	}
	buffer_put(&words, name);
	suggestions_print(&s, &words);
	diag(
	    d, DIAG_NO_SUCH_REGION, (struct location){0}, buffer_slice(&words));
	buffer_free(&words);
	arena_free(a);
}

bool
region_find_any(struct regions *r, struct diag *d, const struct authority *auth,
    struct slice name)
{
	const struct place *found[REGION_MOST];
	struct arena *a = arena_new();

	r->n = place_names_find(
	    place_names_new(a, auth->gazetteer), name, found, REGION_MOST);
	arena_free(a);
	if (r->n > REGION_MOST)
		r->n = REGION_MOST;
	for (size_t i = 0; i < r->n; i++)
		r->id[i] = found[i]->id;
	if (r->n == 0)
		report(d, auth, name);
	return r->n > 0;
}

/* Adds the ids that a query finds, ?1 being the name. */
static void
add_found(struct regions *r, struct arena *a, struct catalogue *c,
    const char *sql, struct slice name)
{
	struct query *q = query_new(c, sql);

	if (q == NULL)
		return;
	query_bind(q, 1, name);
	while (r->n < REGION_MOST && query_next(q))
		r->id[r->n++] = arena_copy(a, query_text(q, 0));
	query_free(q);
}

/* In the order of place_names_find. */
bool
region_find(
    struct regions *r, struct arena *a, struct catalogue *c, struct slice name)
{
	static const char named[] = "SELECT p.id FROM place_name n JOIN place "
				    "p ON p.key = n.place WHERE n.name = ?1 "
				    "AND n.sound = 0",
			  with_id[] = "SELECT id FROM place WHERE id = ?1",
			  sounding[] = "SELECT p.id FROM place_name n JOIN "
				       "place p ON p.key = n.place "
				       "WHERE n.name = ?1 AND n.sound = 1";
	struct slice folded = fold_name(a, slice_trim(name));

	r->n = 0;
	add_found(r, a, c, named, folded);
	if (r->n == 0)
		add_found(r, a, c, with_id, name);
	if (r->n == 0)
		add_found(r, a, c, sounding, folded);
	return r->n > 0;
}

/* By code, or a term or name in either language, case folded. */
struct slice
industry_find(struct arena *a, struct catalogue *c, struct slice name)
{
	struct query *q = query_new(c,
	    "SELECT code, 1 AS rank FROM industry WHERE code = ?1 UNION ALL "
	    "SELECT industry, 2 FROM industry_name WHERE name = ?2 UNION ALL "
	    "SELECT code, 3 FROM industry WHERE code = upper(?1) "
	    "ORDER BY rank LIMIT 1");
	struct slice code = SLICE_NONE;

	if (q == NULL)
		return code;
	query_bind(q, 1, slice_trim(name));
	query_bind(q, 2, fold_name(a, slice_trim(name)));
	if (query_next(q))
		code = arena_copy(a, query_text(q, 0));
	query_free(q);
	return code;
}

void
industry_report(struct diag *d, const struct authority *auth, struct slice name)
{
	const struct industries *in = auth->industries;
	struct arena *a = arena_new();
	struct suggestions s;
	struct buffer words = {0};

	suggestions_init(&s, a, name);
	for (size_t i = 0; i < industries_names(in); i++)
		suggest(&s, industries_name(in, i).name);
	buffer_put(&words, name);
	suggestions_print(&s, &words);
	diag(d, DIAG_NO_SUCH_INDUSTRY, (struct location){0},
	    buffer_slice(&words));
	buffer_free(&words);
	arena_free(a);
}

/* SPDX-License-Identifier: MIT */
#include "matcher.h"

#include <math.h>
#include <stdlib.h>

#include "bigram.h"
#include "row.h"
#include "utf8.h"

/* A set of articles, a bit each, by key. */
typedef uint64_t *bits;

struct matcher {
	struct arena *arena;
	struct catalogue *catalogue;
	const struct search_request *request;
	const struct expression *e;
	struct matches *m;
	size_t narticles, nwords; /* keys are below narticles */
	bits fitting;             /* all that the rest of the request allows */
	double *weight;           /* of each term: how rare it is */
	struct query *rows, *beads, *headlines;
};

static bits
bits_new(const struct matcher *k)
{
	return ARENA_NEW(k->arena, uint64_t, k->nwords);
}

static bool
has(const uint64_t *b, int64_t key)
{
	return b[key / 64] >> key % 64 & 1;
}

static void
set(bits b, int64_t key)
{
	b[key / 64] |= UINT64_C(1) << key % 64;
}

static size_t
bits_count(const struct matcher *k, const uint64_t *b)
{
	size_t n = 0;

	for (size_t i = 0; i < k->nwords; i++)
		n += (size_t)__builtin_popcountll(b[i]);
	return n;
}

/* -- what fits the rest of the request -- */

/* Leaves of what fits the articles that a query finds. */
static void
keep_found(struct matcher *k, struct query *q)
{
	bits found = bits_new(k);

	while (q != NULL && query_next(q)) {
		int64_t key = query_integer(q, 0);

		if (key > 0 && (size_t)key < k->narticles)
			set(found, key);
	}
	query_free(q);
	for (size_t i = 0; i < k->nwords; i++)
		k->fitting[i] &= found[i];
}

static void
keep_days(struct matcher *k)
{
	struct query *q = query_new(k->catalogue,
	    "SELECT key FROM article WHERE date BETWEEN ?1 AND ?2");
	struct date from = k->request->from, to = k->request->to;
	char date[DATE_SIZE];

	if (q != NULL) {
		query_bind(q, 1,
		    from.known ? slice_of(date_format(from, date)) : SLICE(""));
		query_bind(q, 2,
		    to.known ? slice_of(date_format(to, date)) : SLICE("~"));
	}
	keep_found(k, q);
}

static void
keep_industry(struct matcher *k)
{
	struct query *q = query_new(k->catalogue,
	    "SELECT s.article FROM industry i "
	    "JOIN article_industry s ON s.industry = i.code "
	    "WHERE i.code = ?1 OR i.section = ?1");

	if (q != NULL)
		query_bind(q, 1, k->request->industry);
	keep_found(k, q);
}

/* Articles are in the order of their dates, so that what lay in a region from
 * one day to another did so from one key to another (catalogue.c), and the
 * indices of places are all that has to be read. */
#define ARTICLES_THEN                                                          \
	" BETWEEN (SELECT min(key) FROM article WHERE date IS w.\"from\") "    \
	"AND (SELECT max(key) FROM article WHERE date IS w.\"to\")"

static void
add_region_query(struct buffer *sql, const struct regions *r, const char *table)
{
	buffer_printf(sql,
	    "SELECT s.article FROM place r JOIN place_region w ON "
	    "w.region = r.key JOIN %s s ON s.place = w.place AND "
	    "s.article" ARTICLES_THEN " WHERE r.id IN (",
	    table);
	for (size_t i = 0; i < r->n; i++)
		buffer_printf(sql, "%s?%zu", i ? ", " : "", i + 1);
	buffer_putc(sql, ')');
}

static void
keep_regions(struct matcher *k)
{
	const struct regions *r = &k->request->regions;
	struct buffer sql = {0};
	struct query *q;

	add_region_query(&sql, r, "article_place");
	if (k->request->mentions) {
		buffer_puts(&sql, " UNION ALL ");
		add_region_query(&sql, r, "place_mention");
	}
	buffer_putc(&sql, '\0');
	q = query_new(k->catalogue, sql.p);
	buffer_free(&sql);
	for (size_t i = 0; q != NULL && i < r->n; i++)
		query_bind(q, 1 + (int)i, r->id[i]);
	keep_found(k, q);
}

/* Keys are counted from 1 without a gap (catalogue.c), so that what asks for
 * nothing reads nothing. */
static bool
find_fitting(struct matcher *k)
{
	const struct search_request *r = k->request;
	struct query *q = query_new(
	    k->catalogue, "SELECT coalesce(max(key), 0) + 1 FROM article");

	k->narticles =
	    q != NULL && query_next(q) ? (size_t)query_integer(q, 0) : 0;
	query_free(q);
	k->nwords = k->narticles / 64 + 1;
	k->fitting = bits_new(k);
	for (size_t key = 1; key < k->narticles; key++)
		set(k->fitting, (int64_t)key);
	if (r->from.known || r->to.known)
		keep_days(k);
	if (r->industry.p != NULL)
		keep_industry(k);
	if (r->regions.n > 0)
		keep_regions(k);
	return catalogue_ok(k->catalogue);
}

/* -- terms -- */

/* Takes a place that a term found, where articles are let through. */
static void
found(struct matcher *k, bits out, size_t term, int64_t article, int64_t bead)
{
	if (article <= 0 || (size_t)article >= k->narticles ||
	    !has(k->fitting, article))
		return;
	set(out, article);
	if (!k->e->terms.v[term].negated)
		*VEC_ADD(k->arena, &k->m->findings) =
		    (struct finding){article, bead, (uint32_t)term};
}

/* The index is exact for a stretch of Chinese and nothing else but it. */
static bool
must_compare(struct slice phrase)
{
	bool han = bigram_has_han(phrase);

	for (size_t off = 0; han && off < phrase.n;)
		if (!cp_is_han(utf8_next(phrase, &off)))
			return true;
	return false;
}

/* Whether the Chinese of a row of the index has the phrase, letter by letter;
 * `q` reads that of a bead or of a headline. */
static bool
holds(struct query *q, int64_t key, struct slice phrase)
{
	query_rewind(q);
	query_bind_integer(q, 1, key);
	return query_next(q) && bigram_holds(query_text(q, 0), phrase);
}

static void
find_words(struct matcher *k, bits out, size_t term, bool title)
{
	struct slice phrase = k->e->terms.v[term].words;
	bool compare = must_compare(phrase);
	struct buffer match = {0};

	bigram_query(&match, phrase);
	query_rewind(k->rows);
	if (match.n > 0)
		query_bind(k->rows, 1, buffer_slice(&match));
	while (match.n > 0 && query_next(k->rows)) {
		int64_t row = query_integer(k->rows, 0);
		int64_t article = row / ROW_BEADS, bead = row % ROW_BEADS;
		bool headlines = bead == ROW_HEADLINES;

		if ((title && !headlines) || (size_t)article >= k->narticles ||
		    !has(k->fitting, article))
			continue;
		if (compare &&
		    !(headlines ? holds(k->headlines, article, phrase)
				: holds(k->beads, row, phrase)))
			continue;
		found(k, out, term, article, headlines ? -1 : bead);
	}
	buffer_free(&match);
}

/* What a query finds: an article and a bead a row; ?1 is the words, ?2 the
 * value. */
static void
find_rows(struct matcher *k, bits out, size_t term, const char *sql)
{
	const struct term *t = &k->e->terms.v[term];
	struct query *q = query_new(k->catalogue, sql);

	if (q == NULL)
		return;
	if (t->words.p != NULL)
		query_bind(q, 1, t->words);
	if (t->comparison != ANY_VALUE)
		query_bind_real(q, 2, t->value);
	while (query_next(q))
		found(k, out, term, query_integer(q, 0), query_integer(q, 1));
	query_free(q);
}

/* A figure is above 1,000 if all that its words allow is. */
static void
find_figures(struct matcher *k, bits out, size_t term)
{
	static const char *const condition[] = {
	    [ANY_VALUE] = "",
	    [ABOVE] = " AND f.min >= ?2 AND "
		      "(f.min > ?2 OR f.qualifier = 'over')",
	    [AT_LEAST_IT] = " AND f.min >= ?2",
	    [BELOW] = " AND f.max <= ?2 AND "
		      "(f.max < ?2 OR f.qualifier = 'under')",
	    [AT_MOST_IT] = " AND f.max <= ?2",
	    [EQUAL] = " AND f.min <= ?2 AND f.max >= ?2",
	};
	const struct term *t = &k->e->terms.v[term];
	struct buffer sql = {0};

	buffer_puts(&sql, "SELECT f.article, f.bead FROM figure f "
			  "WHERE f.bead IS NOT NULL");
	if (t->words.p != NULL)
		buffer_puts(&sql, " AND f.unit_id IN (SELECT unit FROM "
				  "unit_name WHERE name = ?1)");
	buffer_puts(&sql, condition[t->comparison]);
	buffer_putc(&sql, '\0');
	find_rows(k, out, term, sql.p);
	buffer_free(&sql);
}

static bits
find_term(struct matcher *k, size_t term)
{
	bits out = bits_new(k);

	switch (k->e->terms.v[term].kind) {
	case TERM_TEXT:
		find_words(k, out, term, false);
		break;
	case TERM_TITLE:
		find_words(k, out, term, true);
		break;
	case TERM_AUTHOR:
		find_rows(k, out, term,
		    "SELECT key, -1 FROM article WHERE instr(authors_zh, ?1) "
		    "OR instr(lower(authors_en), lower(?1))");
		break;
	case TERM_ORGANISATION:
		find_rows(k, out, term,
		    "SELECT m.article, coalesce(m.bead, -1) "
		    "FROM organisation_mention m WHERE m.organisation IN "
		    "(SELECT o.key FROM organisation o WHERE o.id = ?1 OR "
		    "instr(o.name_zh, ?1) OR "
		    "instr(lower(o.name_en), lower(?1)))");
		break;
	case TERM_FIGURE:
		find_figures(k, out, term);
		break;
	}
	/* Inverse document frequency, as in Robertson and Zaragoza, "The
	 * Probabilistic Relevance Framework: BM25 and Beyond" (2009). */
	k->weight[term] =
	    log(1 + (double)k->narticles / (double)(bits_count(k, out) + 1));
	return out;
}

/* -- the expression -- */

/* NOLINTBEGIN(misc-no-recursion): as deep as the parser let it be */
/* Its depth is bounded by the parser. */
static bits
evaluate(struct matcher *k, const struct node *n)
{
	bits out, part;

	if (n->kind == NODE_TERM)
		return find_term(k, n->term);
	out = evaluate(k, n->parts.v[0]);
	for (size_t i = 0; n->kind == NODE_NOT && i < k->nwords; i++)
		out[i] = k->fitting[i] & ~out[i];
	for (size_t p = 1; p < n->parts.n; p++) {
		part = evaluate(k, n->parts.v[p]);
		for (size_t i = 0; i < k->nwords; i++)
			out[i] = n->kind == NODE_AND ? out[i] & part[i]
						     : out[i] | part[i];
	}
	return out;
}
/* NOLINTEND(misc-no-recursion) */

static int
finding_cmp(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;

	if (x->article != y->article)
		return x->article < y->article ? -1 : 1;
	if (x->bead != y->bead)
		return x->bead < y->bead ? -1 : 1;
	return x->term < y->term ? -1 : x->term > y->term;
}

/* What an article's findings say for it: each term counts by how rare it is,
 * more sentences ever less (BM25's saturation, k = 1.2), a headline as three
 * of them. */
static double
score(const struct matcher *k, const struct finding *v, size_t n)
{
	double sum = 0;

	for (size_t t = 0; t < k->e->terms.n; t++) {
		double tf = 0;

		for (size_t i = 0; i < n; i++)
			if (v[i].term == t)
				tf += v[i].bead < 0 ? 3 : 1;
		sum += k->weight[t] * tf * 2.2 / (tf + 1.2);
	}
	return sum;
}

/* Leaves of an article's findings each sentence once, and a headline only
 * where there is no sentence to show. */
static size_t
sift(struct finding *v, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		if (kept > 0 && v[kept - 1].bead == v[i].bead)
			continue;
		if (kept > 0 && v[kept - 1].bead < 0)
			kept--;
		v[kept++] = v[i];
	}
	return kept;
}

static void
gather(struct matcher *k, const uint64_t *fits)
{
	struct finding *v = k->m->findings.v;
	size_t n = k->m->findings.n, at = 0;

	if (n > 0)
		qsort(v, n, sizeof(*v), finding_cmp);
	for (int64_t key = 1; (size_t)key < k->narticles; key++) {
		struct match *m;
		size_t first;

		while (at < n && v[at].article < key)
			at++;
		if (!has(fits, key))
			continue;
		for (first = at; at < n && v[at].article == key;)
			at++;
		m = VEC_ADD(k->arena, &k->m->articles);
		m->article = key;
		m->first = first;
		m->score = score(k, &v[first], at - first);
		m->n = sift(&v[first], at - first);
	}
}

bool
matches_find(struct matches *m, struct arena *a, struct catalogue *c,
    const struct search_request *r, const struct expression *e)
{
	struct matcher k = {
	    .arena = a, .catalogue = c, .request = r, .e = e, .m = m};
	bits fits;

	*m = (struct matches){0};
	k.weight = ARENA_NEW(a, double, e->terms.n + 1);
	k.rows = query_new(c, "SELECT rowid FROM words WHERE words MATCH ?1");
	k.beads = query_new(c, "SELECT zh_text FROM bead WHERE key = ?1");
	k.headlines =
	    query_new(c, "SELECT headlines_zh FROM article WHERE key = ?1");
	if (catalogue_ok(c) && find_fitting(&k)) {
		fits = e->root != NULL ? evaluate(&k, e->root) : k.fitting;
		if (catalogue_ok(c))
			gather(&k, fits);
	}
	query_free(k.rows);
	query_free(k.beads);
	query_free(k.headlines);
	return catalogue_ok(c);
}

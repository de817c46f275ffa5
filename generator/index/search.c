/* SPDX-License-Identifier: MIT */
#include "retrieval.h"

#include <stdlib.h>

#include "bigram.h"
#include "gazetteer.h"
#include "row.h"
#include "utf8.h"

/* A sentence or, with bead -1, a headline that has a phrase. */
struct finding {
	int64_t article, bead;
};

struct search {
	struct catalogue *catalogue;
	const struct search_request *request;
	struct arena *arena;
	/* Of each article, by key: how many phrases it has, in order; the
	 * first is whether it fits the rest of the request. */
	uint32_t *found;
	size_t narticles;             /* keys are below */
	VEC(struct finding) findings; /* then those of articles with all */
	size_t articles, sentences;
	/* Where search_next stands. */
	size_t at, shown_articles, shown_sentences;
	int64_t article;
	struct query *read_article, *read_bead;
	struct arena *scratch; /* of the hit */
};

/* -- what fits the rest of the request -- */

enum { INDUSTRY = 1, FROM, TO, REGION };

static void
add_regions(struct buffer *sql, const struct search_request *r)
{
	if (r->regions.n == 0)
		return;
	buffer_puts(sql, " AND EXISTS (SELECT 1 FROM (SELECT place FROM "
			 "article_place WHERE article = a.key");
	if (r->mentions)
		buffer_puts(sql, " UNION SELECT place FROM place_mention "
				 "WHERE article = a.key");
	buffer_puts(sql, ") s JOIN place_region w ON w.place = s.place "
			 "JOIN place r ON r.key = w.region WHERE " REGION_HELD
			 " AND r.id IN (");
	for (size_t i = 0; i < r->regions.n; i++)
		buffer_printf(sql, "%s?%zu", i ? ", " : "", REGION + i);
	buffer_puts(sql, "))");
}

static struct query *
fitting_query(struct search *s)
{
	const struct search_request *r = s->request;
	struct buffer sql = {0};
	char date[DATE_SIZE];
	struct query *q;

	buffer_puts(&sql, "SELECT a.key FROM article a WHERE 1");
	if (r->industry.p != NULL)
		buffer_puts(&sql,
		    " AND EXISTS (SELECT 1 FROM "
		    "article_industry s JOIN industry i ON i.code = "
		    "s.industry WHERE s.article = a.key AND "
		    "(i.code = ?1 OR i.section = ?1))");
	if (r->from.known)
		buffer_puts(&sql, " AND a.date >= ?2");
	if (r->to.known)
		buffer_puts(&sql, " AND a.date <= ?3");
	add_regions(&sql, r);
	buffer_putc(&sql, '\0');
	q = query_new(s->catalogue, sql.p);
	buffer_free(&sql);
	if (q == NULL)
		return NULL;
	if (r->industry.p != NULL)
		query_bind(q, INDUSTRY, r->industry);
	if (r->from.known)
		query_bind(q, FROM, slice_of(date_format(r->from, date)));
	if (r->to.known)
		query_bind(q, TO, slice_of(date_format(r->to, date)));
	for (size_t i = 0; i < r->regions.n; i++)
		query_bind(q, REGION + (int)i, r->regions.v[i]->id);
	return q;
}

/* Articles that fit have 1 in s->found, others 0. */
static bool
find_fitting(struct search *s)
{
	struct query *q = query_new(
	    s->catalogue, "SELECT coalesce(max(key), 0) + 1 FROM article");
	size_t n = q != NULL && query_next(q) ? (size_t)query_integer(q, 0) : 0;

	query_free(q);
	s->narticles = n;
	s->found = ARENA_NEW(s->arena, uint32_t, n + 1);
	q = fitting_query(s);
	while (q != NULL && query_next(q)) {
		int64_t key = query_integer(q, 0);

		if (key >= 0 && (size_t)key < n)
			s->found[key] = 1;
	}
	query_free(q);
	return catalogue_ok(s->catalogue);
}

/* -- phrases -- */

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

/* Findings of the phrase number `i` in articles that had those before. */
static void
find_phrase(struct search *s, size_t i, struct slice phrase, struct query *rows,
    struct query *beads, struct query *headlines)
{
	bool compare = must_compare(phrase);

	while (query_next(rows)) {
		int64_t row = query_integer(rows, 0);
		int64_t article = row < 0 ? -row : row / ROW_BEADS;

		if ((size_t)article >= s->narticles ||
		    s->found[article] < i + 1)
			continue;
		if (compare && !(row < 0 ? holds(headlines, article, phrase)
					 : holds(beads, row, phrase)))
			continue;
		s->found[article] = (uint32_t)(i + 2);
		*VEC_ADD(s->arena, &s->findings) =
		    (struct finding){article, row < 0 ? -1 : row % ROW_BEADS};
	}
}

static bool
find_phrases(struct search *s)
{
	const struct search_request *r = s->request;
	struct query *rows = query_new(
	    s->catalogue, "SELECT rowid FROM words WHERE words MATCH ?1");
	struct query *beads =
	    query_new(s->catalogue, "SELECT zh_text FROM bead WHERE key = ?1");
	struct query *headlines = query_new(
	    s->catalogue, "SELECT headlines_zh FROM article WHERE key = ?1");

	for (size_t i = 0; i < r->nphrases && catalogue_ok(s->catalogue); i++) {
		struct slice phrase = slice_trim(r->phrases[i]);
		struct buffer match = {0};

		bigram_query(&match, phrase);
		if (match.n > 0) {
			query_rewind(rows);
			query_bind(rows, 1, buffer_slice(&match));
			find_phrase(s, i, phrase, rows, beads, headlines);
		}
		buffer_free(&match);
	}
	query_free(rows);
	query_free(beads);
	query_free(headlines);
	return catalogue_ok(s->catalogue);
}

static int
finding_cmp(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;

	if (x->article != y->article)
		return x->article < y->article ? -1 : 1;
	return x->bead < y->bead ? -1 : x->bead > y->bead;
}

/* Leaves the findings of articles that have all phrases, each once; a
 * headline only where there is no sentence to show. */
static void
sift(struct search *s)
{
	struct finding *v = s->findings.v;
	size_t n = 0;

	if (s->findings.n > 0)
		qsort(v, s->findings.n, sizeof(*v), finding_cmp);
	for (size_t i = 0; i < s->findings.n; i++) {
		if (s->found[v[i].article] != s->request->nphrases + 1)
			continue;
		if (n > 0 && finding_cmp(&v[n - 1], &v[i]) == 0)
			continue;
		if (n > 0 && v[n - 1].article == v[i].article &&
		    v[n - 1].bead < 0)
			n--;
		v[n++] = v[i];
	}
	s->findings.n = n;
	for (size_t i = 0; i < n; i++) {
		s->articles += i == 0 || v[i].article != v[i - 1].article;
		s->sentences += v[i].bead >= 0;
	}
}

struct search *
search_new(struct catalogue *c, const struct search_request *r)
{
	struct search *s = must_alloc(sizeof(*s));
	bool ok;

	*s = (struct search){.catalogue = c,
	    .request = r,
	    .arena = arena_new(),
	    .scratch = arena_new()};
	ok = find_fitting(s) && find_phrases(s);
	for (size_t key = 0; r->nphrases == 0 && key < s->narticles; key++)
		if (s->found[key])
			*VEC_ADD(s->arena, &s->findings) =
			    (struct finding){(int64_t)key, -1};
	if (ok)
		sift(s);
	s->read_article =
	    ok ? query_new(c, "SELECT id, date, page, title_zh, "
			      "title_en FROM article WHERE key = ?1")
	       : NULL;
	s->read_bead = ok ? query_new(c, "SELECT zh_text, en_text FROM bead "
					 "WHERE key = ?1")
			  : NULL;
	if (s->read_article != NULL && s->read_bead != NULL)
		return s;
	search_free(s);
	return NULL;
}

void
search_free(struct search *s)
{
	if (s == NULL)
		return;
	query_free(s->read_article);
	query_free(s->read_bead);
	arena_free(s->arena);
	arena_free(s->scratch);
	free(s);
}

size_t
search_articles(const struct search *s)
{
	return s->articles;
}

size_t
search_sentences(const struct search *s)
{
	return s->sentences;
}

/* -- marks -- */

static struct slice
next_word(struct slice text, size_t *off)
{
	size_t start = *off;

	while (start < text.n && !cp_is_letter((unsigned char)text.p[start]) &&
	       !cp_is_digit((unsigned char)text.p[start]))
		start++;
	for (*off = start;
	     *off < text.n && (cp_is_letter((unsigned char)text.p[*off]) ||
				  cp_is_digit((unsigned char)text.p[*off]));)
		++*off;
	return (struct slice){text.p + start, *off - start};
}

static bool
is_ending(struct slice s)
{
	static const char *const endings[] = {"", "s", "es", "ed", "ing", "e",
	    "d", "y", "ies", "ied", "er", "ers", "ly"};

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		if (slice_eq(s, slice_of(endings[i])))
			return true;
	return false;
}

/* Whether two words may have one stem: they differ in an inflection. The
 * index has found them already; this only tells where to point. */
static bool
akin(struct slice a, struct slice b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && (a.p[n] | 0x20) == (b.p[n] | 0x20))
		n++;
	return n > 0 && is_ending(slice_tail(a, n)) &&
	       is_ending(slice_tail(b, n)) && (n > 2 || (n == a.n && n == b.n));
}

static void
add_mark(struct search *s, struct search_hit *hit, enum lang l, size_t start,
    size_t end)
{
	*VEC_ADD(s->scratch, &hit->marks) =
	    (struct search_mark){l, {(uint32_t)start, (uint32_t)end}};
}

static void
mark_words(
    struct search *s, struct search_hit *hit, enum lang l, struct slice phrase)
{
	struct slice text = hit->sentence[l], word, asked;

	for (size_t off = 0; (word = next_word(text, &off)).n > 0;)
		for (size_t k = 0; (asked = next_word(phrase, &k)).n > 0;)
			if (akin(asked, word)) {
				add_mark(s, hit, l, (size_t)(word.p - text.p),
				    (size_t)(word.p - text.p) + word.n);
				break;
			}
}

static void
mark(struct search *s, struct search_hit *hit, struct slice phrase)
{
	size_t start = 0, end;

	if (!bigram_has_han(phrase)) {
		mark_words(s, hit, ZH, phrase);
		mark_words(s, hit, EN, phrase);
		return;
	}
	for (; (start = bigram_find(hit->sentence[ZH], phrase, start, &end)) !=
	       SIZE_MAX;
	     start = end)
		add_mark(s, hit, ZH, start, end);
}

static int
mark_cmp(const void *a, const void *b)
{
	const struct search_mark *x = a, *y = b;

	if (x->lang != y->lang)
		return x->lang < y->lang ? -1 : 1;
	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	return x->span.end < y->span.end ? -1 : x->span.end > y->span.end;
}

/* Sorted, and those that overlap made one. */
static void
mark_all(struct search *s, struct search_hit *hit)
{
	struct search_mark *v;
	size_t n = 0;

	for (size_t i = 0; i < s->request->nphrases; i++)
		mark(s, hit, slice_trim(s->request->phrases[i]));
	v = hit->marks.v;
	if (hit->marks.n > 0)
		qsort(v, hit->marks.n, sizeof(*v), mark_cmp);
	for (size_t i = 0; i < hit->marks.n; i++) {
		if (n > 0 && v[n - 1].lang == v[i].lang &&
		    v[n - 1].span.end >= v[i].span.start) {
			if (v[n - 1].span.end < v[i].span.end)
				v[n - 1].span.end = v[i].span.end;
			continue;
		}
		v[n++] = v[i];
	}
	hit->marks.n = n;
}

/* -- hits -- */

static struct slice
copy(struct arena *a, struct slice s)
{
	return s.p == NULL ? s : arena_copy(a, s);
}

static bool
read_hit(struct search *s, const struct finding *f, struct search_hit *hit)
{
	struct query *q = s->read_article;

	query_rewind(q);
	query_bind_integer(q, 1, f->article);
	if (!query_next(q))
		return false;
	hit->article = copy(s->scratch, query_text(q, 0));
	hit->date = copy(s->scratch, query_text(q, 1));
	hit->page = query_integer(q, 2);
	hit->title[ZH] = copy(s->scratch, query_text(q, 3));
	hit->title[EN] = copy(s->scratch, query_text(q, 4));
	hit->bead = f->bead;
	if (f->bead < 0)
		return true;
	q = s->read_bead;
	query_rewind(q);
	query_bind_integer(q, 1, f->article * ROW_BEADS + f->bead);
	if (!query_next(q))
		return false;
	hit->sentence[ZH] = copy(s->scratch, query_text(q, 0));
	hit->sentence[EN] = copy(s->scratch, query_text(q, 1));
	mark_all(s, hit);
	return true;
}

bool
search_next(struct search *s, struct search_hit *hit)
{
	const struct search_request *r = s->request;

	for (; s->at < s->findings.n; s->at++) {
		const struct finding *f = &s->findings.v[s->at];
		bool first = s->at == 0 || f->article != s->article;

		if (first && r->most_articles > 0 &&
		    s->shown_articles == r->most_articles)
			return false;
		if (!first && r->most_sentences > 0 &&
		    s->shown_sentences >= r->most_sentences)
			continue;
		s->article = f->article;
		s->shown_articles += first;
		s->shown_sentences = first ? 1 : s->shown_sentences + 1;
		arena_reset(s->scratch);
		*hit = (struct search_hit){.first = first};
		s->at++;
		return read_hit(s, f, hit);
	}
	return false;
}

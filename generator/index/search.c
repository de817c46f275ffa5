/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "bigram.h"
#include "matcher.h"
#include "pairs.h"
#include "row.h"
#include "utf8.h"

struct search {
	struct catalogue *catalogue;
	const struct search_request *request;
	struct arena *arena;
	struct expression expression;
	struct matches matches;
	size_t sentences;
	/* Where search_next stands. */
	size_t at, at_finding;
	struct query *read_article, *read_bead;
	struct arena *scratch; /* of the hit */
};

static int
score_cmp(const void *a, const void *b)
{
	const struct match *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return x->article < y->article ? -1 : x->article > y->article;
}

static void
settle(struct search *s)
{
	VEC_EACH (m, &s->matches.articles) {
		for (size_t i = 0; i < m->n; i++)
			s->sentences +=
			    s->matches.findings.v[m->first + i].bead >= 0;
	}
	if (s->request->by_relevance && s->matches.articles.n > 0)
		qsort(s->matches.articles.v, s->matches.articles.n,
		    sizeof(*s->matches.articles.v), score_cmp);
}

const char *
search_fault(const struct slice *words, size_t n)
{
	struct arena *a = arena_new();
	struct expression e;
	const char *fault = expression_parse(&e, a, words, n);

	arena_free(a);
	return fault;
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
	ok = expression_parse(
		 &s->expression, s->arena, r->phrases, r->nphrases) == NULL &&
	     matches_find(&s->matches, s->arena, c, r, &s->expression);
	if (ok)
		settle(s);
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
	return s->matches.articles.n;
}

size_t
search_sentences(const struct search *s)
{
	return s->sentences;
}

int64_t
search_article(const struct search *s, size_t i)
{
	return s->matches.articles.v[i].article;
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

	VEC_EACH (t, &s->expression.terms)
		if (t->kind == TERM_TEXT && !t->negated)
			mark(s, hit, t->words);
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
read_hit(
    struct search *s, int64_t article, int64_t bead, struct search_hit *hit)
{
	struct query *q = s->read_article;

	query_rewind(q);
	query_bind_integer(q, 1, article);
	if (!query_next(q))
		return false;
	hit->article = copy(s->scratch, query_text(q, 0));
	hit->date = copy(s->scratch, query_text(q, 1));
	hit->page = query_integer(q, 2);
	hit->title[ZH] = copy(s->scratch, query_text(q, 3));
	hit->title[EN] = copy(s->scratch, query_text(q, 4));
	hit->bead = bead;
	if (bead < 0)
		return true;
	q = s->read_bead;
	query_rewind(q);
	query_bind_integer(q, 1, article * ROW_BEADS + bead);
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
	const struct match *m;
	size_t i = s->at_finding;

	if (s->at == s->matches.articles.n ||
	    (r->most_articles > 0 && s->at == r->most_articles))
		return false;
	m = &s->matches.articles.v[s->at];
	arena_reset(s->scratch);
	*hit = (struct search_hit){.first = i == 0, .score = m->score};
	if (++s->at_finding >= m->n ||
	    (r->most_sentences > 0 && s->at_finding == r->most_sentences)) {
		s->at++;
		s->at_finding = 0;
	}
	return read_hit(s, m->article,
	    i < m->n ? s->matches.findings.v[m->first + i].bead : -1, hit);
}

bool
search_memory(const struct search *s, table_put *put, void *context)
{
	struct pairs *p = pairs_begin(s->catalogue, put, context);
	size_t n = s->matches.articles.n, most = s->request->most_articles;

	if (p == NULL)
		return false;
	if (most > 0 && n > most)
		n = most;
	for (size_t i = 0; i < n; i++)
		if (!pairs_add(p, search_article(s, i)))
			break;
	return pairs_end(p) && catalogue_ok(s->catalogue);
}

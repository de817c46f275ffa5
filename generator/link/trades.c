/* SPDX-License-Identifier: MIT */
/* The industries of an article: each word speaks for one, as loudly as its
 * table says, louder in a headline; a word that is said again and again adds
 * less each time. */
#include <math.h>
#include <stdlib.h>

#include "linker.h"
#include "termset.h"
#include "utf8.h"

#define WEIGHT_HEADLINE 3.0
#define SHARE_LEAST 0.06
/* An article for which so little speaks belongs to no industry: two words in
 * passing, or one that is sure. */
#define EVIDENCE_LEAST 2.0
/* A word that speaks more softly (设备) says nothing alone. */
#define WEIGHT_LEAST 1.0

struct said {
	uint32_t value; /* of the term */
	struct span span;
	double weight;
};

static bool
is_boundary(struct slice text, size_t off)
{
	return off >= text.n || !(cp_is_letter((uint32_t)text.p[off]) ||
				    cp_is_digit((uint32_t)text.p[off]));
}

/* Whether an English word ends at `off`, be it in the plural. */
static bool
ends_word(struct slice text, size_t off)
{
	if (off < text.n && text.p[off] == 's')
		off++;
	return is_boundary(text, off);
}

/* The longest term at `off`; in English one that ends where a word does. */
static const struct term *
term_at(const struct linker *l, enum lang lang, struct slice text, size_t off)
{
	const struct termset *set =
	    industries_terms(l->authority->industries, lang);
	const struct term *t;

	t = termset_match(set, text, off, SIZE_MAX);
	while (t != NULL && lang == EN && !ends_word(text, off + t->text.n))
		t = termset_match(set, text, off, t->text.n);
	return t;
}

/* Where the next term may begin, which in English is behind a word's end. */
static size_t
next_begin(const struct block *b, struct slice text, size_t off)
{
	if (b->lang == ZH)
		return off;
	while (off < b->span.end && off > 0 && !is_boundary(text, off - 1))
		off += utf8_len(text.p[off]);
	return off;
}

static void
hear_block(struct linker *l, const struct block *b)
{
	struct slice text = slice_head(l->text, b->span.end);

	for (size_t off = b->span.start;
	     (off = next_begin(b, text, off)) < b->span.end;) {
		const struct term *t = term_at(l, b->lang, text, off);
		size_t n = t != NULL ? t->text.n : utf8_len(text.p[off]);

		if (t != NULL)
			*VEC_ADD(l->arena, &l->voices) = (struct voice){
			    t, {(uint32_t)off, (uint32_t)(off + n)}};
		off += n;
	}
}

void
hear_industries(struct linker *l)
{
	VEC_EACH (b, &l->blocks)
		hear_block(l, b);
}

/* The first voice at or after `off`. */
static size_t
first_voice(const struct linker *l, size_t off)
{
	size_t lo = 0, hi = l->voices.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (l->voices.v[mid].span.start < off)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

const struct industry *
loudest_industry(const struct linker *l, struct span span)
{
	const struct industry *best = NULL;
	double most = WEIGHT_LEAST, weight;

	for (size_t i = first_voice(l, span.start);
	     i < l->voices.n && l->voices.v[i].span.end <= span.end; i++)
		for (const struct term *t = l->voices.v[i].term; t != NULL;
		     t = t->next) {
			const struct industry *in = industries_voice(
			    l->authority->industries, t->value, &weight);

			/* Of equals the later: 化工机械厂 makes machines. */
			if (weight >= most) {
				best = in;
				most = weight;
			}
		}
	return best;
}

struct scorer {
	struct linker *l;
	double *score;   /* by number of industry */
	uint32_t *times; /* by term: how often it was said */
	VEC(struct said) said;
};

static size_t
number_of(const struct linker *l, const struct industry *i)
{
	return (size_t)(i - industries_get(l->authority->industries, 0));
}

static void
hear(struct scorer *s, const struct term *t, struct span at, double loudness)
{
	for (; t != NULL; t = t->next) {
		double weight;
		const struct industry *i = industries_voice(
		    s->l->authority->industries, t->value, &weight);
		double n = ++s->times[t->value];

		/* sqrt: ten times the same word are worth three words */
		weight *= loudness * (sqrt(n) - sqrt(n - 1));
		s->score[number_of(s->l, i)] += weight;
		*VEC_ADD(s->l->arena, &s->said) =
		    (struct said){t->value, at, weight};
	}
}

static void
hear_said(struct scorer *s, const struct block *b)
{
	const struct linker *l = s->l;

	for (size_t i = first_voice(l, b->span.start);
	     i < l->voices.n && l->voices.v[i].span.start < b->span.end; i++)
		hear(s, l->voices.v[i].term, l->voices.v[i].span,
		    b->paragraph < 0 ? WEIGHT_HEADLINE : 1);
}

static int
score_cmp(const void *a, const void *b)
{
	const struct industry_score *x = a, *y = b;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return slice_cmp(x->industry->code, y->industry->code);
}

static int
span_cmp(const void *a, const void *b)
{
	uint32_t x = ((const struct span *)a)->start,
		 y = ((const struct span *)b)->start;

	return x < y ? -1 : x > y;
}

static void
add_evidence(struct scorer *s, struct industry_score *score)
{
	VEC(struct span) spans = {0};

	VEC_EACH (w, &s->said) {
		double weight;

		if (industries_voice(s->l->authority->industries, w->value,
			&weight) == score->industry)
			*VEC_ADD(s->l->arena, &spans) = w->span;
	}
	if (spans.n > 1)
		qsort(spans.v, spans.n, sizeof(*spans.v), span_cmp);
	score->evidence.v = spans.v;
	score->evidence.n = spans.n;
}

void
score_industries(struct linker *l)
{
	const struct industries *in = l->authority->industries;
	size_t n = industries_size(in), kept = 0;
	struct dossier *d = l->dossier;
	struct scorer s = {.l = l,
	    .score = ARENA_NEW(l->arena, double, n),
	    .times = ARENA_NEW(l->arena, uint32_t, industries_voices(in))};
	double total = 0;

	VEC_EACH (b, &l->blocks)
		if (!b->repeats && !b->credit)
			hear_said(&s, b);
	for (size_t i = 0; i < n; i++)
		total += s.score[i];
	for (size_t i = 0; i < n; i++)
		if (s.score[i] > 0)
			*VEC_ADD(l->arena, &d->industries) =
			    (struct industry_score){
				.industry = industries_get(in, i),
				.score = s.score[i] / total};
	if (d->industries.n > 1)
		qsort(d->industries.v, d->industries.n,
		    sizeof(*d->industries.v), score_cmp);
	if (d->industries.n > 0 &&
	    d->industries.v[0].score * total < EVIDENCE_LEAST)
		d->industries.n = 0;
	while (kept < d->industries.n &&
	       (kept == 0 || d->industries.v[kept].score >= SHARE_LEAST))
		kept++;
	d->industries.n = kept;
	VEC_EACH (i, &d->industries)
		add_evidence(&s, i);
}

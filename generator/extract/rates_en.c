/* SPDX-License-Identifier: MIT */
/* Rates whose denominator does not follow the unit at once: yield per mu was
 * 415 jin, 60 kilograms of coal per shift. */
#include "context_en.h"

/* Words that carry a rate past its unit: 60 kilograms of coal per shift, 5,000
 * tons of goods daily */
static bool
per_behind(struct page *p, const struct place *at, struct figure *f)
{
	uint32_t i = at->end, limit = at->end + 8;

	for (; i < limit && i + 1 < p->t.n; i++) {
		const struct token *t = &p->t.v[i];
		bool article = token_is(t, EN_a) || token_is(t, EN_an);

		if (t->kind != TOKEN_WORD ||
		    (at[1].first == i && at + 1 < p->figures.v + p->figures.n))
			return false;
		if (token_is(t, EN_daily) || token_is(t, EN_annually) ||
		    token_is(t, EN_monthly) || token_is(t, EN_yearly)) {
			f->per = page_span(p, i, i + 1);
			f->per_id = token_is(t, EN_daily)     ? SLICE("day")
				    : token_is(t, EN_monthly) ? SLICE("month")
							      : SLICE("year");
			return true;
		}
		if ((article && (t[1].is & IS_PERIOD) != 0 &&
			!token_is(t - 1, EN_of) && !token_is(t + 2, EN_ago) &&
			!token_is(t + 2, EN_earlier) &&
			!token_is(t + 2, EN_later)) ||
		    token_is(t, EN_per) || token_is(t, EN_each) ||
		    token_is(t, EN_every))
			return per_en(p, i, f) > i;
		if ((t->is & (IS_PREP | IS_CONJ)) != 0 && !token_is(t, EN_of) &&
		    !token_is(t, EN_in) && !token_is(t, EN_and) &&
		    !token_is(t, EN_by) &&
		    !(token_is(t, EN_for) && (token_is(t + 1, EN_each) ||
						 token_is(t + 1, EN_every))))
			return false;
	}
	return false;
}

/* Behind the noun at token `i`: "each ream weighs", "each power station". */
static uint32_t
one_thing(const struct page *p, uint32_t i)
{
	uint32_t last = noun_phrase_en(p, i), end = i + 1;

	while (end < last && (p->t.v[end].is & IS_VERB) == 0 &&
	       p->t.text.p[p->t.v[end].end - 1] != 's' &&
	       !slice_ends(slice_at(p->t.text, page_span(p, end, end + 1)),
		   SLICE("ed")))
		end++;
	return end;
}

static bool
is_verb_en(const struct page *p, const struct token *t)
{
	struct slice s = slice_at(p->t.text, (struct span){t->start, t->end});

	return t->kind == TOKEN_WORD &&
	       ((t->is & (IS_VERB | IS_AUX | IS_UP | IS_DOWN | IS_REACH)) !=
		       0 ||
		   (s.n > 4 && slice_ends(s, SLICE("ed"))));
}

/* "85 households each earned": per one of what stands before token `each`. */
static bool
per_subject(struct page *p, uint32_t each, struct figure *f)
{
	const struct token *noun = &p->t.v[each - 1];
	const struct unit *unit;
	size_t len;

	if (noun->kind != TOKEN_WORD || (noun->is & IS_STOP) != 0)
		return false;
	f->per = page_span(p, each - 1, each);
	unit = units_match(
	    p->s->units, EN, slice_tail(p->t.text, noun->start), &len);
	if (unit != NULL && len == noun->end - noun->start)
		f->per_id = unit->id;
	return true;
}

/* "yield per mu was 415 jin", "each household can receive 2,650 jin": since
 * the last comma or figure */
static bool
per_before(struct page *p, const struct place *at, struct figure *f)
{
	uint32_t least =
	    at->first > p->sentence + CLAUSE ? at->first - CLAUSE : p->sentence;

	if (at > p->figures.v && at[-1].end > least)
		least = at[-1].end;
	for (uint32_t i = at->first; i-- > least;) {
		const struct token *t = &p->t.v[i];

		if (ends_clause_en(t) || token_mark(t, ','))
			return false;
		if (!token_is(t, EN_per) && !token_is(t, EN_each) &&
		    !token_is(t, EN_every))
			continue;
		if (i + 1 == at->from || token_is(t + 1, EN_one))
			return false;
		/* "the plans of each department have two points" */
		if (f->kind == FIGURE_COUNT && token_is(t, EN_each) &&
		    token_is(t - 1, EN_of))
			return false;
		/* "the per capita ration of nineteen members" */
		if (f->kind == FIGURE_COUNT && token_is(t + 1, EN_capita) &&
		    i + 2 < at->from)
			for (uint32_t k = i + 2; k < at->from; k++)
				if (token_is(&p->t.v[k], EN_of))
					return false;
		if (per_en(p, i, f) > i)
			return true;
		/* "85 households each earned" */
		if (token_is(t, EN_each) && is_verb_en(p, &t[1]))
			return per_subject(p, i, f);
		if (token_is(t, EN_per) || t[1].kind != TOKEN_WORD ||
		    (t[1].is & IS_STOP) != 0)
			return false;
		f->per = page_span(p, i + 1, one_thing(p, i + 1));
		return true;
	}
	return false;
}

/* "5,000 tons of goods and 3,000 passengers daily": what stands behind the
 * last of a list holds for all of it. */
static bool
per_of_next(struct page *p, const struct place *at, struct figure *f)
{
	const struct figure *next;

	if (at + 1 == p->figures.v + p->figures.n ||
	    at[1].first < at->end + 2 || at[1].first > at->end + 6 ||
	    !token_is(&p->t.v[at[1].first - 1], EN_and))
		return false;
	next = figure_of(p, at + 1);
	if (next->kind != FIGURE_RATE || next->per.start < next->span.end)
		return false;
	for (uint32_t i = at->end; i + 1 < at[1].first; i++)
		if (p->t.v[i].kind != TOKEN_WORD ||
		    ((p->t.v[i].is & (IS_STOP | IS_VERB)) != 0 &&
			!token_is(&p->t.v[i], EN_of)))
			return false;
	f->per = next->per;
	f->per_id = next->per_id;
	return true;
}

void
rate_en(struct page *p, const struct place *at)
{
	struct figure *f = figure_of(p, at);

	if ((f->kind != FIGURE_COUNT && f->kind != FIGURE_MEASURE &&
		f->kind != FIGURE_MONEY) ||
	    span_len(f->per) > 0)
		return;
	if (per_behind(p, at, f) || per_before(p, at, f) ||
	    per_of_next(p, at, f))
		f->kind = FIGURE_RATE;
}

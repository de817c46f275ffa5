/* SPDX-License-Identifier: MIT */
/* What is counted, measured or changed: the noun phrase behind the number or
 * its unit, else the subject of its clause. */
#include "context_en.h"

/* Words between a subject and its verb: "also", "nevertheless", "has been" */
static bool
is_between(const struct page *p, const struct token *t)
{
	if (t->kind != TOKEN_WORD)
		return false;
	if ((t->is & (IS_AUX | IS_BOUND)) != 0)
		return true;
	switch (t->word) {
	case EN_nevertheless:
	case EN_expected:
	case EN_planned:
	case EN_to:
	case EN_came:
	case EN_has:
	case EN_further:
		return true;
	default:
		return t->word == EN_none && t->end - t->start > 4 &&
		       p->t.text.p[t->end - 1] == 'y' &&
		       p->t.text.p[t->end - 2] == 'l';
	}
}

/* Whether the words say nothing of what there is so much of: "an average
 * annual growth", "a total of". */
static bool
is_vague(const struct page *p, uint32_t first, uint32_t end)
{
	const struct token *b = &p->t.v[first - 1];

	for (; first < end; first++)
		switch (p->t.v[first].word) {
		case EN_total:
		case EN_average:
		case EN_annual:
		case EN_yearly:
		case EN_monthly:
		case EN_daily:
		case EN_real:
		case EN_actual:
		case EN_net:
		case EN_further:
		case EN_additional:
		case EN_overall:
		case EN_whole:
		case EN_rate:
			continue;
		case EN_increase:
		case EN_growth:
		case EN_rise:
		case EN_decrease:
		case EN_decline:
		case EN_drop:
		case EN_reduction:
			/* but "the rise in prices" rises itself */
			if (token_is(b, EN_a) || token_is(b, EN_an))
				continue;
			return false;
		default:
			return false;
		}
	return true;
}

static struct span
noun_span(const struct page *p, uint32_t first, uint32_t end)
{
	return is_vague(p, first, end) ? (struct span){0}
				       : page_span(p, first, end);
}

static const struct place *
time_ending(const struct page *p, uint32_t at)
{
	VEC_EACH (t, &p->times)
		if (t->end == at)
			return t;
	return NULL;
}

/* The noun phrase that ends before token `verb`, back to where its clause
 * begins. */
static struct span
subject_of(const struct page *p, uint32_t verb, uint32_t least)
{
	uint32_t end = verb, first;
	const struct token *v = p->t.v;
	const struct place *time;

	while (end > least && is_between(p, &v[end - 1]))
		end--;
	time = time_ending(p, end); /* "output in 1985 rose" */
	if (time != NULL && time->first > least) {
		end = time->first;
		while (end > least && (v[end - 1].is & IS_PREP) != 0)
			end--;
	}
	first = end;
	while (first > least && first + CLAUSE > end &&
	       (first == end || time_ending(p, first) == NULL)) {
		const struct token *b = &v[first - 1];

		if (b->kind == TOKEN_MARK && !token_joins(b) && b->word != '\'')
			break;
		if (b->kind == TOKEN_END ||
		    (b->is & (IS_AUX | IS_PRONOUN)) != 0 ||
		    token_is(b, EN_that) || token_is(b, EN_which))
			break;
		if ((b->is & IS_CONJ) != 0 && !token_is(b, EN_and))
			break;
		first--;
	}
	while (first < end &&
	       (((v[first].is & (IS_ARTICLE | IS_CONJ | IS_PREP)) != 0 &&
		    !token_is(&v[first], EN_per)) ||
		   token_mark(&v[first], '\'') || token_is(&v[first], EN_s)))
		first++;
	return noun_span(p, first, end);
}

/* "killing and wounding more than ten", "borrowed 600": what governs the
 * number; but mining, building. By the ending, as no table has all verbs. */
static bool
is_participle(const struct page *p, const struct token *t)
{
	static const char *const nouns[] = {"building", "housing", "clothing",
	    "spring", "string", "ring", "wing", "king", "thing", "meeting",
	    "lighting", "engineering", "shipping", "mining", "printing", "seed",
	    "feed", "weed", "reed", "speed", "breed", "need", "bed",
	    "watershed", "shed", "railing", "bearing", "casting", "forging",
	    "bedding", "tubing", "piping", "planting", "training", "plowing"};
	struct slice s = slice_at(p->t.text, (struct span){t->start, t->end});

	if (t->kind != TOKEN_WORD || token_capital(t) || s.n < 5 ||
	    (!slice_ends(s, SLICE("ing")) && !slice_ends(s, SLICE("ed"))))
		return false;
	for (size_t i = 0; i < sizeof(nouns) / sizeof(*nouns); i++)
		if (slice_ends(s, slice_of(nouns[i])))
			return false;
	return true;
}

/* The noun phrase that ends before token `end`: "total capacity" in "a total
 * capacity of 14,600 horsepower", "millet" in "millet, 28 yuan" */
static struct span
phrase_before(const struct page *p, uint32_t end, uint32_t least)
{
	const struct token *v = p->t.v;
	const struct place *time;
	uint32_t first;

	while (end > least &&
	       (is_between(p, &v[end - 1]) || token_mark(&v[end - 1], ',') ||
		   token_mark(&v[end - 1], ':') ||
		   token_mark(&v[end - 1], MARK_DASH) ||
		   (v[end - 1].is & IS_PREP) != 0))
		end--;
	/* "450 jin this year, 70 more" */
	time = time_ending(p, end);
	if (time != NULL && time->first >= least)
		end = time->first;
	for (first = end; first > least && first + 5 > end; first--)
		if ((v[first - 1].kind != TOKEN_WORD &&
			!(first < end && token_joins(&v[first - 1]))) ||
		    (v[first - 1].is & IS_STOP) != 0)
			break;
	while (end > least && (is_participle(p, &v[end - 1]) ||
				  (v[end - 1].is & IS_VERB) != 0))
		end--;
	while (first < end && (v[first].is & IS_VERB) != 0)
		first++; /* "sold cloth at 5,200 yuan" */
	/* the province's 40 million mu */
	if (end > least && token_is(&v[end - 1], EN_s) &&
	    token_mark(&v[end - 2], '\''))
		return (struct span){0};
	/* "2 meters high, 3 meters wide": both of what was told before */
	if (first == least && least > p->sentence && first < end &&
	    p->floor > 0 && p->figures.n > 1 && (v[first].is & IS_STOP) == 0 &&
	    end - first == 1)
		return (struct span){0};
	return noun_span(p, first, end);
}

/* "freight volume amounted to 318,000 tons", "was 415 jin" */
static struct span
subject_before(const struct page *p, const struct place *at, uint32_t least)
{
	const struct token *b = &p->t.v[at->first - 1];
	uint32_t verb;

	if (token_is(b, EN_of) || token_mark(b, ',') || token_mark(b, ':'))
		return phrase_before(p, at->first, least);
	verb =
	    word_before_en(p, at->first, IS_REACH | IS_EXCEED | IS_AUX, false);
	if (verb > least)
		return subject_of(p, verb, least);
	return phrase_before(p, at->first, least);
}

/* "increased production efficiency by half": the object of the verb */
static struct span
object_of(const struct page *p, uint32_t verb)
{
	uint32_t begin = verb + 1, end;

	while ((p->t.v[begin].is & (IS_ARTICLE | IS_DETERMINER)) != 0)
		begin++;
	end = noun_phrase_en(p, begin);
	return end > begin ? page_span(p, begin, end) : (struct span){0};
}

static struct span
changed(struct page *p, const struct place *at, const struct figure *f,
    uint32_t least)
{
	const uint64_t change =
	    IS_UP | IS_DOWN | IS_EXCEED | IS_MULTIPLY | IS_SHIFT;
	/* "less than" before a number is no fall; "doubled" is the number */
	uint32_t verb = word_before_en(
	    p, f->kind == FIGURE_MULTIPLE ? at->end : at->first, change, true);
	const struct token *particle = &p->t.v[at->first - 1];
	struct span item = {0};

	/* "the cost came down 9.1 percent", "is up by a third" */
	if (token_is(particle, EN_by))
		particle--;
	if (token_is(particle, EN_up) || token_is(particle, EN_down))
		verb = (uint32_t)(particle - p->t.v) - 1;
	/* "rose by 8 percent to 12 million tons" */
	if (f->role == ROLE_TO && verb >= p->sentence && verb < least &&
	    at > p->figures.v && span_len(figure_of(p, at - 1)->item) > 0)
		return figure_of(p, at - 1)->item;
	if (verb == 0 || verb < least)
		verb = word_before_en(p, at->first, IS_AUX, true);
	if (verb == 0 || verb < least)
		return item;
	if (f->role == ROLE_INCREASE || f->role == ROLE_DECREASE ||
	    f->role == ROLE_TO || f->role == ROLE_FROM)
		item = subject_of(p, verb, least);
	/* what a plan is exceeded by is not of the plan */
	if ((p->t.v[verb].is & IS_EXCEED) != 0 &&
	    ((p->t.v[verb + 1].is | p->t.v[verb + 2].is) & IS_PLAN) != 0)
		return item;
	/* "the reform increased grain output by 900 million jin" */
	if (token_is(&p->t.v[at->first - 1], EN_by) &&
	    (p->t.v[verb].is & IS_EXCEED) == 0 && verb + 1 < at->first - 1) {
		struct span object = object_of(p, verb);

		if (object.end == p->t.v[at->first - 2].end)
			return object;
	}
	if (span_len(item) == 0 || (p->t.v[verb].is & IS_MULTIPLY) != 0) {
		struct span object = object_of(p, verb);

		if (span_len(object) > 0 &&
		    object.start <
			p->t.v[at->end + 8 < p->t.n ? at->end + 8 : p->t.n - 1]
			    .start)
			return span_len(item) > 0 ? item : object;
	}
	return item;
}

/* "18 of the county's 23 townships", "four of its 12 mines": both numbers count
 * the noun behind the second. */
static bool
is_out_of(
    const struct page *p, const struct place *at, const struct place *next)
{
	const struct token *v = p->t.v;
	uint32_t i = at->end;

	if (!token_is(&v[i], EN_of) || next->first < i + 2 ||
	    next->first > i + 7)
		return false;
	if (!token_is(&v[next->first - 1], EN_s) &&
	    !token_mark(&v[next->first - 1], '\''))
		return next->first == i + 2 &&
		       (v[i + 1].is & (IS_ARTICLE | IS_DETERMINER)) != 0;
	while (++i < next->first)
		if ((v[i].is & IS_STOP) != 0 && (v[i].is & IS_ARTICLE) == 0)
			return false;
	return true;
}

/* `next` is the figure behind, or NULL. */
static struct span
phrase_behind(const struct page *p, uint32_t begin, const struct place *next)
{
	uint32_t end;

	if (token_is(&p->t.v[begin], EN_worth))
		begin++;
	/* "a 1.2-metre-thick wall" */
	if (token_joins(&p->t.v[begin]) && is_extent_en(&p->t.v[begin + 1]))
		begin += 2;
	if (token_is(&p->t.v[begin], EN_of) ||
	    token_is(&p->t.v[begin], EN_more))
		begin++;
	while ((p->t.v[begin].is & (IS_ARTICLE | IS_DETERMINER)) != 0)
		begin++;
	/* 10,000 "Reverse Tricycles"; a five-foot high wall */
	if (token_mark(&p->t.v[begin], MARK_QUOTE) ||
	    (is_extent_en(&p->t.v[begin]) && !token_joins(&p->t.v[begin + 1])))
		begin++;
	/* "15,972,480 were men", but "2,000 were killed" */
	if ((token_is(&p->t.v[begin], EN_were) ||
		token_is(&p->t.v[begin], EN_are)) &&
	    is_plural_en(p, begin + 1) &&
	    noun_phrase_en(p, begin + 1) == begin + 2)
		return page_span(p, begin + 1, begin + 2);
	/* "142,000 scattered over", "30,487,233 were" */
	if ((p->t.v[begin].is & IS_VERB) != 0 &&
	    (p->t.v[begin + 1].is & (IS_PREP | IS_ARTICLE)) != 0)
		return (struct span){0};
	VEC_EACH (t, &p->times) /* "fewer than 9 million two years ago" */
		if (t->first == begin)
			return (struct span){0};
	end = noun_phrase_en(p, begin);
	/* "cubic metres of water and irrigate 150,000 mu" */
	if (next != NULL && next->first == end && end > begin + 2 &&
	    token_is(&p->t.v[end - 2], EN_and))
		end -= 2;
	return noun_span(p, begin, end);
}

void
item_en(struct page *p, const struct place *at)
{
	struct figure *f = figure_of(p, at);
	bool first = at == p->figures.v;
	uint32_t least = first ? p->sentence : at[-1].end;
	bool of = token_is(&p->t.v[at->end], EN_of) ||
		  token_is(&p->t.v[at->end], EN_worth);
	const struct place *next =
	    at + 1 < p->figures.v + p->figures.n ? at + 1 : NULL;

	/* "450 jin per mu, 70 more": the denominator is no item */
	while (!first && p->t.v[least].start < figure_of(p, at - 1)->per.end)
		least++;
	/* "the output value of sixty-five factories increased by 15%" */
	if (!first && at[-1].first > p->sentence &&
	    token_is(&p->t.v[at[-1].first - 1], EN_of))
		least = at - p->figures.v > 1 ? at[-2].end : p->sentence;

	if (span_len(f->item) > 0 || f->kind == FIGURE_ORDINAL ||
	    (f->kind == FIGURE_DURATION && f->role != ROLE_TO &&
		f->role != ROLE_FROM))
		return;
	if (is_share(f) && f->role != ROLE_RATIO && f->role != ROLE_LEVEL &&
	    f->role != ROLE_PLAN) {
		f->item = changed(p, at, f, least);
		/* "350 jin, 30 percent more than": of the same thing */
		if (!first && span_len(f->item) == 0)
			f->item = figure_of(p, at - 1)->item;
	} else if (f->role == ROLE_TO || f->role == ROLE_FROM ||
		   ((f->role == ROLE_INCREASE || f->role == ROLE_DECREASE) &&
		       token_is(&p->t.v[at->first - 1], EN_by)))
		f->item = changed(p, at, f, least);
	else if (next != NULL && next->first <= at->end + 2 &&
		 span_len(f->unit) == 0 &&
		 (token_is(&p->t.v[at->end], EN_or) ||
		     token_is(&p->t.v[at->end], EN_and)))
		/* several or even dozens of raw materials */
		f->item = phrase_behind(p, next->end, NULL);
	else if (next != NULL && is_out_of(p, at, next))
		f->item = phrase_behind(p, next->end, NULL);
	else if (span_len(f->unit) == 0 || of ||
		 p->t.text.p[f->unit.start - 1] == '-')
		f->item = phrase_behind(p, at->end, next);
	if (span_len(f->item) == 0 &&
	    !(f->kind == FIGURE_COUNT && span_len(f->unit) > 0))
		f->item = subject_before(p, at, least);
	if (f->item.start < f->span.end && f->item.end > f->span.start)
		f->item = (struct span){0};
	if (span_len(f->item) == 0 && span_len(f->unit) > 0 &&
	    f->kind == FIGURE_COUNT)
		f->item = f->unit;
	/* "totaled 50 tons, an increase of 9%", "1,420 people, of whom 1,105"
	 */
	if (!first && span_len(f->item) == 0 &&
	    (f->kind != FIGURE_COUNT ||
		token_is(&p->t.v[at->first - 1], EN_whom)))
		f->item = figure_of(p, at - 1)->item;
}

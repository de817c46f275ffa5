/* SPDX-License-Identifier: MIT */
/* What an article is about: a place counts by where it is named. */
#include <stdlib.h>

#include "linker.h"

/* Weights: a headline is chosen to tell the subject; a dateline only where
 * the news was sent from; a name inside an organisation's is half a mention;
 * a credit line is none. */
#define WEIGHT_HEADLINE 4.0
#define WEIGHT_TEXT 1.0
#define WEIGHT_IN_NAME 0.5
#define WEIGHT_DATELINE 0.3
#define WEIGHT_FIRST_PARAGRAPH 0.5
/* A place abroad or a country beside places of China is background, as are
 * regions of many provinces. */
#define WEIGHT_LARGE 0.4
/* Places in a row (云南、贵州和四川) share the attention; one that only tells
 * where the next is (辽宁省锦州市) has little of it. */
#define WEIGHT_LISTED 0.6
#define WEIGHT_HOLDER 0.3
/* Of a headline's places the first one acts: 旅大支援朝阳. */
#define WEIGHT_SECOND 0.6
/* A province that is named as much as any of its places gets this share of
 * what they have, if there are several: it is what they have in common. */
#define SHARE_OF_PARTS 0.5
/* What is said in a headline, in the first paragraph or twice, or where the
 * news was sent from, the whole article may be about; a place that is named
 * once in passing (客商来自日本和香港) tells of its sentence only. */
#define WEIGHT_CENTRAL 1.5
/* A second subject has this share of the first one's score. */
#define SHARE_LEAST 0.6

static bool
in_credit(const struct linker *l, const struct place_mention *m)
{
	return m->paragraph >= 0 &&
	       l->article->half[m->lang].paragraphs.v[m->paragraph].kind !=
		   PARAGRAPH_TEXT;
}

static bool
in_repeated_headline(const struct linker *l, const struct place_mention *m)
{
	VEC_EACH (h, &l->article->half[m->lang].headlines)
		if (h->repeats && span_within(m->span, h->span))
			return true;
	return false;
}

/* What stands between two mentions. */
static struct slice
between(const struct linker *l, const struct place_mention *a,
    const struct place_mention *b)
{
	return a->span.end > b->span.start
		   ? SLICE_NONE
		   : slice_at(
			 l->text, (struct span){a->span.end, b->span.start});
}

static bool
is_list_mark(struct slice s)
{
	static const char *const marks[] = {"", "、", "和", "与", "及", "同",
	    "以及", "，", ", ", " and ", ", and ", " or "};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (s.p != NULL && slice_eq(s, slice_of(marks[i])))
			return true;
	return false;
}

static double
company_weight(const struct linker *l, const struct place_mention *m)
{
	const struct place_mention *v = l->dossier->places.v;
	size_t i = (size_t)(m - v);
	bool next = i + 1 < l->dossier->places.n && v[i + 1].lang == m->lang &&
		    is_list_mark(between(l, m, &v[i + 1]));

	if (next && v[i + 1].place != NULL && v[i + 1].place != m->place &&
	    gazetteer_within(l->gazetteer, v[i + 1].place, m->place, l->date))
		return WEIGHT_HOLDER;
	if (i > 0 && v[i - 1].lang == m->lang && v[i - 1].place != NULL &&
	    !gazetteer_within(
		l->gazetteer, m->place, v[i - 1].place, l->date) &&
	    is_list_mark(between(l, &v[i - 1], m)))
		return WEIGHT_LISTED;
	return next ? WEIGHT_LISTED : 1;
}

/* Whether another place, of which `m` is no further one in a list, stands
 * before it in its headline. */
static bool
is_second(const struct linker *l, const struct place_mention *m)
{
	const struct place_mention *first = l->dossier->places.v, *b = m;

	while (b > first && b[-1].lang == m->lang && b[-1].paragraph < 0 &&
	       is_list_mark(between(l, &b[-1], b)))
		b--;
	return b > first && b[-1].lang == m->lang && b[-1].paragraph < 0 &&
	       b[-1].place != m->place && !b[-1].in_dateline;
}

static double
weight_of(const struct linker *l, const struct place_mention *m)
{
	double w = WEIGHT_TEXT;

	if (in_credit(l, m))
		return 0;
	if (m->paragraph < 0)
		w = in_repeated_headline(l, m) ? 0
		    : is_second(l, m)          ? WEIGHT_HEADLINE * WEIGHT_SECOND
					       : WEIGHT_HEADLINE;
	else if (m->in_dateline)
		w = WEIGHT_DATELINE;
	else if (m->in_name)
		w = WEIGHT_IN_NAME;
	else if (m->paragraph == 0)
		w += WEIGHT_FIRST_PARAGRAPH;
	if (m->place->kind <= PLACE_REGION)
		w *= WEIGHT_LARGE;
	return w * company_weight(l, m);
}

static int
subject_cmp(const void *a, const void *b)
{
	const struct subject *x = a, *y = b;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return x->order < y->order ? -1 : 1;
}

/* The half that counts: the original, if it is there. */
static enum lang
counting_half(const struct linker *l)
{
	return half_present(l, ZH) ? ZH : EN;
}

/* What the mentions of each place weigh, in the order of the text. */
static void
weigh_places(struct linker *l)
{
	struct dossier *d = l->dossier;
	/* By number of place: its subject's number + 1. */
	uint32_t *number =
	    ARENA_NEW(l->arena, uint32_t, gazetteer_size(l->gazetteer));

	VEC_EACH (m, &d->places) {
		uint32_t *n;
		double w;

		if (m->lang != counting_half(l) || m->place == NULL ||
		    (w = weight_of(l, m)) <= 0)
			continue;
		n = &number[gazetteer_index(l->gazetteer, m->place)];
		if (*n == 0) {
			*VEC_ADD(l->arena, &d->subjects) =
			    (struct subject){.place = m->place};
			*n = (uint32_t)d->subjects.n;
		}
		d->subjects.v[*n - 1].score += w;
		d->subjects.v[*n - 1].standing +=
		    m->in_dateline                   ? WEIGHT_CENTRAL
		    : m->place->kind <= PLACE_REGION ? w / WEIGHT_LARGE
						     : w;
	}
}

/* Gives each subject what its parts among the others add, or, to a region of
 * many provinces whose parts are named, takes what it has: 西北三省 are
 * 陕西、甘肃、青海. */
static void
count_parts(struct linker *l)
{
	struct dossier *d = l->dossier;
	size_t n = d->subjects.n;
	double *sum = ARENA_NEW(l->arena, double, n),
	       *most = ARENA_NEW(l->arena, double, n);
	uint32_t *parts = ARENA_NEW(l->arena, uint32_t, n);

	VEC_EACH (part, &d->subjects)
		VEC_EACH (s, &d->subjects) {
			size_t i = (size_t)(s - d->subjects.v);

			if (s == part || !gazetteer_within(l->gazetteer,
					     part->place, s->place, l->date))
				continue;
			sum[i] += part->score;
			parts[i]++;
			if (part->score > most[i])
				most[i] = part->score;
		}
	VEC_EACH (s, &d->subjects) {
		size_t i = (size_t)(s - d->subjects.v);

		if (parts[i] < 2)
			continue;
		if (s->place->kind <= PLACE_REGION)
			s->score *= WEIGHT_LARGE;
		else if (s->score >= most[i])
			s->score += SHARE_OF_PARTS * sum[i];
	}
}

/* Above this many places an article is a list and about none of them. */
enum { PLACES_COUNTED = 200 };

void
find_subjects(struct linker *l)
{
	struct dossier *d = l->dossier;
	double total = 0;
	size_t kept = 0;

	weigh_places(l);
	if (d->subjects.n == 0)
		return;
	if (d->subjects.n <= PLACES_COUNTED)
		count_parts(l);
	VEC_EACH (s, &d->subjects) {
		s->order = (uint32_t)(s - d->subjects.v);
		total += s->score;
	}
	VEC_EACH (s, &d->subjects)
		s->score /= total;
	qsort(
	    d->subjects.v, d->subjects.n, sizeof(*d->subjects.v), subject_cmp);
	while (kept < d->subjects.n && d->subjects.v[kept].score >=
					   SHARE_LEAST * d->subjects.v[0].score)
		kept++;
	d->subjects.n = kept;
}

/* -- the subject of a kind -- */

static bool
is_city(const struct place *p)
{
	return p->kind == PLACE_CITY || p->kind == PLACE_MUNICIPALITY;
}

const struct place *
subject_central(const struct linker *l)
{
	const struct dossier *d = l->dossier;

	return d->subjects.n > 0 && d->subjects.v[0].standing >= WEIGHT_CENTRAL
		   ? d->subjects.v[0].place
		   : NULL;
}

/* The city that the news was sent from stands for 全市 only if no subject
 * is one. */
static const struct place *
dateline_place(const struct linker *l)
{
	VEC_EACH (m, &l->dossier->places)
		if (m->in_dateline && m->place != NULL)
			return m->place;
	return NULL;
}

const struct place *
subject_city(const struct linker *l)
{
	const struct place *p = dateline_place(l);

	bool sent = p != NULL && is_city(p);

	VEC_EACH (s, &l->dossier->subjects)
		if (is_city(s->place) &&
		    (!sent || s->standing >= WEIGHT_CENTRAL))
			return s->place;
	return sent ? p : NULL;
}

const struct place *
subject_province(const struct linker *l)
{
	const struct place *p = dateline_place(l);

	VEC_EACH (s, &l->dossier->subjects) {
		const struct place *in =
		    gazetteer_province(l->gazetteer, s->place, l->date);

		if (in != NULL && !(is_city(in) && in == s->place))
			return in;
	}
	p = p != NULL ? gazetteer_province(l->gazetteer, p, l->date) : NULL;
	return p != NULL && !is_city(p) ? p : NULL;
}

const struct place *
subject_county(const struct linker *l)
{
	VEC_EACH (s, &l->dossier->subjects)
		if (s->place->kind == PLACE_COUNTY)
			return s->place;
	return NULL;
}

/* SPDX-License-Identifier: MIT */
#include "compose.h"

#include <assert.h>
#include <math.h>

static struct slice
own(struct composed *c, const char *s)
{
	return arena_copy(c->arena, slice_of(s));
}

void
compose(struct composed *c, const char *text)
{
	struct read_options o = {0};
	const struct article *article;

	*c = (struct composed){.arena = arena_new()};
	c->info = (struct archive_info){
	    .title = SLICE("Composed archive"),
	    .title_zh = SLICE("试编"),
	    .publisher = SLICE("Nobody & Sons"),
	    .rights = SLICE("None <reserved>"),
	};
	if (!source_from_bytes(&c->source, c->arena, NULL, slice_of(text),
		SLICE("composed.txt"), &o))
		assert(!"the composed source is refused");
	article = article_parse(c->arena, NULL, &c->source);
	assert(article != NULL);
	c->facts.bitext = bitext_align(c->arena, article, NULL);
	c->dossier.facts = &c->facts;
	c->dossier.id = article->id;
}

void
compose_release(struct composed *c)
{
	arena_free(c->arena);
}

struct span
compose_find(const struct composed *c, enum lang l, const char *words, int nth)
{
	const struct half *h = &c->dossier.facts->bitext->article->half[l];
	size_t off = h->title.start;

	for (;; off++) {
		off = slice_find(c->source.text, slice_of(words), off);
		assert(off != SIZE_MAX && off < h->body.end);
		if (nth-- == 0)
			break;
	}
	return (struct span){(uint32_t)off, (uint32_t)(off + strlen(words))};
}

/* The arrays are exactly as long as they are full: they grow by a copy. */
#define APPEND(c, v, n)                                                        \
	((v) = arena_grow(                                                     \
	     (c)->arena, (v), (n) * sizeof(*(v)), ((n) + 1) * sizeof(*(v))),   \
	    &(v)[(n)++])

size_t
compose_figure(struct composed *c, enum lang l, struct span at, double min,
    double max, enum qualifier q, const char *unit)
{
	struct dossier *d = &c->dossier;
	size_t links = c->facts.figures.n;

	*APPEND(c, c->facts.figures.v, c->facts.figures.n) = (struct figure){
	    .lang = l,
	    .span = at,
	    .number = at,
	    .paragraph = -1,
	    .sentence = bitext_sentence_at(c->facts.bitext, l, at.start),
	    .repeats = NO_FIGURE,
	    .linked = NO_FIGURE,
	    .kind = unit != NULL ? FIGURE_MEASURE : FIGURE_COUNT,
	    .qualifier = q,
	    .min = {!isnan(min), min, SLICE_NONE},
	    .max = {!isnan(max), max, SLICE_NONE},
	    .unit_id = unit != NULL ? own(c, unit) : SLICE_NONE,
	    .role = ROLE_LEVEL,
	};
	*APPEND(c, d->figure_links, links) =
	    (struct figure_link){.pair = -1, .organisation = -1};
	return links - 1;
}

void
compose_pair(struct composed *c, size_t zh, size_t en, enum verdict v)
{
	struct figure_link *l = c->dossier.figure_links;

	l[zh].pair = (int32_t)en;
	l[en].pair = (int32_t)zh;
	l[zh].verdict = l[en].verdict = v;
	if (v == VERDICT_DIFFER)
		l[zh].difference = l[en].difference = DIFFER_VALUE;
}

void
compose_time(
    struct composed *c, enum lang l, struct span at, struct interval when)
{
	*APPEND(c, c->facts.times.v, c->facts.times.n) = (struct time_mention){
	    .lang = l, .span = at, .when = when, .kind = TIME_RANGE};
}

void
compose_place(struct composed *c, enum lang l, struct span at, const char *id)
{
	struct place *p = ARENA_NEW(c->arena, struct place, 1);

	*p = (struct place){.id = own(c, id),
	    .path = own(c, id),
	    .kind = PLACE_CITY,
	    .latitude = NAN,
	    .longitude = 106.5};
	p->name[ZH] = p->name[EN] = own(c, id);
	*VEC_ADD(c->arena, &c->dossier.places) = (struct place_mention){
	    .lang = l, .span = at, .place = p, .pair = -1};
}

void
compose_organisation(struct composed *c, enum lang l, struct span at,
    const char *id, const char *zh, const char *en)
{
	*VEC_ADD(c->arena, &c->dossier.organisations) =
	    (struct organisation_mention){.lang = l,
		.span = at,
		.kind = ORG_FACTORY,
		.id = own(c, id),
		.name_zh = own(c, zh),
		.name_en = own(c, en),
		.pair = -1};
}

void
compose_discrepancy(struct composed *c, enum discrepancy_kind kind,
    struct span zh, struct span en, const char *message)
{
	*VEC_ADD(c->arena, &c->dossier.discrepancies) =
	    (struct discrepancy){kind, zh, en, own(c, message), WARNING};
}

/* SPDX-License-Identifier: MIT */
/* What each figure is about: the place, organisation and industry of its own
 * clause, of its sentence, or of the article. */
#include "linker.h"
#include "utf8.h"

/* How far a figure looks around itself, in bytes: a sentence that is longer
 * is a table run together. */
enum { VIEW = 900 };

/* The clause of a figure: the stretch of its sentence between commas and
 * semicolons of the sentence's language. */
static struct span
clause_of(const struct linker *l, const struct figure *f, struct span sentence)
{
	struct span c = sentence;
	size_t off = f->span.start;

	while (off > sentence.start && f->span.start - off < VIEW) {
		size_t at = off;
		uint32_t cp = utf8_prev(l->text, &at);

		if (cp == 0xff0c || cp == 0xff1b || cp == ';' || cp == ',')
			break;
		off = at;
	}
	c.start = (uint32_t)off;
	off = f->span.end;
	while (off < sentence.end && off - f->span.end < VIEW) {
		size_t at = off;
		uint32_t cp = utf8_next(l->text, &at);

		if (cp == 0xff0c || cp == 0xff1b || cp == ';' ||
		    (cp == ',' && at < sentence.end && l->text.p[at] == ' '))
			break;
		off = at;
	}
	c.end = (uint32_t)off;
	return c;
}

static struct span
sentence_span(const struct linker *l, const struct figure *f)
{
	if (f->sentence >= 0)
		return l->bitext->sentences[f->lang].v[f->sentence].span;
	VEC_EACH (h, &l->article->half[f->lang].headlines)
		if (span_within(f->span, h->span))
			return h->span;
	return f->span;
}

/* The organisation in `in` that stands last before the figure, or first
 * behind it. A press agency is where the news comes from, not its subject. */
static int32_t
organisation_in(const struct linker *l, const struct figure *f, struct span in)
{
	int32_t before = -1, after = -1;

	for (size_t i = first_organisation(l, in.start);
	     i < l->dossier->organisations.n; i++) {
		const struct organisation_mention *o =
		    &l->dossier->organisations.v[i];

		if (o->span.start >= in.end)
			break;
		if (o->kind == ORG_AGENCY)
			continue;
		if (o->span.end <= f->span.start)
			before = (int32_t)i;
		else if (after < 0)
			after = (int32_t)i;
	}
	return before >= 0 ? before : after;
}

static const struct place *
place_in(const struct linker *l, const struct figure *f, struct span in)
{
	const struct place *before = NULL, *after = NULL;

	for (size_t i = first_mention(l, in.start); i < l->dossier->places.n;
	     i++) {
		const struct place_mention *m = &l->dossier->places.v[i];

		if (m->span.start >= in.end)
			break;
		if (m->place == NULL || m->in_dateline || m->in_name)
			continue;
		if (m->span.end <= f->span.start)
			before = m->place;
		else if (after == NULL)
			after = m->place;
	}
	return before != NULL ? before : after;
}

/* The start of the sentence, or of what is in view of it. */
static uint32_t
view_start(const struct linker *l, struct span sentence, struct span clause)
{
	uint32_t start = sentence.start;

	if (clause.start - start > VIEW) {
		start = clause.start - VIEW;
		while (((unsigned char)l->text.p[start] & 0xc0) == 0x80)
			start++;
	}
	return start;
}

static void
attach(struct linker *l, const struct figure *f, struct figure_link *link)
{
	struct span sentence = sentence_span(l, f);
	struct span clause = clause_of(l, f, sentence);
	struct span sofar = {view_start(l, sentence, clause), clause.end};
	const struct dossier *d = l->dossier;
	const struct organisation_mention *o;

	link->organisation = organisation_in(l, f, clause);
	if (link->organisation < 0)
		link->organisation = organisation_in(l, f, sofar);
	o = link->organisation >= 0 ? &d->organisations.v[link->organisation]
				    : NULL;
	link->place = place_in(l, f, clause);
	if (link->place == NULL && o != NULL)
		link->place = o->place;
	if (link->place == NULL)
		link->place = place_in(l, f, sofar);
	if (link->place == NULL)
		link->place = subject_central(l);
	link->industry = loudest_industry(l, clause);
	if (link->industry == NULL && o != NULL)
		link->industry = o->industry;
	if (link->industry == NULL)
		link->industry = loudest_industry(l, sofar);
	if (link->industry == NULL && d->industries.n > 0)
		link->industry = d->industries.v[0].industry;
}

void
attach_figures(struct linker *l)
{
	for (size_t i = 0; i < l->facts->figures.n; i++) {
		struct figure_link *link = &l->dossier->figure_links[i];

		*link = (struct figure_link){.pair = -1, .organisation = -1};
		attach(l, &l->facts->figures.v[i], link);
	}
}

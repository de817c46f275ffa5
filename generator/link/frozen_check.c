/* SPDX-License-Identifier: MIT */
#include "frozen_check.h"

/* An index into `n` things, or -1 for none. */
static bool
index_holds(int64_t i, size_t n)
{
	return i >= -1 && i < (int64_t)n;
}

static bool
run_holds(struct run r, size_t n)
{
	return r.first <= n && r.count <= n - r.first;
}

/* -- the article -- */

static bool
headlines_hold(const struct half *h)
{
	bool in_body = false;
	uint32_t at = h->title.start;

	VEC_EACH (x, &h->headlines) {
		/* The title's come first. */
		if (in_body && !x->in_body)
			return false;
		if (x->in_body && !in_body)
			at = h->body.start;
		in_body = x->in_body;
		if (x->span.start < at ||
		    !span_within(x->span, in_body ? h->body : h->title))
			return false;
		at = x->span.end;
	}
	return true;
}

/* Headlines of the body and paragraphs do not overlap. */
static bool
paragraphs_hold(const struct half *h)
{
	const struct headline *line = h->headlines.v,
			      *end =
				  line != NULL ? line + h->headlines.n : line;
	uint32_t at = h->body.start;

	while (line < end && !line->in_body)
		line++;
	VEC_EACH (p, &h->paragraphs) {
		for (; line < end && line->span.start < p->span.start; line++) {
			if (line->span.start < at)
				return false;
			at = line->span.end;
		}
		if (p->span.start < at || !span_within(p->span, h->body))
			return false;
		at = p->span.end;
	}
	return line == end || line->span.start >= at;
}

static bool
half_holds(const struct article *a, enum lang l)
{
	const struct half *h = &a->half[l];

	if (h->lang != l ||
	    !index_holds(h->dateline.paragraph, h->paragraphs.n))
		return false;
	if (!h->present)
		return h->headlines.n + h->paragraphs.n + h->authors.n == 0;
	return headlines_hold(h) && paragraphs_hold(h);
}

bool
frozen_article_holds(const struct article *a)
{
	return (a->half[ZH].present || a->half[EN].present) && a->id.n > 0 &&
	       half_holds(a, ZH) && half_holds(a, EN);
}

/* -- beads -- */

static bool
sentences_hold(const struct bitext *b, enum lang l)
{
	const struct half *h = &b->article->half[l];
	uint32_t at = 0, paragraph = 0;

	VEC_EACH (s, &b->sentences[l]) {
		if (s->paragraph >= h->paragraphs.n ||
		    s->paragraph < paragraph || s->span.start < at ||
		    !span_within(s->span, h->paragraphs.v[s->paragraph].span))
			return false;
		at = s->span.end;
		paragraph = s->paragraph;
	}
	return true;
}

/* All of both sides once: the Chinese in order, the English in order but for
 * beads that are reordered, which fill what the others leave out. */
static bool
lines_hold(const struct bitext *b)
{
	size_t zh = 0, en = 0, next = 0;

	VEC_EACH (x, &b->lines) {
		struct run z = x->side[ZH], e = x->side[EN];

		if (!run_holds(z, b->sentences[ZH].n) ||
		    !run_holds(e, b->sentences[EN].n) ||
		    z.count + e.count == 0 || z.first != zh)
			return false;
		zh += z.count;
		en += e.count;
		if (x->reordered || e.count == 0)
			continue;
		if (e.first < next)
			return false;
		next = e.first + e.count;
	}
	return zh == b->sentences[ZH].n && en == b->sentences[EN].n;
}

/* Beads of a half's paragraphs or headlines: `n` of them, by language. */
static bool
beads_hold(const struct bead_list *beads, const size_t n[LANGS])
{
	VEC_EACH (x, beads)
		for (enum lang l = ZH; l < LANGS; l++)
			if (!run_holds(x->side[l], n[l]))
				return false;
	return true;
}

bool
frozen_bitext_holds(const struct bitext *b)
{
	const struct half *half = b->article->half;
	size_t paragraphs[LANGS], headlines[LANGS];

	for (enum lang l = ZH; l < LANGS; l++) {
		paragraphs[l] = half[l].paragraphs.n;
		headlines[l] = half[l].headlines.n;
	}
	return sentences_hold(b, ZH) && sentences_hold(b, EN) &&
	       lines_hold(b) && beads_hold(&b->paragraphs, paragraphs) &&
	       beads_hold(&b->headlines, headlines) &&
	       beads_hold(&b->repeats, headlines);
}

/* -- mentions -- */

/* What every mention says of where it stands. */
static bool
position_holds(const struct dossier *d, enum lang l, struct span at,
    int32_t paragraph, int32_t sentence, uint32_t *last)
{
	const struct bitext *b = d->facts->bitext;
	bool ok = at.start >= *last && b->article->half[l].present &&
		  index_holds(paragraph, b->article->half[l].paragraphs.n) &&
		  index_holds(sentence, b->sentences[l].n);

	*last = at.start;
	return ok;
}

static bool
figures_hold(const struct dossier *d)
{
	const struct facts *f = d->facts;
	uint32_t last = 0;

	for (size_t i = 0; i < f->figures.n; i++) {
		const struct figure *x = &f->figures.v[i];
		const struct figure_link *k = &d->figure_links[i];

		if (!position_holds(d, x->lang, x->span, x->paragraph,
			x->sentence, &last) ||
		    !index_holds(x->repeats, f->figures.n) ||
		    !index_holds(x->linked, f->figures.n) ||
		    !index_holds(k->pair, f->figures.n) ||
		    !index_holds(k->organisation, d->organisations.n))
			return false;
	}
	return true;
}

static bool
names_hold(const struct dossier *d)
{
	uint32_t last = 0;

	VEC_EACH (t, &d->facts->times)
		if (!position_holds(
			d, t->lang, t->span, t->paragraph, t->sentence, &last))
			return false;
	last = 0;
	VEC_EACH (p, &d->places)
		if (!position_holds(d, p->lang, p->span, p->paragraph,
			p->sentence, &last) ||
		    !index_holds(p->pair, d->places.n))
			return false;
	last = 0;
	VEC_EACH (o, &d->organisations)
		if (!position_holds(d, o->lang, o->span, o->paragraph,
			o->sentence, &last) ||
		    o->id.p == NULL ||
		    !index_holds(o->pair, d->organisations.n))
			return false;
	return true;
}

bool
frozen_dossier_holds(const struct dossier *d)
{
	if (d->id.n == 0 || !figures_hold(d) || !names_hold(d))
		return false;
	VEC_EACH (s, &d->subjects)
		if (s->place == NULL)
			return false;
	VEC_EACH (i, &d->industries)
		if (i->industry == NULL)
			return false;
	VEC_EACH (x, &d->discrepancies)
		if (x->message.p == NULL)
			return false;
	return true;
}

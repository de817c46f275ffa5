/* SPDX-License-Identifier: MIT */
#include "facts.h"

#include "scan.h"

static bool
headline_first(const struct half *h, size_t headline, size_t paragraph)
{
	if (headline == h->headlines.n || paragraph == h->paragraphs.n)
		return headline < h->headlines.n;
	return h->headlines.v[headline].span.start <
	       h->paragraphs.v[paragraph].span.start;
}

/* The figure that begins at `start`, among those from `first` on. */
static int32_t
figure_at(const struct scan *s, size_t first, size_t start)
{
	size_t lo = first, hi = s->figures.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (s->figures.v[mid].span.start < start)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < s->figures.n && s->figures.v[lo].span.start == start
		   ? (int32_t)lo
		   : NO_FIGURE;
}

static const struct headline *
first_printing(
    const struct scan *s, const struct half *h, const struct headline *again)
{
	VEC_EACH (l, &h->headlines)
		if (l < again && slice_eq(slice_at(s->text, l->span),
				     slice_at(s->text, again->span)))
			return l;
	return NULL;
}

/* The figures of a headline printed for the second time name those of the
 * first: same words, so same place in the line. */
static void
mark_repeats(struct scan *s, const struct half *h, size_t first)
{
	VEC_EACH (l, &h->headlines) {
		const struct headline *there;
		size_t i;

		if (!l->repeats)
			continue;
		there = first_printing(s, h, l);
		for (i = first; there != NULL && i < s->figures.n; i++) {
			struct figure *f = &s->figures.v[i];

			if (f->span.start >= l->span.end)
				break;
			if (span_within(f->span, l->span))
				f->repeats = figure_at(s, first,
				    f->span.start - l->span.start +
					there->span.start);
		}
	}
}

static void
scan_block(struct scan *s, enum lang l, struct span block, int32_t paragraph)
{
	if (l == ZH)
		scan_zh(s, block, paragraph);
	else
		scan_en(s, block, paragraph);
}

static void
scan_half(struct scan *s, const struct half *h)
{
	size_t figures = s->figures.n, times = s->times.n;
	size_t nheads = 0, npars = 0;

	s->anchor = (struct anchor){
	    .day = h->dateline.date.known ? h->dateline.date : s->paper};
	s->period = (struct interval){0};
	while (nheads < h->headlines.n || npars < h->paragraphs.n) {
		if (headline_first(h, nheads, npars)) {
			scan_block(s, h->lang, h->headlines.v[nheads].span, -1);
			nheads++;
		} else {
			scan_block(s, h->lang, h->paragraphs.v[npars].span,
			    (int32_t)npars);
			npars++;
		}
	}
	for (size_t i = figures; i < s->figures.n; i++)
		s->figures.v[i].sentence = bitext_sentence_at(
		    s->bitext, h->lang, s->figures.v[i].span.start);
	for (size_t i = times; i < s->times.n; i++)
		s->times.v[i].sentence = bitext_sentence_at(
		    s->bitext, h->lang, s->times.v[i].span.start);
	mark_repeats(s, h, figures);
}

struct facts *
facts_extract(struct arena *a, struct diag *d, const struct bitext *b,
    const struct units *units, const struct idioms *idioms)
{
	const struct article *article = b->article;
	struct scan s = {
	    .arena = a,
	    .diag = d,
	    .bitext = b,
	    .source = article->source,
	    .text = article->source->text,
	    .units = units,
	    .idioms = idioms,
	    .paper = article->date,
	};
	struct facts *f = ARENA_NEW(a, struct facts, 1);
	bool zh_first =
	    article->half[ZH].present &&
	    (!article->half[EN].present ||
		article->half[ZH].body.start < article->half[EN].body.start);

	for (int i = 0; i < LANGS; i++) {
		const struct half *h = &article->half[zh_first ? i : 1 - i];

		if (h->present)
			scan_half(&s, h);
	}
	f->bitext = b;
	f->figures.v = s.figures.v;
	f->figures.n = s.figures.n;
	f->times.v = s.times.v;
	f->times.n = s.times.n;
	return f;
}

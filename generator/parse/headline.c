/* SPDX-License-Identifier: MIT */
#include "headline.h"

#include "chars.h"
#include "map.h"

/* No headline is longer; longer lines are not compared. */
enum { LINE_MAX_BYTES = 300, UNITS_MAX = 160 };
/* The shortest part of a title that is known anywhere in it, in bytes. */
enum { TITLE_PART = 6 };
/* Of the pairs or words of a line, how many the title must have: a wrong
 * character costs two pairs. */
static const double LIKENESS = 0.6;

void
wording_of(struct wording *w, struct arena *a, struct slice s, enum lang lang)
{
	char *out = arena_alloc(a, s.n + 1);
	size_t n = 0, word = 0, last = 0, before = 0;

	*w = (struct wording){0};
	for (size_t i = 0; i < s.n;) {
		uint32_t cp = cp_lower(cp_narrow(utf8_next(s, &i)));

		if (cp_is_wording(cp)) {
			/* Narrower or equal, so that it fits. */
			before = last;
			last = n;
			n += utf8_encode(cp, out + n);
		}
		if (w->units.n == UNITS_MAX)
			continue;
		if (lang == ZH && cp_is_wording(cp) && last > 0)
			*VEC_ADD(a, &w->units) = slice_hash(
			    (struct slice){out + before, n - before});
		if (lang == EN && n > word &&
		    (i == s.n || !cp_is_wording(cp))) {
			*VEC_ADD(a, &w->units) =
			    slice_hash((struct slice){out + word, n - word});
			word = n;
		}
	}
	w->text = (struct slice){out, n};
}

double
wording_share(const struct wording *a, const struct wording *b)
{
	size_t common = 0;

	VEC_EACH (u, &a->units) {
		bool hit = false;

		VEC_EACH (v, &b->units)
			hit = hit || *u == *v;
		common += hit;
	}
	return a->units.n > 0 ? (double)common / (double)a->units.n : 0;
}

void
headlines_of_title(struct half *half, struct arena *a, struct slice text)
{
	struct slice t = slice_at(text, half->title);
	size_t from = 0;

	while (from < t.n) {
		size_t end = slice_find(t, SLICE("  "), from);
		struct span piece;

		if (end == SIZE_MAX)
			end = t.n;
		piece = span_trim(
		    text, (struct span){half->title.start + (uint32_t)from,
			      half->title.start + (uint32_t)end});
		if (piece.end > piece.start)
			*VEC_ADD(a, &half->headlines) =
			    (struct headline){.span = piece};
		for (from = end; from < t.n && t.p[from] == ' ';)
			from++;
	}
}

void
headline_reader_init(struct headline_reader *r, struct arena *a,
    const struct half *half, struct slice text, struct slice authors)
{
	*r = (struct headline_reader){
	    .arena = a, .lang = half->lang, .authors = authors};
	wording_of(&r->title, a, slice_at(text, half->title), half->lang);
}

bool
headline_complete(const struct headline_reader *r)
{
	/* （图片） is in the title only. */
	return r->covered + 4 * 3 >= r->title.text.n && r->covered > 0;
}

/* A headline has no full stop inside or at its end, nor a mark that leads on
 * to what follows (各位代表：). */
static bool
looks_like_headline(const struct headline_reader *r, struct slice line)
{
	size_t most = r->lang == ZH ? 180 : 160;

	if (line.n > most || slice_find(line, SLICE("。"), 0) != SIZE_MAX)
		return false;
	if (r->lang == EN &&
	    (slice_ends(line, SLICE(".")) || slice_ends(line, SLICE(".\"")) ||
		slice_ends(line, SLICE(".”")) ||
		slice_find(line, SLICE(". "), 0) != SIZE_MAX))
		return false;
	return ends_sentence(line) || !ends_with_mark(line);
}

/* Finds `w` in the title, best where the last line ended: the rest of a line
 * that was broken in two may be very short. */
static bool
title_has(struct headline_reader *r, struct slice w)
{
	size_t at = r->matched;

	if (w.n == 0)
		return false;
	if (!slice_starts(slice_tail(r->title.text, at), w))
		at = w.n >= TITLE_PART ? slice_find(r->title.text, w, 0)
				       : SIZE_MAX;
	if (at == SIZE_MAX)
		return false;
	r->matched = at + w.n;
	r->covered += w.n;
	return true;
}

enum headline_match
headline_match(struct headline_reader *r, struct slice line)
{
	struct wording w;

	if (line.n > LINE_MAX_BYTES)
		return HEADLINE_NO;
	wording_of(&w, r->arena, line, r->lang);
	/* Title and author on one line. */
	if (title_has(r, w.text) ||
	    (r->authors.n > 0 && slice_ends(w.text, r->authors) &&
		title_has(r, slice_head(w.text, w.text.n - r->authors.n))))
		return HEADLINE_SAME;
	if (w.text.n == 0 || !looks_like_headline(r, line))
		return HEADLINE_NO;
	if (w.units.n >= 3 && r->title.units.n >= 3 &&
	    wording_share(&w, &r->title) >= LIKENESS) {
		r->covered += w.text.n;
		return HEADLINE_LIKE;
	}
	return HEADLINE_MAYBE;
}

/* SPDX-License-Identifier: MIT */
#include "headlines.h"

#include "beads.h"
#include "headline.h"

struct aligning {
	struct bitext *b;
	struct arena *arena;
	const struct lexicon *lexicon;
	VEC(struct bead) new, repeats;
	size_t ntitle[LANGS]; /* lines of the titles, which come first */
};

static const struct half *
half_of(const struct aligning *x, int l)
{
	return &x->b->article->half[l];
}

static size_t
title_lines(const struct half *h)
{
	size_t n = 0;

	while (n < h->headlines.n && !h->headlines.v[n].in_body)
		n++;
	return n;
}

static struct unit_list
units_of(const struct aligning *x, int l, struct run lines)
{
	struct unit_list u = {.n = lines.count};

	u.v = ARENA_NEW(x->arena, struct text_unit, u.n);
	for (size_t i = 0; i < u.n; i++)
		u.v[i].text = article_text(x->b->article,
		    half_of(x, l)->headlines.v[lines.first + i].span);
	return u;
}

/* Translators make one line of two, or two of one, and rarely leave one out:
 * what found no counterpart goes with the line before it, or behind. */
static void
join_lone(struct bead_list *beads)
{
	size_t n = 0;

	VEC_EACH (it, beads) {
		struct bead b = *it;
		struct bead *last = n > 0 ? &beads->v[n - 1] : NULL;
		bool lone = b.side[ZH].count == 0 || b.side[EN].count == 0;

		if (last != NULL && (lone || last->side[ZH].count == 0 ||
					last->side[EN].count == 0)) {
			last->side[ZH].count += b.side[ZH].count;
			last->side[EN].count += b.side[EN].count;
			if (last->score < b.score)
				last->score = b.score;
			continue;
		}
		beads->v[n++] = b;
	}
	beads->n = n;
}

static struct bead_list
align_lines(const struct aligning *x, const struct run lines[LANGS])
{
	struct unit_list units[LANGS];
	struct bead_list beads;

	if (lines[ZH].count + lines[EN].count == 0)
		return (struct bead_list){NULL, 0};
	for (int l = 0; l < LANGS; l++)
		units[l] = units_of(x, l, lines[l]);
	beads = align_units(x->arena, units, x->lexicon, false);
	VEC_EACH (b, &beads)
		for (int l = 0; l < LANGS; l++)
			b->side[l].first += lines[l].first;
	return beads;
}

/* Whether no line of the bead says something new. */
static bool
only_repeats(const struct aligning *x, const struct bead *b)
{
	for (int l = 0; l < LANGS; l++)
		for (uint32_t i = 0; i < b->side[l].count; i++)
			if (!half_of(x, l)
				 ->headlines.v[b->side[l].first + i]
				 .repeats)
				return false;
	return true;
}

static void
add(struct aligning *x, const struct bead *b)
{
	if (only_repeats(x, b))
		*VEC_ADD(x->arena, &x->repeats) = *b;
	else
		*VEC_ADD(x->arena, &x->new) = *b;
}

/* The title's line that line `i` of half `l` repeats. */
static uint32_t
repeated_line(const struct aligning *x, int l, uint32_t i)
{
	const struct half *h = half_of(x, l);
	struct wording line, title;
	uint32_t best = 0;
	double most = -1;

	wording_of(&line, x->arena,
	    article_text(x->b->article, h->headlines.v[i].span), (enum lang)l);
	for (uint32_t k = 0; k < x->ntitle[l]; k++) {
		double share;

		wording_of(&title, x->arena,
		    article_text(x->b->article, h->headlines.v[k].span),
		    (enum lang)l);
		share = wording_share(&line, &title);
		if (share > most) {
			most = share;
			best = k;
		}
	}
	return best;
}

/* The bead of the titles that holds line `i` of half `l`. */
static const struct bead *
title_bead(const struct bead_list *titles, int l, uint32_t i)
{
	VEC_EACH (b, titles)
		if (i - b->side[l].first < b->side[l].count)
			return b;
	return NULL;
}

/* Body lines of half `l` that no body line of the other renders. What they
 * repeat is rendered by the other title; a line that is new, by nothing. */
static void
add_lone(
    struct aligning *x, const struct bead_list *titles, int l, struct run lines)
{
	for (uint32_t i = lines.first; i < lines.first + lines.count; i++) {
		const struct bead *t = NULL;
		struct bead b = {0};

		if (half_of(x, l)->headlines.v[i].repeats)
			t = title_bead(titles, l, repeated_line(x, l, i));
		b.side[l] = (struct run){i, 1};
		if (t == NULL) {
			*VEC_ADD(x->arena, &x->new) = b;
			continue;
		}
		b.side[l ^ 1] = t->side[l ^ 1];
		b.score = t->score;
		*VEC_ADD(x->arena, &x->repeats) = b;
	}
}

void
headlines_align(
    struct bitext *b, struct arena *a, const struct lexicon *lexicon)
{
	struct aligning x = {.b = b, .arena = a, .lexicon = lexicon};
	struct run title[LANGS], body[LANGS];
	struct bead_list titles, bodies;

	for (int l = 0; l < LANGS; l++) {
		uint32_t n = (uint32_t)b->article->half[l].headlines.n;

		x.ntitle[l] = title_lines(&b->article->half[l]);
		title[l] = (struct run){0, (uint32_t)x.ntitle[l]};
		body[l] = (struct run){title[l].count, n - title[l].count};
	}
	titles = align_lines(&x, title);
	if (title[ZH].count > 0 && title[EN].count > 0)
		join_lone(&titles);
	VEC_EACH (bead, &titles)
		add(&x, bead);
	bodies = align_lines(&x, body);
	VEC_EACH (bead, &bodies) {
		if (bead->side[ZH].count > 0 && bead->side[EN].count > 0)
			add(&x, bead);
		else
			for (int l = 0; l < LANGS; l++)
				add_lone(&x, &titles, l, bead->side[l]);
	}
	b->headlines = (struct bead_list){x.new.v, x.new.n};
	b->repeats = (struct bead_list){x.repeats.v, x.repeats.n};
}

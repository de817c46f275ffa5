/* SPDX-License-Identifier: MIT */
/* Rows that keep the order of both texts cut them into stretches; a stretch
 * whose beads lie wholly inside it stays as it was aligned, another is aligned
 * again without the sentences that rows have taken. */
#include <stdlib.h>

#include "beads.h"
#include "corrections.h"
#include "ladder.h"

struct correcting {
	struct bitext *b;
	struct arena *arena;
	const struct lexicon *lexicon;
	VEC(struct bead) fixed; /* in order of the Chinese */
	bool *taken[LANGS];     /* sentences that a row has */
	VEC(struct bead) out;
};

/* -- which rows hold -- */

static bool
is_taken(const struct correcting *x, const struct correction *c)
{
	for (int l = 0; l < LANGS; l++)
		for (uint32_t i = 0; i < c->side[l].count; i++)
			if (x->taken[l][c->side[l].first + i])
				return true;
	return false;
}

static void
fix(struct correcting *x, const struct correction *c)
{
	struct bead bead = {.score = 1, .confirmed = c};

	for (int l = 0; l < LANGS; l++) {
		bead.side[l] = c->side[l];
		for (uint32_t i = 0; i < c->side[l].count; i++)
			x->taken[l][c->side[l].first + i] = true;
	}
	*VEC_ADD(x->arena, &x->fixed) = bead;
}

static void
take_rows(struct correcting *x, struct diag *d, const struct corrections *c)
{
	for (int l = 0; l < LANGS; l++)
		x->taken[l] =
		    ARENA_NEW(x->arena, bool, x->b->sentences[l].n + 1);
	VEC_EACH (row, &c->rows) {
		struct slice words = row->words[row->side[ZH].count ? ZH : EN];

		if (!correction_fits(x->b, row))
			diag(d, DIAG_CORRECTION_STALE, row->at, words);
		else if (is_taken(x, row))
			diag(d, DIAG_CORRECTION_TWICE, row->at, words);
		else
			fix(x, row);
	}
}

/* -- which of them keep the order -- */

static int
chinese_cmp(const void *a, const void *b)
{
	const struct bead *x = a, *y = b;

	return x->side[ZH].first < y->side[ZH].first
		   ? -1
		   : x->side[ZH].first > y->side[ZH].first;
}

static bool
two_sided(const struct bead *b)
{
	return b->side[ZH].count > 0 && b->side[EN].count > 0;
}

/* Marks the two-sided rows as out of order that are not in the longest chain
 * in which the English is in order, too (patience sorting: Fredman 1975). */
static void
mark_reordered(struct correcting *x)
{
	size_t n = x->fixed.n, longest = 0;
	size_t *end = ARENA_NEW(x->arena, size_t, n + 1); /* by length */
	size_t *before = ARENA_NEW(x->arena, size_t, n + 1);
	struct bead *v = x->fixed.v;

	if (n == 0)
		return;
	qsort(v, n, sizeof(*v), chinese_cmp);
	for (size_t i = 0; i < n; i++) {
		size_t lo = 0, hi = longest;

		if (!two_sided(&v[i]))
			continue;
		while (lo < hi) {
			size_t mid = lo + (hi - lo) / 2;

			if (v[end[mid]].side[EN].first < v[i].side[EN].first)
				lo = mid + 1;
			else
				hi = mid;
		}
		before[i] = lo > 0 ? end[lo - 1] : SIZE_MAX;
		end[lo] = i;
		if (lo == longest)
			longest++;
		v[i].reordered = true;
	}
	for (size_t i = longest > 0 ? end[longest - 1] : SIZE_MAX;
	     i != SIZE_MAX; i = before[i])
		v[i].reordered = false;
}

/* -- what lies between them -- */

/* Of a stretch, the sentences that no row has. */
struct rest {
	uint32_t *v;
	size_t n;
};

static struct rest
rest_of(const struct correcting *x, int l, struct run stretch)
{
	struct rest r = {.v = ARENA_NEW(x->arena, uint32_t, stretch.count)};

	for (uint32_t i = stretch.first; i < stretch.first + stretch.count; i++)
		if (!x->taken[l][i])
			r.v[r.n++] = i;
	return r;
}

static bool
inside(const struct correcting *x, const struct bead *b,
    const struct run stretch[LANGS])
{
	for (int l = 0; l < LANGS; l++) {
		struct run r = b->side[l], s = stretch[l];

		for (uint32_t i = r.first; i < r.first + r.count; i++)
			if (i - s.first >= s.count || x->taken[l][i])
				return false;
	}
	return true;
}

/* Keeps the beads of a stretch; false, and none is kept, if they do not cover
 * it. */
static bool
keep_beads(struct correcting *x, const struct run stretch[LANGS],
    const struct rest rest[LANGS])
{
	size_t before = x->out.n, covered[LANGS] = {0, 0};

	VEC_EACH (b, &x->b->lines) {
		if (!inside(x, b, stretch))
			continue;
		*VEC_ADD(x->arena, &x->out) = *b;
		for (int l = 0; l < LANGS; l++)
			covered[l] += b->side[l].count;
	}
	if (covered[ZH] == rest[ZH].n && covered[EN] == rest[EN].n)
		return true;
	x->out.n = before;
	return false;
}

/* Puts `b`, which is of the rest, in terms of the whole. A run that a row
 * divides is divided: the first part keeps the counterpart. */
static void
add_mapped(
    struct correcting *x, const struct bead *b, const struct rest rest[LANGS])
{
	struct bead whole = *b;

	for (int l = 0; l < LANGS; l++) {
		const uint32_t *v = rest[l].v + b->side[l].first;
		uint32_t n = b->side[l].count, i = 1;

		whole.side[l] = (struct run){n > 0 ? v[0] : 0, 0};
		for (; i < n && v[i] == v[i - 1] + 1; i++)
			;
		whole.side[l].count = n > 0 ? i : 0;
		for (; i < n; i++) {
			struct bead lone = {0};

			lone.side[l] = (struct run){v[i], 1};
			*VEC_ADD(x->arena, &x->out) = lone;
		}
	}
	*VEC_ADD(x->arena, &x->out) = whole;
}

static void
align_again(struct correcting *x, const struct rest rest[LANGS])
{
	struct unit_list units[LANGS];
	struct bead_list beads;

	for (int l = 0; l < LANGS; l++) {
		const struct half *half = &x->b->article->half[l];

		units[l].n = rest[l].n;
		units[l].v = ARENA_NEW(x->arena, struct text_unit, rest[l].n);
		for (size_t i = 0; i < rest[l].n; i++) {
			const struct sentence *s =
			    &x->b->sentences[l].v[rest[l].v[i]];

			units[l].v[i] = (struct text_unit){
			    article_text(x->b->article, s->span), s->paragraph,
			    half->paragraphs.v[s->paragraph].kind};
		}
	}
	beads = align_units(x->arena, units, x->lexicon, true);
	VEC_EACH (b, &beads)
		add_mapped(x, b, rest);
}

static void
fill(struct correcting *x, const struct run stretch[LANGS])
{
	struct rest rest[LANGS];

	for (int l = 0; l < LANGS; l++)
		rest[l] = rest_of(x, l, stretch[l]);
	if (rest[ZH].n + rest[EN].n > 0 && !keep_beads(x, stretch, rest))
		align_again(x, rest);
}

static void
fill_stretches(struct correcting *x)
{
	struct run stretch[LANGS] = {{0, 0}, {0, 0}};

	VEC_EACH (b, &x->fixed) {
		if (!two_sided(b) || b->reordered)
			continue;
		for (int l = 0; l < LANGS; l++)
			stretch[l].count = b->side[l].first - stretch[l].first;
		fill(x, stretch);
		for (int l = 0; l < LANGS; l++)
			stretch[l].first = b->side[l].first + b->side[l].count;
	}
	for (int l = 0; l < LANGS; l++)
		stretch[l].count =
		    (uint32_t)x->b->sentences[l].n - stretch[l].first;
	fill(x, stretch);
	VEC_EACH (b, &x->fixed)
		*VEC_ADD(x->arena, &x->out) = *b;
}

/* -- in order of the Chinese again -- */

static int
english_cmp(const void *a, const void *b)
{
	const struct bead *x = a, *y = b;

	return x->side[EN].first < y->side[EN].first
		   ? -1
		   : x->side[EN].first > y->side[EN].first;
}

/* English alone stands before the bead whose English comes behind it. */
static struct bead_list
in_order(struct correcting *x)
{
	VEC(struct bead) zh = {0}, en = {0}, out = {0};
	uint32_t next[LANGS] = {0, 0};
	size_t k = 0;

	VEC_EACH (b, &x->out) {
		if (b->side[ZH].count > 0)
			*VEC_ADD(x->arena, &zh) = *b;
		else
			*VEC_ADD(x->arena, &en) = *b;
	}
	if (zh.n > 0)
		qsort(zh.v, zh.n, sizeof(*zh.v), chinese_cmp);
	if (en.n > 0)
		qsort(en.v, en.n, sizeof(*en.v), english_cmp);
	for (size_t i = 0; i <= zh.n; i++) {
		struct bead *b = i < zh.n ? &zh.v[i] : NULL;

		if (b != NULL && (b->side[EN].count == 0 || b->reordered)) {
			if (b->side[EN].count == 0)
				b->side[EN].first = next[EN];
		} else {
			uint32_t before =
			    b != NULL ? b->side[EN].first : UINT32_MAX;

			for (; k < en.n && en.v[k].side[EN].first < before;
			     k++) {
				en.v[k].side[ZH].first = next[ZH];
				*VEC_ADD(x->arena, &out) = en.v[k];
			}
			if (b != NULL)
				next[EN] =
				    b->side[EN].first + b->side[EN].count;
		}
		if (b == NULL)
			break;
		next[ZH] = b->side[ZH].first + b->side[ZH].count;
		*VEC_ADD(x->arena, &out) = *b;
	}
	return (struct bead_list){out.v, out.n};
}

/* A paragraph bead is confirmed when all its sentences are. */
static void
confirm_paragraphs(struct bitext *b)
{
	VEC_EACH (bead, &b->paragraphs) {
		const struct correction *by = NULL;
		bool all = true;

		for (int l = 0; l < LANGS; l++) {
			struct run r = bead->side[l];

			for (size_t i = 0; i < b->sentences[l].n; i++) {
				const struct bead *line;

				if (b->sentences[l].v[i].paragraph - r.first >=
				    r.count)
					continue;
				line = bitext_bead_of(
				    b, (enum lang)l, (uint32_t)i);
				all = all && line->confirmed != NULL;
				by = line->confirmed;
			}
		}
		bead->confirmed = all ? by : NULL;
	}
}

void
bitext_correct(struct bitext *b, struct arena *a, struct diag *d,
    const struct lexicon *lexicon, const struct corrections *c)
{
	struct correcting x = {.b = b, .arena = a, .lexicon = lexicon};

	take_rows(&x, d, c);
	if (x.fixed.n == 0)
		return;
	mark_reordered(&x);
	fill_stretches(&x);
	b->lines = in_order(&x);
	bitext_settle(b, a);
	confirm_paragraphs(b);
}

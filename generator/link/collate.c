/* SPDX-License-Identifier: MIT */
/* Figures of the two versions laid side by side.
 *
 * Within a bead the pairs that say the same are made first, the likest
 * first. What is left over is paired only where the figures of one kind and
 * unit are as many on both sides: then they are told in the same order, and
 * a number was changed in translation. A wrong alarm costs more trust than a
 * missed one. */
#include "compare.h"

#include <stdlib.h>

/* Figures of one bead and half that are compared; a sentence with more is a
 * table run together. */
enum { SIDE_MOST = 48 };
/* Numbers up to this are met everywhere. */
#define CHANCE_MOST 12

struct side {
	int32_t v[SIDE_MOST]; /* figures, in text order */
	size_t n;
};

struct candidate {
	int32_t zh, en;
	double likeness;
};

static const struct figure *
figure(const struct linker *l, int32_t i)
{
	return &l->facts->figures.v[i];
}

static bool
is_free(const struct linker *l, int32_t i)
{
	return l->dossier->figure_links[i].pair < 0;
}

static void
join(struct linker *l, int32_t zh, int32_t en)
{
	struct figure_link *links = l->dossier->figure_links;
	struct comparison c = compare_figures(l, figure(l, zh), figure(l, en));

	links[zh].pair = en;
	links[en].pair = zh;
	links[zh].difference = links[en].difference = c.difference;
	links[zh].verdict = links[en].verdict =
	    c.difference == DIFFER_NOT ? VERDICT_AGREE : VERDICT_DIFFER;
}

/* What says the same, whatever its form. */
static void
join_parts(struct linker *l, int32_t whole, int32_t from, int32_t to)
{
	struct figure_link *links = l->dossier->figure_links;

	links[whole].pair = from;
	links[from].pair = links[to].pair = whole;
	links[whole].verdict = links[from].verdict = links[to].verdict =
	    VERDICT_AGREE;
}

static int
candidate_cmp(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->likeness != y->likeness)
		return x->likeness < y->likeness ? 1 : -1;
	if (x->zh != y->zh)
		return x->zh < y->zh ? -1 : 1;
	return x->en < y->en ? -1 : x->en > y->en;
}

/* Where a figure stands among its side's, 0..1. */
static double
rank(const struct side *s, size_t i)
{
	return s->n > 1 ? (double)i / (double)(s->n - 1) : 0.5;
}

/* 一个月 and "one bolt" have no more in common than that they are one. */
static bool
is_chance(const struct linker *l, int32_t zh, int32_t en)
{
	const struct unit *x = unit_of(l, figure(l, zh)),
			  *y = unit_of(l, figure(l, en));

	return !is_bare(x) && !is_bare(y) && x->class != y->class &&
	       x->class != UNIT_COMPOSITE && y->class != UNIT_COMPOSITE &&
	       core(figure(l, zh)).value <= CHANCE_MOST;
}

static void
pair_equals(struct linker *l, const struct side *zh, const struct side *en)
{
	VEC(struct candidate) c = {0};

	for (size_t i = 0; i < zh->n; i++)
		for (size_t k = 0; k < en->n; k++) {
			struct comparison cmp = compare_figures(
			    l, figure(l, zh->v[i]), figure(l, en->v[k]));
			double apart = rank(zh, i) - rank(en, k);

			if (cmp.same_value &&
			    !is_chance(l, zh->v[i], en->v[k]) &&
			    is_free(l, zh->v[i]) && is_free(l, en->v[k]))
				*VEC_ADD(l->arena, &c) =
				    (struct candidate){zh->v[i], en->v[k],
					cmp.likeness -
					    (apart < 0 ? -apart : apart)};
		}
	if (c.n > 1)
		qsort(c.v, c.n, sizeof(*c.v), candidate_cmp);
	VEC_EACH (p, &c)
		if (is_free(l, p->zh) && is_free(l, p->en))
			join(l, p->zh, p->en);
}

/* A number that no two things share by accident. */
static bool
is_distinct(const struct figure *f)
{
	/* A third of something, not half of it. */
	if (f->kind == FIGURE_FRACTION && f->sentence >= 0)
		return f->min.known && f->min.value < 0.5;
	return f->kind != FIGURE_ORDINAL && f->qualifier != SEVERAL &&
	       f->sentence >= 0 && f->min.known && f->min.value > 12;
}

/* The only free figure of half `lang` that says what `f` does, or -1. */
static int32_t
only_equal(const struct linker *l, const struct figure *f, enum lang lang)
{
	int32_t found = -1;

	for (size_t i = 0; i < l->facts->figures.n; i++) {
		struct comparison c;

		if (figure(l, (int32_t)i)->lang != lang ||
		    !is_free(l, (int32_t)i) ||
		    !is_distinct(figure(l, (int32_t)i)))
			continue;
		c = compare_figures(l, f, figure(l, (int32_t)i));
		if (!c.same_value || c.difference != DIFFER_NOT)
			continue;
		if (found >= 0)
			return -1;
		found = (int32_t)i;
	}
	return found;
}

/* More than these were not aligned, but retold. */
enum { FAR_MOST = 64 };

/* Sentences that were told in another place: what is equal, and is so only
 * once, is a pair wherever it stands. */
static void
pair_far(struct linker *l)
{
	size_t tried = 0;

	for (size_t i = 0; i < l->facts->figures.n && tried < FAR_MOST; i++) {
		const struct figure *f = figure(l, (int32_t)i);
		int32_t en;

		if (f->lang != ZH || !is_free(l, (int32_t)i) || !is_distinct(f))
			continue;
		tried++;
		en = only_equal(l, f, EN);
		if (en >= 0 && only_equal(l, figure(l, en), ZH) == (int32_t)i)
			join(l, (int32_t)i, en);
	}
}

static bool
is_end_of(const struct figure *f, struct bound b)
{
	return f->qualifier != RANGE && f->kind != FIGURE_ORDINAL &&
	       same_bound(core(f), b);
}

/* In either order: 三分、二分 is "two or three cents". */
static bool
are_ends_of(
    const struct figure *a, const struct figure *b, const struct figure *whole)
{
	return (is_end_of(a, whole->min) && is_end_of(b, whole->max)) ||
	       (is_end_of(a, whole->max) && is_end_of(b, whole->min));
}

/* 十八岁以上、四十岁以下 is "between 18 and 40": a range whose ends the other
 * version tells one by one. */
static void
pair_ranges(struct linker *l, const struct side *a, const struct side *b)
{
	for (size_t i = 0; i < a->n; i++) {
		const struct figure *whole = figure(l, a->v[i]);

		if (!is_free(l, a->v[i]) || whole->qualifier != RANGE)
			continue;
		for (size_t k = 0; k + 1 < b->n; k++)
			if (is_free(l, b->v[k]) && is_free(l, b->v[k + 1]) &&
			    are_ends_of(figure(l, b->v[k]),
				figure(l, b->v[k + 1]), whole)) {
				join_parts(l, a->v[i], b->v[k], b->v[k + 1]);
				break;
			}
	}
}

/* Those of a side that are free and of a sort with `like`. */
static void
free_alike(const struct linker *l, const struct side *s,
    const struct figure *like, struct side *out)
{
	out->n = 0;
	for (size_t i = 0; i < s->n; i++)
		if (is_free(l, s->v[i]) &&
		    of_one_sort(l, figure(l, s->v[i]), like))
			out->v[out->n++] = s->v[i];
}

/* Whether the bead prints the number of one of the two apart from the other:
 * then it was read wrong or put otherwise, and they are no pair. */
static bool
is_printed_elsewhere(const struct linker *l, int32_t zh, int32_t en)
{
	const struct figure *a = figure(l, zh), *b = figure(l, en);

	return a->sentence >= 0 && b->sentence >= 0 &&
	       (is_printed_unpaired(
		    l, a, rendering_of(l, ZH, a->sentence), b->span) ||
		   is_printed_unpaired(
		       l, b, rendering_of(l, EN, b->sentence), a->span));
}

static void
pair_alike(struct linker *l, const struct side *zh, const struct side *en)
{
	struct side left, right;

	for (size_t i = 0; i < zh->n; i++) {
		if (!is_free(l, zh->v[i]))
			continue;
		free_alike(l, zh, figure(l, zh->v[i]), &left);
		free_alike(l, en, figure(l, zh->v[i]), &right);
		if (left.n == 1 && right.n == 1 &&
		    !is_printed_elsewhere(l, left.v[0], right.v[0]))
			join(l, left.v[0], right.v[0]);
	}
}

/* The only free figure of `s` that looks like a slip of `f`, or -1. */
static int32_t
slip_of(const struct linker *l, const struct side *s, const struct figure *f)
{
	int32_t found = -1;

	for (size_t i = 0; i < s->n; i++) {
		if (!is_free(l, s->v[i]) ||
		    !may_be_slip(l, figure(l, s->v[i]), f))
			continue;
		if (found >= 0)
			return -1;
		found = s->v[i];
	}
	return found;
}

/* The figure of the translation that stands alone between those that render
 * the neighbours of `zh`, -1 if none does: in a row of forty guns the one that
 * fits none is the one that was changed. */
static int32_t
alone_between(const struct linker *l, int32_t zh)
{
	const struct figure_link *links = l->dossier->figure_links;
	const struct figure *f = figure(l, zh), *g;
	int32_t en;

	if (zh == 0 || (size_t)zh + 1 >= l->facts->figures.n ||
	    figure(l, zh - 1)->lang != ZH || figure(l, zh + 1)->lang != ZH ||
	    links[zh - 1].pair < 0 ||
	    links[zh + 1].pair != links[zh - 1].pair + 2)
		return -1;
	en = links[zh - 1].pair + 1;
	g = figure(l, en);
	return is_free(l, en) && f->sentence >= 0 && g->sentence >= 0 &&
		       of_one_sort(l, f, g) &&
		       span_within(g->span, rendering_of(l, ZH, f->sentence)) &&
		       !is_printed_elsewhere(l, zh, en)
		   ? en
		   : -1;
}

/* Numbers that were changed in translation. */
static void
pair_rest(struct linker *l, const struct side *zh, const struct side *en)
{
	pair_ranges(l, zh, en);
	pair_ranges(l, en, zh);
	pair_alike(l, zh, en);
	for (size_t i = 0; i < zh->n; i++) {
		int32_t k;

		if (!is_free(l, zh->v[i]))
			continue;
		k = slip_of(l, en, figure(l, zh->v[i]));
		if (k >= 0 && slip_of(l, zh, figure(l, k)) != zh->v[i])
			k = -1;
		if (k < 0)
			k = alone_between(l, zh->v[i]);
		if (k >= 0)
			join(l, zh->v[i], k);
	}
}

size_t
figure_from(const struct linker *l, size_t off)
{
	size_t lo = 0, hi = l->facts->figures.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (figure(l, (int32_t)mid)->span.start < off)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* The free figures of sentences `r` of half `lang`. */
static void
collect(const struct linker *l, enum lang lang, struct run r, struct side *s)
{
	const struct sentence *v = l->bitext->sentences[lang].v;
	size_t end;

	s->n = 0;
	if (r.count == 0)
		return;
	end = v[r.first + r.count - 1].span.end;
	for (size_t i = figure_from(l, v[r.first].span.start);
	     i < l->facts->figures.n && s->n < SIDE_MOST &&
	     figure(l, (int32_t)i)->span.start < end;
	     i++)
		if (figure(l, (int32_t)i)->lang == lang &&
		    figure(l, (int32_t)i)->sentence >= 0 &&
		    is_free(l, (int32_t)i))
			s->v[s->n++] = (int32_t)i;
}

/* The figures of the headlines, each printing once. */
static void
collect_headlines(const struct linker *l, enum lang lang, struct side *s)
{
	const struct half *h = &l->article->half[lang];

	s->n = 0;
	VEC_EACH (line, &h->headlines)
		for (size_t i = figure_from(l, line->span.start);
		     i < l->facts->figures.n && s->n < SIDE_MOST &&
		     figure(l, (int32_t)i)->span.start < line->span.end;
		     i++)
			if (figure(l, (int32_t)i)->sentence < 0 &&
			    figure(l, (int32_t)i)->repeats == NO_FIGURE)
				s->v[s->n++] = (int32_t)i;
}

static struct run
joined(struct run a, struct run b)
{
	uint32_t first = a.first < b.first ? a.first : b.first;
	uint32_t x = a.first + a.count, y = b.first + b.count;

	if (a.count == 0 || b.count == 0)
		return a.count == 0 ? b : a;
	return (struct run){first, (x > y ? x : y) - first};
}

/* A sentence may have slipped into the next bead: equal figures of
 * neighbouring beads are paired, too. */
static void
pair_neighbours(struct linker *l, const struct bead *a, const struct bead *b)
{
	struct side zh, en;

	if (b->reordered || a->reordered)
		return;
	collect(l, ZH, joined(a->side[ZH], b->side[ZH]), &zh);
	collect(l, EN, joined(a->side[EN], b->side[EN]), &en);
	pair_equals(l, &zh, &en);
}

static void
pair_headlines(struct linker *l)
{
	struct side zh, en;

	collect_headlines(l, ZH, &zh);
	collect_headlines(l, EN, &en);
	pair_equals(l, &zh, &en);
	pair_rest(l, &zh, &en);
}

/* What holds for a headline holds for its second printing. */
static void
settle_repeats(struct linker *l)
{
	struct figure_link *links = l->dossier->figure_links;

	for (size_t i = 0; i < l->facts->figures.n; i++) {
		int32_t first = l->facts->figures.v[i].repeats;

		if (first == NO_FIGURE)
			continue;
		links[i].pair = links[first].pair;
		links[i].verdict = links[first].verdict;
		links[i].difference = links[first].difference;
	}
}

/* Each is compared with many others. */
static void
look_up_units(struct linker *l)
{
	size_t n = l->facts->figures.n;

	l->units = ARENA_NEW(l->arena, const struct unit *, n);
	for (size_t i = 0; i < n; i++) {
		const struct figure *f = &l->facts->figures.v[i];

		if (f->unit_id.p != NULL)
			l->units[i] =
			    units_by_id(l->authority->units, f->unit_id);
	}
}

void
collate_figures(struct linker *l)
{
	const struct bead_list *beads = &l->bitext->lines;
	struct figure_link *links = l->dossier->figure_links;
	struct side zh, en;

	if (!half_present(l, ZH) || !half_present(l, EN))
		return;
	look_up_units(l);
	pair_headlines(l);
	for (size_t i = 0; i < beads->n; i++) {
		collect(l, ZH, beads->v[i].side[ZH], &zh);
		collect(l, EN, beads->v[i].side[EN], &en);
		pair_equals(l, &zh, &en);
	}
	for (size_t i = 1; i < beads->n; i++)
		pair_neighbours(l, &beads->v[i - 1], &beads->v[i]);
	pair_far(l);
	for (size_t i = 0; i < beads->n; i++) {
		collect(l, ZH, beads->v[i].side[ZH], &zh);
		collect(l, EN, beads->v[i].side[EN], &en);
		pair_rest(l, &zh, &en);
	}
	for (size_t i = 0; i < l->facts->figures.n; i++)
		if (links[i].pair < 0 && is_surely_missing(l, (int32_t)i))
			links[i].verdict = VERDICT_MISSING;
	settle_repeats(l);
}

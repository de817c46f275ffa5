/* SPDX-License-Identifier: MIT */
/* Times of the two versions laid side by side: a changed year, quarter or
 * day.
 *
 * What both say is struck out first. A pair is left only if one time of a
 * kind remains on each side, both tell in figures what they differ in, and
 * neither's number stands elsewhere in the other's sentence: relative times
 * (去年, "last year") depend on where they stand and are left alone. */
#include "collate.h"
#include "printed.h"
#include "utf8.h"

enum { TIMES_MOST = 24 };

struct times {
	const struct time_mention *v[TIMES_MOST];
	size_t n;
};

static size_t
time_from(const struct linker *l, size_t off)
{
	size_t lo = 0, hi = l->facts->times.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (l->facts->times.v[mid].span.start < off)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* The times of `in`; false if there are too many to compare. */
static bool
times_in(const struct linker *l, struct span in, struct times *t)
{
	t->n = 0;
	for (size_t i = time_from(l, in.start);
	     i < l->facts->times.n && l->facts->times.v[i].span.start < in.end;
	     i++) {
		if (t->n == TIMES_MOST)
			return false;
		t->v[t->n++] = &l->facts->times.v[i];
	}
	return true;
}

static bool
holds(struct interval a, struct interval b)
{
	return a.from.known && a.to.known && b.from.known && b.to.known &&
	       date_cmp(a.from, b.from) <= 0 && date_cmp(b.to, a.to) <= 0;
}

/* Whether two times can mean the same: one within the other (the end of
 * April, April 30), or one of which it is not known when it is. */
static bool
may_be_one(const struct time_mention *a, const struct time_mention *b)
{
	/* From 1953 to 1957 is not to 1967. */
	if (a->kind == TIME_RANGE && b->kind == TIME_RANGE &&
	    (date_cmp(a->when.from, b->when.from) == 0) !=
		(date_cmp(a->when.to, b->when.to) == 0))
		return false;
	return !interval_known(a->when) || !interval_known(b->when) ||
	       holds(a->when, b->when) || holds(b->when, a->when);
}

static bool
is_said(const struct times *there, const struct time_mention *m)
{
	for (size_t i = 0; i < there->n; i++)
		if (holds(there->v[i]->when, m->when) &&
		    holds(m->when, there->v[i]->when))
			return true;
	return false;
}

/* Whether a time of `there` that is not said in so many words in `here`, too,
 * may stand for `m`. */
static bool
may_be_said(const struct times *there, const struct times *here,
    const struct time_mention *m)
{
	for (size_t i = 0; i < there->n; i++)
		if (may_be_one(there->v[i], m) && !is_said(here, there->v[i]))
			return true;
	return is_said(there, m);
}

/* The only time of a kind in `here` that nothing of `there`, the rendering
 * and its neighbours, says; NULL if there are none or several. */
static const struct time_mention *
only_unsaid(const struct times *here, const struct times *near_here,
    const struct times *there, enum time_kind kind)
{
	const struct time_mention *found = NULL;

	for (size_t i = 0; i < here->n; i++) {
		if (here->v[i]->kind != kind ||
		    may_be_said(there, near_here, here->v[i]))
			continue;
		if (found != NULL)
			return NULL;
		found = here->v[i];
	}
	return found;
}

/* What they differ in. */
enum part { PART_NONE, PART_YEAR, PART_MONTH, PART_DAY };

static enum part
differing(struct date a, struct date b)
{
	int year = a.year != b.year, month = a.month != b.month,
	    day = a.day != b.day;

	if (year + month + day != 1)
		return year + day == 0 ? PART_MONTH : PART_NONE;
	return year ? PART_YEAR : month ? PART_MONTH : PART_DAY;
}

/* "the 17th": the month is understood, and may be understood otherwise of
 * another day. */
static bool
is_bare_day(const struct linker *l, const struct time_mention *m)
{
	struct slice s = slice_at(l->text, m->span);

	if (m->lang == ZH)
		return slice_find(s, SLICE("月"), 0) == SIZE_MAX &&
		       slice_ends(s, SLICE("日"));
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= 'A' && s.p[i] <= 'Z')
			return false;
	return slice_ends(s, SLICE("th")) || slice_ends(s, SLICE("st")) ||
	       slice_ends(s, SLICE("nd")) || slice_ends(s, SLICE("rd"));
}

static bool
is_in_one_month(struct interval i)
{
	return i.from.year == i.to.year && i.from.month == i.to.month;
}

/* Of times of one kind: the year, or the months of one year, or the day of
 * one month; of stretches that begin or end on one day, their other end. */
static enum part
part_changed(const struct linker *l, const struct time_mention *a,
    const struct time_mention *b)
{
	struct interval x = a->when, y = b->when;

	if (a->kind != b->kind || !x.from.known || !x.to.known ||
	    !y.from.known || !y.to.known)
		return PART_NONE;
	switch (a->kind) {
	case TIME_DAY:
		return is_bare_day(l, a) && is_bare_day(l, b)
			   ? PART_DAY
			   : differing(x.from, y.from);
	case TIME_YEAR:
		return x.from.year == x.to.year && y.from.year == y.to.year
			   ? PART_YEAR
			   : PART_NONE;
	case TIME_MONTH:
	case TIME_QUARTER:
	case TIME_HALF_YEAR:
		return x.from.year == y.from.year     ? PART_MONTH
		       : x.from.month == y.from.month ? PART_YEAR
						      : PART_NONE;
	case TIME_RANGE:
		/* 上旬 and "the middle of March" are parts of one month. */
		if (is_in_one_month(x) && is_in_one_month(y) &&
		    x.from.year == y.from.year && x.from.month == y.from.month)
			return PART_DAY;
		if (date_cmp(x.from, y.from) == 0)
			return x.to.year != y.to.year ? PART_YEAR : PART_DAY;
		return date_cmp(x.to, y.to) != 0    ? PART_NONE
		       : x.from.year != y.from.year ? PART_YEAR
						    : PART_DAY;
	case TIME_PLAN_PERIOD:
		return PART_MONTH;
	default:
		return PART_NONE;
	}
}

/* 第四季度 and "fourth quarter" are figures, 今年 and "last month" are not. */
static bool
tells_in_figures(
    const struct linker *l, const struct time_mention *m, enum part part)
{
	struct slice s = slice_at(l->text, m->span);
	struct printed_numbers n =
	    numbers_printed(l->arena, m->lang, l->text, m->span);

	/* 民国十九年 is as good as 1930. */
	if (part == PART_YEAR && slice_starts(s, SLICE("民国")))
		return true;
	if (part == PART_YEAR) {
		for (size_t i = 0; i < n.n; i++)
			if (n.v[i].min >= 40)
				return true;
		return false;
	}
	if (n.n > 0)
		return true;
	/* May, the last quarter, 下半年 */
	for (size_t i = 0; m->lang == EN && i < s.n; i++)
		if (s.p[i] >= 'A' && s.p[i] <= 'Z')
			return true;
	return false;
}

static bool
is_same_number(double a, double b)
{
	return !(a < b) && !(a > b);
}

/* Whether the number of `m` that makes the difference is printed in the other
 * half's stretch, apart from `but` and from figures that are paired. */
static bool
is_printed_there(const struct linker *l, const struct time_mention *m,
    struct span there, struct span but)
{
	struct printed_numbers mine =
	    numbers_printed(l->arena, m->lang, l->text, m->span);
	struct printed_numbers n =
	    numbers_printed(l->arena, m->lang == ZH ? EN : ZH, l->text, there);

	for (size_t i = 0; i < n.n; i++) {
		size_t k = figure_from(l, n.v[i].span.start);

		if (n.v[i].span.start < but.end && but.start < n.v[i].span.end)
			continue;
		if (k < l->facts->figures.n &&
		    span_within(n.v[i].span, l->facts->figures.v[k].span) &&
		    l->dossier->figure_links[k].pair >= 0)
			continue;
		for (size_t j = 0; j < mine.n; j++)
			if (is_same_number(mine.v[j].min, n.v[i].min) &&
			    mine.v[j].min > 1)
				return true;
	}
	return false;
}

static struct span
sentences_span(const struct linker *l, enum lang lang, struct run r)
{
	const struct sentence *v = l->bitext->sentences[lang].v;

	if (r.count == 0)
		return (struct span){0, 0};
	return (struct span){
	    v[r.first].span.start, v[r.first + r.count - 1].span.end};
}

/* The neighbouring sentences count for what is said, not for what is not. */
static struct span
widened(const struct linker *l, enum lang lang, struct run r)
{
	r.count += r.first > 0;
	r.first -= r.first > 0;
	r.count += r.first + r.count < l->bitext->sentences[lang].n;
	return sentences_span(l, lang, r);
}

/* Whether the two, the only ones of a kind that are not said, are one time
 * that was changed. */
static bool
is_changed(const struct linker *l, const struct bead *b,
    const struct time_mention *zh, const struct time_mention *en)
{
	enum part part = part_changed(l, zh, en);

	return part != PART_NONE && tells_in_figures(l, zh, part) &&
	       tells_in_figures(l, en, part) &&
	       !is_printed_there(
		   l, zh, sentences_span(l, EN, b->side[EN]), en->span) &&
	       !is_printed_there(
		   l, en, sentences_span(l, ZH, b->side[ZH]), zh->span);
}

static void
compare_bead(struct linker *l, const struct bead *b)
{
	struct times zh, en, near_zh, near_en;

	if (b->side[ZH].count == 0 || b->side[EN].count == 0 ||
	    !times_in(l, sentences_span(l, ZH, b->side[ZH]), &zh) ||
	    !times_in(l, sentences_span(l, EN, b->side[EN]), &en) ||
	    zh.n == 0 || en.n == 0 ||
	    !times_in(l, widened(l, ZH, b->side[ZH]), &near_zh) ||
	    !times_in(l, widened(l, EN, b->side[EN]), &near_en))
		return;
	for (int kind = TIME_DAY; kind <= TIME_PLAN_PERIOD; kind++) {
		const struct time_mention *x = only_unsaid(&zh, &near_zh,
					      &near_en, (enum time_kind)kind),
					  *y = only_unsaid(&en, &near_en,
					      &near_zh, (enum time_kind)kind);

		if (x != NULL && y != NULL && is_changed(l, b, x, y))
			tell_time(l, x->span, y->span);
	}
}

void
compare_times(struct linker *l)
{
	for (size_t i = 0; i < l->bitext->lines.n; i++)
		if (!l->bitext->lines.v[i].reordered)
			compare_bead(l, &l->bitext->lines.v[i]);
}

/* SPDX-License-Identifier: MIT */
/* Whether a figure that has no partner is missing in the other version.
 *
 * Versions put small numbers in many ways (每斤 "a jin", 两个人 "both", 一天
 * "daily"), and repeat or leave out what is understood. What is told as
 * missing is a number that could not be put so, in a sentence of which the
 * rendering is known, where nothing near can stand for it. */
#include "collate.h"
#include "printed.h"
#include "utf8.h"

/* Counts up to a dozen come and go with articles, plurals and pronouns. */
#define SMALL_COUNT 12
/* Measures, money and shares do not, from here on. */
#define SMALL_MEASURE 2.5
/* Beads that are surer than this lie well. */
#define SURE_SCORE 0.5

static double
value_of(const struct figure *f)
{
	return f->min.known ? f->min.value : f->max.value;
}

static bool
is_whole(double v)
{
	return v >= -1e15 && v <= 1e15 && !(v < (double)(int64_t)v) &&
	       !(v > (double)(int64_t)v);
}

/* 百斤, 上千封, 一百％: a round number that other words stand for (in full, by
 * the thousand). */
static bool
is_manner_of_speaking(const struct figure *f, double v)
{
	return f->qualifier == SEVERAL || f->kind == FIGURE_ORDINAL ||
	       (!(v < 100) && !(v > 100)) || (!(v < 1e3) && !(v > 1e3)) ||
	       (!(v < 1e4) && !(v > 1e4));
}

/* Whether other words than the number are unlikely to tell it. */
static bool
is_telling(const struct linker *l, const struct figure *f)
{
	double v = value_of(f);
	const struct unit *u =
	    f->unit_id.p == NULL ? NULL
				 : units_by_id(l->authority->units, f->unit_id);

	if (f->sentence < 0 || is_manner_of_speaking(f, v))
		return false;
	if (f->kind == FIGURE_FRACTION || f->kind == FIGURE_MULTIPLE)
		return f->kind == FIGURE_FRACTION ? v < 0.24
						  : v > SMALL_MEASURE;
	if (u == NULL || u->class == UNIT_CLASSIFIER)
		return v > SMALL_COUNT || !is_whole(v);
	/* A year has twelve months, and a day hours. */
	if (u->class == UNIT_TIME && (!(v < 12) && !(v > 12)))
		return false;
	if (u->class == UNIT_TIME && !(v < 24) && !(v > 24))
		return false;
	return v > SMALL_MEASURE;
}

/* The other half's sentences that render this one, and their neighbours;
 * false if that is not known. */
static bool
rendering_around(
    const struct linker *l, const struct figure *f, struct span *there)
{
	const struct bead *b =
	    bitext_bead_of(l->bitext, f->lang, (uint32_t)f->sentence);
	const struct sentence *v = l->bitext->sentences[!f->lang].v;
	size_t n = l->bitext->sentences[!f->lang].n, first, end;

	if (b->side[!f->lang].count == 0 || b->reordered ||
	    b->score < SURE_SCORE)
		return false;
	first = b->side[!f->lang].first;
	end = first + b->side[!f->lang].count;
	first -= first > 0;
	end += end < n;
	*there = (struct span){v[first].span.start, v[end - 1].span.end};
	return true;
}

/* A free figure that may stand for `f`, though not equal: not one of another
 * kind of thing. */
static bool
may_stand_for(
    const struct linker *l, const struct figure *f, const struct figure *g)
{
	return g->kind != FIGURE_ORDINAL &&
	       (of_one_sort(l, f, g) || may_be_slip(l, f, g) ||
		   value_of(g) > SMALL_MEASURE);
}

static bool
has_free_figure(
    const struct linker *l, const struct figure *f, struct span there)
{
	for (size_t i = figure_from(l, there.start);
	     i < l->facts->figures.n &&
	     l->facts->figures.v[i].span.start < there.end;
	     i++)
		if (l->dossier->figure_links[i].pair < 0 &&
		    may_stand_for(l, f, &l->facts->figures.v[i]))
			return true;
	return false;
}

/* Whether the figure that holds `at`, if any, has a partner already. */
static bool
is_taken(const struct linker *l, struct span at)
{
	size_t i = figure_from(l, at.start + 1);

	while (i > 0 && l->facts->figures.v[i - 1].span.end > at.start) {
		i--;
		if (l->dossier->figure_links[i].pair >= 0)
			return true;
	}
	return false;
}

static bool
is_near(double a, double b)
{
	double d = a - b, most = (b < 0 ? -b : b) * 1e-6;

	return d <= most && d >= -most;
}

/* 七成 is seven tenths, 70 and 0.7. */
static bool
may_tell(const struct figure *f, const struct printed_number *n)
{
	double v = value_of(f), number = n->min;

	if (is_near(number, v) ||
	    (number > v && f->max.known && number <= f->max.value) ||
	    (v > number && v < n->max))
		return true;
	if (f->kind == FIGURE_PERCENT)
		return is_near(number * 10, v) || is_near(number * 100, v) ||
		       is_near(number * 100 + 100, v) ||
		       is_near(v, number * 10);
	if (f->kind == FIGURE_FRACTION)
		return is_near(number * v, 1);
	if (f->kind == FIGURE_MULTIPLE)
		return is_near(number, v + 1) ||
		       (f->factor_min.known &&
			   is_near(number, f->factor_min.value));
	return false;
}

bool
is_printed_unpaired(const struct linker *l, const struct figure *f,
    struct span there, struct span but)
{
	struct printed_numbers n =
	    numbers_printed(l->arena, f->lang == ZH ? EN : ZH, l->text, there);

	for (size_t i = 0; i < n.n; i++)
		if (may_tell(f, &n.v[i]) &&
		    !(n.v[i].span.start < but.end &&
			but.start < n.v[i].span.end) &&
		    !is_taken(l, n.v[i].span))
			return true;
	return false;
}

/* A number said twice is often said once in the other version. */
static bool
is_said_again(const struct linker *l, int32_t at)
{
	const struct figure *f = &l->facts->figures.v[at];

	for (size_t i = 0; i < l->facts->figures.n; i++) {
		const struct figure *g = &l->facts->figures.v[i];

		if ((int32_t)i != at && g->lang == f->lang &&
		    g->sentence >= f->sentence - 1 &&
		    g->sentence <= f->sentence + 1 &&
		    is_near(value_of(g), value_of(f)) &&
		    l->dossier->figure_links[i].pair >= 0)
			return true;
	}
	return false;
}

/* Versions that part company in a sentence are retold, not translated. */
enum { MISSING_MOST = 2 };

static bool
is_retold(const struct linker *l, const struct figure *f)
{
	size_t missing = 0, paired = 0;

	for (size_t i = 0; i < l->facts->figures.n; i++) {
		const struct figure *g = &l->facts->figures.v[i];

		if (g->lang != f->lang || g->sentence != f->sentence)
			continue;
		if (l->dossier->figure_links[i].pair >= 0)
			paired++;
		else if (is_telling(l, g))
			missing++;
	}
	return missing > MISSING_MOST || missing > paired + 1;
}

/* "The three months to March" are the first quarter: a time may tell what a
 * duration does. */
static bool
is_told_as_time(
    const struct linker *l, const struct figure *f, struct span there)
{
	if (f->kind != FIGURE_DURATION)
		return false;
	for (size_t i = 0; i < l->facts->times.n; i++) {
		const struct time_mention *t = &l->facts->times.v[i];

		if (t->span.start >= there.start && t->span.end <= there.end &&
		    t->kind != TIME_DAY && t->kind != TIME_YEAR)
			return true;
	}
	return false;
}

bool
is_surely_missing(const struct linker *l, int32_t at)
{
	const struct figure *f = &l->facts->figures.v[at];
	struct span there;

	return is_telling(l, f) && rendering_around(l, f, &there) &&
	       !is_told_as_time(l, f, there) && !has_free_figure(l, f, there) &&
	       !is_said_again(l, at) && !is_retold(l, f) &&
	       !is_printed_unpaired(l, f, there, (struct span){0, 0});
}

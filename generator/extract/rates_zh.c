/* SPDX-License-Identifier: MIT */
/* What a Chinese figure is per: 亩产八百斤, 每人三元, 一月能省五百斤. */
#include "zh.h"

static const struct {
	const char *word, *unit;
} products[] = {
    {"亩产量", "mu"},
    {"亩产", "mu"},
    {"日产量", "day"},
    {"日产", "day"},
    {"月产量", "month"},
    {"月产", "month"},
    {"年产量", "year"},
    {"年产", "year"},
    {"人均", "person"},
    {"户均", "household"},
    {"亩均", "mu"},
    {"时速", "hour"},
    {"班产", "shift"},
    {"台时产量", "machine_hour"},
    {"公顷产", "ha"},
    {"株产", "tree"},
    {"秒流量", "second"},
};

/* 亩产八百斤, 每人每天八两, 每吨三百元: what the figure is per. */
static bool
product_rate(
    const struct page *p, struct figure *f, size_t from, const struct cue *each)
{
	const struct cue *c = cue_last(p, from, f->span.start, CUE_PRODUCT);

	if (c == NULL || (each != NULL && each->off > c->off) ||
	    (at_any(p, c->off, "年 月 日") &&
		word_before(p, c->off, BEFORE_PRODUCT)) ||
	    f->kind == FIGURE_PERCENT)
		return false;
	for (size_t i = 0; i < sizeof(products) / sizeof(*products); i++) {
		size_t n;

		if (!at(p, c->off, products[i].word))
			continue;
		n = at_any(p, c->off, "公顷 台时") ? strlen("公顷")
						   : strlen("亩");
		f->per = span_of(c->off, c->off + n);
		f->per_id = slice_of(products[i].unit);
		return true;
	}
	return false;
}

/* 一月能省五百斤, 一年里可出四千台: what is done in one of the stretch. */
static bool
stretch_rate(const struct page *p, struct figure *f)
{
	const struct figure *g = f - 1;

	if (p->s->figures.n < p->first_figure + 2 ||
	    g->kind != FIGURE_DURATION || g->qualifier != EXACT ||
	    g->min.value != 1 || g->span.start < p->clause ||
	    !at_any(p, g->span.start, "一月 一天 一年 一日 一夜 一个月") ||
	    !at_any(p, g->span.end,
		"能 可 里能 里可 内能 就能 便能 只能 要 需 约需"))
		return false;
	f->per = g->unit;
	f->per_id = g->unit_id;
	return true;
}

static void
find_rate(const struct page *p, struct figure *f, size_t from)
{
	const struct cue *cue = cue_last(p, p->clause, f->span.start, CUE_EACH);
	size_t each, len = 0;
	const struct unit *u;
	struct numeral n;

	if (product_rate(p, f, from, cue) ||
	    (cue == NULL && stretch_rate(p, f)) || cue == NULL ||
	    f->span.start - cue->off > 120)
		return;
	each = cue->off + cue->n;
	u = units_match(p->s->units, ZH, slice_tail(p->text, each), &len);
	/* 每个学员 */
	if (u != NULL && u->class == UNIT_CLASSIFIER &&
	    at_any(p, each, "个 名 位") &&
	    word_at(p, each + len, PER_NOUN) > 0) {
		each += len;
		u = NULL;
	}
	/* 每井平均灌溉五百亩: no unit, but what there are so many of */
	if (u == NULL && (len = word_at(p, each, PER_NOUN)) > 0) {
		f->per = span_of(each, each + len);
		f->per_id = slice_at(p->text, f->per);
		return;
	}
	if (u == NULL) {
		/* 每百斤, 每一百亩, 每万吨公里 */
		if (!numeral_zh(&n, p->s->arena, p->text, each) ||
		    n.span.end >= f->span.start)
			return;
		u = units_match(
		    p->s->units, ZH, slice_tail(p->text, n.span.end), &len);
		if (u == NULL)
			return;
		len += n.span.end - each;
	}
	if (each + len > f->span.start)
		return;
	f->per = span_of(each, each + len);
	f->per_id = u->id;
}

/* 亩产达到四百斤、五百斤和八百斤: one denominator for all. */
static void
joined_rate(const struct page *p, struct figure *f)
{
	const struct figure *g = f - 1;

	if (p->s->figures.n < p->first_figure + 2 || g->kind != FIGURE_RATE ||
	    !slice_eq(g->unit_id, f->unit_id) ||
	    f->span.start != g->span.end + strlen("、") ||
	    !at_any(p, g->span.end, "、 和 及 与"))
		return;
	f->per = g->per;
	f->per_id = g->per_id;
	f->item = g->item;
}

/* 白面一斤四三．○○元: a price behind what it is for. */
static void
priced(const struct page *p, struct figure *f)
{
	const struct figure *g = f - 1;

	if (f->kind != FIGURE_MONEY || p->s->figures.n < p->first_figure + 2 ||
	    g->unit_id.p == NULL || g->kind == FIGURE_MONEY ||
	    g->kind == FIGURE_RATE || g->kind == FIGURE_DURATION ||
	    f->span.start > g->span.end + 1)
		return;
	f->per = g->unit;
	f->per_id = g->unit_id;
	f->item = noun_before(p, p->clause, g->span.start);
}

/* 盐价每斤九百元, 每亩玉米打四百斤, 奖金平均每月百元: the denominator and the
 * verb are no part of the noun. */
static void
part_from_item(const struct page *p, struct figure *f)
{
	uint32_t start = f->per.start, end;

	if (span_len(f->per) == 0 || !span_within(f->per, f->item) ||
	    f->item.end > f->span.start)
		return;
	start -= before(p, start, "每") ? (uint32_t)strlen("每") : 0;
	end = (uint32_t)strip_verb(p, f->item.start, f->item.end);
	if (start <= f->item.start && start < f->per.start) {
		f->item.start = f->per.end;
		f->item.end = end;
	} else if (f->per.end == end) {
		f->item.end = (uint32_t)strip_links(p, f->item.start, start);
	}
	/* 日产 is what is made in a day, not 产 */
	if (f->item.end < f->item.start + strlen("布"))
		f->item = (struct span){0};
}

static bool
can_be_rate(const struct figure *f)
{
	return f->kind == FIGURE_COUNT || f->kind == FIGURE_MEASURE ||
	       f->kind == FIGURE_MONEY;
}

void
rate_zh(const struct page *p, struct figure *f, size_t from)
{
	if (!can_be_rate(f) && f->kind != FIGURE_PERCENT)
		return;
	if (f->per_id.p == NULL)
		find_rate(p, f, from);
	if (f->per_id.p == NULL)
		joined_rate(p, f);
	if (f->per_id.p == NULL)
		priced(p, f);
	if (f->per_id.p != NULL && f->kind != FIGURE_PERCENT)
		f->kind = FIGURE_RATE;
	part_from_item(p, f);
}

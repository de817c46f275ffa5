/* SPDX-License-Identifier: MIT */
/* Units behind a number, compounds of them, and ranges between two. */
#include "draft_zh.h"

/* One character that is a unit may begin a word that is none: 人 in 人民. */
bool
unit_is_word(const struct page *p, size_t off, size_t len)
{
	if (len != 3)
		return false;
	return word_at(p, off, NOT_UNIT) > 0;
}

/* Whether 两 at `off` sums up a list: 四、五两年, 甲、乙两地. */
static bool
is_two_of(const struct page *p, size_t off)
{
	size_t from = off > p->begin + 21 ? off - 21 : p->begin;

	return at_any(p, off + strlen("两"),
		   "年 月 天 日 个 县 省 市 区 地 "
		   "国 项 条 点 旅 师 军 团 村 乡 "
		   "季 级 种 号 期 届 次") > 0 &&
	       last_of(p, from, off, "、") != SIZE_MAX;
}

const struct unit *
unit_at_zh(const struct page *p, size_t off, size_t *len)
{
	const struct unit *u =
	    units_match(p->s->units, ZH, slice_tail(p->text, off), len);

	if (u == NULL || unit_is_word(p, off, *len))
		return NULL;
	/* 两个工人, 三个工厂, 二十人日产八辆: the classifier alone */
	if (unit_is(u, SLICE("workday")) &&
	    ((at(p, off, "个工") == *len &&
		 word_at(p, off + strlen("个"), AFTER_GE)) ||
		(at(p, off, "人日") == *len &&
		    word_at(p, off + strlen("人"), AFTER_REN))))
		u = units_match(p->s->units, ZH,
		    slice_at(p->text, span_of(off, off + 3)), len);
	/* 四、五两年: those two, no weight */
	if (unit_is(u, SLICE("liang")) && at(p, off, "两") == *len &&
	    is_two_of(p, off))
		return NULL;
	/* 四十个人工, 十个人民公社: the classifier alone */
	if (u != NULL && at(p, off, "个人") == *len &&
	    (word_at(p, off + strlen("个"), NOT_UNIT) ||
		at_any(p, off + strlen("个"), "人工 人行 人口")))
		u = units_match(p->s->units, ZH,
		    slice_at(p->text, span_of(off, off + 3)), len);
	return u;
}

/* 分 is money behind 元 and 角, minutes behind hours, else points; one unit
 * divides another where both convert to the same. */
static const struct unit *
sub_unit(const struct page *p, const struct unit *u, size_t off, size_t *len,
    double *ratio)
{
	const struct unit *v = unit_at_zh(p, off, len);
	struct slice si_u, si_v;
	double a, b;

	if (unit_is(v, SLICE("point")) && at(p, off, "分")) {
		const char *id =
		    u->class == UNIT_MONEY ? "CNY_fen"
		    : unit_is(u, SLICE("hour")) || unit_is(u, SLICE("degree"))
			? "minute"
		    : unit_is(u, SLICE("mu")) ? "fen_mu"
					      : NULL;

		if (id == NULL)
			return NULL;
		v = units_by_id(p->s->units, slice_of(id));
	}
	if (v == NULL || v == u)
		return NULL;
	if (unit_is(u, SLICE("year")) && unit_is(v, SLICE("month"))) {
		*ratio = 1.0 / 12;
		return v;
	}
	if (unit_is(u, SLICE("degree")) && unit_is(v, SLICE("minute"))) {
		*ratio = 1.0 / 60;
		return v;
	}
	a = units_si(p->s->units, u, p->s->paper, &si_u);
	b = units_si(p->s->units, v, p->s->paper, &si_v);
	if (a == 0 || b == 0 || b >= a || !slice_eq(si_u, si_v))
		return NULL;
	*ratio = b / a;
	return v;
}

/* 一米九十五: so many hundredths, as one says it. */
static bool
is_cents(const struct page *p, const struct draft *d, const struct numeral *n)
{
	return at_any(p, d->unit_start, "米 公尺") && !n->positional &&
	       n->min >= 10 && n->min < 100;
}

/* The bare digits behind a unit, at most three, are its decimals: 四 in
 * 十秒四. `place` is what one of the unit is worth in the draft. */
static void
read_decimals(const struct page *p, struct draft *d, double place)
{
	struct numeral n;
	size_t len, digits;

	if (!numeral_zh(&n, p->s->arena, p->text, d->end) || n.arabic ||
	    n.qualifier != EXACT || n.bare || n.fraction ||
	    (!n.positional && (n.min > 9 || n.step > 1) &&
		!is_cents(p, d, &n)) ||
	    unit_at_zh(p, n.span.end, &len) != NULL || at(p, n.span.end, "、"))
		return;
	digits = is_cents(p, d, &n) ? 2 : span_len(n.span) / strlen("一");
	if (digits > 3)
		return;
	for (size_t i = 0; i < digits; i++)
		place /= 10;
	d->min = d->max = numeral_round(d->min + n.min * place);
	d->step = place;
	d->end = n.span.end;
}

/* 一分十秒四 */
static void
split_seconds(const struct page *p, struct draft *d, double second)
{
	if (before(p, d->end, "秒"))
		read_decimals(p, d, second);
}

/* 三元五角, 二十七两三钱, 五小时三十分: the smaller unit joins the larger. */
void
compound_zh(struct page *p, struct draft *d)
{
	for (;;) {
		struct numeral n;
		size_t off = d->end, len;
		double ratio;

		off += at(p, off, "零");
		off += at(p, off, "又");
		if (d->unit == NULL || d->min != d->max || d->n.shorthand ||
		    !numeral_zh(&n, p->s->arena, p->text, off) ||
		    n.qualifier != EXACT || n.out_of_range ||
		    sub_unit(p, d->unit, n.span.end, &len, &ratio) == NULL)
			return;
		d->min = d->max = numeral_round(d->min + n.min * ratio);
		d->step = ratio;
		d->end = n.span.end + len;
		split_seconds(p, d, ratio);
	}
}

/* 两年半, 一倍半, 一成半, 一头半毛驴 */
void
and_half_zh(const struct page *p, struct draft *d)
{
	size_t n = at(p, d->end, "半");
	double half = unit_is(d->unit, SLICE("pct_tenth")) ? 5 : 0.5;

	if (n == 0 || d->unit == NULL || word_at(p, d->end, NOT_HALF))
		return;
	d->min += half;
	d->max += half;
	d->step = half;
	d->end += n;
}

/* 十秒一, 一米八, 八成五 */
void
and_decimals_zh(struct page *p, struct draft *d)
{
	if (d->unit != NULL && !d->n.arabic && !d->n.fraction &&
	    d->end == d->unit_end &&
	    at_any(p, d->unit_start, "秒 米 公尺 公分 成 元 块 丈 尺"))
		read_decimals(
		    p, d, unit_is(d->unit, SLICE("pct_tenth")) ? 10 : 1);
}

/* Three 旬 are a month, so more of them are tens of years. */
void
decades_of_age_zh(struct page *p, struct draft *d)
{
	size_t len;

	if (!unit_is(d->unit, SLICE("ten_days")) ||
	    !at(p, d->unit_start, "旬") ||
	    (d->min < 4 &&
		!before_any(p, d->number.start, "年过 年逾 年近 年届")))
		return;
	to_points_zh(d, 10);
	d->unit = units_match(p->s->units, ZH, SLICE("岁"), &len);
}

/* --- units --- */

static enum figure_kind
kind_of(const struct page *p, const struct unit *u)
{
	struct slice si;

	switch (u->class) {
	case UNIT_MEASURE:
		if (unit_is(u, SLICE("times")) || unit_is(u, SLICE("doubling")))
			return FIGURE_MULTIPLE;
		if (unit_is(u, SLICE("pct")) ||
		    unit_is(u, SLICE("pct_tenth")) ||
		    unit_is(u, SLICE("permille")))
			return FIGURE_PERCENT;
		return FIGURE_MEASURE;
	case UNIT_MONEY:
		return FIGURE_MONEY;
	case UNIT_TIME:
		return FIGURE_DURATION;
	case UNIT_COMPOSITE:
		return units_si(p->s->units, u, p->s->paper, &si) != 0 ||
			       unit_is(u, SLICE("person_km"))
			   ? FIGURE_MEASURE
			   : FIGURE_COUNT;
	case UNIT_CLASSIFIER:
		break;
	}
	return FIGURE_COUNT;
}

/* Percent in points, whatever it was printed in. */
void
to_points_zh(struct draft *d, double by)
{
	d->min = numeral_round(d->min * by);
	d->max = numeral_round(d->max * by);
	d->step *= by;
}

static bool
doubling_here(const struct page *p, size_t start)
{
	size_t from = start > p->begin + 15 ? start - 15 : p->begin;
	const struct cue *c = cue_last(p, from, start, CUE_UP1);

	return c != NULL && at(p, c->off, "翻");
}

/* 三个多月 and 两个半小时: the rest stands inside the unit. */
static bool
split_unit(struct page *p, struct draft *d)
{
	size_t more_n = at(p, d->end, "个多"), half_n = at(p, d->end, "个半");
	size_t off = d->end + more_n + half_n, len;
	const struct unit *u;

	if (off == d->end ||
	    !at_any(p, off, "月 小时 钟头 星期 礼拜 世纪 学期 季度"))
		return false;
	u = unit_at_zh(p, off, &len);
	if (u == NULL || u->class != UNIT_TIME)
		return false;
	d->unit = u;
	d->unit_start = d->end;
	d->unit_end = d->end = off + len;
	d->kind = FIGURE_DURATION;
	if (half_n > 0) {
		d->min += 0.5;
		d->max += 0.5;
		d->step = 0.5;
	} else if (d->qualifier == EXACT || d->qualifier == APPROX) {
		d->qualifier = OVER;
		d->prefixed = false;
		d->step = 1;
	}
	return true;
}

/* 块 in 三块五毛, 两块四: the yuan of everyday speech */
static bool
is_kuai(struct page *p, size_t off)
{
	struct numeral n;
	size_t len;

	if (!numeral_zh(&n, p->s->arena, p->text, off) || n.arabic || n.min > 9)
		return false;
	return at_any(p, n.span.end, "毛 角") ||
	       unit_at_zh(p, n.span.end, &len) == NULL;
}

/* 美金三十万元: the currency stands before the number. */
static const struct unit *
which_yuan(const struct page *p, const struct draft *d, const struct unit *yuan)
{
	static const struct {
		const char *word, *unit;
	} currencies[] = {
	    {"美金", "USD"},
	    {"美元", "USD"},
	    {"美钞", "USD"},
	    {"港币", "HKD"},
	    {"港元", "HKD"},
	    {"日币", "JPY"},
	    {"法币", "fabi"},
	    {"边币", "border_currency"},
	    {"冀钞", "border_currency"},
	    {"金圆券", "gold_yuan"},
	    {"银洋", "silver_yuan"},
	    {"银元", "silver_yuan"},
	    {"大洋", "silver_yuan"},
	    {"新台币", "TWD"},
	};

	for (size_t i = 0; i < sizeof(currencies) / sizeof(*currencies); i++)
		if (before(p, d->start, currencies[i].word))
			return units_by_id(
			    p->s->units, slice_of(currencies[i].unit));
	return yuan;
}

/* 一斤青菜竟要八分: what one of a measure costs. */
static bool
is_price_of_weight(const struct page *p)
{
	const struct scan *s = p->s;
	const struct figure *g;

	if (s->figures.n <= p->first_figure)
		return false;
	g = &s->figures.v[s->figures.n - 1];
	return g->span.start >= p->clause && g->kind == FIGURE_MEASURE &&
	       g->min.value == 1 && g->qualifier == EXACT &&
	       (slice_eq(g->si_unit, SLICE("kg")) ||
		   slice_eq(g->si_unit, SLICE("m")));
}

/* 分 is money behind 角 and in prices, minutes before seconds, else points. */
static const struct unit *
which_fen(struct page *p, const struct draft *d, size_t off)
{
	const struct scan *s = p->s;
	const char *id = "point";
	struct numeral n;
	bool numeral = numeral_zh(&n, s->arena, p->text, off + strlen("分"));

	if (numeral && at(p, n.span.end, "秒"))
		id = "minute";
	else if ((numeral && at(p, n.span.end, "厘")) ||
		 before_any(p, d->start, "角 毛 元") ||
		 cue_last(p, p->clause, d->start, CUE_PRICE) != NULL ||
		 is_price_of_weight(p) ||
		 (s->figures.n > p->first_figure &&
		     s->figures.v[s->figures.n - 1].span.start >= p->sentence &&
		     slice_starts(
			 s->figures.v[s->figures.n - 1].unit_id, SLICE("CNY"))))
		id = "CNY_fen";
	return units_by_id(s->units, slice_of(id));
}

/* Takes the unit at the draft's end, if what stands there is one. */
void
take_unit_zh(struct page *p, struct draft *d)
{
	size_t off = d->end, len;
	const struct unit *u;

	if (split_unit(p, d))
		return;
	while (off < p->text.n && p->text.p[off] == ' ')
		off++;
	u = unit_at_zh(p, off, &len);
	if (u == NULL ||
	    (unit_is(u, SLICE("doubling")) && !doubling_here(p, d->start)))
		return;
	if (unit_is(u, SLICE("point")) && at(p, off, "分"))
		u = which_fen(p, d, off);
	if (u == NULL)
		return;
	if (unit_is(u, SLICE("CNY")) && len == strlen("元"))
		u = which_yuan(p, d, u);
	if (at(p, off, "节") && len == strlen("节") &&
	    last_of(p, p->clause, d->start, "速") != SIZE_MAX)
		u = units_by_id(p->s->units, SLICE("knot"));
	/* 节电一万度: a 度 of electricity is a kilowatt-hour. */
	if (at(p, off, "度") && len == strlen("度") &&
	    last_of(p, p->clause, d->start, "电") != SIZE_MAX)
		u = units_by_id(p->s->units, SLICE("kWh"));
	if (at(p, off, "块") && len == strlen("块") &&
	    is_kuai(p, off + strlen("块")))
		u = units_by_id(p->s->units, SLICE("CNY"));
	if (u == NULL)
		return;
	d->unit = u;
	d->unit_start = off;
	d->unit_end = d->end = off + len;
	d->kind = kind_of(p, u);
	if (unit_is(u, SLICE("pct_tenth"))) {
		to_points_zh(d, 10);
		d->step = 10;
	} else if (unit_is(u, SLICE("permille"))) {
		to_points_zh(d, 0.1);
	}
}

/* 月息一分 is one per cent a month, 年息一分 ten per cent a year, and 厘 a
 * tenth of 分. */
void
interest_zh(const struct page *p, struct draft *d)
{
	size_t from = d->start > p->clause + 12 ? d->start - 12 : p->clause;
	bool month = last_of(p, from, d->start, "月") != SIZE_MAX;

	if (d->unit == NULL ||
	    (last_of(p, from, d->start, "息") == SIZE_MAX &&
		last_of(p, from, d->start, "年利") == SIZE_MAX &&
		last_of(p, from, d->start, "月利") == SIZE_MAX))
		return;
	if (unit_is(d->unit, SLICE("li_money")))
		to_points_zh(d, month ? 0.1 : 1);
	else if (at(p, d->unit_start, "分") == d->unit_end - d->unit_start)
		to_points_zh(d, month ? 1 : 10);
	else
		return;
	d->kind = FIGURE_PERCENT;
}

/* --- ranges --- */

/* 五十吨到六十吨, 百分之二十到三十, 10—20吨 */
bool
take_range_zh(struct page *p, struct draft *d)
{
	struct draft b = {0};
	size_t off = d->end, sep = word_at(p, off, RANGE_SIGN);
	bool tenths;

	if (sep == 0 || d->qualifier != EXACT || d->min != d->max)
		return false;
	off += sep;
	if (d->kind == FIGURE_PERCENT && d->unit == NULL)
		off += at(p, off, "百分之");
	if (!numeral_zh(&b.n, p->s->arena, p->text, off) ||
	    b.n.qualifier != EXACT || b.n.out_of_range ||
	    (b.n.bare && b.n.min == b.n.step))
		return false;
	b.start = off;
	b.end = b.n.span.end;
	b.min = b.max = b.n.min;
	take_unit_zh(p, &b);
	and_half_zh(p, &b);
	if (d->unit != NULL && b.unit != d->unit)
		return false;
	if (d->unit == NULL && b.unit == NULL && d->kind != FIGURE_PERCENT)
		return false;
	tenths = d->unit == NULL && unit_is(b.unit, SLICE("pct_tenth"));
	if (b.min <= d->min * (tenths ? 10 : 1))
		return false;
	/* 五到六万 */
	if (d->unit == NULL && d->min < 10 && b.min >= 1e4 &&
	    b.min / b.n.step < 10 && d->n.step == 1 &&
	    d->min * b.n.step < b.min)
		d->min *= b.n.step;
	if (tenths)
		to_points_zh(d, 10);
	d->max = b.max;
	d->qualifier = RANGE;
	d->number.end = b.n.span.end;
	d->end = b.end;
	if (d->unit == NULL) {
		d->unit = b.unit;
		d->unit_start = b.unit_start;
		d->unit_end = b.unit_end;
		if (b.unit != NULL)
			d->kind = b.kind;
	}
	return true;
}

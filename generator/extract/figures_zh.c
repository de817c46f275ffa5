/* SPDX-License-Identifier: MIT */
/* The walk over a block of Chinese, and the figure itself: numeral, bounds
 * around it, unit, range. */
#include "idioms.h"
#include "zh.h"

struct figure *
figure_add(struct page *p, struct span span, struct span number)
{
	struct figure *f = VEC_ADD(p->s->arena, &p->s->figures);

	f->lang = ZH;
	f->span = span;
	f->number = number;
	f->paragraph = p->paragraph;
	f->sentence = -1;
	f->repeats = f->linked = NO_FIGURE;
	return f;
}

/* One character that is a unit may begin a word that is none: 人 in 人民. */
bool
unit_is_word(const struct page *p, size_t off, size_t len)
{
	if (len != 3)
		return false;
	return word_at(p, off, NOT_UNIT) > 0;
}

/* --- bounds --- */

static const struct {
	const char *words;
	enum qualifier qualifier;
} prefixes[] = {
    {"不少于 不低于 不下于 不下 至少 最少 起码", AT_LEAST},
    {"不超过 不多于 不高于 至多 最多 顶多", AT_MOST},
    {"不到 不足 未满 不满 少于 低于 小于 不及", UNDER},
    {"超过了 超过 高于 大于 多于 超出 突破了 突破 逾 已过", OVER},
    {"大约有 大约为 大约是 大约占 大约 约有 约为 约占 约合 约达 约计 约值 "
     "约需 约用 将近有 将近 接近于 接近 几近 差不多有 差不多 大概有 大概 "
     "几乎 几达 近乎 约 近",
	APPROX},
};

/* 附近, 最近, 节约: the last character of a word, not a bound. */
static bool
bound_in_word(const struct page *p, size_t start)
{
	if (at(p, start, "近"))
		return word_before(p, start, BEFORE_JIN) > 0;
	if (at(p, start, "约") && !at(p, start, "约有") &&
	    !at(p, start, "约为"))
		return word_before(p, start, BEFORE_YUE) > 0;
	return at(p, start, "突破") && false;
}

/* What stands before the numeral. Its start, or `off` itself. */
static size_t
prefix_bound(const struct page *p, size_t off, enum qualifier *q)
{
	while (off > p->begin && p->text.p[off - 1] == ' ')
		off--;
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(*prefixes); i++) {
		size_t n = before_any(p, off, prefixes[i].words);

		if (n == 0 || bound_in_word(p, off - n))
			continue;
		*q = prefixes[i].qualifier;
		return off - n;
	}
	return SIZE_MAX;
}

/* What stands behind the unit (or the numeral, where there is none). */
static size_t
suffix_bound(const struct page *p, size_t off, enum qualifier *q)
{
	static const struct {
		const char *words;
		enum qualifier qualifier;
	} suffixes[] = {
	    {"或以上 及以上 和以上 以上 之上", AT_LEAST},
	    {"开外 出头 挂零", OVER},
	    {"或以下 及以下 和以下 以下 之下", AT_MOST},
	    {"以内 之内", AT_MOST},
	    {"左右 上下", APPROX},
	};

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++) {
		size_t n = at_any(p, off, suffixes[i].words);

		if (n == 0)
			continue;
		*q = suffixes[i].qualifier;
		return off + n;
	}
	return off;
}

/* 多, 余, 来 behind a numeral or unit; not 多少, 来自, 余粮 */
static size_t
more(const struct page *p, size_t off, enum qualifier *q)
{
	if (at(p, off, "多") && !word_at(p, off, NOT_MORE)) {
		*q = OVER;
		return off + strlen("多");
	}
	if (at(p, off, "余") && !at_any(p, off, "余粮 余额 余地 余下 余款")) {
		*q = OVER;
		return off + strlen("余");
	}
	return off;
}

/* 多 behind the numeral itself may stand before 年 and 种: 三十多年. */
static size_t
more_digits(const struct page *p, size_t off, const struct numeral *n,
    enum qualifier *q)
{
	bool open = n->qualifier == EXACT && n->max >= 10 && n->step >= 1 &&
		    (n->step > 1 || n->arabic);

	if (!open || n->fraction)
		return off;
	if (at(p, off, "多") && !at_any(p, off, "多少 多次 多方 多快 多余")) {
		*q = OVER;
		return off + strlen("多");
	}
	if (at(p, off, "多次")) {
		*q = OVER;
		return off + strlen("多");
	}
	if (at(p, off, "余") && !at_any(p, off, "余粮 余额 余地 余款")) {
		*q = OVER;
		return off + strlen("余");
	}
	if (at(p, off, "来") && n->step >= 10 && !word_at(p, off, NOT_LAI)) {
		*q = APPROX;
		return off + strlen("来");
	}
	return off;
}

/* --- the figure while it is put together --- */

struct draft {
	struct numeral n;
	struct span number;
	size_t start, end;
	double min, max;
	bool open_max; /* SEVERAL: max is the conventional limit */
	double step;
	enum qualifier qualifier;
	const struct unit *unit;
	size_t unit_start, unit_end;
	enum figure_kind kind;
	bool prefixed;
	bool first_is_bare; /* the range's first number has no unit */
};

static const struct unit *
unit_at(const struct page *p, size_t off, size_t *len)
{
	const struct unit *u =
	    units_match(p->s->units, ZH, slice_tail(p->text, off), len);

	if (u == NULL || unit_is_word(p, off, *len))
		return NULL;
	return u;
}

static bool
unit_is(const struct unit *u, struct slice id)
{
	return u != NULL && slice_eq(u->id, id);
}

/* 分 is money behind 元 and 角, minutes behind hours, else points; one unit
 * divides another where both convert to the same. */
static const struct unit *
sub_unit(const struct page *p, const struct unit *u, size_t off, size_t *len,
    double *ratio)
{
	const struct unit *v = unit_at(p, off, len);
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

/* 三元五角, 二十七两三钱, 五小时三十分: the smaller unit joins the larger. */
static void
compound(struct page *p, struct draft *d)
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
	}
}

/* 两年半, 一倍半, 一成半, 一头半毛驴 */
static void
and_half(const struct page *p, struct draft *d)
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

/* 十秒一, 一米八, 八成五: digits behind the unit are its decimals. */
static void
and_decimals(struct page *p, struct draft *d)
{
	struct numeral n;
	size_t len, digits;
	double place = unit_is(d->unit, SLICE("pct_tenth")) ? 10 : 1;

	if (d->unit == NULL || d->n.arabic || d->n.fraction ||
	    d->end != d->unit_end ||
	    !at_any(p, d->unit_start, "秒 米 公尺 成 元 块 丈 尺") ||
	    !numeral_zh(&n, p->s->arena, p->text, d->end) || n.arabic ||
	    n.qualifier != EXACT || n.bare || n.fraction ||
	    (!n.positional && (n.min > 9 || n.step > 1)) ||
	    unit_at(p, n.span.end, &len) != NULL || at(p, n.span.end, "、"))
		return;
	digits = span_len(n.span) / strlen("一");
	if (digits > 3)
		return;
	for (size_t i = 0; i < digits; i++)
		place /= 10;
	d->min = d->max = numeral_round(d->min + n.min * place);
	d->step = place;
	d->end = n.span.end;
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
static void
to_points(struct draft *d, double by)
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
	u = unit_at(p, off, &len);
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
	       unit_at(p, n.span.end, &len) == NULL;
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
		 (s->figures.n > p->first_figure &&
		     s->figures.v[s->figures.n - 1].span.start >= p->sentence &&
		     slice_starts(
			 s->figures.v[s->figures.n - 1].unit_id, SLICE("CNY"))))
		id = "CNY_fen";
	return units_by_id(s->units, slice_of(id));
}

/* Takes the unit at the draft's end, if what stands there is one. */
static void
take_unit(struct page *p, struct draft *d)
{
	size_t off = d->end, len;
	const struct unit *u;

	if (split_unit(p, d))
		return;
	while (off < p->text.n && p->text.p[off] == ' ')
		off++;
	u = unit_at(p, off, &len);
	if (u == NULL ||
	    (unit_is(u, SLICE("doubling")) && !doubling_here(p, d->start)))
		return;
	if (unit_is(u, SLICE("point")) && at(p, off, "分"))
		u = which_fen(p, d, off);
	if (u == NULL)
		return;
	if (unit_is(u, SLICE("CNY")) && len == strlen("元"))
		u = which_yuan(p, d, u);
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
		to_points(d, 10);
		d->step = 10;
	} else if (unit_is(u, SLICE("li_money")) &&
		   last_of(p,
		       d->start > p->begin + 12 ? d->start - 12 : p->begin,
		       d->start, "息") != SIZE_MAX) {
		/* 年息五厘 is five per cent, 月息五厘 five per mille. */
		d->kind = FIGURE_PERCENT;
		if (last_of(p, p->clause, d->start, "月息") != SIZE_MAX)
			to_points(d, 0.1);
	} else if (unit_is(u, SLICE("permille"))) {
		to_points(d, 0.1);
	}
}

/* --- ranges --- */

/* 五十吨到六十吨, 百分之二十到三十, 10—20吨 */
static bool
take_range(struct page *p, struct draft *d)
{
	struct draft b = {0};
	size_t off = d->end, sep = word_at(p, off, RANGE_SIGN);

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
	take_unit(p, &b);
	and_half(p, &b);
	if (d->unit != NULL && b.unit != d->unit)
		return false;
	if (d->unit == NULL && b.unit == NULL && d->kind != FIGURE_PERCENT)
		return false;
	if (b.min <= d->min)
		return false;
	/* 五到六万 */
	if (d->unit == NULL && d->min < 10 && b.min >= 1e4 &&
	    b.min / b.n.step < 10 && d->n.step == 1)
		d->min *= b.n.step;
	if (d->unit == NULL && b.kind == FIGURE_PERCENT &&
	    unit_is(b.unit, SLICE("pct_tenth")))
		to_points(d, 10);
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

/* --- writing it down --- */

static void
set_bounds(struct figure *f, const struct draft *d)
{
	switch (d->qualifier) {
	case RANGE:
		f->qualifier = RANGE;
		f->min = bound_of(d->min);
		f->max = bound_of(d->max);
		return;
	case SEVERAL:
		f->qualifier = SEVERAL;
		f->min = bound_of(d->min);
		f->implied_max = bound_of(d->max);
		return;
	case OVER:
		figure_set(f, bound_of(d->min), OVER);
		/* What more there is stays below the last place stated. */
		f->implied_max = bound_of(numeral_round(d->min + d->step));
		return;
	default:
		figure_set(f, bound_of(d->min), d->qualifier);
	}
	if (d->n.digits.p != NULL) {
		f->min.digits = f->min.known ? d->n.digits : SLICE_NONE;
		f->max.digits = f->max.known ? d->n.digits : SLICE_NONE;
	}
}

/* 零下十五度: the colder is the smaller. */
static void
below_zero(const struct page *p, struct figure *f, const struct unit *u)
{
	struct bound max = f->min;

	if (!unit_is(u, SLICE("degree")) || !before(p, f->span.start, "零下"))
		return;
	f->span.start -= (uint32_t)strlen("零下");
	f->min = f->max;
	f->max = max;
	f->min.value = -f->min.value;
	f->max.value = -f->max.value;
}

static size_t
write_down(struct page *p, const struct draft *d)
{
	struct figure *f = figure_add(p, span_of(d->start, d->end), d->number);

	f->kind = d->kind;
	set_bounds(f, d);
	below_zero(p, f, d->unit);
	if (d->qualifier == OVER &&
	    (d->prefixed || before_any(p, d->end, "强 开外 出头 挂零")))
		f->implied_max = (struct bound){0};
	if (d->unit != NULL) {
		f->unit = span_of(d->unit_start, d->unit_end);
		f->unit_id = d->unit->id;
	}
	if (f->kind == FIGURE_PERCENT)
		f->unit_id = SLICE("pct");
	context_zh(p, p->s->figures.n - 1);
	return d->end;
}

/* --- is it a figure at all? --- */

/* Without a unit a number counts only where a noun follows that is counted
 * without classifier, or where it is too big to be anything else. */
static bool
counts_alone(const struct page *p, const struct draft *d)
{
	uint32_t next = char_at(p, d->end);

	if (d->kind != FIGURE_COUNT)
		return true;
	/* No number: 十十十, 三三 */
	if (digit_zh(next) >= 0 || multiplier_zh(next) > 0)
		return false;
	/* 孙万福, 百姓; but 上百, 成千 */
	if (d->n.bare && d->n.min == d->n.step && d->qualifier == EXACT)
		return false;
	if (d->n.positional && !d->n.arabic && d->qualifier == EXACT &&
	    !d->prefixed)
		return false;
	if (word_at(p, d->end, COUNTED))
		return !(d->min == 1 && d->max == 1) &&
		       !word_at(p, d->end, NOT_COUNTED);
	if (d->min < 10 && !d->prefixed)
		return false;
	/* 波音７４７客机, 电话５５５１２３ */
	if (d->n.arabic && d->min < 1e6 && d->n.step < 1e4 &&
	    cp_is_han(char_before(p, d->start)) && !d->prefixed &&
	    !word_before(p, d->start, COUNTS_ON))
		return false;
	if (d->n.arabic && d->min < 100 && !cp_is_han(next))
		return false;
	return cp_is_han(next) || d->n.step >= 1 || d->qualifier != EXACT;
}

/* Is the figure before this one counted by the same unit, in one list with
 * it (十二套、一套; 五口人，三间房，一头毛驴)? */
static bool
list_before(const struct page *p, const struct draft *d)
{
	const struct scan *s = p->s;
	const struct figure *f;
	size_t gap, noun;

	if (s->figures.n <= p->first_figure)
		return false;
	f = &s->figures.v[s->figures.n - 1];
	if (f->kind != FIGURE_COUNT || f->span.start < p->sentence)
		return false;
	gap = d->start - f->span.end;
	noun = span_len(f->item) > 0 && f->item.start >= f->span.end
		   ? f->item.end - f->span.end
		   : 0;
	if (before_any(p, d->start, "、 ， 和 及"))
		return gap <= noun + 2 * strlen("，");
	return slice_eq(f->unit_id, d->unit->id) && gap <= 30 &&
	       last_of(p, f->span.end, d->start, "、") != SIZE_MAX;
}

/* Does one follow: 一个旅部及两个整团, 一等功一次、三等功两次? */
static bool
list_behind(struct page *p, const struct draft *d)
{
	bool joined = false;
	size_t off = d->end, len;
	struct numeral n;

	for (int i = 0; i < 12 && off < p->text.n; i++) {
		if (at_any(p, off, "， 。 ； 的 \n"))
			return false;
		joined |= at_any(p, off, "、 及 和") > 0;
		if (joined && digit_zh(char_at(p, off)) > 1 &&
		    numeral_zh(&n, p->s->arena, p->text, off)) {
			const struct unit *u = unit_at(p, n.span.end, &len);

			if (u != NULL)
				return u == d->unit;
		}
		off += utf8_len(p->text.p[off]);
	}
	return false;
}

/* 一 with a classifier is the indefinite article: 一个厂. */
static bool
is_article(struct page *p, const struct draft *d)
{
	if (d->n.arabic || d->min != 1 || d->max != 1 ||
	    d->qualifier != EXACT || d->prefixed)
		return false;
	if (d->unit == NULL)
		return true;
	if (d->unit->class == UNIT_CLASSIFIER ||
	    unit_is(d->unit, SLICE("person_time")))
		return !list_before(p, d) && !list_behind(p, d);
	/* 一时, 一天 in the sense of some day; 一角 a corner */
	return word_at(p, d->start, SOME_TIME) > 0 && d->kind != FIGURE_MONEY &&
	       !at_any(p, d->start, "一两 一担 一石 一夜 一周");
}

static bool
accept(struct page *p, const struct draft *d)
{
	if (is_article(p, d))
		return false;
	if (d->unit == NULL)
		return counts_alone(p, d);
	/* 百, 千, 万 alone are numbers before measures: 亩产千斤. */
	/* 一天晚上, and 一天 at the head of a tale */
	if (at(p, d->start, "一天") && d->end == d->start + strlen("一天") &&
	    (at_any(p, d->end, "晚 夜 早 清晨 下午 上午 傍晚 深夜 中午") ||
		(d->start == p->clause && at(p, d->end, "，"))))
		return false;
	if (d->n.bare && d->n.min == d->n.step && d->qualifier == EXACT &&
	    d->unit->class == UNIT_CLASSIFIER && !d->prefixed)
		return at_any(p, d->unit_start, "人 户 名 头") > 0;
	/* 三七分成 */
	if (d->n.positional && !d->n.fraction && d->n.max < 100 &&
	    d->qualifier == EXACT && d->unit->class == UNIT_CLASSIFIER)
		return false;
	if (unit_is(d->unit, SLICE("session")) && at(p, d->unit_start, "届"))
		return before_any(p, d->start, "连续 历 前 近 了 第") > 0 ||
		       d->qualifier != EXACT;
	return true;
}

/* --- the forms --- */

static void
begin(struct page *p, struct draft *d)
{
	enum qualifier q;
	size_t start;

	d->number = d->n.span;
	d->start = d->n.span.start;
	d->end = d->n.span.end;
	d->min = d->n.min;
	d->max = d->n.max;
	d->step = d->n.step;
	d->qualifier = d->n.qualifier;
	d->kind = FIGURE_COUNT;
	if (before(p, d->start, "好") && d->qualifier == SEVERAL)
		d->start = d->number.start -= (uint32_t)strlen("好");
	start = prefix_bound(p, d->start, &q);
	if (start != SIZE_MAX && start >= p->done) {
		d->start = start;
		d->prefixed = true;
		if (d->qualifier == EXACT)
			d->qualifier = q;
	} else if (d->n.bare && before(p, d->start, "上") &&
		   !before_any(
		       p, d->start, "以上 海上 会上 身上 路上 地上 船上")) {
		d->start -= strlen("上");
		d->prefixed = true;
		d->qualifier = AT_LEAST;
	}
}

static void
finish(struct page *p, struct draft *d)
{
	enum qualifier q = d->qualifier, was = d->qualifier;
	size_t end;

	if (was == EXACT || was == APPROX) {
		end =
		    d->unit != NULL && d->unit->class != UNIT_CLASSIFIER &&
			    (d->n.step < 10 || d->n.step == 1e4 ||
				d->n.step == 1e8 || d->kind == FIGURE_DURATION)
			? more(p, d->end, &q)
			: d->end;
		if (end > d->end) {
			/* 三年多: less than one more year */
			d->end = end;
			d->step = d->step < 1 ? d->step : 1;
			if (d->kind == FIGURE_PERCENT)
				d->step = unit_is(d->unit, SLICE("pct_tenth"))
					      ? 10
					      : 1;
			d->qualifier = q;
		}
	}
	q = d->qualifier;
	end = suffix_bound(p, d->end, &q);
	if (end > d->end && at(p, d->end, "以内") + at(p, d->end, "之内") > 0 &&
	    d->unit == NULL)
		return;
	if (end > d->end) {
		d->end = end;
		if (was == EXACT || was == APPROX || was == OVER)
			d->qualifier = q;
	} else if (d->kind == FIGURE_DURATION && at(p, d->end, "内") &&
		   !at_any(p, d->end, "内容 内战 内部 内地 内蒙 内政 内外") &&
		   was == EXACT) {
		d->end += strlen("内");
		d->qualifier = AT_MOST;
	} else if (at_any(p, d->end, "强 弱") &&
		   (d->kind == FIGURE_MEASURE || d->kind == FIGURE_PERCENT ||
		       d->kind == FIGURE_FRACTION ||
		       d->kind == FIGURE_MULTIPLE)) {
		d->qualifier = at(p, d->end, "强") ? OVER : UNDER;
		d->end += strlen("强");
	}
}

/* 至少运货五千吨, 不到原来的一半, 约为农民的２．５倍: a bound with words
 * between it and its number. */
static size_t
far_bound(const struct page *p, const struct draft *d, enum qualifier *q)
{
	static const struct {
		uint32_t cue;
		enum qualifier qualifier;
	} far[] = {
	    {CUE_LEAST, AT_LEAST},
	    {CUE_MOST, AT_MOST},
	    {CUE_UNDER, UNDER},
	    {CUE_OVER, OVER},
	    {CUE_NEAR, APPROX},
	};
	/* 不到 and the like reach only over a base: 不到原来的一半. */
	bool part = before(p, d->start, "的") > 0;
	size_t most = part ? 36 : 18;
	size_t from = d->start > p->clause + most ? d->start - most : p->clause;
	const struct cue *c =
	    cue_last(p, from > p->done ? from : p->done, d->start,
		part ? CUE_LEAST | CUE_MOST | CUE_UNDER | CUE_OVER | CUE_NEAR
		     : CUE_LEAST | CUE_MOST);

	for (size_t i = 0; c != NULL && i < sizeof(far) / sizeof(*far); i++) {
		if ((c->classes & far[i].cue) != 0) {
			*q = far[i].qualifier;
			return c->off;
		}
	}
	return SIZE_MAX;
}

static void
reach_back(const struct page *p, struct draft *d)
{
	enum qualifier q;
	size_t start;

	if (d->qualifier != EXACT || d->prefixed)
		return;
	start = far_bound(p, d, &q);
	if (start == SIZE_MAX ||
	    (before(p, d->start, "的") && d->kind != FIGURE_MULTIPLE &&
		d->kind != FIGURE_FRACTION && d->kind != FIGURE_PERCENT))
		return;
	d->start = start;
	d->qualifier = q;
	d->prefixed = true;
}

/* 百分之十四和十六, 百分之五二·三九、四七·六一: one 百分之 for all. */
static size_t
more_parts(struct page *p, const struct draft *first)
{
	size_t end = first->end;

	for (;;) {
		struct draft d = {.kind = FIGURE_PERCENT};
		size_t sep = at_any(p, end, "和 、 与 及"), len;

		if (sep == 0 || first->kind != FIGURE_PERCENT ||
		    first->qualifier != EXACT ||
		    !numeral_zh(&d.n, p->s->arena, p->text, end + sep) ||
		    d.n.qualifier != EXACT || d.n.out_of_range || d.n.bare ||
		    d.n.max > 100 || at(p, d.n.span.end, "分之") ||
		    at_any(p, d.n.span.end, "月 年 日 ％ %") ||
		    unit_at(p, d.n.span.end, &len) != NULL)
			return end;
		d.number = d.n.span;
		d.start = d.n.span.start;
		d.end = end = d.n.span.end;
		d.min = d.max = d.n.min;
		write_down(p, &d);
	}
}

/* 百分之三十, 三分之一, 千分之五 */
static size_t
parts_zh(struct page *p, struct draft *d)
{
	size_t off = d->end + at(p, d->end, "分之");
	double whole = d->min;
	struct numeral den = d->n;

	if (off == d->end || d->qualifier == RANGE || whole < 2 ||
	    !numeral_zh(&d->n, p->s->arena, p->text, off) || d->n.out_of_range)
		return 0;
	if (at(p, off, "几") && d->n.max > 10 && d->n.qualifier == EXACT)
		return 0;
	d->end = d->n.span.end;
	d->min = d->n.min;
	d->max = d->n.max;
	d->step = d->n.step;
	if (d->n.qualifier != EXACT)
		d->qualifier = d->n.qualifier;
	d->number = d->n.span;
	d->kind = FIGURE_PERCENT;
	if (whole == 1000) {
		to_points(d, 0.1);
	} else if (whole != 100) {
		d->kind = FIGURE_FRACTION;
		d->number.start = den.span.start;
		d->min /= whole;
		d->max /= whole;
		d->step /= whole;
	}
	take_range(p, d);
	if (d->qualifier == EXACT)
		d->end = more(p, d->end, &d->qualifier);
	finish(p, d);
	reach_back(p, d);
	write_down(p, d);
	return more_parts(p, d);
}

/* 一半, 大半, 半数, 一大半, 过半 and 半 before a unit. */
static size_t
half_zh(struct page *p, size_t off)
{
	size_t start = off,
	       n = at_any(p, off, "一大半 一多半 一小半 一半 半数 半");
	struct draft d = {
	    .kind = FIGURE_FRACTION, .min = 0.5, .max = 0.5, .step = 0.5};
	enum qualifier q = EXACT;

	if (n == 0 || at_any(p, off, "一半天"))
		return 0;
	d.end = off + n;
	d.number = span_of(off, d.end);
	if (at_any(p, off, "一大半 一多半"))
		d.qualifier = OVER;
	if (at(p, off, "一小半"))
		d.qualifier = UNDER;
	d.start = start;
	if (n == strlen("半")) {
		if (word_before(p, off, BEFORE_HALF) &&
		    !before(p, off, "提前")) {
			if (!before_any(p, off, "大 过") ||
			    at_any(p, off, "半天 半夜 半个 半生 半岛"))
				return 0;
			d.start = off - 3;
			d.qualifier = OVER;
		} else {
			take_unit(p, &d);
			if (d.unit == NULL ||
			    (d.unit->class == UNIT_CLASSIFIER &&
				!at_any(p, off, "半个")) ||
			    word_at(p, off, HALF_WORD))
				return 0;
		}
	}
	n = (size_t)prefix_bound(p, d.start, &q);
	if (n != SIZE_MAX && n >= p->done && d.qualifier == EXACT) {
		d.start = n;
		d.prefixed = true;
		d.qualifier = q;
	}
	finish(p, &d);
	reach_back(p, &d);
	return write_down(p, &d);
}

static size_t
plain_zh(struct page *p, struct draft *d)
{
	enum qualifier q = d->qualifier;
	size_t end;

	end = more_digits(p, d->end, &d->n, &q);
	if (end > d->end) {
		d->end = end;
		d->qualifier = q;
	}
	take_unit(p, d);
	if (d->qualifier == EXACT) {
		compound(p, d);
		and_half(p, d);
		and_decimals(p, d);
		take_range(p, d);
	}
	finish(p, d);
	if (!accept(p, d))
		return 0;
	reach_back(p, d);
	return write_down(p, d);
}

static size_t
figure_zh(struct page *p, struct draft *d)
{
	size_t end;

	begin(p, d);
	end = parts_zh(p, d);
	if (end == 0 && !at(p, d->end, "分之"))
		end = plain_zh(p, d);
	return end > d->n.span.end ? end : d->n.span.end;
}

/* --- the walk --- */

bool
numeral_at(struct page *p, size_t off, struct numeral *n)
{
	if (p->numeral_off != off) {
		p->numeral_off = off;
		p->numeral_ok =
		    numeral_zh(&p->numeral, p->s->arena, p->text, off);
	}
	*n = p->numeral;
	return p->numeral_ok;
}

/* An idiom holds the numeral unless the numeral reads on behind it: 一点 in
 * 一点二倍, 十分 in 十分之一. */
size_t
idiom_zh(const struct page *p, size_t off, const struct numeral *n)
{
	struct span idiom;

	if (!idioms_match(
		p->s->idioms, p->s->diag, ZH, p->text, off, &idiom))
		return 0;
	if (n != NULL && n->span.end > idiom.end)
		return 0;
	if (at_any(p, idiom.end, "之 钟") &&
	    before_any(p, idiom.end, "十分 百分 千分 万分 几分"))
		return 0;
	return idiom.end;
}

static size_t
number_zh(struct page *p, size_t off)
{
	struct draft d = {0};
	size_t end;

	if (at(p, off, "半") && (end = idiom_zh(p, off, NULL)) > 0)
		return end;
	if (at(p, off, "数") && word_before(p, off, NOUN_OF_NUMBER))
		return 0; /* 人数十万, 次数 */
	end = half_zh(p, off);
	if (end > 0)
		return end;
	if (!numeral_at(p, off, &d.n)) {
		end = idiom_zh(p, off, NULL);
		return end;
	}
	if (d.n.out_of_range) {
		diag(p->s->diag, DIAG_NUMBER_RANGE,
		    source_at(p->s->source, off),
		    slice_head(slice_at(p->text, d.n.span), 60));
		return d.n.span.end;
	}
	/* 十月革命 is no month, but 五四年 is a year. */
	end = idiom_zh(p, off, &d.n);
	if (end > d.n.span.end && end - off >= strlen("十月革"))
		return end;
	if ((end = time_zh(p, off)) > 0 || (end = idiom_zh(p, off, &d.n)) > 0 ||
	    (end = clock_zh(p, off)) > 0 || (end = name_zh(p, &d.n)) > 0 ||
	    (end = ordinal_list_zh(p, &d.n)) > 0)
		return end;
	return figure_zh(p, &d);
}

/* First characters of what is read: numerals, words for times, and the
 * punctuation that ends clauses. */
static const char starters[] =
    "〇○零一二两三四五六七八九十百千万亿廿卅几数半"
    "第今本去上前明来后当同次翌昨这下年月全元春除妇劳青儿建教国圣头首大"
    "“‘「，。；：！？\n";

static void
add_starters(uint32_t *set, struct slice s)
{
	for (size_t off = 0; off < s.n;) {
		uint32_t cp = utf8_next(s, &off);

		set[cp / 32] |= 1u << cp % 32;
	}
}

static const uint32_t *
starters_new(struct arena *a)
{
	uint32_t *set = ARENA_NEW(a, uint32_t, 0x10000 / 32);

	add_starters(set, SLICE(starters));
	add_starters(set, slice_of(cue_starts()));
	add_starters(set, SLICE("0123456789０１２３４５６７８９"));
	return set;
}

static void
punctuation(struct page *p, uint32_t cp, size_t next)
{
	switch (cp) {
	case 0x3002: /* 。 */
	case 0xff01:
	case 0xff1f:
		p->sentence = p->clause = next;
		p->year = p->told_year = p->month = 0;
		p->cues.n = 0;
		break;
	case 0xff0c:
	case 0xff1b:
	case 0xff1a:
	case '\n':
		p->clause = next;
		break;
	default:
		break;
	}
}

static size_t
visit(struct page *p, uint32_t cp, size_t off, size_t next)
{
	size_t end = 0;

	if (digit_zh(cp) >= 0 || multiplier_zh(cp) > 0 || cp == 0x534a ||
	    cp == 0x51e0 || cp == 0x6570 || cp == 0x5eff || cp == 0x5345)
		end = number_zh(p, off);
	else if (cp == 0x7b2c) /* 第 */
		end = (end = time_zh(p, off)) > 0 ? end : ordinal_zh(p, off);
	else if (cp > 0x3100 && cp < 0xff00)
		end = time_zh(p, off);
	else if (cp == 0x201c || cp == 0x2018 || cp == 0x300c)
		end = time_zh(p, off);
	punctuation(p, cp, next);
	if (end > next) {
		p->done = end;
		return end;
	}
	end = cue_note(p, off);
	return end > next ? end : next;
}

void
scan_zh(struct scan *s, struct span block, int32_t paragraph)
{
	struct page p = {
	    .s = s,
	    .text = slice_head(s->text, block.end),
	    .begin = block.start,
	    .paragraph = paragraph,
	    .sentence = block.start,
	    .clause = block.start,
	    .done = block.start,
	    .first_figure = s->figures.n,
	    .first_time = s->times.n,
	    .numeral_off = SIZE_MAX,
	};
	const uint32_t *set;
	struct date day = s->anchor.day;

	if (s->zh_starters == NULL)
		s->zh_starters = starters_new(s->arena);
	set = s->zh_starters;
	/* A dateline inside the text (据法新社…十五日电) holds for its
	 * paragraph; a day is not what the next paragraph is about. */
	if (!s->period.from.known || !s->period.to.known ||
	    date_number(s->period.to) - date_number(s->period.from) < 27)
		s->period = (struct interval){0};
	for (size_t off = block.start; off < block.end;) {
		unsigned char c = (unsigned char)s->text.p[off];
		size_t next = off;
		uint32_t cp;

		if (c < 0x80) {
			if (c > '9' || !(set[c / 32] >> c % 32 & 1)) {
				off++;
				continue;
			}
		} else if (c < 0xe2 || c > 0xef) {
			off += utf8_len((char)c);
			continue;
		}
		/* utf8_next() by hand: this is done for every character. */
		if (c < 0x80) {
			cp = c;
			next++;
		} else {
			cp = (uint32_t)(c & 0x0f) << 12 |
			     (uint32_t)(s->text.p[off + 1] & 0x3f) << 6 |
			     (uint32_t)(s->text.p[off + 2] & 0x3f);
			next += 3;
		}
		if (set[cp / 32] >> cp % 32 & 1)
			next = visit(&p, cp, off, next);
		off = next;
	}
	if (paragraph > 0)
		s->anchor.day = day;
}

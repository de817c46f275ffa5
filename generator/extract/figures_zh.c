/* SPDX-License-Identifier: MIT */
/* The walk over a block of Chinese, and the figure itself: numeral, bounds
 * around it, unit, range. */
#include "dateline.h"
#include "draft_zh.h"
#include "idioms.h"

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
	/* 约四千余人 still stays below five thousand. */
	if (d->qualifier == OVER &&
	    ((d->prefixed &&
		 !at_any(p, d->start, "约 近 将近 大约 大概 差不多")) ||
		before_any(p, d->end, "强 开外 出头 挂零")))
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

/* 十点三四, 提高到一点三, 零点八七, 0.6: a coefficient or index, which has no
 * unit; not 三点一线, and not 一·二八, which is a day. */
static bool
is_coefficient(const struct page *p, const struct draft *d)
{
	struct slice s = slice_at(p->text, d->number);
	size_t point = slice_find(s, SLICE("点"), 0);

	if (!d->n.fraction || (point == SIZE_MAX && !d->n.arabic))
		return false;
	return (point != SIZE_MAX && (s.n > point + strlen("点零") ||
					 slice_starts(s, SLICE("零")) ||
					 !cp_is_han(char_at(p, d->end)))) ||
	       before_any(p, d->start,
		   "到 至 为 是 达 过 比 由 从 的 额 数 率 值 高 低 加 了 仅") >
		   0;
}

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
	/* 四大指标, 三大工程 */
	if (at(p, d->end, "大") && d->min >= 2 && d->max <= 20 &&
	    d->qualifier == EXACT &&
	    word_at(p, d->end + strlen("大"), BIG_THING))
		return true;
	if (word_at(p, d->end, COUNTED))
		return !(d->min == 1 && d->max == 1) &&
		       !word_at(p, d->end, NOT_COUNTED);
	if (is_coefficient(p, d))
		return true;
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
			const struct unit *u = unit_at_zh(p, n.span.end, &len);

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
	    d->kind == FIGURE_PERCENT || d->qualifier != EXACT || d->prefixed)
		return false;
	if (d->unit == NULL || before_any(p, d->start, "任何 某"))
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
	/* 三七分成; but 八八人, 七五户 where numbers are read out by digits */
	if (d->n.positional && !d->n.fraction && d->n.max < 100 &&
	    d->qualifier == EXACT && d->unit->class == UNIT_CLASSIFIER &&
	    !at_any(p, d->unit_start,
		"人 户 名 家 口 头 匹 只 石 间 辆 架 挺 支 枝 门 亩"))
		return false;
	/* 本报二版 is a page, not so many. */
	if (unit_is(d->unit, SLICE("page")) && at(p, d->unit_start, "版") &&
	    before_any(p, d->start, "报 刊"))
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
	size_t start, len;

	d->number = d->n.span;
	d->start = d->n.span.start;
	d->end = d->n.span.end;
	d->min = d->n.min;
	d->max = d->n.max;
	d->step = d->n.step;
	d->qualifier = d->n.qualifier;
	d->kind = FIGURE_COUNT;
	if (before(p, d->start, "好") && d->qualifier == SEVERAL &&
	    d->start >= p->done + strlen("好"))
		d->start = d->number.start -= (uint32_t)strlen("好");
	start = prefix_zh(p, d->start, &q);
	if (start != SIZE_MAX && start >= p->done) {
		d->start = start;
		d->prefixed = true;
		if (d->qualifier == EXACT)
			d->qualifier = q;
	} else if (before(p, d->start, "成") && at(p, d->start, "十") &&
		   d->n.qualifier == EXACT && d->n.min == 10 &&
		   d->start >= p->done + strlen("成") &&
		   unit_at_zh(p, d->end, &len) != NULL &&
		   !before_any(p, d->start,
		       "完成 建成 组成 变成 分成 编成 "
		       "改成 写成 做成 制成")) {
		/* 成十个连: ten and more */
		d->start -= strlen("成");
		d->prefixed = true;
		d->qualifier = AT_LEAST;
	} else if (d->n.bare &&
		   (before(p, d->start, "上") ||
		       (before(p, d->start, "成") &&
			   unit_at_zh(p, d->end, &len) != NULL)) &&
		   d->start >= p->done + strlen("上") &&
		   !at(p, d->end, "分之") &&
		   !before_any(p, d->start,
		       "完成 建成 达成 组成 变成 形成 制成 合成 集成 生成 "
		       "分成 改成 做成 凑成 构成 编成 收成 写成 "
		       "以上 海上 会上 身上 路上 地上 船上")) {
		d->start -= strlen("上");
		d->prefixed = true;
		d->qualifier = AT_LEAST;
	}
}

/* 亩产百斤皮棉以上, 五亩水田以上: a noun may stand before 以上. */
static size_t
suffix_behind_noun(const struct page *p, size_t off, enum qualifier *q)
{
	size_t end = off;

	for (int i = 0; i < 3 && cp_is_han(char_at(p, end)); i++) {
		if (at(p, end, "的"))
			return off;
		end += utf8_len(p->text.p[end]);
		if (at(p, end, "以上")) {
			*q = AT_LEAST;
			return end + strlen("以上");
		}
	}
	return off;
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
			? more_zh(p, d->end, &q)
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
	end = suffix_zh(p, d->end, &q);
	if (end == d->end && was == EXACT && d->kind == FIGURE_MEASURE)
		end = suffix_behind_noun(p, d->end, &q);
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
		    unit_at_zh(p, d.n.span.end, &len) != NULL)
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
		to_points_zh(d, 0.1);
	} else if (whole != 100) {
		d->kind = FIGURE_FRACTION;
		d->number.start = den.span.start;
		d->min /= whole;
		d->max /= whole;
		d->step /= whole;
	}
	take_range_zh(p, d);
	if (d->qualifier == EXACT)
		d->end = more_zh(p, d->end, &d->qualifier);
	finish(p, d);
	reach_back_zh(p, d);
	write_down(p, d);
	return more_parts(p, d);
}

/* １／４, 2/3: a part with a stroke; not 1/3 of 1月3日, nor 2163/4次列车. */
static size_t
stroke_zh(struct page *p, struct draft *d)
{
	size_t len = at_any(p, d->end, "／ /");
	struct numeral part = d->n;

	if (len == 0 || !part.arabic || part.fraction || d->min < 1 ||
	    d->qualifier == RANGE || before_any(p, part.span.start, "／ /") ||
	    !numeral_zh(&d->n, p->s->arena, p->text, d->end + len) ||
	    !d->n.arabic || d->n.fraction || d->n.qualifier != EXACT ||
	    d->n.min <= d->min || d->n.min > 1000 ||
	    at_any(p, d->n.span.end, "／ / 月 日 号 次")) {
		d->n = part;
		return 0;
	}
	d->kind = FIGURE_FRACTION;
	d->number.end = d->n.span.end;
	d->end = d->n.span.end;
	d->min = d->max = d->min / d->n.min;
	d->step = 1 / d->n.min;
	finish(p, d);
	reach_back_zh(p, d);
	return write_down(p, d);
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
			    at_any(
				p, off, "半年 半月 半天 半夜 半个 半生 半岛"))
				return 0;
			d.start = off - 3;
			d.qualifier = OVER;
		} else {
			take_unit_zh(p, &d);
			if (d.unit == NULL ||
			    (d.unit->class == UNIT_CLASSIFIER &&
				!at_any(p, off, "半个")) ||
			    word_at(p, off, HALF_WORD))
				return 0;
		}
	}
	n = (size_t)prefix_zh(p, d.start, &q);
	if (n != SIZE_MAX && n >= p->done && d.qualifier == EXACT) {
		d.start = n;
		d.prefixed = true;
		d.qualifier = q;
	}
	finish(p, &d);
	reach_back_zh(p, &d);
	return write_down(p, &d);
}

static size_t
plain_zh(struct page *p, struct draft *d)
{
	enum qualifier q = d->qualifier;
	size_t end;

	end = more_digits_zh(p, d->end, &d->n, &q);
	if (end > d->end) {
		d->end = end;
		d->qualifier = q;
	}
	take_unit_zh(p, d);
	if (d->qualifier == EXACT) {
		compound_zh(p, d);
		and_half_zh(p, d);
		and_decimals_zh(p, d);
		take_range_zh(p, d);
	}
	interest_zh(p, d);
	decades_of_age_zh(p, d);
	finish(p, d);
	if (!accept(p, d))
		return 0;
	reach_back_zh(p, d);
	return write_down(p, d);
}

static size_t
figure_zh(struct page *p, struct draft *d)
{
	size_t end;

	begin(p, d);
	end = parts_zh(p, d);
	if (end == 0)
		end = stroke_zh(p, d);
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

	if (!idioms_match(p->s->idioms, p->s->diag, ZH, p->text, off, &idiom))
		return 0;
	/* 八分、十分和二十分 */
	if (at(p, idiom.start, "十分") &&
	    at_any(p, idiom.end, "、 ， 。 和 的邮"))
		return 0;
	/* 拖拉机五台 are not 五台 in 山西 */
	if (at(p, idiom.start, "五台") &&
	    !at_any(p, idiom.start, "五台山 五台县") &&
	    before_any(p, idiom.start,
		"机 车 床 器 泵 炉 锅 箱 仪 组 表 秤 灯 扇 琴 设备"))
		return 0;
	/* 前一天 is a day, 提前一天 a stretch. */
	if (at(p, idiom.start, "前一") && before(p, idiom.start, "提"))
		return 0;
	if (n != NULL && n->span.end > idiom.end)
		return 0;
	/* 提前一个月 is no 前一个月. */
	if (at(p, idiom.start, "前一") && before(p, idiom.start, "提"))
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
	size_t end, idiom;

	if (at(p, off, "半") && (end = idiom_zh(p, off, NULL)) > 0)
		return end;
	if (at(p, off, "数") && word_before(p, off, NOUN_OF_NUMBER) &&
	    !(before_any(p, off, "有 约") &&
		at_any(p, off, "数十 数百 数千 数万 数亿")))
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
	/* 十月革命 is no month, but 五四年 is a year, 三月三日 a day. */
	idiom = idiom_zh(p, off, &d.n);
	if (idiom > d.n.span.end && idiom - off >= strlen("十月革") &&
	    !at_any(p, idiom, "日 号 十"))
		return idiom;
	if ((end = time_zh(p, off)) > 0 || (end = idiom) > 0 ||
	    (end = clock_zh(p, off)) > 0 || (end = name_zh(p, &d.n)) > 0 ||
	    (end = ordinal_list_zh(p, &d.n)) > 0)
		return end;
	return figure_zh(p, &d);
}

/* First characters of what is read: numerals, words for times, and the
 * punctuation that ends clauses. */
static const char starters[] =
    "〇○零一二两三四五六七八九十百千万亿廿卅几数半"
    "星礼第今本去上中前明来后当同次翌昨这下年月全元春除妇劳青儿建教国圣头首大民"
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
		if (p->contrasted)
			p->s->period = p->before_contrast;
		p->contrasted = false;
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
	if (end >= next) {
		p->done = end;
		return end;
	}
	end = cue_note(p, off);
	/* 一九六五年只有一名教师，如今有七名 */
	if (end > off && (p->cues.v[p->cues.n - 1].classes & CUE_NOW) != 0 &&
	    period_is_far(p->s, p->s->period))
		p->s->period = (struct interval){0};
	return end > next ? end : next;
}

/* The dateline of a later paragraph counts from the paper, not from the first
 * one: 29日电 and, further on, 1日电 in a paper of 2 March. */
static void
begin_paragraph(struct scan *s, struct span block, int32_t paragraph)
{
	struct dateline dl;
	struct date day;

	if (paragraph <= 0 || !dateline_begins(&dl, s->text, block, ZH))
		return;
	day = dateline_day(slice_at(s->text, dl.date_text), s->paper);
	if (day.known)
		s->anchor.day = day;
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

	begin_paragraph(s, block, paragraph);
	if (s->zh_starters == NULL)
		s->zh_starters = starters_new(s->arena);
	set = s->zh_starters;
	period_carry(s);
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

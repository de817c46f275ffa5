/* SPDX-License-Identifier: MIT */
/* Chinese expressions for days and stretches of days. A point is a year, a
 * part of it, a month, a part of it, or a day; two points make a range. */
#include "point_zh.h"

/* 去年同期: what was spoken of, a year earlier; 1957年同期 in that year. */
static void
same_period(struct page *p, struct point *pt)
{
	struct interval last = p->s->period;
	int base = last.from.known ? last.from.year : 0;

	if (pt->year > 0 && base > 0) {
		/* 去年 counts from the period, which may be a past year */
		int by = pt->year - base;

		pt->when = when_shift(last, by != 0 ? by : -1);
	} else {
		pt->when = (struct interval){0};
	}
	pt->kind = TIME_RANGE;
	for (size_t i = p->s->times.n; i-- > p->first_time;) {
		const struct time_mention *t = &p->s->times.v[i];

		if (date_cmp(t->when.from, last.from) == 0 &&
		    date_cmp(t->when.to, last.to) == 0) {
			pt->kind = t->kind;
			break;
		}
	}
}

/* What may follow a year. */
static bool
inside_year(struct page *p, size_t off, struct point *pt)
{
	size_t of = at(p, off, "的");
	size_t same = at_any(p, off,
	    "同期 同一时期 同一个时期 的同期 同时期 "
	    "同季度 同季 同月");

	if (same > 0) {
		same_period(p, pt);
		pt->level = LEVEL_YEAR;
		pt->end = off + same;
		return true;
	}
	if (of > 0 && !word_at(p, off + of, AFTER_DE))
		of = 0;
	off = blanks_zh(p, off + of);
	return quarters_zh(p, off, pt) || month_zh(p, off, pt) ||
	       (of == 0 &&
		   (year_part_zh(p, off, pt) || festival_zh(p, off, pt))) ||
	       (of > 0 && at_any(p, off, "上半 下半") &&
		   year_part_zh(p, off, pt));
}

static bool
year_point(struct page *p, size_t off, struct point *pt)
{
	if (!numbered_year_zh(p, off, pt) && !named_year_zh(p, off, pt))
		return false;
	pt->said = true;
	if (inside_year(p, pt->end, pt))
		return true;
	pt->when =
	    pt->year > 0 ? interval_year(pt->year) : (struct interval){0};
	pt->kind = TIME_YEAR;
	pt->level = LEVEL_YEAR;
	return true;
}

/* 1953—1957年, 一九五三至一九五七年 */
static bool
years(struct page *p, size_t off, struct point *pt)
{
	struct numeral a, b;
	size_t r;
	int last;

	if (!whole_number_zh(p, off, &a) || four_digits_zh(&a) == 0)
		return false;
	r = range_word_zh(p, a.span.end);
	if (r == 0 || !whole_number_zh(p, a.span.end + r, &b) ||
	    !at(p, b.span.end, "年"))
		return false;
	last = four_digits_zh(&b);
	if (last == 0 && b.min < 100 && b.min >= 10)
		last = four_digits_zh(&a) / 100 * 100 + (int)b.min;
	if (last <= four_digits_zh(&a))
		return false;
	pt->when = (struct interval){
	    date_make(four_digits_zh(&a), 1, 1), date_make(last, 12, 31)};
	pt->kind = TIME_RANGE;
	pt->level = LEVEL_YEAR;
	pt->said = true;
	pt->year = last;
	pt->end = b.span.end + at_any(p, b.span.end, "年度 年");
	return true;
}

static point_reader *const by_numeral[] = {years, year_point, century_zh,
    decade_zh, quarters_zh, month_zh, lone_day_zh, ago_zh, later_zh, plan_zh,
    festival_zh};
static point_reader *const by_word[] = {season_zh, festival_zh, year_point,
    plan_zh, century_zh, quarters_zh, relative_zh, this_part_zh, weekday_zh};

static bool
point(struct page *p, size_t off, struct point *pt)
{
	point_reader *const *read = by_word;
	size_t n = sizeof(by_word) / sizeof(*by_word);
	struct numeral numeral;

	if (numeral_at(p, off, &numeral)) {
		if (!word_at(p, blanks_zh(p, numeral.span.end), TIME_TAIL))
			return false;
		read = by_numeral;
		n = sizeof(by_numeral) / sizeof(*by_numeral);
	} else if (!word_at(p, off, TIME_WORD)) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		*pt = (struct point){0};
		if (read[i](p, off, pt))
			return true;
	}
	return false;
}

/* The second point of a range takes year and month from the first. */
static bool
until(struct page *p, struct point *pt)
{
	size_t from = at(p, pt->end, "起"); /* 一月一日起至 */
	size_t r = range_word_zh(p, pt->end + from);
	struct point last = {.year = pt->year, .month = pt->month};
	struct page then = *p;
	bool ok;

	if (r == 0 || pt->level == LEVEL_NONE || pt->year <= 0)
		return false;
	r += from;
	then.year = then.month_year = pt->year;
	if (pt->month != 0)
		then.month = pt->month;
	if (pt->level == LEVEL_YEAR)
		ok = year_point(&then, pt->end + r, &last);
	else if (pt->level == LEVEL_PART)
		ok = month_zh(&then, pt->end + r, &last) ||
		     quarters_zh(&then, pt->end + r, &last);
	else
		ok = point(&then, pt->end + r, &last) &&
		     (last.level == pt->level || last.said ||
			 (last.level == LEVEL_PART && last.month != 0));
	if (!ok || date_cmp(last.when.to, pt->when.from) < 0)
		return false;
	pt->when.to = last.when.to;
	/* 从一月一日起至十二月二十日止, told at the end of the year */
	if (!pt->said && !last.said && p->s->anchor.day.known &&
	    date_cmp(pt->when.from, p->s->anchor.day) > 0 &&
	    is_over_zh(p, last.end)) {
		pt->when = when_shift(pt->when, -1);
		last.year--;
	}
	pt->kind = TIME_RANGE;
	pt->end = last.end;
	pt->year = last.year;
	pt->month = last.month;
	return true;
}

/* 27、28日 and 3日、4日: further days of the same month are times of their
 * own; only what shares one 日 is one. */
static bool
joined_days(struct page *p, struct point *pt)
{
	size_t r = at(p, pt->end, "、");
	struct point last = {0};
	struct page then = *p;

	if (r == 0 || pt->level != LEVEL_DAY || pt->kind != TIME_DAY ||
	    before(p, pt->end, "日") || before(p, pt->end, "号"))
		return false;
	then.year = then.month_year = pt->year;
	then.month = pt->month;
	if (!lone_day_zh(&then, pt->end + r, &last) || last.level != LEVEL_DAY)
		return false;
	pt->when.to = last.when.to;
	pt->kind = TIME_RANGE;
	pt->end = last.end;
	return true;
}

bool
ratio_base_zh(const struct page *p, struct span time)
{
	struct numeral n;
	size_t off = time.end + at(p, time.end, "的");

	/* 由1980年的30％提高到1990年的77％: both tell when */
	if (off == time.end ||
	    !before_any(p, time.start,
		"达到 达 为 是 相当于 等于 到 及 仅有 只有 近乎 接近") ||
	    cue_last(p, p->clause, time.start, CUE_FROM) != NULL)
		return false;
	if (at_any(p, off, "百分之 一半 半数"))
		return true;
	return numeral_zh(&n, p->s->arena, p->text, off) &&
	       at_any(p, n.span.end, "分之 倍 成 ％ % 多倍");
}

static bool
is_base(const struct page *p, size_t off, const struct point *pt)
{
	if (before_any(p, off, "比 较 超过 低于 高于 相当于 为 是") &&
	    before_any(p, off, "比 较 超过 低于 高于 相当于"))
		return true;
	/* 以1953年为一百, 以1947—49年的平均数为100: the base of an index */
	if (before(p, off, "以") &&
	    at_any(p, pt->end, "的平均 平均 为一百 为100 为１００ 为基"))
		return true;
	if (ratio_base_zh(p, span_of(off, pt->end)))
		return true;
	return at_any(p, pt->end, "同期相比 相比 比较 的水平") > 0 ||
	       before_any(p, pt->end, "同期 同月 同季 同季度") > 0;
}

/* 1954年开炉以来 tells when a stretch began, not when it was. */
static bool
since(const struct page *p, size_t off)
{
	if (at_any(p, off, "以后 以前 之前 之后"))
		return true;
	for (int i = 0; i < 8 && off < p->text.n; i++) {
		if (at(p, off, "以来"))
			return true;
		if (!cp_is_han(char_at(p, off)))
			return false;
		off += utf8_len(p->text.p[off]);
	}
	return false;
}

/* 自1882年在上海开始建立电厂起: where a stretch begins, too. */
static bool
begins_there(const struct page *p, size_t off, size_t end)
{
	if (!before_any(p, off, "自 从"))
		return false;
	for (int i = 0; i < 20 && end < p->text.n; i++) {
		if (at(p, end, "起"))
			return !at_any(p, end, "起来 起重 起义 起草");
		if (!cp_is_han(char_at(p, end)))
			return false;
		end += utf8_len(p->text.p[end]);
	}
	return false;
}

/* 去年十月以来: until now. What was told of before is over. */
static void
leave_past(struct page *p, size_t off, const struct point *pt)
{
	struct date day = p->s->anchor.day;

	p->s->period = (struct interval){0};
	if (!at_any(p, pt->end, "以后 以前 之前 之后") && day.known &&
	    date_cmp(pt->when.from, day) <= 0)
		p->s->period = (struct interval){pt->when.from, day};
}

/* What later words count from. */
static void
remember(struct page *p, size_t off, const struct point *pt)
{
	struct scan *s = p->s;

	if (at_any(p, pt->end, "电 讯 专电"))
		return; /* the dateline says when it was sent */
	if (is_base(p, off, pt) || !interval_known(pt->when))
		return;
	s->anchor.last = pt->when;
	if (pt->year > 0)
		p->told_year = pt->year;
	/* 去年 is said of what comes next only, 一九五四年 of the sentence. */
	if (pt->year > 0 && pt->said && digit_zh(char_at(p, off)) >= 0)
		p->year = pt->year;
	if (pt->year > 0 && pt->month > 0 && pt->level >= LEVEL_MONTH) {
		p->month = pt->month;
		p->month_year = pt->year;
	}
	if (since(p, pt->end) || begins_there(p, off, pt->end)) {
		leave_past(p, off, pt);
		return;
	}
	/* 而两年前还不到…: what comes next is not of then */
	if (before(p, off, "而") && !before(p, off, "从而")) {
		p->contrasted = true;
		p->before_contrast = s->period;
	}
	if (before_any(p, off, "由 从 自")) {
		p->origin = s->times.n;
		p->before_origin = s->period;
	}
	s->period = pt->when;
	/* 一百五十多种产品都在今年投入生产: the time comes behind. */
	for (size_t i = s->figures.n; i-- > p->first_figure;) {
		struct figure *f = &s->figures.v[i];

		if (f->span.start < p->clause)
			break;
		if (!interval_known(f->period))
			f->period = pt->when;
	}
}

/* A dateline of its own inside the text moves the day that words like 昨天
 * count from. */
static void
new_dateline(struct page *p, size_t off, const struct point *pt)
{
	size_t end = pt->end;

	if (pt->kind != TIME_DAY || !pt->when.from.known || off > p->begin + 75)
		return;
	/* 二十五日电, 六月二十日包头报道 */
	for (int i = 0; i < 8 && end < p->text.n; i++) {
		if (at_any(p, end, "电 讯 专电 报道 写道 消息")) {
			p->s->anchor.day = pt->when.from;
			return;
		}
		if (!cp_is_han(char_at(p, end)))
			return;
		end += utf8_len(p->text.p[end]);
	}
}

size_t
time_zh(struct page *p, size_t off)
{
	struct point pt;

	if (!point(p, off, &pt))
		return 0;
	if (!until(p, &pt))
		joined_days(p, &pt);
	*VEC_ADD(p->s->arena, &p->s->times) = (struct time_mention){
	    .lang = ZH,
	    .span = span_of(off, pt.end),
	    .paragraph = p->paragraph,
	    .sentence = -1,
	    .kind = pt.kind,
	    .when = pt.when,
	};
	new_dateline(p, off, &pt);
	remember(p, off, &pt);
	return pt.end;
}

/* 下午三点半, 八时三十分, 二十点钟 */
size_t
clock_zh(const struct page *p, size_t off)
{
	struct numeral n;
	size_t end, len;
	bool told = word_before(p, off, TIME_OF_DAY) > 0;

	if (!whole_number_zh((struct page *)p, off, &n) || n.max > 24)
		return 0;
	end = n.span.end;
	len = at_any(p, end, "时 点钟 点");
	if (len == 0 || at_any(p, end, "时期 时代 时候 时间 时速 时段 时机"))
		return 0;
	end += len;
	if (!told && at(p, end - len, "点") && len == 3 &&
	    !at_any(p, end, "半 整 许 多钟 一刻") &&
	    (!whole_number_zh((struct page *)p, end, &n) ||
		!at(p, n.span.end, "分")))
		return 0;
	if (whole_number_zh((struct page *)p, end, &n) && n.max < 60 &&
	    at(p, n.span.end, "分")) {
		end = n.span.end + strlen("分");
		if (whole_number_zh((struct page *)p, end, &n) && n.max < 60 &&
		    at(p, n.span.end, "秒"))
			end = n.span.end + strlen("秒");
		return end;
	}
	return end + at_any(p, end, "半 整 许 一刻 三刻 多钟 左右");
}

/* SPDX-License-Identifier: MIT */
/* Chinese words for days and stretches: 今天, 去冬今春, 八十年代, “七五”期间,
 * 国庆节, 三年前. */
#include "point_zh.h"

enum count { DAYS, MONTHS, QUARTERS, WEEKS, LAST_DAYS, LAST_MONTHS };

static const struct {
	const char *word;
	enum count count;
	int by;
} relative[] = {
    {"今天", DAYS, 0},
    {"今日", DAYS, 0},
    {"今晚", DAYS, 0},
    {"今晨", DAYS, 0},
    {"今早", DAYS, 0},
    {"昨天", DAYS, -1},
    {"昨日", DAYS, -1},
    {"昨晚", DAYS, -1},
    {"昨夜", DAYS, -1},
    {"昨晨", DAYS, -1},
    {"前天", DAYS, -2},
    {"前日", DAYS, -2},
    {"明天", DAYS, 1},
    {"明日", DAYS, 1},
    {"明晚", DAYS, 1},
    {"明晨", DAYS, 1},
    {"后天", DAYS, 2},
    {"当天", LAST_DAYS, 0},
    {"当日", LAST_DAYS, 0},
    {"当晚", LAST_DAYS, 0},
    {"当夜", LAST_DAYS, 0},
    {"同日", LAST_DAYS, 0},
    {"同一天", LAST_DAYS, 0},
    {"次日", LAST_DAYS, 1},
    {"翌日", LAST_DAYS, 1},
    {"第二天", LAST_DAYS, 1},
    {"本月份", MONTHS, 0},
    {"本月", MONTHS, 0},
    {"这个月", MONTHS, 0},
    {"上月份", MONTHS, -1},
    {"上月", MONTHS, -1},
    {"上个月", MONTHS, -1},
    {"下月份", MONTHS, 1},
    {"下月", MONTHS, 1},
    {"下个月", MONTHS, 1},
    {"当月", LAST_MONTHS, 0},
    {"同月", LAST_MONTHS, 0},
    {"上一个月", MONTHS, -1},
    {"上一月", MONTHS, -1},
    {"下一个月", MONTHS, 1},
    {"上一季度", QUARTERS, -1},
    {"下一季度", QUARTERS, 1},
    {"上一周", WEEKS, -1},
    {"本季度", QUARTERS, 0},
    {"上季度", QUARTERS, -1},
    {"下季度", QUARTERS, 1},
    {"本周", WEEKS, 0},
    {"这周", WEEKS, 0},
    {"本星期", WEEKS, 0},
    {"上周", WEEKS, -1},
    {"上上个星期", WEEKS, -2},
    {"上上星期", WEEKS, -2},
    {"上上周", WEEKS, -2},
    {"上个星期", WEEKS, -1},
    {"下个星期", WEEKS, 1},
    {"这个星期", WEEKS, 0},
    {"上个礼拜", WEEKS, -1},
    {"上礼拜", WEEKS, -1},
    {"上星期", WEEKS, -1},
    {"下周", WEEKS, 1},
    {"下星期", WEEKS, 1},
};

static struct interval
week_of(struct date day, int weeks)
{
	int32_t monday;

	if (!day.known)
		return (struct interval){0};
	monday = date_number(day) - (date_weekday(day) + 6) % 7 + 7 * weeks;
	return (struct interval){
	    date_from_number(monday), date_from_number(monday + 6)};
}

static struct interval
quarter_of(const struct anchor *a, int by)
{
	int n = a->day.year * 4 + (a->day.month - 1) / 3 + by;

	if (!a->day.known)
		return (struct interval){0};
	return when_quarter(n / 4, n % 4 + 1);
}

static void
count_relative(const struct page *p, enum count count, int by, struct point *pt)
{
	struct anchor last = p->s->anchor;

	if (last.last.from.known)
		last.day = last.last.from;
	pt->level = LEVEL_DAY;
	switch (count) {
	case DAYS:
		pt->when = when_days_from(&p->s->anchor, by);
		pt->kind = TIME_DAY;
		break;
	case LAST_DAYS:
		pt->when = when_days_from(&last, by);
		pt->kind = TIME_DAY;
		/* 二月间…第二天: the day after which? */
		if (last.last.from.known && last.last.to.known &&
		    date_cmp(last.last.from, last.last.to) != 0) {
			pt->when = (struct interval){0};
			pt->kind = TIME_VAGUE;
		}
		break;
	case MONTHS:
		pt->when = when_months_from(&p->s->anchor, by);
		pt->kind = TIME_MONTH;
		break;
	case LAST_MONTHS:
		pt->when = when_months_from(&last, by);
		pt->kind = TIME_MONTH;
		break;
	case QUARTERS:
		pt->when = quarter_of(&p->s->anchor, by);
		pt->kind = TIME_QUARTER;
		break;
	case WEEKS:
		pt->when = week_of(p->s->anchor.day, by);
		pt->kind = TIME_RANGE;
		break;
	}
	if (pt->kind == TIME_MONTH)
		pt->level = LEVEL_MONTH;
	pt->year = pt->when.from.year;
	pt->month = pt->level <= LEVEL_DAY ? pt->when.from.month : 0;
}

/* 上星期六, 本周日: the day inside the week. */
static bool
week_day(const struct page *p, struct point *pt)
{
	static const char *const days[] = {
	    "一", "二", "三", "四", "五", "六", "日"};
	int day = -1;

	for (int i = 0; i < 7; i++)
		if (at(p, pt->end, days[i]))
			day = i;
	if (at(p, pt->end, "天"))
		day = 6;
	if (day < 0 || at_any(p, pt->end + strlen("一"), "个 次 天"))
		return false;
	pt->end += strlen("一");
	pt->kind = TIME_DAY;
	if (pt->when.from.known)
		pt->when = interval_day(
		    date_from_number(date_number(pt->when.from) + day));
	pt->year = pt->when.from.year;
	pt->month = pt->when.from.month;
	return true;
}

/* 星期二, the nearest before the report */
bool
weekday_zh(struct page *p, size_t off, struct point *pt)
{
	struct date day = p->s->anchor.day;

	pt->end = off + at_any(p, off, "星期 礼拜");
	if (pt->end == off || !day.known || before_any(p, off, "每 逢 个 两") ||
	    digit_zh(char_before(p, off)) >= 0)
		return false;
	pt->when.from =
	    date_from_number(date_number(day) - (date_weekday(day) + 6) % 7);
	pt->when.to = pt->when.from;
	pt->level = LEVEL_DAY;
	if (!week_day(p, pt))
		return false;
	if (date_cmp(pt->when.from, day) > 0)
		pt->when = interval_day(
		    date_from_number(date_number(pt->when.from) - 7));
	pt->year = pt->when.from.year;
	pt->month = pt->when.from.month;
	return true;
}

bool
relative_zh(struct page *p, size_t off, struct point *pt)
{
	for (size_t i = 0; i < sizeof(relative) / sizeof(*relative); i++) {
		size_t n = at(p, off, relative[i].word);

		if (n == 0)
			continue;
		/* 以前天, 从后天; 日本月 */
		if (before_any(p, off, "以 之 基 目 年 日") ||
		    (at_any(p, off, "前 后") && before(p, off, "从")) ||
		    (at(p, off, "上周") && at(p, off + n, "期")))
			return false;
		count_relative(p, relative[i].count, relative[i].by, pt);
		pt->end = off + n;
		if (relative[i].count == WEEKS && week_day(p, pt))
			return true;
		if (relative[i].count == MONTHS && pt->year > 0 &&
		    !month_day_zh(p, pt->end, pt))
			month_part_zh(p, pt->end, pt);
		return true;
	}
	return false;
}

/* The month whose part is meant: that of the sentence (自上月一日至月底), for
 * 中旬 that of the last time told (四月上旬…。中旬…), else this one. */
static void
month_told(const struct page *p, bool antecedent, struct point *pt)
{
	const struct scan *s = p->s;
	struct date day = s->anchor.day;

	if (p->month != 0) {
		pt->year = p->month_year;
		pt->month = p->month;
		return;
	}
	/* A month or part of one among the last few times */
	for (size_t i = s->times.n; antecedent && i > 0 && s->times.n - i < 12;
	     i--) {
		struct interval when = s->times.v[i - 1].when;

		if (interval_known(when) && when.from.year == when.to.year &&
		    when.from.month == when.to.month) {
			day = when.from;
			break;
		}
	}
	pt->year = day.known ? day.year : -1;
	pt->month = day.month;
}

/* 年底, 月初, 全年 without a year: this one. */
bool
this_part_zh(struct page *p, size_t off, struct point *pt)
{
	size_t n = at_any(p, off, "年初 年底 年末 年终 全年 上半年 下半年");

	if (n > 0) {
		if (word_before(p, off, BEFORE_PART) ||
		    before_any(p, off, "每年 历年"))
			return false;
		/* 全年计划 is a plan, not a time; 年末 closes the year that
		 * is being told. */
		if (word_at(p, off, WHOLE_YEAR))
			return false;
		pt->year = at_any(p, off, "年末 全年")
			       ? base_year_zh(p, true)
			       : year_or_anchor_zh(p, pt);
		return year_part_zh(p, off, pt);
	}
	n = at_any(p, off, "月初 月底 月末 上旬 中旬 下旬");
	if (n == 0 || before_any(p, off, "每 各 个 "))
		return false;
	month_told(p, at(p, off, "月") == 0, pt);
	return month_part_zh(p, off, pt);
}

static const struct {
	const char *word;
	int years, first, last;
} seasons[] = {
    {"今明两年", 0, 1, 24},
    {"今明后三年", 0, 1, 36},
    {"去今两年", -1, 1, 24},
    {"去冬今春", -1, 12, 17},
    {"今冬明春", 0, 12, 17},
    {"今春", 0, 3, 5},
    {"今夏", 0, 6, 8},
    {"今秋", 0, 9, 11},
    {"今冬", 0, 12, 14},
    {"去春", -1, 3, 5},
    {"去夏", -1, 6, 8},
    {"去秋", -1, 9, 11},
    {"去冬", -1, 12, 14},
    {"明春", 1, 3, 5},
    {"明夏", 1, 6, 8},
    {"明秋", 1, 9, 11},
};

bool
season_zh(struct page *p, size_t off, struct point *pt)
{
	for (size_t i = 0; i < sizeof(seasons) / sizeof(*seasons); i++) {
		size_t n = at(p, off, seasons[i].word);
		int last = seasons[i].last;

		if (n == 0)
			continue;
		pt->year = base_year_zh(p, false);
		if (pt->year > 0) {
			pt->year += seasons[i].years;
			/* In spring this winter is the one that is ending. */
			if (at(p, off, "今冬") && p->s->anchor.day.month <= 4)
				pt->year--;
			pt->when.from =
			    interval_month(pt->year, seasons[i].first).from;
			pt->when.to = interval_month(
			    pt->year + (last - 1) / 12, (last - 1) % 12 + 1)
					  .to;
		}
		pt->kind = TIME_RANGE;
		pt->level = LEVEL_PART;
		pt->end = off + n;
		return true;
	}
	return false;
}

/* --- centuries, decades, plans --- */

/* A century or decade from `first`, or the part of it that the next word
 * names: a tenth or third at either end, what is left in the middle. */
static void
set_years(const struct page *p, struct point *pt, int first, int years)
{
	size_t n = word_at(p, pt->end, DECADE_PART);
	int part = years == 100 ? 10 : 3, last = first + years - 1;

	if (at(p, pt->end, "初")) {
		last = first + part - 1;
	} else if (at_any(p, pt->end, "末 后期")) {
		first = last - part + 1;
	} else if (n > 0) {
		first += part;
		last -= part;
	}
	pt->end += n;
	pt->kind = TIME_RANGE;
	pt->level = LEVEL_PART;
	if (first > 0)
		pt->when = (struct interval){
		    date_make(first, 1, 1), date_make(last, 12, 31)};
}

bool
century_zh(struct page *p, size_t off, struct point *pt)
{
	struct numeral n, d;
	int now = p->s->anchor.day.known ? p->s->anchor.day.year : 0, first;

	if (at_any(p, off, "本世纪 上世纪")) {
		pt->end = off + strlen("本世纪");
		first = now == 0 ? 0 : (now - 1) / 100 * 100 + 1;
		if (at(p, off, "上"))
			first -= 100;
	} else {
		if (!whole_number_zh(p, off, &n) ||
		    !at(p, n.span.end, "世纪") || n.min < 1 || n.min > 21)
			return false;
		pt->end = n.span.end + strlen("世纪");
		first = (int)n.min * 100 - 99;
	}
	if (whole_number_zh(p, pt->end, &d) && at(p, d.span.end, "年代") &&
	    d.min < 100 && (int)d.min % 10 == 0) {
		pt->end = d.span.end + strlen("年代");
		set_years(p, pt, first + (int)d.min - 1, 10);
	} else {
		set_years(p, pt, first, 100);
	}
	return true;
}

/* 三、四十年代: of this century */
static bool
two_decades(struct page *p, size_t off, struct point *pt)
{
	struct numeral n;

	if (!numeral_at(p, off, &n) || !at(p, n.span.end, "年代") ||
	    n.qualifier != RANGE || n.max != n.min + 10 || n.min < 10 ||
	    n.max > 90)
		return false;
	pt->end = n.span.end + strlen("年代");
	set_years(p, pt, 1900 + (int)n.min, 20);
	return true;
}

/* 八十年代 in a paper of the twentieth century */
bool
decade_zh(struct page *p, size_t off, struct point *pt)
{
	struct numeral n;
	int first;

	if (two_decades(p, off, pt))
		return true;
	if (!whole_number_zh(p, off, &n) || !at(p, n.span.end, "年代"))
		return false;
	first = (int)n.min;
	if (first < 100)
		first += 1900;
	if (first % 10 != 0 || first > 2100 || first < 1000 || n.min != n.max)
		return false;
	pt->end = n.span.end + strlen("年代");
	set_years(p, pt, first, 10);
	return true;
}

static const char *const plan_names[] = {"一五", "二五", "三五", "四五", "五五",
    "六五", "七五", "八五", "九五", "十五"};

static bool
plan_at(const struct page *p, size_t off, struct point *pt)
{
	size_t quote = at_any(p, off, "“ ‘ \" 「");

	for (int i = 0; i < 10; i++) {
		size_t n = at(p, off + quote, plan_names[i]), end, tail;

		if (n == 0)
			continue;
		end = off + quote + n;
		if (quote > 0) {
			n = at_any(p, end, "” ’ \" 」");
			if (n == 0)
				continue;
			end += n;
		}
		tail = word_at(p, end, AFTER_PLAN);
		if (tail == 0)
			continue;
		if (at_any(p, end, "前 以来 头 重点"))
			tail = 0;
		pt->when = when_plan(i + 1);
		pt->end = end + tail;
		pt->kind = TIME_PLAN_PERIOD;
		pt->level = LEVEL_PART;
		return true;
	}
	return false;
}

/* 第一个五年计划(期间) and “七五”期间 */
bool
plan_zh(struct page *p, size_t off, struct point *pt)
{
	struct numeral n;
	size_t len, end;

	if (!at(p, off, "第"))
		return plan_at(p, off, pt);
	if (!whole_number_zh(p, off + strlen("第"), &n) || n.min != n.max)
		return false;
	end = n.span.end;
	len = at_any(p, end,
	    "个五年计划 个５年计划 个5年计划 个五年建设计划 "
	    "五年计划 个五年国民经济计划");
	if (len == 0)
		return false;
	pt->when = when_plan((int)n.min);
	pt->end = end + len;
	pt->end += at_any(p, pt->end, "期间 时期 期内");
	pt->kind = TIME_PLAN_PERIOD;
	pt->level = LEVEL_PART;
	return true;
}

/* --- festivals --- */

static const struct {
	const char *word;
	int month, day;
} festivals[] = {
    {"元旦", 1, 1},
    {"三八妇女节", 3, 8},
    {"三八节", 3, 8},
    {"“三八”", 3, 8},
    {"妇女节", 3, 8},
    {"五一国际劳动节", 5, 1},
    {"五一劳动节", 5, 1},
    {"五一节", 5, 1},
    {"“五一”国际劳动节", 5, 1},
    {"“五一”节", 5, 1},
    {"“五一”", 5, 1},
    {"劳动节", 5, 1},
    {"五四青年节", 5, 4},
    {"青年节", 5, 4},
    {"六一国际儿童节", 6, 1},
    {"六一儿童节", 6, 1},
    {"“六一”国际儿童节", 6, 1},
    {"“六一”", 6, 1},
    {"儿童节", 6, 1},
    {"“七一”", 7, 1},
    {"“八一”建军节", 8, 1},
    {"八一建军节", 8, 1},
    {"“八一”", 8, 1},
    {"建军节", 8, 1},
    {"教师节", 9, 10},
    {"国庆节", 10, 1},
    {"国庆日", 10, 1},
    {"“十一”", 10, 1},
    {"十一国庆", 10, 1},
    {"圣诞节", 12, 25},
    {"春节", 0, 0},
    {"除夕", 0, -1},
};

static struct date
festival_day(const struct page *p, size_t off, int month, int day, int year)
{
	bool ahead = looks_ahead_zh(p, off);
	struct date d;

	if (month != 0) {
		struct date next = date_make(
		    when_year_of(&p->s->anchor, month, day, true), month, day);

		/* A festival of the next weeks is nearer than the last. */
		ahead |= next.known &&
			 date_number(next) - date_number(p->s->anchor.day) < 45;
		if (year == 0)
			year = when_year_of(&p->s->anchor, month, day, ahead);
		return date_make(year, month, day);
	}
	if (year == 0)
		year = base_year_zh(p, false);
	d = when_spring_festival(year);
	if (d.known && !ahead && date_cmp(d, p->s->anchor.day) > 0 &&
	    date_number(d) - date_number(p->s->anchor.day) > 20)
		d = when_spring_festival(year - 1);
	if (d.known && day != 0)
		d = date_from_number(date_number(d) + day);
	return d;
}

bool
festival_zh(struct page *p, size_t off, struct point *pt)
{
	for (size_t i = 0; i < sizeof(festivals) / sizeof(*festivals); i++) {
		size_t n = at(p, off, festivals[i].word);

		if (n == 0)
			continue;
		pt->when = interval_day(festival_day(p, off, festivals[i].month,
		    festivals[i].day, pt->year > 0 ? pt->year : 0));
		pt->kind = TIME_DAY;
		pt->level = LEVEL_PART;
		pt->end = off + n;
		return true;
	}
	return false;
}

/* --- ago and later --- */

bool
ago_zh(struct page *p, size_t off, struct point *pt)
{
	struct numeral n;
	size_t end, unit, tail;
	int by;

	if (!whole_number_zh(p, off, &n) || n.min != n.max || n.min > 500)
		return false;
	end = n.span.end;
	unit = at_any(p, end, "个多月 个月 天 年 个星期 周");
	tail = at_any(p, end + unit, "以前 之前 前");
	if (unit == 0 || tail == 0 || word_at(p, end + unit + tail, NOT_AGO))
		return false;
	by = -(int)n.min;
	if (at(p, end, "天"))
		count_relative(p, DAYS, by, pt);
	else if (at(p, end, "年")) {
		pt->year = base_year_zh(p, false);
		pt->when = pt->year + by > 0 ? interval_year(pt->year + by)
					     : (struct interval){0};
		pt->kind = TIME_YEAR;
	} else if (at_any(p, end, "周 个星期")) {
		count_relative(p, DAYS, 7 * by, pt);
	} else {
		count_relative(p, MONTHS, by, pt);
	}
	pt->year = pt->month = 0; /* no antecedent for bare months */
	pt->level = LEVEL_PART;
	pt->end = end + unit + tail;
	return true;
}

/* 两天以后: after what was told last. */
bool
later_zh(struct page *p, size_t off, struct point *pt)
{
	struct anchor last = p->s->anchor;
	struct numeral n;
	size_t end, unit, tail;

	if (!whole_number_zh(p, off, &n) || n.min != n.max || n.min > 500)
		return false;
	end = n.span.end;
	unit = at_any(p, end, "个月 天 年 日");
	tail = at_any(p, end + unit, "以后 之后 后");
	if (unit == 0 || tail == 0 ||
	    (tail == strlen("后") && !at_any(p, end + unit + tail,
					 "， 。 他 我 "
					 "这 全 就 又 才 将 再 该 即 便")))
		return false;
	pt->kind = TIME_VAGUE;
	pt->level = LEVEL_PART;
	pt->end = end + unit + tail;
	if (!last.last.to.known)
		return true;
	last.day = last.last.to;
	pt->kind = TIME_DAY;
	if (at_any(p, end, "天 日")) {
		pt->when = when_days_from(&last, (int)n.min);
	} else if (at(p, end, "年")) {
		pt->kind = TIME_YEAR;
		pt->when = interval_year(last.day.year + (int)n.min);
	} else {
		pt->kind = TIME_MONTH;
		pt->when = when_months_from(&last, (int)n.min);
	}
	return true;
}

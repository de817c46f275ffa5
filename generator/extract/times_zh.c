/* SPDX-License-Identifier: MIT */
/* Chinese expressions for days and stretches of days. A point is a year, a
 * part of it, a month, a part of it, or a day; two points make a range. */
#include "zh.h"

enum level { LEVEL_NONE, LEVEL_YEAR, LEVEL_PART, LEVEL_MONTH, LEVEL_DAY };

struct point {
	struct interval when;
	enum time_kind kind;
	enum level level;
	int year, month; /* 0: unknown */
	bool said;       /* the words name the year */
	size_t end;
};

static bool
whole_number(struct page *p, size_t off, struct numeral *n)
{
	return numeral_at(p, off, n) && !n->fraction && !n->out_of_range &&
	       !n->bare && (n->qualifier == EXACT || n->qualifier == RANGE) &&
	       n->max < 1e6;
}

static size_t
blanks(const struct page *p, size_t off)
{
	while (off < p->text.n && p->text.p[off] == ' ')
		off++;
	return off;
}

static size_t
dash(const struct page *p, size_t off)
{
	return word_at(p, off, DASH);
}

static size_t
range_word(const struct page *p, size_t off)
{
	size_t n = at_any(p, off, "至 到");

	return n > 0 ? n : dash(p, off);
}

/* --- years --- */

static int
four_digits(const struct numeral *n)
{
	if (n->qualifier != EXACT || (!n->positional && !n->arabic))
		return 0;
	return n->min >= 1000 && n->min <= 2100 ? (int)n->min : 0;
}

/* 五八年 is 1958; 58年 only where a month follows, else it is a duration. */
static int
two_digits(struct page *p, const struct numeral *n, size_t behind)
{
	struct numeral m;

	if (n->qualifier != EXACT || n->min < 10 || n->min > 99)
		return 0;
	if (n->positional)
		return 1900 + (int)n->min;
	if (!n->arabic || !whole_number(p, behind, &m) ||
	    !at(p, m.span.end, "月"))
		return 0;
	return 1900 + (int)n->min;
}

static bool
numbered_year(struct page *p, size_t off, struct point *pt)
{
	struct numeral n;
	size_t end, len;

	if (!whole_number(p, off, &n))
		return false;
	end = blanks(p, n.span.end);
	len = at_any(p, end, "年度 年");
	if (len == 0)
		return false;
	pt->year = four_digits(&n);
	if (pt->year == 0)
		pt->year = two_digits(p, &n, end + len);
	if (pt->year == 0 || at(p, end, "年代"))
		return false;
	pt->end = end + len;
	return true;
}

static const struct {
	const char *word;
	int years;
	bool antecedent; /* counts from the year said before */
} year_words[] = {
    {"今年度", 0, false},
    {"今年", 0, false},
    {"本年度", 0, false},
    {"本年", 0, false},
    {"去年", -1, false},
    {"上年度", -1, true},
    {"上年", -1, true},
    {"大前年", -3, false},
    {"前年", -2, false},
    {"明年", 1, false},
    {"来年", 1, false},
    {"后年", 2, false},
    {"当年", 0, true},
    {"同年", 0, true},
    {"次年", 1, true},
    {"翌年", 1, true},
};

static int
base_year(const struct page *p, bool antecedent)
{
	if (antecedent && p->told_year != 0)
		return p->told_year;
	if (antecedent && p->s->anchor.last.from.known)
		return p->s->anchor.last.from.year;
	return p->s->anchor.day.known ? p->s->anchor.day.year : 0;
}

static bool
named_year(struct page *p, size_t off, struct point *pt)
{
	for (size_t i = 0; i < sizeof(year_words) / sizeof(*year_words); i++) {
		size_t n = at(p, off, year_words[i].word);
		int base = base_year(p, year_words[i].antecedent);

		if (n == 0)
			continue;
		/* 以前年度, 历年来年 */
		if (before_any(p, off, "以 之 目 从 几 往") &&
		    at(p, off, "前年"))
			return false;
		if (before(p, off, "大") && at(p, off, "前年"))
			return false;
		pt->end = off + n;
		pt->year = base != 0 ? base + year_words[i].years : -1;
		return true;
	}
	return false;
}

/* --- parts of a year --- */

/* 到六日晚止, 到四月二十日为止已完成 */
static bool
is_over(const struct page *p, size_t off)
{
	for (int i = 0; i < 12 && off < p->text.n; i++) {
		if (at_any(p, off, "， 。 ；"))
			return false;
		if (at_any(p, off, "止 已 共"))
			return true;
		off += utf8_len(p->text.p[off]);
	}
	return false;
}

/* Is what is told still to come? Then a month without a year lies ahead. The
 * word for it stands before (将于十月, 到八月底) or behind: 第四季度将达,
 * 三月底 以前完工. */
static bool
looks_ahead(const struct page *p, size_t off)
{
	const struct cue *to = cue_last(p, p->clause, off, CUE_TO);
	bool before_then = false;

	if (is_over(p, off))
		return false;
	if (cue_last(p, p->clause, off, CUE_AHEAD) != NULL ||
	    (to != NULL && off - to->off <= 9))
		return true;
	for (int i = 0; i < 20 && off < p->text.n; i++) {
		if (at_any(p, off, "， 。 ；") || (at(p, off, "比") && i > 0))
			return false;
		if (at_any(p, off, "将 可望 预计 计划") &&
		    !at_any(p, off, "将军 将近 将士 将领"))
			return true;
		if (before_then &&
		    at_any(p, off, "完 建成 通车 投产 竣工 交货 出厂 做好"))
			return true;
		before_then |= at_any(p, off, "以前 之前") > 0;
		off += utf8_len(p->text.p[off]);
	}
	return false;
}

static int
year_of_month(const struct page *p, size_t off, int month, int day)
{
	const struct anchor *a = &p->s->anchor;
	int behind = when_year_of(a, month, day, false);
	int ahead = when_year_of(a, month, day, true);
	int distance = month - a->day.month;

	/* 十二月五日开工，三月底以前完工 runs into the next year. */
	if (p->year != 0)
		return p->year + (month < p->month && looks_ahead(p, off));
	if (behind == 0 || behind == ahead)
		return behind;
	/* 到 alone does not make this month's tenth one of the next year. */
	if (distance == 0)
		return cue_last(p, p->clause, off, CUE_AHEAD) != NULL ? ahead
								      : behind;
	/* Half a year is as far as the paper looks without saying so. */
	if (distance < 0)
		distance += 12;
	/* A day in the next two months is nearer than one ten months ago. */
	if (day != 0 && distance <= 2)
		return ahead;
	return distance <= 6 && looks_ahead(p, off) ? ahead : behind;
}

static struct interval
span_months(int year, int first, int last)
{
	if (year <= 0)
		return (struct interval){0};
	return interval_months(year, first, last);
}

static void
set_part(
    struct point *pt, struct interval when, enum time_kind kind, size_t end)
{
	pt->when = pt->year > 0 ? when : (struct interval){0};
	pt->kind = kind;
	pt->level = LEVEL_PART;
	pt->end = end;
}

static const struct {
	const char *word;
	int first, last; /* months; past 12: in the next year */
	enum time_kind kind;
} year_parts[] = {
    {"上半年", 1, 6, TIME_HALF_YEAR},
    {"下半年", 7, 12, TIME_HALF_YEAR},
    {"首季", 1, 3, TIME_QUARTER},
    {"年初", 1, 3, TIME_RANGE},
    {"年底", 12, 12, TIME_RANGE},
    {"年末", 12, 12, TIME_RANGE},
    {"年终", 12, 12, TIME_RANGE},
    {"年中", 6, 6, TIME_RANGE},
    {"初", 1, 3, TIME_RANGE},
    {"底", 12, 12, TIME_RANGE},
    {"末", 12, 12, TIME_RANGE},
    {"终", 12, 12, TIME_RANGE},
    {"春天", 3, 5, TIME_RANGE},
    {"春季", 3, 5, TIME_RANGE},
    {"夏天", 6, 8, TIME_RANGE},
    {"夏季", 6, 8, TIME_RANGE},
    {"秋天", 9, 11, TIME_RANGE},
    {"秋季", 9, 11, TIME_RANGE},
    {"秋后", 9, 11, TIME_RANGE},
    {"冬天", 12, 14, TIME_RANGE},
    {"冬季", 12, 14, TIME_RANGE},
    {"春", 3, 5, TIME_RANGE},
    {"夏", 6, 8, TIME_RANGE},
    {"秋", 9, 11, TIME_RANGE},
    {"冬", 12, 14, TIME_RANGE},
    {"全年", 1, 12, TIME_YEAR},
};

static bool
year_part(const struct page *p, size_t off, struct point *pt)
{
	for (size_t i = 0; i < sizeof(year_parts) / sizeof(*year_parts); i++) {
		size_t n = at(p, off, year_parts[i].word);
		int last = year_parts[i].last;
		struct interval when;

		if (n == 0)
			continue;
		if (n == 3 && word_at(p, off, NOT_SEASON))
			return false;
		when = span_months(
		    pt->year, year_parts[i].first, last > 12 ? 12 : last);
		if (last > 12 && pt->year > 0)
			when.to = interval_month(pt->year + 1, last - 12).to;
		set_part(pt, when, year_parts[i].kind, off + n);
		if (at(p, pt->end, "度"))
			pt->end += strlen("度");
		return true;
	}
	return false;
}

static int
year_or_anchor(const struct page *p, const struct point *pt)
{
	return pt->year != 0 ? pt->year : base_year(p, p->told_year != 0);
}

/* 第四季度, 一、二季度, 一至三季度, 前三季度, 头九个月 */
static bool
quarters(struct page *p, size_t off, struct point *pt)
{
	size_t start = off, n = at_any(p, off, "第 前 头");
	bool leading = n > 0 && !at(p, off, "第");
	struct numeral a, b;
	int first, last;

	if (leading && before_any(p, off, "提 以 目 从 先 向 之"))
		return false;
	if (!whole_number(p, off + n, &a))
		return false;
	off = a.span.end;
	first = leading ? 1 : (int)a.min;
	last = (int)a.max;
	if (range_word(p, off) &&
	    whole_number(p, off + range_word(p, off), &b) &&
	    at(p, b.span.end, "季度")) {
		last = (int)b.max;
		off = b.span.end;
	} else if (at(p, off, "、") && whole_number(p, off + 3, &b) &&
		   at(p, b.span.end, "季度")) {
		last = (int)b.max;
		off = b.span.end;
	}
	if (leading && at(p, off, "个月") && last <= 12) {
		pt->year = year_or_anchor(p, pt);
		set_part(pt, span_months(pt->year, 1, last), TIME_RANGE,
		    off + strlen("个月"));
		return pt->level != LEVEL_NONE;
	}
	/* 三季 is a count of harvests unless 第 makes it a date. */
	n = at_any(p, off,
	    at(p, start, "第") ? "个季度 季度 季"
	    : leading          ? "个季度 季度"
			       : "季度");
	if (n == 0 || first < 1 || first > last || last > 4)
		return false;
	if (pt->year == 0) {
		pt->year = year_or_anchor(p, pt);
		/* In spring the fourth quarter is last year's. */
		if (p->year == 0 && p->s->anchor.day.known &&
		    last * 3 - p->s->anchor.day.month > 7 &&
		    !looks_ahead(p, start))
			pt->year--;
	}
	set_part(pt, span_months(pt->year, 3 * first - 2, 3 * last),
	    first == last ? TIME_QUARTER : TIME_RANGE, off + n);
	return true;
}

/* --- months and days --- */

static void
set_month(struct point *pt, int year, int month, size_t end)
{
	pt->year = year;
	pt->month = month;
	pt->when = span_months(year, month, month);
	pt->kind = TIME_MONTH;
	pt->level = LEVEL_MONTH;
	pt->end = end;
}

static const struct {
	const char *word;
	int first, last; /* days; 31: to the end */
} month_parts[] = {
    {"上旬", 1, 10},
    {"中旬", 11, 20},
    {"下旬", 21, 31},
    {"月初", 1, 10},
    {"月底", 21, 31},
    {"月末", 21, 31},
    {"初", 1, 10},
    {"底", 21, 31},
    {"末", 21, 31},
    {"中", 11, 20},
};

/* 十二月份前二十天, 九月头十天 */
static bool
first_days(struct page *p, size_t off, struct point *pt)
{
	struct numeral n;
	size_t len = at_any(p, off, "的前 的头 前 头");

	if (len == 0 || pt->year <= 0 || !whole_number(p, off + len, &n) ||
	    !at(p, n.span.end, "天") ||
	    n.max >= days_in_month(pt->year, pt->month) || n.max < 1)
		return false;
	pt->when.to = date_make(pt->year, pt->month, (int)n.max);
	pt->kind = TIME_RANGE;
	pt->level = LEVEL_PART;
	pt->end = n.span.end + strlen("天");
	return true;
}

static bool
month_part(const struct page *p, size_t off, struct point *pt)
{
	for (size_t i = 0; i < sizeof(month_parts) / sizeof(*month_parts);
	     i++) {
		size_t n = at(p, off, month_parts[i].word);
		int last = month_parts[i].last;

		if (n == 0)
			continue;
		/* 六月中 is "in June" unless 旬 follows; 初 in 初级 */
		if (n == 3 && (at(p, off, "中") ||
				  at_any(p, off, "初级 初中 初步 初期 初次")))
			return false;
		pt->end = off + n;
		pt->kind = TIME_RANGE;
		pt->level = LEVEL_PART;
		if (pt->year <= 0)
			return true;
		if (last == 31)
			last = days_in_month(pt->year, pt->month);
		pt->when.from =
		    date_make(pt->year, pt->month, month_parts[i].first);
		pt->when.to = date_make(pt->year, pt->month, last);
		return true;
	}
	return false;
}

/* The day behind a month: 26日, 一日至三日 is left to the range. */
static bool
month_day(struct page *p, size_t off, struct point *pt)
{
	struct numeral n;
	size_t end, len;

	off = blanks(p, off);
	if (!whole_number(p, off, &n) || n.min < 1 || n.max > 31)
		return false;
	end = blanks(p, n.span.end);
	len = at_any(p, end, "日 号");
	if (len == 0) {
		/* 一月二十三—二十五日, 5月3至8日: the range reads on */
		struct numeral m;
		size_t r = range_word(p, end);

		if (r == 0 || !whole_number(p, end + r, &m) ||
		    !at_any(p, blanks(p, m.span.end), "日 号"))
			return false;
	}
	pt->when = (struct interval){date_make(pt->year, pt->month, (int)n.min),
	    date_make(pt->year, pt->month, (int)n.max)};
	if (!interval_known(pt->when) && pt->year > 0)
		return false; /* 2月30日 */
	pt->kind = n.min == n.max ? TIME_DAY : TIME_RANGE;
	pt->level = LEVEL_DAY;
	pt->end = end + len;
	return true;
}

static bool
may_be_duration(const struct page *p, size_t off)
{
	return word_before(p, off, BEFORE_DURATION) > 0;
}

/* 5月, 一至七月份, 三、四月间; with what follows. */
static bool
month(struct page *p, size_t off, struct point *pt)
{
	struct numeral a, b;
	int first, last, year;
	size_t end, n;

	if (!whole_number(p, off, &a))
		return false;
	first = (int)a.min;
	last = (int)a.max;
	end = blanks(p, a.span.end);
	n = range_word(p, end);
	if (n == 0)
		n = at(p, end, "、");
	if (n > 0 && whole_number(p, end + n, &b) && at(p, b.span.end, "月") &&
	    b.min <= 12) {
		last = (int)b.max;
		end = b.span.end;
	}
	n = at_any(p, end, "月份 月 两个月 两月 三个月");
	if (n > strlen("月份") && first == last)
		n = 0;
	else if (n == strlen("两月") && at(p, end, "两月") && first == last)
		n = 0;
	if (n == 0 || first < 1 || first > 12 || last < 1 || last > 12 ||
	    (pt->year == 0 && may_be_duration(p, off)))
		return false;
	if (a.arabic == false && a.positional)
		return false;
	end += n;
	year = pt->year != 0 ? pt->year : year_of_month(p, off, last, 0);
	if (first != last) {
		pt->year = year;
		pt->month = last;
		pt->when = span_months(
		    first > last && year > 0 ? year - 1 : year, first, last);
		if (first > last && year > 0)
			pt->when = (struct interval){
			    interval_month(year - 1, first).from,
			    interval_month(year, last).to};
		pt->kind = TIME_RANGE;
		pt->level = LEVEL_MONTH;
		pt->end = end;
		return true;
	}
	if (pt->year == 0 && whole_number(p, blanks(p, end), &b) &&
	    at_any(p, blanks(p, b.span.end), "日 号") && b.max <= 31)
		year = year_of_month(p, off, first, (int)b.min);
	set_month(pt, year, first, end);
	if (!month_day(p, end, pt) && !first_days(p, end, pt))
		month_part(p, end, pt);
	return true;
}

/* The month that a day without one belongs to: the one said before, else the
 * nearest past. */
static void
month_of_day(const struct page *p, size_t off, int day, int *year, int *month)
{
	const struct anchor *a = &p->s->anchor;
	bool ahead = looks_ahead(p, off);

	*year = 0;
	if (p->month != 0) {
		*year = p->month_year;
		*month = p->month;
		return;
	}
	if (!a->day.known)
		return;
	*year = a->day.year;
	*month = a->day.month;
	if (day > a->day.day && !ahead && --*month == 0) {
		*month = 12;
		--*year;
	} else if (day < a->day.day && ahead && ++*month == 13) {
		*month = 1;
		++*year;
	}
}

/* 2日, 二十五日, 十六、十七日; but 三日内 lasts. */
static bool
lone_day(struct page *p, size_t off, struct point *pt)
{
	struct numeral n;
	size_t end, len;
	int year, month;

	if (!whole_number(p, off, &n) || n.min < 1 || n.max > 31 || n.listed ||
	    may_be_duration(p, off))
		return false;
	end = n.span.end;
	len = at(p, end, "日");
	if (len == 0 && at(p, end, "号") && word_at(p, end + 3, AFTER_HAO))
		len = at(p, end, "号");
	if (len == 0) {
		struct numeral m;
		size_t r = range_word(p, end);

		if (r == 0)
			r = at(p, end, "、");
		if (r == 0 || !whole_number(p, end + r, &m) || m.max > 31 ||
		    !at(p, m.span.end, "日") || m.min <= n.max)
			return false;
	}
	if (len > 0 && word_at(p, end + len, NOT_DAY))
		return false;
	/* 一日三餐 */
	if (n.max == 1 && !n.arabic && digit_zh(char_at(p, end + len)) > 0)
		return false;
	month_of_day(p, off, (int)n.max, &year, &month);
	pt->year = year;
	pt->month = year != 0 ? month : 0;
	if (year > 0)
		pt->when = (struct interval){date_make(year, month, (int)n.min),
		    date_make(year, month, (int)n.max)};
	pt->kind = n.min == n.max ? TIME_DAY : TIME_RANGE;
	pt->level = LEVEL_DAY;
	pt->end = end + len;
	return true;
}

/* --- words that name a day or stretch --- */

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

static bool
relative_time(struct page *p, size_t off, struct point *pt)
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
		    !month_day(p, pt->end, pt))
			month_part(p, pt->end, pt);
		return true;
	}
	return false;
}

/* 年底, 月初, 全年 without a year: this one. */
static bool
this_part(struct page *p, size_t off, struct point *pt)
{
	size_t n = at_any(p, off, "年初 年底 年末 年终 全年 上半年 下半年");

	if (n > 0) {
		if (word_before(p, off, BEFORE_PART))
			return false;
		/* 全年计划 is a plan, not a time; 年末 closes the year that
		 * is being told. */
		if (word_at(p, off, WHOLE_YEAR))
			return false;
		pt->year = at_any(p, off, "年末 全年") ? base_year(p, true)
						       : year_or_anchor(p, pt);
		return year_part(p, off, pt);
	}
	n = at_any(p, off, "月初 月底 月末");
	if (n == 0 || before_any(p, off, "每 各 个 "))
		return false;
	pt->year = p->s->anchor.day.known ? p->s->anchor.day.year : -1;
	pt->month = p->s->anchor.day.month;
	return month_part(p, off, pt);
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

static bool
season(struct page *p, size_t off, struct point *pt)
{
	for (size_t i = 0; i < sizeof(seasons) / sizeof(*seasons); i++) {
		size_t n = at(p, off, seasons[i].word);
		int last = seasons[i].last;

		if (n == 0)
			continue;
		pt->year = base_year(p, false);
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

static bool
century(struct page *p, size_t off, struct point *pt)
{
	struct numeral n, d;
	int now = p->s->anchor.day.known ? p->s->anchor.day.year : 0, first;

	if (at_any(p, off, "本世纪 上世纪")) {
		pt->end = off + strlen("本世纪");
		first = now == 0 ? 0 : (now - 1) / 100 * 100 + 1;
		if (at(p, off, "上"))
			first -= 100;
	} else {
		if (!whole_number(p, off, &n) || !at(p, n.span.end, "世纪") ||
		    n.min < 1 || n.min > 21)
			return false;
		pt->end = n.span.end + strlen("世纪");
		first = (int)n.min * 100 - 99;
	}
	if (whole_number(p, pt->end, &d) && at(p, d.span.end, "年代") &&
	    d.min < 100 && (int)d.min % 10 == 0) {
		pt->end = d.span.end + strlen("年代");
		set_years(p, pt, first + (int)d.min - 1, 10);
	} else {
		set_years(p, pt, first, 100);
	}
	return true;
}

/* 八十年代 in a paper of the twentieth century */
static bool
decade(struct page *p, size_t off, struct point *pt)
{
	struct numeral n;
	int first;

	if (!whole_number(p, off, &n) || !at(p, n.span.end, "年代"))
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
static bool
plan_period(struct page *p, size_t off, struct point *pt)
{
	struct numeral n;
	size_t len, end;

	if (!at(p, off, "第"))
		return plan_at(p, off, pt);
	if (!whole_number(p, off + strlen("第"), &n) || n.min != n.max)
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
	bool ahead = looks_ahead(p, off);
	struct date d;

	if (month != 0) {
		if (year == 0)
			year = when_year_of(&p->s->anchor, month, day, ahead);
		return date_make(year, month, day);
	}
	if (year == 0)
		year = base_year(p, false);
	d = when_spring_festival(year);
	if (d.known && !ahead && date_cmp(d, p->s->anchor.day) > 0 &&
	    date_number(d) - date_number(p->s->anchor.day) > 20)
		d = when_spring_festival(year - 1);
	if (d.known && day != 0)
		d = date_from_number(date_number(d) + day);
	return d;
}

static bool
festival(struct page *p, size_t off, struct point *pt)
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

static bool
ago(struct page *p, size_t off, struct point *pt)
{
	struct numeral n;
	size_t end, unit, tail;
	int by;

	if (!whole_number(p, off, &n) || n.min != n.max || n.min > 500)
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
		pt->year = base_year(p, false);
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
static bool
later(struct page *p, size_t off, struct point *pt)
{
	struct anchor last = p->s->anchor;
	struct numeral n;
	size_t end, unit, tail;

	if (!whole_number(p, off, &n) || n.min != n.max || n.min > 500)
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

/* --- putting points together --- */

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
	off = blanks(p, off + of);
	return quarters(p, off, pt) || month(p, off, pt) ||
	       (of == 0 && (year_part(p, off, pt) || festival(p, off, pt))) ||
	       (of > 0 && at_any(p, off, "上半 下半") && year_part(p, off, pt));
}

static bool
year_point(struct page *p, size_t off, struct point *pt)
{
	if (!numbered_year(p, off, pt) && !named_year(p, off, pt))
		return false;
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

	if (!whole_number(p, off, &a) || four_digits(&a) == 0)
		return false;
	r = range_word(p, a.span.end);
	if (r == 0 || !whole_number(p, a.span.end + r, &b) ||
	    !at(p, b.span.end, "年"))
		return false;
	last = four_digits(&b);
	if (last == 0 && b.min < 100 && b.min >= 10)
		last = four_digits(&a) / 100 * 100 + (int)b.min;
	if (last <= four_digits(&a))
		return false;
	pt->when = (struct interval){
	    date_make(four_digits(&a), 1, 1), date_make(last, 12, 31)};
	pt->kind = TIME_RANGE;
	pt->level = LEVEL_YEAR;
	pt->said = true;
	pt->year = last;
	pt->end = b.span.end + at_any(p, b.span.end, "年度 年");
	return true;
}

typedef bool point_reader(struct page *, size_t, struct point *);

static point_reader *const by_numeral[] = {years, year_point, century, decade,
    quarters, month, lone_day, ago, later, plan_period, festival};
static point_reader *const by_word[] = {season, festival, year_point,
    plan_period, century, quarters, relative_time, this_part};

static bool
point(struct page *p, size_t off, struct point *pt)
{
	point_reader *const *read = by_word;
	size_t n = sizeof(by_word) / sizeof(*by_word);
	struct numeral numeral;

	if (numeral_at(p, off, &numeral)) {
		if (!word_at(p, blanks(p, numeral.span.end), TIME_TAIL))
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
	size_t r = range_word(p, pt->end);
	struct point last = {.year = pt->year, .month = pt->month};
	struct page then = *p;
	bool ok;

	if (r == 0 || pt->level == LEVEL_NONE || pt->year <= 0)
		return false;
	then.year = then.month_year = pt->year;
	if (pt->month != 0)
		then.month = pt->month;
	if (pt->level == LEVEL_YEAR)
		ok = year_point(&then, pt->end + r, &last);
	else if (pt->level == LEVEL_PART)
		ok = month(&then, pt->end + r, &last) ||
		     quarters(&then, pt->end + r, &last);
	else
		ok =
		    point(&then, pt->end + r, &last) && last.level == pt->level;
	if (!ok || date_cmp(last.when.to, pt->when.from) < 0)
		return false;
	pt->when.to = last.when.to;
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
	if (!lone_day(&then, pt->end + r, &last) || last.level != LEVEL_DAY)
		return false;
	pt->when.to = last.when.to;
	pt->kind = TIME_RANGE;
	pt->end = last.end;
	return true;
}

static bool
is_base(const struct page *p, size_t off, const struct point *pt)
{
	if (before_any(p, off, "比 较 超过 低于 高于 相当于 为 是") &&
	    before_any(p, off, "比 较 超过 低于 高于 相当于"))
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
	if (pt->year > 0 && pt->said)
		p->year = pt->year;
	if (pt->year > 0 && pt->month > 0 && pt->level >= LEVEL_MONTH) {
		p->month = pt->month;
		p->month_year = pt->year;
	}
	if (since(p, pt->end))
		return;
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

	if (!whole_number((struct page *)p, off, &n) || n.max > 24)
		return 0;
	end = n.span.end;
	len = at_any(p, end, "时 点钟 点");
	if (len == 0 || at_any(p, end, "时期 时代 时候 时间 时速 时段 时机"))
		return 0;
	end += len;
	if (!told && at(p, end - len, "点") && len == 3 &&
	    !at_any(p, end, "半 整 许 多钟 一刻") &&
	    (!whole_number((struct page *)p, end, &n) ||
		!at(p, n.span.end, "分")))
		return 0;
	if (whole_number((struct page *)p, end, &n) && n.max < 60 &&
	    at(p, n.span.end, "分")) {
		end = n.span.end + strlen("分");
		if (whole_number((struct page *)p, end, &n) && n.max < 60 &&
		    at(p, n.span.end, "秒"))
			end = n.span.end + strlen("秒");
		return end;
	}
	return end + at_any(p, end, "半 整 许 一刻 三刻 多钟 左右");
}

/* SPDX-License-Identifier: MIT */
/* Years, parts of years, months and days in Chinese. */
#include "point_zh.h"

bool
whole_number_zh(struct page *p, size_t off, struct numeral *n)
{
	return numeral_at(p, off, n) && !n->fraction && !n->out_of_range &&
	       !n->bare && (n->qualifier == EXACT || n->qualifier == RANGE) &&
	       n->max < 1e6;
}

size_t
blanks_zh(const struct page *p, size_t off)
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

size_t
range_word_zh(const struct page *p, size_t off)
{
	size_t n = at_any(p, off, "至 到");

	return n > 0 ? n : dash(p, off);
}

/* --- years --- */

int
four_digits_zh(const struct numeral *n)
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
	if (!n->arabic || !whole_number_zh(p, behind, &m) ||
	    !at(p, m.span.end, "月"))
		return 0;
	return 1900 + (int)n->min;
}

bool
numbered_year_zh(struct page *p, size_t off, struct point *pt)
{
	struct numeral n;
	size_t end, len, republic = at(p, off, "民国");

	if (!whole_number_zh(p, off + republic, &n))
		return false;
	end = blanks_zh(p, n.span.end);
	len = at_any(p, end, "年度 年");
	if (len == 0)
		return false;
	/* 民国十三年: the Republic's first year was 1912. */
	pt->year = republic == 0 ? four_digits_zh(&n)
		   : n.qualifier == EXACT && n.min >= 1 && n.min <= 99
		       ? 1911 + (int)n.min
		       : 0;
	if (republic > 0 && pt->year == 0)
		return false;
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
    {"上一年度", -1, true},
    {"上一年", -1, true},
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

int
base_year_zh(const struct page *p, bool antecedent)
{
	if (antecedent && p->told_year != 0)
		return p->told_year;
	if (antecedent && p->s->anchor.last.from.known)
		return p->s->anchor.last.from.year;
	return p->s->anchor.day.known ? p->s->anchor.day.year : 0;
}

bool
named_year_zh(struct page *p, size_t off, struct point *pt)
{
	for (size_t i = 0; i < sizeof(year_words) / sizeof(*year_words); i++) {
		size_t n = at(p, off, year_words[i].word);
		int base = base_year_zh(p, year_words[i].antecedent);

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
bool
is_over_zh(const struct page *p, size_t off)
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
bool
looks_ahead_zh(const struct page *p, size_t off)
{
	const struct cue *to = cue_last(p, p->clause, off, CUE_TO);
	bool before_then = false;

	if (is_over_zh(p, off))
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
		return p->year + (month < p->month && looks_ahead_zh(p, off));
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
	return distance <= 6 && looks_ahead_zh(p, off) ? ahead : behind;
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

bool
year_part_zh(const struct page *p, size_t off, struct point *pt)
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

int
year_or_anchor_zh(const struct page *p, const struct point *pt)
{
	return pt->year != 0 ? pt->year : base_year_zh(p, p->told_year != 0);
}

/* 第四季度, 一、二季度, 一至三季度, 前三季度, 头九个月 */
bool
quarters_zh(struct page *p, size_t off, struct point *pt)
{
	size_t start = off, n = at_any(p, off, "第 前 头");
	bool leading = n > 0 && !at(p, off, "第");
	struct numeral a, b;
	int first, last;

	if (leading && before_any(p, off, "提 以 目 从 先 向 之"))
		return false;
	if (!whole_number_zh(p, off + n, &a))
		return false;
	off = a.span.end;
	first = leading ? 1 : (int)a.min;
	last = (int)a.max;
	if (range_word_zh(p, off) &&
	    whole_number_zh(p, off + range_word_zh(p, off), &b) &&
	    at(p, b.span.end, "季度")) {
		last = (int)b.max;
		off = b.span.end;
	} else if (at(p, off, "、") && whole_number_zh(p, off + 3, &b) &&
		   at(p, b.span.end, "季度")) {
		last = (int)b.max;
		off = b.span.end;
	}
	if (leading && at(p, off, "个月") && last <= 12) {
		pt->year = year_or_anchor_zh(p, pt);
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
		pt->year = year_or_anchor_zh(p, pt);
		/* In spring the fourth quarter is last year's. */
		if (p->told_year == 0 && p->s->anchor.day.known &&
		    last * 3 - p->s->anchor.day.month > 7 &&
		    !looks_ahead_zh(p, start))
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
    {"上、中旬", 1, 20},
    {"上中旬", 1, 20},
    {"中、下旬", 11, 31},
    {"中下旬", 11, 31},
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

	if (len == 0 || pt->year <= 0 || !whole_number_zh(p, off + len, &n) ||
	    !at(p, n.span.end, "天") ||
	    n.max >= days_in_month(pt->year, pt->month) || n.max < 1)
		return false;
	pt->when.to = date_make(pt->year, pt->month, (int)n.max);
	pt->kind = TIME_RANGE;
	pt->level = LEVEL_PART;
	pt->end = n.span.end + strlen("天");
	return true;
}

bool
month_part_zh(const struct page *p, size_t off, struct point *pt)
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
bool
month_day_zh(struct page *p, size_t off, struct point *pt)
{
	struct numeral n;
	size_t end, len;

	off = blanks_zh(p, off);
	if (!whole_number_zh(p, off, &n) || n.min < 1 || n.max > 31)
		return false;
	end = blanks_zh(p, n.span.end);
	len = at_any(p, end, "日 号");
	if (len == 0) {
		/* 一月二十三—二十五日, 5月3至8日: the range reads on */
		struct numeral m;
		size_t r = range_word_zh(p, end);

		if (r == 0 || !whole_number_zh(p, end + r, &m) ||
		    !at_any(p, blanks_zh(p, m.span.end), "日 号"))
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
	/* 纽约十四日 is no "about fourteen days". */
	if (before(p, off, "约") &&
	    word_before(p, off - strlen("约"), BEFORE_YUE))
		return false;
	return word_before(p, off, BEFORE_DURATION) > 0;
}

/* 5月, 一至七月份, 三、四月间; with what follows. */
bool
month_zh(struct page *p, size_t off, struct point *pt)
{
	struct numeral a, b;
	int first, last, year;
	size_t end, n;

	if (!whole_number_zh(p, off, &a))
		return false;
	first = (int)a.min;
	last = (int)a.max;
	end = blanks_zh(p, a.span.end);
	n = range_word_zh(p, end);
	if (n == 0)
		n = at(p, end, "、");
	if (n > 0 && whole_number_zh(p, end + n, &b) &&
	    at(p, b.span.end, "月") && b.min <= 12) {
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
	/* 一月能省五百斤, 一月赚钱二百万: in a month */
	if (pt->year == 0 && first == 1 && last == 1 && !a.arabic &&
	    n == strlen("月") && word_at(p, end + n, DONE_IN_A_MONTH))
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
	if (pt->year == 0 && whole_number_zh(p, blanks_zh(p, end), &b) &&
	    at_any(p, blanks_zh(p, b.span.end), "日 号") && b.max <= 31)
		year = year_of_month(p, off, first, (int)b.min);
	set_month(pt, year, first, end);
	if (!month_day_zh(p, end, pt) && !first_days(p, end, pt))
		month_part_zh(p, end, pt);
	return true;
}

/* The month that a day without one belongs to: the one said before, else the
 * nearest past. */
static void
month_of_day(const struct page *p, size_t off, int day, int *year, int *month)
{
	const struct anchor *a = &p->s->anchor;
	bool ahead = looks_ahead_zh(p, off);

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
bool
lone_day_zh(struct page *p, size_t off, struct point *pt)
{
	struct numeral n;
	size_t end, len;
	int year, month;

	if (!whole_number_zh(p, off, &n) || n.min < 1 || n.max > 31 ||
	    n.listed || may_be_duration(p, off))
		return false;
	end = n.span.end;
	len = at(p, end, "日");
	/* 抗战前一日: the day before */
	if (n.max == 1 && !n.arabic && before(p, off, "前"))
		return false;
	/* 十九、二十两日: the last of those two */
	if (before(p, off, "、") && at(p, end, "两日"))
		len = strlen("两日");
	if (len == 0 && at(p, end, "号") &&
	    (word_at(p, end + 3, AFTER_HAO) || before_any(p, off, "号至 号到")))
		len = at(p, end, "号");
	if (len == 0) {
		struct numeral m;
		size_t r = range_word_zh(p, end);

		if (r == 0)
			r = at(p, end, "、");
		if (r == 0 || !whole_number_zh(p, end + r, &m) || m.max > 31 ||
		    !at_any(p, m.span.end, "日 两日") || m.min <= n.max)
			return false;
	}
	if (len == strlen("日") && word_at(p, end + len, NOT_DAY) &&
	    !at_any(p, end + len, "报道 报导 报告 本报 本刊 本台"))
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

/* SPDX-License-Identifier: MIT */
#include "numeral_zh.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "scan.h"
#include "utf8.h"

/* No newspaper counts higher; a double is exact enough up to there. */
#define TOO_MUCH 1e19
enum { MAX_DIGITS = 40, EXACT_DIGITS = 15 };

int
digit_zh(uint32_t cp)
{
	return cp == 0x4e24 ? 2 /* 两 */ : cp_digit(cp);
}

double
multiplier_zh(uint32_t cp)
{
	switch (cp) {
	case 0x5341:
		return 10; /* 十 */
	case 0x767e:
		return 100; /* 百 */
	case 0x5343:
		return 1000; /* 千 */
	case 0x4e07:
		return 1e4; /* 万 */
	case 0x4ebf:
		return 1e8; /* 亿 */
	default:
		return 0;
	}
}

double
numeral_round(double v)
{
	return v == floor(v) ? v : round_digits(v, 15);
}

enum {
	LIANG = 0x4e24,
	TEN = 0x5341,
	NIAN = 0x5eff,
	SA = 0x5345,
	SEVERAL_JI = 0x51e0,
	SEVERAL_SHU = 0x6570,
	LIST_COMMA = 0x3001,
	POINT = 0x70b9
};

struct pair {
	double lo, hi;
};

enum pending { NOTHING, DIGITS, ARABIC, SOME };

/* A numeral half read: total counts what 亿 has closed, section what 万 has,
 * low what 十百千 have, and the pending digits wait for their multiplier. */
struct reading {
	struct slice text;
	size_t off, end; /* next character; end of what is certain */
	struct pair total, section, low;
	enum pending pending;
	size_t start_pending;
	double value; /* of the pending digits */
	uint32_t ndigits;
	int digit[2];      /* the first two */
	bool listed;       /* the two stand in 二、三 */
	double small;      /* last of 十百千 in this section, or 0 */
	double last;       /* last multiplier of all, or 0 */
	bool zero, closed; /* 零 after a multiplier; a decimal part */
	struct numeral *n;
};

static uint32_t
peek(const struct reading *r, size_t off, size_t *next)
{
	*next = off;
	if (off >= r->text.n) {
		return 0;
	}
	return utf8_next(r->text, next);
}

static bool
is_arabic(uint32_t cp)
{
	return cp_is_digit(cp) || (cp >= 0xff10 && cp <= 0xff19);
}

static bool
is_han_digit(uint32_t cp)
{
	return !is_arabic(cp) && digit_zh(cp) >= 0;
}

/* 七八, 三五, 三两: a guess between two digits, not a number of two digits. */
static bool
is_guess(int a, int b)
{
	return a >= 1 && (b == a + 1 || (a == 3 && (b == 5 || b == 2)));
}

static struct pair
take_pending(struct reading *r)
{
	struct pair p = {r->value, r->value};

	if (r->pending == SOME) {
		/* 几十 is 20 to less than 100, 十几 11 to less than 20. */
		p = (struct pair){r->last > 0 && r->small > 0 ? 1 : 2, 10};
		r->n->qualifier = SEVERAL;
	} else if (r->pending == DIGITS && r->ndigits == 2 &&
		   is_guess(r->digit[0], r->digit[1])) {
		p.lo = r->digit[0];
		p.hi = r->digit[1];
		if (p.lo > p.hi)
			p = (struct pair){p.hi, p.lo};
		r->n->qualifier = RANGE;
		r->n->listed |= r->listed;
	}
	r->pending = NOTHING;
	r->ndigits = 0;
	return p;
}

static struct pair
plus(struct pair a, struct pair b, double times)
{
	return (struct pair){(a.lo + b.lo) * times, (a.hi + b.hi) * times};
}

static void
mark(struct reading *r, size_t end)
{
	r->off = r->end = end;
}

/* A separator that groups digits by threes: the three must follow, and no
 * fourth. */
static bool
groups(const struct reading *r, size_t off, bool arabic)
{
	for (int i = 0; i < 4; i++) {
		uint32_t cp = peek(r, off, &off);

		if ((arabic ? is_arabic(cp)
			    : is_han_digit(cp) && cp != LIANG) != (i < 3))
			return false;
	}
	return true;
}

static bool
is_point(uint32_t cp)
{
	return cp == '.' || cp == 0xff0e || cp == 0xb7 || cp == 0x2022 ||
	       cp == 0x30fb; /* ． · • ・ */
}

struct digit_run {
	char digits[MAX_DIGITS + 2];
	size_t n, point; /* digits held; where the point stands */
	size_t whole;    /* digits before the point */
	bool has_point, too_long;
};

static void
run_put(struct digit_run *run, int digit)
{
	if (run->n == 1 && run->digits[0] == '0' && !run->has_point)
		run->n = 0; /* leading zeros weigh nothing */
	if (run->n < MAX_DIGITS)
		run->digits[run->n++] = (char)('0' + digit);
	else if (!run->has_point)
		run->too_long = true;
	run->whole += !run->has_point;
}

/* 14 ．4％: a point of full width that was set off by a blank. Where the digits
 * behind it begin, else `off`. */
static size_t
stray_point(const struct reading *r, const struct digit_run *run, size_t off)
{
	size_t next, after;
	uint32_t cp = peek(r, off, &next);
	bool blank = cp == ' ', point;

	if (blank)
		cp = peek(r, next, &next);
	point = cp == 0xff0e && !run->has_point;
	if (point && peek(r, next, &after) == ' ') {
		blank = true;
		next = after;
	}
	return point && blank && is_arabic(peek(r, next, &after)) ? next : off;
}

/* A blank inside 5 0％ or 1 000: single digits up to a sign, or threes. */
static bool
stray_blank(const struct reading *r, const struct digit_run *run, bool grouped,
    size_t off)
{
	size_t next;
	uint32_t cp = peek(r, off, &next);

	if (!is_arabic(cp))
		return false;
	if ((grouped || run->whole <= 3) && !run->has_point &&
	    groups(r, off, true))
		return true;
	cp = peek(r, next, &next);
	return run->whole == 1 && (cp == 0xff05 || cp == '%');
}

static void
read_arabic(struct reading *r, struct digit_run *run)
{
	bool grouped = false;

	for (;;) {
		size_t next, after;
		uint32_t cp = peek(r, r->off, &next);

		if (is_arabic(cp)) {
			run_put(run, digit_zh(cp));
			mark(r, next);
		} else if (is_point(cp) && !run->has_point &&
			   is_arabic(peek(r, next, &after))) {
			run->has_point = true;
			run->point = run->n;
			mark(r, next);
		} else if ((after = stray_point(r, run, r->off)) > r->off) {
			run->has_point = true;
			run->point = run->n;
			mark(r, after);
		} else if ((cp == ',' || cp == 0xff0c) && !run->has_point &&
			   (grouped || run->whole <= 3) &&
			   groups(r, next, true)) {
			grouped = true;
			mark(r, next);
		} else if (cp == ' ' && stray_blank(r, run, grouped, next)) {
			grouped = true;
			mark(r, next);
		} else {
			return;
		}
	}
}

static double
run_value(const struct digit_run *run)
{
	char text[MAX_DIGITS + 4];
	size_t whole = run->has_point ? run->point : run->n;

	if (run->n <= EXACT_DIGITS) {
		int64_t v = 0;

		for (size_t i = 0; i < run->n; i++)
			v = v * 10 + (run->digits[i] - '0');
		return decimal_value(v, run->n - whole);
	}
	snprintf(text, sizeof(text), "%.*s.%.*s", (int)whole, run->digits,
	    (int)(run->n - whole), run->digits + whole);
	return strtod(text, NULL);
}

/* The place of the last digit that is not 0. */
static double
run_step(const struct digit_run *run)
{
	double step = 1;

	if (run->has_point)
		return pow(10, -(double)(run->n - run->point));
	for (size_t i = run->n; i > 1 && run->digits[i - 1] == '0'; i--)
		step *= 10;
	return step;
}

static void
keep_digits(struct reading *r, struct arena *a, const struct digit_run *run)
{
	size_t whole = run->has_point ? run->point : run->n;

	if (run->n > EXACT_DIGITS && !run->too_long)
		r->n->digits = arena_printf(a, "%.*s%s%.*s", (int)whole,
		    run->digits, run->has_point ? "." : "",
		    (int)(run->n - whole), run->digits + whole);
}

static bool
on_arabic(struct reading *r, struct arena *a)
{
	struct digit_run run = {0};

	if (r->pending != NOTHING || r->closed || r->small > 0)
		return false;
	r->start_pending = r->off;
	read_arabic(r, &run);
	r->pending = ARABIC;
	r->value = run_value(&run);
	r->ndigits = (uint32_t)run.n;
	r->n->arabic = true;
	r->n->step = run_step(&run);
	r->n->fraction |= run.has_point;
	r->n->out_of_range |= run.too_long;
	if (r->last == 0)
		keep_digits(r, a, &run);
	return true;
}

/* Is 两 the numeral, not the weight? 两千, 一两个, but 三两, 十两. */
static bool
liang_counts(const struct reading *r, size_t next)
{
	size_t after;
	uint32_t cp = peek(r, next, &after);

	if (multiplier_zh(cp) > 10)
		return true;
	if (r->pending == NOTHING)
		return r->last == 0;
	if (r->pending != DIGITS || r->ndigits != 1 ||
	    !is_guess(r->digit[0], 2))
		return false;
	/* 个天年次种名位人家项件句步日月周代处条小里 */
	switch (cp) {
	case 0x4e2a:
	case 0x5929:
	case 0x5e74:
	case 0x6b21:
	case 0x79cd:
	case 0x540d:
	case 0x4f4d:
	case 0x4eba:
	case 0x5bb6:
	case 0x9879:
	case 0x4ef6:
	case 0x53e5:
	case 0x6b65:
	case 0x65e5:
	case 0x6708:
	case 0x5468:
	case 0x4ee3:
	case 0x5904:
	case 0x6761:
	case 0x5c0f:
	case 0x91cc:
		return true;
	default:
		return false;
	}
}

static bool
on_digit(struct reading *r, uint32_t cp, size_t next)
{
	int d = digit_zh(cp);

	if (r->closed || (r->pending != NOTHING && r->pending != DIGITS))
		return false;
	if (cp == LIANG && !liang_counts(r, next))
		return false;
	/* One 零, or two: 二千零零七万. */
	if (d == 0 && r->pending == NOTHING && r->last > 0) {
		r->zero = true;
		r->off = next;
		return true;
	}
	if (r->pending == NOTHING) {
		r->start_pending = r->off;
		r->value = 0;
		r->ndigits = 0;
		r->listed = false;
	}
	if (r->ndigits < 2)
		r->digit[r->ndigits] = d;
	r->ndigits++;
	r->value = r->value * 10 + d;
	r->pending = DIGITS;
	mark(r, next);
	return true;
}

/* 廿 and 卅 are 20 and 30 in one character. */
static bool
on_tens(struct reading *r, double value, size_t next)
{
	if (r->pending != NOTHING || r->closed ||
	    (r->small > 0 && r->small <= 10))
		return false;
	r->low = plus(r->low, (struct pair){value, value}, 1);
	r->small = r->last = 10;
	r->n->step = 10;
	r->zero = false;
	mark(r, next);
	return true;
}

/* 5千瓦 is 5 kilowatts; 三千米 still 3000 metres, but 3千米 are kilometres. */
static bool
kilo_unit(uint32_t cp, bool arabic)
{
	switch (cp) {
	case 0x74e6: /* 瓦 */
	case 0x4f0f: /* 伏 */
	case 0x8d6b: /* 赫 */
	case 0x5361: /* 卡 */
	case 0x5468:
		return true; /* 周 */
	case 0x514b:         /* 克 */
	case 0x7c73:
		return arabic; /* 米 */
	default:
		return false;
	}
}

/* 三拾七次: what accounts write for 十, 百 and 千, behind a digit. */
static double
accounts_zh(const struct reading *r, uint32_t cp)
{
	if (r->pending != DIGITS || r->ndigits != 1)
		return 0;
	return cp == 0x62fe ? 10 : cp == 0x4f70 ? 100 : cp == 0x4edf ? 1000 : 0;
}

static bool
on_small(struct reading *r, double unit, size_t next)
{
	size_t after;

	struct pair coefficient = {1, 1};

	if (r->closed || (r->small > 0 && unit >= r->small))
		return false;
	if (r->pending == ARABIC && unit == 10)
		return false;
	if (unit == 1000 && r->last == 0 && r->pending != NOTHING &&
	    kilo_unit(peek(r, next, &after), r->pending == ARABIC))
		return false;
	if (r->pending == NOTHING && r->last > 0 && unit != 10)
		return false; /* 千百万 */
	if (r->pending == NOTHING && r->last == 0 && unit != 10)
		r->n->bare = true;
	if (r->pending != NOTHING)
		coefficient = take_pending(r);
	r->low = plus(r->low,
	    (struct pair){coefficient.lo * unit, coefficient.hi * unit}, 1);
	r->small = r->last = unit;
	r->n->step = unit;
	r->zero = false;
	mark(r, next);
	return true;
}

static void
add_pending(struct reading *r)
{
	if (r->pending != NOTHING)
		r->low = plus(r->low, take_pending(r), 1);
}

static bool
on_big(struct reading *r, double unit, size_t next)
{
	struct pair one = {1, 1};
	double step = r->n->qualifier == OVER || r->n->qualifier == APPROX
			  ? r->n->step
			  : 1;

	if (r->pending == NOTHING && r->last == 0 && !r->closed) {
		r->n->bare = true;
		r->low = one;
	}
	add_pending(r);
	if (unit == 1e4) {
		/* 三万六千四百多万 counts all in 万, 一万万五千万 does not */
		if (r->section.hi >= 1e8)
			r->section = plus(r->section,
			    plus(r->low, (struct pair){0}, unit), 1);
		else
			r->section = plus(r->section, r->low, unit);
	} else {
		r->section = plus(r->section, r->low, 1);
		r->total = plus(r->total, r->section, unit);
		r->section = (struct pair){0};
	}
	if (r->total.hi > TOO_MUCH || r->section.hi > TOO_MUCH) {
		r->n->out_of_range = true;
		r->total = r->section = one; /* no overflow to infinity */
	}
	r->low = (struct pair){0};
	r->small = 0;
	r->last = unit;
	r->n->step = step * unit;
	r->zero = r->closed = false;
	mark(r, next);
	return true;
}

/* 数十, 数次, but 数字, 数学 */
static bool
several_of(uint32_t cp)
{
	/* 次年日天月人名种家件项个处国省县位倍小分周里 */
	static const uint16_t counted[] = {0x6b21, 0x5e74, 0x65e5, 0x5929,
	    0x6708, 0x4eba, 0x540d, 0x79cd, 0x5bb6, 0x4ef6, 0x9879, 0x4e2a,
	    0x5904, 0x56fd, 0x7701, 0x53bf, 0x4f4d, 0x500d, 0x5c0f, 0x5206,
	    0x5468, 0x91cc};

	if (multiplier_zh(cp) > 0)
		return true;
	for (size_t i = 0; i < sizeof(counted) / sizeof(*counted); i++)
		if (counted[i] == cp)
			return true;
	return false;
}

static bool
on_some(struct reading *r, uint32_t cp, size_t next)
{
	size_t after;

	if (r->pending != NOTHING || r->closed || r->zero)
		return false;
	/* 十数个 is 十几个 */
	if (cp == SEVERAL_SHU &&
	    ((r->last > 0 &&
		 (r->last != 10 || multiplier_zh(peek(r, next, &after)) > 0)) ||
		!several_of(peek(r, next, &after))))
		return false;
	r->pending = SOME;
	r->start_pending = r->off;
	mark(r, next);
	return true;
}

/* 多, 余, 来 before 万 or 亿 */
static bool
on_more(struct reading *r, uint32_t cp, size_t next)
{
	size_t after;
	bool ready = r->pending == ARABIC ||
		     (r->pending == NOTHING && r->last > 0 && !r->zero);

	if (!ready || multiplier_zh(peek(r, next, &after)) < 1e4 ||
	    r->n->qualifier != EXACT)
		return false;
	r->n->qualifier = cp == 0x6765 ? APPROX : OVER;
	add_pending(r);
	r->closed = true;
	r->off = next;
	return true;
}

/* 十六点八, 一○一九·三三: the point between digits. 八点三十分 is a time of
 * day, and 二、三 comes here with its comma. */
static bool
on_point(struct reading *r, uint32_t point, size_t next)
{
	double part = 0, place = 1;
	size_t after, off = next;
	uint32_t cp = peek(r, off, &after);

	if (r->closed || r->pending == ARABIC || r->pending == SOME ||
	    (r->pending == NOTHING && r->small == 0) || !is_han_digit(cp) ||
	    cp == LIANG)
		return false;
	for (; is_han_digit(cp) && cp != LIANG; cp = peek(r, off, &after)) {
		place /= 10;
		part += digit_zh(cp) * place;
		off = after;
	}
	/* 十, 分 and 刻 show a time of day, but for 七十一点五分 */
	if (point == POINT && (cp == TEN || cp == 0x5206 || cp == 0x523b) &&
	    r->total.hi + r->section.hi + r->low.hi + r->value <= 24)
		return false;
	if (r->pending == DIGITS)
		r->low = plus(r->low, (struct pair){r->value, r->value}, 1);
	r->pending = NOTHING;
	part = numeral_round(part);
	r->low = plus(r->low, (struct pair){part, part}, 1);
	r->n->fraction = r->closed = true;
	r->n->step = place;
	r->last = 1;
	mark(r, off);
	return true;
}

/* 二、三天, 一百五、六十种, and 二七五、○○○ with its thousands. */
static bool
on_comma(struct reading *r, uint32_t comma, size_t next)
{
	size_t after, behind;
	uint32_t cp = peek(r, next, &after);
	int d = digit_zh(cp);

	if (r->closed || (r->pending != DIGITS && r->pending != ARABIC) ||
	    r->n->fraction || d < 0)
		return false;
	if (r->pending == DIGITS && r->last == 0 && r->ndigits <= 3 &&
	    r->value > 0 && groups(r, next, false) &&
	    (r->ndigits > 1 || d == 0)) {
		r->ndigits += 3;
		for (int i = 0; i < 3; i++)
			r->value =
			    r->value * 10 + digit_zh(peek(r, next, &next));
		mark(r, next);
		return true;
	}
	if (comma != LIST_COMMA || r->ndigits != 1 ||
	    is_arabic(cp) != (r->pending == ARABIC) ||
	    (r->pending == ARABIC && r->last > 0))
		return false;
	if (r->pending == ARABIC)
		r->digit[0] = (int)r->value;
	cp = peek(r, after, &behind);
	/* 五、六两月 tells how many they are. */
	if (!is_guess(r->digit[0], d) || (digit_zh(cp) >= 0 && cp != LIANG) ||
	    cp == LIST_COMMA || is_point(cp))
		return false;
	r->digit[1] = d;
	r->ndigits = 2;
	r->pending = DIGITS;
	r->listed = true;
	mark(r, after);
	return true;
}

static bool
step_on(struct reading *r, struct arena *a)
{
	size_t next;
	uint32_t cp = peek(r, r->off, &next);
	double unit = multiplier_zh(cp);

	if (unit == 0)
		unit = accounts_zh(r, cp);
	/* 二０一０: the compositor lacked ○. */
	if (cp == 0xff10 && r->pending == DIGITS)
		return on_digit(r, cp, next);
	if (is_arabic(cp))
		return on_arabic(r, a);
	if (unit >= 1e4)
		return on_big(r, unit, next);
	if (unit > 0)
		return on_small(r, unit, next);
	if (digit_zh(cp) >= 0)
		return on_digit(r, cp, next);
	switch (cp) {
	case NIAN:
		return on_tens(r, 20, next);
	case SA:
		return on_tens(r, 30, next);
	case SEVERAL_JI:
	case SEVERAL_SHU:
		return on_some(r, cp, next);
	case 0x591a: /* 多 */
	case 0x4f59: /* 余 */
	case 0x6765: /* 来 */
		return on_more(r, cp, next);
	case LIST_COMMA:
	case 0xff0c:
	case ',':
		return on_comma(r, cp, next);
	default:
		return (cp == POINT || is_point(cp)) && on_point(r, cp, next);
	}
}

static void
finish(struct reading *r)
{
	struct numeral *n = r->n;
	bool alone = r->last == 0;
	bool digits = r->pending == DIGITS, arabic = r->pending == ARABIC;
	double unit = 1;

	n->positional = alone && digits && r->ndigits >= 2;
	/* 三八○余件 */
	for (double v = r->value;
	     n->positional && v >= 10 && v < TOO_MUCH && fmod(v, 10) == 0;
	     v /= 10)
		unit *= 10;
	/* 一百五 is 150, 三万五 35,000; 一百零五 is 105. */
	if (digits && r->last >= 100 && !r->zero && r->ndigits <= 2) {
		unit = r->last / 10;
		n->shorthand = true;
	}
	if (digits && alone && r->ndigits > 18)
		n->out_of_range = true;
	if (r->pending != NOTHING) {
		struct pair p = take_pending(r);

		r->low = plus(r->low,
		    n->shorthand ? (struct pair){p.lo * unit, p.hi * unit} : p,
		    1);
		if (!arabic)
			n->step = unit;
	}
	if (n->qualifier != EXACT)
		n->positional = false;
	r->total = plus(plus(r->total, r->section, 1), r->low, 1);
	n->min = numeral_round(r->total.lo);
	n->max = numeral_round(r->total.hi);
	n->out_of_range |= n->max > TOO_MUCH;
	if (n->qualifier == OVER || n->qualifier == APPROX ||
	    (n->qualifier != SEVERAL && n->min == n->max))
		n->max = n->min;
	n->span.end = (uint32_t)r->end;
}

bool
numeral_zh(struct numeral *n, struct arena *a, struct slice text, size_t off)
{
	struct reading r = {.text = text, .off = off, .end = off, .n = n};

	*n = (struct numeral){.step = 1};
	n->span.start = (uint32_t)off;
	while (step_on(&r, a))
		;
	if (r.end == off)
		return false;
	finish(&r);
	return true;
}

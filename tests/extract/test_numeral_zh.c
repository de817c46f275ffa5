/* SPDX-License-Identifier: MIT */
/* test_numeral_zh.c - Chinese numerals: a table, and the property that what
 * is printed as a numeral reads back as its number */
#include "arena.h"
#include "buffer.h"
#include "numeral_zh.h"
#include "test.h"

static struct arena *arena;

static const struct {
	const char *text;
	double min, max;
	size_t len; /* 0: all of it */
	enum qualifier qualifier;
} table[] = {
    {"一百五十", 150, 150, 0, EXACT},
    {"百五十万", 1.5e6, 1.5e6, 0, EXACT},
    {"三百十五", 315, 315, 0, EXACT},
    {"一千零七十万", 1.07e7, 1.07e7, 0, EXACT},
    {"一百五", 150, 150, 0, EXACT},
    {"一百零五", 105, 105, 0, EXACT},
    {"三万五", 35000, 35000, 0, EXACT},
    {"六万万", 6e8, 6e8, 0, EXACT},
    {"一万万五千万", 1.5e8, 1.5e8, 0, EXACT},
    {"二○二亿", 2.02e10, 2.02e10, 0, EXACT},
    {"3亿2000万", 3.2e8, 3.2e8, 0, EXACT},
    {"350亿", 3.5e10, 3.5e10, 0, EXACT},
    {"２．８６７１７亿", 286717000, 286717000, 0, EXACT},
    {"１，２３４，５６７", 1234567, 1234567, 0, EXACT},
    {"１，２３４５", 1, 1, 3, EXACT},
    {"5 0％", 50, 50, 3, EXACT},
    {"1 000 000", 1e6, 1e6, 0, EXACT},
    {"廿三", 23, 23, 0, EXACT},
    {"卅", 30, 30, 0, EXACT},
    {"一百廿五", 125, 125, 0, EXACT},
    {"一九五八", 1958, 1958, 0, EXACT},
    {"二０一０", 2010, 2010, 0, EXACT},
    {"四三．○○", 43, 43, 0, EXACT},
    {"一○一九·三三", 1019.33, 1019.33, 0, EXACT},
    {"十六点八", 16.8, 16.8, 0, EXACT},
    {"一点二倍", 1.2, 1.2, 9, EXACT},
    {"八点三十分", 8, 8, 3, EXACT},
    {"三十点五万", 305000, 305000, 0, EXACT},
    {"二七五、○○○", 275000, 275000, 0, EXACT},
    {"两万三千", 23000, 23000, 0, EXACT},
    {"三两", 3, 3, 3, EXACT},
    {"两三千", 2000, 3000, 0, RANGE},
    {"七八百", 700, 800, 0, RANGE},
    {"十七八", 17, 18, 0, RANGE},
    {"三五十", 30, 50, 0, RANGE},
    {"二、三天", 2, 3, 9, RANGE},
    {"一百五、六十种", 150, 160, 18, RANGE},
    {"十二、三岁", 12, 13, 12, RANGE},
    {"3、4天", 3, 4, 5, RANGE},
    {"几十", 20, 100, 0, SEVERAL},
    {"几百万", 2e6, 1e7, 0, SEVERAL},
    {"十几", 11, 20, 0, SEVERAL},
    {"数千", 2000, 10000, 0, SEVERAL},
    {"十几万", 110000, 200000, 0, SEVERAL},
    {"十多万", 100000, 100000, 0, OVER},
    {"三万六千四百多万", 3.64e8, 3.64e8, 0, OVER},
    {"20余万", 200000, 200000, 0, OVER},
    {"十来万", 100000, 100000, 0, APPROX},
    {"十万多", 100000, 100000, 6, EXACT},
    {"五千瓦", 5, 5, 3, EXACT},
    {"3千米", 3, 3, 1, EXACT},
    {"三千米", 3000, 3000, 6, EXACT},
    {"百分", 100, 100, 3, EXACT},
};

static void
as_printed(void)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		struct slice text = slice_of(table[i].text);
		size_t len = table[i].len ? table[i].len : text.n;
		struct numeral n;
		bool right = numeral_zh(&n, arena, text, 0) &&
			     n.min == table[i].min && n.max == table[i].max &&
			     span_len(n.span) == len &&
			     n.qualifier == table[i].qualifier;

		CHECK(right);
		if (!right)
			printf("# %s: %.10g..%.10g, %u bytes\n", table[i].text,
			    n.min, n.max, span_len(n.span));
	}
}

/* What 多 leaves open. */
static void
steps(void)
{
	static const struct {
		const char *text;
		double step;
	} open[] = {{"一百五十", 10}, {"三千六百", 100}, {"一万五千", 1000},
	    {"十万", 1e4}, {"十多万", 1e5}, {"三百", 100}, {"300", 100},
	    {"350", 10}, {"三万六千四百多万", 1e6}, {"20多万", 1e5}};

	for (size_t i = 0; i < sizeof(open) / sizeof(*open); i++) {
		struct numeral n;

		CHECK(numeral_zh(&n, arena, slice_of(open[i].text), 0));
		CHECK(n.step == open[i].step);
		if (n.step != open[i].step)
			printf("# %s: %g\n", open[i].text, n.step);
	}
}

static void
put_section(struct buffer *b, int v, bool first)
{
	static const char *const digit[] = {
	    "零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	static const char *const unit[] = {"千", "百", "十", ""};
	bool zero = !first && v < 1000;

	for (int i = 0, place = 1000; i < 4; i++, place /= 10) {
		int d = v / place % 10;

		if (d == 0) {
			zero |= !first && v % place != 0;
			continue;
		}
		if (zero)
			buffer_puts(b, "零");
		zero = false;
		if (!(first && d == 1 && place == 10))
			buffer_puts(b, digit[d]);
		buffer_puts(b, unit[i]);
		first = false;
	}
}

/* As a newspaper prints it. */
static void
put_numeral(struct buffer *b, uint64_t v)
{
	int high = (int)(v / 100000000), mid = (int)(v / 10000 % 10000);
	int low = (int)(v % 10000);

	if (high > 0) {
		put_section(b, high, true);
		buffer_puts(b, "亿");
	}
	if (mid > 0) {
		put_section(b, mid, high == 0);
		buffer_puts(b, "万");
	}
	if (low > 0)
		put_section(b, low, high == 0 && mid == 0);
}

static void
reads_back(void)
{
	uint64_t v = 1;
	int wrong = 0;

	for (int i = 0; i < 200000; i++) {
		struct buffer b = {0};
		struct numeral n;

		/* Knuth's MMIX generator, cut to all lengths of numbers. */
		v = v * 6364136223846793005u + 1442695040888963407u;
		uint64_t want = (v >> 24) % 1000000000000u;
		for (int cut = i % 12; cut > 0; cut--)
			want /= 10;
		if (want == 0)
			continue;
		put_numeral(&b, want);
		if (!numeral_zh(&n, arena, buffer_slice(&b), 0) ||
		    n.qualifier != EXACT || span_len(n.span) != b.n ||
		    n.min != (double)want) {
			if (wrong++ < 5)
				printf("# %.*s is not %llu\n", (int)b.n, b.p,
				    (unsigned long long)want);
		}
		buffer_free(&b);
	}
	CHECK(wrong == 0);
}

static void
out_of_range(void)
{
	static const char *const text[] = {"万亿亿亿亿", "万亿亿亿",
	    "九九九九九九九九九九九九九九九九九九九九九",
	    "99999999999999999999999999999999999999999999999"};
	struct numeral n;

	for (size_t i = 0; i < sizeof(text) / sizeof(*text); i++) {
		CHECK(numeral_zh(&n, arena, slice_of(text[i]), 0));
		CHECK(n.out_of_range);
		CHECK(span_len(n.span) == strlen(text[i]));
	}
	CHECK(numeral_zh(&n, arena, SLICE("万亿"), 0) && !n.out_of_range &&
	      n.min == 1e12);
}

static void
no_numeral(void)
{
	static const char *const text[] = {
	    "", "人", "、三", "多", "点五", "数字", "，"};
	struct numeral n;

	for (size_t i = 0; i < sizeof(text) / sizeof(*text); i++)
		CHECK(!numeral_zh(&n, arena, slice_of(text[i]), 0));
}

int
main(void)
{
	arena = arena_new();
	TEST(as_printed);
	TEST(steps);
	TEST(reads_back);
	TEST(out_of_range);
	TEST(no_numeral);
	arena_free(arena);
	return test_done();
}

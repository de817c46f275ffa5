/* SPDX-License-Identifier: MIT */
#include "bigram.h"
#include "test.h"

static struct buffer out;

static struct slice
split(const char *text)
{
	buffer_clear(&out);
	bigram_split(&out, slice_of(text));
	return slice_trim(buffer_slice(&out));
}

static struct slice
query(const char *text)
{
	buffer_clear(&out);
	bigram_query(&out, slice_of(text));
	return buffer_slice(&out);
}

static void
splits(void)
{
	CHECK_STR(split("钢铁生产"), "钢铁 铁生 生产 产");
	CHECK_STR(split("钢"), "钢");
	CHECK_STR(split("煤、铁。"), "煤 、 铁 。");
	CHECK_STR(split("第32111钻井队"), "第 32111 钻井 井队 队");
	CHECK_STR(split("１９８９年"), "1989 年");
	CHECK_STR(split("二○一"), "二〇 〇一 一");
	CHECK_STR(split("steel 30%"), "steel 30%");
	CHECK_STR(split(""), "");
}

static void
asks(void)
{
	CHECK_STR(query("钢铁"), "zh : \"钢铁\"");
	CHECK_STR(query("钢铁厂"), "zh : \"钢铁 铁厂\"");
	CHECK_STR(query("钢铁生产"), "zh : \"钢铁 铁生 生产\"");
	CHECK_STR(query("钢"), "zh : \"钢\" *");
	CHECK_STR(query("钢、生铁"), "zh : \"钢\" * AND zh : \"生铁\"");
	CHECK_STR(query("32111钻井队"), "zh : \"钻井 井队\"");
	CHECK_STR(query("new products"), "{zh en} : \"new products\"");
	CHECK_STR(query("a\"b"), "{zh en} : \"a b\"");
	CHECK_STR(query(" - "), "");
	CHECK_STR(query(""), "");
}

static void
compares(void)
{
	size_t end = 0;

	CHECK(bigram_holds(SLICE("重庆３２111钻井队"), SLICE("32111钻井")));
	CHECK(bigram_holds(SLICE("一Ａb二"), SLICE("aB二")));
	CHECK(!bigram_holds(SLICE("钢 铁"), SLICE("钢铁")));
	CHECK(!bigram_holds(SLICE("钢"), SLICE("钢铁")));
	CHECK(!bigram_holds(SLICE("钢"), SLICE("")));
	CHECK(!bigram_holds(SLICE(""), SLICE("钢")));
	CHECK(bigram_find(SLICE("一二一二三"), SLICE("一二三"), 0, &end) == 6);
	CHECK(end == 15);
	CHECK(bigram_find(SLICE("一二一二"), SLICE("一二"), 3, &end) == 6);
}

int
main(void)
{
	TEST(splits);
	TEST(asks);
	TEST(compares);
	buffer_free(&out);
	return test_done();
}

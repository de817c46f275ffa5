/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "beads.h"
#include "intmap.h"
#include "lexicon.h"
#include "numbers.h"
#include "seams.h"
#include "test.h"
#include "vec.h"

static int64_t
number(enum lang l, const char *s)
{
	struct slice text = slice_of(s);
	int64_t milli = -1;
	size_t off = 0;
	bool ok = l == ZH ? number_read_zh(text, &off, &milli)
			  : number_read_en(text, &off, &milli);

	return ok ? milli : -1;
}

static void
chinese_numbers(void)
{
	CHECK(number(ZH, "一千一百七十一种") == 1171000);
	CHECK(number(ZH, "一百五十多种") == 150000);
	CHECK(number(ZH, "十五万") == 150000000);
	CHECK(number(ZH, "三万六千四百多万") == 36400000);
	CHECK(number(ZH, "一亿二千万") == INT64_C(120000000000));
	CHECK(number(ZH, "一九五八年") == 1958000);
	CHECK(number(ZH, "二○一０年") == 2010000);
	CHECK(number(ZH, "百分之") == 100000);
	CHECK(number(ZH, "１５.７９％") == 15790);
	CHECK(number(ZH, "十六点八") == 16800);
	CHECK(number(ZH, "廿三日") == 23000);
	CHECK(number(ZH, "工厂") == -1);
	CHECK(number(ZH, "〇") == -1);
}

static void
english_numbers(void)
{
	CHECK(number(EN, "1,171 new") == 1171000);
	CHECK(number(EN, "15.79%") == 15790);
	CHECK(number(EN, "1.4 million") == INT64_C(1400000000));
	CHECK(number(EN, "sixty-five factories") == 65000);
	CHECK(number(EN, "Two hundred and fifty-six") == 256000);
	CHECK(number(EN, "ten thousand jin") == 10000000);
	CHECK(number(EN, "July 22nd") == 7000);
	CHECK(number(EN, "march on") == -1);
	CHECK(number(EN, "steel") == -1);
}

static void
long_numbers(void)
{
	static char digits[1 << 16];
	static const char *const runs[] = {"9", "九", "万", "亿", "."};

	for (size_t k = 0; k < sizeof(runs) / sizeof(*runs); k++) {
		size_t n = 0, len = strlen(runs[k]);

		for (; n + len <= sizeof(digits); n += len)
			memcpy(digits + n, runs[k], len);
		for (size_t off = 0; off < n;) {
			size_t from = off;
			int64_t milli = 0;

			number_read_zh((struct slice){digits, n}, &off, &milli);
			CHECK(off <= n);
			if (off == from)
				break;
		}
		for (size_t off = 0; off < n;) {
			size_t from = off;
			int64_t milli = 0;

			number_read_en((struct slice){digits, n}, &off, &milli);
			CHECK(off <= n);
			if (off == from)
				break;
		}
	}
}

static void
check_stem(const char *word, const char *want)
{
	char out[STEM_MAX];
	size_t n = stem(slice_of(word), out);

	CHECK_STR(((struct slice){out, n}), want);
}

static void
stems(void)
{
	check_stem("Produced", "produc");
	check_stem("production", "product");
	check_stem("factories", "factori");
	check_stem("factory", "factori");
	check_stem("planned", "plan");
	check_stem("needed", "need");
	check_stem("need", "need");
	check_stem("labour", "labor");
	check_stem("organised", "organiz");
	check_stem("organization", "organiz");
	check_stem("classes", "class");
	check_stem("use", "us");
	check_stem("used", "us");
}

static void
intmaps(void)
{
	struct arena *a = arena_new();
	struct intmap m;

	intmap_init(&m, a, 0);
	for (uint32_t i = 1; i <= 1000; i++)
		CHECK(intmap_put(&m, i * 77, i) == i);
	CHECK(intmap_put(&m, 77, 5) == 1);
	for (uint32_t i = 1; i <= 1000; i++)
		CHECK(intmap_get(&m, i * 77, 0) == i);
	CHECK(intmap_get(&m, 3, 9) == 9);
	arena_free(a);
}

/* Units by the line. */
static struct unit_list
units_of(struct arena *a, const char *lines)
{
	struct slice rest = slice_of(lines), line;
	VEC(struct text_unit) units = {0};

	while (rest.n > 0) {
		const char *end = memchr(rest.p, '\n', rest.n);
		size_t n = end != NULL ? (size_t)(end - rest.p) : rest.n;

		line = slice_head(rest, n);
		rest = slice_tail(rest, n + 1);
		*VEC_ADD(a, &units) = (struct text_unit){.text = line};
	}
	return (struct unit_list){units.v, units.n};
}

/* Beads cover both sides once, in order of the Chinese, and in order of the
 * English but for those marked. */
static void
check_cover(const struct bead_list *beads, size_t nzh, size_t nen)
{
	size_t zh = 0, total = 0, en = 0;
	char *seen = calloc(nen + 1, 1);

	for (size_t k = 0; k < beads->n; k++) {
		const struct bead *b = &beads->v[k];

		CHECK(b->side[ZH].count + b->side[EN].count > 0);
		CHECK(b->side[ZH].first == zh || b->side[ZH].count == 0);
		zh += b->side[ZH].count;
		CHECK(b->side[EN].first + b->side[EN].count <= nen);
		for (uint32_t j = 0; j < b->side[EN].count; j++)
			CHECK(!seen[b->side[EN].first + j]++);
		total += b->side[EN].count;
		CHECK(b->score >= 0 && b->score <= 1);
		if (b->reordered || b->side[EN].count == 0)
			continue;
		CHECK(b->side[EN].first >= en);
		en = b->side[EN].first + b->side[EN].count;
	}
	CHECK(zh == nzh && total == nen);
	free(seen);
}

static const char *
bead_text(struct arena *a, const struct bead_list *beads)
{
	struct slice out = SLICE_NONE;

	for (size_t k = 0; k < beads->n; k++) {
		const struct run *z = &beads->v[k].side[ZH];
		const struct run *e = &beads->v[k].side[EN];

		out = arena_printf(a, "%.*s%u+%u:%u+%u%s ", SLICE_ARG(out),
		    z->first, z->count, e->first, e->count,
		    beads->v[k].reordered ? "!" : "");
	}
	return out.n > 0 ? out.p : "";
}

static void
check_beads(const char *zh, const char *en, bool reorder, const char *want)
{
	struct arena *a = arena_new();
	struct unit_list u[LANGS] = {units_of(a, zh), units_of(a, en)};
	struct bead_list beads = align_units(a, u, NULL, reorder);

	check_cover(&beads, u[ZH].n, u[EN].n);
	CHECK_STR(slice_of(bead_text(a, &beads)), want);
	arena_free(a);
}

static void
without_a_lexicon(void)
{
	check_beads("", "", true, "");
	check_beads("只有中文。", "", true, "0+1:0+0 ");
	check_beads("", "English only.", true, "0+0:0+1 ");
	check_beads("全市有九百多座工厂。\n产品有一千一百七十一种，很多。",
	    "The city has more than 900 factories.\n"
	    "There are 1,171 kinds of products, very many.",
	    true, "0+1:0+1 1+1:1+1 ");
}

/* How the units begin ("b" with a quotation, "h" they hold one) and end. */
static void
check_seams(enum lang l, const char *lines, const char *want)
{
	struct arena *a = arena_new();
	struct unit_list u[LANGS] = {{NULL, 0}, {NULL, 0}};
	struct seams s;
	struct slice out = SLICE_NONE;

	u[l] = units_of(a, lines);
	seams_find(&s, a, u, u[EN].n);
	for (size_t i = 0; i < u[l].n; i++)
		out = arena_printf(a, "%.*s%c%c%c ", SLICE_ARG(out),
		    "bh-"[s.v[l][i].begin], ".?!-"[s.v[l][i].end / SEAM_QUOTES],
		    "qi-"[s.v[l][i].end % SEAM_QUOTES]);
	CHECK_STR(out, want);
	arena_free(a);
}

static void
seams(void)
{
	check_seams(ZH,
	    "他问：“你来吗？\n今天不行。”\n“好！”\n他走了……\n（完）",
	    "h?i -.q b!q --- --- ");
	check_seams(EN,
	    "'Don't you dare,' he said.\n\"Who's there?\n"
	    "The boys' father!\" (He ran.)\n'Come\n\n"
	    "now,' she said, 'at once.'\nThe works' output",
	    "b.- b?i -.- b-i --i h.q --- ");
	/* Nobody closes it. */
	check_seams(ZH, "“一\n二\n三\n四\n五\n六\n七\n八\n九\n十\n百\n千",
	    "b-i --i --i --i --i --i --i --i --i --i --- --- ");
}

/* Where words say nothing, marks and quotations tell who speaks. */
static void
dialogue(void)
{
	check_beads("“这样一来就能行得通吗？”\n"
		    "“行了，你去做。”",
	    "'Will it?'\n'Of course it will, I say.\n"
	    "Do it and never worry about it.'",
	    false, "0+1:0+1 1+1:1+2 ");
}

/* What was left out (644 tons) gives way to what was told behind it. */
static void
out_of_order(void)
{
	check_beads("这个厂今年生产了三百一十一吨钢。\n"
		    "另外还有四百二十二吨生铁和九十五吨铜。\n"
		    "矿山上开采了五百三十三吨煤炭。\n"
		    "水泥厂今年烧出水泥六百四十四吨。\n"
		    "公路上运走了七百五十五吨货物。",
	    "This works produced 311 tons of steel this year.\n"
	    "In the mines 533 tons of coal were dug.\n"
	    "There were 422 tons of pig iron and 95 of copper.\n"
	    "On the road 755 tons of goods were carried away.",
	    true, "0+1:0+1 1+1:2+1! 2+1:1+1 3+1:2+0 4+1:3+1 ");
}

/* Lists of many kinds and sizes, from a fixed sequence. */
static void
always_covers(void)
{
	static const char *const pieces[LANGS][4] = {
	    {"工人们生产了三百吨钢。", "好！", "", "一九五八年，锦州市。"},
	    {"The workers produced 300 tons of steel.", "Good!", "",
		"In 1958, Jinzhou City."},
	};
	uint32_t seed = 7;

	for (int round = 0; round < 200; round++) {
		struct arena *a = arena_new();
		struct unit_list u[LANGS];
		struct bead_list beads;

		for (int l = 0; l < LANGS; l++) {
			seed = seed * 1664525 + 1013904223;
			u[l].n = (seed >> 16) % (round < 190 ? 40 : 900);
			u[l].v = ARENA_NEW(a, struct text_unit, u[l].n);
			for (size_t i = 0; i < u[l].n; i++) {
				seed = seed * 1664525 + 1013904223;
				u[l].v[i].text =
				    slice_of(pieces[l][seed >> 30]);
				u[l].v[i].paragraph = (uint32_t)i / 5;
			}
		}
		beads = align_units(a, u, NULL, round % 2);
		check_cover(&beads, u[ZH].n, u[EN].n);
		arena_free(a);
	}
}

/* Memory grows with the length, not with its square: ten times the text
 * takes no more than some twenty times the room. */
static void
linear_memory(void)
{
	size_t size[2];

	for (int k = 0; k < 2; k++) {
		struct arena *a = arena_new();
		struct unit_list u[LANGS];
		struct bead_list beads;

		for (int l = 0; l < LANGS; l++) {
			u[l].n = k ? 10000 : 1000;
			u[l].v = ARENA_NEW(a, struct text_unit, u[l].n);
			for (size_t i = 0; i < u[l].n; i++)
				u[l].v[i].text =
				    l == ZH
					? SLICE("生产了很多钢铁。")
					: SLICE(
					      "Much steel was produced there.");
		}
		beads = align_units(a, u, NULL, false);
		check_cover(&beads, u[ZH].n, u[EN].n);
		size[k] = arena_size(a);
		arena_free(a);
	}
	CHECK(size[1] < size[0] * 20);
}

int
main(void)
{
	TEST(chinese_numbers);
	TEST(english_numbers);
	TEST(long_numbers);
	TEST(stems);
	TEST(intmaps);
	TEST(without_a_lexicon);
	TEST(seams);
	TEST(dialogue);
	TEST(out_of_order);
	TEST(always_covers);
	TEST(linear_memory);
	return test_done();
}

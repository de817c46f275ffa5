/* SPDX-License-Identifier: MIT */
/* test_frame.c - the Markdown around the bodies, and what is hostile in them */
#include <stdlib.h>
#include <unistd.h>

#include "archive_info.h"
#include "article.h"
#include "chars.h"
#include "header.h"
#include "markdown.h"
#include "test.h"

static struct arena *arena;
static struct diag *d;
static struct buffer text;
static struct source s;

static void
begin(void)
{
	arena_reset(arena);
	buffer_clear(&text);
	diag_free(d);
	d = diag_new();
}

static void
repeat(const char *what, size_t times)
{
	for (size_t i = 0; i < times; i++)
		buffer_puts(&text, what);
}

static bool
read_text(void)
{
	return source_from_bytes(
	    &s, arena, d, buffer_slice(&text), SLICE("x.md"), NULL);
}

static const char before[] = "Title: T\nDate: 1959-03-02\nPage: 2\n\n";
static const char between[] = "\n\n<hr /> \n\nOriginal: \n\n\n### 题\n\n"
			      "1959-03-02\n第2版()\n专栏：\n\n";

/* An article with `english` in one body and `chinese` in the other. */
static struct article *
parse_with(const char *english, size_t n, const char *chinese, size_t m)
{
	begin();
	buffer_puts(&text, before);
	repeat(english, n);
	buffer_puts(&text, between);
	buffer_puts(&text, "    ");
	repeat(chinese, m);
	buffer_puts(&text, "\n");
	return read_text() ? article_parse(arena, d, &s) : NULL;
}

static void
outlines_blocks(void)
{
	struct outline o;

	begin();
	buffer_puts(&text, "A: b\nC: d\n\n    code\n\n<hr /> \n\n### h\nx\n\n"
			   "> > deep\n\n---\n");
	CHECK(read_text());
	outline(&o, arena, &s, s.nlines);
	CHECK(o.blocks.n == 7);
	CHECK(o.blocks.v[0].kind == BLOCK_PARAGRAPH);
	CHECK(o.blocks.v[0].first == 0 && o.blocks.v[0].end == 2);
	CHECK(o.blocks.v[1].kind == BLOCK_CODE);
	CHECK(o.blocks.v[2].kind == BLOCK_HTML && o.blocks.v[2].first == 5);
	CHECK(o.blocks.v[3].kind == BLOCK_HEADING);
	CHECK(o.blocks.v[3].level == 3 && o.blocks.v[3].first == 7);
	CHECK(o.blocks.v[4].kind == BLOCK_PARAGRAPH);
	CHECK(o.blocks.v[5].kind == BLOCK_OTHER);
	CHECK(o.blocks.v[6].kind == BLOCK_RULE);
}

static void
lines_of_chinese_are_joined(void)
{
	static const char *const rows[][2] = {
	    {"可以\n取走，\n用于**别\n处**\n。",
		"可以取走，用于<strong>别处</strong>。"},
	    {"可以\nTEI\n取走", "可以\nTEI\n取走"},
	    {"one\ntwo", "one\ntwo"},
	    {"一  \n二", "一<br />\n二"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct buffer html = {0}, want = {0};

		markdown_html(&html, slice_of(rows[i][0]));
		buffer_printf(&want, "<p>%s</p>\n", rows[i][1]);
		CHECK(slice_eq(buffer_slice(&html), buffer_slice(&want)));
		buffer_free(&html);
		buffer_free(&want);
	}
}

/* Each of these once took quadratic time or unbounded depth somewhere. */
static void
hostile_bodies_are_only_text(void)
{
	static const struct {
		const char *english;
		size_t n;
		size_t paragraphs;
	} rows[] = {
	    {"> ", 100000, 1},
	    {"- ", 100000, 1},
	    {"> x\n\n", 20000, 20000},
	    {"[", 100000, 1},
	    {"![[](", 50000, 1},
	    {"*a **a ", 50000, 1},
	    {"`", 100000, 1},
	    {"    <!--\n", 20000, 20000},
	    {"<![CDATA[\n\n", 20000, 20000},
	    {"a\n\n", 100000, 100000},
	    {"<hr />\n\n", 20000, 20000},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct article *a =
		    parse_with(rows[i].english, rows[i].n, "正文。", 1);

		CHECK(a != NULL);
		if (a == NULL)
			continue;
		if (a->half[EN].paragraphs.n != rows[i].paragraphs)
			printf("# row %zu: %zu\n", i, a->half[EN].paragraphs.n);
		CHECK(a->half[EN].paragraphs.n == rows[i].paragraphs);
		CHECK(a->half[ZH].paragraphs.n == 1);
		CHECK_STR(article_text(a, a->half[ZH].title), "题");
		CHECK_STR(article_text(a, a->half[EN].title), "T");
	}
}

static void
hostile_datelines_end(void)
{
	struct article *a;

	a = parse_with("Xinhua News Agency, ", 50000, "新华社", 50000);
	CHECK(a != NULL && a->half[ZH].dateline.paragraph == -1);
	a = parse_with("9", 1000000, "九", 300000);
	CHECK(a != NULL && a->half[ZH].paragraphs.n == 1);
	a = parse_with("x (", 50000, "（", 50000);
	CHECK(a != NULL && a->half[EN].dateline.paragraph == -1);
}

/* The separator is found though the fence before it is never closed. */
static void
swallowed_separator(void)
{
	struct article *a = parse_with("```\n", 1, "正文。", 1);

	CHECK(a != NULL && a->half[ZH].present && a->half[EN].present);
	CHECK(diag_count(d, DIAG_HIDDEN_SEPARATOR) == 1);
	a = parse_with("Text.\n", 1, "正文。", 1);
	CHECK(a != NULL && diag_worst(d) == -1);
}

static void
reads_numbers(void)
{
	static const struct {
		const char *text;
		int32_t value;
		size_t off;
	} rows[] = {
	    {"29日", 29, 2},
	    {"二十九日", 29, 9},
	    {"十日", 10, 3},
	    {"二十日", 20, 6},
	    {"十九", 19, 6},
	    {"廿三日", 23, 6},
	    {"卅一日", 31, 6},
	    {"３０日", 30, 6},
	    {"一九六○年", 1960, 12},
	    {"一九四九年", 1949, 12},
	    {"日", -1, 0},
	    {"12345", -1, 4},
	    {"", -1, 0},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		size_t off = 0;

		CHECK(read_number(slice_of(rows[i].text), &off, 4) ==
		      rows[i].value);
		CHECK(off == rows[i].off);
	}
}

static struct slice
date(const char *words)
{
	static char out[DATE_SIZE];

	return slice_of(date_format(read_date(slice_of(words)), out));
}

static void
reads_dates_and_pages(void)
{
	CHECK_STR(date("1960-08-03"), "1960-08-03");
	CHECK_STR(date("1960/8/3"), "1960-08-03");
	CHECK_STR(date("1960年8月3日"), "1960-08-03");
	CHECK_STR(date("一九六〇年八月三日"), "1960-08-03");
	CHECK_STR(date("1960-02-30"), "");
	CHECK_STR(date("0000-00-00"), "");
	CHECK_STR(date("1960-08-03 x"), "");
	CHECK_STR(date("1960-08/03"), "");
	CHECK_STR(date("60"), "");
	CHECK(read_page(SLICE("2")) == 2);
	CHECK(read_page(SLICE("第２版")) == 2);
	CHECK(read_page(SLICE("第十二版")) == 12);
	CHECK(read_page(SLICE("0")) == 0);
	CHECK(read_page(SLICE("999999999")) == 0);
	CHECK(read_page(SLICE("front")) == 0);
}

static void
ids_are_derived(void)
{
	struct article *a;

	begin();
	/* sha256("../x/\"'") begins with the eight digits below. */
	buffer_puts(&text, "Title: ../x/\"'\nDate: 1960-08-03\n\nText.\n");
	CHECK(read_text());
	a = article_parse(arena, d, &s);
	CHECK(a != NULL);
	CHECK_STR(a->id, "1960-08-03-p0-678e2689");
}

/* A file in the current folder of the test. */
static void
write_file(const char *path, const char *words)
{
	FILE *f = fopen(path, "w");

	CHECK(f != NULL && fputs(words, f) != EOF && fclose(f) == 0);
}

static void
archive_describes_itself(void)
{
	char path[] = "/tmp/duikan-archive-XXXXXX";
	int fd = mkstemp(path);
	struct corpus c = {.name = SLICE("folder")};
	struct archive_info info;

	CHECK(fd >= 0);
	close(fd);
	begin();
	write_file(path,
	    "Title: The Jinhe Daily\r\nTitle-zh: 锦河日报\nBase-URL: "
	    "https://example.org/\nColour: red\n\n# About\n\n"
	    "It is *good*.<script>x</script>\n\n"
	    "[a](javascript:alert(1)) https://example.org\n");
	c.archive_md = slice_of(path);
	CHECK(archive_info_read(&info, arena, d, &c));
	CHECK_STR(info.title, "The Jinhe Daily");
	CHECK_STR(info.title_zh, "锦河日报");
	CHECK_STR(info.base_url, "https://example.org/");
	CHECK(info.rights.n == 0);
	CHECK(diag_count(d, DIAG_UNKNOWN_FIELD) == 1);
	CHECK(slice_find(info.about_html, SLICE("<h1>About</h1>"), 0) !=
	      SIZE_MAX);
	CHECK(
	    slice_find(info.about_html, SLICE("<em>good</em>"), 0) != SIZE_MAX);
	CHECK(slice_find(info.about_html, SLICE("<script"), 0) == SIZE_MAX);
	CHECK(slice_find(info.about_html, SLICE("javascript"), 0) == SIZE_MAX);
	unlink(path);
	CHECK(!archive_info_read(&info, arena, d, &c));
	CHECK(diag_count(d, DIAG_CANNOT_READ) == 1);
	c.archive_md = SLICE_NONE;
	CHECK(archive_info_read(&info, arena, d, &c));
	CHECK_STR(info.title, "folder");
	CHECK(info.about_html.n == 0);
}

/* A separator inside a fence is text where a true one follows. */
static void
fenced_separator(void)
{
	static const char fence[] = "```\n<hr />\n\nOriginal:\n```\n\n";
	struct article *a = parse_with(fence, 1, "正文。\n", 1);

	CHECK(a != NULL && a->half[ZH].present);
	if (a == NULL)
		return;
	CHECK_STR(article_text(a, a->half[ZH].title), "题");
	CHECK(a->half[EN].paragraphs.n > 0);
	CHECK(slice_find(article_text(a, a->half[EN].body), SLICE("Original:"),
		  0) != SIZE_MAX);
	CHECK(diag_count(d, DIAG_HIDDEN_SEPARATOR) == 0);
}

int
main(void)
{
	arena = arena_new();
	d = diag_new();
	TEST(outlines_blocks);
	TEST(lines_of_chinese_are_joined);
	TEST(hostile_bodies_are_only_text);
	TEST(hostile_datelines_end);
	TEST(swallowed_separator);
	TEST(fenced_separator);
	TEST(reads_numbers);
	TEST(reads_dates_and_pages);
	TEST(ids_are_derived);
	TEST(archive_describes_itself);
	buffer_free(&text);
	diag_free(d);
	arena_free(arena);
	return test_done();
}

/* SPDX-License-Identifier: MIT */
/* test_shelf.c - articles come off the shelf in any order, however small its
 * windows are against the containers */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "filename.h"
#include "json_article.h"
#include "members.h"
#include "shelf.h"
#include "test.h"

enum { ARTICLES = 500 };

static char top[64];
static struct arena *arena;

static void
write_lines(const char *path, int from)
{
	FILE *f = fopen(path, "w");

	CHECK(f != NULL);
	for (int i = from; i < from + ARTICLES; i++)
		fprintf(f,
		    "%s{\"title_en\":\"No. %d\",\"text_en\":\"It is %d.\"}\n",
		    i % 7 == 0 ? "\n" : "", i, i);
	CHECK(fclose(f) == 0);
}

/* Asks for all places in order and expects the article that belongs there. */
static void
expect_order(const struct corpus *c, uint64_t window, const uint32_t *order)
{
	struct read_options o = {.window = window};
	struct shelf *shelf = shelf_new(c, &o, order, c->files.n);
	struct diag *d = diag_new();
	char want[64];

	for (size_t i = 0; i < c->files.n; i++) {
		struct source s;

		snprintf(want, sizeof(want), "It is %u.\n",
		    order != NULL ? (unsigned)order[i] : (unsigned)i);
		CHECK(shelf_read(shelf, i, &s, arena, d));
		CHECK(slice_find(s.text, slice_of(want), 0) != SIZE_MAX);
	}
	CHECK(diag_worst(d) == -1);
	shelf_free(shelf);
	diag_free(d);
	arena_reset(arena);
}

static void
gives_in_any_order(void)
{
	static const uint64_t windows[] = {1, 4096, 20000, 0};
	struct read_options o = {.window = 0};
	uint32_t order[2 * ARTICLES];
	struct corpus c;
	char path[128];

	corpus_init(&c);
	snprintf(path, sizeof(path), "%s/a.jsonl", top);
	write_lines(path, 0);
	snprintf(path, sizeof(path), "%s/b.jsonl", top);
	write_lines(path, ARTICLES);
	/* The second, packed, can only be read from front to back. */
	snprintf(path, sizeof(path), "gzip -n %s/b.jsonl", top);
	CHECK(!members_supported() || system(path) == 0);
	CHECK(corpus_add(&c, NULL, top, &o));
	CHECK(c.files.n == 2 * ARTICLES && c.containers.n == 2);
	CHECK_STR(c.files.v[0].name, "a.jsonl:2");
	for (uint32_t i = 0; i < 2 * ARTICLES; i++)
		order[i] = i * 377 % (2 * ARTICLES);
	for (size_t i = 0; i < sizeof(windows) / sizeof(*windows); i++) {
		expect_order(&c, windows[i], NULL);
		expect_order(&c, windows[i], order);
	}
	corpus_release(&c);
}

static void
tells_what_is_gone(void)
{
	struct read_options o = {.window = 0};
	struct diag *d = diag_new();
	struct corpus c;
	struct shelf *shelf;
	struct source s;
	char path[128];

	corpus_init(&c);
	snprintf(path, sizeof(path), "%s/a.jsonl", top);
	CHECK(corpus_add(&c, d, path, &o));
	CHECK(unlink(path) == 0);
	shelf = shelf_new(&c, &o, NULL, c.files.n);
	CHECK(!shelf_read(shelf, 0, &s, arena, d));
	CHECK(diag_count(d, DIAG_CANNOT_READ) == 1);
	shelf_free(shelf);
	corpus_release(&c);
	diag_free(d);
}

static void
makes_text_of_json(void)
{
	static const char *const good[][2] = {
	    {"{\"text_en\":\"One.\\n\\n  Two.\\n# Three\",\"title_en\":\"T\","
	     "\"author\":[\"A B\",\"C\"],\"date\":\"1960-08-03\",\"page\":2}",
		"Title: T\nAuthor: A B  C\nDate: 1960-08-03\nPage: 2\n\n"
		"One.\n\nTwo.\n\n    # Three\n\n"
		"<hr />\n\nOriginal:\n\n### "},
	    {"{\"text_zh\":\"一。\\n　　二。\",\"title_zh\":\"甲\\n乙\","
	     "\"page\":\"3\",\"page_name\":\"要闻\",\"column\":\"简讯\","
	     "\"author_zh\":\"丙\",\"other\":[{}],\"text_en\":null}",
		"<hr />\n\nOriginal:\n\n### 甲  乙\n\n丙\n\n"
		"第3版(要闻)\n专栏：简讯\n\n    一。\n    二。\n"},
	};
	static const char *const bad[] = {"", "{", "[1]", "{}",
	    "{\"text_en\":1}", "{\"text_en\":\" \"}",
	    "{\"text_en\":\"x\",\"text_en\":\"y\"}",
	    "{\"text_en\":\"x\",\"author\":{}}", "{\"text_en\":\"x\\ud800\"}",
	    "{\"text_en\":\"x\\u0000\"}", "{\"text_en\":\"\xff\"}",
	    "{\"text_en\":\"x\"} y"};
	struct buffer b = {0};
	char why[160];

	for (size_t i = 0; i < 2; i++) {
		buffer_clear(&b);
		CHECK(json_article(&b, slice_of(good[i][0]), why, sizeof(why)));
		CHECK_STR(buffer_slice(&b), good[i][1]);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		why[0] = '\0';
		CHECK(!json_article(&b, slice_of(bad[i]), why, sizeof(why)));
		CHECK(why[0] != '\0');
	}
	buffer_free(&b);
}

static void
makes_text_of_names(void)
{
	static const char *const names[][2] = {
	    {"重庆.txt", "重庆.txt"},
	    {"\xd6\xd8\xc7\xec.txt", "重庆.txt"}, /* GB18030 */
	    {"a\x01\n\x7f.txt", "a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd.txt"},
	    {"a\xff\xfe.txt", "a\xef\xbf\xbd\xef\xbf\xbd.txt"},
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		CHECK_STR(
		    filename_text(arena, slice_of(names[i][0])), names[i][1]);
	CHECK_STR(filename_stem(SLICE("1960-08.tar.gz")), "1960-08");
	CHECK_STR(filename_stem(SLICE("x.jsonl.zst")), "x");
	CHECK_STR(filename_stem(SLICE("corpus")), "corpus");
	CHECK(!filename_is_container(SLICE(".zip")));
	CHECK(!filename_is_article(SLICE("README.md")));
}

int
main(void)
{
	char command[128];

	snprintf(top, sizeof(top), "/tmp/duikan-shelf-XXXXXX");
	if (mkdtemp(top) == NULL)
		return 1;
	arena = arena_new();
	TEST(gives_in_any_order);
	TEST(tells_what_is_gone);
	TEST(makes_text_of_json);
	TEST(makes_text_of_names);
	arena_free(arena);
	snprintf(command, sizeof(command), "rm -rf %s", top);
	return system(command) != 0 ? 1 : test_done();
}

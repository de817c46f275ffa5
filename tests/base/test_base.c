/* SPDX-License-Identifier: MIT */
/* test_base.c - what every room stands on */
#include "test.h"

#include <stdlib.h>

#include "arena.h"
#include "buffer.h"
#include "calendar.h"
#include "diag.h"
#include "digest.h"
#include "format.h"
#include "json.h"
#include "map.h"
#include "pattern.h"
#include "table.h"
#include "utf8.h"
#include "vec.h"

static void
writes_to_streams(void)
{
	FILE *full = fopen("/dev/full", "we");
	FILE *f = tmpfile();
	char line[8] = "";

	CHECK(slice_write(SLICE_NONE, f) && slice_write(SLICE("勘"), f));
	rewind(f);
	CHECK(fread(line, 1, sizeof(line), f) == 3);
	CHECK_STR(slice_of(line), "勘");
	setvbuf(full, NULL, _IONBF, 0);
	CHECK(slice_write(SLICE_NONE, full) && !slice_write(SLICE("x"), full));
	fclose(f);
	fclose(full);
}

static void
trims_wide_blanks(void)
{
	CHECK_STR(slice_trim(SLICE(" \t\r\n　　重庆　 ")), "重庆");
	CHECK_STR(slice_trim(SLICE("　　")), "");
	CHECK(slice_find(SLICE("abcabc"), SLICE("bc"), 2) == 4);
	CHECK(slice_find(SLICE("abc"), SLICE("d"), 0) == SIZE_MAX);
	CHECK(slice_cmp(SLICE("ab"), SLICE("abc")) < 0);
}

static void
compares_without_case(void)
{
	CHECK(slice_starts_nocase(SLICE("Title: x"), SLICE("title")));
	CHECK(!slice_starts_nocase(SLICE("Tit"), SLICE("title")));
	CHECK(slice_eq_nocase(SLICE("重庆A[@"), SLICE("重庆a[@")));
	/* Letters alone: @ and ` are one bit apart, too. */
	CHECK(!slice_eq_nocase(SLICE("@"), SLICE("`")));
	CHECK(cp_lower('Z') == 'z' && cp_lower('[') == '[');
	CHECK(cp_narrow(0xff21) == 'A' && cp_narrow(0x3000) == ' ');
	CHECK(cp_is_white('\r') && cp_is_white(0x3000) && !cp_is_white('a'));
}

static void
puts_text_on_a_line(void)
{
	struct buffer b = {0};

	buffer_put_line(&b, SLICE("重庆\r\n\t 钢  厂　x"));
	CHECK_STR(buffer_slice(&b), "重庆 钢 厂　x");
	buffer_free(&b);
}

static void
vec_keeps_its_elements(void)
{
	struct arena *a = arena_new();
	VEC(int) v = {0};
	size_t sum = 0;

	for (int i = 0; i < 1000; i++)
		*VEC_ADD(a, &v) = i;
	VEC_EACH (i, &v)
		sum += (size_t)*i;
	CHECK(v.n == 1000 && sum == 499500);
	arena_reset(a);
	CHECK(*ARENA_NEW(a, int, 1) == 0);
	arena_free(a);
}

/* Every sequence of up to four bytes near the borders of table 3-7. */
static void
utf8_borders(void)
{
	static const unsigned char edge[] = {0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f,
	    0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee,
	    0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff};
	size_t wrong = 0, n = sizeof(edge);

	for (size_t i = 0; i < n * n * n * n; i++) {
		char s[4] = {(char)edge[i / n / n / n],
		    (char)edge[i / n / n % n], (char)edge[i / n % n],
		    (char)edge[i % n]};
		struct slice whole = {s, 4};
		size_t valid = utf8_valid_prefix(whole), at = 0;
		char back[4];

		while (at < valid) {
			size_t from = at;
			uint32_t cp = utf8_next(whole, &at);

			wrong += cp > 0x10ffff ||
				 (cp >= 0xd800 && cp <= 0xdfff) ||
				 utf8_encode(cp, back) != at - from ||
				 memcmp(back, s + from, at - from) != 0;
		}
		wrong += at != valid;
	}
	CHECK(wrong == 0);
	CHECK(utf8_width(SLICE("重庆ab")) == 6);
	CHECK(utf8_count(SLICE("重庆ab")) == 4);
}

static void
days_count_both_ways(void)
{
	struct date d = date_make(1899, 12, 30);
	char out[DATE_SIZE];
	int wrong = 0;

	for (int32_t n = date_number(d); n < date_number(d) + 80000; n++)
		wrong += date_number(date_from_number(n)) != n;
	CHECK(wrong == 0);
	CHECK(date_number(date_make(1970, 1, 1)) == 0);
	CHECK(date_weekday(date_make(2026, 11, 21)) == 6);
	CHECK(!date_make(1960, 2, 30).known && date_make(1960, 2, 29).known);
	CHECK(!date_parse(SLICE("0000-00-00")).known);
	CHECK(!date_parse(SLICE("1960-8-03")).known);
	CHECK_STR(slice_of(date_format(date_parse(SLICE("1960-08-03")), out)),
	    "1960-08-03");
	CHECK(date_cmp(date_make(1960, 1, 1), (struct date){0}) < 0);
}

static void
map_finds_what_it_holds(void)
{
	struct arena *a = arena_new();
	struct map m;
	int value = 7, missed = 0;

	map_init(&m, a);
	CHECK(map_get(&m, SLICE("none")) == NULL);
	for (int i = 0; i < 5000; i++)
		*map_at(&m, arena_printf(a, "key%d", i)) = &value + 0 * i;
	for (int i = 0; i < 6000; i++)
		missed += map_get(&m, arena_printf(a, "key%d", i)) == NULL;
	CHECK(missed == 1000 && m.n == 5000);
	arena_free(a);
}

static void
json_escapes(void)
{
	struct buffer b = {0};

	json_begin_object(&b, NULL);
	json_string(&b, "a", SLICE("\"\\\n\x01</script>\xe2\x80\xa8"));
	json_begin_array(&b, "b");
	json_number(&b, NULL, 15.79);
	json_number(&b, NULL, 1e20);
	json_number(&b, NULL, 1.0 / 3);
	json_number(&b, NULL, -0.0);
	json_integer(&b, NULL, -5);
	json_end_array(&b);
	json_string(&b, "c", SLICE_NONE);
	json_end_object(&b);
	CHECK_STR(buffer_slice(&b),
	    "{\"a\":\"\\\"\\\\\\n\\u0001\\u003c/script>"
	    "\\u2028\",\"b\":[15.79,100000000000000000000,0.3333333333333333,"
	    "0,-5],\"c\":null}");
	buffer_free(&b);
}

/* The fewest digits that are read back as the same number: libc's, with some
 * patience. */
static void
numbers_are_those_of_libc(void)
{
	struct buffer b = {0};
	uint32_t random = 1;
	int wrong = 0;

	for (int i = 0; i < 200000; i++) {
		static const double by[] = {1, 10, 1e3, 1e5, 1e6, 1e7, 3, 1e9};
		char want[64];
		double v;

		random = random * 1664525 + 1013904223;
		v = (double)(int32_t)random / by[i % 8] / (i % 3 ? 1 : 977);
		buffer_clear(&b);
		put_number(&b, v);
		buffer_putc(&b, '\0');
		for (int n = 15; n <= 17; n++) {
			snprintf(want, sizeof(want), "%.*g", n, v);
			if (strtod(want, NULL) == v)
				break;
		}
		wrong += strcmp(b.p, want) != 0;
	}
	CHECK(wrong == 0);
	buffer_free(&b);
}

#define CHECK_FORMAT(size, ...)                                                \
	do {                                                                   \
		char want[64], got[64];                                        \
		int n = snprintf(want, size, __VA_ARGS__);                     \
                                                                               \
		memset(got, '#', sizeof(got));                                 \
		CHECK(format_to(got, size, __VA_ARGS__) == (size_t)n);         \
		CHECK(strcmp(got, want) == 0);                                 \
	} while (0)

static void
formats_as_libc_does(void)
{
	struct buffer b = {0};
	struct arena *a = arena_new();
	volatile size_t few = 6, one = 1; /* gcc would see what is cut off */
	char name[300];
	int other = 0;

	CHECK_FORMAT(64, "plain, 100 %%");
	CHECK_FORMAT(64, "%s#%s.%c%u", "", "zh", 's', 0u);
	CHECK_FORMAT(64, "%.*s|%.*s|%.*s", 2, "abc", 0, "abc", 9, "abc");
	CHECK_FORMAT(
	    64, "%d %d %u %zu", INT32_MIN, INT32_MAX, UINT32_MAX, SIZE_MAX);
	CHECK_FORMAT(64, "%lld %lld", (long long)INT64_MIN, 0ll);
	/* What is left to libc, also behind what is not. */
	CHECK_FORMAT(
	    64, "%s %zu %04d %x %.3f %s", "a", (size_t)7, 58, 255u, 0.5, "b");
	CHECK_FORMAT(few, "%s-%d-%s", "abc", 12345, "def");
	CHECK_FORMAT(few, "%s%x", "abcdef", 1u);
	CHECK_FORMAT(one, "%s", "abc");
	memset(name, 'n', sizeof(name));
	CHECK(arena_printf(a, "%.*s!", 300, name).n == 301);
	for (int i = 0; i < 300; i++)
		buffer_printf(&b, "%.*s;", i, name);
	CHECK(b.n == 300 * 299 / 2 + 300);
	for (size_t i = 0; i < b.n; i++)
		other += b.p[i] != 'n' && b.p[i] != ';';
	CHECK(other == 0);
	buffer_free(&b);
	arena_free(a);
}

static void
patterns_find_and_give_up(void)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	struct location at = {.path = SLICE("p.tsv")};
	struct pattern *p =
	    pattern_new(a, d, at, SLICE("(?<=庆)[0-9]+"), false);
	struct pattern *bomb = pattern_new(a, d, at, SLICE("(?:a+)+$"), true);
	struct buffer as = {0};
	struct span found;

	CHECK(pattern_at(p, SLICE("12重庆34"), 0, &found) == PATTERN_NONE);
	CHECK(pattern_at(p, SLICE("12重庆34"), 8, &found) == PATTERN_FOUND);
	CHECK(found.start == 8 && found.end == 10);
	for (int i = 0; i < 5000; i++)
		buffer_putc(&as, i % 2 ? 'a' : 'A');
	buffer_putc(&as, '!');
	CHECK(pattern_at(bomb, buffer_slice(&as), 0, &found) == PATTERN_LIMIT);
	CHECK(diag_worst(d) == -1);
	CHECK(pattern_new(a, d, at, SLICE("(open"), false) == NULL);
	CHECK(diag_count(d, DIAG_BAD_PATTERN) == 1);
	buffer_free(&as);
	diag_free(d);
	arena_free(a);
}

static void
tables_report_bad_rows(void)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	struct slice rest = SLICE("a| b ||c"), item;
	struct table t;
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);

	table_parse(&t, a, d, SLICE("t.tsv"),
	    SLICE("# comment\nx\ty\t z \r\n\nshort\n重\t庆\n"), 2, 4);
	CHECK(t.nrows == 2 && t.row[0].ncells == 3);
	CHECK_STR(t.row[0].cell[2], "z");
	CHECK_STR(t.row[1].cell[3], "");
	CHECK(diag_worst(d) == ERROR);
	CHECK(diag_print(d, out, NOTE));
	fclose(out);
	CHECK_STR(slice_of(text),
	    "t.tsv:4:1: error: row has too few columns, skipped: short\n");
	for (int n = 0; table_item(&rest, '|', &item); n++)
		CHECK_STR(item, n == 0 ? "a" : n == 1 ? "b" : "c");
	free(text);
	diag_free(d);
	arena_free(a);
}

static void
diagnostics_escape_and_stop(void)
{
	struct diag *d = diag_new(), *to = diag_new();
	struct location at = {SLICE("a\x1b.txt"), SLICE("重\r\n庆x"), 8};
	char *text = NULL;
	size_t len = 0, lines = 0;
	FILE *out = open_memstream(&text, &len);

	diag(d, DIAG_PRIVATE_USE, at, SLICE("x\xe2\x80\xae\n"));
	diag_move(to, d);
	for (int i = 0; i < 500; i++)
		diag(to, DIAG_CONTROLS, at, SLICE("3"));
	CHECK(diag_count(to, DIAG_CONTROLS) == 500);
	diag_print(to, out, NOTE);
	fclose(out);
	CHECK(slice_starts(slice_of(text),
	    SLICE("a\\u{1B}.txt:2:2: warning: "
		  "private-use characters kept: x\\u{202E}\\u{A}\n")));
	for (size_t i = 0; i < len; i++)
		lines += text[i] == '\n';
	CHECK(lines == 102);
	free(text);
	diag_free(d);
	diag_free(to);
}

/* The examples of FIPS 180-4; a file gives what its bytes give. */
static void
digests_are_sha256(void)
{
	struct slice abc = SLICE("abc");
	struct digest d = digest_of(abc), of_file;
	char hex[DIGEST_HEX];
	FILE *f = tmpfile();

	digest_hex(&d, hex);
	CHECK_STR(((struct slice){hex, DIGEST_HEX}),
	    "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad");
	CHECK(f != NULL && fwrite(abc.p, 1, abc.n, f) == abc.n);
	rewind(f);
	CHECK(digest_of_file(&of_file, fileno(f)) && digest_eq(&d, &of_file));
	fclose(f);
	d = digest_of((struct slice){NULL, 0});
	digest_hex(&d, hex);
	CHECK_STR(((struct slice){hex, 8}), "e3b0c442");
}

int
main(void)
{
	TEST(trims_wide_blanks);
	TEST(writes_to_streams);
	TEST(compares_without_case);
	TEST(puts_text_on_a_line);
	TEST(vec_keeps_its_elements);
	TEST(utf8_borders);
	TEST(days_count_both_ways);
	TEST(map_finds_what_it_holds);
	TEST(json_escapes);
	TEST(numbers_are_those_of_libc);
	TEST(formats_as_libc_does);
	TEST(patterns_find_and_give_up);
	TEST(tables_report_bad_rows);
	TEST(diagnostics_escape_and_stop);
	TEST(digests_are_sha256);
	return test_done();
}

/* SPDX-License-Identifier: MIT */
/* The authority files as they are, and what the loaders say of bad ones.
 * The first argument is the folder of the tables. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "arena.h"
#include "authority.h"
#include "fold.h"
#include "place_names.h"
#include "termset.h"
#include "test.h"
#include "utf8.h"

static struct arena *arena;
static struct diag *said;
static struct authority auth;
static struct place_names *known;

static const struct place *
place(const char *id)
{
	return gazetteer_by_id(auth.gazetteer, slice_of(id));
}

static struct slice
province_of(const char *id, const char *day)
{
	const struct place *p = gazetteer_province(
	    auth.gazetteer, place(id), date_parse(slice_of(day)));

	return p != NULL ? p->id : SLICE("none");
}

static struct slice
parent_of(const char *id, const char *day)
{
	const struct place *p = gazetteer_parent(
	    auth.gazetteer, place(id), date_parse(slice_of(day)));

	return p != NULL ? p->id : SLICE("none");
}

static struct slice
found(const char *name)
{
	const struct place *p = NULL;

	return place_names_find(known, slice_of(name), &p, 1) > 0
		   ? p->id
		   : SLICE("none");
}

static void
tables_are_clean(void)
{
	CHECK(diag_worst(said) == -1);
	CHECK(gazetteer_size(auth.gazetteer) >= 3000);
	CHECK(industries_size(auth.industries) == 21 + 88);
}

static void
provinces_have_dates(void)
{
	CHECK_STR(province_of("chongqing", "1952-05-01"), "chongqing");
	CHECK_STR(province_of("chongqing", "1957-12-26"), "sichuan");
	CHECK_STR(province_of("chongqing", "1997-06-18"), "chongqing");
	CHECK_STR(province_of("jinzhou", "1950-01-01"), "liaoxi");
	CHECK_STR(province_of("jinzhou", "1960-06-04"), "liaoning");
	CHECK_STR(province_of("chengde", "1955-07-30"), "rehe");
	CHECK_STR(province_of("chengde", "1956-07-30"), "hebei");
	CHECK_STR(province_of("chifeng", "1972-01-01"), "liaoning");
	CHECK_STR(province_of("chifeng", "1955-01-01"), "rehe");
	CHECK_STR(province_of("yaan", "1955-09-01"), "xikang");
	CHECK_STR(province_of("yaan", "1955-10-01"), "sichuan");
	CHECK_STR(province_of("harbin", "1950-10-01"), "songjiang");
	CHECK_STR(province_of("harbin", "1953-10-01"), "harbin");
	CHECK_STR(province_of("harbin", "1956-11-01"), "heilongjiang");
	CHECK_STR(province_of("fujin", "1951-01-01"), "songjiang");
	CHECK_STR(province_of("datong", "1951-01-01"), "chahar");
	CHECK_STR(province_of("xinxiang", "1951-01-01"), "pingyuan");
	CHECK_STR(province_of("xuzhou", "1951-01-01"), "shandong");
	CHECK_STR(province_of("xuzhou", "1953-01-01"), "jiangsu");
	CHECK_STR(province_of("hohhot", "1953-01-01"), "suiyuan");
	CHECK_STR(province_of("yinchuan", "1956-01-01"), "gansu");
	CHECK_STR(province_of("yinchuan", "1959-01-01"), "ningxia");
	CHECK_STR(province_of("tianjin", "1957-01-01"), "tianjin");
	CHECK_STR(province_of("tianjin", "1960-01-01"), "hebei");
	CHECK_STR(province_of("sanya", "1960-01-01"), "guangdong");
	CHECK_STR(province_of("moscow", "1960-01-01"), "none");
	CHECK_STR(province_of("china", "1960-01-01"), "none");
	CHECK_STR(province_of("sichuan", "1960-01-01"), "sichuan");
	/* Without a date it is what held for longest. */
	CHECK_STR(province_of("chongqing", ""), "sichuan");
}

static void
regions_hold_provinces_until_1954(void)
{
	CHECK_STR(parent_of("sichuan", "1953-01-01"), "southwest");
	CHECK_STR(parent_of("sichuan", "1957-01-01"), "china");
	CHECK_STR(parent_of("songjiang", "1953-01-01"), "northeast");
	CHECK_STR(parent_of("songjiang", "1957-01-01"), "none");
	CHECK_STR(parent_of("hefei", "1950-06-01"), "wanbei");
	CHECK_STR(parent_of("wuhu", "1950-06-01"), "wannan");
	CHECK(gazetteer_within(auth.gazetteer, place("beibei"),
	    place("sichuan"), date_make(1958, 1, 1)));
	CHECK(!gazetteer_within(auth.gazetteer, place("beibei"),
	    place("sichuan"), date_make(1953, 1, 1)));
	CHECK(!gazetteer_within(auth.gazetteer, place("tokyo"), place("china"),
	    date_make(1953, 1, 1)));
}

static void
names_are_found_in_any_script(void)
{
	CHECK_STR(found("重庆"), "chongqing");
	CHECK_STR(found("重庆市"), "chongqing");
	CHECK_STR(found("渝"), "chongqing");
	CHECK_STR(found("CHUNGKING"), "chongqing");
	CHECK_STR(found("chongqing"), "chongqing");
	CHECK_STR(found("旅大"), "dalian");
	CHECK_STR(found("Luda"), "dalian");
	CHECK_STR(found("Mukden"), "shenyang");
	CHECK_STR(found("安东"), "dandong");
	CHECK_STR(found("归绥"), "hohhot");
	CHECK_STR(found("迪化"), "urumqi");
	CHECK_STR(found("urumqi"), "urumqi");
	CHECK_STR(found("北平"), "beijing");
	CHECK_STR(found("Xian"), "xian");
	CHECK_STR(found("xi'an"), "xian");
	CHECK_STR(found("Kharbin"), "harbin");
	CHECK_STR(found("  Jehol Province "), "rehe");
	CHECK_STR(found("重慶市"), "chongqing");
	CHECK_STR(found("遼寧省"), "liaoning");
	CHECK_STR(found("瀋陽"), "shenyang");
	CHECK_STR(found("廈門"), "xiamen");
	CHECK_STR(found("Ch'ung-ch'ing"), "chongqing");
	CHECK_STR(found("Hsi-an"), "xian");
	CHECK_STR(found("Chin-chou"), "jinzhou");
	CHECK_STR(found("Kuei-yang"), "guiyang");
	CHECK_STR(found("Shih-chia-chuang"), "shijiazhuang");
	CHECK_STR(found("Ch'ang-ch'un"), "changchun");
	CHECK_STR(found("Dukou"), "panzhihua");
	CHECK_STR(found("Pudong New Area"), "pudong-new-area");
	CHECK_STR(found("Africa"), "africa");
	CHECK_STR(found("nowhere"), "none");
	CHECK_STR(found(""), "none");
}

/* A soft hyphen is folded away, but makes a name go the long way. */
static bool
folds_alike(struct slice name)
{
	struct slice hyphened =
	    arena_printf(arena, "%.*s\xc2\xad", SLICE_ARG(name));

	return slice_eq(fold_name(arena, name), fold_name(arena, hyphened));
}

static void
plain_names_are_folded_like_others(void)
{
	static const uint32_t ends[] = {
	    0x7f, 0x80, 0x4dff, 0x4e00, 0x9fff, 0xa000};
	size_t n = gazetteer_size(auth.gazetteer);
	char cp[5];

	for (size_t i = 0; i < n; i++)
		for (int l = 0; l < LANGS; l++)
			CHECK(folds_alike(
			    gazetteer_place(auth.gazetteer, i)->name[l]));
	for (uint32_t c = 0x20; c < 0x80; c++)
		CHECK(folds_alike((struct slice){cp, utf8_encode(c, cp)}));
	for (uint32_t c = 0x4e00; c <= 0x9fff; c += 13)
		CHECK(folds_alike((struct slice){cp, utf8_encode(c, cp)}));
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		CHECK(
		    folds_alike((struct slice){cp, utf8_encode(ends[i], cp)}));
}

static void
readings_are_true(void)
{
	CHECK_STR(place("changchun")->pinyin, "chang chun");
	CHECK_STR(place("xiamen")->pinyin, "xia men");
	CHECK_STR(place("changsha")->pinyin, "chang sha");
	CHECK_STR(place("luan")->pinyin, "lu an");
	CHECK_STR(place("chengdu")->pinyin, "cheng du");
}

static void
names_and_kinds_have_dates(void)
{
	struct date d1957 = date_make(1957, 1, 1);
	const struct gazetteer *g = auth.gazetteer;

	CHECK_STR(gazetteer_name(g, place("dalian"), ZH, d1957), "旅大");
	CHECK_STR(gazetteer_name(g, place("dalian"), EN, d1957), "Lüda");
	CHECK_STR(gazetteer_name(g, place("dandong"), ZH, d1957), "安东");
	CHECK_STR(
	    gazetteer_name(g, place("dandong"), ZH, date_make(1970, 1, 1)),
	    "丹东");
	CHECK_STR(
	    gazetteer_name(g, place("beijing"), EN, date_make(1947, 1, 1)),
	    "Beiping");
	CHECK(gazetteer_kind(g, place("chongqing"), d1957) == PLACE_CITY);
	CHECK(gazetteer_kind(g, place("chongqing"), date_make(1952, 1, 1)) ==
	      PLACE_MUNICIPALITY);
	CHECK(gazetteer_kind(g, place("guangxi"), d1957) == PLACE_PROVINCE);
	CHECK(gazetteer_kind(g, place("guangxi"), date_make(1960, 1, 1)) ==
	      PLACE_AUTONOMOUS_REGION);
}

static void
the_past_is_told(void)
{
	const struct gazetteer *g = auth.gazetteer;
	struct place_past past;
	size_t n = 0, names = 0;

	for (; gazetteer_past(g, place("dalian"), n, &past); n++)
		if (past.in == NULL) {
			CHECK_STR(past.name[ZH], "旅大");
			CHECK_STR(past.name[EN], "Lüda");
			CHECK(past.when.from.year == 1950);
			names++;
		}
	CHECK(names == 1);
	CHECK(gazetteer_past(g, place("dalian"), n - 1, &past));
	CHECK_STR(past.in->id, "liaoning");
	CHECK(!past.when.to.known);
	CHECK(!gazetteer_past(g, place("kenya"), 1, &past));
}

static void
paths_have_no_dates(void)
{
	CHECK_STR(place("chongqing")->path, "sichuan/chongqing");
	CHECK_STR(place("jinzhou")->path, "liaoning/jinzhou");
	CHECK_STR(place("beijing")->path, "beijing");
	CHECK_STR(place("southwest")->path, "southwest");
	CHECK_STR(place("moscow")->path, "soviet-union/moscow");
	CHECK_STR(place("songjiang")->path, "songjiang");
}

static void
longest_name_is_matched(void)
{
	const struct termset *t = gazetteer_terms(auth.gazetteer, ZH);
	struct slice text = SLICE("新疆维吾尔自治区和黑龙江");
	const struct term *hit = termset_match(t, text, 0, SIZE_MAX);

	CHECK(hit != NULL);
	CHECK_STR(hit->text, "新疆维吾尔自治区");
	hit = termset_match(t, text, 0, hit->text.n);
	CHECK_STR(hit->text, "新疆");
	CHECK(termset_match(t, text, 0, hit->text.n) == NULL);
	CHECK(termset_match(t, text, 24, SIZE_MAX) == NULL);
	CHECK_STR(termset_match(t, text, 27, SIZE_MAX)->text, "黑龙江");
	CHECK(termset_match(t, text, text.n - 3, SIZE_MAX) == NULL);
	CHECK(termset_match(t, SLICE(""), 0, SIZE_MAX) == NULL);
}

static struct slice
industry_called(const char *name)
{
	for (size_t i = 0; i < industries_names(auth.industries); i++) {
		struct industry_name n = industries_name(auth.industries, i);

		if (slice_eq(n.name, slice_of(name)))
			return n.industry->code;
	}
	return SLICE("none");
}

static void
industries_are_found(void)
{
	const struct industries *in = auth.industries;

	CHECK_STR(industry_called("机床厂"), "28");
	CHECK_STR(industry_called("machine tools"), "28");
	CHECK_STR(industry_called("steel"), "24");
	CHECK_STR(industry_called("no such trade"), "none");
	CHECK_STR(industries_by_code(in, SLICE("28"))->code, "28");
	CHECK_STR(industries_by_code(in, SLICE("13"))->section->code, "C");
}

/* A file of the test's own. */
static const char *
write_table(const char *text)
{
	static char path[] = "/tmp/duikan-test-XXXXXX";
	static bool made;
	FILE *f;

	if (!made)
		close(mkstemp(path));
	made = true;
	f = fopen(path, "w");
	fputs(text, f);
	fclose(f);
	return path;
}

static size_t
reported(const char *text, enum diag_code code)
{
	struct diag *d = diag_new();
	struct arena *a = arena_new();
	const char *path = write_table(text);
	size_t n;

	CHECK(gazetteer_load(a, d, path) != NULL);
	n = diag_count(d, code);
	diag_free(d);
	arena_free(a);
	unlink(path);
	return n;
}

static void
bad_rows_are_reported(void)
{
#define ROW(id, parents, lat)                                                  \
	id "\t名\t\tming\tMing\t\tcity\t" parents "\t\t" lat "\t1.0\n"
	CHECK(reported(ROW("a", "", "1") ROW("a", "", "1"),
		  DIAG_TABLE_DUPLICATE) == 1);
	CHECK(reported(ROW("a", "b::", "1"), DIAG_TABLE_UNKNOWN_REF) == 1);
	CHECK(reported(ROW("a", "b::", "1"), DIAG_PLACE_ORPHAN) == 1);
	CHECK(reported(ROW("a", "", "91"), DIAG_TABLE_BAD_CELL) == 1);
	CHECK(reported(ROW("a", "", "x"), DIAG_TABLE_BAD_CELL) == 1);
	CHECK(reported(ROW("A b", "", "1"), DIAG_TABLE_BAD_CELL) == 1);
	CHECK(reported(ROW("a", "a:1950:1949", "1"), DIAG_TABLE_BAD_CELL) == 1);
	CHECK(reported(ROW("a", "a::", "1"), DIAG_PLACE_CYCLE) == 1);
	CHECK(reported(ROW("b", "", "1") ROW("c", "", "1")
			   ROW("a", "b::1954-06|c:1954-06-30:", "1"),
		  DIAG_PLACE_OVERLAP) == 1);
	CHECK(reported(ROW("b", "", "1") ROW("c", "", "1")
			   ROW("a", "b::1954-06|c:1954-07:", "1"),
		  DIAG_PLACE_OVERLAP) == 0);
	CHECK(reported("a\tb\n", DIAG_TABLE_SHORT_ROW) == 1);
}

int
main(int argc, char **argv)
{
	if (argc < 2)
		return 99;
	arena = arena_new();
	said = diag_new();
	if (!authority_load(
		&auth, arena, said, &(struct lexicon_sources){.dir = argv[1]}))
		return 99;
	known = place_names_new(arena, auth.gazetteer);
	diag_print(said, stdout, NOTE);
	TEST(tables_are_clean);
	TEST(provinces_have_dates);
	TEST(regions_hold_provinces_until_1954);
	TEST(names_are_found_in_any_script);
	TEST(plain_names_are_folded_like_others);
	TEST(readings_are_true);
	TEST(names_and_kinds_have_dates);
	TEST(the_past_is_told);
	TEST(paths_have_no_dates);
	TEST(longest_name_is_matched);
	TEST(industries_are_found);
	TEST(bad_rows_are_reported);
	diag_free(said);
	arena_free(arena);
	return test_done();
}

/* SPDX-License-Identifier: MIT */
/* What a careful reader says of the five articles: places, subjects,
 * provinces, industries, organisations, and where the versions differ. */
#include "pipeline.h"

static const char *folder;

static const char chemical[] = "000_fb1bc393c69145ae.txt";
static const char jinzhou[] = "001_b9ad766cd1670af9.txt";
static const char aid[] = "002_50fd599ff2e7b2f8.txt";
static const char heilongjiang[] = "003_4255a69e3252440b.txt";
static const char records[] = "004_a121a3b0a873c9ca.txt";

static bool
all_within(const struct dossier *d, const char *place, const char *province)
{
	bool any = false, all = true;

	VEC_EACH (m, &d->places)
		if (m->place != NULL &&
		    slice_eq(m->place->id, slice_of(place))) {
			any = true;
			all = all && m->within != NULL &&
			      slice_eq(m->within->id, slice_of(province));
		}
	return any && all;
}

static size_t
disagreeing(const struct dossier *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->facts->figures.n; i++)
		n += d->facts->figures.v[i].lang == ZH &&
		     d->figure_links[i].verdict != VERDICT_AGREE;
	return n;
}

static void
chemical_industry_of_chongqing(void)
{
	struct dossier *d = dossier_of_file(folder, chemical);

	CHECK_STR(subjects(d), "chongqing");
	CHECK_STR(places(d, ZH), "chongqing");
	CHECK_STR(places(d, EN), "chongqing");
	CHECK_STR(implied(d, ZH), "chongqing");
	CHECK(all_within(d, "chongqing", "sichuan"));
	CHECK_STR(industries_of(d), "20 21");
	CHECK_STR(organisations(d, ZH),
	    "新华社 重庆市化工局 市化工局 西南制药厂 河北艺术师范学院");
	CHECK_STR(organisations(d, EN),
	    "Xinhua_News_Agency Chongqing_Chemical_Bureau "
	    "Municipal_Chemical_Bureau Southwest_Pharmaceutical_Factory "
	    "Hebei_Art_Normal_College");
	CHECK_STR(organisation(d, "市化工局")->id.n > 0
		      ? organisation(d, "市化工局")->id
		      : SLICE_NONE,
	    organisation(d, "重庆市化工局")->id.p);
	CHECK(disagreeing(d) == 0);
	CHECK_STR(discrepancies(d), "");
}

static void
new_products_of_jinzhou(void)
{
	struct dossier *d = dossier_of_file(folder, jinzhou);

	CHECK_STR(subjects(d), "jinzhou");
	CHECK_STR(places(d, ZH), "jinzhou shenyang");
	CHECK_STR(places(d, EN), "jinzhou shenyang");
	CHECK(all_within(d, "jinzhou", "liaoning"));
	CHECK(all_within(d, "shenyang", "liaoning"));
	CHECK_STR(organisations(d, ZH),
	    "中共辽宁省锦州市委 中共锦州市委 市委 铁北化工厂");
	CHECK_STR(
	    organisation(d, "Tiebei Chemical Plant")->name_zh, "铁北化工厂");
	CHECK(slice_eq(organisation(d, "市委")->id,
	    organisation(d, "中共辽宁省锦州市委")->id));
	CHECK(slice_find(discrepancies(d),
		  SLICE("name: place named in one "
			"version only: 辽宁省 / -"),
		  0) != SIZE_MAX);
	CHECK(slice_find(discrepancies(d),
		  SLICE("figure: numbers differ: "
			"好几番 / several times"),
		  0) != SIZE_MAX);
}

static void
aid_for_three_provinces(void)
{
	struct dossier *d = dossier_of_file(folder, aid);

	CHECK_STR(subjects(d), "chongqing");
	CHECK_STR(places(d, ZH), "yunnan guizhou sichuan chongqing southwest");
	CHECK_STR(places(d, EN), "yunnan guizhou sichuan chongqing southwest");
	CHECK_STR(implied(d, ZH), "chongqing sichuan");
	CHECK(all_within(d, "chongqing", "sichuan"));
	CHECK_STR(slice_head(industries_of(d), 5), "28 24");
	CHECK_STR(organisations(d, ZH),
	    "中共重庆市委 市委 "
	    "重庆空气压缩机厂 重庆钢铁公司 望江机器厂 重庆第三钢铁厂 "
	    "重庆机床厂");
	CHECK(organisation(d, "Wangjiang Machinery Factory")->pair >= 0);
	CHECK_STR(organisation(d, "重庆第三钢铁厂")->industry->code, "24");
	CHECK(disagreeing(d) == 0);
}

static void
machine_building_in_heilongjiang(void)
{
	struct dossier *d = dossier_of_file(folder, heilongjiang);

	CHECK_STR(subjects(d), "heilongjiang");
	CHECK_STR(places(d, ZH), "heilongjiang harbin fujin jiamusi");
	CHECK(all_within(d, "fujin", "heilongjiang"));
	CHECK(all_within(d, "harbin", "heilongjiang"));
	CHECK_STR(slice_head(industries_of(d), 2), "28");
	CHECK_STR(organisations(d, ZH),
	    "新华社 国营佳木斯电机厂 省人民委员会 工业办公室");
	CHECK_STR(organisation(d, "国营佳木斯电机厂")->name_zh, "佳木斯电机厂");
	CHECK_STR(organisation(d, "省人民委员会")->place->id, "heilongjiang");
	CHECK_STR(discrepancies(d),
	    "untranslated: left untranslated: 富锦县 / F锦\n");
}

static void
records_in_chongqing(void)
{
	struct dossier *d = dossier_of_file(folder, records);

	CHECK_STR(subjects(d), "chongqing");
	CHECK_STR(places(d, ZH), "chongqing");
	CHECK_STR(organisations(d, ZH),
	    "重庆钢铁公司 重庆机床厂 "
	    "西南第一丝纺厂 天府煤矿 中共重庆市委 市委");
	CHECK_STR(organisation(d, "天府煤矿")->industry->code, "05");
	CHECK_STR(organisation(d, "西南第一丝纺厂")->industry->code, "13");
	CHECK_STR(
	    discrepancies(d), "unit: units differ: 一百五十八人次 / 158\n");
}

static void
one_id_in_all_articles(void)
{
	struct dossier *a = dossier_of_file(folder, aid);
	struct dossier *b = dossier_of_file(folder, records);

	CHECK(slice_eq(organisation(a, "重庆机床厂")->id,
	    organisation(b, "重庆机床厂")->id));
	CHECK(slice_eq(organisation(a, "Chongqing Machine Tool Plant")->id,
	    organisation(b, "Chongqing Machine Tool Factory")->id));
	CHECK(!slice_eq(organisation(a, "重庆机床厂")->id,
	    organisation(a, "重庆第三钢铁厂")->id));
}

int
main(int argc, char **argv)
{
	if (argc < 3)
		return 99;
	arena = arena_new();
	if (!authority_load(
		&auth, arena, NULL, &(struct lexicon_sources){.dir = argv[1]}))
		return 99;
	folder = argv[2];
	TEST(chemical_industry_of_chongqing);
	TEST(new_products_of_jinzhou);
	TEST(aid_for_three_provinces);
	TEST(machine_building_in_heilongjiang);
	TEST(records_in_chongqing);
	TEST(one_id_in_all_articles);
	arena_free(arena);
	return test_done();
}

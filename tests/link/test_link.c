/* SPDX-License-Identifier: MIT */
/* Traps, composed for tests: what looks like a place or an organisation and
 * is none, names that more than one place has, numbers that were changed. */
#include "pipeline.h"

static struct slice
places_in(const char *zh)
{
	return places(dossier_of("1960-05-01", "短讯", zh, NULL, NULL), ZH);
}

static void
what_is_no_place(void)
{
	CHECK_STR(places_in("拳击手穆罕默德·阿里到了上海。"), "shanghai");
	CHECK_STR(places_in("他住在南京路，坐着长沙发，穿中山装。"), "");
	CHECK_STR(places_in("四平街的商店很多。"), "");
	CHECK_STR(places_in("世界大同是大家的愿望。"), "");
	CHECK_STR(places_in("风向西北，西北部有雪。"), "");
	CHECK_STR(places_in("重庆路过的船很多。"), "chongqing");
	CHECK_STR(places_in("黄河南岸种了小麦。"), "");
	CHECK_STR(places_in("农业和田间管理，混合肥料，完成都很快。"), "");
	CHECK_STR(places_in("召开县委会议，响应县委号召，传达县里的话。"), "");
	CHECK_STR(places_in("朝鲜族社员到长白山去，四平方公里。"), "");
	CHECK_STR(places_in("中南海和长安街。"), "");
	CHECK_STR(places_in("推广东风农场一个旧厂的经验。"), "");
	/* Small places need a word for their kind, or company. */
	CHECK_STR(places_in("望江的人很多。"), "");
	CHECK_STR(places_in("安徽望江的人很多。"), "anhui wangjiang");
	CHECK_STR(places_in("望江县的人很多。"), "wangjiang");
}

static void
places_have_old_names(void)
{
	CHECK_STR(places_in("旅大和安东的工厂。"), "dalian dandong");
	CHECK_STR(places_in("归绥、迪化、北平。"), "hohhot urumqi beijing");
	CHECK_STR(places_in("平原省新乡市的纱厂。"), "pingyuan xinxiang");
	CHECK_STR(places_in("东北平原一片绿。"), "northeast");
}

static void
the_holder_settles_what_is_meant(void)
{
	struct dossier *d = dossier_of("1958-05-01", "短讯",
	    "福建省永安县和辽宁省朝阳市报告丰收。", "News in brief",
	    "Yongan County in Fujian Province and Chaoyang City in Liaoning "
	    "Province report a good harvest.");

	CHECK_STR(places(d, ZH), "fujian yongan liaoning chaoyang");
	d = dossier_of("1958-05-01", "富阳县造纸", "浙江富阳县的纸厂。",
	    "Papermaking in Fuyang County",
	    "A paper mill of Fuyang County, Zhejiang.");
	CHECK_STR(places(d, EN), "fuyang-zhejiang zhejiang");
}

static void
subjects_are_told_from_passing_mentions(void)
{
	struct dossier *d = dossier_of("1958-05-01", "鞍山钢厂增产",
	    "新华社沈阳一日电　鞍山的钢厂增产。鞍山工人学习上海的经验。",
	    "Anshan steel", "Anshan's steel mills produce more.");

	CHECK_STR(subjects(d), "anshan");
	d = dossier_of("1958-05-01", "北京、上海商店增多",
	    "北京和上海的商店增多。", "Shops", "More shops.");
	CHECK_STR(subjects(d), "beijing shanghai");
	d = dossier_of("1958-05-01", "全市增产",
	    "新华社天津一日电　全市工厂增产。", "More", "More.");
	CHECK_STR(subjects(d), "tianjin");
	CHECK_STR(implied(d, ZH), "tianjin");
	d = dossier_of("1958-05-01", "重庆市场",
	    "重庆商店多。日本市场、该市场和城市内部，四川省内都不同。", NULL,
	    NULL);
	CHECK_STR(implied(d, ZH), "");
}

static void
what_is_no_organisation(void)
{
	struct dossier *d = dossier_of("1958-05-01", "短讯",
	    "重庆各工厂的厂长和许多煤矿的工人，在食品公司、卫星厂和"
	    "重型机器厂里开会，新的局面出现了。重庆的公社很多。",
	    "News in brief",
	    "Directors of factories in Chongqing and workers of many coal "
	    "mines held meetings in food companies, satellite factories and "
	    "heavy machinery factories. There are many communes.");

	CHECK_STR(organisations(d, ZH), "");
	CHECK_STR(organisations(d, EN), "");
}

static void
organisations_are_paired(void)
{
	struct dossier *d = dossier_of("1958-05-01", "短讯",
	    "国营武汉第二机床厂和上海市纺织工业局订了合同。"
	    "冶金工业部表扬了青山炼油厂。",
	    "News in brief",
	    "The state-run Wuhan No. 2 Machine Tool Works signed a contract "
	    "with the Shanghai Textile Industry Bureau. The Ministry of "
	    "Metallurgical Industry praised the Qingshan Oil Refinery.");
	const struct organisation_mention *o =
	    organisation(d, "国营武汉第二机床厂");

	CHECK_STR(organisations(d, ZH),
	    "国营武汉第二机床厂 "
	    "上海市纺织工业局 冶金工业部 青山炼油厂");
	CHECK_STR(o->name_zh, "武汉第二机床厂");
	CHECK_STR(o->name_en, "Wuhan No. 2 Machine Tool Works");
	CHECK_STR(o->place->id, "wuhan");
	CHECK_STR(o->industry->code, "28");
	CHECK_STR(organisation(d, "上海市纺织工业局")->name_en,
	    "Shanghai Textile Industry Bureau");
	CHECK_STR(organisation(d, "冶金工业部")->id,
	    "ministry-of-metallurgical-industry");
	CHECK(organisation(d, "青山炼油厂")->pair >= 0);
}

static void
shy_names_need_the_other_half(void)
{
	const char *zh = "河北省丰润、玉田两县的互助组增产。旅大造了大孤山"
			 "铁矿的机器。";
	struct dossier *d = dossier_of("1956-05-01", "短讯", zh, "News",
	    "Mutual-aid teams of Fengrun and Yutian counties of Hebei produced "
	    "more. Lüda made machines for the Dagushan Iron Mine.");

	CHECK_STR(places(d, ZH), "hebei fengrun yutian dalian");
	CHECK_STR(places(d, EN), "fengrun yutian hebei dalian");
	d = dossier_of("1956-05-01", "短讯", "厂长刘中山到上海去。", "News",
	    "Factory director Liu Zhongshan went to Shanghai.");
	CHECK_STR(places(d, ZH), "shanghai");
	CHECK_STR(places(d, EN), "shanghai");
	d = dossier_of("1956-05-01", "短讯", zh, "News",
	    "Mutual-aid teams of Fengrun and Yutian counties of Hebei produced "
	    "more. Lüda made machines for the Dagushan Iron Mine.");
	/* 孤 is in no table of readings. */
	CHECK_STR(organisations(d, ZH), "大孤山铁矿");
	CHECK_STR(places_in(zh), "hebei fengrun dalian");
}

static struct slice
collated(const char *zh, const char *en)
{
	return pairs(dossier_of("1960-05-01", "短讯", zh, "News", en));
}

static void
equal_values_in_different_words_agree(void)
{
	CHECK_STR(collated("全厂产钢一亿二千万斤。",
		      "The plant made 120 million jin of steel."),
	    "一亿二千万=120 million:agree\n");
	CHECK_STR(
	    collated("生产效率提高了一倍。", "Production efficiency doubled."),
	    "一=doubled:agree\n");
	CHECK_STR(collated("完成计划的77％以上。",
		      "More than 77% of the plan was completed."),
	    "77=77:agree\n");
	CHECK_STR(collated("合格率是百分之三十。",
		      "The rate of passing is 30 percent."),
	    "三十=30:agree\n");
	CHECK_STR(collated("工厂有三十台机床。",
		      "The factory has thirty machine tools."),
	    "三十=thirty:agree\n");
}

static void
changed_numbers_are_caught(void)
{
	CHECK_STR(collated("全厂产钢一万五千吨。",
		      "The plant made 150,000 tons of steel."),
	    "一万五千=150,000:differ/value\n");
	CHECK_STR(collated("产值增长15.79％，工人增加八百人。",
		      "Output value grew 15.97%, and 800 workers were added."),
	    "15.79=15.97:differ/value\n八百=800:agree\n");
	CHECK_STR(collated("生产汽车三百二十辆，拖拉机五百台。",
		      "It produced 500 tractors and 230 cars."),
	    "三百二十=230:differ/value\n五百=500:agree\n");
	CHECK_STR(collated("有职工二千人，产煤三万吨。",
		      "It produced 30,000 tons of coal."),
	    "二千=-:missing\n三万=30,000:agree\n");
}

static void
one_half_alone_is_not_collated(void)
{
	struct dossier *d =
	    dossier_of("1960-05-01", "短讯", "重庆产钢三百吨。", NULL, NULL);

	CHECK_STR(pairs(d), "三百=-:none\n");
	CHECK_STR(discrepancies(d), "");
}

static void
figures_know_what_they_are_about(void)
{
	struct dossier *d = dossier_of("1960-05-01", "四川工业",
	    "四川增产。重庆钢铁公司产钢三百吨，成都量具刃具厂产量具五百件。",
	    NULL, NULL);
	const struct figure_link *k = d->figure_links;

	CHECK(d->facts->figures.n == 2);
	CHECK_STR(k[0].place->id, "chongqing");
	CHECK_STR(k[0].industry->code, "24");
	CHECK_STR(
	    d->organisations.v[k[0].organisation].name_zh, "重庆钢铁公司");
	CHECK_STR(k[1].place->id, "chengdu");
	CHECK_STR(
	    d->organisations.v[k[1].organisation].name_zh, "成都量具刃具厂");
}

static void
chinese_in_the_english_is_told(void)
{
	struct dossier *d = dossier_of("1960-05-01", "短讯", "工作早展开。",
	    "News", "The work was early展开 launch.");

	CHECK_STR(discrepancies(d),
	    "untranslated: left untranslated: 展开 / early展开\n");
}

int
main(int argc, char **argv)
{
	if (argc < 2)
		return 99;
	arena = arena_new();
	if (!authority_load(
		&auth, arena, NULL, &(struct lexicon_sources){.dir = argv[1]}))
		return 99;
	TEST(what_is_no_place);
	TEST(places_have_old_names);
	TEST(the_holder_settles_what_is_meant);
	TEST(subjects_are_told_from_passing_mentions);
	TEST(what_is_no_organisation);
	TEST(organisations_are_paired);
	TEST(shy_names_need_the_other_half);
	TEST(equal_values_in_different_words_agree);
	TEST(changed_numbers_are_caught);
	TEST(one_half_alone_is_not_collated);
	TEST(figures_know_what_they_are_about);
	TEST(chinese_in_the_english_is_told);
	arena_free(arena);
	return test_done();
}

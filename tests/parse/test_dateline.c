/* SPDX-License-Identifier: MIT */
/* test_dateline.c - the shapes of datelines, one row each
 *
 * "|" stands where the dateline must end; a text without it has none. */
#include "dateline.h"
#include "test.h"

struct row {
	const char *text;
	enum agency agency;
	const char *agency_text, *place, *date_text, *date;
};

static const char *const paper = "1956-11-01";

static const struct row rows_zh[] = {
    {"新华社重庆2日电|　重庆市", AGENCY_XINHUA, "新华社", "重庆", "2日",
	"1956-10-02"},
    {"新华社哈尔滨30日电|　黑龙江", AGENCY_XINHUA, "新华社", "哈尔滨", "30日",
	"1956-10-30"},
    {"本报重庆22日电|  重庆市", AGENCY_OWN, "本报", "重庆", "22日",
	"1956-10-22"},
    {"本报讯|　全国", AGENCY_OWN, "本报", "", "", ""},
    {"本报综合消息|  各地", AGENCY_OWN, "本报", "", "", ""},
    {"新华社30日讯|　据", AGENCY_XINHUA, "新华社", "", "30日", "1956-10-30"},
    {"新华社二十九日讯| 国务院", AGENCY_XINHUA, "新华社", "", "二十九日",
	"1956-10-29"},
    {"据新华社上海１０月３０日电|  （记者李明）本市", AGENCY_XINHUA, "新华社",
	"上海", "１０月３０日", "1956-10-30"},
    {"新华社北京1956年10月31日电| 今天", AGENCY_XINHUA, "新华社", "北京",
	"1956年10月31日", "1956-10-31"},
    {"新华社北京十二月三十一日电|　", AGENCY_XINHUA, "新华社", "北京",
	"十二月三十一日", "1955-12-31"},
    {"【新华社延安十日电】|中共", AGENCY_XINHUA, "新华社", "延安", "十日",
	"1956-10-10"},
    {"【新华社莫斯科廿三日电】|苏联", AGENCY_XINHUA, "新华社", "莫斯科",
	"廿三日", "1956-10-23"},
    {"【本市消息】|西门里", AGENCY_NONE, "", "本市", "", ""},
    {"【本报讯】|记者", AGENCY_OWN, "本报", "", "", ""},
    {"【本报长治二十一日专电】|长治", AGENCY_OWN, "本报", "长治", "二十一日",
	"1956-10-21"},
    {"新华社晋冀鲁豫总分社邯郸讯|　", AGENCY_XINHUA, "新华社", "邯郸", "", ""},
    {"【新华社晋冀鲁豫总分社讯】|济宁", AGENCY_XINHUA, "新华社", "", "", ""},
    {"（新华社据塔斯社莫斯科二十六日电）|", AGENCY_XINHUA, "新华社", "莫斯科",
	"二十六日", "1956-10-26"},
    {"据塔斯社莫斯科29日电|：", AGENCY_TASS, "塔斯社", "莫斯科", "29日",
	"1956-10-29"},
    {"路透社伦敦28日电|　英国", AGENCY_OTHER, "路透社", "伦敦", "28日",
	"1956-10-28"},
    {"中国新闻社广州3日电|　", AGENCY_OTHER, "中国新闻社", "广州", "3日",
	"1956-10-03"},
    {"本报驻沈阳记者3日电|　", AGENCY_OWN, "本报", "沈阳", "3日", "1956-10-03"},
    {"新华社记者王平拉萨2日电|　", AGENCY_XINHUA, "新华社", "", "2日",
	"1956-10-02"},
    {"新华社重庆2日下午电|　", AGENCY_XINHUA, "新华社", "重庆", "2日",
	"1956-10-02"},
    {"（据新华社）|", AGENCY_XINHUA, "新华社", "", "", ""},
    {"（据新华社讯）|", AGENCY_XINHUA, "新华社", "", "", ""},
    {"纽约讯|　美国空军", AGENCY_NONE, "", "纽约", "", ""},
    /* What only looks like one. */
    {"本报昨日收到读者来电，询问此事。", 0, "", "", "", ""},
    {"本报今天发表社论。", 0, "", "", "", ""},
    {"人民公社社员王大妈说：来电", 0, "", "", "", ""},
    {"农业社二十九日开镰，三天割完。", 0, "", "", "", ""},
    {"电力工业提前完成五年计划", 0, "", "", "", ""},
    {"通讯　一个公社的早晨", 0, "", "", "", ""},
    {"新华社", 0, "", "", "", ""},
    {"（一）重庆2日电", 0, "", "", "", ""},
};

static const struct row rows_en[] = {
    {"Xinhua News Agency, Chongqing, August 2nd|: Chongqing's", AGENCY_XINHUA,
	"Xinhua News Agency", "Chongqing", "August 2nd", "1956-08-02"},
    {"Xinhua News Agency, Harbin, 30th|: Heilongjiang", AGENCY_XINHUA,
	"Xinhua News Agency", "Harbin", "30th", "1956-10-30"},
    {"Xinhua News Agency, Nanchang, 31st| - Yongxin", AGENCY_XINHUA,
	"Xinhua News Agency", "Nanchang", "31st", "1956-10-31"},
    {"Xinhua News Agency, May 31st| - According to", AGENCY_XINHUA,
	"Xinhua News Agency", "", "May 31st", "1956-05-31"},
    {"This newspaper reports from Shenyang on June 3rd|: The", AGENCY_OWN,
	"This newspaper", "Shenyang", "June 3rd", "1956-06-03"},
    {"(Our newspaper, Chongqing, July 22nd)| Chongqing", AGENCY_OWN,
	"Our newspaper", "Chongqing", "July 22nd", "1956-07-22"},
    {"(Our Chongqing dispatch, December 25th)| A new", AGENCY_OWN, "Our",
	"Chongqing", "December 25th", "1955-12-25"},
    {"(Dispatch from this newspaper)| Jiangxi", AGENCY_OWN, "this newspaper",
	"", "", ""},
    {"(Dispatch from this newspaper, Nanchang, 30th)| Guangfeng", AGENCY_OWN,
	"this newspaper", "Nanchang", "30th", "1956-10-30"},
    {"[Xinhua News Agency, Handan, 12th]| The", AGENCY_XINHUA,
	"Xinhua News Agency", "Handan", "12th", "1956-10-12"},
    {"[Xinhua News Agency, Jin-Ji-Lu-Yu General Branch News]| Jining",
	AGENCY_XINHUA, "Xinhua News Agency", "", "", ""},
    {"[Local News]| The masses", AGENCY_NONE, "", "", "", ""},
    {"CHONGQING, Aug. 2 (Xinhua)| -- The city", AGENCY_XINHUA, "Xinhua",
	"CHONGQING", "Aug. 2", "1956-08-02"},
    {"Our Newspaper, Chongqing, 22nd Dispatch|: The", AGENCY_OWN,
	"Our Newspaper", "Chongqing", "22nd", "1956-10-22"},
    {"Our newspaper's Shenyang dispatch of June 3rd|: The", AGENCY_OWN,
	"Our newspaper", "Shenyang", "June 3rd", "1956-06-03"},
    {"According to a Xinhua News Agency dispatch from Shanghai on April "
     "30|, the young",
	AGENCY_XINHUA, "Xinhua News Agency", "Shanghai", "April 30",
	"1956-04-30"},
    {"Xinhua News Agency, Yan'an, 10th Telegram|: The", AGENCY_XINHUA,
	"Xinhua News Agency", "Yan'an", "10th", "1956-10-10"},
    {"**Xinhua News Agency, Beijing, October 31, 1956|** — The", AGENCY_XINHUA,
	"Xinhua News Agency", "Beijing", "October 31, 1956", "1956-10-31"},
    {"Xinhua News Agency reporter Guo Ming, Lhasa, 2nd|: The", AGENCY_XINHUA,
	"Xinhua News Agency", "Lhasa", "2nd", "1956-10-02"},
    {"Xinhua, Yibin, Sichuan, 2 October|: The", AGENCY_XINHUA, "Xinhua",
	"Yibin, Sichuan", "2 October", "1956-10-02"},
    {"TASS, Moscow, October 29th|: The", AGENCY_TASS, "TASS", "Moscow",
	"October 29th", "1956-10-29"},
    {"Reuters, London, 28th|: The", AGENCY_OTHER, "Reuters", "London", "28th",
	"1956-10-28"},
    {"Korean Central News Agency, Pyongyang, 28th|: The", AGENCY_OTHER,
	"Korean Central News Agency", "Pyongyang", "28th", "1956-10-28"},
    {"(Xinhua News Agency, according to TASS, Moscow, 26th)|", AGENCY_XINHUA,
	"Xinhua News Agency", "Moscow", "26th", "1956-10-26"},
    {"(According to Xinhua News Agency)|", AGENCY_XINHUA, "Xinhua News Agency",
	"", "", ""},
    {"New York dispatch|: The", AGENCY_NONE, "", "New York", "", ""},
    {"Chongqing, October 22nd|: The", AGENCY_NONE, "", "Chongqing",
	"October 22nd", "1956-10-22"},
    {"Xinhua News Agency, Harbin, 30th| Heilongjiang Province is",
	AGENCY_XINHUA, "Xinhua News Agency", "Harbin", "30th", "1956-10-30"},
    {"Xinhua News Agency, Moscow, the 1st of October|: Reports", AGENCY_XINHUA,
	"Xinhua News Agency", "Moscow", "1st of October", "1956-10-01"},
    {"[Our Newspaper's Report]| The", AGENCY_OWN, "Our Newspaper", "", "", ""},
    {"News from our newspaper|: The", AGENCY_OWN, "our newspaper", "", "", ""},
    {"Xinhua News Agency, Jinan, April 30th|.", AGENCY_XINHUA,
	"Xinhua News Agency", "Jinan", "April 30th", "1956-04-30"},
    {"Xinhua News Agency, 1st|.", AGENCY_XINHUA, "Xinhua News Agency", "",
	"1st", "1956-11-01"},
    {"Xinhua News Agency, Zhengzhou, 31st|. In the", AGENCY_XINHUA,
	"Xinhua News Agency", "Zhengzhou", "31st", "1956-10-31"},
    {"Our reporter Wei Ya reports|: The", AGENCY_OWN, "Our", "", "", ""},
    {"Our correspondent in Shenyang, Wei Ya, reports|: The", AGENCY_OWN, "Our",
	"Shenyang", "", ""},
    {"Xinhua News Agency, Beijing, 31st (Reporter Wei Ya)|: The", AGENCY_XINHUA,
	"Xinhua News Agency", "Beijing", "31st", "1956-10-31"},
    {"According to TASS, Moscow, October 29th|: The", AGENCY_TASS, "TASS",
	"Moscow", "October 29th", "1956-10-29"},
    {"Telegram from Xinhua News Agency, Yan'an, 10th|: The", AGENCY_XINHUA,
	"Xinhua News Agency", "Yan'an", "10th", "1956-10-10"},
    {"[This newspaper, Changzhi, 21st, special dispatch]| The", AGENCY_OWN,
	"This newspaper", "Changzhi", "21st", "1956-10-21"},
    {"[City News]| The", AGENCY_NONE, "", "", "", ""},
    {"Beijing, 31 Oct. (Xinhua)|—The", AGENCY_XINHUA, "Xinhua", "Beijing",
	"31 Oct.", "1956-10-31"},
    {"Xinhua News Agency, Shanghai, 30 October (Our correspondent Li)| -- The",
	AGENCY_XINHUA, "Xinhua News Agency", "Shanghai", "30 October",
	"1956-10-30"},
    /* What only looks like one. */
    {"Our task: to finish the plan.", 0, "", "", "", ""},
    {"Our city has 1,171 new products.", 0, "", "", "", ""},
    {"The Jinzhou Municipal Committee: what it did", 0, "", "", "", ""},
    {"Comrades: the plan is fulfilled.", 0, "", "", "", ""},
    {"(Liao Yongxiang)", 0, "", "", "", ""},
    {"This newspaper's editorial of June 3rd said much.", 0, "", "", "", ""},
    {"Chongqing: the city of mountains.", 0, "", "", "", ""},
    {"Investigation Report: the Third Steel Plant", 0, "", "", "", ""},
    {"First: 2nd brigade", 0, "", "", "", ""},
    {"(Our reporter)", 0, "", "", "", ""},
    {"Xinhua News Agency. The plan.", 0, "", "", "", ""},
    {"(See the report of August 2nd)", 0, "", "", "", ""},
    {"On August 2nd, Chongqing was hot.", 0, "", "", "", ""},
    {"In Chongqing on August 2nd: a meeting", 0, "", "", "", ""},
    {"Our Party, our country: both are young.", 0, "", "", "", ""},
};

static struct slice
part(struct slice text, struct span at)
{
	return at.end > 0 ? slice_at(text, at) : SLICE("");
}

/* The row's text without its bar; `end` is where the bar stood. */
static struct slice
without_bar(const char *marked, char *out, size_t *end)
{
	struct slice text = {out, 0};

	*end = SIZE_MAX;
	for (; *marked != '\0'; marked++) {
		if (*marked == '|')
			*end = text.n;
		else
			out[text.n++] = *marked;
	}
	return text;
}

static void
check_row(const struct row *row, enum lang lang)
{
	char bytes[512], date[DATE_SIZE];
	struct dateline dl;
	size_t end;
	struct slice text = without_bar(row->text, bytes, &end), got;
	bool found = dateline_begins(
	    &dl, text, (struct span){0, (uint32_t)text.n}, lang);

	if (found != (end != SIZE_MAX))
		printf("# %s\n", row->text);
	CHECK(found == (end != SIZE_MAX));
	if (!found || end == SIZE_MAX)
		return;
	bytes[end] = '\0';
	got = slice_at(text, dl.span);
	CHECK_STR(got, bytes);
	CHECK(dl.agency == row->agency);
	CHECK_STR(part(text, dl.agency_text), row->agency_text);
	CHECK_STR(part(text, dl.place), row->place);
	CHECK_STR(part(text, dl.date_text), row->date_text);
	CHECK_STR(slice_of(date_format(dateline_day(part(text, dl.date_text),
					   date_parse(slice_of(paper))),
		      date)),
	    row->date);
}

static void
chinese_shapes(void)
{
	for (size_t i = 0; i < sizeof(rows_zh) / sizeof(*rows_zh); i++)
		check_row(&rows_zh[i], ZH);
}

static void
english_shapes(void)
{
	for (size_t i = 0; i < sizeof(rows_en) / sizeof(*rows_en); i++)
		check_row(&rows_en[i], EN);
}

static struct slice
day(const char *words, const char *of_paper, char *out)
{
	return slice_of(date_format(
	    dateline_day(slice_of(words), date_parse(slice_of(of_paper))),
	    out));
}

static void
nearest_day(void)
{
	char d[DATE_SIZE];

	CHECK_STR(day("30日", "1956-11-01", d), "1956-10-30");
	/* February has no 30th: the one before it had. */
	CHECK_STR(day("30日", "1957-03-02", d), "1957-01-30");
	CHECK_STR(day("31日", "1958-01-01", d), "1957-12-31");
	CHECK_STR(day("12月31日", "1958-01-01", d), "1957-12-31");
	CHECK_STR(day("December 31st", "1958-01-01", d), "1957-12-31");
	CHECK_STR(day("1日", "1958-01-01", d), "1958-01-01");
	CHECK_STR(day("2月29日", "1960-03-01", d), "1960-02-29");
	CHECK_STR(day("二月三十日", "1960-03-01", d), "");
	CHECK_STR(day("99日", "1960-03-01", d), "");
	/* A date printed a day early (1986-91). */
	CHECK_STR(day("5月1日", "1989-04-30", d), "1989-05-01");
	CHECK_STR(day("30日", "0000-00-00", d), "");
	CHECK_STR(day("", "1960-03-01", d), "");
}

static void
at_the_end(void)
{
	struct slice zh = SLICE("会议开得很好（略）。（新华社据塔斯社莫斯科二"
				"十六日电）");
	struct slice en = SLICE("It went well. (Xinhua News Agency, Moscow, "
				"26th)");
	struct slice none = SLICE("机器是本厂制造的（丁帆、李策）");
	struct dateline dl;

	CHECK(dateline_ends(&dl, zh, (struct span){0, (uint32_t)zh.n}, ZH));
	CHECK_STR(slice_at(zh, dl.place), "莫斯科");
	CHECK(dl.span.end == zh.n);
	CHECK(dateline_ends(&dl, en, (struct span){0, (uint32_t)en.n}, EN));
	CHECK_STR(slice_at(en, dl.date_text), "26th");
	CHECK(
	    !dateline_ends(&dl, none, (struct span){0, (uint32_t)none.n}, ZH));
}

int
main(void)
{
	TEST(chinese_shapes);
	TEST(english_shapes);
	TEST(nearest_day);
	TEST(at_the_end);
	return test_done();
}

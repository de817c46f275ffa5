/* SPDX-License-Identifier: MIT */
#include "arena.h"
#include "lexicon.h"
#include "sentences.h"
#include "test.h"

static struct lexicon *lexicon;

/* `marked` is a paragraph with "|" between its sentences: split without the
 * bars it must fall apart where they stand. */
static void
check_split(enum lang l, const char *marked, const char *file, int line)
{
	char plain[2048], got[2048];
	struct sentence_scan scan;
	struct slice text = {plain, 0};
	struct span span;
	size_t n = 0, end = 0;

	for (const char *p = marked; *p != '\0'; p++)
		if (*p != '|')
			plain[text.n++] = *p;
	sentence_scan_init(
	    &scan, text, l, (struct span){0, (uint32_t)text.n}, lexicon);
	while (sentence_scan_next(&scan, &span)) {
		struct slice s = slice_at(text, span);

		test_check(span.start >= end && span.end > span.start, file,
		    line, "spans in order");
		test_check(slice_trim(s).n == s.n, file, line, "trimmed");
		test_check(
		    slice_trim(slice_at(text,
				   (struct span){(uint32_t)end, span.start}))
			    .n == 0,
		    file, line, "nothing left between");
		/* The blanks before a sentence, as they are. */
		memcpy(got + n, plain + end, span.start - end);
		n += span.start - end;
		if (end > 0)
			got[n++] = '|';
		memcpy(got + n, plain + span.start, span_len(span));
		n += span_len(span);
		end = span.end;
	}
	test_check_str((struct slice){got, n}, slice_of(marked), file, line);
}

#define ZH_SPLIT(marked) check_split(ZH, (marked), __FILE__, __LINE__)
#define EN_SPLIT(marked) check_split(EN, (marked), __FILE__, __LINE__)

static void
chinese_ends(void)
{
	ZH_SPLIT("全厂开工了。|工人很高兴！|你们呢？|我们也高兴……");
	ZH_SPLIT("有煤；有铁；有铜，什么都有。|好。");
	ZH_SPLIT("没有句号的一段");
	ZH_SPLIT("怎么？！|来了。");
	ZH_SPLIT("等等……|我们去。");
	ZH_SPLIT("他说：“我们去。”|大家都笑了。");
	ZH_SPLIT("他说：“他讲‘好！’”。|她走了。");
	ZH_SPLIT("他说：「去吧！」|『好。』|完了。");
	ZH_SPLIT("增产８．３％，达到１４.5吨。|好。");
}

static void
chinese_goes_on(void)
{
	ZH_SPLIT("喊着“苦战三年！”的口号，他们出发了。");
	ZH_SPLIT("“快！”、“好！”、“省！”，都做到了。");
	ZH_SPLIT("他（是谁？）走了。|她没走。");
	ZH_SPLIT("《怎么办？》一书出版了。|好。");
	ZH_SPLIT("千山万?遍地是红旗。|好。");
	ZH_SPLIT("“……我们都去。”|他说。");
	ZH_SPLIT("他想了想…没有说话。");
	ZH_SPLIT("全部开工。|等我们到了，已经完工。|的确如此。");
	ZH_SPLIT("来了吗?|他没来。");
	ZH_SPLIT("有什么法子可想的?|就有，也没用。");
	ZH_SPLIT("通货膨胀 ? 我说的是物价 ? 还在上升。|好。");
	ZH_SPLIT("我……我昨晚忘了。|怕…… 怕得厉害。|所以……所以来晚了。");
	ZH_SPLIT("旅行、……选择职业……等各项权利。|大丈夫一言既出，……马难追。");
	ZH_SPLIT("高呼“万岁！”口号前进。|他喊“万岁！”|大家也喊。");
	ZH_SPLIT("他说：“万岁！”|这个口号很好。");
}

static void
chinese_lists(void)
{
	ZH_SPLIT("一、先抓钢。|二、再抓煤。");
	ZH_SPLIT("１．先抓钢。|２．再抓煤。|3. 还有铁。");
	ZH_SPLIT("（一）先抓钢。|（二）再抓煤。");
	ZH_SPLIT("Ａ．先抓钢。|Ｂ．再抓煤。");
	ZH_SPLIT("我们必胜。|（鼓掌）|三、第三个任务。|（二）好。|（十二）好。|"
		 "（这是（真的）。）|好。");
	ZH_SPLIT("全世界人民大团结万岁！|（热烈鼓掌）");
}

static void
chinese_verse_and_tables(void)
{
	ZH_SPLIT("东风吹，\n    红旗飘，\n    炉火照天烧。\n|好。");
	ZH_SPLIT("白面 一斤 四三．○○小米 一斤 二七．○○");
	ZH_SPLIT("东风吹红旗飘\n    炉火照天烧");
}

static void
chinese_quotes(void)
{
	ZH_SPLIT("“我们去。|你们呢？”|“我们也去。”");
	ZH_SPLIT("他说：“他问我：‘你去吗？’|我说：‘去！’”|大家笑了。");
	ZH_SPLIT("她问：“不会摔交。 ”|他答：“谁说不会？” |好。");
	ZH_SPLIT("他说：“好！”，就走了。");
	ZH_SPLIT("他说好。”|她走了。");
}

static void
chinese_brackets(void)
{
	ZH_SPLIT("增加了三分之一。|（附图片）");
	ZH_SPLIT("改变这一情况。　　　|（丁帆、李策）");
	ZH_SPLIT("（新华社重庆二日电）重庆开工。|好。");
	ZH_SPLIT("（他走了。）|她没走。");
	ZH_SPLIT("（附图片）\n    |王明摄");
	/* A bracket that nobody closes holds nothing back. */
	ZH_SPLIT("他（走了。|她没走。");
	ZH_SPLIT(
	    "条例（修订（第二号）草案，"
	    "规定委员人数不得少于十三名，亦不得超过十五名，"
	    "并且规定委任副主席一名，任期三年，连选得连任，"
	    "但是不得超过六年，其余各项由会议另行规定，"
	    "自公布之日起施行，以前的规定同时作废，特此通知各单位遵照执行，"
	    "不得延误。|好。");
}

static void
english_ends(void)
{
	EN_SPLIT("It works. |They came! |Did they? |Yes.");
	EN_SPLIT("Coal; iron; copper: all is there. |Good.");
	EN_SPLIT("a paragraph without an end");
	EN_SPLIT("What?! |He left... |She stayed.");
	EN_SPLIT("He said: \"We go.\" |All laughed.");
	EN_SPLIT("He said, “We go.” |“Good,” she said.");
	EN_SPLIT("It rose by 15.79% to 8,000.5 tons. |Good.");
	EN_SPLIT("It began in 1958. |The 21st came.");
	EN_SPLIT("It was finished.|The workers went home.");
}

static void
english_goes_on(void)
{
	EN_SPLIT("\"Come!\" he said. |She came.");
	EN_SPLIT("He (was he there?) left. |She stayed.");
	EN_SPLIT("1. Steel first. |2. Coal next.");
	EN_SPLIT("He waited ... and left.");
	EN_SPLIT("He waited . . . and left . . . |She stayed.");
	EN_SPLIT("\"I... I've forgotten.\" |\"B... But why?\"");
	EN_SPLIT("\"Who is it?\" Wang asked. |\"Me!\" Mr. Li Fu cried.");
	EN_SPLIT("\"Who is it?\" |The door opened. |Wang asked again.");
}

/* A mark that counts stays with what it counts. */
static void
english_lists(void)
{
	EN_SPLIT("1. The first. |2. A second. |10. Third.");
	EN_SPLIT("I. The situation at home. |II. Our tasks.");
	EN_SPLIT("A. The plan. |b. The means. |iv. The end.");
	EN_SPLIT("(1) The first. |(2) The second. |(3. The third.)");
	EN_SPLIT("- 1. The first. |* 2. The second.");
	EN_SPLIT("We will win. |(Applause) |3. The third task is this.");
	EN_SPLIT("(Xinhua) II. The second part. |(Laughter) |Good.");
	EN_SPLIT("He left. |(His wife, he said) stayed. |(12) The end.");
	EN_SPLIT("The tasks are: 1. The first. |2. The second.");
	EN_SPLIT("Table 1.2. The output of steel. |Article 3. The State.");
	EN_SPLIT("Part IV. The end.");
	/* These do not count. */
	EN_SPLIT("That was in 1958. |The next year was better.");
	EN_SPLIT("1958. |The year began well.");
	EN_SPLIT("It is we, not I. |They know.");
	EN_SPLIT("They went to Mine 3. |The others stayed.");
}

static void
english_quotes(void)
{
	EN_SPLIT("He said: \"They shouted 'Go!' and went.\" |She laughed.");
	EN_SPLIT("They shouted \"Long live peace!\" and marched on. |Good.");
	EN_SPLIT("“Is it true?” |“It is.” |“Really?!” he asked.");
	EN_SPLIT("He said, “We go. |You stay.” |They nodded.");
	EN_SPLIT("Did he say \"We go\"? |He did.");
	EN_SPLIT("(\"Good!\" they cried.) |He went on.");
}

static void
english_verse_and_tables(void)
{
	EN_SPLIT("The east wind blows,\n    the red flags fly,\n"
		 "the furnaces glow at night.\n|All is well.");
	EN_SPLIT("Flour, 1 jin, 43.00  Millet, 1 jin, 27.00");
	EN_SPLIT("1. Wang Ming  2. Li Hua  3. Zhao Liang");
}

static void
english_abbreviations(void)
{
	EN_SPLIT("No. 1 Mine and No. 3 Mine won. |Good.");
	EN_SPLIT("Did he go? |He said no. |Then he left.");
	EN_SPLIT("The U.S. Government spoke. |Good.");
	EN_SPLIT("He came from the U.S. |The others did not.");
	EN_SPLIT("Mr. Wang and Dr. J. B. Smith met. |Good.");
	EN_SPLIT("At 8 a.m. Monday they met. |It was cold.");
	EN_SPLIT("They met at 8 p.m. |The hall was full.");
	EN_SPLIT("Tools, ropes, etc. |They were all there.");
	EN_SPLIT("Harbin Tool Co., Ltd. Shanghai branch opened.");
	EN_SPLIT("He lives in St. Petersburg, i.e. Leningrad.");
	EN_SPLIT("Li Kunxiang, et al.");
	EN_SPLIT("THE HON. MRS. FAN SPOKE. |ALL LISTENED.");
	EN_SPLIT("H. L. A. Hart came. |So did E. Snow.");
	EN_SPLIT("1.2. Pulsed radars are new. |Good.");
}

static void
english_brackets(void)
{
	EN_SPLIT("It rose by a third. |(Attached picture)");
	EN_SPLIT("It rose. |(Attached picture)\n\t|Hebei College");
	EN_SPLIT("Change this. |(Ding Fan, Li Ce)");
	EN_SPLIT("(Our newspaper, July 22nd) Chongqing acts. |Good.");
	EN_SPLIT("(He left.) |She stayed.");
}

/* Nothing that is thrown at it costs more than its length. */
static void
hostile(void)
{
	static char text[1 << 20];
	static const char *const patterns[] = {"(", ".", ". ", "?(", "(. ",
	    "\"", "a.)", "。", "（。", "……", "<", " ", "! \""};

	for (size_t k = 0; k < sizeof(patterns) / sizeof(*patterns); k++) {
		size_t n = 0, len = strlen(patterns[k]), end = 0;
		struct sentence_scan scan;
		struct span span;

		for (; n + len <= sizeof(text); n += len)
			memcpy(text + n, patterns[k], len);
		for (int l = 0; l < LANGS; l++) {
			end = 0;
			sentence_scan_init(&scan, (struct slice){text, n},
			    (enum lang)l, (struct span){0, (uint32_t)n},
			    lexicon);
			while (sentence_scan_next(&scan, &span)) {
				CHECK(span.start >= end && span.end <= n);
				end = span.end;
			}
		}
	}
}

int
main(void)
{
	struct arena *a = arena_new();

	lexicon =
	    lexicon_load(a, NULL, &(struct lexicon_sources){.dir = AUTHORITY});
	TEST(chinese_ends);
	TEST(chinese_goes_on);
	TEST(chinese_brackets);
	TEST(chinese_lists);
	TEST(chinese_quotes);
	TEST(chinese_verse_and_tables);
	TEST(english_ends);
	TEST(english_goes_on);
	TEST(english_lists);
	TEST(english_quotes);
	TEST(english_verse_and_tables);
	TEST(english_abbreviations);
	TEST(english_brackets);
	TEST(hostile);
	arena_free(a);
	return test_done();
}

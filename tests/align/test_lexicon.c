/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdlib.h>

#include "arena.h"
#include "beads.h"
#include "lexicon_parts.h"
#include "model1.h"
#include "plain.h"
#include "test.h"
#include "vec.h"

static struct lexicon *
empty(struct arena *a)
{
	return lexicon_load(
	    a, NULL, &(struct lexicon_sources){.learnt_text = SLICE("")});
}

/* Whether the longest word at the start of `zh` has the sense `en`. */
static bool
has_sense(const struct lexicon *x, const char *zh, const char *en)
{
	uint32_t word, stem = lexicon_stem(x, slice_of(en));
	const struct sense *sense;
	size_t n;

	if (lexicon_match(x, slice_of(zh), 0, &word) != strlen(zh))
		return false;
	n = lexicon_senses(x, word, &sense);
	for (size_t i = 0; i < n; i++)
		if (sense[i].stem == stem)
			return sense[i].chance > 0;
	return false;
}

static void
dictionary(void)
{
	static const char text[] =
	    "# CC-CEDICT\n"
	    "#! version=1\n"
	    "鋼鐵 钢铁 [gang1 tie3] /iron and steel/(fig.) strong/\r\n"
	    "麥 麦 [mai4] /wheat/barley (the plant)/CL:株[zhu1]/\n"
	    "AA制 AA制 [A A zhi4] /to split the bill/\n"
	    "社員 社员 /commune member/\n"
	    "王 王 [Wang2] /surname Wang/\n"
	    "橋 桥 [qiao2]\n"
	    "橋 桥 [qiao2] //\n"
	    "橋 桥 [qiao2] /bridge/";
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	struct lexicon *x = empty(a);
	char said[4096] = "";
	FILE *f = tmpfile();
	size_t n;

	dictionary_read(x, d, SLICE("cedict"), SLICE(text));
	CHECK(has_sense(x, "钢铁", "iron"));
	CHECK(has_sense(x, "鋼鐵", "steel"));
	CHECK(has_sense(x, "钢铁", "strong"));
	CHECK(!has_sense(x, "钢铁", "fig"));
	CHECK(has_sense(x, "麦", "wheat"));
	CHECK(has_sense(x, "麦", "barley"));
	CHECK(!has_sense(x, "麦", "plant"));
	CHECK(has_sense(x, "AA制", "split"));
	CHECK(!has_sense(x, "王", "surname"));
	CHECK(has_sense(x, "桥", "bridge"));
	CHECK(diag_count(d, DIAG_DICTIONARY_ENTRY) == 3);
	diag_print(d, f, NOTE);
	rewind(f);
	n = fread(said, 1, sizeof(said) - 1, f);
	said[n] = '\0';
	CHECK(strstr(said, "cedict:6:1: error: ") != NULL);
	CHECK(strstr(said, "cedict:8:1: error: ") != NULL);
	CHECK(strstr(said, "cedict:9:1: error: ") != NULL);
	fclose(f);
	diag_free(d);
	arena_free(a);
}

static void
learnt(void)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	struct lexicon *x = lexicon_load(a, d,
	    &(struct lexicon_sources){
		.learnt_text = SLICE("麦\twheat\t0.5\t0.25\t9\n"
				     "桥\tbridg\t1\t0\t2\n"
				     "麦\tgrain\t0.1250\t0.1\n"
				     "麦\tgrain\t-0.1\t0.1\n"
				     "麦\tgrain\t0.1x\t0.1\n"
				     "麦\tgrain\t1.5\t0.1\n"
				     "麦\t\t0.1\t0.1\n"
				     "小麦\twheat\t0.1\t0.1\n"
				     "a\twheat\t0.1\t0.1\n")});
	const struct learnt *l;
	float sum = 0;
	size_t n = lexicon_learnt(x, 0x9ea6, &l); /* 麦 */

	CHECK(n == 2);
	for (size_t i = 0; i < n; i++)
		sum += l[i].to_en;
	CHECK(fabsf(sum - 0.625F) < 1e-6F);
	CHECK(lexicon_learnt(x, 0x6865, &l) == 1 && l[0].to_zh == 0); /* 桥 */
	CHECK(l[0].stem == lexicon_stem(x, SLICE("bridges")));
	CHECK(lexicon_learnt(x, 0x4e00, &l) == 0);
	CHECK(diag_count(d, DIAG_TABLE_BAD_CELL) == 6);
	diag_free(d);
	arena_free(a);
}

/* Three words in two languages, never one alone: 0 renders 10, 1 11, 2 12. */
static void
model(void)
{
	uint32_t zh[] = {0, 1, 1, 2, 0, 2, 0, 1, 2, 1},
		 en[] = {10, 11, 11, 12, 10, 12, 10, 11, 12, 11};
	size_t first[] = {0, 2, 4, 6, 9, 10};
	struct bead_tokens given = {5, first, zh, 3}, told = {5, first, en, 13};
	struct model1 *m = model1_new(&given, &told);
	double before = 0;

	for (int round = 0; round <= 8; round++) {
		/* In pieces and from the end: the order does not matter. */
		for (uint32_t i = told.ntypes; i-- > 0;)
			model1_count(m, i, told.ntypes);
		model1_settle(m);
		if (round == 1)
			before = model1_perplexity(m);
	}
	CHECK(before > 1 && model1_perplexity(m) < before);
	for (uint32_t e = 10; e < 13; e++) {
		const struct model1_pair *pair;
		size_t n = model1_pairs(m, e, &pair);
		float best = 0, own = 0;

		CHECK(n > 0);
		for (size_t k = 0; k < n; k++) {
			best = fmaxf(best, pair[k].chance);
			if (pair[k].given == e - 10)
				own = pair[k].chance;
		}
		CHECK(own == best && own > 0.5F && own <= 1);
	}
	model1_free(m);
}

static void
plain(void)
{
	struct arena *a = arena_new();
	struct unit_list u;

	u = plain_units(
	    a, SLICE("他来了。她走了！\r\n\r\n　　完\n"), ZH, false, NULL);
	CHECK(u.n == 3 && u.v[1].paragraph == 0 && u.v[2].paragraph == 1);
	CHECK_STR(u.v[1].text, "她走了！");
	CHECK_STR(u.v[2].text, "完");
	u = plain_units(a, SLICE("One. Two.\n\nThree"), EN, true, NULL);
	CHECK(u.n == 3 && u.v[1].text.n == 0);
	CHECK_STR(u.v[0].text, "One. Two.");
	CHECK(plain_units(a, SLICE(""), EN, true, NULL).n == 0);
	arena_free(a);
}

/* Whatever the texts, beads cover both lists once and in order, and every
 * score is a share. */
static void
whole(void)
{
	static const char *const words[] = {"小麦", "工厂", "一九五八年", "。",
	    "社员", "wheat ", "factory ", "1958 ", "members ", "x "};
	struct arena *a = arena_new();

	srand(7);
	for (int round = 0; round < 60; round++) {
		struct unit_list units[LANGS];
		struct bead_list beads;
		uint32_t next[LANGS] = {0};

		for (int l = 0; l < LANGS; l++) {
			/* Long enough to learn from, now and then. */
			units[l].n = (size_t)rand() % (round % 6 ? 30 : 180);
			units[l].v = ARENA_NEW(a, struct text_unit, units[l].n);
			for (size_t i = 0; i < units[l].n; i++)
				units[l].v[i].text = arena_printf(a, "%s%s%s",
				    words[l * 5 + rand() % 5],
				    words[l * 5 + rand() % 5],
				    rand() % 4 ? "" : words[l * 5]);
		}
		beads = align_units(a, units, NULL, false);
		for (size_t k = 0; k < beads.n; k++)
			for (int l = 0; l < LANGS; l++) {
				struct run r = beads.v[k].side[l];

				CHECK(r.first == next[l]);
				next[l] += r.count;
				CHECK(beads.v[k].score >= 0 &&
				      beads.v[k].score <= 1);
			}
		CHECK(next[ZH] == units[ZH].n && next[EN] == units[EN].n);
		arena_reset(a);
	}
	arena_free(a);
}

int
main(void)
{
	TEST(dictionary);
	TEST(learnt);
	TEST(model);
	TEST(plain);
	TEST(whole);
	return test_done();
}

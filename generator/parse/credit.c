/* SPDX-License-Identifier: MIT */
#include "credit.h"

#include "chars.h"

#define WORD(literal)                                                          \
	{                                                                      \
		literal, sizeof(literal) - 1                                   \
	}

/* In characters: the longest credit, name in a signature, English line. */
enum { CREDIT_CP = 40, BRACKET_CP = 30, ENGLISH_BYTES = 90 };
/* A signature stands this many columns further right than the text. */
enum { SIGNATURE_COLUMNS = 10 };

static const struct slice captions_zh[] = {WORD("图片说明"), WORD("图为"),
    WORD("图："), WORD("图①"), WORD("上图"), WORD("下图"), WORD("左图"),
    WORD("右图"), WORD("附图"), WORD("题图"), WORD("插图"), WORD("照片"),
    WORD("左上图"), WORD("右上图"), WORD("左下图"), WORD("右下图"),
    WORD("中图")};
static const struct slice captions_en[] = {WORD("photo:"), WORD("photos:"),
    WORD("picture:"), WORD("pictures:"), WORD("image:"), WORD("caption"),
    WORD("photo caption"), WORD("picture caption"), WORD("top photo"),
    WORD("bottom photo"), WORD("left photo"), WORD("right photo"),
    WORD("top picture"), WORD("bottom picture"), WORD("left picture"),
    WORD("right picture"), WORD("above:"), WORD("below:"), WORD("photo shows"),
    WORD("picture shows"), WORD("the photo shows"), WORD("the picture shows"),
    WORD("the picture above"), WORD("the picture below"), WORD("pictured"),
    WORD("attached picture"), WORD("attached photo"), WORD("attached image"),
    WORD("picture attached"), WORD("photo attached"), WORD("illustration"),
    WORD("description of")};
static const struct slice credits_en[] = {WORD("by "), WORD("photo by"),
    WORD("photos by"), WORD("photograph by"), WORD("photographed by"),
    WORD("picture by"), WORD("drawn by"), WORD("drawing by"),
    WORD("painted by"), WORD("painting by"), WORD("written by"),
    WORD("translated by"), WORD("compiled by"), WORD("woodcut by"),
    WORD("cartoon by"), WORD("reporter "), WORD("our reporter"),
    WORD("our correspondent"), WORD("this newspaper's reporter"),
    WORD("xinhua news agency reporter"), WORD("xinhua reporter"),
    WORD("xinhua news agency photo"), WORD("originally published in"),
    WORD("originally carried in")};
static const struct slice credits_zh[] = {WORD("本报记者"), WORD("本报通讯员"),
    WORD("本报特约记者"), WORD("新华社记者"), WORD("新华社通讯员"),
    WORD("新华社稿"), WORD("原载"), WORD("作者：")};
/* （待续）: said of the text, not of who made it. */
static const struct slice notes_zh[] = {WORD("待续"), WORD("未完"), WORD("完"),
    WORD("续"), WORD("下转"), WORD("上接"), WORD("略"), WORD("节选"),
    WORD("摘要")};
/* What ends a credit, behind a name. */
static const struct slice makers_zh[] = {WORD("摄影"), WORD("摄"), WORD("等作"),
    WORD("作"), WORD("画"), WORD("绘"), WORD("供稿"), WORD("插图"),
    WORD("木刻"), WORD("译"), WORD("编")};
#define COUNT(words) (sizeof(words) / sizeof(*(words)))

/* Behind the one of `words` that `s` begins with, in whatever case; 0 if there
 * is none. */
static size_t
begins_with(struct slice s, const struct slice *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slice_starts_nocase(s, words[i]))
			return words[i].n;
	return 0;
}

/* The inside of one pair of brackets, or p NULL if `s` is something else. */
static struct slice
inside_brackets(struct slice s)
{
	size_t end = s.n;
	uint32_t open = cp_narrow(cp_at(s, 0));
	struct slice in;

	if (s.n < 3 || (open != '(' && open != '[') ||
	    (cp_narrow(cp_last(s)) != ')' && cp_narrow(cp_last(s)) != ']'))
		return SLICE_NONE;
	utf8_prev(s, &end);
	in = (struct slice){s.p + utf8_len(s.p[0]), end - utf8_len(s.p[0])};
	for (size_t i = 0; i < in.n;) {
		uint32_t cp = cp_narrow(utf8_next(in, &i));

		if (cp == '(' || cp == ')')
			return SLICE_NONE;
	}
	return slice_trim(in);
}

/* （一）, (3): numbers a section. */
static bool
only_number(struct slice s)
{
	size_t off = 0;

	return utf8_count(s) < 2 ||
	       (read_number(s, &off, 4) >= 0 && off == s.n);
}

/* 王大成摄, 河北艺术师范学院　李锟祥等作: a maker's word behind a name, not
 * behind half of another word (工作, 合译). */
static bool
ends_with_maker(struct slice s)
{
	for (size_t i = 0; i < COUNT(makers_zh); i++) {
		struct slice name;
		size_t off, n = 0;
		bool space = false;

		if (!slice_ends(s, makers_zh[i]))
			continue;
		name = slice_trim(slice_head(s, s.n - makers_zh[i].n));
		for (off = name.n; off > 0 && !space; n += !space)
			space = !cp_is_han(utf8_prev(name, &off));
		/* A whole line that is only a name, or one that blanks set
		 * off. */
		return n >= 2 &&
		       (space || makers_zh[i].n > 3 ||
			   (n <= 4 && makers_zh[i].n == 3 &&
			       slice_find(
				   SLICE("工合协操创动制写耕劳大著杰计规描"
					 "油国漫年版翻笔口改主"),
				   (struct slice){name.p + name.n - 3, 3},
				   0) == SIZE_MAX));
	}
	return false;
}

static enum paragraph_kind
kind_zh(struct slice s, struct standing st)
{
	struct slice in = inside_brackets(s);
	size_t n = s.n <= 4 * CREDIT_CP ? utf8_count(s) : CREDIT_CP + 1;

	if (begins_with(in.p != NULL ? in : s, captions_zh, COUNT(captions_zh)))
		return PARAGRAPH_CAPTION;
	if (n > CREDIT_CP || ends_sentence(in.p != NULL ? in : s))
		return PARAGRAPH_TEXT;
	if (in.p != NULL && n <= BRACKET_CP && !only_number(in) &&
	    !begins_with(in, notes_zh, COUNT(notes_zh)))
		return PARAGRAPH_CREDIT;
	if (begins_with(s, credits_zh, COUNT(credits_zh)))
		return PARAGRAPH_CREDIT;
	if (st.near_end && ends_with_maker(s))
		return st.alone || slice_find(s, SLICE("。"), 0) != SIZE_MAX
			   ? PARAGRAPH_CAPTION
			   : PARAGRAPH_CREDIT;
	return PARAGRAPH_TEXT;
}

static enum paragraph_kind
kind_en(struct slice s, struct standing st)
{
	struct slice in = inside_brackets(s);
	struct slice inner = in.p != NULL ? in : s;
	size_t named;

	if (begins_with(inner, captions_en, COUNT(captions_en)))
		return PARAGRAPH_CAPTION;
	if (s.n > ENGLISH_BYTES)
		return PARAGRAPH_TEXT;
	if (slice_ends(inner, SLICE("et al.")) ||
	    slice_ends(inner, SLICE("et al")))
		return PARAGRAPH_CREDIT;
	if (ends_sentence(inner))
		return PARAGRAPH_TEXT;
	if (in.p != NULL && !only_number(in))
		return PARAGRAPH_CREDIT;
	named = begins_with(s, credits_en, COUNT(credits_en));
	/* "By Ding Fan", not "By day and night the looms resound," */
	if (named > 0 && !ends_with_mark(s) &&
	    cp_lower(cp_at(slice_trim(slice_tail(s, named)), 0)) !=
		cp_at(slice_trim(slice_tail(s, named)), 0))
		return PARAGRAPH_CREDIT;
	return PARAGRAPH_TEXT;
}

enum paragraph_kind
paragraph_kind_of(struct slice s, enum lang lang, struct standing st)
{
	if (st.author)
		return PARAGRAPH_CREDIT;
	/* What a picture shows, and by whom. */
	if (st.by_author && st.near_end)
		return PARAGRAPH_CAPTION;
	if (st.near_end && st.indent >= st.usual + SIGNATURE_COLUMNS &&
	    s.n <= 4 * CREDIT_CP && !ends_sentence(s))
		return PARAGRAPH_CREDIT;
	return lang == ZH ? kind_zh(s, st) : kind_en(s, st);
}

bool
begins_apparatus(struct slice s)
{
	static const struct slice words[] = {
	    WORD("named entities"), WORD("named entity"), WORD("proper nouns")};
	struct slice t = s;

	while (t.n > 0 && (t.p[0] == '*' || t.p[0] == '#' || t.p[0] == ' '))
		t = slice_tail(t, 1);
	/* A heading of its own: marked up, and nothing behind it. */
	return t.n < s.n && s.n <= 48 && begins_with(t, words, COUNT(words));
}

/* SPDX-License-Identifier: MIT */
#include "marks.h"
#include "utf8.h"

#define CLAUSE_MAX 72 /* bytes in which a question shows that it is one */
#define QUOTE_MAX 360 /* bytes of a quotation */

/* What a sentence cannot begin with. */
static bool
goes_on(uint32_t cp)
{
	switch (cp) {
	case 0xff0c: /* ， */
	case ',':
	case 0x3001: /* 、 */
	case 0xff1b: /* ； */
	case ';':
	case 0xff1a: /* ： */
	case ':':
		return true;
	default:
		return false;
	}
}

bool
sentence_can_begin_zh(const struct sentence_scan *s, size_t off)
{
	uint32_t cp = mark_at(s, mark_skip_blanks(s, off));

	return !goes_on(cp) && !mark_is_final(cp) && !mark_is_dots(cp);
}

static bool
has_word(const struct sentence_scan *s, size_t off, const char *const *words,
    size_t n)
{
	struct slice rest = {s->text.p + off, s->end - off};

	for (size_t i = 0; i < n; i++)
		if (slice_starts(rest, slice_of(words[i])))
			return true;
	return false;
}

/* What refers back to a quotation or to what was left out:
 * 提出“苦战三年！”的口号 and 煤、铁……等 are one sentence each. */
static bool
refers_back(const struct sentence_scan *s, size_t off)
{
	static const char *const words[] = {"的", "等", "之类"};

	return has_word(s, off, words, sizeof(words) / sizeof(*words)) &&
	       !has_word(s, off, (const char *const[]){"等到", "等我"}, 2);
}

/* The quotation that is closed before `end` was part of a clause, if no colon
 * led to it. */
static bool
is_part_of_clause(const struct sentence_scan *s, size_t end)
{
	size_t off = end;

	while (off > s->start && end - off < QUOTE_MAX)
		if (utf8_prev(s->text, &off) == 0x201c)
			return cp_is_han(mark_before(s, off));
	return false;
}

/* What goes on with such a quotation. */
static bool
takes_quotation(const struct sentence_scan *s, size_t off)
{
	static const char *const words[] = {"口号", "标语", "字样", "呼声",
	    "欢呼", "一书", "一文", "一诗", "一歌", "一句", "一词", "这句",
	    "这个", "这样", "这种", "这一", "那样", "那种", "之声", "声"};

	return has_word(s, off, words, sizeof(words) / sizeof(*words));
}

/* How many marks stand in the group, and whether one of them is final. */
static bool
group_is_final(const struct sentence_scan *s, size_t off, size_t end)
{
	size_t dots = 0;

	while (off < end) {
		uint32_t cp = utf8_next(s->text, &off);

		if (mark_is_final(cp))
			return true;
		dots += cp == 0x2026 || cp == 0x22ef ? 3 : 1;
	}
	/* …… is two of three dots; a lone … or . is a pause or a point. */
	return dots >= 4 || (dots == 3 && end >= s->end);
}

/* 我……我: who stammers says again what stood before the dots at `off`, one to
 * three characters. */
static bool
stammers(const struct sentence_scan *s, size_t off, size_t end)
{
	size_t from = off, at = mark_skip_blanks(s, end);

	for (int i = 0; i < 3 && from > s->start; i++) {
		bool han = cp_is_han(utf8_prev(s->text, &from));
		struct slice said = {s->text.p + from, off - from};

		if (han && at + said.n <= s->end &&
		    memcmp(s->text.p + at, said.p, said.n) == 0)
			return true;
	}
	return false;
}

/* What makes a clause a question. */
static bool
asks(uint32_t cp)
{
	switch (cp) {
	case 0x5417: /* 吗 */
	case 0x5462: /* 呢 */
	case 0x4e48: /* 么 */
	case 0x5427: /* 吧 */
	case 0x554a: /* 啊 */
	case 0x5440: /* 呀 */
	case 0x54ea: /* 哪 */
	case 0x8c01: /* 谁 */
	case 0x4f55: /* 何 */
	case 0x600e: /* 怎 */
	case 0x5c82: /* 岂 */
	case 0x51e0: /* 几 */
	case 0x5426: /* 否 */
		return true;
	default:
		return false;
	}
}

/* Whether the clause that ends before `off` asks something. */
static bool
is_question(const struct sentence_scan *s, size_t off)
{
	size_t from = off;

	while (from > s->start && off - from < CLAUSE_MAX) {
		uint32_t cp = utf8_prev(s->text, &from);

		if (asks(cp))
			return true;
		if (goes_on(cp))
			break;
	}
	return false;
}

/* "千山万?遍": a "?" in the midst of Chinese that asks nothing stands for a
 * character that was lost on the way; one behind a blank for a dash. */
static bool
is_lost_character(const struct sentence_scan *s, size_t off, size_t end)
{
	uint32_t before = mark_before(s, off), next = mark_at(s, end);

	if (end - off != 1 || s->text.p[off] != '?')
		return false;
	if (before == ' ')
		return next != 0 && !mark_is_closer(next);
	return cp_is_han(before) && cp_is_han(next) && !is_question(s, off);
}

/* Passes what closes behind a group of marks; a blank may have slipped in
 * before it. */
static size_t
skip_closers(struct sentence_scan *s, size_t off)
{
	size_t at = mark_skip_blanks(s, off);
	uint32_t cp = mark_at(s, at);

	if (at > off && mark_is_closer(cp) && !mark_is_opener(cp))
		off = at;
	return mark_skip_closers(s, off);
}

size_t
sentence_end_zh(struct sentence_scan *s, size_t off, size_t next)
{
	struct sentence_scan ahead = *s;
	uint32_t before = mark_before(s, off);
	size_t end, marks;
	bool dots = mark_is_dots(mark_at(s, off));

	/* A group of marks is judged once, at its first. “……我们 begins with
	 * what was left out, and so does ，……我们. */
	if (before == 0 || mark_is_opener(before) || mark_is_final(before) ||
	    mark_is_dots(before) || (dots && goes_on(before)) ||
	    mark_in_bracket(s, off))
		return 0;
	end = mark_skip_finals(s, next);
	if (!group_is_final(s, off, end) || is_lost_character(s, off, end) ||
	    (dots && stammers(s, off, end)))
		return 0;
	marks = end;
	end = skip_closers(&ahead, end);
	end = skip_closers(&ahead, mark_skip_finals(s, end)); /* ！”。 */
	if (goes_on(mark_at(s, end)) ||
	    ((dots || end > marks) && refers_back(s, end)))
		return 0;
	if (end > marks && takes_quotation(s, end) && is_part_of_clause(s, end))
		return 0;
	*s = ahead;
	return end;
}

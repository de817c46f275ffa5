/* SPDX-License-Identifier: MIT */
#include "marks.h"
#include "utf8.h"

/* What a sentence cannot begin with. 的 and 等 can, but not behind a quotation:
 * 提出“苦战三年！”的口号 is one sentence. */
static bool
goes_on(uint32_t cp, bool quotation)
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
	case 0x7684: /* 的 */
	case 0x7b49: /* 等 */
		return quotation;
	default:
		return false;
	}
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

/* What questions end in: 吗 呢 么 吧 啊 呀 哪. */
static bool
asks(uint32_t cp)
{
	return cp == 0x5417 || cp == 0x5462 || cp == 0x4e48 || cp == 0x5427 ||
	       cp == 0x554a || cp == 0x5440 || cp == 0x54ea;
}

/* "千山万?遍": a "?" in the midst of Chinese stands for a character that was
 * lost on the way. */
static bool
is_lost_character(const struct sentence_scan *s, size_t off, size_t end)
{
	uint32_t before = mark_before(s, off);

	return end - off == 1 && s->text.p[off] == '?' && cp_is_han(before) &&
	       !asks(before) && cp_is_han(mark_at(s, end));
}

size_t
sentence_end_zh(struct sentence_scan *s, size_t off, size_t next)
{
	struct sentence_scan ahead = *s;
	uint32_t before = mark_before(s, off);
	size_t end, marks;

	/* A group of marks is judged once, at its first. “……我们 begins with
	 * what was left out. */
	if (before == 0 || mark_is_opener(before) || mark_is_final(before) ||
	    mark_is_dots(before) || mark_in_bracket(s, off))
		return 0;
	end = mark_skip_finals(s, next);
	if (!group_is_final(s, off, end) || is_lost_character(s, off, end))
		return 0;
	marks = end;
	end = mark_skip_closers(&ahead, end);
	end = mark_skip_closers(&ahead, mark_skip_finals(s, end)); /* ！”。 */
	if (goes_on(mark_at(s, end), end > marks))
		return 0;
	*s = ahead;
	return end;
}

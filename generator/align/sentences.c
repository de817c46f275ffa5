/* SPDX-License-Identifier: MIT */
#include "sentences.h"

#include "marks.h"
#include "utf8.h"

/* How far a bracket in mid-sentence may reach, in bytes. */
#define BRACKET_MAX 360

bool
mark_is_final(uint32_t cp)
{
	return cp == 0x3002 || cp == 0xff01 || cp == 0xff1f || cp == '!' ||
	       cp == '?' || cp == 0xff61 || cp == 0x203c || cp == 0x2049;
}

bool
mark_is_dots(uint32_t cp)
{
	return cp == '.' || cp == 0x2026 || cp == 0xff0e || cp == 0x22ef;
}

bool
mark_closes_bracket(uint32_t cp)
{
	return cp == ')' || cp == 0xff09 || cp == 0x300b || cp == 0x3009;
}

bool
mark_opens_bracket(uint32_t cp)
{
	return cp == '(' || cp == 0xff08 || cp == 0x300a || cp == 0x3008;
}

bool
mark_is_closer(uint32_t cp)
{
	switch (cp) {
	case ']':
	case '"':
	case '\'':
	case 0xbb: /* » */
	case 0x2019:
	case 0x201d:
	case 0x300d: /* 」 */
	case 0x300f:
	case 0x3011: /* 】 */
	case 0x3015:
	case 0xff3d:
	case 0xff02:
		return true;
	default:
		return mark_closes_bracket(cp);
	}
}

bool
mark_is_opener(uint32_t cp)
{
	switch (cp) {
	case '[':
	case '"':
	case '\'':
	case 0xab: /* « */
	case 0x2018:
	case 0x201c:
	case 0x300c: /* 「 */
	case 0x300e:
	case 0x3010:
	case 0x3014:
	case 0xff3b:
	case 0xff02:
		return true;
	default:
		return mark_opens_bracket(cp);
	}
}

uint32_t
mark_at(const struct sentence_scan *s, size_t off)
{
	return off < s->end ? utf8_next(s->text, &off) : 0;
}

uint32_t
mark_before(const struct sentence_scan *s, size_t off)
{
	return off > s->start ? utf8_prev(s->text, &off) : 0;
}

size_t
mark_skip_blanks(const struct sentence_scan *s, size_t off)
{
	while (off < s->end && cp_is_white(mark_at(s, off)))
		off += utf8_len(s->text.p[off]);
	return off;
}

/* Looks ahead for the next closing bracket. The search goes on where the last
 * one stopped, so that a paragraph of nothing but opening brackets costs no
 * more than another. */
static bool
closes_soon(struct sentence_scan *s, size_t off)
{
	if (s->next_close < off)
		s->next_close = off;
	while (s->next_close < s->end && s->next_close - off < BRACKET_MAX) {
		if (s->next_close > off &&
		    mark_closes_bracket(mark_at(s, s->next_close)))
			return true;
		s->next_close += utf8_len(s->text.p[s->next_close]);
	}
	return false;
}

/* Keeps count of brackets as `cp` at `off` is passed. One that is not closed
 * soon is taken for a slip of the press and not counted. */
static void
pass(struct sentence_scan *s, uint32_t cp, size_t off)
{
	if (cp == '"' || cp == 0xff02)
		s->quoted = !s->quoted;
	if (mark_opens_bracket(cp) && closes_soon(s, off)) {
		if (s->depth++ > 0)
			return;
		s->opened = off;
		s->leading = off == s->start && (cp == '(' || cp == 0xff08);
	} else if (mark_closes_bracket(cp) && s->depth > 0) {
		s->depth--;
	}
}

bool
mark_in_bracket(struct sentence_scan *s, size_t off)
{
	return s->depth > 0 && !s->leading && off - s->opened < BRACKET_MAX &&
	       closes_soon(s, off);
}

size_t
mark_skip_finals(struct sentence_scan *s, size_t off)
{
	uint32_t cp;

	while (cp = mark_at(s, off), mark_is_final(cp) || mark_is_dots(cp))
		off += utf8_len(s->text.p[off]);
	return off;
}

size_t
mark_skip_closers(struct sentence_scan *s, size_t off)
{
	uint32_t cp;

	while (cp = mark_at(s, off), mark_is_closer(cp)) {
		/* The Chinese put no space before an opening one. */
		if (cp == '"' && s->lang == ZH && !s->quoted)
			break;
		pass(s, cp, off);
		off += utf8_len(s->text.p[off]);
	}
	return off;
}

/* 一 to 十. */
static bool
is_numeral(uint32_t cp)
{
	static const uint32_t numerals[] = {0x4e00, 0x4e8c, 0x4e09, 0x56db,
	    0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341};

	for (size_t i = 0; i < sizeof(numerals) / sizeof(*numerals); i++)
		if (cp == numerals[i])
			return true;
	return false;
}

/* Whether the bracket from the front of the sentence to `end` holds a word
 * rather than a mark that counts: (Applause), not (12) or （甲）. */
static bool
is_remark(const struct sentence_scan *s, size_t end)
{
	size_t off = s->start, letters = 0, han = 0;

	while (off < end) {
		uint32_t cp = utf8_next(s->text, &off);

		letters += cp_is_letter(cp);
		han += cp_is_han(cp) && !is_numeral(cp);
	}
	return letters > 3 || han > 1;
}

/* A remark in brackets is a sentence of its own between two others, as
 * (Applause), or with a line to itself, as (Attached picture). What leads a
 * paragraph, as (Xinhua, 2 May), goes on. */
static bool
remark_ends(const struct sentence_scan *s, uint32_t cp, size_t next)
{
	if (!mark_closes_bracket(cp) || s->depth > 0 || !s->leading)
		return false;
	if (s->start > s->first && is_remark(s, next) &&
	    (s->lang == ZH ? sentence_can_begin_zh(s, next)
			   : sentence_can_begin_en(s, next)))
		return true;
	while (next < s->end && s->text.p[next] != '\n' &&
	       s->text.p[next] != '\r' && cp_is_white(mark_at(s, next)))
		next += utf8_len(s->text.p[next]);
	return next < s->end &&
	       (s->text.p[next] == '\n' || s->text.p[next] == '\r');
}

static size_t
find_end(struct sentence_scan *s)
{
	size_t end = 0;

	for (size_t off = s->start, next; off < s->end; off = next) {
		unsigned char c = (unsigned char)s->text.p[off];
		uint32_t cp;

		/* Letters and characters (U+4000..U+9FFF) are no marks. */
		if (cp_is_letter(c) || c == ' ' || (c >= 0xe4 && c <= 0xe9)) {
			next = off + utf8_len((char)c);
			continue;
		}
		next = off;
		cp = utf8_next(s->text, &next);
		pass(s, cp, off);
		if (mark_is_final(cp) || mark_is_dots(cp))
			end = s->lang == ZH ? sentence_end_zh(s, off, next)
					    : sentence_end_en(s, off, next);
		else if (remark_ends(s, cp, next))
			end = next;
		if (end != 0)
			return end;
		if (mark_closes_bracket(cp) && s->depth == 0)
			s->leading = false;
	}
	return s->end;
}

void
sentence_scan_init(struct sentence_scan *s, struct slice text, enum lang l,
    struct span paragraph, const struct lexicon *lexicon)
{
	*s = (struct sentence_scan){.text = text,
	    .lang = l,
	    .lexicon = lexicon,
	    .first = paragraph.start,
	    .start = paragraph.start,
	    .end = paragraph.end};
}

bool
sentence_scan_next(struct sentence_scan *s, struct span *sentence)
{
	size_t end;

	s->start = mark_skip_blanks(s, s->start);
	if (s->start >= s->end)
		return false;
	s->depth = 0;
	s->leading = false;
	end = find_end(s);
	*sentence = span_trim(
	    s->text, (struct span){(uint32_t)s->start, (uint32_t)end});
	s->start = end;
	return true;
}

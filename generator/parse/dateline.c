/* SPDX-License-Identifier: MIT */
#include "dateline.h"

#include "chars.h"
#include "month.h"

/* How much of a paragraph is looked at. */
enum { HEAD_BYTES = 320, TAIL_BYTES = 320 };

static void
move(struct span *s, uint32_t by)
{
	if (s->end > 0) {
		s->start += by;
		s->end += by;
	}
}

static bool
read_at(struct dateline *dl, struct slice text, struct span at, enum lang lang)
{
	struct slice s = slice_head(slice_at(text, at), HEAD_BYTES);
	size_t n;

	*dl = (struct dateline){.paragraph = -1};
	while (s.n > 0 && s.n < span_len(at) &&
	       ((unsigned char)s.p[s.n] & 0xc0) == 0x80)
		s.n--;
	n = lang == ZH ? dateline_zh(dl, s) : dateline_en(dl, s);
	if (n == 0) {
		*dl = (struct dateline){.paragraph = -1};
		return false;
	}
	dl->span = (struct span){at.start, at.start + (uint32_t)n};
	move(&dl->agency_text, at.start);
	move(&dl->place, at.start);
	move(&dl->date_text, at.start);
	return true;
}

bool
dateline_begins(
    struct dateline *dl, struct slice text, struct span at, enum lang lang)
{
	return read_at(dl, text, at, lang);
}

/* Offset of the bracket that opens the last pair, which ends `s`. */
static size_t
last_bracket(struct slice s)
{
	size_t off = s.n;
	uint32_t close = utf8_prev(s, &off), open;
	int depth = 1;

	open = close == ')' || close == 0xff09 ? '('
	       : close == 0x3011               ? 0x3010
					       : 0;
	if (open == 0)
		return SIZE_MAX;
	while (off > 0 && s.n - off < TAIL_BYTES) {
		uint32_t cp = utf8_prev(s, &off);

		if (cp_narrow(cp) == cp_narrow(close))
			depth++;
		else if (cp_narrow(cp) == open && --depth == 0)
			return off;
	}
	return SIZE_MAX;
}

bool
dateline_ends(
    struct dateline *dl, struct slice text, struct span at, enum lang lang)
{
	struct slice s = slice_at(text, at);
	size_t open = s.n > 0 ? last_bracket(s) : SIZE_MAX;
	struct span tail = {at.start + (uint32_t)open, at.end};

	/* The brackets must hold a dateline and nothing else. */
	return open != SIZE_MAX && read_at(dl, text, tail, lang) &&
	       dl->span.end == tail.end;
}

/* The parts of "1960年10月30日" or "30 October 1960", in any order; 0 where
 * one is missing. */
static bool
read_parts(struct slice s, int *year, int *month, int *day)
{
	*year = *month = *day = 0;
	for (size_t off = 0; off < s.n;) {
		size_t before = off;
		int m = month_name(slice_tail(s, off), &off);
		int32_t v;

		if (m > 0) {
			*month = m;
			continue;
		}
		v = read_number(s, &off, 4);
		if (v < 0) {
			off = before;
			utf8_next(s, &off);
		} else if (slice_starts(slice_tail(s, off), SLICE("月"))) {
			*month = v;
		} else if (v > 31) {
			*year = v;
		} else if (*day == 0) {
			*day = v;
		}
	}
	return *day > 0;
}

/* The nearest month not after the paper's that has such a day. */
static struct date
day_before(int day, struct date paper)
{
	int year = paper.year, month = paper.month;

	for (int i = 0; i < 3; i++) {
		struct date d = date_make(year, month, day);

		if (d.known && date_cmp(d, paper) <= 0)
			return d;
		if (--month == 0) {
			month = 12;
			year--;
		}
	}
	return (struct date){0};
}

struct date
dateline_day(struct slice words, struct date paper)
{
	int year, month, day;
	struct date d;

	if (!paper.known || !read_parts(words, &year, &month, &day))
		return (struct date){0};
	if (year > 0)
		return month > 0 ? date_make(year, month, day)
				 : (struct date){0};
	if (month == 0)
		return day_before(day, paper);
	/* A paper's date may be printed a day early (summers of 1986 to
	 * 1991), so that its own day is still "before" it. */
	d = date_make(paper.year, month, day);
	if (d.known && date_number(d) <= date_number(paper) + 1)
		return d;
	return date_make(paper.year - 1, month, day);
}

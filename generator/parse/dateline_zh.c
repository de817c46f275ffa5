/* SPDX-License-Identifier: MIT */
#include "chars.h"
#include "dateline.h"

#define SLICE_INIT(literal)                                                    \
	{                                                                      \
		literal, sizeof(literal) - 1                                   \
	}

/* In characters: the longest place (晋冀鲁豫边区某地), the longest agency. */
enum { PLACE_CP = 14, AGENCY_CP = 10, REST_CP = 40 };

/* A reader of one line. */
struct scan {
	struct slice s;
	size_t off;
};

/* Asked for word after word at every character: the last byte tells nearly all
 * apart. */
static inline bool
take(struct scan *c, struct slice word)
{
	const char *at = c->s.p + c->off;

	if (c->s.n - c->off < word.n || at[word.n - 1] != word.p[word.n - 1] ||
	    memcmp(at, word.p, word.n) != 0)
		return false;
	c->off += word.n;
	return true;
}

static bool
take_one_of(struct scan *c, const struct slice *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (take(c, words[i]))
			return true;
	return false;
}
#define TAKE_ONE_OF(c, words)                                                  \
	take_one_of((c), (words), sizeof(words) / sizeof(*(words)))

static void
skip_space(struct scan *c)
{
	while (c->off < c->s.n) {
		size_t next = c->off;

		if (cp_narrow(utf8_next(c->s, &next)) != ' ')
			return;
		c->off = next;
	}
}

static uint32_t
peek(const struct scan *c)
{
	return cp_at(c->s, c->off);
}

static struct span
since(const struct scan *c, size_t start)
{
	return (struct span){(uint32_t)start, (uint32_t)c->off};
}

/* What ends the line of agency, place and day. */
static bool
take_wire(struct scan *c)
{
	static const struct slice words[] = {SLICE_INIT("专电"),
	    SLICE_INIT("急电"), SLICE_INIT("电讯"), SLICE_INIT("电"),
	    SLICE_INIT("航讯"), SLICE_INIT("专讯"), SLICE_INIT("综合消息"),
	    SLICE_INIT("综合报道"), SLICE_INIT("专稿"), SLICE_INIT("通讯"),
	    SLICE_INIT("讯"), SLICE_INIT("消息"), SLICE_INIT("报道"),
	    SLICE_INIT("报导"), SLICE_INIT("广播")};

	return TAKE_ONE_OF(c, words);
}

/* 二十九日, 10月30日, １９６０年１０月３０日, 2日晚 */
static bool
take_day(struct scan *c, struct span *out)
{
	static const struct slice hours[] = {SLICE_INIT("上午"),
	    SLICE_INIT("下午"), SLICE_INIT("深夜"), SLICE_INIT("凌晨"),
	    SLICE_INIT("晚"), SLICE_INIT("夜"), SLICE_INIT("晨"),
	    SLICE_INIT("午")};
	static const struct slice mark[] = {
	    SLICE_INIT("年"), SLICE_INIT("月"), SLICE_INIT("日")};
	size_t start = c->off, from = 0;

	for (size_t i = 0; i < 3;) {
		size_t hit;

		if (read_number(c->s, &c->off, 4) < 0)
			break;
		for (hit = from; hit < 3 && !take(c, mark[hit]);)
			hit++;
		if (hit == 3)
			break;
		if (hit == 2) {
			*out = since(c, start);
			TAKE_ONE_OF(c, hours);
			return true;
		}
		from = i = hit + 1;
	}
	c->off = start;
	return false;
}

static bool
take_agency(struct scan *c, struct dateline *dl)
{
	static const struct slice own[] = {
	    SLICE_INIT("本报"), SLICE_INIT("本刊"), SLICE_INIT("人民日报")};
	static const struct slice xinhua[] = {SLICE_INIT("新华通讯社"),
	    SLICE_INIT("新华总社"), SLICE_INIT("新华社")};
	size_t start = c->off;

	if (TAKE_ONE_OF(c, xinhua)) {
		dl->agency = AGENCY_XINHUA;
	} else if (TAKE_ONE_OF(c, own)) {
		dl->agency = AGENCY_OWN;
	} else if (take(c, SLICE("塔斯社"))) {
		dl->agency = AGENCY_TASS;
	} else {
		/* Any other is called …社: 路透社, 中国新闻社. */
		for (int i = 0; i < AGENCY_CP && cp_is_han(peek(c)); i++) {
			if (i > 0 && take(c, SLICE("社"))) {
				dl->agency = AGENCY_OTHER;
				break;
			}
			utf8_next(c->s, &c->off);
		}
		if (dl->agency == AGENCY_NONE) {
			c->off = start;
			return false;
		}
	}
	dl->agency_text = since(c, start);
	return true;
}

/* 晋冀鲁豫总分社, 重庆分社: the agency's office, behind its name. */
static void
take_bureau(struct scan *c)
{
	size_t start = c->off;

	for (int i = 0; i < AGENCY_CP && cp_is_han(peek(c)); i++) {
		if (take(c, SLICE("总分社")) || take(c, SLICE("分社")))
			return;
		utf8_next(c->s, &c->off);
	}
	c->off = start;
}

static bool
take_reporter(struct scan *c)
{
	static const struct slice titles[] = {SLICE_INIT("特派记者"),
	    SLICE_INIT("特约记者"), SLICE_INIT("随军记者"),
	    SLICE_INIT("特派员"), SLICE_INIT("通讯员"), SLICE_INIT("记者")};

	return TAKE_ONE_OF(c, titles);
}

/* What the text of the report may follow. */
static bool
at_boundary(const struct scan *c)
{
	switch (cp_narrow(peek(c))) {
	case 0:
	case ' ':
	case ':':
	case '(':
	case ')':
	case ']':
	case 0x3011: /* 】 */
	case 0x3015:
		return true;
	default:
		return false;
	}
}

/* Place, day and wire word, of which a place needs one of the others.  A
 * reporter's name cannot be told from a place that follows it, so that there
 * is no place then but 驻沈阳记者's. */
static bool
take_where_and_when(struct scan *c, struct dateline *dl)
{
	struct span place = {(uint32_t)c->off, (uint32_t)c->off};
	bool named = false;

	for (int i = 0; i <= PLACE_CP; i++) {
		uint32_t cp;

		place.end = named ? place.end : (uint32_t)c->off;
		if (take_day(c, &dl->date_text)) {
			skip_space(c);
			if (!take_wire(c) && !at_boundary(c))
				return false;
			break;
		}
		if (take_wire(c)) {
			if (!at_boundary(c))
				return false;
			break;
		}
		if (!named && take_reporter(c)) {
			named = true;
			if (slice_starts(slice_at(c->s, place), SLICE("驻")))
				place.start += 3;
			else
				place.end = place.start;
			continue;
		}
		cp = peek(c);
		if (i == PLACE_CP || (!cp_is_han(cp) && cp != 0xb7))
			return false;
		utf8_next(c->s, &c->off);
	}
	/* 新华社供本报专稿: written for whom, not where */
	if (place.end > place.start &&
	    !slice_starts(slice_at(c->s, place), SLICE("供")))
		dl->place = place;
	return true;
}

/* Behind the wire word inside brackets: the reporter, a source. */
static bool
take_closing(struct scan *c)
{
	for (int i = 0; i < REST_CP && c->off < c->s.n; i++) {
		uint32_t cp = utf8_next(c->s, &c->off);

		if (cp_narrow(cp) == ')' || cp_narrow(cp) == ']' ||
		    cp == 0x3011 || cp == 0x3015)
			return true;
	}
	return false;
}

static bool
take_opening(struct scan *c)
{
	static const struct slice words[] = {SLICE_INIT("【"), SLICE_INIT("（"),
	    SLICE_INIT("("), SLICE_INIT("〔"), SLICE_INIT("["),
	    SLICE_INIT("［")};

	return TAKE_ONE_OF(c, words);
}

/* 纽约讯　: no agency, a place, and the blank that a dateline is set off by.
 * 通讯, 喜讯 and the like are words. */
static bool
place_alone(const struct scan *c, const struct dateline *dl)
{
	static const struct slice words[] = {SLICE_INIT("通"), SLICE_INIT("短"),
	    SLICE_INIT("简"), SLICE_INIT("喜"), SLICE_INIT("快"),
	    SLICE_INIT("音"), SLICE_INIT("捷"), SLICE_INIT("贺"),
	    SLICE_INIT("急"), SLICE_INIT("来"), SLICE_INIT("致"),
	    SLICE_INIT("回"), SLICE_INIT("又"), SLICE_INIT("另")};
	struct slice place;

	if (dl->place.end == 0 || peek(c) != IDEOGRAPHIC_SPACE)
		return false;
	place = slice_at(c->s, dl->place);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (slice_starts(place, words[i]) ||
		    slice_ends(place, words[i]))
			return false;
	return place.n >= 6 && place.n <= 18;
}

size_t
dateline_zh(struct dateline *dl, struct slice s)
{
	struct scan c = {s, 0};
	bool bracket = take_opening(&c), agency;

	take(&c, SLICE("据"));
	agency = take_agency(&c, dl);
	if (agency) {
		take_bureau(&c);
		/* Xinhua passing on what another agency says. */
		if (take(&c, SLICE("据"))) {
			struct dateline other = {0};

			take_agency(&c, &other);
		}
		/* （据新华社） */
		if (bracket && at_boundary(&c))
			return take_closing(&c) ? c.off : 0;
	}
	if (!take_where_and_when(&c, dl))
		return 0;
	if (bracket && !take_closing(&c))
		return 0;
	/* Without an agency, only 【…讯】 is sure to be a dateline. */
	if (agency || slice_starts(s, SLICE("【")) ||
	    (bracket && dl->date_text.end > 0))
		return c.off;
	return !bracket && place_alone(&c, dl) ? c.off : 0;
}

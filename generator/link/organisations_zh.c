/* SPDX-License-Identifier: MIT */
/* Chinese names of organisations: a head (place, 中共, 市, or a name of its
 * own), words that tell the trade, and an organ (厂, 矿, 局, 委员会).
 *
 * A stretch between punctuation is cut into tokens by longest match; from
 * each organ one goes back over what can stand in a name. */
#include "organisations.h"
#include "utf8.h"

enum token_class {
	TOKEN_OTHER, /* punctuation, digits, letters */
	TOKEN_HAN,   /* a character that is in no table */
	TOKEN_PLACE,
	TOKEN_ORDINAL,
	TOKEN_TRADE,
	TOKEN_LEAD,
	TOKEN_BAR,
	TOKEN_ORGAN,
	TOKEN_FIXED
};

struct token {
	enum token_class class;
	struct span span;
	struct word word;
};

/* Names are short: what is longer is a clause. */
enum { NAME_TOKENS = 12, UNKNOWN_MOST = 4, OWN_NAME_LEAST = 2 };

struct cutter {
	struct linker *l;
	const struct block *block;
	size_t english; /* English names, which were found before */
	size_t hit;     /* the next that is not passed */
	VEC(struct token) tokens;
};

/* The place that begins at `off`, NULL if none does. */
static const struct place_hit *
hit_at(struct cutter *c, size_t off)
{
	const struct linker *l = c->l;

	while (c->hit < l->hits.n && l->hits.v[c->hit].span.start < off)
		c->hit++;
	if (c->hit < l->hits.n && l->hits.v[c->hit].span.start == off &&
	    !l->hits.v[c->hit].dropped)
		return &l->hits.v[c->hit];
	return NULL;
}

/* Kinds of digits, a bit each. */
enum { DIGIT_ZERO = 1, DIGIT_HAN = 2, DIGIT_TENS = 4, DIGIT_WIDE = 8 };

static unsigned
digit_kind(uint32_t cp)
{
	switch (cp) {
	case 0x96f6: /* 零 */
	case 0x3007: /* 〇 */
	case 0x25cb: /* ○ */
		return DIGIT_ZERO;
	case 0x4e00: /* 一 */
	case 0x4e8c: /* 二 */
	case 0x4e09: /* 三 */
	case 0x56db: /* 四 */
	case 0x4e94: /* 五 */
	case 0x516d: /* 六 */
	case 0x4e03: /* 七 */
	case 0x516b: /* 八 */
	case 0x4e5d: /* 九 */
		return DIGIT_HAN;
	case 0x5341: /* 十 */
	case 0x767e: /* 百 */
		return DIGIT_TENS;
	default:
		return cp >= 0xff10 && cp <= 0xff19 ? DIGIT_WIDE : 0;
	}
}

/* How many bytes of `s` are digits of these kinds, three bytes each. */
static size_t
digits_length(struct slice s, unsigned kinds)
{
	size_t n = 0;

	for (size_t off = 0; off < s.n; n = off)
		if ((digit_kind(utf8_next(s, &off)) & kinds) == 0)
			break;
	return n;
}

/* 第三, 第十二 */
static size_t
ordinal_length(struct slice s)
{
	size_t n;

	if (!slice_starts(s, SLICE("第")))
		return 0;
	n = digits_length(slice_tail(s, 3), DIGIT_HAN | DIGIT_TENS);
	return n > 0 ? n + 3 : 0;
}

enum { NUMBER_LEAST = 3 };

/* 六○一, 601: the number of a works that has no other name, read out digit by
 * digit. */
static size_t
number_length(struct slice s)
{
	size_t n = 0, han;

	while (n < s.n && cp_is_digit((uint32_t)s.p[n]))
		n++;
	if (n > 0)
		return n >= NUMBER_LEAST ? n : 0;
	han = digits_length(s, DIGIT_ZERO | DIGIT_HAN);
	n = han > 0 ? han : digits_length(s, DIGIT_WIDE);
	return n >= 3 * NUMBER_LEAST ? n : 0;
}

static enum token_class
class_of(struct word w)
{
	switch (w.class) {
	case WORD_ORGAN:
		return TOKEN_ORGAN;
	case WORD_FIXED:
		return TOKEN_FIXED;
	case WORD_LEAD:
		return TOKEN_LEAD;
	case WORD_TRADE:
		return TOKEN_TRADE;
	default:
		return TOKEN_BAR;
	}
}

static struct token
next_token(struct cutter *c, size_t off)
{
	struct slice text = slice_head(c->l->text, c->block->span.end);
	const struct place_hit *hit = hit_at(c, off);
	struct token t = {.span = {(uint32_t)off, (uint32_t)off}};
	size_t len, next = off;
	uint32_t cp;

	t.word =
	    namewords_match(c->l->authority->namewords, ZH, text, off, &len);
	if (hit != NULL && len <= span_len(hit->span)) {
		t.class = TOKEN_PLACE;
		t.span = hit->span;
		return t;
	}
	if (len > 0) {
		t.class = class_of(t.word);
		t.span.end += (uint32_t)len;
		return t;
	}
	len = ordinal_length(slice_tail(text, off));
	if (len == 0)
		len = number_length(slice_tail(text, off));
	cp = utf8_next(text, &next);
	t.class = len > 0         ? TOKEN_ORDINAL
		  : cp_is_han(cp) ? TOKEN_HAN
				  : TOKEN_OTHER;
	t.span.end = (uint32_t)(len > 0 ? off + len : next);
	return t;
}

/* 重庆市委 is the place 重庆 and the organ 市委, whatever is longer. */
static void
give_back_suffix(struct cutter *c, struct token *t)
{
	struct slice text = slice_head(c->l->text, c->block->span.end);
	struct word w;
	size_t len;

	if (t->class != TOKEN_PLACE || span_len(t->span) < 9)
		return;
	w = namewords_match(
	    c->l->authority->namewords, ZH, text, t->span.end - 3, &len);
	if (w.class == WORD_ORGAN && len > 3) {
		t->span.end -= 3;
		return;
	}
	/* 玉门油矿 is known as a place, too. */
	for (uint32_t n = 6; n + 6 <= span_len(t->span); n += 3) {
		w = namewords_match(c->l->authority->namewords, ZH, text,
		    t->span.end - n, &len);
		if (w.class == WORD_ORGAN && len == n) {
			t->span.end -= n;
			return;
		}
	}
}

static void
cut(struct cutter *c)
{
	size_t off = c->block->span.start;

	c->tokens.n = 0;
	while (off < c->block->span.end) {
		struct token t = next_token(c, off);

		give_back_suffix(c, &t);
		*VEC_ADD(c->l->arena, &c->tokens) = t;
		off = t.span.end;
	}
}

/* What goes back from an organ. */
struct name {
	size_t first, organ;    /* tokens */
	size_t unknown, trades; /* characters, tokens */
	size_t places;          /* tokens in front */
	bool lead, seat;        /* 国营, 市 */
};

static bool
is_seat_word(struct slice s)
{
	static const char *const seats[] = {
	    "市", "省", "县", "区", "地", "州", "盟", "旗"};

	for (size_t i = 0; i < sizeof(seats) / sizeof(*seats); i++)
		if (slice_eq(s, slice_of(seats[i])))
			return true;
	return false;
}

/* Goes back over places, which end a name to the left. */
static void
take_places(const struct cutter *c, struct name *n)
{
	while (n->first > 0 && c->tokens.v[n->first - 1].class == TOKEN_PLACE) {
		n->first--;
		n->places++;
	}
	if (n->first > 0 && c->tokens.v[n->first - 1].class == TOKEN_LEAD) {
		n->first--;
		n->lead = true;
	}
}

/* 煤矿管理局, 油田建设公司: the organ is only the first part of a name, of
 * those who run it. */
static bool
is_part_of_next(const struct cutter *c, size_t organ)
{
	const struct token *v = c->tokens.v;
	enum organisation_kind k = v[organ].word.kind;
	size_t i = organ + 1;

	if (v[organ].class != TOKEN_ORGAN || k == ORG_COMPANY ||
	    k == ORG_BUREAU || k == ORG_COMMITTEE || k == ORG_AGENCY ||
	    k == ORG_SCHOOL)
		return false;
	while (i < c->tokens.n && i <= organ + 2 && v[i].class == TOKEN_TRADE)
		i++;
	return i < c->tokens.n && v[i].class == TOKEN_ORGAN &&
	       (v[i].word.kind == ORG_COMPANY ||
		   (v[i].word.kind == ORG_BUREAU && span_len(v[i].span) > 3));
}

/* The kind of seat that the organ itself names: 市委. */
static bool
organ_has_seat(struct slice organ)
{
	return organ.n >= 6 && is_seat_word(slice_head(organ, 3)) &&
	       !slice_starts(organ, SLICE("地质"));
}

static struct name
go_back(const struct cutter *c, size_t organ)
{
	struct name n = {.first = organ, .organ = organ};

	while (n.first > 0 && organ - n.first < NAME_TOKENS) {
		const struct token *t = &c->tokens.v[n.first - 1];

		if (t->class == TOKEN_PLACE || t->class == TOKEN_LEAD) {
			take_places(c, &n);
			break;
		}
		/* 省工业厅: a seat ends a name to the left. */
		if (t->class == TOKEN_HAN && n.unknown == 0 &&
		    !organ_has_seat(
			slice_at(c->l->text, c->tokens.v[organ].span)) &&
		    is_seat_word(slice_at(c->l->text, t->span))) {
			n.first--;
			n.seat = true;
			break;
		}
		if (t->class == TOKEN_HAN && n.unknown < UNKNOWN_MOST)
			n.unknown++;
		else if (t->class == TOKEN_TRADE || t->class == TOKEN_ORDINAL ||
			 is_part_of_next(c, n.first - 1))
			n.trades++;
		else
			break;
		n.first--;
	}
	if (n.places == 0 && n.unknown > 0 && !n.seat &&
	    is_seat_word(slice_at(c->l->text, c->tokens.v[n.first].span))) {
		n.seat = true;
		n.unknown--;
	}
	return n;
}

/* Whether a capitalised word of the rendering spells `zh`. */
static bool
is_spelt_in_english(const struct cutter *c, struct span zh)
{
	const struct linker *l = c->l;
	struct slice name = slice_at(l->text, zh);
	struct slice s = slice_at(
	    l->text, rendering_of(l, ZH, sentence_of(l, c->block, zh)));

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= 'A' && s.p[i] <= 'Z' &&
		    (i == 0 || !cp_is_letter((uint32_t)s.p[i - 1])) &&
		    sounds_like(l, name, slice_tail(s, i)))
			return true;
	return false;
}

/* A name of its own (望江, 天府) opens the stretch, and English spells it;
 * where there is no English, two characters after punctuation and before
 * words of the trade are taken for one. */
static bool
has_own_name(const struct cutter *c, const struct name *n)
{
	const struct linker *l = c->l;
	size_t i = n->first, k = 0;
	struct span own = c->tokens.v[i].span;

	while (i + k < n->organ && c->tokens.v[i + k].class == TOKEN_HAN)
		own.end = c->tokens.v[i + k++].span.end;
	if (k < OWN_NAME_LEAST || k != n->unknown)
		return false;
	if (half_present(l, EN))
		return is_spelt_in_english(c, own);
	return k == OWN_NAME_LEAST && n->trades > 0 &&
	       (i == 0 || c->tokens.v[i - 1].class == TOKEN_OTHER);
}

/* Whether a capitalised word of the rendering is `zh`, spelt to its end. */
static bool
is_word_in_english(const struct cutter *c, struct span zh)
{
	const struct linker *l = c->l;
	struct span there = rendering_of(l, ZH, sentence_of(l, c->block, zh));
	size_t off = there.start, end;

	for (; off < there.end; off = end + (end == off)) {
		for (end = off;
		     end < there.end && cp_is_letter((uint32_t)l->text.p[end]);)
			end++;
		if (end > off && l->text.p[off] >= 'A' &&
		    l->text.p[off] <= 'Z' &&
		    spells(l, slice_at(l->text, zh),
			slice_at(l->text,
			    (struct span){(uint32_t)off, (uint32_t)end})))
			return true;
	}
	return false;
}

static bool
is_all_han(struct slice s)
{
	for (size_t off = 0; off < s.n;)
		if (!cp_is_han(utf8_next(s, &off)))
			return false;
	return true;
}

/* 赵各庄煤矿: words that stand in no name (各) are part of one that English
 * spells. */
static bool
take_own_name(const struct cutter *c, struct name *n)
{
	const struct token *v = c->tokens.v;
	size_t own = n->organ;

	while (own > 0 && (v[own - 1].class == TOKEN_TRADE ||
			      v[own - 1].class == TOKEN_ORDINAL))
		own--;
	for (size_t i = own > UNKNOWN_MOST ? own - UNKNOWN_MOST : 0; i < own;
	     i++) {
		struct span s = {v[i].span.start, v[own].span.start};

		if (span_len(s) >= 3 * OWN_NAME_LEAST &&
		    span_len(s) <= 3 * UNKNOWN_MOST &&
		    is_all_han(slice_at(c->l->text, s)) &&
		    is_word_in_english(c, s)) {
			n->first = i;
			take_places(c, n);
			return true;
		}
	}
	return false;
}

/* The characters between a place and an organ, spelt in English. */
static bool
is_own_name_spelt(const struct cutter *c, const struct name *n)
{
	struct span own = {c->tokens.v[n->first + n->places].span.start,
	    c->tokens.v[n->organ].span.start};

	return is_spelt_in_english(c, own);
}

/* How well a name that English has there is explained by the tokens from
 * `first` on; 0 if there is none of that kind. */
static double
english_for(const struct cutter *c, size_t first, size_t organ)
{
	const struct linker *l = c->l;
	const struct organisation_mention *v = l->dossier->organisations.v;
	struct span zh = {
	    c->tokens.v[first].span.start, c->tokens.v[organ].span.end};
	struct span there = rendering_of(l, ZH, sentence_of(l, c->block, zh));
	double best = 0;

	for (size_t i = 0; i < c->english; i++) {
		double score;

		if (v[i].span.start < there.start ||
		    v[i].span.end > there.end ||
		    (v[i].kind != c->tokens.v[organ].word.kind &&
			v[i].kind != ORG_OTHER &&
			c->tokens.v[organ].word.kind != ORG_OTHER))
			continue;
		score = name_likeness(l, zh, v[i].span);
		if (score > best)
			best = score;
	}
	return best;
}

#define ENGLISH_LEAST 0.5
#define ENGLISH_SURE 0.9

/* Whether the rendering has one name of that kind alone, and no other Chinese
 * name of the sentence claims it. */
static bool
is_only_english(const struct cutter *c, size_t organ)
{
	const struct linker *l = c->l;
	struct span at = c->tokens.v[organ].span;
	int32_t sentence = sentence_of(l, c->block, at);
	struct span there = rendering_of(l, ZH, sentence);
	size_t n = 0;

	for (size_t i = 0; i < l->dossier->organisations.n; i++) {
		const struct organisation_mention *o =
		    &l->dossier->organisations.v[i];

		if (o->kind != c->tokens.v[organ].word.kind)
			continue;
		if (o->lang == ZH && o->sentence == sentence)
			return false;
		n += o->lang == EN && o->span.start >= there.start &&
		     o->span.end <= there.end;
	}
	return n == 1;
}

/* 清华大学, which is spelt Tsinghua: two or three characters that open a
 * stretch, where English has one name and no other is in question. */
static bool
is_name_by_place(const struct cutter *c, const struct name *n)
{
	const struct token *t = &c->tokens.v[n->first];

	return n->unknown >= OWN_NAME_LEAST && n->unknown <= 3 &&
	       t->class == TOKEN_HAN && !c->tokens.v[n->organ].word.plain &&
	       (n->first == 0 || t[-1].class == TOKEN_OTHER ||
		   t[-1].class == TOKEN_BAR) &&
	       is_only_english(c, n->organ);
}

/* 首都钢铁公司: what English tells in other words opens the stretch. */
static size_t
with_own_name(const struct cutter *c, size_t first)
{
	size_t i = first;

	while (i > 0 && first - i < 3 && c->tokens.v[i - 1].class == TOKEN_HAN)
		i--;
	return i == 0 || c->tokens.v[i - 1].class == TOKEN_OTHER ||
		       c->tokens.v[i - 1].class == TOKEN_BAR
		   ? i
		   : first;
}

/* 重庆前进灭火机器厂: before what English explains stands what it spells. */
static void
take_spelt(const struct cutter *c, struct name *n)
{
	const struct token *v = c->tokens.v;
	size_t low = n->first > UNKNOWN_MOST ? n->first - UNKNOWN_MOST : 0;

	if (n->places > 0)
		return;
	for (size_t i = low; i + OWN_NAME_LEAST <= n->first; i++) {
		struct span s = {v[i].span.start, v[n->first].span.start};

		if (span_len(s) > 3 * UNKNOWN_MOST ||
		    !is_all_han(slice_at(c->l->text, s)))
			continue;
		for (size_t k = i + OWN_NAME_LEAST; k <= n->first; k++) {
			s.end = v[k - 1].span.end;
			if (is_word_in_english(c, s)) {
				n->first = i;
				take_places(c, n);
				return;
			}
		}
	}
}

/* 第一水泵厂, 军事博物馆, 永新洋灰公司: a name that only its capitals in
 * English give away. It begins where all is explained; 工人 may belong to it,
 * though it stands before names more often. */
static bool
is_name_in_english(const struct cutter *c, struct name *n)
{
	size_t first = n->organ, low = n->first;
	double best = 0;

	if (!half_present(c->l, EN) || c->english == 0)
		return false;
	if (n->places > 0)
		return english_for(c, n->first, n->organ) >= ENGLISH_SURE;
	if (low > 0 && c->tokens.v[low - 1].class == TOKEN_BAR &&
	    span_len(c->tokens.v[low - 1].span) >= 6)
		low--;
	for (size_t i = n->organ; i > low; i--) {
		double score = english_for(c, i - 1, n->organ);

		if (score > best) {
			best = score;
			first = i - 1;
		}
	}
	if (best < ENGLISH_LEAST || first == n->organ) {
		if (!is_name_by_place(c, n))
			return false;
	} else {
		n->first = best < 1 ? with_own_name(c, first) : first;
	}
	take_spelt(c, n);
	return true;
}

/* 第三机床厂, 六○一工厂: an ordinal where a word may begin, and a trade, or a
 * number that is all of a name. */
static bool
begins_with_ordinal(const struct cutter *c, const struct name *n)
{
	const struct token *t = &c->tokens.v[n->first];
	bool ordinal = slice_starts(slice_at(c->l->text, t->span), SLICE("第"));

	return n->unknown == 0 && (ordinal || t->class == TOKEN_ORDINAL) &&
	       n->trades > ordinal &&
	       (n->first == 0 || t[-1].class == TOKEN_OTHER ||
		   t[-1].class == TOKEN_BAR);
}

/* Whether what stands between head and organ makes it a name. */
static bool
is_name(const struct cutter *c, struct name *n)
{
	const struct token *organ = &c->tokens.v[n->organ];
	struct slice word = slice_at(c->l->text, organ->span);
	bool middle = n->trades + n->unknown > 0;

	/* 公主岭间切断铁路 is no railway's name. */
	if (n->places > 0 && organ->word.kind == ORG_RAILWAY &&
	    n->trades == 0 && n->unknown > 0 && half_present(c->l, EN))
		return is_own_name_spelt(c, n);
	if (n->places > 0)
		return middle || (word.n > 3 && !organ->word.plain);
	if (organ_has_seat(word) && !middle && !n->seat)
		return true;
	if (n->seat)
		return n->unknown == 0 && (n->trades > 0 || word.n > 3) &&
		       (!organ->word.plain ||
			   (n->trades > 0 && slice_eq(word, SLICE("工会")))) &&
		       (organ->word.kind == ORG_BUREAU ||
			   organ->word.kind == ORG_COMMITTEE ||
			   organ->word.kind == ORG_COMPANY);
	return has_own_name(c, n) || begins_with_ordinal(c, n) ||
	       take_own_name(c, n);
}

static void
add(struct cutter *c, struct span at, const struct word *w)
{
	struct linker *l = c->l;

	*VEC_ADD(l->arena, &l->dossier->organisations) =
	    (struct organisation_mention){
		.lang = ZH,
		.span = at,
		.paragraph = c->block->paragraph,
		.sentence = sentence_of(l, c->block, at),
		.kind = w->kind,
		.name_zh = slice_at(l->text, at),
		.pair = -1,
	    };
}

/* Whether a name that stands as it is is one: 财政部长 is a person, 商业部门
 * are many, and 承包钢材 no 包钢, which a translation would show. */
static bool
stands_alone(const struct cutter *c, size_t i)
{
	const struct token *t = &c->tokens.v[i];

	struct slice behind = slice_tail(c->l->text, t->span.end);

	if (slice_starts(behind, SLICE("长")) ||
	    slice_starts(behind, SLICE("门")))
		return false;
	return half_present(c->l, EN) || span_len(t->span) > 6 || i == 0 ||
	       t[-1].class != TOKEN_HAN;
}

static bool
is_branch(struct slice organ)
{
	static const char *const words[] = {"分行", "支行", "分公司", "分会",
	    "分社", "支店", "总分社", "分局", "铁路分局", "总医院"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (slice_eq(organ, slice_of(words[i])))
			return true;
	return false;
}

/* 中国人民银行平原省分行: a branch goes on with the name that stands right
 * before it. */
static bool
goes_on(struct cutter *c, const struct name *n)
{
	struct linker *l = c->l;
	const struct token *organ = &c->tokens.v[n->organ];
	struct organisation_mention *o;

	if (!is_branch(slice_at(l->text, organ->span)) || n->unknown > 0 ||
	    l->dossier->organisations.n == c->english)
		return false;
	o = &l->dossier->organisations.v[l->dossier->organisations.n - 1];
	if (o->span.end != c->tokens.v[n->first].span.start)
		return false;
	o->span.end = organ->span.end;
	o->kind = organ->word.kind;
	o->name_zh = slice_at(l->text, o->span);
	return true;
}

static void
read_tokens(struct cutter *c)
{
	for (size_t i = 0; i < c->tokens.n; i++) {
		const struct token *t = &c->tokens.v[i];
		struct name n;

		if (t->class == TOKEN_FIXED && stands_alone(c, i))
			add(c, t->span, &t->word);
		if (t->class != TOKEN_ORGAN || is_part_of_next(c, i))
			continue;
		n = go_back(c, i);
		if (goes_on(c, &n))
			continue;
		if (is_name(c, &n) || is_name_in_english(c, &n))
			add(c,
			    (struct span){
				c->tokens.v[n.first].span.start, t->span.end},
			    &t->word);
	}
}

void
find_organisations_zh(struct linker *l)
{
	struct cutter c = {.l = l, .english = l->dossier->organisations.n};

	VEC_EACH (b, &l->blocks) {
		if (b->lang != ZH)
			continue;
		c.block = b;
		cut(&c);
		read_tokens(&c);
	}
}

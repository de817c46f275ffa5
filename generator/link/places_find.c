/* SPDX-License-Identifier: MIT */
/* Where names of places stand in a text, and which place each means. */
#include "linker.h"
#include "termset.h"
#include "utf8.h"

/* Whether the text at `off` begins with one of the words in `list`, which "|"
 * divides. */
static bool
begins_any(struct slice text, size_t off, const char *list)
{
	struct slice rest = slice_of(list), item, s = slice_tail(text, off);

	while (rest.n > 0) {
		const char *bar = memchr(rest.p, '|', rest.n);
		size_t n = bar != NULL ? (size_t)(bar - rest.p) : rest.n;

		item = slice_head(rest, n);
		rest = slice_tail(rest, n + 1);
		if (slice_starts(s, item))
			return true;
	}
	return false;
}

static bool
ends_any(struct slice text, size_t end, const char *list)
{
	struct slice rest = slice_of(list), item, s = slice_head(text, end);

	while (rest.n > 0) {
		const char *bar = memchr(rest.p, '|', rest.n);
		size_t n = bar != NULL ? (size_t)(bar - rest.p) : rest.n;

		item = slice_head(rest, n);
		rest = slice_tail(rest, n + 1);
		if (slice_ends(s, item))
			return true;
	}
	return false;
}

/* 西北 is a region, but a direction in 西北部, 向西北 and 云南西北. */
static bool
is_direction(const struct linker *l, struct span at, size_t last_end)
{
	return at.start == last_end ||
	       begins_any(l->text, at.end,
		   "部|方|面|风|角|边|侧|向|约|行|郊|岸|麓|端|隅|坡|山|风|"
		   "六|三十|十") ||
	       ends_any(l->text, at.start, "向|朝|往|偏|城|村|省|县|市|的|刮");
}

/* A name inside a person's, a street's, a brand's or another name. */
static bool
is_other_name_zh(const struct linker *l, struct span at)
{
	if (begins_any(l->text, at.end, "牌"))
		return !begins_any(l->text, at.end, "牌价|牌楼|牌坊|牌子");
	if (begins_any(l->text, at.end, "路|街|大街|胡同|巷|里弄"))
		return !begins_any(l->text, at.end,
		    "路局|路矿|路线|路程|路过|路经|路网|路工|路子|路上|"
		    "街道|街头");
	/* Peoples and their languages: 朝鲜族, 上海话. */
	if (begins_any(l->text, at.end, "族|语|话"))
		return !begins_any(l->text, at.end, "话剧|语文");
	return begins_any(l->text, at.end, "·") ||
	       ends_any(l->text, at.start, "·");
}

static bool
in_word(struct slice text, size_t off)
{
	unsigned char c;

	if (off >= text.n)
		return false;
	c = (unsigned char)text.p[off];
	/* The first byte of a Latin, Greek or Cyrillic letter; ’ and — begin
	 * with a higher one. */
	return cp_is_letter(c) || cp_is_digit(c) || (c >= 0xc3 && c <= 0xe1);
}

/* The word before `off`, if one blank is between. */
static struct slice
word_before(struct slice text, size_t off)
{
	size_t end = off, start;

	if (off == 0 || text.p[off - 1] != ' ')
		return SLICE_NONE;
	start = --end;
	while (start > 0 && in_word(text, start - 1))
		start--;
	return slice_at(text, (struct span){(uint32_t)start, (uint32_t)end});
}

/* Streets and dishes, and persons: Liu Zhongshan. */
static bool
is_other_name_en(const struct linker *l, struct span at)
{
	return begins_any(l->text, at.end,
		   " Road| Street| Avenue| Lane| Hotel| Opera| duck| Duck") ||
	       namewords_is_surname(
		   l->authority->namewords, word_before(l->text, at.start));
}

/* NULL: the name was not in use at the article's date. */
static const struct place *
meaning(const struct linker *l, enum lang lang, const struct term *t)
{
	return gazetteer_meaning(l->gazetteer, lang, t->value, l->date);
}

/* The first of a chain of meanings that held at the article's date. */
static const struct term *
any_meaning(const struct linker *l, enum lang lang, const struct term *t)
{
	while (t != NULL && meaning(l, lang, t) == NULL)
		t = t->next;
	return t;
}

static void
add_hit(struct linker *l, size_t block, struct span at, const struct term *t)
{
	*VEC_ADD(l->arena, &l->hits) =
	    (struct place_hit){.block = block, .span = at, .term = t};
}

/* Small places share their names with words and people, so they have to be
 * vouched for. */
static bool
is_small(const struct place *p)
{
	return p->kind >= PLACE_COUNTY;
}

/* Whether the words say themselves that they name a place: 富锦县. */
static bool
says_its_kind(struct slice s)
{
	return s.n > 6 &&
	       ends_any(s, s.n,
		   "县|市|省|自治区|自治州|盟|旗|地区|专区|镇|半岛|群岛");
}

/* Whether no other name that begins inside this one has to be looked for. In
 * 其中东北 the Middle East may turn out to be none. */
static bool
is_sure(const struct linker *l, const struct term *t)
{
	return says_its_kind(t->text) ||
	       !(is_small(meaning(l, ZH, t)) ||
		   gazetteer_is_shy(l->gazetteer, ZH, t->value));
}

static void
scan_zh_block(struct linker *l, size_t block)
{
	const struct termset *terms = gazetteer_terms(l->gazetteer, ZH);
	struct span span = l->blocks.v[block].span;
	struct slice text = slice_head(l->text, span.end);
	size_t off = span.start, last_end = 0;

	while (off < span.end) {
		size_t not_place =
		    namewords_not_place(l->authority->namewords, ZH, text, off);
		const struct term *t = any_meaning(
		    l, ZH, termset_match(terms, text, off, SIZE_MAX));
		struct span at = {(uint32_t)off, (uint32_t)off};

		if (t != NULL && t->text.n > not_place) {
			bool region = meaning(l, ZH, t)->kind == PLACE_REGION &&
				      t->text.n == 6;

			at.end += (uint32_t)t->text.n;
			if (!is_other_name_zh(l, at) &&
			    !(region && is_direction(l, at, last_end)))
				add_hit(l, block, at, t);
			if (is_sure(l, t))
				last_end = off = at.end;
			else
				off += utf8_len(text.p[off]);
		} else if (not_place > 0) {
			off += not_place;
		} else {
			off += utf8_len(text.p[off]);
		}
	}
}

/* The longest name at `off` that ends where a word ends. */
static const struct term *
match_en(const struct linker *l, struct slice text, size_t off)
{
	const struct termset *terms = gazetteer_terms(l->gazetteer, EN);
	const struct term *t = termset_match(terms, text, off, SIZE_MAX);

	while (t != NULL && in_word(text, off + t->text.n))
		t = termset_match(terms, text, off, t->text.n);
	return t;
}

/* "Jinzhou" becomes "Jinzhou City": the word that says its kind belongs to
 * the name as 市 does. */
static uint32_t
with_kind(const struct linker *l, uint32_t end)
{
	static const char *const words[] = {" Province", " City", " County",
	    " Municipality", " Prefecture", " District", " Region",
	    " Autonomous Prefecture", " Autonomous Region", " Banner",
	    " League"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct slice w = slice_of(words[i]);

		if (slice_starts(slice_tail(l->text, end), w) &&
		    !in_word(l->text, end + w.n) &&
		    !begins_any(l->text, end + w.n,
			" Committee| People| Party| Bureau| Council| Office"))
			return end + (uint32_t)w.n;
	}
	return end;
}

enum { SPACED_MOST = 32 };

/* "San Tai County", "An Dong City": syllables apart, as machines spell names
 * that they do not know, with the word that says what it is. The end of the
 * name in *end. */
static const struct term *
match_spaced(const struct linker *l, struct slice text, size_t off, size_t *end)
{
	char copy[SPACED_MOST];
	const struct term *t;
	size_t n = 0, i = off;
	int words = 0;

	for (; i < text.n && n < SPACED_MOST && words < 3; i++) {
		char c = text.p[i];

		if (c >= 'A' && c <= 'Z' && (i == off || text.p[i - 1] == ' '))
			copy[n++] = words++ == 0 ? c : (char)(c | 0x20);
		else if (c >= 'a' && c <= 'z')
			copy[n++] = c;
		else if (c != ' ' || words == 2)
			break;
	}
	if (words != 2 || i >= text.n || text.p[i] != ' ' ||
	    !begins_any(l->text, i, " County| City| Special| Prefecture"))
		return NULL;
	*end = i;
	t = match_en(l, (struct slice){copy, n}, 0);
	return t != NULL && t->text.n == n ? t : NULL;
}

static void
scan_en_block(struct linker *l, size_t block)
{
	struct span span = l->blocks.v[block].span;
	struct slice text = slice_head(l->text, span.end);
	size_t off = span.start;

	while (off < span.end) {
		size_t not_place, end;
		const struct term *t;

		if (!(text.p[off] >= 'A' && text.p[off] <= 'Z') ||
		    (off > span.start && in_word(text, off - 1))) {
			off++;
			continue;
		}
		not_place =
		    namewords_not_place(l->authority->namewords, EN, text, off);
		t = any_meaning(l, EN, match_en(l, text, off));
		if (t != NULL && t->text.n > not_place) {
			struct span at = {
			    (uint32_t)off, (uint32_t)(off + t->text.n)};

			if (!is_other_name_en(l, at)) {
				at.end = with_kind(l, at.end);
				add_hit(l, block, at, t);
			}
			off = at.end;
		} else if (not_place == 0 &&
			   (t = any_meaning(l, EN,
				match_spaced(l, text, off, &end))) != NULL) {
			struct span at = {(uint32_t)off, (uint32_t)end};

			at.end = with_kind(l, at.end);
			add_hit(l, block, at, t);
			off = at.end;
		} else {
			off += not_place > 0 ? not_place : 1;
		}
	}
}

/* -- what a name means -- */

static void
note_context(struct linker *l)
{
	VEC_EACH (h, &l->hits) {
		enum lang lang = l->blocks.v[h->block].lang;

		for (const struct term *t = h->term; t != NULL; t = t->next) {
			const struct place *p = meaning(l, lang, t), *in;

			if (p == NULL)
				continue;
			l->named[lang][gazetteer_index(l->gazetteer, p)] = true;
			in = gazetteer_province(l->gazetteer, p, l->date);
			if (h->term->next == NULL && !is_small(p) && in != NULL)
				l->context[gazetteer_index(l->gazetteer, in)] =
				    true;
		}
	}
}

static bool
in_context(const struct linker *l, const struct place *p)
{
	const struct place *in = gazetteer_province(l->gazetteer, p, l->date);

	return in != NULL && l->context[gazetteer_index(l->gazetteer, in)];
}

/* The place whose name ends where this one begins, NULL if none. */
static const struct place *
holder_of(const struct linker *l, const struct place_hit *h)
{
	const struct place_hit *b = h;

	while (b > l->hits.v && b[-1].span.end > h->span.start)
		b--;
	return b > l->hits.v && b[-1].span.end == h->span.start ? b[-1].place
								: NULL;
}

/* How well a meaning fits: the other half names it, too; the place before it
 * holds it (辽宁省锦州市); its province is named; it is large. */
static int
fitness(
    const struct linker *l, const struct place_hit *h, const struct place *p)
{
	enum lang lang = l->blocks.v[h->block].lang;
	const struct place *holder = holder_of(l, h);
	int score = p->kind <= PLACE_MUNICIPALITY ? 2 : !is_small(p);

	if (l->named[!lang][gazetteer_index(l->gazetteer, p)])
		score += 8;
	if (holder != NULL &&
	    gazetteer_within(l->gazetteer, p, holder, l->date))
		score += 16;
	if (in_context(l, p))
		score += 3;
	return score;
}

static void
settle(struct linker *l, struct place_hit *h)
{
	enum lang lang = l->blocks.v[h->block].lang;
	const struct place *best = NULL;
	bool tie = false;
	int most = -1;

	for (const struct term *t = h->term; t != NULL; t = t->next) {
		const struct place *p = meaning(l, lang, t);
		int score = p != NULL ? fitness(l, h, p) : -1;

		if (score > most) {
			best = p;
			most = score;
			h->shy = gazetteer_is_shy(l->gazetteer, lang, t->value);
			tie = false;
		} else if (p != NULL && p != best && score == most) {
			tie = true;
		}
	}
	if (!tie)
		h->place = best;
	else if (!l->blocks.v[h->block].repeats)
		diag(l->diag, DIAG_PLACE_AMBIGUOUS,
		    source_at(l->article->source, h->span.start),
		    slice_at(l->text, h->span));
}

/* 开县 is in 召开县委会, too: a name of one character and 县 begins where the
 * text before it ends, or another place does. */
static bool
is_cut_from_words(const struct linker *l, const struct place_hit *h)
{
	size_t off = h->span.start;

	if (span_len(h->span) > 6 ||
	    !slice_ends(slice_at(l->text, h->span), SLICE("县")) || off == 0)
		return false;
	if (holder_of(l, h) != NULL)
		return false;
	return cp_is_han(utf8_prev(l->text, &off));
}

/* 桥头县东新乡: a township whose name ends like a town's */
static bool
is_township(const struct linker *l, const struct place_hit *h)
{
	size_t off = h->span.start;
	uint32_t cp;

	if (span_len(h->span) != 6 || off < 6 ||
	    !slice_ends(slice_at(l->text, h->span), SLICE("乡")) ||
	    !cp_is_han(utf8_prev(l->text, &off)))
		return false;
	cp = utf8_prev(l->text, &off);
	return cp == 0x53bf || cp == 0x533a; /* 县, 区 */
}

/* 刘中山 is a person. */
static bool
follows_surname(const struct linker *l, const struct place_hit *h)
{
	size_t off = h->span.start;

	if (off < 3)
		return false;
	utf8_prev(l->text, &off);
	return namewords_is_surname(l->authority->namewords,
	    slice_at(l->text, (struct span){(uint32_t)off, h->span.start}));
}

/* 高平同志 is one, too; 上海同志 are many. */
static bool
is_person(const struct linker *l, const struct place_hit *h)
{
	return is_small(h->place) &&
	       begins_any(l->text, h->span.end,
		   "同志|先生|女士|小姐|夫人|大娘|大爷|大伯|老汉|老人说");
}

/* （延庆） at the end of a report by a man of that name */
static bool
is_signature(const struct linker *l, const struct place_hit *h)
{
	enum lang lang = l->blocks.v[h->block].lang;
	size_t before = h->span.start;
	bool signs = false;

	VEC_EACH (a, &l->article->half[lang].authors)
		signs |=
		    slice_eq(slice_at(l->text, *a), slice_at(l->text, h->span));
	return signs && before > 0 &&
	       cp_narrow(utf8_prev(l->text, &before)) == '(' &&
	       begins_any(l->text, h->span.end, ")|）");
}

/* A city abroad: its English name may be a person's (Sydney, Florence). */
static bool
is_city_abroad(const struct linker *l, const struct place *p)
{
	return p->kind == PLACE_CITY &&
	       gazetteer_province(l->gazetteer, p, l->date) == NULL;
}

bool
is_part_named(const struct linker *l, const struct place *p, enum lang lang)
{
	const struct place *whole = gazetteer_parent(l->gazetteer, p, l->date);

	return p->kind == PLACE_OTHER && whole != NULL &&
	       slice_ends(p->name[EN], whole->name[EN]) &&
	       l->named[lang][gazetteer_index(l->gazetteer, whole)];
}

static bool
is_vouched_for(const struct linker *l, const struct place_hit *h)
{
	enum lang lang = l->blocks.v[h->block].lang;

	if (is_signature(l, h) ||
	    (lang == ZH && h->place != NULL && is_township(l, h)))
		return false;
	if (lang == ZH && h->place != NULL && is_cut_from_words(l, h) &&
	    !l->named[EN][gazetteer_index(l->gazetteer, h->place)])
		return false;
	if (h->shy)
		return h->place != NULL && !follows_surname(l, h) &&
		       half_present(l, !lang) &&
		       l->named[!lang]
			       [gazetteer_index(l->gazetteer, h->place)] &&
		       (!is_small(h->place) || in_context(l, h->place));
	if (h->place == NULL)
		return true;
	if (lang == EN && is_city_abroad(l, h->place) && half_present(l, ZH))
		return l->named[ZH][gazetteer_index(l->gazetteer, h->place)];
	if (lang == ZH && is_person(l, h))
		return false;
	if (!is_small(h->place) ||
	    (lang == ZH && says_its_kind(slice_at(l->text, h->span))))
		return true;
	if (half_present(l, !lang))
		return l->named[!lang]
			       [gazetteer_index(l->gazetteer, h->place)] ||
		       (lang == ZH && is_part_named(l, h->place, EN));
	return in_context(l, h->place) &&
	       !(lang == ZH && is_cut_from_words(l, h));
}

static void
settle_half(struct linker *l, enum lang lang)
{
	VEC_EACH (h, &l->hits) {
		if (l->blocks.v[h->block].lang != lang)
			continue;
		settle(l, h);
		h->dropped = !is_vouched_for(l, h);
	}
}

/* Of names that share characters the first stays that is no other word. */
static void
part_overlaps(struct linker *l)
{
	uint32_t end = 0;

	VEC_EACH (h, &l->hits) {
		if (l->blocks.v[h->block].lang != ZH)
			continue;
		h->dropped |= h->span.start < end;
		if (!h->dropped)
			end = h->span.end;
	}
}

/* What the original turned out not to name vouches for nothing in the
 * translation. */
static void
unname_dropped(struct linker *l)
{
	VEC_EACH (h, &l->hits)
		if (h->dropped && h->place != NULL)
			l->named[ZH][gazetteer_index(l->gazetteer, h->place)] =
			    false;
	VEC_EACH (h, &l->hits)
		if (!h->dropped && h->place != NULL)
			l->named[ZH][gazetteer_index(l->gazetteer, h->place)] =
			    true;
}

/* Later steps see names that do not overlap. */
static void
sweep_dropped(struct linker *l)
{
	size_t kept = 0;

	VEC_EACH (h, &l->hits)
		if (!h->dropped)
			l->hits.v[kept++] = *h;
	l->hits.n = kept;
}

void
find_places(struct linker *l)
{
	size_t n = gazetteer_size(l->gazetteer);

	for (int i = 0; i < LANGS; i++)
		l->named[i] = ARENA_NEW(l->arena, bool, n);
	l->context = ARENA_NEW(l->arena, bool, n);
	for (size_t i = 0; i < l->blocks.n; i++) {
		if (l->blocks.v[i].lang == ZH)
			scan_zh_block(l, i);
		else
			scan_en_block(l, i);
	}
	note_context(l);
	settle_half(l, ZH);
	part_overlaps(l);
	unname_dropped(l);
	settle_half(l, EN);
	sweep_dropped(l);
}

/* SPDX-License-Identifier: MIT */
/* Who an organisation is: its id, seat and trade, and its mention in the
 * other half.
 *
 * An id is made of the Chinese name alone, so that 重庆机床厂 has one in every
 * article, whether the translation says Plant or Factory. Words like 国营 and
 * the 市 of its city do not count. */
#include <stdlib.h>

#include "map.h"
#include "organisations.h"
#include "utf8.h"

/* Organisations of a sentence that are looked at for a pair. */
enum { PARTNERS_MOST = 64 };

#define PAIR_LEAST 2.0
/* What the words of the names weigh, beside kind, seat and trade. */
#define NAME_WEIGHT 4.0
/* A rendering that stands in a neighbouring sentence must be the surer. */
#define FAR_PENALTY 2.5

static const char *const kind_name[] = {
    [ORG_FACTORY] = "factory",
    [ORG_MINE] = "mine",
    [ORG_COMPANY] = "company",
    [ORG_BUREAU] = "bureau",
    [ORG_COMMITTEE] = "committee",
    [ORG_AGENCY] = "agency",
    [ORG_SCHOOL] = "school",
    [ORG_RAILWAY] = "railway",
    [ORG_COMMUNE] = "commune",
    [ORG_OTHER] = "other",
};

const char *
organisation_kind_name(enum organisation_kind k)
{
	return kind_name[k];
}

/* The word at the start of a name, if it is of `class`. */
static size_t
leading(const struct linker *l, enum lang lang, struct span at,
    enum word_class class, struct word *w)
{
	size_t len;
	struct slice text = slice_head(l->text, at.end);

	*w = namewords_match(
	    l->authority->namewords, lang, text, at.start, &len);
	return w->class == class ? len : 0;
}

/* Where a name's words for its seat end, and which place they name. */
struct seat {
	const struct place *place;
	struct slice words; /* of the last place, 富锦县 */
	struct span rest;   /* of the name */
};

static struct seat
seat_in_name(const struct linker *l, struct span name)
{
	struct seat s = {.rest = name};

	for (size_t i = first_hit(l, name.start); i < l->hits.n; i++) {
		const struct place_hit *h = &l->hits.v[i];

		if (h->span.start != s.rest.start || h->span.end > name.end)
			break;
		s.place = h->dropped ? NULL : h->place;
		s.words = slice_at(l->text, h->span);
		s.rest.start = h->span.end;
		/* 重庆市委: the name keeps the organ whole. */
		if (slice_eq(slice_at(l->text, s.rest), SLICE("委")))
			s.rest.start -= 3;
	}
	return s;
}

static const struct place *
seat_of_scale(const struct linker *l, struct slice word)
{
	if (slice_starts(word, SLICE("市")))
		return subject_city(l);
	if (slice_starts(word, SLICE("省")))
		return subject_province(l);
	if (slice_starts(word, SLICE("县")))
		return subject_county(l);
	return NULL;
}

/* 市化工局 is the 化工局 of the subject; 市委 keeps its 市. */
static const struct place *
seat_implied(const struct linker *l, struct span *rest)
{
	struct slice word = slice_at(l->text, *rest);
	const struct place *seat = seat_of_scale(l, word);

	if (seat != NULL && !slice_ends(word, SLICE("委")))
		rest->start += 3;
	return seat;
}

static bool
is_small(const struct place *p)
{
	return p == NULL || p->kind >= PLACE_COUNTY;
}

/* Without the word for the kind of place: 富锦 of 富锦县. */
static struct slice
bare(struct slice words)
{
	static const char *const kinds[] = {"县", "市", "镇", "区", "旗"};

	for (size_t i = 0; words.n > 6 && i < sizeof(kinds) / sizeof(*kinds);
	     i++)
		if (slice_ends(words, slice_of(kinds[i])))
			return slice_head(words, words.n - 3);
	return words;
}

/* Whether 望江 is the county or only sounds like it depends on the article,
 * so that small places take part by their characters alone. */
static struct slice
id_of(const struct linker *l, const struct seat *seat,
    const struct place *implied, enum organisation_kind kind)
{
	const struct place *p = seat->place != NULL ? seat->place : implied;
	struct slice rest = slice_at(l->text, seat->rest);

	if (is_small(p)) {
		struct slice b = p == implied && p != NULL ? bare(p->name[ZH])
							   : bare(seat->words);

		rest = arena_printf(
		    l->arena, "%.*s%.*s", SLICE_ARG(b), SLICE_ARG(rest));
	}
	return arena_printf(l->arena, "%.*s-%s-%08x",
	    SLICE_ARG(is_small(p) ? SLICE("org") : p->id), kind_name[kind],
	    (unsigned)(slice_hash(rest) >> 32));
}

/* Small letters and hyphens of an English name. */
static struct slice
slug_of(const struct linker *l, struct slice name)
{
	char *p = (char *)arena_copy(l->arena, name).p;
	size_t n = 0;

	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (cp_is_letter((uint32_t)c))
			p[n++] = c | 0x20;
		else if (cp_is_digit((uint32_t)c))
			p[n++] = c;
		else if (n > 0 && p[n - 1] != '-' && c != '\'')
			p[n++] = '-';
	}
	while (n > 0 && p[n - 1] == '-')
		n--;
	return (struct slice){p, n};
}

static void
settle_fixed(struct linker *l, struct organisation_mention *o, uint32_t fixed)
{
	const struct fixed_name *f =
	    namewords_fixed(l->authority->namewords, fixed);

	o->name_zh = f->name[ZH];
	o->name_en = f->name[EN];
	o->id = slug_of(l, o->name_en);
	o->place = gazetteer_by_id(l->gazetteer, f->place);
	o->industry = industries_by_code(l->authority->industries, f->industry);
}

/* 市委 is told as 重庆市委. */
static struct slice
full_name(const struct linker *l, const struct place *seat, struct slice name)
{
	struct slice place = gazetteer_name(l->gazetteer, seat, ZH, l->date);

	if (slice_ends(place, slice_head(name, 3)))
		name = slice_tail(name, 3);
	return arena_printf(
	    l->arena, "%.*s%.*s", SLICE_ARG(place), SLICE_ARG(name));
}

/* Of 中国人民银行平原省分行 the seat is where the branch is: the place behind
 * which the name ends with 分 and an organ; NULL if it has none. */
static const struct place *
last_place(const struct linker *l, struct span name)
{
	const struct place *found = NULL;

	for (size_t i = first_hit(l, name.start);
	     i < l->hits.n && l->hits.v[i].span.end < name.end; i++)
		if (!l->hits.v[i].dropped &&
		    slice_starts(slice_tail(l->text, l->hits.v[i].span.end),
			SLICE("分")))
			found = l->hits.v[i].place;
	return found;
}

static bool
is_subject(const struct linker *l, const struct place *p)
{
	VEC_EACH (s, &l->dossier->subjects)
		if (s->place == p)
			return true;
	return false;
}

/* Where a paragraph that opens a dispatch was sent from; NULL if it opens
 * none. */
static const struct place *
sent_from(const struct linker *l, const struct block *b)
{
	enum { OPENING = 48 };
	static const char *const agencies[] = {
	    "新华社", "本报", "塔斯社", "又讯"};
	struct slice s = slice_head(slice_at(l->text, b->span), OPENING);
	size_t i = first_mention(l, b->span.start);

	for (size_t k = 0; k < sizeof(agencies) / sizeof(*agencies); k++)
		if (slice_find(s, slice_of(agencies[k]), 0) <= 6)
			return i < l->dossier->places.n &&
				       l->dossier->places.v[i].span.end <
					   b->span.start + OPENING
				   ? l->dossier->places.v[i].place
				   : NULL;
	return NULL;
}

/* What has no seat in its name has that of the dispatch, where the article is
 * about the places of several, or of its subject. */
static const struct place *
seat_of_news(const struct linker *l, const struct organisation_mention *o)
{
	for (size_t i = l->blocks.n; i-- > 0;) {
		const struct block *b = &l->blocks.v[i];
		const struct place *p;

		if (b->lang != ZH || b->paragraph < 0 ||
		    b->paragraph > o->paragraph)
			continue;
		p = sent_from(l, b);
		if (p != NULL && is_subject(l, p))
			return p;
	}
	return subject_central(l);
}

static void
settle_zh(struct linker *l, struct organisation_mention *o)
{
	struct span name = o->span;
	struct word w;
	const struct place *implied = NULL;
	struct seat seat;
	size_t len = leading(l, ZH, o->span, WORD_FIXED, &w);

	if (len == span_len(o->span)) {
		settle_fixed(l, o, w.fixed);
		return;
	}
	len = leading(l, ZH, o->span, WORD_LEAD, &w);
	name.start += (uint32_t)len;
	if (len > 0 && o->kind != ORG_COMMITTEE)
		o->name_zh = slice_at(l->text, name);
	seat = seat_in_name(l, name);
	if (seat.words.n == 0) {
		implied = seat_implied(l, &seat.rest);
		if (implied != NULL)
			o->name_zh = full_name(l, implied, o->name_zh);
	}
	o->place = seat.place != NULL ? seat.place : implied;
	if (last_place(l, name) != NULL)
		o->place = last_place(l, name);
	o->id = id_of(l, &seat, implied, o->kind);
	o->industry = loudest_industry(l, o->span);
	if (o->place == NULL)
		o->place = seat_of_news(l, o);
}

/* 嘉陵机器厂 is the 重庆嘉陵机器厂 of the same article. */
enum {
	SHORT_LEAST = 12,
	CLIPPED_LEAST = 9,
	CLIPPED_MOST = 12,
	SHORT_MOST = 256
};

static bool
is_short_for(const struct linker *l, const struct organisation_mention *a,
    const struct organisation_mention *b)
{
	struct slice x = slice_at(l->text, a->span),
		     y = slice_at(l->text, b->span);

	return x.n >= SHORT_LEAST && slice_ends(y, x);
}

/* 大明厂 is the 大明纺织染厂. */
static bool
is_clipped_from(const struct linker *l, const struct organisation_mention *a,
    const struct organisation_mention *b)
{
	struct slice x = slice_at(l->text, a->span),
		     y = slice_at(l->text, b->span);

	return x.n >= CLIPPED_LEAST && x.n <= CLIPPED_MOST &&
	       slice_ends(y, slice_tail(x, x.n - 3)) &&
	       slice_find(y, slice_head(x, x.n - 3), 0) != SIZE_MAX;
}

/* The one organisation that has the name in full; NULL if there are none or
 * several. */
static const struct organisation_mention *
full_of(const struct linker *l, const struct organisation_mention *a)
{
	const struct organisation_mention *found = NULL;

	VEC_EACH (b, &l->dossier->organisations) {
		if (b->lang != ZH || a->kind != b->kind ||
		    slice_eq(a->id, b->id) ||
		    span_len(b->span) <= span_len(a->span) ||
		    (!is_short_for(l, a, b) && !is_clipped_from(l, a, b)))
			continue;
		if (found != NULL && !slice_eq(found->id, b->id))
			return NULL;
		found = b;
	}
	return found;
}

static void
join_short_names(struct linker *l)
{
	struct organisation_mention *v = l->dossier->organisations.v;
	size_t n = l->dossier->organisations.n;

	for (size_t i = 0; i < n && n < SHORT_MOST; i++) {
		const struct organisation_mention *full;

		if (v[i].lang != ZH || !slice_starts(v[i].id, SLICE("org-")))
			continue;
		full = full_of(l, &v[i]);
		if (full == NULL)
			continue;
		v[i].id = full->id;
		v[i].place = full->place;
		v[i].name_zh = full->name_zh;
	}
}

static void
settle_en(struct linker *l, struct organisation_mention *o)
{
	struct word w;
	size_t i = first_hit(l, o->span.start);

	/* "Works" or "Company" may follow a name that stands as it is. */
	if (leading(l, EN, o->span, WORD_FIXED, &w) > 0) {
		settle_fixed(l, o, w.fixed);
		return;
	}
	if (i < l->hits.n && l->hits.v[i].span.start < o->span.end &&
	    !l->hits.v[i].dropped)
		o->place = l->hits.v[i].place;
	else if (slice_starts(o->name_en, SLICE("Municipal")) ||
		 slice_starts(o->name_en, SLICE("City")))
		o->place = subject_city(l);
	else if (slice_starts(o->name_en, SLICE("Provincial")))
		o->place = subject_province(l);
	else if (slice_starts(o->name_en, SLICE("County")))
		o->place = subject_county(l);
	o->industry = loudest_industry(l, o->span);
}

/* -- pairs -- */

/* "Yumen oil fields": no name unless it renders one. */
static bool
ends_small(struct slice s)
{
	size_t at = s.n;

	while (at > 0 && s.p[at - 1] != ' ')
		at--;
	return at > 0 && at < s.n && s.p[at] >= 'a' && s.p[at] <= 'z';
}

static double
likeness(const struct linker *l, const struct organisation_mention *zh,
    const struct organisation_mention *en)
{
	double score = zh->kind == en->kind ? 2 : 0, words;

	if (zh->id.n > 0 && slice_eq(zh->id, en->id))
		return 10;
	if (en->id.n > 0) /* a fixed name of another */
		return -1;
	if (zh->place != NULL && en->place != NULL)
		score += zh->place == en->place ? 2 : -2;
	if (zh->industry != NULL && en->industry != NULL)
		score += zh->industry == en->industry ? 1 : -0.5;
	/* 工厂 and Company are the same thing to some translators. */
	if (zh->kind != en->kind &&
	    (zh->kind == ORG_COMMITTEE || en->kind == ORG_COMMITTEE))
		score -= 2;
	words = name_likeness(l, zh->span, en->span);
	/* Small words are a name only if all of them are. */
	if (ends_small(slice_at(l->text, en->span)) && words < 1)
		return -1;
	return score + NAME_WEIGHT * words;
}

/* The stretch that renders a sentence, or it and its neighbours. */
static struct span
rendering_near(const struct linker *l, int32_t sentence)
{
	struct span there = rendering_of(l, ZH, sentence), next;
	int32_t last = (int32_t)l->bitext->sentences[ZH].n - 1;

	if (sentence < 0 || span_len(there) == 0)
		return there;
	for (int32_t i = sentence - 1; i <= sentence + 1; i += 2) {
		if (i < 0 || i > last)
			continue;
		next = rendering_of(l, ZH, i);
		if (span_len(next) == 0)
			continue;
		if (next.start < there.start)
			there.start = next.start;
		if (next.end > there.end)
			there.end = next.end;
	}
	return there;
}

struct match {
	size_t zh, en;
	double score;
};

static int
match_cmp(const void *a, const void *b)
{
	const struct match *x = a, *y = b;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	if (x->zh != y->zh)
		return x->zh < y->zh ? -1 : 1;
	return x->en < y->en ? -1 : x->en > y->en;
}

struct matches {
	VEC(struct match) v;
};

/* The English ones that may render `zh`, of its sentence or next to it. */
static void
add_matches(const struct linker *l, size_t zh, struct matches *m)
{
	const struct organisation_mention *v = l->dossier->organisations.v;
	struct span there = rendering_of(l, ZH, v[zh].sentence);
	struct span near = rendering_near(l, v[zh].sentence);
	size_t lo = first_organisation(l, near.start), tried = 0;

	for (; lo < l->dossier->organisations.n && tried < PARTNERS_MOST &&
	       v[lo].span.end <= near.end;
	     lo++, tried++) {
		double score;

		if (v[lo].lang != EN)
			continue;
		score = likeness(l, &v[zh], &v[lo]);
		if (!span_within(v[lo].span, there))
			score -= FAR_PENALTY;
		if (score >= PAIR_LEAST)
			*VEC_ADD(l->arena, &m->v) =
			    (struct match){zh, lo, score};
	}
}

static void
share_names(struct organisation_mention *zh, struct organisation_mention *en)
{
	en->id = zh->id;
	if (zh->name_en.n == 0)
		zh->name_en = en->name_en;
	en->name_zh = zh->name_zh;
	en->kind = zh->kind;
	if (zh->industry == NULL)
		zh->industry = en->industry;
	en->industry = zh->industry;
	en->place = zh->place;
}

static void
pair_all(struct linker *l)
{
	struct organisation_mention *v = l->dossier->organisations.v;
	struct matches m = {{0}};

	for (size_t i = 0; i < l->dossier->organisations.n; i++)
		if (v[i].lang == ZH)
			add_matches(l, i, &m);
	if (m.v.n > 1)
		qsort(m.v.v, m.v.n, sizeof(*m.v.v), match_cmp);
	VEC_EACH (x, &m.v) {
		if (v[x->zh].pair >= 0 || v[x->en].pair >= 0)
			continue;
		v[x->zh].pair = (int32_t)x->en;
		v[x->en].pair = (int32_t)x->zh;
		share_names(&v[x->zh], &v[x->en]);
	}
}

static void
adopt(struct organisation_mention *en, const struct organisation_mention *zh)
{
	en->id = zh->id;
	en->name_zh = zh->name_zh;
	en->place = zh->place;
	en->industry = zh->industry;
	en->kind = zh->kind;
}

/* What a pair taught of a name holds for its other mentions. */
static void
spread(struct linker *l)
{
	struct map by_id, by_name;

	map_init(&by_id, l->arena);
	map_init(&by_name, l->arena);
	VEC_EACH (o, &l->dossier->organisations)
		if (o->pair >= 0 && o->lang == ZH && o->name_en.n > 0)
			*map_at(&by_id, o->id) = o;
	VEC_EACH (o, &l->dossier->organisations)
		if (o->pair >= 0 && o->lang == EN)
			*map_at(&by_name, slice_at(l->text, o->span)) = o;
	VEC_EACH (o, &l->dossier->organisations) {
		const struct organisation_mention *like =
		    o->lang == ZH
			? map_get(&by_id, o->id)
			: map_get(&by_name, slice_at(l->text, o->span));

		if (o->pair >= 0 || like == NULL)
			continue;
		if (o->lang == ZH) {
			o->name_en = like->name_en;
		} else {
			adopt(o, like);
		}
	}
}

/* The only Chinese organisation of a seat and trade; NULL if it has none, or
 * several. */
static const struct organisation_mention *
only_one_like(const struct linker *l, const struct organisation_mention *en)
{
	const struct organisation_mention *found = NULL;
	size_t seen = 0;

	VEC_EACH (o, &l->dossier->organisations) {
		if (o->lang != ZH || o->place != en->place ||
		    o->industry != en->industry)
			continue;
		if ((found != NULL && !slice_eq(found->id, o->id)) ||
		    ++seen > PARTNERS_MOST)
			return NULL;
		found = o;
	}
	return found;
}

#define SAME_NAME 0.75

/* The only Chinese organisation that explains the English name. */
static const struct organisation_mention *
only_one_meant(const struct linker *l, const struct organisation_mention *en)
{
	const struct organisation_mention *found = NULL;
	size_t tried = 0;

	VEC_EACH (o, &l->dossier->organisations) {
		if (o->lang != ZH || o->kind != en->kind)
			continue;
		if (++tried > PARTNERS_MOST)
			return NULL;
		if (name_likeness(l, o->span, en->span) < SAME_NAME)
			continue;
		if (found != NULL && !slice_eq(found->id, o->id))
			return NULL;
		found = o;
	}
	return found;
}

/* Headlines shorten names: "Harbin Railway" is the 哈尔滨铁路管理局 of the
 * text if there is no other railway of Harbin in it. */
static void
adopt_short_names(struct linker *l)
{
	size_t tried = 0;

	VEC_EACH (o, &l->dossier->organisations) {
		const struct organisation_mention *zh;

		if (o->lang == ZH || o->id.n > 0 || ++tried > PARTNERS_MOST)
			continue;
		zh = only_one_meant(l, o);
		if (zh == NULL && o->place != NULL && o->industry != NULL)
			zh = only_one_like(l, o);
		if (zh != NULL)
			adopt(o, zh);
	}
}

/* Whether an English name without a Chinese one is worth telling: it names
 * its seat, or begins with a word that is in no dictionary. */
static bool
speaks_for_itself(const struct linker *l, const struct organisation_mention *o)
{
	struct slice s = slice_at(l->text, o->span);
	size_t i = first_hit(l, o->span.start), n = 0;

	if (o->lang == ZH || o->id.n > 0)
		return true;
	if (ends_small(s))
		return false;
	if (i < l->hits.n && l->hits.v[i].span.start < o->span.end &&
	    !l->hits.v[i].dropped)
		return true;
	while (n < s.n && cp_is_letter((uint32_t)s.p[n]))
		n++;
	return lexicon_nstems(l->authority->lexicon) > 0 &&
	       lexicon_stem(l->authority->lexicon, slice_head(s, n)) ==
		   UINT32_MAX;
}

static bool
ends_generic(struct slice s)
{
	static const char *const words[] = {"工厂", "学校", "商店", "合作社",
	    "农场", "公社", "矿山", "水库", "中学", "小学", "医院"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (slice_ends(s, slice_of(words[i])))
			return true;
	return false;
}

/* 哈尔滨市机械工厂 is any of them, unless the translation knows it as a
 * name. */
static bool
is_any_of_them(const struct linker *l, const struct organisation_mention *o)
{
	struct slice s = slice_at(l->text, o->span);

	return o->lang == ZH && o->pair < 0 && o->name_en.n == 0 &&
	       half_present(l, EN) && ends_generic(s) &&
	       span_len(rendering_of(l, ZH, o->sentence)) > 0;
}

/* 纺织部, 重钢: the short form of a name that stands as it is may be the
 * beginning of other words. */
static bool
is_not_borne_out(const struct linker *l, const struct organisation_mention *o)
{
	struct word w;

	if (o->lang == EN || !half_present(l, EN) || o->pair >= 0 ||
	    span_len(o->span) >= o->name_zh.n ||
	    leading(l, ZH, o->span, WORD_FIXED, &w) != span_len(o->span) ||
	    (o->place != NULL &&
		l->named[EN][gazetteer_index(l->gazetteer, o->place)]))
		return false;
	VEC_EACH (en, &l->dossier->organisations)
		if (en->lang == EN && slice_eq(en->id, o->id))
			return false;
	return true;
}

static void
drop_doubtful(struct linker *l)
{
	struct organisation_mention *v = l->dossier->organisations.v;
	size_t n = l->dossier->organisations.n, kept = 0;
	int32_t *now = ARENA_NEW(l->arena, int32_t, n);

	for (size_t i = 0; i < n; i++) {
		bool keep = speaks_for_itself(l, &v[i]) &&
			    !is_any_of_them(l, &v[i]) &&
			    !is_not_borne_out(l, &v[i]);

		now[i] = keep ? (int32_t)kept : -1;
		if (keep && v[i].id.n == 0)
			v[i].id = arena_printf(l->arena, "en-%.*s",
			    SLICE_ARG(slug_of(l, v[i].name_en)));
		if (keep)
			v[kept++] = v[i];
	}
	l->dossier->organisations.n = kept;
	for (size_t i = 0; i < kept; i++)
		if (v[i].pair >= 0)
			v[i].pair = now[v[i].pair];
}

void
settle_organisations(struct linker *l)
{
	VEC_EACH (o, &l->dossier->organisations) {
		if (o->lang == ZH)
			settle_zh(l, o);
		else
			settle_en(l, o);
	}
	join_short_names(l);
	pair_all(l);
	spread(l);
	adopt_short_names(l);
	drop_doubtful(l);
}

/* SPDX-License-Identifier: MIT */
/* Place mentions: of what was found, and of what is meant by 全市. */
#include <stdlib.h>

#include "linker.h"
#include "utf8.h"

size_t
first_hit(const struct linker *l, size_t off)
{
	size_t lo = 0, hi = l->hits.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (l->hits.v[mid].span.start < off)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

size_t
first_mention(const struct linker *l, size_t off)
{
	const struct place_mention *v = l->dossier->places.v;
	size_t lo = 0, hi = l->dossier->places.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (v[mid].span.start < off)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

size_t
first_organisation(const struct linker *l, size_t off)
{
	const struct organisation_mention *v = l->dossier->organisations.v;
	size_t lo = 0, hi = l->dossier->organisations.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (v[mid].span.start < off)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Longer renderings are not searched through. */
enum { RENDERING_MOST = 8192 };

static struct span
cut_off(const struct linker *l, struct span s)
{
	if (span_len(s) > RENDERING_MOST) {
		s.end = s.start + RENDERING_MOST;
		while (((unsigned char)l->text.p[s.end] & 0xc0) == 0x80)
			s.end--;
	}
	return s;
}

struct span
rendering_of(const struct linker *l, enum lang lang, int32_t i)
{
	const struct bitext *b = l->bitext;
	const struct bead *bead;
	struct run r;

	if (i < 0)
		return l->article->half[!lang].present
			   ? cut_off(l, l->article->half[!lang].title)
			   : (struct span){0, 0};
	bead = bitext_bead_of(b, lang, (uint32_t)i);
	if (bead == NULL || bead->side[!lang].count == 0)
		return (struct span){0, 0};
	r = bead->side[!lang];
	return cut_off(
	    l, (struct span){b->sentences[!lang].v[r.first].span.start,
		   b->sentences[!lang].v[r.first + r.count - 1].span.end});
}

static bool
province_named(const struct linker *l, const struct place *p)
{
	const struct place *in = gazetteer_province(l->gazetteer, p, l->date);

	return in == NULL || l->context[gazetteer_index(l->gazetteer, in)];
}

static struct place_mention
mention_of(const struct linker *l, const struct block *b, struct span at,
    const struct place *p)
{
	struct span dateline = l->article->half[b->lang].dateline.span;

	return (struct place_mention){
	    .lang = b->lang,
	    .span = at,
	    .paragraph = b->paragraph,
	    .sentence = sentence_of(l, b, at),
	    .place = p,
	    .within =
		p == NULL ? NULL : gazetteer_province(l->gazetteer, p, l->date),
	    .kind = p == NULL ? PLACE_OTHER
			      : gazetteer_kind(l->gazetteer, p, l->date),
	    .in_dateline = span_len(dateline) > 0 && span_within(at, dateline),
	    .pair = -1,
	};
}

/* Marks the mentions that stand inside the name of an organisation. */
void
mark_in_names(struct linker *l)
{
	const struct organisation_mention *o = l->dossier->organisations.v;
	size_t n = l->dossier->organisations.n, k = 0;

	VEC_EACH (m, &l->dossier->places) {
		while (k < n && o[k].span.end <= m->span.start)
			k++;
		/* Its suffix may be the organ's: 重庆市 in 重庆市委. */
		m->in_name = k < n && o[k].span.start <= m->span.start;
	}
}

/* 望江机器厂 is not called after Wangjiang in Anhui, of which nothing else
 * speaks. */
static bool
only_sounds_like(const struct linker *l, const struct place_mention *m)
{
	return m->in_name && m->place != NULL &&
	       m->place->kind >= PLACE_COUNTY && !province_named(l, m->place);
}

void
tell_places(struct linker *l)
{
	struct dossier *d = l->dossier;
	size_t kept = 0, i = 0;

	VEC_EACH (h, &l->hits)
		if (!h->dropped)
			*VEC_ADD(l->arena, &d->places) = mention_of(
			    l, &l->blocks.v[h->block], h->span, h->place);
	mark_in_names(l);
	VEC_EACH (h, &l->hits) {
		if (h->dropped)
			continue;
		h->dropped = only_sounds_like(l, &d->places.v[i]);
		if (!h->dropped)
			d->places.v[kept++] = d->places.v[i];
		i++;
	}
	d->places.n = kept;
}

/* -- what is meant without being named -- */

enum scale { SCALE_CITY, SCALE_PROVINCE, SCALE_COUNTY };

struct implied {
	const char *words;
	enum scale scale;
};

static const struct implied implied_zh[] = {
    {"全市", SCALE_CITY},
    {"本市", SCALE_CITY},
    {"该市", SCALE_CITY},
    {"我市", SCALE_CITY},
    {"这个市", SCALE_CITY},
    {"市内", SCALE_CITY},
    {"全省", SCALE_PROVINCE},
    {"本省", SCALE_PROVINCE},
    {"该省", SCALE_PROVINCE},
    {"我省", SCALE_PROVINCE},
    {"这个省", SCALE_PROVINCE},
    {"省内", SCALE_PROVINCE},
    {"全自治区", SCALE_PROVINCE},
    {"全县", SCALE_COUNTY},
    {"本县", SCALE_COUNTY},
    {"该县", SCALE_COUNTY},
    {"我县", SCALE_COUNTY},
    {"这个县", SCALE_COUNTY},
    {"县内", SCALE_COUNTY},
};

static const struct implied implied_en[] = {
    {"the city", SCALE_CITY},
    {"The city", SCALE_CITY},
    {"the whole city", SCALE_CITY},
    {"the entire city", SCALE_CITY},
    {"this city", SCALE_CITY},
    {"the province", SCALE_PROVINCE},
    {"The province", SCALE_PROVINCE},
    {"the whole province", SCALE_PROVINCE},
    {"the entire province", SCALE_PROVINCE},
    {"this province", SCALE_PROVINCE},
    {"the county", SCALE_COUNTY},
    {"The county", SCALE_COUNTY},
    {"the whole county", SCALE_COUNTY},
    {"the entire county", SCALE_COUNTY},
    {"this county", SCALE_COUNTY},
};

enum {
	IMPLIED_ZH = sizeof(implied_zh) / sizeof(*implied_zh),
	IMPLIED_EN = sizeof(implied_en) / sizeof(*implied_en)
};

static bool
is_of_scale(const struct place_mention *m, enum scale s)
{
	switch (m->kind) {
	case PLACE_CITY:
	case PLACE_MUNICIPALITY:
		return s == SCALE_CITY;
	case PLACE_COUNTY:
		return s == SCALE_COUNTY;
	default:
		return false;
	}
}

/* What the words in paragraph `b` at `off` mean: the article's subject; but
 * where the paragraph does not name that, the town or county that their
 * sentence named last (a row of notices, each about another). The first `named`
 * mentions are in text order. */
static const struct place *
meant_by(const struct linker *l, size_t named, const struct block *b,
    size_t off, enum scale s)
{
	const struct place_mention *v = l->dossier->places.v;
	const struct place *subject = s == SCALE_CITY ? subject_city(l)
				      : s == SCALE_PROVINCE
					  ? subject_province(l)
					  : subject_county(l);
	const struct place *last = NULL;
	int32_t sentence =
	    sentence_of(l, b, (struct span){(uint32_t)off, (uint32_t)off + 1});

	for (size_t i = 0; i < named && v[i].span.end <= off; i++) {
		if (v[i].span.start < b->span.start || v[i].place == NULL ||
		    v[i].in_dateline)
			continue;
		if (v[i].place == subject)
			return subject;
		if (is_of_scale(&v[i], s) && !v[i].in_name &&
		    v[i].sentence == sentence)
			last = v[i].place;
	}
	return last != NULL ? last : subject;
}

/* Whether implied words may begin with the character. */
static bool
may_imply(uint32_t cp)
{
	switch (cp) {
	case 0x5168: /* 全 */
	case 0x672c: /* 本 */
	case 0x8be5: /* 该 */
	case 0x6211: /* 我 */
	case 0x8fd9: /* 这 */
	case 0x5e02: /* 市 */
	case 0x7701: /* 省 */
	case 0x53bf: /* 县 */
		return true;
	}
	return false;
}

/* The first place from `off` on where implied words may begin; most places are
 * passed here. */
static size_t
next_implied(const struct block *b, struct slice text, size_t off)
{
	while (off < b->span.end) {
		size_t next = off;
		uint32_t cp = utf8_next(text, &next);

		if (b->lang == ZH
			? may_imply(cp)
			: (cp | 0x20) == 't' && next < b->span.end &&
			      text.p[next] == 'h' &&
			      (off == b->span.start ||
				  !cp_is_letter((uint32_t)text.p[off - 1])))
			break;
		off = next;
	}
	return off;
}

/* The longest implied words at `off`, NULL if none. */
static const struct implied *
implied_at(enum lang lang, struct slice text, size_t off)
{
	const struct implied *table = lang == ZH ? implied_zh : implied_en;
	size_t n = lang == ZH ? IMPLIED_ZH : IMPLIED_EN, longest = 0;
	const struct implied *best = NULL;
	struct slice s = slice_tail(text, off);

	for (size_t i = 0; i < n; i++) {
		struct slice w = slice_of(table[i].words);

		if (w.n > longest && slice_starts(s, w) &&
		    (lang == ZH || s.n == w.n ||
			!cp_is_letter((uint32_t)s.p[w.n]))) {
			best = &table[i];
			longest = w.n;
		}
	}
	return best;
}

/* Whether a place that is named covers the byte: 四川 in 四川省内, 日本 in
 * 日本市场. */
static bool
is_named(const struct linker *l, size_t off)
{
	size_t i = first_hit(l, off + 1);

	return i > 0 && !l->hits.v[i - 1].dropped &&
	       l->hits.v[i - 1].span.end > off;
}

/* 该市场 and 城市内 are about no city. */
static bool
is_other_word(struct slice text, struct span at)
{
	static const char *const after[] = {"场", "价", "镇", "面", "城"};
	struct slice rest = slice_tail(text, at.end);

	if (slice_ends(slice_head(text, at.start), SLICE("城")))
		return true;
	for (size_t i = 0; i < sizeof(after) / sizeof(*after); i++)
		if (slice_starts(rest, slice_of(after[i])))
			return true;
	return false;
}

static void
imply_in_block(struct linker *l, size_t told, const struct block *b)
{
	struct slice text = slice_head(l->text, b->span.end);
	size_t off = b->span.start;

	while ((off = next_implied(b, text, off)) < b->span.end) {
		const struct implied *i = implied_at(b->lang, text, off);
		bool named = i != NULL && is_named(l, off);
		size_t n = i != NULL && !named ? strlen(i->words)
					       : utf8_len(text.p[off]);
		struct span at = {(uint32_t)off, (uint32_t)(off + n)};
		const struct place *p =
		    i != NULL && !named ? meant_by(l, told, b, off, i->scale)
					: NULL;

		if (p != NULL && !is_other_word(text, at)) {
			struct place_mention m = mention_of(l, b, at, p);

			m.implicit = true;
			*VEC_ADD(l->arena, &l->dossier->places) = m;
		}
		off += n;
	}
}

static int
mention_cmp(const void *a, const void *b)
{
	uint32_t x = ((const struct place_mention *)a)->span.start,
		 y = ((const struct place_mention *)b)->span.start;

	return x < y ? -1 : x > y;
}

void
imply_places(struct linker *l)
{
	size_t told = l->dossier->places.n;

	VEC_EACH (b, &l->blocks)
		if (!b->credit)
			imply_in_block(l, told, b);
	if (l->dossier->places.n > 1)
		qsort(l->dossier->places.v, l->dossier->places.n,
		    sizeof(*l->dossier->places.v), mention_cmp);
}

/* -- pairs -- */

/* Mentions of a sentence that are looked at for a pair. */
enum { PARTNERS_MOST = 64 };

/* The mention of the same place in the rendering that has no pair yet. */
static int32_t
partner_of(const struct linker *l, const struct place_mention *m)
{
	struct span there = rendering_of(l, ZH, m->sentence);
	const struct place_mention *v = l->dossier->places.v;
	size_t i = first_mention(l, there.start), most = i + PARTNERS_MOST;

	for (;
	     i < l->dossier->places.n && i < most && v[i].span.end <= there.end;
	     i++)
		if (v[i].lang == EN && v[i].pair < 0 && v[i].place == m->place)
			return (int32_t)i;
	return -1;
}

void
pair_places(struct linker *l)
{
	struct place_mention *v = l->dossier->places.v;

	for (size_t i = 0; i < l->dossier->places.n; i++) {
		if (v[i].lang != ZH || v[i].place == NULL || v[i].pair >= 0)
			continue;
		v[i].pair = partner_of(l, &v[i]);
		if (v[i].pair >= 0)
			v[v[i].pair].pair = (int32_t)i;
	}
}

/* SPDX-License-Identifier: MIT */
/* What an editor should know: where the versions disagree, and Chinese that
 * stayed in the English. */
#include <stdlib.h>

#include "collate.h"
#include "utf8.h"

static const char *const verdict[] = {
    [VERDICT_AGREE] = "agree",
    [VERDICT_DIFFER] = "differ",
    [VERDICT_MISSING] = "missing",
};

static const char *const difference[] = {
    [DIFFER_VALUE] = "value",
    [DIFFER_UNIT] = "unit",
    [DIFFER_QUALIFIER] = "qualifier",
    [DIFFER_ROLE] = "role",
};

static const char *const kind[] = {
    [DISCREPANCY_FIGURE] = "figure",
    [DISCREPANCY_UNIT] = "unit",
    [DISCREPANCY_TIME] = "time",
    [DISCREPANCY_NAME] = "name",
    [DISCREPANCY_MISSING] = "missing",
    [DISCREPANCY_UNTRANSLATED] = "untranslated",
};

const char *
verdict_name(enum verdict v)
{
	return verdict[v];
}

const char *
difference_name(enum difference d)
{
	return difference[d];
}

const char *
discrepancy_kind_name(enum discrepancy_kind k)
{
	return kind[k];
}

static void
add(struct linker *l, struct discrepancy d)
{
	*VEC_ADD(l->arena, &l->dossier->discrepancies) = d;
}

static const char none[] = "-";

/* "versions differ in value: 三千担 / 300 piculs" */
static struct slice
message(struct linker *l, const char *what, struct span zh, struct span en)
{
	struct slice x =
	    span_len(zh) > 0 ? slice_at(l->text, zh) : slice_of(none);
	struct slice y =
	    span_len(en) > 0 ? slice_at(l->text, en) : slice_of(none);

	return arena_printf(
	    l->arena, "%s: %.*s / %.*s", what, SLICE_ARG(x), SLICE_ARG(y));
}

static void
tell_difference(struct linker *l, const struct figure *zh,
    const struct figure *en, enum difference d)
{
	static const char *const what[] = {
	    [DIFFER_VALUE] = "numbers differ",
	    [DIFFER_UNIT] = "units differ",
	    [DIFFER_QUALIFIER] = "the bound differs",
	    [DIFFER_ROLE] = "amount of change and result confused",
	};

	add(l,
	    (struct discrepancy){.kind = d == DIFFER_UNIT ? DISCREPANCY_UNIT
							  : DISCREPANCY_FIGURE,
		.zh = zh->span,
		.en = en->span,
		.message = message(l, what[d], zh->span, en->span),
		.severity = d == DIFFER_QUALIFIER ? NOTE : WARNING});
}

void
tell_time(struct linker *l, struct span zh, struct span en)
{
	add(l, (struct discrepancy){.kind = DISCREPANCY_TIME,
		   .zh = zh,
		   .en = en,
		   .message = message(l, "times differ", zh, en),
		   .severity = WARNING});
}

static void
tell_missing(struct linker *l, const struct figure *f)
{
	struct discrepancy d = {.kind = DISCREPANCY_MISSING, .severity = NOTE};

	if (f->lang == ZH)
		d.zh = f->span;
	else
		d.en = f->span;
	d.message = message(l, "figure in one version only", d.zh, d.en);
	add(l, d);
}

static void
tell_figures(struct linker *l)
{
	for (size_t i = 0; i < l->facts->figures.n; i++) {
		const struct figure *f = &l->facts->figures.v[i];
		const struct figure_link *link = &l->dossier->figure_links[i];

		if (f->repeats != NO_FIGURE)
			continue;
		if (link->verdict == VERDICT_MISSING)
			tell_missing(l, f);
		else if (link->verdict == VERDICT_DIFFER && f->lang == ZH)
			tell_difference(l, f, &l->facts->figures.v[link->pair],
			    link->difference);
	}
}

/* -- names -- */

static void
tell_name(struct linker *l, const struct place_mention *m)
{
	struct discrepancy d = {.kind = DISCREPANCY_NAME, .severity = NOTE};

	if (m->lang == ZH)
		d.zh = m->span;
	else
		d.en = m->span;
	d.message = message(l, "place named in one version only", d.zh, d.en);
	add(l, d);
}

/* F锦 is told as untranslated, not as missing, too. */
static bool
is_told(const struct linker *l, const struct place_mention *m)
{
	VEC_EACH (d, &l->dossier->discrepancies)
		if (d->kind == DISCREPANCY_UNTRANSLATED && m->lang == ZH &&
		    d->zh.start == m->span.start)
			return true;
	return false;
}

/* -- lists of places -- */

/* "A、B和C", "A, B and C": mentions with nothing else between them. */
struct list {
	size_t first, end; /* mentions */
};

static bool
is_separator(struct slice s)
{
	static const char *const separators[] = {"、", "和", "及", "与", "以及",
	    "、以及", ", ", " and ", ", and ", " or ", " as well as "};

	for (size_t i = 0; i < sizeof(separators) / sizeof(*separators); i++)
		if (slice_eq(s, slice_of(separators[i])))
			return true;
	return false;
}

static bool
are_listed(const struct linker *l, size_t a, size_t b)
{
	const struct place_mention *x = &l->dossier->places.v[a],
				   *y = &l->dossier->places.v[b];

	return x->lang == y->lang && x->sentence == y->sentence &&
	       x->sentence >= 0 && !x->in_name && !y->in_name && !x->implicit &&
	       !y->implicit && x->span.end <= y->span.start &&
	       is_separator(slice_at(
		   l->text, (struct span){x->span.end, y->span.start}));
}

static struct list
list_of(const struct linker *l, size_t i)
{
	struct list list = {i, i + 1};

	while (list.first > 0 && are_listed(l, list.first - 1, list.first))
		list.first--;
	while (list.end < l->dossier->places.n &&
	       are_listed(l, list.end - 1, list.end))
		list.end++;
	return list;
}

/* Whether the other half's stretch names a place, or something that may be
 * it: a name that is not settled, or its letters. */
static bool
is_named_in(const struct linker *l, const struct place *p, enum lang lang,
    struct span there)
{
	struct slice name = gazetteer_name(l->gazetteer, p, lang, l->date);
	size_t space = slice_find(name, SLICE(" "), 0);

	for (size_t i = first_mention(l, there.start);
	     i < l->dossier->places.n &&
	     l->dossier->places.v[i].span.start < there.end;
	     i++)
		if (l->dossier->places.v[i].place == NULL ||
		    l->dossier->places.v[i].place == p)
			return true;
	if (space != SIZE_MAX)
		name = slice_head(name, space);
	return slice_find(slice_head(l->text, there.end), name, there.start) !=
	       SIZE_MAX;
}

/* The one place of a list that the rendering leaves out, while it has the
 * others. */
static const struct place_mention *
left_out(const struct linker *l, struct list list)
{
	const struct place_mention *v = l->dossier->places.v, *found = NULL;
	struct span there =
	    rendering_of(l, v[list.first].lang, v[list.first].sentence);

	if (span_len(there) == 0)
		return NULL;
	for (size_t i = list.first; i < list.end; i++) {
		if (v[i].place == NULL)
			return NULL;
		if (is_named_in(l, v[i].place, !v[i].lang, there))
			continue;
		if (found != NULL)
			return NULL;
		found = &v[i];
	}
	return found;
}

static void
tell_lists(struct linker *l)
{
	for (size_t i = 0; i < l->dossier->places.n;) {
		struct list list = list_of(l, i);
		const struct place_mention *m =
		    list.end - list.first > 1 ? left_out(l, list) : NULL;

		/* If it is named nowhere, that is told already. */
		if (m != NULL &&
		    l->named[!m->lang][gazetteer_index(l->gazetteer, m->place)])
			tell_name(l, m);
		i = list.end;
	}
}

/* "Several cities" for all that the original lists: no name is lost alone. */
static bool
is_summed_up(const struct linker *l, size_t at)
{
	struct list list = list_of(l, at);

	if (list.end - list.first < 3)
		return false;
	for (size_t i = list.first; i < list.end; i++) {
		const struct place_mention *m = &l->dossier->places.v[i];

		if (m->place == NULL ||
		    l->named[!m->lang][gazetteer_index(l->gazetteer, m->place)])
			return false;
	}
	return true;
}

/* Whether a name of the other half holds this one: 豫北 and 京津 say Henan and
 * Tianjin, as their English names (Northern Henan, Beijing-Tianjin) do. */
static bool
is_part_of_name(const struct linker *l, const struct place_mention *m)
{
	struct slice name = gazetteer_name(l->gazetteer, m->place, EN, l->date);

	VEC_EACH (o, &l->dossier->places) {
		struct slice longer;
		size_t at;

		if (o->lang == m->lang || o->place == NULL)
			continue;
		longer = gazetteer_name(l->gazetteer, o->place, EN, l->date);
		at = slice_find(longer, name, 0);
		if (at != SIZE_MAX && name.n < longer.n &&
		    (at == 0 || longer.p[at - 1] == ' ' ||
			longer.p[at - 1] == '-'))
			return true;
	}
	return false;
}

/* Places that one half names and the other does not name or mean. */
static void
tell_names(struct linker *l)
{
	bool *told = ARENA_NEW(l->arena, bool, gazetteer_size(l->gazetteer));

	VEC_EACH (m, &l->dossier->places)
		if (m->implicit && m->place != NULL)
			l->named[m->lang][gazetteer_index(
			    l->gazetteer, m->place)] = true;
	VEC_EACH (m, &l->dossier->places) {
		size_t n;

		/* What an organisation is called in English is the
		 * translator's affair (天兰铁路); 中国 may be Chinese, and
		 * 东北 northeastern. */
		if (m->place == NULL || m->implicit ||
		    m->place->kind <= PLACE_REGION ||
		    (m->in_name && m->lang == EN))
			continue;
		n = gazetteer_index(l->gazetteer, m->place);
		if (is_summed_up(l, (size_t)(m - l->dossier->places.v)))
			continue;
		if (l->named[!m->lang][n] || told[n] || is_told(l, m) ||
		    is_part_of_name(l, m) ||
		    is_part_named(l, m->place, !m->lang))
			continue;
		tell_name(l, m);
		told[n] = true;
	}
}

/* -- what stayed untranslated -- */

static bool
is_foreign(uint32_t cp)
{
	return cp_is_han(cp) || (cp >= 0xac00 && cp <= 0xd7a3) ||
	       (cp >= 0x3040 && cp <= 0x30ff);
}

/* Letters that touch the Chinese belong to it: F锦. */
static struct span
with_letters(const struct linker *l, struct span at, struct span block)
{
	while (at.start > block.start &&
	       cp_is_letter((uint32_t)l->text.p[at.start - 1]))
		at.start--;
	while (at.end < block.end && cp_is_letter((uint32_t)l->text.p[at.end]))
		at.end++;
	return at;
}

/* The same characters in the original, or the place that holds them. */
static struct span
original_of(const struct linker *l, const struct block *b, struct span at)
{
	struct span there = rendering_of(l, EN, sentence_of(l, b, at)),
		    found = {0, 0};
	size_t off = slice_find(
	    slice_head(l->text, there.end), slice_at(l->text, at), there.start);

	if (span_len(there) == 0 || off == SIZE_MAX)
		return found;
	found.start = (uint32_t)off;
	found.end = found.start + span_len(at);
	/* 富锦县 is at most a few characters longer than 锦. */
	for (size_t i =
		 first_mention(l, found.start > 30 ? found.start - 30 : 0);
	     i < l->dossier->places.n; i++) {
		struct span place = l->dossier->places.v[i].span;

		if (place.start > found.start)
			break;
		if (span_within(found, place))
			return place;
	}
	return found;
}

/* "Yang Hongxingtang (杨宏兴堂)": the translator adds the original of a name
 * that is translated. */
static bool
is_gloss(const struct linker *l, struct span at, struct span block)
{
	const char *p = l->text.p;

	return at.start >= block.start + 3 && at.end < block.end &&
	       p[at.start - 1] == '(' && p[at.end] == ')' &&
	       p[at.start - 2] == ' ' &&
	       cp_is_letter((uint32_t)p[at.start - 3]);
}

static size_t
next_beyond_ascii(struct slice text, size_t off, size_t end)
{
	while (off < end && (unsigned char)text.p[off] < 0x80)
		off++;
	return off;
}

static void
tell_untranslated(struct linker *l, const struct block *b)
{
	size_t off = b->span.start;

	while ((off = next_beyond_ascii(l->text, off, b->span.end)) <
	       b->span.end) {
		size_t next = off;
		struct span at = {(uint32_t)off, (uint32_t)off};
		struct discrepancy d = {
		    .kind = DISCREPANCY_UNTRANSLATED, .severity = WARNING};

		while (
		    next < b->span.end && is_foreign(utf8_next(l->text, &next)))
			at.end = (uint32_t)next;
		off = next;
		if (span_len(at) == 0 || is_gloss(l, at, b->span))
			continue;
		d.zh = original_of(l, b, at);
		d.en = with_letters(l, at, b->span);
		d.message = message(l, "left untranslated", d.zh, d.en);
		add(l, d);
	}
}

static int
discrepancy_cmp(const void *a, const void *b)
{
	const struct discrepancy *x = a, *y = b;
	uint32_t p = span_len(x->zh) > 0 ? x->zh.start : x->en.start;
	uint32_t q = span_len(y->zh) > 0 ? y->zh.start : y->en.start;

	if (p != q)
		return p < q ? -1 : 1;
	return (int)x->kind - (int)y->kind;
}

void
find_discrepancies(struct linker *l)
{
	if (!half_present(l, ZH) || !half_present(l, EN))
		return;
	tell_figures(l);
	VEC_EACH (b, &l->blocks)
		if (b->lang == EN && !b->repeats)
			tell_untranslated(l, b);
	tell_names(l);
	tell_lists(l);
	if (l->dossier->discrepancies.n > 1)
		qsort(l->dossier->discrepancies.v, l->dossier->discrepancies.n,
		    sizeof(*l->dossier->discrepancies.v), discrepancy_cmp);
}

/* SPDX-License-Identifier: MIT */
#include "tei.h"

#include "format.h"
#include "map.h"

struct slice
tei_id(const struct tei *t, enum record_type type, size_t i)
{
	char suffix[RECORD_SUFFIX_SIZE];

	return arena_copy(
	    t->arena, slice_of(record_suffix(type, i, suffix) + 1));
}

static void
bound_attr(struct markup *m, const char *name, struct bound b)
{
	if (!b.known)
		return;
	if (b.digits.p != NULL)
		markup_attr(m, name, b.digits);
	else
		markup_attr_number(m, name, b.value);
}

static bool
same(struct bound a, struct bound b)
{
	return a.known && b.known && a.value == b.value &&
	       slice_eq(a.digits, b.digits);
}

void
tei_bounds(struct tei *t, const char *exact, struct bound min, struct bound max)
{
	if (same(min, max)) {
		bound_attr(t->m, exact, min);
		return;
	}
	bound_attr(t->m, "atLeast", min);
	bound_attr(t->m, "atMost", max);
}

const char *
tei_unit(
    char out[TEI_UNIT_SIZE], enum bead_level level, enum lang l, uint32_t i)
{
	static const char letter[BEAD_LEVELS] = {'p', 's', 'h'};

	format_to(
	    out, TEI_UNIT_SIZE, "%s.%c%u", lang_code(l), letter[level], i);
	return out;
}

/* Notes which bead holds each of its units, the last list's first. */
static void
index_beads(const struct bead **of, const struct bead_list *beads, enum lang l)
{
	VEC_EACH (b, beads)
		for (uint32_t i = 0; i < b->side[l].count; i++)
			of[b->side[l].first + i] = b;
}

static void
index_units(struct tei *t, enum lang l)
{
	const struct bitext *b = t->dossier->facts->bitext;
	const struct half *half = &t->article->half[l];
	size_t n[BEAD_LEVELS] = {
	    half->paragraphs.n, b->sentences[l].n, half->headlines.n};

	for (enum bead_level level = BEAD_PARAGRAPH; level < BEAD_LEVELS;
	     level++) {
		const struct bead **of =
		    ARENA_NEW(t->arena, const struct bead *, n[level] + 1);

		if (level == BEAD_HEADLINE)
			index_beads(of, &b->repeats, l);
		index_beads(of, bitext_beads(b, level), l);
		t->bead_of[level][l] = of;
	}
}

static void
note_place(struct tei *t, struct map *seen, const struct place *p,
    const struct place *within)
{
	void **slot;

	if (p == NULL)
		return;
	slot = map_at(seen, p->id);
	if (*slot != NULL)
		return;
	*slot = (void *)p;
	*VEC_ADD(t->arena, &t->places) = (struct named_place){p, within};
}

static void
collect_places(struct tei *t)
{
	struct map seen;

	map_init(&seen, t->arena);
	VEC_EACH (m, &t->dossier->places)
		note_place(t, &seen, m->place, m->within);
	VEC_EACH (s, &t->dossier->subjects)
		note_place(t, &seen, s->place, NULL);
}

static void
collect_organisations(struct tei *t)
{
	const struct dossier *d = t->dossier;
	struct map seen;

	map_init(&seen, t->arena);
	t->organisation_no =
	    ARENA_NEW(t->arena, size_t, d->organisations.n + 1);
	for (size_t i = 0; i < d->organisations.n; i++) {
		void **slot = map_at(&seen, d->organisations.v[i].id);

		if (*slot == NULL) {
			t->organisation_no[i] = t->organisations.n;
			*VEC_ADD(t->arena, &t->organisations) = i;
			*slot = &t->organisation_no[i];
		}
		t->organisation_no[i] = *(size_t *)*slot;
	}
}

const struct tei *
tei_build(struct markup *m, struct _xmlDict *names, struct arena *a,
    const struct dossier *d, const struct archive_info *info,
    const struct authority *auth)
{
	struct tei *t = ARENA_NEW(a, struct tei, 1);

	*t = (struct tei){
	    .m = m,
	    .arena = a,
	    .dossier = d,
	    .article = dossier_article(d),
	    .info = info,
	    .authority = auth,
	    /* articles/1960/08/ or articles/undated/ */
	    .top = dossier_article(d)->date.known ? "../../../" : "../../",
	};

	for (enum lang l = ZH; l < LANGS; l++)
		index_units(t, l);
	t->mark = ARENA_NEW(a, enum mark, d->facts->figures.n + 1);
	t->again = ARENA_NEW(a, bool, d->facts->figures.n + 1);
	collect_places(t);
	collect_organisations(t);
	markup_init_shared(m, names, "TEI", "http://www.tei-c.org/ns/1.0");
	markup_schema(m, arena_printf(a, "%stei/" TEI_SCHEMA, t->top).p);
	markup_line(m);
	tei_header(t);
	tei_body(t);
	tei_standoff(t);
	markup_close(m);
	return t;
}

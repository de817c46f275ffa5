/* SPDX-License-Identifier: MIT */
#include "gazetteer.h"

#include <math.h>
#include <stdlib.h>

#include "fold.h"
#include "gazetteer_rows.h"
#include "table.h"
#include "wade_giles.h"

enum column {
	ID,
	NAME_ZH,
	VARIANTS_ZH,
	PINYIN,
	NAME_EN,
	VARIANTS_EN,
	KIND,
	PARENTS,
	NAMES,
	LAT,
	LON,
	CODE,
	SOURCE,
	COLUMNS
};

static const char *const kind_name[] = {
    [PLACE_COUNTRY] = "country",
    [PLACE_REGION] = "region",
    [PLACE_PROVINCE] = "province",
    [PLACE_AUTONOMOUS_REGION] = "autonomous_region",
    [PLACE_MUNICIPALITY] = "municipality",
    [PLACE_PREFECTURE] = "prefecture",
    [PLACE_CITY] = "city",
    [PLACE_COUNTY] = "county",
    [PLACE_DISTRICT] = "district",
    [PLACE_TOWN] = "town",
    [PLACE_OTHER] = "other",
};

enum { KINDS = sizeof(kind_name) / sizeof(*kind_name) };

const char *
place_kind_name(enum place_kind k)
{
	return kind_name[k];
}

/* "1958", "1958-02" or "1958-02-10"; `last`: the last day that it covers. */
static bool
parse_day(struct slice s, bool last, struct date *day)
{
	char full[] = "0000-01-01";
	struct date d;

	*day = (struct date){0};
	if (s.n == 0)
		return true;
	if (s.n != 4 && s.n != 7 && s.n != 10)
		return false;
	memcpy(full, s.p, s.n);
	d = date_parse((struct slice){full, 10});
	if (!d.known)
		return false;
	if (last && s.n < 10)
		d = s.n == 4 ? date_make(d.year, 12, 31)
			     : date_make(d.year, d.month,
				   days_in_month(d.year, d.month));
	*day = d;
	return true;
}

/* "from:to" */
static bool
parse_interval(struct slice s, struct interval *i)
{
	const char *colon = s.n > 0 ? memchr(s.p, ':', s.n) : NULL;
	size_t n = colon != NULL ? (size_t)(colon - s.p) : s.n;

	if (colon == NULL)
		return false;
	return parse_day(slice_head(s, n), false, &i->from) &&
	       parse_day(slice_tail(s, n + 1), true, &i->to) &&
	       (!i->from.known || !i->to.known ||
		   date_cmp(i->from, i->to) <= 0);
}

static bool
holds(struct interval i, struct date when)
{
	return (!i.from.known || date_cmp(i.from, when) <= 0) &&
	       (!i.to.known || date_cmp(when, i.to) <= 0);
}

/* The part of `item` before its first `separator`, which it loses. */
static struct slice
cut(struct slice *item, char separator)
{
	const char *at =
	    item->n > 0 ? memchr(item->p, separator, item->n) : NULL;
	size_t n = at != NULL ? (size_t)(at - item->p) : item->n;
	struct slice head = slice_head(*item, n);

	*item = slice_tail(*item, n + 1);
	return head;
}

static double
parse_degrees(struct slice s, double most, bool *ok)
{
	char text[16], *end;
	double v;

	if (s.n == 0)
		return NAN;
	if (s.n >= sizeof(text)) {
		*ok = false;
		return NAN;
	}
	memcpy(text, s.p, s.n);
	text[s.n] = '\0';
	v = strtod(text, &end);
	if (*end != '\0' || !(fabs(v) <= most))
		*ok = false;
	return v;
}

static bool
parse_kind(struct slice s, enum place_kind *k)
{
	for (int i = 0; i < KINDS; i++)
		if (slice_eq(s, slice_of(kind_name[i]))) {
			*k = (enum place_kind)i;
			return true;
		}
	return false;
}

static bool
parse_names(struct gazetteer *g, struct entry *e, struct slice cell)
{
	struct slice item;

	while (table_item(&cell, '|', &item)) {
		struct dated_name n;
		struct slice names = cut(&item, ':');

		n.name[ZH] = cut(&names, '/');
		n.name[EN] = names;
		if (n.name[ZH].n == 0 || !parse_interval(item, &n.when))
			return false;
		*VEC_ADD(g->arena, &e->names) = n;
	}
	return true;
}

static bool
is_slug(struct slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!(s.p[i] >= 'a' && s.p[i] <= 'z') && s.p[i] != '-' &&
		    !(s.p[i] >= '0' && s.p[i] <= '9'))
			return false;
	return s.n > 0;
}

/* False and reported if the row cannot stand. */
static bool
parse_row(
    struct gazetteer *g, struct diag *d, const struct row *r, struct entry *e)
{
	struct place *p = &e->place;
	bool ok = true;

	*e = (struct entry){.at = r->at,
	    .variants = {r->cell[VARIANTS_ZH], r->cell[VARIANTS_EN]},
	    .parents = r->cell[PARENTS],
	    .code = r->cell[CODE]};
	p->id = r->cell[ID];
	p->name[ZH] = r->cell[NAME_ZH];
	p->name[EN] = r->cell[NAME_EN];
	p->pinyin = r->cell[PINYIN];
	p->latitude = parse_degrees(r->cell[LAT], 90, &ok);
	p->longitude = parse_degrees(r->cell[LON], 180, &ok);
	if (!ok) {
		diag(d, DIAG_TABLE_BAD_CELL, r->at, r->cell[LAT]);
	} else if (!is_slug(p->id) || p->name[ZH].n == 0) {
		diag(d, DIAG_TABLE_BAD_CELL, r->at, p->id);
	} else if (!parse_kind(r->cell[KIND], &p->kind)) {
		diag(d, DIAG_TABLE_BAD_CELL, r->at, r->cell[KIND]);
	} else if (!parse_names(g, e, r->cell[NAMES])) {
		diag(d, DIAG_TABLE_BAD_CELL, r->at, r->cell[NAMES]);
	} else if (map_get(&g->by_id, p->id) != NULL) {
		diag(d, DIAG_TABLE_DUPLICATE, r->at, p->id);
	} else {
		return true;
	}
	return false;
}

static void
add_name(struct gazetteer *g, struct diag *d, enum lang l, struct slice name,
    const struct entry *e, struct interval when)
{
	bool shy = slice_starts(name, SLICE("?"));

	if (shy)
		name = slice_tail(name, 1);
	if (name.n == 0)
		return;
	*VEC_ADD(g->arena, &g->meanings[l]) =
	    (struct meaning){e, when, name, shy};
	/* One character alone is found, never matched: 渝 is in 成渝. */
	if (!termset_add(&g->terms[l], name, (uint32_t)g->meanings[l].n - 1) &&
	    name.n > TERM_MAX)
		diag(d, DIAG_TERM_LENGTH, e->at, name);
}

/* "Xi'an" also as "Xi’an" and "Xian". */
static void
add_without_apostrophe(struct gazetteer *g, struct diag *d, struct slice name,
    const struct entry *e, struct interval when)
{
	static const char *const instead[] = {"", "’"};
	const char *at = name.n > 0 ? memchr(name.p, '\'', name.n) : NULL;
	size_t n = at != NULL ? (size_t)(at - name.p) : name.n;

	for (int i = 0; at != NULL && i < 2; i++)
		add_name(g, d, EN,
		    arena_printf(g->arena, "%.*s%s%.*s",
			SLICE_ARG(slice_head(name, n)), instead[i],
			SLICE_ARG(slice_tail(name, n + 1))),
		    e, when);
}

/* What the news agency wrote until 1978, without marks: Chungking was postal,
 * but Shihchiachuang Wade-Giles. The original has to name the place, too. */
static void
add_wade_giles(struct gazetteer *g, struct diag *d, const struct entry *e)
{
	static const struct interval always;
	struct slice wade;
	char first;

	if (e->place.kind > PLACE_CITY)
		return;
	wade = wade_giles(g->arena, e->place.pinyin);
	if (wade.n == 0 || slice_eq(fold_name(g->arena, e->place.pinyin), wade))
		return;
	first = (char)(wade.p[0] & ~0x20);
	add_name(g, d, EN,
	    arena_printf(
		g->arena, "?%c%.*s", first, SLICE_ARG(slice_tail(wade, 1))),
	    e, always);
}

static void
add_names(struct gazetteer *g, struct diag *d, const struct entry *e)
{
	static const struct interval always;

	for (int l = 0; l < LANGS; l++) {
		struct slice rest = e->variants[l], item;

		if (l != ZH || !entry_heading_is_shy(e))
			add_name(
			    g, d, (enum lang)l, e->place.name[l], e, always);
		if (l == EN)
			add_without_apostrophe(
			    g, d, e->place.name[l], e, always);
		while (table_item(&rest, '|', &item))
			add_name(g, d, (enum lang)l, item, e, always);
		VEC_EACH (n, &e->names) {
			struct slice forms = n->name[l];

			while (table_item(&forms, '=', &item))
				add_name(g, d, (enum lang)l, item, e, n->when);
		}
	}
	add_wade_giles(g, d, e);
}

static int
membership_cmp(const void *a, const void *b)
{
	struct date x = ((const struct membership *)a)->when.from,
		    y = ((const struct membership *)b)->when.from;

	/* Without a beginning comes first; date_cmp would put it last. */
	if (x.known != y.known)
		return x.known ? 1 : -1;
	return date_cmp(x, y);
}

static void
check_overlap(struct diag *d, const struct entry *e)
{
	for (size_t i = 1; i < e->memberships.n; i++) {
		const struct membership *m = &e->memberships.v[i];

		if (!m[-1].when.to.known || !m->when.from.known ||
		    date_cmp(m[-1].when.to, m->when.from) >= 0)
			diag(d, DIAG_PLACE_OVERLAP, e->at, m->in->id);
	}
}

/* Days of `i` within the years 1946 to 1979, which the archive is about. */
static int32_t
days_within(struct interval i)
{
	struct date first = {1946, 1, 1, true};
	struct date last = {1979, 12, 31, true};

	if (i.from.known && date_cmp(i.from, first) > 0)
		first = i.from;
	if (i.to.known && date_cmp(i.to, last) < 0)
		last = i.to;
	return date_number(last) - date_number(first) + 1;
}

/* What a place belonged to for the longest time, for where no date is
 * given. */
static const struct place *
find_usual(const struct entry *e)
{
	const struct place *best = NULL;
	int32_t longest = 0;

	if (e->memberships.n == 1)
		return e->memberships.v[0].in;
	VEC_EACH (m, &e->memberships) {
		int32_t days = 0;

		VEC_EACH (n, &e->memberships)
			if (n->in == m->in && days_within(n->when) > 0)
				days += days_within(n->when);
		if (best == NULL || days > longest) {
			best = m->in;
			longest = days;
		}
	}
	return best;
}

static void
resolve_parents(struct gazetteer *g, struct diag *d, struct entry *e)
{
	struct slice rest = e->parents, item;

	while (table_item(&rest, '|', &item)) {
		struct slice id = cut(&item, ':');
		struct membership m = {.in = map_get(&g->by_id, id)};

		if (m.in == NULL)
			diag(d, DIAG_TABLE_UNKNOWN_REF, e->at, id);
		else if (!parse_interval(item, &m.when))
			diag(d, DIAG_TABLE_BAD_CELL, e->at, item);
		else
			*VEC_ADD(g->arena, &e->memberships) = m;
	}
	if (e->memberships.n > 1)
		qsort(e->memberships.v, e->memberships.n,
		    sizeof(*e->memberships.v), membership_cmp);
	e->usual = find_usual(e);
	check_overlap(d, e);
	/* Countries and parts of the world may stand above all others. */
	if (e->memberships.n == 0 && e->place.kind != PLACE_COUNTRY &&
	    e->place.kind != PLACE_REGION)
		diag(d, DIAG_PLACE_ORPHAN, e->at, e->place.id);
}

/* "sichuan/chongqing": from the province or the country abroad down; what is
 * above is no folder, as it changed or is the same for all. */
static void
set_path(struct gazetteer *g, struct diag *d, struct entry *e)
{
	const struct place *p = e->usual;
	struct slice path = e->place.id;
	int depth = 0;

	for (; p != NULL && depth < DEEPEST; depth++) {
		const struct place *above = entry_of(p)->usual;
		bool country = p->kind == PLACE_COUNTRY;

		if ((country && slice_eq(p->id, SLICE("china"))) ||
		    (p->kind == PLACE_REGION &&
			e->place.kind <= PLACE_MUNICIPALITY))
			break;
		path = arena_printf(
		    g->arena, "%.*s/%.*s", SLICE_ARG(p->id), SLICE_ARG(path));
		p = country ? NULL : above;
	}
	if (depth == DEEPEST) {
		diag(d, DIAG_PLACE_CYCLE, e->at, e->place.id);
		path = e->place.id;
	}
	e->place.path = path;
}

struct gazetteer *
gazetteer_load(struct arena *a, struct diag *d, const char *path)
{
	struct gazetteer *g;
	struct table t;

	if (!table_read(&t, a, d, path, LON + 1, COLUMNS))
		return NULL;
	g = ARENA_NEW(a, struct gazetteer, 1);
	g->arena = a;
	map_init(&g->by_id, a);
	for (int l = 0; l < LANGS; l++)
		termset_init(&g->terms[l], a, false);
	g->entry = ARENA_NEW(a, struct entry, t.nrows);
	for (size_t i = 0; i < t.nrows; i++) {
		struct entry *e = &g->entry[g->n];

		if (!parse_row(g, d, &t.row[i], e))
			continue;
		g->n++;
		*map_at(&g->by_id, e->place.id) = &e->place;
		add_names(g, d, e);
	}
	for (size_t i = 0; i < g->n; i++)
		resolve_parents(g, d, &g->entry[i]);
	for (size_t i = 0; i < g->n; i++)
		set_path(g, d, &g->entry[i]);
	for (int l = 0; l < LANGS; l++)
		termset_seal(&g->terms[l]);
	return g;
}

size_t
gazetteer_size(const struct gazetteer *g)
{
	return g->n;
}

const struct place *
gazetteer_place(const struct gazetteer *g, size_t i)
{
	return &g->entry[i].place;
}

size_t
gazetteer_index(const struct gazetteer *g, const struct place *p)
{
	return (size_t)(entry_of(p) - g->entry);
}

const struct place *
gazetteer_by_id(const struct gazetteer *g, struct slice id)
{
	return map_get(&g->by_id, id);
}

const struct termset *
gazetteer_terms(const struct gazetteer *g, enum lang l)
{
	return &g->terms[l];
}

/* A new name was not known long before its day; an old one is remembered,
 * but a name that went before 1949 (长安, 石门) is by then a word of other
 * meaning, too. */
static bool
in_use(struct interval name, struct date when)
{
	int32_t day = date_number(when);

	if (name.from.known)
		return day >= date_number(name.from) - 365;
	return !name.to.known ||
	       date_cmp(name.to, date_make(1949, 10, 1)) >= 0 ||
	       day <= date_number(name.to) + 365;
}

const struct place *
gazetteer_meaning(
    const struct gazetteer *g, enum lang l, uint32_t value, struct date when)
{
	const struct meaning *m = &g->meanings[l].v[value];

	return !when.known || in_use(m->when, when) ? &m->entry->place : NULL;
}

bool
gazetteer_is_shy(const struct gazetteer *g, enum lang l, uint32_t value)
{
	return g->meanings[l].v[value].shy;
}

const struct place *
gazetteer_parent(
    const struct gazetteer *g, const struct place *p, struct date when)
{
	if (!when.known)
		return entry_of(p)->usual;
	VEC_EACH (m, &entry_of(p)->memberships)
		if (holds(m->when, when))
			return m->in;
	return NULL;
}

bool
gazetteer_past(const struct gazetteer *g, const struct place *p, size_t i,
    struct place_past *past)
{
	const struct entry *e = entry_of(p);

	if (i < e->names.n) {
		const struct dated_name *n = &e->names.v[i];

		*past = (struct place_past){.when = n->when};
		for (int l = 0; l < LANGS; l++) {
			struct slice forms = n->name[l];

			table_item(&forms, '=', &past->name[l]);
		}
		return true;
	}
	i -= e->names.n;
	if (i >= e->memberships.n)
		return false;
	*past = (struct place_past){
	    .in = e->memberships.v[i].in, .when = e->memberships.v[i].when};
	return true;
}

/* Whether it can be what a country is divided into. A city can, where it
 * belongs to no province. */
static bool
is_province(const struct place *p)
{
	return p->kind == PLACE_PROVINCE || p->kind == PLACE_MUNICIPALITY ||
	       p->kind == PLACE_AUTONOMOUS_REGION || p->kind == PLACE_CITY;
}

const struct place *
gazetteer_province(
    const struct gazetteer *g, const struct place *p, struct date when)
{
	for (int depth = 0; p != NULL && depth < DEEPEST; depth++) {
		const struct place *in = gazetteer_parent(g, p, when);

		if (is_province(p) && in != NULL &&
		    (in->kind == PLACE_REGION ||
			slice_eq(in->id, SLICE("china"))))
			return p;
		p = in;
	}
	return NULL;
}

bool
gazetteer_within(const struct gazetteer *g, const struct place *p,
    const struct place *whole, struct date when)
{
	for (int depth = 0; p != NULL && depth < DEEPEST; depth++) {
		if (p == whole)
			return true;
		p = gazetteer_parent(g, p, when);
	}
	return false;
}

/* The dated name that held on `when`, NULL if none. */
static const struct dated_name *
name_on(const struct place *p, struct date when)
{
	if (when.known)
		VEC_EACH (n, &entry_of(p)->names)
			if (holds(n->when, when))
				return n;
	return NULL;
}

struct slice
gazetteer_name(const struct gazetteer *g, const struct place *p, enum lang l,
    struct date when)
{
	const struct dated_name *n = name_on(p, when);
	struct slice forms, first;

	/* A name without both ends is an alias: 铜山 for Xuzhou. */
	if (n == NULL || !interval_known(n->when))
		return p->name[l];
	forms = n->name[l];
	return table_item(&forms, '=', &first) ? first : p->name[l];
}

const struct membership *
gazetteer_memberships(
    const struct gazetteer *g, const struct place *p, size_t *n)
{
	*n = entry_of(p)->memberships.n;
	return entry_of(p)->memberships.v;
}

const struct dated_name *
gazetteer_names(const struct gazetteer *g, const struct place *p, size_t *n)
{
	*n = entry_of(p)->names.n;
	return entry_of(p)->names.v;
}

enum place_kind
gazetteer_kind(
    const struct gazetteer *g, const struct place *p, struct date when)
{
	const struct dated_name *n = name_on(p, when);

	if (p->kind == PLACE_AUTONOMOUS_REGION && n != NULL &&
	    slice_ends(n->name[ZH], SLICE("省")))
		return PLACE_PROVINCE;
	if (p->kind == PLACE_CITY || p->kind == PLACE_MUNICIPALITY)
		return gazetteer_province(g, p, when) == p ? PLACE_MUNICIPALITY
							   : PLACE_CITY;
	return p->kind;
}

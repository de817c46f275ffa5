/* SPDX-License-Identifier: MIT */
#include "statistics.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "claims_table.h"
#include "map.h"
#include "sum.h"

/* So many values of a row are listed. */
enum { LISTED = 12 };

static const char *const names[GROUPINGS] = {"region", "province", "city",
    "industry", "organisation", "year", "quarter", "unit", "item", "role",
    "article"};

int
grouping_find(struct slice name)
{
	for (int g = 0; g < GROUPINGS; g++)
		if (slice_eq(name, slice_of(names[g])))
			return g;
	return -1;
}

const char *
grouping_name(enum grouping g)
{
	return names[g];
}

/* -- groups -- */

struct group {
	struct statistics_row row;
	VEC(struct point) points;
	struct buffer values;
};

struct collector {
	struct arena *arena;
	const struct statistics_request *request;
	struct map groups; /* by all that keeps claims apart */
	VEC(struct group *) order;
	struct buffer key; /* scratch */
};

/* "1953" or "1953/1957" from a period, or the paper's year. */
static void
put_year(struct buffer *out, const struct claim *c)
{
	struct slice from = slice_head(c->from.n ? c->from : c->to, 4);
	struct slice to = slice_head(c->to.n ? c->to : c->from, 4);

	if (from.n == 0) {
		buffer_put(out, slice_head(c->date, 4));
		return;
	}
	buffer_put(out, from);
	if (!slice_eq(from, to)) {
		buffer_putc(out, '/');
		buffer_put(out, to);
	}
}

static void
put_quarter(struct buffer *out, const struct claim *c)
{
	struct slice first = c->from.n ? c->from : c->to.n ? c->to : c->date;
	struct slice last = c->to.n ? c->to : first;
	struct date from = date_parse(first), to = date_parse(last);

	if (!from.known || !to.known)
		return;
	if (from.year == to.year && (from.month - 1) / 3 == (to.month - 1) / 3)
		buffer_printf(
		    out, "%d-Q%d", from.year, (from.month - 1) / 3 + 1);
	else
		buffer_printf(
		    out, "%.*s/%.*s", SLICE_ARG(first), SLICE_ARG(last));
}

static struct named
label_of(enum grouping g, const struct claim *c, struct buffer *scratch)
{
	struct named none = {SLICE_NONE, SLICE_NONE, SLICE_NONE};

	buffer_clear(scratch);
	switch (g) {
	case BY_REGION:
		return c->place;
	case BY_PROVINCE:
		return c->province;
	case BY_CITY:
		return c->city;
	case BY_INDUSTRY:
		return c->industry;
	case BY_ORGANISATION:
		return c->organisation;
	case BY_ARTICLE:
		return (struct named){c->article, c->title_zh, c->title_en};
	case BY_YEAR:
		put_year(scratch, c);
		break;
	case BY_QUARTER:
		put_quarter(scratch, c);
		break;
	/* These have their columns in all tables: here for the order. */
	case BY_UNIT:
		buffer_put(scratch, c->unit_id);
		break;
	case BY_ITEM:
		buffer_put(scratch, c->item);
		break;
	case BY_ROLE:
		buffer_put(scratch, c->role);
		break;
	case GROUPINGS:
		break;
	}
	none.id = buffer_slice(scratch);
	return none;
}

static bool
use_si(const struct collector *k, const struct claim *c)
{
	return k->request->si && c->si_unit.n > 0;
}

static void
add_key(struct buffer *key, struct slice s)
{
	buffer_put(key, s);
	buffer_putc(key, '\x1f');
}

static struct slice
copy(struct arena *a, struct slice s)
{
	return s.p == NULL ? s : arena_copy(a, s);
}

/* The group of a claim. An item that only the translation names, or the
 * original, is one item with both. */
static struct group *
group_of(struct collector *k, const struct claim *c)
{
	const struct statistics_request *r = k->request;
	struct slice unit = use_si(k, c) ? c->si_unit : c->unit_id;
	struct buffer scratch = {0};
	struct group *g;

	buffer_clear(&k->key);
	for (size_t i = 0; i < r->nby; i++)
		add_key(&k->key, label_of(r->by[i], c, &scratch).id);
	add_key(&k->key, c->item);
	add_key(&k->key, unit);
	add_key(&k->key, c->per_id);
	add_key(&k->key, c->role);
	add_key(&k->key, c->kind);
	g = map_get(&k->groups, buffer_slice(&k->key));
	if (g == NULL) {
		g = ARENA_NEW(k->arena, struct group, 1);
		for (size_t i = 0; i < r->nby; i++) {
			struct named l = label_of(r->by[i], c, &scratch);

			g->row.label[i] = (struct named){copy(k->arena, l.id),
			    copy(k->arena, l.zh), copy(k->arena, l.en)};
		}
		g->row.item = copy(k->arena, c->item);
		g->row.item_en = copy(k->arena, c->item_en);
		g->row.unit = copy(k->arena, unit);
		if (!use_si(k, c)) {
			g->row.unit_zh = copy(k->arena, c->unit_zh);
			g->row.unit_en = copy(k->arena, c->unit_en);
		}
		g->row.per = copy(k->arena, c->per_id);
		g->row.role = copy(k->arena, c->role);
		g->row.kind = copy(k->arena, c->kind);
		*map_at(&k->groups,
		    arena_copy(k->arena, buffer_slice(&k->key))) = g;
		*VEC_ADD(k->arena, &k->order) = g;
	}
	buffer_free(&scratch);
	return g;
}

static bool
is_establishment(struct slice kind)
{
	return slice_eq(kind, SLICE("factory")) ||
	       slice_eq(kind, SLICE("mine")) ||
	       slice_eq(kind, SLICE("school")) ||
	       slice_eq(kind, SLICE("commune"));
}

static void
add_claim(struct collector *k, const struct claim *c)
{
	struct group *g = group_of(k, c);
	struct point *p = VEC_ADD(k->arena, &g->points);

	*p = (struct point){.article = c->article_key,
	    .place = c->place_key,
	    .organisation = c->organisation_key,
	    .min = use_si(k, c) ? c->si_min : c->min,
	    .max = use_si(k, c) ? c->si_max : c->max,
	    .from = date_parse(c->from),
	    .to = date_parse(c->to),
	    .establishment = is_establishment(c->organisation_kind),
	    .approximate = slice_eq(c->qualifier, SLICE("approx"))};
	if (g->points.n > LISTED)
		return;
	if (g->values.n > 0)
		buffer_puts(&g->values, "; ");
	put_claim_value(&g->values, c, p->min, p->max);
}

static bool
is_amount(const struct statistics_row *row)
{
	static const char *const kinds[] = {"count", "measure", "money"};
	static const char *const roles[] = {
	    "level", "increase", "decrease", "plan"};
	bool kind = false, role = false;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		kind = kind || slice_eq(row->kind, slice_of(kinds[i]));
	for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++)
		role = role || slice_eq(row->role, slice_of(roles[i]));
	return kind && role && row->per.n == 0;
}

static int
label_cmp(struct slice a, struct slice b)
{
	if ((a.n == 0) != (b.n == 0))
		return a.n == 0 ? 1 : -1; /* what is not known, last */
	return slice_cmp(a, b);
}

static int
group_cmp(const void *a, const void *b)
{
	const struct statistics_row *x = &(*(struct group *const *)a)->row;
	const struct statistics_row *y = &(*(struct group *const *)b)->row;
	int c = 0;

	for (size_t i = 0; c == 0 && i < GROUPINGS; i++)
		c = label_cmp(x->label[i].id, y->label[i].id);
	c = c != 0 ? c : label_cmp(x->unit, y->unit);
	c = c != 0 ? c : label_cmp(x->item, y->item);
	c = c != 0 ? c : label_cmp(x->role, y->role);
	c = c != 0 ? c : label_cmp(x->kind, y->kind);
	return c != 0 ? c : label_cmp(x->per, y->per);
}

static void
settle(struct collector *k, struct statistics *s, const struct nesting *nesting)
{
	if (k->order.n > 0)
		qsort(k->order.v, k->order.n, sizeof(*k->order.v), group_cmp);
	VEC_EACH (at, &k->order) {
		struct group *g = *at;

		sum_points(&g->row, nesting, g->points.v, g->points.n,
		    is_amount(&g->row));
		if (g->points.n > LISTED)
			buffer_printf(
			    &g->values, "; … %zu more", g->points.n - LISTED);
		g->row.values = arena_copy(k->arena, buffer_slice(&g->values));
		buffer_free(&g->values);
		*VEC_ADD(k->arena, &s->rows) = g->row;
	}
}

struct statistics *
statistics_collect(
    struct arena *a, struct catalogue *c, const struct statistics_request *r)
{
	struct statistics *s = ARENA_NEW(a, struct statistics, 1);
	struct collector k = {.arena = a, .request = r};
	struct claims *claims = claims_open(c, &r->selection);
	struct claim claim;

	if (claims == NULL)
		return NULL;
	map_init(&k.groups, a);
	while (claims_next(claims, &claim))
		add_claim(&k, &claim);
	claims_close(claims);
	settle(&k, s, nesting_load(a, c));
	buffer_free(&k.key);
	return catalogue_ok(c) ? s : NULL;
}

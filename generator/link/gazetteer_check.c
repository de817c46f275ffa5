/* SPDX-License-Identifier: MIT */
/* What an editor should hear about places.tsv beyond what keeps a row from
 * being read: rows that contradict each other, and slips of the hand. */
#include <math.h>
#include <stdlib.h>

#include "gazetteer_check.h"
#include "gazetteer_rows.h"
#include "table.h"
#include "utf8.h"

struct check {
	const struct gazetteer *g;
	struct arena *arena;
	struct diag *diag;
	struct map readings; /* character to struct readings * */
	struct map owners;   /* Chinese name to its place */
};

struct readings {
	VEC(struct slice) syllables;
};

static void
tell(struct check *c, enum diag_code code, const struct entry *e,
    struct slice detail)
{
	diag(c->diag, code, e->at, detail);
}

/* -- dates -- */

/* An interval as day numbers. Nothing is older than the archive: an open
 * beginning and one before 1946 are the same. */
struct days {
	int32_t from, to; /* INT32_MAX: open */
};

static struct days
days_of(struct interval i)
{
	int32_t first = date_number(date_make(1946, 1, 1));
	struct days d = {first, INT32_MAX};

	if (i.from.known && date_number(i.from) > first)
		d.from = date_number(i.from);
	if (i.to.known)
		d.to = date_number(i.to);
	return d;
}

static struct slice
day_text(struct check *c, int32_t day)
{
	char text[DATE_SIZE];

	return arena_copy(
	    c->arena, slice_of(date_format(date_from_number(day), text)));
}

/* A province may go and come again (Liaoning 1949-1954); what lies in one
 * has to lie in another meanwhile. */
static void
check_gaps(struct check *c, const struct entry *e)
{
	if (e->place.kind <= PLACE_MUNICIPALITY)
		return;
	for (size_t i = 1; i < e->memberships.n; i++) {
		struct days before = days_of(e->memberships.v[i - 1].when);
		struct days after = days_of(e->memberships.v[i].when);

		if (before.to < INT32_MAX && before.to + 1 < after.from)
			tell(c, DIAG_PLACE_GAP, e, day_text(c, before.to + 1));
	}
}

/* The first day in `d` on which `p` was not there, INT32_MAX if it was there
 * all the time. Where no dates are given it always was. */
static int32_t
first_day_without(const struct entry *p, struct days d)
{
	int32_t day = d.from;

	if (p->memberships.n == 0)
		return INT32_MAX;
	VEC_EACH (m, &p->memberships) {
		struct days there = days_of(m->when);

		if (there.from <= day && there.to >= day) {
			if (there.to == INT32_MAX)
				return INT32_MAX;
			day = there.to + 1;
		}
	}
	return day > d.to ? INT32_MAX : day;
}

static void
check_lifetimes(struct check *c, const struct entry *e)
{
	VEC_EACH (m, &e->memberships) {
		struct days d = days_of(m->when);
		int32_t day = d.to >= d.from
				  ? first_day_without(entry_of(m->in), d)
				  : INT32_MAX;

		if (day < INT32_MAX)
			tell(c, DIAG_PLACE_OUTLIVES, e,
			    arena_printf(c->arena, "%.*s on %.*s",
				SLICE_ARG(m->in->id),
				SLICE_ARG(day_text(c, day))));
	}
}

/* On every day on which something changes the way up has to end. */
static void
check_cycles(struct check *c, const struct entry *e)
{
	VEC_EACH (m, &e->memberships) {
		struct date day = m->when.from.known ? m->when.from
				  : m->when.to.known ? m->when.to
						     : date_make(1960, 1, 1);
		const struct place *p = &e->place;
		int depth = 0;

		for (; p != NULL && depth <= DEEPEST; depth++)
			p = gazetteer_parent(c->g, p, day);
		if (p != NULL) {
			tell(c, DIAG_PLACE_CYCLE, e, e->place.id);
			return;
		}
	}
}

static void
check_dated_names(struct check *c, const struct entry *e)
{
	for (size_t i = 0; i < e->names.n; i++)
		for (size_t k = 0; k < i; k++) {
			struct days x = days_of(e->names.v[i].when),
				    y = days_of(e->names.v[k].when);
			/* Aliases have open ends and may hold beside. */
			bool closed = interval_known(e->names.v[i].when) &&
				      interval_known(e->names.v[k].when);

			if (closed && x.from <= y.to && y.from <= x.to &&
			    x.to >= x.from && y.to >= y.from)
				tell(c, DIAG_PLACE_NAMES_OVERLAP, e,
				    e->names.v[i].name[ZH]);
		}
}

/* -- names -- */

/* Two places that a text cannot tell apart by name: one of them has to be
 * marked, so that it needs more than its name. */
static void
check_name(struct check *c, const struct entry *e, struct slice name)
{
	const struct entry **owner =
	    (const struct entry **)map_at(&c->owners, name);

	if (*owner == e)
		tell(c, DIAG_PLACE_NAME_TWICE, e, name);
	else if (*owner != NULL)
		tell(c, DIAG_PLACE_NAME_SHARED, e,
		    arena_printf(c->arena, "%.*s, also of %.*s",
			SLICE_ARG(name), SLICE_ARG((*owner)->place.id)));
	*owner = e;
}

static void
check_names(struct check *c, const struct entry *e)
{
	struct slice rest = e->variants[ZH], item;

	if (!entry_heading_is_shy(e))
		check_name(c, e, e->place.name[ZH]);
	while (table_item(&rest, '|', &item))
		if (!slice_starts(item, SLICE("?")))
			check_name(c, e, item);
}

static bool
reads(const struct check *c, struct slice character, struct slice syllable)
{
	const struct readings *r = map_get(&c->readings, character);

	if (r != NULL)
		VEC_EACH (s, &r->syllables)
			if (slice_eq(*s, syllable))
				return true;
	return false;
}

/* The syllables are those of the name's beginning: 县 and 市 are not read. */
static void
check_pinyin(struct check *c, const struct entry *e)
{
	struct slice rest = e->place.pinyin, syllable;
	struct slice name = e->place.name[ZH];
	size_t off = 0, n = 0;

	for (; table_item(&rest, ' ', &syllable); n++) {
		size_t from = off;
		struct slice character;

		if (off < name.n)
			utf8_next(name, &off);
		character = slice_at(
		    name, (struct span){(uint32_t)from, (uint32_t)off});
		if (character.n == 0 || !reads(c, character, syllable)) {
			tell(c, DIAG_PLACE_READING, e,
			    arena_printf(c->arena, "%.*s for %.*s",
				SLICE_ARG(syllable), SLICE_ARG(character)));
			return;
		}
	}
	if (n == 1 && name.n > 6)
		tell(c, DIAG_PLACE_READING, e, e->place.pinyin);
}

/* -- where -- */

/* How far a part may be from the middle of what holds it, in kilometres. */
static double
reach(const struct place *whole)
{
	switch (whole->kind) {
	case PLACE_PROVINCE:
		return 1000;
	case PLACE_AUTONOMOUS_REGION:
		return 1500;
	case PLACE_PREFECTURE:
		return 800;
	case PLACE_MUNICIPALITY:
	case PLACE_CITY:
	case PLACE_COUNTY:
		return 500;
	default:
		return INFINITY; /* countries, great regions */
	}
}

static double
distance_km(const struct place *a, const struct place *b)
{
	const double degree = acos(-1) / 180, radius = 6371;
	double x = sin((a->latitude - b->latitude) * degree / 2);
	double y = sin((a->longitude - b->longitude) * degree / 2);

	return 2 * radius *
	       asin(sqrt(x * x + cos(a->latitude * degree) *
				     cos(b->latitude * degree) * y * y));
}

static bool
in_china(const struct check *c, const struct place *p)
{
	const struct place *china = gazetteer_by_id(c->g, SLICE("china"));

	return china != NULL && p != china &&
	       gazetteer_within(c->g, p, china, (struct date){0});
}

static void
check_position(struct check *c, const struct entry *e)
{
	const struct place *p = &e->place;
	/* China with its southernmost reefs. */
	static const double south = 3, north = 54, west = 73, east = 136;

	if (isnan(p->latitude) != isnan(p->longitude))
		tell(c, DIAG_PLACE_POSITION, e, p->id);
	if (isnan(p->latitude) || isnan(p->longitude))
		return;
	if (in_china(c, p) && (p->latitude < south || p->latitude > north ||
				  p->longitude < west || p->longitude > east))
		tell(c, DIAG_PLACE_POSITION, e, p->id);
	/* Islands and basins have no middle to be near to. */
	if (p->kind == PLACE_OTHER)
		return;
	VEC_EACH (m, &e->memberships) {
		double far = distance_km(p, m->in);

		if (!isnan(far) && far > reach(m->in))
			tell(c, DIAG_PLACE_FAR, e,
			    arena_printf(c->arena, "%.0f km from %.*s", far,
				SLICE_ARG(m->in->id)));
	}
}

/* -- code -- */

/* Six digits; the first two are the province's that the place lies in now. */
static void
check_code(struct check *c, const struct entry *e)
{
	struct slice code = e->code;
	const struct place *p = &e->place, *in;

	if (code.n == 0)
		return;
	for (size_t i = 0; i < code.n; i++)
		if (code.p[i] < '0' || code.p[i] > '9')
			code.n = 0;
	in = gazetteer_province(c->g, p, date_make(2003, 12, 31));
	if (code.n != 6 ||
	    (in != NULL && in != p && entry_of(in)->code.n == 6 &&
		memcmp(code.p, entry_of(in)->code.p, 2) != 0))
		tell(c, DIAG_PLACE_CODE, e, e->code);
}

static bool
read_readings(struct check *c, const char *path)
{
	struct table t;

	if (!table_read(&t, c->arena, c->diag, path, 2, 2))
		return false;
	map_init(&c->readings, c->arena);
	for (size_t i = 0; i < t.nrows; i++) {
		struct slice characters = t.row[i].cell[1];

		for (size_t off = 0, from = 0; off < characters.n; from = off) {
			void **at;

			utf8_next(characters, &off);
			at = map_at(&c->readings,
			    slice_at(characters,
				(struct span){(uint32_t)from, (uint32_t)off}));
			if (*at == NULL)
				*at = ARENA_NEW(c->arena, struct readings, 1);
			*VEC_ADD(
			    c->arena, &((struct readings *)*at)->syllables) =
			    t.row[i].cell[0];
		}
	}
	return true;
}

void
gazetteer_check(const struct gazetteer *g, struct diag *d, const char *readings)
{
	struct check c = {.g = g, .arena = arena_new(), .diag = d};

	map_init(&c.owners, c.arena);
	if (read_readings(&c, readings))
		for (size_t i = 0; i < g->n; i++) {
			const struct entry *e = &g->entry[i];

			check_gaps(&c, e);
			check_lifetimes(&c, e);
			check_cycles(&c, e);
			check_dated_names(&c, e);
			check_names(&c, e);
			check_pinyin(&c, e);
			check_position(&c, e);
			check_code(&c, e);
		}
	arena_free(c.arena);
}

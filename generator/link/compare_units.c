/* SPDX-License-Identifier: MIT */
/* Units and currencies of two figures: whether one can render the other. */
#include "compare.h"
#include "utf8.h"

/* 一尺 and "a foot", 半个月 and a fortnight: measures of one size, for those
 * who do not reckon. */
#define LOOSE_RATIO 1.1
/* A square of such sides (方尺, "square feet"), a cube. */
#define LOOSE_AREA 1.21
#define LOOSE_VOLUME 1.34

const struct unit *
unit_of(const struct linker *l, const struct figure *f)
{
	return l->units[f - l->facts->figures.v];
}

/* Chinese counts with classifiers where English has a bare noun. */
bool
is_bare(const struct unit *u)
{
	return u == NULL || u->class == UNIT_CLASSIFIER;
}

/* -- stretches of time, which have no SI unit of their own -- */

/* In days, or in months where days do not tell; 0 if it is no such stretch. */
static double
length_of(const struct figure *f, bool *in_months)
{
	static const struct {
		const char *id;
		double length;
		bool months;
	} units[] = {
	    {"day", 1, false},
	    {"week", 7, false},
	    {"fortnight", 14, false},
	    {"ten_days", 10, false},
	    {"hour", 1.0 / 24, false},
	    {"month", 1, true},
	    {"quarter", 3, true},
	    {"season", 3, true},
	    {"year", 12, true},
	    {"decade", 120, true},
	    {"century", 1200, true},
	};

	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (slice_eq(f->unit_id, slice_of(units[i].id))) {
			*in_months = units[i].months;
			return units[i].length * core(f).value;
		}
	return 0;
}

#define DAYS_OF_MONTH 30.44

bool
same_length(const struct figure *a, const struct figure *b)
{
	bool x_months = false, y_months = false;
	double x, y;

	if (a->unit_id.n == 0 || b->unit_id.n == 0 ||
	    slice_eq(a->unit_id, b->unit_id))
		return false;
	x = length_of(a, &x_months);
	y = length_of(b, &y_months);
	if (!(x > 0) || !(y > 0))
		return false;
	if (x_months == y_months)
		return near(x, y);
	return near_ratio(x * (x_months ? DAYS_OF_MONTH : 1),
	    y * (y_months ? DAYS_OF_MONTH : 1), LOOSE_RATIO);
}

/* -- currencies -- */

/* 元 was called dollar, too, and 法币 yuan. */
enum { MONEY_YUAN = 1, MONEY_DOLLAR = 2 };

static int
names_of_money(const struct unit *u)
{
	int names = 0;

	if (slice_find(u->id, SLICE("yuan"), 0) != SIZE_MAX ||
	    slice_starts(u->id, SLICE("CNY")) ||
	    slice_find(u->name[ZH], SLICE("币"), 0) != SIZE_MAX)
		names |= MONEY_YUAN;
	if (slice_find(u->name[EN], SLICE("dollar"), 0) != SIZE_MAX ||
	    slice_find(u->name[EN], SLICE("Dollar"), 0) != SIZE_MAX)
		names |= MONEY_DOLLAR;
	return names;
}

/* "$", "dollars" name whatever dollar is told of. */
static bool
is_any_dollar(const struct linker *l, const struct figure *f)
{
	struct slice s = slice_at(l->text, f->span);

	return f->lang == EN && slice_eq(f->unit_id, SLICE("USD")) &&
	       slice_find(s, SLICE("US"), 0) == SIZE_MAX &&
	       slice_find(s, SLICE("U.S"), 0) == SIZE_MAX &&
	       slice_find(s, SLICE("American"), 0) == SIZE_MAX;
}

/* Before the currency was one, 元 was many a thing. */
enum { FIRST_YEAR_OF_RMB = 1949 };

static bool
money_agrees(const struct linker *l, const struct figure *a,
    const struct unit *a_unit, const struct figure *b,
    const struct unit *b_unit)
{
	int x = names_of_money(a_unit), y = names_of_money(b_unit);

	if (a->si_unit.p != NULL && b->si_unit.p != NULL)
		return same_si(a, b);
	if (slice_eq(a->unit_id, b->unit_id) || ((x & y & MONEY_YUAN) != 0))
		return true;
	if (l->date.known && l->date.year < FIRST_YEAR_OF_RMB &&
	    (is_any_dollar(l, a) || is_any_dollar(l, b)))
		return true;
	return (x & y & MONEY_DOLLAR) != 0 &&
	       (is_any_dollar(l, a) || is_any_dollar(l, b));
}

/* -- units -- */

/* 石 is read dan or shi, and was taken for a picul. */
bool
is_dan(struct slice id)
{
	return slice_eq(id, SLICE("shi")) || slice_eq(id, SLICE("dan"));
}

/* 一尺 and "a foot" are the same to most. */
bool
same_size(const struct figure *a, const struct figure *b)
{
	struct bound x = a->si_min.known ? a->si_min : a->si_max;
	struct bound y = b->si_min.known ? b->si_min : b->si_max;

	return same_bound(core(a), core(b)) && x.known && y.known &&
	       near_ratio(x.value, y.value,
		   slice_eq(a->si_unit, SLICE("m2"))   ? LOOSE_AREA
		   : slice_eq(a->si_unit, SLICE("m3")) ? LOOSE_VOLUME
						       : LOOSE_RATIO);
}

/* What follows a bare number, as far as it may say what was counted. */
struct slice
words_behind(const struct linker *l, const struct figure *f)
{
	enum { WORDS = 48 };
	struct slice rest = slice_tail(l->text, f->span.end);
	size_t n = 0;

	while (n < rest.n && n < WORDS && rest.p[n] != '.' &&
	       rest.p[n] != ';' && rest.p[n] != '\n')
		n++;
	return slice_head(rest, n);
}

/* A noun for people (visitors, patients, women) or for their coming. */
static bool
is_person_or_visit(struct slice word)
{
	static const char *const ends[] = {"er", "ers", "or", "ors", "ant",
	    "ants", "ent", "ents", "ist", "ists", "man", "men", "women",
	    "people", "persons", "person", "visit", "visits", "trip", "trips",
	    "time", "times", "attendances", "attendance", "audience",
	    "audiences", "occasions", "children", "crowd", "crowds", "guests",
	    "youth", "cadres", "turnout", "admissions", "strong", "traffic",
	    "case", "cases", "calls", "treatments", "journeys",
	    "consultations"};

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (slice_ends(word, slice_of(ends[i])))
			return true;
	return false;
}

static bool
any_counts_people(struct slice s)
{
	size_t off = 0;

	while (off < s.n) {
		size_t end = off;

		while (end < s.n && cp_is_letter((uint32_t)s.p[end]))
			end++;
		if (end > off &&
		    is_person_or_visit(slice_at(
			s, (struct span){(uint32_t)off, (uint32_t)end})))
			return true;
		off = end + 1;
	}
	return false;
}

/* 人次 counts those who come each time they come: "patient-visits", and
 * "passengers" by most translators; "records" is another thing. */
static bool
counts_people(const struct linker *l, const struct figure *f)
{
	if (span_len(f->item) > 0)
		return any_counts_people(slice_at(l->text, f->item));
	return any_counts_people(words_behind(l, f));
}

/* A unit that is understood in the other version (多个月, months) is no loss,
 * but 人次, which counts occasions, is one. */
static bool
is_understood(
    const struct linker *l, const struct unit *u, const struct figure *without)
{
	return !slice_eq(u->id, SLICE("person_time")) || without->lang == ZH ||
	       counts_people(l, without);
}

/* "30 million pounds" may be of money. */
static bool
is_pound(const struct unit *u)
{
	return slice_find(u->name[EN], SLICE("pound"), 0) != SIZE_MAX;
}

bool
units_agree(
    const struct linker *l, const struct figure *a, const struct figure *b)
{
	const struct unit *x = unit_of(l, a), *y = unit_of(l, b);

	if (is_bare(x) && is_bare(y))
		return true;
	if (is_bare(x) || is_bare(y))
		return (x == NULL || y == NULL)
			   ? (x != NULL ? is_understood(l, x, b)
					: is_understood(l, y, a))
			   : true;
	if (is_pound(x) && is_pound(y))
		return true;
	if (x->class == UNIT_MONEY && y->class == UNIT_MONEY)
		return money_agrees(l, a, x, b, y);
	return slice_eq(x->id, y->id) || same_si(a, b) || same_size(a, b) ||
	       same_length(a, b) || (is_dan(x->id) && is_dan(y->id));
}

/* Units that cannot render each other: tons and yuan. */
bool
units_exclude(
    const struct linker *l, const struct figure *a, const struct figure *b)
{
	const struct unit *x = unit_of(l, a), *y = unit_of(l, b);

	if (x == NULL || y == NULL)
		return false;
	return x->class != y->class;
}

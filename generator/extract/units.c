/* SPDX-License-Identifier: MIT */
#include "units.h"

#include <stdlib.h>

#include "arena.h"
#include "map.h"
#include "table.h"
#include "utf8.h"
#include "vec.h"

enum {
	COL_ID,
	COL_CLASS,
	COL_ZH,
	COL_EN,
	COL_NAME_ZH,
	COL_NAME_EN,
	COL_SI,
	COLS
};

/* Terms are found by a hash of their first character (English: first byte,
 * letters folded), and stand longest first in their bucket. */
enum { BUCKETS = 1024 };

struct conversion {
	double factor;
	struct slice unit;
	struct interval valid; /* open ends are unknown dates */
};

struct entry {
	struct unit unit; /* first: a struct unit * is one of these */
	VEC(struct conversion) si;
};

struct term {
	struct slice text;
	const struct entry *entry;
	uint32_t bucket;
};

struct units {
	struct map by_id;
	struct {
		struct term *v;
		uint32_t start[BUCKETS + 1];
	} terms[LANGS];
};

static char
fold(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static uint32_t
bucket_of(enum lang l, struct slice text)
{
	size_t n = l == EN ? 1 : utf8_len(text.p[0]);
	uint32_t h = 0;

	for (size_t i = 0; i < n && i < text.n; i++)
		h = h * 61 + (unsigned char)fold(text.p[i]);
	return h % BUCKETS;
}

static bool
class_of(struct slice s, enum unit_class *class)
{
	static const char *const name[] = {
	    "classifier", "measure", "money", "time", "composite"};

	for (size_t i = 0; i < sizeof(name) / sizeof(*name); i++) {
		if (slice_eq(s, slice_of(name[i]))) {
			*class = (enum unit_class)i;
			return true;
		}
	}
	return false;
}

static bool
parse_decimal(struct slice s, double *v)
{
	char text[40], *end;

	if (s.n == 0 || s.n >= sizeof(text))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!cp_is_digit((unsigned char)s.p[i]) && s.p[i] != '.')
			return false;
	memcpy(text, s.p, s.n);
	text[s.n] = '\0';
	/* No locale is ever set, so the point is a point. */
	*v = strtod(text, &end);
	return *end == '\0' && *v > 0;
}

/* "0.5", or "2000/3" where the decimal does not end */
static bool
parse_factor(struct slice s, double *v)
{
	size_t bar = slice_find(s, SLICE("/"), 0);
	double by = 1;

	if (bar != SIZE_MAX && !parse_decimal(slice_tail(s, bar + 1), &by))
		return false;
	if (!parse_decimal(slice_head(s, bar), v))
		return false;
	*v /= by;
	return true;
}

/* "from..to", either end may be missing */
static bool
parse_valid(struct slice s, struct interval *valid)
{
	size_t dots = slice_find(s, SLICE(".."), 0);
	struct slice from, to;

	if (dots == SIZE_MAX)
		return false;
	from = slice_head(s, dots);
	to = slice_tail(s, dots + 2);
	*valid = (struct interval){date_parse(from), date_parse(to)};
	return (from.n == 0 || valid->from.known) &&
	       (to.n == 0 || valid->to.known);
}

static bool
parse_si(struct arena *a, struct entry *e, struct slice cell)
{
	struct slice item, word;

	while (table_item(&cell, ';', &item)) {
		struct conversion c = {0};

		if (!table_item(&item, ' ', &word) ||
		    !parse_factor(word, &c.factor) ||
		    !table_item(&item, ' ', &c.unit))
			return false;
		if (table_item(&item, ' ', &word) &&
		    !parse_valid(word, &c.valid))
			return false;
		*VEC_ADD(a, &e->si) = c;
	}
	return true;
}

static struct entry *
entry_of(struct arena *a, struct diag *d, const struct row *row)
{
	struct entry *e = ARENA_NEW(a, struct entry, 1);

	e->unit.id = row->cell[COL_ID];
	e->unit.name[ZH] = row->cell[COL_NAME_ZH];
	e->unit.name[EN] = row->cell[COL_NAME_EN];
	if (e->unit.id.n == 0)
		diag(d, DIAG_TABLE_BAD_CELL, row->at, e->unit.id);
	else if (!class_of(row->cell[COL_CLASS], &e->unit.class))
		diag(d, DIAG_TABLE_BAD_CELL, row->at, row->cell[COL_CLASS]);
	else if (!parse_si(a, e, row->cell[COL_SI]))
		diag(d, DIAG_TABLE_BAD_CELL, row->at, row->cell[COL_SI]);
	else
		return e;
	return NULL;
}

static int
term_cmp(const void *a, const void *b)
{
	const struct term *x = a, *y = b;

	if (x->bucket != y->bucket)
		return x->bucket < y->bucket ? -1 : 1;
	if (x->text.n != y->text.n)
		return x->text.n > y->text.n ? -1 : 1;
	return slice_cmp(x->text, y->text);
}

static void
terms_load(struct units *u, struct arena *a, struct diag *d,
    const struct table *t, enum lang l)
{
	VEC(struct term) terms = {0};
	struct slice cell, text;
	struct map seen;
	size_t k = 0;

	map_init(&seen, a);
	for (size_t i = 0; i < t->nrows; i++) {
		const struct row *row = &t->row[i];
		struct entry *e = map_get(&u->by_id, row->cell[COL_ID]);

		if (e == NULL || e->unit.name[ZH].p != row->cell[COL_NAME_ZH].p)
			continue; /* a bad row, or a second one */
		cell = row->cell[l == ZH ? COL_ZH : COL_EN];
		while (table_item(&cell, '|', &text)) {
			void **slot = map_at(&seen, text);

			if (*slot != NULL) {
				diag(d, DIAG_TERM_TWICE, row->at, text);
				continue;
			}
			*slot = e;
			*VEC_ADD(a, &terms) =
			    (struct term){text, e, bucket_of(l, text)};
		}
	}
	if (terms.n > 0)
		qsort(terms.v, terms.n, sizeof(*terms.v), term_cmp);
	u->terms[l].v = terms.v;
	for (uint32_t b = 0; b <= BUCKETS; b++) {
		while (k < terms.n && terms.v[k].bucket < b)
			k++;
		u->terms[l].start[b] = (uint32_t)k;
	}
}

struct units *
units_load(struct arena *a, struct diag *d, const char *path)
{
	struct units *u;
	struct table t;

	if (!table_read(&t, a, d, path, COL_ZH + 1, COLS))
		return NULL;
	u = ARENA_NEW(a, struct units, 1);
	map_init(&u->by_id, a);
	for (size_t i = 0; i < t.nrows; i++) {
		struct entry *e = entry_of(a, d, &t.row[i]);
		void **slot;

		if (e == NULL)
			continue;
		slot = map_at(&u->by_id, e->unit.id);
		if (*slot != NULL)
			diag(d, DIAG_TABLE_DUPLICATE, t.row[i].at, e->unit.id);
		else
			*slot = e;
	}
	for (enum lang l = ZH; l < LANGS; l++)
		terms_load(u, a, d, &t, l);
	return u;
}

static bool
letter_at(struct slice s, size_t i)
{
	return i < s.n && (cp_is_letter((unsigned char)s.p[i]) ||
			      cp_is_digit((unsigned char)s.p[i]));
}

static bool
begins(enum lang l, struct slice text, struct slice term)
{
	if (text.n < term.n)
		return false;
	for (size_t i = 0; i < term.n; i++)
		if ((l == EN ? fold(text.p[i]) : text.p[i]) != term.p[i])
			return false;
	/* A term in letters ends where the word does. */
	return !letter_at(term, term.n - 1) || !letter_at(text, term.n);
}

const struct unit *
units_match(const struct units *u, enum lang l, struct slice text, size_t *len)
{
	uint32_t b, end;

	if (text.n == 0)
		return NULL;
	b = bucket_of(l, text);
	end = u->terms[l].start[b + 1];
	for (uint32_t i = u->terms[l].start[b]; i < end; i++) {
		const struct term *t = &u->terms[l].v[i];

		if (begins(l, text, t->text)) {
			*len = t->text.n;
			return &t->entry->unit;
		}
	}
	return NULL;
}

const struct unit *
units_by_id(const struct units *u, struct slice id)
{
	const struct entry *e = map_get(&u->by_id, id);

	return e != NULL ? &e->unit : NULL;
}

double
units_si(const struct units *u, const struct unit *unit, struct date when,
    struct slice *si_unit)
{
	const struct entry *e = (const struct entry *)unit;

	(void)u;
	VEC_EACH (c, &e->si) {
		bool always = !interval_known(c->valid);

		/* Without a date only a conversion that never changed. */
		if (!always &&
		    (!when.known ||
			(c->valid.from.known &&
			    date_cmp(when, c->valid.from) < 0) ||
			(c->valid.to.known && date_cmp(when, c->valid.to) > 0)))
			continue;
		*si_unit = c->unit;
		return c->factor;
	}
	*si_unit = SLICE_NONE;
	return 0;
}

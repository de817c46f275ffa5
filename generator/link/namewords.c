/* SPDX-License-Identifier: MIT */
#include "namewords.h"

#include "map.h"
#include "table.h"
#include "termset.h"
#include "utf8.h"

enum column { CLASS, KIND, TERMS_ZH, TERMS_EN, PLACE, INDUSTRY, COLUMNS };

enum { SHORT_BITS = 4096 };

struct namewords {
	struct arena *arena;
	VEC(struct word) words;
	VEC(struct fixed_name) fixed;
	struct termset terms[LANGS], not_places[LANGS];
	/* What is too short for a termset: 厂, At. */
	struct map shorts, surnames;
	/* A bit for each of the shorts: asked at every character. */
	uint64_t may_be_short[SHORT_BITS / 64];
};

static const char *const class_name[WORD_CLASSES] = {
    [WORD_NONE] = "none",
    [WORD_ORGAN] = "organ",
    [WORD_FIXED] = "fixed",
    [WORD_LEAD] = "lead",
    [WORD_TRADE] = "trade",
    [WORD_BAR] = "bar",
    [WORD_AFTER] = "after",
    [WORD_PLAIN] = "plain",
    [WORD_HEAD] = "head",
    [WORD_SURNAME] = "surname",
    [WORD_NOT_PLACE] = "not_place",
};

static bool
parse_class(struct slice s, enum word_class *class)
{
	for (int i = WORD_ORGAN; i < WORD_CLASSES; i++)
		if (slice_eq(s, slice_of(class_name[i]))) {
			*class = (enum word_class)i;
			return true;
		}
	return false;
}

static bool
parse_kind(struct slice s, enum organisation_kind *kind)
{
	for (int i = ORG_FACTORY; i <= ORG_OTHER; i++)
		if (slice_eq(s, slice_of(organisation_kind_name(
				    (enum organisation_kind)i)))) {
			*kind = (enum organisation_kind)i;
			return true;
		}
	return s.n == 0;
}

/* By its last two bytes. */
static size_t
short_bit(struct slice s)
{
	unsigned char last = (unsigned char)s.p[s.n - 1];
	unsigned char before = s.n > 1 ? (unsigned char)s.p[s.n - 2] : 0;

	return (before << 6 ^ last) % SHORT_BITS;
}

static bool
may_be_short(const struct namewords *w, struct slice s)
{
	size_t bit = s.n > 0 ? short_bit(s) : 0;

	return s.n > 0 && (w->may_be_short[bit / 64] >> bit % 64 & 1) != 0;
}

static bool
is_short(enum lang l, struct slice text)
{
	return l == ZH ? text.n == utf8_len(text.p[0]) : text.n < 3;
}

static void
add_word(struct namewords *w, struct diag *d, const struct row *r, enum lang l,
    struct slice text, struct word word)
{
	struct termset *set =
	    word.class == WORD_NOT_PLACE ? &w->not_places[l] : &w->terms[l];

	*VEC_ADD(w->arena, &w->words) = word;
	if (word.class == WORD_SURNAME) {
		*map_at(&w->surnames, text) = w;
		return;
	}
	if (is_short(l, text)) {
		*map_at(&w->shorts, text) =
		    (void *)(uintptr_t)w->words.n; /* index + 1 */
		w->may_be_short[short_bit(text) / 64] |=
		    UINT64_C(1) << short_bit(text) % 64;
	} else if (!termset_add(set, text, (uint32_t)w->words.n - 1)) {
		diag(d, DIAG_TERM_LENGTH, r->at, text);
	}
}

static void
add_row(struct namewords *w, struct diag *d, const struct row *r)
{
	struct word word = {.kind = ORG_OTHER};
	struct fixed_name fixed = {.place = r->cell[PLACE],
	    .industry = r->cell[INDUSTRY],
	    .at = r->at};

	if (!parse_class(r->cell[CLASS], &word.class)) {
		diag(d, DIAG_TABLE_BAD_CELL, r->at, r->cell[CLASS]);
		return;
	}
	if (!parse_kind(r->cell[KIND], &word.kind)) {
		diag(d, DIAG_TABLE_BAD_CELL, r->at, r->cell[KIND]);
		return;
	}
	word.fixed = (uint32_t)w->fixed.n;
	for (int l = 0; l < LANGS; l++) {
		struct slice rest = r->cell[TERMS_ZH + l], item;

		while (table_item(&rest, '|', &item)) {
			if (fixed.name[l].n == 0)
				fixed.name[l] = item;
			add_word(w, d, r, (enum lang)l, item, word);
		}
	}
	if (word.class == WORD_FIXED)
		*VEC_ADD(w->arena, &w->fixed) = fixed;
}

struct namewords *
namewords_load(struct arena *a, struct diag *d, const char *path)
{
	struct namewords *w;
	struct table t;

	if (!table_read(&t, a, d, path, TERMS_ZH + 1, COLUMNS))
		return NULL;
	w = ARENA_NEW(a, struct namewords, 1);
	w->arena = a;
	map_init(&w->shorts, a);
	map_init(&w->surnames, a);
	for (int l = 0; l < LANGS; l++) {
		termset_init(&w->terms[l], a, false);
		termset_init(&w->not_places[l], a, false);
	}
	for (size_t i = 0; i < t.nrows; i++)
		add_row(w, d, &t.row[i]);
	for (int l = 0; l < LANGS; l++) {
		termset_seal(&w->terms[l]);
		termset_seal(&w->not_places[l]);
	}
	return w;
}

/* The chain of a term's meanings made one: an organ may be plain, too. */
static struct word
join_meanings(const struct namewords *w, const struct term *t)
{
	struct word word = {WORD_NONE};
	bool plain = false;

	for (; t != NULL; t = t->next) {
		const struct word *m = &w->words.v[t->value];

		if (m->class == WORD_PLAIN)
			plain = true;
		else if (word.class == WORD_NONE || m->class == WORD_FIXED)
			word = *m;
	}
	word.plain = plain;
	return word;
}

static bool
ends_word(struct slice text, size_t end)
{
	return end >= text.n || !(cp_is_letter((uint32_t)text.p[end]) ||
				    cp_is_digit((uint32_t)text.p[end]));
}

/* The word or character at `off`, if a termset cannot hold it. */
static struct slice
short_at(enum lang l, struct slice text, size_t off)
{
	struct slice s = slice_tail(text, off);
	size_t n = 0;

	if (l == ZH)
		return slice_head(s, s.n > 0 ? utf8_len(s.p[0]) : 0);
	while (n < s.n && !ends_word(s, n))
		n++;
	return slice_head(s, n);
}

/* The longest term, which in English ends where a word does. */
static const struct term *
longest(const struct termset *set, enum lang l, struct slice text, size_t off)
{
	const struct term *t = termset_match(set, text, off, SIZE_MAX);

	while (t != NULL && l == EN && !ends_word(text, off + t->text.n))
		t = termset_match(set, text, off, t->text.n);
	return t;
}

struct word
namewords_match(const struct namewords *w, enum lang l, struct slice text,
    size_t off, size_t *len)
{
	const struct term *t = longest(&w->terms[l], l, text, off);
	struct slice s = short_at(l, text, off);
	uintptr_t found;

	*len = 0;
	if (t != NULL) {
		*len = t->text.n;
		return join_meanings(w, t);
	}
	found = may_be_short(w, s) ? (uintptr_t)map_get(&w->shorts, s) : 0;
	if (found == 0)
		return (struct word){WORD_NONE};
	*len = s.n;
	return w->words.v[found - 1];
}

size_t
namewords_not_place(
    const struct namewords *w, enum lang l, struct slice text, size_t off)
{
	const struct term *t = longest(&w->not_places[l], l, text, off);

	return t != NULL ? t->text.n : 0;
}

bool
namewords_is_surname(const struct namewords *w, struct slice s)
{
	return map_get(&w->surnames, s) != NULL;
}

const struct fixed_name *
namewords_fixed(const struct namewords *w, uint32_t fixed)
{
	return &w->fixed.v[fixed];
}

size_t
namewords_nfixed(const struct namewords *w)
{
	return w->fixed.n;
}

/* SPDX-License-Identifier: MIT */
#include "lexicon.h"

#include <stdlib.h>
#include <unistd.h>

#include "intmap.h"
#include "lexicon_parts.h"
#include "map.h"
#include "table.h"
#include "utf8.h"
#include "vec.h"
#include "weights.h"

/* Of the trie; a word is known by its node. */
struct node {
	struct sense *sense;
	uint32_t nsenses, capacity;
};

/* What is known of a character: looked up for each that a text has, so that it
 * is in one place. */
struct character {
	uint64_t follow[2]; /* a bit for each that goes on, by its last seven */
	uint32_t node;      /* of the words that begin with it, or 0 */
	uint32_t learnt;    /* in `learnt` + 1, or 0 */
	uint16_t reading[READINGS_MAX]; /* in `syllables` */
	uint8_t nreadings;
	bool word; /* a word by itself */
};

#define PAGE 256 /* characters */
#define PAGES (0x110000 / PAGE)

struct learnt_row {
	uint32_t cp;
	struct learnt learnt;
};

struct lexicon {
	struct arena *arena;
	const char *dir[2]; /* where the tables are, the first wins */
	struct character *page[PAGES];
	/* node << 21 | code point -> twice the node, and whether it is a word:
	 * every character of a text asks, and looks at no node. */
	struct intmap edges;
	VEC(struct node) nodes; /* of the trie; the first is its root */
	struct intmap stems;    /* hash of a stem -> its id */
	struct map irregular;   /* lower-case form -> struct slice, its base */
	/* By its first letter: a bit for each letter that one ends with. */
	uint32_t irregular_ends[32];
	struct map stops; /* word -> enum full_stop */
	VEC(struct slice) syllables;
	VEC(struct learnt_row) rows; /* as they were read */
	struct learnt *learnt;       /* by code point */
};

/* Too frequent to tell one sentence from another. */
static bool
is_stop_word(struct slice word)
{
	static const char *const stop[] = {"a", "an", "the", "of", "to", "and",
	    "in", "be", "is", "one's", "s", "for"};

	for (size_t i = 0; i < sizeof(stop) / sizeof(stop[0]); i++)
		if (word.n > 0 && word.p[0] == stop[i][0] &&
		    slice_eq(word, slice_of(stop[i])))
			return true;
	return false;
}

static uint32_t
intern(struct lexicon *x, struct slice s)
{
	return intmap_put(
	    &x->stems, slice_quick_hash(s) | 1, (uint32_t)x->stems.n);
}

static uint32_t
intern_stem(struct lexicon *x, struct slice word)
{
	char buf[STEM_MAX];

	/* cppcheck-suppress legacyUninitvar; stem() fills it */
	return intern(x, (struct slice){buf, stem(word, buf)});
}

/* Nearly all words are not. */
static bool
may_be_irregular(const struct lexicon *x, struct slice word)
{
	return word.n > 0 &&
	       x->irregular_ends[word.p[0] & 31] >> (word.p[word.n - 1] & 31) &
		   1;
}

static struct slice
base_form(const struct lexicon *x, struct slice word)
{
	char lower[STEM_MAX];
	const struct slice *base;

	if (word.n > sizeof(lower) || !may_be_irregular(x, word))
		return word;
	for (size_t i = 0; i < word.n; i++)
		lower[i] = ascii_lower(word.p[i]);
	base = map_get(&x->irregular, (struct slice){lower, word.n});
	return base != NULL ? *base : word;
}

struct slice
lexicon_stem_of(
    const struct lexicon *x, struct slice word, char *out, uint32_t *id)
{
	struct slice s = {out, stem(base_form(x, word), out)};

	*id = intmap_get(&x->stems, slice_quick_hash(s) | 1, NO_STEM);
	return s;
}

uint32_t
lexicon_stem(const struct lexicon *x, struct slice word)
{
	char buf[STEM_MAX];
	uint32_t id;

	lexicon_stem_of(x, word, buf, &id);
	return id;
}

size_t
lexicon_nstems(const struct lexicon *x)
{
	return x->stems.n;
}

static const struct character *
character_of(const struct lexicon *x, uint32_t cp)
{
	static const struct character unknown;
	const struct character *page = x->page[cp / PAGE];

	return page != NULL ? &page[cp % PAGE] : &unknown;
}

static struct character *
character_at(struct lexicon *x, uint32_t cp)
{
	struct character **page = &x->page[cp / PAGE];

	if (*page == NULL)
		*page = ARENA_NEW(x->arena, struct character, PAGE);
	return &(*page)[cp % PAGE];
}

static bool
may_follow(const struct character *c, uint32_t cp)
{
	return c->follow[cp / 64 % 2] >> cp % 64 & 1;
}

static uint32_t
add_node(struct lexicon *x)
{
	(void)VEC_ADD(x->arena, &x->nodes);
	return (uint32_t)x->nodes.n - 1;
}

/* The node that an edge leads to, which is made if there is none. */
static uint32_t
follow_edge(struct lexicon *x, uint64_t key, bool word)
{
	uint32_t fresh = (uint32_t)x->nodes.n << 1;
	uint32_t edge = intmap_put(&x->edges, key, fresh);

	if (edge == fresh)
		add_node(x);
	if (word)
		x->edges.value[intmap_probe(&x->edges, key)] |= 1;
	return edge >> 1;
}

/* The node of a word, which is not empty and gets a sense. */
static struct node *
node_of(struct lexicon *x, struct slice zh)
{
	size_t off = 0;
	struct character *c = character_at(x, utf8_next(zh, &off));
	uint32_t at;

	if (c->node == 0)
		c->node = add_node(x);
	at = c->node;
	if (off == zh.n)
		c->word = true;
	for (size_t first = off; off < zh.n;) {
		bool second = off == first;
		uint32_t cp = utf8_next(zh, &off);

		if (second)
			c->follow[cp / 64 % 2] |= UINT64_C(1) << cp % 64;
		at = follow_edge(x, (uint64_t)at << 21 | cp, off == zh.n);
	}
	return &x->nodes.v[at];
}

static void
add_sense(struct lexicon *x, struct node *node, uint32_t id, float chance)
{
	for (size_t i = 0; i < node->nsenses; i++)
		if (node->sense[i].stem == id) {
			if (node->sense[i].chance < chance)
				node->sense[i].chance = chance;
			return;
		}
	if (node->nsenses == node->capacity) {
		size_t used = node->nsenses * sizeof(*node->sense);

		node->capacity = node->capacity ? node->capacity * 2 : 2;
		node->sense = arena_grow(x->arena, node->sense, used,
		    arena_times(sizeof(*node->sense), node->capacity));
	}
	node->sense[node->nsenses++] = (struct sense){id, chance};
}

static bool
is_word_byte(char c)
{
	return cp_is_letter((unsigned char)c) || c == '\'';
}

/* The next word of letters in `*rest`. */
static bool
next_word(struct slice *rest, struct slice *word)
{
	size_t from = 0, n;

	while (from < rest->n && !is_word_byte(rest->p[from]))
		from++;
	for (n = from; n < rest->n && is_word_byte(rest->p[n]);)
		n++;
	*word = slice_head(slice_tail(*rest, from), n - from);
	*rest = slice_tail(*rest, n);
	return word->n > 0;
}

void
lexicon_add_phrase(
    struct lexicon *x, struct slice zh, struct slice phrase, float chance)
{
	struct slice rest = phrase, word;
	size_t nwords = 0;

	while (next_word(&rest, &word))
		nwords += !is_stop_word(word);
	if (nwords > 2)
		chance *= 0.7F;
	rest = phrase;
	while (next_word(&rest, &word))
		if (!is_stop_word(word) || nwords == 0)
			add_sense(x, node_of(x, zh),
			    intern_stem(x, base_form(x, word)), chance);
}

/* Reads the table `name`; false if it is nowhere or cannot be read. */
static bool
open_table(struct table *t, struct lexicon *x, struct diag *d, const char *name)
{
	for (size_t i = 0; i < sizeof(x->dir) / sizeof(x->dir[0]); i++) {
		const char *path;

		if (x->dir[i] == NULL)
			continue;
		path = arena_printf(x->arena, "%s/%s", x->dir[i], name).p;
		if (i + 1 == sizeof(x->dir) / sizeof(x->dir[0]) ||
		    access(path, F_OK) == 0)
			return table_read(t, x->arena, d, path, 2, 2);
	}
	return false;
}

static void
load_glossary(struct lexicon *x, struct diag *d)
{
	struct table t;

	if (!open_table(&t, x, d, "glossary.tsv"))
		return;
	for (size_t i = 0; i < t.nrows; i++) {
		struct slice rest = t.row[i].cell[1], item;

		if (t.row[i].cell[0].n == 0) {
			diag(d, DIAG_TABLE_BAD_CELL, t.row[i].at, rest);
			continue;
		}
		while (table_item(&rest, ';', &item))
			lexicon_add_phrase(x, t.row[i].cell[0], item,
			    utf8_count(t.row[i].cell[0]) > 1
				? CHANCE_WORD
				: CHANCE_CHARACTER);
	}
}

static void
load_inflections(struct lexicon *x, struct diag *d)
{
	struct table t;

	if (!open_table(&t, x, d, "inflections.tsv"))
		return;
	for (size_t i = 0; i < t.nrows; i++) {
		struct slice rest = t.row[i].cell[1], form;

		while (table_item(&rest, ' ', &form)) {
			*map_at(&x->irregular, form) = &t.row[i].cell[0];
			x->irregular_ends[form.p[0] & 31] |=
			    UINT32_C(1) << (form.p[form.n - 1] & 31);
		}
	}
}

static const struct stop_name {
	const char *name;
	enum full_stop stop;
} stop_names[] = {
    {"name", STOP_NAME},
    {"number", STOP_NUMBER},
    {"open", STOP_OPEN},
    {"begins", STOP_BEGINS},
    {"says", STOP_SAYS},
};

static void
load_abbreviations(struct lexicon *x, struct diag *d)
{
	struct table t;

	if (!open_table(&t, x, d, "abbreviations.tsv"))
		return;
	for (size_t i = 0; i < t.nrows; i++) {
		struct slice what = t.row[i].cell[1];
		size_t k = 0, n = sizeof(stop_names) / sizeof(*stop_names);
		enum full_stop *stop;

		while (k < n && !slice_eq(what, slice_of(stop_names[k].name)))
			k++;
		if (k == n) {
			diag(d, DIAG_TABLE_BAD_CELL, t.row[i].at, what);
			continue;
		}
		stop = ARENA_NEW(x->arena, enum full_stop, 1);
		*stop = stop_names[k].stop;
		*map_at(&x->stops, t.row[i].cell[0]) = stop;
	}
}

enum full_stop
lexicon_stop(const struct lexicon *x, struct slice word)
{
	char buf[STEM_MAX];
	const enum full_stop *s;

	if (x == NULL || word.n == 0 || word.n > sizeof(buf))
		return STOP_ENDS;
	s = map_get(&x->stops, word);
	if (s != NULL || word.n < 2 || word.p[1] < 'A' || word.p[1] > 'Z')
		return s != NULL ? *s : STOP_ENDS;
	/* MR. as Mr. */
	for (size_t i = 0; i < word.n; i++)
		buf[i] = i > 0 ? ascii_lower(word.p[i]) : word.p[i];
	s = map_get(&x->stops, (struct slice){buf, word.n});
	return s != NULL ? *s : STOP_ENDS;
}

static void
load_pinyin(struct lexicon *x, struct diag *d)
{
	struct table t;

	if (!open_table(&t, x, d, "pinyin.tsv"))
		return;
	for (size_t i = 0; i < t.nrows && i <= UINT16_MAX; i++) {
		*VEC_ADD(x->arena, &x->syllables) = t.row[i].cell[0];
		for (size_t off = 0; off < t.row[i].cell[1].n;) {
			struct character *c =
			    character_at(x, utf8_next(t.row[i].cell[1], &off));

			if (c->nreadings < READINGS_MAX)
				c->reading[c->nreadings++] = (uint16_t)i;
		}
	}
}

/* -- what was learnt -- */

void
lexicon_add_learnt(
    struct lexicon *x, uint32_t cp, struct slice stem, float to_en, float to_zh)
{
	*VEC_ADD(x->arena, &x->rows) =
	    (struct learnt_row){cp, {intern(x, stem), to_en, to_zh}};
}

static int
by_character(const void *a, const void *b)
{
	const struct learnt_row *x = a, *y = b;

	if (x->cp != y->cp)
		return x->cp < y->cp ? -1 : 1;
	return x->learnt.stem < y->learnt.stem
		   ? -1
		   : x->learnt.stem > y->learnt.stem;
}

static void
index_learnt(struct lexicon *x)
{
	size_t n = x->rows.n;

	/* One more, of no stem, ends the last list. */
	x->learnt = ARENA_NEW(x->arena, struct learnt, n + 1);
	if (n > 0)
		qsort(x->rows.v, n, sizeof(*x->rows.v), by_character);
	for (size_t i = 0; i < n; i++) {
		struct character *c = character_at(x, x->rows.v[i].cp);

		x->learnt[i] = x->rows.v[i].learnt;
		if (c->learnt == 0)
			c->learnt = (uint32_t)i + 1;
	}
}

size_t
lexicon_learnt(
    const struct lexicon *x, uint32_t cp, const struct learnt **learnt)
{
	uint32_t from = character_of(x, cp)->learnt;
	size_t n = 0;

	if (from-- == 0)
		return 0;
	while (from + n < x->rows.n && x->rows.v[from + n].cp == cp)
		n++;
	*learnt = &x->learnt[from];
	return n;
}

/* A corpus need not have learnt anything. */
static void
load_learnt(struct lexicon *x, struct diag *d, const struct lexicon_sources *s)
{
	const char *path = s->learnt;
	struct slice text;

	for (size_t i = 0; path == NULL && i < 2; i++) {
		const char *p;

		if (x->dir[i] == NULL)
			continue;
		p = arena_printf(x->arena, "%s/lexicon.tsv", x->dir[i]).p;
		path = access(p, F_OK) == 0 ? p : NULL;
	}
	if (s->learnt_text.p != NULL)
		learnt_read(x, x->arena, d, SLICE("lexicon"), s->learnt_text);
	else if (path != NULL && table_text(&text, x->arena, d, path))
		learnt_read(x, x->arena, d, slice_of(path), text);
	index_learnt(x);
}

/* A table no larger than it has to be stays in the cache. */
static void
pack_edges(struct lexicon *x)
{
	struct intmap built = x->edges;

	intmap_init(&x->edges, x->arena, built.n);
	for (size_t i = 0; i < built.nslots; i++)
		if (built.key[i] != 0)
			intmap_put(&x->edges, built.key[i], built.value[i]);
}

struct lexicon *
lexicon_load(
    struct arena *a, struct diag *d, const struct lexicon_sources *sources)
{
	struct lexicon *x = ARENA_NEW(a, struct lexicon, 1);
	struct slice text;

	x->arena = a;
	x->dir[0] = sources->dir;
	x->dir[1] =
	    sources->fallback != NULL ? sources->fallback : sources->dir;
	intmap_init(&x->edges, a, 16384);
	intmap_init(&x->stems, a, 8192);
	map_init(&x->irregular, a);
	map_init(&x->stops, a);
	(void)add_node(x); /* the root, which no word ends at */
	load_inflections(x, d);
	load_abbreviations(x, d);
	load_pinyin(x, d);
	load_glossary(x, d);
	if (sources->dictionary != NULL &&
	    table_text(&text, a, d, sources->dictionary))
		dictionary_read(x, d, slice_of(sources->dictionary), text);
	load_learnt(x, d, sources);
	pack_edges(x);
	return x;
}

size_t
lexicon_match(
    const struct lexicon *x, struct slice text, size_t off, uint32_t *word)
{
	size_t from = off, len;
	const struct character *c;
	uint32_t at;

	if (off >= text.n)
		return 0;
	c = character_of(x, utf8_next(text, &off));
	*word = at = c->node;
	len = c->word ? off - from : 0;
	for (size_t first = off; off < text.n;) {
		bool second = off == first;
		uint32_t cp = utf8_next(text, &off), edge;

		if (second && !may_follow(c, cp))
			break;
		edge = intmap_get(&x->edges, (uint64_t)at << 21 | cp, 0);
		if (edge == 0)
			break;
		at = edge >> 1;
		if (edge & 1) {
			*word = at;
			len = off - from;
		}
	}
	return len;
}

size_t
lexicon_senses(
    const struct lexicon *x, uint32_t word, const struct sense **sense)
{
	*sense = x->nodes.v[word].sense;
	return x->nodes.v[word].nsenses;
}

size_t
lexicon_pinyin(
    const struct lexicon *x, uint32_t cp, struct slice reading[READINGS_MAX])
{
	const struct character *c = character_of(x, cp);

	for (size_t i = 0; i < c->nreadings; i++)
		reading[i] = x->syllables.v[c->reading[i]];
	return c->nreadings;
}

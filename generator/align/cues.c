/* SPDX-License-Identifier: MIT */
#include "cues.h"

#include <math.h>

#include "intmap.h"
#include "lexicon.h"
#include "map.h"
#include "numbers.h"
#include "utf8.h"
#include "weights.h"

#define NAME_MAX 18 /* letters; Heilongjiang has 12 */
#define NAME_SYLLABLES 4

/* Kinds of keys that are not stems. */
enum { KEY_NUMBER = 1, KEY_NAME = 2 };

struct finder {
	struct arena *arena;
	const struct lexicon *lexicon;
	struct intmap ids; /* keys of numbers and names */
	uint32_t nids;
	uint32_t *seen; /* by id: where in `cues` + 1 */
	size_t seen_capacity;
	VEC(struct cue) cues; /* of the unit at hand */
};

static uint64_t
key_of(unsigned kind, uint64_t value)
{
	return (value << 2 | kind) + (kind == KEY_NUMBER ? 4 : 0);
}

static uint32_t
intern(struct finder *f, uint64_t key)
{
	uint32_t id = intmap_put(&f->ids, key, f->nids);

	f->nids += id == f->nids;
	return id;
}

static void
add(struct finder *f, uint32_t id, float chance)
{
	uint32_t at;

	if (id >= f->seen_capacity) {
		size_t want = (size_t)id * 2 + 64;

		f->seen = arena_grow(f->arena, f->seen,
		    f->seen_capacity * sizeof(*f->seen),
		    want * sizeof(*f->seen));
		f->seen_capacity = want;
	}
	at = f->seen[id];
	if (at > 0) {
		if (f->cues.v[at - 1].chance < chance)
			f->cues.v[at - 1].chance = chance;
		return;
	}
	*VEC_ADD(f->arena, &f->cues) = (struct cue){.id = id, .chance = chance};
	f->seen[id] = (uint32_t)f->cues.n;
}

/* Moves the cues gathered to the list of a unit. */
static void
finish(struct finder *f, struct cue_list *list)
{
	struct cue *copy = ARENA_NEW(f->arena, struct cue, f->cues.n);

	if (f->cues.n > 0)
		memcpy(copy, f->cues.v, f->cues.n * sizeof(*copy));
	VEC_EACH (c, &f->cues)
		f->seen[c->id] = 0;
	list->v = copy;
	list->n = (uint32_t)f->cues.n;
	f->cues.n = 0;
}

static void
add_number(struct finder *f, int64_t milli)
{
	/* 1 and 2 are written in too many ways. */
	float chance = milli <= 2000    ? 0.2F
		       : milli <= 10000 ? 0.5F
					: CHANCE_NUMBER;

	add(f, intern(f, key_of(KEY_NUMBER, (uint64_t)milli)), chance);
}

/* The letters of a word as they are compared: lower case, without the
 * apostrophe of Xi'an. 0 if there are too many. */
static uint64_t
name_hash(uint64_t h, struct slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if (cp_is_letter((unsigned char)s.p[i]))
			h = (h ^ (unsigned char)(s.p[i] | 0x20)) *
			    UINT64_C(0x100000001b3);
	return h;
}

#define NAME_SEED UINT64_C(0xcbf29ce484222325)

static void
add_word(struct finder *f, struct slice word)
{
	uint32_t id = UINT32_MAX;
	bool capital = word.p[0] >= 'A' && word.p[0] <= 'Z';

	if (f->lexicon != NULL)
		id = lexicon_stem(f->lexicon, word);
	if (id != UINT32_MAX)
		add(f, id, 0.5F);
	if (capital && word.n > 1 && word.n <= NAME_MAX)
		add(f, intern(f, key_of(KEY_NAME, name_hash(NAME_SEED, word))),
		    CHANCE_NAME);
}

static struct slice
latin_word(struct slice text, size_t off)
{
	size_t end = off;

	while (end < text.n && (cp_is_letter((unsigned char)text.p[end]) ||
				   (text.p[end] == '\'' && end > off)))
		end++;
	/* 's */
	if (end - off > 2 && text.p[end - 2] == '\'')
		end -= 2;
	return (struct slice){text.p + off, end - off};
}

static uint32_t
find_en(struct finder *f, struct slice text)
{
	uint32_t length = 0;
	int64_t milli;

	for (size_t off = 0; off < text.n;) {
		size_t from = off;
		uint32_t cp = utf8_next(text, &off);

		if (cp_is_letter(cp)) {
			struct slice word = latin_word(text, from);

			add_word(f, word);
			off = from + word.n;
		}
		if (cp_is_letter(cp) || cp_is_digit(cp)) {
			size_t end = from;

			if (number_read_en(text, &end, &milli))
				add_number(f, milli);
			if (end > off)
				off = end;
			length += (uint32_t)(off - from);
		} else {
			length += cp > ' ' && cp != 0x3000;
		}
	}
	return length;
}

/* A name is what its characters spell: 锦州 Jinzhou. Only names that the
 * English has are of use. */
static void
find_names(
    struct finder *f, struct slice text, size_t off, uint64_t h, unsigned depth)
{
	const struct slice *reading;
	uint32_t cp;
	size_t n;

	if (off >= text.n || depth == 0 ||
	    !cp_is_han(cp = utf8_next(text, &off)))
		return;
	n = lexicon_pinyin(f->lexicon, cp, &reading);
	for (size_t i = 0; i < n; i++) {
		uint64_t spelt = name_hash(h, reading[i]);
		uint32_t id =
		    intmap_get(&f->ids, key_of(KEY_NAME, spelt), UINT32_MAX);

		if (id != UINT32_MAX)
			add(f, id,
			    depth == NAME_SYLLABLES ? 0.2F : CHANCE_NAME);
		find_names(f, text, off, spelt, depth - 1);
	}
}

static void
find_words(struct finder *f, struct slice text, size_t off, size_t *covered)
{
	const struct sense *sense;
	size_t n, len = lexicon_match(f->lexicon, text, off, &sense, &n);

	if (len == 0 || off + len <= *covered)
		return;
	*covered = off + len;
	for (size_t i = 0; i < n; i++)
		add(f, sense[i].stem, sense[i].chance);
}

static uint32_t
find_zh(struct finder *f, struct slice text)
{
	uint32_t length = 0;
	size_t covered = 0, number_end = 0;
	int64_t milli;

	for (size_t off = 0; off < text.n;) {
		size_t from = off, end = off;
		uint32_t cp = utf8_next(text, &off);

		length += !(cp <= ' ' || cp == 0x3000);
		if (from >= number_end && number_read_zh(text, &end, &milli))
			add_number(f, milli);
		if (end > number_end)
			number_end = end;
		if (cp_is_letter(cp) &&
		    (from == 0 ||
			!cp_is_letter((unsigned char)text.p[from - 1])))
			add_word(f, latin_word(text, from));
		if (f->lexicon != NULL && cp_is_han(cp)) {
			find_words(f, text, from, &covered);
			find_names(f, text, from, NAME_SEED, NAME_SYLLABLES);
		}
	}
	return length;
}

/* What a cue is worth that both sides of a bead show: the log of how much
 * likelier that is in a true bead than in any, mixed half and half with what
 * all text shows (Brown et al.'s Model 1), so that a frequent word says
 * little. Articles are short: a cue that is there once is not taken for as
 * rare as it seems. */
static void
weigh(struct cue_table *t, struct arena *a)
{
	uint32_t *count[LANGS], *last = ARENA_NEW(a, uint32_t, t->nids);

	for (int l = 0; l < LANGS; l++) {
		count[l] = ARENA_NEW(a, uint32_t, t->nids);
		for (size_t i = 0; i < t->n[l]; i++)
			for (uint32_t k = 0; k < t->unit[l][i].n; k++)
				count[l][t->unit[l][i].v[k].id]++;
	}
	for (size_t i = 0; i < t->n[EN]; i++)
		for (uint32_t k = 0; k < t->unit[EN][i].n; k++) {
			struct cue *c = &t->unit[EN][i].v[k];

			c->before = last[c->id];
			last[c->id] = (uint32_t)i + 1;
		}
	for (size_t i = 0; i < t->n[ZH]; i++)
		for (uint32_t k = 0; k < t->unit[ZH][i].n; k++) {
			struct cue *c = &t->unit[ZH][i].v[k];
			float p = 0;

			for (int l = 0; l < LANGS; l++) {
				float here = ((float)count[l][c->id] + 0.5F) /
					     ((float)t->n[l] + CUE_PRIOR);

				p = here > p ? here : p;
			}
			c->gain = logf(1 - MIXTURE + MIXTURE * c->chance / p);
		}
}

void
cues_find(struct cue_table *t, struct arena *a,
    const struct unit_list units[LANGS], const struct lexicon *lexicon)
{
	struct finder f = {.arena = a, .lexicon = lexicon};

	f.nids = lexicon != NULL ? (uint32_t)lexicon_nstems(lexicon) : 0;
	intmap_init(&f.ids, a, units[EN].n);
	/* English first, so that only its names are looked for. */
	for (int l = LANGS - 1; l >= 0; l--) {
		t->n[l] = units[l].n;
		t->unit[l] = ARENA_NEW(a, struct cue_list, units[l].n);
		for (size_t i = 0; i < units[l].n; i++) {
			struct cue_list *list = &t->unit[l][i];

			list->length = l == EN
					   ? find_en(&f, units[l].v[i].text)
					   : find_zh(&f, units[l].v[i].text);
			finish(&f, list);
		}
	}
	t->nids = f.nids;
	weigh(t, a);
}

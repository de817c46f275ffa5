/* SPDX-License-Identifier: MIT */
#include "tokens.h"

#include "intmap.h"
#include "lexicon.h"
#include "map.h"
#include "numbers.h"
#include "utf8.h"
#include "vec.h"

#define NAME_MAX 18 /* letters; Heilongjiang has 12 */
#define NAME_SYLLABLES 4
#define PREFIX_BITS 16384
#define SPAN_MAX 64 /* characters of a token that count */
/* An article's text by its types; long ones have fewer. */
#define BYTES_A_TYPE 5

struct sighting {
	uint32_t unit; /* the last that shows it + 1 */
	bool nameless; /* a character that none of the names begins with */
};

struct finder {
	struct arena *arena;
	const struct lexicon *lexicon;
	struct text *text;
	enum lang lang;
	struct intmap ids;   /* keys of the language's types */
	struct intmap names; /* spelling -> English type */
	/* English word as it stands, hashed -> twice its type, and whether a
	 * numeral may begin with it. */
	struct intmap words;
	/* A bit for every beginning of a name, by its hash: most syllables
	 * begin none. */
	uint64_t begins[PREFIX_BITS / 64];
	VEC(struct token_type) types;
	VEC(struct sighting) seen; /* by type */
	VEC(uint32_t) tokens;      /* of the unit at hand */
	uint32_t unit;
};

/* The type of that kind and value in the language at hand; new ones are
 * `made`. */
static uint32_t
intern(struct finder *f, enum token_kind kind, uint64_t value, bool *made)
{
	uint64_t key = (value << 3 | kind) + 8;
	uint32_t fresh = (uint32_t)f->types.n;
	uint32_t id = intmap_put(&f->ids, key, fresh);

	*made = id == fresh;
	if (*made) {
		*VEC_ADD(f->arena, &f->types) =
		    (struct token_type){.value = value, .kind = kind};
		*VEC_ADD(f->arena, &f->seen) = (struct sighting){0};
	}
	return id;
}

static void
show(struct finder *f, uint32_t id)
{
	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): from intern() */
	if (f->seen.v[id].unit == f->unit + 1)
		return;
	f->seen.v[id].unit = f->unit + 1;
	f->types.v[id].count++;
	*VEC_ADD(f->arena, &f->tokens) = id;
}

static uint32_t
show_zh(
    struct finder *f, enum token_kind kind, uint64_t value, struct slice words)
{
	bool made;
	uint32_t id = intern(f, kind, value, &made);

	if (made) {
		size_t n = utf8_count(words);

		f->types.v[id].span = (uint16_t)(n < SPAN_MAX ? n : SPAN_MAX);
	}
	show(f, id);
	return id;
}

static struct slice
between(struct slice text, size_t from, size_t end)
{
	return (struct slice){text.p + from, end - from};
}

/* Moves the tokens gathered to a unit's list. */
static void
finish(struct finder *f, struct unit_tokens *u)
{
	u->v = ARENA_NEW(f->arena, uint32_t, f->tokens.n);
	if (f->tokens.n > 0)
		memcpy(u->v, f->tokens.v, f->tokens.n * sizeof(*u->v));
	u->n = (uint32_t)f->tokens.n;
	f->tokens.n = 0;
}

/* The letters of a word as they are compared: lower case, without the
 * apostrophe of Xi'an. */
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
add_name(struct finder *f, struct slice word, uint32_t id)
{
	uint64_t h = NAME_SEED;

	for (size_t i = 0; i < word.n; i++) {
		h = name_hash(h, (struct slice){word.p + i, 1});
		f->begins[(h >> 20) % PREFIX_BITS / 64] |= 1ULL
							   << (h >> 20) % 64;
	}
	intmap_put(&f->names, h | 1, id);
}

static bool
begins_name(const struct finder *f, uint64_t h)
{
	return f->begins[(h >> 20) % PREFIX_BITS / 64] >> (h >> 20) % 64 & 1;
}

/* A stem that the lexicon does not know goes by its spelling. */
static uint64_t
stem_value(struct finder *f, struct slice s, uint32_t known)
{
	return known != NO_STEM ? known
				: name_hash(NAME_SEED, s) >> 8 | 1ULL << 56;
}

/* Whether a numeral may begin with the word. */
static bool
add_stem(struct finder *f, struct slice word)
{
	char buf[STEM_MAX];
	uint64_t hash = slice_quick_hash(word) | 1;
	uint32_t known = NO_STEM, id, met;
	struct slice s;
	bool made;

	met = intmap_get(&f->words, hash, UINT32_MAX);
	if (met != UINT32_MAX) {
		show(f, met >> 1);
		return met & 1;
	}
	if (f->lexicon != NULL)
		s = lexicon_stem_of(f->lexicon, word, buf, &known);
	else
		s = (struct slice){buf, stem(word, buf)};
	id = intern(f, TOKEN_STEM, stem_value(f, s, known), &made);
	if (made) {
		f->types.v[id].stem = arena_copy(f->arena, s);
		f->types.v[id].value = known;
		if (known != NO_STEM)
			f->text->here[known] = id + 1;
	}
	if (word.p[0] >= 'A' && word.p[0] <= 'Z' && word.n > 1 &&
	    word.n <= NAME_MAX)
		add_name(f, word, id);
	show(f, id);
	return intmap_put(&f->words, hash, id << 1 | number_begins(word)) & 1;
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
	bool made;

	for (size_t off = 0; off < text.n;) {
		size_t from = off;
		uint32_t cp = utf8_next(text, &off);
		bool numeral = cp_is_digit(cp);

		if (cp_is_letter(cp)) {
			struct slice word = latin_word(text, from);

			numeral = add_stem(f, word);
			off = from + word.n;
		}
		if (cp_is_letter(cp) || cp_is_digit(cp)) {
			size_t end = from;

			if (numeral && number_read_en(text, &end, &milli))
				show(f, intern(f, TOKEN_NUMBER, (uint64_t)milli,
					    &made));
			if (end > off)
				off = end;
			length += (uint32_t)(off - from);
		} else {
			length += cp > ' ' && cp != 0x3000;
		}
	}
	return length;
}

/* NOLINTBEGIN(misc-no-recursion): NAME_SYLLABLES deep */
/* A name is what its characters spell: 锦州 Jinzhou. Only names that the
 * English has are of use. Whether one may begin with the character at `off`. */
static bool
find_names(struct finder *f, struct slice text, size_t from, size_t off,
    uint64_t h, unsigned depth)
{
	struct slice reading[READINGS_MAX];
	bool begins = false;
	uint32_t cp;
	size_t n;

	if (off >= text.n || depth == NAME_SYLLABLES ||
	    !cp_is_han(cp = utf8_next(text, &off)))
		return false;
	n = lexicon_pinyin(f->lexicon, cp, reading);
	for (size_t i = 0; i < n; i++) {
		uint64_t spelt = name_hash(h, reading[i]);
		uint32_t id;

		if (!begins_name(f, spelt))
			continue;
		begins = true;
		id = intmap_get(&f->names, spelt | 1, UINT32_MAX);
		if (id != UINT32_MAX)
			show_zh(f, TOKEN_NAME, id, between(text, from, off));
		find_names(f, text, from, off, spelt, depth + 1);
	}
	return begins;
}
/* NOLINTEND(misc-no-recursion) */

static void
find_words(struct finder *f, struct slice text, size_t off, size_t *covered)
{
	uint32_t word;
	size_t len = lexicon_match(f->lexicon, text, off, &word);

	if (len == 0 || off + len <= *covered)
		return;
	*covered = off + len;
	show_zh(f, TOKEN_WORD, word, between(text, off, off + len));
}

/* What the Chinese writes in Latin letters, if the English has it too. */
static void
find_latin(struct finder *f, struct slice word)
{
	uint32_t id =
	    intmap_get(&f->names, name_hash(NAME_SEED, word) | 1, UINT32_MAX);

	if (id != UINT32_MAX && word.n > 1)
		show_zh(f, TOKEN_NAME, id, word);
}

static uint32_t
find_zh(struct finder *f, struct slice text)
{
	uint32_t length = 0;
	size_t covered = 0, number_end = 0;
	int64_t milli;

	for (size_t off = 0; off < text.n;) {
		size_t from = off, end = off;
		uint32_t cp = utf8_next(text, &off), han;

		length += !(cp <= ' ' || cp == 0x3000);
		if (from >= number_end && number_begins_zh(cp) &&
		    number_read_zh(text, &end, &milli))
			show_zh(f, TOKEN_NUMBER, (uint64_t)milli,
			    between(text, from, end));
		if (end > number_end)
			number_end = end;
		if (cp_is_letter(cp) &&
		    (from == 0 ||
			!cp_is_letter((unsigned char)text.p[from - 1])))
			find_latin(f, latin_word(text, from));
		if (!cp_is_han(cp))
			continue;
		han = show_zh(f, TOKEN_HAN, cp, between(text, from, off));
		if (f->lexicon == NULL)
			continue;
		find_words(f, text, from, &covered);
		if (!f->seen.v[han].nameless &&
		    !find_names(f, text, from, from, NAME_SEED, 0))
			f->seen.v[han].nameless = true;
	}
	return length;
}

static void
find_language(struct finder *f, const struct unit_list *units, enum lang l)
{
	struct text *t = f->text;
	size_t bytes = 0, expected;

	for (size_t i = 0; i < units->n; i++)
		bytes += units->v[i].text.n;
	expected = bytes / BYTES_A_TYPE;
	intmap_init(&f->ids, f->arena, expected);
	f->types.v = ARENA_NEW(f->arena, struct token_type, expected);
	f->seen.v = ARENA_NEW(f->arena, struct sighting, expected);
	f->types.n = f->seen.n = 0;
	f->types.capacity = f->seen.capacity = expected;
	t->n[l] = units->n;
	t->unit[l] = ARENA_NEW(f->arena, struct unit_tokens, units->n);
	for (f->unit = 0; f->unit < units->n; f->unit++) {
		struct unit_tokens *u = &t->unit[l][f->unit];
		struct slice text = units->v[f->unit].text;

		u->length = l == EN ? find_en(f, text) : find_zh(f, text);
		finish(f, u);
		t->ntokens[l] += l == EN ? u->n : u->length;
	}
	t->type[l] = f->types.v;
	t->ntypes[l] = (uint32_t)f->types.n;
}

void
tokens_find(struct text *t, struct arena *a,
    const struct unit_list units[LANGS], const struct lexicon *lexicon)
{
	struct finder f = {.arena = a, .lexicon = lexicon, .text = t};

	*t = (struct text){0};
	if (lexicon != NULL)
		t->here = ARENA_NEW(a, uint32_t, lexicon_nstems(lexicon));
	intmap_init(&f.names, a, units[EN].n);
	intmap_init(&f.words, a, units[EN].n * 8);
	/* English first, so that only its names are looked for. */
	find_language(&f, &units[EN], EN);
	find_language(&f, &units[ZH], ZH);
}

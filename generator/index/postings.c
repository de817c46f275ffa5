/* SPDX-License-Identifier: MIT */
#include "postings.h"

#include <stdlib.h>

#include "arena.h"
#include "map.h"
#include "phrases.h"
#include "varint.h"
#include "vec.h"

/* A phrase that was said so small a part of COMMON times is forgotten when
 * its run ends, and counted anew: else the memory would grow with every
 * phrase that was ever printed. (Lossy counting: Manku and Motwani 2002.) What
 * is rare in every run may have longer lists of places, therefore. */
enum { FORGOTTEN = 16 };

/* What is noted of a phrase in a run, as varints, from its `tail` to a chunk
 * whenever that is full:
 *   an article  twice how far it is from the one before, and one; its place
 *   a place     twice how far it is back to the one before
 *   0           from here on articles without places, each how far it is from
 *               the one before (all of a single's are so)
 * The first article is as far as its number. */
struct chunk {
	uint32_t next; /* of the last one: the first */
	uint8_t n, room;
	uint8_t bytes[]; /* of a UNIT and more, by twos */
};

enum { UNIT = 16, CHUNK_MOST = 256 };
enum { CHUNK_HEAD = offsetof(struct chunk, bytes) };

/* What is being fetched for a place. */
struct ahead {
	uint64_t hash;
	uint32_t number; /* 0: none */
};

struct postings {
	struct runs *runs;
	uint32_t common;
	size_t most; /* memory of a run */
	struct phrases phrases;
	struct buffer chunks; /* the first unit is none */
	/* Scratch: the article's words, at their places; 0: none. */
	VEC(uint32_t) at;
	struct ahead *ahead; /* as many */
	struct arena *scratch;
};

struct postings *
postings_new(struct diag *d, const char *folder, size_t memory, uint32_t common)
{
	struct postings *p = must_alloc(sizeof(*p));

	*p = (struct postings){.runs = runs_new(d, folder),
	    .common = common ? common : POSTINGS_COMMON,
	    .most = memory ? memory : POSTINGS_MEMORY,
	    .scratch = arena_new()};
	/* More than they will need, so that they never move; the kernel gives
	 * what is used. */
	phrases_init(&p->phrases, p->most / 48);
	buffer_grow(&p->chunks, p->most + UNIT);
	p->chunks.n = UNIT;
	return p;
}

void
postings_free(struct postings *p)
{
	if (p == NULL)
		return;
	runs_free(p->runs);
	phrases_release(&p->phrases);
	buffer_free(&p->chunks);
	arena_free(p->scratch);
	free(p);
}

/* -- lists -- */

static struct chunk *
chunk_at(const struct postings *p, uint32_t chunk)
{
	return (struct chunk *)(void *)(p->chunks.p + (size_t)chunk * UNIT);
}

/* Behind the phrase's last one, and twice as large. */
static struct chunk *
add_chunk(struct postings *p, struct phrase *x)
{
	uint32_t number = (uint32_t)(p->chunks.n / UNIT);
	struct chunk *last = x->chunk ? chunk_at(p, x->chunk) : NULL, *c;
	size_t size = last ? 2 * ((size_t)last->room + CHUNK_HEAD) : UNIT;

	if (size > CHUNK_MOST)
		size = CHUNK_MOST;
	buffer_room(&p->chunks, size);
	p->chunks.n += size;
	c = chunk_at(p, number);
	*c = (struct chunk){
	    .next = number, .room = (uint8_t)(size - CHUNK_HEAD)};
	if (x->chunk) {
		last = chunk_at(p, x->chunk); /* they may have moved */
		c->next = last->next;
		last->next = number;
	}
	x->chunk = number;
	return c;
}

/* Empties the tail. */
static void
spill(struct postings *p, struct phrase *x)
{
	struct chunk *c = x->chunk ? chunk_at(p, x->chunk) : add_chunk(p, x);

	for (uint8_t i = 0; i < x->n; i++) {
		if (c->n == c->room)
			c = add_chunk(p, x);
		c->bytes[c->n++] = x->tail[i];
	}
	x->n = 0;
}

static void
put(struct postings *p, struct phrase *x, uint32_t v)
{
	for (; v >= 0x80; v >>= 7) {
		if (x->n == PHRASE_TAIL)
			spill(p, x);
		x->tail[x->n++] = (uint8_t)(v | 0x80);
	}
	if (x->n == PHRASE_TAIL)
		spill(p, x);
	x->tail[x->n++] = (uint8_t)v;
}

/* Whether it was common before the article. */
static bool
is_common(const struct postings *p, const struct phrase *x, uint32_t article)
{
	if (x->flags & PHRASE_SINGLE)
		return true;
	return x->last == article ? x->flags & PHRASE_COMMON
				  : x->said >= p->common;
}

/* How far it is from the last article. */
static uint32_t
enter_article(struct phrase *x, uint32_t article)
{
	uint32_t far = x->last == PHRASE_NEW ? article : article - x->last;

	x->last = article;
	return far;
}

/* An article that has it, and was noted already or not. */
static void
note(struct postings *p, struct phrase *x, uint32_t article)
{
	if (x->last == article)
		return;
	if (!(x->flags & (PHRASE_SINGLE | PHRASE_NO_PLACES)))
		put(p, x, 0);
	x->flags |= PHRASE_COMMON | PHRASE_NO_PLACES;
	put(p, x, enter_article(x, article));
}

/* Places come from the last to the first. */
static void
note_place(
    struct postings *p, struct phrase *x, uint32_t article, uint32_t place)
{
	if (x->last != article) {
		put(p, x, enter_article(x, article) << 1 | 1);
		put(p, x, place);
	} else {
		put(p, x, (x->place - place) << 1);
	}
	x->place = place;
	x->said++;
}

/* -- phrases -- */

/* Notes the phrases of an article that begin at a place; how long the longest
 * common one is. `next` is that of the place behind. */
static uint32_t
note_from(struct postings *p, uint32_t article, uint32_t place, uint32_t next)
{
	uint32_t number = p->at.v[place], common = 0;

	for (uint32_t n = 1;; n++) {
		struct phrase *x = phrase_at(&p->phrases, number);
		uint32_t word;

		if (is_common(p, x, article)) {
			note(p, x, article);
			common = n;
		} else {
			note_place(p, x, article, place);
		}
		/* The tail of what it would grow to, without x's first. */
		if (common < n && next < n)
			return common;
		word = place + n < p->at.n ? p->at.v[place + n] : 0;
		if (word == 0)
			return common;
		number = phrases_grown(&p->phrases, number, word);
	}
}

/* -- what comes next -- */

/* Where the tail will be emptied to soon, or nowhere. (Not a function that
 * fetches it: gcc 12 takes away the call of one that does nothing else.) */
static const void *
chunk_ahead(const struct postings *p, uint32_t number)
{
	const struct phrase *x;

	if (number == 0)
		return NULL;
	x = phrase_at(&p->phrases, number);
	return x->chunk != 0 && x->n + 4 > PHRASE_TAIL ? chunk_at(p, x->chunk)
						       : NULL;
}

/* The phrase of what is there, and of the word. */
static void
expect(const struct postings *p, struct ahead *x, uint32_t head, uint32_t word)
{
	x->hash = 0;
	if (head == 0 || word == 0)
		return;
	x->hash = phrases_hash(head, word);
	phrases_expect(&p->phrases, x->hash);
}

static void
guess(const struct postings *p, struct ahead *x)
{
	x->number = x->hash != 0 ? phrases_guess(&p->phrases, x->hash) : 0;
}

/* The place that is so many steps ahead of `i`; NULL: none. */
static struct ahead *
steps_ahead(const struct postings *p, size_t i, size_t steps)
{
	enum { STEP = 6 };

	return i >= steps * STEP ? &p->ahead[i - steps * STEP] : NULL;
}

/* Most words are asked for with the one behind them, and many of these pairs
 * with the next. Each step is to be done when the next one is begun, which
 * takes as long as memory. */
static void
look_ahead(const struct postings *p, size_t i)
{
	const uint32_t *at;
	struct ahead *x;

	if ((x = steps_ahead(p, i, 5)) != NULL) {
		at = &p->at.v[x - p->ahead];
		expect(p, x, at[0], at[1]);
	}
	if ((x = steps_ahead(p, i, 4)) != NULL)
		guess(p, x);
	if ((x = steps_ahead(p, i, 3)) != NULL) {
		at = &p->at.v[x - p->ahead];
		__builtin_prefetch(chunk_ahead(p, x->number), 1);
		expect(p, x, x->number, at[2]);
	}
	if ((x = steps_ahead(p, i, 2)) != NULL)
		guess(p, x);
	if ((x = steps_ahead(p, i, 1)) != NULL)
		__builtin_prefetch(chunk_ahead(p, x->number), 1);
}

static void
note_all(struct postings *p, uint32_t article)
{
	uint32_t next = 0;

	p->ahead = ARENA_NEW(p->scratch, struct ahead, p->at.n);
	for (size_t i = p->at.n; i-- > 0;) {
		look_ahead(p, i);
		next = p->at.v[i] != 0
			   ? note_from(p, article, (uint32_t)i, next)
			   : 0;
	}
}

/* -- runs -- */

/* Of a phrase while they are sorted: the first bytes of its text as a number,
 * and where it begins. */
struct sorted {
	uint64_t first;
	uint32_t text, number;
};

static struct slice
text_at(const struct buffer *texts, uint32_t at)
{
	const uint8_t *p = (const uint8_t *)texts->p + at;
	size_t n = varint_get(&p);

	return (struct slice){(const char *)p, n};
}

static int
sorted_cmp(const void *a, const void *b, void *texts)
{
	const struct sorted *x = a, *y = b;

	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return slice_cmp(text_at(texts, x->text), text_at(texts, y->text));
}

static uint64_t
first_bytes(struct slice text)
{
	uint64_t v = 0;

	for (size_t i = 0; i < sizeof(v); i++)
		v = v << 8 | (i < text.n ? (unsigned char)text.p[i] : 0);
	return v;
}

/* What was noted of a phrase, and as the disk has it. */
struct noted {
	struct buffer bytes, articles, places;
};

static void
collect(const struct postings *p, const struct phrase *x, struct buffer *out)
{
	uint32_t first = x->chunk ? chunk_at(p, x->chunk)->next : 0;

	buffer_clear(out);
	for (uint32_t i = first; i != 0;) {
		const struct chunk *c = chunk_at(p, i);

		buffer_put(out, (struct slice){(const char *)c->bytes, c->n});
		i = c->next != first ? c->next : 0;
	}
	buffer_put(out, (struct slice){(const char *)x->tail, x->n});
}

static void
put_number(struct buffer *out, uint32_t v)
{
	out->n += varint_put((uint8_t *)buffer_room(out, VARINT_MAX), v);
}

/* Which article is the first. */
static uint32_t
divide(struct noted *b, bool places)
{
	const uint8_t *at = (const uint8_t *)b->bytes.p, *end = at + b->bytes.n;
	uint32_t first = PHRASE_NEW;

	buffer_clear(&b->articles);
	buffer_clear(&b->places);
	while (at < end) {
		uint32_t v = varint_get(&at);

		if (places && v == 0) {
			places = false;
			continue;
		}
		if (places && v % 2 == 0) {
			put_number(&b->places, v);
			continue;
		}
		if (places) {
			put_number(&b->places, varint_get(&at) << 1 | 1);
			v >>= 1;
		}
		if (first == PHRASE_NEW)
			first = v;
		else
			put_number(&b->articles, v);
	}
	return first;
}

static bool
write_phrase(struct postings *p, const struct phrase *x, struct slice text,
    struct noted *b)
{
	struct run_entry e = {.term = text, .last = x->last};

	collect(p, x, &b->bytes);
	e.first = divide(b, !(x->flags & PHRASE_SINGLE));
	e.articles = buffer_slice(&b->articles);
	e.places = buffer_slice(&b->places);
	return runs_put(p->runs, &e);
}

/* The phrases of this run in order, and their texts. */
static struct sorted *
sort_phrases(const struct postings *p, struct buffer *texts, size_t *n)
{
	struct sorted *v = must_alloc(arena_times(sizeof(*v), p->phrases.n));
	struct buffer text = {0};

	*n = 0;
	for (uint32_t i = 1; i <= p->phrases.n; i++) {
		if (phrase_at(&p->phrases, i)->last == PHRASE_NEW)
			continue;
		buffer_clear(&text);
		phrase_text(&p->phrases, i, &text);
		v[(*n)++] = (struct sorted){
		    first_bytes(buffer_slice(&text)), (uint32_t)texts->n, i};
		put_number(texts, (uint32_t)text.n);
		buffer_put(texts, buffer_slice(&text));
	}
	if (*n > 0)
		qsort_r(v, *n, sizeof(*v), sorted_cmp, texts);
	buffer_free(&text);
	return v;
}

static bool
write_run(struct postings *p)
{
	enum { AHEAD = 8 };
	struct noted noted = {0};
	struct buffer texts = {0};
	size_t n;
	struct sorted *v = sort_phrases(p, &texts, &n);
	bool ok = true;

	for (size_t i = 0; ok && i < n; i++) {
		if (i + AHEAD < n)
			__builtin_prefetch(
			    phrase_at(&p->phrases, v[i + AHEAD].number));
		ok = write_phrase(p, phrase_at(&p->phrases, v[i].number),
		    text_at(&texts, v[i].text), &noted);
	}
	buffer_free(&noted.bytes);
	buffer_free(&noted.articles);
	buffer_free(&noted.places);
	buffer_free(&texts);
	free(v);
	return runs_end(p->runs) && ok;
}

/* A new run begins with what may be common one day. */
static void
begin_run(struct postings *p)
{
	phrases_forget(&p->phrases, p->common / FORGOTTEN);
	p->chunks.n = UNIT;
}

/* Finds the words, whose slots are all fetched before the first is asked. */
static uint32_t *
find_words(struct postings *p, const struct term_list *terms)
{
	size_t n = terms->words.n;
	uint64_t *hash = ARENA_NEW(p->scratch, uint64_t, n + 1);
	uint32_t *number = ARENA_NEW(p->scratch, uint32_t, n + 1);

	for (size_t i = 0; i < n; i++) {
		hash[i] = slice_quick_hash(terms->words.v[i].text);
		phrases_expect(&p->phrases, hash[i]);
	}
	for (size_t i = 0; i < n; i++)
		phrases_guess(&p->phrases, hash[i]);
	for (size_t i = 0; i < n; i++) {
		const struct term *w = &terms->words.v[i];

		number[i] =
		    phrases_word(&p->phrases, w->text, hash[i], w->single);
		__builtin_prefetch(chunk_ahead(p, number[i]), 1);
	}
	return number;
}

bool
postings_add(
    struct postings *p, uint32_t article, const struct term_list *terms)
{
	const uint32_t *words;

	arena_reset(p->scratch);
	p->at.v = NULL;
	p->at.n = p->at.capacity = 0;
	words = find_words(p, terms);
	VEC_EACH (number, &terms->places)
		*VEC_ADD(p->scratch, &p->at) =
		    *number > 0 ? words[*number - 1] : 0;
	note_all(p, article);
	VEC_EACH (label, &terms->labels) {
		uint32_t number = phrases_word(
		    &p->phrases, *label, slice_quick_hash(*label), true);

		note(p, phrase_at(&p->phrases, number), article);
	}
	if (phrases_memory(&p->phrases) + p->chunks.n < p->most)
		return true;
	if (!write_run(p))
		return false;
	begin_run(p);
	return true;
}

bool
postings_merge(struct postings *p, struct diag *d,
    bool (*take)(void *context, const struct posting_list *list), void *context)
{
	runs_tell(p->runs, d);
	return write_run(p) && runs_merge(p->runs, take, context);
}

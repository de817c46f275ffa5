/* SPDX-License-Identifier: MIT */
#include "postings.h"

#include <stdlib.h>

#include "intmap.h"
#include "map.h"
#include "varint.h"

/* A phrase that was said so small a part of COMMON times is forgotten when
 * its run ends, and counted anew: else the memory would grow with every
 * phrase that was ever printed. (Lossy counting: Manku and Motwani 2002.) What
 * is rare in every run may have longer lists of places, therefore. */
enum { FORGOTTEN = 16 };

/* Bytes that grow inside the arena; many lists stay very short. */
struct bytes {
	uint8_t *v;
	uint32_t n, capacity;
};

/* A phrase, grown from another by one word behind it. */
struct phrase {
	struct slice text;
	struct phrase *head, *word; /* NULL: is a word itself */
	struct phrase *moved;       /* while the run is ended */
	uint32_t number;            /* in the list, from 1 */
	uint32_t said, here;        /* places noted, of the last article */
	uint32_t n, first, last;    /* articles of this run */
	uint32_t place;             /* last noted */
	bool single;
	struct bytes articles; /* without the first */
	struct bytes places;
};

struct postings {
	struct runs *runs;
	uint32_t common;
	struct arena *arena; /* of all below; emptied with every run */
	struct map words;
	struct intmap grown; /* number of head and word to number */
	VEC(struct phrase *) phrases;
	size_t memory, most; /* taken for them, as good as; before a run */
	/* Scratch: the article's words, at their places. */
	VEC(struct phrase *) at;
	struct arena *scratch;
};

static void
clear(struct postings *p, struct arena *a)
{
	p->arena = a;
	map_init(&p->words, a);
	intmap_init(&p->grown, a, 0);
	p->phrases.v = NULL;
	p->phrases.n = p->phrases.capacity = 0;
	p->memory = 0;
}

struct postings *
postings_new(struct diag *d, const char *folder, size_t memory, uint32_t common)
{
	struct postings *p = must_alloc(sizeof(*p));

	*p = (struct postings){.runs = runs_new(d, folder),
	    .common = common ? common : POSTINGS_COMMON,
	    .most = memory ? memory : POSTINGS_MEMORY,
	    .scratch = arena_new()};
	clear(p, arena_new());
	return p;
}

void
postings_free(struct postings *p)
{
	if (p == NULL)
		return;
	runs_free(p->runs);
	arena_free(p->arena);
	arena_free(p->scratch);
	free(p);
}

/* -- lists -- */

static void
put(struct postings *p, struct bytes *b, uint32_t v)
{
	if (b->capacity - b->n < VARINT_MAX) {
		uint32_t capacity = b->capacity ? b->capacity * 2 : 8;

		b->v = arena_grow(p->arena, b->v, b->n, capacity);
		b->capacity = capacity;
		p->memory += capacity;
	}
	b->n += (uint32_t)varint_put(b->v + b->n, v);
}

/* Whether it was common before the article. */
static bool
is_common(const struct postings *p, const struct phrase *x, uint32_t article)
{
	uint32_t here = x->n > 0 && x->last == article ? x->here : 0;

	return x->single || x->said - here >= p->common;
}

static void
note(struct postings *p, struct phrase *x, uint32_t article)
{
	if (x->n > 0 && x->last == article)
		return;
	if (x->n++ == 0)
		x->first = article;
	else
		put(p, &x->articles, article - x->last);
	x->last = article;
	x->here = 0;
}

/* Places come from the last to the first. */
static void
note_place(
    struct postings *p, struct phrase *x, uint32_t article, uint32_t place)
{
	bool fresh = x->n == 0 || x->last != article;

	note(p, x, article);
	put(p, &x->places, fresh ? place << 1 | 1 : (x->place - place) << 1);
	x->place = place;
	x->said++;
	x->here++;
}

/* -- phrases -- */

static struct phrase *
phrase_new(struct postings *p, struct slice text, bool single)
{
	struct phrase *x = ARENA_NEW(p->arena, struct phrase, 1);

	x->text = text;
	x->single = single;
	*VEC_ADD(p->arena, &p->phrases) = x;
	x->number = (uint32_t)p->phrases.n;
	p->memory += sizeof(*x) + 2 * sizeof(struct map_slot) + text.n;
	return x;
}

static struct phrase *
word_of(struct postings *p, struct slice text, bool single)
{
	struct phrase *x = map_get(&p->words, text);

	if (x == NULL) {
		x = phrase_new(p, arena_copy(p->arena, text), single);
		*map_at(&p->words, x->text) = x;
	}
	return x;
}

/* The phrase of `head` and `word` behind it. */
static struct phrase *
grown(struct postings *p, struct phrase *head, struct phrase *word)
{
	uint64_t key = (uint64_t)head->number << 32 | word->number;
	uint32_t fresh = (uint32_t)p->phrases.n + 1;
	uint32_t number = intmap_put(&p->grown, key, fresh);
	const struct phrase *last = head->word != NULL ? head->word : head;
	struct phrase *x;

	if (number != fresh)
		return p->phrases.v[number - 1];
	x = phrase_new(p,
	    arena_printf(p->arena, "%.*s%s%.*s", SLICE_ARG(head->text),
		last->single || word->single ? "" : " ", SLICE_ARG(word->text)),
	    false);
	x->head = head;
	x->word = word;
	return x;
}

/* Notes the phrases of an article that begin at a place; how long the longest
 * common one is. `next` is that of the place behind. */
static uint32_t
note_from(struct postings *p, uint32_t article, uint32_t place, uint32_t next)
{
	struct phrase *x = p->at.v[place];
	uint32_t common = 0;

	for (uint32_t n = 1;; n++) {
		struct phrase *word;

		if (is_common(p, x, article)) {
			note(p, x, article);
			common = n;
		} else {
			note_place(p, x, article, place);
		}
		/* The tail of what it would grow to, without x's first. */
		if (common < n && next < n)
			return common;
		word = place + n < p->at.n ? p->at.v[place + n] : NULL;
		if (word == NULL)
			return common;
		x = grown(p, x, word);
	}
}

static void
note_all(struct postings *p, uint32_t article)
{
	uint32_t next = 0;

	for (size_t i = p->at.n; i-- > 0;)
		next = p->at.v[i] != NULL
			   ? note_from(p, article, (uint32_t)i, next)
			   : 0;
}

/* -- runs -- */

static int
phrase_cmp(const void *a, const void *b)
{
	return slice_cmp((*(struct phrase *const *)a)->text,
	    (*(struct phrase *const *)b)->text);
}

static struct slice
slice_of_bytes(const struct bytes *b)
{
	return (struct slice){(const char *)b->v, b->n};
}

static bool
write_run(struct postings *p)
{
	struct phrase **sorted;
	size_t n = p->phrases.n;
	bool ok = true;

	if (n == 0)
		return runs_end(p->runs);
	sorted = must_alloc(n * sizeof(struct phrase *));
	memcpy(sorted, p->phrases.v, n * sizeof(struct phrase *));
	qsort(sorted, n, sizeof(struct phrase *), phrase_cmp);
	for (size_t i = 0; ok && i < n; i++) {
		struct phrase *x = sorted[i];

		if (x->n == 0)
			continue;
		ok =
		    runs_put(p->runs, &(struct run_entry){x->text, x->first,
					  x->last, slice_of_bytes(&x->articles),
					  slice_of_bytes(&x->places)});
	}
	free(sorted);
	return runs_end(p->runs) && ok;
}

/* A new run begins with what may be common one day. A phrase was said as often
 * as what it has grown from, at most, so that is there. */
static void
begin_run(struct postings *p)
{
	struct arena *old = p->arena;
	struct phrase **v = p->phrases.v;
	size_t n = p->phrases.n;

	clear(p, arena_new());
	for (size_t i = 0; i < n; i++) {
		struct phrase *x = v[i];

		if (!x->single && x->said < p->common / FORGOTTEN)
			continue;
		x->moved = x->head == NULL
			       ? word_of(p, x->text, x->single)
			       : grown(p, x->head->moved, x->word->moved);
		x->moved->said = x->said;
	}
	arena_free(old);
}

bool
postings_add(
    struct postings *p, uint32_t article, const struct term_list *terms)
{
	VEC(struct phrase *) words = {0};

	arena_reset(p->scratch);
	p->at.v = NULL;
	p->at.n = p->at.capacity = 0;
	VEC_EACH (w, &terms->words)
		*VEC_ADD(p->scratch, &words) = word_of(p, w->text, w->single);
	VEC_EACH (number, &terms->places)
		*VEC_ADD(p->scratch, &p->at) =
		    *number > 0 ? words.v[*number - 1] : NULL;
	note_all(p, article);
	VEC_EACH (label, &terms->labels)
		note(p, word_of(p, *label, true), article);
	if (p->memory < p->most)
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

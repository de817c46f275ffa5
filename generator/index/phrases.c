/* SPDX-License-Identifier: MIT */
#include "phrases.h"

#include <stdlib.h>

#include "arena.h"
#include "map.h"
#include "varint.h"

_Static_assert(sizeof(struct phrase) == 32, "two a cache line");

static struct phrase_slot *
new_slots(size_t n)
{
	struct phrase_slot *slot = calloc(n, sizeof(*slot));

	if (slot == NULL)
		out_of_memory();
	return slot;
}

void
phrases_init(struct phrases *p, size_t expected)
{
	*p = (struct phrases){.capacity = expected + 16, .nslots = 1024};
	p->v = must_alloc(arena_times(sizeof(*p->v), p->capacity));
	p->slot = new_slots(p->nslots);
}

void
phrases_release(struct phrases *p)
{
	free(p->v);
	free(p->slot);
	buffer_free(&p->text);
}

static struct slice
word_text(const struct phrases *p, const struct phrase *x)
{
	const uint8_t *at = (const uint8_t *)p->text.p + x->word;
	size_t n = varint_get(&at);

	return (struct slice){(const char *)at, n};
}

uint64_t
phrases_hash(uint32_t head, uint32_t word)
{
	uint64_t h = (uint64_t)head << 32 | word;

	h *= UINT64_C(0x9e3779b97f4a7c15);
	h = (h ^ h >> 32) * UINT64_C(0xff51afd7ed558ccd);
	return h ^ h >> 32;
}

static uint64_t
hash_of(const struct phrases *p, const struct phrase *x)
{
	return x->head == 0 ? slice_quick_hash(word_text(p, x))
			    : phrases_hash(x->head, x->word);
}

static uint32_t
tag_of(uint64_t hash)
{
	return (uint32_t)(hash >> 32);
}

static void
enter(struct phrases *p, uint64_t hash, uint32_t number)
{
	size_t i = hash & (p->nslots - 1);

	while (p->slot[i].number != 0)
		i = (i + 1) & (p->nslots - 1);
	p->slot[i] = (struct phrase_slot){tag_of(hash), number};
}

static void
enter_all(struct phrases *p)
{
	for (size_t i = 0; i < p->n; i++)
		enter(p, hash_of(p, &p->v[i]), (uint32_t)i + 1);
}

static uint32_t
add(struct phrases *p, uint64_t hash, struct phrase x)
{
	if (p->n == p->capacity) {
		p->capacity *= 2;
		p->v =
		    must_realloc(p->v, arena_times(sizeof(*p->v), p->capacity));
	}
	p->v[p->n++] = x;
	if (p->n * 3 > p->nslots * 2) {
		p->nslots *= 2;
		free(p->slot);
		p->slot = new_slots(p->nslots);
		enter_all(p);
	} else {
		enter(p, hash, (uint32_t)p->n);
	}
	return (uint32_t)p->n;
}

uint32_t
phrases_word(struct phrases *p, struct slice text, uint64_t hash, bool single)
{
	struct buffer *b = &p->text;
	struct phrase x = {.last = PHRASE_NEW,
	    .flags = single ? PHRASE_SINGLE : 0,
	    .word = (uint32_t)b->n};

	for (size_t i = hash;; i++) {
		const struct phrase_slot *s = &p->slot[i & (p->nslots - 1)];
		const struct phrase *y;

		if (s->number == 0)
			break;
		y = phrase_at(p, s->number);
		if (s->tag == tag_of(hash) && y->head == 0 &&
		    slice_eq(word_text(p, y), text))
			return s->number;
	}
	b->n +=
	    varint_put((uint8_t *)buffer_room(b, VARINT_MAX), (uint32_t)text.n);
	buffer_put(b, text);
	return add(p, hash, x);
}

uint32_t
phrases_grown(struct phrases *p, uint32_t head, uint32_t word)
{
	uint64_t hash = phrases_hash(head, word);

	for (size_t i = hash;; i++) {
		const struct phrase_slot *s = &p->slot[i & (p->nslots - 1)];
		const struct phrase *y;

		if (s->number == 0)
			break;
		if (s->tag != tag_of(hash))
			continue;
		y = phrase_at(p, s->number);
		if (y->head == head && y->word == word)
			return s->number;
	}
	return add(p, hash,
	    (struct phrase){.head = head, .word = word, .last = PHRASE_NEW});
}

void
phrases_expect(const struct phrases *p, uint64_t hash)
{
	__builtin_prefetch(&p->slot[hash & (p->nslots - 1)]);
}

uint32_t
phrases_guess(const struct phrases *p, uint64_t hash)
{
	const struct phrase_slot *s = &p->slot[hash & (p->nslots - 1)];

	if (s->number == 0 || s->tag != tag_of(hash))
		return 0;
	__builtin_prefetch(phrase_at(p, s->number), 1);
	return s->number;
}

/* How long the text is; ends it at `end`, if that is not NULL. */
static size_t
spell(const struct phrases *p, const struct phrase *x, char *end)
{
	size_t n = 0;

	for (const struct phrase *head;; x = head) {
		const struct phrase *word = x, *before = NULL;
		struct slice text;

		head = x->head != 0 ? phrase_at(p, x->head) : NULL;
		if (head != NULL) {
			word = phrase_at(p, x->word);
			before =
			    head->head != 0 ? phrase_at(p, head->word) : head;
		}
		text = word_text(p, word);
		n += text.n;
		if (end != NULL)
			memcpy(end - n, text.p, text.n);
		if (head == NULL)
			return n;
		if ((before->flags | word->flags) & PHRASE_SINGLE)
			continue;
		n++;
		if (end != NULL)
			end[-(ptrdiff_t)n] = ' ';
	}
}

void
phrase_text(const struct phrases *p, uint32_t number, struct buffer *out)
{
	const struct phrase *x = phrase_at(p, number);
	size_t n = spell(p, x, NULL);

	spell(p, x, buffer_room(out, n) + n);
	out->n += n;
}

/* Moves the text of a word to `at`, which is not behind it; where it ends. */
static size_t
move_text(struct phrases *p, struct phrase *x, size_t at)
{
	struct slice text = word_text(p, x);
	size_t head = (size_t)(text.p - (p->text.p + x->word));

	memmove(p->text.p + at, p->text.p + x->word, head + text.n);
	x->word = (uint32_t)at;
	return at + head + text.n;
}

void
phrases_forget(struct phrases *p, uint32_t least)
{
	uint32_t *moved = must_alloc(arena_times(sizeof(*moved), p->n));
	size_t text = 0, n = 0;

	for (size_t i = 0; i < p->n; i++) {
		struct phrase x = {.head = p->v[i].head,
		    .word = p->v[i].word,
		    .said = p->v[i].said,
		    .last = PHRASE_NEW,
		    .flags = p->v[i].flags & PHRASE_SINGLE};

		if (!x.flags && x.said < least)
			continue;
		if (x.head == 0) {
			text = move_text(p, &x, text);
		} else {
			x.head = moved[x.head - 1];
			x.word = moved[x.word - 1];
		}
		p->v[n++] = x;
		moved[i] = (uint32_t)n;
	}
	free(moved);
	p->n = n;
	p->text.n = text;
	memset(p->slot, 0, p->nslots * sizeof(*p->slot));
	enter_all(p);
}

size_t
phrases_memory(const struct phrases *p)
{
	return p->n * (sizeof(*p->v) + 2 * sizeof(*p->slot)) + p->text.n;
}

/* SPDX-License-Identifier: MIT */
/* phrases.h - words, and the phrases that have grown from them
 *
 * An index meets each phrase anew in every article, and of hundreds of
 * thousands a cache of the processor holds few: what it costs to find one is
 * to wait for memory. So a phrase is half a cache line that has all there is to
 * note of it, the table that leads to it has nothing but numbers, and who knows
 * what will be asked for next says so (prefetching; Chen, Ailamaki, Gibbons
 * and Mowry 2004 have it for hash joins).
 *
 * Phrases go by their numbers, from 1; pointers are good until the next one is
 * made. */
#ifndef PHRASES_H
#define PHRASES_H
#include "buffer.h"

#define PHRASE_NEW UINT32_MAX
enum { PHRASE_TAIL = 6 };

struct phrase {
	uint32_t head, word; /* head 0: a word, whose text begins at `word` */
	uint32_t said;       /* for postings.c, as all below */
	uint32_t last;       /* article; PHRASE_NEW: none in this run */
	uint32_t place;      /* last noted */
	uint32_t chunk;      /* the last one; 0: none */
	uint8_t flags;       /* enum phrase_flags */
	uint8_t n;           /* bytes in `tail` */
	uint8_t tail[PHRASE_TAIL];
};

enum phrase_flags {
	PHRASE_SINGLE = 1,    /* is common always */
	PHRASE_COMMON = 2,    /* was so before the last article */
	PHRASE_NO_PLACES = 4, /* any more, in this run */
};

struct phrase_slot {
	uint32_t tag, number; /* of the hash; 0: free */
};

struct phrases {
	struct phrase *v; /* number n is v[n - 1] */
	size_t n, capacity;
	struct phrase_slot *slot;
	size_t nslots;      /* a power of two */
	struct buffer text; /* of the words: length, bytes */
};

void phrases_init(struct phrases *p, size_t expected);
void phrases_release(struct phrases *p);

static inline struct phrase *
phrase_at(const struct phrases *p, uint32_t number)
{
	return &p->v[number - 1];
}

/* Finds or makes. `hash` is slice_quick_hash's; the text is copied. */
uint32_t phrases_word(
    struct phrases *p, struct slice text, uint64_t hash, bool single);
/* Finds or makes the phrase of `head` and `word` behind it. */
uint32_t phrases_grown(struct phrases *p, uint32_t head, uint32_t word);
/* Of what will be asked for soon, the slot is fetched first, then, as far as
 * that tells, itself; its number, or 0. */
uint64_t phrases_hash(uint32_t head, uint32_t word);
void phrases_expect(const struct phrases *p, uint64_t hash);
uint32_t phrases_guess(const struct phrases *p, uint64_t hash);

/* Appends the text: words side by side, with a blank between two that have
 * letters of an alphabet or digits. */
void phrase_text(const struct phrases *p, uint32_t number, struct buffer *out);

/* Forgets all phrases but single ones and those that were said `least` times,
 * and of these all but that. A phrase was said as often as what it has grown
 * from, at most, so that stays. */
void phrases_forget(struct phrases *p, uint32_t least);
/* Bytes in use. */
size_t phrases_memory(const struct phrases *p);
#endif

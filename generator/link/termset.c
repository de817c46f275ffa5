/* SPDX-License-Identifier: MIT */
#include "termset.h"

enum { BITMAP_BITS = 16, SHORTER = 3, LONGER = 6, MORE = 3 };

struct termset_slot {
	uint32_t hash;
	uint32_t term; /* number + 1, 0: free */
};

struct termset_head {
	uint64_t beginning; /* 0: free */
	uint64_t lengths;   /* bit n: a term has n bytes, more than those */
	uint32_t term;      /* that is no more: as in a slot */
};

static inline unsigned char
folded(const struct termset *t, char c)
{
	unsigned char u = (unsigned char)c;

	return t->fold && u >= 'A' && u <= 'Z' ? u | 0x20 : u;
}

/* The same of eight bytes at once: bit 7 tells where a capital is, and its bit
 * 5 is set. */
static inline uint64_t
lower_bytes(uint64_t v)
{
	const uint64_t each = UINT64_C(0x0101010101010101);
	uint64_t low = v & 0x7f * each;
	uint64_t from_a = low + (0x80 - 'A') * each;
	uint64_t behind_z = low + (0x7f - 'Z') * each;

	return v | ((from_a & ~behind_z & ~v & 0x80 * each) >> 2);
}

/* How many bytes the beginning of a text has. */
static inline size_t
beginning_len(struct slice s)
{
	return s.n > 0 && (unsigned char)s.p[0] >= 0xe0 ? LONGER : SHORTER;
}

static inline uint64_t
first_bytes(const struct termset *t, const char *p, size_t n)
{
	uint64_t b;
	uint32_t four;
	uint16_t two;

	if (n == LONGER) {
		memcpy(&four, p, 4);
		memcpy(&two, p + 4, 2);
		b = four | (uint64_t)two << 32;
	} else {
		memcpy(&two, p, 2);
		b = two | (uint64_t)(unsigned char)p[2] << 16;
	}
	return t->fold ? lower_bytes(b) : b;
}

/* The first bytes as a number, never 0; 0 if there are too few. */
static inline uint64_t
beginning_of(const struct termset *t, struct slice s)
{
	size_t n = beginning_len(s);

	return s.n < n ? 0 : first_bytes(t, s.p, n);
}

static inline uint32_t
mix(uint64_t v)
{
	return (uint32_t)((v * 0x9e3779b97f4a7c15u) >> 32);
}

static inline bool
has_bit(const uint64_t *bitmap, uint64_t v)
{
	uint32_t bit = mix(v) & ((1u << BITMAP_BITS) - 1);

	return bitmap[bit / 64] >> bit % 64 & 1;
}

static void
set_bit(uint64_t *bitmap, uint64_t v)
{
	uint32_t bit = mix(v) & ((1u << BITMAP_BITS) - 1);

	bitmap[bit / 64] |= (uint64_t)1 << bit % 64;
}

/* A beginning of `n` bytes and the MORE behind it, as a number. */
static inline uint64_t
longer_bytes(
    const struct termset *t, uint64_t beginning, const char *p, size_t n)
{
	return beginning ^ first_bytes(t, p + n, MORE) * 0xff51afd7ed558ccdu;
}

static inline uint32_t
hash_step(uint32_t h, unsigned char c)
{
	return (h ^ c) * 16777619u; /* FNV-1a, behind the beginning */
}

static bool
same(const struct termset *t, struct slice a, const char *b)
{
	if (!t->fold)
		return memcmp(a.p, b, a.n) == 0;
	for (size_t i = 0; i < a.n; i++)
		if (folded(t, a.p[i]) != folded(t, b[i]))
			return false;
	return true;
}

/* The slot of a text, or the free one where it belongs. */
static struct termset_slot *
find_slot(const struct termset *t, uint32_t hash, struct slice text)
{
	size_t i = hash & (t->nslots - 1);

	for (; t->slot[i].term != 0; i = (i + 1) & (t->nslots - 1)) {
		const struct term *term = &t->terms.v[t->slot[i].term - 1];

		if (t->slot[i].hash == hash && term->text.n == text.n &&
		    same(t, term->text, text.p))
			break;
	}
	return &t->slot[i];
}

static struct termset_head *
find_head(const struct termset *t, uint64_t beginning)
{
	size_t i = mix(beginning) & (t->nheads - 1);

	while (t->head[i].beginning != 0 && t->head[i].beginning != beginning)
		i = (i + 1) & (t->nheads - 1);
	return &t->head[i];
}

void
termset_init(struct termset *t, struct arena *a, bool fold)
{
	*t = (struct termset){.arena = a, .fold = fold};
}

bool
termset_add(struct termset *t, struct slice text, uint32_t value)
{
	if (text.n > TERM_MAX || beginning_of(t, text) == 0)
		return false;
	*VEC_ADD(t->arena, &t->terms) =
	    (struct term){.text = text, .value = value};
	return true;
}

static void
put_term(struct termset *t, struct term *term)
{
	size_t n = beginning_len(term->text);
	uint64_t b = beginning_of(t, term->text);
	struct termset_head *head = find_head(t, b);
	uint32_t hash = mix(b), *place = &head->term;

	set_bit(t->bitmap, b);
	if (term->text.n >= n + MORE)
		set_bit(t->longer, longer_bytes(t, b, term->text.p, n));
	head->beginning = b;
	if (term->text.n > n) {
		struct termset_slot *slot;

		head->lengths |= (uint64_t)1 << term->text.n;
		for (size_t i = n; i < term->text.n; i++)
			hash = hash_step(hash, folded(t, term->text.p[i]));
		slot = find_slot(t, hash, term->text);
		slot->hash = hash;
		place = &slot->term;
	}
	term->next = *place > 0 ? &t->terms.v[*place - 1] : NULL;
	*place = (uint32_t)(term - t->terms.v) + 1;
}

void
termset_seal(struct termset *t)
{
	size_t n = 16;

	while (n < t->terms.n * 2)
		n *= 2;
	t->nslots = t->nheads = n;
	t->slot = ARENA_NEW(t->arena, struct termset_slot, n);
	t->head = ARENA_NEW(t->arena, struct termset_head, n);
	t->bitmap = ARENA_NEW(t->arena, uint64_t, (1u << BITMAP_BITS) / 64);
	t->longer = ARENA_NEW(t->arena, uint64_t, (1u << BITMAP_BITS) / 64);
	/* From the last to the first, so that chains keep the order of the
	 * table. */
	for (size_t i = t->terms.n; i-- > 0;)
		put_term(t, &t->terms.v[i]);
}

/* The longest term of `s`, which begins as the head does and with `n` bytes.
 * Apart, so that where there is none nothing is saved for it. */
__attribute__((noinline)) static const struct term *
longest(const struct termset *t, const struct termset_head *head,
    struct slice s, size_t n, size_t below)
{
	uint32_t hash = mix(head->beginning), best = n < below ? head->term : 0;
	uint64_t lengths = head->lengths;

	if (lengths != 0 && s.n >= n + MORE &&
	    !has_bit(t->longer, longer_bytes(t, head->beginning, s.p, n)))
		lengths &= (UINT64_C(1) << (n + MORE)) - 1;
	while (n < s.n && lengths >> n > 1) {
		hash = hash_step(hash, folded(t, s.p[n]));
		if (++n >= below)
			break;
		if (lengths >> n & 1) {
			uint32_t hit =
			    find_slot(t, hash, slice_head(s, n))->term;

			best = hit > 0 ? hit : best;
		}
	}
	return best > 0 ? &t->terms.v[best - 1] : NULL;
}

const struct term *
termset_match(
    const struct termset *t, struct slice text, size_t off, size_t below)
{
	struct slice s = slice_head(slice_tail(text, off), TERM_MAX);
	uint64_t b = beginning_of(t, s);

	if (b == 0 || !has_bit(t->bitmap, b))
		return NULL;
	return longest(t, find_head(t, b), s, beginning_len(s), below);
}

/* SPDX-License-Identifier: MIT */
/* intmap.h - from 64-bit keys to small numbers; key 0 is not allowed */
#ifndef INTMAP_H
#define INTMAP_H
#include "arena.h"

struct intmap {
	struct arena *arena; /* owns the slots */
	/* Apart, so that where most keys are not there no memory is read for
	 * values. */
	uint64_t *key;
	uint32_t *value;
	size_t nslots, n; /* nslots is a power of two */
};

/* Room for `expected` keys before it has to grow. */
void intmap_init(struct intmap *m, struct arena *a, size_t expected);
/* Puts a new key into the slot that intmap_probe() gave. */
void intmap_add(struct intmap *m, size_t slot, uint64_t key, uint32_t value);

/* The slot of `key` or the free one where it would go. */
static inline size_t
intmap_probe(const struct intmap *m, uint64_t key)
{
	uint64_t h = key * UINT64_C(0x9e3779b97f4a7c15);
	size_t i = (h ^ h >> 32) & (m->nslots - 1);

	while (m->key[i] != 0 && m->key[i] != key)
		i = (i + 1) & (m->nslots - 1);
	return i;
}

/* `otherwise` if there is none. */
static inline uint32_t
intmap_get(const struct intmap *m, uint64_t key, uint32_t otherwise)
{
	size_t i = intmap_probe(m, key);

	return m->key[i] != 0 ? m->value[i] : otherwise;
}

/* The value of `key`, which becomes `fresh` if it is new. */
static inline uint32_t
intmap_put(struct intmap *m, uint64_t key, uint32_t fresh)
{
	size_t i = intmap_probe(m, key);

	if (m->key[i] != 0)
		return m->value[i];
	intmap_add(m, i, key, fresh);
	return fresh;
}
#endif

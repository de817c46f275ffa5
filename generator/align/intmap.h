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
/* `otherwise` if there is none. */
uint32_t intmap_get(const struct intmap *m, uint64_t key, uint32_t otherwise);
/* The value of `key`, which becomes `fresh` if it is new. */
uint32_t intmap_put(struct intmap *m, uint64_t key, uint32_t fresh);
#endif

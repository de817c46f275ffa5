/* SPDX-License-Identifier: MIT */
/* map.h - from text to a pointer; keys are slices that outlive the map */
#ifndef MAP_H
#define MAP_H
#include "slice.h"

struct arena;

struct map {
	struct arena *arena; /* owns the slots */
	struct map_slot {
		struct slice key;
		uint64_t hash;
		void *value; /* NULL: free */
	} * slot;
	size_t nslots, n; /* nslots is a power of two, or 0 */
};

/* 64 bits, the same on every machine and run (FNV-1a with a final mix). */
uint64_t slice_hash(struct slice s);
/* Another, which is quicker and not to be kept: it may differ by machine. */
uint64_t slice_quick_hash(struct slice s);

void map_init(struct map *m, struct arena *a);
/* NULL if there is none. */
void *map_get(const struct map *m, struct slice key);
/* Where the value of `key` stands or, if it is new, a NULL to be filled with
 * something else at once. Good until the next map_at. */
void **map_at(struct map *m, struct slice key);
#endif

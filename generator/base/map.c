/* SPDX-License-Identifier: MIT */
#include "map.h"

#include "arena.h"

uint64_t
slice_hash(struct slice s)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * UINT64_C(0x100000001b3);
	/* FNV's low bits are weak and we mask: finish as MurmurHash3 does. */
	h ^= h >> 33;
	h *= UINT64_C(0xff51afd7ed558ccd);
	return h ^ h >> 33;
}

/* Each step is a bijection of what it adds, as those of MurmurHash64A. */
uint64_t
slice_quick_hash(struct slice s)
{
	const uint64_t k = UINT64_C(0x9e3779b97f4a7c15);
	uint64_t h = s.n * k, v;

	for (; s.n >= sizeof(v); s = slice_tail(s, sizeof(v))) {
		memcpy(&v, s.p, sizeof(v));
		h = (h ^ v) * k;
		h ^= h >> 32;
	}
	v = 0;
	if (s.n > 0)
		memcpy(&v, s.p, s.n);
	h = (h ^ v) * k;
	h = (h ^ h >> 32) * k;
	return h ^ h >> 32;
}

void
map_init(struct map *m, struct arena *a)
{
	*m = (struct map){.arena = a};
}

/* The slot of `key`, or the free one where it would go. */
static struct map_slot *
probe(const struct map *m, struct slice key, uint64_t hash)
{
	size_t i = hash & (m->nslots - 1);

	while (m->slot[i].value != NULL &&
	       (m->slot[i].hash != hash || !slice_eq(m->slot[i].key, key)))
		i = (i + 1) & (m->nslots - 1);
	return &m->slot[i];
}

void *
map_get(const struct map *m, struct slice key)
{
	return m->nslots ? probe(m, key, slice_quick_hash(key))->value : NULL;
}

static void
grow(struct map *m)
{
	struct map old = *m;

	m->nslots = old.nslots ? old.nslots * 2 : 16;
	m->slot = ARENA_NEW(m->arena, struct map_slot, m->nslots);
	for (size_t i = 0; i < old.nslots; i++)
		if (old.slot[i].value != NULL)
			*probe(m, old.slot[i].key, old.slot[i].hash) =
			    old.slot[i];
}

void **
map_at(struct map *m, struct slice key)
{
	uint64_t hash = slice_quick_hash(key);
	struct map_slot *s;

	if (m->n * 3 >= m->nslots * 2)
		grow(m);
	s = probe(m, key, hash);
	if (s->value == NULL) {
		s->key = key;
		s->hash = hash;
		m->n++;
	}
	return &s->value;
}

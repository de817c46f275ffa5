/* SPDX-License-Identifier: MIT */
#include "intmap.h"

void
intmap_init(struct intmap *m, struct arena *a, size_t expected)
{
	size_t nslots = 16;

	while (nslots * 2 < expected * 3)
		nslots *= 2;
	*m = (struct intmap){.arena = a, .nslots = nslots};
	m->slot = arena_alloc(a, arena_times(sizeof(*m->slot), nslots));
}

/* The slot of `key` or the free one where it would go. */
static size_t
probe(const struct intmap *m, uint64_t key)
{
	uint64_t h = key * UINT64_C(0x9e3779b97f4a7c15);
	size_t i = (h ^ h >> 32) & (m->nslots - 1);

	while (m->slot[i].key != 0 && m->slot[i].key != key)
		i = (i + 1) & (m->nslots - 1);
	return i;
}

uint32_t
intmap_get(const struct intmap *m, uint64_t key, uint32_t otherwise)
{
	size_t i = probe(m, key);

	return m->slot[i].key != 0 ? m->slot[i].value : otherwise;
}

uint32_t
intmap_put(struct intmap *m, uint64_t key, uint32_t fresh)
{
	size_t i = probe(m, key);

	if (m->slot[i].key != 0)
		return m->slot[i].value;
	m->slot[i].key = key;
	m->slot[i].value = fresh;
	if (++m->n * 3 > m->nslots * 2) {
		struct intmap old = *m;

		intmap_init(m, m->arena, old.nslots * 2);
		for (i = 0; i < old.nslots; i++)
			if (old.slot[i].key != 0)
				m->slot[probe(m, old.slot[i].key)] =
				    old.slot[i];
		m->n = old.n;
	}
	return fresh;
}

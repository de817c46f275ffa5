/* SPDX-License-Identifier: MIT */
#include "intmap.h"

void
intmap_init(struct intmap *m, struct arena *a, size_t expected)
{
	size_t nslots = 16;

	while (nslots * 2 < expected * 3)
		nslots *= 2;
	*m = (struct intmap){.arena = a, .nslots = nslots};
	m->key = ARENA_NEW(a, uint64_t, nslots);
	m->value = ARENA_NEW(a, uint32_t, nslots);
}

/* The slot of `key` or the free one where it would go. */
static size_t
probe(const struct intmap *m, uint64_t key)
{
	uint64_t h = key * UINT64_C(0x9e3779b97f4a7c15);
	size_t i = (h ^ h >> 32) & (m->nslots - 1);

	while (m->key[i] != 0 && m->key[i] != key)
		i = (i + 1) & (m->nslots - 1);
	return i;
}

uint32_t
intmap_get(const struct intmap *m, uint64_t key, uint32_t otherwise)
{
	size_t i = probe(m, key);

	return m->key[i] != 0 ? m->value[i] : otherwise;
}

uint32_t
intmap_put(struct intmap *m, uint64_t key, uint32_t fresh)
{
	size_t i = probe(m, key);

	if (m->key[i] != 0)
		return m->value[i];
	m->key[i] = key;
	m->value[i] = fresh;
	if (++m->n * 3 > m->nslots * 2) {
		struct intmap old = *m;

		intmap_init(m, m->arena, old.nslots * 2);
		for (i = 0; i < old.nslots; i++)
			if (old.key[i] != 0) {
				size_t to = probe(m, old.key[i]);

				m->key[to] = old.key[i];
				m->value[to] = old.value[i];
			}
		m->n = old.n;
	}
	return fresh;
}

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

void
intmap_add(struct intmap *m, size_t slot, uint64_t key, uint32_t value)
{
	struct intmap old;

	m->key[slot] = key;
	m->value[slot] = value;
	if (++m->n * 3 <= m->nslots * 2)
		return;
	old = *m;
	intmap_init(m, m->arena, old.nslots * 2);
	for (size_t i = 0; i < old.nslots; i++)
		if (old.key[i] != 0) {
			size_t to = intmap_probe(m, old.key[i]);

			m->key[to] = old.key[i];
			m->value[to] = old.value[i];
		}
	m->n = old.n;
}

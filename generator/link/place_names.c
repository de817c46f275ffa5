/* SPDX-License-Identifier: MIT */
#include "place_names.h"

#include "fold.h"
#include "gazetteer_rows.h"
#include "wade_giles.h"

/* The places that share a folded name, in the order of the table. */
struct found_name {
	VEC(const struct place *) places;
};

struct place_names {
	struct arena *arena;
	const struct gazetteer *gazetteer;
	struct map by_name, by_wade;          /* struct found_name *, folded */
	VEC(struct place_spelling) spellings; /* of both */
};

static void
remember(struct place_names *n, struct map *m, struct slice folded,
    const struct place *p)
{
	void **at = map_at(m, folded);
	struct found_name *f;

	if (*at == NULL)
		*at = ARENA_NEW(n->arena, struct found_name, 1);
	f = *at;
	if (f->places.n > 0 && f->places.v[f->places.n - 1] == p)
		return;
	*VEC_ADD(n->arena, &f->places) = p;
	*VEC_ADD(n->arena, &n->spellings) =
	    (struct place_spelling){folded, p, m == &n->by_wade};
}

struct place_names *
place_names_new(struct arena *a, const struct gazetteer *g)
{
	struct place_names *n = ARENA_NEW(a, struct place_names, 1);
	size_t next[LANGS] = {0};

	n->arena = a;
	n->gazetteer = g;
	map_init(&n->by_name, a);
	map_init(&n->by_wade, a);
	for (size_t i = 0; i < g->n; i++) {
		const struct place *p = &g->entry[i].place;

		if (p->pinyin.n > 0)
			remember(n, &n->by_wade, wade_giles(a, p->pinyin), p);
		/* The meanings are in the order of the entries. */
		for (int l = 0; l < LANGS; l++)
			while (next[l] < g->meanings[l].n &&
			       g->meanings[l].v[next[l]].entry == &g->entry[i])
				remember(n, &n->by_name,
				    fold_name(
					a, g->meanings[l].v[next[l]++].name),
				    p);
	}
	return n;
}

size_t
place_names_find(const struct place_names *names, struct slice name,
    const struct place **found, size_t most)
{
	struct arena *a = arena_new();
	struct slice folded = fold_name(a, slice_trim(name));
	const struct found_name *f = map_get(&names->by_name, folded);
	const struct place *p =
	    f == NULL ? gazetteer_by_id(names->gazetteer, name) : NULL;
	size_t n = 0;

	if (f == NULL && p == NULL)
		f = map_get(&names->by_wade, folded);
	arena_free(a);
	if (f != NULL) {
		for (; n < f->places.n && n < most; n++)
			found[n] = f->places.v[n];
		return f->places.n;
	}
	if (p != NULL && most > 0)
		found[0] = p;
	return p != NULL;
}

const struct place_spelling *
place_names_all(const struct place_names *names, size_t *n)
{
	*n = names->spellings.n;
	return names->spellings.v;
}

/* SPDX-License-Identifier: MIT */
#include "conflicts.h"

#include <math.h>

#include "map.h"
#include "vec.h"

/* What a claim allows, and where it stands. */
struct account {
	int64_t article, number;
	double min, max; /* infinite: open */
};

struct matter {
	VEC(struct account) accounts;
	VEC(struct claim) claims; /* if they disagree, copied */
	bool disputed;
};

struct finder {
	struct arena *arena;
	struct map matters; /* by all that is the same */
	VEC(struct matter *) order;
	struct buffer key; /* scratch */
};

static void
add_key(struct buffer *key, struct slice s)
{
	buffer_put(key, s);
	buffer_putc(key, '\x1f');
}

static bool
is_certain(const struct claim *c)
{
	return c->item.n > 0 && c->from.n > 0 && c->to.n > 0;
}

static struct slice
key_of(struct finder *f, const struct claim *c)
{
	const struct slice all[] = {c->item, c->place.id, c->organisation.id,
	    c->from, c->to, c->role, c->kind,
	    c->si_unit.n > 0 ? c->si_unit : c->unit_id, c->per_id, c->lang};

	buffer_clear(&f->key);
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		add_key(&f->key, all[i]);
	return buffer_slice(&f->key);
}

static void
note(struct finder *f, const struct claim *c)
{
	struct slice key = key_of(f, c);
	struct matter *m = map_get(&f->matters, key);
	bool si = c->si_unit.n > 0;
	double min = si ? c->si_min : c->min, max = si ? c->si_max : c->max;
	double slack = slice_eq(c->qualifier, SLICE("approx")) ? 1.0 / 20 : 0;

	if (m == NULL) {
		m = ARENA_NEW(f->arena, struct matter, 1);
		*map_at(&f->matters, arena_copy(f->arena, key)) = m;
		*VEC_ADD(f->arena, &f->order) = m;
	}
	*VEC_ADD(f->arena, &m->accounts) = (struct account){c->article_key,
	    c->number, isnan(min) ? -INFINITY : min - fabs(min) * slack,
	    isnan(max) ? INFINITY : max + fabs(max) * slack};
}

/* Whether two articles exclude each other. */
static bool
is_disputed(const struct matter *m)
{
	VEC_EACH (x, &m->accounts) {
		VEC_EACH (y, &m->accounts) {
			if (x->article != y->article && x->max < y->min)
				return true;
		}
	}
	return false;
}

static bool
read_claims(struct finder *f, struct catalogue *c, const struct selection *s,
    void (*take)(struct finder *, const struct claim *))
{
	struct claims *claims = claims_open(c, s);
	struct claim claim;

	while (claims != NULL && claims_next(claims, &claim))
		if (is_certain(&claim))
			take(f, &claim);
	claims_close(claims);
	return catalogue_ok(c);
}

static void
collect(struct finder *f, const struct claim *c)
{
	struct matter *m = map_get(&f->matters, key_of(f, c));

	if (m != NULL && m->disputed) {
		struct claim *copy = VEC_ADD(f->arena, &m->claims);

		*copy = *c;
		claim_keep(copy, f->arena);
	}
}

bool
conflicts_find(struct catalogue *c, const struct selection *s,
    conflict_take *take, void *context)
{
	struct finder f = {.arena = arena_new()};
	size_t conflict = 0;
	bool ok;

	map_init(&f.matters, f.arena);
	ok = read_claims(&f, c, s, note);
	VEC_EACH (m, &f.order)
		(*m)->disputed = is_disputed(*m);
	ok = ok && read_claims(&f, c, s, collect);
	VEC_EACH (m, &f.order) {
		conflict += (*m)->disputed;
		VEC_EACH (claim, &(*m)->claims)
			ok = ok && take(context, conflict, claim);
	}
	buffer_free(&f.key);
	arena_free(f.arena);
	return ok;
}

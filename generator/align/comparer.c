/* SPDX-License-Identifier: MIT */
#include "aligner.h"

struct comparer {
	const struct aligner *al;
	/* By cue: what it is worth if the comparison `turn` has met it in
	 * the Chinese, and has not yet in the English. */
	struct worth {
		uint32_t turn;
		float gain;
	} * worth;
	uint32_t turn;
};

struct comparer *
comparer_new(const struct aligner *al)
{
	struct comparer *c = ARENA_NEW(al->arena, struct comparer, 1);

	c->al = al;
	c->worth = ARENA_NEW(al->arena, struct worth, al->cues.nids);
	return c;
}

static float
likeness(struct comparer *c, struct run zh, struct run en)
{
	const struct cue_table *t = &c->al->cues;
	float cost = size_cost(c->al, zh.first, zh.first + zh.count), sum = 0;

	c->turn++;
	for (uint32_t i = 0; i < zh.count; i++) {
		const struct cue_list *u = &t->unit[ZH][zh.first + i];

		for (uint32_t k = 0; k < u->n; k++)
			c->worth[u->v[k].id] =
			    (struct worth){c->turn, u->v[k].gain};
	}
	for (uint32_t j = 0; j < en.count; j++) {
		const struct cue_list *u = &t->unit[EN][en.first + j];

		for (uint32_t k = 0; k < u->n; k++) {
			struct worth *w = &c->worth[u->v[k].id];

			if (w->turn != c->turn)
				continue;
			sum += w->gain - cost;
			w->turn = 0;
		}
	}
	return sum;
}

float
comparer_score(struct comparer *c, struct run zh, struct run en)
{
	struct shape shape = {{(uint8_t)zh.count, (uint8_t)en.count}, 0};

	for (size_t k = 0; k < NSHAPES; k++)
		if (bead_shapes[k].n[ZH] == zh.count &&
		    bead_shapes[k].n[EN] == en.count)
			shape = bead_shapes[k];
	return likeness(c, zh, en) + bead_frame(c->al, &shape,
					 zh.first + zh.count,
					 en.first + en.count);
}

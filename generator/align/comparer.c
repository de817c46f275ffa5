/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "aligner.h"

struct comparer {
	const struct aligner *al;
	/* By English type: what the Chinese units of the comparison `turn`
	 * give it, and how many of its English units show it. */
	struct worth {
		uint32_t turn, shown;
		float sum;
	} * worth;
	uint32_t turn;
};

struct comparer *
comparer_new(const struct aligner *al)
{
	struct comparer *c = ARENA_NEW(al->arena, struct comparer, 1);

	c->al = al;
	c->worth = ARENA_NEW(al->arena, struct worth, al->text.ntypes[EN]);
	return c;
}

static struct worth *
worth_of(struct comparer *c, uint32_t en)
{
	struct worth *w = &c->worth[en];

	if (w->turn != c->turn)
		*w = (struct worth){.turn = c->turn};
	return w;
}

static void
spread_run(struct comparer *c, struct run zh, struct run en)
{
	const struct aligner *al = c->al;

	for (uint32_t i = zh.first; i < zh.first + zh.count; i++)
		for (uint32_t k = 0; k < al->shown[ZH][i].n; k++) {
			uint32_t z = al->shown[ZH][i].v[k];

			for (uint32_t m = al->links.first[z];
			     m < al->links.first[z + 1]; m++)
				worth_of(c, al->links.v[m].en)->sum +=
				    al->links.v[m].to_en;
		}
	for (uint32_t j = en.first; j < en.first + en.count; j++)
		for (uint32_t k = 0; k < al->shown[EN][j].n; k++)
			worth_of(c, al->shown[EN][j].v[k])->shown++;
}

static float
judge_en(struct comparer *c, struct run zh, struct run en)
{
	const struct aligner *al = c->al;
	float length = run_length(al, ZH, zh.first, zh.first + zh.count);
	float sum = 0, lonely = 0;

	for (uint32_t j = en.first; j < en.first + en.count; j++) {
		lonely += al->lonely[EN][j];
		for (uint32_t k = 0; k < al->shown[EN][j].n; k++)
			sum +=
			    logf(1 + worth_of(c, al->shown[EN][j].v[k])->sum /
					 length);
	}
	return sum * WEIGHT_EN + lonely;
}

static float
judge_zh(struct comparer *c, struct run zh, struct run en)
{
	const struct aligner *al = c->al;
	float length = run_length(al, EN, en.first, en.first + en.count);
	float sum = 0, lonely = 0;

	for (uint32_t i = zh.first; i < zh.first + zh.count; i++) {
		lonely += al->lonely[ZH][i];
		for (uint32_t k = 0; k < al->shown[ZH][i].n; k++) {
			uint32_t z = al->shown[ZH][i].v[k];
			float given = 0;

			for (uint32_t m = al->links.first[z];
			     m < al->links.first[z + 1]; m++) {
				const struct link *x = &al->links.v[m];

				given +=
				    x->to_zh * (float)worth_of(c, x->en)->shown;
			}
			sum += logf(1 + given / length);
		}
	}
	return sum * WEIGHT_ZH + lonely;
}

float
comparer_score(struct comparer *c, struct run zh, struct run en)
{
	c->turn++;
	spread_run(c, zh, en);
	return judge_en(c, zh, en) + judge_zh(c, zh, en) +
	       run_frame(c->al, zh, en);
}

/* SPDX-License-Identifier: MIT */
#include "aligner.h"

void
spread_init(struct spread *s, const struct aligner *al)
{
	*s = (struct spread){
	    .arena = al->arena,
	    .head = ARENA_NEW(al->arena, uint32_t, al->text.ntypes[EN]),
	    .sum = ARENA_NEW(al->arena, struct spread_sum, al->text.ntypes[EN]),
	};
}

void
spread_unit(struct spread *s, const struct aligner *al, size_t i)
{
	const struct unit_tokens *u = &al->shown[ZH][i];
	size_t need = 0;

	for (size_t k = 0; k < s->n; k++) {
		s->head[s->v[k].en] = 0;
		s->sum[s->v[k].en] = (struct spread_sum){0, 0};
	}
	for (uint32_t k = 0; k < u->n; k++)
		need += al->links.first[u->v[k] + 1] - al->links.first[u->v[k]];
	if (need > s->capacity) {
		s->capacity = need * 2;
		s->v = ARENA_NEW(s->arena, struct spread_entry, s->capacity);
	}
	s->n = 0;
	for (uint32_t k = 0; k < u->n; k++)
		for (uint32_t m = al->links.first[u->v[k]];
		     m < al->links.first[u->v[k] + 1]; m++) {
			const struct link *link = &al->links.v[m];

			s->v[s->n++] = (struct spread_entry){
			    .next = s->head[link->en],
			    .en = link->en,
			    .k = k,
			    .to_zh = link->to_zh,
			};
			s->head[link->en] = (uint32_t)s->n;
			s->sum[link->en].to_en += link->to_en;
			s->sum[link->en].to_zh += link->to_zh;
		}
}

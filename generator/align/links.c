/* SPDX-License-Identifier: MIT */
#include "links.h"

#include <math.h>

#include "intmap.h"
#include "lexicon.h"
#include "vec.h"
#include "weights.h"

struct maker {
	struct arena *arena;
	const struct text *text;
	const struct lexicon *lexicon;
	struct intmap numbers; /* thousandths + 1 -> English type */
	uint32_t *nwords;      /* by English type: words that it renders */
	uint32_t *own; /* by English type: what the text itself taught of the
			* character at hand: in `out` + 1, or 0 */
	VEC(struct chance) out;
};

static void
add(struct maker *m, uint32_t zh, uint32_t en, float to_en, float to_zh)
{
	*VEC_ADD(m->arena, &m->out) = (struct chance){zh, en, 0, to_en, to_zh};
}

static void
add_number(struct maker *m, uint32_t zh, uint64_t milli)
{
	uint32_t en = intmap_get(&m->numbers, milli + 1, UINT32_MAX);
	/* 1 and 2 are written in too many ways. */
	float chance = milli <= 2000    ? CHANCE_NUMBER * 0.3F
		       : milli <= 10000 ? CHANCE_NUMBER * 0.7F
					: CHANCE_NUMBER;

	if (en != UINT32_MAX)
		add(m, zh, en, chance, chance);
}

/* The senses of a word that the text has share the chance of being meant, as
 * do the words of the text that a stem renders. */
static void
add_word(struct maker *m, uint32_t zh, uint32_t word)
{
	const struct sense *sense;
	size_t n = lexicon_senses(m->lexicon, word, &sense);
	float here = 0;

	for (size_t i = 0; i < n; i++)
		here += m->text->here[sense[i].stem] > 0;
	for (size_t i = 0; i < n; i++) {
		uint32_t en = m->text->here[sense[i].stem];

		if (en > 0)
			add(m, zh, en - 1, sense[i].chance / powf(here, SHARE),
			    sense[i].chance /
				powf((float)m->nwords[en - 1], SHARE));
	}
}

static void
add_learnt(struct maker *m, uint32_t zh, uint32_t cp)
{
	const struct learnt *l;
	size_t n = lexicon_learnt(m->lexicon, cp, &l);

	for (size_t i = 0; i < n; i++) {
		uint32_t en = m->text->here[l[i].stem];
		struct chance *own;

		if (en == 0)
			continue;
		if (m->own[en - 1] == 0) {
			add(m, zh, en - 1, l[i].to_en, l[i].to_zh);
			continue;
		}
		own = &m->out.v[m->own[en - 1] - 1];
		own->to_en = fmaxf(own->to_en, l[i].to_en);
		own->to_zh = fmaxf(own->to_zh, l[i].to_zh);
	}
}

static void
count_words(struct maker *m)
{
	const struct text *t = m->text;

	m->nwords = ARENA_NEW(m->arena, uint32_t, t->ntypes[EN]);
	for (uint32_t z = 0; z < t->ntypes[ZH]; z++) {
		const struct sense *sense;
		size_t n;

		if (t->type[ZH][z].kind != TOKEN_WORD)
			continue;
		n = lexicon_senses(
		    m->lexicon, (uint32_t)t->type[ZH][z].value, &sense);
		for (size_t i = 0; i < n; i++)
			if (t->here[sense[i].stem] > 0)
				m->nwords[t->here[sense[i].stem] - 1]++;
	}
}

static void
gather(struct maker *m, const struct chance_list *learnt)
{
	const struct text *t = m->text;
	size_t k = 0;

	intmap_init(&m->numbers, m->arena, 64);
	for (uint32_t e = 0; e < t->ntypes[EN]; e++)
		if (t->type[EN][e].kind == TOKEN_NUMBER)
			intmap_put(&m->numbers, t->type[EN][e].value + 1, e);
	count_words(m);
	m->own = ARENA_NEW(m->arena, uint32_t, t->ntypes[EN]);
	for (uint32_t z = 0; z < t->ntypes[ZH]; z++) {
		const struct token_type *type = &t->type[ZH][z];
		size_t before = m->out.n;

		for (; learnt != NULL && k < learnt->n && learnt->v[k].zh == z;
		     k++) {
			*VEC_ADD(m->arena, &m->out) = learnt->v[k];
			m->own[learnt->v[k].en] = (uint32_t)m->out.n;
		}
		if (type->kind == TOKEN_NUMBER)
			add_number(m, z, type->value);
		else if (type->kind == TOKEN_NAME)
			add(m, z, (uint32_t)type->value,
			    type->span > 1 ? CHANCE_NAME : CHANCE_NAME * 0.2F,
			    type->span > 1 ? CHANCE_NAME : CHANCE_NAME * 0.2F);
		else if (type->kind == TOKEN_WORD)
			add_word(m, z, (uint32_t)type->value);
		else if (m->lexicon != NULL)
			add_learnt(m, z, (uint32_t)type->value);
		for (; before < m->out.n; before++)
			m->own[m->out.v[before].en] = 0;
	}
}

/* Articles are short: a token that is there once is not taken for as rare as
 * it seems. */
static float
frequency(const struct text *t, enum lang l, uint32_t id)
{
	return ((float)t->type[l][id].count + 0.5F) /
	       ((float)t->ntokens[l] + (l == EN ? EN_PRIOR : ZH_PRIOR));
}

void
links_make(struct link_table *out, struct arena *a, const struct text *text,
    const struct lexicon *lexicon, const struct chance_list *learnt)
{
	struct maker m = {.arena = a, .text = text, .lexicon = lexicon};
	uint32_t z = 0, n = 0;

	gather(&m, learnt);
	out->first = ARENA_NEW(a, uint32_t, text->ntypes[ZH] + 1);
	out->v = ARENA_NEW(a, struct link, m.out.n);
	for (int l = 0; l < LANGS; l++)
		out->linked[l] = ARENA_NEW(a, bool, text->ntypes[l]);
	VEC_EACH (c, &m.out) {
		float span = text->type[ZH][c->zh].span;
		float en = span * c->to_en / frequency(text, EN, c->en);
		float zh = c->to_zh / frequency(text, ZH, c->zh);

		/* Next to nothing, once it is divided by a length. */
		if (en < LINK_LEAST && zh < LINK_LEAST)
			continue;
		while (z <= c->zh)
			out->first[z++] = n;
		out->linked[ZH][c->zh] = out->linked[EN][c->en] = true;
		out->v[n++] = (struct link){
		    .en = c->en,
		    .to_en = en * MIXTURE / (1 - MIXTURE),
		    .to_zh = zh * MIXTURE / (1 - MIXTURE),
		};
	}
	while (z <= text->ntypes[ZH])
		out->first[z++] = n;
}

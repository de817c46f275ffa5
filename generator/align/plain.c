/* SPDX-License-Identifier: MIT */
#include "plain.h"

#include "sentences.h"
#include "vec.h"

struct plain {
	struct arena *arena;
	struct slice text;
	const struct lexicon *lexicon;
	VEC(struct text_unit) units;
	uint32_t paragraph;
};

static void
add(struct plain *p, struct span at)
{
	*VEC_ADD(p->arena, &p->units) = (struct text_unit){
	    .text = slice_at(p->text, at), .paragraph = p->paragraph};
}

static void
split(struct plain *p, enum lang l, struct span line)
{
	struct sentence_scan scan;
	struct span sentence;
	size_t before = p->units.n;

	sentence_scan_init(&scan, p->text, l, line, p->lexicon);
	while (sentence_scan_next(&scan, &sentence))
		add(p, sentence);
	p->paragraph += p->units.n > before;
}

struct unit_list
plain_units(struct arena *a, struct slice text, enum lang l, bool presplit,
    const struct lexicon *lexicon)
{
	struct plain p = {.arena = a, .text = text, .lexicon = lexicon};

	for (size_t i = 0, end; i < text.n; i = end + 1) {
		struct span line;

		end = slice_find(text, SLICE("\n"), i);
		if (end == SIZE_MAX)
			end = text.n;
		line =
		    span_trim(text, (struct span){(uint32_t)i, (uint32_t)end});
		if (presplit)
			add(&p, line);
		else
			split(&p, l, line);
	}
	return (struct unit_list){p.units.v, p.units.n};
}

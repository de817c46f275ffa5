/* SPDX-License-Identifier: MIT */
/* links.h - which tokens of two texts may render each other, and what it is
 * worth if they do
 *
 * A link holds the two chances of Brown et al.'s (1993) Model 1, that either
 * token produces the other, whoever knows them: the glossary, a dictionary, a
 * learnt lexicon, the value of a numeral, the sound of a name. */
#ifndef LINKS_H
#define LINKS_H
#include "learn.h"
#include "tokens.h"

struct link {
	uint32_t en; /* type */
	/* How much likelier the token is beside the other than anywhere, times
	 * the odds that it is rendered at all. Divided by the length of a
	 * group and summed up over it, that is what it adds to 1. */
	float to_en, to_zh;
};

struct link_table {
	uint32_t *first; /* by Chinese type, one more than there are */
	struct link *v;
	bool *linked[LANGS]; /* by type: whether it has a link */
};

/* `learnt` are chances found in the text itself, besides those that `lexicon`
 * (perhaps NULL) knows. */
void links_make(struct link_table *t, struct arena *a, const struct text *text,
    const struct lexicon *lexicon, const struct chance_list *learnt);
#endif

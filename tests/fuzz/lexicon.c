/* SPDX-License-Identifier: MIT */
/* lexicon.c - whatever a dictionary or a learnt lexicon says: no fault, and
 * what is found in it are chances. The first byte chooses the reader. */
#include <stdlib.h>

#include "arena.h"
#include "lexicon_parts.h"
#include "target.h"
#include "utf8.h"

static void
check(const struct lexicon *x, struct slice text)
{
	for (size_t off = 0; off < text.n;) {
		const struct learnt *learnt;
		const struct sense *sense;
		uint32_t word;
		size_t n = lexicon_match(x, text, off, &word);

		MUST(off + n <= text.n);
		for (size_t k = n ? lexicon_senses(x, word, &sense) : 0; k > 0;
		     k--)
			MUST(sense[k - 1].chance >= 0 &&
			     sense[k - 1].chance <= 1 &&
			     sense[k - 1].stem < lexicon_nstems(x));
		n = lexicon_learnt(x, utf8_next(text, &off), &learnt);
		for (; n > 0; n--)
			MUST(learnt[n - 1].to_en >= 0 &&
			     learnt[n - 1].to_en <= 1 &&
			     learnt[n - 1].stem < lexicon_nstems(x));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *a = arena_new();
	struct lexicon_sources sources = {.learnt_text = SLICE("")};
	struct slice text = {(const char *)bytes, n};
	struct lexicon *x;
	bool is_dictionary = n > 0 && bytes[0] == 'd';

	text = slice_tail(text, 1);
	text.n = utf8_valid_prefix(text);
	if (!is_dictionary && text.n > 0)
		sources.learnt_text = text;
	x = lexicon_load(a, NULL, &sources);
	if (is_dictionary)
		dictionary_read(x, NULL, SLICE("fuzz"), text);
	check(x, text);
	arena_free(a);
	return 0;
}

/* SPDX-License-Identifier: MIT */
/* CC-CEDICT: "Traditional Simplified [pin1 yin1] /sense/another sense/", one
 * entry a line, comments behind "#" */
#include "lexicon_parts.h"
#include "utf8.h"
#include "weights.h"

struct entry {
	struct slice traditional, simplified, senses;
};

/* What stands before `end` in `*rest`, which moves behind it. */
static bool
take(struct slice *rest, struct slice end, struct slice *part)
{
	size_t at = slice_find(*rest, end, 0);

	if (at == SIZE_MAX)
		return false;
	*part = slice_trim(slice_head(*rest, at));
	*rest = slice_tail(*rest, at + end.n);
	return true;
}

static bool
parse(struct slice line, struct entry *e)
{
	struct slice reading;

	return take(&line, SLICE(" "), &e->traditional) &&
	       take(&line, SLICE(" ["), &e->simplified) &&
	       take(&line, SLICE("] /"), &reading) &&
	       slice_ends(line, SLICE("/")) && e->traditional.n > 0 &&
	       e->simplified.n > 0 &&
	       slice_find(e->simplified, SLICE(" "), 0) == SIZE_MAX &&
	       (e->senses = slice_head(line, line.n - 1), e->senses.n > 0);
}

/* A sense that speaks about the word rather than for it. */
static bool
is_remark(struct slice sense)
{
	static const char *const begin[] = {"CL:", "see ", "see also ",
	    "variant of ", "old variant of ", "also written ", "used in ",
	    "abbr. for ", "surname ", "erhua variant of ", "classifier for ",
	    "also pr. "};

	for (size_t i = 0; i < sizeof(begin) / sizeof(*begin); i++)
		if (slice_starts(sense, slice_of(begin[i])))
			return true;
	return false;
}

/* Adds a sense without what it says in brackets. */
static void
add_sense(struct lexicon *x, struct slice zh, struct slice sense, float chance)
{
	size_t from = 0;
	unsigned depth = 0;

	for (size_t i = 0; i <= sense.n; i++) {
		char c = i < sense.n ? sense.p[i] : '(';

		if (c == ')' || c == ']') {
			depth -= depth > 0;
			from = i + 1;
		} else if (c == '(' || c == '[') {
			if (depth == 0 || i == sense.n)
				lexicon_add_phrase(x, zh,
				    depth == 0
					? slice_head(
					      slice_tail(sense, from), i - from)
					: SLICE_NONE,
				    chance);
			depth++;
		}
	}
}

static void
add_entry(struct lexicon *x, const struct entry *e)
{
	struct slice rest = e->senses, sense;
	bool same = slice_eq(e->traditional, e->simplified);
	float chance = utf8_count(e->simplified) > 1
			   ? CHANCE_DICTIONARY
			   : CHANCE_DICTIONARY_CHARACTER;

	while (rest.n > 0) {
		if (!take(&rest, SLICE("/"), &sense)) {
			sense = rest;
			rest.n = 0;
		}
		if (is_remark(sense))
			continue;
		add_sense(x, e->simplified, sense, chance);
		if (!same)
			add_sense(x, e->traditional, sense, chance);
	}
}

void
dictionary_read(
    struct lexicon *x, struct diag *d, struct slice path, struct slice text)
{
	for (size_t i = 0, next; i < text.n; i = next) {
		size_t end = slice_find(text, SLICE("\n"), i);
		struct slice line;
		struct entry e;

		next = end == SIZE_MAX ? text.n : end + 1;
		line = slice_trim(slice_head(slice_tail(text, i), next - i));
		if (line.n == 0 || line.p[0] == '#')
			continue;
		if (parse(line, &e))
			add_entry(x, &e);
		else
			diag(d, DIAG_DICTIONARY_ENTRY,
			    (struct location){path, text, i}, line);
	}
}

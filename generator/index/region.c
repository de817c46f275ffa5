/* SPDX-License-Identifier: MIT */
#include "region.h"

#include "authority.h"
#include "suggest.h"
#include "table.h"
#include "utf8.h"

/* Whether each character of `asked` can be read as the place's syllable: 重亲
 * is 重庆 to the ear. What says its kind (市) may follow. */
static bool
sounds_like(const struct lexicon *x, struct slice asked, struct slice pinyin)
{
	struct slice syllable;
	size_t off = 0, n = 0;

	for (; table_item(&pinyin, ' ', &syllable); n++) {
		const struct slice *reading;
		size_t count, i = 0;

		if (off >= asked.n)
			return false;
		count = lexicon_pinyin(x, utf8_next(asked, &off), &reading);
		while (i < count && !slice_eq(reading[i], syllable))
			i++;
		if (i == count)
			return false;
	}
	return n > 1 && asked.n - off <= 3;
}

static void
report(struct diag *d, const struct authority *auth, struct slice name)
{
	const struct gazetteer *g = auth->gazetteer;
	struct arena *a = arena_new();
	struct suggestions s;
	struct buffer words = {0};

	suggestions_init(&s, a, name);
	for (size_t i = 0; i < gazetteer_size(g); i++) {
		const struct place *p = gazetteer_place(g, i);

		if (sounds_like(auth->lexicon, s.asked, p->pinyin))
			suggest_surely(&s, p->name[ZH]);
		suggest(&s, p->name[ZH]);
		suggest(&s, p->name[EN]);
		suggest(&s, p->id);
	}
	buffer_put(&words, name);
	suggestions_print(&s, &words);
	diag(
	    d, DIAG_NO_SUCH_REGION, (struct location){0}, buffer_slice(&words));
	buffer_free(&words);
	arena_free(a);
}

bool
region_find(struct regions *r, struct diag *d, const struct authority *auth,
    struct slice name)
{
	r->n = gazetteer_find(auth->gazetteer, name, r->v, REGION_MOST);
	if (r->n > REGION_MOST)
		r->n = REGION_MOST;
	if (r->n == 0)
		report(d, auth, name);
	return r->n > 0;
}

/* SPDX-License-Identifier: MIT */
/* again.h - a dossier that was frozen and thawed is the one that was frozen
 *
 * It is told by all that is made of dossiers: the texts of --stop-after, the
 * records, the TEI document, the entry of the search index. */
#ifndef AGAIN_H
#define AGAIN_H
#include "corrections.h"
#include "frozen.h"
#include "markup.h"
#include "record.h"
#include "shards.h"
#include "tei.h"

static const struct archive_info again_info = {.title = {"Again & Co", 10}};

/* The dossier of what was read; NULL if there is no article in it. With
 * `confirm` a person has confirmed its first sentence bead. */
static inline struct dossier *
again_dossier(struct arena *a, const struct source *s,
    const struct authority *auth, bool confirm)
{
	static const struct correction confirmed;
	struct article *article = article_parse(a, NULL, s);
	struct bitext *b;

	if (article == NULL)
		return NULL;
	b = bitext_align(a, article, auth->lexicon);
	if (confirm && b->lines.n > 0)
		b->lines.v[0].confirmed = b->paragraphs.v[0].confirmed =
		    &confirmed;
	return dossier_make(a, NULL,
	    facts_extract(a, NULL, b, auth->units, auth->idioms), article->id,
	    auth);
}

/* Appends all that is made of `d`; its last part is the TEI document, where
 * it begins is returned. */
static inline size_t
again_print(struct buffer *out, struct arena *a, const struct dossier *d,
    const struct authority *auth)
{
	struct markup m;
	size_t at;

	article_print(out, dossier_article(d));
	bitext_print(out, d->facts->bitext);
	facts_print(out, d->facts);
	record_jsonl(d, (1u << RECORD_TYPES) - 1, out);
	shard_entry_make(a, d, auth);
	at = out->n;
	tei_build(&m, NULL, a, d, &again_info, auth);
	markup_write(&m, out);
	markup_release(&m);
	return at;
}

/* Whether `bytes` thaw to what `d` was, and freeze to the same bytes. */
static inline bool
again_same(struct arena *a, const struct dossier *d, struct slice bytes,
    const struct authority *auth, const struct source *source)
{
	struct buffer was = {0}, is = {0}, refrozen = {0};
	struct dossier *thawed = frozen_thaw(a, bytes, auth, source);
	bool same = thawed != NULL;

	if (same) {
		again_print(&was, a, d, auth);
		again_print(&is, a, thawed, auth);
		frozen_put(&refrozen, thawed, auth, source == NULL);
		same = slice_eq(buffer_slice(&was), buffer_slice(&is)) &&
		       slice_eq(buffer_slice(&refrozen), bytes);
	}
	buffer_free(&was);
	buffer_free(&is);
	buffer_free(&refrozen);
	return same;
}
#endif

/* SPDX-License-Identifier: MIT */
/* authority.h - the authority files of an archive, loaded once, then shared
 *
 * Read-only after loading: any number of threads may use it at a time. */
#ifndef AUTHORITY_H
#define AUTHORITY_H
#include "digest.h"
#include "gazetteer.h"
#include "idioms.h"
#include "industries.h"
#include "lexicon.h"
#include "namewords.h"
#include "units.h"

struct authority {
	const struct lexicon *lexicon;
	const struct units *units;
	const struct idioms *idioms;
	const struct gazetteer *gazetteer;
	const struct industries *industries;
	const struct namewords *namewords;
};

/* Loads units.tsv, idioms.tsv, places.tsv, industries.tsv, names.tsv and the
 * lexicon: each from the folders of `s`. Bad rows are reported and skipped.
 * False if a table is in neither or cannot be read: reported. */
bool authority_load(struct authority *auth, struct arena *a, struct diag *d,
    const struct lexicon_sources *s);
/* Of all files of the folders and of what else `s` names: what is known of an
 * article depends on no other tables. False if one cannot be read: reported. */
bool authority_digest(struct digest *out, struct arena *a, struct diag *d,
    const struct lexicon_sources *s);
/* What an editor should hear about tables that were loaded from `s`: where
 * rows contradict each other, each reported at its row. */
void authority_check(const struct authority *auth, struct arena *a,
    struct diag *d, const struct lexicon_sources *s);
#endif

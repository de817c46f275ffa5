/* SPDX-License-Identifier: MIT */
/* rooms.h - one article's way through the rooms:
 * read, parse, align, extract, link */
#ifndef ROOMS_H
#define ROOMS_H
#include "cli.h"
#include "dossier.h"
#include "holdings.h"
#include "lexicon.h"

enum room { ROOM_READ, ROOM_PARSE, ROOM_ALIGN, ROOM_EXTRACT, ROOM_LINK };

/* What the rooms share; read-only while articles pass through. */
struct rooms {
	const struct read_options *read;
	const struct lexicon *lexicon;
	struct authority authority;
	struct slice standard_input;	/* its bytes, for the path "-" */
};

/* An article after the room that it was led to; later ones are NULL. */
struct stay {
	struct source source;
	struct article *article;
	struct bitext *bitext;
	struct facts *facts;
	struct dossier *dossier;
};

/* Loads what the rooms up to `last` need and reads standard input if a path
 * is "-". False if that fails: reported. */
bool rooms_open(struct rooms *r, struct cli *c, const struct corpus *corpus,
    enum room last);
/* Leads an article up to the room `last`. `id` is its id in the archive, or
 * p NULL for its own. NULL if it is rejected: reported. */
struct stay *rooms_visit(const struct rooms *r, struct arena *a,
    struct diag *d, struct slice path, struct slice name, struct slice id,
    enum room last);

/* The quick first pass: parses every article of the corpus, so that ids and
 * neighbours are settled. Articles that are rejected are reported now and
 * left out, all else is reported by the second pass. */
struct holdings *rooms_survey(const struct rooms *r, struct cli *c,
    const struct corpus *corpus);
#endif

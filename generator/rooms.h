/* SPDX-License-Identifier: MIT */
/* rooms.h - one article's way through the rooms:
 * read, parse, align, extract, link */
#ifndef ROOMS_H
#define ROOMS_H
#include "buffer.h"
#include "cli.h"
#include "dossier.h"
#include "holdings.h"
#include "larder.h"
#include "map.h"
#include "records.h"

enum room { ROOM_READ, ROOM_PARSE, ROOM_ALIGN, ROOM_EXTRACT, ROOM_LINK };

/* A corpus and what the rooms need to read it; read-only while articles pass
 * through. */
struct rooms {
	struct cli *cli;
	struct corpus corpus;
	enum room last; /* that articles are led to */
	struct authority authority;
	/* NULL, or instead of the corpus' files (rooms_records). */
	struct records *records;
	/* What was found out before, or NULL (rooms_remember). */
	struct larder *larder;
	struct digest label;    /* of its parcels */
	bool origins;           /* stays tell what they are made of */
	struct map corrections; /* by article: its corpus_correction */
	/* The articles in the order of the paper, with their ids; NULL where
	 * `last` comes before linking. */
	struct holdings *holdings;
};

/* An article after the last room; what later ones make is NULL. Of one that
 * was read elsewhere there are only id and dossier. */
struct stay {
	struct slice id; /* in the archive */
	struct source source;
	const struct article *article;
	struct bitext *bitext;
	struct facts *facts;
	struct dossier *dossier;
	/* Of the article's text and name and of its corrections: with the
	 * label, all that the dossier is made of. With `origins` only. */
	struct digest made_of;
	/* The parts of that; where the larder has it, or what it is to get. */
	struct digest key, correction;
	struct larder_place place;
	struct slice parcel;
};

/* Finds the articles that `paths` name and loads what the rooms up to `last`
 * need. False if that fails: reported. To be closed in any case. */
bool rooms_open(
    struct rooms *r, struct cli *c, char **paths, int npaths, enum room last);
void rooms_close(struct rooms *r);
/* What must be the same where parcels of dossiers are made and where they are
 * opened: the program's version and the authority files. False: reported. */
bool rooms_label(struct rooms *r, struct digest *out);
/* The articles were read elsewhere: their records are in `from` (records.h),
 * and of the corpus only what it says of itself is used. Before the survey. */
bool rooms_records(struct rooms *r, const char *from, const char *scratch);
/* From now on articles that were read before, and what of theirs is in
 * `folder`, are not read again. Before the survey. */
void rooms_remember(struct rooms *r, const char *folder);
/* What the rooms still have to read, and no more; NULL where the kernel keeps
 * nobody out. */
struct sandbox *rooms_sandbox(const struct rooms *r, char **paths, int npaths);
/* The quick first pass: parses every article, so that ids and neighbours are
 * settled. Articles that are rejected are reported now and left out, all else
 * is reported by the tour. False if it cannot go on: reported. */
bool rooms_survey(struct rooms *r);

/* What a command does with the articles.  `make` runs on any thread with the
 * article's arena; `take` gets what it made, unless that is NULL, in order,
 * never two at a time; false ends the tour. */
struct tour {
	void *context;
	void *(*make)(void *context, size_t item, const struct stay *s,
	    struct arena *a, struct diag *d);
	bool (*take)(void *context, void *result);
	/* NULL, or gets the same, at the same time: see pipeline.h. */
	bool (*beside)(void *context, void *result);
	bool keep_diag; /* `take` prints the diagnostics */
	/* Of the holdings, the articles to be visited; count 0: all. */
	struct run items;
	struct shard shard; /* or those of a part; n 0: all */
};

/* Leads every article through the rooms: the holdings, or, where there are
 * none, the files in the order of the walk. True if none ended it. */
bool rooms_tour(const struct rooms *r, const struct tour *t);

/* For `make`: the text of `out`, which is released, in `a`. */
struct slice *tour_text(struct arena *a, struct buffer *out);
#endif

/* SPDX-License-Identifier: MIT */
/* tei.h - the article as a TEI P5 document, the archive's master
 *
 *	TEI
 *	  teiHeader	titles, authors, source, method, languages, subjects
 *	  text/body	div zh, div en: head, p or ab, s; in them measure, num,
 *			date, placeName, orgName, rs, seg, foreign, lb
 *	  standOff	xenoData with the layout of the source, linkGrp of the
 *			beads of a level, listPlace, listOrg, spanGrp of
 *			discrepancies, fs of figures
 *
 * templates/tei/duikan.rng, which is published with it, describes it exactly.
 * The text of a div is the text of that half's title and body, white space
 * apart. Ids are those of the records without the article's own id and the dot
 * behind it, and zh.p0, en.s12, zh.h1 for paragraphs, sentences and headline
 * lines, counted as in the records. */
#ifndef TEI_H
#define TEI_H
#include "archive_info.h"
#include "authority.h"
#include "dossier.h"
#include "markup.h"
#include "record.h"

/* Schemas, in the folder tei/ of the site. */
#define TEI_SCHEMA "duikan.rng"
#define TEI_LISTS_SCHEMA "duikan-lists.rng"

/* A place with the province it was in at the article's date. */
struct named_place {
	const struct place *place, *within;
};

/* What stands for a figure in the text. Where elements would cross, an anchor
 * does, and the fs says it all. */
enum mark { MARK_NOTHING, MARK_ELEMENT, MARK_ANCHOR };

struct tei {
	struct markup *m;
	struct arena *arena;
	const struct dossier *dossier;
	const struct article *article;
	const struct archive_info *info;
	const struct authority *authority;
	/* The bead that each unit is in; of headlines, the first. */
	const struct bead **bead_of[BEAD_LEVELS][LANGS];
	VEC(struct named_place) places; /* once each */
	VEC(size_t) organisations;      /* the first mention of each */
	size_t *organisation_no;        /* by mention: index into the above */
	/* The stretches of the source whose characters are the text of the
	 * div, in order: what is between lb and the ends of head, p, ab. */
	VEC(struct span) runs[LANGS];
	const char *top; /* the way to the top folder: "../../../" */
	enum mark *mark; /* by figure */
	bool *again;     /* by figure: in a headline that is printed again */
	/* Of times and organisations, those that have an element, in the order
	 * of the document. */
	VEC(size_t) dates, names;
	/* What a discrepancy points to, by side; p NULL: nothing. */
	struct slice (*targets)[LANGS];
};

/* Whether a figure is a num, for want of a unit: in the others it is a measure.
 */
static inline bool
tei_is_number(const struct figure *f)
{
	return f->unit_id.p == NULL || f->kind == FIGURE_PERCENT ||
	       f->kind == FIGURE_FRACTION || f->kind == FIGURE_MULTIPLE ||
	       f->kind == FIGURE_ORDINAL;
}

/* Makes the document of `d` in `m`, which need not be initialised, with names
 * from `names` (markup.h). What is told of it lies in `a`. */
const struct tei *tei_build(struct markup *m, struct _xmlDict *names,
    struct arena *a, const struct dossier *d, const struct archive_info *info,
    const struct authority *auth);

/* The parts, one file each. */
void tei_header(struct tei *t);
void tei_body(struct tei *t);
void tei_standoff(struct tei *t);
/* What stood between the runs, so that tei_article.h can put the source
 * together again. */
void tei_layout(struct tei *t);
/* The feature structure of figure `i`: the fields of its record, named as the
 * columns of the database are, that its element does not say. */
void tei_figure(struct tei *t, size_t i);

/* @resp of what a person has confirmed points to the header's respStmt. */
#define TEI_READER "reader"
/* The id of unit `i` of half `l`: "zh.p0", in `out`. */
enum { TEI_UNIT_SIZE = 24 };
const char *tei_unit(
    char out[TEI_UNIT_SIZE], enum bead_level level, enum lang l, uint32_t i);
/* The record's id without the article's: "f12". */
struct slice tei_id(const struct tei *t, enum record_type type, size_t i);
/* Where a place lies: location, if that is known. */
void put_location(struct markup *m, const struct place *p);
/* Organisations are divided over so many documents, tei/organisations-N.xml
 * with N in hexadecimal, by their ids: none grows without bound. */
enum { ORGANISATION_PARTS = 16 };
int organisation_part(struct slice id);
/* The bounds of a value: quantity (or `exact`) where they are one, else
 * atLeast and atMost. */
void tei_bounds(
    struct tei *t, const char *exact, struct bound min, struct bound max);
#endif

/* SPDX-License-Identifier: MIT */
/* selection.h - which claims: figures that articles state, each once
 *
 * Repeated headlines are left out. By default the original speaks, and the
 * translation only where it has a figure that the original has not, so that no
 * figure is counted twice: the view `claims` of schema.sql. */
#ifndef SELECTION_H
#define SELECTION_H
#include "calendar.h"
#include "catalogue.h"
#include "lookup.h"
#include "region.h"

enum claim_lang { CLAIMS_ONCE, CLAIMS_ZH, CLAIMS_EN, CLAIMS_ALL };

/* A slice with p NULL, a date that is not known: not asked for. */
struct selection {
	struct regions regions;    /* or places that lay in them then */
	struct slice industry;     /* code; a section takes in all of its
				    * divisions */
	struct slice organisation; /* id, or part of a name */
	struct date from, to;      /* of the figure's period if it has
				    * one, else of the paper */
	struct slice kind, role;   /* as in records */
	bool ordinals;             /* too, which are no amounts; those of a
				    * kind are there if it is asked for */
	struct slice unit;         /* id, name, or as printed */
	struct slice item;         /* part of the words in either version;
				    * all of them with * and ? */
	enum claim_lang lang;
	double min_confidence; /* 0: any */
};

/* A claim with what surrounds it. Slices are good until the next one. */
struct claim {
	int64_t article_key, place_key, organisation_key; /* 0: none */
	int64_t number;                                   /* figure.n */
	int64_t bead;                                     /* its sentence */
	int64_t page;                                     /* 0: unknown */
	struct slice article, date, lang, title_zh, title_en;
	struct slice text, text_en; /* as printed; of the pair */
	struct slice kind, qualifier, unit, unit_id, unit_zh, unit_en, per_id;
	struct slice item, item_en, role;
	double min, max, implied_max, si_min, si_max; /* NAN: open, unknown */
	struct slice si_unit;
	double factor_min, factor_max;           /* final / base */
	struct slice from, to;                   /* the period */
	struct slice compared_from, compared_to; /* that of the base */
	struct named place, province, city, organisation, industry;
	struct slice organisation_kind, verdict, difference;
	double confidence;  /* schema.sql: the table confidence */
	int64_t implied_by; /* of a base that no one states: the change that it
			     * follows from (implied.h), else 0 */
	struct slice sentence_zh, sentence_en;
};

struct claims;

/* In the order of the paper and of the text. NULL if the database fails:
 * reported. */
struct claims *claims_open(struct catalogue *c, const struct selection *s);
bool claims_next(struct claims *c, struct claim *out);
void claims_close(struct claims *c); /* NULL is fine */
/* How many there are of a language if nothing else is asked for. */
size_t claims_count(struct catalogue *c, enum claim_lang lang);
/* Copies what the slices of `c` point to, so that it may stay. */
void claim_keep(struct claim *c, struct arena *a);
/* Where the site shows a claim: "articles/1960/08/ID.html#f12". */
void claim_link(struct buffer *out, const struct claim *c);
/* The page of an article: "articles/1960/08/ID.html". */
void article_link(struct buffer *out, struct slice id, struct slice date);
#endif

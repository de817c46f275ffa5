/* SPDX-License-Identifier: MIT */
/* dossier.h - everything that is known about one article
 *
 * The last thing made of an article alone. The index and the pages are made
 * from dossiers, and an article's records are printed from one. */
#ifndef DOSSIER_H
#define DOSSIER_H
#include "facts.h"
#include "gazetteer.h"

struct authority;
struct industry;

/* A place named in the text, or meant by it (全市). */
struct place_mention {
	enum lang lang;
	struct span span;
	int32_t paragraph, sentence; /* -1: headline; also datelines */
	const struct place *place;   /* NULL: ambiguous, not settled */
	const struct place *within;  /* the province at the article's date */
	enum place_kind kind;        /* what it was at the article's date */
	bool in_name;                /* inside an organisation's name */
	bool implicit;               /* 全市, 本省, the city */
	bool in_dateline;
	int32_t pair; /* mention in the other half, or -1 */
};

enum organisation_kind {
	ORG_FACTORY,
	ORG_MINE,
	ORG_COMPANY,
	ORG_BUREAU,
	ORG_COMMITTEE,
	ORG_AGENCY,
	ORG_SCHOOL,
	ORG_RAILWAY,
	ORG_COMMUNE,
	ORG_OTHER
};

struct organisation_mention {
	enum lang lang;
	struct span span;
	int32_t paragraph, sentence;
	enum organisation_kind kind;
	struct slice id;                 /* the same in every article */
	struct slice name_zh, name_en;   /* p NULL: not known */
	const struct place *place;       /* its seat; NULL: not known */
	const struct industry *industry; /* NULL: not known */
	int32_t pair;
};

/* An industry of the article with what speaks for it. */
struct industry_score {
	const struct industry *industry;
	double score; /* share of the evidence, 0..1 */
	struct {
		struct span *v;
		size_t n;
	} evidence; /* terms, in text order */
};

struct subject {
	const struct place *place;
	double score;    /* share of the attention, 0..1 */
	double standing; /* what its mentions weigh, be it large or not */
	uint32_t order;  /* of the first mention */
};

enum verdict { VERDICT_NONE, VERDICT_AGREE, VERDICT_DIFFER, VERDICT_MISSING };
enum difference {
	DIFFER_NOT,
	DIFFER_VALUE,
	DIFFER_UNIT,
	DIFFER_QUALIFIER,
	DIFFER_ROLE
};

/* What linking adds to facts.figures.v[i]. */
struct figure_link {
	int32_t pair; /* figure in the other half, or -1 */
	enum verdict verdict;
	enum difference difference;
	const struct place *place;       /* that it is about; may be NULL */
	int32_t organisation;            /* mention, or -1 */
	const struct industry *industry; /* may be NULL */
};

enum discrepancy_kind {
	DISCREPANCY_FIGURE,
	DISCREPANCY_UNIT,
	DISCREPANCY_TIME,
	DISCREPANCY_NAME,
	DISCREPANCY_MISSING,
	DISCREPANCY_UNTRANSLATED
};

struct discrepancy {
	enum discrepancy_kind kind;
	struct span zh, en; /* empty: no such side */
	struct slice message;
	enum diag_level severity; /* NOTE, WARNING or ERROR */
};

struct dossier {
	const struct facts *facts;
	/* The archive's id: the article's own, or with a suffix where two
	 * share it. */
	struct slice id;
	VEC(struct place_mention) places;               /* in text order */
	VEC(struct organisation_mention) organisations; /* in text order */
	VEC(struct subject) subjects;                   /* main one first */
	VEC(struct industry_score) industries;          /* main one first */
	struct figure_link *figure_links;      /* facts->figures.n of them */
	VEC(struct discrepancy) discrepancies; /* in text order */
};

/* Links what `facts` states to the authority files and its two versions to
 * each other. All is allocated in `a`. Never NULL. */
struct dossier *dossier_make(struct arena *a, struct diag *d,
    const struct facts *facts, struct slice id,
    const struct authority *authority);

static inline const struct article *
dossier_article(const struct dossier *d)
{
	return d->facts->bitext->article;
}

const char *organisation_kind_name(enum organisation_kind k);
const char *verdict_name(enum verdict v);       /* NULL for none */
const char *difference_name(enum difference d); /* NULL for not */
const char *discrepancy_kind_name(enum discrepancy_kind k);
#endif

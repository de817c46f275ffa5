/* SPDX-License-Identifier: MIT */
/* retrieval.h - articles by region, industry, date and words
 *
 * Chinese is found letter by letter, as grep would; English by words and
 * their stems. An article is found if the expression (expression.h) fits it as
 * a whole, headlines and text, and shown with the sentences that its terms
 * found, in both languages. */
#ifndef RETRIEVAL_H
#define RETRIEVAL_H
#include "calendar.h"
#include "catalogue.h"
#include "lang.h"
#include "region.h"
#include "tabular.h"
#include "vec.h"

struct search_request {
	struct regions regions;      /* about these, or places in them then */
	bool mentions;               /* or only named in the text */
	struct slice industry;       /* code; a section takes in all divisions;
				      * p NULL: any */
	struct date from, to;        /* of the paper; not known: open */
	const struct slice *phrases; /* words and operators: an expression */
	size_t nphrases;             /* 0: all articles that fit the rest */
	bool by_relevance;           /* else in the order of the paper */
	size_t most_articles;        /* 0: all */
	size_t most_sentences;       /* of an article; 0: all */
};

struct search_mark {
	enum lang lang;
	struct span span; /* in the sentence; bytes */
};

struct search_hit {
	struct slice article, date, title[LANGS];
	int64_t page;                  /* 0: unknown */
	int64_t bead;                  /* bead.n; -1: the headline alone */
	struct slice sentence[LANGS];  /* p NULL: none */
	VEC(struct search_mark) marks; /* where the phrases stand, in order */
	bool first;                    /* of its article */
	double score;                  /* of its article */
};

struct search;

/* What is wrong with an expression, or NULL. */
const char *search_fault(const struct slice *words, size_t n);
/* NULL if the database fails: reported; or if the expression is wrong. */
struct search *search_new(struct catalogue *c, const struct search_request *r);
/* How many there are, shown or not. */
size_t search_articles(const struct search *s);
size_t search_sentences(const struct search *s);
/* The key of the i-th article that was found. */
int64_t search_article(const struct search *s, size_t i);
/* The next hit, in the order that was asked for; good until the next call. */
bool search_next(struct search *s, struct search_hit *hit);
/* Prints the pairs of sentences of all articles that search_next would come
 * to. False if the database or `put` fails. */
bool search_memory(const struct search *s, table_put *put, void *context);
void search_free(struct search *s); /* NULL is fine */

enum search_format {
	SEARCH_PEOPLE,
	SEARCH_CSV,
	SEARCH_TSV,
	SEARCH_JSONL,
	SEARCH_MARKDOWN,
	SEARCH_IDS, /* ids of articles, a line each */
	SEARCH_TMX, /* search_memory() */
	SEARCH_FORMATS
};

struct search_style {
	enum search_format format;
	bool colour;       /* for people: what was found is in bold */
	bool kwic;         /* for people: it stands in the middle of a line */
	struct slice base; /* what links begin with; n 0: nothing */
};

/* Prints the hits. False if the database or `put` fails. */
bool search_print(struct search *s, const struct search_style *style,
    table_put *put, void *context);

/* What the articles that were found can be counted by. */
enum facet {
	FACET_REGION,   /* that they are about; regions above it count, too */
	FACET_INDUSTRY, /* that they are about */
	FACET_YEAR,
	FACET_AUTHOR,
	FACETS
};
int facet_find(struct slice name); /* -1: none of that name */
/* Prints a table of how many articles each value of the facets has, the most
 * first; not of the search's formats but of tables'. */
bool facets_print(struct catalogue *c, const struct search *s,
    const enum facet *facets, size_t n, enum table_format format,
    table_put *put, void *context);
int search_format_find(struct slice name); /* -1: none of that name */
const char *search_format_name(enum search_format f);
#endif

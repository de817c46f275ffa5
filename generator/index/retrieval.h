/* SPDX-License-Identifier: MIT */
/* retrieval.h - articles by region, industry, date and words
 *
 * Chinese is found letter by letter, as grep would; English by words and
 * their stems. An article is found if it has every phrase somewhere, headline
 * or text, and shown with the sentences that have one, in both languages. */
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
	const struct slice *phrases; /* a word, or words as they stand */
	size_t nphrases;             /* 0: all articles that fit the rest */
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
};

struct search;

/* NULL if the database fails: reported. */
struct search *search_new(struct catalogue *c, const struct search_request *r);
/* How many there are, shown or not. */
size_t search_articles(const struct search *s);
size_t search_sentences(const struct search *s);
/* The next hit, in the order of the paper; good until the next call. */
bool search_next(struct search *s, struct search_hit *hit);
void search_free(struct search *s); /* NULL is fine */

enum search_format {
	SEARCH_PEOPLE,
	SEARCH_CSV,
	SEARCH_TSV,
	SEARCH_JSONL,
	SEARCH_MARKDOWN,
	SEARCH_IDS, /* ids of articles, a line each */
	SEARCH_FORMATS
};

/* Prints the hits; with `colour` for people what was found is in bold. False
 * if the database or `put` fails. */
bool search_print(struct search *s, enum search_format format, bool colour,
    table_put *put, void *context);
int search_format_find(struct slice name); /* -1: none of that name */
const char *search_format_name(enum search_format f);
#endif

/* SPDX-License-Identifier: MIT */
/* industries.h - ISIC Rev. 4 sections and divisions, and the words that
 * speak for each (corpus/authority/industries.tsv) */
#ifndef INDUSTRIES_H
#define INDUSTRIES_H
#include "diag.h"
#include "lang.h"
#include "slice.h"

struct arena;
struct industries;
struct termset;

struct industry {
	struct slice code; /* "20", or a section's letter "C" */
	struct slice name[LANGS];
	const struct industry *section; /* NULL for a section */
};

struct industries *industries_load(
    struct arena *a, struct diag *d, const char *path);
size_t industries_size(const struct industries *i);
const struct industry *industries_get(const struct industries *i, size_t k);
const struct industry *industries_by_code(
    const struct industries *i, struct slice code);

/* What industries are called, by number: their names, and the terms that
 * speak up for them. Of two industries with the same one it finds the first.
 */
struct industry_name {
	struct slice name;
	const struct industry *industry;
};
size_t industries_names(const struct industries *in);
struct industry_name industries_name(const struct industries *in, size_t i);

/* The words of all industries in one language; the value of a term is for
 * industries_voice. */
const struct termset *industries_terms(const struct industries *i, enum lang l);
/* The industry that a term speaks for, and how loudly. */
const struct industry *industries_voice(
    const struct industries *i, uint32_t value, double *weight);
/* The values of terms are below this. */
size_t industries_voices(const struct industries *i);
#endif

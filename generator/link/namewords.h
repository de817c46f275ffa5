/* SPDX-License-Identifier: MIT */
/* namewords.h - the words that names of organisations are made of
 * (corpus/authority/names.tsv) */
#ifndef NAMEWORDS_H
#define NAMEWORDS_H
#include "dossier.h"

struct namewords;

enum word_class {
	WORD_NONE,
	WORD_ORGAN,     /* ends a name: 厂, Factory */
	WORD_FIXED,     /* is a name: 新华社 */
	WORD_LEAD,      /* before a name: 国营, state-owned */
	WORD_TRADE,     /* inside a name: 机床 */
	WORD_BAR,       /* in no name: 各, The */
	WORD_AFTER,     /* no organ, though it begins like one: 厂长 */
	WORD_PLAIN,     /* organ that needs more than a place before it */
	WORD_HEAD,      /* stands for the seat: Municipal */
	WORD_SURNAME,   /* 刘, Liu: a person's name follows */
	WORD_NOT_PLACE, /* holds a place's name, and is none: 长沙发 */
	WORD_CLASSES
};

struct word {
	enum word_class class;
	enum organisation_kind kind;
	bool plain;     /* of an organ */
	uint32_t fixed; /* of a fixed name: its number */
};

struct namewords *namewords_load(
    struct arena *a, struct diag *d, const char *path);
/* The longest word at text.p[off] and its length in bytes; class WORD_NONE
 * and 0 if there is none. What is not a place, and surnames, are not looked
 * for. */
struct word namewords_match(const struct namewords *w, enum lang l,
    struct slice text, size_t off, size_t *len);
/* Length of the longest phrase at text.p[off] that holds a place's name but
 * means something else; 0 if none. */
size_t namewords_not_place(
    const struct namewords *w, enum lang l, struct slice text, size_t off);
bool namewords_is_surname(const struct namewords *w, struct slice s);
/* A name that stands as it is, and what the table says of its owner. */
struct fixed_name {
	struct slice name[LANGS];     /* that headings show */
	struct slice place, industry; /* id, code; empty: not said */
	struct location at;
};
const struct fixed_name *namewords_fixed(
    const struct namewords *w, uint32_t fixed);
size_t namewords_nfixed(const struct namewords *w);
#endif

/* SPDX-License-Identifier: MIT */
/* linker.h - one article on its way to a dossier; inside this room only
 *
 * dossier.c leads it through the steps in the order of this header; each step
 * takes what the steps before it have written into the dossier. */
#ifndef LINKER_H
#define LINKER_H
#include "authority.h"
#include "dossier.h"

/* A headline or paragraph: the stretches of text in which to look. */
struct block {
	enum lang lang;
	struct span span;
	int32_t paragraph; /* -1: headline */
	bool repeats;      /* a headline printed again */
	bool credit;       /* who wrote or drew, no news */
};

/* Where names of places stand, before it is settled what they mean. */
struct place_hit {
	size_t block;
	struct span span;
	const struct term *term;   /* chain of meanings */
	const struct place *place; /* once settled */
	bool shy;                  /* of the meaning */
	bool dropped;              /* no place, after all */
};

/* A word that speaks for an industry. */
struct voice {
	const struct term *term; /* chain of meanings */
	struct span span;
};

struct linker {
	struct arena *arena;
	struct diag *diag;
	const struct facts *facts;
	const struct bitext *bitext;
	const struct article *article;
	const struct authority *authority;
	const struct gazetteer *gazetteer;
	struct slice text; /* of the source */
	struct date date;
	struct dossier *dossier;
	VEC(struct block) blocks;   /* in text order */
	VEC(struct voice) voices;   /* in text order */
	VEC(struct place_hit) hits; /* in text order */
	/* By number of place: named in a half, whatever else the words may
	 * mean; and, a province, that it or a city in it is surely named. */
	bool *named[LANGS], *context;
	/* By figure, once they are collated: its unit, or NULL. */
	const struct unit **units;
};

/* trades.c: fills l->voices. */
void hear_industries(struct linker *l);
/* places_find.c: fills l->hits, settles each and drops what is no place. */
void find_places(struct linker *l);
/* organisations_en.c, organisations_zh.c, in that order: append to
 * dossier.organisations, without id, place, industry and pair. */
void find_organisations_en(struct linker *l);
void find_organisations_zh(struct linker *l);
/* places.c: turns hits into mentions, those inside organisations marked. */
void tell_places(struct linker *l);
void mark_in_names(struct linker *l);
/* subjects.c: what the article is about; then the mentions that are implied
 * (全市), in text order with the others. */
void find_subjects(struct linker *l);
void imply_places(struct linker *l);
/* organisations.c: ids, names, seats, industries, pairs; drops English ones
 * that nothing speaks for. */
void settle_organisations(struct linker *l);
/* trades.c: the industries of the article. */
void score_industries(struct linker *l);
/* attach.c: place, organisation and industry of each figure. */
void attach_figures(struct linker *l);
/* collate.c: pairs of figures and places and their verdicts. times.c: reports
 * times that differ. discrepancies.c: what else an editor should know. */
void collate_figures(struct linker *l);
void compare_times(struct linker *l);
void pair_places(struct linker *l);
void find_discrepancies(struct linker *l);

/* The industry that the words of `span` speak for most loudly, NULL if
 * none. */
const struct industry *loudest_industry(
    const struct linker *l, struct span span);

static inline bool
half_present(const struct linker *l, enum lang lang)
{
	return l->article->half[lang].present;
}

/* The sentence that holds `at`, or -1. */
static inline int32_t
sentence_of(const struct linker *l, const struct block *b, struct span at)
{
	return b->paragraph < 0
		   ? -1
		   : bitext_sentence_at(l->bitext, b->lang, at.start);
}

/* The text of the other half that renders sentence `i` of half `lang` (-1:
 * headline, rendered by the title); empty if nothing does, cut off where it
 * is longer than any sentence. */
struct span rendering_of(const struct linker *l, enum lang lang, int32_t i);
/* The first hit, place mention, organisation at or after `off`. */
size_t first_hit(const struct linker *l, size_t off);
size_t first_mention(const struct linker *l, size_t off);
size_t first_organisation(const struct linker *l, size_t off);
/* Whether half `lang` names the whole of a part: 冀西 is "western Hebei" to
 * most translators. */
bool is_part_named(
    const struct linker *l, const struct place *p, enum lang lang);
/* The main subject, if what names no place may be taken to be there; NULL
 * else. */
const struct place *subject_central(const struct linker *l);
/* The main subject of a kind: a city, or what province the article is about;
 * NULL if it has none. */
const struct place *subject_city(const struct linker *l);
const struct place *subject_province(const struct linker *l);
const struct place *subject_county(const struct linker *l);
#endif

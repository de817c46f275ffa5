/* SPDX-License-Identifier: MIT */
/* gazetteer.h - places, their names, and what they were part of and when */
#ifndef GAZETTEER_H
#define GAZETTEER_H
#include "calendar.h"
#include "diag.h"
#include "lang.h"
#include "slice.h"

struct arena;
struct gazetteer;
struct termset;

enum place_kind {
	PLACE_COUNTRY,
	PLACE_REGION,
	PLACE_PROVINCE,
	PLACE_AUTONOMOUS_REGION,
	PLACE_MUNICIPALITY,
	PLACE_PREFECTURE,
	PLACE_CITY,
	PLACE_COUNTY,
	PLACE_DISTRICT,
	PLACE_TOWN,
	PLACE_OTHER
};

struct place {
	struct slice id; /* pinyin slug, unique; seen in URLs */
	enum place_kind kind;
	struct slice name[LANGS], pinyin;
	double latitude, longitude; /* degrees; NAN: unknown */
	struct slice path;          /* "sichuan/chongqing", no dates in it:
				     * the page's folder */
};

/* What a place belonged to, and when; both days included. */
struct membership {
	const struct place *in;
	struct interval when;
};

/* A name that held for a time; its forms stand between "=". */
struct dated_name {
	struct slice name[LANGS];
	struct interval when;
};

struct gazetteer *gazetteer_load(
    struct arena *a, struct diag *d, const char *path);
size_t gazetteer_size(const struct gazetteer *g);
const struct place *gazetteer_place(const struct gazetteer *g, size_t i);
/* The number of `p`: gazetteer_place(g, i) is it. */
size_t gazetteer_index(const struct gazetteer *g, const struct place *p);
const struct place *gazetteer_by_id(const struct gazetteer *g, struct slice id);
/* What `p` directly belonged to on `when` (NULL: nothing or unknown). */
const struct place *gazetteer_parent(
    const struct gazetteer *g, const struct place *p, struct date when);
/* The province-level unit that `p` was in, or was itself, on `when`. */
const struct place *gazetteer_province(
    const struct gazetteer *g, const struct place *p, struct date when);
/* What a place was called or belonged to, and when. */
struct place_past {
	const struct place *in;   /* NULL: a name */
	struct slice name[LANGS]; /* if it is one */
	struct interval when;     /* open ends: not known */
};

/* The table's names of `p`, then what it belonged to, each by date; false
 * behind the last. */
bool gazetteer_past(const struct gazetteer *g, const struct place *p, size_t i,
    struct place_past *past);
/* Whether `p` is `whole` or lay in it on `when`. */
bool gazetteer_within(const struct gazetteer *g, const struct place *p,
    const struct place *whole, struct date when);
/* All that `p` belonged to, and all its dated names, as the table has them. */
const struct membership *gazetteer_memberships(
    const struct gazetteer *g, const struct place *p, size_t *n);
const struct dated_name *gazetteer_names(
    const struct gazetteer *g, const struct place *p, size_t *n);
const char *place_kind_name(enum place_kind k);
/* What `p` was on `when`: Chongqing was a municipality, then a city of
 * Sichuan; Guangxi a province, then an autonomous region. */
enum place_kind gazetteer_kind(
    const struct gazetteer *g, const struct place *p, struct date when);
/* What `p` was called on `when`: 旅大 for Dalian in 1957. */
struct slice gazetteer_name(const struct gazetteer *g, const struct place *p,
    enum lang l, struct date when);

/* Lets a text be matched against all names of one language. Single
 * characters (渝) are not among them: they are found, never matched. */
const struct termset *gazetteer_terms(const struct gazetteer *g, enum lang l);
/* The place that a matched term names; NULL if its name was not yet in use
 * on `when` (白山 before 1994), or had gone before 1949. */
const struct place *gazetteer_meaning(
    const struct gazetteer *g, enum lang l, uint32_t value, struct date when);
/* Whether the name means something else more often (互助, mutual aid), so
 * that the other version has to name the place, too. */
bool gazetteer_is_shy(const struct gazetteer *g, enum lang l, uint32_t value);
#endif

/* SPDX-License-Identifier: MIT */
/* compose.h - a dossier made by hand, so that this room's tests depend on no
 * gazetteer and no extractor */
#ifndef COMPOSE_H
#define COMPOSE_H
#include "archive_info.h"
#include "authority.h"
#include "dossier.h"

struct composed {
	struct arena *arena;
	struct source source;
	struct authority authority;
	struct archive_info info;
	struct facts facts;
	struct dossier dossier;
};

/* Parses and aligns `text`; the gazetteer knows Chongqing in Sichuan and
 * Jinzhou in Liaoning, the industries chemicals. */
void compose(struct composed *c, const char *text);
void compose_release(struct composed *c);

/* The `nth` (from 0) occurrence of `words` in half `l`. */
struct span compose_find(
    const struct composed *c, enum lang l, const char *words, int nth);
/* A figure on those words; returns its index. */
size_t compose_figure(struct composed *c, enum lang l, struct span at,
    double min, double max, enum qualifier q, const char *unit);
void compose_pair(struct composed *c, size_t zh, size_t en, enum verdict v);
void compose_time(
    struct composed *c, enum lang l, struct span at, struct interval when);
void compose_place(
    struct composed *c, enum lang l, struct span at, const char *id);
void compose_organisation(struct composed *c, enum lang l, struct span at,
    const char *id, const char *zh, const char *en);
void compose_discrepancy(struct composed *c, enum discrepancy_kind kind,
    struct span zh, struct span en, const char *message);
#endif

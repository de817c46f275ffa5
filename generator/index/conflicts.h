/* SPDX-License-Identifier: MIT */
/* conflicts.h - figures for the same thing that articles do not agree on
 *
 * The same thing: item, place, organisation, period, role, kind, unit and
 * denominator are the same, and item and period are known. Articles disagree
 * if what their words allow has no value in common; an approximate figure
 * allows a twentieth more and less. */
#ifndef CONFLICTS_H
#define CONFLICTS_H
#include "selection.h"

/* Takes a claim of a conflict; they are counted from 1 in the order in which
 * they begin to be printed, and their claims come in the order of
 * publication. False ends it. */
typedef bool conflict_take(
    void *context, size_t conflict, const struct claim *c);

/* Finds them among the claims of a selection. False if the database fails, or
 * `take` said so. */
bool conflicts_find(struct catalogue *c, const struct selection *s,
    conflict_take *take, void *context);
#endif

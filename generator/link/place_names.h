/* SPDX-License-Identifier: MIT */
/* place_names.h - places by any of their names in any script
 *
 * Made by who asks for places by name: folding all names takes longer than
 * loading them, and reading articles needs none of it. */
#ifndef PLACE_NAMES_H
#define PLACE_NAMES_H
#include "gazetteer.h"

struct place_names;

/* In `a`, of which it remains a part; `g` has to outlive it. */
struct place_names *place_names_new(struct arena *a, const struct gazetteer *g);
/* Finds a place by any of its names in any script (fold.h), by id, or else by
 * the Wade-Giles spelling of its reading; fills at most `most` and returns how
 * many there are. */
size_t place_names_find(const struct place_names *n, struct slice name,
    const struct place **found, size_t most);

/* A name that place_names_find knows; `by_sound`: the Wade-Giles spelling,
 * asked last. */
struct place_spelling {
	struct slice folded; /* fold.h */
	const struct place *place;
	bool by_sound;
};
/* All of them, in the order of the table. */
const struct place_spelling *place_names_all(
    const struct place_names *names, size_t *n);
#endif

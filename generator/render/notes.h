/* SPDX-License-Identifier: MIT */
/* notes.h - what is marked inside the text, so that it nests
 *
 * Figures, times, names and what discrepancies point to are stretches of the
 * source that may overlap. Elements must nest: of two stretches that cross,
 * the one of the higher rank keeps its element and the other becomes an empty
 * anchor where it begins. Of equal stretches the higher rank is the outer. */
#ifndef NOTES_H
#define NOTES_H
#include "vec.h"

/* In order of rank, the lowest first. */
enum note_kind {
	NOTE_DISCREPANCY,
	NOTE_DATELINE,
	NOTE_ORGANISATION,
	NOTE_PLACE,
	NOTE_TIME,
	NOTE_FIGURE
};

struct note {
	struct span span;
	enum note_kind kind;
	uint32_t index; /* in the dossier's list of that kind */
	bool crossed;   /* lost its element: an anchor */
};

struct notes {
	struct note *v;
	size_t n, capacity;
};

/* Sorts by start, the longer first, and settles what crosses. n log n. */
void notes_settle(struct notes *notes, struct arena *a);
#endif

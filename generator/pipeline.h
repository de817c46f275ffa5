/* SPDX-License-Identifier: MIT */
/* pipeline.h - many articles through the same rooms, on several threads
 *
 * Items are worked on in any order but handed over in theirs, one at a time,
 * so that what comes out does not depend on the number of threads. At most a
 * few items a thread are held in memory. */
#ifndef PIPELINE_H
#define PIPELINE_H
#include "arena.h"
#include "diag.h"

/* What happens to items. `work` runs on any thread with an arena and a
 * collector of its own, emptied for each item; what it returns may live in
 * the arena. `hand_over` gets that in order of the items, never two at a
 * time; false stops the pipeline. Diagnostics are moved to `diag` before. */
struct pipeline {
	size_t nitems;
	unsigned jobs; /* threads; 0: one a processor */
	struct diag *diag;
	void *context;
	void *(*work)(
	    void *context, size_t item, struct arena *a, struct diag *d);
	bool (*hand_over)(void *context, size_t item, void *result);
};

/* True if every item was handed over. */
bool pipeline_run(const struct pipeline *p);
unsigned processors(void);
#endif

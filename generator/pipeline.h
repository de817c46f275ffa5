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
 * time; false stops the pipeline. Diagnostics are moved to `diag` before.
 * `beside`, if it is not NULL, gets the same in the same way, but at the same
 * time as `hand_over` gets it or another item: it may not touch `diag` nor
 * what that one changes. */
struct pipeline {
	size_t nitems;
	unsigned jobs; /* threads; 0: one a processor */
	struct diag *diag;
	void *context;
	void *(*work)(
	    void *context, size_t item, struct arena *a, struct diag *d);
	bool (*hand_over)(void *context, size_t item, void *result);
	bool (*beside)(void *context, size_t item, void *result);
};

/* True if every item was handed over. */
bool pipeline_run(const struct pipeline *p);
/* Both, at the same time if `jobs` (0: one a processor) are more than one,
 * else one after the other; `first` with a collector of its own, whose
 * diagnostics follow the other's in `d`. True if both were. */
bool pipeline_both(unsigned jobs, struct diag *d,
    bool (*first)(void *context, struct diag *d),
    bool (*second)(void *context, struct diag *d), void *context);
unsigned processors(void);
#endif

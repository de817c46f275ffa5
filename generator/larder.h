/* SPDX-License-Identifier: MIT */
/* larder.h - parcels of the build before (parcel.h), by what they were made
 * from
 *
 * In a folder beside the site: packs of parcels one behind the other, each
 * with its length before it, which are never changed, and an index of what is
 * in use. A build adds one pack. When more than half of the packs is out of
 * use, or there are many, what is in use is copied into the new one. Parcels
 * are sealed and the index is; what is damaged is not there. No fault is ever
 * reported: it only costs time. */
#ifndef LARDER_H
#define LARDER_H
#include "parcel.h"

struct larder;

/* Where a parcel stands; length 0: nowhere. */
struct larder_place {
	uint64_t at;
	uint32_t pack, length;
};

/* Opens what there is in `folder`, with that label, and begins a new pack. 24
 * bytes a parcel are kept in memory. NULL if that cannot be. */
struct larder *larder_open(const char *folder, const struct digest *label);
void larder_free(struct larder *l); /* NULL is fine */
/* The parcel with this key, its bytes in `a`. Thread-safe. */
bool larder_find(const struct larder *l, const struct digest *key,
    struct arena *a, struct parcel *p, struct larder_place *place);
/* Of a parcel that was found: it is still in use. Of a new one, `bytes`: adds
 * it. One at a time. */
void larder_keep(struct larder *l, const struct digest *key,
    struct larder_place place, struct slice bytes);
/* Forgets all that was not kept. Unless it is called, what was there before
 * stays. */
void larder_finish(struct larder *l);
#endif

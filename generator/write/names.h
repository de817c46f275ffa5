/* SPDX-License-Identifier: MIT */
/* names.h - the paths of a site: legal, and distinct on every file system
 *
 * A site is copied to disks that fold case, so two paths may not differ in
 * the case of ASCII letters only. */
#ifndef NAMES_H
#define NAMES_H
#include "buffer.h"
#include "manifest.h"
#include "map.h"
#include "vec.h"

struct name {
	struct digest digest; /* once it is complete */
	bool complete;
	bool kept;   /* linked from the old site; may be put again */
	bool vacant; /* it was to be linked and could not be */
	uint32_t len;
	char path[]; /* NUL-terminated */
};

struct names {
	struct arena *arena;
	VEC(struct name *) names; /* in order of arrival */
	uint32_t *slot;           /* index + 1 by folded path; 0 free */
	size_t nslots;            /* a power of two */
	struct map folders;       /* folded path -> path as it is */
	struct buffer folded;     /* scratch */
};

void names_init(struct names *n, struct arena *a);
void names_release(struct names *n);
/* Whether a path is relative, stays below its folder, and can be a file name
 * everywhere that a manifest can list. */
bool name_is_legal(struct slice path);
/* The file that has this path, in whatever case; NULL if none. */
struct name *names_find(const struct names *n, struct slice path);
/* Adds a file. NULL if a file or folder is there, in whatever case. */
struct name *names_add(struct names *n, struct slice path);
/* Notes a folder. False if a file or a folder in other case is there. */
bool names_add_folder(struct names *n, struct slice path, bool *is_new);
/* Sorts the names by bytes; only names_in_order may be asked after that. */
void names_sort(struct names *n);
bool names_in_order(const struct names *n, struct slice path);
#endif

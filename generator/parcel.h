/* SPDX-License-Identifier: MIT */
/* parcel.h - a frozen dossier on its way to another build: labelled, with what
 * was said about its article, and sealed
 *
 *	32	label: what must be the same where it is opened
 *	32	key: what it was made from
 *	32	corrections: of the file that was applied; zeros: none
 *	4	length of what was told, the low byte first
 *		what was told: CODE, line, column, words; tabs between, a line
 *		a message
 *		the frozen dossier (frozen.h)
 *	32	SHA-256 of all before
 */
#ifndef PARCEL_H
#define PARCEL_H
#include "frozen.h"

struct parcel {
	struct digest label, key, corrections;
	struct slice told, frozen; /* in the parcel's bytes */
};

/* Appends the parcel of `d` with label, key and corrections of `p` and what
 * `told` holds from its message `from` on. */
void parcel_put(struct buffer *out, const struct parcel *p,
    const struct diag *told, size_t from, const struct dossier *d,
    const struct authority *auth, bool with_text);
/* With the label, all that a dossier is made of. */
struct digest parcel_origin(
    const struct digest *key, const struct digest *corrections);
/* False if the bytes are no parcel, or are damaged. */
bool parcel_open(struct parcel *p, struct slice bytes);
/* Says again what was said about the article, which is now at `path`. False
 * if that cannot be read. */
bool parcel_tell(const struct parcel *p, struct diag *d, struct slice path);
#endif

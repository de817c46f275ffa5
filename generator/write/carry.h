/* SPDX-License-Identifier: MIT */
/* carry.h - a user's own files in an old site go along into the new one
 *
 * Ours is what the old manifest lists. Of that, a file that the new site no
 * longer has is let go only if its bytes are still those of the manifest.
 * All else is the user's: hard links to it (copies, where links cannot be
 * made) are put into the new tree, and where the site has a file of the same
 * name, it goes along as NAME.kept: reported. */
#ifndef CARRY_H
#define CARRY_H
#include "diag.h"
#include "manifest.h"

struct carry {
	int old_fd, new_fd;
	struct slice out; /* for diagnostics */
	struct diag *diag;
	/* Whether the new site has a file of its own at `path`. */
	bool (*publishes)(void *context, struct slice path);
	void *context;
};

/* Puts the user's files of the old tree into the new one; the old one is left
 * as it is. False if one cannot be carried: reported. */
bool carry_over(const struct carry *c);
/* Empties the old tree, after a last look for the user's files. False if
 * something had to be left: reported. */
bool carry_clear(const struct carry *c);
#endif

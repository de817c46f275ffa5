/* SPDX-License-Identifier: MIT */
/* manifest.h - what a published site holds: "SHA-256  path", sorted by bytes
 *
 * The format of sha256sum(1), so that `sha256sum -c manifest` proves a copy
 * of the site whole.  The manifest does not list itself. */
#ifndef MANIFEST_H
#define MANIFEST_H
#include <stdio.h>

#include "buffer.h"
#include "digest.h"

#define MANIFEST_NAME "manifest"

void manifest_put(
    struct buffer *out, struct slice path, const struct digest *digest);

struct manifest {
	FILE *file;        /* NULL: there is none */
	char *line;        /* of which `path` is a part */
	struct slice path; /* of the line that was read last */
	struct digest digest;
	bool at_end, malformed;
};

/* Opens the manifest in the folder `at`. False if there is none. */
bool manifest_open(struct manifest *m, int at);
/* The next line. False at the end, or where the text is no manifest of ours
 * (bad line, not in order): then m->malformed. */
bool manifest_next(struct manifest *m);
void manifest_close(struct manifest *m);
/* Whether there is a well-formed manifest in the folder `at`. */
bool manifest_valid(int at);
#endif

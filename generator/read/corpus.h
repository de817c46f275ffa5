/* SPDX-License-Identifier: MIT */
/* corpus.h - where articles come from: a walk over files and folders
 *
 * A PATH is a corpus (a folder with articles/ and perhaps archive.md,
 * authority/), any folder of articles, a file, or "-" for standard input.
 * The walk takes *.txt and *.md below a folder, in byte order of their paths,
 * follows no symbolic link to a folder and skips what is neither file nor
 * folder. A file that is named itself is taken whatever it is called. */
#ifndef CORPUS_H
#define CORPUS_H
#include "diag.h"
#include "vec.h"

struct corpus_file {
	struct slice path; /* to open; NUL-terminated; "-" is stdin */
	struct slice name; /* relative to the PATH: recorded */
};

struct corpus {
	struct arena *arena; /* owns all of this */
	/* What the first PATH that is a corpus brings; NUL-terminated, p NULL
	 * if it has none. */
	struct slice archive_md, authority_dir;
	struct slice name; /* last part of the first PATH, a title: p NULL
			    * for standard input */
	VEC(struct corpus_file) files;
};

void corpus_init(struct corpus *c);
/* Adds what `path` names. False if it does not exist: reported. */
bool corpus_add(struct corpus *c, struct diag *d, const char *path);
void corpus_release(struct corpus *c);
#endif

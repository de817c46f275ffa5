/* SPDX-License-Identifier: MIT */
/* corpus.h - where articles come from: a walk over files, folders, archives
 *
 * A PATH is a corpus (a folder with articles/ and perhaps archive.md,
 * authority/), any folder of articles, an archive or a file of JSON Lines, a
 * file, or "-" for standard input: an article or JSON Lines. The walk takes
 * *.txt, *.md, *.xml (TEI) and what containers (container.h) have in them, in
 * byte order of their paths, follows no symbolic link to a folder and skips
 * what is neither file nor folder. A file that is named itself is taken
 * whatever it is called. */
#ifndef CORPUS_H
#define CORPUS_H
#include "diag.h"
#include "source.h"
#include "vec.h"

struct corpus_file {
	struct slice path; /* to open; NUL-terminated; of what is in a
			    * container or came in, to be told only */
	struct slice name; /* relative to the PATH, UTF-8: recorded */
	uint64_t at;       /* in its container or the standard input */
	uint32_t container;
	uint32_t size; /* of what is there; bytes */
	enum source_kind kind;
	bool contained, standard;
	bool link; /* a symbolic link, to a file */
};

struct corpus {
	struct arena *arena; /* owns all of this */
	/* What the first PATH that is a corpus brings; NUL-terminated, p NULL
	 * if it has none. Of an archive it is the text. */
	struct slice archive_md, authority_dir, pages_dir;
	struct slice archive_md_text;
	struct slice name; /* last part of the first PATH, a title: p NULL
			    * for standard input */
	struct slice standard_input; /* its bytes */
	VEC(struct corpus_file) files;
	VEC(struct slice) containers; /* paths, NUL-terminated */
	/* The files of the first corrections/ of a PATH, in no order. */
	VEC(struct corpus_correction {
		struct slice path; /* NUL-terminated */
		struct slice id;   /* of the article: the file's name */
	})
	corrections;
};

void corpus_init(struct corpus *c);
/* Adds what `path` names. False if it does not exist or standard input cannot
 * be read: reported. */
bool corpus_add(struct corpus *c, struct diag *d, const char *path,
    const struct read_options *o);
void corpus_release(struct corpus *c);
#endif

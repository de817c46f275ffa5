/* SPDX-License-Identifier: MIT */
/* reuse.h - what of the site before need not be made again
 *
 * An article's files are made from the article, what a reader has corrected
 * about it, what stands around it in the paper, the tables, the templates, what
 * the archive says of itself, and the program: the digest of all that is their
 * key, and files with the same key are kept (publication.h). So are pages of
 * lists, whose key is made of their document and the last four of those
 * (renderer.h). */
#ifndef REUSE_H
#define REUSE_H
#include "publication.h"
#include "rooms.h"

/* How the site is made, besides from the corpus. */
struct making {
	const char *templates, *fallback; /* folders; may be NULL */
	const char *records;              /* NULL: the corpus is read */
	bool no_search;
	size_t sheet_rows; /* of the workbook */
};

struct reuse {
	struct publication *publication;
	struct digest with; /* all but what is an article's own */
	bool on;            /* else nothing is kept */
	/* What the file system said of the articles; zeros: not known. */
	struct digest articles;
};

/* Looks what there is of the site before. True if nothing has changed since,
 * so that there is nothing to do; what that build had to say has been said
 * then. */
bool reuse_begin(struct reuse *u, struct rooms *r, const struct making *m,
    struct publication *p);
/* The key of the files of an article. */
struct digest reuse_key(
    const struct reuse *u, const struct stay *s, const struct neighbours *near);
/* That of a file which is made from what `of` is the digest of; zeros if
 * nothing is kept. */
struct digest reuse_key_of(const struct reuse *u, const struct digest *of);
/* Once all is made, before it is published: whether the articles are still
 * those that were there when it was begun. Else the next build looks closer. */
void reuse_check(const struct reuse *u, const struct rooms *r);
/* Remembers what was said, once the site is published. */
void reuse_end(struct reuse *u, struct cli *c);
#endif

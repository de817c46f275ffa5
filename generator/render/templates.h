/* SPDX-License-Identifier: MIT */
/* templates.h - the files that pages are made with
 *
 * A file is taken from the user's folder if that has it, else from the
 * installed one: a site is restyled file by file. Of pages/, the texts of the
 * editor, a corpus may have its own. */
#ifndef TEMPLATES_H
#define TEMPLATES_H
#include "buffer.h"
#include "diag.h"
#include "vec.h"

struct template_file {
	struct slice name; /* "article.xsl", "static/duikan.css" */
	struct slice text;
	struct slice path; /* where it was found, NUL-terminated */
};

struct templates {
	struct arena *arena;        /* owns what is read */
	struct diag *diag;          /* used while loading */
	const char *dir, *fallback; /* either may be NULL */
	const char *pages;          /* the corpus's own pages/; may be NULL */
	VEC(struct template_file *) files; /* read so far */
};

/* False if the user's folder is not there: reported, since all would be taken
 * from the installed one without a word. */
bool templates_check(struct templates *t);
/* The file `name`, read once. NULL if it is nowhere or cannot be read:
 * reported. */
const struct template_file *template_get(struct templates *t, const char *name);
/* Reads every file of the folders static/ and tei/ in both places; a file of
 * the user's folder hides the installed one of that name. In order of names.
 * False if one cannot be read: reported. */
bool templates_static(
    struct templates *t, const struct template_file ***files, size_t *n);
/* Whether there is such a file. */
bool template_exists(struct templates *t, const char *name);
/* The position of a line, from 1, for diagnostics. */
struct location template_line(const struct template_file *f, size_t line);
/* strings.tsv as a stylesheet of named templates: "s.KEY" writes the string
 * in both languages, "a.KEY" as plain text. False: reported. */
bool templates_strings(struct templates *t, struct buffer *xsl);
#endif

/* SPDX-License-Identifier: MIT */
/* style.h - a stylesheet of the site, from XML documents to HTML pages
 *
 * Parsed once, then shared by threads. A stylesheet reads no file but the
 * templates it includes, writes none and sees no network. */
#ifndef STYLE_H
#define STYLE_H
#include "buffer.h"
#include "diag.h"

struct markup;
struct templates;
struct style;

/* Before the first thread: settles libxml2's and libxslt's global tables. */
void style_init(void);
/* NULL if it is missing or malformed: reported with file and line. Must not
 * run in two threads at a time (libxslt tells the errors of loading through a
 * global); the files of `t` must outlive the style. */
struct style *style_load(struct templates *t, const char *name);
void style_free(struct style *s);

/* The names in it: documents that share them (markup.h) are quicker to match.
 */
struct _xmlDict *style_names(const struct style *s);

struct style_param {
	const char *name;
	struct slice value;
};

/* Appends the page that `m` becomes. False if the stylesheet fails: reported
 * with its file and line. */
bool style_apply(const struct style *s, struct diag *d, const struct markup *m,
    const struct style_param *params, size_t nparams, struct buffer *html);
#endif

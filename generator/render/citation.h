/* SPDX-License-Identifier: MIT */
/* citation.h - an article as its readers cite it
 *
 *	cite url coins	OpenURL 1.0 in a span of class Z3988 (COinS)
 *	  chicago	Chicago Manual of Style, 17th edition, 14.191; in it
 *			zh (words in Chinese) and cite (the newspaper)
 *	  gbt		GB/T 7714-2015, a newspaper article [N]
 *	  file name href type
 *			BibTeX, RIS and CSL-JSON, each as a data: URL. A file
 *			of its own would take a block of the disk and a call
 *			to make it, three times an article
 *	  jsonld	NewsArticle of schema.org, safe inside a script */
#ifndef CITATION_H
#define CITATION_H
#include "archive_info.h"
#include "article.h"
#include "markup.h"

/* Writes the element "cite" into the open element of `m`. `path` is the
 * page's, from the top of the site. */
void put_citation(struct markup *m, struct arena *a,
    const struct archive_info *info, const struct article *article,
    struct slice id, struct slice path);
#endif

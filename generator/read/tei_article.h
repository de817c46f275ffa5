/* SPDX-License-Identifier: MIT */
/* tei_article.h - an article that is one of our TEI documents, as the text it
 * was made from
 *
 * The text of a version is in its div, in runs: a head, p or ab is one, and
 * each lb in it begins another. What stood between the runs (white space, the
 * header, the rule) is in the xenoData of type "layout":
 *
 *	{"halves":[{"lang":"en","before":["Title: ", ...]},
 *	           {"lang":"zh","before":[...]}],"end":"\n"}
 *
 * (or {"text": "the whole"} where runs and source are not in one order).
 * "before" has a string for each run of that div, in the order of the
 * document, halves stand in the order of the source. So what was corrected in
 * a paragraph of the document is corrected in the text.
 *
 * Documents come from anywhere: one with a DTD is refused before an entity is
 * looked at, nothing is loaded, and libxml2's limits on depth and size hold. */
#ifndef TEI_ARTICLE_H
#define TEI_ARTICLE_H
#include "buffer.h"

enum tei_found { TEI_ARTICLE, TEI_OTHER, TEI_BAD };

/* Before the first, while there is one thread: what libxml2 has for all of its
 * threads it would else make when the first document comes, perhaps twice. */
void tei_article_init(void);

/* Appends the text and the name of the file it was. TEI_OTHER: XML, but none
 * of our articles. But for TEI_ARTICLE `why` says what is wrong. */
enum tei_found tei_article(struct buffer *text, struct buffer *name,
    struct slice bytes, char *why, size_t n);
#endif

/* SPDX-License-Identifier: MIT */
/* html.h - a tree that a stylesheet made, as the bytes of an HTML page
 *
 * By the algorithm of the HTML standard ("serialising HTML fragments"), with
 * two liberties that parse to the same document: a no-break space stays
 * itself, and ">" in attributes is escaped. libxml2 has a writer too; it is
 * one of HTML 4: it looks every element and attribute up in lists of that
 * time, which took a third of the time of making a page, escapes addresses
 * and adds attributes. */
#ifndef HTML_H
#define HTML_H
#include "buffer.h"

struct _xmlNode;

/* Appends the element and all below it. Namespaces are left to the parser of
 * the page, which knows those of SVG by itself. Needs no stack, however deep
 * the tree is. */
void html_write(struct buffer *out, const struct _xmlNode *element);
/* Text between tags, escaped. */
void html_text(struct buffer *out, struct slice text);
#endif

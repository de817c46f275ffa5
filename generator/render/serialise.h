/* SPDX-License-Identifier: MIT */
/* serialise.h - trees of libxml2 as the bytes of a page or a document
 *
 * libxml2 has writers, too. The one of HTML is one of HTML 4: it looks every
 * element and attribute up in lists of that time, which took a third of the
 * time of making a page, escapes addresses and adds attributes. The one of XML
 * goes through its output buffers and took four times as long as this. Neither
 * here needs a stack, however deep the tree is. */
#ifndef SERIALISE_H
#define SERIALISE_H
#include "buffer.h"

struct _xmlNode;

/* Appends a node and all below it as HTML, by the algorithm of the standard
 * ("serialising HTML fragments") with two liberties that parse to the same
 * document: a no-break space stays itself, and ">" in attributes is escaped.
 * Namespaces are left to the parser of the page, which knows those of SVG by
 * itself. */
void html_write(struct buffer *out, const struct _xmlNode *node);
/* Text between tags and in an attribute, escaped. */
void html_text(struct buffer *out, struct slice text);
void html_attribute(struct buffer *out, struct slice value);
/* Whether an element has no end tag, and whether its text is not escaped. */
bool html_is_void(const char *name);
bool html_is_raw(const char *name);
/* Appends a node and all below it as XML 1.0 in UTF-8, with the declarations
 * of namespaces that it has and the line ends below. */
void xml_write(struct buffer *out, const struct _xmlNode *node);
/* A line end behind the start tag of an element, or behind all of it, that is
 * written and stands nowhere in the tree: stylesheets had half of an article's
 * nodes to strip. (It is in the `_private` of libxml2's node.) */
void xml_line_inside(struct _xmlNode *element);
void xml_line_after(struct _xmlNode *element);
#endif

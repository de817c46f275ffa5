/* SPDX-License-Identifier: MIT */
/* xml.h - XML as text, for files too large or too plain to build as a tree
 *
 * What is written must be legal in XML 1.0: text from source.h is. */
#ifndef XML_H
#define XML_H
#include "buffer.h"

#define XML_DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/* Appends `s` as character data or as the value of an attribute in double
 * quotes. Line ends and tabs become references where a parser would turn them
 * into blanks. */
void xml_text(struct buffer *b, struct slice s);
void xml_value(struct buffer *b, struct slice s);
/* " name=\"value\"". */
void xml_attr(struct buffer *b, const char *name, struct slice value);
/* "<name>text</name>". */
void xml_leaf(struct buffer *b, const char *name, struct slice text);
#endif

/* SPDX-License-Identifier: MIT */
/* value.h - the expressions of a stylesheet whose value is wanted as text
 *
 * Four in five are an attribute, a variable or the node itself: those are
 * looked up here. libxml2 evaluates the others; it needs some hundred
 * instructions before it begins. */
#ifndef VALUE_H
#define VALUE_H
#include "slice.h"

struct _xmlNode;
struct _xsltStylesheet;
struct _xsltTransformContext;
struct arena;
struct value;

/* The expression `select` (XPath 1.0) of the instruction `at`; NULL if it is
 * none. value_release comes before the arena is freed. */
struct value *value_compile(struct arena *a, struct _xsltStylesheet *sheet,
    struct _xmlNode *at, struct slice select);
void value_release(struct value *v);
/* Its text at `node`, never NULL. The caller frees `*own`, with xmlFree, when
 * it is done with the text; it is NULL if the text is another's. */
const char *value_text(const struct value *v, struct _xsltTransformContext *x,
    struct _xmlNode *node, unsigned char **own);
#endif

/* SPDX-License-Identifier: MIT */
/* value.h - the expressions of a stylesheet whose value is wanted as text, and
 * the conditions in it
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

/* What xsl:if and xsl:when ask for, where that is looked up here, too:
 * attributes and variables, whether they are there or are some text, the
 * position; some of them joined by "and" or by "or", each in not() or not. */
struct condition;
/* NULL if it asks for anything else. */
const struct condition *condition_compile(
    struct arena *a, struct _xsltStylesheet *sheet, struct slice test);
/* 1 or 0; -1: it takes libxslt to know. */
int condition_holds(const struct condition *c, struct _xsltTransformContext *x,
    struct _xmlNode *node);
#endif

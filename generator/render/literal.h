/* SPDX-License-Identifier: MIT */
/* literal.h - what a stylesheet says literally, made ready once
 *
 * XSLT builds a tree of the page; of that tree only its bytes are wanted. So
 * the elements that stand literally in templates are compiled when the
 * stylesheet is loaded: into the bytes of their tags with the values between
 * them, and into nothing but bytes where no value stands. They reach the tree
 * of the page as one text that is not escaped again. libxslt does all else.
 *
 * As before elements are made where an element is wanted: in variables, in
 * parameters and where an instruction may yet add an attribute. */
#ifndef LITERAL_H
#define LITERAL_H
#include "buffer.h"

struct _xsltStylesheet;
struct _xsltTransformContext;
struct literals;

/* Compiles what the templates of `sheet` hold: its transformations need a
 * struct run (run.h). The stylesheet must not be
 * parsed further, and `literals_free` comes before it is freed. */
struct literals *literals_compile(struct _xsltStylesheet *sheet);
void literals_free(struct literals *l); /* NULL is fine */
/* Adds HTML, behind which there is a NUL, to the page. */
void literal_put(struct _xsltTransformContext *x, struct slice html);
#endif

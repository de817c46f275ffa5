/* SPDX-License-Identifier: MIT */
/* once.h - what is the same on every page of a folder's depth, made once
 *
 * An extension element of XSLT: <dk:once> stands for what it holds, which may
 * depend on the parameters of the stylesheet and on nothing else, not on the
 * document and not on variables. It is made when it is first met and copied,
 * as finished HTML, from then on. Not in attributes, nor where its text is
 * asked for: there it is markup. */
#ifndef ONCE_H
#define ONCE_H
#include "slice.h"

#define ONCE_NAMESPACE "tag:duikan,2026:templates"

/* The pieces of one stylesheet, shared by threads. */
struct once;
/* Those of one set of parameters. */
struct once_set;

/* Before a stylesheet is parsed that has the element. */
void once_init(void);
struct once *once_new(void);
void once_free(struct once *o); /* NULL is fine */
/* `parameters` is whatever tells one set from another. */
struct once_set *once_set_of(struct once *o, struct slice parameters);
#endif

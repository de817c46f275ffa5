/* SPDX-License-Identifier: MIT */
/* body.h - the paragraphs of one version, and the headline lines before them
 *
 * A parser over bytes: to CommonMark a Chinese body is now a code block, now
 * paragraphs, as its indents happen to be. */
#ifndef BODY_H
#define BODY_H
#include "article.h"
#include "frame.h"

/* Fills headlines (in the body), paragraphs, body and, but for its date, the
 * dateline from the lines of `p`; half->title, its headlines and the authors
 * are there already.  Among the first `loose` lines may be headlines without
 * the title's words: translators choose others, and print the column's name
 * too. */
void body_read(struct half *half, struct arena *a, const struct source *s,
    struct part p, size_t loose);
enum { BODY_LOOSE_HEADLINES = 6 };
#endif

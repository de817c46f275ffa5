/* SPDX-License-Identifier: MIT */
/* recode.h - articles that are not plain UTF-8, made so
 *
 * GB18030 (or GBK, GB2312, which it has in it) becomes UTF-8, and a byte order
 * mark goes; nothing else of a file changes. Files are left alone where no one
 * has asked for them to be replaced. */
#ifndef RECODE_H
#define RECODE_H
#include "cli.h"

/* Converts what of the corpus needs it: into `folder`, under the names that
 * the files have in the corpus and where nothing is yet, or, with `folder`
 * NULL, in place, each file replaced whole or not at all. Tells on standard
 * output what was done; what cannot be converted is reported. False if the
 * disk fails: reported. */
bool recode_corpus(
    struct cli *c, const struct corpus *corpus, const char *folder);
#endif

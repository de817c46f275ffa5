/* SPDX-License-Identifier: MIT */
/* pattern.h - Perl-compatible regular expressions: PCRE2, which nothing else
 * here includes
 *
 * Compiled just in time where the machine can, over text that is known to be
 * UTF-8 (pcre2unicode(3)).  Character classes are ASCII's, as everywhere here;
 * \p{...} is there for the others. */
#ifndef PATTERN_H
#define PATTERN_H
#include "diag.h"

struct arena;
struct pattern;

/* What a match came to. A limit ends a pattern that backtracks without end;
 * it is a fault of the pattern, to be told to its author. */
enum pattern_result { PATTERN_NONE, PATTERN_FOUND, PATTERN_LIMIT };

/* Compiles `regex` into `a`, which keeps owning it; read-only from then on,
 * for any number of threads. NULL if it is malformed: reported at `at`. */
struct pattern *pattern_new(struct arena *a, struct diag *d, struct location at,
    struct slice regex, bool ignore_case);
/* A match that begins at `off`. It may look at the text before. */
enum pattern_result pattern_at(
    const struct pattern *p, struct slice text, size_t off, struct span *found);
#endif

/* SPDX-License-Identifier: MIT */
/* lint.h - what is wrong with a corpus, for people, editors and services
 *
 * Text is `path:line:column: level: message`; SARIF is OASIS's Static Analysis
 * Results Interchange Format 2.1.0, one run, as code hosts read it; JSON Lines
 * are a diagnostic an object. */
#ifndef LINT_H
#define LINT_H
#include "cli.h"

enum lint_format { LINT_TEXT, LINT_JSONL, LINT_SARIF, LINT_FORMATS };

struct lint {
	struct cli *cli;
	enum lint_format format;
	size_t results; /* so far */
};

bool lint_begin(struct lint *l);
/* Prints what the cli's collector holds and lets go of it; only errors if
 * --quiet. */
bool lint_print(struct lint *l);
bool lint_end(struct lint *l);
#endif

/* SPDX-License-Identifier: MIT */
/* diag.h - what is said about the input: `path:line:column: level: message`
 *
 * A collector holds the messages of one worker until they are printed, so
 * that the order is the corpus order whatever the threads did.  A position is
 * an offset in bytes until it is printed; lines and columns count from 1,
 * columns in code points. */
#ifndef DIAG_H
#define DIAG_H
#include <stdio.h>

#include "slice.h"

enum diag_level { NOTE, WARNING, ERROR, FATAL };

enum diag_code {
#define DIAG(code, level, words) code,
#include "diag.def"
#undef DIAG
	DIAG_CODES
};

/* Where: a text and an offset into it. Without text only the path is told,
 * without a path nothing is. */
struct location {
	struct slice path;
	struct slice text;
	size_t off;
};

struct diag;

struct diag *diag_new(void);
void diag_free(struct diag *d);
/* Reports `code`; `detail` takes the place of "%" in its words, quoted, with
 * control and direction characters escaped. A flood of one code from one
 * path is cut after 100 and counted. `d` may be NULL: then it is dropped. */
void diag(struct diag *d, enum diag_code code, struct location at,
    struct slice detail);
/* The worst level reported since the start, -1 if none. */
int diag_worst(const struct diag *d);
size_t diag_count(const struct diag *d, enum diag_code code);
/* Moves what was reported from `from` to `to`. */
void diag_move(struct diag *to, struct diag *from);
/* Prints what is held, of `least` and above, and lets go of it; counts and
 * worst level stay. False if `out` fails. */
bool diag_print(struct diag *d, FILE *out, enum diag_level least);

/* A message that is held; its path and text are escaped already. */
struct diag_message {
	struct slice path, text;
	size_t line, column; /* from 1; 0: not told */
	enum diag_code code;
	enum diag_level level;
};
typedef bool diag_take(void *context, const struct diag_message *m);
/* Hands over what diag_print would print, as long as `take` says true. */
bool diag_drain(
    struct diag *d, enum diag_level least, diag_take *take, void *context);

void diag_print_message(FILE *out, const struct diag_message *m);
/* How many are held; and the same for those from the one at `from`, which
 * stay. */
size_t diag_held(const struct diag *d);
bool diag_each(
    const struct diag *d, size_t from, diag_take *take, void *context);
/* Reports anew what was handed over once, of whatever `path`. */
void diag_again(
    struct diag *d, struct slice path, const struct diag_message *m);

/* Of a code: its level, its words with a "%" in them, and its name as other
 * programs want it, DIAG_NOT_UTF8 as "not-utf8". */
enum { DIAG_RULE_SIZE = 40 };
enum diag_level diag_code_level(enum diag_code code);
const char *diag_code_words(enum diag_code code);
const char *diag_code_rule(enum diag_code code, char out[DIAG_RULE_SIZE]);
const char *diag_level_name(enum diag_level level);
/* 1-based line and column (code points) of an offset. */
void location_resolve(struct location at, size_t *line, size_t *column);
#endif

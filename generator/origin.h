/* SPDX-License-Identifier: MIT */
/* origin.h - what a site is made from, as digests that the next build compares
 *
 * The program is told by the build ids of itself and of every library that it
 * runs with, tables and templates by their bytes, and, to see that nothing at
 * all has changed, every input: at a glance by what the file system says of it
 * (path, size, inode, times of modification and change), else by its bytes. */
#ifndef ORIGIN_H
#define ORIGIN_H
#include "buffer.h"
#include "digest.h"

struct corpus;

/* Digests of more and more, in bounded memory. */
struct origin {
	struct buffer pending;
	struct digest so_far;
	int64_t begun, newest; /* nanoseconds */
	bool unknown;          /* something cannot be told from outside */
};

void origin_begin(struct origin *o);
void origin_add(struct origin *o, struct slice bytes);
void origin_program(struct origin *o);
/* What files are there, and their bytes, below a folder; or a file's. NULL is
 * nothing. */
void origin_bytes(struct origin *o, const char *path);
/* The same by what the file system says of them. */
void origin_stamps(struct origin *o, const char *path);
/* The articles of a corpus and their corrections, in one of these ways. */
typedef void origin_way(struct origin *o, const char *path);
void origin_articles(struct origin *o, const struct corpus *c, origin_way *way);
struct digest origin_end(struct origin *o);
/* The same, but zeros where a file could have changed without a trace: one
 * that is not there, or was changed in the moments before origin_begin, when
 * a clock may not have moved on. */
struct digest origin_end_stamps(struct origin *o);
#endif

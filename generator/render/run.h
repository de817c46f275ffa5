/* SPDX-License-Identifier: MIT */
/* run.h - what our own instructions have by them while a page is made: the
 * _private of libxslt's transformation */
#ifndef RUN_H
#define RUN_H
#include "buffer.h"

struct once_set;

struct run {
	struct once_set *once;
	struct buffer html; /* scratch */
};
#endif

/* SPDX-License-Identifier: MIT */
/* datadir.h - where templates/ and authority/ are */
#ifndef DATADIR_H
#define DATADIR_H
#include "slice.h"

struct arena;

/* The folder that holds `name` ("templates", "authority"), NUL-terminated:
 * below $DUIKAN_DATADIR if that is set, else ../share/duikan seen from the
 * program, else, for a program that was not installed, the source tree it was
 * built from. p NULL if there is none. */
struct slice datadir_find(struct arena *a, const char *name);
#endif

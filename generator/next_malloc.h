/* SPDX-License-Identifier: MIT */
/* next_malloc.h - the malloc that stands behind one of our own, for the one
 * file of a program or library that has one */
#ifndef NEXT_MALLOC_H
#define NEXT_MALLOC_H
#include <dlfcn.h>
#include <stddef.h>

/* What dlsym finds, as what it is: ISO C has no cast for that. */
static union {
	void *found;
	void *(*call)(size_t);
} next_malloc;
static union {
	void *found;
	void *(*call)(size_t, size_t);
} next_calloc;
static union {
	void *found;
	void *(*call)(void *, size_t);
} next_realloc;

/* The loader takes memory before main() and before any constructor, and does
 * so alone: no other thread is there yet. */
static inline void
find_next(void)
{
	if (next_malloc.found != NULL)
		return;
	next_calloc.found = dlsym(RTLD_NEXT, "calloc");
	next_realloc.found = dlsym(RTLD_NEXT, "realloc");
	next_malloc.found = dlsym(RTLD_NEXT, "malloc");
}
#endif

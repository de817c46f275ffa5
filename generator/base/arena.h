/* SPDX-License-Identifier: MIT */
/* arena.h - memory that is given back all at once
 *
 * Everything about one article lives in one arena; leaving the article frees
 * it.  Running out of memory ends the program (exit 4), so callers never
 * check. */
#ifndef ARENA_H
#define ARENA_H
#include <stddef.h>

#include "slice.h"

struct arena;

struct arena *arena_new(void);
/* Frees all that was allocated; NULL is fine. */
void arena_free(struct arena *a);
/* Gives back the contents but keeps one block for the next article. */
void arena_reset(struct arena *a);
/* Zeroed, aligned for any object; never NULL. */
void *arena_alloc(struct arena *a, size_t size);
/* The array `old` of `used` bytes moved into a room of `size` bytes. */
void *arena_grow(struct arena *a, const void *old, size_t used, size_t size);
/* A copy of `s`, with a NUL behind it for libraries that want one. */
struct slice arena_copy(struct arena *a, struct slice s);
/* printf into the arena. */
struct slice arena_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Bytes taken from the system, for measurements. */
size_t arena_size(const struct arena *a);

#define ARENA_NEW(a, type, count)                                              \
	((type *)arena_alloc((a), arena_times(sizeof(type), (count))))

/* size * count, or the end of the program where that overflows. */
size_t arena_times(size_t size, size_t count);

/* Like malloc and realloc, but never NULL: out of memory ends the program. */
void *must_alloc(size_t size);
void *must_realloc(void *p, size_t size);
/* That end, for callers of a library that has none: told, with exit 4. */
_Noreturn void out_of_memory(void);
#endif

/* SPDX-License-Identifier: MIT */
/* vec.h - arrays that grow inside an arena
 *
 *	VEC(struct figure) figures = { 0 };
 *	*VEC_ADD(arena, &figures) = (struct figure){ ... };
 *	VEC_EACH(f, &figures) print(f);
 *
 * The old room stays in the arena until that is freed, at most as much again
 * as the array. Pointers to elements are good until the next VEC_ADD. */
#ifndef VEC_H
#define VEC_H
#include "arena.h"

#define VEC(type)                                                              \
	struct {                                                               \
		type *v;                                                       \
		size_t n, capacity;                                            \
	}

/* Points to a new, zeroed element at the end. */
#define VEC_ADD(a, vec)                                                        \
	((vec)->n == (vec)->capacity                                           \
		? (void)((vec)->v = arena_grow((a), (vec)->v,                  \
			     (vec)->n * sizeof(*(vec)->v),                     \
			     arena_times(sizeof(*(vec)->v),                    \
				 (vec)->capacity =                             \
				     (vec)->n ? (vec)->n * 2 : 8)))            \
		: (void)0,                                                     \
	    &(vec)->v[(vec)->n++])

#define VEC_EACH(it, vec)                                                      \
	for (__typeof__((vec)->v + 0)                                          \
		 it = (vec)->v,                                                \
		 it##_end_ = (vec)->v != NULL ? (vec)->v + (vec)->n : NULL;    \
	     it != it##_end_; it++)
#endif

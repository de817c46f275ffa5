/* SPDX-License-Identifier: MIT */
/* memory.c - an end to running out of memory
 *
 * A library that is denied memory goes on somehow: libxml2 leaves a node out,
 * libxlsxwriter a cell, getline(3) looks like the end of a file. A site that
 * lacks a paragraph is worse than none. So the program replaces malloc ("The
 * GNU C Library", Replacing malloc), and with it the libraries': what it asks
 * the next one for, the C library's or mimalloc's, it gets, or the program
 * ends as it does where base/ runs out (exit 4).
 *
 * A piece beyond LARGE may be denied: no table of ours is, so it is what a
 * damaged archive asks for, and libarchive tells of that. Sanitizers replace
 * malloc themselves, and have an option for this. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "memory.h"

#ifdef MIMALLOC_DELAY
#include <mimalloc.h>
#endif

/* clang's way to say what gcc says by a macro */
#ifndef __has_feature
#define __has_feature(x) 0
#endif
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) &&         \
    !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)
#include "next_malloc.h"

#ifdef MIMALLOC_DELAY
enum { DELAY_MS = 1500, TABLES = 192 << 20 };

/* mimalloc gives what was free for a moment back to the kernel, which has to
 * find and clear it anew, and to tell all processors, when it is asked for
 * again: a quarter of a build's time. Here that waits for a second and a half,
 * which is as good as ten, and a tenth of the memory less.
 *
 * And the kernel may hand out the first memory by two megabytes (transparent
 * huge pages, for who asks): four thousand faults less when the authority
 * tables are loaded, which is two thirds of the time that takes. Such memory is
 * never given back, so it is no more than the tables need. The environment may
 * say otherwise. */
static void
advise_allocator(void)
{
	mi_option_set_default(MIMALLOC_DELAY, DELAY_MS);
	if (!mi_option_is_enabled(mi_option_large_os_pages)) {
		mi_thread_init();
		mi_option_enable(mi_option_large_os_pages);
		mi_reserve_os_memory(TABLES, true, true);
		mi_option_disable(mi_option_large_os_pages);
	}
}
#else
static void
advise_allocator(void)
{
}
#endif

enum { LARGE = 1 << 24 };

static void
begin(void)
{
	/* Before it takes anything from the kernel. */
	advise_allocator();
	find_next();
}

static void *
need(void *p, size_t size)
{
	if (p == NULL && size > 0 && size <= LARGE)
		out_of_memory();
	return p;
}

void *
malloc(size_t size)
{
	if (next_malloc.found == NULL)
		begin();
	return need(next_malloc.call(size), size);
}

void *
calloc(size_t n, size_t size)
{
	if (next_malloc.found == NULL)
		begin();
	return need(next_calloc.call(n, size),
	    size > 0 && n > LARGE / size ? SIZE_MAX : n * size);
}

void *
realloc(void *old, size_t size)
{
	if (next_malloc.found == NULL)
		begin();
	return need(next_realloc.call(old, size), size);
}

/* mimalloc has its own of these two, which would pass us by. */
char *
strdup(const char *s)
{
	size_t size = strlen(s) + 1;

	return memcpy(must_alloc(size), s, size);
}

char *
strndup(const char *s, size_t n)
{
	size_t length = strnlen(s, n);
	char *copy = must_alloc(length + 1);

	memcpy(copy, s, length);
	copy[length] = '\0';
	return copy;
}

#endif

void
memory_give_back(void)
{
#ifdef MIMALLOC_DELAY
	mi_collect(true);
#endif
}

/* SPDX-License-Identifier: MIT */
/* starve.c - a malloc that fails when it is told to, for LD_PRELOAD
 *
 * STARVE_LIST=FILE writes, for every place in the program and its libraries
 * that takes memory (the innermost return addresses tell them apart), the
 * number of the allocation that is the first there: the numbers that are worth
 * a try. STARVE_AT=N lets the N-th allocation fail, and STARVE_ON=1 all that
 * follow, too; STARVE_TELL=1 prints where that is. One thread is expected:
 * numbers count through. */
#include <execinfo.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "next_malloc.h"

enum { FRAMES = 6, PLACES = 1 << 16 };

static atomic_long count;
static long fail_at;
static bool fail_on, listing, telling;
static int list_fd;
static uint64_t place[PLACES];
/* backtrace() takes memory when it is called first. */
static _Thread_local bool inside;

/* Counts from main() on: what the loader takes is not the program's. */
static void __attribute__((constructor)) begin(void)
{
	const char *at = getenv("STARVE_AT"), *list = getenv("STARVE_LIST");
	void *frame[FRAMES];

	backtrace(frame, FRAMES);
	fail_on = getenv("STARVE_ON") != NULL;
	telling = getenv("STARVE_TELL") != NULL;
	if (list != NULL) {
		list_fd =
		    open(list, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
		listing = list_fd >= 0;
	}
	fail_at = at != NULL ? atol(at) : 0;
	count = 0;
}

static bool
is_new(void)
{
	void *frame[FRAMES];
	int n = backtrace(frame, FRAMES);
	uint64_t h = UINT64_C(0xcbf29ce484222325);
	size_t i;

	/* The first two are here. */
	for (int k = 2; k < n; k++)
		h = (h ^ (uint64_t)(uintptr_t)frame[k]) *
		    UINT64_C(0x9e3779b97f4a7c15);
	h |= 1;
	for (i = h >> 40; place[i % PLACES] != 0; i++)
		if (place[i % PLACES] == h)
			return false;
	place[i % PLACES] = h;
	return true;
}

static void
put_number(long n)
{
	char text[32];
	int len = snprintf(text, sizeof(text), "%ld\n", n);

	if (write(list_fd, text, (size_t)len) != len)
		abort();
}

static void
tell(void)
{
	void *frame[32];

	inside = true;
	backtrace_symbols_fd(frame, backtrace(frame, 32), STDERR_FILENO);
	inside = false;
}

/* Whether this allocation is to fail. */
static bool
starves(void)
{
	long n;

	find_next();
	if (inside)
		return false;
	n = ++count;
	if (listing) {
		inside = true;
		if (is_new())
			put_number(n);
		inside = false;
	}
	if (n == fail_at && telling)
		tell();
	return fail_at > 0 && (n == fail_at || (fail_on && n > fail_at));
}

void *
malloc(size_t n)
{
	return starves() ? NULL : next_malloc.call(n);
}

void *
calloc(size_t n, size_t size)
{
	return starves() ? NULL : next_calloc.call(n, size);
}

void *
realloc(void *old, size_t n)
{
	return starves() ? NULL : next_realloc.call(old, n);
}

static char *
copy(const char *s, size_t len)
{
	char *copy = malloc(len + 1);

	if (copy != NULL) {
		memcpy(copy, s, len);
		copy[len] = '\0';
	}
	return copy;
}

char *
strndup(const char *s, size_t n)
{
	return copy(s, strnlen(s, n));
}

char *
strdup(const char *s)
{
	return copy(s, strlen(s));
}

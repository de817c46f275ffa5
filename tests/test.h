/* SPDX-License-Identifier: MIT */
/* test.h - unit tests that speak TAP
 *
 *	static void
 *	adds(void)
 *	{
 *		CHECK(1 + 1 == 2);
 *		CHECK_STR(slice, "text");
 *	}
 *	int main(void) { TEST(adds); return test_done(); }
 *
 * A failed check is told with file and line; its test goes on. */
#ifndef TEST_H
#define TEST_H
#include <stdio.h>

#include "slice.h"

static int test_count, test_failures, test_failed;

static inline void
test_check(int ok, const char *file, int line, const char *what)
{
	if (ok)
		return;
	test_failures++;
	printf("# %s:%d: failed: %s\n", file, line, what);
}

static inline void
test_check_str(struct slice got, struct slice want, const char *file, int line)
{
	if (slice_eq(got, want))
		return;
	test_failures++;
	printf("# %s:%d: got \"%.*s\", want \"%.*s\"\n", file, line,
	    SLICE_ARG(got), SLICE_ARG(want));
}

#define CHECK(ok) test_check((ok) != 0, __FILE__, __LINE__, #ok)
#define CHECK_STR(got, want)                                                   \
	test_check_str((got), slice_of(want), __FILE__, __LINE__)
#define TEST(name) test_run((name), #name)

static inline void
test_run(void (*test)(void), const char *name)
{
	test_failures = 0;
	test();
	test_count++;
	test_failed += test_failures != 0;
	printf("%sok %d - %s\n", test_failures ? "not " : "", test_count, name);
	fflush(stdout);
}

/* One of 0 .. below - 1, the same ones in every run (xorshift: Marsaglia
 * 2003). */
static inline uint32_t
draw(uint32_t below)
{
	static uint64_t state = 88172645463325252U;

	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)((state >> 20) % below);
}

static inline int
test_done(void)
{
	printf("1..%d\n", test_count);
	return test_failed != 0;
}
#endif

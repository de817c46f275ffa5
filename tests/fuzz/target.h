/* SPDX-License-Identifier: MIT */
/* target.h - what all fuzz targets begin with */
#ifndef TARGET_H
#define TARGET_H
#include <stdint.h>
#include <stdlib.h>

/* Like assert(3), in every build. */
#define MUST(ok)                                                               \
	do {                                                                   \
		if (!(ok))                                                     \
			abort();                                               \
	} while (0)

/* Everything that a target does; libFuzzer's name. Returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* xorshift64* (Vigna 2016) */
static inline uint64_t
next_random(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * UINT64_C(2685821657736338717);
}

#endif

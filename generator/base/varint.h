/* SPDX-License-Identifier: MIT */
/* varint.h - whole numbers in as few bytes as they need (LEB128) */
#ifndef VARINT_H
#define VARINT_H
#include <stddef.h>
#include <stdint.h>

enum { VARINT_MAX = 5 }; /* bytes of 32 bits */

/* Writes `v` to `out`, which has room for VARINT_MAX; how many bytes. */
static inline size_t
varint_put(uint8_t *out, uint32_t v)
{
	size_t n = 0;

	for (; v >= 0x80; v >>= 7)
		out[n++] = (uint8_t)(v | 0x80);
	out[n++] = (uint8_t)v;
	return n;
}

/* The number at `*p`, which moves behind it; trusted bytes. */
static inline uint32_t
varint_get(const uint8_t **p)
{
	uint32_t v = 0;
	unsigned shift = 0;

	for (; **p >= 0x80; shift += 7)
		v |= (uint32_t)(*(*p)++ & 0x7f) << shift;
	return v | (uint32_t) * (*p)++ << shift;
}
#endif

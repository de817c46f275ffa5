/* SPDX-License-Identifier: MIT */
/* digest.h - SHA-256 (FIPS 180-4) of bytes and of files
 *
 * By libcrypto, which uses the processor's own instructions for it. */
#ifndef DIGEST_H
#define DIGEST_H
#include "slice.h"

struct digest {
	unsigned char byte[32];
};

#define DIGEST_HEX 64 /* characters */

struct digest digest_of(struct slice bytes);
/* Of bytes that come in pieces: begun, added to, and ended, which frees it. */
struct digester;
struct digester *digester_new(void);
void digester_add(struct digester *x, struct slice bytes);
struct digest digester_end(struct digester *x);
/* Of all that is left to read from `fd`; false and errno if reading fails. */
bool digest_of_file(struct digest *out, int fd);
bool digest_eq(const struct digest *a, const struct digest *b);
/* The digits, lower-case, in `out`, which has room for DIGEST_HEX; no NUL. */
void digest_hex(const struct digest *d, char *out);
#endif

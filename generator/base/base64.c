/* SPDX-License-Identifier: MIT */
#include "base64.h"

#include <openssl/evp.h>

void
base64_put(struct buffer *out, struct slice bytes)
{
	enum { PIECE = 3 << 20 }; /* whole groups, far below INT_MAX */

	while (bytes.n > 0) {
		size_t n = bytes.n < PIECE ? bytes.n : PIECE;
		char *p = buffer_room(out, (n + 2) / 3 * 4 + 1);

		out->n += (size_t)EVP_EncodeBlock(
		    (unsigned char *)p, (const unsigned char *)bytes.p, (int)n);
		bytes = slice_tail(bytes, n);
	}
	while (out->n > 0 && out->p[out->n - 1] == '=')
		out->n--;
}

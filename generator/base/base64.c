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

bool
base64_get(struct buffer *out, struct slice text)
{
	enum { PIECE = 4 << 20 }; /* whole groups, far below INT_MAX */
	size_t n = out->n, odd = text.n % 4;
	char last[4] = {'=', '=', '=', '='};

	if (odd == 1)
		return false;
	for (size_t rest = text.n - odd; rest > 0 || odd > 0;) {
		const char *from = text.p + (text.n - odd - rest);
		size_t piece = rest < PIECE ? rest : PIECE;
		int got;

		if (rest == 0) {
			/* The padding that was left away. */
			memcpy(last, from, odd);
			from = last;
			piece = 4;
		}
		got = EVP_DecodeBlock(
		    (unsigned char *)buffer_room(out, piece / 4 * 3),
		    (const unsigned char *)from, (int)piece);
		/* It skips white space and padding, which are none of ours. */
		if (got != (int)(piece / 4 * 3) ||
		    (from != last && memchr(from, '=', piece) != NULL)) {
			out->n = n;
			return false;
		}
		out->n += (size_t)got;
		if (rest == 0) {
			out->n -= 4 - odd;
			break;
		}
		rest -= piece;
	}
	return true;
}

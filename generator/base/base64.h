/* SPDX-License-Identifier: MIT */
/* base64.h - bytes as text (RFC 4648, section 4), without padding */
#ifndef BASE64_H
#define BASE64_H
#include "buffer.h"

/* Appends the bytes that `text` stands for; false if it is no such text, and
 * nothing is appended then. */
bool base64_get(struct buffer *out, struct slice text);
void base64_put(struct buffer *out, struct slice bytes);
#endif

/* SPDX-License-Identifier: MIT */
/* base64.h - bytes as text (RFC 4648, section 4), without padding */
#ifndef BASE64_H
#define BASE64_H
#include "buffer.h"

void base64_put(struct buffer *out, struct slice bytes);
#endif

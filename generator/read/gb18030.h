/* SPDX-License-Identifier: MIT */
/* gb18030.h - the Chinese national encoding (GB 18030, of which GBK and
 * GB 2312 are parts) turned into UTF-8 */
#ifndef GB18030_H
#define GB18030_H
#include "buffer.h"

/* Appends `bytes` as UTF-8. On a fault false, and `*bad` is the offset of the
 * first byte that is not GB18030. */
bool gb18030_decode(struct buffer *out, struct slice bytes, size_t *bad);
/* Whether bytes that are not UTF-8 from `bad` on are most likely Chinese text
 * in GB18030: they decode, and into ideographs rather than rare symbols. */
bool gb18030_looks_like(struct slice bytes, size_t bad);
#endif

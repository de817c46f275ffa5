/* SPDX-License-Identifier: MIT */
/* json.h - writes JSON (RFC 8259) into a buffer, compact, keys in call order
 *
 * "key" is NULL inside an array.  Commas come by themselves. U+2028, U+2029
 * and "</" are escaped, so that the output may stand inside a script. */
#ifndef JSON_H
#define JSON_H
#include "buffer.h"

void json_begin_object(struct buffer *b, const char *key);
void json_end_object(struct buffer *b);
void json_begin_array(struct buffer *b, const char *key);
void json_end_array(struct buffer *b);
/* A slice with p NULL is null. */
void json_string(struct buffer *b, const char *key, struct slice s);
void json_integer(struct buffer *b, const char *key, int64_t v);
/* The shortest decimal that reads back as `v`; null if it is not finite. */
void json_number(struct buffer *b, const char *key, double v);
void json_bool(struct buffer *b, const char *key, bool v);
void json_null(struct buffer *b, const char *key);

/* The shortest decimal that reads back as `v`, no exponent from 1e-4 to 1e21;
 * for every format that prints numbers. `v` is finite. */
void put_number(struct buffer *b, double v);
#endif

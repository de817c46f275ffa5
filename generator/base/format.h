/* SPDX-License-Identifier: MIT */
/* format.h - what printf does, for what is printed most
 *
 * Ids, paths and references are printed hundreds of times for an article:
 * libc takes some 400 instructions for each, as much as all else that is done
 * for the document. */
#ifndef FORMAT_H
#define FORMAT_H
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

enum { DIGITS_SIZE = 20 };

/* The decimal digits of a number, without a NUL; returns how many. */
size_t format_digits(char out[DIGITS_SIZE], uint64_t v);
/* As vsnprintf, but never negative: a format of ours that is wrong ends the
 * program. */
size_t format_v(char *out, size_t size, const char *fmt, va_list ap)
    __attribute__((format(printf, 3, 0)));
size_t format_to(char *out, size_t size, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
#endif

/* SPDX-License-Identifier: MIT */
/* slice.h - text by value: a pointer and a length in bytes, never terminated
 *
 * A slice owns nothing; what it points into must outlive it. */
#ifndef SLICE_H
#define SLICE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct slice {
	const char *p;
	size_t n;
};

/* A place in an article: byte offsets into the text of its source, the end
 * excluded. */
struct span {
	uint32_t start, end;
};

#define SLICE(literal) ((struct slice){(literal), sizeof(literal) - 1})
#define SLICE_NONE ((struct slice){NULL, 0})
/* For printf("%.*s", SLICE_ARG(s)); `s` is asked for three times. */
#define SLICE_ARG(s) (int)(s).n, (s).n ? (s).p : ""

static inline struct slice
slice_of(const char *cstr)
{
	return (struct slice){cstr, cstr != NULL ? strlen(cstr) : 0};
}

static inline bool
slice_eq(struct slice a, struct slice b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool
slice_starts(struct slice s, struct slice prefix)
{
	return s.n >= prefix.n &&
	       (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

static inline bool
slice_ends(struct slice s, struct slice suffix)
{
	return s.n >= suffix.n &&
	       (suffix.n == 0 ||
		   memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0);
}

/* ASCII's capitals made small, all else as it is. */
static inline char
ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* At most the first or all but the first `n` bytes. */
static inline struct slice
slice_head(struct slice s, size_t n)
{
	return (struct slice){s.p, n < s.n ? n : s.n};
}

static inline struct slice
slice_tail(struct slice s, size_t n)
{
	return n < s.n ? (struct slice){s.p + n, s.n - n}
		       : (struct slice){s.n ? s.p + s.n : s.p, 0};
}

/* The bytes of `text` that `at` names; `at` must lie inside it. */
static inline struct slice
slice_at(struct slice text, struct span at)
{
	return (struct slice){text.p + at.start, at.end - at.start};
}

static inline uint32_t
span_len(struct span s)
{
	return s.end - s.start;
}

static inline bool
span_within(struct span inner, struct span outer)
{
	return inner.start >= outer.start && inner.end <= outer.end;
}

/* The same as slice_starts and slice_eq, ASCII's capitals in `s` taken for the
 * small letters that `lower` has. */
bool slice_starts_nocase(struct slice s, struct slice lower);
bool slice_eq_nocase(struct slice s, struct slice lower);
/* Byte order, shorter first where one begins the other. */
int slice_cmp(struct slice a, struct slice b);
/* Offset of the first `needle` at or after `from`, or SIZE_MAX. */
size_t slice_find(struct slice s, struct slice needle, size_t from);
/* Without the white space at both ends: ASCII blanks, tab, CR, LF and
 * U+3000. */
struct slice slice_trim(struct slice s);
/* The span of `text` without the white space at both its ends. */
struct span span_trim(struct slice text, struct span at);
/* To a stream; false if not all of it went. An empty slice may have no text,
 * which fwrite(3) must not see. */
bool slice_write(struct slice s, FILE *f);
#endif

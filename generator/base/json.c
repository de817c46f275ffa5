/* SPDX-License-Identifier: MIT */
#include "json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "format.h"

/* Appends a comma, unless this is the first thing in its container, and the
 * key; then there is room for `more` bytes. */
static char *
prefix(struct buffer *b, const char *key, size_t more)
{
	size_t n = key != NULL ? strlen(key) : 0;
	char *p = buffer_room(b, n + 4 + more);

	if (b->n > 0 && p[-1] != '{' && p[-1] != '[' && p[-1] != '\n')
		*p++ = ',';
	/* Keys are ours: there is nothing in them to escape. */
	if (key != NULL) {
		*p++ = '"';
		memcpy(p, key, n);
		p += n;
		*p++ = '"';
		*p++ = ':';
	}
	b->n = (size_t)(p - b->p);
	return p;
}

static void
put_word(struct buffer *b, const char *key, struct slice word)
{
	memcpy(prefix(b, key, word.n), word.p, word.n);
	b->n += word.n;
}

void
json_begin_object(struct buffer *b, const char *key)
{
	put_word(b, key, SLICE("{"));
}

void
json_end_object(struct buffer *b)
{
	buffer_putc(b, '}');
}

void
json_begin_array(struct buffer *b, const char *key)
{
	put_word(b, key, SLICE("["));
}

void
json_end_array(struct buffer *b)
{
	buffer_putc(b, ']');
}

/* Bytes that are looked at twice, beside the controls. */
static inline bool
may_escape(unsigned char c)
{
	return c < 0x20 || c == '"' || c == '\\' || c == '<' || c == 0x7f ||
	       c == 0xe2;
}

/* So many bytes are looked at side by side (GCC's vector extensions, which
 * clang has too). */
enum { LANES = 16 };
typedef uint8_t lanes __attribute__((vector_size(LANES)));

static inline bool
any_may_escape(lanes v)
{
	uint64_t any[2];
	lanes hit;

	hit = (lanes)((v < 0x20) | (v == '"') | (v == '\\') | (v == '<') |
		      (v == 0x7f) | (v == 0xe2));
	memcpy(any, &hit, sizeof(any));
	return (any[0] | any[1]) != 0;
}

/* The first byte at or after `i` that may have to be escaped, or the end. */
static size_t
next_escape(struct slice s, size_t i)
{
	lanes v;

	for (; s.n - i >= LANES; i += LANES) {
		memcpy(&v, s.p + i, sizeof(v));
		if (any_may_escape(v))
			break;
	}
	/* Most strings are shorter than that. */
	if (s.n - i < LANES && i < s.n) {
		v = (lanes){0} + (uint8_t)' ';
		memcpy(&v, s.p + i, s.n - i);
		if (!any_may_escape(v))
			return s.n;
	}
	while (i < s.n && !may_escape((unsigned char)s.p[i]))
		i++;
	return i;
}

/* Text that has something to escape, at `i` the first. */
static void
put_escaped(struct buffer *b, struct slice s, size_t i)
{
	size_t done = 0;

	for (; i < s.n; i = next_escape(s, i)) {
		unsigned char c = (unsigned char)s.p[i];
		size_t len = 1;
		char esc[8];

		if (c == '"' || c == '\\') {
			snprintf(esc, sizeof(esc), "\\%c", c);
		} else if (c == '\n') {
			snprintf(esc, sizeof(esc), "\\n");
		} else if (c < 0x20 || c == 0x7f ||
			   (c == '<' && i + 1 < s.n &&
			       (s.p[i + 1] == '/' || s.p[i + 1] == '!'))) {
			snprintf(esc, sizeof(esc), "\\u%04x", c);
		} else if (c == 0xe2 && i + 2 < s.n &&
			   (unsigned char)s.p[i + 1] == 0x80 &&
			   ((unsigned char)s.p[i + 2] & 0xfe) == 0xa8) {
			snprintf(esc, sizeof(esc), "\\u%04x",
			    0x2028u + ((unsigned char)s.p[i + 2] & 1u));
			len = 3;
		} else {
			i++;
			continue;
		}
		buffer_put(b, (struct slice){s.p + done, i - done});
		buffer_puts(b, esc);
		i += len;
		done = i;
	}
	buffer_put(b, slice_tail(s, done));
}

void
json_string(struct buffer *b, const char *key, struct slice s)
{
	size_t plain;
	char *p;

	if (s.p == NULL) {
		put_word(b, key, SLICE("null"));
		return;
	}
	plain = next_escape(s, 0);
	p = prefix(b, key, s.n + 2);
	*p++ = '"';
	b->n++;
	if (plain < s.n) {
		put_escaped(b, s, plain);
	} else if (s.n > 0) {
		memcpy(p, s.p, s.n);
		b->n += s.n;
	}
	buffer_putc(b, '"');
}

/* As printf does, but many tables are mostly whole numbers. */
static void
put_integer(struct buffer *b, int64_t v)
{
	char *p = buffer_room(b, DIGITS_SIZE + 1);

	*p = '-';
	p += v < 0;
	p += format_digits(p, v < 0 ? 0 - (uint64_t)v : (uint64_t)v);
	b->n = (size_t)(p - b->p);
}

void
json_integer(struct buffer *b, const char *key, int64_t v)
{
	prefix(b, key, DIGITS_SIZE + 1);
	put_integer(b, v);
}

/* A number of few decimals that is not whole: most are rounded to some. The
 * quotient of two exact numbers is the double nearest to it, which is what
 * strtod gives (Clinger, "How to Read Floating Point Numbers Accurately",
 * 1990). */
static bool
put_decimal(struct buffer *b, double v)
{
	static const uint64_t power[] = {1, 10, 100, 1000, 10000, 100000,
	    1000000, 10000000, 100000000, 1000000000};
	double most = fabs(v), all;
	/* As most numbers are rounded; then as many as leave no more digits
	 * in all than a double is sure to hold. */
	size_t d = 6, more = most < 1e6 ? 9 : most < 1e7 ? 8 : 7;
	uint64_t digits, part;

	if (most < 1e-4 || most >= 1e8)
		return false;
	all = round(most * (double)power[d]);
	if (all / (double)power[d] != most) {
		d = more;
		all = round(most * (double)power[d]);
		if (all >= 1e15 || all / (double)power[d] != most)
			return false;
	}
	for (digits = (uint64_t)all; digits % 10 == 0; d--)
		digits /= 10;
	part = digits % power[d];
	if (v < 0)
		buffer_putc(b, '-');
	put_integer(b, (int64_t)(digits / power[d]));
	buffer_putc(b, '.');
	while (--d > 0 && part < power[d])
		buffer_putc(b, '0');
	put_integer(b, (int64_t)part);
	return true;
}

void
put_number(struct buffer *b, double v)
{
	char s[64];

	if (fabs(v) < 1e15 && v == floor(v)) {
		put_integer(b, (int64_t)v); /* no "-0" */
		return;
	}
	if (put_decimal(b, v))
		return;
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(s, sizeof(s), "%.*g", digits, v);
		if (strtod(s, NULL) == v)
			break;
	}
	if (strchr(s, 'e') != NULL && fabs(v) < 1e21 && fabs(v) >= 1)
		snprintf(s, sizeof(s), "%.0f", v);
	buffer_puts(b, s);
}

void
json_number(struct buffer *b, const char *key, double v)
{
	if (!isfinite(v)) {
		put_word(b, key, SLICE("null"));
		return;
	}
	prefix(b, key, DIGITS_SIZE + 1);
	put_number(b, v);
}

void
json_bool(struct buffer *b, const char *key, bool v)
{
	put_word(b, key, v ? SLICE("true") : SLICE("false"));
}

void
json_null(struct buffer *b, const char *key)
{
	put_word(b, key, SLICE("null"));
}

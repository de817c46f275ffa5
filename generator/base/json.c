/* SPDX-License-Identifier: MIT */
#include "json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "format.h"

/* A comma, unless this is the first thing in its container. */
static void
prefix(struct buffer *b, const char *key)
{
	if (b->n > 0 && b->p[b->n - 1] != '{' && b->p[b->n - 1] != '[' &&
	    b->p[b->n - 1] != '\n')
		buffer_putc(b, ',');
	/* Keys are ours: there is nothing in them to escape. */
	if (key != NULL) {
		size_t n = strlen(key);
		char *p = buffer_room(b, n + 3);

		p[0] = '"';
		memcpy(p + 1, key, n);
		p[n + 1] = '"';
		p[n + 2] = ':';
		b->n += n + 3;
	}
}

void
json_begin_object(struct buffer *b, const char *key)
{
	prefix(b, key);
	buffer_putc(b, '{');
}

void
json_end_object(struct buffer *b)
{
	buffer_putc(b, '}');
}

void
json_begin_array(struct buffer *b, const char *key)
{
	prefix(b, key);
	buffer_putc(b, '[');
}

void
json_end_array(struct buffer *b)
{
	buffer_putc(b, ']');
}

/* Bytes that are looked at twice, beside the controls. */
static const bool may_escape[256] = {
    ['"'] = true, ['\\'] = true, ['<'] = true, [0x7f] = true, [0xe2] = true};

static void
put_string(struct buffer *b, struct slice s)
{
	size_t done = 0;

	buffer_putc(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		size_t len = 1;
		char esc[8];

		if (c >= 0x20 && !may_escape[c])
			continue;
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
			continue;
		}
		buffer_put(b, (struct slice){s.p + done, i - done});
		buffer_puts(b, esc);
		i += len - 1;
		done = i + 1;
	}
	buffer_put(b, slice_tail(s, done));
	buffer_putc(b, '"');
}

void
json_string(struct buffer *b, const char *key, struct slice s)
{
	prefix(b, key);
	if (s.p == NULL)
		buffer_puts(b, "null");
	else
		put_string(b, s);
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
	prefix(b, key);
	put_integer(b, v);
}

/* A number of few decimals: most are rounded to some. The quotient of two
 * exact numbers is the double nearest to it, which is what strtod gives
 * (Clinger, "How to Read Floating Point Numbers Accurately", 1990). */
static bool
put_decimal(struct buffer *b, double v)
{
	static const double power[] = {1, 10, 1e2, 1e3, 1e4, 1e5, 1e6};
	double most = fabs(v);

	if (most < 1e-3 || most >= 1e8)
		return false;
	for (size_t d = 1; d < sizeof(power) / sizeof(*power); d++) {
		double all = round(most * power[d]);
		uint64_t whole, part;

		if (all / power[d] != most)
			continue;
		whole = (uint64_t)all / (uint64_t)power[d];
		part = (uint64_t)all % (uint64_t)power[d];
		if (v < 0)
			buffer_putc(b, '-');
		put_integer(b, (int64_t)whole);
		buffer_putc(b, '.');
		while (part < (uint64_t)power[--d])
			buffer_putc(b, '0');
		put_integer(b, (int64_t)part);
		return true;
	}
	return false;
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
	prefix(b, key);
	if (isfinite(v))
		put_number(b, v);
	else
		buffer_puts(b, "null");
}

void
json_bool(struct buffer *b, const char *key, bool v)
{
	prefix(b, key);
	buffer_puts(b, v ? "true" : "false");
}

void
json_null(struct buffer *b, const char *key)
{
	prefix(b, key);
	buffer_puts(b, "null");
}

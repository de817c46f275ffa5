/* SPDX-License-Identifier: MIT */
#include "format.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

size_t
format_digits(char out[DIGITS_SIZE], uint64_t v)
{
	size_t n = 1;

	for (uint64_t rest = v; rest >= 10; rest /= 10)
		n++;
	for (size_t i = n; i-- > 0; v /= 10)
		out[i] = (char)('0' + v % 10);
	return n;
}

/* What is written so far; `n` goes on where there is no more room. */
struct output {
	char *p;
	size_t size, n;
};

static void
put(struct output *o, const char *text, size_t n)
{
	if (n > 0 && o->n < o->size)
		memcpy(
		    o->p + o->n, text, n < o->size - o->n ? n : o->size - o->n);
	o->n += n;
}

static void
put_integer(struct output *o, bool negative, uint64_t v)
{
	char digits[DIGITS_SIZE];

	if (negative)
		put(o, "-", 1);
	put(o, digits, format_digits(digits, v));
}

static void
put_string(struct output *o, const char *text, int most)
{
	const char *end = most < 0 ? NULL : memchr(text, '\0', (size_t)most);

	put(o, text,
	    most < 0      ? strlen(text)
	    : end != NULL ? (size_t)(end - text)
			  : (size_t)most);
}

/* One of %% %c %s %.*s %d %u %zu %lld, by what follows the sign. The end of
 * it, or NULL if it is another: then `ap` has not been touched. */
static const char *
convert(struct output *o, const char *spec, va_list *ap)
{
	char c;
	int d, most;
	long long ll;

	switch (*spec) {
	case '%':
		put(o, "%", 1);
		return spec + 1;
	case 'c':
		c = (char)va_arg(*ap, int);
		put(o, &c, 1);
		return spec + 1;
	case 's':
		put_string(o, va_arg(*ap, const char *), -1);
		return spec + 1;
	case 'd':
		d = va_arg(*ap, int);
		put_integer(o, d < 0, d < 0 ? 0 - (uint64_t)d : (uint64_t)d);
		return spec + 1;
	case 'u':
		put_integer(o, false, va_arg(*ap, unsigned));
		return spec + 1;
	case '.':
		if (spec[1] != '*' || spec[2] != 's')
			return NULL;
		most = va_arg(*ap, int);
		put_string(o, va_arg(*ap, const char *), most);
		return spec + 3;
	case 'z':
		if (spec[1] != 'u')
			return NULL;
		put_integer(o, false, va_arg(*ap, size_t));
		return spec + 2;
	case 'l':
		if (spec[1] != 'l' || spec[2] != 'd')
			return NULL;
		ll = va_arg(*ap, long long);
		put_integer(
		    o, ll < 0, ll < 0 ? 0 - (uint64_t)ll : (uint64_t)ll);
		return spec + 3;
	default:
		return NULL;
	}
}

size_t
format_v(char *out, size_t size, const char *fmt, va_list ap)
{
	struct output o = {out, size > 0 ? size - 1 : 0, 0};
	va_list mine, libcs;
	int n;

	va_copy(mine, ap);
	for (const char *at = fmt; at != NULL;) {
		const char *sign = strchr(at, '%');

		if (sign == NULL) {
			put(&o, at, strlen(at));
			break;
		}
		put(&o, at, (size_t)(sign - at));
		at = convert(&o, sign + 1, &mine);
		if (at == NULL)
			goto libc;
	}
	va_end(mine);
	if (size > 0)
		out[o.n < o.size ? o.n : o.size] = '\0';
	return o.n;
libc:
	va_end(mine);
	va_copy(libcs, ap);
	n = vsnprintf(out, size, fmt, libcs);
	va_end(libcs);
	if (n < 0)
		abort();
	return (size_t)n;
}

size_t
format_to(char *out, size_t size, const char *fmt, ...)
{
	va_list ap;
	size_t n;

	va_start(ap, fmt);
	n = format_v(out, size, fmt, ap);
	va_end(ap);
	return n;
}

/* SPDX-License-Identifier: MIT */
#include "xml.h"

/* NULL: as it is. ">" only because of "]]>". */
static const char *
reference(char c, bool value)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '\r':
		return "&#13;";
	case '"':
		return value ? "&quot;" : NULL;
	case '\n':
		return value ? "&#10;" : NULL;
	case '\t':
		return value ? "&#9;" : NULL;
	default:
		return NULL;
	}
}

static void
put_escaped(struct buffer *b, struct slice s, bool value)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		const char *ref = (unsigned char)s.p[i] <= '>'
				      ? reference(s.p[i], value)
				      : NULL;

		if (ref == NULL)
			continue;
		buffer_put(b, (struct slice){s.p + from, i - from});
		buffer_puts(b, ref);
		from = i + 1;
	}
	if (from < s.n)
		buffer_put(b, slice_tail(s, from));
}

void
xml_text(struct buffer *b, struct slice s)
{
	put_escaped(b, s, false);
}

void
xml_value(struct buffer *b, struct slice s)
{
	put_escaped(b, s, true);
}

void
xml_attr(struct buffer *b, const char *name, struct slice value)
{
	buffer_putc(b, ' ');
	buffer_puts(b, name);
	buffer_puts(b, "=\"");
	xml_value(b, value);
	buffer_putc(b, '"');
}

void
xml_leaf(struct buffer *b, const char *name, struct slice text)
{
	buffer_putc(b, '<');
	buffer_puts(b, name);
	buffer_putc(b, '>');
	xml_text(b, text);
	buffer_puts(b, "</");
	buffer_puts(b, name);
	buffer_putc(b, '>');
}

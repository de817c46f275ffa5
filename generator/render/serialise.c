/* SPDX-License-Identifier: MIT */
#include "serialise.h"

#include <libxml/parserInternals.h>
#include <libxml/tree.h>

/* -- escaping -- */

/* Where a character is not written as it is. */
enum place {
	HTML_TEXT = 1,
	HTML_ATTRIBUTE = 2,
	XML_TEXT = 4,
	XML_ATTRIBUTE = 8
};

/* A carriage return, and in attributes a line feed or a tab, would be read as
 * something else (XML 1.0, 2.11 and 3.3.3). */
static const unsigned char special[256] = {
    ['&'] = HTML_TEXT | HTML_ATTRIBUTE | XML_TEXT | XML_ATTRIBUTE,
    ['<'] = HTML_TEXT | HTML_ATTRIBUTE | XML_TEXT | XML_ATTRIBUTE,
    ['>'] = HTML_TEXT | HTML_ATTRIBUTE | XML_TEXT | XML_ATTRIBUTE,
    ['"'] = HTML_ATTRIBUTE | XML_ATTRIBUTE,
    ['\r'] = XML_TEXT | XML_ATTRIBUTE,
    ['\n'] = XML_ATTRIBUTE,
    ['\t'] = XML_ATTRIBUTE,
};

static const char *
escape_of(unsigned char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\r':
		return "&#13;";
	case '\n':
		return "&#10;";
	default:
		return "&#9;";
	}
}

/* Sixteen bytes; gcc and clang make of it what the machine has. */
typedef unsigned char block __attribute__((vector_size(16)));

/* Whether sixteen bytes are nothing that is escaped anywhere. */
static bool
is_plain(const char *p)
{
	block v;
	uint64_t found[2];

	memcpy(&v, p, sizeof(v));
	v = (block)((v == '&') | (v == '<') | (v == '>') | (v == '"') |
		    (v < ' '));
	memcpy(found, &v, sizeof(found));
	return (found[0] | found[1]) == 0;
}

static void
put_slice(struct buffer *out, struct slice text, enum place place)
{
	size_t done = 0, i = 0;

	while (i < text.n) {
		size_t end = i + sizeof(block);

		if (end > text.n)
			end = text.n;
		else if (is_plain(text.p + i))
			i = end;
		for (; i < end; i++) {
			unsigned char c = (unsigned char)text.p[i];

			if ((special[c] & place) == 0)
				continue;
			buffer_put(
			    out, (struct slice){text.p + done, i - done});
			buffer_puts(out, escape_of(c));
			done = i + 1;
		}
	}
	buffer_put(out, slice_tail(text, done));
}

void
html_text(struct buffer *out, struct slice text)
{
	put_slice(out, text, HTML_TEXT);
}

void
html_attribute(struct buffer *out, struct slice value)
{
	put_slice(out, value, HTML_ATTRIBUTE);
}

/* -- what both have -- */

static void
put(struct buffer *out, const xmlChar *s)
{
	buffer_puts(out, (const char *)s);
}

static void
put_escaped(struct buffer *out, const xmlChar *text, enum place place)
{
	put_slice(out, slice_of((const char *)text), place);
}

static void
put_name(struct buffer *out, const xmlNs *ns, const xmlChar *name)
{
	if (ns != NULL && ns->prefix != NULL) {
		put(out, ns->prefix);
		buffer_putc(out, ':');
	}
	put(out, name);
}

static void
put_attributes(struct buffer *out, const xmlNode *n, enum place place)
{
	for (const xmlAttr *a = n->properties; a != NULL; a = a->next) {
		buffer_putc(out, ' ');
		put_name(out, a->ns, a->name);
		buffer_puts(out, "=\"");
		for (const xmlNode *v = a->children; v != NULL; v = v->next)
			put_escaped(out, v->content, place);
		buffer_putc(out, '"');
	}
}

static void
put_comment(struct buffer *out, const xmlNode *n)
{
	buffer_puts(out, "<!--");
	if (n->content != NULL)
		put(out, n->content);
	buffer_puts(out, "-->");
}

/* Writes what stands before the children of a node, or all of it; and what
 * stands behind them. */
typedef void write_part(struct buffer *out, const xmlNode *n);

static void
walk(struct buffer *out, const xmlNode *top, write_part *begin, write_part *end)
{
	const xmlNode *n = top;

	for (;;) {
		begin(out, n);
		if (n->type == XML_ELEMENT_NODE && n->children != NULL) {
			n = n->children;
			continue;
		}
		end(out, n);
		while (n != top && n->next == NULL) {
			n = n->parent;
			end(out, n);
		}
		if (n == top)
			return;
		n = n->next;
	}
}

/* -- HTML -- */

/* Elements that have no end tag, and those whose text is not escaped. */
static const char *const void_elements[] = {"area", "base", "br", "col",
    "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"};
static const char *const raw_elements[] = {
    "iframe", "noembed", "noframes", "plaintext", "script", "style", "xmp"};

static bool
is_one_of(const char *name, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (list[i][0] == name[0] && strcmp(list[i], name) == 0)
			return true;
	return false;
}

#define IS_ONE_OF(name, list)                                                  \
	is_one_of(name, list, sizeof(list) / sizeof(*(list)))

bool
html_is_void(const char *name)
{
	return IS_ONE_OF(name, void_elements);
}

bool
html_is_raw(const char *name)
{
	return IS_ONE_OF(name, raw_elements);
}

static void
put_html_text(struct buffer *out, const xmlNode *n)
{
	bool raw = n->name == xmlStringTextNoenc ||
		   (n->parent != NULL && n->parent->type == XML_ELEMENT_NODE &&
		       html_is_raw((const char *)n->parent->name));

	if (raw && n->content != NULL)
		put(out, n->content);
	else
		put_escaped(out, n->content, HTML_TEXT);
}

static void
begin_html(struct buffer *out, const xmlNode *n)
{
	switch (n->type) {
	case XML_ELEMENT_NODE:
		buffer_putc(out, '<');
		put(out, n->name);
		put_attributes(out, n, HTML_ATTRIBUTE);
		buffer_putc(out, '>');
		break;
	case XML_TEXT_NODE:
	case XML_CDATA_SECTION_NODE:
		put_html_text(out, n);
		break;
	case XML_COMMENT_NODE:
		put_comment(out, n);
		break;
	default: /* a stylesheet makes no others that a page may have */
		break;
	}
}

static void
end_html(struct buffer *out, const xmlNode *n)
{
	if (n->type != XML_ELEMENT_NODE || html_is_void((const char *)n->name))
		return;
	buffer_puts(out, "</");
	put(out, n->name);
	buffer_putc(out, '>');
}

void
html_write(struct buffer *out, const xmlNode *node)
{
	walk(out, node, begin_html, end_html);
}

/* -- XML -- */

enum { LINE_INSIDE = 1, LINE_AFTER = 2 };

static bool
has_line(const xmlNode *n, uintptr_t line)
{
	return ((uintptr_t)n->_private & line) != 0;
}

static void
add_line(xmlNode *n, uintptr_t line)
{
	n->_private = (void *)((uintptr_t)n->_private | line);
}

void
xml_line_inside(xmlNode *element)
{
	add_line(element, LINE_INSIDE);
}

void
xml_line_after(xmlNode *element)
{
	add_line(element, LINE_AFTER);
}

static bool
is_empty(const xmlNode *n)
{
	return n->children == NULL && !has_line(n, LINE_INSIDE);
}

static void
begin_xml(struct buffer *out, const xmlNode *n)
{
	switch (n->type) {
	case XML_ELEMENT_NODE:
		buffer_putc(out, '<');
		put_name(out, n->ns, n->name);
		for (const xmlNs *ns = n->nsDef; ns != NULL; ns = ns->next) {
			buffer_puts(out, " xmlns");
			if (ns->prefix != NULL) {
				buffer_putc(out, ':');
				put(out, ns->prefix);
			}
			buffer_puts(out, "=\"");
			put_escaped(out, ns->href, XML_ATTRIBUTE);
			buffer_putc(out, '"');
		}
		put_attributes(out, n, XML_ATTRIBUTE);
		buffer_puts(out, is_empty(n) ? "/>" : ">");
		if (has_line(n, LINE_INSIDE))
			buffer_putc(out, '\n');
		break;
	case XML_TEXT_NODE:
	case XML_CDATA_SECTION_NODE:
		put_escaped(out, n->content, XML_TEXT);
		break;
	case XML_COMMENT_NODE:
		put_comment(out, n);
		break;
	case XML_PI_NODE:
		buffer_puts(out, "<?");
		put(out, n->name);
		if (n->content != NULL) {
			buffer_putc(out, ' ');
			put(out, n->content);
		}
		buffer_puts(out, "?>");
		break;
	default: /* we make no others */
		break;
	}
}

static void
end_xml(struct buffer *out, const xmlNode *n)
{
	if (n->type != XML_ELEMENT_NODE)
		return;
	if (!is_empty(n)) {
		buffer_puts(out, "</");
		put_name(out, n->ns, n->name);
		buffer_putc(out, '>');
	}
	if (has_line(n, LINE_AFTER))
		buffer_putc(out, '\n');
}

void
xml_write(struct buffer *out, const xmlNode *node)
{
	walk(out, node, begin_xml, end_xml);
}

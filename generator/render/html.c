/* SPDX-License-Identifier: MIT */
#include "html.h"

#include <libxml/parserInternals.h>
#include <libxml/tree.h>

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

#define IS_ONE_OF(node, list)                                                  \
	is_one_of(                                                             \
	    (const char *)(node)->name, list, sizeof(list) / sizeof(*(list)))

static const char *
escape_of(char c)
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
	default:
		return NULL;
	}
}

/* `special` are the characters to be escaped here. */
static void
put_escaped(struct buffer *out, const xmlChar *text, const char *special)
{
	const char *s = (const char *)text;

	while (s != NULL && *s != '\0') {
		size_t n = strcspn(s, special);

		buffer_put(out, (struct slice){s, n});
		s += n;
		if (*s != '\0')
			buffer_puts(out, escape_of(*s++));
	}
}

void
html_text(struct buffer *out, struct slice text)
{
	size_t done = 0;

	for (size_t i = 0; i < text.n; i++) {
		const char *escape = escape_of(text.p[i]);

		if (escape == NULL || text.p[i] == '"')
			continue;
		buffer_put(out, (struct slice){text.p + done, i - done});
		buffer_puts(out, escape);
		done = i + 1;
	}
	buffer_put(out, slice_tail(text, done));
}

static void
put_name(struct buffer *out, const xmlNs *ns, const xmlChar *name)
{
	if (ns != NULL && ns->prefix != NULL) {
		buffer_puts(out, (const char *)ns->prefix);
		buffer_putc(out, ':');
	}
	buffer_puts(out, (const char *)name);
}

static void
put_attribute(struct buffer *out, const xmlAttr *a)
{
	buffer_putc(out, ' ');
	put_name(out, a->ns, a->name);
	buffer_puts(out, "=\"");
	for (const xmlNode *v = a->children; v != NULL; v = v->next)
		put_escaped(out, v->content, "&<>\"");
	buffer_putc(out, '"');
}

static void
put_text(struct buffer *out, const xmlNode *n)
{
	bool raw = n->name == xmlStringTextNoenc ||
		   (n->parent != NULL && n->parent->type == XML_ELEMENT_NODE &&
		       IS_ONE_OF(n->parent, raw_elements));

	if (raw && n->content != NULL)
		buffer_puts(out, (const char *)n->content);
	else
		put_escaped(out, n->content, "&<>");
}

/* What stands before the children of a node, or all of it. */
static void
put_begin(struct buffer *out, const xmlNode *n)
{
	switch (n->type) {
	case XML_ELEMENT_NODE:
		buffer_putc(out, '<');
		buffer_puts(out, (const char *)n->name);
		for (const xmlAttr *a = n->properties; a != NULL; a = a->next)
			put_attribute(out, a);
		buffer_putc(out, '>');
		break;
	case XML_TEXT_NODE:
	case XML_CDATA_SECTION_NODE:
		put_text(out, n);
		break;
	case XML_COMMENT_NODE:
		buffer_puts(out, "<!--");
		buffer_puts(out, (const char *)n->content);
		buffer_puts(out, "-->");
		break;
	default: /* a stylesheet makes no others that a page may have */
		break;
	}
}

static void
put_end(struct buffer *out, const xmlNode *n)
{
	if (n->type != XML_ELEMENT_NODE || IS_ONE_OF(n, void_elements))
		return;
	buffer_puts(out, "</");
	buffer_puts(out, (const char *)n->name);
	buffer_putc(out, '>');
}

void
html_write(struct buffer *out, const xmlNode *element)
{
	const xmlNode *n = element;

	for (;;) {
		put_begin(out, n);
		if (n->type == XML_ELEMENT_NODE && n->children != NULL) {
			n = n->children;
			continue;
		}
		put_end(out, n);
		while (n != element && n->next == NULL) {
			n = n->parent;
			put_end(out, n);
		}
		if (n == element)
			return;
		n = n->next;
	}
}

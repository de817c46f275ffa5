/* SPDX-License-Identifier: MIT */
#include "markup.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <limits.h>
#include <stdarg.h>

#include "arena.h"
#include "format.h"
#include "json.h"
#include "serialise.h"

#define XML(s) ((const xmlChar *)(s))

/* libxml2 gives NULL for no memory and nothing else where we call it. */
static void *
need(void *p)
{
	if (p == NULL)
		out_of_memory();
	return p;
}

/* The tree is built here node by node: libxml2's own functions look every name
 * up, check every value and ask of every attribute whether it is an id, which
 * took as long as all else that is done for a document. */

static void *
zeroed(size_t size)
{
	return memset(need(xmlMalloc(size)), 0, size);
}

/* A name as the document's dictionary has it. Most are literals: an address
 * that was seen is looked up no more. */
static const xmlChar *
own_name(struct markup *m, const char *name)
{
	struct markup_name *n =
	    &m->names[((uintptr_t)name ^ (uintptr_t)name >> 7) % MARKUP_NAMES];

	if (n->from == name && strcmp(n->own, name) == 0)
		return XML(n->own);
	n->from = name;
	n->own = need((void *)xmlDictLookup(m->doc->dict, XML(name), -1));
	return XML(n->own);
}

/* Short texts lie inside the node, where libxml2's parser puts them, too. */
static void
fill(xmlNode *text, struct slice s)
{
	enum { INSIDE = sizeof(text->properties) + sizeof(text->psvi) };

	if (s.n < INSIDE)
		text->content = (xmlChar *)&text->properties;
	else
		text->content = need(xmlMalloc(s.n + 1));
	memcpy(text->content, s.p, s.n);
	text->content[s.n] = '\0';
}

static xmlNode *
new_text(struct markup *m, struct slice s)
{
	xmlNode *text = zeroed(sizeof(*text));

	text->type = XML_TEXT_NODE;
	text->name = xmlStringText;
	text->doc = m->doc;
	fill(text, s);
	return text;
}

static void
append(xmlNode *parent, xmlNode *child)
{
	child->parent = parent;
	child->prev = parent->last;
	if (parent->last != NULL)
		parent->last->next = child;
	else
		parent->children = child;
	parent->last = child;
}

void
markup_init_shared(
    struct markup *m, xmlDict *names, const char *root, const char *ns)
{
	*m = (struct markup){.doc = need(xmlNewDoc(XML("1.0")))};
	m->doc->dict =
	    need(names != NULL ? xmlDictCreateSub(names) : xmlDictCreate());
	m->doc->encoding = need(xmlStrdup(XML("UTF-8")));
	markup_open(m, root);
	if (ns != NULL) {
		m->ns = need(xmlNewNs(m->at, XML(ns), NULL));
		xmlSetNs(m->at, m->ns);
	}
	/* libxml2 puts the declaration of "xml" into each document. */
	m->xml = need(xmlSearchNs(m->doc, m->at, XML("xml")));
}

void
markup_init(struct markup *m, const char *root, const char *ns)
{
	markup_init_shared(m, NULL, root, ns);
}

void
markup_release(struct markup *m)
{
	xmlFreeDoc(m->doc);
	buffer_free(&m->scratch);
	*m = (struct markup){0};
}

void
markup_schema(struct markup *m, const char *path)
{
	xmlNode *pi;

	buffer_clear(&m->scratch);
	buffer_printf(&m->scratch,
	    "href=\"%s\" type=\"application/xml\" "
	    "schematypens=\"http://relaxng.org/ns/structure/1.0\"",
	    path);
	buffer_putc(&m->scratch, '\0');
	pi = need(xmlNewDocPI(m->doc, XML("xml-model"), XML(m->scratch.p)));
	xmlAddPrevSibling(xmlDocGetRootElement(m->doc), pi);
}

void
markup_open(struct markup *m, const char *name)
{
	xmlNode *n = zeroed(sizeof(*n));

	n->type = XML_ELEMENT_NODE;
	n->name = own_name(m, name);
	n->ns = m->ns;
	n->doc = m->doc;
	append(m->at != NULL ? m->at : (xmlNode *)m->doc, n);
	m->at = n;
}

void
markup_close(struct markup *m)
{
	xmlNode *up = m->at->parent;

	m->at = up != NULL && up->type == XML_ELEMENT_NODE ? up : NULL;
}

void
markup_annex(struct markup *m, const char *name)
{
	m->ns = NULL;
	m->at = xmlDocGetRootElement(m->doc);
	markup_open(m, name);
}

void
markup_attr(struct markup *m, const char *name, struct slice value)
{
	xmlAttr *a, **end = &m->at->properties;
	bool xml = strncmp(name, "xml:", 4) == 0;

	if (value.p == NULL)
		return;
	a = zeroed(sizeof(*a));
	a->type = XML_ATTRIBUTE_NODE;
	a->name = own_name(m, xml ? name + 4 : name);
	a->ns = xml ? m->xml : NULL;
	a->doc = m->doc;
	a->parent = m->at;
	a->children = a->last = new_text(m, value);
	a->children->parent = (xmlNode *)a;
	for (; *end != NULL; end = &(*end)->next)
		a->prev = *end;
	*end = a;
	if (xml && strcmp(name, "xml:id") == 0)
		xmlAddID(NULL, m->doc, a->children->content, a);
}

void
markup_attr_int(struct markup *m, const char *name, int64_t v)
{
	markup_attr_printf(m, name, "%lld", (long long)v);
}

void
markup_attr_number(struct markup *m, const char *name, double v)
{
	buffer_clear(&m->scratch);
	put_number(&m->scratch, v);
	markup_attr(m, name, buffer_slice(&m->scratch));
}

void
markup_attr_printf(struct markup *m, const char *name, const char *fmt, ...)
{
	char few[256];
	va_list ap;
	size_t n;

	va_start(ap, fmt);
	n = format_v(few, sizeof(few), fmt, ap);
	va_end(ap);
	if (n < sizeof(few)) {
		markup_attr(m, name, (struct slice){few, n});
		return;
	}
	buffer_clear(&m->scratch);
	va_start(ap, fmt);
	format_v(buffer_room(&m->scratch, n + 1), n + 1, fmt, ap);
	va_end(ap);
	markup_attr(m, name, (struct slice){m->scratch.p, n});
}

void
markup_text(struct markup *m, struct slice text)
{
	xmlNode *last = m->at->last;

	/* Texts are far below 2 GiB (SOURCE_MAX_SIZE). */
	if (text.n == 0 || text.n > INT_MAX)
		return;
	if (last != NULL && last->type == XML_TEXT_NODE) {
		if (xmlTextConcat(last, XML(text.p), (int)text.n) != 0)
			out_of_memory();
	} else
		append(m->at, new_text(m, text));
}

void
markup_text_number(struct markup *m, double v)
{
	buffer_clear(&m->scratch);
	put_number(&m->scratch, v);
	markup_text(m, buffer_slice(&m->scratch));
}

void
markup_line(struct markup *m)
{
	xmlNode *last = m->at->last;

	if (last != NULL && last->type == XML_TEXT_NODE)
		markup_text(m, SLICE("\n"));
	else if (last != NULL)
		xml_line_after(last);
	else
		xml_line_inside(m->at);
}

void
markup_leaf(
    struct markup *m, const char *name, const char *lang, struct slice text)
{
	markup_open(m, name);
	if (lang != NULL)
		markup_attr(m, "xml:lang", slice_of(lang));
	markup_text(m, text);
	markup_close(m);
	markup_line(m);
}

static bool
parse_fragment(xmlDoc *doc, const struct buffer *b, xmlNode **list)
{
	*list = NULL;
	return xmlParseBalancedChunkMemory(
		   doc, NULL, NULL, 0, XML(b->p), list) == 0;
}

bool
markup_fragment(struct markup *m, struct slice xml)
{
	xmlNode *list = NULL, *next;
	struct buffer b = {0};
	bool ok;

	buffer_put(&b, xml);
	buffer_putc(&b, '\0');
	/* Tried without a document first: libxml2 2.9 frees what it made of a
	 * bad fragment as if no name were in the document's dictionary. */
	ok = parse_fragment(NULL, &b, &list);
	xmlFreeNodeList(list);
	ok = ok && parse_fragment(m->doc, &b, &list);
	buffer_free(&b);
	if (!ok)
		return false;
	for (; list != NULL; list = next) {
		next = list->next;
		xmlUnlinkNode(list);
		xmlAddChild(m->at, list);
	}
	return true;
}

bool
markup_check(struct slice xml)
{
	struct markup m;
	bool ok;

	markup_init(&m, "check", NULL);
	ok = markup_fragment(&m, xml);
	markup_release(&m);
	return ok;
}

void
markup_write(const struct markup *m, struct buffer *out)
{
	buffer_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	/* Processing instructions stand before the root. */
	for (const xmlNode *n = m->doc->children; n != NULL; n = n->next) {
		xml_write(out, n);
		buffer_putc(out, '\n');
	}
}

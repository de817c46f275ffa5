/* SPDX-License-Identifier: MIT */
#include "markup.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlsave.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>

#include "arena.h"
#include "json.h"

#define XML(s) ((const xmlChar *)(s))

/* libxml2 gives NULL for no memory and nothing else where we call it. */
static void *
need(void *p)
{
	if (p == NULL)
		must_alloc(SIZE_MAX);
	return p;
}

/* The bytes of `s` with a NUL behind them, until the next call. */
static const xmlChar *
terminated(struct markup *m, struct slice s)
{
	buffer_clear(&m->scratch);
	buffer_put(&m->scratch, s);
	buffer_putc(&m->scratch, '\0');
	return XML(m->scratch.p);
}

void
markup_init(struct markup *m, const char *root, const char *ns)
{
	*m = (struct markup){.doc = need(xmlNewDoc(XML("1.0")))};
	/* Names are kept once a document, not once a node. */
	m->doc->dict = need(xmlDictCreate());
	m->doc->encoding = need(xmlStrdup(XML("UTF-8")));
	markup_open(m, root);
	if (ns != NULL) {
		m->ns = need(xmlNewNs(m->at, XML(ns), NULL));
		xmlSetNs(m->at, m->ns);
	}
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
	const xmlChar *own =
	    need((void *)xmlDictLookup(m->doc->dict, XML(name), -1));
	xmlNode *n =
	    need(xmlNewDocNodeEatName(m->doc, m->ns, (xmlChar *)own, NULL));

	if (m->at == NULL)
		xmlDocSetRootElement(m->doc, n);
	else
		xmlAddChild(m->at, n);
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

static void
attr_terminated(struct markup *m, const char *name, const xmlChar *value)
{
	xmlAttr *a;

	if (strncmp(name, "xml:", 4) != 0) {
		need(xmlNewProp(m->at, XML(name), value));
		return;
	}
	/* libxml2 puts the declaration of "xml" into each document. */
	a = need(
	    xmlNewNsProp(m->at, need(xmlSearchNs(m->doc, m->at, XML("xml"))),
		XML(name + 4), value));
	if (strcmp(name, "xml:id") == 0)
		xmlAddID(NULL, m->doc, value, a);
}

void
markup_attr(struct markup *m, const char *name, struct slice value)
{
	if (value.p != NULL)
		attr_terminated(m, name, terminated(m, value));
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
	buffer_putc(&m->scratch, '\0');
	attr_terminated(m, name, XML(m->scratch.p));
}

void
markup_attr_printf(struct markup *m, const char *name, const char *fmt, ...)
{
	char small[256];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(small, sizeof(small), fmt, ap);
	va_end(ap);
	if (n >= 0 && (size_t)n < sizeof(small)) {
		attr_terminated(m, name, XML(small));
		return;
	}
	buffer_clear(&m->scratch);
	va_start(ap, fmt);
	vsnprintf(
	    buffer_room(&m->scratch, (size_t)n + 1), (size_t)n + 1, fmt, ap);
	va_end(ap);
	attr_terminated(m, name, XML(m->scratch.p));
}

void
markup_text(struct markup *m, struct slice text)
{
	/* Texts are far below 2 GiB (SOURCE_MAX_SIZE). */
	if (text.n > 0 && text.n <= INT_MAX)
		xmlAddChild(m->at,
		    need(xmlNewDocTextLen(m->doc, XML(text.p), (int)text.n)));
}

void
markup_line(struct markup *m)
{
	markup_text(m, SLICE("\n"));
}

void
markup_leaf(
    struct markup *m, const char *name, const char *lang, struct slice text)
{
	markup_open(m, name);
	if (lang != NULL)
		attr_terminated(m, "xml:lang", XML(lang));
	markup_text(m, text);
	markup_close(m);
	markup_line(m);
}

bool
markup_fragment(struct markup *m, struct slice xml)
{
	xmlNode *list = NULL, *next;
	struct buffer b = {0};
	bool ok;

	buffer_put(&b, xml);
	buffer_putc(&b, '\0');
	ok = xmlParseBalancedChunkMemory(
		 m->doc, NULL, NULL, 0, XML(b.p), &list) == 0;
	buffer_free(&b);
	if (!ok) {
		xmlFreeNodeList(list);
		return false;
	}
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

bool
markup_write(const struct markup *m, struct buffer *out)
{
	/* Without an encoder: the tree is UTF-8 already, and libxml2 would
	 * convert that, too. */
	xmlOutputBuffer *o = xmlAllocOutputBuffer(NULL);
	bool ok;

	if (o == NULL)
		return false;
	for (xmlNode *n = m->doc->children; n != NULL; n = n->next) {
		xmlNodeDumpOutput(o, m->doc, n, 0, 0, "UTF-8");
		xmlOutputBufferWriteString(o, "\n");
	}
	ok = o->error == 0;
	buffer_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	buffer_put(
	    out, (struct slice){(const char *)xmlOutputBufferGetContent(o),
		     xmlOutputBufferGetSize(o)});
	xmlOutputBufferClose(o);
	return ok;
}

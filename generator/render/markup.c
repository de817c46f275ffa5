/* SPDX-License-Identifier: MIT */
#include "markup.h"

#include <assert.h>
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

/* The tree is built here node by node: libxml2's own functions allocate every
 * name and value, look names up, check every value and ask of every attribute
 * whether it is an id; and freeing the tree takes as long as building it. */

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

/* Fills a text node with `s`, which may lie behind it, at `room`. */
static xmlNode *
fill(struct markup *m, xmlNode *text, char *room, struct slice s)
{
	text->type = XML_TEXT_NODE;
	text->name = xmlStringText;
	text->doc = m->doc;
	text->content = (xmlChar *)room;
	if (s.n > 0)
		memcpy(room, s.p, s.n);
	return text;
}

static xmlNode *
new_text(struct markup *m, struct slice s)
{
	xmlNode *text = arena_alloc(m->arena, sizeof(*text) + s.n + 1);

	return fill(m, text, (char *)(text + 1), s);
}

/* A text may be put together from many. How much there is room for is noted
 * where libxml2 has nothing of a text. */
static void
lengthen(struct markup *m, xmlNode *text, struct slice more)
{
	size_t n = strlen((const char *)text->content);
	size_t room = (size_t)(uintptr_t)text->properties;

	if (room < n + more.n) {
		room = (n + more.n) * 2;
		text->content =
		    arena_grow(m->arena, text->content, n, room + 1);
		text->properties = (void *)(uintptr_t)room;
	}
	memcpy(text->content + n, more.p, more.n);
	text->content[n + more.n] = '\0';
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

static xmlNode *
open_element(struct markup *m, const char *name)
{
	xmlNode *n = ARENA_NEW(m->arena, xmlNode, 1);

	n->type = XML_ELEMENT_NODE;
	n->name = own_name(m, name);
	n->ns = m->ns;
	n->doc = m->doc;
	append(m->at != NULL ? m->at : (xmlNode *)m->doc, n);
	return m->at = n;
}

void
markup_init_shared(
    struct markup *m, xmlDict *names, const char *root, const char *ns)
{
	*m = (struct markup){
	    .doc = need(xmlNewDoc(XML("1.0"))), .arena = arena_new()};
	m->doc->dict =
	    need(names != NULL ? xmlDictCreateSub(names) : xmlDictCreate());
	m->doc->encoding = need(xmlStrdup(XML("UTF-8")));
	if (ns != NULL) {
		m->ns = ARENA_NEW(m->arena, xmlNs, 1);
		m->ns->type = XML_LOCAL_NAMESPACE;
		m->ns->href = XML(arena_copy(m->arena, slice_of(ns)).p);
		m->ns->context = m->doc;
	}
	open_element(m, root)->nsDef = m->ns;
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
	if (m->doc != NULL)
		m->doc->children = m->doc->last = NULL;
	xmlFreeDoc(m->doc);
	arena_free(m->arena);
	buffer_free(&m->scratch);
	*m = (struct markup){0};
}

void
markup_schema(struct markup *m, const char *path)
{
	xmlNode *pi = ARENA_NEW(m->arena, xmlNode, 1);
	xmlNode *root = xmlDocGetRootElement(m->doc);

	pi->type = XML_PI_NODE;
	pi->name = own_name(m, "xml-model");
	pi->content = (xmlChar *)arena_printf(m->arena,
	    "href=\"%s\" type=\"application/xml\" "
	    "schematypens=\"http://relaxng.org/ns/structure/1.0\"",
	    path)
			  .p;
	pi->doc = m->doc;
	pi->parent = (xmlNode *)m->doc;
	pi->next = root;
	pi->prev = root->prev;
	if (root->prev != NULL)
		root->prev->next = pi;
	else
		m->doc->children = pi;
	root->prev = pi;
}

void
markup_open(struct markup *m, const char *name)
{
	open_element(m, name);
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
	struct {
		xmlAttr a;
		xmlNode text;
	} * both;
	xmlAttr *a, **end = &m->at->properties;
	bool xml = name[0] == 'x' && strncmp(name, "xml:", 4) == 0;

	if (value.p == NULL)
		return;
	both = arena_alloc(m->arena, sizeof(*both) + value.n + 1);
	a = &both->a;
	a->type = XML_ATTRIBUTE_NODE;
	a->name = own_name(m, xml ? name + 4 : name);
	a->ns = xml ? m->xml : NULL;
	a->doc = m->doc;
	a->parent = m->at;
	a->children = a->last = fill(m, &both->text, (char *)(both + 1), value);
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
	xmlNode *last;

	assert(m->at != NULL);
	last = m->at->last;
	/* Texts are far below 2 GiB (SOURCE_MAX_SIZE). */
	if (text.n == 0 || text.n > INT_MAX)
		return;
	if (last != NULL && last->type == XML_TEXT_NODE)
		lengthen(m, last, text);
	else
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
	xmlNode *last;

	assert(m->at != NULL);
	last = m->at->last;
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

/* Puts a copy of a node in, without what is below it. */
static void
take_in(struct markup *m, const xmlNode *n)
{
	xmlNode *comment;

	switch (n->type) {
	case XML_ELEMENT_NODE:
		markup_open(m, (const char *)n->name);
		for (const xmlAttr *a = n->properties; a != NULL; a = a->next) {
			bool xml = a->ns != NULL &&
				   xmlStrEqual(a->ns->prefix, XML("xml"));
			const char *name = (const char *)a->name;

			markup_attr(m,
			    xml ? arena_printf(m->arena, "xml:%s", name).p
				: name,
			    a->children != NULL
				? slice_of((const char *)a->children->content)
				: SLICE(""));
		}
		break;
	case XML_TEXT_NODE:
	case XML_CDATA_SECTION_NODE:
		markup_text(m, slice_of((const char *)n->content));
		break;
	case XML_COMMENT_NODE:
		comment = new_text(m, slice_of((const char *)n->content));
		comment->type = XML_COMMENT_NODE;
		comment->name = xmlStringComment;
		append(m->at, comment);
		break;
	default:
		break;
	}
}

static void
take_in_all(struct markup *m, const xmlNode *list)
{
	const xmlNode *n = list;

	while (n != NULL) {
		take_in(m, n);
		if (n->type == XML_ELEMENT_NODE && n->children != NULL) {
			n = n->children;
			continue;
		}
		for (;;) {
			if (n->type == XML_ELEMENT_NODE)
				markup_close(m);
			if (n->next != NULL || n->parent == list->parent)
				break;
			n = n->parent;
		}
		n = n->next;
	}
}

bool
markup_fragment(struct markup *m, struct slice xml)
{
	/* One without a dictionary: libxml2 2.9 frees what it made of a bad
	 * fragment as if no name were in it. */
	xmlDoc *aside = need(xmlNewDoc(XML("1.0")));
	xmlNode *list = NULL;
	struct buffer b = {0};
	bool ok;

	buffer_put(&b, xml);
	buffer_putc(&b, '\0');
	ok = xmlParseBalancedChunkMemory(
		 aside, NULL, NULL, 0, XML(b.p), &list) == 0;
	if (ok)
		take_in_all(m, list);
	xmlFreeNodeList(list);
	xmlFreeDoc(aside);
	buffer_free(&b);
	return ok;
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

xmlDoc *
markup_tree(const struct markup *m)
{
	xmlDoc *copy = need(xmlCopyDoc(m->doc, 1));
	const xmlNode *n = copy->children;

	while (n != NULL) {
		xmlAttr *id =
		    n->type == XML_ELEMENT_NODE
			? xmlHasNsProp(n, XML("id"), XML_XML_NAMESPACE)
			: NULL;

		if (id != NULL && id->children != NULL &&
		    xmlGetID(copy, id->children->content) == NULL)
			xmlAddID(NULL, copy, id->children->content, id);
		if (n->type == XML_ELEMENT_NODE && n->children != NULL) {
			n = n->children;
			continue;
		}
		while (n->next == NULL && n->parent != NULL)
			n = n->parent;
		n = n->next;
	}
	return copy;
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

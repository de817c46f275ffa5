/* SPDX-License-Identifier: MIT */
#include "value.h"

#include <libxml/xpath.h>
#include <libxslt/templates.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include "arena.h"

#define XML(s) ((const xmlChar *)(s))

enum kind { OTHER, SELF, ATTRIBUTE, VARIABLE };

struct value {
	enum kind kind;
	bool xml;            /* an attribute xml:name */
	const xmlChar *name; /* as the stylesheet's dictionary has it */
	xmlXPathCompExpr *comp;
	xmlNs **ns; /* that the expression sees */
	int nns;
};

/* A name without a colon, of ASCII. */
static bool
is_name(struct slice s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i], lower = ascii_lower(c);

		if ((lower < 'a' || lower > 'z') && c != '_' &&
		    (i == 0 || ((c < '0' || c > '9') && c != '-' && c != '.')))
			return false;
	}
	return s.n > 0;
}

static void
recognise(struct value *v, xmlDict *names, struct slice select)
{
	struct slice name = slice_tail(select, 1);

	if (slice_eq(select, SLICE("."))) {
		v->kind = SELF;
		return;
	}
	v->xml = slice_starts(select, SLICE("@xml:"));
	if (v->xml)
		name = slice_tail(select, 5);
	if (!is_name(name))
		return;
	v->name = xmlDictLookup(names, XML(name.p), (int)name.n);
	if (v->name == NULL)
		out_of_memory();
	v->kind = select.p[0] == '@'   ? ATTRIBUTE
		  : select.p[0] == '$' ? VARIABLE
				       : OTHER;
}

struct value *
value_compile(
    struct arena *a, xsltStylesheet *sheet, xmlNode *at, struct slice select)
{
	struct value *v = ARENA_NEW(a, struct value, 1);

	select = slice_trim(select);
	v->comp = xsltXPathCompile(
	    sheet, XML(arena_printf(a, "%.*s", SLICE_ARG(select)).p));
	if (v->comp == NULL)
		return NULL;
	v->ns = xmlGetNsList(at->doc, at);
	while (v->ns != NULL && v->ns[v->nns] != NULL)
		v->nns++;
	recognise(v, sheet->dict, select);
	return v;
}

void
value_release(struct value *v)
{
	xmlXPathFreeCompExpr(v->comp);
	xmlFree(v->ns);
}

/* The text of an attribute, or of an element that has no other children. */
static const xmlChar *
text_of(const xmlNode *children, const xmlDoc *doc, xmlChar **own)
{
	if (children == NULL)
		return XML("");
	if (children->next == NULL && children->type == XML_TEXT_NODE)
		return children->content;
	*own = xmlNodeListGetString((xmlDoc *)doc, children, 1);
	return *own;
}

static const xmlChar *
attribute(const struct value *v, const xmlNode *n, xmlChar **own)
{
	if (n->type != XML_ELEMENT_NODE)
		return XML("");
	for (const xmlAttr *a = n->properties; a != NULL; a = a->next)
		if ((v->xml ? a->ns != NULL &&
				  xmlStrEqual(a->ns->href, XML_XML_NAMESPACE)
			    : a->ns == NULL) &&
		    xmlStrEqual(a->name, v->name))
			return text_of(a->children, a->doc, own);
	return XML("");
}

static const xmlChar *
self(const xmlNode *n, xmlChar **own)
{
	const xmlNode *child = n->children;

	switch (n->type) {
	case XML_ATTRIBUTE_NODE:
		return text_of(child, n->doc, own);
	case XML_TEXT_NODE:
		return n->content;
	case XML_ELEMENT_NODE:
		if (child == NULL ||
		    (child->next == NULL && child->type == XML_TEXT_NODE))
			return text_of(child, n->doc, own);
		*own = xmlNodeGetContent(n);
		return *own;
	default:
		return NULL;
	}
}

/* The variable or parameter that is seen by this name. */
static const xsltStackElem *
find_variable(xsltTransformContext *x, const xmlChar *name)
{
	for (int i = x->varsNr; i > x->varsBase; i--)
		for (const xsltStackElem *e = x->varsTab[i - 1]; e != NULL;
		     e = e->next)
			if (e->name == name && e->nameURI == NULL)
				return e;
	return xmlHashLookup2(x->globalVars, name, NULL);
}

static const xmlChar *
variable(const struct value *v, xsltTransformContext *x, xmlChar **own)
{
	const xsltStackElem *e = find_variable(x, v->name);

	/* A variable of the stylesheet that was not asked for yet is made by
	 * libxslt. */
	if (e == NULL || e->computed == 0 || e->value == NULL)
		return NULL;
	if (e->value->type == XPATH_STRING)
		return e->value->stringval;
	*own = xmlXPathCastToString(e->value);
	return *own;
}

static const xmlChar *
evaluate(const struct value *v, xsltTransformContext *x, xmlNode *node,
    xmlChar **own)
{
	xmlNode *before = x->node;

	x->node = node;
	*own = xsltEvalXPathStringNs(x, v->comp, v->nns, v->ns);
	x->node = before;
	return *own;
}

const char *
value_text(const struct value *v, xsltTransformContext *x, xmlNode *node,
    unsigned char **own)
{
	const xmlChar *text = NULL;

	*own = NULL;
	if (v->kind == ATTRIBUTE)
		text = attribute(v, node, own);
	else if (v->kind == SELF)
		text = self(node, own);
	else if (v->kind == VARIABLE)
		text = variable(v, x, own);
	if (text == NULL)
		text = evaluate(v, x, node, own);
	return text != NULL ? (const char *)text : "";
}

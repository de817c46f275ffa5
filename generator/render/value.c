/* SPDX-License-Identifier: MIT */
#include "value.h"

#include <libxml/xpath.h>
#include <libxslt/templates.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include "vec.h"

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

static bool
is_name_of(const struct value *v, const xmlAttr *a)
{
	/* Most documents share the stylesheet's names (markup.h). */
	if (a->name != v->name &&
	    (a->name[0] != v->name[0] || !xmlStrEqual(a->name, v->name)))
		return false;
	return v->xml ? a->ns != NULL &&
			    xmlStrEqual(a->ns->href, XML_XML_NAMESPACE)
		      : a->ns == NULL;
}

static const xmlAttr *
find_attribute(const struct value *v, const xmlNode *n)
{
	const xmlAttr *a = n->type == XML_ELEMENT_NODE ? n->properties : NULL;

	while (a != NULL && !is_name_of(v, a))
		a = a->next;
	return a;
}

static const xmlChar *
attribute(const struct value *v, const xmlNode *n, xmlChar **own)
{
	const xmlAttr *a = find_attribute(v, n);

	return a != NULL ? text_of(a->children, a->doc, own) : XML("");
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

/* -- conditions -- */

struct term {
	enum { THERE, IS, AT } what;
	bool unlike;  /* IS, AT: "!=" */
	bool negated; /* in not() */
	struct value operand;
	struct slice text;
	int position;
};

struct condition {
	bool any; /* joined by "or", not by "and" */
	VEC(struct term) terms;
};

static bool
take(struct slice *rest, const char *word)
{
	struct slice s = slice_of(word);

	*rest = slice_trim(*rest);
	if (!slice_starts(*rest, s))
		return false;
	*rest = slice_tail(*rest, s.n);
	return true;
}

/* Behind = or !=: a text or, for a position, a number. */
static bool
read_wanted(struct arena *a, struct term *t, struct slice *rest)
{
	const char *end = NULL;
	size_t n = 0;

	*rest = slice_trim(*rest);
	if (t->what == AT) {
		for (; n < rest->n && n < 6 && rest->p[n] >= '0' &&
		       rest->p[n] <= '9';
		     n++)
			t->position = t->position * 10 + rest->p[n] - '0';
		*rest = slice_tail(*rest, n);
		return n > 0;
	}
	if (rest->n > 1 && (rest->p[0] == '\'' || rest->p[0] == '"'))
		end = memchr(rest->p + 1, rest->p[0], rest->n - 1);
	if (end == NULL)
		return false;
	n = (size_t)(end - rest->p);
	t->text = arena_copy(a, slice_tail(slice_head(*rest, n), 1));
	*rest = slice_tail(*rest, n + 1);
	return true;
}

static bool
read_term(struct arena *a, xmlDict *names, struct term *t, struct slice *rest)
{
	size_t n = 0;

	t->negated = take(rest, "not(");
	if (take(rest, "position()")) {
		t->what = AT;
	} else {
		*rest = slice_trim(*rest);
		while (n < rest->n && strchr(" \t\r\n=!)", rest->p[n]) == NULL)
			n++;
		recognise(&t->operand, names, slice_head(*rest, n));
		*rest = slice_tail(*rest, n);
		if (t->operand.kind == OTHER)
			return false;
	}
	t->unlike = take(rest, "!=");
	if (t->unlike || take(rest, "=")) {
		t->what = t->what == AT ? AT : IS;
		if (!read_wanted(a, t, rest))
			return false;
	} else if (t->what == AT) {
		return false;
	}
	return !t->negated || take(rest, ")");
}

const struct condition *
condition_compile(struct arena *a, xsltStylesheet *sheet, struct slice test)
{
	struct condition *c = ARENA_NEW(a, struct condition, 1);

	for (;;) {
		bool any;

		if (!read_term(a, sheet->dict, VEC_ADD(a, &c->terms), &test))
			return NULL;
		test = slice_trim(test);
		if (test.n == 0)
			return c;
		any = take(&test, "or ");
		if ((!any && !take(&test, "and ")) ||
		    (c->terms.n > 1 && any != c->any))
			return NULL;
		c->any = any;
	}
}

/* A variable's value; NULL if it is not made yet. */
static xmlXPathObject *
made(xsltTransformContext *x, const struct term *c)
{
	const xsltStackElem *e = find_variable(x, c->operand.name);

	return e != NULL && e->computed != 0 ? e->value : NULL;
}

static int
is_there(const struct term *c, xsltTransformContext *x, const xmlNode *node)
{
	xmlXPathObject *value;

	if (c->operand.kind == SELF)
		return 1;
	if (c->operand.kind == ATTRIBUTE)
		return find_attribute(&c->operand, node) != NULL;
	value = made(x, c);
	return value != NULL ? xmlXPathCastToBoolean(value) : -1;
}

/* One text compared with another: that of an attribute, of a node, of a
 * variable that is text or one node. (libxml2 2.9 looks at the first element of
 * a fragment only: as it likes.) */
static int
is_text(const struct term *c, xsltTransformContext *x, xmlNode *node)
{
	const xmlChar *text = NULL;
	xmlChar *own = NULL;
	xmlXPathObject *value;
	bool equal;

	if (c->operand.kind == ATTRIBUTE) {
		if (find_attribute(&c->operand, node) == NULL)
			return 0;
		text = attribute(&c->operand, node, &own);
	} else if (c->operand.kind == SELF) {
		text = self(node, &own);
	} else {
		value = made(x, c);
		if (value != NULL && (value->type == XPATH_STRING ||
					 (value->type == XPATH_NODESET &&
					     value->nodesetval != NULL &&
					     value->nodesetval->nodeNr == 1)))
			text = variable(&c->operand, x, &own);
	}
	if (text == NULL)
		return -1;
	equal = slice_eq(slice_of((const char *)text), c->text);
	xmlFree(own);
	return equal != c->unlike;
}

static int
term_holds(const struct term *t, xsltTransformContext *x, xmlNode *node)
{
	int holds =
	    t->what == THERE ? is_there(t, x, node)
	    : t->what == IS
		? is_text(t, x, node)
		: (x->xpathCtxt->proximityPosition == t->position) != t->unlike;

	return holds < 0 ? -1 : holds != t->negated;
}

int
condition_holds(
    const struct condition *c, xsltTransformContext *x, xmlNode *node)
{
	int holds = !c->any;

	VEC_EACH (t, &c->terms) {
		holds = term_holds(t, x, node);
		if (holds < 0 || holds == c->any)
			break;
	}
	return holds;
}

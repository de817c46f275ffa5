/* SPDX-License-Identifier: MIT */
#include "literal.h"

#include <libxml/parserInternals.h>
#include <libxml/xpath.h>
#include <libxslt/imports.h>
#include <libxslt/templates.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <stdlib.h>

#include "arena.h"
#include "run.h"
#include "serialise.h"
#include "value.h"
#include "vec.h"

#define XML(s) ((const xmlChar *)(s))

/* Elements of the stylesheet that were compiled are in this namespace, as
 * extension elements; they keep their attributes and what they hold. */
#define OURS "tag:duikan,2026:compiled"

/* Bytes, and behind them a value in an attribute. */
struct piece {
	struct slice html;
	const struct value *value; /* NULL: none */
};

/* What libxslt has by such an element, in `psvi`: whom it calls, and what is
 * ours. */
struct literal {
	xsltElemPreComp libxslts;
	const xmlChar *name; /* for where an element is wanted */
	VEC(struct piece) open;
	struct slice close; /* empty: `open` is all of it, what it holds, too */
};

struct insertion {
	xsltElemPreComp libxslts;
	const struct value *value;
};

struct branch {
	const struct condition *condition;
	const xmlNode *element;
};

/* An xsl:if, or an xsl:choose with the conditions of each xsl:when. Both stay
 * what they are to libxslt, which does them where `condition_holds` cannot. */
struct choice {
	xsltStylePreComp libxslts;
	VEC(struct branch) branches;
	const xmlNode *otherwise;
};

struct literals {
	struct arena *arena;
	xsltStylesheet *sheet;
	xmlNs ns;
	VEC(struct value *) values;
	/* Templates that may add attributes to the element around their call.
	 */
	VEC(const xsltTemplate *) loose;
	bool any_match; /* one of them is applied, not called */
};

/* -- making pages -- */

/* Not where an element or plain text is wanted: in variables, or in what
 * libxslt asks the text of. */
static bool
is_page(const xsltTransformContext *x)
{
	const xmlNode *into = x->insert;

	return !XSLT_IS_RES_TREE_FRAG(x->output) &&
	       !(into->type == XML_ELEMENT_NODE && into->parent == NULL &&
		   xmlStrEqual(into->name, XML("fake")));
}

/* As xsltCopyTextString() does, which looks at the text first, whether there is
 * room in the one that was begun. */
void
literal_put(xsltTransformContext *x, struct slice html)
{
	xmlNode *last = x->insert->last;
	size_t n = html.n;

	if (n == 0)
		return;
	if (last != NULL && last->type == XML_TEXT_NODE &&
	    last->name == xmlStringTextNoenc && last->content == x->lasttext &&
	    n < (size_t)(x->lasttsize - x->lasttuse)) {
		memcpy(last->content + x->lasttuse, html.p, n);
		x->lasttuse += (int)n;
		last->content[x->lasttuse] = '\0';
	} else if (xsltCopyTextString(x, x->insert, XML(html.p), 1) == NULL)
		out_of_memory();
}

static void
put_scratch(xsltTransformContext *x, struct buffer *html)
{
	struct slice s = buffer_slice(html);

	buffer_putc(html, '\0');
	s.p = html->p;
	literal_put(x, s);
}

static void
make_element(xsltTransformContext *x, xmlNode *node, xmlNode *inst,
    const struct literal *e)
{
	xmlNode *into = x->insert, *made;

	made = xmlNewDocNode(x->output, NULL, e->name, NULL);
	if (made == NULL)
		out_of_memory();
	x->lasttext = NULL;
	xmlAddChild(into, made);
	xsltAttrListTemplateProcess(x, made, inst->properties);
	x->insert = made;
	xsltApplyOneTemplate(x, node, inst->children, NULL, NULL);
	x->insert = into;
	x->lasttext = NULL;
}

static void
put_literal(xsltTransformContext *x, xmlNode *node, xmlNode *inst,
    xsltElemPreComp *compiled)
{
	const struct literal *e = (const void *)compiled;
	struct buffer *html = &((struct run *)x->_private)->html;

	if (!is_page(x)) {
		make_element(x, node, inst, e);
		return;
	}
	x->inst = inst;
	VEC_EACH (p, &e->open) {
		xmlChar *own;

		literal_put(x, p->html);
		if (p->value == NULL)
			continue;
		buffer_clear(html);
		html_attribute(
		    html, slice_of(value_text(p->value, x, node, &own)));
		xmlFree(own);
		put_scratch(x, html);
	}
	if (e->close.n == 0)
		return;
	xsltApplyOneTemplate(x, node, inst->children, NULL, NULL);
	literal_put(x, e->close);
}

static void
put_value(xsltTransformContext *x, xmlNode *node, xmlNode *inst,
    xsltElemPreComp *compiled)
{
	const struct value *v = ((const struct insertion *)compiled)->value;
	struct buffer *html = &((struct run *)x->_private)->html;
	const char *text;
	xmlChar *own;

	x->inst = inst;
	text = value_text(v, x, node, &own);
	if (!is_page(x)) {
		if (text[0] != '\0' &&
		    xsltCopyTextString(x, x->insert, XML(text), 0) == NULL)
			out_of_memory();
	} else if (x->insert->type == XML_ELEMENT_NODE &&
		   html_is_raw((const char *)x->insert->name)) {
		literal_put(x, slice_of(text));
	} else {
		buffer_clear(html);
		html_text(html, slice_of(text));
		put_scratch(x, html);
	}
	xmlFree(own);
}

static void
choose(xsltTransformContext *x, xmlNode *node, xmlNode *inst,
    xsltElemPreComp *compiled)
{
	const struct choice *c = (const void *)compiled;
	const xmlNode *chosen = c->otherwise;

	VEC_EACH (b, &c->branches) {
		int holds = b->condition != NULL
				? condition_holds(b->condition, x, node)
				: -1;

		if (holds < 0) {
			if (b->element == inst)
				xsltIf(x, node, inst, compiled);
			else
				xsltChoose(x, node, inst, compiled);
			return;
		}
		if (holds) {
			chosen = b->element;
			break;
		}
	}
	if (chosen != NULL)
		xsltApplyOneTemplate(x, node, chosen->children, NULL, NULL);
}

/* -- what may add an attribute -- */

static bool
is_xsl(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && IS_XSLT_ELEM(n) &&
	       xmlStrEqual(n->name, XML(name));
}

static bool
is_any(const xmlNode *n, const char *const *names)
{
	for (; *names != NULL; names++)
		if (xmlStrEqual(n->name, XML(*names)))
			return true;
	return false;
}

static bool
calls_loose(const struct literals *l, const xmlNode *call)
{
	xmlChar *name = xmlGetNoNsProp(call, XML("name"));
	bool found = false;

	VEC_EACH (t, &l->loose)
		found = found || xmlStrEqual((*t)->name, name);
	xmlFree(name);
	return found;
}

/* NOLINTBEGIN(misc-no-recursion): as deep as libxml2 parses */
/* Whether one of the instructions may give an attribute to what they stand
 * in. No deeper than libxml2 parses. */
static bool
may_add(const struct literals *l, const xmlNode *list)
{
	static const char *const through[] = {
	    "if", "choose", "when", "otherwise", "for-each", NULL};
	static const char *const never[] = {"value-of", "variable", "param",
	    "sort", "number", "comment", "processing-instruction", "message",
	    "element", NULL};

	for (const xmlNode *n = list; n != NULL; n = n->next) {
		bool adds;

		if (n->type != XML_ELEMENT_NODE || !IS_XSLT_ELEM(n))
			continue;
		if (is_any(n, through))
			adds = may_add(l, n->children);
		else if (is_xsl(n, "call-template"))
			adds = calls_loose(l, n);
		else if (is_xsl(n, "apply-templates"))
			adds = l->any_match;
		else
			adds = !is_any(n, never);
		if (adds)
			return true;
	}
	return false;
}
/* NOLINTEND(misc-no-recursion) */

static bool
note_loose(struct literals *l, const xsltTemplate *t)
{
	VEC_EACH (known, &l->loose)
		if (*known == t)
			return false;
	if (!may_add(l, t->content))
		return false;
	*VEC_ADD(l->arena, &l->loose) = t;
	l->any_match = l->any_match || t->match != NULL;
	return true;
}

/* Until no more are found: they call each other. */
static void
find_loose(struct literals *l)
{
	bool more = true;

	while (more) {
		more = false;
		for (xsltStylesheet *s = l->sheet; s != NULL;
		     s = xsltNextImport(s))
			for (const xsltTemplate *t = s->templates; t != NULL;
			     t = t->next)
				more = note_loose(l, t) || more;
	}
}

/* -- compiling -- */

/* Makes `n` an instruction of ours. */
static void
take_over(struct literals *l, xmlNode *n, xsltElemPreComp *compiled,
    xsltTransformFunction func)
{
	*compiled = (xsltElemPreComp){.func = func, .inst = n};
	n->ns = &l->ns;
	n->psvi = compiled;
}

static const struct value *
new_value(struct literals *l, xmlNode *at, struct slice select)
{
	struct value *v = value_compile(l->arena, l->sheet, at, select);

	if (v != NULL)
		*VEC_ADD(l->arena, &l->values) = v;
	return v;
}

/* Ends the bytes in `html` with a piece. */
static void
cut(struct literals *l, struct literal *e, struct buffer *html,
    const struct value *v)
{
	*VEC_ADD(l->arena, &e->open) =
	    (struct piece){arena_copy(l->arena, buffer_slice(html)), v};
	buffer_clear(html);
}

/* Behind the brace that ends the expression which begins at `i`; SIZE_MAX if
 * none does. A brace inside a string of the expression is none. */
static size_t
expression_end(struct slice text, size_t i)
{
	char quote = '\0';

	for (; i < text.n; i++) {
		char c = text.p[i];

		if (quote == '\0' && c == '}')
			return i + 1;
		if (quote == c)
			quote = '\0';
		else if (quote == '\0' && (c == '\'' || c == '"'))
			quote = c;
	}
	return SIZE_MAX;
}

/* An attribute value template (XSLT 1.0, 7.6.2): text with {expressions}, in
 * which a brace of the text is doubled. False if it is none. */
static bool
compile_template(struct literals *l, struct literal *e, struct buffer *html,
    xmlNode *at, struct slice text)
{
	for (size_t i = 0, end; i < text.n; i = end) {
		struct slice rest = slice_tail(text, i);
		const struct value *v;

		end = i + 1;
		if (rest.p[0] != '{' && rest.p[0] != '}') {
			html_attribute(html, slice_head(rest, 1));
			continue;
		}
		if (rest.n > 1 && rest.p[1] == rest.p[0]) {
			buffer_putc(html, rest.p[0]);
			end++;
			continue;
		}
		end = rest.p[0] == '{' ? expression_end(text, end) : SIZE_MAX;
		if (end == SIZE_MAX)
			return false;
		v = new_value(
		    l, at, slice_head(slice_tail(text, i + 1), end - i - 2));
		if (v == NULL)
			return false;
		cut(l, e, html, v);
	}
	return true;
}

static bool
compile_tag(
    struct literals *l, struct literal *e, struct buffer *html, xmlNode *n)
{
	buffer_printf(html, "<%s", (const char *)n->name);
	for (const xmlAttr *a = n->properties; a != NULL; a = a->next) {
		const xmlNode *value = a->children;

		if (a->ns != NULL && xmlStrEqual(a->ns->href, XSLT_NAMESPACE))
			return false;
		buffer_putc(html, ' ');
		if (a->ns != NULL && a->ns->prefix != NULL)
			buffer_printf(html, "%s:", (const char *)a->ns->prefix);
		buffer_printf(html, "%s=\"", (const char *)a->name);
		if (value != NULL &&
		    (value->next != NULL || value->type != XML_TEXT_NODE ||
			!compile_template(l, e, html, n,
			    slice_of((const char *)value->content))))
			return false;
		buffer_putc(html, '"');
	}
	buffer_putc(html, '>');
	return true;
}

static const struct literal *
literal_of(const struct literals *l, const xmlNode *n)
{
	const struct literal *e = n->psvi;

	return n->type == XML_ELEMENT_NODE && n->ns == &l->ns &&
		       e->libxslts.func == put_literal
		   ? e
		   : NULL;
}

/* Adds what `list` is if it is the same on every page: it has no value, no
 * instruction. */
static bool
put_constant(const struct literals *l, struct buffer *html, const xmlNode *list)
{
	for (const xmlNode *n = list; n != NULL; n = n->next) {
		const struct literal *e = literal_of(l, n);

		if (e != NULL && e->close.n == 0 && e->open.n == 1)
			buffer_put(html, e->open.v[0].html);
		else if (n->type != XML_TEXT_NODE)
			return false;
		else if (n->name == xmlStringTextNoenc)
			buffer_puts(html, (const char *)n->content);
		else
			html_text(html, slice_of((const char *)n->content));
	}
	return true;
}

/* An element that stands in a template as it is; what it holds is compiled. */
static void
compile_literal(struct literals *l, xmlNode *n)
{
	struct literal *e = ARENA_NEW(l->arena, struct literal, 1);
	struct buffer html = {0};
	const char *name = (const char *)n->name;
	bool empty = html_is_void(name);
	size_t tag;

	/* What scripts and styles hold is no markup. */
	e->name = n->name;
	if (html_is_raw(name) || (empty && n->children != NULL) ||
	    may_add(l, n->children) || !compile_tag(l, e, &html, n)) {
		buffer_free(&html);
		return;
	}
	tag = html.n;
	if (put_constant(l, &html, n->children)) {
		if (!empty)
			buffer_printf(&html, "</%s>", name);
	} else {
		html.n = tag;
		e->close = arena_printf(l->arena, "</%s>", name);
	}
	cut(l, e, &html, NULL);
	buffer_free(&html);
	take_over(l, n, &e->libxslts, put_literal);
}

static void
compile_value(struct literals *l, xmlNode *n)
{
	xmlChar *select = xmlGetNoNsProp(n, XML("select"));
	const xsltStylePreComp *libxslts = n->psvi;
	const struct value *v = NULL;

	if (select != NULL && libxslts != NULL && libxslts->noescape == 0)
		v = new_value(l, n, slice_of((const char *)select));
	if (v != NULL) {
		struct insertion *i = ARENA_NEW(l->arena, struct insertion, 1);

		i->value = v;
		take_over(l, n, &i->libxslts, put_value);
	}
	xmlFree(select);
}

/* NULL if it asks for what conditions do not know: libxslt may have to tell. */
static void
add_branch(struct literals *l, struct choice *c, const xmlNode *n)
{
	xmlChar *test = xmlGetNoNsProp(n, XML("test"));
	struct branch b = {.element = n};

	if (test != NULL)
		b.condition = condition_compile(
		    l->arena, l->sheet, slice_of((const char *)test));
	xmlFree(test);
	*VEC_ADD(l->arena, &c->branches) = b;
}

static void
compile_choice(struct literals *l, xmlNode *n)
{
	struct choice *c = ARENA_NEW(l->arena, struct choice, 1);
	const xsltStylePreComp *libxslts = n->psvi;

	if (is_xsl(n, "if"))
		add_branch(l, c, n);
	else
		for (xmlNode *b = n->children; b != NULL; b = b->next)
			if (is_xsl(b, "when"))
				add_branch(l, c, b);
			else if (is_xsl(b, "otherwise"))
				c->otherwise = b;
	/* Nothing is won if libxslt is asked at once. */
	if (libxslts == NULL || c->branches.n == 0 ||
	    c->branches.v[0].condition == NULL)
		return;
	c->libxslts = *libxslts;
	c->libxslts.func = choose;
	n->psvi = c;
}

/* Text that needs no escaping may follow upon that of ours. */
static void
compile_text(xmlNode *n)
{
	if (strpbrk((const char *)n->content, "&<>") == NULL)
		n->name = xmlStringTextNoenc;
}

/* NOLINTBEGIN(misc-no-recursion): as deep as libxml2 parses */
static void
compile(struct literals *l, xmlNode *list)
{
	for (xmlNode *n = list; n != NULL; n = n->next) {
		if (n->type == XML_TEXT_NODE)
			compile_text(n);
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (is_xsl(n, "value-of")) {
			compile_value(l, n);
			continue;
		}
		compile(l, n->children);
		if (n->ns == NULL)
			compile_literal(l, n);
		else if (is_xsl(n, "if") || is_xsl(n, "choose"))
			compile_choice(l, n);
	}
}
/* NOLINTEND(misc-no-recursion) */

struct literals *
literals_compile(xsltStylesheet *sheet)
{
	struct literals *l = must_alloc(sizeof(*l));

	*l = (struct literals){
	    .arena = arena_new(),
	    .sheet = sheet,
	    .ns = {.type = XML_NAMESPACE_DECL, .href = XML(OURS)},
	};
	find_loose(l);
	for (xsltStylesheet *s = sheet; s != NULL; s = xsltNextImport(s))
		for (xsltTemplate *t = s->templates;
		     t != NULL && s->nsAliases == NULL; t = t->next)
			compile(l, t->content);
	return l;
}

void
literals_free(struct literals *l)
{
	if (l == NULL)
		return;
	VEC_EACH (v, &l->values)
		value_release(*v);
	arena_free(l->arena);
	free(l);
}

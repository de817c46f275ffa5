/* SPDX-License-Identifier: MIT */
#include "style.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxslt/documents.h>
#include <libxslt/imports.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <stdarg.h>
#include <stdlib.h>

#include "arena.h"
#include "literal.h"
#include "markup.h"
#include "once.h"
#include "run.h"
#include "serialise.h"
#include "templates.h"

#define XML(s) ((const xmlChar *)(s))

struct style {
	struct templates *templates;
	const char *name;
	xsltStylesheet *sheet;
	xmlDoc *orphan; /* that the sheet, being malformed, let go */
	xsltSecurityPrefs *prefs;
	struct once *once;
	struct literals *literals;
};

/* What libxslt and libxml2 say, in several pieces, until it is told as one
 * message. */
struct complaint {
	struct buffer text;
	size_t line; /* of the first error of a parser */
};

/* The first complaints name the cause; a flood follows it. */
enum { COMPLAINT_MAX = 4096 };

static void __attribute__((format(printf, 2, 3)))
complain(void *context, const char *fmt, ...)
{
	struct complaint *c = context;
	char piece[1024];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(piece, sizeof(piece), fmt, ap);
	va_end(ap);
	if (c->text.n < COMPLAINT_MAX)
		buffer_puts(&c->text, piece);
}

static void
complain_structured(void *context, xmlErrorPtr e)
{
	struct complaint *c = context;

	if (e->level < XML_ERR_ERROR || c->text.n >= COMPLAINT_MAX)
		return;
	if (c->line == 0 && e->line > 0)
		c->line = (size_t)e->line;
	buffer_puts(&c->text, e->message);
}

/* Between our calls nothing is said: libxslt also prints its stack. */
static void __attribute__((format(printf, 2, 3)))
say_nothing(void *context, const char *fmt, ...)
{
	(void)context;
	(void)fmt;
}

/* libxml2 keeps these for each thread, libxslt for all. */
static void
listen(struct complaint *c)
{
	xmlSetStructuredErrorFunc(c, c != NULL ? complain_structured : NULL);
	xmlSetGenericErrorFunc(c, c != NULL ? complain : say_nothing);
}

/* "... file NAME line N element E" stands in what libxslt says. */
static struct location
complaint_place(const struct style *s, struct slice text)
{
	size_t at = slice_find(text, SLICE("file "), 0), end;
	const struct template_file *f;
	struct slice name;
	char file[256];

	if (at == SIZE_MAX)
		return (struct location){.path = slice_of(s->name)};
	at += 5;
	end = slice_find(text, SLICE(" line "), at);
	if (end == SIZE_MAX || end - at >= sizeof(file))
		return (struct location){.path = slice_of(s->name)};
	name = slice_head(slice_tail(text, at), end - at);
	memcpy(file, name.p, name.n);
	file[name.n] = '\0';
	VEC_EACH (known, &s->templates->files)
		if (slice_eq((*known)->name, name)) {
			f = *known;
			return template_line(
			    f, strtoul(text.p + end + 6, NULL, 10));
		}
	return (struct location){.path = slice_of(s->name)};
}

static void
tell(const struct style *s, struct diag *d, enum diag_code code,
    struct complaint *c)
{
	struct buffer words = {0};
	struct slice all;

	all = buffer_slice(&c->text);
	for (size_t i = 0; i < all.n; i++)
		buffer_putc(&words, all.p[i] == '\n' ? ' ' : all.p[i]);
	diag(
	    d, code, complaint_place(s, all), slice_trim(buffer_slice(&words)));
	buffer_free(&words);
}

/* Up to the first line end: later complaints follow from the first. */
static struct slice
first_line(const struct buffer *b)
{
	struct slice all = buffer_slice(b);
	size_t end = slice_find(all, SLICE("\n"), 0);

	return slice_head(all, end);
}

/* Parses a template; one with a document type is refused, so that there are
 * no entities. */
static xmlDoc *
parse(struct templates *t, const struct template_file *f, struct slice text,
    xmlDict *dict)
{
	xmlParserCtxt *p = xmlNewParserCtxt();
	struct complaint c = {0};
	xmlDoc *doc;

	if (p == NULL)
		return NULL;
	/* libxslt compares names by address: one dictionary for all. */
	xmlDictFree(p->dict);
	p->dict = dict;
	xmlDictReference(dict);
	listen(&c);
	doc = xmlCtxtReadMemory(p, text.p, (int)text.n, f->name.p, "UTF-8",
	    XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOWARNING);
	listen(NULL);
	if (doc == NULL)
		diag(t->diag, DIAG_TEMPLATE_BAD, template_line(f, c.line),
		    first_line(&c.text));
	else if (doc->intSubset != NULL) {
		diag(t->diag, DIAG_TEMPLATE_BAD, template_line(f, 1),
		    SLICE("has a document type"));
		xmlFreeDoc(doc);
		doc = NULL;
	}
	buffer_free(&c.text);
	xmlFreeParserCtxt(p);
	return doc;
}

static xmlDoc *
parse_strings(struct templates *t, xmlDict *dict)
{
	const struct template_file made = {
	    .name = SLICE("strings.xsl"),
	    .path = SLICE("strings.xsl"),
	};
	struct buffer b = {0};
	xmlDoc *doc = NULL;

	if (templates_strings(t, &b))
		doc = parse(t, &made, buffer_slice(&b), dict);
	buffer_free(&b);
	return doc;
}

/* libxslt's way to every document: includes are templates, document() finds
 * nothing. */
static xmlDoc *
load(const xmlChar *uri, xmlDict *dict, int options, void *context,
    xsltLoadType type)
{
	const xsltStylesheet *sheet = context;
	const struct style *s;
	const struct template_file *f;

	if (type != XSLT_LOAD_STYLESHEET || sheet == NULL)
		return NULL;
	while (sheet->parent != NULL)
		sheet = sheet->parent;
	s = sheet->_private;
	if (s == NULL || strchr((const char *)uri, '/') != NULL)
		return NULL;
	if (strcmp((const char *)uri, "strings.xsl") == 0)
		return parse_strings(s->templates, dict);
	f = template_get(s->templates, (const char *)uri);
	return f != NULL ? parse(s->templates, f, f->text, dict) : NULL;
}

void
style_init(void)
{
	xmlInitParser();
	xsltInit();
	xsltSetLoaderFunc(load);
	once_init();
	xsltSetGenericErrorFunc(NULL, say_nothing);
	xmlThrDefSetGenericErrorFunc(NULL, say_nothing);
	xmlSetGenericErrorFunc(NULL, say_nothing);
}

static bool
has_template(const struct style *s, const xmlChar *name)
{
	for (const xsltTemplate *t = s->sheet->templates; t != NULL;
	     t = t->next)
		if (t->name != NULL && xmlStrEqual(t->name, name))
			return true;
	return false;
}

/* libxslt would miss a named template, and so a string, when it is called:
 * in the middle of the work. */
static bool
check_calls(const struct style *s, const xmlDoc *doc)
{
	const xmlNode *n = xmlDocGetRootElement(doc), *up;
	bool ok = true;

	while (n != NULL) {
		if (n->type == XML_ELEMENT_NODE && IS_XSLT_ELEM(n) &&
		    IS_XSLT_NAME(n, "call-template")) {
			xmlChar *name = xmlGetNoNsProp(n, XML("name"));
			const struct template_file *f =
			    template_get(s->templates, (const char *)doc->URL);

			if (name != NULL && f != NULL &&
			    !has_template(s, name)) {
				diag(s->templates->diag, DIAG_TEMPLATE_CALL,
				    template_line(f, (size_t)xmlGetLineNo(n)),
				    slice_of((const char *)name));
				ok = false;
			}
			xmlFree(name);
		}
		up = n;
		for (n = n->children; n == NULL && up != NULL; up = up->parent)
			n = up->next;
	}
	return ok;
}

static bool
compile(struct style *s, const struct template_file *f)
{
	struct complaint c = {0};
	xmlDoc *doc = parse(s->templates, f, f->text, s->sheet->dict);
	bool ok;

	if (doc == NULL)
		return false;
	listen(&c);
	xsltSetGenericErrorFunc(&c, complain);
	ok = xsltParseStylesheetUser(s->sheet, doc) == 0 &&
	     s->sheet->errors == 0;
	xsltSetGenericErrorFunc(NULL, say_nothing);
	listen(NULL);
	if (s->sheet->doc == NULL)
		s->orphan = doc;
	/* A template that could not be included was told by itself. */
	if (!ok && diag_worst(s->templates->diag) < (int)FATAL)
		tell(s, s->templates->diag, DIAG_TEMPLATE_BAD, &c);
	buffer_free(&c.text);
	ok = ok && check_calls(s, doc);
	for (const xsltDocument *d = s->sheet->docList; d != NULL; d = d->next)
		ok = ok && check_calls(s, d->doc);
	if (ok)
		s->literals = literals_compile(s->sheet);
	return ok;
}

struct style *
style_load(struct templates *t, const char *name)
{
	const struct template_file *f = template_get(t, name);
	struct style *s;

	if (f == NULL)
		return NULL;
	s = must_alloc(sizeof(*s));
	*s = (struct style){
	    .templates = t,
	    .name = name,
	    .sheet = xsltNewStylesheet(),
	    .prefs = xsltNewSecurityPrefs(),
	    .once = once_new(),
	};
	if (s->sheet == NULL || s->prefs == NULL)
		out_of_memory();
	for (int option = XSLT_SECPREF_READ_FILE;
	     option <= XSLT_SECPREF_WRITE_NETWORK; option++)
		xsltSetSecurityPrefs(
		    s->prefs, (xsltSecurityOption)option, xsltSecurityForbid);
	s->sheet->_private = s;
	if (compile(s, f))
		return s;
	style_free(s);
	return NULL;
}

void
style_free(struct style *s)
{
	if (s == NULL)
		return;
	literals_free(s->literals);
	xsltFreeStylesheet(s->sheet);
	xmlFreeDoc(s->orphan);
	xsltFreeSecurityPrefs(s->prefs);
	once_free(s->once);
	free(s);
}

xmlDict *
style_names(const struct style *s)
{
	return s->sheet->dict;
}

/* False if the page is empty. Its root may be text by now (literal.h). */
static bool
save(const xmlDoc *page, struct buffer *html)
{
	buffer_puts(html, "<!DOCTYPE html>\n");
	for (const xmlNode *n = page->children; n != NULL; n = n->next)
		html_write(html, n);
	buffer_putc(html, '\n');
	return page->children != NULL;
}

static xmlDoc *
transform(const struct style *s, xsltTransformContext *x, struct run *run,
    xmlDoc *doc, const struct style_param *params, size_t nparams)
{
	struct buffer values = {0};

	for (size_t i = 0; i < nparams; i++) {
		size_t at = values.n;

		buffer_put(&values, params[i].value);
		buffer_putc(&values, '\0');
		xsltQuoteOneUserParam(
		    x, XML(params[i].name), XML(values.p + at));
	}
	run->once = once_set_of(s->once, buffer_slice(&values));
	buffer_free(&values);
	x->_private = run;
	return xsltApplyStylesheetUser(s->sheet, doc, NULL, NULL, NULL, x);
}

/* Whether libxslt takes white space out of documents: it frees nodes then. */
static bool
strips(xsltStylesheet *sheet)
{
	for (; sheet != NULL; sheet = xsltNextImport(sheet))
		if (sheet->stripSpaces != NULL)
			return true;
	return false;
}

bool
style_apply(const struct style *s, struct diag *d, const struct markup *m,
    const struct style_param *params, size_t nparams, struct buffer *html)
{
	xmlDoc *copy = strips(s->sheet) ? markup_tree(m) : NULL;
	xmlDoc *doc = copy != NULL ? copy : m->doc;
	xsltTransformContext *x = xsltNewTransformContext(s->sheet, doc);
	struct complaint c = {0};
	struct run run = {0};
	xmlDoc *page;
	bool ok;

	if (x == NULL)
		out_of_memory();
	xsltSetTransformErrorFunc(x, &c, complain);
	x->xpathCtxt->error = complain_structured;
	x->xpathCtxt->userData = &c;
	xsltSetCtxtSecurityPrefs(s->prefs, x);
	listen(&c);
	page = transform(s, x, &run, doc, params, nparams);
	listen(NULL);
	ok = page != NULL && x->state == XSLT_STATE_OK && save(page, html);
	if (!ok)
		tell(s, d, DIAG_TEMPLATE_FAILED, &c);
	buffer_free(&c.text);
	buffer_free(&run.html);
	xmlFreeDoc(page);
	xsltFreeTransformContext(x);
	xmlFreeDoc(copy);
	return ok;
}

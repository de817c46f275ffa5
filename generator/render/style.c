/* SPDX-License-Identifier: MIT */
#include "style.h"

#include <libxml/HTMLtree.h>
#include <libxml/parser.h>
#include <libxml/xmlsave.h>
#include <libxml/xpath.h>
#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <stdarg.h>
#include <stdlib.h>

#include "arena.h"
#include "markup.h"
#include "templates.h"

#define XML(s) ((const xmlChar *)(s))

struct style {
	struct templates *templates;
	const char *name;
	xsltStylesheet *sheet;
	xsltSecurityPrefs *prefs;
};

/* What libxslt says in several pieces, until it is told as one message. */
struct complaint {
	struct buffer text;
};

static void __attribute__((format(printf, 2, 3)))
complain(void *context, const char *fmt, ...)
{
	struct complaint *c = context;
	char piece[1024];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(piece, sizeof(piece), fmt, ap);
	va_end(ap);
	/* The first complaints name the cause; a flood follows it. */
	if (c->text.n < 4096)
		buffer_puts(&c->text, piece);
}

static void
complain_structured(void *context, xmlErrorPtr e)
{
	struct complaint *c = context;

	if (e->level >= XML_ERR_ERROR && c->text.n < 4096)
		buffer_puts(&c->text, e->message);
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

	buffer_putc(&c->text, '\0');
	all = slice_of(c->text.p);
	for (size_t i = 0; i < all.n; i++)
		buffer_putc(&words, all.p[i] == '\n' ? ' ' : all.p[i]);
	diag(
	    d, code, complaint_place(s, all), slice_trim(buffer_slice(&words)));
	buffer_free(&words);
}

/* Parses a template; one with a document type is refused, so that there are
 * no entities. */
static xmlDoc *
parse(struct templates *t, const struct template_file *f, struct slice text,
    xmlDict *dict)
{
	xmlParserCtxt *p = xmlNewParserCtxt();
	const xmlError *e;
	xmlDoc *doc;

	if (p == NULL)
		return NULL;
	/* libxslt compares names by address: one dictionary for all. */
	xmlDictFree(p->dict);
	p->dict = dict;
	xmlDictReference(dict);
	doc = xmlCtxtReadMemory(p, text.p, (int)text.n, f->name.p, "UTF-8",
	    XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR |
		XML_PARSE_NOWARNING);
	e = xmlCtxtGetLastError(p);
	if (doc == NULL)
		diag(t->diag, DIAG_TEMPLATE_BAD,
		    template_line(f, e != NULL ? (size_t)e->line : 1),
		    slice_trim(slice_of(e != NULL ? e->message : "")));
	else if (doc->intSubset != NULL) {
		diag(t->diag, DIAG_TEMPLATE_BAD, template_line(f, 1),
		    SLICE("has a document type"));
		xmlFreeDoc(doc);
		doc = NULL;
	}
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
}

static bool
compile(struct style *s, const struct template_file *f)
{
	struct complaint c = {0};
	xmlDoc *doc = parse(s->templates, f, f->text, s->sheet->dict);
	bool ok;

	if (doc == NULL)
		return false;
	xsltSetGenericErrorFunc(&c, complain);
	xmlSetStructuredErrorFunc(&c, complain_structured);
	ok = xsltParseStylesheetUser(s->sheet, doc) == 0 &&
	     s->sheet->errors == 0;
	xmlSetStructuredErrorFunc(NULL, NULL);
	xsltSetGenericErrorFunc(NULL, NULL);
	if (!ok)
		tell(s, s->templates->diag, DIAG_TEMPLATE_BAD, &c);
	buffer_free(&c.text);
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
	    t, name, xsltNewStylesheet(), xsltNewSecurityPrefs()};
	if (s->sheet == NULL || s->prefs == NULL)
		must_alloc(SIZE_MAX);
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
	xsltFreeStylesheet(s->sheet);
	xsltFreeSecurityPrefs(s->prefs);
	free(s);
}

/* As HTML5 wants it: libxslt's own way of saving adds a meta element and
 * knows no bare document type. */
static bool
save(xmlDoc *page, struct buffer *html)
{
	xmlOutputBuffer *out = xmlAllocOutputBuffer(NULL);
	xmlNode *root = xmlDocGetRootElement(page);

	if (out == NULL || root == NULL) {
		xmlOutputBufferClose(out);
		return false;
	}
	buffer_puts(html, "<!DOCTYPE html>\n");
	htmlNodeDumpFormatOutput(out, page, root, "UTF-8", 0);
	xmlOutputBufferFlush(out);
	buffer_put(
	    html, (struct slice){(const char *)xmlOutputBufferGetContent(out),
		      xmlOutputBufferGetSize(out)});
	buffer_putc(html, '\n');
	xmlOutputBufferClose(out);
	return true;
}

static xmlDoc *
transform(const struct style *s, xsltTransformContext *x, xmlDoc *doc,
    const struct style_param *params, size_t nparams)
{
	struct buffer value = {0};

	for (size_t i = 0; i < nparams; i++) {
		buffer_clear(&value);
		buffer_put(&value, params[i].value);
		buffer_putc(&value, '\0');
		xsltQuoteOneUserParam(x, XML(params[i].name), XML(value.p));
	}
	buffer_free(&value);
	return xsltApplyStylesheetUser(s->sheet, doc, NULL, NULL, NULL, x);
}

bool
style_apply(const struct style *s, struct diag *d, struct markup *doc,
    const struct style_param *params, size_t nparams, struct buffer *html)
{
	xsltTransformContext *x = xsltNewTransformContext(s->sheet, doc->doc);
	struct complaint c = {0};
	xmlDoc *page;
	bool ok;

	if (x == NULL)
		must_alloc(SIZE_MAX);
	xsltSetTransformErrorFunc(x, &c, complain);
	x->xpathCtxt->error = complain_structured;
	x->xpathCtxt->userData = &c;
	xsltSetCtxtSecurityPrefs(s->prefs, x);
	page = transform(s, x, doc->doc, params, nparams);
	ok = page != NULL && x->state == XSLT_STATE_OK && save(page, html);
	if (!ok)
		tell(s, d, DIAG_TEMPLATE_FAILED, &c);
	buffer_free(&c.text);
	xmlFreeDoc(page);
	xsltFreeTransformContext(x);
	return ok;
}

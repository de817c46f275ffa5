/* SPDX-License-Identifier: MIT */
/* A stylesheet whose literal elements were compiled makes the same bytes as
 * libxslt alone does with the tree that it builds. */
#include "literal.h"

#include <libxml/parser.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include "run.h"
#include "serialise.h"
#include "test.h"

#define XML(s) ((const xmlChar *)(s))

static const char document[] =
    "<doc xml:lang='zh' a='1 &lt; 2 &amp;&#10;\"x\"' empty=''>"
    "<n k='v1'>text &lt;b&gt; &amp; \"q\"</n><n k='v2'>mixed <i>in</i> two</n>"
    "<n xml:id='n3'/><odd>}'\"</odd></doc>";

/* In each, "doc" is the root of the document. */
#define SHEET(body)                                                            \
	"<xsl:stylesheet version='1.0' "                                       \
	"xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"                    \
	"<xsl:param name='root'/><xsl:param name='site' select='\"top\"'/>"    \
	"<xsl:variable name='nodes' select='/doc/n'/>" body                    \
	"</xsl:stylesheet>"

static xmlDoc *
read_xml(const char *xml)
{
	xmlDoc *doc = xmlReadMemory(
	    xml, (int)strlen(xml), "made.xml", "UTF-8", XML_PARSE_NOCDATA);

	CHECK(doc != NULL);
	return doc;
}

/* What the page begins with is text only if the element was compiled. */
static xmlElementType
transform(const char *text, bool compiled, struct buffer *html)
{
	static const char *params[] = {"root", "'../'", NULL};
	xmlDoc *doc = read_xml(document), *page;
	xsltStylesheet *sheet = xsltParseStylesheetDoc(read_xml(text));
	struct literals *l = compiled ? literals_compile(sheet) : NULL;
	xsltTransformContext *x = xsltNewTransformContext(sheet, doc);
	struct run run = {0};
	xmlElementType first;

	x->_private = &run;
	page = xsltApplyStylesheetUser(sheet, doc, params, NULL, NULL, x);
	CHECK(page != NULL && page->children != NULL &&
	      x->state == XSLT_STATE_OK);
	first = page->children->type;
	for (const xmlNode *n = page->children; n != NULL; n = n->next)
		html_write(html, n);
	xmlFreeDoc(page);
	xsltFreeTransformContext(x);
	literals_free(l);
	xsltFreeStylesheet(sheet);
	xmlFreeDoc(doc);
	buffer_free(&run.html);
	return first;
}

static void
check(const char *sheet, xmlElementType first)
{
	struct buffer plain = {0}, ours = {0};

	CHECK(transform(sheet, false, &plain) == XML_ELEMENT_NODE);
	CHECK(transform(sheet, true, &ours) == first);
	buffer_putc(&plain, '\0');
	CHECK_STR(buffer_slice(&ours), plain.p);
	buffer_free(&plain);
	buffer_free(&ours);
}

static void
compiled(const char *sheet)
{
	check(sheet, XML_TEXT_NODE);
}

static void
left_alone(const char *sheet)
{
	check(sheet, XML_ELEMENT_NODE);
}

static void
elements_and_values(void)
{
	compiled(SHEET("<xsl:template match='/'><p title='constant &lt;&amp;'>"
		       "<b>all</b> of it<br/> &lt;escaped&gt; "
		       "<img alt='&quot;'/></p></xsl:template>"));
	compiled(SHEET(
	    "<xsl:template match='doc'><p a='{@a}' b='{@empty}{@none}' "
	    "c='{@xml:lang}-{$root}{$site}' xml:lang='{@xml:lang}' d='{.}' "
	    "e='{count(n)} of {{{n}}}' f='{concat(\"}\", odd, &apos;{&apos;)}' "
	    "g='{n[2]}' h='{$nodes}'><xsl:value-of select='@a'/>"
	    "<xsl:value-of select='.'/><xsl:value-of select='n'/>"
	    "<xsl:value-of select='$nodes[2]/@k'/><xsl:value-of "
	    "select='$site'/><xsl:value-of select='@none'/></p>"
	    "</xsl:template>"));
	compiled(SHEET("<xsl:template match='/'><p a='{.}' b='{@a}'>"
		       "<xsl:value-of select='.'/></p></xsl:template>"));
}

static void
instructions_inside(void)
{
	compiled(SHEET(
	    "<xsl:template match='/'><ul><xsl:for-each select='$nodes'>"
	    "<xsl:sort select='@k' order='descending'/><xsl:variable "
	    "name='site' select='position()'/><li id='{$site}'><xsl:choose>"
	    "<xsl:when test='@k'><b><xsl:value-of select='@k'/></b></xsl:when>"
	    "<xsl:otherwise><i k='{$site}'>none</i></xsl:otherwise>"
	    "</xsl:choose><xsl:call-template name='one'><xsl:with-param "
	    "name='root'><em>markup</em></xsl:with-param></xsl:call-template>"
	    "</li></xsl:for-each><xsl:apply-templates/></ul></xsl:template>"
	    "<xsl:template name='one'><xsl:param name='root'/><u t='{$root}'>"
	    "<xsl:value-of select='$root'/><xsl:copy-of select='$root'/></u>"
	    "</xsl:template><xsl:template match='n'><s><xsl:apply-templates/>"
	    "</s></xsl:template>"));
}

/* Where text is wanted markup is none, where elements are wanted it is. */
static void
markup_in_variables(void)
{
	compiled(SHEET(
	    "<xsl:template match='doc'><xsl:variable name='v'><b a='{@a}'>"
	    "<i>&lt;c&gt;</i><xsl:value-of select='@a'/></b>, </xsl:variable>"
	    "<p title='{$v}' n='{string-length($v)}'><xsl:value-of "
	    "select='$v'/></p><xsl:element name='div'><xsl:attribute name='t'>"
	    "<xsl:value-of select='@a'/><b>lost</b></xsl:attribute>"
	    "<q><xsl:copy-of select='$v'/></q></xsl:element><xsl:comment>"
	    "<xsl:value-of select='@k'/> c </xsl:comment></xsl:template>"));
}

static void
attributes_that_come_later(void)
{
	left_alone(SHEET("<xsl:template match='doc'><p><xsl:if test='@a'>"
			 "<xsl:attribute name='a'><xsl:value-of select='@a'/>"
			 "</xsl:attribute></xsl:if><b><xsl:value-of "
			 "select='n'/></b></p></xsl:template>"));
	left_alone(SHEET("<xsl:template match='doc'><p><xsl:call-template "
			 "name='far'/><b/></p></xsl:template><xsl:template "
			 "name='far'><xsl:call-template name='near'/>"
			 "</xsl:template><xsl:template name='near'>"
			 "<xsl:attribute name='a'>x</xsl:attribute>"
			 "</xsl:template>"));
	left_alone(
	    SHEET("<xsl:template match='doc'><p><xsl:apply-templates "
		  "select='n[1]'/></p></xsl:template><xsl:template "
		  "match='n'><xsl:copy-of select='@k'/></xsl:template>"));
	left_alone(SHEET("<xsl:template match='doc'><p xsl:use-attribute-sets="
			 "'set'>x</p></xsl:template><xsl:attribute-set "
			 "name='set'><xsl:attribute name='a'>b</xsl:attribute>"
			 "</xsl:attribute-set>"));
}

static void
text_that_is_not_escaped(void)
{
	left_alone(SHEET("<xsl:template match='doc'><script><xsl:value-of "
			 "select='n'/> &amp;&amp; <xsl:value-of select='@a'/>"
			 "</script></xsl:template>"));
	compiled(SHEET("<xsl:template match='doc'><p><xsl:text "
		       "disable-output-escaping='yes'>&lt;hr></xsl:text>"
		       "<xsl:value-of disable-output-escaping='yes' "
		       "select='n'/><xsl:value-of select='n'/></p>"
		       "</xsl:template>"));
}

/* A sheet whose template tells which of some tests hold, at every node. */
static void
conditions(void)
{
	static const char *const tests[] = {"@k", "@none", "not(@k)",
	    "@k = 'v1'", "@k != \"v1\"", "@none != ''", "@none = ''",
	    "@empty = ''", "@empty", "@xml:id", "not(@xml:lang = 'zh')", ".",
	    "not(.)", ". = 'mixed in two'", ". != ''", "$site", "$none",
	    "$site = 'top'", "$site != 'top'", "$nodes", "$nodes = 'x'",
	    "$first = 'mixed in two'", "$first != 'x'", "$none = ''",
	    "not($none)", "$tree = 'ab'", "$tree", "$local = '3'", "$local",
	    "$truth", "not($truth)", "$truth = 'x'", "position() = 2",
	    "position() != 2", "not(position() = 1) and @k",
	    "@k or @xml:id and not(@k)", "@k and @xml:id or . = '12'",
	    "@k='v2'or@a", "@k = 'v2' or @a = '1'", "@k = @k",
	    "not(@k = 'v1' or @k = 'v2') and (@xml:id)", "position() = 2.5",
	    "not(not(not(@k)))", "position() = last()", "count(n) = 3",
	    "@k = 'v1' = true()", " @k\n", "i", "../@a"};
	struct buffer sheet = {0};

	buffer_puts(&sheet, "<xsl:template match='/'><p><xsl:for-each "
			    "select='//node() | //@*'><xsl:variable "
			    "name='local' select='3'/><q>");
	for (size_t i = 0; i < sizeof(tests) / sizeof(*tests); i++) {
		struct buffer test = {0};

		for (const char *c = tests[i]; *c != '\0'; c++)
			if (*c == '\'')
				buffer_puts(&test, "&apos;");
			else
				buffer_putc(&test, *c);
		buffer_putc(&test, '\0');
		buffer_printf(&sheet,
		    "<xsl:if test='%s'><b>%zu</b></xsl:if><xsl:choose>"
		    "<xsl:when test='@none'/><xsl:when test='%s'>yes"
		    "</xsl:when><xsl:otherwise><i/></xsl:otherwise>"
		    "</xsl:choose>",
		    test.p, i, test.p);
		buffer_free(&test);
	}
	buffer_puts(&sheet, "</q></xsl:for-each></p></xsl:template>");
	buffer_putc(&sheet, '\0');
	{
		static const char around[] = SHEET(
		    "<xsl:variable name='none' select='/x'/><xsl:variable "
		    "name='first' select='$nodes[2]'/><xsl:variable "
		    "name='tree'><u>a</u>b</xsl:variable><xsl:variable "
		    "name='truth' select='1 = 1'/>%s");
		struct buffer whole = {0};

		buffer_printf(&whole, around, sheet.p);
		buffer_putc(&whole, '\0');
		compiled(whole.p);
		buffer_free(&whole);
	}
	buffer_free(&sheet);
}

/* What xsl:if holds may yet add an attribute. */
static void
conditions_around_attributes(void)
{
	left_alone(SHEET("<xsl:template match='doc'><p><xsl:choose><xsl:when "
			 "test='@a'><xsl:attribute name='a'>x</xsl:attribute>"
			 "</xsl:when></xsl:choose></p></xsl:template>"));
}

int
main(void)
{
	TEST(elements_and_values);
	TEST(instructions_inside);
	TEST(markup_in_variables);
	TEST(attributes_that_come_later);
	TEST(text_that_is_not_escaped);
	TEST(conditions);
	TEST(conditions_around_attributes);
	return test_done();
}

/* SPDX-License-Identifier: MIT */
/* Trees become the HTML that a browser reads back as the same tree, and the
 * XML that a parser does. */
#include <libxml/parser.h>
#include <libxml/tree.h>

#include "serialise.h"
#include "test.h"

static void
check_html(const char *xml, const char *want)
{
	xmlDoc *doc = xmlReadMemory(xml, (int)strlen(xml), NULL, "UTF-8", 0);
	struct buffer out = {0};

	CHECK(doc != NULL);
	html_write(&out, xmlDocGetRootElement(doc));
	CHECK_STR(buffer_slice(&out), want);
	buffer_free(&out);
	xmlFreeDoc(doc);
}

static void
escapes_text_and_attributes(void)
{
	check_html("<p title='&quot;&lt;&amp;&#160;对'>&lt;b&gt; &amp;amp; "
		   "\"对\"&#160;</p>",
	    "<p title=\"&quot;&lt;&amp;\xC2\xA0对\">&lt;b&gt; &amp;amp; "
	    "\"对\"\xC2\xA0</p>");
}

static void
knows_void_elements(void)
{
	check_html("<p>a<br/>b<img alt=''/><span/><i></i></p>",
	    "<p>a<br>b<img alt=\"\"><span></span><i></i></p>");
}

/* Wherever it stands among sixteen and sixteen bytes. */
static void
escapes_at_every_place(void)
{
	enum { LONGEST = 50 };

	for (size_t n = 1; n < LONGEST; n++)
		for (size_t at = 0; at < n; at++) {
			char text[LONGEST], want[2 * LONGEST];
			struct buffer b = {0};

			memset(text, 'a', n);
			text[at] = '<';
			text[n - 1 - at] = '<';
			for (size_t i = want[0] = '\0'; i < n; i++)
				strcat(want, text[i] == '<' ? "&lt;" : "a");
			html_text(&b, (struct slice){text, n});
			CHECK_STR(buffer_slice(&b), want);
			buffer_free(&b);
		}
}

/* The text of a script is what runs: it is not escaped. */
static void
leaves_scripts_alone(void)
{
	check_html("<head><script>a &lt; b &amp;&amp; c</script>"
		   "<style>a&gt;b{}</style><title>a&lt;b</title></head>",
	    "<head><script>a < b && c</script><style>a>b{}</style>"
	    "<title>a&lt;b</title></head>");
}

static void
keeps_prefixes_of_attributes_only(void)
{
	check_html(
	    "<p xml:lang='zh'><s:svg xmlns:s='http://www.w3.org/2000/svg'"
	    "><s:g id='g'/></s:svg><!-- c --></p>",
	    "<p xml:lang=\"zh\"><svg><g id=\"g\"></g></svg><!-- c --></p>");
}

static void
writes_xml_that_reads_back(void)
{
	static const char xml[] =
	    "<a xmlns=\"urn:a\" xmlns:b=\"urn:&quot;b\" b:c=\"&lt;&amp;&quot;"
	    "'&#10;&#9;&#13;对\" xml:id=\"x\">1 &lt; 2 &amp; \"3\"\n\t&#13;"
	    "<b:d/><e>]]&gt;</e><!-- c --></a>";
	xmlDoc *doc = xmlReadMemory(xml, (int)strlen(xml), NULL, "UTF-8", 0);
	struct buffer out = {0};

	CHECK(doc != NULL);
	xml_write(&out, xmlDocGetRootElement(doc));
	CHECK_STR(buffer_slice(&out), xml);
	buffer_free(&out);
	xmlFreeDoc(doc);
}

static void
writes_line_ends_that_are_in_no_tree(void)
{
	xmlDoc *doc = xmlReadMemory("<a><b/><c>d</c></a>", 19, NULL, NULL, 0);
	xmlNode *a = xmlDocGetRootElement(doc);
	struct buffer out = {0};

	xml_line_inside(a);
	xml_line_inside(a->children);
	xml_line_after(a->last);
	xml_write(&out, a);
	CHECK_STR(buffer_slice(&out), "<a>\n<b>\n</b><c>d</c>\n</a>");
	buffer_free(&out);
	xmlFreeDoc(doc);
}

static void
needs_no_stack(void)
{
	enum { DEPTH = 200000 };
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	xmlNode *root = xmlNewNode(NULL, (const xmlChar *)"b"), *n = root;
	struct buffer out = {0};

	xmlDocSetRootElement(doc, root);
	for (int i = 1; i < DEPTH; i++)
		n = xmlNewChild(n, NULL, (const xmlChar *)"b", NULL);
	html_write(&out, root);
	CHECK(out.n == (size_t)DEPTH * strlen("<b></b>"));
	buffer_free(&out);
	xmlFreeDoc(doc);
}

int
main(void)
{
	TEST(escapes_text_and_attributes);
	TEST(escapes_at_every_place);
	TEST(knows_void_elements);
	TEST(leaves_scripts_alone);
	TEST(keeps_prefixes_of_attributes_only);
	TEST(writes_xml_that_reads_back);
	TEST(writes_line_ends_that_are_in_no_tree);
	TEST(needs_no_stack);
	return test_done();
}

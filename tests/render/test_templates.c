/* SPDX-License-Identifier: MIT */
/* What a user's own templates may do, and how their faults are told. */
#include "renderer.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compose.h"
#include "test.h"

static const char *installed; /* the templates of the source tree */
static char own[] = "/tmp/duikan-templates-XXXXXX";

static const char article[] =
    "Title: A Kiln\nAuthor: composed for tests\nDate: 1960-08-03\nPage: 2\n\n"
    "It burns.\n\n\n\n<hr /> \n\nOriginal: \n\n\n### 窑\n\n1960-08-03\n"
    "第2版()\n专栏：\n\n    窑在烧。\n";

#define SHEET(body)                                                            \
	"<xsl:stylesheet version=\"1.0\" "                                     \
	"xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\">\n" body           \
	"</xsl:stylesheet>\n"

static void
write_own(const char *name, const char *text)
{
	char path[256];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", own, name);
	f = fopen(path, "w");
	CHECK(f != NULL && fputs(text, f) >= 0 && fclose(f) == 0);
}

static void
remove_own(const char *name)
{
	char path[256];

	snprintf(path, sizeof(path), "%s/%s", own, name);
	CHECK(unlink(path) == 0);
}

struct page {
	struct buffer html;
};

static bool
take(void *context, struct slice path, struct slice bytes)
{
	struct page *p = context;

	if (slice_ends(path, SLICE(".html")))
		buffer_put(&p->html, bytes);
	return true;
}

/* Makes the page with `name` replaced by `text`; what was reported stays in
 * `d`. */
static bool
page_with(const char *name, const char *text, struct diag *d, struct page *page)
{
	struct neighbours near = {0};
	struct composed c;
	struct renderer *r;
	bool ok;

	write_own(name, text);
	compose(&c, article);
	r = renderer_new(d, own, installed, NULL, &c.info, &c.authority,
	    (struct site_extras){.search = true});
	ok = r != NULL && render_article(r, d, &c.dossier, &near, take, page);
	renderer_free(r);
	compose_release(&c);
	remove_own(name);
	return ok;
}

/* Exactly one message, of `code`, that holds `words`. */
static void
check_told(struct diag *d, enum diag_code code, const char *words)
{
	char *text = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);

	CHECK(diag_count(d, code) == 1);
	CHECK(f != NULL && diag_print(d, f, NOTE) && fclose(f) == 0);
	CHECK(strstr(text, words) != NULL);
	if (strstr(text, words) == NULL)
		printf("# told: %s", text);
	free(text);
}

static void
replaces_one_file(void)
{
	struct diag *d = diag_new();
	struct page page = {0};

	CHECK(page_with("article.xsl",
	    SHEET("<xsl:include href=\"common.xsl\"/>\n"
		  "<xsl:template match=\"*\" mode=\"title\">own</xsl:template>"
		  "<xsl:template match=\"*\" mode=\"main\"><h1>"
		  "<xsl:call-template name=\"a.about\"/></h1></xsl:template>"),
	    d, &page));
	CHECK(slice_find(buffer_slice(&page.html), SLICE("<h1>About 关于</h1>"),
		  0) != SIZE_MAX);
	buffer_free(&page.html);
	diag_free(d);
}

/* libxslt frees the nodes that it strips: they must not be the document's. */
static void
strips_white_space(void)
{
	struct diag *d = diag_new();
	struct page page = {0};

	CHECK(page_with("article.xsl",
	    SHEET("<xsl:include href=\"common.xsl\"/>\n"
		  "<xsl:strip-space elements=\"*\"/>"
		  "<xsl:template match=\"*\" mode=\"title\">own</xsl:template>"
		  "<xsl:template match=\"*\" mode=\"main\"><h1>"
		  "<xsl:value-of select=\"id('zh.p0')/@n\"/></h1>"
		  "</xsl:template>"),
	    d, &page));
	CHECK(slice_find(buffer_slice(&page.html), SLICE("<h1>1</h1>"), 0) !=
	      SIZE_MAX);
	buffer_free(&page.html);
	diag_free(d);
}

/* Of two pages, the first makes what the second finds; what depends on the
 * document is each page's own. */
static void
makes_a_piece_once(void)
{
	static const char sheet[] =
	    "<xsl:stylesheet version=\"1.0\" "
	    "xmlns:xsl=\"http://www.w3.org/1999/"
	    "XSL/Transform\" xmlns:dk=\"tag:duikan,2026:templates\" "
	    "extension-element-prefixes=\"dk\">"
	    "<xsl:include href=\"common.xsl\"/>"
	    "<xsl:template match=\"*\" mode=\"title\">own</xsl:template>"
	    "<xsl:template match=\"*\" mode=\"main\">"
	    "<dk:once><i title=\"{$root}\">a &lt; <xsl:call-template "
	    "name=\"s.about\"/></i>&amp;</dk:once><b>mine</b>"
	    "</xsl:template></xsl:stylesheet>";
	static const char made[] =
	    "<i title=\"../../../\">a &lt; <span data-ui=\"en\" lang=\"en\">"
	    "About</span><span data-ui=\"zh\" lang=\"zh\">关于</span></i>&amp;"
	    "<b>mine</b>";
	struct diag *d = diag_new();
	struct neighbours near = {0};
	struct page page = {0};
	struct renderer *r;
	struct composed c;
	size_t first;

	write_own("article.xsl", sheet);
	compose(&c, article);
	r = renderer_new(d, own, installed, NULL, &c.info, &c.authority,
	    (struct site_extras){.search = true});
	for (int i = 0; i < 2; i++)
		CHECK(r != NULL &&
		      render_article(r, d, &c.dossier, &near, take, &page));
	first = slice_find(buffer_slice(&page.html), slice_of(made), 0);
	CHECK(first != SIZE_MAX);
	CHECK(slice_find(buffer_slice(&page.html), slice_of(made), first + 1) !=
	      SIZE_MAX);
	renderer_free(r);
	compose_release(&c);
	remove_own("article.xsl");
	buffer_free(&page.html);
	diag_free(d);
}

static void
tells_the_line_of_a_fault(void)
{
	static const struct {
		const char *text, *told;
	} faults[] = {
	    /* XML that is not well-formed */
	    {SHEET("<xsl:template match=\"/\">\n<p>\n</xsl:template>\n"),
		"article.xsl:4:"},
	    /* XPath that cannot be compiled */
	    {SHEET("\n<xsl:template match=\"/\">\n"
		   "<xsl:value-of select=\"a[\"/></xsl:template>\n"),
		"article.xsl:4:"},
	    /* entities, so that nothing can be blown up or fetched */
	    {"<!DOCTYPE x [<!ENTITY a \"b\">]>\n" SHEET(""),
		"has a document type"},
	};

	for (size_t i = 0; i < sizeof(faults) / sizeof(*faults); i++) {
		struct diag *d = diag_new();
		struct page page = {0};

		CHECK(!page_with("article.xsl", faults[i].text, d, &page));
		CHECK(page.html.n == 0);
		CHECK(diag_worst(d) == FATAL);
		check_told(d, DIAG_TEMPLATE_BAD, faults[i].told);
		diag_free(d);
	}
}

/* A string that strings.tsv lacks is missed before any page is made. */
static void
misses_a_string(void)
{
	struct diag *d = diag_new();
	struct page page = {0};

	CHECK(!page_with("article.xsl",
	    SHEET("<xsl:include href=\"common.xsl\"/>\n"
		  "<xsl:template match=\"*\" mode=\"main\">\n"
		  "<xsl:call-template name=\"s.no-such-string\"/>\n"
		  "</xsl:template>\n"),
	    d, &page));
	CHECK(page.html.n == 0);
	check_told(d, DIAG_TEMPLATE_CALL, "article.xsl:4:");
	diag_free(d);
}

/* document() finds no file, not even a template; no file is written. */
static void
sees_no_files(void)
{
	struct diag *d = diag_new();
	struct page page = {0};
	char sheet[1024];

	snprintf(sheet, sizeof(sheet),
	    SHEET("<xsl:template match=\"/\"><p>["
		  "<xsl:value-of select=\"count(document('common.xsl') | "
		  "document('/etc/passwd') | document('%s/article.xsl'))\"/>"
		  "]</p></xsl:template>"),
	    own);
	if (page_with("article.xsl", sheet, d, &page))
		CHECK(slice_find(buffer_slice(&page.html), SLICE("[0]"), 0) !=
		      SIZE_MAX);
	buffer_free(&page.html);
	diag_free(d);
	d = diag_new();
	page = (struct page){0};
	snprintf(sheet, sizeof(sheet),
	    "<xsl:stylesheet version=\"1.1\" "
	    "xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\">"
	    "<xsl:template match=\"/\"><p/>"
	    "<xsl:document href=\"%s/written\">x</xsl:document>"
	    "</xsl:template></xsl:stylesheet>",
	    own);
	CHECK(!page_with("article.xsl", sheet, d, &page));
	CHECK(diag_count(d, DIAG_TEMPLATE_FAILED) == 1);
	snprintf(sheet, sizeof(sheet), "%s/written", own);
	CHECK(access(sheet, F_OK) != 0 && errno == ENOENT);
	buffer_free(&page.html);
	diag_free(d);
}

static void
ends_endless_recursion(void)
{
	struct diag *d = diag_new();
	struct page page = {0};

	CHECK(!page_with("article.xsl",
	    SHEET("<xsl:template match=\"/\">\n"
		  "<xsl:call-template name=\"again\"/></xsl:template>\n"
		  "<xsl:template name=\"again\">\n"
		  "<xsl:call-template name=\"again\"/></xsl:template>\n"),
	    d, &page));
	CHECK(page.html.n == 0);
	check_told(d, DIAG_TEMPLATE_FAILED, "article.xsl:");
	diag_free(d);
}

static void
tells_a_bad_plan(void)
{
	static const struct {
		const char *text, *told;
	} plans[] = {
	    {"--@ rows entry 100\nSELECT 1\n", "site.sql:1:"},
	    {"--@ page a about.xsl\n--@ rows entry none\nSELECT 1\n",
		"site.sql:2:"},
	    {"\n--@ pages a about.xsl\n", "site.sql:2:"},
	    {"--@ page a ../a.xsl\n", "site.sql:1:"},
	};

	for (size_t i = 0; i < sizeof(plans) / sizeof(*plans); i++) {
		struct diag *d = diag_new();
		struct page page = {0};

		CHECK(!page_with("site.sql", plans[i].text, d, &page));
		check_told(d, DIAG_TEMPLATE_BAD, plans[i].told);
		diag_free(d);
	}
}

int
main(int argc, char **argv)
{
	if (argc < 2 || mkdtemp(own) == NULL)
		return 2;
	installed = argv[1];
	TEST(replaces_one_file);
	TEST(strips_white_space);
	TEST(makes_a_piece_once);
	TEST(tells_the_line_of_a_fault);
	TEST(misses_a_string);
	TEST(sees_no_files);
	TEST(ends_endless_recursion);
	TEST(tells_a_bad_plan);
	rmdir(own);
	return test_done();
}

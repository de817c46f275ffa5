/* SPDX-License-Identifier: MIT */
/* How an article is cited, in every form, with what each form must escape. */
#include "citation.h"

#include "compose.h"
#include "test.h"

static const char text[] = "Title: 100% of {Kilns} & <b>More</b>\n"
			   "Author: Li Ming, Wang #2\n"
			   "Date: 1960-08-03\n"
			   "Page: 2\n"
			   "\n"
			   "Fifty kilns.\n"
			   "\n\n\n<hr /> \n\nOriginal: \n\n\n"
			   "### 五十座窑\n"
			   "李明 王二 张三 赵四\n"
			   "1960-08-03\n"
			   "第2版()\n"
			   "专栏：\n"
			   "\n"
			   "    五十座窑。\n";

static bool
has(const struct buffer *b, const char *words)
{
	return slice_find(buffer_slice(b), slice_of(words), 0) != SIZE_MAX;
}

static void
cite(struct composed *c, const char *base_url, struct buffer *xml)
{
	struct markup m;

	c->info.base_url = slice_of(base_url);
	markup_init(&m, "around", NULL);
	put_citation(&m, c->arena, &c->info, dossier_article(&c->dossier),
	    SLICE("1960-08-03-p2-1a2b3c4d"),
	    SLICE("articles/1960/08/1960-08-03-p2-1a2b3c4d.html"));
	markup_write(&m, xml);
	markup_release(&m);
}

static void
escapes(void)
{
	struct composed c;
	struct buffer x = {0};

	compose(&c, text);
	c.info.newspaper = SLICE("People's Daily");
	c.info.newspaper_zh = SLICE("人民日报");
	cite(&c, "https://example.org/a", &x);
	/* TeX's own characters, inside a data: URL. */
	CHECK(has(&x, "title%20%3D%20%7B100%5C%25%20of%20%5C%7BKilns%5C%7D%20"
		      "%5C%26%20%3Cb%3EMore"));
	CHECK(has(&x, "%7BLi%20Ming%7D%20and%20%7BWang%20%5C%232%7D"));
	CHECK(has(&x, "TY%20%20-%20NEWS%0D%0A"));
	CHECK(has(&x, "%22date-parts%22%3A%5B%5B1960%2C8%2C3%5D%5D"));
	/* No markup may begin inside the script. */
	CHECK(has(&x, "\\u003cb&gt;More\\u003c/b&gt;"));
	CHECK(has(&x, "rft.atitle=100%25%20of%20%7BKilns%7D%20%26%20%3Cb"));
	CHECK(has(&x, "&amp;rft.date=1960-08-03&amp;rft.pages=2"));
	CHECK(has(&x, "url=\"https://example.org/a/articles/1960/08/"));
	buffer_free(&x);
	compose_release(&c);
}

static void
names_for_people(void)
{
	struct composed c;
	struct buffer x = {0};

	compose(&c, text);
	c.info.newspaper = SLICE("People's Daily");
	c.info.newspaper_zh = SLICE("人民日报");
	cite(&c, "", &x);
	CHECK(has(&x, "Li Ming and Wang #2. “100% of {Kilns} &amp; "
		      "&lt;b&gt;More&lt;/b&gt;” [<zh>五十座窑</zh>]. "
		      "<cite>People's Daily</cite>, August 3, 1960, 2. "
		      "1960-08-03-p2-1a2b3c4d.</chicago>"));
	/* Four authors are three and others. */
	CHECK(has(&x, "<gbt>李明, 王二, 张三, 等. 五十座窑[N]. 人民日报, "
		      "1960-08-03(2).</gbt>"));
	CHECK(!has(&x, "url="));
	buffer_free(&x);
	compose_release(&c);
}

static void
takes_what_there_is(void)
{
	struct composed c;
	struct buffer x = {0};

	compose(&c, "### 窑？\n\n第2版()\n专栏：\n\n    五十座窑。\n");
	c.info.title = SLICE("An Archive");
	cite(&c, "", &x);
	CHECK(has(&x, "<chicago>“<zh>窑？</zh>” <cite>An Archive</cite>, 2. "));
	CHECK(has(&x, "language%20%3D%20%7Bchinese%7D"));
	CHECK(!has(&x, "author"));
	CHECK(!has(&x, "issued"));
	buffer_free(&x);
	compose_release(&c);
}

int
main(void)
{
	TEST(escapes);
	TEST(names_for_people);
	TEST(takes_what_there_is);
	return test_done();
}

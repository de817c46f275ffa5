/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "spreadsheet.h"
#include "tabular.h"
#include "test.h"

static struct buffer out;

static bool
keep(void *context, struct slice text)
{
	buffer_put(&out, text);
	return true;
}

static bool
refuse(void *context, struct slice text)
{
	++*(int *)context;
	return false;
}

static const struct table_column columns[] = {
    {"name", "name", 8, COLUMN_TEXT},
    {"hidden", NULL, 0, COLUMN_TEXT},
    {"value", "value", 0, COLUMN_NUMBER},
};

static struct slice
print(enum table_format format)
{
	struct tabular *t = tabular_new(format, columns, 3, keep, NULL);

	buffer_clear(&out);
	tabular_text(t, SLICE("重庆"));
	tabular_text(t, SLICE("=1+1"));
	tabular_number(t, -1.5);
	CHECK(tabular_end_row(t));
	tabular_text(t, SLICE("a \"b\",\tc\n|d"));
	tabular_text(t, SLICE_NONE);
	tabular_number(t, NAN);
	CHECK(tabular_end_row(t));
	tabular_text(t, SLICE("重庆钢铁公司"));
	CHECK(tabular_end_row(t));
	CHECK(tabular_finish(t));
	return buffer_slice(&out);
}

static void
prints_for_people(void)
{
	CHECK_STR(print(TABLE_PEOPLE), "name      value\n"
				       "────────  ─────\n"
				       "重庆       -1.5\n"
				       "a \"b\", …\n"
				       "重庆钢…\n");
}

/* FAULTS 12, 37; RFC 4180 */
static void
prints_csv(void)
{
	CHECK_STR(print(TABLE_CSV), "name,hidden,value\r\n"
				    "重庆,'=1+1,-1.5\r\n"
				    "\"a \"\"b\"\",\tc\n|d\",,\r\n"
				    "重庆钢铁公司,,\r\n");
}

static void
prints_tsv(void)
{
	CHECK_STR(print(TABLE_TSV), "name\thidden\tvalue\n"
				    "重庆\t'=1+1\t-1.5\n"
				    "a \"b\", c |d\t\t\n"
				    "重庆钢铁公司\t\t\n");
}

static void
prints_json_lines(void)
{
	CHECK_STR(print(TABLE_JSONL),
	    "{\"name\":\"重庆\",\"hidden\":\"=1+1\",\"value\":-1.5}\n"
	    "{\"name\":\"a \\\"b\\\",\\u0009c\\n|d\",\"hidden\":null,"
	    "\"value\":null}\n"
	    "{\"name\":\"重庆钢铁公司\",\"hidden\":null,\"value\":null}\n");
}

static void
prints_markdown(void)
{
	CHECK_STR(print(TABLE_MARKDOWN), "| name | value |\n"
					 "|---|---:|\n"
					 "| 重庆 | -1.5 |\n"
					 "| a \"b\", c \\|d |  |\n"
					 "| 重庆钢铁公司 |  |\n");
}

/* FAULTS 12: nothing in a cell is markup */
static void
prints_html(void)
{
	static const struct table_column linked[] = {
	    {"name_zh", "name", 0, COLUMN_TEXT},
	    {"sentence", "sentence", 0, COLUMN_TEXT, true},
	    {"link", "link", 0, COLUMN_LINK, true}};
	struct tabular *t = tabular_new(TABLE_HTML, linked, 3, keep, NULL);
	struct slice text;

	buffer_clear(&out);
	tabular_text(t, SLICE("重庆 <b>"));
	tabular_text(t, SLICE("\"&\""));
	tabular_text(t, SLICE("a.html?\"x"));
	CHECK(tabular_end_row(t));
	CHECK(tabular_finish(t));
	text = buffer_slice(&out);
	CHECK(slice_starts(text, SLICE("<!DOCTYPE html>")));
	CHECK(slice_find(text,
		  SLICE("<tr><td lang=zh>重庆 &lt;b&gt;</td>"
			"<td>&quot;&amp;&quot;</td>"
			"<td><a href=\"a.html?&quot;x\">→</a></td></tr>\n"),
		  0) != SIZE_MAX);
	CHECK(slice_ends(text, SLICE("</table>\n")));
}

/* A ZIP archive, the same one every time, and nothing left beside it. */
static void
makes_workbooks(void)
{
	struct buffer first = {0};
	struct slice again;

	if (table_format_find(SLICE("xlsx")) < 0)
		return; /* built without */
	buffer_put(&first, print(TABLE_XLSX));
	again = print(TABLE_XLSX);
	CHECK(slice_starts(again, SLICE("PK\003\004")));
	CHECK(slice_eq(again, buffer_slice(&first)));
	buffer_free(&first);
}

/* Bold for people, and nothing else changes. */
static void
colours_the_heading(void)
{
	struct tabular *t = tabular_new(TABLE_PEOPLE, columns, 3, keep, NULL);

	buffer_clear(&out);
	tabular_colour(t);
	CHECK(tabular_finish(t));
	CHECK_STR(
	    buffer_slice(&out), "\033[1mname  value\033[0m\n────  ─────\n");
}

static void
prints_an_empty_table(void)
{
	buffer_clear(&out);
	CHECK(
	    tabular_finish(tabular_new(TABLE_PEOPLE, columns, 3, keep, NULL)));
	CHECK_STR(buffer_slice(&out), "name  value\n────  ─────\n");
}

static void
stops_when_refused(void)
{
	int times = 0;
	struct tabular *t = tabular_new(TABLE_CSV, columns, 3, refuse, &times);
	bool ok = true;
	size_t rows = 0;

	for (; ok && rows < 100000; rows++) {
		tabular_text(t, SLICE("some text"));
		ok = tabular_end_row(t);
	}
	CHECK(!ok && rows < 100000);
	CHECK(!tabular_finish(t));
	CHECK(times == 1);
}

/* What would turn or move the cursor does not reach the terminal. */
static void
hides_controls(void)
{
	buffer_clear(&out);
	table_put_line(&out, SLICE("  a\033[31m\u202eb\u3000\r\n c  "));
	CHECK_STR(buffer_slice(&out), " a [31mb c");
}

static void
knows_its_formats(void)
{
	for (int f = 0; f < TABLE_FORMATS; f++) {
		struct slice name =
		    slice_of(table_format_name((enum table_format)f));
		bool made = f != TABLE_XLSX || spreadsheet_supported();

		CHECK(table_format_find(name) == (made ? f : -1));
	}
	CHECK(table_format_find(SLICE("xml")) == -1);
}

int
main(void)
{
	TEST(prints_for_people);
	TEST(prints_csv);
	TEST(prints_tsv);
	TEST(prints_json_lines);
	TEST(prints_markdown);
	TEST(prints_html);
	TEST(makes_workbooks);
	TEST(colours_the_heading);
	TEST(prints_an_empty_table);
	TEST(stops_when_refused);
	TEST(hides_controls);
	TEST(knows_its_formats);
	buffer_free(&out);
	return test_done();
}

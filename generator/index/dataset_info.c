/* SPDX-License-Identifier: MIT */
#include "dataset_info.h"

#include "claims_table.h"
#include "json.h"
#include "schema.h"

/* -- values that a field may have -- */

static const char *
kind_at(int i)
{
	return i <= FIGURE_RATE ? figure_kind_name((enum figure_kind)i) : "";
}

static const char *
qualifier_at(int i)
{
	return i <= RANGE ? qualifier_name((enum qualifier)i) : "";
}

static const char *
role_at(int i)
{
	return i <= ROLE_RATIO ? role_name((enum role)i) : "";
}

static const char *
verdict_at(int i)
{
	return i <= VERDICT_MISSING ? verdict_name((enum verdict)i) : "";
}

static const char *
difference_at(int i)
{
	return i <= DIFFER_ROLE ? difference_name((enum difference)i) : "";
}

static const char *
lang_at(int i)
{
	static const char *const langs[] = {"zh", "en"};

	return i < 2 ? langs[i] : "";
}

static const struct {
	const char *field;
	const char *(*at)(int); /* NULL: none; "": the end */
} closed[] = {{"kind", kind_at}, {"qualifier", qualifier_at}, {"role", role_at},
    {"verdict", verdict_at}, {"difference", difference_at}, {"lang", lang_at}};

static void
put_values(struct buffer *out, const char *field)
{
	for (size_t i = 0; i < sizeof(closed) / sizeof(*closed); i++) {
		const char *name;

		if (strcmp(closed[i].field, field) != 0)
			continue;
		json_begin_object(out, "constraints");
		json_begin_array(out, "enum");
		for (int k = 0; (name = closed[i].at(k)) == NULL || *name; k++)
			if (name != NULL)
				json_string(out, NULL, slice_of(name));
		json_end_array(out);
		json_end_object(out);
		return;
	}
}

/* -- datapackage.json -- */

/* A name as the specification wants it: lower case, digits, - . _ / */
static void
put_name(struct buffer *out, struct slice title)
{
	struct buffer name = {0};

	for (size_t i = 0; i < title.n; i++) {
		char c = title.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c | 0x20);
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			buffer_putc(&name, c);
		else if (name.n > 0 && name.p[name.n - 1] != '-')
			buffer_putc(&name, '-');
	}
	while (name.n > 0 && name.p[name.n - 1] == '-')
		name.n--;
	json_string(
	    out, "name", name.n > 0 ? buffer_slice(&name) : SLICE("archive"));
	buffer_free(&name);
}

static void
put_fields(struct buffer *out)
{
	json_begin_array(out, "fields");
	for (size_t i = 0; i < claim_ncolumns(); i++) {
		const struct claim_field *f = &claim_fields[i];

		json_begin_object(out, NULL);
		json_string(out, "name", slice_of(claim_columns[i].name));
		json_string(out, "type", slice_of(f->type));
		json_string(out, "description", slice_of(f->description));
		put_values(out, claim_columns[i].name);
		json_end_object(out);
	}
	json_end_array(out);
	json_string(out, "primaryKey", SLICE("figure"));
	json_begin_array(out, "missingValues");
	json_string(out, NULL, SLICE(""));
	json_end_array(out);
	json_begin_array(out, "foreignKeys");
	json_begin_object(out, NULL);
	json_string(out, "fields", SLICE("unit_id"));
	json_begin_object(out, "reference");
	json_string(out, "resource", SLICE("units"));
	json_string(out, "fields", SLICE("id"));
	json_end_object(out);
	json_end_object(out);
	json_end_array(out);
}

static void
put_figures(struct buffer *out)
{
	json_begin_object(out, NULL);
	json_string(out, "name", SLICE("figures"));
	json_string(out, "path", SLICE("figures.csv"));
	json_string(out, "profile", SLICE("tabular-data-resource"));
	json_string(out, "title", SLICE("Figures, a row a claim"));
	json_string(out, "format", SLICE("csv"));
	json_string(out, "mediatype", SLICE("text/csv"));
	json_string(out, "encoding", SLICE("utf-8"));
	json_begin_object(out, "dialect");
	json_string(out, "lineTerminator", SLICE("\r\n"));
	json_bool(out, "doubleQuote", true);
	json_bool(out, "header", true);
	json_end_object(out);
	json_begin_object(out, "schema");
	put_fields(out);
	json_end_object(out);
	json_end_object(out);
}

static void
put_resource(struct buffer *out, const char *name, const char *path,
    const char *title, const char *format, const char *mediatype)
{
	json_begin_object(out, NULL);
	json_string(out, "name", slice_of(name));
	json_string(out, "path", slice_of(path));
	json_string(out, "title", slice_of(title));
	json_string(out, "format", slice_of(format));
	json_string(out, "mediatype", slice_of(mediatype));
	json_end_object(out);
}

/* The units that the figures are told in, with the rows themselves: arrays
 * below one of names, since not all readers take objects. */
static void
put_units(struct buffer *out, struct catalogue *c)
{
	static const char *const names[] = {"id", "name_zh", "name_en"};
	struct query *q =
	    query_new(c, "SELECT id, name_zh, name_en FROM unit ORDER BY id");

	json_begin_object(out, NULL);
	json_string(out, "name", SLICE("units"));
	json_string(out, "profile", SLICE("tabular-data-resource"));
	json_string(out, "title", SLICE("Units of the figures"));
	json_begin_array(out, "data");
	json_begin_array(out, NULL);
	for (int i = 0; i < 3; i++)
		json_string(out, NULL, slice_of(names[i]));
	json_end_array(out);
	while (q != NULL && query_next(q)) {
		json_begin_array(out, NULL);
		for (int i = 0; i < 3; i++)
			json_string(out, NULL, query_text(q, i));
		json_end_array(out);
	}
	query_free(q);
	json_end_array(out);
	json_begin_object(out, "schema");
	json_begin_array(out, "fields");
	for (int i = 0; i < 3; i++) {
		json_begin_object(out, NULL);
		json_string(out, "name", slice_of(names[i]));
		json_string(out, "type", SLICE("string"));
		json_end_object(out);
	}
	json_end_array(out);
	json_string(out, "primaryKey", SLICE("id"));
	json_end_object(out);
	json_end_object(out);
}

static void
put_resources(struct buffer *out, struct catalogue *c, size_t sheet_rows)
{
	json_begin_array(out, "resources");
	put_figures(out);
	put_units(out, c);
	put_resource(out, "figures-jsonl", "figures.jsonl",
	    "Figures, an object a claim", "jsonl", "application/jsonl");
	if (sheet_rows > 0)
		put_resource(out, "figures-xlsx", "figures.xlsx",
		    "Figures, a workbook", "xlsx",
		    "application/vnd.openxmlformats-officedocument."
		    "spreadsheetml.sheet");
	put_resource(out, "alignment", "alignment.tmx",
	    "Pairs of sentences, a translation memory (TMX 1.4b)", "tmx",
	    "application/x-tmx+xml");
	put_resource(out, "database", "archive.db",
	    "Everything, with a full-text index", "sqlite",
	    "application/vnd.sqlite3");
	json_end_array(out);
}

bool
dataset_package(struct buffer *out, struct catalogue *c, size_t sheet_rows)
{
	struct arena *a = arena_new();
	struct slice title = catalogue_meta(c, a, "title");
	struct slice base = catalogue_meta(c, a, "base_url");
	struct slice publisher = catalogue_meta(c, a, "publisher");

	json_begin_object(out, NULL);
	json_string(out, "profile", SLICE("data-package"));
	put_name(out, title);
	if (title.n > 0)
		json_string(out, "title", title);
	json_string(out, "description",
	    SLICE("Figures that newspaper articles state, with the sentence "
		  "that each was read from, in Chinese and English. README.md "
		  "tells how they were read."));
	if (base.n > 0)
		json_string(out, "homepage", base);
	if (publisher.n > 0) {
		json_begin_array(out, "contributors");
		json_begin_object(out, NULL);
		json_string(out, "title", publisher);
		json_string(out, "role", SLICE("publisher"));
		json_end_object(out);
		json_end_array(out);
	}
	put_resources(out, c, sheet_rows);
	json_end_object(out);
	buffer_putc(out, '\n');
	arena_free(a);
	return catalogue_ok(c);
}

/* -- figures.csv-metadata.json -- */

static void
put_csvw_column(struct buffer *out, size_t i)
{
	struct slice name = slice_of(claim_columns[i].name);

	json_begin_object(out, NULL);
	json_string(out, "name", name);
	json_string(out, "titles", name);
	json_string(
	    out, "dc:description", slice_of(claim_fields[i].description));
	json_string(out, "datatype", slice_of(claim_fields[i].type));
	if (slice_ends(name, SLICE("_zh")))
		json_string(out, "lang", SLICE("zh"));
	else if (slice_ends(name, SLICE("_en")) &&
		 !slice_eq(name, SLICE("text_en")) &&
		 !slice_eq(name, SLICE("item_en")))
		json_string(out, "lang", SLICE("en"));
	json_end_object(out);
}

bool
dataset_csvw(struct buffer *out, struct catalogue *c, size_t sheet_rows)
{
	struct arena *a = arena_new();

	json_begin_object(out, NULL);
	json_string(out, "@context", SLICE("http://www.w3.org/ns/csvw"));
	json_string(out, "url", SLICE("figures.csv"));
	json_string(out, "dc:title", catalogue_meta(c, a, "title"));
	json_begin_object(out, "dialect");
	json_string(out, "encoding", SLICE("utf-8"));
	json_bool(out, "header", true);
	json_end_object(out);
	json_begin_object(out, "tableSchema");
	json_begin_array(out, "columns");
	for (size_t i = 0; i < claim_ncolumns(); i++)
		put_csvw_column(out, i);
	json_end_array(out);
	json_string(out, "primaryKey", SLICE("figure"));
	json_end_object(out);
	json_end_object(out);
	buffer_putc(out, '\n');
	arena_free(a);
	return catalogue_ok(c);
}

/* -- README.md -- */

static void
put_share(struct buffer *out, struct catalogue *c, const char *verdict)
{
	struct query *q =
	    query_new(c, "SELECT share FROM confidence WHERE verdict = ?1");

	if (q == NULL)
		return;
	query_bind(q, 1, slice_of(verdict));
	if (query_next(q))
		buffer_printf(out, "%.0f %%", query_real(q, 0) * 100);
	query_free(q);
}

static void
put_field_list(struct buffer *out)
{
	buffer_puts(out, "| column | type | what it is |\n|---|---|---|\n");
	for (size_t i = 0; i < claim_ncolumns(); i++)
		buffer_printf(out, "| `%s` | %s | %s |\n",
		    claim_columns[i].name, claim_fields[i].type,
		    claim_fields[i].description);
	buffer_putc(out, '\n');
}

static void
put_about(struct buffer *out, struct catalogue *c, struct arena *a)
{
	static const char *const names[][2] = {{"publisher", "Publisher"},
	    {"base_url", "Archive"}, {"rights", "Rights"}};
	bool any = false;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct slice value = catalogue_meta(c, a, names[i][0]);

		if (value.n == 0)
			continue;
		buffer_puts(out, any ? "" : "\n## The archive\n\n");
		buffer_printf(out, "* %s: ", names[i][1]);
		table_put_line(out, value);
		buffer_putc(out, '\n');
		any = true;
	}
}

static const char workbook_md[] =
    "| `figures.xlsx` | the same, a workbook for Excel 2007 and later, "
    "LibreOffice and Numbers; it has the first %zu rows and tells at its end "
    "how many more there are; `duikan stats --format xlsx` makes one of any "
    "selection |\n";

/* What stands for {name} in the text. */
static void
put_marker(struct buffer *out, struct catalogue *c, struct arena *a,
    size_t sheet_rows, struct slice name)
{
	static const char *const verdicts[] = {
	    "agree", "differ", "missing", "alone", "single"};
	const size_t n = sizeof(verdicts) / sizeof(*verdicts);

	for (size_t i = 0; i < n; i++)
		if (slice_eq(name, slice_of(verdicts[i])))
			put_share(out, c, i < n - 1 ? verdicts[i] : "");
	if (slice_eq(name, SLICE("title")))
		table_put_line(out, catalogue_meta(c, a, "title"));
	else if (slice_eq(name, SLICE("workbook")) && sheet_rows > 0)
		buffer_printf(out, workbook_md, sheet_rows);
	else if (slice_eq(name, SLICE("fields")))
		put_field_list(out);
	else if (slice_eq(name, SLICE("about")))
		put_about(out, c, a);
}

bool
dataset_readme(struct buffer *out, struct catalogue *c, size_t sheet_rows)
{
	struct arena *a = arena_new();
	struct slice text = slice_of(dataset_readme_md);

	for (size_t start, end; text.n > 0; text = slice_tail(text, end + 1)) {
		start = slice_find(text, SLICE("{"), 0);
		end = start == SIZE_MAX ? start
					: slice_find(text, SLICE("}"), start);
		if (end == SIZE_MAX) {
			buffer_put(out, text);
			break;
		}
		buffer_put(out, slice_head(text, start));
		put_marker(out, c, a, sheet_rows,
		    (struct slice){text.p + start + 1, end - start - 1});
	}
	arena_free(a);
	return catalogue_ok(c);
}

/* SPDX-License-Identifier: MIT */
#include "tei_article.h"

#include <jansson.h>
#include <libxml/xmlreader.h>
#include <stdio.h>

#include "lang.h"
#include "vec.h"

#define TEI_NS "http://www.tei-c.org/ns/1.0"

/* Where a run ends in the text of its div. */
struct runs {
	struct buffer text;
	VEC(size_t) ends;
};

struct reading {
	xmlTextReader *reader;
	struct arena *arena;
	struct runs half[LANGS];
	struct buffer layout, *name;
	/* Where the reader is: depths of the elements it is in, or 0. The
	 * root's is 0 too, but nothing of this is the root. */
	int div, block, layout_at, name_at, source_at;
	enum lang lang;
	bool has_layout;
	char *why;
	size_t why_size;
};

/* The first fault of the XML is the one to tell. */
static void
take_fault(void *context, xmlError *e)
{
	struct reading *r = context;

	if (r->why[0] == '\0' && e->level >= XML_ERR_ERROR)
		snprintf(r->why, r->why_size, "line %d: %.*s", e->line,
		    e->message != NULL ? (int)strcspn(e->message, "\n") : 0,
		    e->message != NULL ? e->message : "");
}

static enum tei_found
fault(struct reading *r, enum tei_found what, const char *words)
{
	snprintf(r->why, r->why_size, "%s", words);
	return what;
}

static bool
is(const struct reading *r, const char *name)
{
	return xmlStrcmp(xmlTextReaderConstLocalName(r->reader),
		   (const xmlChar *)name) == 0;
}

static bool
attribute_is(const struct reading *r, const char *name, const char *value)
{
	xmlChar *v =
	    xmlTextReaderGetAttribute(r->reader, (const xmlChar *)name);
	bool same = v != NULL && xmlStrcmp(v, (const xmlChar *)value) == 0;

	xmlFree(v);
	return same;
}

static void
end_run(struct reading *r)
{
	struct runs *h = &r->half[r->lang];

	*VEC_ADD(r->arena, &h->ends) = h->text.n;
}

static void
begin_element(struct reading *r, int depth)
{
	if (r->block > 0) {
		if (is(r, "lb"))
			end_run(r);
	} else if (r->div > 0) {
		if (depth == r->div + 1 &&
		    (is(r, "head") || is(r, "p") || is(r, "ab"))) {
			r->block = depth;
			if (xmlTextReaderIsEmptyElement(r->reader)) {
				end_run(r);
				r->block = 0;
			}
		}
	} else if (xmlTextReaderIsEmptyElement(r->reader)) {
		return;
	} else if (is(r, "div") && (attribute_is(r, "xml:lang", "zh") ||
				       attribute_is(r, "xml:lang", "en"))) {
		r->div = depth;
		r->lang = attribute_is(r, "xml:lang", "zh") ? ZH : EN;
	} else if (is(r, "xenoData") && attribute_is(r, "type", "layout")) {
		r->layout_at = depth;
		r->has_layout = true;
	} else if (is(r, "sourceDesc")) {
		r->source_at = depth;
	} else if (r->source_at > 0 && is(r, "idno") &&
		   attribute_is(r, "type", "file")) {
		r->name_at = depth;
	}
}

static void
end_element(struct reading *r, int depth)
{
	if (depth == r->block && r->block > 0) {
		end_run(r);
		r->block = 0;
	} else if (depth == r->div) {
		r->div = 0;
	} else if (depth == r->layout_at) {
		r->layout_at = 0;
	} else if (depth == r->name_at) {
		r->name_at = 0;
	} else if (depth == r->source_at) {
		r->source_at = 0;
	}
}

static void
take_text(struct reading *r)
{
	const char *v = (const char *)xmlTextReaderConstValue(r->reader);

	if (r->block > 0)
		buffer_puts(&r->half[r->lang].text, v);
	else if (r->layout_at > 0)
		buffer_puts(&r->layout, v);
	else if (r->name_at > 0)
		buffer_puts(r->name, v);
}

static enum tei_found
read_document(struct reading *r)
{
	int more;

	while ((more = xmlTextReaderRead(r->reader)) == 1) {
		int depth = xmlTextReaderDepth(r->reader);

		switch (xmlTextReaderNodeType(r->reader)) {
		case XML_READER_TYPE_DOCUMENT_TYPE:
		case XML_READER_TYPE_ENTITY_REFERENCE:
			return fault(r, TEI_BAD, "it has a DTD");
		case XML_READER_TYPE_ELEMENT:
			if (depth == 0 &&
			    (!is(r, "TEI") ||
				xmlStrcmp(
				    xmlTextReaderConstNamespaceUri(r->reader),
				    (const xmlChar *)TEI_NS) != 0))
				return fault(r, TEI_OTHER, "its root");
			begin_element(r, depth);
			break;
		case XML_READER_TYPE_END_ELEMENT:
			end_element(r, depth);
			break;
		case XML_READER_TYPE_TEXT:
		case XML_READER_TYPE_CDATA:
		case XML_READER_TYPE_WHITESPACE:
		case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
			take_text(r);
			break;
		default:
			break;
		}
	}
	if (more < 0)
		return TEI_BAD; /* told by take_fault */
	return r->has_layout ? TEI_ARTICLE : fault(r, TEI_OTHER, "no layout");
}

/* ---- putting the text together ---- */

static bool
put_json(struct buffer *out, json_t *v)
{
	if (!json_is_string(v))
		return false;
	buffer_put(
	    out, (struct slice){json_string_value(v), json_string_length(v)});
	return true;
}

static bool
put_half(struct reading *r, struct buffer *out, json_t *half)
{
	const char *lang = json_string_value(json_object_get(half, "lang"));
	json_t *before = json_object_get(half, "before");
	size_t start = 0;
	struct runs *h;

	if (lang == NULL ||
	    (strcmp(lang, "zh") != 0 && strcmp(lang, "en") != 0))
		return false;
	h = &r->half[strcmp(lang, "zh") == 0 ? ZH : EN];
	if (json_array_size(before) != h->ends.n)
		return false;
	for (size_t i = 0; i < h->ends.n; i++) {
		size_t end = h->ends.v[i];

		if (!put_json(out, json_array_get(before, i)))
			return false;
		buffer_put(
		    out, slice_head(slice_tail(buffer_slice(&h->text), start),
			     end - start));
		start = end;
	}
	h->ends.n = 0;
	return true;
}

/* Halves and their runs must be those of the layout, neither more nor less. */
static bool
put_together(struct reading *r, struct buffer *out)
{
	json_t *layout =
	    json_loadb(r->layout.p, r->layout.n, JSON_REJECT_DUPLICATES, NULL);
	json_t *half;
	size_t i;
	bool ok = layout != NULL;

	if (ok && put_json(out, json_object_get(layout, "text"))) {
		json_decref(layout);
		return true;
	}
	json_array_foreach(json_object_get(layout, "halves"), i, half) ok =
	    ok && put_half(r, out, half);
	ok = ok && r->half[ZH].ends.n == 0 && r->half[EN].ends.n == 0 &&
	     put_json(out, json_object_get(layout, "end"));
	json_decref(layout);
	return ok;
}

void
tei_article_init(void)
{
	xmlInitParser();
}

enum tei_found
tei_article(struct buffer *text, struct buffer *name, struct slice bytes,
    char *why, size_t n)
{
	struct reading r = {
	    .arena = arena_new(),
	    .name = name,
	    .why = why,
	    .why_size = n,
	};
	enum tei_found found = TEI_BAD;

	why[0] = '\0';
	/* No NOENT, DTDLOAD, DTDVALID or HUGE. */
	r.reader = xmlReaderForMemory(
	    bytes.p, (int)bytes.n, NULL, NULL, XML_PARSE_NONET);
	if (r.reader == NULL)
		out_of_memory();
	xmlTextReaderSetStructuredErrorHandler(
	    r.reader, (xmlStructuredErrorFunc)take_fault, &r);
	found = read_document(&r);
	if (found == TEI_ARTICLE && !put_together(&r, text))
		found = fault(&r, TEI_BAD,
		    "paragraphs or lines are not those that its layout tells");
	xmlFreeTextReader(r.reader);
	buffer_free(&r.half[ZH].text);
	buffer_free(&r.half[EN].text);
	buffer_free(&r.layout);
	arena_free(r.arena);
	return found;
}

/* SPDX-License-Identifier: MIT */
#include "tmx.h"

#include "json.h"
#include "xml.h"

void
tmx_begin(struct buffer *out, const char *segtype, struct slice note)
{
	buffer_puts(out, XML_DECLARATION "<tmx version=\"1.4\">\n"
					 "<header creationtool=\"duikan\""
					 " creationtoolversion=\"" VERSION "\""
					 " o-tmf=\"duikan\" adminlang=\"en\""
					 " srclang=\"zh\""
					 " datatype=\"plaintext\" segtype=\"");
	buffer_puts(out, segtype);
	buffer_puts(out, "\">");
	if (note.p != NULL)
		xml_leaf(out, "note", note);
	buffer_puts(out, "</header>\n<body>\n");
}

static void
put_prop(struct buffer *out, const char *type, struct slice value)
{
	buffer_puts(out, "<prop");
	xml_attr(out, "type", slice_of(type));
	buffer_putc(out, '>');
	xml_text(out, value);
	buffer_puts(out, "</prop>");
}

void
tmx_unit(struct buffer *out, const struct tmx_unit *u)
{
	buffer_puts(out, "<tu");
	xml_attr(out, "tuid", u->id);
	buffer_putc(out, '>');
	if (u->article.p != NULL)
		put_prop(out, "x-article", u->article);
	if (u->date.p != NULL)
		put_prop(out, "x-date", u->date);
	buffer_puts(out, "<prop type=\"x-score\">");
	put_number(out, (double)(int)(u->score * 1000 + 0.5) / 1000);
	buffer_puts(out, "</prop>");
	if (u->low)
		put_prop(out, "x-low", SLICE("yes"));
	if (u->confirmed)
		put_prop(out, "x-confirmed", SLICE("yes"));
	for (int l = 0; l < LANGS; l++) {
		buffer_puts(out, "\n<tuv");
		xml_attr(out, "xml:lang", slice_of(lang_code((enum lang)l)));
		buffer_putc(out, '>');
		xml_leaf(out, "seg", u->text[l]);
		buffer_puts(out, "</tuv>");
	}
	buffer_puts(out, "\n</tu>\n");
}

void
tmx_end(struct buffer *out)
{
	buffer_puts(out, "</body>\n</tmx>\n");
}

/* SPDX-License-Identifier: MIT */
#include "markdown.h"

#include <cmark.h>
#include <stdlib.h>

#include "lines.h"
#include "utf8.h"

/* What decides how a line begins a block stands at its beginning. */
enum { LINE_HEAD = 64, HTML_MAX = 1 << 20 };

/* What may begin something behind the marker. */
static const bool is_inner[256] = {['\0'] = true,
    ['<'] = true,
    ['>'] = true,
    ['['] = true,
    [']'] = true,
    ['&'] = true,
    ['!'] = true,
    ['\\'] = true,
    ['`'] = true,
    ['*'] = true,
    ['_'] = true,
    ['~'] = true,
    ['+'] = true,
    ['-'] = true,
    ['='] = true};

/*
 * The block structure asks only how a line begins: its indent, one marker (a
 * run of one character, or digits) and, for raw HTML, the tag.  Everything
 * else is made harmless, so that neither the nesting of containers nor the
 * inline syntax can cost more than the line is long.
 */
static void
feed_line(cmark_parser *parser, struct slice line)
{
	char head[LINE_HEAD + 1];
	size_t n = line.n < LINE_HEAD ? line.n : LINE_HEAD, i = 0, run;
	bool tag;

	memcpy(head, line.p, n);
	while (n < line.n && n > 0 && ((unsigned char)line.p[n] & 0xc0) == 0x80)
		n--;
	while (i < n && (head[i] == ' ' || head[i] == '\t'))
		i++;
	/* Deeper than three columns a "<" begins no block. */
	tag =
	    i < n && head[i] == '<' && i <= 3 && memchr(head, '\t', i) == NULL;
	for (run = i; run < n && head[run] == head[i];)
		run++;
	if (i < n && (head[i] == '>' || strchr("[]&!\\<_", head[i]) != NULL))
		run = i + (head[i] == '>' || tag);
	for (size_t k = run; k < n; k++)
		if (is_inner[(unsigned char)head[k]] &&
		    !(tag && strchr("!->", head[k]) != NULL))
			head[k] = 'x';
	if (i < n && run == i && !tag)
		head[i] = 'x';
	head[n] = '\n';
	cmark_parser_feed(parser, head, n + 1);
}

static enum block_kind
kind_of(cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_PARAGRAPH:
		return BLOCK_PARAGRAPH;
	case CMARK_NODE_HEADING:
		return BLOCK_HEADING;
	case CMARK_NODE_THEMATIC_BREAK:
		return BLOCK_RULE;
	case CMARK_NODE_HTML_BLOCK:
		return BLOCK_HTML;
	case CMARK_NODE_CODE_BLOCK:
		return BLOCK_CODE;
	default:
		return BLOCK_OTHER;
	}
}

void
outline(struct outline *o, struct arena *a, const struct source *s, size_t end)
{
	cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
	cmark_node *document, *node;

	*o = (struct outline){0};
	for (; o->nlines < end && o->nlines < OUTLINE_LINES; o->nlines++)
		feed_line(parser, slice_at(s->text, line_span(s, o->nlines)));
	document = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	for (node = cmark_node_first_child(document); node != NULL;
	     node = cmark_node_next(node)) {
		/* cmark counts lines from 1 and includes the last. */
		*VEC_ADD(a, &o->blocks) = (struct block){kind_of(node),
		    cmark_node_get_heading_level(node),
		    (size_t)cmark_node_get_start_line(node) - 1,
		    (size_t)cmark_node_get_end_line(node)};
	}
	cmark_node_free(document);
}

/* Han, and the punctuation that is set in its squares. */
static bool
is_wide(uint32_t cp)
{
	return cp_is_han(cp) || (cp > 0x3000 && cp < 0x3040) ||
	       (cp >= 0xff00 && cp <= 0xffef);
}

/* The character that stands at the start or at the end of a node's text; 0 if
 * that is none. */
static uint32_t
edge(cmark_node *node, bool at_end)
{
	cmark_node *child;
	const char *text;
	struct slice s;
	size_t at;

	while (node != NULL &&
	       (child = at_end ? cmark_node_last_child(node)
			       : cmark_node_first_child(node)) != NULL)
		node = child;
	text = node != NULL ? cmark_node_get_literal(node) : NULL;
	if (text == NULL || *text == '\0')
		return 0;
	s = slice_of(text);
	at = at_end ? s.n : 0;
	return at_end ? utf8_prev(s, &at) : utf8_next(s, &at);
}

/* Chinese is written without spaces: what ends a line inside it is none (CSS
 * Text 3, 4.1.3; not every browser knows). */
static void
join_lines(cmark_node *document)
{
	cmark_iter *iter = cmark_iter_new(document);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK &&
		    is_wide(edge(cmark_node_previous(node), true)) &&
		    is_wide(edge(cmark_node_next(node), false)))
			cmark_node_free(node);
	}
	cmark_iter_free(iter);
}

void
markdown_html(struct buffer *out, struct slice text)
{
	enum { OPTIONS = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_SMART };
	cmark_node *document = cmark_parse_document(
	    text.p, text.n < HTML_MAX ? text.n : HTML_MAX, OPTIONS);
	char *html;

	join_lines(document);
	html = cmark_render_html(document, OPTIONS);
	buffer_puts(out, html);
	free(html);
	cmark_node_free(document);
}

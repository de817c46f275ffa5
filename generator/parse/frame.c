/* SPDX-License-Identifier: MIT */
#include "frame.h"

#include "chars.h"
#include "lines.h"
#include "markdown.h"

/* The lines of a possible border between the two parts. */
struct border {
	size_t line; /* first that is not the first part's */
	size_t next; /* first of the second part, past the heading */
	struct span heading;
	bool rule, original, headed;
};

static struct slice
line_text(const struct source *s, size_t i)
{
	return slice_trim(slice_at(s->text, line_span(s, i)));
}

/* <hr>, <hr/>, <hr class="...">, nothing behind it. */
static bool
hr_line(struct slice s)
{
	return slice_starts_nocase(s, SLICE("<hr")) && s.n > 3 &&
	       strchr(" />\t", s.p[3]) != NULL && slice_ends(s, SLICE(">")) &&
	       memchr(s.p, '>', s.n) == s.p + s.n - 1;
}

/* "Original:", also as 原文： or in bold. */
static bool
original_line(struct slice s)
{
	static const struct slice words[] = {
	    {"original text", 13}, {"original", 8}, {"原文", 6}};

	while (slice_starts(s, SLICE("*")))
		s = slice_tail(s, 1);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct slice rest = slice_tail(s, words[i].n);

		if (!slice_starts_nocase(s, words[i]))
			continue;
		while (rest.n > 0 && (rest.p[0] == '*' || rest.p[0] == ':' ||
					 rest.p[0] == ' '))
			rest = slice_tail(rest, 1);
		return rest.n == 0 || slice_eq(rest, SLICE("："));
	}
	return false;
}

bool
heading_line(const struct source *s, size_t line, struct span *title)
{
	struct line l = line_read(s, line);
	struct slice t = slice_at(s->text, l.text);
	size_t level = 0;

	while (level < t.n && t.p[level] == '#')
		level++;
	if (l.indent > 3 || level == 0 || level > 6 ||
	    (level < t.n && t.p[level] != ' ' && t.p[level] != '\t'))
		return false;
	/* CommonMark: a closing run of # behind a blank is not text. */
	for (size_t n = t.n; n > level && t.p[n - 1] == '#';)
		if (t.p[--n - 1] == ' ')
			t.n = n;
	*title =
	    span_trim(s->text, (struct span){l.text.start + (uint32_t)level,
				   l.text.start + (uint32_t)t.n});
	return true;
}

static size_t
skip_blank(const struct source *s, size_t i)
{
	while (i < s->nlines && line_text(s, i).n == 0)
		i++;
	return i;
}

/* Reads the border that begins with line `i`: rule, "Original:", heading, of
 * which any may be missing. */
static struct border
border_at(const struct source *s, size_t i)
{
	struct border b = {.line = i};
	size_t next;

	if (i < s->nlines && hr_line(line_text(s, i))) {
		b.rule = true;
		i++;
	}
	next = skip_blank(s, i);
	if (next < s->nlines && original_line(line_text(s, next))) {
		b.original = true;
		i = next + 1;
	}
	next = skip_blank(s, i);
	if (next < s->nlines && heading_line(s, next, &b.heading)) {
		b.headed = true;
		i = next + 1;
	}
	b.next = i;
	return b;
}

/* A rule with "Original:" or a heading behind it. */
static bool
firm(const struct border *b)
{
	return b->rule && (b->original || b->headed);
}

/* A heading is the original's, and not the translation's own, if it is
 * Chinese. */
static bool
heading_is_chinese(const struct source *s, const struct border *b)
{
	size_t han, latin;

	count_scripts(slice_at(s->text, b->heading), &han, &latin);
	return b->headed && han > 0 && han * 2 >= latin;
}

/* Behind the first line that may be a firm border, if it is raw HTML: what kind
 * of block a line begins is settled by the lines before it. */
static size_t
end_of_first(const struct source *s)
{
	for (size_t i = 0; i < s->nlines; i++) {
		struct slice t = line_text(s, i);
		struct border b;

		if (t.n == 0 || t.p[0] != '<')
			continue;
		b = border_at(s, i);
		if (firm(&b))
			return i + 1;
	}
	return s->nlines;
}

static bool
border_in_blocks(
    struct border *b, const struct outline *o, const struct source *s)
{
	bool weak = false;

	VEC_EACH (block, &o->blocks) {
		struct border here;

		if (block->kind != BLOCK_HTML && block->kind != BLOCK_RULE)
			continue;
		here = border_at(s, block->first);
		if (block->kind == BLOCK_RULE) {
			/* --- may also divide the translation itself. */
			here = border_at(s, block->first + 1);
			here.line = block->first;
			here.rule =
			    here.original || heading_is_chinese(s, &here);
		}
		if (firm(&here)) {
			*b = here;
			return true;
		}
		if (here.rule && block->kind == BLOCK_HTML && !weak) {
			*b = here;
			weak = true;
		}
	}
	return weak;
}

/* The first firm border is the one: what stands behind it is looked at only
 * where none is found before. */
static bool
border_in_outline(struct border *b, struct arena *a, const struct source *s)
{
	size_t end = end_of_first(s);
	struct outline o;

	outline(&o, a, s, end);
	if (border_in_blocks(b, &o, s) && (firm(b) || end == s->nlines))
		return true;
	if (end == s->nlines)
		return false;
	outline(&o, a, s, s->nlines);
	return border_in_blocks(b, &o, s);
}

/* The same over all lines, whatever block they stand in; without a rule too. */
static bool
border_in_lines(struct border *b, const struct source *s, bool with_rule)
{
	for (size_t i = 0; i < s->nlines; i++) {
		struct slice t = line_text(s, i);
		struct border here;

		if (t.n == 0 || (t.p[0] != '<' && with_rule))
			continue;
		if (!with_rule && t.p[0] != '#' && !original_line(t))
			continue;
		here = border_at(s, i);
		if (with_rule ? firm(&here)
			      : here.original || heading_is_chinese(s, &here)) {
			*b = here;
			return true;
		}
	}
	return false;
}

void
frame_find(
    struct frame *f, struct arena *a, struct diag *d, const struct source *s)
{
	struct border b = {0}, other;
	bool found;

	*f = (struct frame){.first = {0, s->nlines}};
	found = border_in_outline(&b, a, s);
	if ((!found || !firm(&b)) && border_in_lines(&other, s, true)) {
		b = other;
		found = true;
		diag(d, DIAG_HIDDEN_SEPARATOR,
		    source_at(s, s->line_start[b.line]), SLICE_NONE);
	} else if (!found && border_in_lines(&b, s, false)) {
		found = true;
		if (skip_blank(s, 0) < b.line)
			diag(d, DIAG_NO_SEPARATOR,
			    source_at(s, s->line_start[b.line]), SLICE_NONE);
	}
	if (!found)
		return;
	f->divided = true;
	f->first.end = b.line;
	f->second = (struct part){b.next, s->nlines};
	f->heading = b.heading;
	if (!b.headed)
		f->heading.start = f->heading.end = b.next < s->nlines
							? s->line_start[b.next]
							: (uint32_t)s->text.n;
}

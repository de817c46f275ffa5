/* SPDX-License-Identifier: MIT */
#include "archive_info.h"

#include "lines.h"
#include "markdown.h"

static const struct {
	const char *name; /* lower case */
	size_t member;
} fields[] = {
    {"title", offsetof(struct archive_info, title)},
    {"title-zh", offsetof(struct archive_info, title_zh)},
    {"newspaper", offsetof(struct archive_info, newspaper)},
    {"newspaper-zh", offsetof(struct archive_info, newspaper_zh)},
    {"language", offsetof(struct archive_info, language)},
    {"publisher", offsetof(struct archive_info, publisher)},
    {"base-url", offsetof(struct archive_info, base_url)},
    {"contact", offsetof(struct archive_info, contact)},
    {"oai-gateway", offsetof(struct archive_info, oai_gateway)},
    {"rights", offsetof(struct archive_info, rights)},
};

/* Takes "Name: value"; false if the line is something else. */
static bool
read_field(struct archive_info *info, struct diag *d, const struct source *s,
    struct span line)
{
	struct slice t = slice_at(s->text, line);
	const char *colon = t.n > 0 ? memchr(t.p, ':', t.n) : NULL;
	struct slice name, value;

	if (colon == NULL)
		return false;
	name = slice_trim(slice_head(t, (size_t)(colon - t.p)));
	value = slice_trim(slice_tail(t, (size_t)(colon - t.p) + 1));
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		if (!slice_eq_nocase(name, slice_of(fields[i].name)))
			continue;
		*(struct slice *)((char *)info + fields[i].member) = value;
		return true;
	}
	if (memchr(name.p, ' ', name.n) != NULL)
		return false;
	diag(d, DIAG_UNKNOWN_FIELD, source_at(s, line.start), name);
	return true;
}

static void
read_text(struct archive_info *info, struct arena *a, struct diag *d,
    const struct source *s)
{
	struct buffer html = {0};
	size_t i;

	for (i = 0; i < s->nlines; i++) {
		struct line l = line_read(s, i);

		if (line_blank(&l) || !read_field(info, d, s, l.text))
			break;
	}
	if (i < s->nlines)
		markdown_html(&html, slice_tail(s->text, s->line_start[i]));
	info->about_html = arena_copy(a, buffer_slice(&html));
	buffer_free(&html);
}

bool
archive_info_read(struct archive_info *info, struct arena *a, struct diag *d,
    const struct corpus *corpus)
{
	struct slice path = corpus->archive_md;
	struct slice text = corpus->archive_md_text;
	struct source s;

	*info = (struct archive_info){.title = arena_copy(a, corpus->name)};
	if (path.p == NULL && text.p == NULL)
		return true;
	if (path.p != NULL
		? !source_read(&s, a, d, path.p, path, NULL)
		: !source_from_bytes(&s, a, d, text, SLICE("archive.md"), NULL))
		return false;
	read_text(info, a, d, &s);
	return true;
}

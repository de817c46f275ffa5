/* SPDX-License-Identifier: MIT */
#include "article.h"

#include "author.h"
#include "body.h"
#include "chars.h"
#include "dateline.h"
#include "digest.h"
#include "frame.h"
#include "header.h"
#include "headline.h"
#include "lines.h"

struct parser {
	struct article *article;
	struct arena *arena;
	struct diag *diag;
	const struct source *source;
	bool dated; /* a header has a date, be it a wrong one */
};

static void
tell(struct parser *p, enum diag_code code, struct span at)
{
	diag(p->diag, code, source_at(p->source, at.start),
	    article_text(p->article, at));
}

static bool
span_set(struct span s)
{
	return s.end > s.start;
}

/* The translation has no more headlines than the original, but for the
 * column's name, which stands in the original's header. */
static size_t
loose_headlines(const struct parser *p, enum lang lang)
{
	const struct half *zh = &p->article->half[ZH];
	size_t n = span_set(p->article->column);

	if (lang == ZH || !zh->present)
		return BODY_LOOSE_HEADLINES;
	VEC_EACH (line, &zh->headlines)
		n += line->in_body;
	return n;
}

/* A half whose title, authors and lines are known. */
static void
read_half(struct parser *p, enum lang lang, const struct header *h,
    struct span title, struct part lines)
{
	struct half *half = &p->article->half[lang];

	half->lang = lang;
	half->present = true;
	half->title = title;
	headlines_of_title(half, p->arena, p->source->text);
	if (span_set(h->author))
		authors_of(half, p->arena, p->source->text, h->author);
	lines.from = h->body;
	body_read(half, p->arena, p->source, lines, loose_headlines(p, lang));
	/* A version is there if there is anything of it. */
	half->present = span_set(title) || span_set(half->body);
}

static struct date
date_of(struct parser *p, const struct header *h)
{
	struct date d = {0};

	if (span_set(h->date)) {
		d = read_date(article_text(p->article, h->date));
		if (!d.known)
			tell(p, DIAG_BAD_DATE, h->date);
	}
	return d;
}

static uint32_t
page_of(struct parser *p, const struct header *h)
{
	uint32_t page = 0;

	if (span_set(h->page)) {
		page = read_page(article_text(p->article, h->page));
		if (page == 0)
			tell(p, DIAG_BAD_PAGE, h->page);
	}
	return page;
}

/* The original is the witness; the translation fills what it lacks. */
static void
merge_headers(
    struct parser *p, const struct header *first, const struct header *original)
{
	struct article *a = p->article;
	struct date date = date_of(p, original), other = date_of(p, first);
	uint32_t page = page_of(p, original), second = page_of(p, first);

	if (date.known && other.known && date_cmp(date, other) != 0)
		tell(p, DIAG_DATES_DIFFER, first->date);
	if (page > 0 && second > 0 && page != second)
		tell(p, DIAG_PAGES_DIFFER, first->page);
	a->date = date.known ? date : other;
	a->page = page > 0 ? page : second;
	p->dated = span_set(first->date) || span_set(original->date);
	a->page_name = span_set(original->page_name) ? original->page_name
						     : first->page_name;
	a->column =
	    span_set(original->column) ? original->column : first->column;
}

/* The language of a file that holds one version. */
static enum lang
lang_of(const struct source *s, struct part lines)
{
	size_t han, latin;
	uint32_t from = lines.from < s->nlines ? s->line_start[lines.from]
					       : (uint32_t)s->text.n;

	/* A Chinese character is worth some three letters. */
	count_scripts(slice_tail(s->text, from), &han, &latin);
	return han * 3 > latin ? ZH : EN;
}

static size_t
skip_blank_lines(const struct source *s, struct part lines)
{
	for (; lines.from < lines.end; lines.from++) {
		struct line l = line_read(s, lines.from);

		if (!line_blank(&l))
			break;
	}
	return lines.from;
}

/* One version: with "Title:" fields, or with the original's heading. */
static void
read_single(struct parser *p, const struct frame *f)
{
	struct header none = {0}, fields, h;
	struct part lines = f->first;
	struct span title;
	enum lang lang;

	header_fields(&fields, p->source, lines);
	title = fields.title;
	h = fields;
	if (title.end == 0) {
		lines.from = skip_blank_lines(p->source, lines);
		if (lines.from < lines.end &&
		    heading_line(p->source, lines.from, &title)) {
			lines.from++;
			header_original(&h, p->source, lines);
		}
	}
	lang = lang_of(p->source, (struct part){h.body, lines.end});
	if (lang == ZH && fields.title.end > 0) {
		struct header more;

		lines.from = fields.body;
		header_original(&more, p->source, lines);
		none = more;
		h.body = more.body;
		if (span_set(more.author))
			h.author = more.author;
	}
	read_half(p, lang, &h, title, lines);
	merge_headers(p, &h, &none);
}

static void
read_both(struct parser *p, const struct frame *f)
{
	struct header fields, original;
	struct half *half = p->article->half;

	header_fields(&fields, p->source, f->first);
	header_original(&original, p->source, f->second);
	merge_headers(p, &fields, &original);
	read_half(p, ZH, &original, f->heading, f->second);
	read_half(p, EN, &fields, fields.title, f->first);
	authors_match(&half[EN], &half[ZH], p->arena, p->source->text);
}

/* Date, page and eight hexadecimal digits of a hash over the title. */
static void
make_id(struct parser *p)
{
	struct article *a = p->article;
	const struct half *zh = &a->half[ZH], *en = &a->half[EN];
	struct span of = span_set(zh->title)   ? zh->title
			 : span_set(en->title) ? en->title
			 : span_set(zh->body)  ? zh->body
					       : en->body;
	struct slice s = article_text(a, of);
	struct digest digest = digest_of(s);
	char hash[DIGEST_HEX], date[DATE_SIZE];

	digest_hex(&digest, hash);
	date_format(a->date, date);
	a->id = arena_printf(p->arena, "%s-p%u-%.8s",
	    a->date.known ? date : "undated", (unsigned)a->page, hash);
}

/* False if there is no text in either version. */
static bool
check_halves(struct parser *p)
{
	const struct half *zh = &p->article->half[ZH];
	const struct half *en = &p->article->half[EN];
	bool has[LANGS] = {zh->paragraphs.n > 0, en->paragraphs.n > 0};

	if (!has[ZH] && !has[EN]) {
		diag(
		    p->diag, DIAG_NO_BODY, source_at(p->source, 0), SLICE_NONE);
		return false;
	}
	if (!p->dated)
		diag(
		    p->diag, DIAG_NO_DATE, source_at(p->source, 0), SLICE_NONE);
	if (!has[ZH] || !has[EN])
		diag(p->diag, DIAG_MONOLINGUAL, source_at(p->source, 0),
		    slice_of(lang_code(has[ZH] ? ZH : EN)));
	return true;
}

struct article *
article_parse(struct arena *arena, struct diag *d, const struct source *s)
{
	struct article *a = ARENA_NEW(arena, struct article, 1);
	struct parser p = {a, arena, d, s, false};
	struct frame f;

	a->source = s;
	for (int lang = ZH; lang < LANGS; lang++) {
		a->half[lang].lang = (enum lang)lang;
		a->half[lang].dateline.paragraph = -1;
	}
	frame_find(&f, arena, d, s);
	if (f.divided)
		read_both(&p, &f);
	else
		read_single(&p, &f);
	if (!check_halves(&p))
		return NULL;
	for (int lang = ZH; lang < LANGS; lang++) {
		struct dateline *dl = &a->half[lang].dateline;

		dl->date =
		    dateline_day(article_text(a, dl->date_text), a->date);
	}
	make_id(&p);
	return a;
}

/* SPDX-License-Identifier: MIT */
/* article.h - what the pages of the newspaper say about an article
 *
 * The frame (header, separator, heading) comes from cmark's block tree, the
 * bodies from a parser over bytes; everything points into the source. */
#ifndef ARTICLE_H
#define ARTICLE_H
#include "buffer.h"
#include "calendar.h"
#include "lang.h"
#include "source.h"
#include "vec.h"

enum paragraph_kind {
	PARAGRAPH_TEXT,
	PARAGRAPH_CREDIT,  /* who wrote or drew: (廖永祥), 李锟祥等作 */
	PARAGRAPH_CAPTION, /* 附图片 and what stands below a picture */
	PARAGRAPH_APPARATUS, /* the translator's own: lists of names */
	PARAGRAPH_KINDS
};

/* A paragraph of a body, trimmed. It may hold line ends and indents where a
 * line is continued on the next. */
struct paragraph {
	struct span span;
	enum paragraph_kind kind;
};

/* A headline line: a piece of the title, or a line of the body that repeats
 * it or stands for it. */
struct headline {
	struct span span;
	bool in_body;
	bool repeats; /* its text is already in an earlier one */
};

enum agency {
	AGENCY_NONE, /* no dateline, or one that names none */
	AGENCY_XINHUA,
	AGENCY_OWN, /* 本报, this newspaper */
	AGENCY_TASS,
	AGENCY_OTHER /* named, see dateline.agency_text */
};

/* "新华社重庆2日电": spans are empty where a part is not there. */
struct dateline {
	struct span span, agency_text, place, date_text;
	enum agency agency;
	struct date date;  /* resolved against the paper's date */
	int32_t paragraph; /* -1: the half has no dateline */
};

/* One language's version. */
struct half {
	enum lang lang;
	bool present;
	struct span title; /* what follows "Title:" or "###", trimmed */
	struct span body;  /* from first to last body line */
	VEC(struct headline) headlines; /* in text order */
	VEC(struct span) authors;
	VEC(struct paragraph) paragraphs; /* in text order */
	struct dateline dateline;
};

struct article {
	const struct source *source;
	struct half half[LANGS];
	struct date date;      /* of the paper; known == false: undated */
	uint32_t page;         /* 0: unknown */
	struct span page_name; /* 要闻 in 第1版(要闻) */
	struct span column;    /* 新民歌选 in 专栏：新民歌选 */
	/* date, page and hash of the Chinese title: 1960-08-03-p2-1a2b3c4d;
	 * not yet unique within a corpus. */
	struct slice id;
};

/* Parses `s`, which must outlive the article, as `a` must. NULL if there is
 * no article in it (no body in either language): reported. */
struct article *article_parse(
    struct arena *a, struct diag *d, const struct source *s);

/* Two texts without headers as an article: the lines of `s` before `en_line`
 * are the original, the others its translation. It has no date and the
 * source's name for an id. Paragraphs are found as in a newspaper's body, or,
 * with `blocks`, are what blank lines divide. Never NULL. */
struct article *article_pair(
    struct arena *a, const struct source *s, size_t en_line, bool blocks);

static inline struct slice
article_text(const struct article *a, struct span at)
{
	return slice_at(a->source->text, at);
}

/* Which half the byte at `off` stands in. */
static inline enum lang
article_lang_at(const struct article *a, size_t off)
{
	return a->half[ZH].present && off >= a->half[ZH].title.start ? ZH : EN;
}

/* Appends what was found, a line a fact: the text of `--stop-after=parse`. */
void article_print(struct buffer *out, const struct article *a);
const char *agency_name(enum agency agency); /* NULL for AGENCY_NONE */
#endif

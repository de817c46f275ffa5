/* SPDX-License-Identifier: MIT */
/* parse.c - any bytes are refused or become an article whose every part lies
 * in its source */
#include <stdlib.h>

#include "article.h"
#include "target.h"

static void
check_span(const struct source *s, struct span at)
{
	MUST(at.start <= at.end && at.end <= s->text.n);
	/* Neither end cuts a character. */
	MUST(at.start == s->text.n ||
	     ((unsigned char)s->text.p[at.start] & 0xc0) != 0x80);
	MUST(at.end == s->text.n ||
	     ((unsigned char)s->text.p[at.end] & 0xc0) != 0x80);
}

static void
check_dateline(const struct source *s, const struct half *h)
{
	const struct dateline *dl = &h->dateline;

	check_span(s, dl->span);
	if (dl->paragraph < 0)
		return;
	MUST((size_t)dl->paragraph < h->paragraphs.n);
	MUST(span_within(dl->span, h->paragraphs.v[dl->paragraph].span));
	if (dl->agency_text.end > 0)
		MUST(span_within(dl->agency_text, dl->span));
	if (dl->place.end > 0)
		MUST(span_within(dl->place, dl->span));
	if (dl->date_text.end > 0)
		MUST(span_within(dl->date_text, dl->span));
	check_span(s, dl->agency_text);
	check_span(s, dl->place);
	check_span(s, dl->date_text);
}

static void
check_half(const struct source *s, const struct half *h)
{
	uint32_t end = 0;

	check_span(s, h->title);
	check_span(s, h->body);
	VEC_EACH (line, &h->headlines) {
		check_span(s, line->span);
		MUST(line->span.start >= end);
		MUST(span_within(
		    line->span, line->in_body ? h->body : h->title));
		end = line->span.end;
	}
	VEC_EACH (author, &h->authors)
		check_span(s, *author);
	end = h->body.start;
	VEC_EACH (p, &h->paragraphs) {
		check_span(s, p->span);
		MUST(p->span.end > p->span.start);
		MUST(p->span.start >= end);
		MUST(span_within(p->span, h->body));
		end = p->span.end;
	}
	check_dateline(s, h);
}

static void
check_article(const struct source *s, const struct article *a)
{
	MUST(a->half[ZH].present || a->half[EN].present);
	MUST(a->half[ZH].paragraphs.n + a->half[EN].paragraphs.n > 0);
	MUST(a->id.n > 8);
	for (size_t i = 0; i < a->id.n; i++)
		MUST((a->id.p[i] >= '0' && a->id.p[i] <= '9') ||
		     (a->id.p[i] >= 'a' && a->id.p[i] <= 'z') ||
		     a->id.p[i] == '-');
	check_span(s, a->page_name);
	check_span(s, a->column);
	for (int lang = ZH; lang < LANGS; lang++)
		check_half(s, &a->half[lang]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct slice bytes = {(const char *)data, n};
	struct read_options o = {ENCODING_UTF8, 0};
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	struct source s;

	/* The first byte chooses the encoding now and then. */
	if (n > 0 && data[0] == 0xff) {
		o.encoding = ENCODING_GB18030;
		bytes = slice_tail(bytes, 1);
	}
	if (source_from_bytes(&s, a, d, bytes, SLICE("fuzz"), &o)) {
		const struct article *article = article_parse(a, d, &s);
		struct buffer out = {0};

		MUST(s.nlines > 0 && s.line_start[0] == 0);
		if (article != NULL) {
			check_article(&s, article);
			article_print(&out, article);
		}
		buffer_free(&out);
	} else {
		/* Nothing is refused silently. */
		MUST(diag_worst(d) >= WARNING);
	}
	diag_free(d);
	arena_free(a);
	return 0;
}

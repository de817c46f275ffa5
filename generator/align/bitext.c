/* SPDX-License-Identifier: MIT */
#include "bitext.h"

#include "beads.h"
#include "headlines.h"
#include "ladder.h"
#include "lines.h"
#include "sentences.h"

static void
split(struct bitext *b, struct arena *a, enum lang l,
    const struct lexicon *lexicon)
{
	const struct half *half = &b->article->half[l];
	VEC(struct sentence) out = {0};

	for (size_t i = 0; i < half->paragraphs.n; i++) {
		struct sentence_scan scan;
		struct span span;

		sentence_scan_init(&scan, b->article->source->text, l,
		    half->paragraphs.v[i].span, lexicon);
		while (sentence_scan_next(&scan, &span))
			*VEC_ADD(a, &out) =
			    (struct sentence){span, (uint32_t)i};
	}
	b->sentences[l].v = out.v;
	b->sentences[l].n = out.n;
}

/* A sentence a line: blank ones too, so that their numbers are those of the
 * lines. They count to the paragraph before them. */
static void
split_lines(
    struct bitext *b, struct arena *a, enum lang l, size_t from, size_t end)
{
	const struct source *s = b->article->source;
	const struct half *half = &b->article->half[l];
	uint32_t paragraph = 0;

	if (half->paragraphs.n == 0)
		return; /* blank lines alone */
	b->sentences[l].v = ARENA_NEW(a, struct sentence, end - from + 1);
	for (size_t i = from; i < end; i++) {
		struct span at = span_trim(s->text, line_span(s, i));

		while (paragraph + 1 < half->paragraphs.n &&
		       at.start >= half->paragraphs.v[paragraph + 1].span.start)
			paragraph++;
		b->sentences[l].v[b->sentences[l].n++] =
		    (struct sentence){at, paragraph};
	}
}

static struct unit_list
units_of(const struct bitext *b, struct arena *a, enum lang l)
{
	struct unit_list u = {.n = b->sentences[l].n};

	u.v = ARENA_NEW(a, struct text_unit, u.n);
	for (size_t i = 0; i < u.n; i++) {
		const struct sentence *s = &b->sentences[l].v[i];

		u.v[i] = (struct text_unit){
		    .text = article_text(b->article, s->span),
		    .paragraph = s->paragraph,
		    .kind = b->article->half[l].paragraphs.v[s->paragraph].kind,
		};
	}
	return u;
}

void
bitext_units(
    const struct bitext *b, struct arena *a, struct unit_list units[LANGS])
{
	for (int l = 0; l < LANGS; l++)
		units[l] = units_of(b, a, (enum lang)l);
}

void
bitext_index(struct bitext *b, struct arena *a)
{
	for (int l = 0; l < LANGS; l++) {
		b->bead_of[l] = ARENA_NEW(a, uint32_t, b->sentences[l].n);
		for (size_t k = 0; k < b->lines.n; k++) {
			const struct run *r = &b->lines.v[k].side[l];

			for (uint32_t i = 0; i < r->count; i++)
				b->bead_of[l][r->first + i] = (uint32_t)k;
		}
	}
}

void
bitext_settle(struct bitext *b, struct arena *a)
{
	bitext_index(b, a);
	b->paragraphs = ladder_build(a, b);
}

static struct bitext *
align(struct bitext *b, struct arena *a, const struct lexicon *lexicon)
{
	struct unit_list units[LANGS];

	bitext_units(b, a, units);
	b->lines = align_units(a, units, lexicon, true);
	bitext_settle(b, a);
	headlines_align(b, a, lexicon);
	return b;
}

struct bitext *
bitext_align(struct arena *a, const struct article *article,
    const struct lexicon *lexicon)
{
	struct bitext *b = ARENA_NEW(a, struct bitext, 1);

	b->article = article;
	for (int l = 0; l < LANGS; l++)
		split(b, a, (enum lang)l, lexicon);
	return align(b, a, lexicon);
}

struct bitext *
bitext_align_lines(struct arena *a, const struct article *article,
    size_t en_line, const struct lexicon *lexicon)
{
	struct bitext *b = ARENA_NEW(a, struct bitext, 1);

	b->article = article;
	split_lines(b, a, ZH, 0, en_line);
	split_lines(b, a, EN, en_line, article->source->nlines);
	return align(b, a, lexicon);
}

const char *
bead_level_name(enum bead_level level)
{
	static const char *const name[BEAD_LEVELS] = {
	    "paragraph", "sentence", "headline"};

	return name[level];
}

bool
bead_low(const struct bead *b)
{
	return b->side[ZH].count > 0 && b->side[EN].count > 0 &&
	       b->confirmed == NULL && b->score < BEAD_LOW;
}

const struct bead_list *
bitext_beads(const struct bitext *b, enum bead_level level)
{
	return level == BEAD_PARAGRAPH  ? &b->paragraphs
	       : level == BEAD_SENTENCE ? &b->lines
					: &b->headlines;
}

struct span
bitext_unit(
    const struct bitext *b, enum bead_level level, enum lang l, uint32_t i)
{
	const struct half *half = &b->article->half[l];

	return level == BEAD_PARAGRAPH  ? half->paragraphs.v[i].span
	       : level == BEAD_SENTENCE ? b->sentences[l].v[i].span
					: half->headlines.v[i].span;
}

struct span
bitext_run(
    const struct bitext *b, enum bead_level level, enum lang l, struct run r)
{
	if (r.count == 0)
		return (struct span){0, 0};
	return (struct span){bitext_unit(b, level, l, r.first).start,
	    bitext_unit(b, level, l, r.first + r.count - 1).end};
}

size_t
bitext_first_bead(const struct bitext *b, enum bead_level level)
{
	size_t n = 0;

	for (enum bead_level k = BEAD_PARAGRAPH; k < level; k++)
		n += bitext_beads(b, k)->n;
	return n;
}

int32_t
bitext_sentence_at(const struct bitext *b, enum lang l, size_t off)
{
	size_t lo = 0, hi = b->sentences[l].n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		struct span s = b->sentences[l].v[mid].span;

		if (off < s.start)
			hi = mid;
		else if (off >= s.end)
			lo = mid + 1;
		else
			return (int32_t)mid;
	}
	return -1;
}

const struct bead *
bitext_bead_of(const struct bitext *b, enum lang l, uint32_t i)
{
	return &b->lines.v[b->bead_of[l][i]];
}

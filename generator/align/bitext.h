/* SPDX-License-Identifier: MIT */
/* bitext.h - an article whose two versions have been laid side by side
 *
 * A bead (Gale & Church 1993) is a group of neighbouring sentences or
 * paragraphs of one language together with the group in the other that
 * renders it. */
#ifndef BITEXT_H
#define BITEXT_H
#include "article.h"
#include "lexicon.h"

struct sentence {
	struct span span;   /* trimmed; inside its paragraph */
	uint32_t paragraph; /* index in its half */
};

/* first and count of consecutive units; count 0 where the side is empty, and
 * first is then where the units would stand. */
struct run {
	uint32_t first, count;
};

struct bead {
	struct run side[LANGS];
	double score;   /* 0..1, how sure */
	bool reordered; /* its English stands out of order */
	/* The person's word that it is right (corrections.h), or NULL. */
	const struct correction *confirmed;
};

struct bead_list {
	struct bead *v; /* in order of the Chinese */
	size_t n;
};

/* In the order in which records number the beads of an article. */
enum bead_level { BEAD_PARAGRAPH, BEAD_SENTENCE, BEAD_HEADLINE, BEAD_LEVELS };

struct bitext {
	const struct article *article;
	struct {
		struct sentence *v; /* through the whole half */
		size_t n;
	} sentences[LANGS];
	struct bead_list paragraphs, lines; /* lines: sentence beads */
	/* Beads of headline lines, by their index in the half: first those
	 * that say something new, together once each; then lines of a body
	 * that repeat others, each with what renders those, which may be in
	 * several beads. */
	struct bead_list headlines, repeats;
	uint32_t *bead_of[LANGS]; /* by sentence: its place in lines */
};

/* Aligns the halves; `article` and `a` must outlive the bitext. A half that
 * is missing leaves beads with an empty side. `lexicon` may be NULL: then
 * lengths and numerals have to do. Never NULL. */
struct bitext *bitext_align(struct arena *a, const struct article *article,
    const struct lexicon *lexicon);

/* The same for a pair of texts (article_pair) that have a sentence a line. */
struct bitext *bitext_align_lines(struct arena *a,
    const struct article *article, size_t en_line,
    const struct lexicon *lexicon);

const char *bead_level_name(enum bead_level level); /* "paragraph" */
/* A two-sided bead with a lower score wants a person to look at it, unless one
 * has. */
#define BEAD_LOW 0.5
bool bead_low(const struct bead *b);
const struct bead_list *bitext_beads(
    const struct bitext *b, enum bead_level level);
/* Where unit `i` of half `l` stands. */
struct span bitext_unit(
    const struct bitext *b, enum bead_level level, enum lang l, uint32_t i);
/* From the first unit of a run to its last; empty for none. */
struct span bitext_run(
    const struct bitext *b, enum bead_level level, enum lang l, struct run r);
/* The number of the first bead of `level` among all that records tell. */
size_t bitext_first_bead(const struct bitext *b, enum bead_level level);
/* The sentence of half `l` that holds the byte at `off`, or -1 (headline,
 * header or white space). */
int32_t bitext_sentence_at(const struct bitext *b, enum lang l, size_t off);
/* Makes bead_of from the sentence beads. */
void bitext_index(struct bitext *b, struct arena *a);
/* Makes anew what follows from the sentence beads, when they have changed. */
void bitext_settle(struct bitext *b, struct arena *a);
/* The sentence bead that holds sentence `i` of half `l`. */
const struct bead *bitext_bead_of(
    const struct bitext *b, enum lang l, uint32_t i);
/* Appends the beads of headlines, paragraphs and sentences with their texts:
 * the text of `--stop-after=align`. */
void bitext_print(struct buffer *out, const struct bitext *b);
#endif

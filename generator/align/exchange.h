/* SPDX-License-Identifier: MIT */
/* exchange.h - beads in the formats that other programs read
 *
 * ladder, text	hunalign (Varga et al. 2005), its output without and with -text
 * tmx		translation memory: CAT tools, corpus managers
 * xliff	XLIFF 2.0 (OASIS 2014): the translation, to be corrected
 * intertext	the three files of InterText (Vondřička 2014)
 *
 * All but xliff go bead by bead through one level of a bitext. The formats of
 * hunalign and InterText know no other order than that of both texts: units
 * that are out of order stand alone there. */
#ifndef EXCHANGE_H
#define EXCHANGE_H
#include "bitext.h"

struct exchange {
	const struct bitext *bitext;
	struct slice id; /* of the article or pair of texts */
	enum bead_level level;
};

/* Appends `s` on one line. Line ends and the white space around them become
 * nothing in Chinese, else a blank; other runs of white space a blank. */
void exchange_put_line(struct buffer *out, struct slice s, enum lang l);
/* Appends the text of a run: its units on one line, with `between` between
 * them; where that is NULL, a blank unless they touch in the source. */
void exchange_put_run(struct buffer *out, const struct exchange *x, enum lang l,
    struct run r, const char *between);

void exchange_ladder(struct buffer *out, const struct exchange *x);
void exchange_text(struct buffer *out, const struct exchange *x);
/* Units only: between tmx_begin() and tmx_end(). */
void exchange_tmx(struct buffer *out, const struct exchange *x);
const char *exchange_segtype(enum bead_level level); /* of such a file */
/* A whole document with the headlines and sentences in text order. */
void exchange_xliff(struct buffer *out, const struct exchange *x);
/* One version as a document, and the alignment of both, which names them
 * "ID.zh.xml" and "ID.en.xml". Always of sentences. */
void intertext_document(
    struct buffer *out, const struct exchange *x, enum lang l);
void intertext_alignment(struct buffer *out, const struct exchange *x);

/* A walk through the beads in the order of both texts: what is out of order
 * comes as two, one-sided. */
struct rungs {
	const struct bead_list *beads;
	size_t at;
	uint32_t next[LANGS];      /* units before these are passed */
	const struct bead **alone; /* English units out of order, by number */
};
void rungs_begin(struct rungs *r, struct arena *a, const struct exchange *x);
bool rungs_next(struct rungs *r, struct bead *b);
#endif

/* SPDX-License-Identifier: MIT */
/* lexicon_parts.h - how the readers of its tables fill a lexicon */
#ifndef LEXICON_PARTS_H
#define LEXICON_PARTS_H
#include "arena.h"
#include "lexicon.h"

/* Every word of an English phrase is a sense of `zh`, with that chance; in a
 * long phrase each says less. */
void lexicon_add_phrase(
    struct lexicon *x, struct slice zh, struct slice phrase, float chance);
/* `stem` is a stem already. */
void lexicon_add_learnt(struct lexicon *x, uint32_t cp, struct slice stem,
    float to_en, float to_zh);

/* A dictionary in the format of CC-CEDICT, `text` from the file `path`. */
void dictionary_read(
    struct lexicon *x, struct diag *d, struct slice path, struct slice text);
/* A table that `duikan train` has written. */
void learnt_read(struct lexicon *x, struct arena *a, struct diag *d,
    struct slice path, struct slice text);
#endif

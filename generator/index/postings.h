/* SPDX-License-Identifier: MIT */
/* postings.h - which articles each word and phrase stands in, and where
 *
 * A page that searches cannot load where the most common words stand: that is
 * most of the text. So places are kept of rare phrases only, and there are
 * enough of them. A phrase is common once it has been said so many times
 * (COMMON) in articles before; a character and punctuation are so always. Of an
 * article, the index has
 *
 *   every word
 *   every phrase that is a common one and the word before or behind it
 *
 * and the places of those among them that are not common yet themselves. In
 * an article that has it, any phrase whatsoever is therefore either in the
 * index or covered by phrases whose places are: grow it from the left until
 * it is rare, then from where that ended, and the last one from the right. No
 * list has more than COMMON places and those of an article, or a few times that
 * in a very large archive (see postings.c), however large it is. Phrases grown
 * by what is common: Bahle, Williams and Zobel 2002 (nextword indexes), which
 * stop at pairs; here they grow as the articles pass, so one pass is enough,
 * and a phrase is in the index from the article on that its beginning or its
 * end was common before.
 *
 * Lists grow in memory up to a bound, then go to the disk as a sorted run; the
 * runs are merged at the end (single-pass indexing: Heinz and Zobel 2003). */
#ifndef POSTINGS_H
#define POSTINGS_H
#include "runs.h"
#include "terms.h"

struct postings;

enum { POSTINGS_MEMORY = 24 << 20, POSTINGS_COMMON = 4096 };
/* `folder` is where runs go whenever about `memory` bytes have been taken;
 * 0: POSTINGS_MEMORY. `common` 0: POSTINGS_COMMON. */
struct postings *postings_new(
    struct diag *d, const char *folder, size_t memory, uint32_t common);
void postings_free(struct postings *p);
/* Copies what it needs. `article` rises from call to call. False if the disk
 * fails: reported. */
bool postings_add(
    struct postings *p, uint32_t article, const struct term_list *terms);

/* Hands over every word, phrase and label once, in order of its bytes; nothing
 * can be added after. The words of a phrase stand side by side, with a blank
 * between two that have letters of an alphabet or digits. False if `take` says
 * so or the disk fails: reported to `d`, for this may be another thread. */
bool postings_merge(struct postings *p, struct diag *d,
    bool (*take)(void *context, const struct posting_list *list),
    void *context);
#endif

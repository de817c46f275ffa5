/* SPDX-License-Identifier: MIT */
/* author.h - the names in an author line */
#ifndef AUTHOR_H
#define AUTHOR_H
#include "article.h"

/* Divides "丁帆  李策", "李健　陆国元", "Ding Fan, Li Ce" into half->authors.
 */
void authors_of(
    struct half *half, struct arena *a, struct slice text, struct span line);
/* "Lǐ Jiàn Lù Guóyuán" without a comma: divided where the original has as
 * many authors as there are pairs of words. */
void authors_match(
    struct half *en, const struct half *zh, struct arena *a, struct slice text);
#endif

/* SPDX-License-Identifier: MIT */
/* press.h - pages of lists, transformed by other threads while the database is
 * asked for the next
 *
 * One thread puts the documents; which of them makes a page is open, and
 * nothing that is made depends on it. */
#ifndef PRESS_H
#define PRESS_H
#include "markup.h"
#include "pages.h"

struct press;

/* For `jobs` threads, of which the caller is one. `o` and `sink` must outlive
 * it. */
struct press *press_new(
    const struct outlet *o, const struct list_sink *sink, unsigned jobs);
/* Makes the page `path` of the document `m`, now or later, and takes that over.
 * False if a page has failed: reported by press_finish(). */
bool press_put(struct press *p, const struct style *style, struct markup *m,
    struct slice path);
/* Waits for all pages and frees `p`. False if one has failed: reported. */
bool press_finish(struct press *p);
#endif

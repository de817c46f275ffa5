/* SPDX-License-Identifier: MIT */
/* shelf.h - the articles of a corpus, handed out in a given order
 *
 * Files are opened when their turn comes. What lies in containers, which can
 * only be read from front to back, is fetched for a stretch of the order at
 * once: the documents of the next SHELF_WINDOW bytes are picked out of their
 * containers in one pass over each, however they are mixed there. A container
 * in the order of the paper is read through once; one in disorder is read as
 * often as it is larger than the window. Memory holds two windows at most. */
#ifndef SHELF_H
#define SHELF_H
#include "corpus.h"
#include "source.h"

#define SHELF_WINDOW ((uint64_t)32 << 20)

struct shelf;

/* `order` has the numbers of `n` files of `c`; NULL: all as they stand. Both
 * must outlive the shelf. */
struct shelf *shelf_new(const struct corpus *c, const struct read_options *o,
    const uint32_t *order, size_t n);
void shelf_free(struct shelf *s);
/* The article at place `i` of the order. Each place is to be asked for once,
 * roughly in order, by any thread. False if it is rejected: reported. */
bool shelf_read(struct shelf *shelf, size_t i, struct source *s,
    struct arena *a, struct diag *d);
#endif

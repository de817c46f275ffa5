/* SPDX-License-Identifier: MIT */
/* aligner.h - what the passes of the aligner share
 *
 * A first pass finds the rough way through the table of cells (how many
 * units of either half are consumed) with few shapes of beads and the links
 * of single units. A second looks at the cells near that way, with all shapes
 * and the links of whole groups. */
#ifndef ALIGNER_H
#define ALIGNER_H
#include "beads.h"
#include "links.h"
#include "seams.h"
#include "vec.h"
#include "weights.h"

#define GROUP_MAX 5 /* units on one side of a bead */

struct shape {
	uint8_t n[LANGS];
};

/* The first COARSE_SHAPES are those of the first pass. */
#define COARSE_SHAPES 7
#define NSHAPES 15
/* Those that it can judge the frequency of: units left alone. */
#define COARSE_LEARNT 3
#define ALONE_EN 2 /* an English unit without Chinese */
extern const struct shape bead_shapes[NSHAPES];
/* The shape of a bead; the last one for those that are none of them. */
size_t bead_shape(uint32_t zh, uint32_t en);

/* A row of cells: so many Chinese units have been consumed, and from `lo` to
 * `hi` English ones. */
struct row {
	uint32_t lo, hi;
	size_t at; /* of its first cell */
};

struct lattice {
	struct row *row; /* one more than Chinese units */
	size_t nrows, ncells;
	uint8_t *back; /* by cell: the shape that leads to it */
};

struct aligner {
	struct arena *arena;
	const struct unit_list *units;
	struct text text;
	struct link_table links;
	struct unit_tokens *shown[LANGS]; /* by unit: tokens with links */
	uint32_t *length[LANGS];          /* of the units before, summed up */
	uint32_t *words[LANGS];           /* and their tokens: ZH the same */
	uint32_t *begun[LANGS];           /* paragraphs that begin with them */
	float *lonely[LANGS]; /* by unit: log chance that no token of it
			       * finds a partner */
	struct seams seams;
	/* By English unit: what speaks for a bead that begins with it, where
	 * its Chinese begins a paragraph (1) or not; and for one that ends
	 * with it, where its Chinese ends with a unit of that kind, or NULL
	 * where all is plain text. */
	float *opening[2], *kind[PARAGRAPH_KINDS];
	float ratio, variance; /* of the lengths */
	float shape[NSHAPES];  /* score */
};

/* Gives the cells of `rows` their places. */
void lattice_lay(
    struct lattice *x, struct arena *a, struct row *row, size_t nrows);
/* The beads that lead to the last cell, without scores. */
struct bead_list lattice_trace(const struct lattice *x, struct arena *a);

/* The tables of a pass are filled row by row, and within a row shape by shape,
 * so many columns side by side: a loop of this length is a few vector
 * instructions. What is kept by column has room for so many behind the last,
 * and nobody minds what is there. */
#define LANES 8
size_t lattice_width(const struct aligner *al);
/* The columns that what is kept for row `i` has to be right for, where the
 * next `depth` rows look at it. */
struct span lattice_seen(const struct lattice *x, size_t i, size_t depth);

/* How well two runs that hold something go together apart from their words:
 * shape, lengths, marks, paragraphs. They may be of no shape. */
float run_frame(const struct aligner *al, struct run zh, struct run en);

/* The best ways to the cells of a row, by column. */
struct ways {
	float *score;
	int32_t *shape; /* that they end with */
};
/* None yet, but to the first cell of all; nor outside of the row, as far as
 * it is `seen`. */
void ways_begin(
    const struct ways *w, const struct lattice *x, size_t i, struct span seen);
/* Takes those that end with shape `k` and are better. `total` is what they come
 * to: given all but the frame of the last bead, it gets the rest. */
void ways_add(const struct ways *w, const struct aligner *al,
    const struct lattice *x, size_t i, size_t k, float *total);
/* At last those that end with an English unit left alone, each of which needs
 * the one before; then the lattice is told. */
void ways_end(const struct ways *w, const struct aligner *al, struct lattice *x,
    size_t i, struct span seen, float *total);
/* The columns of a row that shape `k` can lead to. */
struct span shape_cells(const struct row *r, size_t k);

/* The length that the chances of a run of units are divided by. */
static inline float
run_length(const struct aligner *al, enum lang l, size_t from, size_t end)
{
	return (float)(al->words[l][end] - al->words[l][from]) + 1;
}

/* The links of one Chinese unit, by English type. */
struct spread {
	struct arena *arena;
	uint32_t *head; /* by English type: entry + 1, or 0 */
	struct spread_sum {
		float to_en, to_zh;
	} * sum; /* by English type */
	struct spread_entry {
		uint32_t next; /* as head */
		uint32_t en;
		uint32_t k; /* the unit's k-th token */
		float to_zh;
	} * v;
	size_t n, capacity;
};
void spread_init(struct spread *s, const struct aligner *al);
/* Takes the links of Chinese unit `i` in place of those it has. */
void spread_unit(struct spread *s, const struct aligner *al, size_t i);

/* Near the way of `before`, or anywhere if that is NULL. */
struct bead_list coarse_align(
    const struct aligner *al, const struct bead_list *before);
/* With scores; `expected` are numbers of beads by shape. */
struct bead_list fine_align(
    const struct aligner *al, const struct bead_list *coarse, float *expected);

/* How likely the best way to a cell that ends with a shape is against the best
 * way there: 1 for one of them. Those that nobody would go are left out. */
struct share {
	float v;
	uint32_t shape;
};

struct share_list {
	uint32_t *first; /* by cell, and one more */
	VEC(struct share) all;
};

/* Gives the best beads their scores, 0..1, and `expected` how many beads of a
 * shape there are, by all ways through the lattice. */
void posterior_judge(const struct aligner *al, const struct lattice *x,
    const struct share_list *shares, struct bead_list *beads, float *expected);

/* How well two runs of units go together: all that is said of a bead. Both
 * must hold something. */
struct comparer;
struct comparer *comparer_new(const struct aligner *al);
float comparer_score(struct comparer *c, struct run zh, struct run en);

/* Finds what was put in another order: groups whose units pair crosswise,
 * units left alone on either side that are not far from each other, and such
 * as go far better with a side that something else has. */
void reorder_beads(
    const struct aligner *al, struct comparer *c, struct bead_list *beads);

/* Where the rough way is looked for: a band of rows around tokens that either
 * half shows once. */
struct row *band_find(const struct aligner *al);
/* Cells within `margin` columns of the corners of a way, and all between. */
struct row *band_around(
    const struct aligner *al, const struct bead_list *beads, uint32_t margin);
#endif

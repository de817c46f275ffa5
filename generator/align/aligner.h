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
	size_t nrows, ncells, widest;
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
	bool captions;         /* not all is plain text */
	float ratio, variance; /* of the lengths */
	float shape[NSHAPES];  /* score */
};

/* Gives the cells of `rows` their places. */
void lattice_lay(
    struct lattice *x, struct arena *a, struct row *row, size_t nrows);
/* The beads that lead to the last cell, without scores. */
struct bead_list lattice_trace(const struct lattice *x, struct arena *a);

/* What speaks for a bead of shape `s` that ends before cell (i, j) apart from
 * its words: shape, lengths, marks, paragraphs. */
float bead_frame(const struct aligner *al, size_t shape, size_t i, size_t j);
/* The same for two runs, which may be of no shape. */
float run_frame(const struct aligner *al, struct run zh, struct run en);
/* What it can be at most: looked at first, since most shapes fall here. */
static inline float
bead_frame_most(const struct aligner *al, size_t shape)
{
	return PAIRED + al->shape[shape] + PARAGRAPH_TOGETHER + KIND_SAME +
	       al->seams.most;
}

/* How a shape leads to the cells of a row. */
struct step {
	const float *before; /* the score of the cell it comes from, by column
			      * less `lo` */
	size_t lo, hi;       /* the columns it can lead to; none: lo > hi */
	float most;          /* bead_frame_most() */
};

/* The steps to row `i` of the first `n` shapes; `score` holds the scores of
 * the last `nrows` rows, row `i` in slot i % nrows. */
void lattice_steps(const struct aligner *al, const struct lattice *x,
    float *const *score, size_t nrows, size_t i, struct step *step, size_t n);

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

/* Gives the best beads their scores, 0..1, and `expected` how many beads of a
 * shape there are, by all ways through the lattice. `share` tells by cell and
 * shape how likely the best way that ends with the shape is against the best
 * way to the cell: 1 for one of them, 0 where there is none or nobody would
 * go. */
void posterior_judge(const struct aligner *al, const struct lattice *x,
    const float *share, struct bead_list *beads, float *expected);

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

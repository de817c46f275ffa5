/* SPDX-License-Identifier: MIT */
/* weights.h - what the aligner takes for likely
 *
 * Logs of odds unless said otherwise. Found by search over texts of several
 * kinds (tests/align/measure.py); rounded, as little depends on the second
 * digit. */
#ifndef WEIGHTS_H
#define WEIGHTS_H

/* Shapes of beads, against one and one. */
#define COST_1_2 2.0F
#define COST_1_3 4.0F
#define COST_1_4 5.5F
#define COST_1_5 6.9F
#define COST_2_2 5.3F
#define COST_2_3 5.0F
#define COST_3_3 6.2F
/* A unit left alone, at first; then what the text at hand shows, as if
 * DELETION_PRIOR beads had been seen before. */
#define COST_DELETION 4.4F
#define DELETION_PRIOR 37

/* For every bead that pairs something: a little, less something for every
 * hundred English characters, of which some should be found again. */
#define PAIRED 0.46F
#define COST_PER_CHARACTER 0.0034F

/* Squared deviation of the lengths: variance at first, in English characters
 * a character, and the most that it may cost. */
#define VARIANCE 5.4F
#define VARIANCE_PRIOR 10
#define LENGTH_CAP 11.9F
#define RATIO 3.2F /* English characters a Chinese one */

/* Cues: how far the mixture trusts them, how often each is as if seen
 * before, and how its worth shrinks with the size of the group. */
#define MIXTURE 0.625F
#define CUE_PRIOR 31
#define SIZE_WEIGHT 0.55F
#define SIZE_LEAST 0.22F

/* What ought to be found of a unit by its English characters, and what each
 * bit that is missing costs. */
#define FOUND_PER_CHARACTER 0.05F
#define LACK_WEIGHT 0.375F

/* That a cue's partner shows it too: odds rather than chances, since what is
 * compared is how they rank. */
#define CHANCE_WORD 0.6F
#define CHANCE_CHARACTER 0.56F
#define CHANCE_NUMBER 0.64F
#define CHANCE_NAME 5.0F

#define PARAGRAPH_TOGETHER 1.5F /* both sides begin a paragraph */
#define PARAGRAPH_ALONE -1.0F   /* one side does */
#define PARAGRAPH_INSIDE -2.5F  /* a paragraph begins inside a group */
#define KIND_DIFFERS -4.0F      /* a caption beside plain text */
#define KIND_SAME 3.0F          /* a caption beside a caption */

/* From the score of a bead to the share of such beads that are right. */
#define SCORE_SLOPE 0.11
#define SCORE_MIDDLE -11.0
#endif

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
#define COST_1_3 3.9F
#define COST_1_4 6.3F
#define COST_1_5 7.2F
#define COST_2_2 4.5F
#define COST_2_3 5.0F
#define COST_3_3 3.7F
/* A unit left alone, at first; then what the text at hand shows, as if
 * SHAPE_PRIOR beads had been seen before. */
#define COST_DELETION 3.2F
#define SHAPE_PRIOR 20
#define COARSE_PRIOR 150

/* For every bead that pairs something: a little, less something for every
 * hundred English characters, of which some should be found again. */
#define PAIRED 0.53F
#define COST_PER_CHARACTER 0.003F

/* Squared deviation of the lengths: variance at first, in English characters
 * a character, and the most that it may cost. */
#define VARIANCE 5.4F
#define VARIANCE_PRIOR 10
#define LENGTH_CAP 9.3F
#define RATIO 4.0F /* English characters a Chinese one */

/* Links: how far the mixture trusts that a token is rendered by another rather
 * than by chance; how much of that is believed, by language, since tokens
 * come together; how many tokens of other text are as if seen before. */
#define MIXTURE 0.36F
#define WEIGHT_EN 0.5F
#define WEIGHT_ZH 0.5F
#define COARSE_WEIGHT 0.32F
#define EN_PRIOR 670.0F
#define ZH_PRIOR 1000.0F
#define LINK_LEAST 2.0F

/* What the glossary and the others are worth, as chances of Model 1; how
 * much of it several senses have to share. */
#define CHANCE_WORD 0.81F
#define CHANCE_CHARACTER 0.63F
#define CHANCE_DICTIONARY 0.5F
#define CHANCE_DICTIONARY_CHARACTER 0.3F
#define CHANCE_NUMBER 0.58F
#define CHANCE_NAME 0.77F
#define SHARE 0.59F

/* Texts of as many units on either side teach themselves, so many times. */
#define LEARN_LEAST 100
#define LEARN_ROUNDS 2
#define LEARN_ITERATIONS 5

/* Pairs with less of half a log likelihood ratio are left to chance: for a
 * twentieth of those that have nothing to do with each other it is more. */
#define MODEL1_LEAST 2.0

/* Moore's (2004) corrections of Model 1: what is added to each count, and how
 * many empty tokens a bead has. */
#define MODEL1_ADDED 0.0058
#define MODEL1_NULLS 0.94
#define LEAVE_OUT 0.44F

/* What is worth writing down: a chance of at least so much, and so many times
 * that of meeting the token anywhere. */
#define LEARNT_CHANCE 0.0002F
#define LEARNT_LIFT 1.0F

#define PARAGRAPH_TOGETHER 1.5F /* both sides begin a paragraph */
#define PARAGRAPH_ALONE -1.0F   /* one side does */
#define PARAGRAPH_INSIDE -2.4F  /* a paragraph begins inside a group */
#define KIND_DIFFERS -4.0F      /* a caption beside plain text */
#define KIND_SAME 3.0F          /* a caption beside a caption */

/* How often marks and quotations are kept, as if so many beads had shown it,
 * and how far it is believed. */
#define SEAM_KEPT 0.75F
#define SEAM_PRIOR 10
#define SEAM_WEIGHT 0.8F

/* Units are not independent of each other, nor tokens: how far the score of a
 * way is believed, so that the score of a bead is the share of such beads that
 * are right. */
#define TEMPERATURE 0.6F
#define SCORE_REORDERED 0.5
#endif

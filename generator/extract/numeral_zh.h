/* SPDX-License-Identifier: MIT */
/* numeral_zh.h - Chinese numerals as newspapers print them
 *
 * One grammar for 一百五十, 百五十万 (1,500,000), 三百十五, 廿三, positional
 * 一九五八 and 四三．○○, digits of both widths with their commas, points and
 * stray blanks, and mixtures (3亿2000万, 三万六千四百多万). */
#ifndef NUMERAL_ZH_H
#define NUMERAL_ZH_H
#include "facts.h"

struct numeral {
	struct span span;
	/* EXACT; RANGE (七八百, 二、三); SEVERAL (几十, 十几; `max` is then
	 * the limit that is not reached); OVER (十多万); APPROX (十来万) */
	enum qualifier qualifier;
	double min, max;
	/* The place of the last digit stated, below which 多 stays open: 10
	 * in 一百五十, 10,000 in 十万, 100 in 300. */
	double step;
	struct slice digits; /* where a double does not hold them */
	bool arabic;         /* in digits, of either width */
	bool positional;     /* digits only, two or more, no 十百千万亿 */
	bool bare;           /* begins with 百, 千, 万 or 亿 */
	bool listed;         /* 二、三: may be a list of ordinals */
	bool fraction;       /* has a decimal point */
	bool shorthand;      /* 一百五 for 150 */
	bool out_of_range;   /* more than can be meant */
};

/* Reads the numeral that begins at `off`; false if none does. */
bool numeral_zh(
    struct numeral *n, struct arena *a, struct slice text, size_t off);
/* The digit a character stands for (一 二 两 ○ 零 ３ 3), or -1. */
int digit_zh(uint32_t cp);
/* 10, 100, 1000, 1e4, 1e8 for 十百千万亿, else 0. */
double multiplier_zh(uint32_t cp);
/* What is printed in `n` as a number: "150", "2.86717e8" has none. */
double numeral_round(double v);
#endif

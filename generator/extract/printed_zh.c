/* SPDX-License-Identifier: MIT */
#include "numeral_zh.h"
#include "printed.h"
#include "utf8.h"
#include "vec.h"

/* 对, 双 and 俩 are two, 打 twelve, 半 a half. */
static double
number_word(uint32_t cp)
{
	switch (cp) {
	case 0x5bf9: /* 对 */
	case 0x53cc: /* 双 */
	case 0x4fe9: /* 俩 */
		return 2;
	case 0x6253: /* 打 */
		return 12;
	case 0x534a: /* 半 */
		return 0.5;
	default:
		return 0;
	}
}

struct printed_numbers
numbers_printed_zh(struct arena *a, struct slice text, struct span in)
{
	struct slice part = slice_head(text, in.end);
	VEC(struct printed_number) out = {0};
	size_t off = in.start;

	while (off < in.end) {
		size_t next = off;
		uint32_t cp = utf8_next(part, &next);
		struct numeral n;
		double v = number_word(cp);

		if (v > 0)
			*VEC_ADD(a, &out) = (struct printed_number){
			    {(uint32_t)off, (uint32_t)next}, v, v};
		if ((digit_zh(cp) >= 0 || multiplier_zh(cp) > 0) &&
		    numeral_zh(&n, a, part, off)) {
			*VEC_ADD(a, &out) =
			    (struct printed_number){n.span, n.min, n.max};
			next = n.span.end;
		}
		off = next;
	}
	return (struct printed_numbers){out.v, out.n};
}

struct printed_numbers
numbers_printed(
    struct arena *a, enum lang lang, struct slice text, struct span in)
{
	return lang == ZH ? numbers_printed_zh(a, text, in)
			  : numbers_printed_en(a, text, in);
}

/* SPDX-License-Identifier: MIT */
#include "numeral_en.h"
#include "printed.h"
#include "vec.h"

/* doubled, tenfold, twice, a score; both and pairs are two; his twenties */
static double
number_word(const struct token *t)
{
	if ((t->is &
		(IS_MULTIPLY | IS_FOLD | IS_TWICE | IS_DECADE | IS_DOZEN)) != 0)
		return (double)word_value(t);
	if (token_is(t, EN_both) || token_is(t, EN_pair) ||
	    token_is(t, EN_pairs) || token_is(t, EN_couple))
		return 2;
	if (token_is(t, EN_decade))
		return 10;
	if (token_is(t, EN_century))
		return 100;
	return 0;
}

struct printed_numbers
numbers_printed_en(struct arena *a, struct slice text, struct span in)
{
	struct tokens t = lex_en(a, text, in);
	VEC(struct printed_number) out = {0};
	struct numeral n;

	for (uint32_t i = 1; i + 1 < t.n; i++) {
		double v = number_word(&t.v[i]);

		if (numeral_en(&t, i, &n)) {
			*VEC_ADD(a, &out) = (struct printed_number){
			    {t.v[i].start, t.v[n.end - 1].end}, n.min, n.max};
			i = n.end - 1;
		} else if (v > 0) {
			double most = (t.v[i].is & IS_DECADE) != 0 ? v + 9 : v;

			*VEC_ADD(a, &out) = (struct printed_number){
			    {t.v[i].start, t.v[i].end}, v, most};
		}
	}
	return (struct printed_numbers){out.v, out.n};
}

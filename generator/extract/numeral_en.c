/* SPDX-License-Identifier: MIT */
#include "numeral_en.h"

#include "utf8.h"

/* What a reader is at: the tokens and how far it has come. */
struct reader {
	const struct tokens *t;
	uint32_t at;
};

static const struct token *
peek(const struct reader *r, uint32_t ahead)
{
	uint32_t last = r->t->n - 1;

	return &r->t->v[r->at + ahead < last ? r->at + ahead : last];
}

static bool
is_class(const struct reader *r, uint32_t ahead, uint64_t class)
{
	return (peek(r, ahead)->is & class) != 0;
}

static bool
is_word(const struct reader *r, uint32_t ahead, int word)
{
	return token_is(peek(r, ahead), word);
}

static bool
is_article(const struct reader *r, uint32_t ahead)
{
	return is_word(r, ahead, EN_a) || is_word(r, ahead, EN_an);
}

static double
power_of_ten(int64_t n)
{
	double v = 1;

	while (n-- > 0)
		v *= 10;
	return v;
}

/* A run of digits, ASCII or full-width, with groups and point: the number
 * without its point, and how many digits stand behind it. */
static double
digits_value(struct slice s, int *decimals)
{
	double v = 0;
	bool point = false;

	*decimals = 0;
	for (size_t i = 0; i < s.n;) {
		uint32_t cp = utf8_next(s, &i);

		if (cp == '.')
			point = true;
		if (cp >= 0xff10 && cp <= 0xff19)
			cp -= 0xff10 - '0';
		if (!cp_is_digit(cp))
			continue;
		v = v * 10 + (cp - '0');
		*decimals += point;
	}
	return v;
}

static struct slice
token_text(const struct reader *r, const struct token *t)
{
	return slice_at(r->t->text, (struct span){t->start, t->end});
}

/* hundred, thousand, million ... behind a value, with or without a hyphen;
 * the value has `decimals` digits behind a point that is not yet set. */
static void
read_scales(struct reader *r, struct numeral *n, int decimals)
{
	int64_t power = 0;

	for (;;) {
		uint32_t skip = token_joins(peek(r, 0)) ? 1 : 0;

		if (!is_class(r, skip, IS_SCALE) || power > 300)
			break;
		n->scale = power_of_ten(word_value(peek(r, skip)));
		power += word_value(peek(r, skip));
		r->at += skip + 1;
	}
	if (power >= decimals)
		n->min *= power_of_ten(power - decimals);
	else
		n->min /= power_of_ten(decimals - power);
}

/* "and a half", "and two-thirds" behind a number: the part, else 0 */
static double
read_half(struct reader *r)
{
	uint32_t skip;
	double over, under;

	if (token_mark(peek(r, 0), MARK_HALF) ||
	    token_mark(peek(r, 0), MARK_QUARTER) ||
	    token_mark(peek(r, 0), MARK_QUARTERS)) {
		r->at++;
		return token_mark(peek(r, 0) - 1, MARK_HALF)      ? 0.5
		       : token_mark(peek(r, 0) - 1, MARK_QUARTER) ? 0.25
								  : 0.75;
	}
	/* two-and-a-half-hour */
	if (token_joins(peek(r, 0)) && is_word(r, 1, EN_and) &&
	    token_joins(peek(r, 2)) && is_article(r, 3) &&
	    token_joins(peek(r, 4)) && is_word(r, 5, EN_half)) {
		r->at += 6;
		return 0.5;
	}
	if (!is_word(r, 0, EN_and))
		return 0;
	/* two and two-thirds, but "two, and one-third of the rest" */
	skip = token_joins(peek(r, 2)) ? 3 : 2;
	over = (double)word_value(peek(r, 1));
	under = (double)word_value(peek(r, skip));
	if (is_class(r, 1, IS_SMALL) && over > 0 && over < under &&
	    is_class(r, skip, over == 1 ? IS_PART | IS_ORDINAL : IS_PART) &&
	    !is_word(r, skip, EN_second) && !is_word(r, skip, EN_half) &&
	    !is_word(r, skip + 1, EN_of)) {
		r->at += skip + 1;
		return over / under;
	}
	if (!is_article(r, 1) && !is_word(r, 1, EN_one))
		return 0;
	skip = token_joins(peek(r, 2)) ? 3 : 2;
	if (!is_word(r, skip, EN_half))
		return 0;
	r->at += skip + 1;
	return 0.5;
}

/* "1/2" behind the tokens read so far; false if the marks say otherwise */
static bool
read_ratio(const struct reader *r, uint32_t ahead, double *v)
{
	const struct token *a = peek(r, ahead), *b = peek(r, ahead + 2);
	double over, under;
	int decimals, more;

	if (a->kind != TOKEN_NUMBER || b->kind != TOKEN_NUMBER ||
	    !token_mark(a + 1, '/') || token_spaced(a + 1) || token_spaced(b))
		return false;
	over = digits_value(token_text(r, a), &decimals);
	under = digits_value(token_text(r, b), &more);
	if (decimals + more > 0 || over <= 0 || over >= under || under > 1000)
		return false;
	*v = over / under;
	return true;
}

/* 65.02 billion is 6502 times a power of ten: a double holds it exactly, which
 * 65.02 times a billion is not. */
static bool
read_digits(struct reader *r, struct numeral *n)
{
	const struct token *t = peek(r, 0);
	int decimals;
	double part;

	if (t->kind != TOKEN_NUMBER || (t->flags & TOKEN_HARD) != 0)
		return false;
	if (read_ratio(r, 0, &n->min)) {
		n->kind = NUMERAL_FRACTION;
		r->at += 3;
		return true;
	}
	n->min = digits_value(token_text(r, t), &decimals);
	r->at++;
	if (decimals == 0 && token_spaced(peek(r, 0)) &&
	    read_ratio(r, 0, &part)) {
		n->min += part;
		r->at += 3;
	} else if (decimals == 0)
		n->min += read_half(r);
	read_scales(r, n, decimals);
	return true;
}

/* Below a hundred: five, fifteen, fifty, fifty-four. */
static bool
read_tens(struct reader *r, double *v)
{
	const struct token *t = peek(r, 0);
	uint32_t skip;

	if ((t->is & (IS_SMALL | IS_TEEN | IS_TENS)) == 0)
		return false;
	*v = (double)word_value(t);
	r->at++;
	if ((t->is & IS_TENS) == 0)
		return true;
	skip = token_joins(peek(r, 0)) ? 1 : 0;
	if (is_class(r, skip, IS_SMALL) && word_value(peek(r, skip)) > 0) {
		*v += (double)word_value(peek(r, skip));
		r->at += skip + 1;
	}
	return true;
}

/* Numbers in words. `lowest` is the scale that stands last: what follows has
 * to be smaller (one hundred and fifty, but not: fifty, sixty). */
static bool
read_words(struct reader *r, struct numeral *n)
{
	double total = 0, part = 0, lowest = 1e30, scale;
	uint32_t begin = r->at;

	while (lowest > 1) {
		uint32_t before = r->at, skip = 0;
		double round = 1;

		if (before != begin) {
			if (is_word(r, 0, EN_and) || token_joins(peek(r, 0)))
				skip = 1;
			else if (token_mark(peek(r, 0), ',') && lowest >= 1000)
				skip = is_word(r, 1, EN_and) ? 2 : 1;
		}
		r->at += skip;
		/* "48 parts in ten thousand, two-thirds less" */
		if (!read_tens(r, &part) ||
		    (skip > 0 && (is_class(r, 0, IS_PART) ||
				     (token_joins(peek(r, 0)) &&
					 is_class(r, 1, IS_PART))))) {
			r->at = before;
			break;
		}
		if (is_word(r, 0, EN_hundred) ||
		    (token_joins(peek(r, 0)) && is_word(r, 1, EN_hundred))) {
			double rest;
			uint32_t here;

			r->at += token_joins(peek(r, 0)) ? 2 : 1;
			part *= 100;
			here = r->at;
			if (is_word(r, 0, EN_and) || token_joins(peek(r, 0)))
				r->at++;
			if (read_tens(r, &rest))
				part += rest;
			else {
				r->at = here;
				round = 100;
			}
		}
		scale = 1;
		while (is_class(r, 0, IS_SCALE) ||
		       (token_joins(peek(r, 0)) && is_class(r, 1, IS_SCALE))) {
			r->at += token_joins(peek(r, 0)) ? 1 : 0;
			scale *= power_of_ten(word_value(peek(r, 0)));
			r->at++;
		}
		if (part * scale >= lowest) {
			r->at = before;
			break;
		}
		total += part * scale;
		lowest = scale;
		n->scale = scale * round;
	}
	n->min = total;
	return r->at != begin;
}

/* one-third, two thirds, three-quarters: `n` holds the number above the line */
static void
read_part(struct reader *r, struct numeral *n)
{
	uint32_t skip = token_joins(peek(r, 0)) ? 1 : 0;
	const struct token *t = peek(r, skip);
	double under = (double)word_value(t);

	/* one ten-thousandth */
	if ((under == 10 || under == 100) && token_joins(t + 1) &&
	    (t[2].word == EN_thousandth || t[2].word == EN_thousandths)) {
		under *= 1000;
		skip += 2;
		t += 2;
	}
	if (n->scale != 1 || n->min < 1 || under < 2)
		return;
	if (n->min == 1) {
		/* "one second" is a time, "one quarter" either. */
		if (t->word == EN_second ||
		    (t->is & (IS_ORDINAL | IS_PART)) == 0 ||
		    t->word == EN_halves || t->word == EN_quarters)
			return;
	} else if ((t->is & IS_PART) == 0 || t->word == EN_half ||
		   t->word == EN_quarter)
		return;
	n->min /= under;
	n->kind = NUMERAL_FRACTION;
	r->at += skip + 1;
}

/* "a third of", "by a quarter", "over a third.": not "a third plant" */
static bool
stands_alone(const struct reader *r, uint32_t ahead)
{
	const struct token *b = peek(r, 0) - 1;

	if (is_word(r, ahead, EN_of))
		return true;
	if (is_class(r, ahead, IS_UP | IS_DOWN) ||
	    is_word(r, ahead, EN_faster) || is_word(r, ahead, EN_more) ||
	    is_word(r, ahead, EN_larger) || is_word(r, ahead, EN_bigger) ||
	    is_word(r, ahead, EN_longer) || is_word(r, ahead, EN_as))
		return true;
	return (is_class(r, ahead, IS_STOP) ||
		   peek(r, ahead)->kind != TOKEN_WORD) &&
	       (token_is(b, EN_by) || token_is(b, EN_over) ||
		   token_is(b, EN_than) || token_is(b, EN_nearly) ||
		   token_is(b, EN_almost) || token_is(b, EN_about) ||
		   (b->is & IS_BOUNDS) != 0 || token_is(b, EN_to) ||
		   token_is(b, EN_for) || token_is(b, EN_from) ||
		   token_is(b, EN_under));
}

/* a hundred (and fifty), a dozen, a third of, a quarter of, a few, a couple */
static bool
read_article(struct reader *r, struct numeral *n)
{
	const struct token *t = peek(r, 1);

	if (!is_article(r, 0))
		return false;
	if ((t->is & IS_DOZEN) != 0 && t->word != EN_score) {
		n->min = (double)word_value(t);
		r->at += 2;
		return true;
	}
	if ((t->is & (IS_ORDINAL | IS_PART)) != 0 && word_value(t) > 1 &&
	    t->word != EN_second && stands_alone(r, 2)) {
		n->min = 1.0 / (double)word_value(t);
		n->kind = NUMERAL_FRACTION;
		r->at += 2;
		return true;
	}
	if ((t->is & IS_SCALE) == 0)
		return false;
	/* Read as "one hundred ...". */
	r->at++;
	n->min = 1;
	{
		struct reader words = *r;
		struct numeral rest = {.scale = 1};
		double scale = 1;

		while (is_class(&words, 0, IS_SCALE)) {
			scale *= power_of_ten(word_value(peek(&words, 0)));
			words.at++;
		}
		n->min = n->scale = scale;
		*r = words;
		if (is_word(r, 0, EN_and)) {
			words.at++;
			if (read_words(&words, &rest) && rest.min < scale) {
				n->min += rest.min;
				n->scale = 1;
				*r = words;
			}
		}
	}
	return true;
}

/* half a million, half a dozen, half a (year), half */
static bool
read_half_of(struct reader *r, struct numeral *n)
{
	uint32_t skip = 1;

	if (!is_word(r, 0, EN_half))
		return false;
	if (is_article(r, 1))
		skip = 2;
	n->min = 0.5;
	if (is_class(r, skip, IS_SCALE)) {
		n->scale = power_of_ten(word_value(peek(r, skip)));
		n->min *= n->scale;
		r->at += skip + 1;
	} else if (is_class(r, skip, IS_DOZEN)) {
		n->min *= (double)word_value(peek(r, skip));
		r->at += skip + 1;
	} else {
		n->kind = NUMERAL_FRACTION;
		r->at += skip;
	}
	return true;
}

/* What stands behind several or tens of: scales, dozens, "of" between. */
static double
read_many_scales(struct reader *r)
{
	double v = 1;

	for (;;) {
		uint32_t skip = is_word(r, 0, EN_of) ? 1 : 0;
		const struct token *t = peek(r, skip);

		if ((t->is & IS_SCALE) != 0)
			v *= power_of_ten(word_value(t));
		else if ((t->is & (IS_MANY | IS_DOZEN)) != 0 &&
			 t->word != EN_score && t->word != EN_scores)
			v *= word_value(t) == 12 ? 10 : (double)word_value(t);
		else
			return v;
		r->at += skip + 1;
	}
}

/* several, a few hundred, dozens, tens of thousands, several dozen. Chinese
 * says 几 where these are rendered, two to nine of what follows. */
static bool
read_several(struct reader *r, struct numeral *n)
{
	uint32_t skip = is_article(r, 0) ? 1 : 0;
	const struct token *t = peek(r, skip);
	double unit;

	n->kind = NUMERAL_SEVERAL;
	if ((t->is & IS_VAGUE) != 0) {
		if (t->word != EN_several && skip == 0 &&
		    !is_class(r, 1,
			IS_SCALE | IS_DOZEN | IS_MANY | IS_PERIODS | IS_CLOCK))
			return false;
		r->at += skip + 1;
		if (t->word == EN_couple) {
			n->kind = NUMERAL_CARDINAL;
			n->min = n->max = 2;
			return is_word(r, 0, EN_of);
		}
		unit = read_many_scales(r);
	} else if ((t->is & IS_MANY) != 0 && skip == 0) {
		/* dozens: 几十; scores mostly of a game */
		if (t->word == EN_scores &&
		    (!is_word(r, 1, EN_of) ||
			peek(r, 2)->kind == TOKEN_NUMBER ||
			token_is(peek(r, 0) - 1, EN_the)))
			return false;
		r->at++;
		unit = t->word == EN_dozens || t->word == EN_scores ||
			       t->word == EN_tens
			   ? 10
			   : (double)word_value(t);
		unit *= read_many_scales(r);
	} else
		return false;
	n->scale = unit;
	n->min = unit * 2;
	n->max = unit * 10;
	return true;
}

/* 21st, 1st; full-width digits do not take one */
static bool
read_suffix(struct reader *r, struct numeral *n)
{
	static const char suffix[][3] = {"st", "nd", "rd", "th"};
	const struct token *t = peek(r, 0), *s = peek(r, 1);
	int decimals;

	if (t->kind != TOKEN_NUMBER || s->kind != TOKEN_WORD ||
	    token_spaced(s) || s->end - s->start != 2 ||
	    (t->flags & (TOKEN_HARD | TOKEN_DECIMAL)) != 0)
		return false;
	for (size_t i = 0; i < 4; i++) {
		const char *p = r->t->text.p + s->start;

		if ((p[0] | 0x20) != suffix[i][0] ||
		    (p[1] | 0x20) != suffix[i][1])
			continue;
		n->min = digits_value(token_text(r, t), &decimals);
		n->kind = NUMERAL_ORDINAL;
		r->at += 2;
		return true;
	}
	return false;
}

/* first, twenty-first, one hundred and fifth */
static bool
read_ordinal(struct reader *r, struct numeral *n)
{
	struct reader words = *r;
	struct numeral head = {.scale = 1};
	uint32_t skip = 0;

	if (read_suffix(r, n))
		return true;
	if (is_class(&words, 0, IS_TENS | IS_SMALL)) {
		read_words(&words, &head);
		if (is_word(&words, 0, EN_and) || token_joins(peek(&words, 0)))
			skip = 1;
	}
	if (!is_class(&words, skip, IS_ORDINAL))
		return false;
	n->min = (double)word_value(peek(&words, skip));
	/* "one third", "two tenths" are parts, "twenty third" an ordinal. */
	if (head.min > 0 &&
	    (head.min < 20 || n->min >= (head.min < 100 ? 10 : 100)))
		return false;
	n->min += head.min;
	n->kind = NUMERAL_ORDINAL;
	words.at += skip + 1;
	*r = words;
	return true;
}

static bool
read_any(struct reader *r, struct numeral *n)
{
	if (peek(r, 0)->kind == TOKEN_NUMBER)
		return read_suffix(r, n) || read_digits(r, n);
	if (read_ordinal(r, n))
		return true;
	if (is_class(r, 0, IS_SMALL | IS_TEEN | IS_TENS)) {
		double half;

		read_words(r, n);
		half = read_half(r);
		if (half > 0) {
			n->min += half;
			read_scales(r, n, 0);
		} else if (is_class(r, 0, IS_DOZEN) && n->min < 100 &&
			   !is_word(r, 0, EN_score)) {
			n->min *= (double)word_value(peek(r, 0));
			r->at++;
		} else
			read_part(r, n);
		return true;
	}
	if (is_class(r, 0, IS_SCALE)) {
		n->min = 1;
		read_scales(r, n, 0);
		return true;
	}
	return read_several(r, n);
}

/* a quarter of a million, two-thirds of a million */
static void
read_part_of_scale(struct reader *r, struct numeral *n)
{
	if (n->kind != NUMERAL_FRACTION || !is_word(r, 0, EN_of) ||
	    !is_word(r, 1, EN_a) || !is_class(r, 2, IS_SCALE))
		return;
	n->kind = NUMERAL_CARDINAL;
	n->scale = power_of_ten(word_value(peek(r, 2)));
	n->min *= n->scale;
	r->at += 3;
}

bool
numeral_en(const struct tokens *t, uint32_t i, struct numeral *n)
{
	struct reader r = {t, i};

	*n = (struct numeral){
	    .first = i, .scale = 1, .in_words = t->v[i].kind == TOKEN_WORD};
	if (is_article(&r, 0)) {
		if (!read_article(&r, n) && !read_several(&r, n))
			return false;
	} else if (!read_half_of(&r, n) && !read_any(&r, n))
		return false;
	if (r.at == i) /* more than can be meant */
		return false;
	read_part_of_scale(&r, n);
	n->end = r.at;
	if (n->kind != NUMERAL_SEVERAL)
		n->max = n->min;
	return true;
}

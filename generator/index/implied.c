/* SPDX-License-Identifier: MIT */
#include "implied.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "json.h"

void
implied_init(struct implied *i)
{
	*i = (struct implied){.arena = arena_new()};
}

void
implied_release(struct implied *i)
{
	arena_free(i->arena);
}

static bool
is(struct slice s, const char *word)
{
	return slice_eq(s, slice_of(word));
}

static bool
is_change(const struct claim *c)
{
	return (is(c->role, "increase") || is(c->role, "decrease")) &&
	       (c->factor_min > 0 || c->factor_max > 0);
}

static bool
is_result(const struct claim *c)
{
	return (is(c->role, "level") || is(c->role, "to")) &&
	       (is(c->kind, "count") || is(c->kind, "measure") ||
		   is(c->kind, "money") || is(c->kind, "rate"));
}

/* Twelve digits: 230000 / 1.15 is 200000. */
static double
quotient(double value, double factor)
{
	char digits[32];

	if (!(factor > 0) || isnan(value))
		return NAN;
	snprintf(digits, sizeof(digits), "%.12g", value / factor);
	return strtod(digits, NULL);
}

static struct slice
words(struct arena *a, struct slice text, const struct claim *change)
{
	struct buffer out = {0};
	struct slice s;

	if (text.p == NULL)
		return text;
	buffer_put(&out, text);
	buffer_puts(&out, " ÷ ");
	put_number(&out, isnan(change->factor_min) ? change->factor_max
						   : change->factor_min);
	if (change->factor_min != change->factor_max)
		buffer_puts(&out, "…");
	s = arena_copy(a, buffer_slice(&out));
	buffer_free(&out);
	return s;
}

static void
divide(struct implied *i, const struct claim *change, struct claim *base)
{
	base->implied_by = change->number;
	base->role = SLICE("base");
	base->text = words(i->arena, base->text, change);
	base->text_en = words(i->arena, base->text_en, change);
	base->min = quotient(base->min, change->factor_max);
	base->max = quotient(base->max, change->factor_min);
	base->si_min = quotient(base->si_min, change->factor_max);
	base->si_max = quotient(base->si_max, change->factor_min);
	base->implied_max = NAN;
	base->from = change->compared_from;
	base->to = change->compared_to;
	base->compared_from = base->compared_to = SLICE_NONE;
	base->factor_min = base->factor_max = NAN;
	base->verdict = base->difference = SLICE_NONE;
	base->confidence *= change->confidence;
}

bool
implied_base(struct implied *i, const struct claim *c, struct claim *base)
{
	if (c->article_key != i->article || c->bead != i->bead) {
		arena_reset(i->arena);
		i->changes.v = NULL;
		i->changes.n = i->changes.capacity = 0;
		i->article = c->article_key;
		i->bead = c->bead;
	}
	if (is_change(c)) {
		struct claim *change = VEC_ADD(i->arena, &i->changes);

		*change = *c;
		claim_keep(change, i->arena);
		return false;
	}
	if (!is_result(c) || c->item.n == 0)
		return false;
	for (size_t k = i->changes.n; k-- > 0;) {
		const struct claim *change = &i->changes.v[k];

		if (!slice_eq(change->item, c->item) ||
		    !slice_eq(change->lang, c->lang) ||
		    change->place_key != c->place_key)
			continue;
		*base = *c;
		divide(i, change, base);
		return !isnan(base->min) || !isnan(base->max);
	}
	return false;
}

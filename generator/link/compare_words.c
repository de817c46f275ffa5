/* SPDX-License-Identifier: MIT */
/* What the words around two equal numbers say: bounds, and whether they are an
 * amount of change or its result. */
#include "compare.h"

/* 以上 and "more than" are told apart by some and not by others. */
enum leaning
leaning_of(const struct figure *f)
{
	switch (f->qualifier) {
	case OVER:
	case AT_LEAST:
		return LEAN_UP;
	case UNDER:
	case AT_MOST:
		return LEAN_DOWN;
	case APPROX:
	case SEVERAL:
		return LEAN_OPEN;
	default:
		return LEAN_NONE;
	}
}

/* How far words may stand from a number that they bound. */
enum { BEFORE = 32, BEHIND = 24, BOUND_MOST = 256 };

/* Words that bound a number where the extractor did not see it: "passed the
 * mark of", 多 behind a unit. Only asked of the side that seems to lack it. */
static bool
has_bound_word(enum lang lang, struct slice s)
{
	static const char *const words[LANGS][48] = {
	    [ZH] = {"多", "余", "超", "过", "以上", "以下", "上", "弱", "强",
		"不", "未", "近", "约", "来", "突破", "左右", "之内", "以内",
		"内", "足", "逾", "开外", "出头", "最", "至少", "达", "仅",
		"只", NULL},
	    /* In small letters. */
	    [EN] = {"more", "over", "above", "exce", "surpass", "beyond",
		"upward", "least", "odd", "plus", "top", "pass", "mark",
		"break", "broke", "well", "some", "few", "almost", "near",
		"close", "under", "below", "less", "within", "short", "bare",
		"scarce", "hard", "most", "good", "better", "greater", "higher",
		"longer", "approach", "bare", "just", "down", "up to", "inside",
		"through", "by the", NULL},
	};

	char text[BOUND_MOST];
	size_t n = s.n < BOUND_MOST ? s.n : BOUND_MOST;

	for (size_t i = 0; i < n; i++)
		text[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] | 0x20)
							 : s.p[i];
	for (const char *const *w = words[lang]; *w != NULL; w++)
		if (slice_find((struct slice){text, n}, slice_of(*w), 0) !=
		    SIZE_MAX)
			return true;
	return false;
}

static bool
ends_phrase(char c)
{
	return c == ',' || c == ';' || c == '.' || c == '\n';
}

/* The words on both sides of a figure, within its phrase. */
static bool
bound_nearby(const struct linker *l, const struct figure *f)
{
	size_t start = f->span.start, end = f->span.end;

	while (start > 0 && f->span.start - start < BEFORE &&
	       !ends_phrase(l->text.p[start - 1]))
		start--;
	while (end < l->text.n && end - f->span.end < BEHIND &&
	       !ends_phrase(l->text.p[end]))
		end++;
	return has_bound_word(f->lang,
	    slice_at(l->text, (struct span){(uint32_t)start, (uint32_t)end}));
}

/* "In six days" is 六天内; what takes time takes no more of it. */
static bool
is_time_taken(const struct figure *f)
{
	return f->kind == FIGURE_DURATION && f->qualifier == AT_MOST;
}

/* Whether an amount is named as one: "by", 了. */
static bool
says_amount(const struct linker *l, const struct figure *f)
{
	struct slice s = slice_head(l->text, f->number.start);

	if (f->lang == ZH)
		return slice_ends(s, SLICE("了"));
	return slice_ends(s, SLICE(" by "));
}

/* "more than 200 boats and 1,900 nets": one bound for all that is listed. */
static bool
shares_bound(
    const struct linker *l, const struct figure *f, enum leaning leaning)
{
	enum { LIST_MOST = 48 };
	size_t i = (size_t)(f - l->facts->figures.v);

	while (i-- > 0) {
		const struct figure *g = &l->facts->figures.v[i];
		struct slice between;

		if (g->lang != f->lang || g->sentence != f->sentence ||
		    g->span.end > f->span.start ||
		    f->span.start - g->span.end > LIST_MOST)
			return false;
		between = slice_at(
		    l->text, (struct span){g->span.end, f->span.start});
		if (!slice_ends(between, SLICE(", ")) &&
		    !slice_ends(between, SLICE(" and ")))
			return false;
		if (leaning_of(g) == leaning)
			return true;
		f = g;
	}
	return false;
}

/* 上千人 is a thousand and more, or up to a thousand. */
static bool
is_open_thousand(const struct linker *l, const struct figure *f)
{
	return f->lang == ZH &&
	       slice_starts(slice_at(l->text, f->span), SLICE("上"));
}

/* 超过14％ is "exceeds by 14 percent", if English says so. */
static bool
is_excess(
    const struct linker *l, const struct figure *a, const struct figure *b)
{
	const struct figure *zh = a->lang == ZH ? a : b, *en = a == zh ? b : a;
	struct slice s = slice_at(l->text, zh->span);

	return (slice_starts(s, SLICE("超过")) ||
		   slice_starts(s, SLICE("超出"))) &&
	       says_amount(l, en);
}

bool
bounds_differ(
    const struct linker *l, const struct figure *a, const struct figure *b)
{
	enum leaning x = leaning_of(a), y = leaning_of(b);

	if (x == y || x == LEAN_OPEN || y == LEAN_OPEN ||
	    is_open_thousand(l, a) || is_open_thousand(l, b))
		return false;
	if (x != LEAN_NONE && y != LEAN_NONE)
		return true;
	if (is_time_taken(a) || is_time_taken(b) || is_excess(l, a, b))
		return false;
	return !bound_nearby(l, x == LEAN_NONE ? a : b) &&
	       !shares_bound(l, x == LEAN_NONE ? a : b, x == LEAN_NONE ? y : x);
}

/* Whether "to" or "by" stands before a number, 到 or 了: what was added is
 * confused with the result only where both say it in so many words. */
static bool
says_result(const struct linker *l, const struct figure *f)
{
	struct slice s = slice_head(l->text, f->number.start);

	if (f->lang == ZH)
		return slice_ends(s, SLICE("到")) || slice_ends(s, SLICE("至"));
	return slice_ends(s, SLICE(" to "));
}

/* An amount of change told as its result, or the other way round. A factor
 * has it both ways: 增加两倍 is tripled. */
bool
roles_differ(
    const struct linker *l, const struct figure *a, const struct figure *b)
{
	bool up = a->role == ROLE_INCREASE || b->role == ROLE_INCREASE;
	bool down = a->role == ROLE_DECREASE || b->role == ROLE_DECREASE;
	bool to = a->role == ROLE_TO || b->role == ROLE_TO;

	/* 增加了三倍 is not "increased to three times". */
	if (a->kind == FIGURE_MULTIPLE && b->kind == FIGURE_MULTIPLE)
		return same_bound(core(a), core(b)) && a->factor_min.known &&
		       b->factor_min.known &&
		       !same_bound(a->factor_min, b->factor_min) &&
		       ((says_result(l, a) && says_amount(l, b)) ||
			   (says_result(l, b) && says_amount(l, a)));
	if (a->kind == FIGURE_MULTIPLE || b->kind == FIGURE_MULTIPLE ||
	    a->kind == FIGURE_DURATION || b->kind == FIGURE_DURATION)
		return false;
	if (up && down)
		return true;
	return (up || down) && to && same_bound(core(a), core(b)) &&
	       ((says_result(l, a) && says_amount(l, b)) ||
		   (says_result(l, b) && says_amount(l, a)));
}

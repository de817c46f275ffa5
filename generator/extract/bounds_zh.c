/* SPDX-License-Identifier: MIT */
/* What bounds a number: words before it, behind it, and at a distance. */
#include "draft_zh.h"

static const struct {
	const char *words;
	enum qualifier qualifier;
} prefixes[] = {
    {"不少于 不低于 不下于 不下 至少 最少 起码", AT_LEAST},
    {"不超过 不多于 不高于 至多 最多 顶多", AT_MOST},
    {"不到 不足 未满 不满 少于 低于 小于 不及", UNDER},
    {"超过了 超过 高于 大于 多于 超出 突破了 突破 逾 已过", OVER},
    {"大约有 大约为 大约是 大约占 大约 约有 约为 约占 约合 约达 约计 约值 "
     "约需 约用 约产 约在 约重 约长 约高 约可 约近 将近有 将近 接近于 接近 "
     "几近 差不多有 差不多 大概有 大概 "
     "几乎 几达 近乎 约 近",
	APPROX},
};

/* 附近, 最近, 节约: the last character of a word, not a bound. */
static bool
bound_in_word(const struct page *p, size_t start)
{
	if (at(p, start, "近"))
		return word_before(p, start, BEFORE_JIN) > 0;
	if (at(p, start, "约") && !at(p, start, "约有") &&
	    !at(p, start, "约为"))
		return word_before(p, start, BEFORE_YUE) > 0;
	return at(p, start, "突破") && false;
}

/* 比最高纪录超过四百磅 tells by how much. */
static bool
is_excess(const struct page *p, size_t start)
{
	return at_any(p, start, "超过 超出") &&
	       (last_of(p, p->clause, start, "比") != SIZE_MAX ||
		   last_of(p, p->clause, start, "较") != SIZE_MAX);
}

/* What stands before the numeral. Its start, or `off` itself. */
size_t
prefix_zh(const struct page *p, size_t off, enum qualifier *q)
{
	while (off > p->begin && p->text.p[off - 1] == ' ')
		off--;
	if (!word_before(p, off, BOUND_BEFORE))
		return SIZE_MAX; /* as a rule */
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(*prefixes); i++) {
		size_t n = before_any(p, off, prefixes[i].words);

		if (n == 0 || bound_in_word(p, off - n) ||
		    is_excess(p, off - n))
			continue;
		*q = prefixes[i].qualifier;
		return off - n;
	}
	if (before(p, off, "年过")) {
		*q = OVER;
		return off - strlen("过");
	}
	return SIZE_MAX;
}

/* What stands behind the unit (or the numeral, where there is none). */
size_t
suffix_zh(const struct page *p, size_t off, enum qualifier *q)
{
	static const struct {
		const char *words;
		enum qualifier qualifier;
	} suffixes[] = {
	    {"或以上 及以上 和以上 以上 之上", AT_LEAST},
	    {"开外 出头 挂零", OVER},
	    {"或以下 及以下 和以下 以下 之下", AT_MOST},
	    {"以内 之内", AT_MOST},
	    {"左右 上下", APPROX},
	};

	if (!word_at(p, off, BOUND_BEHIND) ||
	    at_any(p, off, "之上涨 之上升 之下降 之下跌 之内容"))
		return off;
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++) {
		size_t n = at_any(p, off, suffixes[i].words);

		if (n == 0)
			continue;
		*q = suffixes[i].qualifier;
		return off + n;
	}
	return off;
}

/* 多, 余, 来 behind a numeral or unit; not 多少, 来自, 余粮 */
size_t
more_zh(const struct page *p, size_t off, enum qualifier *q)
{
	if (at(p, off, "多") && !word_at(p, off, NOT_MORE)) {
		*q = OVER;
		return off + strlen("多");
	}
	if (at(p, off, "余") && !at_any(p, off, "余粮 余额 余地 余下 余款")) {
		*q = OVER;
		return off + strlen("余");
	}
	return off;
}

/* 多 behind the numeral itself may stand before 年 and 种: 三十多年. */
size_t
more_digits_zh(const struct page *p, size_t off, const struct numeral *n,
    enum qualifier *q)
{
	bool open = n->qualifier == EXACT && n->max >= 10 && n->step >= 1 &&
		    (n->step > 1 || n->arabic);

	/* 百把斤 */
	if (n->bare && n->min == n->step && at(p, off, "把")) {
		*q = APPROX;
		return off + strlen("把");
	}
	/* 1.1万多户, but not 3.5多 */
	if (!open || (n->fraction && n->step < 10))
		return off;
	if (at(p, off, "多") && !at_any(p, off, "多少 多次 多方 多快 多余")) {
		*q = OVER;
		return off + strlen("多");
	}
	if (at(p, off, "多次")) {
		*q = OVER;
		return off + strlen("多");
	}
	if (at(p, off, "余") && !at_any(p, off, "余粮 余额 余地 余款")) {
		*q = OVER;
		return off + strlen("余");
	}
	if (at(p, off, "来") && n->step >= 10 && !word_at(p, off, NOT_LAI)) {
		*q = APPROX;
		return off + strlen("来");
	}
	return off;
}

/* 至少运货五千吨, 不到原来的一半, 约为农民的２．５倍: a bound with words
 * between it and its number. */
static size_t
far_bound(const struct page *p, const struct draft *d, enum qualifier *q)
{
	static const struct {
		uint32_t cue;
		enum qualifier qualifier;
	} far[] = {
	    {CUE_LEAST, AT_LEAST},
	    {CUE_MOST, AT_MOST},
	    {CUE_UNDER, UNDER},
	    {CUE_OVER, OVER},
	    {CUE_NEAR, APPROX},
	};
	/* 不到 and the like reach only over a base: 不到原来的一半. */
	bool part = before(p, d->start, "的") > 0;
	size_t most = part ? 36 : 18;
	size_t from = d->start > p->clause + most ? d->start - most : p->clause;
	const struct cue *c =
	    cue_last(p, from > p->done ? from : p->done, d->start,
		part ? CUE_LEAST | CUE_MOST | CUE_UNDER | CUE_OVER | CUE_NEAR
		     : CUE_LEAST | CUE_MOST);

	/* 最少的是一千元, 最多的达三户: the least itself, no bound */
	if (c != NULL && (c->classes & (CUE_LEAST | CUE_MOST)) != 0 &&
	    at(p, c->off + c->n, "的"))
		return SIZE_MAX;
	for (size_t i = 0; c != NULL && i < sizeof(far) / sizeof(*far); i++) {
		if ((c->classes & far[i].cue) != 0) {
			*q = far[i].qualifier;
			/* 不超过正税的百分之十五 */
			if (*q == OVER && before(p, c->off, "不")) {
				*q = AT_MOST;
				return c->off - strlen("不");
			}
			return c->off;
		}
	}
	return SIZE_MAX;
}

void
reach_back_zh(const struct page *p, struct draft *d)
{
	enum qualifier q;
	size_t start;

	if (d->qualifier != EXACT || d->prefixed)
		return;
	start = far_bound(p, d, &q);
	if (start == SIZE_MAX ||
	    (before(p, d->start, "的") && d->kind != FIGURE_MULTIPLE &&
		d->kind != FIGURE_FRACTION && d->kind != FIGURE_PERCENT))
		return;
	d->start = start;
	d->qualifier = q;
	d->prefixed = true;
}

/* SPDX-License-Identifier: MIT */
/* What a Chinese figure is about: the change, the base it is compared with,
 * what is counted. The words stand in the figure's own clause, nearly always
 * before it. */
#include "zh.h"

/* --- the clause --- */

/* Where the words before the figure begin: behind the figure or time before
 * it, or at the clause. */
static size_t
words_begin(const struct page *p, const struct figure *f)
{
	const struct scan *s = p->s;
	size_t from = p->clause;

	if (s->figures.n >= 2 && s->figures.n - 2 >= p->first_figure) {
		size_t end = s->figures.v[s->figures.n - 2].span.end;

		if (end > from && end <= f->span.start)
			from = end;
	}
	return from;
}

static const struct time_mention *
time_within(const struct page *p, size_t from, size_t to)
{
	const struct scan *s = p->s;

	for (size_t i = s->times.n; i-- > p->first_time;) {
		const struct time_mention *t = &s->times.v[i];

		if (t->span.end <= from)
			break;
		if (t->span.start >= from && t->span.end <= to)
			return t;
	}
	return NULL;
}

static bool
is_part(const struct figure *f)
{
	return f->kind == FIGURE_PERCENT || f->kind == FIGURE_FRACTION ||
	       f->kind == FIGURE_MULTIPLE;
}

/* --- changes --- */

enum {
	VERBS = CUE_UP | CUE_DOWN | CUE_UP1 | CUE_DOWN1 | CUE_MORE1 | CUE_LESS1,
	RISES = CUE_UP | CUE_UP1 | CUE_MORE1
};

/* One character is a verb of change only right before its amount, and 多 高
 * 快 only in a comparison. */
static bool
is_verb(const struct page *p, const struct cue *c)
{
	size_t next = c->off + c->n;
	uint32_t cp;

	if ((c->classes & (CUE_UP | CUE_DOWN)) != 0)
		return true;
	if ((c->classes & (CUE_MORE1 | CUE_LESS1)) != 0 &&
	    cue_last(p, p->clause, c->off, CUE_COMPARE) == NULL)
		return false;
	next += at_any(p, next, "了 到 至 为 出");
	next += at_any(p, next, "将近 大约 不到 近 约 好");
	cp = char_at(p, next);
	return digit_zh(cp) >= 0 || multiplier_zh(cp) > 0 || cp == 0x51e0 ||
	       cp == 0x6570 || cp == 0x534a;
}

/* 到, 至 and 为 behind the verb name what the change ends in. */
static bool
names_result(const struct page *p, size_t verb_end)
{
	if (before_any(p, verb_end, "到 至 为"))
		return true;
	verb_end += at(p, verb_end, "了");
	return at_any(p, verb_end, "到 至 为 成 达 在") > 0;
}

struct change {
	enum role role; /* ROLE_NONE: there is none */
	size_t verb, verb_end;
	bool result; /* 到, 至, 为 */
};

/* The last verb of change before the figure; a few words may stand between
 * (增产粮食五百斤), but no 的. */
static struct change
find_change(const struct page *p, const struct figure *f, size_t from)
{
	struct change c = {ROLE_NONE};
	const struct time_mention *t;
	const struct cue *cue = cue_last(p, from, f->span.start, VERBS);
	size_t gap;

	while (cue != NULL && !is_verb(p, cue))
		cue = cue_last(p, from, cue->off, VERBS);
	if (cue == NULL)
		return c;
	c.role = cue->classes & RISES ? ROLE_INCREASE : ROLE_DECREASE;
	c.verb = cue->off;
	c.verb_end = gap = cue->off + cue->n;
	/* 涨幅为1.08％: so much more, not up to it */
	c.result = names_result(p, c.verb_end) && !before(p, c.verb_end, "幅");
	/* 增产达三成, 提高达40％: so much more */
	if (is_part(f) && at(p, c.verb_end, "达") && !at(p, c.verb_end, "达到"))
		c.result = false;
	/* 下降到四月份的百分之二: a time may stand between, with its 的. */
	t = time_within(p, gap, f->span.start);
	if (t != NULL)
		gap = t->span.end + strlen("的");
	else if (at_any(p, gap, "到目前的 到现在的 到今天的 为目前的 为现在的"))
		gap += strlen("到目前的");
	else if (c.result && before(p, f->span.start, "的") &&
		 f->span.start <= gap + 24)
		gap = f->span.start; /* 减少到原来的十分之一 */
	if (f->span.start > gap + 30 ||
	    last_of(p, gap, f->span.start, "的") != SIZE_MAX ||
	    last_of(p, gap, f->span.start, "、") != SIZE_MAX)
		c.role = ROLE_NONE;
	return c;
}

/* --- comparison --- */

static void
set_compared(const struct page *p, struct figure *f, size_t from, size_t to)
{
	const struct time_mention *t = time_within(p, from, to);

	if (from >= to || to - from > 150)
		return;
	f->compared = span_trim(p->text, span_of(from, to));
	if (t != NULL)
		f->compared_with = t->when;
}

/* 比 and 较 in other words than comparisons */
static bool
is_other_bi(const struct page *p, size_t w)
{
	return word_at(p, w, NOT_COMPARE) > 0 || is_comparable(p, w) ||
	       before_any(p, w, "对 相 正 评 百分 无 之") > 0;
}

/* 比上年同期增加二点七倍，劳动生产率提高…: the base holds for the next. */
static void
inherit_base(const struct page *p, struct figure *f)
{
	const struct figure *g = f - 1;

	if (p->s->figures.n < p->first_figure + 2 ||
	    g->span.start < p->sentence || !is_part(g) || !is_part(f) ||
	    (g->role != ROLE_INCREASE && g->role != ROLE_DECREASE) ||
	    !interval_known(g->compared_with))
		return;
	f->compared = g->compared;
	f->compared_with = g->compared_with;
}

/* 和一九四九年比较，森林面积扩大了…，木材年产量增加了…: said once for the
 * sentence. */
static void
base_of_sentence(const struct page *p, struct figure *f)
{
	const struct cue *end = cue_last(p, p->sentence, p->clause, CUE_ALIKE);
	const struct cue *with;

	if (end == NULL || !at(p, end->off + end->n, "，")) {
		inherit_base(p, f);
		return;
	}
	with = cue_last(p, p->sentence, end->off, CUE_WITH);
	if (with == NULL)
		with = cue_last(p, p->sentence, end->off, CUE_COMPARE);
	if (with != NULL)
		set_compared(p, f, with->off, end->off);
}

/* 超过前年两倍: a time is not shortened by what looks like a link. */
static size_t
base_end(const struct page *p, const struct figure *f, const struct change *c)
{
	const struct time_mention *t =
	    time_within(p, c->verb_end, f->span.start);

	return t != NULL && t->span.end == f->span.start
		   ? t->span.end
		   : strip_links(p, c->verb_end, f->span.start);
}

/* 比去年同期增长, 较1952年提高, 与去年相比增加; the base may stand in the
 * clause before: 同去年相比，增长… */
static void
find_base(const struct page *p, struct figure *f, const struct change *c)
{
	const struct cue *base = cue_last(p, p->clause, c->verb, CUE_ON_YEAR);

	if (base != NULL) {
		f->compared = span_of(base->off, base->off + base->n);
		f->compared_with = when_year_before(f->period);
		return;
	}
	base = cue_last(p, p->clause, c->verb, CUE_COMPARE);
	while (base != NULL && is_other_bi(p, base->off))
		base = cue_last(p, p->clause, base->off, CUE_COMPARE);
	if (base == NULL && cue_last(p, p->clause, c->verb, CUE_ALIKE) != NULL)
		base = cue_last(p, p->clause,
		    cue_last(p, p->clause, c->verb, CUE_ALIKE)->off, CUE_WITH);
	if (base != NULL)
		set_compared(p, f, base->off, c->verb);
	else if (at_any(p, c->verb, "超过 超额 超产 超 高于 低于"))
		set_compared(p, f, c->verb_end, base_end(p, f, c));
	else
		base_of_sentence(p, f);
}

/* 为去年的三倍, 相当于1949年的120％: a ratio to a base. */
static void
find_ratio_base(const struct page *p, struct figure *f)
{
	const struct cue *is = cue_last(p, p->clause, f->span.start, CUE_RATIO);

	if (is != NULL && time_within(p, is->off, f->span.start) != NULL)
		set_compared(p, f, is->off + is->n, f->span.start);
}

/* --- roles --- */

/* The noun before `end` or, where the clause begins there, before its comma;
 * not reaching over a figure. */
static struct span
subject_before(const struct page *p, size_t end)
{
	size_t from = p->sentence;
	struct span noun;

	for (size_t i = p->s->figures.n; i-- > p->first_figure;)
		if (p->s->figures.v[i].span.end <= end) {
			if (p->s->figures.v[i].span.end > from)
				from = p->s->figures.v[i].span.end;
			break;
		}
	for (int i = 0; i < 3; i++) { /* 税率明年将由 */
		const struct time_mention *t = time_within(p, from, end);

		end -= before_any(p, end, "已 将 却 又 也 就 便 仍 会 都 则");
		if (t != NULL && t->span.end == end)
			end = t->span.start;
	}
	noun = noun_before(p, from, end);
	if (span_len(noun) == 0 && before(p, end, "，"))
		noun = noun_before(p, from, end - strlen("，"));
	return noun;
}

/* 由十年前的五亿元发展到六十八亿元: the ten years are over; what time it is
 * then, only this sentence may tell. */
static void
leave_origin(struct page *p, struct figure *to, const struct figure *from)
{
	const struct time_mention *t;

	if (p->origin == 0 || p->origin != p->s->times.n)
		return;
	t = &p->s->times.v[p->origin - 1];
	if (t->span.end > from->span.start)
		return;
	p->s->period = p->before_origin;
	to->period =
	    p->origin - 1 > p->first_time && t[-1].span.start >= p->sentence
		? p->before_origin
		: (struct interval){0};
}

/* 由30％提高到77％: the figure before is where it came from. */
static void
link_from(struct page *p, size_t figure, const struct change *c)
{
	struct figure *f = &p->s->figures.v[figure], *g;
	const struct cue *w;
	size_t from;

	if (figure == p->first_figure)
		return;
	g = f - 1;
	if (g->span.end > c->verb || g->kind == FIGURE_ORDINAL ||
	    g->linked != NO_FIGURE || g->span.end < p->sentence)
		return;
	/* 从…吨，增加到…吨: at most one comma between */
	if (g->span.end < p->clause &&
	    (p->clause > g->span.end + 12 || !slice_eq(g->unit_id, f->unit_id)))
		return;
	from =
	    g->span.start > p->sentence + 60 ? g->span.start - 60 : p->sentence;
	w = cue_last(p, from, g->span.start, CUE_FROM);
	/* 将八寸行距缩小到四寸 */
	if (w == NULL && !before_any(p, g->span.start, "将 把"))
		return;
	g->role = ROLE_FROM;
	g->linked = (int32_t)figure;
	f->linked = (int32_t)figure - 1;
	f->role = ROLE_TO;
	g->factor_min = g->factor_max = (struct bound){0};
	leave_origin(p, f, g);
	/* 废品率由6％下降到2％: both are about what stands before 由. */
	if (w != NULL)
		g->item = subject_before(p, w->off);
	f->item = g->item;
	/* 亩产由一百斤提高到二百斤: both are rates. */
	if (g->per_id.p != NULL && slice_eq(g->unit_id, f->unit_id)) {
		f->per = g->per;
		f->per_id = g->per_id;
	}
}

/* 要 plans with a verb behind it (要造林…亩); else it needs: 要六个人. */
static bool
wants(const struct page *p, const struct figure *f, size_t w)
{
	return f->span.start >= w + strlen("要造林") &&
	       !word_before(p, w, BEFORE_YAO) && !at_any(p, w, "要有") &&
	       cue_last(p, p->clause, w, CUE_PAST) == NULL;
}

static bool
is_planned(const struct page *p, const struct figure *f)
{
	const struct cue *c =
	    cue_last(p, p->clause, f->span.start, CUE_PLAN | CUE_DONE);

	for (; c != NULL;
	     c = cue_last(p, p->clause, c->off, CUE_PLAN | CUE_DONE)) {
		if ((c->classes & CUE_DONE) != 0)
			return false;
		/* 将八寸行距缩小到…: what is changed, not what is to be */
		if (at(p, c->off, "将") &&
		    c->off + strlen("将") == f->span.start)
			continue;
		if ((at(p, c->off, "要") && c->n == strlen("要") &&
			!wants(p, f, c->off)) ||
		    at_any(p, c->off,
			"将级 将官 将校 将军 将近 将士 将敌 将匪 将其 将它 "
			"将他 "
			"将该 将所 将全部 要是 要塞 要点 要道 要害 要员 要用"))
			continue;
		return cue_last(p, p->clause, c->off, CUE_DONE) == NULL;
	}
	return false;
}

static bool
changes_duration(const struct page *p, size_t verb)
{
	return word_at(p, verb, CHANGES_TIME) > 0;
}

/* 下降11.2％、8.4％和15.1％: what is joined to a change changes as well. */
static bool
goes_on(const struct page *p, struct figure *f)
{
	const struct figure *g = f - 1;

	if (p->s->figures.n < p->first_figure + 2 || !is_part(f) ||
	    !is_part(g) ||
	    (g->role != ROLE_INCREASE && g->role != ROLE_DECREASE) ||
	    f->span.start != g->span.end + strlen("、") ||
	    !at_any(p, g->span.end, "、 和 及 与"))
		return false;
	f->role = g->role;
	f->item = g->item;
	f->compared = g->compared;
	f->compared_with = g->compared_with;
	return true;
}

/* 铁矿增加三倍；铜矿二倍；铝矿和锡矿一倍: the verb is said once. */
static bool
same_change(const struct page *p, const struct figure *f)
{
	const struct figure *g = f - 1;
	size_t off;

	if (p->s->figures.n < p->first_figure + 2 || !is_part(f) ||
	    f->kind != g->kind || g->span.start < p->sentence ||
	    (g->role != ROLE_INCREASE && g->role != ROLE_DECREASE) ||
	    f->span.start > g->span.end + strlen("；铝矿、铅锌矿和锡矿") ||
	    !at_any(p, g->span.end, "； ， 、"))
		return false;
	for (off = g->span.end + strlen("；"); off < f->span.start;
	     off += utf8_len(p->text.p[off])) {
		if ((!cp_is_han(char_at(p, off)) && !at(p, off, "、")) ||
		    at_any(
			p, off, "占 为 是 有 达 率 比 由 从 到 至 相 现 今 则"))
			return false;
	}
	return off > g->span.end + strlen("；");
}

static void
set_role(struct page *p, size_t figure, size_t from, struct change *c)
{
	struct figure *f = &p->s->figures.v[figure];
	bool planned = is_planned(p, f);

	if (goes_on(p, f)) {
		*c = (struct change){.role = ROLE_NONE};
		return;
	}
	*c = find_change(p, f, from);
	if (slice_eq(f->unit_id, SLICE("time_count")))
		c->role = ROLE_NONE; /* 降低了两次 */
	if (f->kind == FIGURE_DURATION &&
	    before_any(p, f->span.start, "提前了 提前 提早了 提早 缩短")) {
		f->role = ROLE_DECREASE;
		c->role = ROLE_NONE;
		return;
	}
	if (f->kind == FIGURE_DURATION && c->role != ROLE_NONE &&
	    !changes_duration(p, c->verb))
		c->role = ROLE_NONE;
	/* 快四分钟 are four less */
	if (f->kind == FIGURE_DURATION && c->role != ROLE_NONE &&
	    at_any(p, c->verb, "快 早 慢 晚"))
		c->role =
		    at_any(p, c->verb, "快 早") ? ROLE_DECREASE : ROLE_INCREASE;
	if (c->role != ROLE_NONE) {
		f->role = c->result ? ROLE_TO : c->role;
		find_base(p, f, c);
		if (c->result)
			link_from(p, figure, c);
		return;
	}
	if (same_change(p, f)) {
		f->role = (f - 1)->role;
		c->role = f->role;
		c->verb = f->span.start;
		inherit_base(p, f);
		return;
	}
	f->role = is_part(f) ? ROLE_RATIO : ROLE_LEVEL;
	if (f->role == ROLE_RATIO)
		find_ratio_base(p, f);
	else if (planned)
		f->role = ROLE_PLAN;
}

/* --- all together --- */

/* 出煤六千吨的新纪录: the record is not what was weighed. */
static bool
names_record(const struct page *p, size_t off)
{
	return word_at(p, off, RECORD) > 0;
}

/* Where the clause before this one ends, before its comma. */
static size_t
clause_before(const struct page *p)
{
	size_t end = p->clause;

	utf8_prev(p->text, &end);
	return end;
}

/* 二十三个乡有十八个办起了企业, 一千人，其中八百人: some of the same. */
static bool
counts_some_of(const struct page *p, const struct figure *f)
{
	const struct figure *g = f - 1;
	size_t n;

	if (p->s->figures.n < p->first_figure + 2 || f->unit_id.p == NULL ||
	    f->kind != FIGURE_COUNT || g->kind != FIGURE_COUNT ||
	    span_len(g->item) == 0 || g->span.start < p->sentence ||
	    !slice_eq(f->unit_id, g->unit_id))
		return false;
	n = before_any(p, f->span.start, "其中有 其中 中有");
	if (n > 0)
		return true;
	n = before(p, f->span.start, "有");
	return n > 0 && g->item.end + n == f->span.start;
}

static void
find_item(
    const struct page *p, struct figure *f, size_t from, const struct change *c)
{
	const struct scan *s = p->s;
	size_t end = c->role != ROLE_NONE ? c->verb : f->span.start;
	const struct figure *g =
	    p->s->figures.n >= p->first_figure + 2 ? f - 1 : NULL;

	if (s->times.n > p->first_time &&
	    s->times.v[s->times.n - 1].span.end > from &&
	    s->times.v[s->times.n - 1].span.end <= end &&
	    span_len(f->compared) == 0)
		from = s->times.v[s->times.n - 1].span.end;
	if (f->linked != NO_FIGURE || span_len(f->item) > 0 ||
	    (f->kind == FIGURE_DURATION && c->role == ROLE_NONE))
		return;
	if (counts_some_of(p, f)) {
		f->item = g->item;
		return;
	}
	if (c->role == ROLE_NONE || !is_part(f)) {
		f->item = noun_zh(p, f->span.end);
		if (span_len(f->item) > 0 && !names_record(p, f->span.end))
			return;
		/* 增产原煤一百零四万吨 */
		if (c->role != ROLE_NONE)
			f->item = noun_before(p, c->verb_end, f->span.start);
		if (span_len(f->item) > 0)
			return;
	}
	/* 提高贴现率百分之一: the object of the verb */
	if (is_part(f) && c->role != ROLE_NONE && !c->result &&
	    c->verb_end > 0 && span_len(f->compared) == 0) {
		f->item = noun_before(p, c->verb_end, f->span.start);
		if (span_len(f->item) >= 3 * strlen("价"))
			return;
		f->item = (struct span){0};
	}
	if (span_len(f->compared) > 0 && f->compared.start >= from &&
	    f->compared.start < end)
		end = f->compared.start;
	/* 一天能播的等于手工的三倍: not the base */
	if (f->role == ROLE_RATIO && before(p, f->span.start, "的")) {
		const struct cue *is = cue_last(p, from, end, CUE_RATIO);

		end = is != NULL ? is->off : end;
	}
	f->item = noun_before(p, from, end);
	/* 获得比去年多一倍的机器 */
	if (span_len(f->item) == 0 && at(p, f->span.end, "的"))
		f->item = noun_zh(p, f->span.end);
	if (span_len(f->item) > 0)
		return;
	/* 比例，已由原来的30％: the subject stands before the comma; where a
	 * figure stands there, it is about the same thing. */
	if (g != NULL && g->span.start >= p->sentence &&
	    g->span.end + strlen("，") + 6 >= p->clause)
		f->item = g->item;
	else if (p->clause > p->sentence + 3 && from == p->clause &&
		 (g == NULL || g->span.end < p->sentence ||
		     f->kind != FIGURE_COUNT))
		f->item = noun_before(p, p->sentence, clause_before(p));
	if (span_len(f->item) == 0 && g != NULL && g->span.start >= p->sentence)
		f->item = g->item;
	/* 粮价一周内暴涨十倍 */
	if (span_len(f->item) == 0 && g != NULL && g->kind == FIGURE_DURATION &&
	    g->span.start > p->clause)
		f->item = noun_before(p, p->clause, g->span.start);
}

/* The time right before it, with 的 (低于1992年的31.3％), even if it is the
 * base of a comparison; else what is being told. */
static struct interval
own_period(const struct page *p, const struct figure *f)
{
	const struct scan *s = p->s;

	if (before(p, f->span.start, "的") && s->times.n > p->first_time &&
	    s->times.v[s->times.n - 1].span.end + strlen("的") ==
		f->span.start &&
	    !ratio_base_zh(p, s->times.v[s->times.n - 1].span))
		return s->times.v[s->times.n - 1].when;
	return s->period;
}

/* 二百亿、一百亿和九十亿元: the last of a list gives its unit to those before
 * it. */
static void
share_unit(struct page *p, size_t figure)
{
	const struct figure *f = &p->s->figures.v[figure];

	if ((f->kind != FIGURE_MONEY && f->kind != FIGURE_MEASURE) ||
	    f->qualifier != EXACT)
		return;
	for (size_t i = figure; i-- > p->first_figure;) {
		struct figure *g = &p->s->figures.v[i];
		size_t sep = at_any(p, g->span.end, "、 和 及 与");

		if (g->kind != FIGURE_COUNT || g->unit_id.p != NULL ||
		    sep == 0 || g->span.end + sep != g[1].span.start)
			return;
		g->kind = f->kind;
		g->unit_id = f->unit_id;
		figure_convert(g, p->s);
	}
}

void
context_zh(struct page *p, size_t figure)
{
	struct figure *f = &p->s->figures.v[figure];
	size_t from = words_begin(p, f);
	struct change change;

	f->period = own_period(p, f);
	set_role(p, figure, from, &change);
	find_item(p, f, from, &change);
	rate_zh(p, f, from);
	if (!slice_eq(slice_at(p->text, f->unit), SLICE("百分点")) &&
	    !slice_eq(slice_at(p->text, f->unit), SLICE("个百分点")))
		figure_factor(f);
	/* 好几番: whole doublings, so two to nine */
	if (f->qualifier == SEVERAL && f->factor_min.known &&
	    f->implied_max.known && slice_eq(f->unit_id, SLICE("doubling"))) {
		struct figure top = *f;

		top.max = bound_of(f->implied_max.value - 1);
		figure_factor(&top);
		f->factor_max = top.factor_max;
	}
	figure_convert(f, p->s);
	share_unit(p, figure);
}

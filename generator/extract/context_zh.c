/* SPDX-License-Identifier: MIT */
/* What a Chinese figure is about: the noun, the change, the base it is
 * compared with, the denominator of a rate. The words stand in the figure's
 * own clause, nearly always before it. */
#include "zh.h"

/* --- the noun --- */

/* Where a noun phrase ends. */
static const char noun_ends[] =
    "都 已 在 由 被 把 将 从 对 比 是 有 为 以 到 就 才 也 均 又 却 投入 投放 "
    "进行 参加 出席 开始 达 共 需 能 可以 提前 完成 超额 增长 提高 减少 下降 "
    "组成 占 左右 来 去 给 向 用 使 令 并 而 及时 全部 大批 分别 获得 得到 "
    "正在 正 不 没 未 要 会议上 通过 实现 建成 出来 上 中 里 了 着 过 进入 "
    "提出 "
    "表示 举行 成立 于 其 这 那 每 各 因 只 还 再 前来 来自 经 因此 经过";

struct span
noun_zh(const struct page *p, size_t off)
{
	size_t end, of = SIZE_MAX;

	off += at_any(p, off, "重的 的 多 ");
	while (off < p->text.n && p->text.p[off] == ' ')
		off++;
	end = off;
	for (int i = 0; i < 16 && end < p->text.n; i++) {
		uint32_t cp = char_at(p, end);

		if (!cp_is_han(cp) && cp != 0x201c && cp != 0x201d)
			break;
		if (at_any(p, end, noun_ends) ||
		    (at(p, end, "增加") && !before(p, end, "新")))
			break;
		if (digit_zh(cp) > 0 && end > off)
			break;
		if (at(p, end, "的")) {
			if (of != SIZE_MAX)
				break;
			of = end + strlen("的");
		}
		end += utf8_len(p->text.p[end]);
	}
	if (of != SIZE_MAX && of < end)
		off = of;
	else if (of != SIZE_MAX)
		end = of - strlen("的");
	return span_of(off, end);
}

/* Words between the noun and its number: 产品有, 原料就有, 总产值达到 */
static const char links[] =
    "总共有 一共有 共计有 就有 共有 已有 还有 约有 另有 现有 计有 只有 达到了 "
    "达到 完成 总共 一共 共计 合计 总计 总数达 多达 高达 数达 已达 可达 达 有 "
    "共 "
    "为 是 计 约 近 了 已 仅 只 就 也 到 至 着 近 超过 已经 每年 年 大约 将近 "
    "即 占 的 以 用 在 于 由 从 原来 平均 各 ";

static size_t
strip_links(const struct page *p, size_t from, size_t end)
{
	for (;;) {
		size_t n = before_any(p, end, links);

		while (end > from && p->text.p[end - 1] == ' ')
			end--;
		if (n == 0 || end < from + n)
			return end;
		end -= n;
	}
}

/* The noun that ends at `end`, not reaching back over `from`. */
static struct span
noun_before(const struct page *p, size_t from, size_t end)
{
	size_t start, of;

	end = strip_links(p, from, end);
	start = end;
	for (int i = 0; i < 12 && start > from; i++) {
		size_t back = start;
		uint32_t cp = utf8_prev(p->text, &back);

		if (!cp_is_han(cp) ||
		    before_any(p, start,
			"了 着 已 把 将 从 对 "
			"比 由 被 使 就 都 是 有 在 也 上 中"))
			break;
		start = back;
	}
	of = last_of(p, start, end, "的");
	if (of != SIZE_MAX && of + strlen("的") < end)
		start = of + strlen("的");
	return span_of(start, end);
}

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

/* --- changes --- */

static const char ups[] =
    "增加 增长 提高 上升 增产 增收 扩大 升高 上涨 高出 超过 超额 超产 延长 "
    "递增 增至 "
    "增到 增为 升到 升至 升为 涨到 涨至 加快 增多 增大 翻 增 涨 多收 多产 多打 "
    "多种 发展 超 猛增 激增 高 多 快 ";
static const char downs[] = "降低 减少 缩短 下降 节约 节省 减产 削减 压缩 下跌 "
			    "裁减 降价 减轻 缩减 减到 减至 "
			    "减为 降到 降至 降为 减低 缩小 少用 少花 跌到 跌至 "
			    "锐减 递减 减 降 跌 低 少 省 ";

static size_t
verb_at(const struct page *p, size_t off, enum role *role)
{
	size_t n = at_any(p, off, ups);

	*role = ROLE_INCREASE;
	if (n == 0) {
		n = at_any(p, off, downs);
		*role = ROLE_DECREASE;
	}
	/* 不少, 至少, 多少, 很多, 提高 is a noun in 高级 */
	if (n == 3 &&
	    (at_any(p, off,
		 "少数 多数 低级 高级 多种 多样 多次 高产 "
		 "高等 高度 高炉 高潮 减免 省委 省人 省政 省市 快车 快速 多快 "
		 "高中 "
		 "低于 高于 多于 少于 少年 高原 高速 增援 升学 发展 涨价 超额 "
		 "高达 "
		 "多达 少先 多边 高空 高压 高粱 高干 高山 高大 省长 省级 省区 "
		 "省内 "
		 "省的 超级 多方 多年 多面 多媒 多民 少爷 少奶 少校 少将 翻身 "
		 "翻译 "
		 "翻修 翻地 翻砂 翻印 翻新") ||
		before_any(p, off,
		    "不 至 很 全 各 本 外 该 几 两 三 四 五 六 七 八 九 "
		    "十 百 千 万 亿 余 许 众 更 最 大 较 东 西 川 江 南 北 苏 "
		    "省 长 和 与 "
		    "、 ％ 一 半 提 崇 加 为 至")))
		return 0;
	return n;
}

/* 到, 至 and 为 behind the verb name what the change ends in. */
static bool
names_result(const struct page *p, size_t verb, size_t verb_end)
{
	if (before_any(p, verb_end, "到 至 为"))
		return true;
	verb_end += at(p, verb_end, "了");
	(void)verb;
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
	size_t off = from;

	while (off < f->span.start) {
		enum role role;
		size_t n = verb_at(p, off, &role);

		if (n > 0 && off + n <= f->number.start) {
			c = (struct change){
			    role, off, off + n, names_result(p, off, off + n)};
			off += n;
		} else {
			off += utf8_len(p->text.p[off]);
		}
	}
	if (c.role != ROLE_NONE &&
	    (f->span.start > c.verb_end + 30 ||
		last_of(p, c.verb_end, f->span.start, "的") != SIZE_MAX ||
		last_of(p, c.verb_end, f->span.start, "、") != SIZE_MAX))
		c.role = ROLE_NONE;
	return c;
}

static bool
is_part(const struct figure *f)
{
	return f->kind == FIGURE_PERCENT || f->kind == FIGURE_FRACTION ||
	       f->kind == FIGURE_MULTIPLE;
}

/* --- comparison --- */

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

/* 比去年同期增长, 较1952年提高, 与去年相比增加; the base may stand in the
 * clause before: 同去年相比，增长… */
static void
find_base(const struct page *p, struct figure *f, const struct change *c)
{
	static const char *const words[] = {"比", "较", "同", "与", "跟", "和"};
	size_t end = c->verb, from = p->clause;
	size_t best = SIZE_MAX;

	if (end <= from + 3 && from > p->sentence) {
		/* the verb begins the clause: look one clause back */
		size_t back = from - strlen("，");

		while (back > p->sentence && !before_any(p, back, "， ； ："))
			utf8_prev(p->text, &back);
		if (!before_any(p, from - strlen("，"), "相比 比较 比"))
			return;
		from = back;
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t w = last_of(p, from, end, words[i]);

		if (w == SIZE_MAX ||
		    (i >= 2 && last_of(p, w, end, "相比") == SIZE_MAX &&
			last_of(p, w, end, "比较") == SIZE_MAX))
			continue;
		if (at_any(p, w,
			"比例 比重 比较 比率 比赛 比如 同期 同时 较多 "
			"较大 较好 较快") ||
		    before_any(p, w,
			"对 相 正 评 百分 无 "
			"之"))
			continue;
		if (best == SIZE_MAX || w < best)
			best = w;
		if (i < 2)
			break;
	}
	if (best != SIZE_MAX)
		set_compared(p, f, best, end);
	else if (at_any(p, c->verb, "超过 超额 超产 超 高于 低于"))
		set_compared(p, f, c->verb_end,
		    strip_links(p, c->verb_end, f->span.start));
}

/* 为去年的三倍, 相当于1949年的120％: a ratio to a base. */
static void
find_ratio_base(const struct page *p, struct figure *f, size_t from)
{
	static const char *const words[] = {
	    "相当于", "等于", "为", "是", "达到", "占"};
	size_t best = SIZE_MAX, len = 0;

	if (!before(p, f->span.start, "的") &&
	    !time_within(p, from, f->span.start))
		return;
	for (size_t i = 0; i < 5; i++) {
		size_t w = last_of(p, from, f->span.start, words[i]);

		if (w != SIZE_MAX && (best == SIZE_MAX || w > best)) {
			best = w;
			len = strlen(words[i]);
		}
	}
	if (best != SIZE_MAX && time_within(p, best, f->span.start) != NULL)
		set_compared(p, f, best + len, f->span.start);
}

/* --- roles --- */

/* 由30％提高到77％: the figure before is where it came from. */
static void
link_from(struct page *p, size_t figure, const struct change *c)
{
	struct figure *f = &p->s->figures.v[figure], *g;
	size_t from;

	if (figure == p->first_figure)
		return;
	g = f - 1;
	if (g->span.end < p->clause || g->span.end > c->verb ||
	    g->kind == FIGURE_ORDINAL || g->linked != NO_FIGURE) {
		/* 从…吨，增加到…吨 */
		if (g->span.end < p->sentence ||
		    p->clause > g->span.end + strlen("，") ||
		    g->kind != f->kind)
			return;
	}
	from =
	    g->span.start > p->sentence + 45 ? g->span.start - 45 : p->sentence;
	while (from < g->span.start && (p->text.p[from] & 0xc0) == 0x80)
		from++;
	if (last_of(p, from, g->span.start, "由") == SIZE_MAX &&
	    last_of(p, from, g->span.start, "从") == SIZE_MAX &&
	    last_of(p, from, g->span.start, "自") == SIZE_MAX)
		return;
	g->role = ROLE_FROM;
	g->linked = (int32_t)figure;
	f->linked = (int32_t)figure - 1;
	f->role = ROLE_TO;
	figure_factor(g);
}

static bool
is_planned(const struct page *p, const struct figure *f, size_t from)
{
	static const char *const words[] = {"计划", "将", "预计", "拟", "争取",
	    "力争", "要求", "准备", "打算", "指标", "要", "到"};

	if (last_of(p, from, f->span.start, "完成") != SIZE_MAX ||
	    last_of(p, from, f->span.start, "超") != SIZE_MAX)
		return false;
	for (size_t i = 0; i < 10; i++)
		if (last_of(p, from, f->span.start, words[i]) != SIZE_MAX)
			return true;
	return false;
}

static void
set_role(struct page *p, size_t figure, size_t from, struct change *c)
{
	struct figure *f = &p->s->figures.v[figure];

	*c = find_change(p, f, from);
	if (c->role != ROLE_NONE) {
		f->role = c->result ? ROLE_TO : c->role;
		if (f->kind == FIGURE_DURATION && !c->result &&
		    !at_any(p, c->verb, "缩短 延长 增加 减少"))
			f->role = ROLE_LEVEL;
		find_base(p, f, c);
		if (c->result)
			link_from(p, figure, c);
		return;
	}
	f->role = is_part(f) ? ROLE_RATIO : ROLE_LEVEL;
	if (f->role == ROLE_RATIO)
		find_ratio_base(p, f, p->clause);
	else if (is_planned(p, f, p->clause))
		f->role = ROLE_PLAN;
}

/* --- rates --- */

static const struct {
	const char *word, *unit;
} products[] = {
    {"亩产量", "mu"},
    {"亩产", "mu"},
    {"日产量", "day"},
    {"日产", "day"},
    {"月产量", "month"},
    {"月产", "month"},
    {"年产量", "year"},
    {"年产", "year"},
    {"人均", "person"},
    {"户均", "household"},
    {"亩均", "mu"},
    {"时速", "hour"},
    {"班产", "shift"},
    {"台时产量", "machine_hour"},
    {"公顷产", "ha"},
    {"株产", "tree"},
    {"秒流量", "second"},
};

/* 亩产八百斤, 每人每天八两, 每吨三百元: what the figure is per. */
static void
find_rate(const struct page *p, struct figure *f, size_t from)
{
	size_t each = last_of(p, from, f->span.start, "每"), len;
	const struct unit *u;

	for (size_t i = 0; i < sizeof(products) / sizeof(*products); i++) {
		size_t w = last_of(p, from, f->span.start, products[i].word);
		size_t n = w != SIZE_MAX ? strlen(products[i].word) : 0;

		if (w == SIZE_MAX || (each != SIZE_MAX && each > w))
			continue;
		if (before_any(p, w, "今 去 明 前 当 全 本 上 下 多 逐"))
			continue;
		n = at_any(p, w, "公顷 台时") ? strlen("公顷")
					      : utf8_len(p->text.p[w]);
		f->per = span_of(w, w + n);
		f->per_id = slice_of(products[i].unit);
		return;
	}
	if (each == SIZE_MAX || f->span.start - each > 90)
		return;
	each += strlen("每");
	len = 0;
	u = units_match(p->s->units, ZH, slice_tail(p->text, each), &len);
	if (u == NULL) {
		struct numeral n;

		if (!numeral_zh(&n, p->s->arena, p->text, each) ||
		    n.span.end >= f->span.start)
			return;
		u = units_match(
		    p->s->units, ZH, slice_tail(p->text, n.span.end), &len);
		if (u == NULL)
			return;
		len += n.span.end - each;
	}
	if (each + len > f->span.start)
		return;
	f->per = span_of(each, each + len);
	f->per_id = u->id;
}

static bool
can_be_rate(const struct figure *f)
{
	return f->kind == FIGURE_COUNT || f->kind == FIGURE_MEASURE ||
	       f->kind == FIGURE_MONEY;
}

/* --- all together --- */

static void
find_item(
    const struct page *p, struct figure *f, size_t from, const struct change *c)
{
	size_t end = c->role != ROLE_NONE ? c->verb : f->span.start;

	if (f->kind == FIGURE_DURATION && c->role == ROLE_NONE)
		return;
	if (c->role == ROLE_NONE || !is_part(f)) {
		f->item = noun_zh(p, f->span.end);
		if (span_len(f->item) > 0)
			return;
	}
	if (span_len(f->compared) > 0 && f->compared.start >= from &&
	    f->compared.start < end)
		end = f->compared.start;
	f->item = noun_before(p, from, end);
	if (span_len(f->item) >= 6)
		return;
	/* 比例，已由原来的30％: the subject stands before the comma. */
	if (p->clause > p->sentence + 3 && from == p->clause)
		f->item = noun_before(p, p->sentence, p->clause - strlen("，"));
	if (span_len(f->item) < 3 && p->s->figures.n >= 2 &&
	    p->s->figures.n - 2 >= p->first_figure) {
		const struct figure *g = f - 1;

		if (g->span.start >= p->sentence)
			f->item = g->item;
	}
}

void
context_zh(struct page *p, size_t figure)
{
	struct figure *f = &p->s->figures.v[figure];
	size_t from = words_begin(p, f);
	struct change change;

	f->period = p->s->period;
	set_role(p, figure, from, &change);
	find_item(p, f, from, &change);
	if (can_be_rate(f)) {
		find_rate(p, f, from);
		if (f->per_id.p != NULL)
			f->kind = FIGURE_RATE;
	}
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
}

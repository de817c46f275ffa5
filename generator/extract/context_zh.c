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

/* 轧钢机 in 轧钢机的任务 is what the classifier counts; 新增加 in 新增加的产品
 * is not. */
static bool
is_noun(const struct page *p, size_t off, size_t of)
{
	static const char *const verbs[] = {"新", "增", "需", "急", "可", "能",
	    "有", "以上", "以下", "已", "所", "用", "过", "参", "生产", "制造",
	    "建", "来自", "受", "从", "缺", "要", "自", "大", "小", "高", "好",
	    "同", "成", "性"};
	size_t end = of - strlen("的");

	if (end < off + 6)
		return false;
	for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
		if (last_of(p, off, end, verbs[i]) != SIZE_MAX)
			return false;
	return true;
}

/* 要 and 上 end a noun, but not in 主要 and 以上. */
static size_t
noun_ends_at(const struct page *p, size_t off)
{
	size_t n = at_any(p, off, noun_ends);

	if (n == 3 && at(p, off, "要") && before_any(p, off, "主 重 必 需 次"))
		return 0;
	if (n == 3 && at_any(p, off, "上 中 里") &&
	    (before_any(p, off, "以 海 ") ||
		at_any(p, off,
		    "上衣 上海 中学 "
		    "中型 中国 中央 中心 中专 中药 中医 中小 上等 上层 中等 "
		    "中农 里程 "
		    "中学生 中队 中级")))
		return 0;
	if (n == 3 && at_any(p, off,
			  "有色 有机 有线 为民 成品 对外 对虾 共产 "
			  "共青 公共 向日 过磷 用户 用品 用具 以上 以下 不锈 "
			  "不同 不良 需要 "
			  "将军 将领 比赛 就业 均田 去年 还原 使用 使馆 来信 "
			  "来宾 来访 给水 "
			  "才能 能源 能力 能手 能工 占领 自来"))
		return 0;
	return n;
}

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
		if (noun_ends_at(p, end) > 0 ||
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
	if (of != SIZE_MAX && of < end && !is_noun(p, off, of))
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

/* --- changes --- */

static const char ups[] = "增加 增长 提高 上升 增产 增收 扩大 升高 上涨 高出 "
			  "超过 超额 超产 延长 递增 增至 "
			  "增到 增为 升到 升至 升为 涨到 涨至 加快 增多 增大 "
			  "多收 多产 多打 多种 发展 猛增 "
			  "激增 净增 新增 倍增 多用 多花";
static const char downs[] = "降低 减少 缩短 下降 节约 节省 减产 削减 压缩 下跌 "
			    "裁减 减轻 缩减 减到 减至 减为 "
			    "降到 降至 降为 减低 缩小 少用 少花 跌到 跌至 锐减 "
			    "递减 少收 少产 锐降 减慢";

/* One character is a verb of change only right before its amount, and 多 高
 * 快 only in a comparison. */
static size_t
short_verb(const struct page *p, size_t off, enum role *role)
{
	size_t up = at_any(p, off, "增 升 涨 超 翻"), down;
	size_t down_or_less = at_any(p, off, "减 降 跌");
	size_t next = off + strlen("多"), w;
	uint32_t cp;

	down = down_or_less > 0 ? down_or_less : at_any(p, off, "少 低 慢 短");
	if (up + down + at_any(p, off, "多 高 快 长 大 早") == 0)
		return 0;
	*role = down > 0 ? ROLE_DECREASE : ROLE_INCREASE;
	if (up == 0 && down_or_less == 0) {
		w = last_of(p, p->clause, off, "比");
		if (w == SIZE_MAX)
			w = last_of(p, p->clause, off, "较");
		if (w == SIZE_MAX)
			return 0;
	}
	next += at_any(p, next, "了 到 至 为 出");
	next += at_any(p, next, "将近 大约 不到 近 约 好");
	cp = char_at(p, next);
	if (digit_zh(cp) >= 0 || multiplier_zh(cp) > 0 || cp == 0x51e0 ||
	    cp == 0x6570 || cp == 0x534a)
		return strlen("多");
	return 0;
}

static size_t
verb_at(const struct page *p, size_t off, enum role *role)
{
	size_t n = at_any(p, off, ups);

	*role = ROLE_INCREASE;
	if (n > 0)
		return n;
	*role = ROLE_DECREASE;
	n = at_any(p, off, downs);
	return n > 0 ? n : short_verb(p, off, role);
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
	size_t off = from, gap;

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
	if (c.role == ROLE_NONE)
		return c;
	/* 下降到四月份的百分之二: a time may stand between, with its 的. */
	gap = c.verb_end;
	if (time_within(p, gap, f->span.start) != NULL)
		gap =
		    time_within(p, gap, f->span.start)->span.end + strlen("的");
	else if (at_any(p, gap, "到目前的 到现在的 到今天的 为目前的 为现在的"))
		gap += strlen("到目前的");
	if (f->span.start > gap + 30 ||
	    last_of(p, gap, f->span.start, "的") != SIZE_MAX ||
	    last_of(p, gap, f->span.start, "、") != SIZE_MAX)
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
	return at_any(p, w,
		   "比例 比重 比较 比率 比赛 比如 同期 同时 较多 较大 较好 "
		   "较快 较高 较少") > 0 ||
	       before_any(p, w, "对 相 正 评 百分 无 之") > 0;
}

/* 和一九四九年比较，森林面积扩大了…，木材年产量增加了…: said once for the
 * sentence. */
static void
base_of_sentence(const struct page *p, struct figure *f)
{
	static const char *const words[] = {"与", "同", "和", "跟", "比"};
	size_t from = p->sentence, best = SIZE_MAX;
	size_t end = last_of(p, from, p->clause, "相比，");

	if (end == SIZE_MAX)
		end = last_of(p, from, p->clause, "比较，");
	for (size_t i = 0; end != SIZE_MAX && i < 5 && best == SIZE_MAX; i++)
		best = last_of(p, from, end, words[i]);
	if (best != SIZE_MAX)
		set_compared(p, f, best, end);
}

/* 比去年同期增长, 较1952年提高, 与去年相比增加; the base may stand in the
 * clause before: 同去年相比，增长… */
static void
find_base(const struct page *p, struct figure *f, const struct change *c)
{
	static const char *const words[] = {"比", "较", "同", "与", "跟", "和"};
	size_t end = c->verb, from = p->clause;
	size_t best = SIZE_MAX;

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t w = last_of(p, from, end, words[i]);

		if (w == SIZE_MAX ||
		    (i >= 2 && last_of(p, w, end, "相比") == SIZE_MAX &&
			last_of(p, w, end, "比较") == SIZE_MAX))
			continue;
		if (is_other_bi(p, w))
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
	else
		base_of_sentence(p, f);
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
	end -= before_any(p, end, "已");
	noun = noun_before(p, from, end);
	if (span_len(noun) == 0 && before(p, end, "，"))
		noun = noun_before(p, from, end - strlen("，"));
	return noun;
}

/* 由30％提高到77％: the figure before is where it came from. */
static void
link_from(struct page *p, size_t figure, const struct change *c)
{
	static const char *const words[] = {"由", "从", "自"};
	struct figure *f = &p->s->figures.v[figure], *g;
	size_t from, w = SIZE_MAX;

	if (figure == p->first_figure)
		return;
	g = f - 1;
	if (g->span.end > c->verb || g->kind == FIGURE_ORDINAL ||
	    g->linked != NO_FIGURE || g->span.end < p->sentence)
		return;
	/* 从…吨，增加到…吨: at most one comma between */
	if (g->span.end < p->clause &&
	    (p->clause > g->span.end + 12 || g->kind != f->kind))
		return;
	from =
	    g->span.start > p->sentence + 60 ? g->span.start - 60 : p->sentence;
	for (size_t i = 0; i < 3 && w == SIZE_MAX; i++)
		w = last_of(p, from, g->span.start, words[i]);
	if (w == SIZE_MAX)
		return;
	g->role = ROLE_FROM;
	g->linked = (int32_t)figure;
	f->linked = (int32_t)figure - 1;
	f->role = ROLE_TO;
	g->factor_min = g->factor_max = (struct bound){0};
	/* 废品率由6％下降到2％: both are about what stands before 由. */
	g->item = subject_before(p, w);
	f->item = g->item;
}

/* 要 plans with a verb behind it (要造林…亩); else it needs: 要六个人. */
static bool
wants(const struct page *p, const struct figure *f, size_t w)
{
	return f->span.start >= w + strlen("要造林") &&
	       !before_any(p, w, "主 重 需 只 必 次 就 往往 都 不 还 ") &&
	       !at_any(p, w, "要有") &&
	       last_of(p, p->clause, w, "从前") == SIZE_MAX &&
	       last_of(p, p->clause, w, "过去") == SIZE_MAX;
}

static bool
is_planned(const struct page *p, const struct figure *f, size_t from)
{
	static const char *const words[] = {"计划", "将", "预计", "拟", "争取",
	    "力争", "要求", "准备", "打算", "要"};
	static const char *const done[] = {
	    "完成", "超", "已", "目前", "现有", "原有", "现在"};
	size_t w = SIZE_MAX;

	for (size_t i = 0; i < sizeof(done) / sizeof(*done); i++)
		if (last_of(p, from, f->span.start, done[i]) != SIZE_MAX)
			return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		w = last_of(p, from, f->span.start, words[i]);
		if (w == SIZE_MAX ||
		    (at(p, w, "要") && !at(p, w, "要求") && !wants(p, f, w)) ||
		    (at(p, w, "将") && at_any(p, w, "将军 将近 将士")))
			continue;
		return true;
	}
	return false;
}

static bool
changes_duration(const struct page *p, size_t verb)
{
	return at_any(p, verb, "缩短 延长 增加 减少 快 慢 节省 节约 早 少用") >
	       0;
}

static void
set_role(struct page *p, size_t figure, size_t from, struct change *c)
{
	struct figure *f = &p->s->figures.v[figure];
	bool planned = is_planned(p, f, p->clause);

	*c = find_change(p, f, from);
	if (slice_eq(f->unit_id, SLICE("time_count")))
		c->role = ROLE_NONE; /* 降低了两次 */
	if (f->kind == FIGURE_DURATION &&
	    before_any(p, f->span.start, "提前了 提前 提早了 提早 缩短")) {
		f->role = ROLE_DECREASE;
		return;
	}
	if (f->kind == FIGURE_DURATION && c->role != ROLE_NONE &&
	    !changes_duration(p, c->verb))
		c->role = ROLE_NONE;
	if (c->role != ROLE_NONE) {
		f->role = c->result ? ROLE_TO : c->role;
		find_base(p, f, c);
		if (c->result)
			link_from(p, figure, c);
		return;
	}
	f->role = is_part(f) ? ROLE_RATIO : ROLE_LEVEL;
	if (f->role == ROLE_RATIO)
		find_ratio_base(p, f, p->clause);
	else if (planned)
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
static bool
product_rate(const struct page *p, struct figure *f, size_t from, size_t each)
{
	for (size_t i = 0; i < sizeof(products) / sizeof(*products); i++) {
		size_t w = last_of(p, from, f->span.start, products[i].word);
		size_t n;

		if (w == SIZE_MAX || (each != SIZE_MAX && each > w) ||
		    before_any(p, w, "今 去 明 前 当 全 本 上 下 多 逐"))
			continue;
		n = at_any(p, w, "公顷 台时") ? strlen("公顷")
					      : utf8_len(p->text.p[w]);
		f->per = span_of(w, w + n);
		f->per_id = slice_of(products[i].unit);
		return true;
	}
	return false;
}

static void
find_rate(const struct page *p, struct figure *f, size_t from)
{
	size_t each = last_of(p, p->clause, f->span.start, "每"), len = 0;
	const struct unit *u;
	struct numeral n;

	if (product_rate(p, f, from, each) || each == SIZE_MAX ||
	    f->span.start - each > 120)
		return;
	each += strlen("每");
	u = units_match(p->s->units, ZH, slice_tail(p->text, each), &len);
	if (u == NULL) {
		/* 每百斤, 每一百亩, 每万吨公里 */
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

/* 白面一斤四三．○○元: a price behind what it is for. */
static void
priced(const struct page *p, struct figure *f)
{
	const struct figure *g = f - 1;

	if (f->kind != FIGURE_MONEY || p->s->figures.n < p->first_figure + 2 ||
	    g->unit_id.p == NULL || g->kind == FIGURE_MONEY ||
	    g->kind == FIGURE_RATE || g->kind == FIGURE_DURATION ||
	    f->span.start > g->span.end + 1)
		return;
	f->per = g->unit;
	f->per_id = g->unit_id;
	f->item = noun_before(p, p->clause, g->span.start);
}

static bool
can_be_rate(const struct figure *f)
{
	return f->kind == FIGURE_COUNT || f->kind == FIGURE_MEASURE ||
	       f->kind == FIGURE_MONEY;
}

/* --- all together --- */

/* 出煤六千吨的新纪录: the record is not what was weighed. */
static bool
names_record(const struct page *p, size_t off)
{
	return at_any(p, off,
		   "的新纪录 的纪录 的记录 的水平 的速度 的成绩 的任务 的规模 "
		   "的目标 的指标 的高产 的新水平 的最高 的大关") > 0;
}

static void
find_item(
    const struct page *p, struct figure *f, size_t from, const struct change *c)
{
	size_t end = c->role != ROLE_NONE ? c->verb : f->span.start;
	const struct figure *g =
	    p->s->figures.n >= p->first_figure + 2 ? f - 1 : NULL;

	if (f->linked != NO_FIGURE ||
	    (f->kind == FIGURE_DURATION && c->role == ROLE_NONE))
		return;
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
	if (span_len(f->compared) > 0 && f->compared.start >= from &&
	    f->compared.start < end)
		end = f->compared.start;
	f->item = noun_before(p, from, end);
	if (span_len(f->item) > 0)
		return;
	/* 比例，已由原来的30％: the subject stands before the comma; where a
	 * figure stands there, it is about the same thing. */
	if (g != NULL && g->span.start >= p->sentence &&
	    g->span.end + strlen("，") + 6 >= p->clause)
		f->item = g->item;
	else if (p->clause > p->sentence + 3 && from == p->clause)
		f->item = noun_before(p, p->sentence, p->clause - strlen("，"));
	if (span_len(f->item) == 0 && g != NULL && g->span.start >= p->sentence)
		f->item = g->item;
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
	if (can_be_rate(f) || f->kind == FIGURE_PERCENT) {
		find_rate(p, f, from);
		if (f->per_id.p == NULL)
			priced(p, f);
		if (f->per_id.p != NULL && f->kind != FIGURE_PERCENT)
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

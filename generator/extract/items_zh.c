/* SPDX-License-Identifier: MIT */
/* The noun before or behind a Chinese figure, which says what is counted. No
 * parser tells where it begins and ends, but words do that cannot be in it. */
#include "zh.h"

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
	size_t n = word_at(p, off, NOUN_END);

	if (n == 3 && at(p, off, "要") && before_any(p, off, "主 重 必 需 次"))
		return 0;
	if (n == 3 && at_any(p, off, "上 中 里") &&
	    (before_any(p, off, "以 海 ") || word_at(p, off, NOUN_WITH_SHANG)))
		return 0;
	if (n == 3 && word_at(p, off, NOUN_KEEPS))
		return 0;
	return n;
}

/* 二十二栋三层楼房, 四台一百马力柴油机: behind what is told of the thing. */
static size_t
behind_measure(const struct page *p, size_t off)
{
	struct numeral n;
	const struct unit *u;
	size_t len;

	if (!numeral_zh(&n, p->s->arena, p->text, off))
		return off;
	u = units_match(p->s->units, ZH, slice_tail(p->text, n.span.end), &len);
	if (u == NULL ||
	    (u->class != UNIT_MEASURE && !slice_eq(u->id, SLICE("layer"))))
		return off;
	len += n.span.end;
	return noun_ends_at(p, len) == 0 && cp_is_han(char_at(p, len)) &&
		       cp_is_han(char_at(p, len + strlen("楼")))
		   ? len
		   : off;
}

struct span
noun_zh(const struct page *p, size_t off)
{
	size_t end, of = SIZE_MAX, even = at_any(p, off, "甚至 乃至 以至"), len;
	struct numeral n;

	/* 几种甚至几十种原料: both count one thing. */
	if (even > 0 && numeral_zh(&n, p->s->arena, p->text, off + even)) {
		off = n.span.end;
		if (units_match(p->s->units, ZH, slice_tail(p->text, off),
			&len) != NULL)
			off += len;
	}
	off = behind_measure(p, off);
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
		if ((digit_zh(cp) > 0 || at(p, end, "第")) &&
		    (end > off || idiom_zh(p, end, NULL) == 0))
			break;
		if (at(p, end, "的")) {
			if (of != SIZE_MAX)
				break;
			of = end + strlen("的");
		}
		end += utf8_len(p->text.p[end]);
	}
	/* 民工推着小车: the verb before 着 */
	if (end >= off + strlen("民工推") && at_any(p, end, "着 了 过") &&
	    !at_any(p, end, "过去 过程 过渡 过磷 了解"))
		utf8_prev(p->text, &end);
	if (of != SIZE_MAX && of < end && !is_noun(p, off, of))
		off = of;
	else if (of != SIZE_MAX)
		end = of - strlen("的");
	/* 五千个集体农场与九百个站: what joins is no part of the noun */
	if (end > off && before_any(p, end, "和 与 及 暨") &&
	    !before_any(p, end, "饱和 总和 缓和 温和 参与 赠与"))
		end -= strlen("和");
	return span_of(off, end);
}

size_t
strip_links(const struct page *p, size_t from, size_t end)
{
	/* More than a few in a row is no sentence. */
	for (int i = 0; i < 8; i++) {
		size_t n = word_before(p, end, LINK);

		if (end > from && p->text.p[end - 1] == ' ')
			n = 1;
		if (n == 0 || end < from + n ||
		    before_any(p, end,
			"少将 中将 上将 大将 准将 健将 名将 老将 小将 主将"))
			return end;
		end -= n;
	}
	return end;
}

size_t
strip_verb(const struct page *p, size_t from, size_t end)
{
	size_t n = before_any(p, end, "只剩 剩下 打 卖 买 剩 挣 赚 发 播 收");

	return end > from + n + strlen("布") ? end - n : end;
}

bool
is_comparable(const struct page *p, size_t bi)
{
	return at(p, bi, "比") && before(p, bi, "可");
}

/* 比 begins a noun behind it, but not in 比例, nor 有 in 有色金属. */
static bool
noun_starts_at(const struct page *p, size_t off)
{
	size_t n = word_before(p, off, NOUN_STARTS);

	/* 承包户, 养殖场: the verb is part of the noun */
	if (n > strlen("占") &&
	    at_any(p, off,
		"厂 场 站 所 班 队 员 费 率 量 法 者 机 器 品 业 面积 款 "
		"金 物 会 部 户 系数 权 期 额"))
		return false;
	return n > 0 && !is_comparable(p, off - n) &&
	       word_at(p, off - n, NOUN_KEEPS | NOUN_WITH_SHANG) <= n;
}

struct span
noun_before(const struct page *p, size_t from, size_t end)
{
	size_t start, of;

	end = strip_links(p, from, end);
	start = end;
	for (int i = 0; i < 12 && start > from; i++) {
		size_t back = start;
		uint32_t cp = utf8_prev(p->text, &back);

		if (!cp_is_han(cp) || digit_zh(cp) >= 0 ||
		    noun_starts_at(p, start))
			break;
		start = back;
	}
	of = last_of(p, start, end, "的");
	if (of != SIZE_MAX && of + strlen("的") < end)
		start = of + strlen("的");
	/* 十年间总产值 */
	if (before_any(p, start, "年 月 日 天 周"))
		start += at_any(p, start, "间 来 内 里 中 后");
	if (start >= end ||
	    at_any(p, start, "这个 那个 这些 那些 我们 他们 它们 她们") ==
		end - start)
		return span_of(end, end);
	/* 一天能播, 每月可挣: a verb */
	if (at_any(p, start, "能 可 出 交 跑 打 卖 买 住 装 用 花 给 算 共") ==
		end - start ||
	    (end - start == strlen("能播") && at_any(p, start, "能 可 会") &&
		at_any(p, start + strlen("能"),
		    "播 挣 打 产 出 收 种 装 载 运 容 养 获 达 供 得 省 节 "
		    "增")))
		return span_of(end, end);
	/* 二十八师便衣队, 一九四○年耕地: what the number before counts */
	if (start < end && start > p->begin &&
	    digit_zh(char_before(p, start)) >= 0)
		start += at_any(p, start, "年底 年初 年末 年中 年来 年产") > 0
			     ? 0
			     : at_any(p, start, "师 旅 团 军 年 号");
	return span_of(start, end);
}

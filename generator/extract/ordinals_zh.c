/* SPDX-License-Identifier: MIT */
/* Numbers that name: ordinals, which are figures, and numbers inside names,
 * which are not. */
#include "zh.h"

/* 第一台, 第四阶段 against 第三钢铁厂: a classifier makes it an ordinal, the
 * name of an institution within a few characters a name. */
static bool
names_organisation(const struct page *p, size_t off)
{
	size_t end = off;

	if (word_at(p, off, ORDINAL_THING))
		return false;
	for (int i = 0; i < 9 && end < p->text.n; i++) {
		if (!cp_is_han(char_at(p, end)) || at(p, end, "的"))
			return false;
		if (word_at(p, end, ORGANISATION))
			return true;
		end += utf8_len(p->text.p[end]);
	}
	return false;
}

/* 第一、 第一， at the head of a clause lists points. */
static bool
lists_points(const struct page *p, size_t start, size_t end)
{
	size_t off = start;

	if (!at_any(p, end, "、 ， ： , : 是"))
		return false;
	/* 市场第一是城市，第二是农村: no thing is numbered. */
	if (at(p, end, "是"))
		return true;
	/* 市场第一是城市，第二是农村: no thing is numbered. */
	if (at(p, end, "是"))
		return true;
	/* 第一、第三车间, 第一、三车间 */
	if (at(p, end, "、") &&
	    (at(p, end + 3, "第") || digit_zh(char_at(p, end + 3)) > 0))
		return false;
	while (off > p->begin &&
	       (p->text.p[off - 1] == ' ' || before(p, off, "　")))
		off -= p->text.p[off - 1] == ' ' ? 1 : strlen("　");
	return off == p->begin || off == p->clause ||
	       word_before(p, off, LIST_START) > 0;
}

static void
set_values(struct page *p, struct figure *f, const double *v, size_t n)
{
	f->values.v = ARENA_NEW(p->s->arena, double, n);
	memcpy(f->values.v, v, n * sizeof(*v));
	f->values.n = n;
	f->min = bound_of(v[0]);
	f->max = bound_of(v[0]);
	for (size_t i = 1; i < n; i++) {
		if (v[i] < f->min.value)
			f->min.value = v[i];
		if (v[i] > f->max.value)
			f->max.value = v[i];
	}
}

static size_t
write_ordinal(struct page *p, size_t start, size_t number, size_t end,
    const double *v, size_t n)
{
	struct figure *f;
	size_t len = 0;
	const struct unit *u =
	    units_match(p->s->units, ZH, slice_tail(p->text, end), &len);
	size_t tail = end;

	if (u != NULL && unit_is_word(p, end, len))
		u = NULL;
	if (u != NULL)
		end += len;
	f = figure_add(p, span_of(start, end), span_of(number, tail));
	f->kind = FIGURE_ORDINAL;
	f->qualifier = EXACT;
	if (n > 1)
		set_values(p, f, v, n);
	else
		f->min = f->max = bound_of(v[0]);
	if (u != NULL) {
		f->unit = span_of(tail, end);
		f->unit_id = u->id;
	}
	f->item = noun_zh(p, end);
	/* 第四阶段: what is numbered belongs to the text where no classifier
	 * does. */
	if (u == NULL && at(p, end, "阶段"))
		f->span.end = (uint32_t)(end + strlen("阶段"));
	return f->span.end;
}

size_t
ordinal_zh(struct page *p, size_t off)
{
	struct numeral n;
	double v[16];
	size_t count = 0, end, number = off + strlen("第");

	end = idiom_zh(p, number, NULL); /* 第二次世界大战 */
	if (end > 0)
		return end;
	if (!numeral_zh(&n, p->s->arena, p->text, number) || n.fraction ||
	    n.out_of_range || (n.qualifier != EXACT && !n.listed))
		return 0;
	end = n.span.end;
	v[count++] = n.min;
	if (n.listed)
		v[count++] = n.max;
	if (lists_points(p, off, end) ||
	    at_any(p, end, "次列车 次特快 次快车 次客车 次直快"))
		return end;
	/* 第一、第三车间 and 第一、三车间 */
	while (count < 16 && at(p, end, "、")) {
		size_t next = end + strlen("、");

		next += at(p, next, "第");
		if (!numeral_zh(&n, p->s->arena, p->text, next) ||
		    (n.qualifier != EXACT && !n.listed) || n.max < v[count - 1])
			break;
		end = n.span.end;
		v[count++] = n.min;
		if (n.listed && count < 16)
			v[count++] = n.max;
	}
	if (names_organisation(p, end) || at_any(p, end,
					      "十条 届中央 书记 版 "
					      "二天 天"))
		return end;
	return write_ordinal(p, off, number, end, v, count);
}

size_t
ordinal_list_zh(struct page *p, const struct numeral *first)
{
	double v[16];
	size_t count = 0, end = first->span.end;
	struct numeral n = *first;

	if (first->fraction || first->max > 99 || first->bare)
		return 0;
	if (first->listed) {
		if (!word_at(p, end, LISTED_THING))
			return 0;
		v[count++] = first->min;
		v[count++] = first->max;
	} else {
		if (first->qualifier != EXACT || !at(p, end, "、"))
			return 0;
		v[count++] = first->min;
	}
	while (count < 16 && at(p, end, "、")) {
		if (!numeral_zh(&n, p->s->arena, p->text, end + 3) ||
		    n.fraction || n.max > 99 || n.min <= v[count - 1])
			break;
		v[count++] = n.min;
		if (n.listed && count < 16)
			v[count++] = n.max;
		end = n.span.end;
	}
	if (count < 2 || !word_at(p, end, NUMBERED))
		return 0;
	if (at_any(p, end, "机部 轻工 机械"))
		return end;
	return write_ordinal(
	    p, first->span.start, first->span.start, end, v, count);
}

static bool
letter_before(const struct page *p, size_t off)
{
	uint32_t cp = char_before(p, off);

	if (cp == '-' || cp == 0x2014 || cp == 0xff0d) { /* - — － */
		utf8_prev(p->text, &off);
		cp = char_before(p, off);
	}
	return cp_is_letter(cp) || (cp >= 0xff21 && cp <= 0xff3a) ||
	       (cp >= 0xff41 && cp <= 0xff5a);
}

/* 三比○, ３∶１ and 2:1 */
static size_t
score(const struct page *p, const struct numeral *n)
{
	size_t len = at_any(p, n->span.end, "比 ∶ ： :");
	struct numeral m;

	if (len == 0 || n->max > 200 || n->fraction ||
	    !numeral_zh(&m, p->s->arena, p->text, n->span.end + len) ||
	    m.max > 200 || m.qualifier != EXACT)
		return 0;
	return m.span.end;
}

/* 三里屯, 五道口, 七家子: villages and bridges at so many li or doors. */
static bool
names_place(const struct page *p, size_t off)
{
	size_t next = off + strlen("里");

	if (at(p, off, "里"))
		return at_any(p, next,
			   "屯 桥 店 铺 堡 庄 河 营 墩 坡 沟 湾 镇 岗 坝 坪 畈 "
			   "塘 "
			   "洋 甸 渠 冲 窑 站 村") > 0 &&
		       !at_any(p, next, "河道 河流 河堤 营地 渠道 沟渠 村路");
	if (at(p, off, "道"))
		return at_any(p, next, "口 沟 岭 江 湾") > 0 &&
		       !at_any(p, next, "口子 沟渠");
	return at(p, off, "家") &&
	       at_any(p, next, "子 村 庄 堡 渠 湾 寨") > 0 &&
	       !at_any(p, next, "子公 子女 子弟 村民 村办 庄稼");
}

/* 本六人四分红: of ten parts so many to capital, the rest to labour. Its end,
 * 0 if it is none. */
static size_t
shares_out(const struct page *p, const struct numeral *n)
{
	size_t end = n->span.end, len = at_any(p, end, "人 劳 工 伙 户 佃");
	struct numeral m;

	if (len == 0 || !before_any(p, n->span.start, "本 资 东 主 公 社") ||
	    !numeral_zh(&m, p->s->arena, p->text, end + len) ||
	    n->min + m.min != 10 || !at(p, m.span.end, "分"))
		return 0;
	return m.span.end;
}

size_t
name_zh(const struct page *p, const struct numeral *n)
{
	size_t end = n->span.end, len = score(p, n);
	uint32_t next = char_at(p, end);
	bool code = n->positional || n->arabic || n->max < 100;

	if (len == 0)
		len = shares_out(p, n);
	if (len > 0)
		return len;
	if (letter_before(p, n->span.start))
		return end;
	/* 星期二, 周二: a day of the week; 每周三次, 两周一次 are not */
	if (n->max <= 6 && span_len(n->span) == strlen("一") &&
	    before_any(p, n->span.start, "星期 礼拜 周") &&
	    !at_any(
		p, end, "次 个 年 岁 天 节 课 期 届 人 名 夜 回 遍 趟 场") &&
	    digit_zh(char_before(p, n->span.start - before_any(p, n->span.start,
							"星期 礼拜 周"))) < 0)
		return end;
	if (n->qualifier == EXACT && names_place(p, end))
		return end + strlen("里");
	/* 32111钻井队, 二百五十二次列车, 一○六团, 五四式, 一号井 */
	len = at_any(
	    p, end, "次列车 次特快 次快车 次客车 钻井队 地质队 兵工厂 号");
	if (len > 0)
		return end + len;
	if (code && at_any(p, end, "型 式 路公共 路汽车 路电车 路无轨"))
		return end + strlen("型");
	/* 国棉十七厂, 北京四中: the number ends the name before it. */
	if (n->qualifier == EXACT && !n->bare &&
	    at_any(p, end, "厂 中 院 矿 小学 中学 建 冶 汽 化") &&
	    cp_is_han(char_before(p, n->span.start)) &&
	    !word_before(p, n->span.start, COUNTS_ON) &&
	    !at_any(p, end,
		"中国 中央 中心 院士 院校 建议 建筑 矿石 建成 "
		"化肥 中型"))
		return end;
	/* 三分区, 三专署: the liberated areas were numbered, as were the
	 * districts of a county: 平顺五区, 二区南峪; but 四郊五区. */
	if (n->qualifier == EXACT && !n->bare &&
	    (at_any(p, end, "分区 军分区 专署") ||
		(at(p, end, "区") && !at_any(p, end, "区别 区分 区间") &&
		    n->max <= 20 && !n->arabic && !n->positional &&
		    (!word_before(p, n->span.start, COUNTS_ON) ||
			(before(p, n->span.start, "县") &&
			    !before_any(p, n->span.start,
				"全县 各县 本县 该县 我县 等县 两县"))))))
		return end;
	/* 二连四班, 四班战士, 三排长 */
	if (n->qualifier == EXACT && at_any(p, end, "班 排 连 营 组") &&
	    (before_any(p, n->span.start, "连 营 团 排 级 间 队") ||
		at_any(p, end + strlen("班"), "战士 长 副 学生 班 指导")))
		return end + strlen("班");
	/* 三十一旅, 十八军: units of an army by their number */
	if (n->qualifier == EXACT && !n->bare &&
	    at_any(p, end, "军 师 旅 团 纵队 兵团 野战军") &&
	    !word_at(p, end, NOT_ARMY) && !at_any(p, n->span.start, "两"))
		return end;
	/* 九八一次航班, but 进攻九二七次 */
	if (n->positional && word_at(p, end, CODED) &&
	    (!at(p, end, "次") ||
		at_any(p, end + strlen("次"), "航班 班机 车 直快")))
		return end;
	if (n->arabic && n->qualifier == EXACT && word_at(p, end, CODED_ARABIC))
		return end;
	/* 八届十二中全会, 四届人大一次会议 */
	len = at_any(p, end, "届 中全会 大代表 次会议");
	if (len > 0 && !at(p, end, "次会议")) {
		struct numeral m;

		if (at_any(p, end, "中全会 大代表"))
			return end + len;
		if (word_at(p, end + len, CONGRESS))
			return end + len;
		if (numeral_zh(&m, p->s->arena, p->text, end + len) &&
		    at_any(p, m.span.end, "中全会 次"))
			return m.span.end;
	}
	if (cp_is_letter(next) && n->arabic)
		return at_any(p, end, "kg km m cm mm kW ") > 0 ? 0 : end;
	return 0;
}

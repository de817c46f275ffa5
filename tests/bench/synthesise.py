#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes a newspaper that never was, as large as one likes.

	synthesise.py [--seed S] [--jobs N] ARTICLES DIR

DIR becomes a corpus: articles/1957/03/1957-03-21_p2_000123.txt ..., in the
form of the real one, about 5 KB each, in both languages; every number of the
Chinese stands in the English, but for the few errors that are planted and
listed in DIR/planted.tsv (article, Chinese, English, what it should be).
Words, places and trades come as often as in real text (Zipf's law), spread
over 1946 to 2003, with whole days of several pages. The sentences are in
phrases.tsv, the places and words in the tables of corpus/authority.

The same seed gives the same bytes, and the first days of a large corpus are
not those of a small one: the days are spread over all the years.
"""
import argparse
import bisect
import datetime
import itertools
import multiprocessing
import os
import random
import string
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
AUTHORITY = os.path.join(HERE, '..', '..', 'corpus', 'authority')
FIRST_DAY = datetime.date(1946, 5, 15)
LAST_DAY = datetime.date(2003, 12, 31)
PER_DAY = 24            # articles of a day, on average
BODY_BYTES = 4200       # of both halves, without the frame
PLANTED = 0.01          # share of figures that the English gets wrong
DIGITS = '零一二三四五六七八九'


def rows(path):
    with open(path, encoding='utf-8') as f:
        for line in f:
            line = line.rstrip('\n')
            if line and not line.startswith('#'):
                yield line.split('\t')


class Zipf:
    """Draws from a list, the k-th item 1/k as often as the first."""

    def __init__(self, items, rng):
        self.items = list(items)
        rng.shuffle(self.items)
        self.sums = list(itertools.accumulate(
            1 / (k + 2) for k in range(len(self.items))))

    def draw(self, rng):
        at = bisect.bisect(self.sums, rng.random() * self.sums[-1])
        return self.items[min(at, len(self.items) - 1)]


# -- numbers ---------------------------------------------------------------

def zh_below_wan(n):
    out, gap = '', False
    for power, name in ((1000, '千'), (100, '百'), (10, '十'), (1, '')):
        digit = n // power % 10
        if digit:
            if gap and out:
                out += '零'
            out += DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return out


def zh_number(n):
    """103500 -> 十万零三千五百"""
    out = ''
    for power, name in ((10**8, '亿'), (10**4, '万'), (1, '')):
        part = n // power % 10000
        if part:
            if out and part < 1000:
                out += '零'
            out += zh_below_wan(part) + name
    return out[1:] if out.startswith('一十') else out


SMALL_EN = ('zero one two three four five six seven eight nine ten eleven '
            'twelve').split()


def en_number(n, rng):
    if n < len(SMALL_EN) and rng.random() < .7:
        return SMALL_EN[n]
    if n >= 10**6 and n % 10**5 == 0:
        return f'{n / 10**6:g} million'
    return f'{n:,}'


def magnitude(rng, low, high):
    """A number as news has them: any size, few digits that matter."""
    digits = rng.randint(low, high)
    n = rng.randint(10**(digits - 1), 10**digits - 1)
    keep = 10 ** max(0, digits - rng.choice((1, 2, 2, 3, 4)))
    return max(n // keep * keep, 2)


QUALIFIED = (            # Chinese before and behind the number, English before
    ('', '', ''), ('', '', ''), ('', '', ''), ('', '', ''),
    ('', '多', 'more than '), ('约', '', 'about '), ('近', '', 'nearly '),
)


class Writer:
    """One article's slots; the quantities planted wrong are kept."""

    def __init__(self, world, rng, year):
        self.world, self.rng, self.year = world, rng, year
        self.planted, self.used = [], set()

    def number(self, low, high, round_only=False):
        """(Chinese, its unit comes next; English; the wrong one or None)"""
        rng = self.rng
        n = magnitude(rng, low, high)
        before, behind, english = rng.choice(QUALIFIED)
        # 多 stands behind whole tens: 三十多吨, 三千五百多吨
        if behind and (n < 20 or n % 10):
            before, behind, english = '', '', ''
        if self.year < 1980 or rng.random() < .2:
            chinese = zh_number(n)
            if chinese == '二' or chinese[0] == '二' and chinese[1] in '千万':
                chinese = '两' + chinese[1:]
        elif n % 10000 == 0:
            chinese = f'{n // 10000}万'
        else:
            chinese = str(n)
        wrong = None
        if rng.random() < PLANTED:
            wrong = n * 10 if rng.random() < .5 else n + max(1, n // 7)
        right = english + en_number(n, rng)
        said = right if wrong is None else english + en_number(wrong, rng)
        return before + chinese + behind, said, right, wrong is not None

    def counted(self, low, high, unit_zh, unit_en):
        zh, said, right, wrong = self.number(low, high)
        zh += unit_zh
        if wrong:
            self.planted.append((zh, said + unit_en, right + unit_en))
        return zh, said + unit_en

    def slot_q(self):
        noun_zh, unit_zh, noun_en, unit_en = self.good
        zh, en = self.counted(2, 6, unit_zh,
                              f' {unit_en} of {noun_en}' if unit_en
                              else ' ' + noun_en)
        return noun_zh + zh, en

    def slot_men(self):
        return self.counted(2, 5, '人', ' people')

    def slot_hh(self):
        return self.counted(2, 4, '户', ' households')

    def slot_mu(self):
        return self.counted(3, 6, '亩', ' mu')

    def slot_jin(self):
        return self.counted(3, 3, '斤', ' jin')

    def slot_yuan(self):
        return self.counted(4, 8, '元', ' yuan')

    def slot_days(self):
        return self.counted(1, 2, '天', ' days')

    def slot_pct(self):
        rng = self.rng
        whole, tenth = rng.randint(2, 98), rng.choice((0, 0, 0, 3, 5, 8))
        point = f'.{tenth}' if tenth else ''
        wrong = rng.random() < PLANTED
        en = right = f'{whole}{point} percent'
        if wrong:
            en = f'{whole + 11}{point} percent'
        if self.year >= 1980:
            zh = f'{whole}{point}％'
        else:
            zh = '百分之' + zh_number(whole)
            if tenth:
                zh += '点' + DIGITS[tenth]
        if wrong:
            self.planted.append((zh, en, right))
        return zh, en

    def slot_p(self):
        return self.place[:2]

    def slot_o(self):
        return self.own

    def slot_o2(self):
        return self.world.organisation(self.rng, self.place, self.division)

    def slot_g(self):
        return self.good[0], self.good[2]

    def slot_name(self):
        return self.world.person(self.rng)

    def slot_w(self):
        return self.world.words.draw(self.rng)

    slot_w2 = slot_w3 = slot_w

    def slot_t(self):
        rng = self.rng
        kind = rng.randint(0, 3)
        if kind == 0:
            return '去年', 'last year'
        if kind == 1:
            k = rng.randint(0, 3)
            return (f'今年第{DIGITS[k + 1]}季度',
                    f'the {("first", "second", "third", "fourth")[k]} '
                    'quarter of this year')
        m = rng.randint(1, 12)
        name = datetime.date(2000, m, 1).strftime('%B')
        zh = zh_number(m) if self.year < 1980 else str(m)
        if kind == 2:
            return f'{zh}月', name
        return f'今年{zh}月', f'{name} this year'

    def fill(self, template):
        zh, en, slots = template
        both = {s: getattr(self, 'slot_' + s.rstrip('_'))() for s in slots}
        return (zh.format_map({s: b[0] for s, b in both.items()}),
                en.format_map({s: b[1] for s, b in both.items()}))


# -- what the articles are about -------------------------------------------

def compile_template(zh, en):
    """A slot that comes twice in a sentence gets two values."""
    for slot in ('pct', 'men'):
        mark = '{' + slot + '}'
        if zh.count(mark) == 2:
            zh = zh.replace(mark, '{' + slot + '_}', 1)
            en = en.replace(mark, '{' + slot + '_}', 1)
    names = [f for _, f, _, _ in string.Formatter().parse(zh) if f]
    assert sorted(names) == sorted(
        f for _, f, _, _ in string.Formatter().parse(en) if f), zh
    return zh, en, names


class World:
    def __init__(self, seed):
        rng = random.Random(f'{seed} world')
        self.templates, self.goods, self.organs = {}, {}, {}
        for r in rows(os.path.join(HERE, 'phrases.tsv')):
            kind, division, zh, en = r
            if kind == 'product':
                self.goods.setdefault(division, []).append(
                    (*zh.split(':'), *en.split(':')))
            elif kind == 'organ':
                self.organs.setdefault(division, []).append((zh, en))
            else:
                self.templates.setdefault((kind, division), []).append(
                    compile_template(zh, en))
        self.divisions = Zipf(sorted(self.goods), rng)
        self.places = Zipf(self.read_places(), rng)
        self.words = Zipf(self.read_words(), rng)
        # Not all that there are: names repeat, but for a long tail.
        self.syllables = [(zh[0], pinyin.capitalize()) for pinyin, zh in
                          rows(os.path.join(AUTHORITY, 'pinyin.tsv')) if zh]
        self.surnames = ('王 Wang 李 Li 张 Zhang 刘 Liu 陈 Chen 杨 Yang 赵 '
                         'Zhao 黄 Huang 周 Zhou 吴 Wu 徐 Xu 孙 Sun 胡 Hu 朱 '
                         'Zhu 高 Gao 林 Lin 何 He 郭 Guo 马 Ma 罗 Luo').split()

    @staticmethod
    def read_places():
        out = []
        for r in rows(os.path.join(AUTHORITY, 'places.tsv')):
            kind, code = r[6], r[11]
            if not code or kind not in ('province', 'city', 'municipality',
                                        'county'):
                continue
            # A name alone that means something else more often stays out.
            if r[2].startswith('?') or '|?' in r[2]:
                continue
            zh = r[1] + ('市' if kind in ('city', 'municipality') else
                         '省' if kind == 'province' else '')
            en = r[4] + (' County' if kind == 'county' else '')
            out.append((zh, en, r[1], r[4], kind))
        towns = [p for p in out if p[4] != 'county']
        return towns * 4 + out

    @staticmethod
    def read_words():
        numerals = set('零一二三四五六七八九十百千万亿两半双几数第多余每年月日')
        return [(r[0], r[1].split(';')[0].strip())
                for r in rows(os.path.join(AUTHORITY, 'glossary.tsv'))
                if 2 <= len(r[0]) <= 3 and not numerals & set(r[0])
                and r[1].split(';')[0].replace(' ', '').isalpha()]

    def organisation(self, rng, place, division):
        zh, en = rng.choice(self.organs.get(division) or self.organs['28'])
        if rng.random() < .25:
            a, b = rng.choice(self.syllables), rng.choice(self.syllables)
            return (place[2] + a[0] + b[0] + zh,
                    f'{place[3]} {a[1]}{b[1].lower()} {en}')
        return place[2] + zh, f'{place[3]} {en}'

    def person(self, rng):
        k = rng.randrange(0, len(self.surnames), 2)
        a, b = rng.choice(self.syllables), rng.choice(self.syllables)
        return (self.surnames[k] + a[0] + b[0],
                f'{self.surnames[k + 1]} {a[1]}{b[1].lower()}')


def take(world, w, rng, kind):
    own = world.templates.get((kind, w.division), ())
    any_ = world.templates[(kind, '-')]
    own = [t for t in own if id(t) not in w.used]
    pool = own if own and rng.random() < .4 else any_
    for _ in range(3):
        # The first ones of the table are the common ones.
        template = pool[int(len(pool) * rng.random() ** 1.2)]
        if id(template) not in w.used:
            break
    w.used.add(id(template))
    zh, en = w.fill(template)
    if kind == 'prose' and rng.random() < .2:
        first_zh, first_en = rng.choice(world.templates[('opener', '-')])[:2]
        if en.startswith(PLAIN_STARTS):
            en = en[0].lower() + en[1:]
        return first_zh + zh, first_en + en
    if kind == 'headline':
        en = en.replace(w.good[2], w.good[2].title())
    if en.startswith('In last year'):
        en = en[3:]
    return zh, (en[0].upper() + en[1:]).replace(' in last year', ' last year')


PLAIN_STARTS = tuple(word + ' ' for word in (
    'The They A An In This That There Those These It Many Some Classes What '
    'When Although No After').split())


def compose(world, rng, day):
    w = Writer(world, rng, day.year)
    w.division = world.divisions.draw(rng)
    w.good = rng.choice(world.goods[w.division])
    w.place = world.places.draw(rng)
    w.own = world.organisation(rng, w.place, w.division)
    heads = [take(world, w, rng, 'headline')
             for _ in range(1 + (rng.random() < .4))]
    paragraphs, size = [[take(world, w, rng, 'lead')]], 0
    want = BODY_BYTES * rng.choice((.3, .7, .8, .9, 1, 1, 1.1, 1.2, 2))
    while size < want:
        p = paragraphs[-1]
        kind = rng.choices(('figure', 'prose', 'talk'), (5, 7, 1))[0]
        s = take(world, w, rng, kind)
        size += 3 * len(s[0]) + len(s[1])
        p.append(s)
        if len(p) > rng.randint(2, 6):
            paragraphs.append([])
    paragraphs[-1].append(take(world, w, rng, 'close'))
    return w, heads, paragraphs


def dateline(rng, day, place):
    kind = rng.random()
    issued = day - datetime.timedelta(days=1)
    ordinal = f'{issued:%B} {issued.day}'
    if kind < .45:
        return (f'新华社{place[2]}{issued.day}日电　',
                f'Xinhua News Agency, {place[3]}, {ordinal}: ')
    if kind < .75:
        return f'本报讯　', 'Our newspaper reports: '
    if kind < .85:
        return (f'本报{place[2]}{issued.day}日电　',
                f'(Our newspaper, {place[3]}, {ordinal}) ')
    return '', ''


COLUMNS = ('', '', '', '', '', '', '简讯', '国际短评', '读者来信', '工业战线')


def article(world, seed, number, day, page):
    """(text, planted errors)"""
    rng = random.Random(f'{seed} {number}')
    w, heads, paragraphs = compose(world, rng, day)
    byline = world.person(rng) if rng.random() < .4 else ('', '')
    line_zh, line_en = dateline(rng, day, w.place)
    zh = ['    ' + h[0] for h in heads] if rng.random() < .5 else []
    zh += ['    ' + (line_zh if i == 0 else '') + ''.join(s[0] for s in p)
           for i, p in enumerate(paragraphs)]
    en = [(line_en if i == 0 else '') + ' '.join(s[1] for s in p)
          for i, p in enumerate(paragraphs)]
    if rng.random() < .08:
        zh.append(f'    {w.own[0]}的工人在劳动。')
        zh.append('    （附图片）')
        en.append(f'Workers of the {w.own[1]} at work.')
        en.append('(Attached pictures)')
    title = '  '.join(h[0] for h in heads)
    name = ('要闻', '国内', '国际')[page % 3] if day.year > 1985 else ''
    text = (f'Title: {"; ".join(h[1] for h in heads)}\n'
            f'Author: {byline[1]}\n'.replace(': \n', ':\n') +
            f'Date: {day}\nPage: {page}\n\n' + '\n\n'.join(en) +
            f'\n\n\n\n<hr /> \n\nOriginal: \n\n\n### {title}\n{byline[0]}\n'
            f'{day}\n第{page}版({name})\n专栏：{rng.choice(COLUMNS)}\n\n' +
            '\n'.join(zh) + '\n')
    return text, w.planted


# -- the days --------------------------------------------------------------

def plan(n, seed):
    """The day and page of every article, in order."""
    rng = random.Random(f'{seed} days')
    days = max(1, n // PER_DAY)
    span = (LAST_DAY - FIRST_DAY).days
    share = [rng.uniform(.5, 1.5) for _ in range(days)]
    total, done, out = sum(share), 0.0, []
    for k, s in enumerate(share):
        done += s
        day = FIRST_DAY + datetime.timedelta(
            days=span * k // max(1, days - 1) if days > 1 else 0)
        while len(out) < round(n * done / total):
            out.append(day)
    pages = []
    for _, group in itertools.groupby(out):
        k = len(list(group))
        pages += [1 + i * 8 // k for i in range(k)]
    return list(zip(out, pages))


def write_chunk(job):
    world, seed, root, items = job
    planted = []
    for number, day, page in items:
        folder = f'{root}/articles/{day:%Y/%m}'
        os.makedirs(folder, exist_ok=True)
        name = f'{day}_p{page}_{number:07}.txt'
        text, wrong = article(world, seed, number, day, page)
        with open(f'{folder}/{name}', 'wb') as f:
            f.write(text.encode())
        planted += [(name, *w) for w in wrong]
    return planted


def main():
    ap = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--jobs', type=int, default=os.cpu_count())
    ap.add_argument('articles', type=int)
    ap.add_argument('dir')
    args = ap.parse_args()
    if os.path.isdir(args.dir) and os.listdir(args.dir):
        sys.exit(f'{args.dir}: not empty')
    world = World(args.seed)
    items = [(i, *dp) for i, dp in enumerate(plan(args.articles, args.seed))]
    jobs = [(world, args.seed, args.dir, items[i:i + 500])
            for i in range(0, len(items), 500)]
    os.makedirs(f'{args.dir}/articles', exist_ok=True)
    with open(f'{args.dir}/archive.md', 'w', encoding='utf-8') as f:
        f.write('Title: A newspaper that never was\n'
                'Title-zh: 乌有日报\nLanguage: zh, en\n\n'
                f'{args.articles} articles made by a program, seed '
                f'{args.seed}. Nothing in them ever happened.\n')
    with multiprocessing.Pool(max(1, args.jobs)) as pool, \
            open(f'{args.dir}/planted.tsv', 'w', encoding='utf-8') as f:
        for planted in pool.imap(write_chunk, jobs):
            for row in planted:
                f.write('\t'.join(row) + '\n')


if __name__ == '__main__':
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""browse.py DUIKAN SOURCE BUILD [ARTICLES] - a site of 300 made articles, or
as many as are asked for, as one browses it

Every list has the articles that the database has for it, each once and in
order; no page is heavier than it may be; every link leads somewhere; and no
query of a page goes through a whole table, or 100,000 pages would.
Speaks TAP.
"""
import glob
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
duikan, source, build = sys.argv[1:4]
articles = sys.argv[4] if len(sys.argv) > 4 else '300'
site = os.path.join(build, 'browsed')
count, failed = 0, False
HEAVY = 200_000     # bytes of a page
MOST_ROWS = 300
BIG = ('article', 'entry', 'figure', 'bead', 'listed', 'cell_claim', 'point',
       'place_mention', 'organisation_mention', 'discrepancy', 'day', 'byline',
       'listed_year', 'part', 'cell', 'author', 'organisation',
       'article_place', 'article_industry', 'region_industry', 'series',
       'within', 'named')


def ok(faults, name):
    global count, failed
    count += 1
    failed |= bool(faults)
    print('%sok %d - %s' % ('not ' if faults else '', count, name))
    for line in list(faults)[:12]:
        print('# ' + str(line))


def make():
    corpus = os.path.join(build, 'browsed-corpus')
    for folder in (corpus, site):
        shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, source + '/tests/bench/synthesise.py',
                    '--seed', '7', articles, corpus], check=True)
    made = subprocess.run([duikan, 'build', '--quiet', '-o', site, corpus],
                          stderr=subprocess.DEVNULL)
    return made.returncode


def pages_of(folder):
    """The pages of a list in the order of its rows: itself, or its parts."""
    def number(path):
        n = re.search(r'page-(\d+)\.html$', path)
        return int(n.group(1)) if n else 1

    own = sorted(glob.glob(folder + '/index.html') +
                 glob.glob(folder + '/page-*.html'), key=number)
    parts = [p for p in os.listdir(folder)
             if re.fullmatch(r'\d{3}0s|\d{4}|undated', p)]
    # Undated articles are first or last: wherever, they are a part.
    for part in sorted(parts):
        own += pages_of(os.path.join(folder, part))
    return own


ENTRIES = re.compile(r'<ol class="entries.*?</ol>', re.S)
TITLE = re.compile(r'<a class="zh"[^>]*href="(?:\.\./)*articles/([^"]+)"')
CELL = re.compile(r'<a href="(?:\.\./)+statistics/([^"#]+/index\.html)'
                  r'(?:#i(\w+))?">(?:(?!</?a).)*</a> <span class="n">(\d+)<',
                  re.S)
RUN = re.compile(r'<ul class="run">.*?</ul>', re.S)
ROW = re.compile(r'<tr.*?</tr>', re.S)
TBODY = re.compile(r'<tbody>.*?</tbody>', re.S)


def listed(folder):
    found = []
    for page in pages_of(folder):
        with open(page, encoding='utf-8') as f:
            for part in ENTRIES.findall(f.read()):
                found += TITLE.findall(part)
    return found


def address(id_, date):
    return (date[:7].replace('-', '/') if date else 'undated') + \
        '/' + id_ + '.html'


def compare(db, name, subjects, articles):
    """`subjects` gives folder and key, `articles` those of a key, in order."""
    faults, n, cut = [], 0, 0
    for folder, key in db.execute(subjects).fetchall():
        want = [address(*row) for row in db.execute(articles, (key,))]
        got = listed(os.path.join(site, folder))
        cut += len(pages_of(os.path.join(site, folder))) > 1
        n += len(want)
        if got != want:
            faults.append('%s: %d for %d: %s' % (
                folder, len(got), len(want),
                sorted(set(want) ^ set(got))[:3] or 'order or repeats'))
    ok(faults, '%s: each of %d rows once and in order, %d lists of several '
       'pages' % (name, n, cut))
    return cut


def check_lists(db):
    cut = compare(db, 'regions', "SELECT 'regions/' || path, key FROM place "
                  'WHERE path IS NOT NULL',
                  '''SELECT id, date FROM article a WHERE key IN (
                      SELECT m.article FROM place_mention m
                      WHERE m.place IN (SELECT w.place FROM place_region w
                          WHERE w.region = ?1 AND a.date BETWEEN w."from"
                              AND w."to")
                      UNION SELECT s.article FROM article_place s
                      WHERE s.place IN (SELECT w.place FROM place_region w
                          WHERE w.region = ?1 AND a.date BETWEEN w."from"
                              AND w."to")) ORDER BY key''')
    cut += compare(db, 'industries',
                   "SELECT 'industries/' || code, code FROM industry WHERE "
                   'code IN (SELECT industry FROM article_industry)',
                   '''SELECT id, date FROM article WHERE key IN (SELECT article
                       FROM article_industry WHERE industry = ?1)
                       ORDER BY key''')
    cut += compare(db, 'organisations',
                   '''SELECT 'organisations/' || substr(id, 1,
                       instr(id || '-', '-') - 1) || '/' || substr(id, -2)
                       || '/' || id, key FROM organisation WHERE key IN (
                       SELECT organisation FROM organisation_mention
                       GROUP BY 1 HAVING count(DISTINCT article) > 2)''',
                   '''SELECT id, date FROM article WHERE key IN (SELECT article
                       FROM organisation_mention WHERE organisation = ?1)
                       ORDER BY key''')
    compare(db, 'days', "SELECT DISTINCT 'dates/' || replace(date, '-', '/'), "
            'date FROM article WHERE date IS NOT NULL',
            'SELECT id, date FROM article WHERE date = ?1 ORDER BY key')
    ok([] if cut > 3 else [cut], 'some lists are long enough to be cut')


def check_near(db):
    """What articles' pages show next to them is next to them in the lists."""
    faults, seen, lists = [], set(), {}
    for path in glob.glob(site + '/dates/*/*/*/near.js'):
        with open(path, encoding='utf-8') as f:
            near = json.loads(re.fullmatch(r'duikanNear\((.*)\)\n', f.read())[1])
        for id_, subjects in near.items():
            for folder, (before, after, page) in subjects.items():
                if '#' in folder and page is None:
                    continue    # of two articles: its day shows them
                folder = page or folder
                rows = lists.setdefault(folder, None) or \
                    [''] + listed(os.path.join(site, folder)) + ['']
                lists[folder] = rows
                at = rows.index(address(id_, id_[:10]))
                want = [rows[at - 1], rows[at + 1]]
                if want != [s[0] if s else '' for s in (before, after)]:
                    faults.append('%s: %s in %s' % (path, id_, folder))
                seen.add((id_, folder))
    for id_, code in db.execute(
            """SELECT a.id, t.industry FROM article a JOIN article_industry t
            ON t.article = a.key AND t.rank = 0 WHERE a.date IS NOT NULL
            AND (SELECT count(*) FROM article_industry o
                WHERE o.industry = t.industry) > 1"""):
        if (id_, 'industries/' + code) not in seen:
            faults.append('%s: nothing in %s' % (id_, code))
    ok(faults, 'near.js: %d times what stands before and after' % len(seen))
    ok([] if len(seen) > 100 else [len(seen)], 'there is enough of it')


NAMED = re.compile(r'<li id="o\.([^"]+)">(.*?)(?=<li id="o\.|</section>)', re.S)


def check_named(db):
    """A day's page has the organisations that its articles name: a way to the
    page of each or, of one without, the articles."""
    faults, n = [], 0
    for day, in db.execute('SELECT DISTINCT date FROM article '
                           'WHERE date IS NOT NULL').fetchall():
        path = '%s/dates/%s/index.html' % (site, day.replace('-', '/'))
        with open(path, encoding='utf-8') as f:
            got = dict(NAMED.findall(f.read()))
        want = db.execute('''SELECT DISTINCT o.id, o.key FROM article a
            JOIN organisation_mention m ON m.article = a.key
            JOIN organisation o ON o.key = m.organisation
            WHERE a.date = ?''', (day,)).fetchall()
        n += len(want)
        if sorted(got) != sorted(id_ for id_, _ in want):
            faults.append('%s: %d for %d' % (day, len(got), len(want)))
            continue
        for id_, key in want:
            articles = [address(*row) for row in db.execute(
                '''SELECT id, date FROM article WHERE key IN (SELECT article
                    FROM organisation_mention WHERE organisation = ?)
                    ORDER BY key''', (key,))]
            links = re.findall(r'articles/([^"#]+)"', got[id_])
            own = '/%s/index.html"' % id_ in got[id_]
            if own != (len(articles) > 2) or links != (
                    [] if own else articles):
                faults.append('%s: %s' % (day, id_))
    ok(faults or ([] if n else [n]), 'days: %d organisations that they name' % n)


def check_full_day():
    """The page of a day with very many articles stays light: 200 of one day
    name more organisations than are shown with all that is said of them."""
    corpus, built = (os.path.join(build, 'browsed-' + n) for n in ('day', 'full'))
    for folder in (corpus, built):
        shutil.rmtree(folder, ignore_errors=True)
    os.mkdir(corpus)
    made = sorted(glob.glob(os.path.join(build, 'browsed-corpus/articles/**/*.*'),
                            recursive=True))[:200]
    for path in made:
        with open(path, encoding='utf-8') as f:
            text = re.sub(r'^(Date: |)\d{4}-\d\d-\d\d$', r'\g<1>1958-05-04',
                          f.read(), flags=re.M)
        with open(os.path.join(corpus, os.path.basename(path)), 'w',
                  encoding='utf-8') as f:
            f.write(text)
    subprocess.run([duikan, 'build', '--quiet', '--no-cache', '--no-search',
                    '-o', built, corpus], stderr=subprocess.DEVNULL)
    path = built + '/dates/1958/05/04/index.html'
    with open(path, encoding='utf-8') as f:
        named = dict(NAMED.findall(f.read()))
    ok([id_ for id_, text in named.items() if '<a href="' not in text]
       if len(named) > 150 else [len(named)],
       'a full day: %d organisations lead somewhere' % len(named))
    ok([] if os.path.getsize(path) < HEAVY else [os.path.getsize(path)],
       'a full day: its page is light')


def check_register(db):
    want = ['%s#d%d' % (address(i, d), n) for i, d, n in db.execute(
        '''SELECT a.id, a.date, d.n FROM discrepancy d
           JOIN article a ON a.key = d.article ORDER BY d.article, d.n''')]
    folder, got = os.path.join(site, 'discrepancies'), []
    pages = pages_of(folder)
    for page in pages[1:] if len(pages) > 1 else pages:
        with open(page, encoding='utf-8') as f:
            got += re.findall(r'<td class="when"><a href="(?:\.\./)*articles/'
                              r'([^"]+)"', f.read())
    ok([] if got == want and want else [(len(got), len(want))],
       'discrepancies: each of %d once and in order' % len(want))


def check_figures(db):
    want = db.execute('''SELECT count(*) FROM figure f
        LEFT JOIN json_each(f.industries) j LEFT JOIN place p ON p.key = f.place
        WHERE f.repeats IS NULL AND (f.lang = 'zh' OR f.pair IS NULL)
            AND (f.place IS NULL OR p.path IS NOT NULL)''').fetchone()[0]
    got = 0
    for folder, _, files in os.walk(site + '/statistics'):
        for name in files:
            if name.endswith('.html') and folder != site + '/statistics':
                with open(os.path.join(folder, name), encoding='utf-8') as f:
                    for body in TBODY.findall(f.read()):
                        got += len(ROW.findall(body))
    ok([] if got == want else [(got, want)],
       'statistics: each of %d figures in its cells' % want)


def check_within(db):
    """The page of a region counts the figures within it, industry by industry,
    and leads to the list of the places there that have them."""
    want, got, lost = {}, {}, []
    for path, code, n, places in db.execute('''
            SELECT r.path, coalesce(j.value, 'unknown'), count(*),
                count(DISTINCT nullif(f.place, r.key))
            FROM figure f LEFT JOIN json_each(f.industries) j
            JOIN place p ON p.key = f.place AND p.path IS NOT NULL
            JOIN (SELECT DISTINCT place, region FROM place_region) w
                ON w.place = f.place
            JOIN place r ON r.key = w.region AND r.path IS NOT NULL
            WHERE f.repeats IS NULL AND (f.lang = 'zh' OR f.pair IS NULL)
            GROUP BY r.key, 2'''):
        want[path, code] = n, places
    for path in {path for path, _ in want}:
        with open(f'{site}/regions/{path}/index.html', encoding='utf-8') as f:
            cells = CELL.findall(f.read())
        for page, anchor, n in cells:
            with open(f'{site}/statistics/{page}', encoding='utf-8') as f:
                text = f.read()
            code = anchor or page.split('/')[-2]
            if anchor:
                text = text.partition(f'<section id="i{code}">')[2]
                text = text.partition('<section ')[0]
            leads = ''.join(RUN.findall(text)).count('<a ')
            places = want[path, code][1]
            got[path, code] = int(n), places
            if leads != min(places, 12 if anchor else 40):
                lost.append((path, code, leads, places))
    ok([k for k in want | got if want.get(k) != got.get(k)]
       if want else ['none'],
       'regions: the figures within, in %d cells' % len(want))
    ok(lost, 'regions: they lead to the places within')


def check_weight():
    heavy, wide = [], []
    for folder, dirs, files in os.walk(site):
        if folder.startswith((site + '/articles', site + '/data')):
            continue
        for name in files:
            size = os.path.getsize(os.path.join(folder, name))
            if name.endswith('.html') and size > HEAVY:
                heavy.append('%s/%s: %d' % (folder, name, size))
    for page in glob.glob(site + '/**/index.html', recursive=True):
        with open(page, encoding='utf-8') as f:
            text = f.read()
        rows = max([block.count('<li>') for block in ENTRIES.findall(text)] +
                   [0])
        if rows > MOST_ROWS:
            wide.append('%s: %d rows' % (page, rows))
    ok(heavy, 'no page of more than %d bytes' % HEAVY)
    ok(wide, 'no page of more than %d rows' % MOST_ROWS)


def plan_of(path):
    """(page kind, directive, SQL) of site.sql, in order."""
    kind, out = None, []
    for block in re.split(r'^--@ ', open(path, encoding='utf-8').read(),
                          flags=re.M)[1:]:
        head, _, sql = block.partition('\n')
        words = head.split()
        if words[0] in ('page', 'script'):
            kind = words[1]
        if sql.strip():
            out.append((kind, words[0], sql))
    return out


def check_queries(db):
    blocks = plan_of(source + '/templates/site.sql')
    # Only plans are made here: what render/shown.c words need not be worded.
    for name in 'amount', 'interval', 'before', 'after':
        db.create_function(name, -1, lambda *values: None)
    many = {'region', 'industry', 'organisation', 'author', 'month', 'day',
            'year', 'cell', 'place', 'unknown-day', 'near'}
    faults, asked = [], 0
    for kind, what, sql in blocks:
        if what == 'prepare':
            db.executescript(sql)
    db.execute('ANALYZE temp')
    for kind, what, sql in blocks:
        if kind not in many or what in ('each', 'prepare'):
            continue
        n = max([int(x) for x in re.findall(r'\?(\d)', sql)] or [0])
        asked += 1
        for row in db.execute('EXPLAIN QUERY PLAN ' + sql, (1,) * n):
            scan = re.match(r'SCAN (\w+)', row[3])
            if scan and alias(sql, scan.group(1)) in BIG:
                faults.append('%s, %s: %s' % (kind, what, row[3]))
    ok(faults, 'none of %d queries of many pages scans a table' % asked)
    ok([] if asked > 15 else [asked], 'there are queries to look at')


def alias(sql, name):
    """The table that `name` stands for: "FROM listed l"."""
    found = re.search(r'\b(?:FROM|JOIN)\s+(\w+)\s+%s\b' % name, sql)
    return found.group(1) if found else name


status = make()
ok([] if status in (0, 1) and os.path.isdir(site) else [status],
   'the site is built')
if not failed:
    crawl = subprocess.run([sys.executable, HERE + '/crawl.py', site],
                           stdout=subprocess.PIPE, text=True)
    ok([line for line in crawl.stdout.splitlines()
        if not line.startswith(('ok', '1..'))], 'crawl.py finds no fault')
    db = sqlite3.connect('file:%s?mode=ro' % (site + '/data/archive.db'),
                         uri=True)
    check_lists(db)
    check_near(db)
    check_named(db)
    check_register(db)
    check_figures(db)
    check_within(db)
    check_full_day()
    check_weight()
    check_queries(db)
    shutil.rmtree(os.path.join(build, 'browsed-corpus'))
print('1..%d' % count)
sys.exit(failed)

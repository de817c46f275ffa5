#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""search.py DUIKAN BENCH-SHARDS BUILD PATH... - the search page against a plain scan

Builds a site of the articles, opens its search page in a headless Chromium
from file:// and asks it for hundreds of pieces of their own text: characters,
words, phrases, both languages mixed, and what is put together of them. What it
finds must be what a scan of the texts finds. Then it plays a reader who
follows a facet. All that again with an index (BENCH-SHARDS) in which phrases
are common as soon as they were said a few times, as in a large archive. Speaks
TAP; is passed over where there is no Chromium.
"""
import html
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

QUERIES = 400
HAN = '\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff'

PROBE = r'''
<script>
var errors = [], asked = %s;
addEventListener('error', function (e) { errors.push(String(e.message)); });
addEventListener('load', function () {
  var d = window.duikanSearch, out = { hits: [] };
  function ids(set) {
    var all = [];
    for (var i = 0; i < d.size(); i++) if (d.has(set, i)) all.push(d.article(i));
    return Promise.all(all).then(function (l) {
      return l.map(function (a) { return a.id; }).sort(); });
  }
  d.script('search/index.js').then(function () {
    return asked.reduce(function (before, q) {
      return before.then(function () { return d.find(q); }).then(ids)
        .then(function (l) { out.hits.push(l); });
    }, Promise.resolve());
  }).then(function () {
    out.told = document.getElementById('told').textContent;
    out.marks = document.querySelectorAll('#hits mark').length;
    out.facets = document.querySelectorAll('#facets > details[open]').length;
    var a = document.querySelector('#facets > details:first-child a'),
      n = +a.parentNode.querySelector('.n').textContent;
    a.click();
    return new Promise(function (done) { setTimeout(done, 500); })
      .then(function () {
        out.narrowed = [n, +document.body.getAttribute('data-found')];
        out.address = location.search;
        history.back();
        return new Promise(function (done) { setTimeout(done, 500); });
      }).then(function () { out.back = location.search; });
  }).catch(function (e) { errors.push(String(e)); }).then(function () {
    out.errors = errors;
    document.body.setAttribute('data-probe', JSON.stringify(out));
  });
});
</script></body>'''


# -- the plain scan ---------------------------------------------------------

def narrow(text):
    out = []
    for c in text:
        cp = ord(c)
        out.append(chr(cp - 0xfee0) if 0xff01 <= cp <= 0xff5e else
                   ' ' if cp in (0x3000, 0xa0) else '\u3007' if cp == 0x25cb else c)
    return ''.join(out)


def bare(text):
    return ''.join(c for c in unicodedata.normalize('NFD', text)
                   if not unicodedata.category(c).startswith('M')).lower()


def singular(word):
    if len(word) < 4 or not word.isascii():
        return word
    for ending, but, to in (('ies', ('eies', 'aies'), 'y'), ('es', ('aes', 'ees', 'oes'), 'e'),
                            ('s', ('us', 'ss'), '')):
        if word.endswith(ending):
            return word if word.endswith(but) else word[:-len(ending)] + to
    return word


def plain(text):
    """The text so that a phrase is a piece of it: words end in a blank, white
    space between Chinese characters is gone."""
    text = re.sub(r'(?<=[0-9]),(?=[0-9])', '', narrow(text))
    out = []
    for token in re.findall(f'[{HAN}]|[^\\W_{HAN}]+|[^\\s]', text):
        if re.fullmatch(f'[{HAN}]', token):
            out.append(token)
        elif re.fullmatch(r'[^\W_]+', token):
            out.append(' ' + singular(bare(token)) + ' ')
        else:
            out.append('\u0001')
    return ''.join(out).replace('  ', ' ')


def texts_of(duikan, paths):
    out = subprocess.run([duikan, 'extract', '-q', '--only', 'article,bead', *paths],
                         stdout=subprocess.PIPE, text=True, check=True).stdout
    texts = {}
    for line in out.splitlines():
        r = json.loads(line)
        if r['type'] == 'article':
            texts[r['id']] = r['headlines_zh'] + r['headlines_en']
        elif r['level'] == 'paragraph':
            texts[r['article']] += [r['zh_text'] or '', r['en_text'] or '']
    return {id: '\u0002'.join(map(plain, parts)) for id, parts in texts.items()}


def scan(texts, phrase):
    wanted = plain(phrase)
    return {id for id, text in texts.items() if wanted in text}


# -- what is asked for ------------------------------------------------------

def pieces(texts, rng):
    """Queries with what each must find."""
    all_texts = sorted(texts.items())
    everyone = set(texts)
    simple = []
    while len(simple) < QUERIES:
        text = rng.choice(all_texts)[1]
        if rng.random() < 0.6:
            at = rng.randrange(len(text))
            found = re.match(f'[{HAN}]{{1,{rng.randint(1, 7)}}}', text[at:])
        elif rng.random() < 0.3:
            found = re.search(f'([{HAN}]{{1,3}}| [0-9]+ )\u0001([{HAN}]{{1,3}}| [0-9]+ )',
                              text[rng.randrange(len(text)):])
        elif rng.random() < 0.3:
            found = re.search(f' [0-9]+ [{HAN}]{{1,3}}', text[rng.randrange(len(text)):])
        else:
            found = re.search(r'( [a-z0-9]+ ){1,3}'.replace(') ', ')'),
                              text[rng.randrange(len(text)):])
        if found and found[0].strip():
            simple.append(found[0].strip().replace('\u0001', '，'))
    for phrase in simple:
        yield '"' + phrase + '"', scan(texts, phrase)
    for _ in range(60):
        a, b = rng.sample(simple, 2)
        x, y = scan(texts, a), scan(texts, b)
        yield f'"{a}" "{b}"', x & y
        yield f'"{a}" -"{b}"', x - y
        yield f'"{a}" OR "{b}"', x | y
    yield '', everyone


def look(browser, site, asked):
    page = os.path.join(site, 'search.probe.html')
    with open(os.path.join(site, 'search.html'), encoding='utf-8') as f:
        text = f.read()
    with open(page, 'w', encoding='utf-8') as f:
        f.write(text.replace('</body>', PROBE % json.dumps(asked).replace('</', '<\\/')))
    profile = tempfile.mkdtemp()
    try:
        run = subprocess.run(
            [browser, '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic',
             '--disable-background-networking', '--user-data-dir=' + profile,
             '--virtual-time-budget=60000', '--dump-dom',
             'file://' + os.path.abspath(page) + '?q=%E7%94%9F%E4%BA%A7'],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=200)
    except subprocess.TimeoutExpired:
        return None
    finally:
        os.unlink(page)
        shutil.rmtree(profile, ignore_errors=True)
    found = re.search(r'data-probe="([^"]*)"', run.stdout.decode('utf-8', 'replace'))
    return json.loads(html.unescape(found[1])) if found else None


def run_tests(name, browser, site, queries, texts):
    r = look(browser, site, [q for q, _ in queries])
    if r is None:
        return None
    wrong = [(q, sorted(want ^ set(got))) for (q, want), got in zip(queries, r['hits'])
             if want != set(got)]
    n = str(len(scan(texts, '生产')))
    for q, ids in wrong[:10]:
        print('# %s: %s' % (q, ids[:5]))
    if r['errors']:
        print('# %s' % r['errors'][:3])
    return [(name + ': ' + what, ok) for what, ok in [
        ('no error', r['errors'] == []),
        ('every query is answered', len(r['hits']) == len(queries)),
        ('as a scan of the texts answers', not wrong),
        ('the page tells how many', r.get('told', '').split(' ')[0] == n),
        ('and marks them', r.get('marks', 0) > 0),
        ('four facets', r.get('facets') == 4),
        ('a facet keeps what it says', len(set(r.get('narrowed', [0, 1]))) == 1),
        ('the address says so', 'region=' in r.get('address', '')),
        ('and the way back', 'region=' not in r.get('back', 'region=')),
    ]]


def main():
    duikan, bench, build, *paths = sys.argv[1:]
    browser = shutil.which('chromium') or shutil.which('chromium-browser')
    if browser is None:
        print('1..0 # SKIP there is no Chromium')
        return 0
    site = os.path.join(build, 'search-site')
    shutil.rmtree(site, ignore_errors=True)
    subprocess.run([duikan, 'build', '-q', '--no-cache', '-o', site, *paths], check=True)
    texts = texts_of(duikan, paths)
    queries = list(pieces(texts, random.Random(1949)))
    tests = run_tests('as built', browser, site, queries, texts)
    if tests is None:
        print('1..0 # SKIP Chromium does not run here')
        return 0
    for common in ('3', '10'):
        shutil.rmtree(os.path.join(site, 'search'))
        subprocess.run([bench, '-q', '--common', common, site, *paths], check=True,
                       stdout=subprocess.DEVNULL)
        tests += run_tests('common from %s on' % common, browser, site, queries, texts) or \
            [('Chromium runs', False)]
    for number, (name, ok) in enumerate(tests, 1):
        print('%sok %d - %s' % ('' if ok else 'not ', number, name))
    print('# %d queries, %d articles' % (len(queries), len(texts)))
    print('1..%d' % len(tests))
    return not all(ok for _, ok in tests)


if __name__ == '__main__':
    sys.exit(main())

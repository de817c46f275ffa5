#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""browser.py SOURCE SITE [PICTURES] - play a reader in a headless Chromium

Opens every kind of page, from file:// and from a server: no error, no request
that leaves the site, nothing wider than the window, no fault that axe-core
knows, light and dark. On an article's page, reads with mouse, keyboard and
without a script; prints. Speaks TAP; is passed over where there is no
Chromium. With PICTURES, a folder, leaves pictures of the pages there.
"""
import functools
import glob
import http.server
import json
import os
import sys
import threading

from chromium import Chromium, Gone

WIDTHS = (360, 768, 1440)
# One page of each kind; the first that a pattern finds.
KINDS = ('index.html', 'about.html', 'method.html', 'data.html',
         'articles/*/*/*.html', 'regions/index.html', 'regions/*/index.html',
         'regions/*/*/index.html', 'industries/index.html',
         'industries/*/index.html', 'organisations/index.html',
         'dates/index.html',
         'dates/*/*/index.html', 'dates/*/*/*/index.html',
         'statistics/index.html', 'statistics/**/index.html',
         'discrepancies/index.html', 'authors/index.html',
         'authors/*/index.html', 'search.html')

SEEN = '''
function seen(e) { return !!e && e.getClientRects().length > 0 &&
  getComputedStyle(e).visibility !== "hidden"; }
function one(q) { return document.querySelector(q); }
function address() { var c = one("link[rel=canonical]");
  return c ? c.href : location.href.split("#")[0]; }
function all(q) { return Array.prototype.slice.call(
  document.querySelectorAll(q)); }
'''


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


def serve(folder):
    server = http.server.ThreadingHTTPServer(
        ('127.0.0.1', 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class Tap:
    def __init__(self):
        self.count, self.failed = 0, False

    def add(self, ok, name, told=''):
        self.count += 1
        self.failed |= not ok
        print('%sok %d - %s' % ('' if ok else 'not ', self.count, name))
        if not ok:
            for line in str(told).splitlines()[:20]:
                print('# ' + line[:400])

    def skip(self, name, why):
        self.count += 1
        print('ok %d - %s # SKIP %s' % (self.count, name, why))


def kinds(site):
    found = []
    for pattern in KINDS:
        paths = sorted(glob.glob(os.path.join(site, pattern), recursive=True))
        paths = [p for p in paths if p not in found]
        if paths:
            found.append(paths[0])
    return [os.path.relpath(p, site) for p in found]


def axe_source(source):
    folder = os.environ.get('DUIKAN_NODE',
                            os.path.join(source, 'build-node'))
    path = os.path.join(folder, 'node_modules', 'axe-core', 'axe.min.js')
    if not os.path.isfile(path):
        return None
    with open(path, encoding='utf-8') as f:
        return f.read()


def violations(page, axe):
    page.eval(axe + '; 0')
    found = page.eval(
        'axe.run(document, {resultTypes: ["violations"], preload: false}).then(function (r) {'
        'return JSON.stringify(r.violations.map(function (v) { return v.id + '
        '": " + v.nodes.slice(0, 3).map(function (n) { return n.html.slice(0,'
        '160) + " " + n.any.map(function (a) { return a.message; }); }); }));'
        '})')
    return json.loads(found)


def look_at_all(tap, page, base, label, pages):
    faults = []
    for path in pages:
        page.open(base + path)
        errors, requests = page.noticed()
        faults += ['%s: %s' % (path, e) for e in errors]
        faults += ['%s asks for %s' % (path, r) for r in requests
                   if not r.startswith((base, 'data:', 'about:'))]
    tap.add(not faults, label + ': %d kinds of pages, no error, no request '
            'that leaves the site' % len(pages), '\n'.join(faults))


def check_widths(tap, page, base, pages):
    faults = []
    for width in WIDTHS:
        page.look(width)
        for path in pages:
            page.open(base + path)
            wide = page.eval('document.documentElement.scrollWidth')
            if wide > width:
                faults.append('%s is %d wide at %d' % (path, wide, width))
    tap.add(not faults, 'nothing is wider than a window of %s' %
            ', '.join(map(str, WIDTHS)), '\n'.join(faults))


def check_axe(tap, page, base, pages, axe):
    if axe is None:
        tap.skip('axe-core', 'it is not installed: npm install --prefix '
                 'build-node axe-core vnu-jar')
        return
    for dark in (False, True):
        page.look(1280, dark=dark)
        faults = []
        for path in pages:
            page.open(base + path)
            faults += ['%s: %s' % (path, v) for v in violations(page, axe)]
        tap.add(not faults, 'axe-core finds nothing, %s' %
                ('dark' if dark else 'light'), '\n'.join(faults))


def run(tap, page, name, expression):
    """A test whose JavaScript says true, or what it saw instead."""
    got = page.eval('(function () {' + SEEN + expression + '})()')
    tap.add(got is True, name, 'saw %r' % (got,))


def read_with_mouse(tap, page):
    sentence = '.text .s[data-c]'
    page.point('document.querySelector("%s")' % sentence)
    run(tap, page, 'a sentence under the mouse lights its counterpart', '''
      var s = one("%s"), t = s.dataset.c.split(" ")[0].slice(1);
      var lit = all(".lit").map(function (e) { return e.id; });
      return lit.indexOf(s.id) >= 0 && lit.indexOf(t) >= 0 || lit;
    ''' % sentence)
    page.point('document.querySelector(".text a.q")', click=True)
    run(tap, page, 'a figure opens a card with its record, and stays', '''
      var card = one(".card"), mark = one(".text a.q");
      return seen(card) && card.textContent.indexOf(mark.textContent) >= 0 &&
        location.hash === "" || (card && card.textContent);
    ''')
    page.eval('navigator.clipboard.writeText = function (t) {'
              'window.copied = t; return Promise.resolve(); }; 0')
    page.point('document.querySelector(".card button[value=link]")',
               click=True)
    run(tap, page, 'the link to a figure is copied, and said so', '''
      return copied === address() + "#" +
        one(".text a.q").id && seen(one(".card [role=status]")) || copied;
    ''')
    page.key('Escape')
    run(tap, page, 'Escape closes the card and gives the mark its focus', '''
      return !one(".card") && document.activeElement === one(".text a.q");
    ''')
    page.eval('window.blank = [].filter.call(document.querySelectorAll('
              '"%s"), function (s) { return s.firstChild.nodeType === 3 && '
              's.firstChild.length > 4 && s.getClientRects().length == 1; '
              '})[0] || document.querySelector("%s"); 0' %
              (sentence, sentence))
    page.point('blank', click=True)
    page.point('document.querySelector(".card button[value=quote]")',
               click=True)
    run(tap, page, 'a quotation has both versions, a reference and an address',
        '''
      var lines = copied.split("\\n"), s = one(".card") && blank;
      return /^“.*[\\u4e00-\\u9fff].*”$/.test(lines[0]) &&
        /^“[^\\u4e00-\\u9fff]*[a-z]/.test(lines[1]) && lines.length === 5 &&
        lines[4] === address() + "#" + s.id || copied;
    ''')
    page.key('Escape')
    page.point('document.querySelector(".text a.mark")', click=True)
    run(tap, page, 'a paragraph offers its link', '''
      return seen(one(".card button[value=link]")) &&
        location.hash === one(".text a.mark").hash;
    ''')
    page.point('document.querySelector(".card button[value=quote]")',
               click=True)
    run(tap, page, 'and all its sentences in both versions', '''
      var lines = copied.split("\\n"), row = one(".text a.mark").closest(".row");
      function text(lang) {
        return "“" + [].map.call(row.querySelectorAll(":scope > [lang=" + lang +
          "] .s"), function (s) { return s.textContent.replace(/\\s+/g, " ").trim(); })
          .join(lang === "zh" ? "" : " ") + "”";
      }
      return lines[0] === text("zh") && lines[1] === text("en") &&
        lines[4].split("#")[1] === one(".text a.mark").hash.slice(1) || copied;
    ''')
    page.key('Escape')


def read_with_keys(tap, page, url):
    page.open(url)
    page.key('Tab')
    run(tap, page, 'the first stop leads to the text, and is seen', '''
      var e = document.activeElement;
      return e.className === "skip" && e.getBoundingClientRect().left >= 0;
    ''')
    page.key('Enter')
    run(tap, page, 'and leads there',
        'return document.activeElement.id === "main";')
    page.eval('var s = document.querySelector(".text .s[data-c]"); '
              's.tabIndex = 0; s.focus(); 0')
    page.key('ArrowRight')
    run(tap, page, 'an arrow goes to the counterpart, which lights up', '''
      var s = one(".text .s[data-c]"), e = document.activeElement;
      return e.id === s.dataset.c.split(" ")[0].slice(1) &&
        e.classList.contains("lit") && s.classList.contains("lit") || e.id;
    ''')
    page.key('ArrowDown')
    run(tap, page, 'and on to the next sentence', '''
      var s = all(".text .s"), e = document.activeElement;
      return s.indexOf(e) === 1 + s.indexOf(document.getElementById(
        one(".text .s[data-c]").dataset.c.split(" ")[0].slice(1))) || e.id;
    ''')
    page.key('Enter')
    run(tap, page, 'Enter offers what can be done with it',
        'return document.activeElement === one(".card button");')
    page.key('Escape')
    run(tap, page, 'Escape leads back', '''
      return document.activeElement.classList.contains("s") && !one(".card");
    ''')
    faults, stops = [], 0
    page.open(url)
    for _ in range(1000):
        page.key('Tab')
        at = page.eval('(function () {' + SEEN + '''
          var e = document.activeElement, b, c;
          if (e === document.body || e === window.first) return null;
          window.first = window.first || e;
          b = e.getBoundingClientRect(), c = getComputedStyle(e);
          return {what: e.outerHTML.slice(0, 120), ok: seen(e) &&
            b.right > 0 && b.bottom > 0 && b.top < innerHeight &&
            c.outlineStyle !== "none" && parseFloat(c.outlineWidth) >= 2};
        })()''')
        if at is None:
            break
        stops += 1
        if not at['ok']:
            faults.append(at['what'])
    tap.add(not faults and stops > 20, 'the keyboard goes all the way: %d '
            'stops, each in sight with its focus shown' % stops,
            '\n'.join(faults))


def choose(page, key, value):
    page.point('document.querySelector("[data-switch=%s] button[value=%s]")' %
               (key, value), click=True)


def check_choices(tap, page, base, articles):
    page.open(base + articles[0])
    choose(page, 'ui', 'zh')
    words = '''var nav = ".masthead nav [data-ui=";
      return JSON.stringify([seen(one(nav + "zh]")), seen(one(nav + "en]")),
        seen(one(".text [lang=zh] p")), seen(one(".text [lang=en] p"))]) ===
        "%s" || document.documentElement.outerHTML.slice(0, 90);'''
    run(tap, page, 'the interface in Chinese', words %
        '[true,false,true,true]')
    choose(page, 'view', 'en')
    page.open(base + articles[-1])
    run(tap, page, 'both choices are kept on the next page', words %
        '[true,false,false,true]')
    page.open(base + 'index.html')
    run(tap, page, 'and on other kinds of pages',
        'return seen(one("nav [data-ui=zh]"));')
    page.open(base + articles[-1] + '#zh.p0')
    run(tap, page, 'a link to the version put away shows it',
        'return seen(document.getElementById("zh.p0"));')
    choose(page, 'view', 'zh')
    run(tap, page, 'Chinese alone', words % '[true,false,true,false]')
    choose(page, 'view', 'both')
    choose(page, 'ui', 'en')
    run(tap, page, 'both versions, in English', words %
        '[false,true,true,true]')


def check_plain(tap, page, url):
    """Without a script: reading, the records, citing."""
    page.call('Emulation.setScriptExecutionDisabled', value=True)
    page.look(1440)
    page.open(url)
    run(tap, page, 'without a script: both versions, references, no buttons',
        '''
      return seen(one(".text [lang=zh] p")) && seen(one(".text [lang=en] p"))
        && seen(one(".cite dd")) && all("button").every(function (b) {
        return !seen(b); }) && !document.documentElement.dataset.ui;
    ''')
    page.point('document.querySelector(".text a.q")', click=True)
    run(tap, page, 'without a script: a figure leads to its record beside it',
        '''
      var e = one(":target"), b = e.getBoundingClientRect();
      return location.hash === one(".text a.q").hash && b.top >= 0 &&
        b.bottom <= innerHeight && /^(TR|A)$/.test(e.tagName) ||
        [location.hash, b.top, b.bottom];
    ''')
    run(tap, page, 'without a script: references as files', '''
      var a = all("a[download]");
      return a.length === 3 && a.every(function (e) { return seen(e) &&
        /^data:application\\/.{40}/.test(e.href); }) &&
        /^TY  - NEWS\\r\\n(.*\\r\\n)*ER  - \\r\\n$/.test(decodeURIComponent(
        a[1].href.split(",").slice(1).join(","))) && JSON.parse(
        decodeURIComponent(a[2].href.split(",").slice(1).join(",")))[0]
        .type === "article-newspaper" || a.map(function (e) {
        return e.href; });
    ''')
    page.call('Emulation.setScriptExecutionDisabled', value=False)


def check_media(tap, page, url):
    page.look(800, media='print')
    page.open(url)
    run(tap, page, 'in print: two columns, references, no navigation', '''
      return getComputedStyle(one(".text .row")).gridTemplateColumns
        .split(" ").length === 2 && seen(one(".cite dd")) &&
        !seen(one(".masthead nav")) && !seen(one(".tools")) &&
        !seen(one(".neighbours"));
    ''')
    for motion, moves in (('no-preference', 'smooth'), ('reduce', 'auto')):
        page.look(motion=motion)
        page.open(url)
        run(tap, page, 'where motion is %s, scrolling is %s' %
            (motion, moves), '''
          return getComputedStyle(document.documentElement).scrollBehavior ===
            "%s" && (getComputedStyle(one(".s")).transitionDuration === "0s")
            === %s;
        ''' % (moves, 'true' if moves == 'auto' else 'false'))


def check_table(tap, page, base):
    page.open(base + 'discrepancies/index.html')
    page.eval('document.querySelector("table.sortable th button").click(); 0')
    run(tap, page, 'a heading sorts its table', '''
      var th = one("table.sortable th"), cells = all(
        "table.sortable tbody tr").map(function (r) {
        return r.cells[0].textContent; });
      return th.getAttribute("aria-sort") === "ascending" &&
        cells.join() === cells.slice().sort().join() || cells;
    ''')


def check_metadata(tap, page, url):
    page.open(url)
    run(tap, page, 'JSON-LD, COinS and meta elements agree on the article', '''
      var ld = JSON.parse(one("script[type='application/ld+json']")
        .textContent), z = new URLSearchParams(one(".Z3988").title);
      function meta(n) { return one("meta[name='" + n + "']").content; }
      return ld["@type"] === "NewsArticle" && z.get("rft.date") ===
        ld.datePublished && meta("citation_publication_date").replace(
        /\\//g, "-") === ld.datePublished && meta("DC.identifier") ===
        ld.identifier && z.get("rft.atitle") === meta("citation_title") &&
        z.get("rft.pages") === meta("citation_firstpage") || [ld, z + ""];
    ''')


def take_pictures(page, base, pages, folder):
    os.makedirs(folder, exist_ok=True)
    for path in pages:
        for width in WIDTHS:
            for dark in (False, True):
                page.look(width, dark=dark)
                page.open(base + path)
                page.picture(os.path.join(folder, '%s-%d%s.png' % (
                    path.replace('/', '-').replace('.html', ''), width,
                    '-dark' if dark else '')))


def main():
    source, site = sys.argv[1], os.path.abspath(sys.argv[2])
    try:
        browser = Chromium()
    except Gone as e:
        print('1..0 # SKIP %s' % e)
        return 0
    tap, server = Tap(), serve(site)
    try:
        page = browser.page()
        page.look()
        pages = kinds(site)
        articles = [os.path.relpath(p, site) for p in sorted(glob.glob(
            os.path.join(site, 'articles', '*', '*', '*.html')))]
        base = 'file://' + site + '/'
        url = base + articles[1]
        if len(sys.argv) > 3:
            take_pictures(page, base, pages, sys.argv[3])
            return 0
        look_at_all(tap, page, base, 'file', pages)
        look_at_all(tap, page, 'http://127.0.0.1:%d/' %
                    server.server_address[1], 'http', pages)
        check_widths(tap, page, base, pages)
        page.look()
        check_axe(tap, page, base, pages, axe_source(source))
        page.look()
        page.open(url)
        read_with_mouse(tap, page)
        read_with_keys(tap, page, url)
        check_choices(tap, page, base, articles)
        check_plain(tap, page, url)
        check_media(tap, page, url)
        check_table(tap, page, base)
        check_metadata(tap, page, url)
        errors = page.noticed()[0]
        tap.add(not errors, 'no error all the while', '\n'.join(errors))
    finally:
        browser.close()
        server.shutdown()
    print('1..%d' % tap.count)
    return tap.failed


if __name__ == '__main__':
    sys.exit(main())

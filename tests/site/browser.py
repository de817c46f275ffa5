#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""browser.py SITE - what the script of the site does, in a headless Chromium

A copy of an article's page that ends with a probe is opened from file://; the
probe plays the reader and leaves what it saw in the document. Speaks TAP; is
passed over where there is no Chromium.
"""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

PROBE = r'''
<script>
var errors = [];
addEventListener('error', function (e) { errors.push(String(e.message)); });
addEventListener('load', function () {
  function seen(e) { return !!e && e.getClientRects().length > 0; }
  function press(key, value) {
    document.querySelector('[data-switch=' + key + '] button[value=' + value +
      ']').click();
  }
  function all(q) { return Array.prototype.slice.call(
    document.querySelectorAll(q)); }
  var r = {};
  var s = document.querySelector('.text .s[data-c]');
  s.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
  r.lit = all('.lit').map(function (e) { return e.id; });
  r.partner = s.getAttribute('data-c').split(' ')[0];
  s.focus();
  s.dispatchEvent(new KeyboardEvent('keydown',
    { key: 'ArrowRight', bubbles: true }));
  r.focused = document.activeElement.id;
  var mark = document.querySelector('.text a.q');
  mark.click();
  r.hash = location.hash;
  r.card = seen(document.querySelector('.card')) &&
    document.querySelector('.card').textContent.indexOf(mark.textContent) >= 0;
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  r.closed = !document.querySelector('.card');
  press('ui', 'zh');
  r.chinese = [seen(document.body), seen(document.querySelector(
    '.masthead nav [data-ui=zh]')), seen(document.querySelector(
    '.masthead nav [data-ui=en]'))];
  press('ui', 'en');
  r.english = [seen(document.body), seen(document.querySelector(
    '.masthead nav [data-ui=zh]')), seen(document.querySelector(
    '.masthead nav [data-ui=en]'))];
  press('view', 'zh');
  r.only_zh = [seen(document.querySelector('.text [lang=zh] p')),
    seen(document.querySelector('.text [lang=en] p'))];
  press('view', 'both');
  r.both = [seen(document.querySelector('.text [lang=zh] p')),
    seen(document.querySelector('.text [lang=en] p'))];
  var head = document.querySelector('.figures th.num'), rows =
    document.querySelector('.figures tbody');
  head.click();
  r.sorted = head.getAttribute('aria-sort') === 'ascending' &&
    rows.rows.length > 1;
  r.wide = document.documentElement.scrollWidth <= innerWidth;
  r.errors = errors;
  document.body.setAttribute('data-probe', JSON.stringify(r));
});
</script></body>'''


def look(browser, page, width):
    with open(page, encoding='utf-8') as f:
        text = f.read()
    probe = page.replace('.html', '.probe.html')
    profile = tempfile.mkdtemp()
    try:
        with open(probe, 'w', encoding='utf-8') as f:
            f.write(text.replace('</body>', PROBE))
        run = subprocess.run(
            [browser, '--headless', '--no-sandbox', '--disable-gpu',
             '--disable-background-networking', '--user-data-dir=' + profile,
             '--window-size=%d,900' % width, '--dump-dom',
             'file://' + os.path.abspath(probe)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60)
    except subprocess.TimeoutExpired:
        return None
    finally:
        os.unlink(probe)
        shutil.rmtree(profile, ignore_errors=True)
    found = re.search(r'data-probe="([^"]*)"',
                      run.stdout.decode('utf-8', 'replace'))
    return json.loads(found.group(1).replace('&quot;', '"')
                      .replace('&amp;', '&')) if found else None


def main():
    browser = shutil.which('chromium') or shutil.which('chromium-browser')
    pages = sorted(glob.glob(os.path.join(sys.argv[1], 'articles', '**',
                                          '*.html'), recursive=True))
    if browser is None:
        print('1..0 # SKIP there is no Chromium')
        return 0
    r = look(browser, pages[0], 1280)
    if r is None:
        print('1..0 # SKIP Chromium does not run here')
        return 0
    small = look(browser, pages[0], 360)
    tests = [
        ('no error', r['errors'] == []),
        ('a sentence lights its counterpart',
         len(r['lit']) >= 2 and r['partner'] in r['lit']),
        ('an arrow goes to the counterpart', r['focused'] == r['partner']),
        ('a figure opens a card and stays', r['card'] and r['hash'] == ''),
        ('Escape closes it', r['closed']),
        ('the interface in Chinese', r['chinese'] == [True, True, False]),
        ('the interface in English', r['english'] == [True, False, True]),
        ('Chinese alone', r['only_zh'] == [True, False]),
        ('both versions', r['both'] == [True, True]),
        ('a table is sorted', r['sorted']),
        ('nothing is wider than the window', r['wide']),
        ('nor on a narrow screen', bool(small) and small['wide']),
    ]
    for number, (name, ok) in enumerate(tests, 1):
        print('%sok %d - %s' % ('' if ok else 'not ', number, name))
    if not all(ok for _, ok in tests):
        print('# saw %s' % json.dumps(r, ensure_ascii=False))
    print('1..%d' % len(tests))
    return not all(ok for _, ok in tests)


if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""standard.py SOURCE SITE - hold every page against the HTML standard

With the Nu HTML Checker (vnu.jar), from build-node/ or $DUIKAN_NODE; says so
and passes where that or Java is missing. And by its own eyes: how heavy pages,
style sheet and script are. Speaks TAP.
"""
import glob
import os
import re
import shutil
import subprocess
import sys

# Bytes: what a style sheet or script may have, and what an article's page may
# for the things that every page has, for a character of its text in either
# language, for a figure. An article of 2,000 Chinese characters, 6,000 English
# ones and 12 figures stays below 60 KB.
ASSET, SHELL, CHARACTER, FIGURE = 40 << 10, 20 << 10, 4, 700


def checker(source):
    folder = os.environ.get('DUIKAN_NODE',
                            os.path.join(source, 'build-node'))
    jar = os.path.join(folder, 'node_modules', 'vnu-jar', 'build', 'dist',
                       'vnu.jar')
    if not os.path.isfile(jar):
        return None, 'vnu-jar is not installed'
    if shutil.which('java') is None:
        return None, 'there is no Java'
    return ['java', '-Xss4m', '-jar', jar, '--skip-non-html', '--errors-only',
            '--format', 'gnu'], None


def heavy(site):
    for name in ('duikan.css', 'duikan.js'):
        size = os.path.getsize(os.path.join(site, 'static', name))
        if size > ASSET:
            yield 'static/%s: %d bytes' % (name, size)
    for path in glob.glob(os.path.join(site, 'articles', '**', '*.html'),
                          recursive=True):
        with open(path, encoding='utf-8') as f:
            page = f.read()
        text = page[page.index('<section class="text"'):]
        text = re.sub(r'<[^>]*>', '', text[:text.index('</section>')])
        size = len(page.encode())
        most = SHELL + CHARACTER * len(text) + FIGURE * page.count('<tr ')
        if size > most:
            yield '%s: %d bytes, at most %d for %d characters' % (
                os.path.relpath(path, site), size, most, len(text))


def main():
    source, site = sys.argv[1:3]
    command, why = checker(source)
    failed = False
    if command is None:
        print('ok 1 - the Nu HTML Checker # SKIP ' + why)
    else:
        run = subprocess.run(command + [site], stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, text=True)
        failed = run.returncode != 0
        print('%sok 1 - the Nu HTML Checker finds no error' %
              ('not ' if failed else ''))
        for line in run.stdout.splitlines()[:20] if failed else ():
            print('# ' + line[:300])
    found = list(heavy(site))
    failed |= bool(found)
    print('%sok 2 - no page, style sheet or script is too heavy' %
          ('not ' if found else ''))
    for line in found:
        print('# ' + line)
    print('1..2')
    return failed


if __name__ == '__main__':
    sys.exit(main())

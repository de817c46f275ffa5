#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""text.py CORPUS SITE - every character of a title or body is in the TEI

Takes the bodies out of the source files by a reading of its own, as simple as
can be, and holds them against the text of the two div of each document, white
space apart. Speaks TAP.
"""
import glob
import os
import re
import sys
import xml.etree.ElementTree as ET

TEI = '{http://www.tei-c.org/ns/1.0}'
XML = '{http://www.w3.org/XML/1998/namespace}'


def solid(text):
    return ''.join(text.split())


def english(half):
    lines = half.split('\n')
    if not lines[0].startswith('Title:'):
        return None
    rest = [l for l in lines[1:]]
    while rest and re.match(r'\s*$|(Author|Date|Page|Edition):', rest[0]):
        rest.pop(0)
    return solid(lines[0][len('Title:'):] + '\n'.join(rest))


def chinese(half):
    at = half.find('### ')
    if at < 0:
        return None
    lines = half[at + 4:].split('\n')
    rest = lines[1:]
    while rest and not rest[0].startswith('专栏'):
        rest.pop(0)
    return solid(lines[0] + '\n'.join(rest[1:]))


def faults(corpus, path):
    root = ET.parse(path).getroot()
    name = root.find('.//%ssourceDesc//%sidno' % (TEI, TEI)).text
    source = os.path.join(corpus, name)
    with open(source, encoding='utf-8') as f:
        halves = re.split(r'^<hr />.*$', f.read(), maxsplit=1, flags=re.M)
    want = {'en': english(halves[0]), 'zh': chinese(halves[-1])}
    got = {div.get(XML + 'lang'): solid(''.join(div.itertext()))
           for div in root.iter(TEI + 'div')}
    for lang in ('zh', 'en'):
        if got.get(lang) != want[lang]:
            yield '%s, %s: got %.80r, want %.80r' % (name, lang,
                                                     got.get(lang), want[lang])


def main():
    corpus, site = sys.argv[1:3]
    documents = sorted(glob.glob(os.path.join(site, 'articles', '**', '*.xml'),
                                 recursive=True))
    found = [words for path in documents for words in faults(corpus, path)]
    bad = bool(found) or not documents
    print('%sok 1 - the text of %d documents is that of their sources' %
          ('not ' if bad else '', len(documents)))
    for words in found:
        print('# ' + words)
    print('1..1')
    return bad


if __name__ == '__main__':
    sys.exit(main())

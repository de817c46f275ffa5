#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""crawl.py SITE - walk a built site as a reader's browser would, from index.html

Speaks TAP. Fails on: a link to a file or anchor that is not there, a file
that no page leads to, a link that is absolute or climbs out of the site, a
resource from elsewhere, an id twice on a page, an XML file that is not
well-formed, a page without title, language or main heading, an image without
alternative.
"""
import os
import re
import sys
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit
from xml.parsers import expat

VOID = {'meta', 'link', 'br', 'hr', 'img', 'input', 'area', 'base', 'col',
        'embed', 'source', 'track', 'wbr'}
# What a browser fetches by itself; elsewhere only a reader's click leads out.
FETCHED = {('script', 'src'), ('img', 'src'), ('source', 'src'),
           ('iframe', 'src'), ('video', 'src'), ('audio', 'src'),
           ('object', 'data'), ('embed', 'src')}
# A file that stands in its link: a reference to be taken along.
DOWNLOADS = ('application/x-bibtex;charset=utf-8,',
             'application/x-research-info-systems;charset=utf-8,',
             'application/vnd.citationstyles.csl+json;charset=utf-8,')
# Files that a site has for other programs than browsers.
UNLINKED = ('data/', 'manifest', 'mods/', 'oai/', 'robots.txt', 'search/',
            'sitemap', 'tei/')
# Scripts that an article's page loads when a reader gets to its end.
NEAR = re.compile(r'dates/[0-9/]+/near\.js$')


class Page(HTMLParser):
    """What a page points to, and what can be pointed to on it."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.links, self.fetched, self.ids = [], [], set()
        self.faults, self.open = [], []
        self.seen = set()
        self.lang = None
        self.feed(text)
        self.close()
        if self.open:
            self.faults.append('never closed: ' + ' '.join(self.open))
        for need in ('title', 'main', 'h1'):
            if need not in self.seen:
                self.faults.append('has no ' + need)
        if not self.lang:
            self.faults.append('does not say its language')

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.seen.add(tag)
        if tag == 'html':
            self.lang = named.get('lang')
        if tag == 'img' and 'alt' not in named:
            self.faults.append('image without alt')
        if tag == 'a' and 'a' in self.open:
            self.faults.append('link inside a link')
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name == 'id':
                if value in self.ids:
                    self.faults.append('id twice: ' + value)
                if not value or ' ' in value:
                    self.faults.append('bad id: %r' % value)
                self.ids.add(value)
            elif (tag, name) in FETCHED:
                self.fetched.append(value)
            elif name == 'href':
                rel = named.get('rel', '')
                if tag == 'link' and rel in ('stylesheet', 'icon'):
                    self.fetched.append(value)
                else:
                    self.links.append(value)
            elif name.startswith('on'):
                self.faults.append('handler in the markup: ' + name)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if tag in VOID:
            self.faults.append('end tag of ' + tag)
        elif not self.open or self.open[-1] != tag:
            self.faults.append('</%s> closes %s' % (tag, self.open[-1:]))
        else:
            self.open.pop()


class Site:
    def __init__(self, top):
        self.top = top
        self.pages, self.faults, self.reached = {}, [], set()
        self.records = {}
        self.external = 0

    def fault(self, path, words):
        self.faults.append((path, words))

    def page(self, path):
        if path not in self.pages:
            with open(os.path.join(self.top, path), 'rb') as f:
                raw = f.read()
            try:
                text = raw.decode('utf-8')
            except UnicodeDecodeError as e:
                self.fault(path, str(e))
                text = raw.decode('utf-8', 'replace')
            if not text.startswith('<!DOCTYPE html>'):
                self.fault(path, 'no document type')
            page = Page(text)
            for words in page.faults:
                self.fault(path, words)
            self.pages[path] = page
        return self.pages[path]

    def resolve(self, path, link, fetched):
        """The file and anchor a link leads to, or None."""
        parts = urlsplit(link)
        if parts.scheme == 'data' and not fetched and \
                parts.path.startswith(DOWNLOADS):
            return None
        if parts.scheme or parts.netloc:
            if fetched or parts.scheme not in ('http', 'https', 'mailto'):
                self.fault(path, 'leads elsewhere: ' + link)
            self.external += 1
            return None
        if not link or link == '#':
            self.fault(path, 'link to nowhere: %r' % link)
            return None
        if '\\' in link or parts.path.startswith('/'):
            self.fault(path, 'not a relative link: ' + link)
            return None
        if not parts.path:
            return path, unquote(parts.fragment)
        target = os.path.normpath(os.path.join(os.path.dirname(path),
                                               unquote(parts.path)))
        if target.startswith('..'):
            self.fault(path, 'climbs out of the site: ' + link)
            return None
        return target, unquote(parts.fragment)

    def follow(self, path, link, fetched, queue):
        to = self.resolve(path, link, fetched)
        if to is None:
            return
        target, anchor = to
        if not os.path.isfile(os.path.join(self.top, target)):
            self.fault(path, 'dead link: ' + link)
            return
        if target not in self.reached:
            self.reached.add(target)
            queue.append(target)
        if anchor and anchor not in self.anchors(target):
            self.fault(path, 'no such anchor: ' + link)

    def anchors(self, target):
        """The ids of a page, or of an XML file."""
        if target.endswith('.html'):
            return self.page(target).ids
        if target not in self.records:
            with open(os.path.join(self.top, target), encoding='utf-8') as f:
                self.records[target] = set(re.findall(
                    r' (?:xml:id|ID)="([^"]*)"', f.read()))
        return self.records[target]

    def walk(self):
        queue = ['index.html']
        self.reached.add('index.html')
        while queue:
            path = queue.pop()
            if path.endswith('.html'):
                page = self.page(path)
                for link in page.links:
                    self.follow(path, link, False, queue)
                for link in page.fetched:
                    self.follow(path, link, True, queue)

    def files(self):
        for folder, names, files in os.walk(self.top):
            names.sort()
            for name in sorted(files):
                full = os.path.join(folder, name)
                yield os.path.relpath(full, self.top).replace(os.sep, '/')

    def check_files(self):
        for path in self.files():
            if path not in self.reached and not path.startswith(UNLINKED) \
                    and not NEAR.match(path):
                self.fault(path, 'no page leads here')
            if path.endswith(('.xml', '.svg')):
                self.check_xml(path)

    def check_xml(self, path):
        parser = expat.ParserCreate()
        try:
            with open(os.path.join(self.top, path), 'rb') as f:
                parser.ParseFile(f)
        except expat.ExpatError as e:
            self.fault(path, 'not well-formed: %s' % e)


def check_backlinks(site):
    """Every article's page leads to lists, and a list leads back to it."""
    leads = {}
    for path, page in site.pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.path and not parts.scheme:
                to = os.path.normpath(os.path.join(os.path.dirname(path),
                                                   unquote(parts.path)))
                leads.setdefault(path, set()).add(to)
    # A list's pages are in its folder and, cut into parts, in those of
    # decades or years; the articles of a month are on the pages of its days.
    listed = {}
    for path, to in leads.items():
        folder = os.path.dirname(path)
        listed.setdefault(folder, set()).update(to)
        over, last = os.path.split(folder)
        if re.fullmatch(r'\d{3}0s|\d{4}|undated', last) or \
                path.startswith('dates/'):
            listed.setdefault(over, set()).update(to)
    for path in site.pages:
        if not path.startswith('articles/'):
            continue
        for to in sorted(leads.get(path, ())):
            if to.startswith(('regions/', 'industries/', 'organisations/',
                              'dates/')) and to.count('/') >= 2 and \
                    path not in listed.get(os.path.dirname(to), ()):
                site.fault(to, 'does not lead back to ' + path)


def report(number, name, faults):
    print('%sok %d - %s' % ('not ' if faults else '', number, name))
    for path, words in faults[:20]:
        print('# %s: %s' % (path, words))
    if len(faults) > 20:
        print('# and %d more' % (len(faults) - 20))
    return bool(faults)


def main():
    top = sys.argv[1]
    if not os.path.isfile(os.path.join(top, 'index.html')):
        print('1..1\nnot ok 1 - there is a site in ' + top)
        return 1
    site = Site(top)
    site.walk()
    site.check_files()
    failed = report(1, 'every link, anchor, id and file of %d pages' %
                    len(site.pages), site.faults)
    site.faults = []
    check_backlinks(site)
    failed |= report(2, 'lists lead back to the articles that lead to them',
                     site.faults)
    articles = [p for p in site.pages if p.startswith('articles/')]
    failed |= report(3, 'there are articles',
                     [] if articles else [('articles/', 'none')])
    print('1..3')
    return failed


if __name__ == '__main__':
    sys.exit(main())

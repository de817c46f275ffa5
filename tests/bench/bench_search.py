#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bench_search.py SITE [-i INDEX] [QUERY...] - what a search loads

Opens the search page of SITE in a headless Chromium, from file://, once a
query, and prints how many articles are found and the bytes of all files that
were asked for: the page, its styles and scripts, the pieces of the index, the
texts of the hits. INDEX (what bench-shards wrote) stands in for the site's own
index, so that one of a hundred thousand articles can be asked without their
pages. For developers, by hand.
"""
import argparse
import collections
import os
import sys
import tempfile
import time
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'site'))
from chromium import Chromium  # noqa: E402

QUERIES = (
    '生产', '重', 'production', 'the', '钢铁 重庆', '生产 计划', '工业 农业',
    'steel Chongqing', 'the of', '生产 production', '"生产计划"', '"完成了计划"',
    '"of the" production', '"per cent of the"', '"社会主义建设" 工厂',
    '"生产计划" 重庆', '钢铁 -重庆', '钢铁 OR 煤炭')


def stand_in(site, index, folder):
    for name in ('search.html', 'static'):
        os.symlink(os.path.join(site, name), os.path.join(folder, name))
    os.symlink(os.path.join(index, 'search'), os.path.join(folder, 'search'))
    return folder


def ask(page, site, query):
    """Articles found, files asked for, seconds."""
    page.noticed()
    begun = time.monotonic()
    page.open('file://%s/search.html?q=%s' % (site, urllib.parse.quote(query)))
    found, quiet = None, 0
    while quiet < 4 and time.monotonic() - begun < 300:
        time.sleep(.25)
        busy = page.eval('document.getElementById("search").getAttribute("aria-busy")')
        found = page.eval('document.body.getAttribute("data-found")')
        facets = page.eval('document.querySelectorAll("#facets > details").length')
        quiet = quiet + 1 if found is not None and facets and not busy else 0
    seconds = time.monotonic() - begun
    errors, requests = page.noticed()
    if errors:
        sys.exit('%s: %s' % (query, errors[0]))
    files = {urllib.parse.unquote(r.split('?')[0])[7:] for r in requests
             if r.startswith('file:')}
    return found, files, seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('site')
    parser.add_argument('-i', '--index')
    parser.add_argument('queries', nargs='*', metavar='QUERY')
    args = parser.parse_intermixed_args()
    with tempfile.TemporaryDirectory() as folder:
        site = os.path.abspath(args.site)
        if args.index:
            site = stand_in(site, os.path.abspath(args.index), folder)
        browser = Chromium()
        page = browser.page()
        page.look(1280)
        for query in args.queries or QUERIES:
            found, files, seconds = ask(page, site, query)
            parts = collections.Counter()
            for f in files:
                top = os.path.relpath(f, site).split(os.sep)
                parts['/'.join(top[:2]) if top[0] == 'search' else 'page'] += os.path.getsize(f)
            print('%-28s %7s found %8d bytes in %3d files: %s' % (
                query, found, sum(parts.values()), len(files),
                ', '.join('%s %d' % p for p in sorted(parts.items()))), flush=True)
        browser.close()


if __name__ == '__main__':
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How fast a site is made, and how fast others make a poorer one.

    bench_site.py [--articles N,N...] [--jobs N,N...] [--no-rooms] [--keep]
                  DUIKAN DIR

Writes a synthetic newspaper into DIR for each N (synthesise.py), then runs,
each as a process of its own, with user and system time, time on the clock and
peak memory as the system tells them of that process:

    rooms    the rooms before the catalogue, one after the other (each row
             holds those above it and the printing of its own result)
    build    the whole site, by number of threads; again with one article
             changed, with all files written anew as they were, unchanged
    cp -r    a copy of the finished site: what writing its files costs
    hugo     one plain page an article with both texts (if it is installed)
    pagefind the search index of those pages (if it is installed)

and at the end the table of README.md: each against the first build, and what
an article more takes of memory, from the smallest number to the largest.

For developers, by hand: a build made with -Dbuildtype=release on a machine
that does nothing else. Nothing is deleted before the end: on some file systems
new files are dear for minutes after a large tree is gone.
"""
import argparse
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOMS = [('read, parse', ['--stop-after', 'parse']),
         ('align', ['--stop-after', 'align']),
         ('extract', ['--stop-after', 'extract']),
         ('link', ['--only', 'discrepancy'])]
HUGO_CONFIG = 'baseURL = "/"\ntitle = "bench"\n' \
    'disableKinds = ["taxonomy", "term", "RSS", "sitemap", "section", "home"]\n'
HUGO_PAGE = '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8">' \
    '<title>{{ .Title }}</title></head><body data-pagefind-body>' \
    '<h1>{{ .Title }}</h1>{{ .Content }}</body></html>\n'


def run(command, **options):
    """CPU seconds, seconds on the clock, peak memory in MB."""
    begun = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE, **options)
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode > 1:
        sys.exit(f'{command[0]}: exit {child.returncode}\n{errors.decode()[-500:]}')
    return (usage.ru_utime + usage.ru_stime, time.monotonic() - begun,
            usage.ru_maxrss / 1024)


MEASURED = {}  # by number of articles, by name


def row(n, name, measured):
    cpu, wall, memory = measured
    MEASURED.setdefault(n, {})[name.strip()] = measured
    print(f'{n:>8} {name:24} {cpu:9.2f} {wall:9.2f} {n / cpu:11.0f} {memory:9.0f}',
          flush=True)


def machine():
    cpu = next((line.split(':')[1].strip() for line in open('/proc/cpuinfo')
                if line.startswith('model name')), platform.machine())
    print(f'{cpu}, {len(os.sched_getaffinity(0))} processors, '
          f'load {os.getloadavg()[0]:.1f}')
    print(f'{"articles":>8} {"":24} {"CPU s":>9} {"clock s":>9} '
          f'{"articles/s":>11} {"peak MB":>9}   (articles a CPU second)')


def hugo_pages(corpus, folder):
    (folder / 'layouts/_default').mkdir(parents=True)
    (folder / 'hugo.toml').write_text(HUGO_CONFIG)
    (folder / 'layouts/_default/single.html').write_text(HUGO_PAGE)
    for path in sorted(corpus.rglob('*.txt')):
        page = folder / 'content' / path.relative_to(corpus).with_suffix('.md')
        page.parent.mkdir(parents=True, exist_ok=True)
        title = path.stem.replace('"', '')
        text = path.read_text(encoding='utf-8')
        page.write_text(f'+++\ntitle = "{title}"\n+++\n{text}', encoding='utf-8')


def others(n, corpus, folder):
    if shutil.which('hugo'):
        hugo_pages(corpus / 'articles', folder / 'hugo')
        row(n, 'hugo', run(['hugo', '--quiet', '--config', 'hugo.toml'],
                           cwd=folder / 'hugo'))
        if shutil.which('pagefind'):
            row(n, 'pagefind', run(['pagefind', '--site', 'public'],
                                   cwd=folder / 'hugo'))
    else:
        print('notice: no hugo here')


def change_one(corpus):
    """Another number in the article in the middle."""
    paths = sorted(corpus.rglob('*.txt'))
    path = paths[len(paths) // 2]
    text = path.read_text(encoding='utf-8')
    body = text.index('\n\n')
    path.write_text(text[:body] + re.sub(r'[0-9]+', '47', text[body:], count=1)
                    + '\n', encoding='utf-8')
    time.sleep(3)


def readme():
    """The table of README.md, in shares of the first build's CPU time."""
    most, least = max(MEASURED), min(MEASURED)
    build = next(name for name in MEASURED[most] if name.startswith('build'))
    whole = MEASURED[most][build]
    print(f'\n| {most:,} articles | CPU time | peak memory |\n|---|---|---|')
    for name, (cpu, _, memory) in MEASURED[most].items():
        if not name.startswith('to '):
            print(f'| {name} | {cpu / whole[0]:.2g} | {memory:.0f} MB |')
    print(f'\n{most / whole[0]:.0f} articles a CPU second')
    if most > least:
        grown = (whole[2] - MEASURED[least][build][2]) * (1 << 20)
        print(f'{grown / (most - least):.0f} bytes an article')


def measure(options, n):
    folder = pathlib.Path(options.dir) / f'{n}'
    corpus, site = folder / 'corpus', folder / 'site'
    folder.mkdir(parents=True)
    subprocess.run([sys.executable, HERE / 'synthesise.py', str(n), corpus],
                   check=True, stdout=subprocess.DEVNULL)
    run(['cat'] + sorted(map(str, corpus.rglob('*.txt')))[:5000])  # warm
    for name, arguments in ROOMS + [('all records', [])]:
        if not options.no_rooms:
            row(n, '  to ' + name, run([options.duikan, 'extract', '-q', '-j1',
                                        *arguments, corpus]))
    for jobs in options.jobs.split(','):
        row(n, f'build -j{jobs}', run([options.duikan, 'build', '-q', '-j', jobs,
                                       '-o', f'{site}-{jobs}', corpus]))
    again = [options.duikan, 'build', '-q', '-j', jobs, '-o', f'{site}-{jobs}',
             corpus]
    change_one(corpus)
    row(n, 'build, one changed', run(again))
    for path in corpus.rglob('*.txt'):
        path.write_bytes(path.read_bytes())
    time.sleep(3)  # a file that is as new as a build could change unseen
    row(n, 'build, all rewritten', run(again))
    row(n, 'build, unchanged', run(again))
    row(n, 'cp -r of the site', run(['cp', '-r', f'{site}-{jobs}', f'{site}-copy']))
    others(n, corpus, folder)
    return folder


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument('--articles', default='1000,10000')
    p.add_argument('--jobs', default='1,2')
    p.add_argument('--no-rooms', action='store_true', help='the site only')
    p.add_argument('--keep', action='store_true', help='do not delete what was made')
    p.add_argument('duikan')
    p.add_argument('dir')
    options = p.parse_args()
    options.duikan = os.path.abspath(options.duikan)
    machine()
    made = [measure(options, int(n)) for n in options.articles.split(',')]
    readme()
    if not options.keep:
        for folder in made:
            shutil.rmtree(folder)


if __name__ == '__main__':
    main()

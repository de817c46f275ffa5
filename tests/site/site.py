#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""site.py DUIKAN SOURCE BUILD - build sites and look at all of them

That of corpus/, and that of edge/, a corpus of hard cases. crawl.py walks the
pages, valid.py holds the TEI against its schemas, text.py against the sources,
standard.py the pages against the standard, browser.py plays a reader.
"""
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


class Plan:
    """One TAP stream made of several."""

    def __init__(self):
        self.count, self.failed = 0, False

    def add(self, ok, name, told=()):
        self.count += 1
        self.failed |= not ok
        print('%sok %d - %s' % ('' if ok else 'not ', self.count, name))
        for line in told:
            print('# ' + line)

    def run(self, label, tool, *args):
        run = subprocess.run([sys.executable, os.path.join(HERE, tool)] +
                             list(args), stdout=subprocess.PIPE, text=True)
        if run.stdout.startswith('1..0 # SKIP'):
            self.add(True, '%s: %s%s' % (label, tool,
                                         run.stdout[len('1..0'):].rstrip()))
            return
        tests = 0
        for line in run.stdout.splitlines():
            if line.startswith(('ok ', 'not ok ')):
                tests += 1
                self.add(line.startswith('ok'), '%s: %s' %
                         (label, line.split(' - ', 1)[1]))
            elif not line.startswith('1..'):
                print(line)
        if run.returncode != 0 and not self.failed or tests == 0:
            self.add(False, '%s: %s runs' % (label, tool))


def look_at(plan, duikan, source, corpus, site):
    label = os.path.basename(corpus)
    shutil.rmtree(site, ignore_errors=True)
    made = subprocess.run([duikan, 'build', '--quiet', '-o', site, corpus],
                          stderr=subprocess.PIPE, text=True)
    plan.add(made.returncode == 0, label + ': the site is built',
             made.stderr.splitlines()[:20])
    if not os.path.isdir(site):
        return
    plan.run(label, 'crawl.py', site)
    plan.run(label, 'valid.py', source, site)
    plan.run(label, 'text.py', corpus, site)
    plan.run(label, 'standard.py', source, site)


def own_words(plan, site):
    """edge/ has a page About of its own."""
    with open(os.path.join(site, 'about.html'), encoding='utf-8') as f:
        about = f.read()
    with open(os.path.join(site, 'method.html'), encoding='utf-8') as f:
        method = f.read()
    plan.add('These are the words of <em>edge</em>' in about and
             '<span lang="zh">全部</span>' in about and
             'How figures are read' in method,
             "edge: a corpus's own pages replace the installed ones")


def main():
    duikan, source, build = sys.argv[1:4]
    plan = Plan()
    look_at(plan, duikan, source, os.path.join(source, 'corpus'),
            os.path.join(build, 'site'))
    plan.run('corpus', 'browser.py', source, os.path.join(build, 'site'))
    look_at(plan, duikan, source, os.path.join(HERE, 'edge'),
            os.path.join(build, 'edge'))
    own_words(plan, os.path.join(build, 'edge'))
    print('1..%d' % plan.count)
    return plan.failed


if __name__ == '__main__':
    sys.exit(main())

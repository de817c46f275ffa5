#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""valid.py SOURCE SITE - hold the TEI documents of a site against two schemas

templates/tei/duikan.rng, which describes exactly what is written, with libxml2 and
with jing; and TEI P5 itself (tei_all) with jing, if $DUIKAN_TEI_ALL names it or
a folder "shared/schema" beside the source tree has it. What is not installed is
passed over and said so. Speaks TAP.
"""
import glob
import os
import shutil
import subprocess
import sys


def tei_all(source):
    named = os.environ.get('DUIKAN_TEI_ALL')
    if named:
        return named
    for up in ('..', os.path.join('..', '..')):
        found = sorted(glob.glob(os.path.join(source, up, 'shared', 'schema',
                                              'tei_all*.rng')))
        if found:
            return found[-1]
    return None


def faults(command):
    run = subprocess.run(command, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, text=True)
    if run.returncode == 0:
        return []
    lines = [l for l in run.stdout.splitlines()
             if not l.endswith('validates') and '[warning]' not in l]
    return lines or ['exit %d' % run.returncode]


def main():
    source, site = sys.argv[1:3]
    own = os.path.join(source, 'templates', 'tei', 'duikan.rng')
    documents = sorted(glob.glob(os.path.join(site, 'articles', '**', '*.xml'),
                                 recursive=True))
    tei = tei_all(source)
    tests = [
        ('xmllint', 'duikan.rng by libxml2', own and
         ['xmllint', '--nonet', '--noout', '--relaxng', own]),
        ('jing', 'duikan.rng by jing', ['jing', own]),
        ('jing', 'TEI P5 by jing', ['jing', tei] if tei else None),
    ]
    failed = not documents
    for number, (tool, name, command) in enumerate(tests, 1):
        if command is None:
            print('ok %d - %s # SKIP no tei_all.rng' % (number, name))
        elif shutil.which(tool) is None:
            print('ok %d - %s # SKIP %s is not installed' %
                  (number, name, tool))
        else:
            lines = faults(command + documents) if documents else \
                ['there is no document']
            failed |= bool(lines)
            print('%sok %d - %s: %d documents' %
                  ('not ' if lines else '', number, name, len(documents)))
            for line in lines[:20]:
                print('# ' + line)
    print('1..%d' % len(tests))
    return failed


if __name__ == '__main__':
    sys.exit(main())

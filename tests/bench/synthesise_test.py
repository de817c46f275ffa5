#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""synthesise_test.py DUIKAN OUT: a made corpus is the same every time, and
the numbers of its halves agree where no error was planted."""
import filecmp
import json
import os
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
duikan, out = sys.argv[1:]
tap = Tap()
a, b = f'{out}/synthetic-a', f'{out}/synthetic-b'
for folder, jobs in ((a, 1), (b, 2)):
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, HERE + '/synthesise.py', '--jobs',
                    str(jobs), '200', folder], check=True)


def differ(c):
    return c.left_only + c.right_only + c.diff_files + [
        x for d in c.subdirs.values() for x in differ(d)]


unlike = differ(filecmp.dircmp(a, b))
tap.point(not unlike, 'the same bytes with one job and two', ', '.join(unlike[:5]))
files = [f for _, _, names in os.walk(a) for f in names if f[0].isdigit()]
tap.point(len(files) == 200, 'as many articles as asked for', str(len(files)))
size = sum(os.path.getsize(os.path.join(d, f)) for d, _, names in os.walk(a)
           for f in names) / 200
tap.point(4000 < size < 6500, 'about 5 KB an article', str(size))

planted = [line.split('\t')[1] for line in
           open(a + '/planted.tsv', encoding='utf-8')]
run = subprocess.run([duikan, 'extract', '--quiet', '--only',
                      'figure,discrepancy', a + '/articles'],
                     stdout=subprocess.PIPE)
records = [json.loads(line) for line in run.stdout.splitlines()]
told = [r['zh_text'] for r in records if r['type'] == 'discrepancy'
        and r['kind'] == 'figure']
figures = sum(r['type'] == 'figure' and r['lang'] == 'zh' for r in records)


def near(x, all_):
    return any(x in y or y in x for y in all_ if y)


missed = [p for p in planted if not near(p, told)]
false = [t for t in told if not near(t, planted)]
tap.point(len(planted) > 10 and figures > 1500, 'there is something to find',
   f'{len(planted)} errors among {figures} figures')
tap.point(len(missed) <= len(planted) // 10, 'the planted errors are told',
   f'{len(missed)} of {len(planted)} are not: {missed[:5]}')
tap.point(len(false) <= figures // 500, 'no others are',
   f'{len(false)} in {figures} figures: {false[:5]}')
for folder in (a, b):
    shutil.rmtree(folder)
sys.exit(tap.end())

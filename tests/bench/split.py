#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Where the instructions of a build go, room by room.

    split.py DUIKAN [ARTICLES]

Builds the site of ARTICLES synthetic articles (synthesise.py; default 200) on
one thread under valgrind's callgrind and prints millions of instructions an
article: they are the same on a busy machine, so that two versions of the
program can be told apart by some per cent. A row that is set in is part of the
one above it. Callgrind does not know the processor's instructions for SHA-256;
what they would do is counted by itself and is next to nothing elsewhere.

For developers, by hand; takes some minutes.
"""
import argparse
import collections
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROWS = [  # the function, what it does
    ('rooms_open', 'tables'),
    ('rooms_survey', 'survey (read and parse)'),
    ('visit', 'read to link'),
    ('article_parse', '  parse'),
    ('bitext_align', '  align'),
    ('facts_extract', '  extract'),
    ('dossier_make', '  link'),
    ('shard_entry_make', 'terms of the search page'),
    ('render_article', 'document and page'),
    ('tei_build', '  TEI document'),
    ('put_apparatus', '  apparatus'),
    ('style_apply', 'XSLT, of articles and lists'),
    ('markup_write', 'XML written'),
    ('catalogue_add', 'rows of the database'),
    ('add_words', '  word index'),
    ('catalogue_finish', 'indices of the database'),
    ('shards_finish', 'search index'),
    ('dataset_write', 'tables of figures'),
    ('dataset_workbook', 'workbook'),
    ('render_lists', 'lists'),
    ('end_page', '  their pages'),
    ('put_harvest', '  feeds, OAI, MODS'),
    ('bundle_write', 'everything.zip'),
    ('digest_of', 'SHA-256'),
]


def costs(path):
    """Instructions of each function with what it calls, of those that do not
    call themselves; and of the program."""
    names, total = {}, 0
    inclusive = collections.Counter()
    callee = None

    def name(text):
        number, _, known = re.match(r'\((\d+)\)( (.*))?', text).groups()
        if known:
            names[number] = known
        return names[number]

    for line in open(path):
        line = line.rstrip()
        if line.startswith('fn='):
            name(line[3:])
        elif line.startswith('cfn='):
            callee = name(line[4:])
        elif re.match(r'[0-9+*-]', line):
            fields = line.split()
            if len(fields) < 2:
                continue
            if callee:
                inclusive[callee] += int(fields[1])
                callee = None
            else:
                total += int(fields[1])
    return inclusive, total


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument('duikan')
    p.add_argument('articles', nargs='?', type=int, default=200)
    options = p.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        subprocess.run([sys.executable, HERE / 'synthesise.py',
                        str(options.articles), folder / 'corpus'],
                       check=True, stdout=subprocess.DEVNULL)
        subprocess.run(['valgrind', '-q', '--tool=callgrind',
                        f'--callgrind-out-file={folder}/out', options.duikan,
                        'build', '-q', '--jobs', '1', '-o', folder / 'site',
                        folder / 'corpus'], check=True)
        inclusive, total = costs(folder / 'out')
    print(f'{"millions of instructions an article":40} {"":>8}')
    for function, words in ROWS:
        print(f'{words:40} {inclusive[function] / options.articles / 1e6:8.2f}')
    print(f'{"all":40} {total / options.articles / 1e6:8.2f}')


if __name__ == '__main__':
    main()

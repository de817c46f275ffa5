#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""duikan check --authority: silent over the tables that are shipped, and over
a table of faults a complaint at the line of each. Usage:

    check_authority.py DUIKAN CORPUS BROKEN

A row of BROKEN has as its id the fault that it has; a fault has to be told at
its own line, in its own words, and no row that is right may be told of.
"""
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

WORDS = {
    "bengbu": "second row with this id",
    "orphan": "belongs to no place",
    "unknown": "names an id that no row has",
    "overlap": "belongs to two places at a time",
    "gap": "belongs to nothing from this day",
    "backwards": "bad value",
    "cycle": "belongs to itself in the end",
    "cycle-too": "belongs to itself in the end",
    "outlives": "belongs to what was not there",
    "shared": "another place has this name",
    "twice": "has this name twice",
    "outside": "cannot lie there",
    "far": "lies far from what it belongs to",
    "reading": "is not read like this",
    "code": "is no code of its province",
    "names": "has two names at a time",
    "kind": "bad value",
    "short": "row has too few columns",
}


def run(duikan, folder):
    done = subprocess.run([duikan, "check", "--authority", folder],
                          capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def main(duikan, corpus, broken):
    tap = Tap()
    status, out, err = run(duikan, corpus)
    tap.point(status == 0 and out == "", "the tables that are shipped", out + err)

    status, out, err = run(duikan, broken)
    tap.point(status == 1, "broken tables end with 1", status)
    told = {}
    for line in out.splitlines():
        where = re.search(r"places\.tsv:(\d+):\d+: error: (.*)", line)
        if where:
            told.setdefault(int(where[1]), []).append(where[2])
    rows = pathlib.Path(broken, "authority/places.tsv").read_text()
    faulty, seen = False, set()
    for n, line in enumerate(rows.splitlines(), 1):
        if not line:
            faulty = True
        if not line or line.startswith("#"):
            continue
        id = line.split("\t")[0] if "\t" in line else "short"
        said = told.get(n, [])
        if faulty:
            seen.add(id)
            tap.point(any(s.startswith(WORDS[id]) for s in said),
                  f"line {n}: {id}", said)
        else:
            tap.point(not said, f"line {n}: nothing wrong with {id}", said)
    tap.point(seen == WORDS.keys(), "every fault has a row", WORDS.keys() - seen)
    return tap.end()


sys.exit(main(*sys.argv[1:]))

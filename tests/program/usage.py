#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Wrong command lines: usage.py DUIKAN

Each says what is wrong in the name of its command, where help is, and ends
with 2; results and talk go where they belong. Prints TAP.
"""
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

DUIKAN = sys.argv[1]

# Arguments, and a part of what is said.
WRONG = [
    (["weave"], 'duikan: there is no command "weave"'),
    (["init"], "duikan init: takes one folder"),
    (["init", "a", "b"], "duikan init: takes one folder"),
    (["build", "--weave"], "duikan build: unrecognized option '--weave'"),
    (["build", "-o"], "duikan build: option requires an argument"),
    (["build", "-o", ""], "duikan build: --output takes a folder"),
    (["build", "--jobs", "two"], "duikan build: --jobs takes a number"),
    (["build", "--jobs", "-1"], "duikan build: --jobs takes a number"),
    (["build", "--max-size", "0"], "duikan build: --max-size takes a size"),
    (["build", "--max-size", "9Q"], "duikan build: --max-size takes a size"),
    (["build", "--encoding", "big5"],
     'duikan build: --encoding takes utf-8 or gb18030, not "big5"'),
    (["extract", "--only", "poem"], 'there is no record type "poem"'),
    (["extract", "--only", ","], "--only takes types of records"),
    (["extract", "--stop-after", "bed"],
     '--stop-after takes parse, align, extract or link, not "bed"'),
    (["extract", "--shard", "3"], "--shard takes K/N, from 1/N to N/N"),
    (["extract", "--shard", "3/2"], "--shard takes K/N, from 1/N to N/N"),
    (["extract", "--shard", "1/2", "--only", "time"], "--shard writes all"),
    (["extract", "-o", "x"], "--output is for --shard"),
    (["align", "--level", "word"],
     '--level takes paragraph, sentence or headline, not "word"'),
    (["align", "--format", "xml"], '--format takes tsv, jsonl, ladder,'),
    (["align", "--format", "intertext"], "intertext makes files"),
    (["align", "--presplit"], "--presplit goes with --text"),
    (["align", "--text", "one"], "--text takes two files"),
    (["check", "--format", "xml"],
     '--format takes text, jsonl or sarif, not "xml"'),
    (["check", "--fail-on", "odd"],
     '--fail-on takes note, warning or error, not "odd"'),
    (["check", "--in-place", "--fix-encoding", "x"],
     "--in-place and --fix-encoding exclude each other"),
    (["stats", "--conflicts", "--by", "city"], "leave out --by"),
    (["stats", "--conflicts", "--implied"], "exclude each other"),
    (["stats", "--by", "weather"], 'cannot group by "weather"'),
    (["stats", "--format", "xml"], 'there is no format "xml"'),
    (["stats", "--kind", "odd"], 'there is no kind "odd"'),
    (["stats", "--role", "odd"], 'there is no role "odd"'),
    (["stats", "--min-confidence", "90"], "--min-confidence takes a share"),
    (["stats", "--color", "blue"], "--color takes auto, always or never"),
    (["stats", "--lang", "fr"], "--lang takes once, zh, en or all"),
    (["stats", "--from", "1960-13"], "--from takes a day as YYYY"),
    (["stats", "--to", "1960-02-30"], "--to takes a day as YYYY"),
    (["train", "--beads", "0"], "--beads takes a number, 1 to"),
    (["train", "--rounds", "many"], "--rounds takes a number, 1 to 10"),
    (["train", "--presplit", "zh", "en"], "--presplit goes with --text"),
    (["train", "--text", "zh"], "--text takes a Chinese and an English file"),
    (["search", "--limit", "few"], "--limit takes a number"),
    (["search", "--format", "xml"], 'there is no format "xml"'),
]


def run(*args, **more):
    return subprocess.run([DUIKAN, *map(str, args)], capture_output=True,
                          **more)


def refuses(args, words):
    done = run(*args)
    lines = done.stderr.decode().splitlines()
    return (done.returncode == 2 and not done.stdout and len(lines) == 2 and
            words in lines[0] and lines[1].startswith('Try "duikan') and
            lines[1].endswith(' --help".'))


def check_reports_on_stdout():
    """What is wrong with a corpus is what `check` is asked for."""
    with tempfile.TemporaryDirectory(prefix="duikan-") as tmp:
        bad = pathlib.Path(tmp) / "bad.txt"
        bad.write_bytes(b"Title: caf\xe9\n")
        done = run("check", bad)
        return (done.returncode == 1 and b"not UTF-8" in done.stdout and
                not done.stderr)


def nothing_is_told():
    """Nothing to read and nothing found are no faults, but are told."""
    with tempfile.TemporaryDirectory(prefix="duikan-") as tmp:
        said = [run(*args).stderr for args in (
            ["extract", tmp], ["align", tmp], ["stats", tmp], ["check", tmp],
            ["search", "--archive", tmp, "x"])]
        checked = run("check", tmp).stdout
        said.append(run("search", "--archive", tmp, tmp).stderr)
    return (b"no article to read" in said[0] and
            b"no article to read" in said[1] and
            b"no article to read" in said[2] and
            b"no article to read" in checked and
            b"no article fits" in said[4] and
            b"to search in it: --archive" in said[5])


LAST = [check_reports_on_stdout, nothing_is_told]


def main():
    tap = Tap()
    for args, words in WRONG:
        tap.point(refuses(args, words), " ".join(args))
    for test in LAST:
        tap.point(test(), test.__name__)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

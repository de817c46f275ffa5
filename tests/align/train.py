#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What duikan train learns: train.py DUIKAN ALIGN_LINES [--update]

From the small text in train/, whatever the number of threads the same table,
the one kept in train/lexicon.tsv; it must help to align without a glossary,
and what is wrong with files is told. Prints TAP.
"""
import pathlib
import subprocess
import sys
import tempfile

import score

DUIKAN, ALIGN_LINES = sys.argv[1:3]
HERE = pathlib.Path(__file__).parent / "train"
ZH, EN, LEXICON = HERE / "zh.txt", HERE / "en.txt", HERE / "lexicon.tsv"
DICTIONARY = HERE / "dictionary.txt"
number = 0


def ok(good, what):
    global number
    number += 1
    print(f"{'' if good else 'not '}ok {number} - {what}")
    return good


def train(*args):
    return subprocess.run([DUIKAN, "train", *map(str, args)],
                          capture_output=True)


def table(*args):
    done = train("--quiet", "--text", *args)
    return done.stdout if done.returncode == 0 else done.stderr


def rows(text):
    cells = [line.split("\t") for line in text.decode().splitlines()
             if not line.startswith("#")]
    return {(c[0], c[1]): [float(x) for x in c[2:]] for c in cells}


def same_for_any_threads():
    texts = [ZH, EN] * 5
    first = table("--jobs", 1, *texts)
    return all(table("--jobs", n, *texts) == first for n in (2, 3, 8))


def best(learnt, zh):
    return max((v[0] * v[1], en) for (z, en), v in learnt.items() if z == zh)[1]


def beads(*lexicons):
    """How right, and how sure, the beads are without every fifth English
    line."""
    kept = [i for i in range(20) if i % 5 != 2]
    lines = EN.read_text(encoding="utf-8").splitlines()
    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as en:
        en.write("".join(lines[i] + "\n" for i in kept))
        en.flush()
        out = subprocess.run([ALIGN_LINES, "-", ZH, en.name, *lexicons],
                             check=True, capture_output=True, text=True).stdout
    gold = [((z,), (kept.index(z),)) for z in kept]
    got = [b for b in score.parse(out.splitlines()) if b[0] and b[1]]
    sure = [float(line.split("#")[1]) for line in out.splitlines()]
    return (score.scores(score.counts(gold, got, score.hits_strict))[2],
            sum(sure) / len(sure))


def helps(*lexicons):
    without, known = beads(), beads(*lexicons)
    return known[0] > 0.85 and known[1] > without[1] + 0.1


def keeps_links():
    with tempfile.TemporaryDirectory() as tmp:
        link, there = pathlib.Path(tmp, "link"), pathlib.Path(tmp, "there")
        link.symlink_to(there)
        for out in link, there:
            train("--text", "-o", out, ZH, EN)
        return link.is_symlink() and there.read_bytes() == table(ZH, EN)


def tells_of_bad_rows():
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".tsv") as bad:
        bad.write("# comment\n麦\twheat\t0.5\t0.5\t9\n麦\twheat\t2\t0.5\t9\n"
                  "麦\tWheat\t0.5\t0.5\t9\nwheat\twheat\t0.5\t0.5\t9\n麦\n")
        bad.flush()
        done = train("--text", "--lexicon", bad.name, ZH, EN)
    said = done.stderr.decode()
    return done.returncode == 1 and all(
        f"{bad.name}:{line}:1: error: " in said for line in (3, 4, 5, 6)) and \
        f"{bad.name}:2:" not in said


def main():
    learnt = table("--presplit", ZH, EN)
    if "--update" in sys.argv:
        LEXICON.write_bytes(learnt)
    print("1..11")
    ok(learnt == LEXICON.read_bytes(), "the table that was kept")
    ok(same_for_any_threads(), "the same for any number of threads")
    found = rows(learnt)
    ok(list(found) == sorted(found), "sorted")
    ok(all(0 <= p <= 1 for v in found.values() for p in v[:2]) and
       all(v[2] > 1 for v in found.values()), "chances, of pairs seen twice")
    ok([best(found, c) for c in "麦厂桥"] == ["wheat", "factori", "bridg"],
       "characters go with their words")
    ok(helps(LEXICON), "beads are surer with it")
    ok(helps("-", DICTIONARY), "and with a dictionary in CC-CEDICT's format")
    ok(keeps_links(), "a link stays one, a file is written whole")
    ok(tells_of_bad_rows(), "bad rows are told with file and line, and skipped")
    ok(train("--text", ZH).returncode == 2 and
       train("--presplit", ZH, EN).returncode == 2, "texts come in pairs")
    none = train("--text", "/dev/null", EN)
    ok(none.returncode == 1 and not none.stdout, "nothing to learn from")


main()

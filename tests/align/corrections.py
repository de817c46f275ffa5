#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A reader's word about beads: corrections.py DUIKAN CORPUS GOLD

Rows are obeyed, survive what leaves their sentences alone, and are reported,
not applied, where the text has changed. Prints TAP.
"""
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

DUIKAN, CORPUS, GOLD = sys.argv[1:]
TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ID = "1957-12-26-p3-097f6e73"


class Failed(Exception):
    pass


def check(ok, *what):
    if not ok:
        raise Failed(*what)


def run(*args, status=0):
    done = subprocess.run([DUIKAN, *map(str, args)], capture_output=True, text=True)
    check(done.returncode == status, args, done.returncode, done.stderr)
    return done.stdout, done.stderr


def copy(tmp, articles=CORPUS):
    corpus = tmp / "corpus"
    if pathlib.Path(articles, "articles").is_dir():
        shutil.copytree(articles, corpus)
    else:
        (corpus / "articles").mkdir(parents=True)
        for text in pathlib.Path(articles).rglob("*.txt"):
            shutil.copy(text, corpus / "articles")
    return corpus


def beads(corpus, *more, **kw):
    out, err = run("extract", "--only", "bead", corpus, **kw)
    return [r for r in map(json.loads, out.splitlines())
            if r["level"] == "sentence"], err


def template(corpus, article):
    """The rows of a file to edit, uncommented, as lists of cells."""
    out, _ = run("align", "--format", "corrections", "--article", article, corpus)
    return [line.lstrip("#").split("\t") for line in out.splitlines()
            if re.match(r"#?(\d[\d,]*|-)\t", line)]


def write(corpus, article, rows):
    (corpus / "corrections").mkdir(exist_ok=True)
    (corpus / "corrections" / f"{article}.tsv").write_text(
        "# zh\ten\tzh_words\ten_words\tnote\n" +
        "".join("\t".join(row) + "\n" for row in rows))


def indices(cell):
    return [int(i) for i in cell.split(",")] if cell != "-" else []


def covers(records):
    for key in "zh", "en":
        units = [i for r in records for i in r[key]]
        check(sorted(units) == list(range(len(units))), key, units)
        check(key == "en" or units == sorted(units), "order of the Chinese")


def all_confirmed(tmp):
    """What the program prints, confirmed, changes no bead."""
    corpus = copy(tmp)
    before = [r for r in beads(corpus)[0] if r["article"] == ID]
    write(corpus, ID, template(corpus, ID))
    after = [r for r in beads(corpus)[0] if r["article"] == ID]
    check([(r["zh"], r["en"]) for r in before] == [(r["zh"], r["en"]) for r in after])
    check(all(r["confirmed"] and r["score"] == 1 for r in after))
    check(not any(r["confirmed"] for r in before))
    out, _ = run("align", "--format", "corrections", "--article", ID, corpus)
    check(not re.search(r"^#\d", out, re.M), "confirmed rows are no comments")


def mended(tmp):
    """Two beads joined, another taken apart; the rest as it was."""
    corpus = copy(tmp)
    rows = template(corpus, ID)
    one, two = rows[1], rows[2]
    joined = [one[0] + "," + two[0], one[1] + "," + two[1],
              one[2].split("…")[0] + "…" + two[2].split("…")[-1],
              one[3].split("…")[0] + "…" + two[3].split("…")[-1], "read 3 May"]
    split = [rows[4][0], "-", rows[4][2], ""]
    write(corpus, ID, [joined, split])
    mine = [r for r in beads(corpus)[0] if r["article"] == ID]
    covers(mine)
    told = [(r["zh"], r["en"]) for r in mine if r["confirmed"]]
    check(told == [([1, 2], [1, 2]), ([4], [])], told)
    check(([0], [0]) in [(r["zh"], r["en"]) for r in mine])
    out, _ = run("align", "--format", "corrections", "--article", ID, corpus)
    check("read 3 May" in out, "the note is kept")


def swapped(tmp):
    """Rows that cross: one of them is marked as out of order."""
    corpus = copy(tmp)
    rows = template(corpus, ID)
    write(corpus, ID, [[rows[0][0], rows[2][1], rows[0][2], rows[2][3]],
                       [rows[2][0], rows[0][1], rows[2][2], rows[0][3]]])
    mine = [r for r in beads(corpus)[0] if r["article"] == ID]
    covers(mine)
    told = {(tuple(r["zh"]), tuple(r["en"])): r["reordered"] for r in mine
            if r["confirmed"]}
    check(sorted(told) == [((0,), (2,)), ((2,), (0,))], told)
    check(sorted(told.values()) == [False, True], told)


def stale(tmp):
    """A row whose sentence has changed is reported where it stands."""
    corpus = copy(tmp)
    rows = template(corpus, ID)
    broken = [[rows[0][0], rows[0][1], "另一句话…开头。", rows[0][3]],
              [rows[1][0], "999", rows[1][2], rows[1][3]],
              rows[3], rows[3], ["x", "1", "a", "b"], ["2", "2"]]
    write(corpus, ID, broken)
    records, err = beads(corpus, status=1)
    mine = [r for r in records if r["article"] == ID]
    covers(mine)
    check(sum(r["confirmed"] for r in mine) == 1, mine)
    path = f"corrections/{ID}.tsv:"
    for line, words in ((2, "the text is another now"), (3, "the text is another now"),
                        (5, "another row has"), (6, "no group of sentences"),
                        (7, "too few columns")):
        check(re.search(f"{re.escape(path)}{line}:\\d+: error: .*{words}", err),
              line, words, err)
    checked, _ = run("check", corpus, status=1)
    check("the text is another now" in checked, checked)


def survives(tmp):
    """A sentence changed elsewhere leaves a row in force."""
    corpus = copy(tmp)
    rows = template(corpus, ID)
    write(corpus, ID, [rows[0]])
    article = next(corpus.glob("articles/004*"))
    article.write_text(article.read_text().replace(
        "市委指示各厂矿迅速改变这一情况。", "市委要求改变。又加一句。"))
    records, err = beads(corpus)
    check(not err, err)
    check([r["zh"] for r in records if r["confirmed"]] == [[0]])


def unknown(tmp):
    corpus = copy(tmp)
    write(corpus, "1999-01-01-p1-00000000", [["0", "0", "a", "b"]])
    _, err = beads(corpus)
    check("1999-01-01-p1-00000000" in err and "not in the corpus" in err, err)


def any_rows(tmp):
    """Whatever rows there are: beads cover both versions and rows are kept."""
    corpus = copy(tmp, GOLD)
    rng = random.Random(4)
    by_article = {}
    for r in beads(corpus)[0]:
        by_article.setdefault(r["article"], []).append(r)
    wanted = {}
    for article in by_article:
        rows = template(corpus, article)
        rng.shuffle(rows)
        rows = rows[:rng.randrange(1, 6)]
        zh, en = [r[0::2] for r in rows], [r[1::2] for r in rows]
        if rng.random() < 0.5:
            en = en[::-1]
        rows = [[z[0], e[0], z[1], e[1]] for z, e in zip(zh, en)
                if (z[0], e[0]) != ("-", "-")]
        write(corpus, article, rows)
        wanted[article] = {(tuple(indices(r[0])), tuple(indices(r[1]))) for r in rows}
    records, err = beads(corpus)
    check("error" not in err, err)
    for article, rows in wanted.items():
        mine = [r for r in records if r["article"] == article]
        covers(mine)
        got = {(tuple(r["zh"]), tuple(r["en"])) for r in mine if r["confirmed"]}
        check(got == rows, article, got, rows)


def site(tmp):
    """TEI and page say which beads a person has laid down."""
    corpus = copy(tmp)
    write(corpus, ID, template(corpus, ID)[:1])
    run("build", "-q", "-o", tmp / "site", corpus)
    found = 0
    for path in (tmp / "site" / "articles").rglob("*.xml"):
        root = ET.parse(path).getroot()
        links = [e for e in root.iter(TEI + "link") if e.get("resp")]
        sentences = {e.get(XML + "id") for e in root.iter(TEI + "s") if e.get("resp")}
        page = path.with_suffix(".html").read_text()
        marked = set(re.findall(r'class="s sure" id="([^"]+)"', page))
        if ID not in path.name:
            check(not links and not sentences and "s sure" not in page, path)
            continue
        found += 1
        if shutil.which("xmllint"):
            schema = pathlib.Path(CORPUS).parent / "templates" / "tei" / "duikan.rng"
            done = subprocess.run(["xmllint", "--noout", "--relaxng", schema, path],
                                  capture_output=True, text=True)
            check(done.returncode == 0, done.stderr)
        check([link.get("target") for link in links
               if "s" in link.get("target")] == ["#zh.s0 #en.s0"], links)
        check(sentences == {"zh.s0", "en.s0"} == marked, sentences, marked)
        check(any(e.get(XML + "id") == "reader" for e in root.iter(TEI + "respStmt")))
        check("by a reader" in page and "读者核定" in page)
    check(found == 1)


TESTS = [all_confirmed, mended, swapped, stale, survives, unknown, any_rows, site]


def main():
    tap = Tap()
    tap.run_all(TESTS)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds what `duikan align` prints against itself and against the rules of the
formats: exchange.py DUIKAN FOLDER...

Every format must tell the beads that tsv tells. TMX is held against its DTD
too, if $DUIKAN_TMX_DTD or one that is installed has it, and read by OmegaT if
that is there. Prints TAP.
"""
import functools
import glob
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

DUIKAN, *FOLDERS = sys.argv[1:]
XML = "{http://www.w3.org/XML/1998/namespace}"
XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"
# An article of markup, so that nothing passes unescaped.
HOSTILE = """Title: A <b> & "c" ]]> d
Author:
Date: 1960-01-02
Page: 1

Steel & iron <script>alert("1")</script> rose ]]> by 10%. \ufeff"Quotes' &amp; more."

A second\tparagraph with\u2028odd \u202eblanks. -- And -- dashes.

<hr />

Original:

### 钢 & 铁 <产量>  "副题"

1960-01-02
第1版()
专栏：

    钢 & 铁<script>产量]]>增加一成。“引号”&amp;其他。
    第二段\t有怪\u2028空白。——还有——破折号。
"""


class Failed(Exception):
    pass


def check(ok, *what):
    if not ok:
        raise Failed(*what)


def run(*args, **more):
    done = subprocess.run([DUIKAN, "align", "-q", *map(str, args)],
                          capture_output=True, **more)
    check(done.returncode == 0, args, done.returncode, done.stderr.decode())
    return done.stdout.decode()


def indices(cell):
    return [int(i) for i in cell.split(",") if i]


def lines_of(out):
    """Not splitlines(), which knows other line ends than LF."""
    return out.rstrip("\n").split("\n")


@functools.lru_cache
def rows(path, *more):
    head, *lines = lines_of(run(path, *more))
    names = head.split("\t")
    return [dict(zip(names, line.split("\t"))) for line in lines]


@functools.lru_cache
def by_article(path):
    beads = {}
    for b in rows(path):
        beads.setdefault(b["article"], []).append(b)
    return beads


def in_order(beads):
    """An article's beads as hunalign has to tell them: alone, if out of order."""
    wanted, at, alone = [], 0, {}
    for b in beads:
        if "reordered" in b["flags"] and b["en"]:
            alone[indices(b["en"])[0]] = b
    for b in beads + [None]:
        while at in alone:
            en = indices(alone[at]["en"])
            wanted.append(([], en))
            at += len(en)
        if b is not None:
            en = [] if "reordered" in b["flags"] else indices(b["en"])
            wanted.append((indices(b["zh"]), en))
            at += len(en)
    return wanted


def ladder(path, tmp):
    run(path, "--format", "ladder", "-o", tmp / "ladder")
    for article, beads in by_article(path).items():
        out = (tmp / "ladder" / f"{article}.ladder").read_text()
        rungs = [line.split("\t") for line in lines_of(out)]
        rungs = [(int(zh), int(en)) for zh, en, score in rungs if float(score) >= 0]
        check(rungs[0] == (0, 0), "first rung", rungs[0])
        got = [(list(range(a[0], b[0])), list(range(a[1], b[1])))
               for a, b in zip(rungs, rungs[1:])]
        check(got == in_order(beads), article, got)


def text(path, tmp):
    lines = lines_of(run(path, "--format", "text"))
    wanted = [b for beads in by_article(path).values() for b in in_order(beads)]
    check(len(lines) == len(wanted), len(lines), len(wanted))
    for line, bead in zip(lines, wanted):
        cells = line.split("\t")
        check(len(cells) == 3, line)
        for cell, side in zip(cells, bead):
            n = len(cell.split(" ~~~ ")) if cell else 0
            check(n == len(side), line, bead)


def jsonl(path, tmp):
    for level in "paragraph", "sentence", "headline":
        records = [json.loads(line) for line in
                   lines_of(run(path, "--level", level, "--format", "jsonl"))]
        table = rows(path, "--level", level)
        check(len(records) == len(table), level)
        for r, b in zip(records, table):
            check(r["level"] == level and r["zh"] == indices(b["zh"]) and
                  r["en"] == indices(b["en"]) and r["kind"] == b["kind"] and
                  r["low"] == ("low" in b["flags"]), r, b)


def tmx_structure(root):
    """The content models of TMX 1.4b, as far as we use them."""
    check(root.tag == "tmx" and root.attrib == {"version": "1.4"}, root.attrib)
    check([e.tag for e in root] == ["header", "body"])
    for name in ("creationtool", "creationtoolversion", "segtype", "o-tmf",
                 "adminlang", "srclang", "datatype"):
        check(root[0].get(name), name)
    check(root[0].get("segtype") in ("block", "paragraph", "sentence", "phrase"))
    ids = set()
    for tu in root[1]:
        check(tu.tag == "tu" and tu.get("tuid") not in ids, tu.get("tuid"))
        ids.add(tu.get("tuid"))
        tags = [e.tag for e in tu]
        check(tags == ["prop"] * (len(tags) - 2) + ["tuv"] * 2, tags)
        check(all(e.get("type") for e in tu if e.tag == "prop"))
        check([v.get(XML + "lang") for v in tu.iter("tuv")] == ["zh", "en"])
        for tuv in tu.iter("tuv"):
            check([e.tag for e in tuv] == ["seg"] and tuv[0].text)


def dtd():
    named = os.environ.get("DUIKAN_TMX_DTD")
    return named or next(iter(glob.glob("/usr/share/**/tmx14.dtd",
                                        recursive=True)), None)


def tmx_valid(out):
    """By our rules and, where it is, by the DTD."""
    tmx_structure(ET.fromstring(out))
    if dtd() and shutil.which("xmllint"):
        done = subprocess.run(["xmllint", "--nonet", "--noout", "--dtdvalid",
                               dtd(), "-"], input=out, capture_output=True)
        check(done.returncode == 0, done.stderr.decode())


def tmx(path, tmp):
    out = run(path, "--format", "tmx")
    tmx_valid(out.encode())
    root = ET.fromstring(out.encode())
    got = [tuple(seg.text for seg in tu.iter("seg")) for tu in root.iter("tu")]
    check(got == [(b["zh_text"], b["en_text"]) for b in rows(path)
                  if b["zh_text"] and b["en_text"]])
    low = [any(p.get("type") == "x-low" for p in tu.iter("prop")) for tu in root.iter("tu")]
    check(low == ["low" in b["flags"] for b in rows(path) if b["zh_text"] and b["en_text"]])


def xliff(path, tmp):
    run(path, "--format", "xliff", "-o", tmp / "xliff")
    files = sorted((tmp / "xliff").iterdir())
    check([f.name for f in files] == sorted(a + ".xlf" for a in by_article(path)))
    for f in files:
        root = ET.parse(f).getroot()
        check(root.tag == XLIFF + "xliff" and root.get("version") == "2.0" and
              root.get("srcLang") == "zh" and root.get("trgLang") == "en")
        check([e.tag for e in root] == [XLIFF + "file"] and root[0].get("id"))
        units = list(root[0])
        check(units and all(u.tag == XLIFF + "unit" for u in units), f)
        ids = [u.get("id") for u in units]
        check(len(set(ids)) == len(ids) and
              all(re.fullmatch(r"[\w.:-]+", i) for i in ids), ids)
        for u in units:
            tags = [e.tag.replace(XLIFF, "") for e in u]
            check(tags in (["segment"], ["notes", "segment"]), tags)
            parts = [e.tag.replace(XLIFF, "") for e in u[-1]]
            check(parts in (["source"], ["source", "target"]), parts)
            state, low = u[-1].get("state"), u[-1].get("subState") == "duikan:low"
            check(state in ("initial", "translated", "reviewed") and
                  (state == "initial") == (len(parts) == 1 or low), (state, low, parts))
            check(":" in u.get("type", ":"))
        mine = by_article(path)[f.stem]
        got = [(u[-1][0].text or "", u[-1][1].text if len(u[-1]) > 1 else "")
               for u in units if u.get("type") is None]
        check(got == [(b["zh_text"], b["en_text"]) for b in mine], f)
        check([u[-1].get("subState") is not None for u in units if u.get("type") is None] ==
              ["low" in b["flags"] for b in mine], f)


def intertext(path, tmp):
    folder = tmp / "intertext"
    run(path, "--format", "intertext", "-o", folder)
    for article, beads in by_article(path).items():
        group = ET.parse(folder / f"{article}.en.zh.xml").getroot()
        ids = {}
        for side, l in ("toDoc", "en"), ("fromDoc", "zh"):
            check(group.get(side) == f"{article}.{l}.xml", group.attrib)
            doc = ET.parse(folder / group.get(side)).getroot()
            ids[l] = [s.get("id") for s in doc.iter("s")]
            check(len(set(ids[l])) == len(ids[l]))
            check(all(re.fullmatch(r"\d+:\d+", i) for i in ids[l]))
        got = []
        for link in group:
            en, zh = (side.split() for side in link.get("xtargets").split(";"))
            check(link.get("type") == f"{len(en)}-{len(zh)}")
            check(link.get("status") in ("man", "auto"))
            got.append(([ids["zh"].index(i) for i in zh],
                        [ids["en"].index(i) for i in en]))
        check(got == in_order(beads), article)


FORMATS = [ladder, text, jsonl, tmx, xliff, intertext]


def hostile(tmp):
    path = tmp / "hostile.txt"
    path.write_text(HOSTILE)
    for f in FORMATS:
        sub = tmp / ("hostile-" + f.__name__)
        sub.mkdir()
        f(path, sub)


def pair(tmp):
    """Any two texts, in lines or not, on standard input too."""
    zh, en = tmp / "zh.txt", tmp / "en.txt"
    zh.write_text("他来了。我走了！\n\n第二段，\n没有完。\n", encoding="utf-8")
    en.write_bytes("\ufeffHe came. I left!\r\n\r\nThe second paragraph\r\n"
                   "is not finished.".encode())
    got = [(b["zh_text"], b["en_text"]) for b in rows("--text", zh, en)]
    check(got[:2] == [("他来了。", "He came."), ("我走了！", "I left!")], got)
    same = run("--text", zh, "-", input=en.read_bytes())
    check(same == run("--text", zh, en), same)
    lines = rows("--text", "--presplit", zh, en)
    for l in "zh", "en":
        check(sorted(i for b in lines for i in indices(b[l])) == [0, 1, 2, 3],
              lines)
    check(lines[0]["zh"] == "0" and lines[0]["en_text"] == "He came. I left!",
          lines)


def long_pair(tmp):
    """Ten thousand sentences, shuffled by nothing: each finds its own."""
    zh, en = tmp / "long.zh", tmp / "long.en"
    n = 10000
    zh.write_text("".join(f"第{i}号工厂今年生产钢铁{i * 7}吨。\n" for i in range(n)))
    en.write_text("".join(f"Factory No. {i} produced {i * 7} tons of steel this "
                          "year.\n" for i in range(n)))
    beads = rows("--text", "--presplit", zh, en)
    right = sum(b["zh"] == b["en"] for b in beads)
    check(right > 0.99 * n, right)


def site(tmp):
    """The site's memory has the pairs that are not doubtful, and a search's
    those of the articles that it finds."""
    done = subprocess.run([DUIKAN, "build", "-q", "-o", tmp / "site", FOLDERS[0]],
                          capture_output=True)
    check(done.returncode == 0, done.stderr.decode())
    memory = tmp / "site" / "data" / "alignment.tmx"
    found = {}
    for selection in [], ["--to", "1957"], ["--from", "2100"]:
        done = subprocess.run(
            [DUIKAN, "search", "--format", "tmx", "--archive", tmp / "site",
             *selection], capture_output=True)
        check(done.returncode == 0, done.stderr.decode())
        tmx_valid(done.stdout)
        found[tuple(selection)] = done.stdout
    check(memory.read_bytes() == found[()])

    def pairs(text):
        return [tuple(seg.text for seg in tu.iter("seg"))
                for tu in ET.fromstring(text).iter("tu")]

    def wanted(last):
        return [(b["zh_text"], b["en_text"]) for b in rows(FOLDERS[0])
                if b["zh_text"] and b["en_text"] and float(b["score"]) >= 0.5
                and b["article"] <= last]

    check(pairs(found[()]) == wanted("9999") != [])
    check(pairs(found[("--to", "1957")]) == wanted("1957-99") != wanted("9999"))
    check(pairs(found[("--from", "2100")]) == [])


def nothing_is_replaced(tmp):
    zh = tmp / "a.txt"
    zh.write_text("一句。\n")
    (tmp / "out").mkdir()
    (tmp / "out" / "a.tsv").write_text("mine")
    done = subprocess.run([DUIKAN, "align", "--text", zh, zh, "-o", tmp / "out"],
                          capture_output=True)
    check(done.returncode == 3 and b"exists" in done.stderr, done)
    check((tmp / "out" / "a.tsv").read_text() == "mine")


def omegat(tmp):
    """The real program: it translates a project by the memory alone."""
    jar = next(iter(glob.glob("/usr/share/**/OmegaT.jar", recursive=True)), None)
    if jar is None or shutil.which("java") is None:
        return "OmegaT is not installed"
    zh = tmp / "source.txt"
    zh.write_text("一号高炉今天出铁。\n\n工人们非常高兴。\n")
    en = tmp / "target.txt"
    en.write_text("Blast furnace No. 1 produced iron today.\n\n"
                  "The workers were very happy.\n")
    project = tmp / "project"
    for folder in "source", "target", "omegat", "tm/auto", "glossary", "dictionary":
        (project / folder).mkdir(parents=True)
    shutil.copy(zh, project / "source")
    (project / "tm" / "auto" / "memory.tmx").write_text(
        run("--text", "--format", "tmx", zh, en))
    (project / "omegat.project").write_text("""<?xml version="1.0" encoding="UTF-8"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>ZH</source_lang><target_lang>EN</target_lang>
<sentence_seg>true</sentence_seg>
</project></omegat>
""")
    done = subprocess.run(
        ["java", f"-Duser.home={tmp}", "-Djava.awt.headless=true", "-jar", jar,
         project, "--mode=console-translate"], capture_output=True, timeout=300)
    made = project / "target" / "source.txt"
    check(made.exists() and "The workers were very happy." in made.read_text(),
          done.stdout.decode()[-2000:], done.stderr.decode()[-2000:])
    return None


def main():
    tests = [(f"{f.__name__} {pathlib.Path(p).name}", lambda tmp, f=f, p=p: f(p, tmp))
             for p in FOLDERS for f in FORMATS]
    tests += [(f.__name__, f) for f in
              (hostile, pair, long_pair, site, nothing_is_replaced, omegat)]
    tap = Tap()
    for name, test in tests:
        with tempfile.TemporaryDirectory(prefix="duikan-") as tmp:
            tap.run(test, pathlib.Path(tmp), name=name)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

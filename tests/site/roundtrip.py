#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""From article to TEI and back: roundtrip.py DUIKAN SOURCE

The TEI documents of a site, read again, give the same records, with the same
offsets, and the same site, byte for byte: of corpus/, of every article that
was composed for a test, of a synthetic newspaper, and of texts with nothing
but odd white space, line ends and characters. Speaks TAP.
"""
import hashlib
import itertools
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

DUIKAN, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
TESTS = SOURCE / "tests"


def run(*args, codes=(0,)):
    r = subprocess.run([DUIKAN, *map(str, args)], capture_output=True,
                       timeout=300)
    if r.returncode not in codes:
        raise AssertionError("%s: exit %d: %s" % (
            args, r.returncode, r.stderr.decode(errors="replace")[:500]))
    return r


def tree(path):
    return {str(p.relative_to(path)):
            hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(path.rglob("*")) if p.is_file()}


def copy(files, here):
    """All into one folder, so that names do not clash."""
    here.mkdir(parents=True)
    for i, path in enumerate(sorted(files)):
        (here / ("%04d-%s.txt" % (i, path.name))).write_bytes(
            path.read_bytes())


def odd_articles(here, n):
    """Articles whose white space and characters are drawn by lot."""
    rng = random.Random(8)
    blanks = ["", " ", "\t", "    ", "\u3000\u3000", " \u3000 ", "\u00a0"]
    words_zh = ["织布厂", "三千五百匹", "，", "。", "重庆", "上月", "“", "”",
                "百分之十二", "\ue790", "\u202e", "&", "<", "\x07", "𠀀"]
    words_en = ["The mill", " wove ", "3,500 bolts", ". ", "Chongqing", ", ",
                "last month", "\"", "&amp;", "]]>", "<b>", "12 percent", "\\",
                "\x01", "e\u0301", "\u2028"]
    here.mkdir(parents=True)
    for i in range(n):
        end = rng.choice(["\n", "\r\n", "\r", "\n"])

        def lines(words, most):
            return [rng.choice(blanks) +
                    "".join(rng.choices(words, k=rng.randint(0, 9))) +
                    rng.choice(blanks) for _ in range(rng.randint(0, most))]

        text = ["Title: " + rng.choice(["", "Weave  More", " Odd\tOne "]),
                "Author: A B" + rng.choice(blanks), "Date: 1958-05-0%d" %
                rng.randint(0, 9), "Page: %d" % rng.randint(0, 9), ""]
        text += lines(words_en, 7)
        text += [""] * rng.randint(0, 3) + rng.choice(
            [["<hr />", "", "Original:", ""], ["<hr />"], [], ["Original:"]])
        text += ["### " + rng.choice(["", "织布  多织布", "图片"]), "甲  乙",
                 "1958-05-04", "第2版(要闻)", "专栏：", ""]
        text += lines(words_zh, 9)
        data = end.join(text).encode()
        (here / ("%03d.txt" % i)).write_bytes(
            rng.choice([b"", b"", b"\xef\xbb\xbf"]) + data)


def check(tmp, name, least):
    """What is in tmp/one/articles, and its TEI."""
    first, site, again = (tmp / d for d in ("one/articles", "site", "again"))
    records = run("extract", first, codes=(0, 1)).stdout
    run("build", "-q", "-o", site, first, codes=(0, 1))
    documents = sorted((site / "articles").rglob("*.xml"))
    if len(documents) < least:
        raise AssertionError("%d documents of %s" % (len(documents), name))
    back = run("extract", site / "articles").stdout
    if back != records:
        pairs = itertools.zip_longest(records.splitlines(), back.splitlines())
        a, b = next((a, b) for a, b in pairs if a != b)
        raise AssertionError("record %.600s\nbecame %.600s" % (
            (a or b"").decode(), (b or b"").decode()))
    run("build", "-q", "-o", again, site / "articles")
    old, new = tree(site), tree(again)
    if old != new:
        raise AssertionError("differ: %s" % sorted(
            n for n in old | new if old.get(n) != new.get(n))[:9])
    return len(documents)


def corpus(tmp):
    copy((SOURCE / "corpus/articles").glob("*.txt"), tmp / "one/articles")
    return 5


def gold(tmp):
    copy((TESTS / "gold").rglob("*.txt"), tmp / "one/articles")
    return 40


def composed(tmp):
    copy(itertools.chain((TESTS / "parse").rglob("*.txt"),
                         (TESTS / "align").rglob("*.txt"),
                         (TESTS / "extract").rglob("*.txt"),
                         (TESTS / "site").rglob("*.txt"),
                         (TESTS / "fuzz/seeds/parse").iterdir()),
         tmp / "one/articles")
    return 60


def odd(tmp):
    odd_articles(tmp / "one/articles", 120)
    return 60


def synthetic(tmp):
    subprocess.run([sys.executable, TESTS / "bench/synthesise.py", "40",
                    tmp / "made"], check=True, stdout=subprocess.DEVNULL)
    (tmp / "one").mkdir()
    (tmp / "made/articles").rename(tmp / "one/articles")
    return 40


def corrected(tmp):
    """What an editor mends in a document is mended in the records."""
    corpus(tmp)
    run("build", "-q", "-o", tmp / "site", tmp / "one/articles")
    path = next(p for p in (tmp / "site/articles").rglob("*.xml")
                if "bf4cbca5" in p.name)
    text = path.read_text()
    mended = re.sub(r"(<p [^>]*xml:id=\"en\.p0\".*?)Chongqing",
                    r"\1Chungking", text, count=1, flags=re.S)
    assert mended != text
    path.write_text(mended)
    beads = run("align", "--level", "paragraph", path).stdout.decode()
    if "Chungking" not in beads:
        raise AssertionError("not mended")
    # A paragraph more or less leaves the layout without sense: told.
    path.write_text(text.replace("</div>", "<p>One more.</p></div>", 1))
    r = run("extract", path, codes=(1,))
    if b"layout" not in r.stderr or r.stdout:
        raise AssertionError(r.stderr.decode())


LAUGHS = """<!DOCTYPE TEI [<!ENTITY a "ha">%s]>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div xml:lang="en"
><p>&l;</p></div></body></text></TEI>""" % "".join(
    '<!ENTITY %s "%s">' % (b, ("&%s;" % a) * 10)
    for a, b in zip("abcdefghijk", "bcdefghijkl"))

HOSTILE = {
    "billion laughs": LAUGHS,
    "external entity": """<!DOCTYPE TEI [<!ENTITY x SYSTEM "%s">]>
<TEI xmlns="http://www.tei-c.org/ns/1.0">&x;</TEI>""" % (SOURCE / "LICENSE"),
    "network DTD": """<!DOCTYPE TEI SYSTEM "http://192.0.2.1/x.dtd">
<TEI xmlns="http://www.tei-c.org/ns/1.0"/>""",
    "deep": "<TEI xmlns='http://www.tei-c.org/ns/1.0'>" + "<p>" * 100000,
    "cut off": "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text>",
    "no UTF-8": b"<TEI xmlns='http://www.tei-c.org/ns/1.0'>\xff</TEI>",
}


def hostile(tmp):
    """FAULTS 31: refused at once, whatever they hold."""
    for name, text in HOSTILE.items():
        path = tmp / "x.xml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        r = run("extract", path, codes=(1,))
        if r.stdout or b"cannot be read as TEI" not in r.stderr:
            raise AssertionError("%s: %r" % (name, r.stderr[:300]))


def foreign(tmp):
    """XML of others in a folder is passed over, and said so."""
    corpus(tmp)
    here = tmp / "one/articles"
    (here / "map.xml").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (here / "tei.xml").write_text(
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text/></TEI>")
    r = run("extract", "--only", "article", here)
    if len(r.stdout.splitlines()) != 5 or r.stderr.count(b"skipped") != 2:
        raise AssertionError(r.stderr.decode())


def main():
    failed, number = False, 0
    for name in ("corpus", "gold", "composed", "odd", "synthetic",
                 "corrected", "hostile", "foreign"):
        tmp = pathlib.Path(tempfile.mkdtemp(prefix="duikan-roundtrip-"))
        number += 1
        try:
            least = globals()[name](tmp)
            if least is not None:
                print("# %s: %d documents" % (name, check(tmp, name, least)))
            print("ok %d - %s" % (number, name), flush=True)
        except AssertionError as fault:
            failed = True
            print("# " + str(fault).replace("\n", "\n# "))
            print("not ok %d - %s" % (number, name), flush=True)
        finally:
            if os.environ.get("KEEP") != name:
                shutil.rmtree(tmp)
    print("1..%d" % number)
    return failed


if __name__ == "__main__":
    sys.exit(main())

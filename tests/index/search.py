#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`duikan search` against a plain look through the files: search.py DUIKAN CORPUS

Words of one to four Chinese characters, alone and in boolean expressions, over
corpus/ and the articles of the gold standard; then fields, facets and formats.
Prints TAP.
"""
import csv
import io
import itertools
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

DUIKAN, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
HAN = re.compile("[\u3400-\u9fff]+")


def run(site, *args):
    done = subprocess.run(
        [DUIKAN, "search", "--archive", site, "-q", *map(str, args)],
        capture_output=True)
    assert done.returncode == 0, (args, done.stderr.decode())
    return done.stdout.decode()


def ids(site, *args):
    return set(run(site, "--format", "ids", *args).split())


class Corpus:
    def __init__(self, top):
        articles = top / "corpus/articles"
        shutil.copytree(SOURCE / "corpus/articles", articles)
        for path in (SOURCE / "tests/gold/dev").glob("*.txt"):
            shutil.copy(path, articles)
        self.site = top / "site"
        subprocess.run([DUIKAN, "build", "-q", "-o", self.site,
                        top / "corpus"], check=True, capture_output=True)
        records = subprocess.run(
            [DUIKAN, "extract", "-q", "--only", "article,bead,figure",
             top / "corpus"], capture_output=True, check=True).stdout
        self.text, self.article, self.figures = {}, {}, []
        for line in records.splitlines():
            r = json.loads(line)
            if r["type"] == "article":
                self.article[r["id"]] = r
                self.text[r["id"]] = "\n".join(r["headlines_zh"])
            elif r["type"] == "figure":
                self.figures.append(r)
            elif r["level"] == "sentence":
                self.text[r["article"]] += "\n" + (r["zh_text"] or "")

    def having(self, word):
        return {i for i, text in self.text.items() if word in text}

    def words(self, length, n):
        all_words = sorted({
            stretch[k:k + length] for text in self.text.values()
            for stretch in HAN.findall(text)
            for k in range(len(stretch) - length + 1)})
        return random.Random(length).sample(all_words, n)


def check_words(c):
    """grep is the truth."""
    for length, n in ((1, 10), (2, 60), (3, 15), (4, 10)):
        for word in c.words(length, n):
            assert ids(c.site, word) == c.having(word), word


def check_boolean(c):
    everything = set(c.text)
    words = c.words(2, 20)
    common = [w for w in ("生产", "工厂", "重庆", "今年", "钢铁") if
              c.having(w)]
    for x, y in zip(words, itertools.cycle(common)):
        a, b = c.having(x), c.having(y)
        assert ids(c.site, x, y) == a & b, (x, y)
        assert ids(c.site, x, "OR", y) == a | b, (x, y)
        assert ids(c.site, y, "NOT", x) == b - a, (x, y)
    x, y, z = common[:3]
    a, b, d = map(c.having, (x, y, z))
    assert ids(c.site, x, "AND", "(", y, "OR", "NOT", z, ")") == \
        a & (b | (everything - d))
    assert ids(c.site, "NOT", "(", x, "OR", y, ")") == \
        everything - (a | b)
    assert ids(c.site, "NOT", "NOT", x) == a
    # AND binds closer.
    assert ids(c.site, x, "OR", y, z) == a | (b & d)


def check_fields(c):
    for i, r in list(c.article.items())[:12]:
        word = HAN.findall(r["title_zh"])[0][:2]
        assert ids(c.site, "title:" + word) == {
            k for k, other in c.article.items()
            if any(word in h for h in other["headlines_zh"])}, word
    for author in ("李策", "丁帆"):
        assert ids(c.site, "author:" + author) == {
            k for k, r in c.article.items() if author in r["authors_zh"]}
    tons = [f for f in c.figures if f["unit_id"] == "t" and
            f["paragraph"] >= 0]
    assert ids(c.site, "unit:t") == {f["article"] for f in tons}
    assert ids(c.site, "unit:吨") == {f["article"] for f in tons}
    for n in (10, 1000, 15000):
        assert ids(c.site, "unit:t", f"value>{n}") == {
            f["article"] for f in tons if f["min"] is not None and
            (f["min"] > n or f["min"] == n and f["qualifier"] == "over")}, n
        assert ids(c.site, f"value<{n}", "unit:t") == {
            f["article"] for f in tons if f["max"] is not None and
            (f["max"] < n or f["max"] == n and f["qualifier"] == "under")}, n
    assert ids(c.site, "org:重庆") <= set(c.text) and \
        ids(c.site, "org:重庆")


def check_hits(c):
    """Every sentence that is shown has the word, in its version."""
    out = run(c.site, "--format", "jsonl", "--sentences", "0", "生产")
    rows = [json.loads(line) for line in out.splitlines()]
    assert rows
    for r in rows:
        assert r["sentence_zh"] is None or "生产" in r["sentence_zh"]
    beads = sum(text.count("生产") > 0 for text in c.text.values())
    assert len({r["article"] for r in rows}) == beads
    tsv = list(csv.DictReader(io.StringIO(
        run(c.site, "--format", "tsv", "--sentences", "0", "生产")),
        delimiter="\t", quoting=csv.QUOTE_NONE))
    assert [r["article"] for r in tsv] == [r["article"] for r in rows]


def check_order(c):
    def articles(*how):
        out = run(c.site, "--format", "jsonl", *how, "重庆", "OR", "钢")
        return [(r["article"], r["score"]) for r in
                map(json.loads, out.splitlines())]
    by_date = list(dict.fromkeys(a for a, _ in articles()))
    scores = [s for _, s in articles("--sort", "relevance")]
    assert by_date == sorted(by_date)
    assert scores == sorted(scores, reverse=True) and len(set(scores)) > 1
    assert {a for a, _ in articles("--sort", "relevance")} == set(by_date)


def check_facets(c):
    out = run(c.site, "--format", "jsonl", "--facets",
              "year,industry,author,region", "生产")
    rows = [json.loads(line) for line in out.splitlines()]
    found = [c.article[i] for i in c.having("生产")]

    def counts(facet):
        return {r["id"]: r["articles"] for r in rows if r["facet"] == facet}

    def count(values):
        out = {}
        for of_article in values:
            for v in set(of_article):
                out[v] = out.get(v, 0) + 1
        return out
    assert counts("year") == count(
        [[r["date"][:4]] for r in found if r["date"]])
    assert counts("industry") == count([r["industries"] for r in found])
    assert counts("author") == count([r["authors_zh"] for r in found])
    assert all(0 < n <= len(found) for n in counts("region").values())
    assert counts("region")


def check_kwic(c):
    lines = run(c.site, "--kwic", "--color", "never", "协作").splitlines()
    marked = [line for line in lines if "[协作]" in line]
    assert marked and len({
        sum(2 if ord(ch) > 0x2000 and ch != "…" else 1
            for ch in line.split("[")[0]) for line in marked}) <= 2
    # What is cut says so: else it begins or ends as a sentence does.
    sentences = {re.sub(r"\s", "", line) for text in c.text.values()
                 for line in text.split("\n")}
    whole = [re.sub(r"\s", "", line.replace("[", "").replace("]", ""))
             for line in marked if "…" not in line]
    assert whole and any("…" in line for line in marked)
    assert set(whole) <= sentences, set(whole) - sentences
    assert any("ollaborat" in line for line in lines)


def check_wrong(c):
    for words, said in ((["NOT"], "nothing to work on"),
                        (["(", "x"], "not closed"), (["x", ")"], "not opened"),
                        (["value>much"], "with a number"),
                        (["title:"], "nothing behind"),
                        (["NOT"] * 100 + ["x"], "too many"),
                        (["x", "AND", "OR", "y"], "nothing to work on")):
        done = subprocess.run(
            [DUIKAN, "search", "--archive", c.site, *words],
            capture_output=True, text=True)
        assert done.returncode == 2 and said in done.stderr, (words, done)


tap = Tap()
with tempfile.TemporaryDirectory() as tmp:
    corpus = Corpus(pathlib.Path(tmp))
    for check in (check_words, check_boolean, check_fields, check_hits,
                  check_order, check_facets, check_kwic, check_wrong):
        tap.run(check, corpus)
sys.exit(tap.end())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`duikan stats` as a reader types it: stats.py DUIKAN CORPUS

Over a few composed articles whose answers can be worked out by hand, and over
corpus/, straight and from the built archive. Prints TAP.
"""
import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
from html.parser import HTMLParser

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

DUIKAN, CORPUS = sys.argv[1], sys.argv[2]

ARTICLE = """Title: {title_en}
Author: x
Date: {date}
Page: 2

{en}

<hr />

Original:

### {title_zh}

{date}
第2版()
专栏：

    {zh}
"""

ARTICLES = [
    ("1959-08-03", "钢与布", "Steel and Cloth",
     "今年上半年，重庆市钢产量比去年同期增长百分之十五，达到二十三万吨。",
     "In the first half of this year, Chongqing's steel output rose by 15 "
     "percent over the same period last year, to 230,000 tons."),
    ("1959-08-09", "又一篇", "Another",
     "今年上半年，重庆市钢产量达到二十五万吨。",
     "In the first half of this year, Chongqing's steel output reached "
     "250,000 tons."),
    ("1959-08-10", "再一篇", "Yet Another",
     "今年上半年，重庆市钢产量达到二十五万吨左右。",
     "In the first half of this year, Chongqing's steel output reached about "
     "250,000 tons."),
    ("1960-07-01", "化工新产品", "New Products",
     "重庆市今年上半年试制成功新产品一百五十四种。",
     "In the first half of this year, Chongqing trial-produced 154 kinds of "
     "new products."),
    ("1960-07-02", "成都新产品", "New Products of Chengdu",
     "成都市今年上半年试制成功新产品一百五十多种。",
     "In the first half of this year, Chengdu trial-produced more than 150 "
     "kinds of new products."),
]


def run(*args):
    done = subprocess.run([DUIKAN, "stats", *map(str, args)],
                          capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def table(*args):
    return list(csv.DictReader(io.StringIO(run("--format", "csv", *args),
                                           newline="")))


def check_bounds(top):
    """154 in one city and more than 150 in another are at least 304."""
    rows = [r for r in table("--by", "province", "--item", "新产品", top)
            if r["kind"] == "count"]
    assert len(rows) == 1, rows
    row = rows[0]
    assert row["claims"] == "2" and row["values"] == "154; > 150", row
    assert row["sum"] == "≥ 304" and row["sum_min"] == "304", row
    assert row["sum_max"] == "" and row["not_summed"] == "", row
    assert row["min"] == "150" and row["max"] == "", row
    assert row["median"] == "≥ 152", row


def check_overlap(top):
    """Three claims for one city and half year are not added."""
    rows = [r for r in table("--by", "city", "--unit", "t", top)]
    assert len(rows) == 1 and rows[0]["not_summed"] == "overlap", rows
    assert rows[0]["sum"] == "" and rows[0]["claims"] == "3", rows
    assert rows[0]["median"] == "≈ 250000", rows
    assert (rows[0]["min"], rows[0]["max"]) == ("230000", "250000")


def check_percent(top):
    rows = table("--by", "city", "--kind", "percent", top)
    assert [r["values"] for r in rows] == ["15"], rows
    assert rows[0]["not_summed"] == "no amount" and rows[0]["sum"] == ""


def check_conflicts(top):
    rows = table("--conflicts", top)
    assert [r["date"] for r in rows] == ["1959-08-03", "1959-08-09",
                                         "1959-08-10"], rows
    assert {r["conflict"] for r in rows} == {"1"}
    assert [r["min"] for r in rows] == ["230000", "250000", "250000"]
    assert len(table("--conflicts", "--from", "1960", top)) == 0


def check_implied(top):
    plain, more = table(top), table("--implied", top)
    bases = [r for r in more if r["role"] == "base"]
    assert [r for r in more if r["role"] != "base"] == plain
    assert len(bases) == 1, bases
    base = bases[0]
    assert base["min"] == base["max"] == "200000", base
    assert base["unit_id"] == "t"
    assert (base["period_from"], base["period_to"]) == (
        "1958-01-01", "1958-06-30"), base
    assert "÷ 1.15" in base["text"]


def check_si(top):
    rows = table("--si", "--unit", "t", top)
    assert {r["unit_id"] for r in rows} == {"kg"}, rows
    assert [r["min"] for r in rows] == ["230000000", "250000000",
                                        "250000000"], rows
    assert all(r["min"] == r["si_min"] for r in rows)


def check_confidence(top):
    rows, sure = table(CORPUS), table("--min-confidence", "0.9", CORPUS)
    assert sure == [r for r in rows if float(r["confidence"]) >= 0.9]
    assert 0 < len(sure) < len(rows)
    assert table("--min-confidence", "1", CORPUS) == []


def check_archive(top):
    """A built archive answers as its corpus does."""
    with tempfile.TemporaryDirectory() as tmp:
        site = pathlib.Path(tmp) / "site"
        subprocess.run([DUIKAN, "build", "-q", "-o", site, CORPUS],
                       check=True)
        for args in (["--format", "csv"], ["--by", "city,industry"],
                     ["--conflicts", "--format", "jsonl"],
                     ["--by", "year", "--si", "--format", "html"]):
            assert run(*args, CORPUS) == run(*args, site), args
            assert run(*args, site) == run(
                *args, site / "data/archive.db"), args


class Cells(HTMLParser):
    def __init__(self):
        super().__init__()
        self.rows, self.links = [], []

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
        elif tag == "a":
            self.links.append(dict(attrs)["href"])

    def handle_data(self, data):
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip("\n")


def check_formats(top):
    """What one format says, all say."""
    rows = table(CORPUS)
    lines = [json.loads(line) for line in
             run("--format", "jsonl", CORPUS).splitlines()]
    assert [r["figure"] for r in rows] == [r["figure"] for r in lines]
    tsv = list(csv.DictReader(io.StringIO(run("--format", "tsv", CORPUS)),
                              delimiter="\t", quoting=csv.QUOTE_NONE))
    assert [r["text"] for r in tsv] == [r["text"] for r in rows]
    html = Cells()
    html.feed(run("--format", "html", CORPUS))
    assert len(html.rows) == len(rows) + 1
    assert html.links == [r["link"] for r in rows]
    at = html.rows[0].index("text")
    assert [r[at] for r in html.rows[1:]] == [r["text"] for r in rows]
    markdown = run("--format", "markdown", CORPUS).splitlines()
    assert len(markdown) == len(rows) + 2
    assert all(f"](<{r['link']}>)" in line and r["sentence_zh"][:8] in line
               for r, line in zip(rows, markdown[2:]))


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in text)


def check_columns(top):
    """A terminal shows the columns under one another, Chinese or not."""
    lines = run(CORPUS).splitlines()
    rule = lines[1]
    ends = [m.end() for m in re.finditer("─+", rule)]
    for line in lines[2:]:
        at, edges = 0, {0}
        for c in line:
            at += width(c)
            edges.add(at)
        # No character straddles the gap behind a column.
        assert all(e in edges or e > at for e in ends), line


tap = Tap()
with tempfile.TemporaryDirectory() as tmp:
    for i, (date, zh, en, text_zh, text_en) in enumerate(ARTICLES):
        (pathlib.Path(tmp) / f"{i}.txt").write_text(ARTICLE.format(
            date=date, title_zh=zh, title_en=en, zh=text_zh, en=text_en))
    for check in (check_bounds, check_overlap, check_percent, check_conflicts,
                  check_implied, check_si, check_confidence, check_archive,
                  check_formats, check_columns):
        tap.run(check, tmp)
sys.exit(tap.end())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tests of the loader and the scorer: a perfect answer, none, wrong ones."""
import copy
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import gold as goldfile
import score
from gold import ANY

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

TABLE = """#id\tclass\tzh\ten
t\tmeasure\t吨\tton|tons
jin\tmeasure\t斤\tjin
item\tclassifier\t个\t
times\tmeasure\t倍\ttimes
"""
ARTICLE = """Title: Mine Digs 300 Tons
Date: 1957-12-26

In November the mine dug over 1,500 tons, 20% more than in the same period \
last year, and output rose from 30 tons to 50 tons. No. 1 and No. 3 pits won.

<hr />

### 煤矿产煤三百吨

    11月份煤矿产煤一千五百多吨，比去年同期增长20％，产量由三十吨提高到五十吨。\
一、三井得胜，增加了两倍，建了几百个新坑。
"""
GOLD = """# a comment
F | 三百吨 | 300 Tons | measure | =300 | 吨 ~ tons | | head
F | 一千五百多吨 | over 1,500 tons | measure | >1500 | 吨 ~ tons | | zh.imp=1600; \
period=1957-11-01/1957-11-30
F | 20％ | 20% | percent | =20 | - | increase | factor=1.2; \
base=1956-11-01/1956-11-30; item=煤矿 ~ mine
F | 三十吨 | 30 tons | measure | =30 | 吨 ~ tons | from | link=a
F | 五十吨 | 50 tons | measure | =50 | 吨 ~ tons | to | link=a
F | 一、三井 | No. 1 and No. 3 | ordinal | [1,3] | * | |
F | 两倍 | - | multiple | =2 | 倍 | increase | factor=3
F? | 几百个 | - | count | s200 | 个 | |
T | 11月份 | November | month | 1957-11-01/1957-11-30
T | 去年同期 | the same period last year | month | 1956-11-01/1956-11-30
"""


class Case:
    """The article and gold above, changed at will, in a folder of its own."""

    def __init__(self, gold=GOLD, article=ARTICLE):
        self.kept = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.kept.name)
        (self.folder / "table.tsv").write_text(TABLE)
        (self.folder / "more.tsv").write_text("")
        (self.folder / "a.txt").write_text(article)
        (self.folder / "a.gold").write_text(gold)

    def load(self):
        units = goldfile.UnitNames(self.folder / "table.tsv",
                                   self.folder / "more.tsv")
        return goldfile.Gold(self.folder / "a.gold", self.folder / "a.txt",
                             units)


def perfect(g):
    """Records that say just what the gold says."""
    ids = {id(item): f"f{n}" for n, item in enumerate(g.items)}
    records = []
    for item in g.items:
        r = {"type": item.kind, "lang": item.lang, "text": item.text,
             "id": ids[id(item)], "bytes": [item.start, item.end],
             "paragraph": 0, "pair": None}
        for other in g.items:
            if other is item or other.kind != item.kind:
                continue
            if item.link and other.link == item.link and \
                    other.lang == item.lang:
                r["linked"] = ids[id(other)]
            if other.pair and other.pair == item.pair:
                r["pair"] = ids[id(other)]
        for name, readings in item.want.items():
            fill(r, name, readings[0])
        records.append(r)
    return records


def fill(r, name, wanted):
    if name == "value":
        r["qualifier"], r["min"], r["max"] = wanted
    elif name == "when":
        r["from"], r["to"] = (None if e == ANY else e for e in wanted)
    elif name == "factor":
        r["factor_min"], r["factor_max"] = wanted
    elif name in ("period", "base"):
        r["compared_with" if name == "base" else name] = {
            "text": "", "from": wanted[0], "to": wanted[1]}
    elif name == "imp":
        r["implied_max"] = wanted
    elif name == "head":
        r["paragraph"] = -1
    else:
        r[name] = wanted


def scored(g, records):
    tallies = {lang: score.Tally() for lang in goldfile.LANGS}
    lines = []
    score.score_file(g, records, tallies, lines.append)
    return tallies, lines


def figure(records, lang, text):
    return next(r for r in records if r["lang"] == lang and r["text"] == text)


def all_right_scores_one():
    g = Case().load()
    tallies, lines = scored(g, perfect(g))
    for lang in goldfile.LANGS:
        for name in tallies[lang].of:
            assert tallies[lang].share(name) == 1, (lang, name)
    assert tallies["zh"].of["found"] == 7 and tallies["en"].of["found"] == 6
    assert tallies["zh"].of["times"] == 2 and tallies["zh"].of["linked"] == 2
    assert tallies["zh"].of["pair"] == 6 and lines == []


def nothing_said_scores_none():
    g = Case().load()
    tallies, lines = scored(g, [])
    for name in ("found", "value", "full", "times", "role"):
        assert tallies["zh"].share(name) == 0, name
    assert tallies["zh"].share("precision") is None
    assert len(lines) == 7 + 6 + 2 + 2


def wrong_fields_are_told():
    """Each fault lowers its own shares, by one, and no other."""
    faults = [
        ("一千五百多吨", "min", 1050, {"value", "value_qualifier", "full"}),
        ("一千五百多吨", "qualifier", "exact", {"value_qualifier", "full"}),
        ("一千五百多吨", "unit_id", "jin", {"full"}),
        ("一千五百多吨", "kind", "count", {"full"}),
        ("一千五百多吨", "implied_max", 2000, {"implied"}),
        ("一千五百多吨", "role", "plan", {"role"}),
        ("一千五百多吨", "period", None, {"period"}),
        ("20％", "factor_min", 0.8, {"factor"}),
        ("20％", "compared_with", None, {"base"}),
        ("20％", "item", "产量", {"item"}),
        ("三十吨", "linked", None, {"linked"}),
        ("三百吨", "paragraph", 0, {"head"}),
        ("三百吨", "pair", None, {"pair"}),
        ("一、三井", "values", [1, 2, 3], {"value", "value_qualifier", "full"}),
        ("去年同期", "from", "1956-01-01", {"times"}),
        ("去年同期", "kind", "year", {"time_kind"}),
    ]
    g = Case().load()
    for text, field, value, lower in faults:
        records = perfect(g)
        figure(records, "zh", text)[field] = value
        tallies, lines = scored(g, records)
        for name, of in tallies["zh"].of.items():
            want = of - (name in lower)
            assert tallies["zh"].right[name] == want, (text, field, name)
        assert len(lines) == (0 if field == "pair" else 1), lines


def surplus_lowers_precision_only():
    g = Case().load()
    records = perfect(g)
    extra = copy.deepcopy(records[0])
    extra["bytes"] = [0, 5]
    vague = {"type": "time", "lang": "zh", "text": "x", "kind": "vague",
             "bytes": [0, 5], "from": None, "to": None}
    tallies, lines = scored(g, records + [extra, vague])
    assert tallies["zh"].share("precision") == 7 / 8
    assert tallies["zh"].share("time_precision") == 1
    assert tallies["zh"].share("full") == 1 and len(lines) == 1


def optional_ones_do_not_count():
    g = Case().load()
    records = [r for r in perfect(g) if r["text"] != "几百个"]
    tallies, lines = scored(g, records)
    assert tallies["zh"].share("found") == 1 and lines == []
    assert tallies["zh"].of["precision"] == 7


def split_in_two_finds_one():
    """A range told as two figures: one found, one too many."""
    g = Case(GOLD.replace("F | 三十吨 | 30 tons | measure | =30 | 吨 ~ tons | "
                          "from | link=a\n", "")
             .replace("F | 五十吨 | 50 tons | measure | =50 | 吨 ~ tons | to | "
                      "link=a", "F | 三十吨提高到五十吨 | - | measure | 30..50 "
                      "| 吨 | |")).load()
    records = perfect(g)
    whole = figure(records, "zh", "三十吨提高到五十吨")
    start, end = whole["bytes"]
    first = dict(whole, bytes=[start, start + 9], min=30, max=30)
    whole["bytes"] = [end - 9, end]
    tallies, _ = scored(g, records + [first])
    assert tallies["zh"].right["found"] == tallies["zh"].of["found"]
    assert tallies["zh"].share("precision") < 1


def bad_gold_is_refused():
    faults = ["F | 九百吨 | - | measure | =900 | 吨 | |",	# not in the text
              "F | 百多吨 | - | measure | =100 | 吨 | |",	# inside a numeral
              "F | 三百吨@1 | - | measure | =300 | 吨 | |",	# told before
              "F | 两倍@1 | - | multiple | 2 | 倍 | |",	# no qualifier
              "F | 新坑 | - | thing | =2 | 个 | |",
              "F | 新坑 | - | count | =2 | 只 | |",
              "F | 新坑 | - | count | =2 | 个 | | itme=x",
              "F | 新坑 | - | count | =2 | 个",
              "T | 新坑 | - | day | 1957-1-1",
              "X | 新坑 | - | day | 1957-01-01"]
    for line in faults:
        try:
            Case(GOLD + line + "\n").load()
        except goldfile.GoldError as error:
            assert f"a.gold:{len(GOLD.splitlines()) + 1}:" in str(error), error
        else:
            raise AssertionError(f"accepted: {line}")


def occurrences_find_their_place():
    article = ARTICLE.replace("11月份煤矿", "11月份三百吨煤矿")
    case = Case(GOLD.replace("三百吨 |", "三百吨@2 |"), article)
    item = case.load().items[0]
    assert article.encode()[item.start - 6:item.end].decode() == "月份三百吨"


def command_keeps_its_promises():
    """The command runs the program, and its exit says if --min holds."""
    case = Case()
    records = case.folder / "records"
    records.write_text("".join(json.dumps(r) + "\n"
                               for r in perfect(case.load())))
    program = case.folder / "duikan"
    program.write_text(f"#!/bin/sh\n[ \"$1 $2 $3\" = 'extract --only "
                       f"figure,time' ] || exit 2\ncat '{records}'\n")
    program.chmod(0o755)
    here = pathlib.Path(score.__file__).parent
    script = ("import sys, gold, score, pathlib; f = pathlib.Path(sys.argv[-1]"
              "); gold.load_units = lambda: gold.UnitNames(f / 'table.tsv', "
              "f / 'more.tsv'); sys.exit(score.main())")

    def run(*args):
        return subprocess.run(
            [sys.executable, "-c", script, *args, str(program),
             str(case.folder)], cwd=here, capture_output=True,
            env=dict(os.environ, PYTHONPATH=str(here))).returncode
    assert run("--min", "found=1,times=1") == 0
    records.write_text("")
    assert run("--min", "found=0.5") == 1
    assert run() == 0
    assert run("--min", "fuond=1") == 1


def text_form_reads_as_records():
    r = score.facts_record(
        "figure\t7\tzh\t-1.-1\t10-25\ttext=一、三\tkind=ordinal\tmin=1\tmax=3"
        "\tvalues=1,3\tperiod=1957-11-01..1957-11-30\tlinked=8")
    assert r["id"] == "7" and r["paragraph"] == -1 and r["bytes"] == [10, 25]
    assert r["values"] == [1, 3] and r["linked"] == "8"
    assert r["period"] == {"from": "1957-11-01", "to": "1957-11-30"}
    r = score.facts_record("time\ten\t0.1\t5-9\ttext=1957\tkind=year"
                           "\twhen=1957-01-01..1957-12-31")
    assert (r["lang"], r["from"], r["to"]) == ("en", "1957-01-01",
                                               "1957-12-31")


def main():
    tests = [all_right_scores_one, nothing_said_scores_none,
             wrong_fields_are_told, surplus_lowers_precision_only,
             optional_ones_do_not_count, split_in_two_finds_one,
             bad_gold_is_refused, occurrences_find_their_place,
             text_form_reads_as_records, command_keeps_its_promises]
    tap = Tap()
    for test in tests:
        tap.run(test)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tests of the loader and the scorer: a perfect answer, none, wrong ones.

The program is a stand-in that says what the test wants; it reads the words
off the article it is given, so that planted variants have their own bytes.
"""
import contextlib
import io
import json
import pathlib
import sys
import tempfile

import linkgold
import score

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tap import Tap  # noqa: E402

ARTICLE = """Title: Anshan
Date: 1957-12-26

The Anshan Steel Plant made 300 tons, and its output doubled. The city sent \
20 tons to Tieling and 5 to Raoyang.

<hr />

### 鞍山

    辽宁省鞍山钢厂生产了三百吨，产量提高了一倍。全市给铁岭、饶阳送去二十吨、五吨。
"""
LINK = """S | anshan
I | 24 or C
P | anshan | liaoning
P | tieling | liaoning
P | =饶阳=Raoyang | hebei
P | liaoning | * | name
O | 辽宁省鞍山钢厂 ; 鞍山钢厂 | Anshan Steel Plant | factory | anshan
F | 三百吨 | 300 tons | agree
F | 一倍 | doubled | agree
F | 二十吨 | 20 tons | agree
D | name | 辽宁省 | -
"""
PLANTED = """figure	三百吨	300 tons	3,000 tons
agree	一倍	doubled	rose by 100 percent
"""
PLACES = [("zh", "辽宁", "liaoning", None, True),
          ("zh", "鞍山", "anshan", "liaoning", False),
          ("zh", "铁岭", "tieling", "liaoning", False),
          ("zh", "饶阳", "raoyang", "hebei", False)]
PAIRS = [("三百吨", ["300 tons", "3,000 tons"]),
         ("一倍", ["doubled", "100 percent"]), ("二十吨", ["20 tons"])]


class Program:
    """Says all that is right; `spoil` changes a record or drops it."""

    def __init__(self, spoil=lambda r: r):
        self.spoil = spoil

    def __call__(self, _, paths):
        return [self.records(pathlib.Path(p).read_text(), str(p))
                for p in paths]

    def records(self, text, path):
        cut = text.index("<hr />")

        def extent(lang, word):
            at = text.find(word, cut if lang == "zh" else 0)
            at = text.find(word, text.find("\n    ")) if lang == "zh" else at
            start = len(text[:at].encode())
            return [start, start + len(word.encode())]
        out = [{"type": "article", "source": path, "industries": ["24", "28"],
                "places": ["anshan", "tieling"]}]
        for lang, word, place, within, in_name in PLACES:
            out.append({"type": "place", "lang": lang, "text": word,
                        "name_zh": word, "place": place, "within": within,
                        "in_name": in_name})
        for lang, word, other in (("zh", "鞍山钢厂", "o1"),
                                  ("en", "Anshan Steel Plant", "o0")):
            out.append({"type": "organisation", "lang": lang, "text": word,
                        "id": "o1" if other == "o0" else "o0", "pair": other,
                        "organisation": "ansteel", "kind": "factory",
                        "place": "anshan"})
        for n, (zh, readings) in enumerate(PAIRS):
            en = next(e for e in readings if e in text)
            for lang, word, other in ("zh", zh, "e"), ("en", en, "z"):
                out.append({"type": "figure", "lang": lang,
                            "bytes": extent(lang, word), "verdict": "agree",
                            "id": f"{'z' if other == 'e' else 'e'}{n}",
                            "pair": f"{other}{n}"})
            if en == "3,000 tons":
                out.append(self.alarm("figure", extent("zh", zh),
                                      extent("en", en)))
        out.append(self.alarm("name", extent("zh", "辽宁省"), None))
        return [r for r in map(self.spoil, out) if r is not None]

    def alarm(self, kind, zh, en):
        return {"type": "discrepancy", "kind": kind, "message": "m",
                "zh_bytes": zh, "en_bytes": en, "en_text": str(en is None)}


@contextlib.contextmanager
def folder(link=LINK, planted=PLANTED):
    with tempfile.TemporaryDirectory() as name:
        where = pathlib.Path(name)
        (where / "a.txt").write_text(ARTICLE)
        (where / "a.link").write_text(link)
        (where / "planted.tsv").write_text("".join(
            f"a\t{line}\n" for line in planted.splitlines()))
        yield where


def scored(spoil=lambda r: r, **files):
    real_run, lines = score.run, []
    score.run = Program(spoil)
    try:
        with folder(**files) as where:
            return score.score("stand-in", where, lines.append), lines
    finally:
        score.run = real_run


def shares(tally):
    return {name: score.value(tally, name)
            for name in score.ORDER + score.PER_150}


def all_right_scores_one():
    tally, lines = scored()
    got = shares(tally)
    assert [got.pop(name) for name in score.PER_150] == [0, 0, 0]
    assert all(v == 1 for v in got.values()), (got, lines)
    assert lines == []


def nothing_said_scores_none():
    tally, lines = scored(lambda r: r if r["type"] == "article" and
                          not r.update(industries=[], places=[]) else None)
    for name, got in shares(tally).items():
        assert not got or name == "rewordings quiet", (name, got)
    assert any("organisation missed" in line for line in lines)


def wrong(kind, field, value, when=lambda r: True):
    def spoil(r):
        if r["type"] == kind and when(r):
            r[field] = value
        return r
    return shares(scored(spoil)[0])


def wrong_fields_are_told():
    got = wrong("place", "within", "jilin", lambda r: r["place"] == "tieling")
    assert abs(got["province"] - 2 / 3) < 1e-9 and got["places F"] == 1
    got = wrong("place", "in_name", False)
    assert got["place in name"] == 3 / 4
    got = wrong("place", "place", "jilin", lambda r: r["place"] == "tieling")
    assert got["places precision"] == got["places recall"] == 3 / 4
    got = wrong("article", "places", ["tieling", "anshan"])
    assert got["main subject"] == 0
    got = wrong("article", "industries", ["28"])
    assert got["main industry"] == 1	# of section C
    got = wrong("article", "industries", ["05", "24"])
    assert got["main industry"] == 0
    got = wrong("organisation", "text", "钢厂", lambda r: r["lang"] == "zh")
    assert got["organisations recall"] == 1 / 2
    assert got["organisation pairs"] == 0
    got = wrong("organisation", "organisation", "x",
                lambda r: r["lang"] == "zh")
    assert got["organisation one id"] == 0
    got = wrong("figure", "pair", "e2", lambda r: r["id"] == "z0")
    assert abs(got["figure pairs"] - 2 / 3) < 1e-9
    got = wrong("discrepancy", "kind", "missing",
                lambda r: r["kind"] == "figure")
    assert got["planted caught"] == 1 and got["planted kind"] == 0


def false_alarms_count():
    def alarm_on_doubled(r):
        if r["type"] == "figure" and r["id"] == "z1":
            return Program().alarm("figure", r["bytes"], None)
        return r
    tally, _ = scored(alarm_on_doubled)
    assert score.value(tally, score.AT_MOST) == 150 / 3

    def only_where_reworded(r):
        if r["type"] == "figure" and r["id"] == "e1" and \
                r["bytes"][1] - r["bytes"][0] == len("100 percent"):
            return Program().alarm("unit", None, r["bytes"])
        return r
    tally, _ = scored(only_where_reworded)
    assert score.value(tally, "rewordings quiet") == 0
    assert score.value(tally, score.AT_MOST) == 0


def alarms_are_told_apart():
    def spoil(r):
        if r["type"] == "discrepancy" and r["kind"] == "name":
            r["kind"] = "missing"
        if r["type"] == "figure" and r["id"] == "z1":
            spoil.figure = r["bytes"]
        return r
    no_gold = LINK.replace("D |", "# D |")
    tally, _ = scored(spoil, link=no_gold)
    assert [tally.right[name] for name in score.PER_150] == [0, 0, 1]

    def absent(r):		# the bytes of a figure, not of a name
        r = spoil(r)
        if r["type"] == "discrepancy":
            r["zh_bytes"] = spoil.figure
        return r
    tally, _ = scored(absent, link=no_gold, planted="")
    assert [tally.right[name] for name in score.PER_150] == [0, 1, 0]


def old_alarms_do_not_catch_new_errors():
    def always(r):
        if r["type"] == "discrepancy" and r["kind"] == "figure":
            return None		# the planted one is not seen
        if r["type"] == "figure" and r["id"] == "z0":
            return Program().alarm("figure", r["bytes"], None)
        return r
    tally, _ = scored(always)
    assert score.value(tally, "planted caught") == 0


def another_place_of_that_name_is_wrong():
    link = LINK.replace("=饶阳=Raoyang", "=饶阳=Raoyang ! raoyang")
    tally, _ = scored(link=link)
    assert score.value(tally, "places recall") == 3 / 4


def refused(**files):
    try:
        scored(**files)
    except linkgold.GoldError as error:
        return str(error)
    raise AssertionError(f"read without complaint: {files}")


def bad_gold_is_refused():
    assert "a.link:1" in refused(link="X | a\n")
    assert "want 4" in refused(link="F | 三百吨 | 300 tons\n")
    assert "not stand" in refused(link="F | 四百吨 | 300 tons | agree\n")
    assert "not stand" in refused(link="O | 钢铁厂 | - | * | *\n")
    assert "a D line" in refused(link="F | 三百吨 | 300 tons | differ\n")
    assert "not a kind" in refused(link="D | odd | 三百吨 | -\n")
    assert "not a mark" in refused(link="P | anshan | * | nam\n")
    assert "more than once" in refused(planted="figure\t五吨\to\tx\n")
    assert "not a kind" in refused(planted="odd\t五吨\t300\tx\n")


def bars_pass_and_fail():
    with folder() as where, contextlib.redirect_stdout(io.StringIO()) as out:
        real_run, score.run = score.run, Program()
        argv, sys.argv = sys.argv, [
            "score.py", "stand-in", f"{where}=places-F:1,"
            "false-number-alarms:1,planted-kind:1.5"]
        try:
            failed = score.main()
        finally:
            score.run, sys.argv = real_run, argv
    assert failed
    lines = [l for l in out.getvalue().splitlines() if l[0] != "#"]
    assert [l.split(" - ")[0] for l in lines] == [
        "ok 1", "ok 2", "not ok 3", "1..3"], lines


def the_command_reads_records():
    """`run` itself, over a program that prints JSON lines."""
    with tempfile.TemporaryDirectory() as name:
        program = pathlib.Path(name) / "program"
        lines = [{"type": "article", "article": "a1", "source": "a.txt"},
                 {"type": "place", "article": "a1", "text": "x"}]
        program.write_text("#!/bin/sh\ncat <<E\n" + "\n".join(
            map(json.dumps, lines)) + "\nE\n")
        program.chmod(0o755)
        assert score.run(program, ["in/a.txt"]) == [lines]
        program.write_text("#!/bin/sh\nexit 2\n")
        try:
            score.run(program, ["in/a.txt"])
        except SystemExit as error:
            assert "exit 2" in str(error)
        else:
            raise AssertionError("exit 2 went by")


def main():
    tests = [all_right_scores_one, nothing_said_scores_none,
             wrong_fields_are_told, false_alarms_count,
             alarms_are_told_apart,
             old_alarms_do_not_catch_new_errors,
             another_place_of_that_name_is_wrong, bad_gold_is_refused,
             bars_pass_and_fail, the_command_reads_records]
    tap = Tap()
    for test in tests:
        tap.run(test)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

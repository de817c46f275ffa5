#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Scores places, subjects, industries, organisations, pairs of figures and
discrepancies against the gold of this folder.

    score.py [--verbose] DUIKAN FOLDER[=BAR,...]...

A FOLDER holds NAME.link files and, if it likes, planted.tsv (README.md). A
BAR is NAME:SHARE, NAME one of those that are printed with a dash for a blank
(`places-F:0.93`); of false alarms it is the most that are allowed in 150
pairs. TAP: a line a bar, the figures as comments. --verbose lists what is
missed, and is not for heldout.
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import linkgold
from linkgold import LANGS, GoldError

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tap import Tap  # noqa: E402

TYPES = "article,place,organisation,figure,discrepancy"
NUMBERS = {"figure", "unit", "time"}
CHINA = "china"		# 我国, 全国: neither asked for nor held against
AT_MOST = "false number alarms"	# values, units, bounds that differ
ABSENT = "false missing figures"
OTHERS = "other false alarms"
# What every article says of its own people: no particular organisation.
GENERIC = {
    "新华社", "本报", "中央", "国务院", "中共中央", "党中央", "市委", "省委", "县委",
    "地委", "党委", "区委", "省人民政府", "市人民政府", "县人民政府", "市政府",
    "省政府", "县政府", "工会", "国营公司", "公社", "人民公社", "供销社", "合作社",
    "xinhua news agency", "xinhua", "ncna", "new china news agency", "hsinhua",
    "people's daily", "our newspaper", "this newspaper", "central committee",
    "municipal committee", "provincial committee", "county committee",
    "municipal party committee", "provincial party committee",
    "county party committee", "party committee", "party committees",
    "municipal government", "provincial government", "county government",
    "state council", "trade union", "people's communes",
}


class Tally:
    def __init__(self):
        self.right = collections.Counter()
        self.of = collections.Counter()

    def add(self, name, right, of=1):
        self.right[name] += right
        self.of[name] += of

    def share(self, name):
        return self.right[name] / self.of[name] if self.of[name] else None


def run(program, paths):
    """Records by path; all articles in one run."""
    done = subprocess.run([program, "extract", "--only", TYPES, *paths],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if done.returncode not in (0, 1):
        raise SystemExit(f"score.py: {program} extract: exit "
                         f"{done.returncode}")
    by_id, ids = {}, {}
    for line in done.stdout.decode("utf-8").splitlines():
        r = json.loads(line)
        by_id.setdefault(r["article"], []).append(r)
        if r["type"] == "article":
            ids[r["source"]] = r["article"]
    out = []
    for path in paths:
        mine = [a for s, a in ids.items() if str(path).endswith(s)]
        if len(mine) != 1:
            raise SystemExit(f"score.py: {len(mine)} articles for {path}")
        out.append(by_id[mine[0]])
    return out


def of_type(records, kind):
    return [r for r in records if r["type"] == kind]


# Places, subjects, provinces


def bare(name):
    """An English name without the words beside it."""
    return (name or "").lower().removeprefix("the ").strip()


def is_place(want, record):
    """Does a record say a place of the gold? `=饶阳县=Raoyang` goes by its
    names, all else by id."""
    if record["place"] in want.never:
        return False
    for one in want.ids:
        if one.startswith("="):
            names = {bare(n) for n in one[1:].split("=")}
            if {bare(record["text"]), bare(record["name_zh"])} & names:
                return True
        elif record["place"] == one:
            return True
    return False


def score_places(g, records, tally, report):
    said = of_type(records, "place")
    matched = set()
    for want in g.places:
        mine = [i for i, r in enumerate(said) if is_place(want, r)]
        matched |= {said[i]["place"] for i in mine}
        if want.optional:
            continue
        label = " or ".join(want.ids)
        tally.add("places recall", bool(mine))
        if not mine:
            report(f"place missed: {label}")
        in_name = all(said[i]["in_name"] for i in mine)
        if want.in_name is not None:
            tally.add("place in name", bool(mine) and in_name == want.in_name)
            if mine and in_name != want.in_name:
                report(f"place {label}: in_name is {in_name}")
        if want.within is not None:
            got = {said[i]["within"] or "-" for i in mine}
            tally.add("province", bool(got) and got <= set(want.within))
            if got and not got <= set(want.within):
                report(f"place {label}: within {got}, want {want.within}")
    for place in {r["place"] for r in said} - {CHINA}:
        tally.add("places precision", place in matched)
        if place not in matched:
            texts = {r["text"] for r in said if r["place"] == place}
            report(f"not a place of the article: {place} {texts}")


def score_subjects(g, records, tally, report):
    if g.subjects is None:
        return
    (article,) = of_type(records, "article")
    places = {r["place"]: r for r in of_type(records, "place")}
    first = article["places"][:len(g.subjects)]
    named = [places.get(p, {"place": p, "text": p, "name_zh": p})
             for p in first]
    main = bool(named) and is_place(g.subjects[0], named[0])
    every = len(named) == len(g.subjects) and all(
        any(is_place(s, r) for r in named) for s in g.subjects)
    tally.add("main subject", main)
    tally.add("subjects", every)
    if not (main and every):
        report(f"subjects: want {[s.ids for s in g.subjects]}, said {first}")


# Industries


def sections():
    table = linkgold.HERE.parents[2] / "corpus/authority/industries.tsv"
    out = {}
    for line in table.read_text().splitlines():
        code, section = (line.split("\t") + [""])[:2]
        out[code] = section or code
    return out


SECTION = sections()


def score_industry(g, records, tally, report):
    if g.industry is None:
        return
    (article,) = of_type(records, "article")
    got = (article["industries"] or ["-"])[0]
    right = any(got == want or SECTION.get(got) == want
                for want in g.industry)
    tally.add("main industry", right)
    if not right:
        report(f"industry: want {g.industry}, said {article['industries']}")


# Organisations


def plain(text):
    out = bare(text).replace("’", "'")
    for mark in "“”‘’\"《》":
        out = out.replace(mark, "")
    return " ".join(out.split())


def is_said(record, org, lang, loose=False):
    text = plain(record["text"])
    texts = [plain(t) for t in org.texts[lang]]
    return text in texts or loose and any(
        text in t or t in text for t in texts)


def score_organisations(g, records, tally, report):
    said = of_type(records, "organisation")
    by_id = {r["id"]: r for r in said}
    covered = set()
    for org in g.organisations:
        mine = {lang: [r for r in said if r["lang"] == lang and
                       is_said(r, org, lang, org.optional)]
                for lang in LANGS}
        covered |= {r["id"] for rs in mine.values() for r in rs}
        if org.optional:
            continue
        for lang in LANGS:
            if org.texts[lang]:
                tally.add("organisations recall", bool(mine[lang]))
                if not mine[lang]:
                    report(f"organisation missed, {lang}: "
                           f"{org.texts[lang][0]}")
        score_organisation(org, mine, by_id, tally, report)
    for key in sorted({(r["lang"], plain(r["text"])) for r in said
                       if plain(r["text"]) not in GENERIC}):
        right = any((r["lang"], plain(r["text"])) == key and
                    r["id"] in covered for r in said)
        tally.add("organisations precision", right)
        if not right:
            report(f"not an organisation: {key[0]} {key[1]}")


def score_organisation(org, mine, by_id, tally, report):
    everyone = [r for rs in mine.values() for r in rs]
    label = (org.texts["zh"] + org.texts["en"])[0]
    if org.texts["zh"] and org.texts["en"]:
        ids = {r["id"] for r in mine["en"]}
        right = any(r["pair"] in ids for r in mine["zh"])
        tally.add("organisation pairs", right)
        if not right:
            report(f"organisation not paired: {label}")
        one = len({r["organisation"] for r in everyone}) == 1
        tally.add("organisation one id", one)
        if not one:
            report(f"organisation has other ids: {label} "
                   f"{ {r['organisation'] for r in everyone} }")
    if linkgold.ANY not in org.kind:
        right = bool(everyone) and {r["kind"] for r in everyone} <= \
            set(org.kind)
        tally.add("organisation kind", right)
    if linkgold.ANY not in org.place:
        right = bool(everyone) and {r["place"] for r in everyone} <= \
            set(org.place)
        tally.add("organisation place", right)
        if everyone and not right:
            report(f"organisation {label}: place "
                   f"{ {r['place'] for r in everyone} }, want {org.place}")


# Figures and discrepancies


def at(figures, spans):
    return [f for f in figures if any(s.touches(f["bytes"]) for s in spans)]


def score_pairs(g, records, tally, report):
    figures = {lang: [r for r in of_type(records, "figure")
                      if r["lang"] == lang] for lang in LANGS}
    for pair in g.pairs:
        if pair.optional:
            continue
        zh, en = at(figures["zh"], pair.zh), at(figures["en"], pair.en)
        linked = [f for f in zh if f["pair"] in {e["id"] for e in en}]
        tally.add("figure pairs", bool(linked))
        if not linked:
            report(f"figures not linked: {pair.text}")
            continue
        differs = any(s.touches((d.start, d.end)) for s in pair.zh
                      for want in g.discrepancies for d in want.zh)
        if not differs:
            tally.add("verdict agree", any(f["verdict"] == "agree"
                                           for f in linked))


def hits(discrepancy, zh, en):
    return any(s.touches(discrepancy["zh_bytes"]) for s in zh) or \
        any(s.touches(discrepancy["en_bytes"]) for s in en)


def sort_of_alarm(discrepancy, records):
    """About a figure, the absence of one, or neither?"""
    if discrepancy["kind"] in NUMBERS:
        return AT_MOST
    if discrepancy["kind"] == "missing" and any(
            discrepancy[f["lang"] + "_bytes"] == f["bytes"]
            for f in of_type(records, "figure")):
        return ABSENT
    return OTHERS


def score_discrepancies(g, records, tally, report):
    said = of_type(records, "discrepancy")
    for want in g.discrepancies:
        got = [d for d in said if hits(d, want.zh, want.en)]
        if not want.optional:
            tally.add("discrepancies told", bool(got))
            tally.add("discrepancy kind", any(d["kind"] in want.kinds
                                              for d in got))
            if not got:
                report(f"discrepancy not told: {want.text}")
    for d in said:
        if any(hits(d, w.zh, w.en) for w in g.discrepancies):
            continue
        sort = sort_of_alarm(d, records)
        tally.add(sort, 1, 0)
        report(f"{sort}: {d['message']}")
    for sort in AT_MOST, ABSENT, OTHERS:
        tally.add(sort, 0, sum(not p.optional for p in g.pairs))


def same(d, e, shift):
    """The same discrepancy in the article and in its variant?"""
    extent = d["zh_bytes"] and [b + shift for b in d["zh_bytes"]]
    return d["kind"] == e["kind"] and e["zh_bytes"] == extent and \
        d["en_text"] == e["en_text"]


def score_row(row, before, records, tally, report):
    old = of_type(before, "discrepancy")
    said = of_type(records, "discrepancy")
    shift = len(row.text.encode()) - len(row.base.article.text.encode())
    new = [d for d in said if not any(same(o, d, shift) for o in old)]
    here = [d for d in new if hits(d, [row.zh], [row.en])]
    if row.kinds:
        tally.add("planted caught", bool(here))
        tally.add("planted kind", any(d["kind"] in row.kinds for d in here))
        if not here:
            report(f"planted, not caught: {row.label}")
        return
    tally.add("rewordings quiet", all(sort_of_alarm(d, records) == OTHERS
                                      for d in new))
    for d in new:
        report(f"alarm over another wording: {row.label}: {d['message']}")


def score_planted(program, rows, before, tally, report):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for n, row in enumerate(rows):
            paths.append(pathlib.Path(folder) / f"variant-{n:04}.txt")
            paths[-1].write_bytes(row.text.encode())
        for row, records in zip(rows, run(program, paths) if rows else []):
            score_row(row, before[row.base.name], records, tally, report)


# The report

ORDER = ["places precision", "places recall", "places F", "place in name",
         "main subject", "subjects", "province", "main industry",
         "organisations precision", "organisations recall",
         "organisations F", "organisation pairs", "organisation one id",
         "organisation kind", "organisation place", "figure pairs",
         "verdict agree", "discrepancies told", "discrepancy kind",
         "planted caught", "planted kind", "rewordings quiet"]
PER_150 = [AT_MOST, ABSENT, OTHERS]


def value(tally, name):
    if name.endswith(" F"):
        p, r = (tally.share(name[:-2] + end)
                for end in (" precision", " recall"))
        return None if p is None or r is None else \
            2 * p * r / (p + r) if p + r else 0.0
    if name in PER_150:
        return 150 * tally.right[name] / max(1, tally.of[name])
    return tally.share(name)


def table(name, tally):
    print(f"# {name}")
    for share in ORDER:
        got = value(tally, share)
        if got is None:
            continue
        counts = "" if share.endswith(" F") else \
            f" {tally.right[share]:5d}/{tally.of[share]}"
        print(f"#   {share:24}{got:7.3f}{counts}")
    for share in PER_150:
        print(f"#   {share:24}{value(tally, share):7.2f} in 150 pairs "
              f"({tally.right[share]} in {tally.of[share]})")


def score(program, folder, report):
    golds, tally = linkgold.load(folder), Tally()
    rows = linkgold.load_planted(folder, golds)
    before = {}
    for g, records in zip(golds, run(program,
                                     [g.article.path for g in golds])):
        before[g.name] = records

        def tell(line):
            report(f"# {g.name}: {line}")
        score_places(g, records, tally, tell)
        score_subjects(g, records, tally, tell)
        score_industry(g, records, tally, tell)
        score_organisations(g, records, tally, tell)
        score_pairs(g, records, tally, tell)
        score_discrepancies(g, records, tally, tell)
    score_planted(program, rows, before, tally,
                  lambda line: report("# " + line))
    return tally


def read_bars(text):
    bars = []
    for part in filter(None, text.split(",")):
        name, _, least = part.partition(":")
        name = name.replace("-", " ")
        if name not in ORDER + PER_150:
            raise SystemExit(f"score.py: nothing is called {name!r}")
        bars.append((name, float(least)))
    return bars


def main():
    options = [a for a in sys.argv[1:] if a.startswith("--")]
    program, *folders = [a for a in sys.argv[1:] if not a.startswith("--")]
    report = print if "--verbose" in options else lambda line: None
    tap = Tap()
    for folder in folders:
        folder, _, bars = folder.partition("=")
        bars = read_bars(bars)
        tally = score(program, folder, report)
        table(pathlib.Path(folder).name, tally)
        for name, bar in bars:
            got = value(tally, name)
            ok = got is not None and (got <= bar if name in PER_150
                                      else round(got, 4) >= bar)
            told = "nothing" if got is None else f"{got:.3f}"
            word = "at most" if name in PER_150 else "at least"
            tap.point(ok, f"{pathlib.Path(folder).name} {name} {told} "
                      f"({word} {bar})")
    return tap.end() if tap.count else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except GoldError as error:
        sys.exit(f"score.py: {error}")

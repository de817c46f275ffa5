#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Scores the extractor against the gold standard.

    score.py [--verbose] [--facts] [--min NAME=SHARE,...] DUIKAN SET...
    score.py --show SET...          the articles with the gold marked in them
    score.py --number SET...        writes the occurrence behind every text

A SET is a folder with *.gold files (real, dev, heldout). DUIKAN is run as
`DUIKAN extract --only figure,time FILE`, with --facts as `DUIKAN extract
--stop-after=extract FILE`, which needs no later room. Shares are of the gold figures or
times of a language, except precision, which is of what the program said.
`--min found=0.97,times=0.92` fails (exit 1) if either language is below.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys

import gold as goldfile
from gold import ANY, LANGS, close

SHARES = ["found", "precision", "value", "value_qualifier", "full", "role",
          "factor", "item", "period", "base", "per", "implied", "linked",
          "pair", "head", "time_found", "time_precision", "times",
          "time_kind"]


def number(value):
    return None if value is None else float(value)


def ends(value):
    """An interval of the record format as (from, to)."""
    if not value:
        return (None, None)
    return (value.get("from"), value.get("to"))


def overlap(a, b):
    return min(a["end"], b.end) - max(a["start"], b.start)


def match(said, gold):
    """Pairs of what overlaps, the best fit first, each used once."""
    fits = []
    for i, s in enumerate(said):
        for j, g in enumerate(gold):
            common = overlap(s, g)
            if common > 0:
                union = max(s["end"], g.end) - min(s["start"], g.start)
                fits.append((-common / union, i, j))
    of_said, of_gold = {}, {}
    for _, i, j in sorted(fits):
        if i not in of_said and j not in of_gold:
            of_said[i], of_gold[j] = j, i
    return of_said, of_gold


def spans(records, kind, lang):
    out = []
    for r in records:
        if r["type"] == kind and r["lang"] == lang:
            start, end = r["bytes"]
            out.append({"start": start, "end": end, "r": r})
    return out


def interval_fits(got, wanted):
    """Is it one of the readings? An end `*` is not judged, of `1948-*` the
    year only."""
    def fits(end, want):
        if want and want.endswith(ANY):
            return (end or "").startswith(want[:-1])
        return end == want
    return any(w == ANY or all(map(fits, got, w)) for w in wanted)


def text_fits(got, wanted):
    got = (got or {}).get("text") if isinstance(got, dict) else got
    return bool(got) and any(w in got or got in w for w in wanted)


def judge_figure(r, want, links):
    """Field by field: True, False, or missing where the gold does not judge."""
    out = {}
    low, high = number(r.get("min")), number(r.get("max"))
    if "value" in want:
        same = [v for v in want["value"]
                if close(low, v[1]) and (close(high, v[2]) or
                                         v[0] == "several")]
        out["value"] = bool(same)
        if "values" in want:
            got = [number(v) for v in r.get("values") or []]
            out["value"] = got in want["values"]
        out["value_qualifier"] = out["value"] and any(
            v[0] == r.get("qualifier") for v in same)
    else:
        out["value"] = out["value_qualifier"] = True
    out["kind"] = r.get("kind") in want.get("kind", [r.get("kind")])
    out["unit_id"] = r.get("unit_id") in want.get("unit_id",
                                                  [r.get("unit_id")])
    out["full"] = out["value_qualifier"] and out["kind"] and out["unit_id"]
    if "role" in want:
        out["role"] = r.get("role") in want["role"]
    if "factor" in want:
        got = number(r.get("factor_min")), number(r.get("factor_max"))
        out["factor"] = any(close(got[0], f[0]) and close(got[1], f[1])
                            for f in want["factor"])
    if "item" in want:
        out["item"] = text_fits(r.get("item"), want["item"])
    if "imp" in want:
        out["implied"] = any(close(number(r.get("implied_max")), i)
                             for i in want["imp"])
    if "period" in want:
        out["period"] = interval_fits(ends(r.get("period")), want["period"])
    if "base" in want:
        out["base"] = interval_fits(ends(r.get("compared_with")), want["base"])
    if "per" in want:
        per = r.get("per")
        names = {per} if not isinstance(per, dict) else set(per.values())
        names |= {r.get("per_id")}
        out["per"] = bool(names & set(want["per"]))
    if "head" in want:
        out["head"] = r.get("paragraph") == -1
    if links is not None:
        out["linked"] = r.get("linked") in links
    return out


def judge_time(r, want):
    out = {}
    got = (r.get("from"), r.get("to"))
    out["times"] = interval_fits(got, want.get("when", [ANY]))
    if "kind" in want:
        out["time_kind"] = r.get("kind") in want["kind"]
    return out


class Tally:
    def __init__(self):
        self.right = collections.Counter()
        self.of = collections.Counter()

    def add(self, name, right, of=1):
        self.right[name] += right
        self.of[name] += of

    def share(self, name):
        return self.right[name] / self.of[name] if self.of[name] else None


def brief(r):
    keep = ["min", "max", "qualifier", "kind", "unit_id", "role",
            "implied_max", "factor_min", "factor_max", "item", "from", "to",
            "per", "per_id", "linked", "values", "paragraph"]
    out = {k: r[k] for k in keep if r.get(k) is not None}
    for name in ("period", "compared_with"):
        if r.get(name):
            out[name] = "/".join(str(e) for e in ends(r[name]))
    return json.dumps(out, ensure_ascii=False)


def context(article, item, width=12):
    data = article.text.encode()
    before = data[:item.start].decode("utf-8", "ignore")[-width:]
    after = data[item.end:].decode("utf-8", "ignore")[:width]
    return (before + "[" + item.text + "]" + after).replace("\n", "⏎")


def score_file(g, records, tallies, report):
    judged = {}
    for lang in LANGS:
        tally = tallies[lang]
        for kind in ("figure", "time"):
            items = [i for i in g.items if i.kind == kind and i.lang == lang]
            said = spans(records, kind, lang)
            of_said, of_gold = match(said, items)
            for j, item in enumerate(items):
                judged[id(item)] = (
                    said[of_gold[j]]["r"] if j in of_gold else None)
            score_side(g, kind, items, said, of_said, of_gold, tally, judged,
                       report)
    score_pairs(g, judged, tallies["zh"], report)


def links_of(g, item, judged):
    """Ids that `linked` may have: the other ends of the pair."""
    if not item.link:
        return None
    others = [o for o in g.items if o.link == item.link and o is not item and
              o.lang == item.lang]
    return [judged[id(o)].get("id") for o in others if judged.get(id(o))]


def bare_vague(r):
    """最近, currently: RECORDS lets them be times but tells no day."""
    return r["type"] == "time" and r.get("kind") == "vague" and \
        ends(r) == (None, None)


def score_side(g, kind, items, said, of_said, of_gold, tally, judged, report):
    found, precision = (("found", "precision") if kind == "figure" else
                        ("time_found", "time_precision"))
    for j, item in enumerate(items):
        if item.optional:
            continue
        r = judged[id(item)]
        tally.add(found, r is not None)
        where = f"{g.path.name}:{item.line} {item.lang}"
        if kind == "figure":
            got = judge_figure(r or {}, item.want, links_of(g, item, judged))
        else:
            got = judge_time(r or {}, item.want)
        got = {k: v and r is not None for k, v in got.items()}
        for name, right in got.items():
            if name in SHARES:
                tally.add(name, right)
        if r is None:
            report(f"{where} missed {kind} {context(g.article, item)}")
        elif not all(got.values()):
            wrong = ",".join(n for n, right in got.items() if not right)
            report(f"{where} {wrong}: {context(g.article, item)}\n"
                   f"    want {wants(item)}\n    said {r['text']!r} "
                   f"{brief(r)}")
    for i, s in enumerate(said):
        if i in of_said and items[of_said[i]].optional:
            continue
        if i not in of_said and bare_vague(s["r"]):
            continue
        tally.add(precision, i in of_said)
        if i not in of_said:
            line = g.article.text.encode()[:s["start"]].count(b"\n") + 1
            lang = s["r"]["lang"]
            report(f"{g.article.path.name}:{line} {lang} not a {kind}, or "
                   f"twice: {s['r']['text']!r} {brief(s['r'])}")


def score_pairs(g, judged, tally, report):
    """A zh figure's `pair` is the en figure of the same gold line."""
    for item in g.items:
        if item.kind != "figure" or not item.pair or item.lang != "zh" or \
                item.optional:
            continue
        other = next(o for o in g.items if o.pair == item.pair and
                     o.lang == "en" and o.kind == "figure")
        r, s = judged[id(item)], judged[id(other)]
        if r is None or s is None or other.optional or "pair" not in r:
            continue
        tally.add("pair", r["pair"] == s.get("id"))


def wants(item):
    out = []
    for name, readings in item.want.items():
        out.append(f"{name} " + " or ".join(str(w) for w in readings))
    return "; ".join(out)


def facts_record(line):
    """A line of --stop-after=extract as a record."""
    kind, *rest = line.split("\t")
    r = {"type": kind}
    if kind == "figure":
        r["id"] = rest.pop(0)
    r["lang"], place, extent, *fields = rest
    r["paragraph"] = int(place.rpartition(".")[0])
    r["bytes"] = [int(n) for n in extent.split("-")]
    for field in fields:
        name, _, value = field.partition("=")
        if name in ("when", "period", "compared_with"):
            low, _, high = value.partition("..")
            value = {"from": low.strip("?") or None,
                     "to": high.strip("?") or None}
            r.update(value if name == "when" else {name: value})
        elif name == "values":
            r[name] = [float(n) for n in value.split(",")]
        else:
            r[name] = value
    return r


def run(program, article, facts=False):
    how = ["--stop-after=extract"] if facts else ["--only", "figure,time"]
    done = subprocess.run([program, "extract", *how, str(article)],
                          stdout=subprocess.PIPE)
    if done.returncode not in (0, 1):
        raise SystemExit(f"score.py: {program} extract {article}: exit "
                         f"{done.returncode}")
    lines = done.stdout.decode("utf-8").splitlines()
    records = map(facts_record if facts else json.loads, lines)
    return [r for r in records if r["type"] in ("figure", "time")]


def table(name, tallies):
    print(f"{name:16}" + "".join(f"{lang:>18}" for lang in LANGS))
    for share in SHARES:
        cells = []
        for lang in LANGS:
            t = tallies[lang]
            cells.append(f"{t.share(share):6.3f} {t.right[share]:5d}/"
                         f"{t.of[share]:<5d}" if t.of[share] else f"{'-':>18}")
        if any(tallies[lang].of[share] for lang in LANGS):
            print(f"  {share:16}" + "".join(cells))


def below(name, tallies, minima):
    bad = []
    for share, least in minima.items():
        for lang in LANGS:
            got = tallies[lang].share(share)
            if got is None or got < least:
                bad.append(f"{name}: {share} {lang} is "
                           f"{'nothing' if got is None else f'{got:.3f}'}, "
                           f"want {least}")
    return bad


def read_minima(text):
    minima = {}
    for part in filter(None, text.split(",")):
        name, _, share = part.partition("=")
        if name not in SHARES:
            raise SystemExit(f"score.py: no share is called {name!r}")
        minima[name] = float(share)
    return minima


def show(g):
    """The article with figures in [ ] and times in { }."""
    data = g.article.text.encode()
    marks = []
    for i in g.items:
        a, b = "[]" if i.kind == "figure" else "{}"
        a = ("?" if i.optional else "") + a
        marks += [(i.start, 1, a), (i.end, 0, b)]
    out, last = [], 0
    for at, _, mark in sorted(marks):
        out += [data[last:at].decode(), mark]
        last = at
    print(f"==== {g.path}\n" + "".join(out) + data[last:].decode())


def write_numbers(g):
    """Puts the occurrence behind every text: `二十吨@2`."""
    lines = g.path.read_text().splitlines()
    for n, lang, text, nth in g.resolved:
        fields = lines[n - 1].split("|")
        column = 1 + LANGS.index(lang)
        fields[column] = f" {text}@{nth} "
        lines[n - 1] = "|".join(fields)
    g.path.write_text("\n".join(lines) + "\n")


def main():
    p = argparse.ArgumentParser(description=__doc__,
                                formatter_class=argparse.RawTextHelpFormatter)
    p.add_argument("--verbose", action="store_true")
    p.add_argument("--facts", action="store_true")
    p.add_argument("--min", default="")
    p.add_argument("--show", action="store_true")
    p.add_argument("--number", action="store_true")
    p.add_argument("paths", nargs="+")
    args = p.parse_args()
    units, minima = goldfile.load_units(), read_minima(args.min)
    program = None if args.show or args.number else args.paths.pop(0)
    bad = []
    for folder in args.paths:
        tallies = {lang: Tally() for lang in LANGS}
        files = list(goldfile.gold_files(folder))
        if not files:
            raise SystemExit(f"score.py: no gold in {folder}")
        for path, article in files:
            g = goldfile.Gold(path, article, units)
            if args.show:
                show(g)
            elif args.number:
                write_numbers(g)
            else:
                score_file(g, run(program, article, args.facts), tallies,
                           print if args.verbose else lambda line: None)
        if program:
            table(pathlib.Path(folder).name, tallies)
            bad += below(folder, tallies, minima)
    print("\n".join(bad), file=sys.stderr, end="\n" if bad else "")
    return 1 if bad else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except goldfile.GoldError as error:
        sys.exit(f"score.py: {error}")

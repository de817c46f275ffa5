#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How far a figure is to be trusted, by what the other version says of it.

    confidence.py DUIKAN SET...             prints the table
    confidence.py --check DUIKAN SET...     and holds schema.sql against it
    confidence.py --update DUIKAN SET...    and writes it there

The share of figures of each verdict that are right in value, qualifier, kind
and unit by the gold standard; what the gold does not know is wrong. "alone" is a
figure that has no verdict though there is another version: nothing there need
render it (twice, hundreds of). Where there is no other version ('') nothing
tells figures apart, so that those of all verdicts count. Where they are few, the
share is no bolder than they allow: Laplace's rule of succession, (right + 1) of
(all + 2).

--check allows for three hundredths, or two figures where there are few: an
extractor that gets better need not change the table every time.
"""
import collections
import pathlib
import re
import sys

import gold as goldfile
import score

SCHEMA = pathlib.Path(__file__).resolve().parents[2] / \
    "generator/index/schema.sql"
VERDICTS = ["agree", "differ", "missing", "alone", ""]


def count_file(g, records, right, of):
    both = len({i.lang for i in g.items}) == 2
    for lang in goldfile.LANGS:
        items = [i for i in g.items if i.kind == "figure" and i.lang == lang]
        said = score.spans(records, "figure", lang)
        of_said, _ = score.match(said, items)
        for i, s in enumerate(said):
            item = items[of_said[i]] if i in of_said else None
            if item is not None and item.optional:
                continue
            full = item is not None and \
                score.judge_figure(s["r"], item.want, None)["full"]
            alone = "alone" if both else ""
            for verdict in {s["r"].get("verdict") or alone, ""}:
                right[verdict] += full
                of[verdict] += 1


def measure(program, folders):
    """By verdict: how many figures are right, and of how many."""
    units = goldfile.load_units()
    right, of = collections.Counter(), collections.Counter()
    for folder in folders:
        for path, article in goldfile.gold_files(folder):
            count_file(goldfile.Gold(path, article, units),
                       score.run(program, article), right, of)
    return right, of


def written():
    """The values in schema.sql."""
    rows = re.search(r"INSERT INTO confidence VALUES(.*?);",
                     SCHEMA.read_text(), re.S).group(1)
    return {name: float(share) for name, share in
            re.findall(r"\('(\w*)', ([0-9.]+)\)", rows)}


def update(shares):
    values = ",\n\t".join(f"('{v}', {shares[v]:.2f})" for v in VERDICTS)
    SCHEMA.write_text(re.sub(
        r"(INSERT INTO confidence VALUES\n\t).*?;", rf"\g<1>{values};",
        SCHEMA.read_text(), flags=re.S))


def main(args):
    mode = args.pop(0) if args[0].startswith("--") else ""
    right, of = measure(args[0], args[1:])
    shares = {v: (right[v] + 1) / (of[v] + 2) for v in VERDICTS}
    here, stale = written(), False
    for v in VERDICTS:
        off = abs(here.get(v, 0) - shares[v]) > max(0.03, 2 / (of[v] + 2))
        stale |= off
        print(f"{v or 'no other version':18}{shares[v]:6.3f} "
              f"{right[v]:5d}/{of[v]:<5d} in schema.sql {here.get(v, 0):.2f}"
              f"{' STALE' if off else ''}")
    if mode == "--update":
        update(shares)
    elif mode == "--check" and stale:
        print("run tests/gold/confidence.py --update", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

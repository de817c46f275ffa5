#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How right beads are: strict and lax precision, recall and F1.

    score.py GOLD BEADS

Both files hold a bead a line, `zh,zh:en,en`, 0-based; an empty side is a
deletion. Strict: a bead counts that is the same on both sides. Lax: one that
overlaps a bead of the other list on both sides. Beads with an empty side are
left out of both, as in the literature (Langlais et al. 1998; Sennrich & Volk
2010), because they say nothing that the others do not.
"""
import sys


def parse(lines):
    beads = []
    for line in lines:
        line = line.split("#")[0].strip()
        if line:
            beads.append(tuple(tuple(int(i) for i in side.split(",") if i.strip())
                               for side in line.split(":")))
    return beads


def ratio(part, whole):
    return part / whole if whole else 1.0


def f1(precision, recall):
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0


def hits_strict(beads, others):
    others = set(others)
    return sum(bead in others for bead in beads)


def hits_lax(beads, others):
    where = {}
    for k, (zh, _) in enumerate(others):
        for i in zh:
            where.setdefault(i, set()).add(k)
    hits = 0
    for zh, en in beads:
        near = set().union(*(where.get(i, set()) for i in zh))
        hits += any(set(en) & set(others[k][1]) for k in near)
    return hits


def counts(gold, got, hits):
    """Right and all of `got`, right and all of `gold`."""
    gold = [b for b in gold if b[0] and b[1]]
    got = [b for b in got if b[0] and b[1]]
    return hits(got, gold), len(got), hits(gold, got), len(gold)


def scores(quad):
    precision, recall = ratio(quad[0], quad[1]), ratio(quad[2], quad[3])
    return precision, recall, f1(precision, recall)


def main():
    gold, got = (parse(open(p, encoding="utf-8")) for p in sys.argv[1:3])
    for name, hits in ("strict", hits_strict), ("lax", hits_lax):
        p, r, f = scores(counts(gold, got, hits))
        print(f"{name}: P {p:.4f} R {r:.4f} F1 {f:.4f}")


if __name__ == "__main__":
    main()

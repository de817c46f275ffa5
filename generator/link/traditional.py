#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Turns traditional.tsv into traditional.inc: usage traditional.py TABLE OUT.

One row { traditional, simplified } a line, in the order of the traditional
characters, for a binary search.
"""
import sys


def main(table, out):
    pairs = {}
    for n, line in enumerate(open(table, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        simplified, _, traditional = line.partition("\t")
        if len(simplified) != 1 or not traditional:
            sys.exit(f"{table}:{n}: not a character and its older forms")
        for t in traditional:
            if t in pairs:
                sys.exit(f"{table}:{n}: second row for {t}")
            pairs[t] = simplified
    with open(out, "w", encoding="utf-8") as f:
        for t, s in sorted(pairs.items()):
            f.write(f"{{ 0x{ord(t):04x}, 0x{ord(s):04x} }}, /* {t} {s} */\n")


main(*sys.argv[1:])

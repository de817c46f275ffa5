#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures the aligner on sets of texts that somebody else has aligned.

    measure.py ALIGN_LINES AUTHORITY FOLDER...

A folder holds NAME.zh and NAME.en, a sentence a line, and NAME.gold
(score.py). For developers: no test needs it. --noise deletes 5 % of the
Chinese and 10 % of the English lines first, the same ones every time.
"""
import pathlib
import random
import subprocess
import sys
import tempfile

import score


def delete(rng, n, share):
    kept = [i for i in range(n) if rng.random() >= share]
    return kept, {old: new for new, old in enumerate(kept)}


def with_noise(zh, en, gold, seed):
    rng = random.Random(seed)
    kept_zh, new_zh = delete(rng, len(zh), 0.05)
    kept_en, new_en = delete(rng, len(en), 0.10)
    beads = [(tuple(new_zh[i] for i in a if i in new_zh),
              tuple(new_en[j] for j in b if j in new_en)) for a, b in gold]
    return ([zh[i] for i in kept_zh], [en[j] for j in kept_en],
            [b for b in beads if b[0] or b[1]])


def align(program, authority, zh, en):
    with tempfile.TemporaryDirectory() as tmp:
        for name, lines in ("zh", zh), ("en", en):
            pathlib.Path(tmp, name).write_text("".join(l + "\n" for l in lines),
                                               encoding="utf-8")
        done = subprocess.run([program, authority, f"{tmp}/zh", f"{tmp}/en"],
                              check=True, capture_output=True, text=True)
    return score.parse(done.stdout.splitlines())


def read_lines(path):
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")


def documents(folder, noise):
    for path in sorted(folder.glob("*.gold")):
        zh = read_lines(path.with_suffix(".zh"))
        en = read_lines(path.with_suffix(".en"))
        gold = score.parse(read_lines(path))
        if noise:
            zh, en, gold = with_noise(zh, en, gold, path.stem)
        yield path.stem, zh, en, gold


def main():
    noise = "--noise" in sys.argv
    program, authority, *folders = [a for a in sys.argv[1:] if a != "--noise"]
    judges = {"strict": score.hits_strict, "lax": score.hits_lax}
    for folder in map(pathlib.Path, folders):
        total = {name: [0] * 4 for name in judges}
        for name, zh, en, gold in documents(folder, noise):
            got = align(program, authority, zh, en)
            told = []
            for judge, hits in judges.items():
                quad = score.counts(gold, got, hits)
                total[judge] = [a + b for a, b in zip(total[judge], quad)]
                told.append(f"{judge} {score.scores(quad)[2]:.4f}")
            print(f"  {name:12} {'  '.join(told)}")
        for judge, quad in total.items():
            p, r, f = score.scores(quad)
            print(f"{folder.name} {judge}: P {p:.4f} R {r:.4f} F1 {f:.4f}")


if __name__ == "__main__":
    main()

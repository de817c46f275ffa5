#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares the program's beads with gold ones written by hand.

    gold.py DUIKAN [--verbose] [--delete[=TIMES]] FOLDER[=BAR]...

A folder holds NAME.beads files, a bead a line (`paragraph 0:0`, `sentence
0,1:0`), for NAME.txt beside them, in the set of ../link/gold or in the corpus.
Fails if the strict F1 of a folder is under its BAR (sentences), or that of its
paragraphs or headlines under BAR + 0.02, 1 at most. `real` holds the corpus's articles; `composed` articles written for
this, in the style of 1946-2003, with what translators do to a text; `heldout`
more of them, which whoever tunes the aligner does not read; `unseen` those of
a second annotator. --delete takes out
5 % of the Chinese and 10 % of the English sentences first, others each TIME, the
same ones in every run.
"""
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import score

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "corpus" / "articles"
LINKED = ROOT / "tests" / "link" / "gold"
SET = {"composed": "dev"}  # what a folder is called there
BEAD = re.compile(r"(headline|paragraph|sentence) (\S+) (\S+) ([0-9.]+)[a-z ]*$")
LEVELS = ("headline", "paragraph", "sentence")


def side(text):
    if text == "-":
        return ()
    first, _, last = text.partition("-")
    return tuple(range(int(first), int(last or first) + 1))


def program_beads(program, path):
    """Beads by level, and the texts of the sentences by language."""
    out = subprocess.run([program, "extract", "--stop-after=align", path],
                         check=True, capture_output=True, text=True).stdout
    beads, texts, level = {level: [] for level in LEVELS}, {"zh": {}, "en": {}}, None
    for line in out.splitlines():
        match = BEAD.match(line)
        if match:
            level = match[1]
            beads[level].append((side(match[2]), side(match[3])))
            next_of = {"zh": iter(side(match[2])), "en": iter(side(match[3]))}
        elif level == "sentence" and line[2:4] in texts:
            texts[line[2:4]][next(next_of[line[2:4]])] = line[5:]
    for level in LEVELS[1:]:
        for i in range(2):
            units = sorted(unit for bead in beads[level] for unit in bead[i])
            assert units == list(range(len(units))), (path, level, units)
    # The English of the beads may be out of order.
    return beads, {lang: [t for _, t in sorted(by.items())] for lang, by in texts.items()}


def gold_beads(path):
    beads = {level: [] for level in LEVELS}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            level, bead = line.split()
            beads[level] += score.parse([bead])
    return beads


def article_of(gold):
    name, folder = gold.stem + ".txt", gold.parent
    for where in folder, LINKED / SET.get(folder.name, folder.name):
        if (where / name).exists():
            return where / name
    return ARTICLES / name


def delete_some(text, texts, rng):
    """The article without some sentences, and which of each half are left."""
    kept = {}
    for lang, share in ("zh", 0.05), ("en", 0.10):
        kept[lang] = []
        for i, sentence in enumerate(texts[lang]):
            if rng.random() < share and text.count(sentence) == 1 and len(sentence) > 8:
                text = text.replace(sentence, "")
            else:
                kept[lang].append(i)
    return text, kept


def renumber(beads, kept):
    new = {lang: {old: n for n, old in enumerate(kept[lang])} for lang in kept}
    return [tuple(tuple(new[l][i] for i in s if i in new[l])
                  for l, s in zip(("zh", "en"), bead)) for bead in beads]


def tell_divisions(name, gold, texts):
    """Beads cover both halves, so that gold ones tell how many sentences there are."""
    for i, lang in enumerate(("zh", "en")):
        n = sum(len(bead[i]) for bead in gold["sentence"])
        if n != len(texts[lang]):
            print(f"# {name}: {len(texts[lang])} {lang} sentences, {n} in the gold")


def judge(program, gold_path, times):
    """Gold beads and the program's: of the article as it is or, so many times,
    with sentences deleted."""
    gold = gold_beads(gold_path)
    path = article_of(gold_path)
    got, texts = program_beads(program, path)
    tell_divisions(gold_path.stem, gold, texts)
    if times == 0:
        yield gold, got
    for k in range(times):
        rng = random.Random(f"{gold_path.stem} {k}" if k else gold_path.stem)
        kept, got = beads_left(program, path, texts, rng)
        yield {"sentence": renumber(gold["sentence"], kept)}, {"sentence": got["sentence"]}


def beads_left(program, path, texts, rng):
    """Which sentences are left, and the program's beads of them. Another choice
    is made where what stood around a sentence divides otherwise without it."""
    whole = path.read_text(encoding="utf-8")
    for _ in range(20):
        text, kept = delete_some(whole, texts, rng)
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as tmp:
            tmp.write(text)
            tmp.flush()
            got, left = program_beads(program, tmp.name)
        if all(len(left[lang]) == len(kept[lang]) for lang in kept):
            return kept, got
    raise AssertionError(f"{path}: sentences cannot be deleted")


def main():
    options = [a for a in sys.argv[1:] if a.startswith("--")]
    program, *folders = [a for a in sys.argv[1:] if not a.startswith("--")]
    tap = Tap()
    times = max([int(o.partition("=")[2] or 1) for o in options if o.startswith("--delete")],
                default=0)
    levels = LEVELS[2:] if times else LEVELS
    for folder in folders:
        folder, _, bar = folder.partition("=")
        total = {level: [0] * 4 for level in levels}
        for path in sorted(pathlib.Path(folder).glob("*.beads")):
            for level, gold, got in ((level, g[level], p[level])
                                     for g, p in judge(program, path, times)
                                     for level in levels if g[level]):  # somebody has drawn them
                quad = score.counts(gold, got, score.hits_strict)
                total[level] = [a + b for a, b in zip(total[level], quad)]
                wrong = [b for b in got if b not in gold and b[0] and b[1]]
                if "--verbose" in options and wrong:
                    print(f"# {path.stem} {level}: {wrong}")
        for level, quad in total.items():
            least = min(float(bar or 0) + (0 if level == "sentence" else 0.02), 1)
            f = score.scores(quad)[2]
            tap.point(f >= least, f"{pathlib.Path(folder).name} {level} "
                      f"F1 {f:.4f} (at least {least:.2f})")
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

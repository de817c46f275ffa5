#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the sentence splitter against ICU's (Unicode Standard Annex 29).

    sentence_oracle.py SENTENCE_BREAKS AUTHORITY DUIKAN FAULTS ARTICLES...

Every paragraph of the ARTICLES and of oracle.tsv is split by both. Where only one of them begins
a sentence, a row of FAULTS must say why: whose break it is (`icu` or `own`),
in which language, and by patterns what stands before the place (up to its end)
and behind it. A difference that no row explains fails, and so does a row that
explains none. --verbose shows each difference beside its row.
"""
import collections
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

PARAGRAPH = re.compile(r"  paragraph \d+ \S+ \[(\d+),(\d+)\)")
CONTEXT = 80  # characters on either side that a pattern sees


class Fault:
    def __init__(self, line):
        self.name, self.lang, self.who, before, after, self.why = line.split("\t")
        self.before = re.compile(f"(?:{before})\\Z")
        self.after = re.compile(after)
        self.used = 0

    def explains(self, lang, who, before, after):
        return (self.lang in (lang, "-") and self.who == who
                and self.before.search(before) and self.after.match(after))


def read_faults(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Fault(line) for line in lines if line and line[0] != "#"]


def paragraphs(duikan, path):
    """Languages and texts; lines that continue a line are joined to it."""
    source = path.read_bytes()
    out = subprocess.run([duikan, "extract", "--stop-after=parse", path], check=True,
                         capture_output=True, text=True).stdout
    lang = None
    for line in out.splitlines():
        if line in ("zh", "en"):
            lang = line
        elif match := PARAGRAPH.match(line):
            text = source[int(match[1]):int(match[2])].decode("utf-8")
            yield lang, " ".join(text.split("\n"))


def breaks(program, authority, texts):
    out = subprocess.run([program, authority], check=True, capture_output=True, text=True,
                         input="".join(f"{lang}\t{text}\n" for lang, text in texts))
    lines = [set(map(int, line.split())) for line in out.stdout.splitlines()]
    return zip(lines[::2], lines[1::2])


def read_paragraphs(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and line[0] != "#"]


def main():
    verbose = "--verbose" in sys.argv
    program, authority, duikan, faults, *folders = [a for a in sys.argv[1:] if a != "--verbose"]
    faults = read_faults(pathlib.Path(faults))
    texts = read_paragraphs(pathlib.Path(__file__).with_name("oracle.tsv"))
    texts += [p for folder in folders for path in sorted(pathlib.Path(folder).glob("*.txt"))
              for p in paragraphs(duikan, path)]
    agreed, unexplained = collections.Counter(), 0
    for (lang, text), (own, icu) in zip(texts, breaks(program, authority, texts)):
        agreed[lang] += len(own & icu)
        for at in sorted(own ^ icu):
            who = "own" if at in own else "icu"
            before, after = text[max(0, at - CONTEXT):at], text[at:at + CONTEXT]
            fault = next((f for f in faults if f.explains(lang, who, before, after)), None)
            if fault:
                fault.used += 1
            else:
                unexplained += 1
            if verbose or not fault:
                print(f"# {fault.name if fault else '?'} {lang} {who}: "
                      f"{before[-40:]}|{after[:30]}")
    print(f"# the same: {agreed['zh']} in Chinese, {agreed['en']} in English")
    tap = Tap()
    tap.point(unexplained == 0 and min(agreed["zh"], agreed["en"]) >= 300,
              "every difference explained")
    for fault in faults:
        tap.point(fault.used, f"{fault.name}: {fault.used} times")
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Turns words_en.tsv into words_en.inc: usage words_en.py TABLE OUT.

The words become an enum (EN_more, EN_year, ...), and a hash table, so that
nothing has to be set up when the program starts.
"""
import sys

SLOTS = 4096
# Marks are numbered below: a word is never taken for one.
FIRST = 0x100


def word_hash(word):
    """As in lex_en.c."""
    h = 0
    for c in word.encode():
        h = (h * 31 + c) & 0xffffffff
    return h * 0x9e3779b1 & 0xffffffff


def place(rows):
    """(word, tag) a slot; a word stands in the first free slot from its own."""
    slots = [(0, 0)] * SLOTS
    for i, (word, _, _) in enumerate(rows):
        h = word_hash(word)
        at = h >> 20
        while slots[at][0]:
            at = (at + 1) % SLOTS
        slots[at] = FIRST + i, h & 0xffff
    return slots


def read(path):
    words = {}
    for n, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        cells = (line.split("\t") + ["", ""])[:3]
        row, classes, values = (cell.split() for cell in cells)
        if len(values) not in (0, 1, len(row)):
            sys.exit(f"{path}:{n}: {len(row)} words, {len(values)} values")
        for i, word in enumerate(row):
            if not word.isalpha() or word != word.lower():
                sys.exit(f"{path}:{n}: not a word in lower case: {word}")
            entry = words.setdefault(word, [[], None])
            entry[0] += [c for c in classes if c not in entry[0]]
            value = values[i if len(values) > 1 else 0] if values else None
            if value is not None and entry[1] not in (None, value):
                sys.exit(f"{path}:{n}: a second value for {word}")
            entry[1] = value if value is not None else entry[1]
    return [(w, c, v or "0") for w, (c, v) in sorted(words.items())]


def main():
    rows = read(sys.argv[1])
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write("/* Written by words_en.py from words_en.tsv. */\n")
        out.write("#ifdef WORDS_ENUM\nenum {\n\tEN_none,\n")
        out.write("".join(f"\tEN_{w} = {FIRST + i},\n"
                          for i, (w, _, _) in enumerate(rows)))
        out.write("\tEN_WORDS\n};\n#else\n")
        out.write("static const struct word words[EN_WORDS] = {\n\t{ 0 },\n")
        for word, classes, value in rows:
            bits = " | ".join(f"IS_{c}" for c in classes) or "0"
            out.write(f'\t[EN_{word}] = {{ "{word}", {len(word)}, '
                      f'{value}, {bits} }},\n')
        out.write("};\nstatic const struct { uint16_t word, tag; } "
                  f"word_slots[{SLOTS}] = {{")
        for i, (word, tag) in enumerate(place(rows)):
            out.write(("\n\t" if i % 8 == 0 else " ") +
                      f"{{ {word}, {tag} }},")
        out.write("\n};\n#endif\n")


if __name__ == "__main__":
    main()

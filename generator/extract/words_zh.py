#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Turns words_zh.tsv into words_zh.inc: usage words_zh.py TABLE OUT.

Classes become bits, words two sorted arrays, found through a hash of their
first and of their last character, so that nothing has to be set up when the
program starts.
"""
import sys

SLOTS = 2048


def key(char):
    """As in words_zh.c: the bytes of a character as one number."""
    n = 0
    for b in char.encode():
        n = n << 8 | b
    return n


def read(path):
    words, classes, cues = {}, [], []
    for n, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        name, _, text = line.partition("\t")
        if not text.split():
            sys.exit(f"{path}:{n}: a class without words")
        group = cues if name.startswith("CUE_") else classes
        if name not in group:
            group.append(name)
        for word in text.split():
            words.setdefault(word, set()).add(name)
    if len(classes) > 64 or len(cues) > 32:
        sys.exit(f"{path}: too many classes")
    return words, classes, cues


def index(order, char):
    """A slot for every character that begins (or ends) words: where they
    stand and how many."""
    slots = [(0, 0, 0)] * SLOTS
    groups = {}
    for i, word in enumerate(order):
        groups.setdefault(key(word[char]), []).append(i)
    for k, members in groups.items():
        at = (k * 0x9e3779b1 & 0xffffffff) >> 21
        while slots[at][0]:
            at = (at + 1) % SLOTS
        slots[at] = k, members[0], len(members)
    return slots


def bits(names, group):
    return " | ".join(sorted(n for n in names if n in group)) or "0"


def put_array(out, name, order, words, classes, cues):
    out.write(f"static const struct word_zh {name}[] = {{\n")
    for word in order:
        out.write(f'\t{{ "{word}", {len(word.encode())}, '
                  f"{bits(words[word], cues)}, "
                  f"{bits(words[word], classes)} }},\n")
    out.write("};\n")


def put_slots(out, name, slots):
    out.write(f"static const struct word_slot {name}[{SLOTS}] = {{\n")
    for i, (k, first, count) in enumerate(slots):
        if k:
            out.write(f"\t[{i}] = {{ {k}, {first}, {count} }},\n")
    out.write("};\n")


def main():
    words, classes, cues = read(sys.argv[1])
    forward = sorted(words, key=lambda w: (key(w[0]), -len(w), w))
    backward = sorted(words, key=lambda w: (key(w[-1]), -len(w), w))
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write("/* Written by words_zh.py from words_zh.tsv. */\n"
                  "#ifdef WORDS_ZH_CLASSES\n")
        for i, name in enumerate(classes):
            out.write(f"#define {name} (UINT64_C(1) << {i})\n")
        for i, name in enumerate(cues):
            out.write(f"#define {name} (UINT32_C(1) << {i})\n")
        out.write("#else\n")
        put_array(out, "by_first", forward, words, classes, cues)
        put_array(out, "by_last", backward, words, classes, cues)
        put_slots(out, "first_slots", index(forward, 0))
        put_slots(out, "last_slots", index(backward, -1))
        out.write("#define CUE_STARTS \"" + "".join(sorted(
            {w[0] for w in words if words[w] & set(cues)})) + "\"\n#endif\n")


if __name__ == "__main__":
    main()

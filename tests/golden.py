#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Golden cases: a folder each, what the program prints kept beside its input.

    golden.py [--update] DUIKAN FOLDER...

A case is a folder that holds a file `args` (the arguments, split as a shell
would; the program runs inside the folder), perhaps `stdin`, and what is
expected: `expect.out`, `expect.diag` (standard error; missing means none) and
`expect.exit` (missing means 0). `.known` beside them marks a known bug: the
case must then fail. --update rewrites the expectations; the review is the
difference that version control shows. Prints TAP.
"""
import pathlib
import shlex
import subprocess
import sys

from tap import Tap


def run(program, case):
    stdin = case / "stdin"
    done = subprocess.run(
        [program, *shlex.split((case / "args").read_text())],
        cwd=case, capture_output=True,
        input=stdin.read_bytes() if stdin.exists() else b"")
    return {"expect.out": done.stdout, "expect.diag": done.stderr,
            "expect.exit": f"{done.returncode}\n".encode()}


DEFAULT = {"expect.out": b"", "expect.diag": b"", "expect.exit": b"0\n"}


def expected(case, name):
    path = case / name
    return path.read_bytes() if path.exists() else DEFAULT[name]


def update(case, got):
    for name, text in got.items():
        path = case / name
        if text != DEFAULT[name]:
            path.write_bytes(text)
        elif path.exists():
            path.unlink()


def first_difference(want, got):
    want, got = want.split(b"\n"), got.split(b"\n")
    for i, (a, b) in enumerate(zip(want + [b""] * len(got),
                                   got + [b""] * len(want))):
        if a != b:
            return [f"line {i + 1}", "- " + a.decode(errors="replace"),
                    "+ " + b.decode(errors="replace")]
    return []


def main():
    args = sys.argv[1:]
    updating = "--update" in args
    program, *folders = [a for a in args if a != "--update"]
    program = str(pathlib.Path(program).resolve())
    cases = sorted({p.parent for f in folders
                    for p in pathlib.Path(f).rglob("args")})
    tap = Tap()
    for case in cases:
        got = run(program, case)
        if updating:
            update(case, got)
        wrong = [n for n in got if got[n] != expected(case, n)]
        known = (case / ".known").exists()
        notes = (["a known bug is gone: remove .known"] if known else
                 [line for n in wrong for line in
                  (n, *first_difference(expected(case, n), got[n]))])
        tap.point(bool(wrong) == known, f"{case.parent.name}/{case.name}", *notes)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

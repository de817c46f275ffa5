#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What is installed works by itself: install.py BUILD CORPUS

Installs into a temporary folder, and builds an archive there with the
installed program from articles alone, so that authority files and templates
can only be the installed ones. The same from the build tree must give the
same bytes. Prints TAP.
"""
import filecmp
import pathlib
import shutil
import subprocess
import sys
import tempfile


def differences(a, b):
    names = {str(p.relative_to(top)) for top in (a, b)
             for p in top.rglob("*") if p.is_file()}
    return [n for n in sorted(names)
            if not (a / n).exists() or not (b / n).exists()
            or not filecmp.cmp(a / n, b / n, shallow=False)]


def main():
    build, corpus = map(pathlib.Path, sys.argv[1:])
    top = pathlib.Path(tempfile.mkdtemp(prefix="duikan-"))
    failed = 0
    print("1..4")

    def check(number, name, ok, *why):
        nonlocal failed
        failed += not ok
        print(f"{'' if ok else 'not '}ok {number} - {name}")
        for line in "\n".join(map(str, why)).splitlines() if not ok else ():
            print("#", line[:1000])

    try:
        done = subprocess.run(
            ["meson", "install", "-C", str(build), "--no-rebuild",
             "--destdir", str(top / "root")], capture_output=True, text=True)
        check(1, "installs", done.returncode == 0, done.stderr)
        program = next((top / "root").rglob("bin/duikan"))
        manual = list((top / "root").rglob("duikan.1"))
        check(2, "the manual is there", len(manual) == 1)
        shutil.copytree(corpus / "articles", top / "articles")
        for name, duikan in (("a", program), ("b", build / "duikan")):
            done = subprocess.run(
                [duikan, "build", "-q", "-o", top / name, "articles"],
                cwd=top, capture_output=True, text=True)
            if name == "a":
                check(3, "builds", done.returncode == 0, done.stderr)
        wrong = differences(top / "a", top / "b")
        check(4, "same bytes as from the build tree",
              not wrong and (top / "a" / "index.html").exists(), wrong[:5])
    finally:
        shutil.rmtree(top, ignore_errors=True)
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What README and the manual tell to type, works: readme.py BUILD SOURCE

Runs every line of README.md and duikan.1 that calls duikan, in a folder that
has the corpus and the program where they say, in the order in which they
stand. Each must succeed and say something. The manual has every option that
--help has. Prints TAP.
"""
import pathlib
import re
import subprocess
import sys
import tempfile


def commands(source):
    for line in (source / "README.md").read_text().splitlines():
        found = re.match(r"    (?:\$ )?((?:build/)?duikan .*)", line)
        if found:
            yield "README.md", found[1].split("  #")[0]
    for line in (source / "duikan.1").read_text().splitlines():
        found = re.match(r"\.Dl \$ (duikan .*)", line)
        if found:
            yield "duikan.1", found[1]


def untold(build, source):
    """Options that a command's --help names and the manual does not."""
    manual = (source / "duikan.1").read_text()
    told = set(re.findall(r"(?:Fl -|, -)([a-z-]+)", manual))
    for command in re.findall(r"^\.It Cm (\w+)$", manual, re.M)[:6]:
        words = subprocess.run([build / "duikan", command, "--help"],
                               capture_output=True, text=True).stdout
        for option in set(re.findall(r"--([a-z-]+)", words)) - told:
            yield f"{command} --{option}"


def main():
    build, source = map(pathlib.Path, sys.argv[1:])
    todo = list(commands(source))
    failed = 0
    print(f"1..{len(todo) + 2}")
    with tempfile.TemporaryDirectory(prefix="duikan-") as top:
        top = pathlib.Path(top)
        (top / "build").symlink_to(build)
        (top / "corpus").symlink_to(source / "corpus")
        for i, (where, command) in enumerate(todo, 1):
            line = re.sub(r"^(build/)?duikan\b", "build/duikan", command)
            done = subprocess.run(["sh", "-c", line], cwd=top,
                                  capture_output=True, text=True)
            ok = done.returncode == 0 and (done.stdout or done.stderr)
            failed += not ok
            print(f"{'' if ok else 'not '}ok {i} - {where}: "
                  f"{command}".replace("#", ""))
            for text in done.stderr.splitlines() if not ok else ():
                print("#", text)
    both = {w for w, _ in todo} == {"README.md", "duikan.1"}
    failed += not both
    print(f"{'' if both else 'not '}ok {len(todo) + 1} - both have examples")
    missing = list(untold(build, source))
    failed += len(missing) > 0
    print(f"{'not ' if missing else ''}ok {len(todo) + 2} - the manual has "
          f"all options {' '.join(missing)}")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What README, manual and --help tell to type, works:
readme.py [--update] BUILD SOURCE

Runs every line of README.md and duikan.1 that calls duikan, and every example
of --help, in a folder that has the corpus and the program where they say, in
the order in which they stand. What they say is compared with examples.txt,
which has the beginning of long answers and their number of lines; --update
writes it anew. The manual has every option that --help has. Prints TAP.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

EXPECTED = pathlib.Path(__file__).with_name("examples.txt")
SHOWN = 8      # lines of an answer that are compared
WIDEST = 400    # characters of a line


def help_of(build, *command):
    return subprocess.run([build / "duikan", *command, "--help"],
                          capture_output=True, text=True).stdout


def is_here(command):
    return "duikan " in command or shutil.which(command.split()[0])


def commands(build, source):
    for line in (source / "README.md").read_text().splitlines():
        found = re.match(r"    (?:\$ )?((?:build/)?duikan .*)", line)
        if found:
            yield "README.md", found[1].split("  #")[0].rstrip()
    for line in (source / "duikan.1").read_text().splitlines():
        found = re.match(r"\.Dl \$ ((?:duikan|sqlite3) .*)", line)
        if found and is_here(found[1]):
            yield "duikan.1", found[1].replace(r"\(dq", '"')
    for name in re.findall(r"^  ([a-z]+) ", help_of(build), re.M):
        words = help_of(build, name)
        examples = re.search(r"^Examples?:\n((?:  .*\n)+)", words, re.M)
        assert examples, f"{name} --help has no example"
        for line in examples[1].splitlines():
            yield f"{name} --help", line.strip()


def untold(build, source):
    """Options that a command's --help names and the manual does not."""
    manual = (source / "duikan.1").read_text()
    told = set(re.findall(r"(?:Fl -|, -)([a-z-]+)", manual))
    for command in re.findall(r"^  ([a-z]+) ", help_of(build), re.M):
        for option in set(re.findall(r"--([a-z-]+)",
                                     help_of(build, command))) - told:
            yield f"{command} --{option}"


def answer(top, command, source):
    """What the command says; the source tree is at SOURCE everywhere."""
    line = re.sub(r"^(build/)?duikan\b", "build/duikan", command)
    done = subprocess.run(
        ["sh", "-c", line], cwd=top, capture_output=True, text=True,
        env={**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC"})
    said = []
    for name, text in (("", done.stdout), ("! ", done.stderr)):
        lines = text.replace(str(source), "SOURCE").splitlines()
        said += [(name + s)[:WIDEST].rstrip() for s in lines[:SHOWN]]
        if len(lines) > SHOWN:
            said.append(f"{name}… {len(lines)} lines")
    if done.returncode != 0:
        said.append(f"exit {done.returncode}")
    return said


def read_expected():
    expected, at = {}, None
    for line in EXPECTED.read_text().splitlines():
        if line.startswith("$ "):
            at = expected.setdefault(line[2:], [])
        elif at is not None and line.startswith("  "):
            at.append(line[2:])
    return expected


def write_expected(answers):
    out = ["# What the examples say; readme.py --update writes this."]
    for command, said in answers.items():
        out += ["", "$ " + command] + ["  " + line for line in said]
    EXPECTED.write_text("\n".join(out) + "\n")


def run_all(build, source, todo):
    answers = {}
    with tempfile.TemporaryDirectory(prefix="duikan-") as top:
        top = pathlib.Path(top)
        (top / "build").symlink_to(build)
        # A copy: some write beside what they read.
        shutil.copytree(source / "corpus", top / "corpus")
        article = min((source / "corpus/articles").iterdir())
        (top / "article.txt").symlink_to(article)
        # A build that comes later than that sees that nothing has changed.
        time.sleep(0.1)
        for _, command in todo:
            answers[command] = answer(top, command, source)
    return answers


def main():
    update = sys.argv[1:2] == ["--update"]
    build, source = (pathlib.Path(a).resolve()
                     for a in sys.argv[1 + update:])
    todo = list(commands(build, source))
    answers = run_all(build, source, todo)
    if update:
        write_expected(answers)
        return 0
    expected, tap = read_expected(), Tap()
    for where, command in todo:
        tap.point(answers[command] == expected.get(command),
                  f"{where}: {command}".replace("#", ""),
                  *("got " + line for line in answers[command]))
    tap.point(len({w.split()[-1] for w, _ in todo}) == 3,
              "all three have examples")
    tap.point({e for e in expected if is_here(e)} == set(answers),
              "examples.txt has no others")
    tap.point(not list(untold(build, source)), "the manual has all options",
              *untold(build, source))
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Looks for faults without running: analyze.py BUILD TOOL...

TOOL is gcc, clang-tidy or cppcheck; BUILD a build tree, whose ways to compile
the program they take. What they find and a person does not is explained where
it was found: for clang-tidy by NOLINT, for cppcheck by cppcheck-suppress, for
gcc by the name of the warning in a comment on the line before. Exit 1 if
anything else was found.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parent.parent
# gcc 12 takes what a function returns by value for uninitialised; valgrind and
# clang look for that, too.
GCC = ["-fanalyzer", "-Wno-analyzer-use-of-uninitialized-value",
       "-fdiagnostics-color=never", "-o", os.devnull]
# It cannot read __typeof__, nor what _Noreturn means, and takes a pointer to
# where a result goes for an argument.
CPPCHECK = ["--std=c11", "--enable=warning,performance,portability",
            "--inline-suppr", "--suppress=ctuuninitvar", "--quiet",
            "--error-exitcode=1",
            "-D__typeof__(x)=auto", "-D_Noreturn=__attribute__((noreturn))"]
DROP, DROP_WITH_NEXT = {"-Werror", "-MD"}, {"-o", "-MQ", "-MF"}


def compiled(build):
    """The program's files, each with how and where it is compiled."""
    files = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = (pathlib.Path(entry["directory"]) / entry["file"]).resolve()
        if SOURCE / "generator" in path.parents:
            files[path] = entry
    return sorted(files.items())


def options(entry):
    """What the compiler is told, but for its name, and what it writes."""
    words = shlex.split(entry["command"])
    while not words[0].startswith("-"):
        words.pop(0)
    left = iter(words)
    for word in left:
        if word in DROP_WITH_NEXT:
            next(left)
        elif word not in DROP:
            yield word


def explained(finding, directory):
    """Whether the line before a finding of gcc's has a comment on it."""
    place = re.match(r"(\S+?):(\d+):\d+: warning: .*\[(-W[\w-]+)\]$",
                     finding.splitlines()[0])
    if place is None:
        return False
    lines = (pathlib.Path(directory) / place[1]).read_text().splitlines()
    return place[3] in lines[int(place[2]) - 2]


def gcc(path, entry, build):
    done = subprocess.run(["gcc", *GCC, *options(entry)],
                          cwd=entry["directory"], text=True,
                          capture_output=True)
    # A finding is a warning and the way to it, up to the next.
    findings = re.split(r"^(?=\S+: (?:warning|error): )", done.stderr,
                        flags=re.M)[1:]
    return [f for f in findings if not explained(f, entry["directory"])]


def clang_tidy(path, entry, build):
    # One file at a time: version 14 takes a va_list of the second for none.
    done = subprocess.run(["clang-tidy", "-p", build, "--quiet", path],
                          text=True, capture_output=True)
    return [done.stdout] if done.returncode != 0 else []


def cppcheck(path, entry, build):
    told = [o for o in options(entry) if o.startswith(("-I", "-D"))]
    done = subprocess.run(["cppcheck", *CPPCHECK, *told, path],
                          cwd=entry["directory"], text=True,
                          capture_output=True)
    return [done.stderr] if done.returncode != 0 else []


def main():
    build, found = pathlib.Path(sys.argv[1]).resolve(), 0
    tools = {"gcc": gcc, "clang-tidy": clang_tidy, "cppcheck": cppcheck}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name in sys.argv[2:]:
            for findings in pool.map(lambda file: tools[name](*file, build),
                                     compiled(build)):
                found += len(findings)
                print("".join(findings), end="", flush=True)
    return found > 0


if __name__ == "__main__":
    sys.exit(main())

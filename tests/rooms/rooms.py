#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A room looks back, never ahead: rooms.py BUILD SOURCE

Takes the flags that a file of each room is compiled with, from
compile_commands.json, and compiles one line with them: an #include of each
header of every room. Headers of the room itself and of the rooms before it
must be found, those of later rooms must not. write/ knows base/ alone, and no
other room knows write/. Prints TAP.
"""
import json
import pathlib
import shlex
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

ROOMS = ["base", "read", "parse", "align", "extract", "link", "index",
         "render", "write"]


def may_see(room, other):
    if room == other or other == "base":
        return True
    if "write" in (room, other):
        return False
    return ROOMS.index(other) < ROOMS.index(room)


def compiles(flags, folder, header):
    done = subprocess.run([*flags, "-fsyntax-only", "-x", "c", "-"],
                          input=f'#include "{header}"\n'.encode(),
                          cwd=folder, capture_output=True)
    return done.returncode == 0


def main():
    build, source = map(pathlib.Path, sys.argv[1:])
    flags = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        parts = pathlib.Path(entry["directory"], entry["file"]).resolve().parts
        room = parts[-2]
        if parts[-3] != "generator" or room in flags:
            continue
        words = shlex.split(entry["command"])
        # "cc", or "ccache cc".
        compiler = words[:next(i for i, w in enumerate(words)
                               if w.startswith("-"))]
        flags[room] = (entry["directory"], compiler + [
            w for w in words if w.startswith(("-I", "-D", "-std"))])
    tap = Tap()
    for room in ROOMS:
        for other in ROOMS:
            headers = sorted((source / "generator" / other).glob("*.h"))
            want = may_see(room, other)
            wrong = [h.name for h in headers
                     if compiles(flags[room][1], flags[room][0],
                                 h.name) != want] if headers else ["none"]
            tap.point(not wrong, f"{room} "
                      f"{'sees' if want else 'does not see'} {other}", *wrong)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

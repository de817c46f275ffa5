#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What shells complete is what the program knows: completion.py DUIKAN SOURCE

--help tells every option of the tables in the sources, bash completes each of
them and the values that they take, and all of those are taken. Prints TAP.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

DUIKAN, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
sys.path.insert(0, str(SOURCE / "completion"))
import complete  # noqa: E402

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

COMMANDS = complete.describe(DUIKAN)


def real_options(command):
    """The long options in the tables that getopt is given."""
    sources = ["cmd_" + command + ".c"]
    text = (SOURCE / "generator" / sources[0]).read_text()
    if "CLI_OPTIONS" in text:
        sources.append("cli.h")
    if "SCOPE_OPTIONS" in text:
        sources.append("archive.h")
    names = set()
    for source in sources:
        text_of = (SOURCE / "generator" / source).read_text()
        names |= set(re.findall(
            r'"([a-z-]+)",\s*(?:required|no|optional)_argument', text_of))
    if "COLOUR_OPTION" not in text:
        names.discard("color")
    return names - {"version"}


def check_help_has_all():
    for name, (_, options) in COMMANDS.items():
        told = {n[2:] for names, *_ in options for n in names
                if n.startswith("--")}
        assert told == real_options(name), (
            name, told ^ real_options(name))


def check_values_are_taken():
    n = 0
    for name, (_, options) in COMMANDS.items():
        for names, argument, _, values in options:
            for value in values:
                done = subprocess.run(
                    [DUIKAN, name, names[-1], value, "--help"],
                    capture_output=True)
                if value == "xlsx" and done.returncode == 2:
                    continue        # built without
                assert done.returncode == 0, (name, names, value)
                n += 1
    assert n > 80, n


def check_values_are_all():
    """Where the program lists what it takes, that is what is completed."""
    for name, (_, options) in COMMANDS.items():
        for names, argument, _, values in options:
            if not values or argument not in complete.CLOSED:
                continue
            done = subprocess.run([DUIKAN, name, names[-1], "no-such"],
                                  capture_output=True, text=True)
            assert done.returncode == 2, (name, names)
            listed = re.search(r" takes (.*), not \"no-such\"", done.stderr)
            if listed:
                assert sorted(re.split(r", | or ", listed[1])) == \
                    sorted(values), (
                    name, names, values, listed[1])


def completed(script, *words):
    line = " ".join(f"'{w}'" for w in words)
    done = subprocess.run(
        ["bash", "-c", f"source '{script}'; COMP_WORDS=(duikan {line}); "
         f"COMP_CWORD={len(words)}; _duikan; "
         "printf '%s\\n' \"${COMPREPLY[@]}\""],
        capture_output=True, text=True)
    assert not done.stderr, done.stderr
    return done.stdout.split()


def check_bash():
    with tempfile.NamedTemporaryFile("w", suffix=".bash") as f:
        f.write("\n".join(complete.bash(COMMANDS)))
        f.flush()
        assert set(completed(f.name, "")) >= set(COMMANDS)
        assert completed(f.name, "st") == ["stats"]
        for name, (_, options) in COMMANDS.items():
            flat = [n for names, *_ in options for n in names]
            assert completed(f.name, name, "-") == flat, name
            for names, argument, _, values in options:
                if values:
                    assert completed(f.name, name, names[-1],
                                     "") == values
        assert completed(f.name, "stats", "--by", "city,in") == \
            ["city,industry"]
        assert completed(f.name, "stats", "--region", "") == []


def check_zsh():
    if shutil.which("zsh") is None:
        return "no zsh here"
    with tempfile.NamedTemporaryFile("w") as f:
        text = "\n".join(complete.zsh(COMMANDS))
        f.write(text)
        f.flush()
        done = subprocess.run(["zsh", "-n", f.name], capture_output=True,
                              text=True)
        assert done.returncode == 0, done.stderr
    for name, (_, options) in COMMANDS.items():
        part = text.split(f"\n{name})\n")[1].split("\n\t;;")[0]
        for names, *_ in options:
            for n in names:
                assert re.search(rf"['\)]{n}[=+]?\[", part), (name, n)
    return None


tap = Tap()
for check in (check_help_has_all, check_values_are_taken,
              check_values_are_all, check_bash, check_zsh):
    tap.run(check)
sys.exit(tap.end())

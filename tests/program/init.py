#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`duikan init`: init.py DUIKAN

What it makes is a corpus without articles, its example is an article that
nothing is wrong with, and nothing that is there is touched. Prints TAP.
"""
import json
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

DUIKAN = str(pathlib.Path(sys.argv[1]).resolve())


def duikan(*args, cwd=None):
    done = subprocess.run([DUIKAN, *map(str, args)], cwd=cwd,
                          capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def files(top):
    return {str(p.relative_to(top)): p.read_bytes()
            for p in top.rglob("*") if p.is_file()}


def check_has_no_articles(here):
    assert duikan("init", "-q", here / "a") == (0, "", "")
    status, told, _ = duikan("extract", here / "a")
    assert (status, told) == (0, ""), (status, told)
    status, _, said = duikan("build", "-o", here / "site", here / "a")
    assert status == 3 and "no article" in said, said
    assert not (here / "site").exists()


def check_example_is_an_article(here):
    assert duikan("init", "-q", here / "b")[0] == 0
    sample = here / "b/articles/example.md.sample"
    sample.rename(sample.with_suffix(""))
    # Everything in it is understood: no complaint, not even a note.
    assert duikan("check", "--fail-on", "note", here / "b") == (0, "", "")
    records = [json.loads(line) for line in
               duikan("extract", here / "b")[1].splitlines()]
    figures = [r for r in records if r["type"] == "figure"]
    assert [f["text"] for f in figures if f["lang"] == "zh"] == [
        "四成", "一千二百四十件", "百分之四十", "三十多个"], figures
    assert all(f["verdict"] == "agree" for f in figures), figures
    assert duikan("build", "-q", "-o", here / "site", here / "b")[0] == 0
    home = (here / "site/index.html").read_text()
    assert "A bilingual archive" in home and "This is not shown" not in home


def check_readmes_name_what_there_is(here):
    """The tables they tell of are the installed ones, the commands work."""
    status, _, said = duikan("init", here / "c")
    assert status == 0
    authority = pathlib.Path(re.search(r" are in (.*)\.$", said, re.M)[1])
    told = (here / "c/authority/README.md").read_text()
    named = set(re.findall(r"`(\w+\.tsv)`", told)) - {"lexicon.tsv"}
    assert named == {p.name for p in authority.glob("*.tsv")}, named
    for text in files(here / "c").values():
        for command in re.findall(r"^    duikan (\w+)", text.decode(), re.M):
            assert duikan(command, "--help")[0] == 0, command


def check_touches_nothing(here):
    (here / "mine").mkdir()
    (here / "mine/letter.txt").write_text("Dear editor\n")
    for path in (here / "mine", here / "mine/letter.txt"):
        status, _, said = duikan("init", path)
        assert status == 3 and "cannot write" in said, said
    assert files(here / "mine") == {"letter.txt": b"Dear editor\n"}
    # An empty folder is as good as none, also the one that one stands in.
    (here / "empty").mkdir()
    assert duikan("init", "-q", ".", cwd=here / "empty")[0] == 0
    whole = files(here / "empty")
    assert "archive.md" in whole
    assert duikan("init", ".", cwd=here / "empty")[0] == 3
    assert files(here / "empty") == whole


def main():
    tap = Tap()
    tap.run_all([f for name, f in globals().items()
                 if name.startswith("check_")])
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

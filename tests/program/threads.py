#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""No two threads meet over the same memory: threads.py DUIKAN CORPUS

DUIKAN was compiled for ThreadSanitizer, which ends a program with 66 if they
do. Prints TAP.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

DUIKAN, CORPUS = sys.argv[1:]
tap = Tap()


def try_threads(name, command, *rest, good=(0,)):
    done = subprocess.run(
        [DUIKAN, command, "-q", "--jobs", "4", *map(str, rest)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        env={**os.environ, "TSAN_OPTIONS": "exitcode=66"})
    tap.point(done.returncode in good, name, done.returncode,
              done.stderr.decode(errors="replace"))


with tempfile.TemporaryDirectory(prefix="duikan-") as top:
    corpus, site = pathlib.Path(top, "corpus"), pathlib.Path(top, "site")
    shutil.copytree(CORPUS, corpus)
    try_threads("train", "train", "-o", site.with_suffix(".tsv"), corpus)
    try_threads("extract", "extract", corpus)
    try_threads("align", "align", corpus)
    try_threads("check", "check", corpus, good=(0, 1))  # it finds something
    try_threads("build", "build", "-o", site, corpus)
    try_threads("build, nothing changed", "build", "-o", site, corpus)
    article = min((corpus / "articles").iterdir())
    article.write_bytes(article.read_bytes() + "\n    完\n".encode())
    try_threads("build, an article changed", "build", "-o", site, corpus)
sys.exit(tap.end())

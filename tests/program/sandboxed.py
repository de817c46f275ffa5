#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every command gives its rights up before it opens an article or a database:
sandboxed.py DUIKAN CORPUS

Seen in the order of its system calls; needs strace and a kernel that has
Landlock. Prints TAP."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

DUIKAN, CORPUS = (pathlib.Path(a).resolve() for a in sys.argv[1:])
# LeakSanitizer cannot be traced.
os.environ["ASAN_OPTIONS"] = "detect_leaks=0"
# O_PATH names a file and opens nothing.
ARTICLE = re.compile(r'openat\([^"]*"([^"]*/articles/[^"]*\.txt)", '
                     r'(?![^)]*O_PATH)')


def calls(tmp, *command):
    log = tmp / "log"
    done = subprocess.run(
        ["strace", "-f", "-s", "300", "-o", log, "-e",
         "trace=openat,landlock_restrict_self", DUIKAN, *map(str, command)],
        capture_output=True)
    return done.returncode, log.read_text() if log.exists() else ""


def main():
    tmp = pathlib.Path(tempfile.mkdtemp(prefix="duikan-"))
    try:
        if shutil.which("strace") is None or subprocess.run(
                ["strace", "-o", tmp / "log", "true"],
                capture_output=True).returncode != 0:
            print("1..0 # SKIP no strace, or no tracing here")
            return 0
        status, log = calls(tmp, "build", "-q", "-o", tmp / "site", CORPUS)
        assert status == 0, log[-1000:]
        if "landlock_restrict_self" not in log:
            print("1..0 # SKIP no Landlock")
            return 0
        article = next((CORPUS / "articles").iterdir())
        commands = [
            ("build", "-o", tmp / "again", CORPUS),
            ("extract", CORPUS), ("extract", "--shard", "1/2", CORPUS),
            ("align", CORPUS), ("align", "--format", "tmx", "-o",
                                tmp / "tmx", CORPUS),
            ("align", "--text", article, article),
            ("check", CORPUS), ("stats", CORPUS),
            ("stats", "--region", "chungking", tmp / "site"),
            ("search", "--archive", CORPUS, "重庆"),
            ("search", "--archive", tmp / "site", "--region", "nowhere", "重庆"),
            ("train", "-o", tmp / "lexicon.tsv", CORPUS),
            ("train", "--text", article, article)]
        tap = Tap()
        for command in commands:
            status, log = calls(tmp, *command)
            before, entered, after = log.partition("landlock_restrict_self(")
            # The database of a site is open by then, and nothing of it but
            # its version was read.
            # A build that keeps a cache takes the digest of its inputs'
            # bytes first, and of each once; it looks into none.
            early = ARTICLE.findall(before)
            if command[0] == "build" and len(early) == len(set(early)):
                early = []
            ok = (entered and " = 0" in after.split("\n")[0] and not early
                  and status in (0, 1, 2)
                  and not re.search(r"= -1 EACCES", after))
            tap.point(ok, " ".join(map(str, command[:3])), status, early[:3],
                      re.findall(r".*EACCES.*", after)[:3])
        return tap.end()
    finally:
        shutil.rmtree(tmp)


if __name__ == "__main__":
    sys.exit(main())

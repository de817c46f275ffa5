#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Articles that were extracted in parts, anywhere, make the site of one run,
byte for byte: shards.py DUIKAN SOURCE

The corpus has all that is hard about it: articles that share an id and lie in
different parts, corrections, halves alone, JSON Lines and an archive. What is
missing, damaged or of other authority files is told. The README's example with
GNU parallel is run where that is installed. Prints TAP.
"""
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

DUIKAN, SOURCE = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
tap = Tap()


def run(*words, **options):
    return subprocess.run([DUIKAN, *map(str, words)], capture_output=True,
                          env={**os.environ, "LC_ALL": "C.UTF-8"}, **options)


def same(one, other):
    done = subprocess.run(["diff", "-r", one, other], capture_output=True,
                          text=True)
    return done.returncode == 0, done.stdout[-2000:]


def article(title, day, words, more=""):
    return (f"Title: {words}\nAuthor: composed\nDate: {day}\nPage: 1\n\n"
            f"Shanghai made {words} last year.{more}\n\n\n<hr /> \n\n"
            f"Original: \n\n\n### {title}\n\n{day}\n第1版()\n专栏：\n\n"
            f"    上海去年生产了十五吨钢。\n")


def make_corpus(top):
    corpus = top / "corpus"
    shutil.copytree(SOURCE / "corpus" / "articles", corpus / "articles")
    shutil.copy(SOURCE / "corpus" / "archive.md", corpus)
    for path in (SOURCE / "tests/site/edge/articles").iterdir():
        shutil.copy(path, corpus / "articles")
    for i in range(12):     # three ids, four articles each
        day = f"1957-03-0{i % 3 + 1}"
        (corpus / "articles" / f"same-{i}.txt").write_text(
            article("钢铁", day, f"{i + 2} tons of steel"))
    (corpus / "articles" / "lines.jsonl").write_text("".join(
        json.dumps({"title_zh": f"煤{i}", "date": "1958-05-01", "page": 2,
                    "text_zh": f"山西产煤{i + 3}万吨。",
                    "text_en": f"Shanxi mined {i + 3}0,000 tons of coal."}) + "\n"
        for i in range(5)))
    with tarfile.open(corpus / "articles" / "more.tar.gz", "w:gz") as tar:
        for i in range(4):
            path = top / f"member-{i}.txt"
            path.write_text(article(f"布{i}", "1959-01-02", f"{i + 2} bolts"))
            tar.add(path, path.name)
    made = run("extract", "-q", "--only", "article", corpus)
    if b"archives cannot be read" in made.stderr:  # built without libarchive
        (corpus / "articles" / "more.tar.gz").unlink()
        made = run("extract", "-q", "--only", "article", corpus)
    assert made.returncode == 0, made.stderr.decode()
    ids = [json.loads(line)["id"] for line in made.stdout.splitlines()]
    twin = next(i for i in ids if i.endswith("-2"))
    (corpus / "corrections").mkdir()
    for i in (twin, twin[:-2]):
        rows = run("align", "--format", "corrections", "--article", i, corpus)
        text = rows.stdout.decode()
        (corpus / "corrections" / f"{i}.tsv").write_text(
            re.sub(r"^# ?(0\t0\t)", r"\1", text, count=1, flags=re.M))
    return corpus, len(ids)


def extract(corpus, n, folder):
    for k in range(1, n + 1):
        done = run("extract", "-q", "--shard", f"{k}/{n}", "-o", folder, corpus)
        assert done.returncode == 0, done.stderr.decode()


def main():
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    with tempfile.TemporaryDirectory(prefix="duikan-") as name:
        top = pathlib.Path(name)
        corpus, articles = make_corpus(top)
        one = top / "one"
        done = run("build", "-q", "-o", one, corpus)
        tap.point(done.returncode == 0, "one run", done.stderr.decode())
        confirmed = run("extract", "-q", "--only", "bead", corpus).stdout
        tap.point(confirmed.count(b'"confirmed":true') >= 2, "corrections apply")

        for n in (1, 3, 40):
            extract(corpus, n, top / f"r{n}")
            done = run("build", "-q", "-o", top / f"s{n}", "--from-records",
                       top / f"r{n}", corpus)
            tap.point(done.returncode == 0, f"{n} parts", done.stderr.decode())
            tap.point(*same(one, top / f"s{n}"))
        lines = [line for path in sorted((top / "r3").iterdir())
                 for line in path.read_bytes().splitlines(True)]
        tap.point(sum(line.startswith(b"duikan-record ") for line in lines)
              == articles, "a line an article")
        random.Random(7).shuffle(lines)
        # No text of an article, and tabs as Hadoop's streaming puts them.
        frame = top / "frame" / "corpus"
        frame.mkdir(parents=True)
        shutil.copy(corpus / "archive.md", frame)
        shutil.copytree(corpus / "corrections", frame / "corrections")
        done = run("build", "-q", "-o", top / "shuffled", "--from-records", "-",
                   frame, input=b"".join(
                       line.replace(b"\n", b"\t\n") for line in lines))
        tap.point(done.returncode == 0, "shuffled lines on standard input",
              done.stderr.decode())
        tap.point(*same(one, top / "shuffled"))
        faults(top, corpus, lines, articles)
        parallel(top, corpus, one)
    return tap.end()


def faults(top, corpus, lines, articles):
    def build(some, *options, out="faulty"):
        return run("build", "-o", top / out, *options, "--from-records", "-",
                   corpus, input=b"".join(some))

    ends = [line for line in lines if line.startswith(b"duikan-shard ")]
    records = [line for line in lines if line not in ends]
    for what, some, words in (
            ("a part that is missing", records + ends[:2], b"part "),
            ("records that are missing", records[1:] + ends,
             f"{articles - 1} of {articles}".encode()),
            ("a part that is there twice", lines + ends[:1], b"extraction"),
            ("parts of several runs", lines + [b"duikan-shard 1/7 0\n"],
             b"extraction"),
            ("lines of something else", lines + [b"hello\n"], b"hello"),
            ("nothing", [], b"no records")):
        done = build(some)
        tap.point(done.returncode == 3 and words in done.stderr
              and not (top / "faulty").exists(), what, done.stderr.decode())
    broken = bytearray(records[0])
    broken[len(broken) // 2] ^= 1
    done = build([bytes(broken)] + records[1:] + ends)
    tap.point(done.returncode == 1 and b"damaged record" in done.stderr
          and f"{articles - 1} articles".encode() in done.stderr,
          "a damaged record is left out", done.stderr.decode())
    authority = top / "frame2" / "authority"
    shutil.copytree(SOURCE / "corpus" / "authority", authority)
    with (authority / "glossary.tsv").open("a") as f:
        f.write("# another\n")
    done = run("build", "-o", top / "other", "--from-records", "-",
               top / "frame2", input=b"".join(lines))
    tap.point(done.returncode == 3 and b"other authority files" in done.stderr,
          "other authority files", done.stderr.decode())
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [DUIKAN, "extract", "-q", "--shard", "1/2", str(corpus)],
            stdout=full, stderr=subprocess.PIPE)
    tap.point(done.returncode == 3, "a full disk", done.stderr.decode())
    (top / "file").write_text("")
    done = run("extract", "-q", "--shard", "1/2", "-o", top / "file", corpus)
    tap.point(done.returncode == 3, "no folder to write to", done.stderr.decode())


def parallel(top, corpus, one):
    """The lines of the README, as they stand there."""
    text = (SOURCE / "README.md").read_text()
    example = re.search(r"((?:^    .*\n)*^    seq .*parallel.*\n"
                        r"(?:^    .*\n)+)", text, re.M)
    tap.point(example is not None, "the README has the example")
    if shutil.which("parallel") is None or example is None:
        print("# no GNU parallel: not run")
        return
    place = top / "example"
    place.mkdir()
    (place / "build").mkdir()
    (place / "build/duikan").symlink_to(DUIKAN)
    (place / "corpus").symlink_to(corpus)
    done = subprocess.run(["sh", "-e"], input=example[1], cwd=place, text=True,
                          capture_output=True,
                          env={**os.environ, "HOME": str(top)})
    tap.point(done.returncode == 0, "GNU parallel", done.stderr)
    tap.point(*same(one, place / "site"))


if __name__ == "__main__":
    sys.exit(main())

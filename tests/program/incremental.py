#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A site that was built upon the one before is the one that is built anew,
byte for byte, with the same words and exit status:
incremental.py DUIKAN SOURCE [SEEDS]

Each seed makes a corpus and edits it at random, again and again: articles that
are added, changed, renamed, deleted, corrections, rows of tables, templates,
archive.md, pages, options; a site that somebody has touched; a cache that is
cut off or damaged; and nothing at all, which is to be seen at once. Prints TAP.
"""
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

DUIKAN, SOURCE = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
SEEDS = int(sys.argv[3]) if len(sys.argv) > 3 else 2
STEPS = 9
PLACES = [("上海", "Shanghai"), ("重庆", "Chongqing"), ("鞍山", "Anshan")]
tap = Tap()


class World:
    """A corpus, its templates, its site and the cache beside that."""

    def __init__(self, top, rng):
        self.top, self.rng = top, rng
        self.corpus, self.site = top / "corpus", top / "site"
        self.cache = top / ".site.duikan-cache"
        self.templates = top / "templates"
        self.options = []
        articles = self.corpus / "articles"
        articles.mkdir(parents=True)
        texts = [*(SOURCE / "corpus/articles").iterdir(),
                 *(SOURCE / "tests/site/edge/articles").iterdir()]
        for path in sorted(texts):
            shutil.copy(path, articles)
        shutil.copy(SOURCE / "corpus/archive.md", self.corpus)
        (articles / "broken.txt").write_bytes(b"\xff\xfe not an article")
        self.templates.mkdir()
        self.added = 0

    def article(self):
        return self.rng.choice(sorted(
            p for p in (self.corpus / "articles").iterdir()
            if p.name != "broken.txt"))

    # -- edits --

    def add(self):
        self.added += 1
        day = f"19{self.rng.randrange(56, 61)}-0{self.rng.randrange(1, 10)}-03"
        tons = self.rng.randrange(2, 900)
        place, name = self.rng.choice(PLACES)
        (self.corpus / "articles" / f"added-{self.added}.txt").write_text(
            f"Title: Steel of {name}\nAuthor: composed\nDate: {day}\n"
            f"Page: 1\n\n{name} made {tons} tons of steel last year, twice as "
            f"much as in 1955.\n\n\n<hr /> \n\nOriginal: \n\n\n### {place}的钢\n\n"
            f"{day}\n第1版()\n专栏：\n\n    {place}去年生产了{tons}吨钢，"
            f"比一九五五年增加一倍。\n")

    def change(self):
        path = self.article()
        text = path.read_text()
        numbers = list(re.finditer(r"[0-9]{2,}", text))
        if numbers:
            at = self.rng.choice(numbers)
            text = text[:at.start()] + str(self.rng.randrange(10, 99)) \
                + text[at.end():]
        path.write_text(text + "\n" * self.rng.randrange(3))

    def move(self):
        """What is said of one place is said of another."""
        path = self.article()
        text = path.read_text()
        for old, new in zip(PLACES, PLACES[1:] + PLACES[:1]):
            if old[0] in text or old[1] in text:
                text = text.replace(old[0], new[0]).replace(old[1], new[1])
                break
        path.write_text(text)

    def title(self):
        path = self.article()
        path.write_text(re.sub(r"^Title: .*", "Title: Another Title",
                               path.read_text(), count=1, flags=re.M))

    def delete(self):
        if len(list((self.corpus / "articles").iterdir())) > 5:
            self.article().unlink()

    def rename(self):
        path = self.article()
        path.rename(path.with_name(f"renamed-{self.rng.randrange(999)}-"
                                   f"{path.name[-40:]}"))

    def twin(self):
        path = self.article()
        shutil.copy(path, path.with_name(f"twin-{self.rng.randrange(99)}.txt"))

    def correct(self):
        listed = subprocess.run(
            [DUIKAN, "extract", "-q", "--only", "article", str(self.corpus)],
            capture_output=True, text=True).stdout
        chosen = self.rng.choice(re.findall(r'"id":"([^"]+)"', listed))
        rows = subprocess.run(
            [DUIKAN, "align", "-q", "--format", "corrections", "--article",
             chosen, str(self.corpus)], capture_output=True, text=True).stdout
        folder = self.corpus / "corrections"
        folder.mkdir(exist_ok=True)
        (folder / f"{chosen}.tsv").write_text(
            re.sub(r"^# ?(0\t0\t)", r"\1", rows, count=1, flags=re.M))

    def authority(self):
        folder = self.corpus / "authority"
        if not folder.exists():
            shutil.copytree(SOURCE / "corpus/authority", folder)
            return
        path = folder / self.rng.choice(["places.tsv", "glossary.tsv",
                                         "industries.tsv", "units.tsv"])
        lines = path.read_text().splitlines(True)
        rows = [i for i, line in enumerate(lines)
                if line.strip() and not line.startswith("#")]
        if self.rng.random() < 0.5:
            lines.append("# a word of the editor's\n")
        else:
            lines[rows[0]] = "# " + lines[rows[0]]
        path.write_text("".join(lines))

    def template(self):
        name = self.rng.choice(["article.xsl", "common.xsl", "strings.tsv",
                                "static/duikan.css"])
        path = self.templates / name
        path.parent.mkdir(exist_ok=True)
        text = (SOURCE / "templates" / name).read_text()
        more = {"xsl": f"<!-- {self.rng.random()} -->\n", "tsv": "# more\n",
                "css": f"/* {self.rng.random()} */\n"}[name.split(".")[-1]]
        path.write_text(text + more)
        self.options = [o for o in self.options if o != "--templates"
                        and o != str(self.templates)]
        self.options += ["--templates", str(self.templates)]

    def archive(self):
        path = self.corpus / "archive.md"
        path.write_text(re.sub(
            r"^Title: .*", f"Title: Archive {self.rng.randrange(999)}",
            path.read_text(), count=1, flags=re.M))

    def page(self):
        folder = self.corpus / "pages"
        folder.mkdir(exist_ok=True)
        (folder / "about.md").write_text(f"# About\n\n{self.rng.random()}\n")

    def option(self):
        if "--no-search" in self.options:
            self.options.remove("--no-search")
        else:
            self.options.append("--no-search")

    def touch(self):
        """Nothing but the clock has moved."""
        os.utime(self.article())

    def meddle(self):
        """A visitor has changed, removed and added something in the site."""
        pages = sorted(p for p in self.site.rglob("*.html"))
        chosen = self.rng.sample(pages, 2)
        text = chosen[0].read_bytes()
        chosen[0].write_bytes(text[:-1] + b"X")
        chosen[1].unlink()
        (self.site / "manifest").chmod(0o644)

    def damage(self):
        """The cache is cut off, changed, or gone in parts."""
        files = sorted(p for p in self.cache.iterdir() if p.stat().st_size > 0)
        path = self.rng.choice(files)
        bytes_ = bytearray(path.read_bytes())
        what = self.rng.randrange(3)
        if what == 0:
            path.unlink()
        elif what == 1:
            path.write_bytes(bytes_[:self.rng.randrange(len(bytes_))])
        else:
            for _ in range(5):
                bytes_[self.rng.randrange(len(bytes_))] ^= \
                    self.rng.randrange(1, 256)
            path.write_bytes(bytes_)

    def nothing(self):
        pass

    # -- building --

    def build(self, site, *options):
        return subprocess.run(
            [DUIKAN, "build", *self.options, *options, "-o", str(site),
             str(self.corpus)], capture_output=True, text=True,
            env={**os.environ, "LC_ALL": "C.UTF-8"})

    def compare(self, name):
        step = self.build(self.site)
        clean = self.build(self.top / "clean", "--no-cache")
        said = step.stderr.replace(f"{self.site}/", "clean/")
        want = clean.stderr.replace(f"{self.top}/clean/", "clean/")
        if said.endswith("nothing to do: clean/index.html\n"):
            said, want = said[:said.rindex("nothing")], \
                want[:want[:-1].rfind("\n") + 1]
        differ = subprocess.run(["diff", "-r", self.site, self.top / "clean"],
                                capture_output=True, text=True, errors="replace")
        tap.point(step.returncode == clean.returncode in (0, 1)
              and differ.returncode == 0 and said == want, name,
              f"exit {step.returncode}, clean {clean.returncode}",
              differ.stdout[:1500], said[-800:], want[-800:])
        return step


EDITS = [World.add, World.change, World.change, World.move, World.title,
         World.delete, World.rename, World.twin, World.correct, World.authority,
         World.template, World.archive, World.page, World.option, World.touch,
         World.meddle, World.damage, World.damage, World.nothing]


def inodes(world):
    return {p.relative_to(world.site): p.stat().st_ino
            for p in (world.site / "articles").rglob("*.*ml")}


def check_saving(world):
    """One article changed: the others' files are the old ones."""
    world.build(world.site)
    before = inodes(world)
    path = world.corpus / "articles" / "000_fb1bc393c69145ae.txt"
    path.write_text(path.read_text() + "\n")
    world.compare("a blank line")
    after = inodes(world)
    new = [p for p in after if before.get(p) != after[p]]
    tap.point(0 < len(new) < len(after) / 2, "the others' files are the old ones",
          new)
    time.sleep(0.1)
    world.build(world.site)
    again = world.compare("nothing")
    tap.point("nothing to do" in again.stderr, "nothing to do", again.stderr)
    for path in world.corpus.rglob("*.txt"):
        path.write_bytes(path.read_bytes())
    for name in "rewritten as it was", "and again":
        again = world.compare(name)
        tap.point("nothing to do" in again.stderr, "nothing to do", again.stderr)
        time.sleep(0.1)
    left = sorted(p.name for p in world.top.iterdir())
    tap.point(left == [".site.duikan-cache", "clean", "corpus", "site", "templates"],
          "the cache stands beside the site", left)
    for path in world.cache.iterdir():
        path.unlink()
    world.compare("without the cache")
    small = sum(p.stat().st_size for p in world.cache.iterdir())
    for i in range(40):
        world.change()
        world.build(world.site)
    tap.point(len(list(world.cache.iterdir())) <= 40
          and sum(p.stat().st_size for p in world.cache.iterdir()) < 5 * small
          + (1 << 20), "the cache does not grow without bound",
          sorted(p.name for p in world.cache.iterdir()))
    world.compare("many changes")


def check_workbook(world):
    """It is made again only where its own rows have changed."""
    def book():
        return (world.site / "data/figures.xlsx").stat().st_ino

    for rows in "3", "1":
        world.options = ["--sheet-rows", rows]
        world.compare(f"a workbook of {rows}")
        before = book()
        for path in sorted((world.corpus / "articles").iterdir())[-1:]:
            path.write_text(path.read_text() + "\n")
        world.compare("behind its rows")
        tap.point(book() == before, "the workbook is the old one")
        world.add()
        world.compare("one row more than it has")
        tap.point(book() != before, "the workbook is a new one")


def main():
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    with tempfile.TemporaryDirectory(prefix="duikan-") as name:
        check_saving(World(pathlib.Path(name), random.Random(0)))
    with tempfile.TemporaryDirectory(prefix="duikan-") as name:
        check_workbook(World(pathlib.Path(name), random.Random(0)))
    for seed in range(1, SEEDS + 1):
        rng = random.Random(seed)
        with tempfile.TemporaryDirectory(prefix="duikan-") as name:
            world = World(pathlib.Path(name), rng)
            world.compare(f"seed {seed}: the first")
            for _ in range(STEPS):
                edits = rng.sample(EDITS, rng.randrange(1, 3))
                for edit in edits:
                    edit(world)
                world.compare(f"seed {seed}: "
                              + ", ".join(e.__name__ for e in edits))
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

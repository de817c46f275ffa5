# SPDX-License-Identifier: MIT
"""Reads NAME.link files and planted.tsv; README.md describes both.

A line that cannot be read, or whose text does not stand in the article, is a
GoldError that names file and line.
"""
import dataclasses
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "gold"))
import gold as figuregold  # noqa: E402
from gold import ANY, LANGS, GoldError  # noqa: E402

FIGURES = HERE.parents[1] / "gold"
CORPUS = HERE.parents[2] / "corpus" / "articles"
KINDS = {"figure", "unit", "name", "missing", "untranslated", "time"}
MARKS = {"": False, "name": True, "name?": None}
FIELDS = {"S": 2, "I": 2, "P": 4, "O": 5, "F": 4, "D": 4}


def choices(text):
    return [word.strip() for word in text.split(" or ") if word.strip()]


def surfaces(text):
    """`a ; b` as a list, `-` as none."""
    return [] if text == "-" else [w.strip() for w in text.split(" ; ")]


@dataclasses.dataclass
class Span:
    start: int		# bytes in the article
    end: int

    def touches(self, extent):
        return extent is not None and self.start < extent[1] and \
            extent[0] < self.end


@dataclasses.dataclass
class Place:
    ids: list		# ids, or `=name=name` for a place without a row
    never: list		# ids that are another place of that name
    within: list		# province at the article's date; None: not judged
    in_name: bool		# None: not judged
    optional: bool
    line: int


@dataclasses.dataclass
class Organisation:
    texts: dict		# lang: surfaces
    kind: list
    place: list
    optional: bool
    line: int


@dataclasses.dataclass
class Pair:
    zh: list		# spans, any of which may be meant
    en: list
    text: str
    optional: bool


@dataclasses.dataclass
class Discrepancy:
    kinds: list
    zh: list		# spans; empty: not in this half
    en: list
    optional: bool
    text: str


class Finder:
    """Looks texts up: `text@2` is the second of its half, else the next one
    after the last, else its only place."""

    def __init__(self, article):
        self.article, self.cursor = article, {}

    def span(self, lang, text, where, follow=True):
        text, _, nth = text.partition("@")
        after = self.cursor.get(lang) if follow and not nth else None
        find = self.article.find
        at = find(lang, text, after, int(nth) if nth else None)
        if at < 0 and not nth:
            at = find(lang, text)
        if at < 0:
            raise GoldError(f"{where}: {text!r} does not stand in the {lang} "
                            f"half of {self.article.path}")
        if follow:
            self.cursor[lang] = max(self.cursor.get(lang, 0), at + len(text))
        return Span(self.article.byte(at), self.article.byte(at + len(text)))

    def everywhere(self, lang, text, where):
        """`a or b`: all the places of each, or the one that @ names."""
        out = []
        for word in choices(text):
            if word == "-":
                continue
            if "@" in word:
                out.append(self.span(lang, word, where, follow=False))
                continue
            n = 1
            while True:
                at = self.article.find(lang, word, None, n)
                if at < 0:
                    break
                out.append(Span(self.article.byte(at),
                                self.article.byte(at + len(word))))
                n += 1
            if n == 1:
                raise GoldError(f"{where}: {word!r} does not stand in the "
                                f"{lang} half of {self.article.path}")
        return out


class Gold:
    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.name = self.path.stem
        self.article = figuregold.Article(article_of(self.path))
        self.subjects = self.industry = None	# None: not judged
        self.places, self.organisations = [], []
        self.pairs, self.discrepancies = [], []
        finder = Finder(self.article)
        for n, line in enumerate(self.path.read_text().splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                self.read(line, f"{self.path}:{n}", n, finder)
        self.read_figures()

    def read(self, line, where, n, finder):
        fields = [f.strip() for f in line.split(" | ")]
        tag, optional = fields[0].rstrip("?"), fields[0].endswith("?")
        want = FIELDS.get(tag)
        if want is None:
            raise GoldError(f"{where}: starts with none of {' '.join(FIELDS)}")
        if tag == "P" and len(fields) == 3:
            fields.append("")
        if len(fields) != want:
            raise GoldError(f"{where}: {len(fields)} fields, want {want}")
        if tag == "S" and fields[1] != ANY:
            self.subjects = [
                Place(choices(ids), choices(never), None, None, False, n)
                for ids, _, never in (s.partition(" ! ")
                                      for s in fields[1].split(" ; "))]
        elif tag == "I" and fields[1] != ANY:
            self.industry = choices(fields[1])
        elif tag == "P":
            if fields[3] not in MARKS:
                raise GoldError(f"{where}: not a mark: {fields[3]!r}")
            within = None if fields[2] == ANY else choices(fields[2])
            ids, _, never = fields[1].partition(" ! ")
            self.places.append(Place(choices(ids), choices(never), within,
                                     MARKS[fields[3]], optional, n))
        elif tag == "O":
            self.organisations.append(Organisation(
                {"zh": surfaces(fields[1]), "en": surfaces(fields[2])},
                choices(fields[3]), choices(fields[4]), optional, n))
            self.check_surfaces(where)
        elif tag == "F":
            if fields[3] != "agree":
                raise GoldError(f"{where}: what differs is a D line")
            spans = [self.one_of(lang, text, finder, where)
                     for lang, text in zip(LANGS, fields[1:3])]
            self.pairs.append(Pair(*spans, fields[1] + " / " + fields[2],
                                   optional))
        elif tag == "D":
            kinds = choices(fields[1])
            if not set(kinds) <= KINDS:
                raise GoldError(f"{where}: not a kind: {fields[1]}")
            zh, en = (finder.everywhere(lang, text, where)
                      for lang, text in zip(LANGS, fields[2:4]))
            self.discrepancies.append(Discrepancy(
                kinds, zh, en, optional, fields[2] + " / " + fields[3]))

    def one_of(self, lang, text, finder, where):
        """The readings of a figure's text; the cursor moves with the first."""
        first, *more = choices(text)
        spans = [finder.span(lang, first, where)]
        for word in more:
            spans.append(finder.span(lang, word, where, follow=False))
        return spans

    def check_surfaces(self, where):
        """Every first surface stands in its half (the others may be what a
        program could cut out of it)."""
        for lang, texts in self.organisations[-1].texts.items():
            begin, end = self.article.half[lang]
            half = self.article.text[begin:end].lower()
            if texts and texts[0].lower() not in half:
                raise GoldError(f"{where}: {texts[0]!r} does not stand in the "
                                f"{lang} half of {self.article.path}")

    def read_figures(self):
        """Pairs of an article whose figures tests/gold has: a line with both
        texts is a pair, and all of those agree but for D lines."""
        path = FIGURES / self.path.parent.name / (self.name + ".gold")
        if not path.exists():
            return
        if self.pairs:
            raise GoldError(f"{self.path}: has figures in {path} already")
        sides = {}
        for item in figuregold.Gold(path, self.article.path, units()).items:
            if item.kind == "figure" and item.pair:
                sides.setdefault(item.pair, {})[item.lang] = item
        for n, side in sides.items():
            zh, en = (Span(side[lang].start, side[lang].end)
                      for lang in LANGS)
            optional = any(i.optional for i in side.values())
            self.pairs.append(Pair([zh], [en], " / ".join(
                side[lang].text for lang in LANGS), optional))


_units = []


def units():
    if not _units:
        _units.append(figuregold.load_units())
    return _units[0]


def article_of(path):
    """Beside the gold, in tests/gold, or in the corpus."""
    name = path.stem + ".txt"
    for folder in (path.parent, FIGURES / path.parent.name, CORPUS):
        if (folder / name).exists():
            return folder / name
    raise GoldError(f"{path}: no article {name}")


def load(folder):
    golds = [Gold(p) for p in sorted(pathlib.Path(folder).glob("*.link"))]
    if not golds:
        raise GoldError(f"{folder}: no *.link")
    return golds


@dataclasses.dataclass
class Row:
    """A variant of an article: one change in the English, and what must be
    said of it; `kinds` is empty for another wording of the same."""
    base: Gold
    kinds: list
    text: str		# the whole changed article
    zh: Span
    en: Span		# of the new words
    label: str


def plant(base, fields, where):
    kinds, zh, old, new = fields
    finder = Finder(base.article)
    zh_span = finder.span("zh", zh, where, follow=False)
    # `old` is looked up as a plain string: it need not be a whole number.
    plain, _, nth = old.partition("@")
    begin, end = base.article.half["en"]
    at, n = begin - 1, int(nth or 1)
    for _ in range(n):
        at = base.article.text.find(plain, at + 1, end)
    if at < 0:
        raise GoldError(f"{where}: {old!r} does not stand in the English of "
                        f"{base.article.path}")
    if not nth and base.article.text.find(plain, at + 1, end) >= 0:
        raise GoldError(f"{where}: {old!r} stands more than once in "
                        f"{base.article.path}: say which with @")
    new = "" if new == "-" else new
    text = base.article.text[:at] + new + base.article.text[at + len(plain):]
    grown = len(new.encode()) - len(plain.encode())
    start = base.article.byte(at)
    wanted = [] if kinds == "agree" else choices(kinds)
    if not set(wanted) <= KINDS:
        raise GoldError(f"{where}: not a kind: {kinds}")
    return Row(base, wanted, text,
               Span(zh_span.start + grown, zh_span.end + grown),
               Span(start, start + max(1, len(new.encode()))),
               f"{base.name}: {plain!r} -> {new!r} ({zh})")


def load_planted(folder, golds):
    """Rows of planted.tsv: article, kind, Chinese, English, its change."""
    path, rows = pathlib.Path(folder) / "planted.tsv", []
    if not path.exists():
        return rows
    named = {g.name: g for g in golds}
    for n, line in enumerate(path.read_text().splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        where, fields = f"{path}:{n}", line.split("\t")
        if len(fields) != 5:
            raise GoldError(f"{where}: {len(fields)} columns, want 5")
        if fields[0] not in named:
            raise GoldError(f"{where}: no article {fields[0]!r}")
        rows.append(plant(named[fields[0]], fields[1:], where))
    return rows

# SPDX-License-Identifier: MIT
"""Reads a gold file: what a careful reader says an article states.

README.md describes the notation. A line that cannot be read, or whose text
does not stand in the article, is an error: GoldError names file and line.
"""
import dataclasses
import pathlib
import re

KINDS = {"count", "measure", "money", "percent", "fraction", "multiple",
         "duration", "ordinal", "rate"}
ROLES = {"level", "increase", "decrease", "from", "to", "plan", "ratio"}
TIME_KINDS = {"day", "month", "quarter", "half_year", "year", "range",
              "plan_period", "vague"}
LANGS = ("zh", "en")
ANY = "*"	# not judged
NUMERAL = set("0123456789０１２３４５６７８９〇○零一二两三四五六七八九十百千万亿廿卅半几")
DECIMAL = re.compile("[0-9０-９][.,．，][0-9０-９]")	# cut in the middle
RULE = "<hr />"


class GoldError(Exception):
    pass


@dataclasses.dataclass
class Item:
    """One figure or time in one language. `want` maps a field to the list of
    readings that count as right; a field that is missing is not judged."""
    kind: str			# "figure" or "time"
    lang: str
    text: str
    start: int			# bytes in the article
    end: int
    line: int			# in the gold file
    optional: bool
    want: dict
    link: str = None
    pair: int = None		# gold line, where both halves have the figure


def close(a, b):
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 1e-4 * max(1e-9, abs(a), abs(b))


def read_value(word, where):
    """`=15` `~40` `>150` `>=77` `<1` `<=50` `2..3` `s20` `[1,3]` as
    (qualifier, min, max)."""
    try:
        if word.startswith(">="):
            return ("at_least", float(word[2:]), None)
        if word.startswith("<="):
            return ("at_most", None, float(word[2:]))
        if word[0] == "[":
            values = [float(v) for v in word.strip("[]").split(",")]
            return ("exact", min(values), max(values))
        if ".." in word:
            low, high = word.split("..")
            return ("range", float(low), float(high))
        number = float(word[1:])
    except (ValueError, IndexError):
        raise GoldError(f"{where}: not a value: {word!r}") from None
    kind = word[0]
    if kind == "=":
        return ("exact", number, number)
    if kind == "~":
        return ("approx", number, number)
    if kind == ">":
        return ("over", number, None)
    if kind == "<":
        return ("under", None, number)
    if kind == "s":
        return ("several", number, None)
    raise GoldError(f"{where}: not a value: {word!r}")


def choices(text):
    return [word.strip() for word in text.split(" or ")]


def null(word):
    return None if word in ("-", "") else word


class Article:
    """The article's bytes and where its halves stand."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.text = self.path.read_bytes().decode("utf-8")
        cut = self.text.find(RULE)
        if cut < 0:
            raise GoldError(f"{path}: no {RULE}")
        self.half = {"en": (0, cut), "zh": (cut, len(self.text))}

    def stands_alone(self, start, end):
        """Not the tail or head of a longer number or English word, nor the
        number of an ordinal."""
        before = self.text[start - 1:start]
        after = self.text[end:end + 1]
        first, last = self.text[start], self.text[end - 1]

        def joins(a, b):
            if b == "两" or (a == "两" and b not in "百千万亿"):
                return False	# 六两月; a weight: 一两九元
            if a in NUMERAL and b in NUMERAL:
                return True
            return a.isascii() and b.isascii() and a.isalnum() and b.isalnum()
        if before == "第" and first in NUMERAL:
            return False
        if DECIMAL.search(self.text[max(0, start - 2):start + 1]) or \
                DECIMAL.search(self.text[end - 1:end + 2]):
            return False
        return not (joins(before, first) if before else False) and \
            not (joins(last, after) if after else False)

    def find(self, lang, text, after=None, nth=None):
        """Character offset of the next `text` not before `after`, or of the
        nth in the half."""
        begin, end = self.half[lang]
        at = begin if after is None else after
        while True:
            at = self.text.find(text, at, end)
            if at < 0:
                return -1
            if self.stands_alone(at, at + len(text)):
                if nth is None or nth == 1:
                    return at
                nth -= 1
            at += 1

    def count_before(self, lang, text, at):
        """Which occurrence in its half stands at `at`, from 1."""
        n, begin = 1, self.half[lang][0]
        while True:
            begin = self.find(lang, text, begin)
            if begin < 0 or begin >= at:
                return n
            n, begin = n + 1, begin + 1

    def byte(self, at):
        return len(self.text[:at].encode("utf-8"))


class UnitNames:
    """What ids a printed unit may have: the program's own table names them,
    units.tsv beside this file adds readings ("-" is none)."""

    def __init__(self, table, more):
        self.ids = {}
        for line in table.read_text().splitlines():
            columns = line.split("\t")
            if line.startswith("#") or len(columns) < 4:
                continue
            for lang, words in zip(LANGS, columns[2:4]):
                for word in filter(None, words.split("|")):
                    self.add(lang, word, columns[0])
        for n, line in enumerate(more.read_text().splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            try:
                lang, word, ids = line.split("\t")
            except ValueError:
                raise GoldError(f"{more}:{n}: want three columns") from None
            for name in ids.split(" "):
                self.add(lang, word, null(name))

    def add(self, lang, word, name):
        self.ids.setdefault((lang, word.lower()), []).append(name)

    def of(self, lang, unit, where):
        if unit is None:
            return [None]
        try:
            return self.ids[lang, unit.lower()]
        except KeyError:
            raise GoldError(f"{where}: no id for unit {unit!r} ({lang}) in "
                            "units.tsv") from None


def split_sides(text):
    """`a ~ b` is zh a, en b; a single text is both."""
    sides = [side.strip() for side in text.split(" ~ ")]
    return sides[0], sides[-1]


def read_extras(text, where):
    extras = {}
    for part in filter(None, (p.strip() for p in text.split(";"))):
        name, eq, value = part.partition("=")
        extras[name.strip()] = value.strip() if eq else "yes"
    return extras


def interval(word, where):
    if word == ANY:
        return ANY
    if word == "-":
        return (None, None)
    ends = word.split("/")
    for end in ends:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d|\d{4}-\*|-|\*", end):
            raise GoldError(f"{where}: not a date: {end!r}")
    return (null(ends[0]), null(ends[-1]))


def numbers(word):
    """`4..512`, `1.5..-` (open) or `2` as (min, max)."""
    low, _, high = word.partition("..")
    return tuple(None if w == "-" else float(w) for w in (low, high or low))


FIGURE_EXTRAS = {"imp", "factor", "period", "base", "item", "per", "n", "id",
                 "link", "head", "note"}
FIGURE_SIDED = {"value", "kind", "unit", "role", "optional"}	# zh.kind
TIME_SIDED = {"kind", "when", "optional"}


def figure_wants(fields, extras, side, lang, units, where):
    kinds, values, unit, roles = fields
    kinds = extras.get(f"{lang}.kind", kinds)
    values = extras.get(f"{lang}.value", values)
    roles = extras.get(f"{lang}.role", roles)
    want = {}
    if kinds != ANY:
        want["kind"] = choices(kinds)
        if not set(want["kind"]) <= KINDS:
            raise GoldError(f"{where}: not a kind: {kinds}")
    if values != ANY:
        want["value"] = [read_value(v, where) for v in choices(values)]
        if values.startswith("["):
            want["values"] = [[float(v) for v in values[1:-1].split(",")]]
    unit = null(extras.get(f"{lang}.unit", split_sides(unit)[side]))
    ids = extras.get(f"{lang}.id", extras.get("id"))
    if ids is not None:
        if ids != ANY:
            want["unit_id"] = [null(i) for i in choices(ids)]
    elif kinds == "percent":
        want["unit_id"] = ["pct"]
    elif unit != ANY:
        want["unit_id"] = units.of(lang, unit, where)
    if not roles:
        roles = "-" if kinds == "ordinal" else "level"
    if roles != ANY:
        want["role"] = [null(r) for r in choices(roles)]
        if not set(want["role"]) - {None} <= ROLES:
            raise GoldError(f"{where}: not a role: {roles}")
    for name in ("imp", "factor", "period", "base", "item", "per", "n"):
        text = extras.get(f"{lang}.{name}", extras.get(name))
        if text is None or text == ANY:
            continue
        if name in ("item", "n"):
            text = split_sides(text)[side]
            if text in ("-", ANY):
                continue
        if name == "imp":
            want[name] = [float(w) for w in choices(text)]
        elif name == "factor":
            want[name] = [numbers(w) for w in choices(text)]
        elif name in ("period", "base"):
            want[name] = [interval(w, where) for w in choices(text)]
        elif name == "per":
            want[name] = [null(w) for w in choices(text)]
        else:
            want[name] = choices(text)
    if "head" in extras:
        want["head"] = [True]
    return want


def time_wants(fields, extras, lang, where):
    kinds, ends = fields
    kinds = extras.get(f"{lang}.kind", kinds)
    ends = extras.get(f"{lang}.when", ends)
    want = {}
    if kinds != ANY:
        want["kind"] = choices(kinds)
        if not set(want["kind"]) <= TIME_KINDS:
            raise GoldError(f"{where}: not a kind of time: {kinds}")
    if ends != ANY:
        want["when"] = [interval(w, where) for w in choices(ends)]
    return want


class Gold:
    def __init__(self, path, article, units):
        self.path, self.article = pathlib.Path(path), Article(article)
        self.items = []
        self.resolved = []	# (line number, lang, text, occurrence)
        cursor = {}
        for n, line in enumerate(self.path.read_text().splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                self.read(line, n, cursor, units)

    def read(self, line, n, cursor, units):
        where = f"{self.path}:{n}"
        fields = [f.strip() for f in line.split("|")]
        tag, optional = fields[0].rstrip("?"), fields[0].endswith("?")
        wanted = {"F": 7, "T": 5}.get(tag)
        if wanted is None:
            raise GoldError(f"{where}: starts with neither F nor T")
        if len(fields) not in (wanted, wanted + 1):
            raise GoldError(f"{where}: {len(fields)} fields, want {wanted}")
        extras = read_extras(fields[wanted] if len(fields) > wanted else "",
                             where)
        self.check_extras(extras, tag, where)
        for side, lang in enumerate(LANGS):
            text = null(fields[1 + side])
            if text is None:
                continue
            start, text = self.locate(lang, text, tag, cursor, n, where)
            if tag == "F":
                want = figure_wants(fields[3:7], extras, side, lang, units,
                                    where)
            else:
                want = time_wants(fields[3:5], extras, lang, where)
            self.items.append(Item(
                "figure" if tag == "F" else "time", lang, text,
                self.article.byte(start), self.article.byte(start + len(text)),
                n, optional or f"{lang}.optional" in extras, want,
                extras.get("link"),
                n if null(fields[1]) and null(fields[2]) else None))

    def check_extras(self, extras, tag, where):
        plain = FIGURE_EXTRAS if tag == "F" else {"note"}
        sided = FIGURE_SIDED | FIGURE_EXTRAS if tag == "F" else TIME_SIDED
        for name in extras:
            bare = re.sub(r"^(zh|en)\.", "", name)
            if bare not in (plain if bare == name else sided):
                raise GoldError(f"{where}: unknown field {name!r}")

    def locate(self, lang, text, tag, cursor, n, where):
        text, at_sign, nth = text.partition("@")
        key = tag, lang
        start = self.article.find(lang, text, None if nth else cursor.get(key),
                                  int(nth) if nth else None)
        if start < 0 and not nth and self.article.find(
                lang, text, None, 2) < 0:
            start = self.article.find(lang, text)	# its only place
        if start < 0:
            raise GoldError(f"{where}: {text!r} does not stand in the {lang} "
                            f"half of {self.article.path}")
        cursor[key] = max(cursor.get(key, 0), start + len(text))
        for other in self.items:
            if (other.kind == "figure") == (tag == "F") and \
                    other.lang == lang and \
                    other.start == self.article.byte(start):
                raise GoldError(f"{where}: {text!r} is told twice, also in "
                                f"line {other.line}")
        self.resolved.append((n, lang, text, self.article.count_before(
            lang, text, start)))
        return start, text


def load_units():
    here = pathlib.Path(__file__).resolve().parent
    return UnitNames(here.parents[1] / "corpus/authority/units.tsv",
                     here / "units.tsv")


def gold_files(root):
    """(gold, article) pairs of a set: real, dev or heldout."""
    root = pathlib.Path(root).resolve()
    for path in sorted(root.glob("*.gold")):
        article = path.with_suffix(".txt")
        if not article.exists():
            article = root.parents[2] / "corpus" / "articles" / article.name
        yield path, article

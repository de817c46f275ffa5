#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The folder data/ of an archive: dataset.py [--office] DUIKAN SOURCE

Builds the archive of corpus/ and one of a hostile article, and holds every file
of data/ against the database, against what it says of itself and against the
gold standard; reads them with pandas and sqlite3, where there are any. With
--office LibreOffice opens those of corpus/, and nothing else is looked at.
Prints TAP.
"""
import csv
import hashlib
import json
import math
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

OFFICE_ALONE = sys.argv[1] == "--office"
DUIKAN, SOURCE = sys.argv[-2], pathlib.Path(sys.argv[-1])
sys.path.insert(0, str(SOURCE / "tests/gold"))
import gold as goldfile  # noqa: E402
import score  # noqa: E402

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

HOSTILE = """Title: =HYPERLINK("http://x")
Author: -1+1
Date: 1960-08-03
Page: 2

@SUM said that 30 kinds, "new" & <b>, were made.

<hr />

Original:

### =1+1，“引号"  副题

1960-08-03
第2版()
专栏：

    @SUM 制成三十种产品，"新"的。
"""


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as f:
        return list(csv.DictReader(f, strict=True))


class Archive:
    def __init__(self, site):
        self.data = site / "data"
        self.site = site
        self.rows = rows_of(self.data / "figures.csv")
        self.package = json.loads(
            (self.data / "datapackage.json").read_text())
        self.db = sqlite3.connect(
            f"file:{self.data}/archive.db?mode=ro", uri=True)
        self.db.row_factory = sqlite3.Row

    def resource(self, name):
        return next(r for r in self.package["resources"]
                    if r["name"] == name)

    def fields(self):
        return self.resource("figures")["schema"]["fields"]


def cell(value):
    """A value of the database as the CSV has it."""
    if value is None:
        return ""
    if isinstance(value, float) and value == int(value) and \
            abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t"):
        return "'" + value
    return str(value)


def same(a, b):
    """Numbers may be written with more or fewer digits."""
    if a == b:
        return True
    try:
        return float(a) == float(b)
    except ValueError:
        return False


def check_against_database(a):
    base = a.db.execute(
        "SELECT coalesce(max(value), '') FROM meta WHERE name = 'base_url'"
    ).fetchone()[0]
    claims = list(a.db.execute("SELECT * FROM claims"))
    assert len(claims) == len(a.rows) > 0, (len(claims), len(a.rows))
    names = set(claims[0].keys())
    assert set(a.rows[0]) == names | {"value"}, names ^ set(a.rows[0])
    for claim, row in zip(claims, a.rows):
        for name in names:
            want = cell(claim[name])
            if name == "link":
                want = base + want
            assert same(row[name], want), (claim["figure"], name, row[name],
                                           want)


def check_bytes(a):
    """RFC 4180: CR LF, one number of fields, UTF-8, no byte order mark."""
    raw = (a.data / "figures.csv").read_bytes()
    assert raw.decode("utf-8")[0] != "\ufeff"
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert all(None not in row and None not in row.values()
               for row in a.rows)


def check_jsonl(a):
    lines = (a.data / "figures.jsonl").read_text().splitlines()
    assert len(lines) == len(a.rows)
    for line, row in zip(lines, a.rows):
        record = json.loads(line)
        assert list(record) == list(row)
        for name, value in record.items():
            assert same(cell(value), row[name]), (name, value, row[name])


def check_stats(a):
    """`stats` prints the same rows, but for ordinals."""
    out = subprocess.run([DUIKAN, "stats", "--format", "csv", a.site],
                         capture_output=True, check=True).stdout
    mine = list(csv.DictReader(out.decode().splitlines()))
    assert mine == [r for r in a.rows if r["kind"] != "ordinal"]


# -- what the files say of themselves --

# Frictionless Data Package 1.0, Data Resource, Tabular Data Resource and Table
# Schema: what the specifications require and allow of what we use.
NAME = {"type": "string", "pattern": "^([-a-z0-9._/])+$"}
FIELD = {
    "type": "object", "required": ["name"],
    "properties": {
        "name": {"type": "string"},
        "type": {"enum": ["string", "number", "integer", "date", "boolean"]},
        "description": {"type": "string", "minLength": 1},
        "constraints": {
            "type": "object", "additionalProperties": False,
            "properties": {"enum": {"type": "array", "minItems": 1,
                                    "uniqueItems": True}}}},
    "additionalProperties": False}
SCHEMA = {
    "type": "object", "required": ["fields"],
    "properties": {
        "fields": {"type": "array", "minItems": 1, "items": FIELD},
        "primaryKey": {"type": "string"},
        "missingValues": {"type": "array", "items": {"type": "string"}},
        "foreignKeys": {"type": "array", "minItems": 1, "items": {
            "type": "object", "required": ["fields", "reference"],
            "properties": {
                "fields": {"type": "string"},
                "reference": {
                    "type": "object", "required": ["resource", "fields"],
                    "properties": {"resource": {"type": "string"},
                                   "fields": {"type": "string"}}}}}}},
    "additionalProperties": False}
RESOURCE = {
    "type": "object", "required": ["name"],
    "oneOf": [{"required": ["path"]}, {"required": ["data"]}],
    "properties": {
        "name": NAME,
        "path": {"type": "string",
                 "pattern": "^(?=^[^./~])(^((?!\\.{2}).)*$).*$"},
        "data": {"type": "array"},
        "profile": {"enum": ["data-resource", "tabular-data-resource"]},
        "title": {"type": "string"}, "format": {"type": "string"},
        "mediatype": {"type": "string", "pattern": "^(.+)/(.+)$"},
        "encoding": {"type": "string"},
        "dialect": {"type": "object"}, "schema": SCHEMA},
    "additionalProperties": False}
PACKAGE = {
    "type": "object", "required": ["resources"],
    "properties": {
        "profile": {"enum": ["data-package", "tabular-data-package"]},
        "name": NAME, "title": {"type": "string"},
        "description": {"type": "string"},
        "homepage": {"type": "string", "pattern": "^https?://"},
        "contributors": {"type": "array", "minItems": 1, "items": {
            "type": "object", "required": ["title"],
            "properties": {"title": {"type": "string"},
                           "role": {"enum": ["author", "publisher",
                                             "maintainer", "wrangler",
                                             "contributor"]}}}},
        "resources": {"type": "array", "minItems": 1, "items": RESOURCE}},
    "additionalProperties": False}


def check_package(a):
    try:
        import jsonschema
    except ImportError:
        return "no jsonschema here"
    jsonschema.Draft7Validator.check_schema(PACKAGE)
    jsonschema.validate(a.package, PACKAGE)
    for r in a.package["resources"]:
        if r.get("profile") == "tabular-data-resource":
            assert "schema" in r, r["name"]
    return None


def check_resources(a):
    names = [r["name"] for r in a.package["resources"]]
    assert len(names) == len(set(names))
    for r in a.package["resources"]:
        if "path" in r:
            assert (a.data / r["path"]).is_file(), r["path"]
    assert [f["name"] for f in a.fields()] == list(a.rows[0])


def check_values(a):
    """Every cell is of its field's type and one of its values."""
    types = {"string": r"(?s).*", "number": r"-?\d+(\.\d+)?([eE][-+]?\d+)?",
             "integer": r"-?\d+", "date": r"\d{4}-\d\d-\d\d"}
    for field in a.fields():
        one_of = field.get("constraints", {}).get("enum")
        for row in a.rows:
            value = row[field["name"]]
            if value == "":
                continue
            assert re.fullmatch(types[field["type"]], value), (field, value)
            assert one_of is None or value in one_of, (field, value)
    keys = [row["figure"] for row in a.rows]
    assert len(keys) == len(set(keys)) and all(keys)
    head, *rows = a.resource("units")["data"]
    assert head[0] == "id"
    units = {row[0] for row in rows}
    assert {r["unit_id"] for r in a.rows if r["unit_id"]} <= units


def check_csvw(a):
    table = json.loads((a.data / "figures.csv-metadata.json").read_text())
    assert table["@context"] == "http://www.w3.org/ns/csvw"
    assert (a.data / table["url"]).is_file()
    columns = table["tableSchema"]["columns"]
    assert [c["name"] for c in columns] == list(a.rows[0])
    assert [c["titles"] for c in columns] == list(a.rows[0])
    assert {c["datatype"] for c in columns} <= {
        "string", "number", "integer", "date"}
    assert table["tableSchema"]["primaryKey"] == "figure"


def check_readme(a):
    text = (a.data / "README.md").read_text()
    assert "{" not in re.sub(r"`[^`]*`", "", text)
    for field in a.fields():
        assert f"| `{field['name']}` |" in text, field["name"]
    for row in a.db.execute("SELECT share FROM confidence"):
        assert f"{row[0] * 100:.0f} %" in text


def check_sql(a):
    """Every question in the README, with the sqlite3 that people have."""
    if shutil.which("sqlite3") is None:
        return "no sqlite3 here"
    text = (a.data / "README.md").read_text()
    questions = re.findall(r"```sql\n(.*?)```", text, re.S)
    assert len(questions) >= 4
    for sql in questions:
        done = subprocess.run(
            ["sqlite3", "-readonly", a.data / "archive.db", sql],
            capture_output=True, text=True)
        assert done.returncode == 0 and done.stdout, (sql, done.stderr)
    return None


def check_sums(a):
    listed = {}
    for line in (a.data / "SHA256SUMS").read_text().splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    here = {p.name for p in a.data.iterdir()}
    assert set(listed) == here - {"SHA256SUMS", "everything.zip"}, listed
    for name, digest in listed.items():
        assert hashlib.sha256(
            (a.data / name).read_bytes()).hexdigest() == digest, name


def check_zip(a):
    path = a.data / "everything.zip"
    if not path.exists():
        return "built without libarchive"
    with zipfile.ZipFile(path) as z:
        assert z.testzip() is None
        names = {f"data/{p.name}" for p in a.data.iterdir()} - {
            "data/everything.zip"}
        assert set(z.namelist()) == names
        for name in names:
            assert z.read(name) == (a.site / name).read_bytes(), name
    return None


# -- regions and industries --

def check_industries(a):
    found = 0
    for path in a.site.glob("industries/*/figures.csv"):
        code = path.parent.name
        assert rows_of(path) == [r for r in a.rows if r["industry"] == code]
        assert (path.parent / "index.html").is_file(), path
        found += 1
    assert found == len({r["industry"] for r in a.rows if r["industry"]})


def check_regions(a):
    """Each claim is with all regions that its place lay in then."""
    want = {}
    for figure, path in a.db.execute(
            "SELECT a.id || '.f' || f.n, r.path FROM figure f "
            "JOIN article a ON a.key = f.article "
            "JOIN place_region w ON w.place = f.place "
            "JOIN place r ON r.key = w.region "
            "WHERE r.path IS NOT NULL AND r.kind <> 'country' AND "
            "f.repeats IS NULL AND (f.lang = 'zh' OR f.pair IS NULL) AND "
            "a.date BETWEEN w.\"from\" AND w.\"to\""):
        want.setdefault(path, set()).add(figure)
    got = {}
    for path in a.site.glob("regions/**/figures.csv"):
        rows = rows_of(path)
        keys = {r["figure"] for r in rows}
        assert rows == [r for r in a.rows if r["figure"] in keys], path
        got[str(path.parent.relative_to(a.site / "regions"))] = keys
        assert (path.parent / "index.html").is_file(), path
    assert got == want and got, set(got) ^ set(want)


# -- against the gold standard --

def number(text):
    return None if text == "" else float(text)


def interval(row, name):
    ends = row[name + "_from"] or None, row[name + "_to"] or None
    return dict(zip(("from", "to"), ends)) if any(ends) else None


def as_record(row):
    """A row as score.py wants a figure."""
    r = dict(row)
    for name in ("min", "max", "implied_max", "factor_min", "factor_max"):
        r[name] = number(row[name])
    for name in ("role", "qualifier", "unit_id", "per_id", "item"):
        r[name] = row[name] or None
    r["period"] = interval(row, "period")
    r["compared_with"] = interval(row, "compared_with")
    r["per"] = r["per_id"]
    return r


def check_gold(a):
    """Every figure of the gold has its row, and every cell is as it says; no
    row is without one."""
    places = {row[0]: (row[1], row[2], row[3]) for row in a.db.execute(
        "SELECT f.id, a.source, f.bytes_start, f.bytes_end FROM figures f "
        "JOIN articles a ON a.id = f.article WHERE f.repeats IS NULL")}
    units, unseen, cells = goldfile.load_units(), set(places), 0
    by_id = {row["figure"]: row for row in a.rows}
    for path, article in goldfile.gold_files(SOURCE / "tests/gold/real"):
        g = goldfile.Gold(path, article, units)
        name = f"articles/{pathlib.Path(article).name}"
        for item in g.items:
            if item.kind != "figure":
                continue
            hits = [i for i, (source, start, end) in places.items()
                    if source == name and
                    min(end, item.end) > max(start, item.start)]
            unseen -= set(hits)
            if item.lang != "zh" or item.optional or not hits or \
                    hits[0] not in by_id:
                continue        # only the first of two printings is a claim
            assert len(hits) == 1, hits
            judged = score.judge_figure(
                as_record(by_id[hits[0]]), item.want, None)
            # A head is where it stands, an ordinal's list is in the record.
            judged.pop("head", None)
            if "values" in item.want:
                judged.pop("value"), judged.pop("value_qualifier"), \
                    judged.pop("full")
            assert all(judged.values()), (path.name, item.text, judged)
            cells += len(judged)
    left = [by_id[i]["text"] for i in unseen if i in by_id]
    assert not left, left
    assert cells > 300, cells


# -- with what people have --

def check_pandas(a):
    python = next((p for p in (sys.executable, "/usr/bin/python3") if
                   subprocess.run([p, "-c", "import pandas"],
                                  capture_output=True).returncode == 0), None)
    if python is None:
        return "no pandas here"
    code = ("import pandas, sys; f = pandas.read_csv(sys.argv[1]); "
            "print(len(f), pandas.api.types.is_numeric_dtype(f['min']), "
            "f['text'][0], len(f.columns))")
    done = subprocess.run([python, "-c", code, a.data / "figures.csv"],
                          capture_output=True, text=True)
    want = f"{len(a.rows)} True {a.rows[0]['text']} {len(a.rows[0])}"
    assert done.stdout.strip() == want, (done.stdout, done.stderr)
    return None


OFFICE = shutil.which("soffice")


def convert(path, to, folder, into=None):
    options = [f"--infilter={into}"] if into else []
    subprocess.run(
        [OFFICE, "--headless", "--norestore",
         f"-env:UserInstallation=file://{folder}/profile", *options,
         "--convert-to", to, "--outdir", folder, path],
        check=True, capture_output=True, timeout=120)
    return folder / (path.stem + "." + to.partition(":")[0])


UTF8_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1"


def check_office_csv(a):
    """What Calc reads from the CSV is what stands there."""
    if OFFICE is None:
        return "no LibreOffice here"
    with tempfile.TemporaryDirectory() as tmp:
        out = convert(a.data / "figures.csv", UTF8_CSV, pathlib.Path(tmp),
                      "Text - txt - csv (StarCalc):44,34,76,1")
        got = rows_of(out)
    assert len(got) == len(a.rows)
    for mine, row in zip(got, a.rows):
        for name in ("figure", "text", "sentence_zh", "title_en", "unit_id"):
            assert mine[name] == row[name], (name, mine[name], row[name])
    return None


def check_workbook(a):
    if not (a.data / "figures.xlsx").exists():
        return "built without libxlsxwriter"
    if OFFICE is None:
        return "no LibreOffice here"
    with tempfile.TemporaryDirectory() as tmp:
        tmp = pathlib.Path(tmp)
        flat = convert(a.data / "figures.xlsx", "fods", tmp)
        root = ElementTree.parse(flat).getroot()
    ns = {n: f"urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"
          for n in ("table", "office", "text", "config", "style")}

    def at(prefix, name):
        return f"{{{ns[prefix]}}}{name}"

    def said(p):
        """The text of a paragraph, in which blanks may be elements."""
        for blank in p.iter(at("text", "s")):
            blank.text = " " * int(blank.get(at("text", "c"), 1))
        return "".join(p.itertext())

    lines = root.findall(".//table:table-row", ns)
    cells = [[c for cell in line.findall("table:table-cell", ns)
              for c in [cell] * int(cell.get(
                  at("table", "number-columns-repeated"), 1))]
             for line in lines[:len(a.rows) + 1]]
    names = ["".join(c.itertext()).strip() for c in
             cells[0][:len(a.rows[0])]]
    assert names == list(a.rows[0]), names
    column = {name: i for i, name in enumerate(names)}
    for line, row in zip(cells[1:], a.rows):
        for name in ("min", "max", "confidence", "page"):
            c = line[column[name]]
            if row[name] == "":
                continue
            assert c.get(at("office", "value-type")) == "float", name
            # Calc itself writes fifteen digits.
            assert math.isclose(float(c.get(at("office", "value"))),
                                float(row[name]), rel_tol=1e-14), row[name]
        for name in ("text", "sentence_zh", "sentence_en", "date"):
            c = line[column[name]]
            shown = "\n".join(said(p) for p in c.findall("text:p", ns))
            guarded = row[name].lstrip("'")
            assert shown == guarded, (name, shown, row[name])
        link = line[column["link"]]
        to = re.fullmatch(r'of:=HYPERLINK\("([^"]*)"\)',
                          link.get(at("table", "formula"), ""))
        assert to, link.attrib
        assert to[1].endswith(row["link"]), (to[1], row["link"])
        assert said(link.find("text:p", ns)) == to[1]
    widths = {p.get(at("style", "column-width")) for p in
              root.iter(at("style", "table-column-properties"))}
    assert len(widths) > 2, widths
    with zipfile.ZipFile(a.data / "figures.xlsx") as z:
        sheet = z.read("xl/worksheets/sheet1.xml").decode()
    assert '<pane ySplit="1" topLeftCell="A2"' in sheet     # frozen
    assert 'state="frozen"' in sheet and "<autoFilter" in sheet
    return None


def check_guard(a):
    """FAULTS 37: nothing that a spreadsheet would run."""
    row = a.rows[0]
    assert row["title_zh"].startswith("'=1+1"), row["title_zh"]
    assert row["title_en"].startswith("'=HYPERLINK"), row["title_en"]
    for r in a.rows:
        for field in a.fields():
            value = r[field["name"]]
            assert field["type"] != "string" or \
                not re.match(r"[=+\-@\t\r]", value), value


def check_sheet_rows(tmp):
    """The workbook ends where it was told to, and says what is not in it."""
    whole = build(tmp / "whole", SOURCE / "corpus")
    short = build(tmp / "short", SOURCE / "corpus", "--sheet-rows", "3")
    none = build(tmp / "none", SOURCE / "corpus", "--sheet-rows", "0")
    assert whole.rows == short.rows == none.rows
    assert not (none.data / "figures.xlsx").exists()
    assert not any(r.get("format") == "xlsx" for r in none.package["resources"])
    if not (whole.data / "figures.xlsx").exists():
        return "built without libxlsxwriter"

    def lines(archive):
        with zipfile.ZipFile(archive.data / "figures.xlsx") as z:
            sheet = ElementTree.fromstring(
                z.read("xl/worksheets/sheet1.xml"))
        return ["".join(row.itertext()) for row in sheet.iter(
            "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}row")]

    assert lines(short)[:4] == lines(whole)[:4]
    assert lines(short)[4:] == [
        f"and {len(whole.rows) - 3} more: figures.csv has all"]
    assert len(lines(whole)) == len(whole.rows) + 1
    return None


tap = Tap()


def build(site, corpus, *options):
    subprocess.run([DUIKAN, "build", "-q", "-o", site, *options, corpus],
                   check=True, capture_output=True, env={**os.environ, "LC_ALL": "C"})
    return Archive(site)


def look_at_all(tmp):
    (tmp / "hostile").mkdir()
    (tmp / "hostile/a.txt").write_text(HOSTILE)
    for label, archive in (
            ("corpus", build(tmp / "site", SOURCE / "corpus")),
            ("hostile", build(tmp / "site2", tmp / "hostile"))):
        for name, function in (
                ("rows are claims", check_against_database),
                ("the CSV is one", check_bytes),
                ("JSON Lines say the same", check_jsonl),
                ("stats prints the same", check_stats),
                ("the data package is valid", check_package),
                ("it lists what is there", check_resources),
                ("cells are what it says", check_values),
                ("CSV on the Web says the same", check_csvw),
                ("the README is filled in", check_readme),
                ("checksums are right", check_sums),
                ("the ZIP has it all", check_zip),
                ("industries have theirs", check_industries),
                ("pandas reads the CSV", check_pandas)):
            tap.run(function, archive, name=f"{label}: {name}")
        if label == "corpus":
            tap.run(check_regions, archive, name="corpus: regions have theirs")
            tap.run(check_sql, archive,
                    name="corpus: sqlite3 answers the README's questions")
            tap.run(check_gold, archive,
                    name="corpus: every cell is as the gold says")
        else:
            tap.run(check_guard, archive, name="hostile: formulas are guarded")
        archive.db.close()
    tap.run(check_sheet_rows, tmp, name="a workbook may be short")


def look_with_office(tmp):
    archive = build(tmp / "site", SOURCE / "corpus")
    tap.run(check_office_csv, archive, name="Calc reads the CSV")
    tap.run(check_workbook, archive, name="Calc reads the workbook")
    archive.db.close()


with tempfile.TemporaryDirectory() as top:
    (look_with_office if OFFICE_ALONE else look_at_all)(pathlib.Path(top))
sys.exit(tap.end())

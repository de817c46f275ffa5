#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The records of a corpus, as printed and as kept: records.py DUIKAN CORPUS

What `duikan extract` prints is compared with the bytes of the articles, and
with the views of the database that `duikan build` publishes, field by field.
The database is opened with whatever SQLite there is. Prints TAP.
"""
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

DUIKAN, CORPUS = sys.argv[1], pathlib.Path(sys.argv[2])
VIEW = {"article": "articles", "bead": "beads", "figure": "figures",
        "time": "times", "place": "places", "organisation": "organisations",
        "discrepancy": "discrepancies"}


def flat(record):
    """A record as schema.sql says that it stands in a row."""
    row = {}
    for name, value in record.items():
        if name == "type":
            continue
        if name.endswith("bytes"):
            start, end = value if value is not None else (None, None)
            row[name + "_start"], row[name + "_end"] = start, end
        elif isinstance(value, dict):
            for inner, v in value.items():
                row[f"{name}_{inner}"] = v
        elif isinstance(value, list):
            row[name] = json.dumps(value, ensure_ascii=False,
                                   separators=(",", ":"))
        elif isinstance(value, bool):
            row[name] = int(value)
        else:
            row[name] = value
    return row


def same(name, record, said, kept):
    if name in ("zh_text", "en_text") and record.get("level") == "paragraph":
        return kept is None       # the text of its sentences
    if isinstance(said, str) and isinstance(kept, (int, float)):
        return float(said) == kept      # more digits than a double has
    return said == kept


def check_bytes(records):
    for r in records:
        text = (CORPUS / SOURCE[r["article"]]).read_bytes()
        for name, value in r.items():
            if not name.endswith("bytes") or value is None:
                continue
            words = {"bytes": "text", "number_bytes": "number"}.get(
                name, name.replace("bytes", "text"))
            found = text[value[0]:value[1]].decode()
            assert found == (r[words] or ""), (r["id"], name, found)
        if r["type"] not in ("article", "bead", "discrepancy"):
            line = text[:r["bytes"][0]].count(b"\n") + 1
            assert line == r["line"], (r["id"], line)


def check_ids(records):
    ids = [r["id"] for r in records]
    assert len(ids) == len(set(ids)), "an id is there twice"
    known = set(ids)
    for r in records:
        assert r["id"].split(".")[0] == r["article"]
        for name in ("pair", "linked", "repeats", "bead"):
            if r.get(name) is not None:
                assert r[name] in known, (r["id"], name)


def check_order(records):
    at = {}
    for r in records:
        if r["type"] in ("article", "bead", "discrepancy"):
            continue
        start = r["bytes"][0]
        assert start >= at.get(r["article"], 0), r["id"]
        at[r["article"]] = start


def check_beads(records):
    """Beads cover both halves once, the Chinese in order."""
    halves = {}
    for r in records:
        # Headline lines that repeat others are in no record.
        if r["type"] == "bead" and r["level"] != "headline":
            for lang in ("zh", "en"):
                halves.setdefault((r["article"], r["level"], lang),
                                  []).extend(r[lang])
    for (article, level, lang), indices in halves.items():
        if lang == "en":
            indices = sorted(indices)
        assert indices == list(range(len(indices))), (article, level, lang)


def check_rows(records, db):
    for kind, view in VIEW.items():
        rows = {row["id"]: dict(row)
                for row in db.execute(f"SELECT * FROM {view}")}
        mine = [r for r in records if r["type"] == kind]
        assert len(rows) == len(mine), (view, len(rows), len(mine))
        for r in mine:
            row = rows[r["id"]]
            for name, value in flat(r).items():
                if kind == "article" and name == "article":
                    continue
                if name in ("period_text", "dateline", "period",
                            "compared_with"):
                    assert value is None, (r["id"], name)
                    continue
                assert name in row, f"{view} has no column {name}"
                assert same(name, r, value, row[name]), (
                    r["id"], name, value, row[name])


def check_stock(path):
    """Every view, with the sqlite3 that people have."""
    if shutil.which("sqlite3") is None:
        return "no sqlite3 here"
    for view in [*VIEW.values(), "claims", "regions", "industries"]:
        done = subprocess.run(
            ["sqlite3", "-readonly", path, f"SELECT count(*) FROM {view}"],
            capture_output=True, text=True)
        assert done.returncode == 0 and int(done.stdout) > 0, (
            view, done.stderr)
    done = subprocess.run(
        ["sqlite3", "-readonly", path, "PRAGMA integrity_check",
         "INSERT INTO words (words) VALUES ('integrity-check')"],
        capture_output=True, text=True)
    assert done.stdout.strip() == "ok", done.stdout
    return None


def run(*args):
    return subprocess.run([DUIKAN, *args], check=True, capture_output=True,
                          env={**os.environ, "LC_ALL": "C"}).stdout


tap = Tap()
with tempfile.TemporaryDirectory() as tmp:
    records = [json.loads(line)
               for line in run("extract", str(CORPUS)).splitlines()]
    SOURCE = {r["id"]: r["source"] for r in records if r["type"] == "article"}
    run("build", "-q", "-o", f"{tmp}/site", str(CORPUS))
    path = f"{tmp}/site/data/archive.db"
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    tap.run(check_bytes, records, name="bytes are of the source")
    tap.run(check_ids, records, name="ids are unique and lead somewhere")
    tap.run(check_order, records, name="records are in text order")
    tap.run(check_beads, records, name="beads cover both halves once")
    tap.run(check_rows, records, db, name="rows are records")
    tap.run(check_stock, path, name="any sqlite3 reads the views")
    db.close()
sys.exit(tap.end())

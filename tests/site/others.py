#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What programs that none of us wrote make of our files: others.py DUIKAN SOURCE

The data package is read by the Frictionless library, XLIFF 2.0 by the npm
package xliff (both in build-node/ or $DUIKAN_NODE: see package.json), the
translation memory by the Translate Toolkit, feeds by feedparser. Each has to
find in them what stands there. OmegaT has a test of its own (tests/align/
exchange.py). What is not installed is passed over, and said so. Speaks TAP.
"""
import csv
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

DUIKAN, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
HERE = pathlib.Path(__file__).resolve().parent
XML = "{http://www.w3.org/XML/1998/namespace}"
XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"
ATOM = "{http://www.w3.org/2005/Atom}"
tap = Tap()


def python_with(module):
    """The Python of the system has its packages, another one perhaps not."""
    for python in sys.executable, "/usr/bin/python3":
        if shutil.which(python) and subprocess.run(
                [python, "-c", f"import {module}"],
                capture_output=True).returncode == 0:
            return python
    return None


def ask(python, code, *args):
    done = subprocess.run([python, "-c", code, *map(str, args)],
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def node(site, xliff):
    """What others.js tells, or None and why."""
    modules = pathlib.Path(os.environ.get(
        "DUIKAN_NODE", SOURCE / "build-node")) / "node_modules"
    if shutil.which("node") is None or \
            not all((modules / m).is_dir() for m in ("datapackage", "xliff")):
        return None, "npm install --prefix build-node datapackage xliff"
    done = subprocess.run(
        ["node", HERE / "others.js", site / "data/datapackage.json", *xliff],
        capture_output=True, text=True,
        env={**os.environ, "NODE_PATH": str(modules)})
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout), None


def package(site, told):
    assert not told["faults"], told["faults"]
    with open(site / "data/figures.csv", newline="", encoding="utf-8") as f:
        rows = list(csv.DictReader(f))
    got = told["tables"]["figures"]
    assert len(got) == len(rows) > 0
    for mine, row in zip(got, rows):
        for name in "figure", "text", "sentence_zh", "qualifier":
            assert (mine[name] or "") == row[name], (name, mine, row)
        for name in "min", "max", "confidence":
            assert mine[name] == (float(row[name]) if row[name] else None)
        assert (mine["date"] or "")[:10] == row["date"]
        assert row["unit_id"] == "" or mine["unit_id"]["id"] == row["unit_id"]
    assert len(told["tables"]["units"]) > 3


def xliff_pairs(told, files):
    for path in files:
        units = ET.parse(path).getroot().iter(XLIFF + "unit")
        want = [[u.get("id"), u.findtext(f".//{XLIFF}source") or "",
                 u.findtext(f".//{XLIFF}target") or ""] for u in units]
        got = [[i, s or "", t or ""] for i, s, t in told["xliff"][str(path)]]
        assert sorted(got) == sorted(want) != [], path


def with_node(tmp, site):
    subprocess.run([DUIKAN, "align", "-q", "--format", "xliff", "-o",
                    tmp / "xliff", SOURCE / "corpus"], check=True)
    files = sorted((tmp / "xliff").iterdir())
    told, why = node(site, files)
    tap.run(lambda: why or package(site, told),
            name="the Frictionless library reads the data package")
    tap.run(lambda: why or xliff_pairs(told, files), name="xliff reads XLIFF 2.0")


def memory(site):
    python = python_with("translate.storage.tmx")
    if python is None:
        return "python3-translate is not installed"
    path = site / "data/alignment.tmx"
    got = ask(python, "import json, sys; "
              "from translate.storage import tmx; "
              "f = tmx.tmxfile.parsestring(open(sys.argv[1], 'rb').read()); "
              "f.sourcelanguage, f.targetlanguage = 'zh', 'en'; "
              "print(json.dumps([[str(u.source), str(u.target)] "
              "for u in f.units if u.istranslatable()]))", path)
    want = [[v.findtext("seg") for v in tu.iter("tuv")]
            for tu in ET.parse(path).getroot().iter("tu")]
    assert got == want != [], (len(got), len(want))
    return None


def feeds(site):
    python = python_with("feedparser")
    if python is None:
        return "python3-feedparser is not installed"
    paths = sorted(site.rglob("feed.xml"))
    got = ask(python, "import feedparser, json, sys; "
              "print(json.dumps([[f.bozo, f.version, f.feed.id, f.feed.title, "
              "[[e.id, e.link, e.title, list(e.updated_parsed[:6])] "
              "for e in f.entries]] "
              "for f in map(feedparser.parse, sys.argv[1:])]))", *paths)
    assert len(got) == len(paths) > 3
    for path, (bozo, version, ident, title, entries) in zip(paths, got):
        feed = ET.parse(path).getroot()
        assert not bozo and version == "atom10", path
        assert (ident, title) == (feed.findtext(ATOM + "id"),
                                  feed.findtext(ATOM + "title")), path
        want = [[e.findtext(ATOM + "id"), e.find(ATOM + "link").get("href"),
                 e.findtext(ATOM + "title"),
                 list(datetime.datetime.fromisoformat(
                     e.findtext(ATOM + "updated")).utctimetuple()[:6])]
                for e in feed.iter(ATOM + "entry")]
        assert entries == want != [], (path, entries, want)
    return None


def main(tmp):
    site = tmp / "site"
    subprocess.run([DUIKAN, "build", "-q", "-o", site, SOURCE / "corpus"],
                   check=True)
    with_node(tmp, site)
    tap.run(memory, site, name="the Translate Toolkit reads the memory")
    tap.run(feeds, site, name="feedparser reads the feeds")


with tempfile.TemporaryDirectory(prefix="duikan-") as folder:
    main(pathlib.Path(folder))
sys.exit(tap.end())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What others pick up from a site: harvest.py DUIKAN SOURCE [ARTICLES]

Builds a synthetic newspaper of 2,000 articles and holds every XML file of its
site against a schema: the TEI against templates/*.rng, all of it, and a sample
of each kind against TEI P5; feeds, sitemaps, MODS and OAI-PMH against schemas/,
which say what their standards allow. Every pointer from one file to another is
followed. What is not installed is passed over, and said so. Speaks TAP.
"""
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

from valid import tei_all

DUIKAN, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
ARTICLES = sys.argv[3] if len(sys.argv) > 3 else "2000"
HERE = pathlib.Path(__file__).resolve().parent
BASE = "https://archive.example.org/sub/"
ABOUT = """Title: A Synthetic <Newspaper>
Newspaper: The Daily & Weekly
Newspaper-zh: 日报
Publisher: Nobody
Rights: None "reserved"
"""
TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
MODS = "{http://www.loc.gov/mods/v3}"
OAI = "{http://www.openarchives.org/OAI/2.0/}"
XI = "{http://www.w3.org/2001/XInclude}"
count, failed = 0, False


def ok(faults, name):
    global count, failed
    faults = list(faults)
    count += 1
    failed |= bool(faults)
    print("%sok %d - %s" % ("not " if faults else "", count, name))
    for line in faults[:20]:
        print("# %s" % line)
    sys.stdout.flush()


def validate(command, files, name):
    """`command` is a validator and its schema; files go in handfuls."""
    global count
    files = [str(f) for f in files]
    if shutil.which(command[0]) is None:
        count += 1
        print("ok %d - %s # SKIP %s is not installed" %
              (count, name, command[0]))
        return
    faults = [] if files else ["there is no file"]
    for i in range(0, len(files), 400):
        run = subprocess.run(command + files[i:i + 400], text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        lines = [l for l in run.stdout.splitlines()
                 if not l.endswith("validates") and "[warning]" not in l]
        if run.returncode != 0:
            faults += lines or ["exit %d" % run.returncode]
    ok(faults, "%s: %d files" % (name, len(files)))


def build(corpus, site, about):
    (corpus / "archive.md").write_text(about)
    subprocess.run([DUIKAN, "build", "-q", "-o", site, corpus], check=True)


def schemas(site):
    articles = sorted((site / "articles").rglob("*.xml"))
    lists = sorted((site / "tei").glob("*.xml"))
    everything = sorted(site.rglob("*.xml"))
    feeds = [p for p in everything if p.name == "feed.xml"]
    sitemaps = [site / "sitemap.xml", *sorted(site.glob("sitemaps/*.xml"))]
    mods, oai = (sorted(site.glob(d + "/*.xml")) for d in ("mods", "oai"))
    known = {*articles, *lists, *feeds, *sitemaps, *mods, *oai}
    validate(["xmllint", "--nonet", "--noout"], everything,
             "every XML file parses")
    validate(["jing", str(site / "tei/duikan.rng")], articles,
             "articles by duikan.rng")
    validate(["xmllint", "--nonet", "--noout", "--relaxng",
              str(site / "tei/duikan-lists.rng")], lists,
             "corpus and authorities by duikan-lists.rng")
    for name, files in (("atom", feeds), ("sitemap", sitemaps),
                        ("mods", mods), ("oai", oai)):
        validate(["jing", "-c", str(HERE / "schemas" / (name + ".rnc"))],
                 files, name)
    ok((p for p in everything if p not in known), "no other kind of XML")
    p5 = tei_all(str(SOURCE))
    if p5 is None:
        ok([], "TEI P5 # SKIP no tei_all.rng")
        return
    rng = random.Random(5)
    validate(["jing", p5], rng.sample(articles, min(60, len(articles))),
             "articles by TEI P5")
    # jing carries the inclusions out; ids are unique in one article only.
    validate(["jing", "-i", p5],
             [p for p in lists if p.name[0] in "12u"][::7] +
             [p for p in lists if p.name[0] in "iop"],
             "corpus and authorities by TEI P5")


def names_schema(site):
    """Each TEI document names the schema beside it."""
    for path in [*(site / "articles").rglob("*.xml"),
                 *(site / "tei").glob("*.xml")]:
        lists = path.parent.name == "tei"
        href = re.search(rb'<\?xml-model href="([^"]*)"',
                         path.read_bytes()[:500])
        want = site / "tei" / ("duikan-lists.rng" if lists else "duikan.rng")
        if href is None or not want.samefile(
                path.parent / href.group(1).decode()):
            yield path.name


def ids(path):
    return {e.get(XML + "id") for e in ET.parse(path).getroot().iter()}


def pointers(site):
    """Authorities that articles name are there."""
    there = {p.resolve(): ids(p) for p in (site / "tei").glob("*.xml")}
    seen = 0
    for article in (site / "articles").rglob("*.xml"):
        for e in ET.parse(article).getroot().iter():
            for value in (e.get("sameAs"), e.get("ref")):
                if value is None or value.startswith("#"):
                    continue
                seen += 1
                path, anchor = value.split("#")
                if anchor not in there.get((article.parent / path).resolve(),
                                           ()):
                    yield "%s: %s" % (article.name, value)
    for p in (site / "tei").glob("[op]*.xml"):
        for e in ET.parse(p).getroot().iter():
            for value in (e.get("ref"), e.get("ana")):
                if value is None:
                    continue
                path, anchor = value.split("#")
                if anchor not in there[(p.parent / (path or p.name)).resolve()]:
                    yield "%s: %s" % (p.name, value)
    if seen < 100:
        yield "only %d pointers" % seen


def corpus_takes_in(site):
    def includes(path):
        return [(path.parent / e.get("href")).resolve()
                for e in ET.parse(path).getroot().iter(XI + "include")]

    months = includes(site / "tei/corpus.xml")
    took = [p for m in months for p in includes(m)]
    if sorted(took) != sorted((site / "articles").rglob("*.xml")):
        yield "not every article once"


def sitemap_lists(site):
    urls = []
    for e in ET.parse(site / "sitemap.xml").getroot().iter(MAP + "loc"):
        part = site / e.text[len(BASE):]
        found = [x.text for x in ET.parse(part).getroot().iter(MAP + "loc")]
        if len(found) > 50000:
            yield "%s: %d addresses" % (part, len(found))
        urls += found
    if any(not u.startswith(BASE) for u in urls):
        yield "an address that is not ours"
    got = sorted(u[len(BASE):] for u in urls)
    want = sorted(str(p.relative_to(site)) for p in site.rglob("*.html"))
    if got != want:
        yield "differ: %s" % sorted(set(got) ^ set(want))[:9]
    if "Sitemap: %ssitemap.xml" % BASE not in (
            site / "robots.txt").read_text():
        yield "robots.txt does not name it"


def records(site):
    want = sorted(p.stem for p in (site / "articles").rglob("*.xml"))
    mods = sorted(e.text for p in site.glob("mods/*.xml") for e in
                  ET.parse(p).getroot().iter(MODS + "identifier"))
    if mods != want:
        yield "MODS has not every article once"
    oai = sorted(e.text.split(":")[2] for p in site.glob("oai/*.xml")
                 for e in ET.parse(p).getroot().iter(OAI + "identifier"))
    if oai != want:
        yield "OAI-PMH has not every article once"


def feeds(site, base):
    """In falling order of days, without doubles, leading to pages."""
    for path in site.rglob("feed.xml"):
        root = ET.parse(path).getroot()
        days = [e.find(ATOM + "published").text
                for e in root.iter(ATOM + "entry")]
        names = [e.text for e in root.iter(ATOM + "id")]
        if days != sorted(days, reverse=True) or len(days) > 40:
            yield "%s: order" % path
        if root.find(ATOM + "updated").text != days[0]:
            yield "%s: updated" % path
        if len(set(names)) != len(names):
            yield "%s: an id twice" % path
        if any(not n.startswith(base or "tag:") for n in names):
            yield "%s: id %s" % (path, names[0])
        for link in root.iter(ATOM + "link"):
            href = link.get("href")
            there = (site / href[len(base):] if base
                     else path.parent / href)
            if not there.is_file():
                yield "%s: %s leads nowhere" % (path, href)


def main():
    tmp = pathlib.Path(tempfile.mkdtemp(prefix="duikan-harvest-"))
    corpus, site = (tmp / "corpus").resolve(), (tmp / "site").resolve()
    try:
        subprocess.run([sys.executable, SOURCE / "tests/bench/synthesise.py",
                        ARTICLES, corpus], check=True,
                       stdout=subprocess.DEVNULL)
        (corpus / "articles/undated.txt").write_text(
            "Title: No day\n\nNobody knows when.\n")
        build(corpus, site, ABOUT + "Base-URL: %s\nContact: a@example.org\n"
              "OAI-Gateway: https://gateway.example.org/oai\n" % BASE)
        schemas(site)
        ok(names_schema(site), "documents name their schemas")
        ok(pointers(site), "authorities that articles point to are there")
        ok(corpus_takes_in(site), "the corpus takes in every article")
        ok(sitemap_lists(site), "the sitemap lists every page")
        ok(records(site), "every article has its records")
        ok(feeds(site, BASE), "feeds")
        build(corpus, site, ABOUT)
        validate(["jing", "-c", str(HERE / "schemas/atom.rnc")],
                 site.rglob("feed.xml"), "feeds without an address")
        ok(feeds(site, ""), "links of feeds without an address")
        ok((n for n in ("sitemap.xml", "sitemaps", "oai")
            if (site / n).exists()), "nothing that wants an address")
        ok([] if "no Base-URL" in (site / "robots.txt").read_text()
           else ["robots.txt"], "and it is said why")
    finally:
        if not os.environ.get("KEEP"):
            shutil.rmtree(tmp)
    print("1..%d" % count)
    return failed


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Bad input: faults.py DUIKAN SOURCE

A case a fault of rows.tsv, each in a folder of its own. The articles are
composed here. Prints TAP.
"""
import csv
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys

from rig import (CORPUS, DUIKAN, SOURCE, article, case, expect, folder, litter,
                 main, run, site_pages, tree)


def rejects(tmp, data, words, exit_code=1, options=()):
    """The bad file is told, with its path; the good one gets its records."""
    here = folder(tmp, bad=data, good=article())
    done = run("extract", "--only", "article", *options, here)
    err = done.stderr.decode()
    expect(done.returncode == exit_code, done.returncode, err)
    expect(f"{here}/bad.txt:" in err and words in err, err)
    expect(done.stdout.count(b"\n") == 1, done.stdout)


@case
def row_01_invalid_utf8(tmp):
    rejects(tmp, article().encode() + b"\xff", "not UTF-8 at byte")


@case
def row_02_gb18030(tmp):
    data = article().encode("gb18030")
    rejects(tmp, data, "--encoding gb18030")
    done = run("extract", "--only", "article", "--encoding", "gb18030",
               tmp / "in" / "bad.txt")
    expect(done.returncode == 0 and "组织起来".encode() in done.stdout,
           done.stderr)


@case
def row_03_bom_and_line_ends(tmp):
    text = article()
    want = run("extract", "--only", "figure", "-", input=text.encode()).stdout
    expect(want.count(b"\n") >= 4, want)
    values = re.compile(rb'"(?:min|max|unit|kind)":[^,]*')
    for variant in ("\ufeff" + text, text.replace("\n", "\r\n"),
                    text.replace("\n", "\r")):
        done = run("extract", "--only", "figure", "-", input=variant.encode())
        expect(done.returncode == 0, done.stderr)
        expect(values.findall(done.stdout) == values.findall(want),
               done.stdout)
    rejects(tmp, text.encode("utf-16"), "UTF-16")


@case
def row_04_controls(tmp):
    rejects(tmp, article(zh="一\0二"), "NUL")
    done = run("extract", "-", input=article(zh="一\x01二\ufffe三。").encode())
    expect(done.returncode == 0 and b"U+FFFD" in done.stderr, done.stderr)
    expect(b"\\u0001" not in done.stdout, done.stdout)


@case
def row_05_size_limit(tmp):
    rejects(tmp, article(zh="长" * 100000), "max-size",
            options=("--max-size", "100k"))


@case
def row_05_bounded_memory(tmp):
    """A line of 200 MB and a file of 3 GB, which is never read whole."""
    here = folder(tmp, good=article())
    with open(here / "line.txt", "wb") as f:
        for _ in range(200):
            f.write(b"long " * 200000)
    with open(here / "sparse.txt", "wb") as f:
        f.truncate(3 << 30)
    child = subprocess.Popen([DUIKAN, "extract", "-j2", "--only", "article",
                              str(here)], stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE)
    out, err = child.stdout.read(), child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    expect(child.returncode == 1 and out.count(b"\n") == 1, err)
    expect(b"line.txt" in err and b"sparse.txt" in err, err)
    if "sanitize" not in DUIKAN:
        expect(usage.ru_maxrss < 300 << 10, usage.ru_maxrss, "KB")


@case
def row_06_empty_and_header_only(tmp):
    rejects(tmp, "", "empty")
    header = "Title: Nothing\nAuthor:\nDate: 1958-05-04\nPage: 2\n\n"
    (tmp / "in" / "bad.txt").write_text(header)
    done = run("extract", tmp / "in" / "bad.txt")
    expect(done.returncode == 1 and done.stdout == b"", done.stderr)


@case
def row_07_one_half(tmp):
    text = article().split("<hr />")[0]
    here = folder(tmp, one=text)
    done = run("build", "-o", tmp / "site", here)
    expect(done.returncode == 0, done.stderr)
    expect(b"one.txt" in done.stderr, "not flagged")
    expect(len(list((tmp / "site/articles").rglob("*.html"))) == 1)


@case
def row_08_a_million_digits(tmp):
    for digits in ("9" * 1000000, "九" * 300000, "9," * 500000,
                   "一亿" * 150000):
        text = article(zh=f"共{digits}吨。", en=f"In all {digits} tons.")
        done = run("extract", "--only", "figure", "-", input=text.encode(),
                   timeout=120)
        expect(done.returncode in (0, 1), done.returncode)
        expect(b"million_digits" not in done.stdout)


@case
def row_09_overflow(tmp):
    done = run("extract", "--only", "figure", "-",
               input=article(zh="产量九万亿亿亿亿亿斤。").encode())
    expect(b"out of range" in done.stderr, done.stderr)


@case
def row_10_dates(tmp):
    for i, date in enumerate(("0000-00-00", "1960-02-30", "")):
        out = tmp / f"site{i}"
        (tmp / "a.txt").write_text(article(date=date))
        done = run("build", "-o", out, tmp / "a.txt")
        expect(done.returncode == 0, done.stderr)
        pages = list((out / "articles").rglob("*.html"))
        expect(len(pages) == 1 and "undated" in str(pages[0]), pages)


@case
def row_11_page(tmp):
    done = run("extract", "--only", "article", "-",
               input=article(page="999999999").encode())
    expect(b'"page":null' in done.stdout, done.stdout)


@case
def row_12_markup_in_every_field(tmp):
    evil = '<script>alert(1)</script>&"\'><img src=x onerror=alert(1)>'
    here = folder(tmp, evil=article(evil + "题", evil, zh=evil + "三千吨。",
                                    en=evil + " 3,000 tons."))
    done = run("build", "-o", tmp / "site", here)
    expect(done.returncode == 0, done.stderr)
    for page in (tmp / "site").rglob("*.html"):
        html = page.read_text()
        expect("<script>alert" not in html and "<img src=x" not in html, page)


@case
def row_13_search_shards(tmp):
    """They are scripts in a page: nothing in a text ends them."""
    evil = "</script><!--\u2028\u2029\\\"');//"
    here = folder(tmp, evil=article("题" + evil, evil, zh=evil + "三千吨。",
                                    en=evil + " 3,000 tons."))
    expect(run("build", "-o", tmp / "site", here).returncode == 0)
    shards = list((tmp / "site/search").rglob("*.js"))
    expect(len(shards) > 2, shards)
    for shard in shards:
        text = shard.read_text()
        expect("</script" not in text.lower() and "<!--" not in text, shard)
        expect("\u2028" not in text and "\u2029" not in text, shard)
        for call in re.findall(r"^\w+\((.*)\);?$", text, re.M):
            json.loads(f"[{call}]")


@case
def row_14_hostile_names(tmp):
    """What the paper, a title or a file is called is never a path."""
    titles = ["../../../up", "/etc/passwd", "..", "a/b", "nul\tname",
              "%2e%2e%2f", "C:\\con", "-rf", "*?<>|", "~root", "."]
    here = tmp / "in" / "deep" / "deeper"
    here.mkdir(parents=True)
    for i, title in enumerate(titles):
        name = title.replace("/", "\u2215")
        (here / f"a{name}.txt").write_text(
            article(title, title, date=f"1958-05-{i + 1:02}"))
    (here / "line\nfeed \x1b[31m '\"`$(id).txt").write_text(article())
    before = set(os.listdir(tmp))
    done = run("build", "-o", tmp / "site", tmp / "in")
    expect(done.returncode == 0, done.stderr)
    expect(b"\x1b" not in done.stderr, done.stderr)
    expect(set(os.listdir(tmp)) - before == {"site", ".site.duikan-cache"},
           os.listdir(tmp))
    pages = site_pages(tmp / "site")
    expect(len(pages) == len(titles) + 1, pages)
    for path in (tmp / "site").rglob("*"):
        expect(re.fullmatch(r"[\w.@-]+", path.name, re.A), path)


@case
def row_16_case_and_length(tmp):
    """Names that Windows takes for one, and names no file system takes."""
    here = folder(tmp)
    for i, title in enumerate(("Steel", "STEEL", "steel", "长" * 400,
                               "长" * 400 + "短", "w" * 3000)):
        (here / f"{'Aa'[i % 2]}{i}.txt").write_text(article(title, title))
    (here / ("名" * 83 + ".txt")).write_text(article("最长"))
    done = run("build", "-o", tmp / "site", here)
    expect(done.returncode == 0, done.stderr)
    expect(len(site_pages(tmp / "site")) == 7)
    names = [str(p.relative_to(tmp / "site"))
             for p in (tmp / "site").rglob("*")]
    expect(len({n.lower() for n in names}) == len(names), "one name twice")
    expect(max(len(p.encode()) for n in names for p in n.split("/")) < 144)


@case
def row_15_duplicates(tmp):
    here = folder(tmp, a=article(), b=article(), c=article(zh="另文。"))
    done = run("extract", "--only", "article", here)
    ids = re.findall(rb'"id":"([^"]+)"', done.stdout)
    expect(len(set(ids)) == 3, ids)
    expect(b"a.txt" in done.stderr or b"b.txt" in done.stderr, done.stderr)
    first = sorted(ids)
    for old, new in (("a", "z"), ("b", "a"), ("z", "b")):
        (here / f"{old}.txt").rename(here / f"{new}.txt")
    done = run("extract", "--only", "article", here)
    expect(sorted(re.findall(rb'"id":"([^"]+)"', done.stdout)) == first)


@case
def row_17_and_18_links_and_devices(tmp):
    here = folder(tmp, a=article())
    (here / "loop").symlink_to(here, target_is_directory=True)
    os.mkfifo(here / "pipe.txt")
    done = run("extract", "--only", "article", here, timeout=20)
    expect(done.returncode == 0 and done.stdout.count(b"\n") == 1,
           done.stderr)
    expect(b"pipe.txt" in done.stderr, done.stderr)


@case
def row_19_missing(tmp):
    done = run("extract", tmp / "nowhere")
    expect(done.returncode == 1 and b"nowhere" in done.stderr, done.stderr)


@case
def row_19_unreadable(tmp):
    here = folder(tmp, a=article(), secret=article(title_zh="另一篇"))
    (here / "closed").mkdir()
    (here / "closed" / "b.txt").write_text(article(title_zh="又一篇"))
    (here / "secret.txt").chmod(0)
    (here / "closed").chmod(0)
    tmp.chmod(0o755)
    how = {}
    if os.geteuid() == 0:  # may read all
        how = dict(user=65534, group=65534, extra_groups=[])
    done = run("extract", "--only", "article", here, **how)
    (here / "closed").chmod(0o755)
    expect(done.returncode == 1, done.returncode, done.stderr)
    expect(b"secret.txt" in done.stderr and b"closed" in done.stderr,
           done.stderr)
    expect(done.stdout.count(b"\n") == 1, done.stdout)


@case
def row_30_deep_nesting(tmp):
    """What a parser by recursion, or one that goes back, drowns in."""
    deep = 100000
    for filling in (">" * deep, "> " * deep, "[" * deep, "*a " * deep,
                    "“" * deep, "（" * deep, "![](" * deep, "`" * deep,
                    "- " * deep, "\n\n".join(["    一。"] * deep),
                    "<b>" * deep, "&#x0;" * deep, "一、" * deep,
                    "Shanghai Branch of the " * (deep // 2)):
        text = article(zh=filling, en=filling)
        done = run("extract", "-q", "-", input=text.encode())
        expect(done.returncode in (0, 1), filling[:9], done.returncode,
               done.stderr[:500])
    (tmp / "archive.md").write_text("Title: Deep\n\n" + "> " * deep)
    (tmp / "articles").mkdir()
    (tmp / "articles" / "a.txt").write_text(article())
    done = run("build", "-o", tmp / "site", tmp)
    expect(done.returncode == 0, done.stderr)


LAUGHS = ("<!DOCTYPE TEI [<!ENTITY a 'ha'>"
          + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>"
                    for a, b in zip("abcdefghi", "bcdefghij")) + "]>")
OUTSIDE = ("<!DOCTYPE TEI SYSTEM 'http://127.0.0.1:9/tei.dtd' "
           "[<!ENTITY j SYSTEM '{}'>]>")


@case
def row_31_entities(tmp):
    """A document type is refused at once, in articles and in templates."""
    secret = tmp / "secret"
    secret.write_text("the secret")
    sheet = (SOURCE / "templates/article.xsl").read_text()
    (tmp / "t").mkdir()
    for declared in (LAUGHS, OUTSIDE.format(secret)):
        here = tmp / "a.xml"
        here.write_text(f"{declared}\n<TEI xmlns='http://www.tei-c.org/ns/1.0'>"
                        "<text><body><p>&j;</p></body></text></TEI>")
        done = run("extract", here)
        expect(done.returncode == 1 and b"a.xml" in done.stderr, done.stderr)
        expect(b"the secret" not in done.stdout, done.stdout)
        (tmp / "t/article.xsl").write_text(re.sub(
            r"(<xsl:stylesheet)", lambda m: declared + m[1], sheet, count=1))
        done = run("build", "--templates", tmp / "t", "-o", tmp / "site",
                   CORPUS)
        expect(done.returncode == 3 and b"document type" in done.stderr,
               done.stderr)
        expect(not (tmp / "site").exists())


@case
def row_24_not_ours(tmp):
    (tmp / "site").mkdir()
    (tmp / "site" / "thesis.doc").write_text("mine")
    done = run("build", "-o", tmp / "site", CORPUS)
    expect(done.returncode == 3, done.returncode)
    expect(tree(tmp / "site").keys() == {"thesis.doc"})


@case
def row_25_a_users_file(tmp):
    site = tmp / "site"
    run("build", "-o", site, CORPUS)
    (site / "CNAME").write_text("mine")
    (site / "notes").mkdir()
    (site / "notes" / "a.txt").write_text("mine too")
    done = run("build", "-o", site, CORPUS)
    expect(done.returncode == 0, done.stderr)
    expect((site / "CNAME").read_text() == "mine")
    expect((site / "notes/a.txt").read_text() == "mine too")


MAIN = '<xsl:template match="tei:TEI" mode="main">'


def article_template(tmp, more):
    """A folder of templates where every article's page begins with `more`."""
    (tmp / "t").mkdir(exist_ok=True)
    text = (SOURCE / "templates/article.xsl").read_text()
    expect(MAIN in text)
    (tmp / "t/article.xsl").write_text(text.replace(MAIN, MAIN + more))
    return tmp / "t"


@case
def row_31_templates_have_no_way_out(tmp):
    """Not to a file, a folder above, the network, or by writing one."""
    (tmp / "secret.xml").write_text("<a>the secret</a>")
    for i, way in enumerate((
            tmp / "secret.xml", "../secret.xml", f"file://{tmp}/secret.xml",
            "/etc/passwd", "http://127.0.0.1:9/a.xml", "article.xsl")):
        templates = article_template(
            tmp, f"""<i id="leak">[<xsl:copy-of select="document('{way}')"/>]</i>
            <exsl:document xmlns:exsl="http://exslt.org/common"
            xsl:extension-element-prefixes="exsl" href="{tmp}/written">no
            <xsl:fallback/></exsl:document>""")
        site = tmp / f"site{i}"
        done = run("build", "--templates", templates, "-o", site, CORPUS)
        expect(done.returncode in (0, 3), done.returncode, done.stderr)
        for page in site_pages(site) if done.returncode == 0 else ():
            expect('<i id="leak">[]</i>' in page.read_text(), way)
        expect(not (tmp / "written").exists(), way)


@case
def row_31_includes_stay_inside(tmp):
    """xsl:include and xsl:import find templates, by name, and nothing else."""
    (tmp / "secret.xsl").write_text(
        '<xsl:stylesheet version="1.0" '
        'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>')
    sheet = (SOURCE / "templates/article.xsl").read_text()
    (tmp / "t").mkdir()
    for element in ("include", "import"):
        for way in ("../secret.xsl", tmp / "secret.xsl",
                    f"file://{tmp}/secret.xsl", "http://127.0.0.1:9/a.xsl"):
            (tmp / "t/article.xsl").write_text(re.sub(
                r"(?=<xsl:include )",
                f'<xsl:{element} href="{way}"/>', sheet, count=1))
            done = run("build", "--templates", tmp / "t", "-o", tmp / "site",
                       CORPUS)
            expect(done.returncode == 3 and not (tmp / "site").exists(), way,
                   done.returncode, done.stderr)


@case
def row_32_malformed_template(tmp):
    (tmp / "t").mkdir()
    (tmp / "t/article.xsl").write_text("<xsl:stylesheet>\n<oops")
    done = run("build", "--templates", tmp / "t", "-o", tmp / "site", CORPUS)
    expect(done.returncode == 3, done.returncode)
    expect(re.search(rb"article\.xsl:\d+", done.stderr), done.stderr)
    expect(not (tmp / "site").exists())


@case
def row_32_recursive_template(tmp):
    """Its depth has an end, and the old site stays."""
    site = tmp / "site"
    expect(run("build", "-o", site, CORPUS).returncode == 0)
    before = tree(site)
    templates = article_template(
        tmp, """<xsl:call-template name="again"/></xsl:template>
        <xsl:template name="again"><xsl:call-template name="again"/>
        </xsl:template><xsl:template match="tei:TEI" mode="never">""")
    done = run("build", "-j1", "--templates", templates, "-o", site, CORPUS)
    expect(done.returncode == 3, done.returncode, done.stderr[-500:])
    expect(re.search(rb"article\.xsl:\d+", done.stderr), done.stderr[-500:])
    expect(tree(site) == before and not litter(site))


@case
def row_33_same_bytes(tmp):
    shutil.copytree(CORPUS, tmp / "c")
    variants = [
        dict(jobs=1, env={"LC_ALL": "C", "TZ": "UTC"}),
        dict(jobs=7, env={"LC_ALL": "zh_CN.UTF-8", "TZ": "Asia/Shanghai"}),
        dict(jobs=2, env={"LC_ALL": "de_DE.UTF-8", "TZ": "America/Caracas"},
             umask=0o077),
    ]
    trees = []
    for i, v in enumerate(variants):
        done = run("build", "-j", v["jobs"], "-o", tmp / f"s{i}", tmp / "c",
                   env={**os.environ, **v["env"]},
                   **({"umask": v["umask"]} if "umask" in v else {}))
        expect(done.returncode == 0, done.stderr)
        trees.append(tree(tmp / f"s{i}"))
    for other in trees[1:]:
        expect(other == trees[0], [k for k in trees[0]
                                   if other.get(k) != trees[0][k]][:5])


@case
def row_34_damaged_database(tmp):
    site = tmp / "site"
    run("build", "-o", site, CORPUS)
    db = site / "data/archive.db"
    for damage in (b"not a database" * 100, b""):
        db.write_bytes(damage)
        done = run("search", "--archive", site, "重庆")
        expect(done.returncode == 3 and b"archive.db" in done.stderr,
               done.returncode, done.stderr)


@case
def row_34_older_database(tmp):
    """Read: advice. Built upon: made anew."""
    site = tmp / "site"
    run("build", "-o", site, CORPUS)
    want = tree(site)
    with sqlite3.connect(site / "data/archive.db") as db:
        db.execute("PRAGMA user_version = 1")
    db.close()
    for command in ("search", "stats"):
        done = run(command, *(["--archive", site, "重庆"]
                              if command == "search" else [site]))
        expect(done.returncode == 3 and b"archive.db" in done.stderr
               and b"build" in done.stderr, done.returncode, done.stderr)
    expect(run("build", "-o", site, CORPUS).returncode == 0)
    expect(tree(site) == want)


@case
def row_36_bidirectional_marks(tmp):
    title = "Reverse \u202e gnihsilbup \u200b end"
    (tmp / "a.txt").write_text(article(title_en=title, date="1960-02-30"))
    done = run("build", "-o", tmp / "site", tmp / "a.txt")
    expect(done.returncode == 0, done.stderr)
    expect("\u202e".encode() not in done.stderr)


@case
def row_37_formulas(tmp):
    text = article(en="=cmd() +1,200 tons -5 percent @home.",
                   zh="=一千二百吨，+三百斤。")
    (tmp / "a.txt").write_text(text)
    done = run("stats", "--by", "item,unit", "--format", "csv", tmp / "a.txt")
    expect(done.returncode == 0, done.stderr)
    for row in csv.reader(done.stdout.decode().splitlines()):
        for cell in row:
            expect(not re.match(r"[=@\t\r]|[+-](?![\d.])", cell), row)


@case
def row_38_bad_row_in_a_table(tmp):
    shutil.copytree(CORPUS, tmp / "c")
    places = tmp / "c/authority/places.tsv"
    lines = places.read_text().splitlines()
    lines.append("broken")
    places.write_text("\n".join(lines) + "\n")
    done = run("extract", "--only", "article", tmp / "c")
    expect(done.returncode == 1, done.returncode)
    expect(f"places.tsv:{len(lines)}".encode() in done.stderr, done.stderr)
    expect(done.stdout.count(b"\n") == 5)
    (tmp / "c/authority/units.tsv").write_bytes(b"# units\n\nt\t\xe5\xff\n")
    done = run("check", "--authority", tmp / "c")
    expect(b"units.tsv:3:3: error: not UTF-8" in done.stdout, done.stdout)


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Bad input and a failing world: faults.py DUIKAN SOURCE

What must happen then, a function a fault, each in a folder of its own. The
articles are composed here. Prints TAP.
"""
import csv
import hashlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

DUIKAN, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
CORPUS = SOURCE / "corpus"
CASES = []


def case(test):
    CASES.append(test)
    return test


def article(title_zh="组织起来多织布", title_en="Get Organised, Weave More",
            date="1958-05-04", page="2", zh=None, en=None):
    zh = zh or "本市织布厂上月织布三千五百匹，比去年同期增加百分之十二。"
    en = en or ("The city's weaving mill wove 3,500 bolts of cloth last "
                "month, 12 percent more than in the same period last year.")
    return (f"Title: {title_en}\nAuthor: composed for tests\nDate: {date}\n"
            f"Page: {page}\n\n{en}\n\n\n\n<hr /> \n\nOriginal: \n\n\n"
            f"### {title_zh}\n\n{date}\n第{page}版()\n专栏：\n\n"
            f"    {title_zh}\n    {zh}\n")


def run(*args, **more):
    more.setdefault("timeout", 120)
    return subprocess.run([DUIKAN, *map(str, args)], capture_output=True,
                          **more)


def folder(tmp, **files):
    """A folder of articles; a name ends at "__" where ".txt" belongs."""
    here = tmp / "in"
    here.mkdir()
    for name, text in files.items():
        data = text if isinstance(text, bytes) else text.encode()
        (here / (name + ".txt")).write_bytes(data)
    return here


def many(tmp, n):
    """A folder of n articles: enough work to be interrupted."""
    here = tmp / "many"
    here.mkdir()
    for i in range(n):
        (here / f"{i:05}.txt").write_text(
            article(title_zh=f"第{i}号织布厂增产"))
    return here


def tree(path):
    """Every file below `path` with the hash of its bytes."""
    return {str(p.relative_to(path)):
            hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(path.rglob("*")) if p.is_file()}


def cache_of(site):
    """What the next build takes from this one."""
    return site.parent / f".{site.name}.duikan-cache"


def expect(ok, *told):
    if not ok:
        raise AssertionError(" ".join(str(t) for t in told))


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
def row_21_disk_full(tmp):
    old = tmp / "site"
    expect(run("build", "-o", old, CORPUS).returncode == 0)
    before = tree(old)
    shutil.rmtree(cache_of(old))

    def small():
        import resource
        resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))

    done = run("build", "-o", old, CORPUS, preexec_fn=small)
    expect(done.returncode == 3, done.returncode, done.stderr)
    expect(tree(old) == before, "the old site changed")
    expect(not [n for n in os.listdir(tmp) if "stag" in n], os.listdir(tmp))


@case
def row_22_stdout(tmp):
    for args in (("extract", CORPUS), ("align", CORPUS), ("--help",),
                 ("stats", CORPUS), ("check", CORPUS), ("--version",),
                 ("search", "--archive", CORPUS, "重庆"), ("build", "--help")):
        with open("/dev/full", "w") as full:
            done = subprocess.run([DUIKAN, *map(str, args)], stdout=full,
                                  stderr=subprocess.PIPE)
        expect(done.returncode == 3, args, done.returncode)
        done = subprocess.run([DUIKAN, *map(str, args)],
                              stderr=subprocess.PIPE,
                              preexec_fn=lambda: os.close(1))
        expect(done.returncode == 3, args, "closed", done.returncode)
    # No file takes the place of a standard one that is closed.
    done = subprocess.run([DUIKAN, "build", "-o", tmp / "site", CORPUS],
                          preexec_fn=lambda: os.closerange(0, 3))
    expect(done.returncode == 0, done.returncode)
    expect((tmp / "site" / "index.html").exists())


@case
def row_23_read_only(tmp):
    if os.geteuid() == 0:
        out = pathlib.Path("/proc/duikan-site")  # not even root can
    else:
        (tmp / "ro").mkdir(mode=0o555)
        out = tmp / "ro" / "site"
    done = run("build", "-o", out, CORPUS)
    expect(done.returncode == 3 and str(out).encode() in done.stderr,
           done.stderr)


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


@case
def row_26_killed(tmp):
    site, reference = tmp / "site", tmp / "reference"
    corpus = tmp / "corpus"
    shutil.copytree(CORPUS, corpus)
    article_file = min((corpus / "articles").iterdir())
    run("build", "-o", reference, "--no-cache", corpus)
    want = tree(reference)
    begun = time.monotonic()
    run("build", "-o", site, corpus)
    length = time.monotonic() - begun
    for i in range(20):
        # Now all is made anew, now what was made before is linked.
        if i % 2 == 0:
            shutil.rmtree(cache_of(site), ignore_errors=True)
        else:
            article_file.touch()
        child = subprocess.Popen([DUIKAN, "build", "-q", "-o", site, corpus],
                                 stderr=subprocess.DEVNULL)
        time.sleep(length * i / 18)
        child.kill()
        child.wait()
        expect(tree(site) == want, "killed after", length * i / 18)
    expect(run("build", "-o", site, corpus).returncode == 0)
    expect(tree(site) == want)
    left = set(os.listdir(tmp)) - {"site", "reference", "corpus",
                                   cache_of(site).name}
    expect(not [n for n in left if (tmp / n).is_dir()], left)


def under_way(site, corpus, **more):
    """A build that has its lock and has begun to write."""
    child = subprocess.Popen([DUIKAN, "build", "-q", "-o", site, corpus],
                             stderr=subprocess.DEVNULL, **more)
    staging = site.parent / f".{site.name}.duikan-staging"
    while not list(staging.glob("*")) and child.poll() is None:
        time.sleep(0.001)
    expect(child.poll() is None, "too fast to be met")
    return child


@case
def row_27_two_at_once(tmp):
    site, big = tmp / "site", many(tmp, 1000)
    first = under_way(site, big)
    second = run("build", "-o", site, CORPUS)
    expect(second.returncode == 3, second.returncode, second.stderr)
    expect(first.wait() == 0 and (site / "index.html").exists())


@case
def row_31_templates_have_no_way_out(tmp):
    (tmp / "t").mkdir()
    shutil.copy(SOURCE / "templates/article.xsl", tmp / "t/article.xsl")
    text = (tmp / "t/article.xsl").read_text()
    evil = text.replace("</xsl:stylesheet>", """
  <xsl:template match="*[local-name()='TEI']" priority="99">
    <xsl:copy-of select="document('/etc/passwd')"/>
    <leak><xsl:value-of select="document('http://127.0.0.1:9/')"/></leak>
  </xsl:template></xsl:stylesheet>""")
    (tmp / "t/article.xsl").write_text(evil)
    run("build", "--templates", tmp / "t", "-o", tmp / "site", CORPUS)
    for page in (tmp / "site").rglob("*.html"):
        expect("root:" not in page.read_text(), page)


@case
def row_32_malformed_template(tmp):
    (tmp / "t").mkdir()
    (tmp / "t/article.xsl").write_text("<xsl:stylesheet>\n<oops")
    done = run("build", "--templates", tmp / "t", "-o", tmp / "site", CORPUS)
    expect(done.returncode == 3, done.returncode)
    expect(re.search(rb"article\.xsl:\d+", done.stderr), done.stderr)
    expect(not (tmp / "site").exists())


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
def row_35_signals(tmp):
    site = tmp / "site"
    run("build", "-o", site, CORPUS)
    want, big = tree(site), many(tmp, 1000)
    for sig in (signal.SIGINT, signal.SIGTERM):
        child = under_way(site, big)
        child.send_signal(sig)
        expect(child.wait() != 0, "exit status after", sig)
        expect(tree(site) == want, sig)
        expect(set(os.listdir(tmp)) == {"site", "many", cache_of(site).name},
               os.listdir(tmp))
    # What was to be ignored, as under nohup, is.
    child = under_way(
        site, big,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    child.send_signal(signal.SIGHUP)
    expect(child.wait() == 0 and tree(site) != want, "hung up")
    reader = subprocess.Popen([DUIKAN, "extract", str(CORPUS)],
                              stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL)
    reader.stdout.read(10)
    reader.stdout.close()
    expect(reader.wait() == 3)


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


def main():
    failed = 0
    print(f"1..{len(CASES)}")
    for i, test in enumerate(CASES, 1):
        tmp = pathlib.Path(tempfile.mkdtemp(prefix="duikan-"))
        try:
            test(tmp)
            print(f"ok {i} - {test.__name__}")
        except (AssertionError, subprocess.TimeoutExpired) as e:
            failed += 1
            print(f"not ok {i} - {test.__name__}")
            for line in str(e)[:2000].splitlines():
                print("#", line)
        finally:
            shutil.rmtree(tmp, ignore_errors=True)
        sys.stdout.flush()
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())

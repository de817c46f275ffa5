#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Articles that come out of archives: archives.py DUIKAN SOURCE

The site of a folder and that of an archive of it are the same bytes; bombs,
locked and damaged members, hostile names do no harm. Archives are made by
Python's own modules, and by zstd and 7z where these are installed. TAP.
"""
import gzip
import hashlib
import io
import json
import pathlib
import shutil
import struct
import subprocess
import sys
import tarfile
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Skip, Tap  # noqa: E402

DUIKAN, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
CORPUS = SOURCE / "corpus"
CASES = []


def case(test):
    CASES.append(test)
    return test


def run(*args, code=0):
    r = subprocess.run([DUIKAN, *map(str, args)], capture_output=True,
                       timeout=120)
    if r.returncode != code:
        raise AssertionError(f"{args}: exit {r.returncode}, not {code}: "
                             + r.stderr.decode(errors="replace")[:500])
    return r


def expect(ok, *told):
    if not ok:
        raise AssertionError(" ".join(str(t) for t in told)[:600])


def article(n, day=None):
    day = day or f"1958-05-{n % 28 + 1:02}"
    return (f"Title: Weave More, No. {n}\nAuthor: composed\nDate: {day}\n"
            f"Page: 2\n\nThe mill wove {n},500 bolts of cloth.\n\n<hr />\n\n"
            f"Original:\n\n### 第{n}号织布厂多织布\n\n{day}\n第2版()\n"
            f"专栏：\n\n    织布厂织布{n}千五百匹。\n").encode()


def members(n):
    """In no order at all."""
    return {f"{i * 37 % n % 5}/{i * 37 % n:03}.txt": article(i * 37 % n)
            for i in range(n)}


def write_zip(path, files, **more):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in files.items():
            z.writestr(name, data, **more)
    return path


def write_tar(path, files, mode="w"):
    with tarfile.open(path, mode) as t:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            t.addfile(info, io.BytesIO(data))
    return path


def write_folder(path, files):
    for name, data in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)
    return path


def tool(name, *args, cwd):
    if shutil.which(name) is None:
        raise Skip(f"{name} is not installed")
    subprocess.run([name, *map(str, args)], cwd=cwd, check=True,
                   stdout=subprocess.DEVNULL)


def tree(path):
    return {str(p.relative_to(path)):
            hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(path.rglob("*")) if p.is_file()}


def same_site(tmp, archive, folder):
    """Names inside an archive are those of the folder: all is equal."""
    run("build", "-q", "-o", tmp / "one", folder)
    run("build", "-q", "-j", "3", "-o", tmp / "two", archive)
    one, two = tree(tmp / "one"), tree(tmp / "two")
    expect(len(one) > 20, len(one))
    expect(one == two, {n for n in one | two if one.get(n) != two.get(n)})


def corpus_files():
    files = {"corpus/" + str(p.relative_to(CORPUS)): p.read_bytes()
             for p in CORPUS.rglob("*.txt")}
    files["corpus/archive.md"] = (CORPUS / "archive.md").read_bytes()
    return files


def inner(files):
    return {n.split("/", 1)[1]: data for n, data in files.items()}


@case
def zip_of_a_corpus(tmp):
    files = inner(corpus_files())
    same_site(tmp, write_zip(tmp / "corpus.zip", files),
              write_folder(tmp / "corpus", files))


@case
def tar_gz_in_disorder(tmp):
    same_site(tmp, write_tar(tmp / "in.tar.gz", members(60), "w:gz"),
              write_folder(tmp / "in", members(60)))


@case
def tar_xz_in_disorder(tmp):
    same_site(tmp, write_tar(tmp / "in.tar.xz", members(60), "w:xz"),
              write_folder(tmp / "in", members(60)))


@case
def tar_zst(tmp):
    write_tar(tmp / "in.tar", members(60))
    tool("zstd", "-q", "in.tar", cwd=tmp)
    same_site(tmp, tmp / "in.tar.zst", write_folder(tmp / "in", members(60)))


@case
def seven_zip(tmp):
    write_folder(tmp / "in", members(60))
    tool("7z", "a", "-bd", "../in.7z", ".", cwd=tmp / "in")
    same_site(tmp, tmp / "in.7z", tmp / "in")


@case
def corpus_below_a_top_folder(tmp):
    write_zip(tmp / "x.zip", {**corpus_files(),
                              "corpus/notes.md": b"No article.",
                              "corpus/authority/places.tsv": b"#"})
    r = run("extract", "--only", "article", tmp / "x.zip")
    sources = [json.loads(line)["source"] for line in r.stdout.splitlines()]
    expect(len(sources) == 5, sources)
    expect(all(s.startswith("corpus/articles/") for s in sources), sources)
    expect(b"unpack it" in r.stderr, r.stderr)


@case
def months_in_a_folder(tmp):
    both = members(40)
    names = sorted(both)
    (tmp / "in" / "1958").mkdir(parents=True)
    write_zip(tmp / "in/1958/a.zip", {n: both[n] for n in names[::2]})
    write_tar(tmp / "in/b.tar.gz", {n: both[n] for n in names[1::2]}, "w:gz")
    r = run("extract", "--only", "article", tmp / "in")
    flat = run("extract", "--only", "article",
               write_folder(tmp / "flat", both))
    took = [json.loads(line) for line in r.stdout.splitlines()]
    want = [json.loads(line) for line in flat.stdout.splitlines()]
    for record in took:
        prefix, record["source"] = record["source"].split(
            ".zip/" if ".zip/" in record["source"] else ".tar.gz/")
        expect(prefix in ("1958/a", "b"), prefix)
    expect(took == want, "the same records")
    # The order of a command that needs none of the paper is that of the walk.
    r = run("align", "-j", "4", tmp / "in")
    expect(r.stdout == run("align", "-j", "1", tmp / "in").stdout, "jobs")


@case
def names_in_gb18030(tmp):
    path = write_zip(tmp / "x.zip", {"AAAA.txt": article(1)})
    path.write_bytes(path.read_bytes().replace(
        b"AAAA", "重庆".encode("gb18030")))
    r = run("extract", "--only", "article", path)
    expect(json.loads(r.stdout)["source"] == "重庆.txt", r.stdout)
    # UTF-8, and said so.
    write_zip(path, {"重庆.txt": article(1)})
    expect(run("extract", "--only", "article", path).stdout == r.stdout)


@case
def names_are_no_paths(tmp):
    files = {"../../up.txt": article(1), "/root.txt": article(2),
             "./a/../b.txt": article(3), "a\x01b.txt": article(4),
             ".hidden.txt": article(5), "__MACOSX/x.txt": article(6),
             "README.md": b"no article", "c:\\x.txt": article(7),
             "picture.png": b"\x89PNG"}
    for path in (write_tar(tmp / "x.tar", files),):
        before = tree(tmp)
        run("build", "-q", "--no-cache", "-o", tmp / "site", path)
        names = {json.loads(line)["source"] for line in run(
            "extract", "--only", "article", path).stdout.splitlines()}
        expect(names == {"up.txt", "root.txt", "a/../b.txt", "a\ufffdb.txt",
                         "c:\\x.txt"}, names)
        shutil.rmtree(tmp / "site")
        expect(tree(tmp) == before, "nothing else was written")


@case
def links_and_devices_are_passed_over(tmp):
    with tarfile.open(tmp / "x.tar", "w") as t:
        for name, kind in (("a.txt", tarfile.SYMTYPE),
                           ("b.txt", tarfile.LNKTYPE),
                           ("c.txt", tarfile.FIFOTYPE),
                           ("d.txt", tarfile.DIRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            t.addfile(info)
        info = tarfile.TarInfo("e.txt")
        info.size = len(article(1))
        t.addfile(info, io.BytesIO(article(1)))
    r = run("extract", "--only", "article", tmp / "x.tar")
    expect(len(r.stdout.splitlines()) == 1, r.stdout)


@case
def encrypted_member(tmp):
    path = write_zip(tmp / "x.zip", {"a.txt": article(1), "b.txt": article(2)})
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):  # general purpose flags
        flags = data.index(mark) + at
        data[flags] |= 1
    path.write_bytes(data)
    r = run("extract", "--only", "article", path, code=1)
    expect(b"x.zip/a.txt: error: encrypted" in r.stderr, r.stderr)
    expect(json.loads(r.stdout)["source"] == "b.txt", r.stdout)


@case
def damaged_member(tmp):
    path = write_zip(tmp / "x.zip", {"a.txt": article(1), "b.txt": article(2),
                                     "c.txt": article(3)})
    data = bytearray(path.read_bytes())
    start = data.index(b"b.txt")
    data[start + 40] ^= 0xff
    path.write_bytes(data)
    r = run("extract", "--only", "article", path, code=1)
    expect(b"x.zip/b.txt: error: cannot read" in r.stderr, r.stderr)
    expect(len(r.stdout.splitlines()) == 2, r.stdout)


@case
def truncated_archive(tmp):
    path = write_tar(tmp / "x.tar.gz", members(200), "w:gz")
    path.write_bytes(path.read_bytes()[:-300])
    r = run("extract", "--only", "article", path, code=1)
    expect(b"x.tar.gz: error: archive cannot be read" in r.stderr, r.stderr)
    expect(50 < len(r.stdout.splitlines()) < 200, "what lies before is good")


@case
def no_archive_at_all(tmp):
    for name in ("x.zip", "x.tar.gz", "x.7z", "x.tar.xz"):
        (tmp / name).write_bytes(b"no archive" * 99)
        run("extract", tmp / name, code=1)


@case
def archive_in_an_archive(tmp):
    inside = write_zip(tmp / "in.zip", {"a.txt": article(1)}).read_bytes()
    path = write_tar(tmp / "x.tar", {"in.zip": inside, "b.txt": article(2)})
    r = run("extract", "--only", "article", path)
    expect(b"not opened" in r.stderr, r.stderr)
    expect(len(r.stdout.splitlines()) == 1)


@case
def bombs(tmp):
    zeros = bytes(70 << 20)
    for name in ("x.txt", "x.jsonl", "x.png"):
        path = write_tar(tmp / "x.tar.gz",
                         {"a.txt": article(1), name: zeros,
                          "z.txt": article(2)}, "w:gz")
        r = run("extract", "--only", "article", path, code=1)
        expect(b"--max-ratio" in r.stderr, name, r.stderr)
        expect(len(r.stdout.splitlines()) == 1, name, r.stdout)
        # Who trusts it may have it; --max-size still holds for each.
        r = run("extract", "--only", "article", "--max-ratio", "100000", path,
                code=0 if name == "x.png" else 1)
        expect(len(r.stdout.splitlines()) == 2, name, r.stdout)
    (tmp / "x.jsonl.gz").write_bytes(gzip.compress(zeros))
    r = run("extract", tmp / "x.jsonl.gz", code=1)
    expect(b"--max-ratio" in r.stderr, r.stderr)


@case
def a_member_that_lies(tmp):
    """Says that it is small, and unpacks to 90 MB."""
    path = write_zip(tmp / "x.zip", {"a.jsonl": bytes(90 << 20)})
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        struct.pack_into("<I", data, data.index(mark) + at, 9)
    path.write_bytes(data)
    run("extract", path, code=1)


@case
def too_many_members(tmp):
    path = write_zip(tmp / "x.zip", members(30))
    r = run("extract", "--only", "article", "--max-members", "10", path,
            code=1)
    expect(b"--max-members" in r.stderr, r.stderr)
    expect(len(r.stdout.splitlines()) == 10)
    run("extract", "--max-members", "0", path, code=2)


@case
def too_large_a_member(tmp):
    path = write_zip(tmp / "x.zip", {"a.txt": article(1) * 40,
                                     "b.txt": article(2)})
    r = run("extract", "--only", "article", "--max-size", "1k", path, code=1)
    expect(b"x.zip/a.txt: error: larger" in r.stderr, r.stderr)
    expect(len(r.stdout.splitlines()) == 1)


LINES = [
    {"title_zh": "组织起来多织布", "title_en": "Weave More",
     "text_zh": "本市织布厂上月织布三千五百匹。\n　　比去年多。",
     "text_en": "The mill wove 3,500 bolts last month.\n\nMore than before.",
     "date": "1958-05-04", "page": 2, "page_name": "要闻",
     "author_zh": ["甲某", "乙某"], "author_en": "A B", "column": "简讯"},
    {"title_zh": "只有原文", "text_zh": "产钢三百吨。", "date": "1958-05-05"},
    {"title_en": "Only English", "text_en": "<hr />\n# 300 tons of steel.\n"
     "Original:", "date": "1958-05-06"},
]


@case
def json_lines(tmp):
    path = tmp / "x.jsonl"
    path.write_text("\n".join(json.dumps(x, ensure_ascii=i == 0)
                              for i, x in enumerate(LINES)) + "\n\n{bad\n[]\n")
    r = run("extract", path, code=1)
    records = [json.loads(line) for line in r.stdout.splitlines()]
    articles = [x for x in records if x["type"] == "article"]
    expect(b"x.jsonl:5: error: not an article" in r.stderr, r.stderr)
    expect(b"x.jsonl:6: error: not an article" in r.stderr, r.stderr)
    first = articles[0]
    expect(first["source"] == f"{path}:1", first)
    expect(first["title_zh"] == LINES[0]["title_zh"], first)
    expect(first["date"] == "1958-05-04" and first["page"] == 2, first)
    expect(first["page_name"] == "要闻" and first["column"] == "简讯", first)
    expect(first["authors_zh"] == ["甲某", "乙某"], first)
    expect(first["counts"]["paragraphs_zh"] == 2, first["counts"])
    expect(first["counts"]["paragraphs_en"] == 2, first["counts"])
    expect(articles[1]["counts"]["figures_zh"] == 1, articles[1])
    # Marks in the text stay text.
    expect(articles[2]["counts"]["paragraphs_en"] == 3, articles[2])
    expect(len(articles) == 3, articles)


@case
def json_lines_anywhere(tmp):
    lines = "".join(json.dumps(x) + "\r\n" for x in LINES).encode()
    (tmp / "in").mkdir()
    (tmp / "in/a.jsonl").write_bytes(lines)
    want = [json.loads(x)["id"] for x in run(
        "extract", "--only", "article", tmp / "in").stdout.splitlines()]
    expect(len(want) == 3, want)
    (tmp / "x.jsonl.gz").write_bytes(gzip.compress(lines))
    for path, sources in (
            (tmp / "x.jsonl.gz", {"1", "2", "3"}),
            (write_zip(tmp / "y.zip", {"1958/a.jsonl": lines}),
             {"1958/a.jsonl:1", "1958/a.jsonl:2", "1958/a.jsonl:3"})):
        got = [json.loads(x) for x in run(
            "extract", "--only", "article", path).stdout.splitlines()]
        expect([x["id"] for x in got] == want, path, got)
        expect({x["source"] for x in got} == sources, got)


@case
def json_lines_on_standard_input(tmp):
    lines = "\n\n".join(json.dumps(x) for x in LINES).encode()
    path = tmp / "x.jsonl"
    path.write_bytes(lines)
    want = run("extract", path).stdout.decode().replace(str(path), "-")
    for text in lines, b"\xef\xbb\xbf" + lines, b"\n" + lines + b"\n":
        done = subprocess.run([DUIKAN, "extract", "-"], input=text,
                              capture_output=True)
        shift = text.startswith(b"\n")
        got = done.stdout.decode()
        for no in range(1, 9) if shift else ():
            got = got.replace(f'"-:{no + 1}"', f'"-:{no}"')
        expect(done.returncode == 0 and got == want, done.stderr, got)
    done = subprocess.run([DUIKAN, "extract", "-"], input=b"{bad\n",
                          capture_output=True)
    expect(done.returncode == 1, done)
    expect(b"-:1: error: not an article" in done.stderr, done.stderr)


def main():
    tap = Tap()
    tap.run_all(CASES)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

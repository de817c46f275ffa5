# SPDX-License-Identifier: MIT
"""What the tests of faults share: articles, runs of the program, and the
table of all faults, rows.tsv, which says what is to happen and where that is
proved."""
import hashlib
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

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


def site_pages(site):
    return sorted((site / "articles").rglob("*.html"))


def whole(site):
    """Whether the manifest proves every file."""
    return subprocess.run(
        ["sha256sum", "--strict", "--quiet", "-c", "manifest"], cwd=site,
        capture_output=True).returncode == 0


def litter(site):
    """What stands beside a site but its cache."""
    return {n for n in os.listdir(site.parent)
            if n.startswith("." + site.name)} - {cache_of(site).name}


def table():
    """The rows of rows.tsv: number, fault, what is to happen, proofs."""
    for line in (SOURCE / "tests/faults/rows.tsv").read_text().splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@case
def every_row_is_proved(tmp):
    """Every fault has a proof that is there; every case here proves one."""
    named, numbers = set(), []
    for number, _, _, proofs in table():
        numbers.append(int(number))
        for proof in proofs.split():
            path, function = proof.split(":")
            text = (SOURCE / "tests" / path).read_text()
            called = re.search(rf"\bTEST\({function}\)|^@case\s+def {function}\(|"
                               rf"^def {function}\(", text, re.M)
            expect(called, "no", function, "in", path)
            named.add(function)
    expect(numbers == list(range(1, len(numbers) + 1)) and numbers, numbers)
    for test in CASES:
        expect(test is every_row_is_proved or test.__name__ in named,
               test.__name__, "is not in rows.tsv")


def main():
    tap = Tap()
    tap.run_all(CASES)
    return tap.end()

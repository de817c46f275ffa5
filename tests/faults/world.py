#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A failing world: world.py DUIKAN SOURCE [STARVE [all]]

A case a fault of rows.tsv, each in a folder of its own. STARVE is the malloc
that fails when it is told to; "all" lets it fail everywhere, which takes long. Prints TAP.
"""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time

from rig import (CORPUS, DUIKAN, SOURCE, article, cache_of, case,
                 expect, litter, main, many, run, site_pages, tree, whole)
from tap import Skip

# LeakSanitizer cannot be traced.
os.environ["ASAN_OPTIONS"] = "detect_leaks=0"


CHANGED = article(title_zh="又一家织布厂增产", date="1959-06-07")


def small_corpus(tmp):
    """Two articles, and with `second` a third: an old site and a new one."""
    here = tmp / "small"
    here.mkdir()
    (here / "a.txt").write_text(article())
    (here / "b.txt").write_text(article(title_zh="炼钢厂日产三百吨",
                                        date="1959-01-02", page="1"))
    return here


class Sites:
    """An old site that stands, and how the new one looks that a build of the
    changed corpus makes."""

    def __init__(self, tmp):
        self.corpus, self.site = small_corpus(tmp), tmp / "site"
        self.build = [DUIKAN, "build", "-q", "-j1", "-o", str(self.site),
                      str(self.corpus)]
        expect(run(*self.build[1:]).returncode == 0)
        self.old = tree(self.site)
        self.stage()
        (self.corpus / "c.txt").write_text(CHANGED)
        done = run("build", "-q", "-o", tmp / "new" / "site", self.corpus)
        expect(done.returncode == 0, done.stderr)
        self.new = tree(tmp / "new" / "site")
        expect(self.old != self.new)

    def stage(self):
        """Keeps a copy of the old site and its cache, to begin again from."""
        top = self.site.parent
        shutil.copytree(self.site, top / "kept" / "site")
        shutil.copytree(cache_of(self.site),
                        top / "kept" / cache_of(self.site).name)

    def reset(self):
        top = self.site.parent
        for path in (self.site, cache_of(self.site)):
            shutil.rmtree(path, ignore_errors=True)
            shutil.copytree(top / "kept" / path.name, path)

    def check(self, done, *told):
        """After a fault: the old site, or the new one, whole, and exit 0."""
        now = tree(self.site)
        if done.returncode == 0:
            expect(now == self.new, "exit 0 without the new site", *told)
        else:
            expect(now in (self.old, self.new), "neither site", *told,
                   sorted(k for k in now if now[k] != self.old.get(k))[:5])


def mount(path, options):
    """A small file system in memory; it goes when `path` is unmounted."""
    path.mkdir(exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", path],
                          capture_output=True)
    if done.returncode != 0:
        raise Skip("cannot mount a file system")


def unmount(path):
    subprocess.run(["umount", "-l", path], check=True)


def fails_for_want(tmp, options, fill):
    """A build on a file system with `options`, where fill(path) uses up what
    there is: exit 3, and all is as it was."""
    here = tmp / "disk"
    mount(here, options)
    try:
        sites = Sites(here)
        fill(here)
        done = run(*sites.build[1:])
        expect(done.returncode == 3 and (b"No space left" in done.stderr
                                         or b"disk is full" in done.stderr),
               done.returncode, done.stderr)
        expect(tree(sites.site) == sites.old, "the old site changed")
        expect(not litter(sites.site), litter(sites.site))
        (here / "filling").unlink(missing_ok=True)
        shutil.rmtree(here / "many", ignore_errors=True)
        expect(run(*sites.build[1:]).returncode == 0)
        expect(tree(sites.site) == sites.new)
    finally:
        unmount(here)


@case
def row_20_vanishing(tmp):
    """Between the survey and the tour one goes and one is written anew."""
    site, big = tmp / "site", many(tmp, 600)
    (big / "late.txt").write_text(article(title_zh="最后一篇", date="1990-01-01"))
    (big / "later.txt").write_text(article(title_zh="又最后", date="1990-01-02"))
    child = under_way(site, big, stderr=subprocess.PIPE)
    (big / "late.txt").unlink()
    (big / "later.txt").write_bytes(b"\xff\xfe")
    err = child.stderr.read()
    expect(child.wait() == 1, child.returncode, err)
    expect(b"late.txt" in err and b"later.txt" in err, err)
    expect(len(site_pages(site)) == 600 and whole(site))


@case
def row_21_quota(tmp):
    """No file may grow beyond 20 KB."""
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
    expect(not litter(old), litter(old))


@case
def row_21_disk_full(tmp):
    def fill(here):
        free = os.statvfs(here)
        (here / "filling").write_bytes(
            bytes(free.f_bavail * free.f_frsize - 300000))

    fails_for_want(tmp, "size=20m", fill)


@case
def row_21_no_inodes(tmp):
    def fill(here):
        (here / "many").mkdir()
        for i in range(os.statvfs(here).f_favail - 40):
            (here / "many" / str(i)).touch()

    fails_for_want(tmp, "nr_inodes=700", fill)


# What a build does with the world, where it can fail or be killed. Not
# unlink(2) and lseek(2): libxlsxwriter has them for its scratch files, and
# does not look whether they fail.
CALLS = {"write": "ENOSPC", "pwrite64": "ENOSPC", "mkdirat": "ENOSPC",
         "openat": "EIO", "linkat": "EMLINK", "renameat2": "EIO",
         "renameat": "EIO", "rename": "EIO", "unlinkat": "EIO",
         "ftruncate": "EIO", "syncfs": "EIO",
         "fsync": "EIO", "read": "EIO", "close": "EIO", "getdents64": "EIO",
         "newfstatat": "EIO", "flock": "EIO",
         "pread64": "EIO"}


def strace(sites, *options, **more):
    return subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null",
                           "--seccomp-bpf", *options, *sites.build],
                          capture_output=True, timeout=120, **more)


def counted(sites):
    """How often the build of the changed corpus makes each call."""
    if shutil.which("strace") is None:
        raise Skip("no strace")
    log = sites.site.parent / "calls"
    done = subprocess.run(
        ["strace", "-f", "-qq", "-o", log, "-e", "trace=" + ",".join(CALLS),
         *sites.build], capture_output=True)
    if not log.exists() or log.stat().st_size == 0:
        raise Skip("cannot trace")
    expect(done.returncode == 0, done.stderr)
    calls = re.findall(r"^\d+ +(\w+)\(", log.read_text(), re.M)
    log.unlink()
    return {name: calls.count(name) for name in CALLS if name in calls}


def moments(sites, a_call):
    """Which of them to try, thinned: the first, the last ones, some between."""
    for name, n in counted(sites).items():
        step = max(1, n // a_call)
        for k in sorted({1, *range(step, n + 1, step), n - 1, n} - {0}):
            yield name, k


def points(default):
    """How many of each call to try: WORLD_POINTS=100000 tries all."""
    return int(os.environ.get("WORLD_POINTS", default))


@case
def row_21_any_call_fails(tmp):
    """The loader's own calls aside, any may fail: nothing half is
    published, and what is left beside the site goes with the next build."""
    sites = Sites(tmp)
    for name, k in moments(sites, points(3)):
        sites.reset()
        # A full disk stays full. Once only, a fault may hit a scratch file
        # of libxlsxwriter's, which does not notice.
        more = "+" if CALLS[name] == "ENOSPC" else ""
        done = strace(sites, "-e", f"trace={name}", "-e",
                      f"inject={name}:error={CALLS[name]}:when={k}{more}")
        told = name, k, done.returncode, done.stderr[-300:]
        expect(done.returncode in (0, 1, 3, 4, 127), *told)
        if done.returncode == 1:  # an article could not be read
            expect(whole(sites.site), *told)
        else:
            sites.check(done, *told)
    sites.reset()
    expect(run(*sites.build[1:]).returncode == 0)
    expect(tree(sites.site) == sites.new and not litter(sites.site))


@case
def row_22_stdout(tmp):
    for args in (("extract", CORPUS), ("align", CORPUS), ("--help",),
                 ("train", CORPUS), ("extract", "--shard", "1/2", CORPUS),
                 ("align", "--format", "tmx", CORPUS),
                 ("stats", "--format", "csv", CORPUS),
                 ("check", "--format", "sarif", CORPUS),
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


@case
def row_26_killed_at_a_call(tmp):
    """On the way into any system call of the whole program."""
    sites = Sites(tmp)
    for name, k in moments(sites, points(4)):
        sites.reset()
        done = strace(sites, "-e", f"trace={name}", "-e",
                      f"inject={name}:signal=KILL:when={k}")
        told = name, k, done.returncode, done.stderr[-300:]
        expect(done.returncode in (0, -9, 137), *told)
        sites.check(done, *told)
        if k == 1:
            expect(run(*sites.build[1:]).returncode == 0, *told)
            expect(tree(sites.site) == sites.new, *told)
            expect(not litter(sites.site), *told, litter(sites.site))


def under_way(site, corpus, **more):
    """A build that has its lock and has begun to write."""
    more.setdefault("stderr", subprocess.DEVNULL)
    child = subprocess.Popen([DUIKAN, "build", "-q", "-o", site, corpus],
                             **more)
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
def row_28_mount_point(tmp):
    mount(tmp / "site", "size=1m")
    try:
        done = run("build", "-o", tmp / "site", CORPUS)
        expect(done.returncode == 3 and b"mount point" in done.stderr,
               done.stderr)
        expect(not litter(tmp / "site"))
    finally:
        unmount(tmp / "site")


@case
def row_29_no_memory(tmp):
    """Every allocation of the program and its libraries, thinned out: one of
    each place in the code, and of these a part."""
    if len(sys.argv) < 4:
        raise Skip("the sanitizers have a malloc of their own")
    sites = Sites(tmp)
    places = tmp / "places"

    def build(**how):
        sites.reset()
        return subprocess.run(
            sites.build, capture_output=True,
            env={**os.environ, "LD_PRELOAD": sys.argv[3], **how})

    expect(build(STARVE_LIST=str(places)).returncode == 0)
    expect(tree(sites.site) == sites.new)
    tries = [int(n) for n in places.read_text().split()]
    expect(len(tries) > 1000, len(tries))
    step = 1 if sys.argv[4:] == ["all"] else len(tries) // 60
    for n in tries[::step]:
        done = build(STARVE_AT=str(n))
        expect(done.returncode == 4 and b"out of memory" in done.stderr, n,
               done.returncode, done.stderr)
        expect(tree(sites.site) == sites.old, n, "the old site changed")
    expect(run(*sites.build[1:]).returncode == 0)
    expect(tree(sites.site) == sites.new and not litter(sites.site))


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


if __name__ == "__main__":
    sys.exit(main())

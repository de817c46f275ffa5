#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`duikan check` as an editor's lint: check.py DUIKAN CORPUS

Its formats say the same, SARIF is valid, exit codes are what a service needs,
and encodings are mended only where that was asked for. Prints TAP.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Tap  # noqa: E402

DUIKAN, CORPUS = sys.argv[1], pathlib.Path(sys.argv[2])
LINE = re.compile(r"(?:(.+?):)(?:(\d+):(\d+):)? (note|warning|error|fatal): "
                  r"(.*)")


def check(*args):
    done = subprocess.run([DUIKAN, "check", *map(str, args)],
                          capture_output=True)
    return done.returncode, done.stdout.decode()


# SARIF 2.1.0 (OASIS), as much of it as we use: what is required, what is
# allowed.
TEXT = {"type": "object", "required": ["text"], "additionalProperties": False,
        "properties": {"text": {"type": "string", "minLength": 1}}}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RULE = {"type": "object", "required": ["id"], "additionalProperties": False,
        "properties": {
            "id": {"type": "string"}, "shortDescription": TEXT,
            "defaultConfiguration": {
                "type": "object", "additionalProperties": False,
                "properties": {"level": LEVEL}}}}
POSITIVE = {"type": "integer", "minimum": 1}
PLACE = {
    "type": "object", "additionalProperties": False,
    "properties": {"physicalLocation": {
        "type": "object", "required": ["artifactLocation"],
        "additionalProperties": False,
        "properties": {
            "artifactLocation": {
                "type": "object", "additionalProperties": False,
                "properties": {"uri": {
                    "type": "string",
                    "pattern": "^([A-Za-z0-9._~/!$&'()*+,;=@-]|"
                               "%[0-9A-F]{2})+$"}}},
            "region": {
                "type": "object", "additionalProperties": False,
                "properties": {"startLine": POSITIVE,
                               "startColumn": POSITIVE}}}}}}
RESULT = {"type": "object", "required": ["message"],
          "additionalProperties": False,
          "properties": {
              "ruleId": {"type": "string"},
              "ruleIndex": {"type": "integer", "minimum": 0},
              "level": LEVEL, "message": TEXT,
              "locations": {"type": "array", "items": PLACE}}}
SARIF = {
    "type": "object", "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {"type": "array", "items": {
            "type": "object", "required": ["tool"],
            "additionalProperties": False,
            "properties": {
                "columnKind": {"enum": ["utf16CodeUnits",
                                        "unicodeCodePoints"]},
                "tool": {
                    "type": "object", "required": ["driver"],
                    "additionalProperties": False,
                    "properties": {"driver": {
                        "type": "object", "required": ["name"],
                        "additionalProperties": False,
                        "properties": {
                            "name": {"type": "string"},
                            "version": {"type": "string"},
                            "rules": {"type": "array", "uniqueItems": True,
                                      "items": RULE}}}}},
                "results": {"type": "array", "items": RESULT}}}}}}


def corpora(top):
    """corpus/, one with rejected files and odd names, and an empty one."""
    bad = top / "bad"
    bad.mkdir(exist_ok=True)
    (bad / "坏 文件#1.txt").write_bytes(b"Title: caf\xe9\n")
    (bad / "empty.txt").write_bytes(b"")
    (top / "nothing").mkdir(exist_ok=True)
    return CORPUS, bad, top / "nothing"


def check_formats(top):
    """The same messages in all three."""
    for corpus in corpora(top):
        _, text = check(corpus)
        _, jsonl = check("--format", "jsonl", corpus)
        _, sarif = check("--format", "sarif", corpus)
        lines = [LINE.fullmatch(line).groups() for line in text.splitlines()]
        objects = [json.loads(line) for line in jsonl.splitlines()]
        run = json.loads(sarif)["runs"][0]
        assert len(lines) == len(objects) == len(run["results"]), text
        for line, o, r in zip(lines, objects, run["results"]):
            assert line[4] == o["message"] == r["message"]["text"]
            assert line[3] == o["level"] == r["level"]
            assert line[1] == (str(o["line"]) if o["line"] else None)
            assert o["rule"] == r["ruleId"] == \
                run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"]
            if not o["path"]:
                continue
            place = r["locations"][0]["physicalLocation"]
            uri = place["artifactLocation"]["uri"]
            assert urllib.parse.unquote(uri) == o["path"] == line[0]
            if o["line"]:
                assert place["region"] == {"startLine": o["line"],
                                           "startColumn": o["column"]}
    return None


def check_sarif(top):
    try:
        import jsonschema
    except ImportError:
        return "no jsonschema here"
    for corpus in corpora(top):
        log = json.loads(check("--format", "sarif", corpus)[1])
        jsonschema.validate(log, SARIF)
        ids = [r["id"] for r in log["runs"][0]["tool"]["driver"]["rules"]]
        assert len(ids) == len(set(ids))
    return None


def check_status(top):
    good, bad, nothing = corpora(top)
    want = {(good,): 0, (good, "error"): 0, (good, "warning"): 1,
            (good, "note"): 1, (bad,): 1, (nothing,): 0}
    for (corpus, *level), status in want.items():
        for how in ("text", "jsonl", "sarif"):
            more = ["--fail-on", level[0]] if level else []
            got, _ = check("--format", how, *more, corpus)
            assert got == status, (corpus.name, level, how, got)


def check_points(top):
    """Line and column lead to what is spoken of."""
    for line in check(CORPUS)[1].splitlines():
        path, row, column, _, message = LINE.fullmatch(line).groups()
        words = message.partition(": ")[2].split(" / ")[0]
        text = pathlib.Path(path).read_text().splitlines()[int(row) - 1]
        other = message.partition(" / ")[2]
        at = text[int(column) - 1:]
        assert at.startswith(words) or at.startswith(other), line


def mendable(top):
    article = next((CORPUS / "articles").glob("*.txt")).read_text()
    folder = top / "mend"
    (folder / "a").mkdir(parents=True)
    (folder / "a/gb.txt").write_bytes(article.encode("gb18030"))
    (folder / "bom.txt").write_bytes(article.encode("utf-8-sig"))
    (folder / "crlf.txt").write_bytes(
        article.replace("\n", "\r\n").encode("gb18030"))
    (folder / "plain.txt").write_text(article)
    (folder / "broken.txt").write_bytes(b"Title: \xff\xff\n" * 3)
    return folder, article


def bytes_of(folder):
    return {str(p.relative_to(folder)): p.read_bytes()
            for p in folder.rglob("*") if p.is_file()}


def check_encoding(top):
    folder, article = mendable(top)
    before, out = bytes_of(folder), top / "out"
    check(folder)
    assert bytes_of(folder) == before
    status, said = check("--fix-encoding", out, folder)
    assert status == 1                  # one cannot be mended
    assert bytes_of(folder) == before
    fixed = {"a/gb.txt": article.encode(), "bom.txt": article.encode(),
             "crlf.txt": article.replace("\n", "\r\n").encode()}
    assert bytes_of(out) == fixed
    assert len(said.splitlines()) == 3
    # What is there is left alone.
    (out / "bom.txt").write_text("mine")
    status, _ = check("--fix-encoding", out, folder)
    assert status == 3 and (out / "bom.txt").read_text() == "mine"
    (folder / "bom.txt").chmod(0o640)
    status, _ = check("--in-place", folder)
    assert status == 1
    assert bytes_of(folder) == {**before, **fixed}
    assert (folder / "bom.txt").stat().st_mode & 0o777 == 0o640
    (folder / "broken.txt").unlink()
    assert check("--in-place", folder) == (0, "")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="duikan-") as top:
        for check in (check_formats, check_sarif, check_status, check_points,
                      check_encoding):
            tap.run(check, pathlib.Path(top))
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

"""What may not stand in the repository: places of one machine, hosts, secrets, unfinished work."""

from __future__ import annotations

import re

import pytest

from tests.support.sources import ROOT, files, place

# A bracket in each keeps this file from holding what it forbids.
FORBIDDEN = {
    "a path of somebody's machine: make it relative to the project": (
        r"(?<![\w.])/(?:wor[k]/|tmp/la[b]|roo[t]/|hom[e]/\w|User[s]/\w|op[t]/)"
    ),
    "a package registry's host: the client of whoever installs knows its own": (
        r"pypi[.]org|pythonhosted[.]org|npmjs[.]org|debian[.]org"
    ),
    "a private key": r"BEGIN [A-Z ]*PRIVATE[ ]KEY",
    "unfinished work: finish it, or leave it out and say so in CHANGELOG": (
        r"\b(?:TO[D]O|FIX[M]E|XX[X])\b|NotImplemented[E]rror"
    ),
    "a test that is not run or a line that is not judged: mend it instead": (
        r"pragma[:] no cover|mark[.](?:skip|xfail)|pytest[.](?:skip|xfail)[(]|type[:] ignore(?!\[)"
    ),
}
TEXT = (".py", ".sql", ".md", ".toml", ".yaml", ".yml", ".html", ".css", ".js", ".txt", ".sh")
PLAIN = {"Makefile", "Containerfile", "run", ".gitignore", ".containerignore"}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds_what_has_no_place_there(what: str) -> None:
    """No tracked text file holds a machine's path, a registry's host, a key, or unfinished work."""
    pattern = re.compile(FORBIDDEN[what])
    wrong = [
        f"{place(path, number)} holds {what}"
        for path in files()
        if path.suffix in TEXT or path.name in PLAIN
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]

    assert not wrong, "\n".join(wrong)


def test_paths_are_ascii() -> None:
    """Files are named in ASCII, so that every system and archive keeps their names."""
    wrong = [place(path) for path in files() if not str(path.relative_to(ROOT)).isascii()]

    assert not wrong, f"rename without å, ä, ö (å, ä → a; ö → o): {wrong}"


def test_no_file_is_too_long_to_read() -> None:
    """No module is longer than 400 lines; aim for 120."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files(".py")}
    wrong = [f"{place(path)} has {count} lines" for path, count in lengths.items() if count > 400]

    assert not wrong, f"split by what changes together: {wrong}"

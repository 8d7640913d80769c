"""What a newcomer's commands rest on: the lock, the Makefile, and the documents that name them."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from tests.support.sources import ROOT, files, place

PINNED = re.compile(r"^([a-z0-9._-]+)==([^ ;]+)(?: ; [^\\]+)? \\$")
HASHED = re.compile(r"^ {4}--hash=sha256:[0-9a-f]{64}(?: \\)?$")
LOCKS = ("build", "runtime", "develop")
TARGET = re.compile(r"^([a-z-]+):.*## ", re.MULTILINE)


def lines(lock: str) -> list[str]:
    """Read one lock."""
    return (ROOT / "lock" / f"{lock}.txt").read_text(encoding="utf-8").splitlines()


def pinned(lock: str) -> dict[str, set[str]]:
    """Return the versions of each package in a lock; markers may choose between several."""
    found: dict[str, set[str]] = {}
    for match in filter(None, map(PINNED.match, lines(lock))):
        found.setdefault(match[1], set()).add(match[2])
    return found


def project() -> dict[str, Any]:
    """Read the [project] table."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)["project"])


def names(requirements: list[str]) -> set[str]:
    """Return the normalised names of some requirements."""
    found = (re.match(r"[A-Za-z0-9._-]+", one) for one in requirements)
    return {re.sub(r"[._-]+", "-", match[0]).lower() for match in found if match}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_versions_and_hashes_and_nothing_else(lock: str) -> None:
    """Each line of a lock is an exact version or a hash: no address, no option, no range."""
    wrong = [line for line in lines(lock) if not PINNED.match(line) and not HASHED.match(line)]

    assert not wrong, f"run make lock; lock/{lock}.txt holds {wrong[:3]}"


def test_the_locks_agree() -> None:
    """What runs in production is the version that the tests ran on."""
    develop = pinned("develop")
    wrong = {name for lock in LOCKS for name, v in pinned(lock).items() if v != develop.get(name)}

    assert not wrong, f"run make lock: {sorted(wrong)} differ"


def test_every_declared_dependency_is_locked() -> None:
    """A dependency of pyproject.toml that is in no lock would not be there after make setup."""
    table = project()
    extras = table["optional-dependencies"]

    assert names(table["dependencies"]) <= set(pinned("runtime")), "run make lock"
    assert names([*extras["demo"], *extras["dev"]]) <= set(pinned("develop")), "run make lock"


def test_every_command_in_the_documents_can_be_made() -> None:
    """Whatever `make …` a document names, the Makefile has."""
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    wrong = [
        f"{place(path)} names make {name}"
        for path in files(".md")
        for name in re.findall(r"`make ([a-z-]+)", path.read_text(encoding="utf-8"))
        if name not in targets
    ]

    assert not wrong, "\n".join(wrong)


def test_every_link_between_documents_leads_somewhere() -> None:
    """A relative link in a document points at a file that is there."""
    wrong = [
        f"{place(path)} links to {target}: mend the link"
        for path in files(".md")
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
        if "://" not in target and not (path.parent / target).exists()
    ]

    assert not wrong, "\n".join(wrong)

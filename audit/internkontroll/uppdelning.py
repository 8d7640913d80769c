"""A count broken down by names that the nämnd gives, and the text in which people write it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Del:
    """One part of a count: what it is called, and how many it holds."""

    namn: str
    antal: int


def uppdelning_text(delar: Iterable[Del]) -> str:
    """Write a breakdown as people type it: `Norr: 12; Söder: 7`."""
    return "; ".join(f"{one.namn}: {one.antal}" for one in delar)


def read_uppdelning(text: str) -> tuple[Del, ...]:
    """Read a breakdown written with a part on each line, or with `;` between the parts.

    Raises ValueError where a part lacks its name or its number.
    """
    lines = (line.strip() for line in text.replace(";", "\n").splitlines())
    return tuple(_part(line) for line in lines if line)


def _part(line: str) -> Del:
    name, _, count = line.rpartition(":")
    if not name.strip():
        raise ValueError("a part of a breakdown has a name, a colon and a number")
    return Del(name.strip(), int(count))

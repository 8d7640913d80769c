"""The draw itself: whoever has the list and the sealed head gets the same result.

`docs/how-to/check-a-draw.md` says the steps in words, with a program that shares nothing with
this one. Nothing here may change: another way is another name of algorithm beside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

ALGORITM: Final = "liggare-dragning-1"
"""The name of the way of drawing, stored with every draw."""

_WORD: Final = 8
_WORDS: Final = 1 << 64


@dataclass(frozen=True, kw_only=True, slots=True)
class Lott:
    """What a draw is made for: the seed follows from these and the list, and from nothing else."""

    known_root: str
    known_position: int
    ar: int
    manad: int
    underlag: str
    kontrollmoment: UUID | None = None


@dataclass(frozen=True, slots=True)
class Dragen:
    """The outcome of a draw: what was drawn, in the order drawn, and what it follows from."""

    seed: str
    dragna: tuple[str, ...]
    population: int
    population_sha256: str
    algoritm: str = ALGORITM


def draw(lott: Lott, referenser: Iterable[str], antal: int) -> Dragen:
    """Draw so many of a list, or all where it is shorter; the list's own order does not matter.

    A larger draw from the same list and head begins with the smaller one.
    Raises ValueError for a list that names a reference twice, and for less than none.
    """
    ordered = in_order(referenser)
    if antal < 0 or len(set(ordered)) != len(ordered):
        message = "a draw needs a list without repetition, and none or more to draw"
        raise ValueError(message)
    digest = population_sha256(ordered)
    seed = _seed(lott, digest)
    dragna = _select(ordered, min(antal, len(ordered)), _words(seed))
    return Dragen(seed.hex(), dragna, len(ordered), digest)


def in_order(referenser: Iterable[str]) -> list[str]:
    """Sort references by their bytes in UTF-8."""
    return sorted(referenser, key=str.encode)


def population_sha256(ordered: Sequence[str]) -> str:
    """Give the SHA-256 (hex) of a sorted list: each reference in UTF-8 followed by a line feed."""
    return hashlib.sha256("".join(f"{one}\n" for one in ordered).encode()).hexdigest()


def below(bound: int, words: Iterator[int]) -> int:
    """Give a number from 0 up to but not including `bound`, each as likely as the others.

    Words beyond the last whole multiple of the bound are thrown away: else low numbers would come
    more often.
    """
    usable = _WORDS - _WORDS % bound
    return next(word for word in words if word < usable) % bound


def _seed(lott: Lott, digest: str) -> bytes:
    lines = (
        ALGORITM,
        lott.known_root,
        str(lott.known_position),
        f"{lott.ar:04d}-{lott.manad:02d}",
        lott.underlag,
        str(lott.kontrollmoment or "-"),
        digest,
    )
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).digest()


def _words(seed: bytes) -> Iterator[int]:
    """Give numbers of 64 bits without end: SHA-256 of the seed and a counter, cut in four."""
    counter = 0
    while True:
        block = hashlib.sha256(seed + counter.to_bytes(_WORD, "big")).digest()
        for at in range(0, len(block), _WORD):
            yield int.from_bytes(block[at : at + _WORD], "big")
        counter += 1


def _select(ordered: list[str], antal: int, words: Iterator[int]) -> tuple[str, ...]:
    """Take one after the other of those that remain (Fisher-Yates from the front)."""
    left = list(ordered)
    for place in range(antal):
        chosen = place + below(len(left) - place, words)
        left[place], left[chosen] = left[chosen], left[place]
    return tuple(left[:antal])

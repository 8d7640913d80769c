"""Beslut counted in another system, typed or pasted as lines: `enhet;antal;slag;utfall`.

A line without slag is the enhet's sum, one with slag a part of it; an enhet of which only parts
are told has their sum.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.delegation import EnhetCount, SlagCount
from audit.errors import FieldProblem, InvalidInputError

FIELD = "enheter"
CELLS = 4
MOST_LINES = 1_000
MOST_DIGITS = 9

Line = tuple[int, str, int, str, str]


def read_counts(text: str) -> tuple[EnhetCount, ...]:
    """Read the lines, enheter in the order they first come; raises InvalidInputError by line."""
    lines = list(_lines(text))
    if not lines:
        raise _wrong("minst en rad behövs")
    return tuple(_enhet(name, lines) for name in dict.fromkeys(line[1] for line in lines))


def _lines(text: str) -> Iterator[Line]:
    given = text.replace("\r\n", "\n").split("\n")
    if len(given) > MOST_LINES:
        raise _wrong(f"högst {MOST_LINES} rader")
    for number, line in enumerate(given, 1):
        if not line.strip():
            continue
        cells = [cell.strip() for cell in line.replace("\t", ";").split(";")]
        cells += [""] * (CELLS - len(cells))
        digits = "".join(cells[1].split())
        whole = digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS
        if len(cells) > CELLS or not cells[0] or not whole:
            raise _wrong(f"rad {number} är inte enhet;antal;slag;utfall")
        yield number, cells[0], int(digits), cells[2], cells[3].lower()


def _enhet(name: str, lines: list[Line]) -> EnhetCount:
    own = [line for line in lines if line[1] == name]
    sums = [line for line in own if not line[3]]
    if len(sums) > 1:
        raise _wrong(f"rad {sums[1][0]}: enhetens summa står två gånger")
    varav = tuple(
        SlagCount(slag=slag, antal=antal, utfall=utfall or None)
        for _, _, antal, slag, utfall in own
        if slag
    )
    antal = sums[0][2] if sums else sum(one.antal for one in varav)
    return EnhetCount(enhet=name, antal=antal, varav=varav)


def _wrong(reason: str) -> InvalidInputError:
    return InvalidInputError([FieldProblem(FIELD, f"{FIELD}: {reason}.")])

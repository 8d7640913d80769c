"""What of a mätning anyone may read: small numbers stand with others, and none can be counted out.

Practice: the whole is always shown; a number under five never, nor two numbers whose difference is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.reports.internkontroll.model import WITHIN
from api.reports.small_cells import SMALLEST, Counted
from api.web.formats import antal, procent

if TYPE_CHECKING:
    from api.reports.internkontroll.model import Count, Point, Words

OVER: Final = "Över tiden"
NO_SHARES: Final = (
    "Hur många som {inside} visas inte: något av talen är mindre än fem och kan peka ut någon."
)


def public_rows(count: Count) -> tuple[Counted, ...]:
    """Give the parts that may stand: all, or those within and all others as one; else none."""
    within = Counted(count.parts[WITHIN].name, count.within)
    parts = [Counted(one.name, one.antal) for one in count.parts[WITHIN + 1 :] if one.antal]
    if not all(map(is_large, parts)):
        parts = [Counted(OVER, count.over)]
    rows = (within, *parts)
    return rows if all(map(is_large, rows)) else ()


def is_large(one: Counted) -> bool:
    """Tell whether a number points nobody out: none at all, or five and more."""
    return one.antal == 0 or one.antal >= SMALLEST


def public_in_short(words: Words, count: Count) -> str:
    """Say the whole, and how many were within where no small number is left over."""
    whole = f"{antal(count.total)} {words.one if count.total == 1 else words.many}."
    if not public_rows(count):
        return whole
    share = procent(count.within, count.total)
    return f"{whole} {antal(count.within)} {words.inside} ({share})."


def public_told(words: Words, count: Count) -> str:
    """Say a count to everybody, and why no more than the whole where that is all."""
    said = public_in_short(words, count)
    if public_rows(count) or not count.total:
        return said
    return f"{said} {NO_SHARES.format(inside=words.inside)}"


def is_public(point: Point) -> bool:
    """Tell whether neither number of a mätning, nor what is left between them, is small."""
    if point.namnare is None:
        return True
    rest = point.namnare - point.taljare
    return all(is_large(Counted("", number)) for number in (point.taljare, rest))

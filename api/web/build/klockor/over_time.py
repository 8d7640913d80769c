"""What is over its time: one line per case, whichever of its times it is, the latest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from api.web.formats import antal, datum
from api.web.models.frame import Kind
from api.web.models.parts import Bricka, Cell, Column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from uuid import UUID

    from projections.barnutredning.listing import Row

COLUMNS: Final = (
    Column("Ärende", whole=True),
    Column("Enhet"),
    Column("Läge", whole=True),
    Column("Dagar över", numeric=True),
    Column("Vad"),
)
IN_VARDAG: Final = "Inom nästa vardag"
SOFT: Final = "Lagen säger genast, utan antal dagar"


@dataclass(frozen=True, slots=True, kw_only=True)
class OverTime:
    """A case over one of its times: which, where, since when, and under which law.

    `tid` is a code of `labels_klockor.TIDER`; `sista_dag` is the unrolled last day in force;
    `soft` marks a time without a number in the act: shown, and never called a breach.
    """

    arende: UUID
    name: str
    href: str
    tid: str
    what: str
    enhet: str
    samordnare: str | None
    sista_dag: date
    days: int
    lagrum: str
    soft: bool = False
    within_vardag: bool = False


def over_badge(sista_dag: date) -> Bricka:
    """Say since when something is over its time: the first day after the last allowed one.

    What is over looks alike whichever time it is; that a time is soft is said in words beside.
    """
    since = datum(sista_dag + timedelta(days=1))
    return Bricka(f"Över tiden sedan {since}", Kind.ERROR, mark="over")


def latest_first(rows: Iterable[OverTime]) -> list[OverTime]:
    """Put what has been over its time longest first."""
    return sorted(rows, key=lambda one: (-one.days, one.name))


def last_day(row: Row) -> date:
    """Give the last day in force of an utredning: that of the longest extension, or of the law."""
    return max(row.sista_dag, row.extended_to or row.sista_dag)


def over_row(one: OverTime, enhet: Callable[[str], str]) -> tuple[Cell, ...]:
    """Write one line: which case, where, since when, how late, what it is and under which law."""
    note = f"Samordnare {one.samordnare}" if one.samordnare else ""
    badges = (over_badge(one.sista_dag),)
    said = IN_VARDAG if one.within_vardag else SOFT if one.soft else ""
    return (
        Cell(one.name, one.href),
        Cell(enhet(one.enhet), note=note),
        Cell("", brickor=badges, note=said),
        Cell(antal(one.days)),
        Cell(one.what, note=one.lagrum),
    )

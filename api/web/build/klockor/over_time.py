"""What is over its time: one line per case, whichever of its times it is, the latest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from api.web.build.names import anmalan_name, arende_name
from api.web.formats import antal, datum
from api.web.models.frame import Kind
from api.web.models.parts import Bricka, Cell, Column
from projections.barnutredning.anmalan_rows import Tid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from uuid import UUID

    from api.web.links_klockor import ClockLinks
    from projections.barnutredning.listing import Row

COLUMNS: Final = (
    Column("Ärende", whole=True),
    Column("Enhet"),
    Column("Läge", whole=True),
    Column("Dagar över", numeric=True),
    Column("Vad"),
)
IN_VARDAG: Final = "Inom nästa vardag"
_OF_ANMALAN: Final = frozenset(tid.value for tid in Tid)
SOFT: Final = "Lagen säger genast, utan antal dagar"


@dataclass(frozen=True, slots=True, kw_only=True)
class OverTime:
    """A case over one of its times: which, where, since when, and under which law.

    `tid` is a code of `labels_klockor.TIDER`; `sista_dag` is the unrolled last day in force;
    `soft` marks a time without a number in the act: shown, and never called a breach.
    """

    arende: UUID
    tid: str
    what: str
    enhet: str
    samordnare: str | None
    sista_dag: date
    days: int
    lagrum: str
    soft: bool = False
    within_vardag: bool = False

    @property
    def anmalan(self) -> bool:
        """Tell whether the time is one of an orosanmälan, not of an utredning."""
        return self.tid in _OF_ANMALAN

    @property
    def name(self) -> str:
        """Name the case."""
        return (anmalan_name if self.anmalan else arende_name)(self.arende)


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


def over_row(one: OverTime, enhet: Callable[[str], str], links: ClockLinks) -> tuple[Cell, ...]:
    """Write one line: which case, where, since when, how late, what it is and under which law."""
    href = links.anmalan(one.arende) if one.anmalan else links.links.arende(one.arende)
    note = f"Samordnare {one.samordnare}" if one.samordnare else ""
    badges = (over_badge(one.sista_dag),)
    said = IN_VARDAG if one.within_vardag else SOFT if one.soft else ""
    return (
        Cell(one.name, href),
        Cell(enhet(one.enhet), note=note),
        Cell("", brickor=badges, note=said),
        Cell(antal(one.days)),
        Cell(one.what, note=one.lagrum),
    )

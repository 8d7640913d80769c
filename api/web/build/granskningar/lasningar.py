"""Every reading within a granskning, as the nämnd sees it: a page of them at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from api.web.build.granskningar.insyn import ever_opened
from api.web.build.names import stream_digits
from api.web.formats import antal, tid
from api.web.forms_revision.insyn_words import UNKNOWN
from api.web.labels import LASNINGAR, named
from api.web.models.granskningar import Section
from api.web.models.parts import Cell, Column, Paging, Table
from audit.roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.acts import Acting, GranskningReading
    from api.web.build.granskningar.seen import Seen
    from audit.revision.granskning import Granskning

_MAY_SEE: Final = frozenset(
    {Role.NAMNDSEKRETERARE, Role.KVALITET, Role.VERKSAMHETSCHEF, Role.LOGGKONTROLLANT}
)
PER_PAGE: Final = 50
ID: Final = "lasningar"
"""What the section is called in addresses."""


@dataclass(frozen=True, slots=True)
class Readings:
    """One page of the readings within a granskning: how many there are in all, which page it is."""

    antal: int
    page: int
    rows: Sequence[GranskningReading]

    @property
    def pages(self) -> int:
        """Count the pages; there is always one."""
        return max(1, -(-self.antal // PER_PAGE))

    @property
    def first(self) -> int:
        """Give which reading is the first on the page, the newest of all being 1."""
        return (self.page - 1) * PER_PAGE + 1


def sees_readings(acting: Acting) -> bool:
    """Tell whether the person is shown what was read within a granskning."""
    return not _MAY_SEE.isdisjoint(acting.roles)


def readings_section(seen: Seen, state: Granskning, found: Readings) -> Section | None:
    """Make the section: who read what when, newest first; None where nothing ever was opened."""
    if not found.antal and not ever_opened(state):
        return None
    columns = (Column("När", whole=True), Column("Vem"), Column("Vad"), Column("Ärende"))
    return Section(
        id=ID,
        heading="Läst av revisorerna inom granskningen",
        lead=f"{_said(found)}. Varje läsning registreras innan något visas.",
        table=Table(
            "Läst av revisorerna inom granskningen",
            columns,
            tuple(_row(seen, one) for one in found.rows),
            "Ingen skyddad text är läst inom granskningen.",
        ),
        paging=_paging(f"{seen.base}/{state.id}", found),
    )


def _said(found: Readings) -> str:
    """Say how many there are, and which of them stand here where not all do."""
    said = "1 läsning" if found.antal == 1 else f"{antal(found.antal)} läsningar"
    if found.pages == 1:
        return said
    last = found.first + len(found.rows) - 1
    return f"{said}. Här står {antal(found.first)}–{antal(last)}, den senaste först"


def _paging(address: str, found: Readings) -> Paging:
    def to(page: int) -> str:
        return f"{address}?sida={page}#{ID}"

    page = found.page
    return Paging(
        page,
        found.pages,
        to(page - 1) if page > 1 else None,
        to(page + 1) if page < found.pages else None,
    )


def _row(seen: Seen, one: GranskningReading) -> tuple[Cell, ...]:
    who = seen.names.get(one.konto, UNKNOWN) if one.konto else "–"
    where = stream_digits(one.strom) if one.strom else "–"
    return (Cell(tid(one.nar)), Cell(who), Cell(named(LASNINGAR, one.vad)), Cell(where))

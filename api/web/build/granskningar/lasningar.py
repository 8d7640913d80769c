"""Every reading within a granskning, as the nämnd sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.web.build.granskningar.insyn import UNKNOWN, ever_opened
from api.web.build.names import stream_digits
from api.web.formats import antal, tid
from api.web.labels import LASNINGAR, named
from api.web.models.granskningar import Section
from api.web.models.parts import Cell, Column, Table
from audit.roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.acts import Acting, GranskningReading
    from api.web.build.granskningar.seen import Seen
    from audit.revision.granskning import Granskning

_MAY_SEE: Final = frozenset(
    {Role.NAMNDSEKRETERARE, Role.KVALITET, Role.VERKSAMHETSCHEF, Role.LOGGKONTROLLANT}
)


def sees_readings(acting: Acting) -> bool:
    """Tell whether the person is shown what was read within a granskning."""
    return not _MAY_SEE.isdisjoint(acting.roles)


def readings_section(
    seen: Seen, state: Granskning, readings: Sequence[GranskningReading]
) -> Section | None:
    """Make the section: who read what when, newest first; None where nothing ever was opened."""
    if not readings and not ever_opened(state):
        return None
    columns = (Column("När", whole=True), Column("Vem"), Column("Vad"), Column("Ärende"))
    said = "1 läsning" if len(readings) == 1 else f"{antal(len(readings))} läsningar"
    return Section(
        id="lasningar",
        heading="Läst av revisorerna inom granskningen",
        lead=f"{said}. Varje läsning registreras innan något visas.",
        table=Table(
            "Läst av revisorerna inom granskningen",
            columns,
            tuple(_row(seen, one) for one in readings),
            "Ingen skyddad text är läst inom granskningen.",
        ),
    )


def _row(seen: Seen, one: GranskningReading) -> tuple[Cell, ...]:
    who = seen.names.get(one.konto, UNKNOWN) if one.konto else "–"
    where = stream_digits(one.strom) if one.strom else "–"
    return (Cell(tid(one.nar)), Cell(who), Cell(named(LASNINGAR, one.vad)), Cell(where))

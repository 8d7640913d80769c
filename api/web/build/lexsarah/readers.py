"""Who has read an ärende: newest first, by name and role, and what was shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.build.insyn import within
from api.web.formats import tid
from api.web.labels import LASNINGAR, ROLLER, named
from api.web.models.parts import Cell, Column, Table
from audit.store.log_events import ReadingRecorded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from audit.envelope import Recorded


def readers_table(
    found: Sequence[Recorded], names: Mapping[UUID, str], granskningar: Mapping[str, str]
) -> Table:
    """Make the table; `granskningar` holds the headings of those that revisorer read within."""
    rows = tuple(_row(one, names, granskningar) for one in found)
    columns = (Column("När", whole=True), Column("Vem"), Column("Vad"))
    return Table("Läsningar, den senaste först", columns, rows, "Ingen har läst något än.")


def _row(
    one: Recorded, names: Mapping[UUID, str], granskningar: Mapping[str, str]
) -> tuple[Cell, ...]:
    event = one.event
    reading = event if isinstance(event, ReadingRecorded) else None
    what = named(LASNINGAR, reading.what) if reading else ""
    note = within(reading, granskningar) if reading else ""
    who = names.get(one.actor.account, "Okänt konto") if one.actor else "–"
    role = named(ROLLER, one.actor.role) if one.actor else ""
    return (Cell(tid(one.recorded_at)), Cell(who, note=role), Cell(what, note=note))

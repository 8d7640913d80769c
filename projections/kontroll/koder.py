"""Which starts and ends the nämnd's rows have, so that a person chooses codes from a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from audit.errors import NotFoundError
from projections.kontroll.queries import UTFALL
from projections.kontroll.view import VIEW
from projections.snapshot import Snapshot, snapshot

if TYPE_CHECKING:
    from audit.store.log import Log


@dataclass(frozen=True, slots=True)
class Kod:
    """How many rows have a start and an end (None: no end yet), and the days of their starts."""

    starthandelse: str
    sluthandelse: str | None
    antal: int
    forsta: date
    sista: date


@dataclass(frozen=True, slots=True)
class Rad:
    """One row of the extract as it stood: facts of its times, and the reference of its matter."""

    handelse: UUID
    arende: UUID
    enhet: str
    starthandelse: str
    startdatum: date
    sluthandelse: str | None
    slutdatum: date | None
    registrerad_start: date | None
    registrerad_slut: date | None
    recorded_at: datetime


def koder(log: Log, known_position: int) -> tuple[Kod, ...]:
    """Give the codes that there are, each pair with its count, as known at a löpnummer."""
    with snapshot(log, VIEW) as seen:
        return read_koder(log, seen, known_position)


def read_koder(log: Log, seen: Snapshot, known_position: int) -> tuple[Kod, ...]:
    """Give the codes out of a snapshot that is open already."""
    rows = seen.fetch(UTFALL.bind(log.schema).koder, {"known": known_position})
    return tuple(Kod(*row) for row in rows)


def rad(log: Log, handelse: UUID, known_position: int) -> Rad:
    """Give one row as it stood at a löpnummer; raises NotFoundError."""
    asked = {"handelse": handelse, "known": known_position}
    with snapshot(log, VIEW) as seen:
        found = seen.fetch(UTFALL.bind(log.schema).rad, asked)
    if not found:
        message = "Händelsen finns inte."
        raise NotFoundError(message)
    return Rad(*found[0])

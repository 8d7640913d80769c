"""Åtgärder of all ärenden: what is planned until when, what is done, and what it led to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from audit.store.sql import Queries
from projections.lexsarah.view import VIEW
from projections.snapshot import Snapshot, snapshot

if TYPE_CHECKING:
    from audit.store.log import Log

QUERIES = Queries.load("projections.lexsarah", "atgarder.sql")


@dataclass(frozen=True, slots=True)
class PlannedAtgard:
    """One åtgärd as `audit/lexsarah/atgarder.py` has it; `nummer` is its number in the ärende.

    `enhet` is its own, or else that of the ärende. One that was done is done, also where it had
    been dropped before.
    """

    arende: UUID
    nummer: int
    slag: str
    ansvarig: str
    konto: UUID | None
    enhet: str
    verksamhet: str
    diarienummer: str | None
    planerad: date
    senast: date | None
    avstadd: date | None
    utford: date | None
    effekt: str | None
    bedomd: date | None

    def is_late(self, day: date) -> bool:
        """Tell whether it was due before a day, and by then neither done nor dropped."""
        if self.senast is None or day <= self.senast:
            return False
        ended = self.utford or self.avstadd
        return ended is None or ended > day

    @property
    def done_late(self) -> bool:
        """Tell whether it was done after the day it was due."""
        return bool(self.utford and self.senast and self.utford > self.senast)


def atgarder(
    log: Log,
    known_position: int,
    *,
    kvar: bool | None = None,
    konto: UUID | None = None,
    arende: UUID | None = None,
) -> tuple[PlannedAtgard, ...]:
    """List åtgärder, the one due first coming first; `kvar` narrows to those still to be done.

    `konto` is the account that answers for it.
    """
    asked = {"kvar": kvar, "konto": konto, "arende": arende}
    with snapshot(log, VIEW) as seen:
        return read_atgarder(log, seen, known_position, asked)


def read_atgarder(
    log: Log, seen: Snapshot, known_position: int, asked: dict[str, Any]
) -> tuple[PlannedAtgard, ...]:
    """Read them within a snapshot that is open already."""
    values = {"kvar": None, "konto": None, "arende": None, **asked, "known": known_position}
    rows = seen.fetch(QUERIES.bind(log.schema).atgarder, values)
    return tuple(PlannedAtgard(*row) for row in rows)

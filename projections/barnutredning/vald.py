"""How many utredningar violence came to light in: a sealed code, counted and never listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

from audit.barnutredning.codes_handlaggning import VALD
from audit.barnutredning.events_handlaggning import ValdNoted
from audit.barnutredning.utredning import Utredning
from audit.store.sql import Queries
from projections.barnutredning.queries import notes_snapshot
from projections.snapshot import Basis

if TYPE_CHECKING:
    from audit.store.log import Log

QUERIES: Final = Queries.load("projections.barnutredning", "vald.sql")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vald:
    """The utredningar opened in a period by what is noted of violence; no ids, on purpose.

    `codes` counts the newest note of each, `unnoted` those without any.
    """

    start: date
    end: date
    known_position: int
    basis: Basis
    codes: Mapping[str, int]
    unnoted: int

    @property
    def total(self) -> int:
        """Count all."""
        return sum(self.codes.values()) + self.unnoted

    @property
    def behind(self) -> bool:
        """Tell whether the views have not yet read all that the answer should rest on."""
        return not self.basis.covers(self.known_position)


def vald(log: Log, start: date, end: date, known_position: int) -> Vald:
    """Count by decrypting the notes of violence, as known at a löpnummer; for follow-up only.

    The caller has recorded the reading first: every note counted is opened.
    """
    asked = {"start": start, "end": end, "known": known_position}
    with notes_snapshot(log) as seen:
        rows = seen.fetch(QUERIES.bind(log.schema).opened, asked)
    codes = Counter(dict.fromkeys(VALD, 0))
    codes.update(_code(log, arende, known_position) for arende, noted in rows if noted)
    return Vald(
        start=start,
        end=end,
        known_position=known_position,
        basis=seen.basis,
        codes=dict(codes),
        unnoted=sum(not noted for _, noted in rows),
    )


def _code(log: Log, arende: UUID, known_position: int) -> str:
    """Give what the newest standing note of an utredning says."""
    history = [one.event for one in log.load(arende, known_position=known_position)]
    notes = [one for one in Utredning.from_events(history).uppgifter if isinstance(one, ValdNoted)]
    newest = max(notes, key=lambda one: (one.noterad, one.originator_version))
    if newest.vald is None:
        message = "a note of violence holds its code"
        raise LookupError(message)
    return newest.vald

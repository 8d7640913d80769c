"""What was drawn, in the facts that people know it by: as the views have them now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from audit.store.sql import Queries
from projections.barnutredning.view import VIEW as BARNUTREDNING
from projections.kontroll.view import VIEW as KONTROLL
from projections.snapshot import snapshot

if TYPE_CHECKING:
    from audit.store.log import Log

QUERIES = Queries.load("projections.kontroll", "dragna.sql")


@dataclass(frozen=True, slots=True)
class DragenUtredning:
    """An utredning that was drawn: where it is handled, when it was begun, when it ended."""

    enhet: str
    inledd: date
    avslutad: date | None


@dataclass(frozen=True, slots=True)
class DragenHandelse:
    """A row of the generic extract that was drawn: what began, and what followed."""

    enhet: str
    starthandelse: str
    startdatum: date
    sluthandelse: str | None
    slutdatum: date | None


def drawn_utredningar(log: Log, ids: Iterable[UUID]) -> dict[UUID, DragenUtredning]:
    """Give the facts of utredningar by their ids; one that was gallrad is left out."""
    with snapshot(log, BARNUTREDNING) as seen:
        rows = seen.fetch(QUERIES.bind(log.schema).utredningar, {"ids": list(ids)})
    return {row[0]: DragenUtredning(*row[1:]) for row in rows}


def drawn_handelser(log: Log, ids: Iterable[UUID]) -> dict[UUID, DragenHandelse]:
    """Give the facts of rows by their ids; one that was gallrad or taken back is left out."""
    with snapshot(log, KONTROLL) as seen:
        rows = seen.fetch(QUERIES.bind(log.schema).handelser, {"ids": list(ids)})
    return {row[0]: DragenHandelse(*row[1:]) for row in rows}

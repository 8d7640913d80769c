"""What a list says that its view does not hold: åtgärder that remain, where a report was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.lexsarah import Arende
from audit.lexsarah.atgarder import Atgardsteg, atgarder
from audit.lexsarah.codes import SORTERING
from audit.lexsarah.events_rapport import RapportSorted
from audit.lexsarah.roles import Steg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from audit.store.log import Log
    from projections.lexsarah.cases import Case
    from projections.lexsarah.rapporter import Report


def with_atgarder_left(log: Log, rows: Sequence[Case]) -> frozenset[UUID]:
    """Name the closed ärenden of a page of the list in which an åtgärd is still to be done."""
    closed = [row.arende for row in rows if not row.oppet]
    loaded = log.load_many(closed) if closed else {}
    return frozenset(
        id_
        for id_, history in loaded.items()
        if any(
            one.steg is Atgardsteg.PLANERAD
            for one in atgarder(Arende.from_events([r.event for r in history])).values()
        )
    )


def passed_on(log: Log, rows: Sequence[Report]) -> Mapping[UUID, str]:
    """Say to where each report of a page of the list was handed on, in the words of the sorting."""
    handed = [row.rapport for row in rows if row.steg == Steg.LAMNAD_VIDARE]
    loaded = log.load_many(handed) if handed else {}
    found = {}
    for id_, history in loaded.items():
        for recorded in history:
            if isinstance(recorded.event, RapportSorted):
                utfall = recorded.event.utfall
                found[id_] = SORTERING.get(utfall, utfall)
    return found

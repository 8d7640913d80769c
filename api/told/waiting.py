"""Which reports somebody may have to be told of: those that wait, as the view has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from projections.lexsarah.rapporter import reports

if TYPE_CHECKING:
    from audit.store.log import Log


@dataclass(frozen=True, slots=True)
class Found:
    """The reports that wait at a löpnummer; `behind` tells that the view has not come so far."""

    rapporter: tuple[UUID, ...]
    behind: bool


def waiting(log: Log, position: int) -> Found:
    """Give the reports that are unsorted, or whose reporter has written since.

    The view only says where to look; what is to be told is decided on the log's own events.
    """
    found = reports(log, position, waiting=True, limit=None)
    return Found(tuple(one.rapport for one in found.rows), found.behind)

"""The ärenden behind a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.barnutredning.classify import Tidsklass
from projections.barnutredning.listing import listing

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from audit.store.log import Log


def arenden_by_class(log: Log, per: date, known_position: int) -> dict[Tidsklass, tuple[UUID, ...]]:
    """Give the ids behind each class on a day: what a frozen mätning of earlier days kept."""
    found: dict[Tidsklass, list[UUID]] = {klass: [] for klass in Tidsklass}
    for row in listing(log, per, known_position, limit=None).rows:
        found[row.tidsklass].append(row.arende_id)
    return {klass: tuple(ids) for klass, ids in found.items()}

"""The latest rows of a kontroll: facts of single cases, for those who may open lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.auth import Permission
from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from uuid import UUID

    from api.auth import Access
    from audit.internkontroll.kontrollutfall import Tillfalle
    from projections.kontroll.utfall import Preview


SHOWN: Final = 10


def latest_for(
    access: Access, found: Preview, kontroll: UUID | None = None
) -> tuple[Tillfalle, ...]:
    """Give the rows that a person is about to see, none to those who only see figures.

    Raises LogUnavailableError where the reading cannot be recorded: then nothing is shown.
    """
    if not access.may(Permission.LISTS) or not found.latest:
        return ()
    shown = found.latest[:SHOWN]
    filters = {"kontroll": str(kontroll)} if kontroll else None
    reading = Reading("kontroll", filters=filters, count=len(shown))
    record_reading(access.log, access.context, reading)
    return shown

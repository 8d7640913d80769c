"""Recording who is about to read, before a page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from api.auth import Access
    from api.web.asked import Asked


def note_list(access: Access, asked: Asked, klass: str, count: int, page: int = 1) -> None:
    """Record that a list is about to be shown: with its filters and count.

    Raises LogUnavailableError when it cannot be recorded: then nothing may be shown.
    """
    filters = {"population": asked.population, "klass": klass, "laget": asked.per.isoformat()}
    if asked.stand.registrerat:
        filters["registrerat"] = asked.stand.registrerat.isoformat()
    if page > 1:
        filters["sida"] = str(page)
    reading = Reading("barnutredningstid", filters=filters, count=count)
    record_reading(access.log, access.context, reading)


def note_readers(access: Access, count: int, page: int) -> None:
    """Record that the list of who has read is about to be shown: looking at it is a reading too.

    Raises LogUnavailableError like `note_list`.
    """
    filters = {"sida": str(page)} if page > 1 else None
    reading = Reading("vem_har_last", filters=filters, count=count)
    record_reading(access.log, access.context, reading)


def note_arende(access: Access, arende: UUID) -> None:
    """Record that an ärende is about to be shown; raises LogUnavailableError like `note_list`."""
    record_reading(access.log, access.context, Reading("handelser", arende=arende))

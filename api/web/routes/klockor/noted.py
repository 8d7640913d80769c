"""Recording who is about to read pages of the clocks, before they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from api.auth import Access
    from api.web.build.klockor.found import Chosen


def note_clocks(
    access: Access, chosen: Chosen, what: str, count: int, more: dict[str, str] | None = None
) -> None:
    """Record that cases are about to be shown, with the filters and how many.

    Raises LogUnavailableError when it cannot be recorded: then nothing may be shown.
    """
    stand = chosen.asked.stand
    filters = {"laget": chosen.asked.per.isoformat(), **chosen.given, **(more or {})}
    if stand.registrerat:
        filters["registrerat"] = stand.registrerat.isoformat()
    record_reading(access.log, access.context, Reading(what, filters=filters, count=count))

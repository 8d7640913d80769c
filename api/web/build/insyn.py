"""What pages say of reading within a granskning: to the revisor, and where who has read stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from api.acts import REVISION
from api.acts.sight import GRANSKNING
from api.web.formats import dag_i_ord
from api.web.models.frame import Kind, Notice

if TYPE_CHECKING:
    from audit.store.log import Log
    from audit.store.log_events import ReadingRecorded


def insyn_notices(log: Log, granskning: UUID | None) -> tuple[Notice, ...]:
    """Give what stands over the page: within which granskning one reads; nothing for others."""
    if granskning is None:
        return ()
    found = REVISION.state(log).granskningar[granskning]
    last = f" till och med {dag_i_ord(found.insyn.sista_dag)}" if found.insyn else ""
    body = f"Varje läsning visas för nämnden. Insynen gäller{last}."
    return (Notice(Kind.INFO, f"Du läser inom granskningen ”{found.rubrik}”", body),)


def rubriker(log: Log) -> dict[str, str]:
    """Give the heading of every granskning by its id, as records of readings name it."""
    return {str(one.id): one.rubrik for one in REVISION.state(log).granskningar.values()}


def within(reading: ReadingRecorded, headings: Mapping[str, str]) -> str:
    """Say within which granskning a reading was; empty for all others."""
    granskning = (reading.filters or {}).get(GRANSKNING)
    return f"inom granskningen ”{headings.get(granskning, '–')}”" if granskning else ""

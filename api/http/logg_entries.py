"""The entries of a log as they were hashed: for those with a role for it, after a record."""

from __future__ import annotations

import base64
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from api.auth import Access, Permission, require
from api.http.documented import NAMND, answered, problems
from api.http.logg import MOST
from audit.store.reading import Reading, record_reading

router = APIRouter(prefix=NAMND + "/logg", tags=["Loggen"])
MOST_ENTRIES: Final = 256
_EXAMPLE: Final = {
    "start": 1,
    "size": 1024,
    "next": 2,
    "entries": [{"position": 1, "bytes": "eyJib2R5Ijp7…"}],
}


class EntriesQuery(BaseModel):
    """Which stretch of the log."""

    model_config = ConfigDict(extra="forbid")
    start: int = Field(1, ge=1, le=MOST, description="Första löpnumret.")
    limit: int = Field(20, ge=1, le=MOST_ENTRIES, description="Högsta antal poster.")


class LogEntry(BaseModel):
    """One entry."""

    position: int = Field(description="Löpnummer.")
    bytes: str = Field(description="Exakt de byte som kontrollsumman räknas på (base64).")


class LogEntries(BaseModel):
    """A stretch of the log."""

    start: int = Field(description="Första löpnumret som frågan gällde.")
    size: int = Field(description="Loggens storlek när den lästes.")
    next: int | None = Field(description="Löpnumret att fortsätta från, om det finns fler.")
    entries: list[LogEntry] = Field(description="Posterna i ordning.")


@router.get(
    "/entries",
    summary="Poster ur loggen",
    responses={
        200: answered("Posterna.", _EXAMPLE),
        **problems(401, 403, 404, 405, 422),
    },
)
def entries(
    access: Annotated[Access, Depends(require(Permission.ENTRIES))],
    query: Annotated[EntriesQuery, Query()],
) -> LogEntries:
    """Ger poster exakt som de kontrollsummerades; läsningen antecknas innan något visas."""
    log = access.log
    size = log.head().size
    last = min(query.start + query.limit - 1, size)
    filters = {"start": str(query.start), "limit": str(query.limit)}
    reading = Reading("logg", filters=filters, count=max(0, last - query.start + 1))
    record_reading(log, access.context, reading)
    found = log.entries(query.start, last)
    return LogEntries(
        start=query.start,
        size=size,
        next=last + 1 if query.start <= last < size else None,
        entries=[
            LogEntry(position=position, bytes=base64.b64encode(data).decode())
            for position, data in found
        ],
    )

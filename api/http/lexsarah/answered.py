"""What a command answers: the new version, its löpnummer, and what the caller may do next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from pydantic import BaseModel, Field

from api.acts import events_of, next_acts_of
from api.http.documented import API
from api.http.lexsarah.examples import ARENDE
from api.http.lexsarah.opened import Oppnad
from api.http.lexsarah.table import COLLECTION, ROWS, Row
from api.http.moments import utc
from api.http.preconditions import etag

if TYPE_CHECKING:
    from api.acts import Acting, Done
    from audit.envelope import Event
    from audit.lexsarah import Stream
    from audit.store.log import Log

_ROW_OF: Final = {row.act: row for row in ROWS}


class Nasta(BaseModel):
    """One act that the caller may take next."""

    act: str = Field(description="Handlingens namn.")
    label: str = Field(description="Vad den är.")
    href: str = Field(description="Adressen att skicka den till (POST).")


class Andrad(BaseModel):
    """Another resource that changed in the same batch."""

    id: UUID = Field(description="Resursens id.")
    version: int = Field(description="Dess nya version.")
    etag: str = Field(description="Dess ETag.")
    href: str = Field(description="Dess adress.")


class Utfort(BaseModel):
    """What a command led to."""

    act: str = Field(description="Handlingens namn.")
    id: UUID = Field(description="Resursens id.")
    version: int = Field(description="Resursens nya version.")
    etag: str = Field(description="ETag att skicka i If-Match nästa gång.")
    lopnummer: int = Field(description="Löpnummer i loggen.")
    recorded_at: str = Field(description="Loggens tid (UTC).")
    next_acts: list[Nasta] = Field(description="Vad du får göra härnäst.")
    also: list[Andrad] = Field(description="Andra resurser som ändrades på en gång.")
    opened: list[Oppnad] | None = Field(
        None, description="Det som handlingen öppnade; visas en gång, inte när begäran upprepas."
    )
    kvittokod: str | None = Field(None, description="Koden till rapportens kvitto och status.")
    replayed: bool = Field(exclude=True, description="Sant om begäran hade kommit förut.")


def example(row: Row) -> dict[str, Any]:
    """Show an answer."""
    return {
        "act": row.act,
        "id": ARENDE,
        "version": 7,
        "etag": etag(7),
        "lopnummer": 4812,
        "recorded_at": "2026-03-20T09:15:00.000000Z",
        "next_acts": [
            {
                "act": "take_arende",
                "label": "Ta ärendet som utredare",
                "href": f"{API}/namnder/prov/lex-sarah/arenden/{ARENDE}/take-arende",
            }
        ],
        "also": [],
        "opened": None,
        "kvittokod": None,
    }


def href_of(log: Log, stream: Stream, id_: UUID) -> str:
    """Address a resource."""
    return f"{API}/namnder/{log.namnd.slug}{COLLECTION[stream]}/{id_}"


def nasta(acting: Acting, stream: Stream, id_: UUID, events: Sequence[Event]) -> list[Nasta]:
    """List the commands that the caller may give next, with their addresses."""
    named = (_ROW_OF[name] for name in next_acts_of(acting, stream, events) if name in _ROW_OF)
    home = href_of(acting.log, stream, id_)
    return [
        Nasta(act=row.act, label=row.label, href=f"{home}/{row.act.replace('_', '-')}")
        for row in named
        if not row.of_table.starts
    ]


def utfort(acting: Acting, row: Row, done: Done, also: Sequence[Andrad] = ()) -> Utfort:
    """Say what a command led to, and what the caller may do as it stood right after."""
    events = events_of(acting.log, done)
    return Utfort(
        act=row.act,
        id=done.stream,
        version=done.version,
        etag=etag(done.version),
        lopnummer=done.position,
        recorded_at=utc(done.recorded_at),
        next_acts=nasta(acting, row.stream, done.stream, events),
        also=list(also),
        opened=None,
        kvittokod=None,
        replayed=done.replayed,
    )

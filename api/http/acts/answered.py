"""What an act answers: the new version, its löpnummer, what it made, and what may be done next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, Field

from api.acts import events_of
from api.http.acts.addressed import EXAMPLE_ID
from api.http.documented import API
from api.http.lexsarah.answered import Nasta
from api.http.moments import utc
from api.http.preconditions import etag
from audit.codec import plain

if TYPE_CHECKING:
    from api.acts import Acting, Done
    from api.http.acts.area import Area, Key, Kind, Row
    from audit.envelope import Event


class Oppnad(BaseModel):
    """What an act opened besides its own resource."""

    what: str = Field(description="Vad det är, till exempel `internkontroll_avvikelse`.")
    id: str = Field(description="Dess id.")
    href: str = Field(description="Dess adress.")


class Gjord(BaseModel):
    """What an act led to."""

    act: str = Field(description="Handlingens namn.")
    href: str = Field(description="Resursens adress.")
    version: int = Field(description="Resursens nya version.")
    etag: str = Field(description="ETag att skicka i If-Match nästa gång.")
    lopnummer: int = Field(description="Löpnummer i loggen.")
    recorded_at: str = Field(description="Loggens tid (UTC).")
    made: str | int | None = Field(
        description="Id eller nummer för det som handlingen skapade i resursen, om något."
    )
    opened: list[Oppnad] = Field(
        description="Vad handlingen öppnade i samma stund: en mätning vars utfall är utanför "
        "gränsen öppnar en avvikelse. Oftast tom."
    )
    next_acts: list[Nasta] = Field(description="Vad du får göra härnäst.")
    replayed: bool = Field(exclude=True, description="Sant om begäran hade kommit förut.")


def example(area: Area, row: Row) -> dict[str, Any]:
    """Show an answer."""
    kind = area.kind(row)
    named = "/".join([EXAMPLE_ID] if not kind.fixed else ["2024", "1"][: len(kind.parts)])
    home = f"{API}/namnder/prov{kind.path}/{named}"
    follows = next(one for one in area.rows if area.kind(one) is kind and not area.begins(one))
    return {
        "act": row.act,
        "href": home,
        "version": 7,
        "etag": etag(7),
        "lopnummer": 4812,
        "recorded_at": "2024-03-20T09:15:00.000000Z",
        "made": EXAMPLE_ID if row.makes else None,
        "opened": _example_opened(area, row),
        "next_acts": [
            {
                "act": follows.act,
                "label": area.act(follows).label,
                "href": f"{home}/{follows.act.replace('_', '-')}",
            }
        ],
    }


def _example_opened(area: Area, row: Row) -> list[dict[str, str]]:
    kind = area.opened(row)
    if kind is None:
        return []
    href = f"{API}/namnder/prov{kind.path}/{EXAMPLE_ID}"
    return [{"what": kind.what, "id": EXAMPLE_ID, "href": href}]


def nasta(
    area: Area, kind: Kind, acting: Acting, home: str, events: Sequence[Event]
) -> list[Nasta]:
    """List the acts that the caller may do next on a stream, with their addresses."""
    named = area.door.next_acts(acting, kind.stream, events)
    rows = (area.row_of[name] for name in named if name in area.row_of)
    return [
        Nasta(
            act=row.act,
            label=area.act(row).label,
            href=f"{home}/{row.act.replace('_', '-')}",
        )
        for row in rows
        if not area.begins(row)
    ]


def answer(area: Area, row: Row, acting: Acting, key: Key, done: Done) -> Gjord:
    """Say what an act led to, and what the caller may do as it stood right after."""
    kind = area.kind(row)
    home = kind.href(acting.log, key)
    events = events_of(acting.log, done)
    return Gjord(
        act=row.act,
        href=home,
        version=done.version,
        etag=etag(done.version),
        lopnummer=done.position,
        recorded_at=utc(done.recorded_at),
        made=_made(row, events[-1]),
        opened=_opened(area, row, acting, done),
        next_acts=nasta(area, kind, acting, home, events),
        replayed=done.replayed,
    )


def _made(row: Row, event: Event) -> str | int | None:
    """Give the id or number of what the act made within its stream."""
    name = row.makes or row.numbers
    found = getattr(event, name, None) if name else None
    return None if found is None else plain(found)


def _opened(area: Area, row: Row, acting: Acting, done: Done) -> list[Oppnad]:
    """Name what the act opened besides: only acts that may open something are asked."""
    kind = area.opened(row)
    if kind is None or row.opens is None:
        return []
    return [
        Oppnad(what=kind.what, id=str(one), href=kind.href(acting.log, (one,)))
        for one in row.opens.found(acting.log, done)
    ]

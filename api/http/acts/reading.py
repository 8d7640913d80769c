"""Reading the streams of an area: lists with facts alone, and one with its words for who may.

What is read is recorded before anything is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from api.acts import Acting
from api.auth import Access, Permission, require
from api.http.acts.answered import nasta
from api.http.acts.area import MISSING
from api.http.acts.models import PerQuery, RaderQuery, example_list, example_one, models_of
from api.http.acts.shown import told
from api.http.arenden import made_handelse
from api.http.documented import NAMND, answered, problems
from api.http.lexsarah.parts import Kodat
from api.http.moments import a_day
from api.http.preconditions import etag
from api.http.signature import signed
from audit.errors import AuthorityError, NotFoundError, StateError
from audit.store.reading import Reading, record_reading
from projections.trail.timeline import items_of

if TYPE_CHECKING:
    from uuid import UUID

    from pydantic import BaseModel

    from api.http.acts.area import Area, Key, Kind
    from audit.envelope import Recorded

MayRead = Annotated[Access, Depends(require(Permission.FIGURES))]
"""Whoever sees figures sees the facts; who reads the words, the table of acts says."""
NOT_TOLD = frozenset({"arenden", "handelser", "kallreferens", "happened"})
"""Facts that name cases behind a number, or a case in its source: lists of their own have those."""


def add_reading(router: APIRouter, area: Area) -> None:
    """Give every kind of stream of an area its list and its address for one."""
    for kind in area.kinds:
        _add_list(router, area, kind)
        _add_one(router, area, kind)


def _add_list(router: APIRouter, area: Area, kind: Kind) -> None:
    answer = models_of(kind).listed

    def rows(request: Request, access: Access, query: RaderQuery) -> BaseModel:
        return _listed(area, kind, Acting.of(request, access), access, query)

    hints = {"request": Request, "access": MayRead, "query": Annotated[RaderQuery, Query()]}
    router.add_api_route(
        NAMND + kind.path,
        signed(rows, f"list_{kind.rader}", hints),
        methods=["GET"],
        response_model=answer,
        tags=[area.tag],
        summary=kind.several,
        description=f"{kind.several}: uppgifter utan text. Att listan lästes antecknas.",
        responses={
            200: answered("Listan.", example_list(kind)),
            **problems(401, 403, 404, 405, 422),
        },
    )


def _add_one(router: APIRouter, area: Area, kind: Kind) -> None:
    answer = models_of(kind).one

    def one(request: Request, response: Response, **given: Any) -> BaseModel:
        acting = Acting.of(request, given["access"])
        shown = _one(area, kind, acting, given["access"], kind.key(given), given["query"])
        response.headers["ETag"] = getattr(shown, "etag", "")
        return shown

    hints: Mapping[str, Any] = {
        "request": Request,
        "response": Response,
        "access": MayRead,
        "query": Annotated[PerQuery, Query()],
        **kind.parts,
    }
    router.add_api_route(
        NAMND + kind.address,
        signed(one, f"read_{kind.stream.value}", hints),
        methods=["GET"],
        response_model=answer,
        tags=[area.tag],
        summary=kind.one,
        description=f"{kind.one}, och allt som har registrerats. Läsningen antecknas innan något "
        "visas. Den som bara får se uppgifter får dem utan text.",
        responses={
            200: answered("Så står det.", example_one(area, kind)),
            **problems(401, 403, 404, 405, 422),
        },
    )


def _listed(area: Area, kind: Kind, acting: Acting, access: Access, query: RaderQuery) -> BaseModel:
    log, known = acting.log, query.position(acting.log)
    per = acting.today if query.per is None else a_day("per", query.per)
    there = kind.there(area.door.state(log, known))
    found = [
        (key, state)
        for key, state in there.items()
        if state.version and query.steg in (None, state.steg.value)
    ]
    rows = found[query.offset : query.offset + query.limit]
    reading = Reading(kind.what, filters=query.filters(), count=len(rows))
    record_reading(log, access.context, reading)
    return models_of(kind).listed.model_validate(
        {
            "namnd": log.namnd.slug,
            "constructed": log.constructed,
            "per": per,
            "position": known,
            "total": len(found),
            "limit": query.limit,
            "offset": query.offset,
            kind.rader: [
                _head(area, kind, acting, key, state) | _tells(kind, state, per, brief=True)
                for key, state in rows
            ],
        }
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """What may be shown of a stream: its history, with words where they may be read."""

    history: list[Recorded]
    words: bool


def _one(
    area: Area, kind: Kind, acting: Acting, access: Access, key: Key, query: PerQuery
) -> BaseModel:
    log, known = acting.log, query.position(acting.log)
    per = acting.today if query.per is None else a_day("per", query.per)
    if key not in kind.there(area.door.state(log, known)):
        # A question about what is not there is recorded like one about a list with nothing in it.
        record_reading(log, access.context, Reading(kind.what, count=0))
        raise NotFoundError(MISSING)
    read = _read(area, kind, acting, access, kind.id(log, key), known)
    events = [one.event for one in read.history]
    state = area.door.table.state_of(kind.stream, events)
    head = _head(area, kind, acting, key, state)
    return models_of(kind).one.model_validate(
        head
        | _tells(kind, state, per)
        | {
            "namnd": log.namnd.slug,
            "constructed": log.constructed,
            "per": per,
            "position": known,
            "words": read.words,
            "next_acts": nasta(area, kind, acting, head["href"], events),
            "handelser": [
                made_handelse(item, with_words=read.words, not_told=NOT_TOLD)
                for item in items_of(read.history)
            ],
        }
    )


def _read(
    area: Area, kind: Kind, acting: Acting, access: Access, stream: UUID, known: int
) -> _Read:
    """Record the reading and give the history: with its words, or else its facts alone."""
    if kind.reads:
        try:
            history = area.door.read(acting, kind.reads, stream, kind.what, known=known)
        except (AuthorityError, StateError):
            # Not to be read by this person, or nothing stands: the facts are there all the same.
            pass
        else:
            return _Read(history, words=True)
    record_reading(acting.log, access.context, Reading(kind.what, arende=stream))
    loaded = acting.log.load_many([stream]).get(stream, [])
    return _Read([one for one in loaded if one.position <= known], words=False)


def _head(area: Area, kind: Kind, acting: Acting, key: Key, state: Any) -> dict[str, Any]:
    labels = {one.value: label for one, label in area.door.table.steg_labels.items()}
    return {
        **dict(zip(kind.parts if kind.fixed else ("id",), key, strict=True)),
        "href": kind.href(acting.log, key),
        "version": state.version,
        "etag": etag(state.version),
        "steg": Kodat.of(state.steg.value, labels),
    }


def _tells(kind: Kind, state: Any, per: date, *, brief: bool = False) -> dict[str, Any]:
    return {tell.name: told(tell.of(state, per)) for tell in kind.tells if tell.brief or not brief}

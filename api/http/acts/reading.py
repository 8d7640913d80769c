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
PROBLEMS = problems(401, 403, 404, 405, 422)
_WORDS = "Läsningen antecknas innan något visas. Den som bara får se uppgifter får dem utan text."
NOT_TOLD = frozenset({"arenden", "handelser", "kallreferens", "happened"})
"""Facts that name cases behind a number, or a case in its source: lists of their own have those."""


def add_reading(router: APIRouter, area: Area) -> None:
    """Give every kind of stream of an area its list and its address for one."""
    for kind in area.kinds:
        _add_list(router, area, kind)
        _add_one(router, area, kind)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked about a kind of stream: by whom, on which day, as known at which löpnummer."""

    area: Area
    kind: Kind
    acting: Acting
    access: Access
    known: int
    per: date

    @classmethod
    def of(
        cls, area: Area, kind: Kind, request: Request, access: Access, query: PerQuery | RaderQuery
    ) -> _Asked:
        """Resolve a question; raises InvalidInputError for a moment or day that is none."""
        acting = Acting.of(request, access)
        per = acting.today if query.per is None else a_day("per", query.per)
        return cls(area, kind, acting, access, query.position(acting.log), per)

    @property
    def there(self) -> Mapping[Key, Any]:
        """Give every stream of the kind that there was then."""
        return self.kind.there(self.area.door.state(self.acting.log, self.known))

    @property
    def about(self) -> dict[str, Any]:
        """Say what the answer rests on."""
        log = self.acting.log
        return {
            "namnd": log.namnd.slug,
            "constructed": log.constructed,
            "per": self.per,
            "position": self.known,
        }

    def record(self, reading: Reading) -> None:
        """Record that something is about to be shown, or refuse to show it."""
        record_reading(self.acting.log, self.access.context, reading)

    def told(self, key: Key, state: Any, *, brief: bool = False) -> dict[str, Any]:
        """Tell of one: what it is named by, where it stands, and what is told of its kind."""
        kind, labels = self.kind, self.area.door.table.steg_labels
        tells = (tell for tell in kind.tells if tell.brief or not brief)
        return {
            **dict(zip(kind.parts if kind.fixed else ("id",), key, strict=True)),
            "href": kind.href(self.acting.log, key),
            "version": state.version,
            "etag": etag(state.version),
            "steg": Kodat(kod=state.steg.value, label=labels[state.steg]),
            **{tell.name: told(tell.of(state, self.per)) for tell in tells},
        }


def _add_list(router: APIRouter, area: Area, kind: Kind) -> None:
    def rows(request: Request, access: Access, query: RaderQuery) -> BaseModel:
        return _listed(_Asked.of(area, kind, request, access, query), query)

    says = f"{kind.several}: uppgifter utan text. Att listan lästes antecknas."
    hints = {"request": Request, "access": MayRead, "query": Annotated[RaderQuery, Query()]}
    router.add_api_route(
        NAMND + kind.path,
        signed(rows, f"list_{kind.rader}", hints),
        methods=["GET"],
        response_model=models_of(kind).listed,
        tags=[area.tag],
        summary=kind.several,
        description=says,
        responses={200: answered("Listan.", example_list(kind)), **PROBLEMS},
    )


def _add_one(router: APIRouter, area: Area, kind: Kind) -> None:
    def one(request: Request, response: Response, **given: Any) -> BaseModel:
        query: PerQuery = given["query"]
        asked = _Asked.of(area, kind, request, given["access"], query)
        shown = _one(asked, kind.key(given))
        response.headers["ETag"] = shown["etag"]
        return models_of(kind).one.model_validate(shown)

    hints: dict[str, Any] = {
        "request": Request, "response": Response, "access": MayRead,
        "query": Annotated[PerQuery, Query()], **kind.parts,
    }  # fmt: skip
    router.add_api_route(
        NAMND + kind.address,
        signed(one, f"read_{kind.stream.value}", hints),
        methods=["GET"],
        response_model=models_of(kind).one,
        tags=[area.tag],
        summary=kind.one,
        description=f"{kind.one}, och allt som har registrerats. {_WORDS}",
        responses={200: answered("Så står det.", example_one(area, kind)), **PROBLEMS},
    )


def _listed(asked: _Asked, query: RaderQuery) -> BaseModel:
    kind, wanted = asked.kind, query.steg
    found = [
        (key, state)
        for key, state in asked.there.items()
        if state.version and wanted in (None, state.steg.value)
    ]
    rows = found[query.offset : query.offset + query.limit]
    asked.record(Reading(kind.listed, filters=query.filters(), count=len(rows)))
    return models_of(kind).listed.model_validate(
        {
            **asked.about,
            "total": len(found),
            "limit": query.limit,
            "offset": query.offset,
            kind.rader: [asked.told(key, state, brief=True) for key, state in rows],
        }
    )


def _one(asked: _Asked, key: Key) -> dict[str, Any]:
    area, kind = asked.area, asked.kind
    if key not in asked.there:
        # A question about what is not there is recorded like one about a list with nothing in it.
        asked.record(Reading(kind.what, count=0))
        raise NotFoundError(MISSING)
    history, words = _read(asked, kind.id(asked.acting.log, key))
    events = [one.event for one in history]
    shown = asked.told(key, area.door.table.state(kind.stream, events))
    return {
        **shown,
        **asked.about,
        "words": words,
        "next_acts": nasta(area, kind, asked.acting, shown["href"], events),
        "handelser": [
            made_handelse(item, with_words=words, not_told=NOT_TOLD) for item in items_of(history)
        ],
    }


def _read(asked: _Asked, stream: UUID) -> tuple[list[Recorded], bool]:
    """Record the reading and give the history: with its words, or else its facts alone."""
    acting, kind, known = asked.acting, asked.kind, asked.known
    if kind.reads:
        try:
            history = asked.area.door.read(acting, kind.reads, stream, kind.what, known=known)
        except (AuthorityError, StateError):
            # Not to be read by this person, or nothing stands: the facts are there all the same.
            pass
        else:
            return history, True
    asked.record(Reading(kind.what, arende=stream))
    loaded = acting.log.load_many([stream]).get(stream, [])
    return [one for one in loaded if one.position <= known], False

"""What the handlers of these pages share: who acts, where one stands, what is known of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Final, Protocol, TypeVar

from fastapi import Path

from api.acts import MASKED, Acting, Sight, kvartal_id, the_organisation, vantelista_id
from api.web.asked import asked_of
from api.web.build.basis import notices_of
from api.web.build.frame import frame_of
from api.web.build.insyn import insyn_notices
from api.web.build.verkstallighet.seen import Seen, Standing
from api.web.deps import links_of
from audit.store.log import LATEST
from audit.verkstallighet.verkstallighet import Verkstallighet
from projections.imports.status import import_status
from projections.runner import catch_up
from projections.verkstallighet.view import VIEW

if TYPE_CHECKING:
    from uuid import UUID

    from fastapi import Request

    from api.auth import Access
    from api.web.models.frame import Frame, Notice
    from audit.store.log import Log
    from projections.snapshot import Basis

Year = Annotated[int, Path(ge=1990, le=2999)]
Number = Annotated[int, Path(ge=1, le=4)]
SECTION: Final = "ej_verkstallda"
"""The item of the menu that these pages belong to."""
KINDS: Final = ("ej_verkstallda", "erbjudanden", "avbrott")
"""The kinds of extract that these pages rest on."""
WAITS_FOR: Final = 1_000
"""Entries that a page lets the view read first, so that what was just done is there."""
NOTHING: Final = Verkstallighet()


class Answer(Protocol):
    """What was read out of the view, and whether it had read enough for it."""

    @property
    def basis(self) -> Basis:
        """Give how far the view has come."""

    @property
    def behind(self) -> bool:
        """Tell whether it had not read all that the answer should rest on."""


Found = TypeVar("Found", bound=Answer)


def frame_for(
    title: str, access: Access, sight: Sight = MASKED, notices: tuple[Notice, ...] = ()
) -> Frame:
    """Make the surroundings of a page of this area."""
    told = (*insyn_notices(access.log, sight.granskning), *notices)
    return frame_of(title, access, links_of(access), told, section=SECTION)


def standing_of(request: Request, log: Log) -> Standing:
    """Read on which day the page stands, and what was known; raises InvalidInputError."""
    asked = asked_of(log, request.query_params)
    asof = asked.resolve(log)
    return Standing(asked.stand, asof, import_status(log, asof.position, KINDS))


def seen_by(
    request: Request,
    access: Access,
    title: str,
    *,
    sight: Sight = MASKED,
    standing: Standing | None = None,
    known: Verkstallighet = NOTHING,
    basis: Basis | None = None,
) -> Seen:
    """Put together what a page is made of; `sight` is how the person sees its sealed words.

    `known` holds the streams that the page itself shows; `basis` what a list of it rests on.
    """
    stands = standing or standing_of(request, access.log)
    told = notices_of(basis, stands.asof.position, stands.imports) if basis else []
    return Seen(
        acting=Acting.of(request, access),
        known=known,
        organisation=the_organisation(access.log),
        frame=frame_for(title, access, sight, tuple(told)),
        standing=stands,
        gjort=request.query_params.get("gjort", ""),
        words=sight.words,
    )


def abreast(log: Log, ask: Callable[[], Found]) -> Found:
    """Ask the view, once more where it lacked a little: what was just done is then there."""
    found = ask()
    if not found.behind or found.basis.error or found.basis.behind > WAITS_FOR:
        return found
    catch_up(log, VIEW)
    return ask()


def one_stream(log: Log, stream: UUID, known: int = LATEST) -> Verkstallighet:
    """Give one stream of the area as it was known at a löpnummer, without its words."""
    history = log.load_many([stream]).get(stream, [])
    return NOTHING.with_history([one.event for one in history if one.position <= known])


def kvartal_known(log: Log, ar: int, nummer: int, known: int = LATEST) -> Verkstallighet:
    """Give what has been reported of a quarter."""
    return one_stream(log, kvartal_id(log, ar, nummer), known)


def vantelista_known(log: Log, ar: int, known: int = LATEST) -> Verkstallighet:
    """Give the waiting list of a year."""
    return one_stream(log, vantelista_id(log, ar), known)

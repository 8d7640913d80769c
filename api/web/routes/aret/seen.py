"""What the handlers of these pages share: who acts, on which day, and what was registered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final
from uuid import UUID

from fastapi import Path

from api.acts import ARSPLAN, MASKED, Acting, Sight
from api.web.asked import asked_of
from api.web.build.aret.seen import Seen
from api.web.build.frame import frame_of
from api.web.build.insyn import insyn_notices
from api.web.deps import links_of
from audit.arsplan.checks import FIRST_YEAR, LAST_YEAR
from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from fastapi import Request

    from api.auth import Access
    from api.web.models.frame import Frame
    from audit.arsplan.arsmal import Arsmal
    from audit.arsplan.arsplan import Arsplan
    from audit.envelope import Recorded

Year = Annotated[int, Path(ge=FIRST_YEAR, le=LAST_YEAR)]
SECTION: Final = "namndens_ar"
"""The item of the menu that these pages belong to."""


@dataclass(frozen=True, slots=True)
class Words:
    """The sealed words of a page: the act that reads them, their stream, and the page's name."""

    act: str = ""
    stream: UUID | None = None
    what: str = ""


NONE: Final = Words()
"""What a page without sealed words asks for."""


def frame_for(title: str, access: Access, sight: Sight = MASKED) -> Frame:
    """Make the surroundings of a page of the year."""
    notices = insyn_notices(access.log, sight.granskning)
    return frame_of(title, access, links_of(access), notices, section=SECTION)


def seen_by(request: Request, access: Access, ar: int, title: str, about: Words = NONE) -> Seen:
    """Put together what a page is made of; `about` names the sealed words that belong to it.

    Raises InvalidInputError for a day that is none.
    """
    acting = Acting.of(request, access)
    asked = asked_of(access.log, request.query_params)
    asof = asked.resolve(access.log)
    sight = ARSPLAN.sight(acting, about.act, about.stream) if about.stream else MASKED
    known = ARSPLAN.state(access.log, asof.position)
    return Seen(
        acting=acting,
        known=known,
        plan=known.plan(ar).on(asked.per),
        mal=known.arsmal(ar).on(asked.per),
        frame=frame_for(title, access, sight),
        ar=ar,
        asked=asked,
        asof=asof,
        gjort=request.query_params.get("gjort", ""),
        words=sight.words,
    )


def history_of(seen: Seen, access: Access, about: Words, state: Arsplan | Arsmal) -> list[Recorded]:
    """Give a stream as it was registered, with its sealed words where the person may read them.

    The reading is recorded first. Raises LogUnavailableError where it cannot be.
    """
    log, known, stream = access.log, seen.asof.position, about.stream
    if stream is None:
        return []
    # What gallring touched has no words left; what stands of it is shown, and recorded, like facts.
    if seen.words and state.version and not state.erased:
        return ARSPLAN.read(seen.acting, about.act, stream, about.what, known=known)
    record_reading(log, access.context, Reading(about.what, arende=stream))
    return [one for one in ARSPLAN.history(log, stream) if one.position <= known]
